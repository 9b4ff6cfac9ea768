//! The gaps of the days ahead: services, channels and languages for which absences, and colleagues who serve no more, leave nobody qualified,
//! and owners for whom nobody stands in.

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::fmt::Write;

use ::store::Tx;
use calendar::Calendar;
use calendar::Date;
use kernel::Actor;
use kernel::EmployeeId;
use kernel::Id;
use kernel::Lang;
use kernel::Permission;
use kernel::Result;
use kernel::Role;
use kernel::Timestamp;
use org::Absence;
use org::ServiceId;
use org::Skill;
use platform::App;
use platform::accounts;

use crate::notices;
use crate::store;
use crate::store::coverage;

/// See the gaps of the days ahead.
pub const COVERAGE: Permission =
    Permission { key: "desk.coverage", roles: &[Role::Supervisor, Role::CentreManager, Role::EntityAdministrator] };
const WATCH: Permission = Permission { key: "desk.watch-coverage", roles: &[Role::System] };

/// How many days ahead are looked at.
const AHEAD: usize = 14;

/// A time of a day ahead at which nobody who is qualified is present.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gap {
    /// The day.
    pub day: Date,
    /// The key of the channel.
    pub channel: String,
    /// The language.
    pub lang: Lang,
    /// The services; none of them means every service of the entity.
    pub services: Vec<ServiceId>,
    /// Those who are qualified and away, or may not serve any more.
    pub away: Vec<EmployeeId>,
    /// Whether no absence is to blame, so that it is the same on every day: all of those may not serve any more.
    pub is_lasting: bool,
}

/// Somebody with open cases who will be away while nobody stands in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Uncovered {
    /// The first such day.
    pub day: Date,
    /// Who.
    pub employee: EmployeeId,
    /// How many open cases they own now.
    pub open: i64,
}

/// The gaps of the days ahead, the next day first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Coverage {
    /// Where nobody qualified is present.
    pub gaps: Vec<Gap>,
    /// Owners for whom nobody stands in.
    pub uncovered: Vec<Uncovered>,
}

impl Coverage {
    /// The first day ahead on which the entity serves people, and what is missing on it.
    fn of_day(&self, day: Date) -> Coverage {
        Coverage {
            gaps: self.gaps.iter().filter(|gap| gap.day == day).cloned().collect(),
            uncovered: self.uncovered.iter().filter(|one| one.day == day).cloned().collect(),
        }
    }

    /// The gaps as one text, by which it is known whether they were told.
    fn fingerprint(&self) -> String {
        let mut text = String::new();
        for gap in &self.gaps {
            let day = if gap.is_lasting { String::new() } else { gap.day.to_string() };
            let _ = write!(text, "{day} {} {} {:?} {:?};", gap.channel, gap.lang.code(), gap.services, gap.away);
        }
        for one in &self.uncovered {
            let _ = write!(text, "{} {};", one.day, one.employee);
        }
        text
    }
}

/// The days ahead on which the entity serves people, each with its hours.
fn days(calendar: &Calendar, now: Timestamp) -> Vec<(Date, Vec<calendar::Opening>)> {
    let today = now.to_zoned(ui::bahrain()).date();
    let ahead = std::iter::successors(today.tomorrow().ok(), |day| day.tomorrow().ok()).take(AHEAD);
    ahead.map(|day| (day, calendar.periods_of(day))).filter(|(_, openings)| !openings.is_empty()).collect()
}

/// The gaps of the days ahead.
///
/// # Errors
/// What the database says.
pub fn coverage(tx: &mut Tx<'_>) -> Result<Coverage> {
    let (now, calendar) = (tx.now(), crate::calendars::of_entity(tx)?);
    let days = days(&calendar, now);
    let Some(last) = days.last().and_then(|(_, openings)| openings.last()) else { return Ok(Coverage::default()) };
    let staff = Staff {
        skills: org::store::known_skills(tx)?,
        serving: org::store::serving(tx)?.into_iter().map(|one| one.id).collect(),
        absences: org::store::absences_between(tx, now, last.to)?,
    };
    if staff.absences.is_empty() && staff.skills.iter().all(|skill| staff.serving.contains(&skill.employee)) {
        return Ok(Coverage::default());
    }
    let offered: Vec<ServiceId> = org::store::services(tx)?.into_iter().filter(|one| one.is_offered).map(|one| one.id).collect();
    let mut found = Coverage::default();
    for (day, openings) in &days {
        found.gaps.extend(gaps_of_day(*day, &instants(openings, &staff.absences), &staff, &offered));
    }
    found.uncovered = uncovered(tx, &days, &staff.absences)?;
    Ok(found)
}

/// Who can do what, and who of them is there.
struct Staff {
    /// Also of those who may not serve any more: what they could do is missing where nobody else can.
    skills: Vec<Skill>,
    serving: BTreeSet<EmployeeId>,
    absences: Vec<Absence>,
}

impl Staff {
    fn is_missing(&self, who: EmployeeId, at: Timestamp) -> bool {
        !self.serving.contains(&who) || is_away(&self.absences, who, at)
    }
}

