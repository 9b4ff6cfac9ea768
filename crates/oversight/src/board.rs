//! The supervisor's board: what is late, what soon will be, what nobody has, what waits for customers, and who has how much in hand.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use ::store::Tx;
use desk::CaseId;
use desk::Listed;
use desk::Mark;
use desk::View;
use desk::store::Load;
use kernel::CentreId;
use kernel::EmployeeId;
use kernel::Result;
use kernel::Timestamp;
use org::Employee;

use crate::figures::measure::Counts;
use crate::figures::measure::Cut;
use crate::figures::measure::Measure;
use crate::figures::sums::Hour;
use crate::period::Period;
use crate::store::read;

/// How many cases a part of the board shows.
const ROWS: u32 = 12;
/// What is due within so many minutes will soon be late.
pub(crate) const SOON_MINUTES: i64 = 120;
const MILLIS_OF_AN_HOUR: i64 = 3_600_000;

/// A case on the board.
#[derive(Clone, Debug)]
pub(crate) struct Row {
    pub(crate) case: Listed,
    /// Who answers for it; none for nobody.
    pub(crate) owner: Option<String>,
}

/// A part of the board: some cases, the most urgent first, and whether there are more.
#[derive(Clone, Debug)]
pub(crate) struct Part {
    /// The list of which these are the first: `late`, `soon`, `unassigned`, `answered`.
    pub(crate) key: &'static str,
    pub(crate) rows: Vec<Row>,
    pub(crate) has_more: bool,
}

/// Someone who serves.
#[derive(Clone, Debug)]
pub(crate) struct Person {
    pub(crate) id: EmployeeId,
    pub(crate) name: String,
    pub(crate) is_away: bool,
    /// Whether work can be given to them.
    pub(crate) may_serve: bool,
    pub(crate) load: Load,
    pub(crate) answered_today: i64,
    /// The case in which something happened last.
    pub(crate) newest: Option<Listed>,
}

impl Person {
    /// What is in hand: open and not put aside.
    pub(crate) fn in_hand(&self) -> i64 {
        self.load.open - self.load.snoozed
    }
}

/// A case that is to be given to somebody, and its version.
#[derive(Clone, Debug)]
pub(crate) struct Giving {
    pub(crate) case: CaseId,
    pub(crate) reference: String,
    pub(crate) subject: String,
    pub(crate) owner: Option<EmployeeId>,
    /// Those who are qualified for it.
    pub(crate) qualified: Vec<EmployeeId>,
    pub(crate) seen: i64,
}

/// All that the board shows.
#[derive(Clone, Debug)]
pub(crate) struct Board {
    /// The sums of all that is in reach, nobody's cases among them.
    pub(crate) load: Load,
    /// Open cases that nobody owns.
    pub(crate) unassigned: i64,
    /// The sums of those whose owners have left.
    pub(crate) left: Load,
    pub(crate) parts: Vec<Part>,
    pub(crate) people: Vec<Person>,
    /// What came and went today by the hour, from midnight in Bahrain.
    pub(crate) hours: Vec<Hour>,
    pub(crate) giving: Option<Giving>,
}

impl Board {
    /// What came and went today.
    pub(crate) fn today(&self) -> Hour {
        let mut sum = Hour::default();
        for hour in &self.hours {
            sum.received += hour.received;
            sum.answered += hour.answered;
            sum.closed += hour.closed;
        }
        sum
    }
}

/// Reads the board of what the transaction's right reaches: as many statements whatever is stored and however many serve.
pub(crate) fn board(tx: &mut Tx<'_>, give: Option<CaseId>) -> Result<Board> {
    let centres = tx.grant().centres().to_vec();
    let all = org::store::all_employees(tx)?;
    let is_reached = |employee: &&Employee| centres.is_empty() || employee.centre.is_some_and(|centre| centres.contains(&centre));
    let (staff, gone): (Vec<&Employee>, Vec<&Employee>) = all.iter().filter(is_reached).partition(|employee| employee.is_active);
    let loads = desk::store::all_loads(tx)?;
    let sum_of = |owners: &[&Employee]| {
        let owners: BTreeSet<EmployeeId> = owners.iter().map(|employee| employee.id).collect();
        sum(loads.iter().filter(|load| load.owner.is_some_and(|owner| owners.contains(&owner))))
    };
    let (nobody, left) = (sum(loads.iter().filter(|load| load.owner.is_none())), sum_of(&gone));
    let people = people(tx, &staff, &loads)?;
    Ok(Board {
        load: sum([&nobody, &left, &sum_of(&staff)]),
        unassigned: nobody.open - nobody.snoozed,
        left,
        parts: parts(tx, &all)?,
        hours: today(tx, &centres)?,
        giving: give.map_or(Ok(None), |id| giving(tx, id))?,
        people,
    })
}

fn sum<'l>(loads: impl IntoIterator<Item = &'l Load>) -> Load {
    let mut sum = Load::default();
    for load in loads {
        sum.open += load.open;
        sum.late += load.late;
        sum.snoozed += load.snoozed;
        sum.answered += load.answered;
    }
    sum
}

