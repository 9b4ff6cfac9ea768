//! Breaks as those who take them and those who lead the floor see them.

use std::collections::BTreeMap;

use ::store::Tx;
use kernel::Bilingual;
use kernel::CentreId;
use kernel::EmployeeId;
use kernel::Lang;
use kernel::Result;
use kernel::Timestamp;
use org::ServiceId;
use ui::Page;

use crate::break_line::Ground;
use crate::breaks::BREAKS;
use crate::breaks::Break;
use crate::breaks::Stage;
use crate::cover::Missing;
use crate::store;

/// What whoever sits at a counter is told of their break.
pub(crate) struct OwnBreak {
    own: Option<Break>,
    planned: Vec<Break>,
    /// The place in the line, from 1; 0 for who stands in none.
    place: usize,
    /// Whose return is awaited, and until when they are away.
    awaited: Option<(Bilingual, Timestamp)>,
    missing: Option<(Missing, Bilingual)>,
    /// The lengths that may be asked for.
    lengths: Vec<u32>,
}

impl OwnBreak {
    /// Reads it for the one who acts.
    pub(crate) fn read(tx: &mut Tx<'_>, centre: CentreId) -> Result<OwnBreak> {
        let (me, now, all) = (tx.actor().employee()?, tx.now(), store::open_breaks(tx, centre)?);
        let ground = Ground::of(tx, centre)?;
        let own = all.iter().find(|one| one.employee == me && one.stage != Stage::Planned).cloned();
        let line: Vec<&Break> = all.iter().filter(|one| one.stage == Stage::Asked).collect();
        let place = line.iter().position(|one| one.employee == me).map_or(0, |place| place + 1);
        let mut shown = OwnBreak { place, awaited: None, missing: None, lengths: ground.cover.lengths.clone(), planned: Vec::new(), own };
        if let Some(own) = shown.own.as_ref().filter(|own| own.stage == Stage::Asked) {
            let mut away: Vec<(Timestamp, EmployeeId)> =
                all.iter().filter(|one| is_away(one, me)).map(|one| (one.span(now).to, one.employee)).collect();
            away.sort_unstable();
            if let Some((until, who)) = away.get(place.saturating_sub(1)).or(away.last()) {
                shown.awaited = org::store::employee(tx, *who)?.map(|who| (who.name, *until));
            }
            if let Some((_, missing)) = ground.against((own.employee, own.minutes), (&all, now)) {
                shown.missing = Some((missing, service_of(tx, missing)?));
            }
        }
        shown.planned = all.into_iter().filter(|one| one.employee == me && one.stage == Stage::Planned).collect();
        Ok(shown)
    }

    /// Whether they are away.
    pub(crate) fn is_running(&self) -> bool {
        self.own.as_ref().is_some_and(|own| own.stage == Stage::Running)
    }

    /// In words.
    pub(crate) fn shown(&self, page: &Page) -> BreakWords {
        let today = page.now.to_zoned(ui::bahrain()).date().to_string();
        let planned = self.planned.iter().filter(|one| one.day == today).map(|one| planned_words(page, one)).collect();
        let lengths = if self.own.is_none() { self.lengths.clone() } else { Vec::new() };
        let (kind, title, text) = match &self.own {
            None => ("", String::new(), String::new()),
            Some(own) if own.stage == Stage::Running => running(page, own),
            Some(own) if own.stage == Stage::Granted => {
                ("info", page.tn("centre-break-granted", own.minutes), page.t("centre-break-granted-text"))
            }
            Some(own) => ("info", page.t2("centre-break-asked", "n", i64::from(own.minutes), "place", self.place), self.why(page)),
        };
        BreakWords { kind: kind.into(), title, text, planned, lengths, may_take_back: self.own.as_ref().is_some_and(Break::waits) }
    }

    /// What is missing, and whose return is awaited.
    fn why(&self, page: &Page) -> String {
        let missing = self.missing.as_ref().map(|(missing, service)| missing_words(page, *missing, service.get(page.lang)));
        let awaited = match &self.awaited {
            Some((name, until)) => page.t2("centre-break-awaits", "name", name.get(page.lang), "time", page.time(*until).as_str()),
            None => page.t("centre-break-awaits-counter"),
        };
        [missing.unwrap_or_default(), awaited].into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" ")
    }
}

/// Somebody else who is away, or goes after their visit.
fn is_away(one: &Break, me: EmployeeId) -> bool {
    one.employee != me && matches!(one.stage, Stage::Running | Stage::Granted)
}

fn service_of(tx: &mut Tx<'_>, missing: Missing) -> Result<Bilingual> {
    let service: Option<ServiceId> = match missing {
        Missing::Counters { .. } => None,
        Missing::Service(service) | Missing::Language(service, _) => Some(service),
    };
    let service = service.map_or(Ok(None), |service| org::store::service(tx, service))?;
    Ok(service.map(|service| service.name).unwrap_or_default())
}

