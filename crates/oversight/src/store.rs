//! The statements on counts by week and on the findings behind a figure.

use ::store::Row;
use ::store::Tx;
use ::store::Value;
use guide::Outcome;
use guide::Tally;
use kernel::CentreId;
use kernel::EmployeeId;
use kernel::Result;
use kernel::Timestamp;

use crate::period::Period;

/// Whose acts are counted, inside the transaction's entity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Scope {
    /// Everybody's, and the entity's own.
    Entity,
    /// Those of the employees of some centres.
    Centres(Vec<CentreId>),
    /// One employee's.
    Employee(EmployeeId),
}

impl Scope {
    /// The condition on a column of employees, and its parameters from a number on.
    fn condition(&self, column: &str, first: usize) -> (String, Vec<Value>) {
        match self {
            Scope::Entity => (String::new(), Vec::new()),
            Scope::Employee(id) => (format!(" and {column} = ${first}"), vec![(*id).into()]),
            Scope::Centres(centres) => {
                let places: Vec<String> = (first..first + centres.len()).map(|place| format!("${place}")).collect();
                let of_centres = format!(" and {column} in (select id from employees where centre_id in ({}))", places.join(", "));
                (of_centres, centres.iter().map(|centre| (*centre).into()).collect())
            }
        }
    }
}

/// The counts of a clause in a week. Weeks begin on Sunday and are numbered from the one in which 1970 began.
#[derive(Clone, Debug)]
pub(crate) struct Week {
    pub(crate) clause: String,
    pub(crate) number: i64,
    pub(crate) tally: Tally,
}

/// Counts by clause and week, from the counts that are kept: no finding is looked at.
pub(crate) fn weeks(tx: &mut Tx<'_>, scope: &Scope, period: Period) -> Result<Vec<Week>> {
    let (condition, more) = scope.condition("employee_id", 4);
    let params = [vec![tx.entity()?.into(), period.from.into(), period.to.into()], more].concat();
    tx.query(
        &format!(
            "select clause, cast((day + 4) / 7 as bigint), cast(sum(met) as bigint), cast(sum(missed) as bigint),
                 cast(sum(not_applicable) as bigint), cast(sum(not_observed) as bigint)
             from tallies where entity_id = $1 and day between $2 and $3{condition}
             group by clause, cast((day + 4) / 7 as bigint) order by clause, 2"
        ),
        &params,
        week,
    )
}

fn week(row: &Row) -> Result<Week> {
    let tally = Tally { met: row.get(2)?, missed: row.get(3)?, not_applicable: row.get(4)?, not_observed: row.get(5)? };
    Ok(Week { clause: row.get(0)?, number: row.get(1)?, tally })
}

/// The first day of a week, in days since 1970.
pub(crate) const fn first_day(week: i64) -> i64 {
    week * 7 - 4
}

/// A finding behind a figure.
#[derive(Clone, Debug)]
pub(crate) struct Proof {
    pub(crate) id: i64,
    pub(crate) case: i64,
    pub(crate) reference: String,
    pub(crate) interaction: i64,
    pub(crate) employee: Option<EmployeeId>,
    pub(crate) evidence: Vec<i64>,
    pub(crate) at: Timestamp,
    pub(crate) is_disputed: bool,
    pub(crate) ruling: Option<String>,
}

/// Which findings are asked for.
#[derive(Clone, Debug)]
pub(crate) struct Wanted {
    pub(crate) scope: Scope,
    pub(crate) clause: String,
    pub(crate) outcome: Outcome,
    pub(crate) period: Period,
    pub(crate) before: Option<i64>,
}

/// The newest findings of a clause with one outcome in a period, at most so many.
pub(crate) fn proofs(tx: &mut Tx<'_>, wanted: &Wanted, limit: u32) -> Result<Vec<Proof>> {
    let (condition, more) = wanted.scope.condition("f.employee_id", 8);
    let params = vec![
        tx.entity()?.into(),
        (&wanted.clause).into(),
        wanted.outcome.key().into(),
        wanted.before.unwrap_or(i64::MAX).into(),
        wanted.period.from.into(),
        wanted.period.to.into(),
        limit.into(),
    ];
    tx.query(
        &format!(
            "select f.id, f.case_id, c.reference, f.interaction_id, f.employee_id, f.evidence, f.at, f.dispute, f.ruling
             from findings f join cases c on c.id = f.case_id
             where f.entity_id = $1 and f.clause = $2 and f.outcome = $3 and f.id < $4 and f.day between $5 and $6{condition}
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
