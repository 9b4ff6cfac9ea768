//! Findings: the rules look at each interaction in the transaction that changes it, and the counts follow at once.

use std::collections::BTreeMap;
use std::sync::Arc;

use ::store::Hook;
use ::store::Tx;
use guide::Facts;
use guide::Finding;
use guide::Outcome;
use guide::Rule;
use kernel::Actor;
use kernel::CentreId;
use kernel::EmployeeId;
use kernel::Error;
use kernel::Id;
use kernel::Permission;
use kernel::Recorded;
use kernel::Result;
use kernel::Role;
use kernel::Timestamp;
use kernel::refuse;
use org::ServiceId;
use platform::App;
use platform::jobs::WORK;

use crate::CaseId;
use crate::InteractionId;
use crate::finding_events::FindingDisputed;
use crate::finding_events::TalliesSummed;
use crate::store::findings as kept;
use crate::store::tally_days;

/// Decide the disputes of others about findings.
pub const DECIDE: Permission = Permission { key: "desk.decide", roles: &[Role::Supervisor, Role::CentreManager] };
/// Read what was found of a colleague where no customer's matter was judged.
pub const READ_SEEN: Permission =
    Permission { key: "desk.read-seen", roles: &[Role::Supervisor, Role::CentreManager, Role::QualityReviewer, Role::EntityAdministrator] };

/// A finding as it stands, with what became of it in dispute.
#[derive(Clone, Debug)]
pub struct Kept {
    /// Its id.
    pub id: i64,
    /// The case; none where no customer's matter was judged, but what is to be so in a centre whoever comes.
    pub case: Option<CaseId>,
    /// The centre in which that was; none for what is of a case.
    pub centre: Option<CentreId>,
    /// The interaction that was judged, or the occasion on which something was seen without one.
    pub interaction: InteractionId,
    /// The clause.
    pub clause: String,
    /// The rule's version.
    pub rule_version: u32,
    /// The register's version.
    pub register_version: String,
    /// What the rule says.
    pub outcome: Outcome,
    /// Whose act it was.
    pub employee: Option<EmployeeId>,
    /// The numbers of the events that prove it.
    pub evidence: Vec<i64>,
    /// When it was judged last.
    pub at: Timestamp,
    /// The day it counts for, in days since 1970 in Bahrain.
    pub day: i64,
    /// The service it counts for: that of the case when it was first judged.
    pub service: Option<ServiceId>,
    /// Why the employee disputes it.
    pub dispute: Option<String>,
    /// What the supervisor wrote.
    pub dispute_note: Option<String>,
    /// `upheld` or `overturned`.
    pub ruling: Option<String>,
}

impl Kept {
    /// What counts: an overturned miss counts as not observed.
    pub fn counts_as(&self) -> Outcome {
        if self.ruling.as_deref() == Some(Ruling::Overturned.key()) { Outcome::NotObserved } else { self.outcome }
    }
}

/// What a supervisor decides of a dispute.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ruling {
    /// The finding stands.
    Upheld,
    /// The employee is right.
    Overturned,
}

impl Ruling {
    /// Its stable name.
    pub const fn key(self) -> &'static str {
        match self {
            Ruling::Upheld => "upheld",
            Ruling::Overturned => "overturned",
        }
    }

    /// Reads a stable name.
    pub fn parse(key: &str) -> Option<Self> {
        [Ruling::Upheld, Ruling::Overturned].into_iter().find(|ruling| ruling.key() == key)
    }
}

/// The day in Bahrain, in days since 1970, for which something at this instant counts.
pub fn day_of(at: Timestamp) -> i64 {
    (at.as_second() + 3 * 3600).div_euclid(86_400)
}

/// Makes the hook that judges every interaction in which a transaction recorded something that wakes a rule, and every occasion in a centre that
/// is of no case.
pub fn judging(rules: Vec<Rule>) -> Hook {
    Arc::new(move |tx| judge_touched(tx, &rules))
}

fn judge_touched(tx: &mut Tx<'_>, rules: &[Rule]) -> Result<()> {
    let mut awake: BTreeMap<(Option<i64>, i64), Vec<&Rule>> = BTreeMap::new();
    for event in tx.recorded() {
        let Some((case, interaction)) = event.interaction.map(|interaction| (event.case, interaction)) else { continue };
        for rule in rules.iter().filter(|rule| rule.wakes_on(&event.kind)) {
            let woken = awake.entry((case, interaction)).or_default();
            if !woken.iter().any(|known| known.clause == rule.clause) {
                woken.push(rule);
            }
        }
    }
    awake.into_iter().try_for_each(|((case, interaction), rules)| judge(tx, case.map(Id::new), Id::new(interaction), &rules))
}

fn judge(tx: &mut Tx<'_>, case: Option<CaseId>, interaction: InteractionId, rules: &[&Rule]) -> Result<()> {
    let events = tx.events_of_interaction(interaction.get())?;
    let now = tx.now();
    let found = rules.iter().filter_map(|rule| Some(Finding::new(rule, &(rule.judge)(&Facts { events: &events, now })?, now)));
    let found: Vec<Finding> = found.collect();
    let known = if found.is_empty() || tx.is_new_id(interaction) { Vec::new() } else { kept::of_interaction(tx, interaction)? };
    let changed = found.into_iter().map(|finding| {
        let before = known.iter().find(|old| old.clause == finding.clause);
        (before, finding)
    });
    let changed: Vec<_> = changed.filter(|(before, finding)| before.is_none_or(|old| is_new_to(old, finding))).collect();
    let is_first = changed.iter().any(|(before, _)| before.is_none());
    let service = match case.filter(|_| is_first) {
        Some(case) => service_of(tx, case)?,
        None => None,
    };
    let place = Place { case, centre: if case.is_none() { centre_of(&events) } else { None }, interaction, service };
    changed.into_iter().try_for_each(|(before, finding)| keep(tx, place, before, finding))
}