/// The instants of a day at which presence can change: when service begins, and when somebody leaves or comes back during it.
fn instants(openings: &[calendar::Opening], absences: &[Absence]) -> Vec<Timestamp> {
    let mut all: BTreeSet<Timestamp> = openings.iter().map(|opening| opening.from).collect();
    let within = |at: &Timestamp| openings.iter().any(|opening| *at >= opening.from && *at < opening.to);
    all.extend(absences.iter().flat_map(|absence| [absence.begins_at, absence.ends_at]).filter(within));
    all.into_iter().collect()
}

fn is_away(absences: &[Absence], who: EmployeeId, at: Timestamp) -> bool {
    absences.iter().any(|absence| absence.employee == who && absence.begins_at <= at && absence.ends_at > at)
}

/// What is missing on a day: for each channel and language, the services for which somebody is qualified and nobody of them is present.
fn gaps_of_day(day: Date, instants: &[Timestamp], staff: &Staff, offered: &[ServiceId]) -> Vec<Gap> {
    let wanted: BTreeSet<(&str, Lang)> = staff.skills.iter().map(|skill| (skill.channel.as_str(), skill.lang)).collect();
    let mut gaps = Vec::new();
    for (channel, lang) in wanted {
        let here: Vec<&Skill> = staff.skills.iter().filter(|skill| skill.channel == channel && skill.lang == lang).collect();
        let qualified = |service: Option<ServiceId>| -> Vec<EmployeeId> {
            let enough = here.iter().filter(|skill| skill.service.is_none() || skill.service == service);
            enough.map(|skill| skill.employee).collect()
        };
        let is_missing =
            |people: &[EmployeeId]| !people.is_empty() && instants.iter().any(|at| people.iter().all(|who| staff.is_missing(*who, *at)));
        let missing: Vec<ServiceId> = offered.iter().copied().filter(|service| is_missing(&qualified(Some(*service)))).collect();
        let everyone: Vec<EmployeeId> = here.iter().map(|skill| skill.employee).collect();
        let is_every = is_missing(&everyone);
        if missing.is_empty() && !is_every {
            continue;
        }
        let away = here.iter().map(|skill| skill.employee).filter(|who| instants.iter().any(|at| staff.is_missing(*who, *at)));
        let away: BTreeSet<EmployeeId> = away.collect();
        let services = if is_every { Vec::new() } else { missing };
        let is_lasting = away.iter().all(|who| !staff.serving.contains(who));
        gaps.push(Gap { day, channel: channel.into(), lang, services, away: away.into_iter().collect(), is_lasting });
    }
    gaps
}

/// The owners of open cases who are away on a day ahead while nobody stands in, each with the first such day.
fn uncovered(tx: &mut Tx<'_>, days: &[(Date, Vec<calendar::Opening>)], absences: &[Absence]) -> Result<Vec<Uncovered>> {
    let loads: BTreeMap<EmployeeId, i64> = store::loads(tx)?.into_iter().filter(|(_, open)| *open > 0).collect();
    let mut found: Vec<Uncovered> = Vec::new();
    for (day, openings) in days {
        for at in instants(openings, absences) {
            for (employee, open) in &loads {
                let is_known = found.iter().any(|one| one.employee == *employee);
                if !is_known && is_away(absences, *employee, at) && org::stand_in(tx, *employee, at)?.is_none() {
                    found.push(Uncovered { day: *day, employee: *employee, open: *open });
                }
            }
        }
    }
    Ok(found)
}

/// Tells the supervisors of every entity what will be missing on the next working day, once for each set of gaps; answers in how many.
///
/// # Errors
/// What the database says.
pub async fn tell_gaps(app: &App) -> Result<usize> {
    let clock = Actor::system("coverage", None);
    let mut many = 0;
    for entity in app.read(clock.may(WATCH)?, org::store::entities).await? {
        let grant = clock.may(WATCH)?.within(entity.id);
        if app.read(grant.clone(), untold).await?.is_some() {
            app.write(grant, tell).await?;
            many += 1;
        }
    }
    Ok(many)
}

/// The gaps of the next working day as one text, where it is not the one that was told; empty when they have closed.
fn untold(tx: &mut Tx<'_>) -> Result<Option<String>> {
    let (now, calendar) = (tx.now(), crate::calendars::of_entity(tx)?);
    let Some((next, _)) = days(&calendar, now).into_iter().next() else { return Ok(None) };
    let missing = coverage(tx)?.of_day(next);
    let text = missing.fingerprint();
    Ok((coverage::told(tx)? != text).then_some(text))
}

fn tell(tx: &mut Tx<'_>) -> Result<()> {
    let Some(text) = untold(tx)? else { return Ok(()) };
    coverage::write_down(tx, &text)?;
    if text.is_empty() {
        return Ok(());
    }
    let entity = tx.entity()?;
    let holders = [accounts::holders(tx, entity, Role::Supervisor)?, accounts::holders(tx, entity, Role::CentreManager)?].concat();
    let people: BTreeSet<EmployeeId> = holders.into_iter().map(|(id, _)| id).collect();
    people.into_iter().try_for_each(|id: Id<_>| notices::tell(tx, id, "gaps", None))
}