/// Those who have or did something, who has most late first; those who have nothing in order of names.
fn people(tx: &mut Tx<'_>, staff: &[&Employee], loads: &[Load]) -> Result<Vec<Person>> {
    let (now, lang) = (tx.now(), tx.actor().lang);
    let today = desk::day_of(now);
    let away: BTreeSet<EmployeeId> = org::store::absences_at(tx, now)?.into_iter().map(|absence| absence.employee).collect();
    let serving: BTreeSet<EmployeeId> = org::store::serving(tx)?.into_iter().map(|one| one.id).collect();
    let skilled: BTreeSet<EmployeeId> = org::store::all_skills(tx)?.into_iter().map(|skill| skill.employee).collect();
    let loads: BTreeMap<EmployeeId, Load> = loads.iter().filter_map(|load| Some((load.owner?, *load))).collect();
    let done: BTreeMap<String, Counts> = read::subjects(tx, Cut::Employee, None, Period { from: today, to: today })?;
    let newest = desk::store::newest_of_owners(tx)?;
    let mut newest: BTreeMap<EmployeeId, Listed> = newest.into_iter().filter_map(|case| Some((case.owner?, case))).collect();
    let person = |employee: &&Employee| Person {
        id: employee.id,
        name: employee.name.get(lang).into(),
        is_away: away.contains(&employee.id),
        may_serve: serving.contains(&employee.id),
        load: loads.get(&employee.id).copied().unwrap_or_default(),
        answered_today: done.get(&employee.id.to_string()).map_or(0, |counts| counts[Measure::Answered]),
        newest: newest.remove(&employee.id),
    };
    let mut people: Vec<Person> = staff.iter().map(person).collect();
    // Who neither serves nor has anything in hand has no place on the board.
    people.retain(|person| person.load.open > 0 || person.answered_today > 0 || skilled.contains(&person.id));
    people.sort_by(|one, other| {
        (other.load.late, other.in_hand()).cmp(&(one.load.late, one.in_hand())).then_with(|| one.name.cmp(&other.name))
    });
    Ok(people)
}

fn parts(tx: &mut Tx<'_>, all: &[Employee]) -> Result<Vec<Part>> {
    let now = tx.now();
    let soon = now.as_millisecond() + SOON_MINUTES * 60_000;
    let (late, more_late) = desk::list(tx, View::Late, None, ROWS)?;
    let (mut next, _) = desk::list(tx, View::Waiting, Some(Mark { at: now.as_millisecond(), id: i64::MAX }), ROWS + 1)?;
    next.retain(|row| row.due_at.is_some_and(|due| due.as_millisecond() <= soon));
    let parts = [
        ("late", late, more_late.is_some()),
        cut("soon", next),
        cut("unassigned", desk::longest(tx, View::Unassigned, ROWS + 1)?),
        cut("answered", desk::longest(tx, View::Answered, ROWS + 1)?),
    ];
    let lang = tx.actor().lang;
    let names: BTreeMap<EmployeeId, &str> = all.iter().map(|employee| (employee.id, employee.name.get(lang))).collect();
    let row = |case: Listed| Row { owner: case.owner.map(|owner| names.get(&owner).copied().unwrap_or_default().to_owned()), case };
    let part = |(key, rows, has_more): (&'static str, Vec<Listed>, bool)| Part { key, rows: rows.into_iter().map(row).collect(), has_more };
    Ok(parts.into_iter().map(part).collect())
}

fn cut(key: &'static str, mut rows: Vec<Listed>) -> (&'static str, Vec<Listed>, bool) {
    let has_more = rows.len() > ROWS as usize;
    rows.truncate(ROWS as usize);
    (key, rows, has_more)
}

/// The hours of today, from midnight in Bahrain to now.
fn today(tx: &mut Tx<'_>, centres: &[CentreId]) -> Result<Vec<Hour>> {
    let hour = |at: Timestamp| at.as_millisecond().div_euclid(MILLIS_OF_AN_HOUR);
    let now = hour(tx.now());
    // Bahrain is three hours ahead all year.
    let midnight = (now + 3).div_euclid(24) * 24 - 3;
    let centres: Vec<i64> = centres.iter().map(|centre| centre.get()).collect();
    let found = read::hours(tx, &centres, midnight)?;
    Ok((midnight..=now).map(|hour| found.get(&hour).copied().unwrap_or_default()).collect())
}

fn giving(tx: &mut Tx<'_>, id: CaseId) -> Result<Option<Giving>> {
    let Some(case) = desk::store::case(tx, id)?.filter(|case| case.state == desk::State::Open) else { return Ok(None) };
    let qualified = org::store::qualified(tx, &case.channel, case.lang, case.service)?;
    Ok(Some(Giving { case: case.id, reference: case.reference, subject: case.subject, owner: case.owner, qualified, seen: case.version }))
}