/// Where something was judged.
#[derive(Clone, Copy)]
struct Place {
    case: Option<CaseId>,
    centre: Option<CentreId>,
    interaction: InteractionId,
    service: Option<ServiceId>,
}

/// The centre in which something was seen, as its events say.
fn centre_of(events: &[Recorded]) -> Option<CentreId> {
    events.iter().find_map(|event| event.data.get("centre")?.as_i64()).map(Id::new)
}

/// Whether a finding changes what is kept. What a supervisor has decided, or an older rule found with the same outcome, stays.
fn is_new_to(old: &Kept, finding: &Finding) -> bool {
    old.ruling.is_none() && (old.outcome != finding.outcome || old.evidence != finding.evidence)
}

/// Writes a finding and moves the counts. The first of a clause counts for the service that the case has now.
fn keep(tx: &mut Tx<'_>, place: Place, before: Option<&Kept>, finding: Finding) -> Result<()> {
    let dispute = before.and_then(|old| still_disputed(old, &finding));
    let new = Kept {
        id: before.map_or_else(|| tx.new_id::<()>().get(), |old| old.id),
        case: place.case,
        centre: place.centre,
        interaction: place.interaction,
        clause: finding.clause,
        rule_version: finding.rule_version,
        register_version: finding.register_version,
        outcome: finding.outcome,
        employee: finding.employee,
        evidence: finding.evidence,
        at: finding.at,
        day: before.map_or_else(|| day_of(finding.at), |old| old.day),
        service: before.map_or(place.service, |old| old.service),
        dispute,
        dispute_note: None,
        ruling: None,
    };
    kept::save(tx, &new)?;
    match before {
        Some(old) if old.counts_as() == new.counts_as() && old.employee == new.employee => Ok(()),
        Some(old) => kept::count(tx, old, -1).and_then(|()| kept::count(tx, &new, 1)),
        None => kept::count(tx, &new, 1),
    }
}

/// The service of a case. Of one that this transaction opens, its events say it: reading the row would send every write before its time.
fn service_of(tx: &mut Tx<'_>, case: CaseId) -> Result<Option<ServiceId>> {
    if !tx.is_new_id(case) {
        return kept::service_of(tx, case);
    }
    let sorted = tx.recorded().iter().rev().filter(|event| event.case == Some(case.get()));
    let service = sorted.filter_map(|event| event.data.get("sorts")?.get("service")).next();
    Ok(service.and_then(serde_json::Value::as_i64).map(Id::new))
}

/// An objection holds while the same employee is still found to have missed the clause, by whatever evidence.
fn still_disputed(before: &Kept, finding: &Finding) -> Option<String> {
    let is_the_same = finding.outcome == Outcome::Missed && finding.employee == before.employee;
    before.dispute.clone().filter(|_| is_the_same)
}

/// Sums up the counts of the days before yesterday. The days that may still be today somewhere are left, however clocks differ.
///
/// # Errors
/// What the database says.
pub async fn sum_up_tallies(app: &App) -> Result<()> {
    let before = day_of(app.now()) - 1;
    loop {
        let grant = Actor::system("tallies", None).may(WORK)?;
        let sum_up = move |tx: &mut Tx<'_>| {
            let moved = tally_days::sum_up(tx, before)?;
            // Whoever else writes forgets by it up to when sums were made.
            moved.map_or(Ok(None), |to_day| tx.record(TalliesSummed { to_day }).map(|_| Some(to_day)))
        };
        if app.write(grant, sum_up).await?.is_none_or(|to| to >= before) {
            return Ok(());
        }
    }
}

/// The employee whose act was judged disputes the finding.
///
/// # Errors
/// Refused for anybody else's finding, one that is not a miss, or a second time; `Invalid` without a reason.
pub fn dispute(tx: &mut Tx<'_>, id: i64, why: &str) -> Result<Kept> {
    let mut finding = kept::one(tx, id)?.ok_or(Error::NotFound("finding"))?;
    if finding.employee != Some(tx.actor().employee()?) {
        return Err(refuse("desk-not-your-finding").into());
    }
    if finding.outcome != Outcome::Missed || finding.dispute.is_some() {
        return Err(refuse("desk-cannot-dispute").into());
    }
    if why.trim().is_empty() {
        return Err(kernel::invalid("why", "desk-reason-needed"));
    }
    finding.dispute = Some(why.trim().into());
    kept::save(tx, &finding)?;
    tx.record(FindingDisputed { case: finding.case.map(Id::get), finding: id, step: "disputed", note: why.trim().into() })?;
    Ok(finding)
}

/// A supervisor decides a dispute. Nobody decides about themselves.
///
/// # Errors
/// Refused when nothing is disputed, when it is decided, or when it is one's own.
pub fn rule(tx: &mut Tx<'_>, id: i64, ruling: Ruling, note: &str) -> Result<Kept> {
    let mut finding = kept::one(tx, id)?.ok_or(Error::NotFound("finding"))?;
    if finding.employee == Some(tx.actor().employee()?) {
        return Err(refuse("desk-own-dispute").into());
    }
    if finding.dispute.is_none() || finding.ruling.is_some() {
        return Err(refuse("desk-nothing-disputed").into());
    }
    kept::count(tx, &finding, -1)?;
    finding.ruling = Some(ruling.key().into());
    finding.dispute_note = Some(note.trim().into());
    kept::save(tx, &finding)?;
    kept::count(tx, &finding, 1)?;
    tx.record(FindingDisputed { case: finding.case.map(Id::get), finding: id, step: ruling.key(), note: note.trim().into() })?;
    Ok(finding)
}
