//! The counts of findings on days that are over, summed up over employees, over clauses, of services, and of each employee by week; later days
//! are counted from the tallies themselves.

use ::store::Tx;
use ::store::Value;
use kernel::EmployeeId;
use kernel::EntityId;
use kernel::Id;
use kernel::Result;

use crate::findings::Kept;

/// So many days are summed up in one transaction.
const STRETCH: i64 = 31;

const SUMS: &str = "sum(met), sum(missed), sum(not_applicable), sum(not_observed)";

/// What is summed up: the table of sums, that of tallies, and what they are told apart by.
const TABLES: [(&str, &str, &str); 3] =
    [("clause_days", "tallies", "clause"), ("employee_days", "tallies", "employee_id"), ("service_days", "service_tallies", "service_id")];

/// The first day that is not summed up.
pub(crate) fn summed_to(tx: &mut Tx<'_>) -> Result<i64> {
    Ok(tx.recall("select day from tally_marks where id = 1", &[], |row| row.get(0))?.pop().unwrap_or(0))
}

/// Adds to the sums what changes on a day that is summed up already. `counts` are met, missed, not applicable and not observed.
pub(crate) fn count(tx: &mut Tx<'_>, finding: &Kept, counts: &[Value; 4]) -> Result<()> {
    if finding.day >= summed_to(tx)? {
        return Ok(());
    }
    let entity = tx.entity()?;
    let (employee, service) = (finding.employee.map_or(0, Id::get), finding.service.map_or(0, Id::get));
    let subjects = [Value::from(&finding.clause), employee.into(), service.into()];
    for ((table, _, column), subject) in TABLES.into_iter().zip(subjects) {
        let sql = format!(
            "insert into {table} (entity_id, day, {column}, met, missed, not_applicable, not_observed) values ($1, $2, $3, $4, $5, $6, $7)
             on conflict (entity_id, day, {column}) do update set met = {table}.met + excluded.met, missed = {table}.missed + excluded.missed,
                 not_applicable = {table}.not_applicable + excluded.not_applicable, not_observed = {table}.not_observed + excluded.not_observed"
        );
        tx.put(&sql, &[[entity.into(), finding.day.into(), subject].as_slice(), counts.as_slice()].concat())?;
    }
    let week = [entity.into(), employee.into(), week_of(finding.day).into(), Value::from(&finding.clause)];
    let sql = format!(
        "insert into employee_weeks (entity_id, employee_id, week, clause, met, missed, not_applicable, not_observed)
         values ($1, $2, $3, $4, $5, $6, $7, $8) {ADD_TO_WEEK}"
    );
    tx.put(&sql, &[week.as_slice(), counts.as_slice()].concat())
}

/// What is added to a week that has sums already.
const ADD_TO_WEEK: &str = "on conflict (entity_id, employee_id, week, clause) do update set met = employee_weeks.met + excluded.met,
    missed = employee_weeks.missed + excluded.missed, not_applicable = employee_weeks.not_applicable + excluded.not_applicable,
    not_observed = employee_weeks.not_observed + excluded.not_observed";

/// The number of the week in which a day lies.
pub(crate) const fn week_of(day: i64) -> i64 {
    (day + 4).div_euclid(7)
}

/// Sums up the days before one, of all entities, a stretch at a time: the day from which they are not summed up yet, if that moved.
pub(crate) fn sum_up(tx: &mut Tx<'_>, before: i64) -> Result<Option<i64>> {
    let from = summed_to(tx)?;
    if from >= before {
        return Ok(None);
    }
    let entities: Vec<EntityId> = tx.query("select id from entities order by id", &[], |row| row.get(0))?;
    let mut first = before;
    for entity in &entities {
        let sql = "select coalesce(min(day), $3) from tallies where entity_id = $1 and day >= $2";
        let found: Option<i64> = tx.one(sql, &[(*entity).into(), from.into(), before.into()], |row| row.get(0))?;
        first = first.min(found.unwrap_or(before));
    }
    let to = before.min(first + STRETCH);
    for entity in entities {
        for (table, tallies, column) in TABLES {
            let sql = format!(
                "insert into {table} (entity_id, day, {column}, met, missed, not_applicable, not_observed)
                 select entity_id, day, {column}, {SUMS} from {tallies} where entity_id = $1 and day >= $2 and day < $3
                 group by entity_id, day, {column}"
            );
            tx.execute(&sql, &[entity.into(), from.into(), to.into()])?;
        }
        let sql = format!(
            "insert into employee_weeks (entity_id, employee_id, week, clause, met, missed, not_applicable, not_observed)
             select entity_id, employee_id, (day + 4) / 7, clause, {SUMS} from tallies
             where entity_id = $1 and day >= $2 and day < $3 group by entity_id, employee_id, (day + 4) / 7, clause {ADD_TO_WEEK}"
        );
        tx.execute(&sql, &[entity.into(), from.into(), to.into()])?;
    }
    tx.execute("update tally_marks set day = $1 where id = 1", &[to.into()])?;
    Ok(Some(to))
}