fn missing_words(page: &Page, missing: Missing, service: &str) -> String {
    match missing {
        Missing::Counters { least, .. } => page.tn("centre-break-needs-counters", least),
        Missing::Service(_) => page.t1("centre-break-needs-service", "service", service),
        Missing::Language(_, Lang::Ar) => page.t1("centre-break-needs-arabic", "service", service),
        Missing::Language(_, Lang::En) => page.t1("centre-break-needs-english", "service", service),
    }
}

fn running(page: &Page, own: &Break) -> (&'static str, String, String) {
    if own.is_urgent() {
        let since = page.time(own.begun.unwrap_or(own.asked));
        return ("warn", page.t1("centre-urgent-away", "time", since.as_str()), page.t("centre-urgent-away-text"));
    }
    let time = page.time(own.due.unwrap_or(page.now));
    if own.due.is_some_and(|due| due < page.now) {
        ("warn", page.t1("centre-break-was-until", "time", time.as_str()), page.t("centre-break-over-text"))
    } else {
        ("info", page.t1("centre-break-until", "time", time.as_str()), page.t("centre-break-running-text"))
    }
}

fn planned_words(page: &Page, one: &Break) -> String {
    let time = page.time(one.planned.unwrap_or(one.asked));
    page.ta("centre-break-planned-for", &[("time", time.into()), ("n", i64::from(one.minutes).into())])
}

/// What the counter's page says of a break.
pub(crate) struct BreakWords {
    pub(crate) kind: String,
    pub(crate) title: String,
    pub(crate) text: String,
    /// The breaks that are planned for today.
    pub(crate) planned: Vec<String>,
    /// What may be asked for now.
    pub(crate) lengths: Vec<u32>,
    pub(crate) may_take_back: bool,
}

/// The breaks of a centre as the floor shows them, with the names of those who take them.
pub(crate) struct FloorBreaks {
    all: Vec<Break>,
    names: BTreeMap<EmployeeId, Bilingual>,
}

impl FloorBreaks {
    /// Reads them for who leads the floor; nothing for others.
    pub(crate) fn read(tx: &mut Tx<'_>, centre: CentreId) -> Result<FloorBreaks> {
        let mut names = BTreeMap::new();
        let all = if tx.actor().can(BREAKS) { store::open_breaks(tx, centre)? } else { Vec::new() };
        for one in &all {
            if let Some(who) = org::store::employee(tx, one.employee)? {
                names.insert(who.id, who.name);
            }
        }
        Ok(FloorBreaks { all, names })
    }

    /// Those of one day.
    pub(crate) fn rows(&self, page: &Page, day: &str) -> Vec<BreakRow> {
        let mut place = 0;
        let rows = self.all.iter().filter(|one| one.day == day).map(|one| {
            place += usize::from(one.stage == Stage::Asked);
            BreakRow::of(page, one, (self.names.get(&one.employee).map_or("", |name| name.get(page.lang)), place))
        });
        rows.collect()
    }
}

/// A break as the floor shows it.
pub(crate) struct BreakRow {
    pub(crate) id: String,
    pub(crate) who: String,
    pub(crate) words: String,
    pub(crate) kind: &'static str,
    pub(crate) length: String,
    pub(crate) reason: String,
    pub(crate) may_grant: bool,
    pub(crate) may_remove: bool,
}

impl BreakRow {
    fn of(page: &Page, one: &Break, (who, place): (&str, usize)) -> BreakRow {
        let time = |at: Option<Timestamp>| page.time(at.unwrap_or(one.asked));
        let (kind, words) = match one.stage {
            Stage::Running if one.is_urgent() => ("bad", page.t1("centre-urgent-floor", "time", time(one.begun).as_str())),
            Stage::Running if one.due.is_some_and(|due| due < page.now) => {
                ("bad", page.t1("centre-break-not-back", "time", time(one.due).as_str()))
            }
            Stage::Running => ("warn", page.t1("centre-break-away-until", "time", time(one.due).as_str())),
            Stage::Granted => ("ok", page.t("centre-break-after-visit")),
            Stage::Asked => ("", page.t1("centre-break-in-line", "place", i64::try_from(place).unwrap_or(i64::MAX))),
            _ => ("", page.t1("centre-break-planned-at", "time", time(one.planned).as_str())),
        };
        BreakRow {
            id: one.id.to_string(),
            who: who.into(),
            words,
            kind,
            length: page.tn("centre-minutes", one.minutes),
            reason: one.reason.clone(),
            may_grant: one.stage == Stage::Asked,
            may_remove: one.stage == Stage::Planned,
        }
    }
}
