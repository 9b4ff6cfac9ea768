//! The statements behind figures: counts by clause and week, and the findings of one figure.

use std::collections::BTreeMap;

use ::store::Row;
use ::store::Tx;
use ::store::Value;
use guide::Outcome;
use guide::Tally;
use kernel::CentreId;
use kernel::EmployeeId;
use kernel::Result;
use kernel::Timestamp;
use org::ServiceId;

use crate::store::tally_days;

/// Whose acts are counted, inside the transaction's entity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Scope {
    /// Everybody's, and the entity's own.
    Entity,
    /// Those of the employees of some centres.
    Centres(Vec<CentreId>),
    /// One employee's.
    Employee(EmployeeId),
}

impl Scope {
    /// The condition on a column of employees, and its parameters from a number on; the first parameter of the statement is the entity.
    pub(crate) fn condition(&self, column: &str, first: usize) -> (String, Vec<Value>) {
        match self {
            Scope::Entity => (String::new(), Vec::new()),
            Scope::Employee(id) => (format!(" and {column} = ${first}"), vec![(*id).into()]),
            Scope::Centres(centres) => {
                let (places, centres) = ::store::listed(first, centres.iter().copied());
                (format!(" and {column} in (select id from employees where entity_id = $1 and centre_id in ({places}))"), centres)
            }
        }
    }
}

/// The counts of a clause in a week. Weeks begin on Sunday and are numbered from the one in which 1970 began.
#[derive(Clone, Debug)]
pub struct Week {
    /// The clause.
    pub clause: String,
    /// The week's number.
    pub number: i64,
    /// The counts.
    pub tally: Tally,
}

const SUMS: &str =
    "cast(sum(met) as bigint), cast(sum(missed) as bigint), cast(sum(not_applicable) as bigint), cast(sum(not_observed) as bigint)";

/// Counts by clause and week from one day to another, both included, from the counts that are kept: no finding is looked at.
pub fn weeks(tx: &mut Tx<'_>, scope: &Scope, (from, to): (i64, i64)) -> Result<Vec<Week>> {
    let employees = match scope {
        Scope::Entity => {
            let (rows, params) = tally_days::counted(tx, "clause", (from, to))?;
            let (week, order) = ("cast((day + 4) / 7 as bigint)", "order by clause, 2");
            return tx.query(&format!("select clause, {week}, {SUMS} from {rows} group by clause, {week} {order}"), &params, read_week);
        }
        Scope::Employee(id) => vec![*id],
        Scope::Centres(_) => of_centres(tx, scope)?,
    };
    let mut weeks: BTreeMap<(String, i64), Tally> = BTreeMap::new();
    for some in employees.chunks(NAMED) {
        let (rows, params) = tally_days::weeks_of(tx, some, (from, to))?;
        let sql = format!("select clause, cast(week as bigint), {SUMS} from {rows} group by clause, week");
        for found in tx.query(&sql, &params, read_week)? {
            *weeks.entry((found.clause, found.number)).or_default() += found.tally;
        }
    }
    Ok(weeks.into_iter().map(|((clause, number), tally)| Week { clause, number, tally }).collect())
}

/// More employees than this are not named in one statement.
const NAMED: usize = 50;

fn of_centres(tx: &mut Tx<'_>, scope: &Scope) -> Result<Vec<EmployeeId>> {
    let (condition, more) = scope.condition("id", 2);
    let sql = format!("select id from employees where entity_id = $1{condition} order by id");
    tx.query(&sql, &[vec![tx.entity()?.into()], more].concat(), |row| row.get(0))
}

/// The same of one service.
///
/// # Errors
/// What the database says.
pub fn weeks_of_service(tx: &mut Tx<'_>, service: ServiceId, (from, to): (i64, i64)) -> Result<Vec<Week>> {
    let sql = format!(
        "select clause, cast((day + 4) / 7 as bigint), {SUMS} from service_tallies
         where entity_id = $1 and day between $2 and $3 and service_id = $4
         group by clause, cast((day + 4) / 7 as bigint) order by clause, 2"
    );
    tx.query(&sql, &[tx.entity()?.into(), from.into(), to.into(), service.into()], read_week)
}

/// The counts of each service over all clauses; those of no service are left out.
///
/// # Errors
/// What the database says.
pub fn by_service(tx: &mut Tx<'_>, days: (i64, i64)) -> Result<Vec<(ServiceId, Tally)>> {
    let (rows, params) = tally_days::counted(tx, "service_id", days)?;
    let sql = format!("select service_id, {SUMS} from {rows} where service_id <> 0 group by service_id");
    tx.query(&sql, &params, |row| Ok((row.get(0)?, tally(row, 1)?)))
}