/// The counts of some days as a table to select from: sums of the days that are over, tallies of the later ones. `$1` is the entity, `$2` to
/// `$5` the bounds of both.
pub(crate) fn counted(tx: &mut Tx<'_>, column: &'static str, (from, to): (i64, i64)) -> Result<(String, Vec<Value>)> {
    let bounds = bounds(summed_to(tx)?, (from, to));
    Ok((rows("entity_id = $1", column, 2), [vec![tx.entity()?.into()], bounds].concat()))
}

/// The same of all entities; the bounds are `$1` to `$4`.
pub(crate) fn counted_everywhere(tx: &mut Tx<'_>, column: &'static str, days: (i64, i64)) -> Result<(String, Vec<Value>)> {
    let bounds = bounds(summed_to(tx)?, days);
    Ok((rows("entity_id in (select id from entities)", column, 1), bounds))
}

fn bounds(mark: i64, (from, to): (i64, i64)) -> Vec<Value> {
    [from, to.min(mark - 1), from.max(mark), to].map(Value::from).to_vec()
}

fn rows(whose: &str, column: &str, first: usize) -> String {
    let (sums, tallies, _) = TABLES.into_iter().find(|(_, _, known)| *known == column).unwrap_or(TABLES[0]);
    let counts = "met, missed, not_applicable, not_observed";
    let select = |table: &str, first: usize| {
        format!("select entity_id, day, {column}, {counts} from {table} where {whose} and day between ${first} and ${}", first + 1)
    };
    format!("({} union all {}) counted", select(sums, first), select(tallies, first + 2))
}

/// The counts of some employees by clause and week as a table to select from: whole weeks that are summed up, and the days before and after
/// them. Each employee's lie together along an index that one condition for all would not take.
pub(crate) fn weeks_of(tx: &mut Tx<'_>, employees: &[EmployeeId], days: (i64, i64)) -> Result<(String, Vec<Value>)> {
    let parts = parts(summed_to(tx)?, days);
    let known = [tx.entity()?.into()].into_iter().chain(parts.into_iter().flat_map(|(from, to)| [from, to]).map(Value::from));
    let one = |place: usize| {
        let counts = "met, missed, not_applicable, not_observed";
        let employee = format!("${}", place + 8);
        let of_days = format!(
            "select clause, (day + 4) / 7 as week, {counts} from tallies where entity_id = $1 and employee_id = {employee} and day between"
        );
        let of_weeks = format!(
            "select clause, week, {counts} from employee_weeks where entity_id = $1 and employee_id = {employee} and week between $4 and $5"
        );
        format!("{of_days} $2 and $3 union all {of_weeks} union all {of_days} $6 and $7")
    };
    let selects: Vec<String> = (0..employees.len()).map(one).collect();
    let params = known.chain(employees.iter().map(|id| Value::from(*id))).collect();
    Ok((format!("({}) counted", selects.join(" union all ")), params))
}

/// The days before the first whole week that is summed up, these weeks by number, and the days after them. A part that ends before it begins
/// is empty.
fn parts(mark: i64, (from, to): (i64, i64)) -> [(i64, i64); 3] {
    let (first, end) = ((from + 10).div_euclid(7), week_of(to.min(mark - 1) + 1));
    if first >= end {
        return [(from, to), (1, 0), (1, 0)];
    }
    [(from, first * 7 - 5), (first, end - 1), (end * 7 - 4, to)]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_day_is_read_once_wherever_a_period_begins_and_the_sums_end() {
        for from in 20_000..20_008 {
            for to in from..from + 40 {
                for mark in [0, from + 3, to - 5, to, to + 1, to + 30] {
                    let [before, weeks, after] = parts(mark, (from, to));
                    let of_weeks = (weeks.0..=weeks.1).flat_map(|week| week * 7 - 4..week * 7 + 3);
                    let mut all: Vec<i64> = (before.0..=before.1).chain(after.0..=after.1).chain(of_weeks.clone()).collect();
                    all.sort_unstable();
                    assert_eq!(all, (from..=to).collect::<Vec<_>>(), "{from} to {to}, summed up to {mark}");
                    assert!(of_weeks.clone().all(|day| day < mark), "a week that is not over is counted day by day");
                }
            }
        }
    }
}
