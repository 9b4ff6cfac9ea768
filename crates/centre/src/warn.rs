//! Warns before customers wait longer than they should, and says what would prevent it: who is free and qualified, and which counter could
//! serve again (4.before.no-long-wait).

pub(crate) mod ahead;

use std::collections::BTreeSet;

use ::store::Tx;
use kernel::Bilingual;
use kernel::Lang;
use kernel::Result;
use routing::expected_waits;
use ui::Words;

use crate::KEY;
use crate::queue::QueueId;
use crate::scene::Scene;
use crate::scene::person;
use crate::store;
use crate::ticket::Ticket;

/// How many who could help are thought of, and how many of them are named.
const THOUGHT_OF: usize = 12;
const NAMED: usize = 3;

/// What is to be expected of those who wait now.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Warning {
    /// How many wait.
    pub(crate) waiting: usize,
    /// How many of them will probably be called later than they should.
    pub(crate) late: usize,
    /// What would help, the best first.
    pub(crate) helps: Vec<Help>,
}

/// Somebody who would help.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Help {
    /// Who.
    pub(crate) name: Bilingual,
    /// Their counter, where they sit at one that is paused.
    pub(crate) counter: Option<u32>,
    /// How many would then still be called later than they should.
    pub(crate) late: usize,
}

/// What is to be expected at a centre now.
pub(crate) fn warning(tx: &mut Tx<'_>, scene: &Scene) -> Result<Warning> {
    let targets = Targets::of(tx, scene)?;
    let late = targets.missed(scene, &scene.counters).len();
    let mut warning = Warning { waiting: scene.waiting.len(), late, helps: Vec::new() };
    if late > 0 {
        let mut helps = back_from_pause(tx, scene, &targets)?;
        helps.extend(free(tx, scene, &targets)?);
        helps.retain(|help| help.late < late);
        helps.sort_by_key(|help| help.late);
        helps.truncate(NAMED);
        warning.helps = helps;
    }
    Ok(warning)
}

/// The queues of a centre in which somebody will probably be called later than they should.
pub(crate) fn threatened(tx: &mut Tx<'_>, scene: &Scene) -> Result<BTreeSet<QueueId>> {
    Ok(Targets::of(tx, scene)?.missed(scene, &scene.counters).into_iter().map(|ticket| ticket.queue).collect())
}

/// By when each of those who wait should be called.
struct Targets {
    /// How long each may still wait, in seconds; below 0 where that is over.
    left: Vec<i64>,
}

impl Targets {
    fn of(tx: &mut Tx<'_>, scene: &Scene) -> Result<Targets> {
        let (offered, now) = (store::offered(tx, scene.centre())?, tx.now());
        let left = scene.waiting.iter().map(|ticket| {
            // Whoever was sent on was called in time or not before; how long they were served is no wait.
            if ticket.case.is_some() {
                return i64::MAX;
            }
            let target = offered.iter().find(|one| one.service == ticket.service).map(|one| one.target).unwrap_or_default();
            let left = i64::try_from(target.as_secs()).unwrap_or(i64::MAX);
            left - i64::try_from(ticket.kept_waiting(now).as_secs()).unwrap_or_default()
        });
        Ok(Targets { left: left.collect() })
    }

    /// Those who will probably be called later than they should, with these counters. Whom nobody can serve is called too late.
    fn missed<'s>(&self, scene: &'s Scene, counters: &[routing::Counter]) -> Vec<&'s Ticket> {
        let waits = expected_waits(&scene.floor(scene.turns(), counters), scene.seed());
        let calibration = &scene.experience().calibration;
        let is_late =
            |left: i64, wait: Option<routing::Wait>| wait.is_none_or(|wait| i64::from(calibration.corrected(&wait).likely) > left);
        let all = scene.waiting.iter().zip(self.left.iter().copied().zip(waits));
        all.filter(|(_, (left, wait))| is_late(*left, *wait)).map(|(ticket, _)| ticket).collect()
    }
}

/// Whoever sits at a counter that is paused, if they came back now.
fn back_from_pause(tx: &mut Tx<'_>, scene: &Scene, targets: &Targets) -> Result<Vec<Help>> {
    let mut helps = Vec::new();
    for (place, number) in &scene.paused {
        let mut counters = scene.counters.clone();
        counters[*place].pauses.clear();
        let name = org::store::employee(tx, counters[*place].person.id)?.map(|who| who.name).unwrap_or_default();
        helps.push(Help { name, counter: Some(*number), late: targets.missed(scene, &counters).len() });
    }
    Ok(helps)
}

/// Whoever serves at counters, is not away and has nothing else in hand, if they opened one now.
fn free(tx: &mut Tx<'_>, scene: &Scene, targets: &Targets) -> Result<Vec<Help>> {
    let now = tx.now();
    let skilled = org::store::all_skills(tx)?;
    let mut helps = Vec::new();
    for employee in org::store::employees(tx)? {
        let is_skilled = skilled.iter().any(|skill| skill.employee == employee.id && skill.channel == KEY);
        let is_elsewhere = employee.centre.is_some_and(|centre| scene.centre() != centre);
        if !is_skilled || is_elsewhere || store::counter_at(tx, employee.id)?.is_some() {
            continue;
        }
        if org::stand_in(tx, employee.id, now)? != Some(employee.id) || desk::visit::is_engaged(tx, employee.id)? {
            continue;
        }
        let one = routing::Counter { person: person(tx, employee.id)?, busy: None, pauses: Vec::new(), until: None };
        let counters: Vec<routing::Counter> = scene.counters.iter().cloned().chain([one]).collect();
        helps.push(Help { name: employee.name, counter: None, late: targets.missed(scene, &counters).len() });
        if helps.len() == THOUGHT_OF {
            break;
        }
    }
    Ok(helps)
}

impl Warning {
    /// What would help, in words, the best first; that nobody could where that is so.
    pub(crate) fn helps_in_words(&self, words: &Words, lang: Lang) -> Vec<String> {
        let help = |help: &Help| {
            let name = ("name", help.name.get(lang).into());
            match help.counter {
                Some(number) => {
                    words.say(lang, "centre-help-back", &[name, ("number", i64::from(number).into()), ("late", help.late.into())])
                }
                None => words.say(lang, "centre-help-new", &[name, ("late", help.late.into())]),
            }
        };
        if self.helps.is_empty() { vec![words.say(lang, "centre-help-none", &[])] } else { self.helps.iter().map(help).collect() }
    }
}