/// The counts of each employee over all clauses; those of nobody in particular are left out.
///
/// # Errors
/// What the database says.
pub fn by_employee(tx: &mut Tx<'_>, days: (i64, i64)) -> Result<Vec<(EmployeeId, Tally)>> {
    let (rows, params) = tally_days::counted(tx, "employee_id", days)?;
    let sql = format!("select employee_id, {SUMS} from {rows} where employee_id <> 0 group by employee_id");
    tx.query(&sql, &params, |row| Ok((row.get(0)?, tally(row, 1)?)))
}

/// The counts over all clauses that belong to nobody in particular.
///
/// # Errors
/// What the database says.
pub fn of_nobody(tx: &mut Tx<'_>, days: (i64, i64)) -> Result<Tally> {
    let (rows, params) = tally_days::counted(tx, "employee_id", days)?;
    let sql = format!("select {SUMS} from {rows} where employee_id = 0 group by employee_id");
    Ok(tx.one(&sql, &params, |row| tally(row, 0))?.unwrap_or_default())
}

/// The counts of a row whose columns stand in order from one on.
pub(crate) fn tally(row: &Row, first: usize) -> Result<Tally> {
    let count = |place: usize| row.get(first + place);
    Ok(Tally { met: count(0)?, missed: count(1)?, not_applicable: count(2)?, not_observed: count(3)? })
}

fn read_week(row: &Row) -> Result<Week> {
    Ok(Week { clause: row.get(0)?, number: row.get(1)?, tally: tally(row, 2)? })
}

/// The number of the week in which a day lies, of days since 1970.
pub const fn week_of(day: i64) -> i64 {
    tally_days::week_of(day)
}

/// The first day of a week, in days since 1970.
pub const fn first_day(week: i64) -> i64 {
    week * 7 - 4
}

/// A finding behind a figure.
#[derive(Clone, Debug)]
pub struct Proof {
    /// Its id.
    pub id: i64,
    /// The case; 0 where the finding is of no case.
    pub case: i64,
    /// The case's reference; empty where there is none.
    pub reference: String,
    /// The interaction that was judged.
    pub interaction: i64,
    /// Whose act it was.
    pub employee: Option<EmployeeId>,
    /// The numbers of the events that prove it.
    pub evidence: Vec<i64>,
    /// When it was judged last.
    pub at: Timestamp,
    /// Whether it is or was disputed.
    pub is_disputed: bool,
    /// `upheld` or `overturned`.
    pub ruling: Option<String>,
}

/// Which findings are asked for.
#[derive(Clone, Debug)]
pub struct Wanted {
    /// Whose.
    pub scope: Scope,
    /// Only those of this service.
    pub service: Option<ServiceId>,
    /// The clause.
    pub clause: String,
    /// The outcome.
    pub outcome: Outcome,
    /// From one day to another, both included, in days since 1970.
    pub days: (i64, i64),
    /// Only those older than this one.
    pub before: Option<i64>,
}

/// The newest findings of a clause with one outcome in a period, at most so many.
pub fn proofs(tx: &mut Tx<'_>, wanted: &Wanted, limit: u32) -> Result<Vec<Proof>> {
    let (condition, more) = wanted.scope.condition("f.employee_id", 9);
    let params = vec![
        tx.entity()?.into(),
        (&wanted.clause).into(),
        wanted.outcome.key().into(),
        wanted.before.unwrap_or(i64::MAX).into(),
        wanted.days.0.into(),
        wanted.days.1.into(),
        limit.into(),
        wanted.service.map_or(0, kernel::Id::get).into(),
    ];
    tx.query(
        &format!(
            "select f.id, f.case_id, coalesce(c.reference, ''), f.interaction_id, f.employee_id, f.evidence, f.at, f.dispute, f.ruling
             from findings f left join cases c on c.id = f.case_id
             where f.entity_id = $1 and f.clause = $2 and f.outcome = $3 and f.id < $4 and f.day between $5 and $6
                 and (cast($8 as bigint) = 0 or f.service_id = $8){condition}
             order by f.id desc limit $7"
        ),
        &[params, more].concat(),
        proof,
    )
}

fn proof(row: &Row) -> Result<Proof> {
    let dispute: Option<String> = row.get(7)?;
    Ok(Proof {
        id: row.get(0)?,
        case: row.get(1)?,
        reference: row.get(2)?,
        interaction: row.get(3)?,
        employee: row.get(4)?,
        evidence: row.json(5)?,
        at: row.get(6)?,
        is_disputed: dispute.is_some(),
        ruling: row.get(8)?,
    })
}
