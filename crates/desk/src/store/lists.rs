//! The statements behind the lists of cases: narrow rows, each list along an index of its own.

use std::cmp::Reverse;

use ::store::Row;
use ::store::Tx;
use ::store::Value;
use kernel::EmployeeId;
use kernel::Result;

use crate::Awaits;
use crate::CaseId;
use crate::State;
use crate::lists::Listed;
use crate::lists::Mark;
use crate::lists::View;
use crate::store::centres;
use crate::store::snoozes;

pub(crate) const LISTED: &str =
    "select c.id, c.reference, c.channel, c.subject, c.preview, u.name, c.owner_id, c.state, c.awaits, c.moved_at, c.due_at,
    c.is_late from cases c left join customers u on u.id = c.customer_id";

/// One page of a list after a mark.
pub(crate) fn page(tx: &mut Tx<'_>, view: View, mark: Option<Mark>, limit: u32) -> Result<Vec<Listed>> {
    match view {
        View::Mine => {
            let me = tx.actor().employee()?;
            to_do(tx, "c.owner_id = $5 and c.state = 'open'", mark, limit, vec![me.into()])
        }
        View::Team => to_do(tx, "c.state = 'open'", mark, limit, Vec::new()),
        View::Unassigned => to_do(tx, "c.owner_id is null and c.state = 'open'", mark, limit, Vec::new()),
        View::Answered => newest(tx, "c.state = 'open' and c.awaits = 'customer'", mark, limit, Vec::new()),
        View::Snoozed => snoozed(tx, mark, limit),
        View::Closed => newest(tx, "c.state = 'closed'", mark, limit, Vec::new()),
        View::Waiting => soonest(tx, "c.due_at is not null", mark, limit, Vec::new()),
        View::Late => {
            let now = tx.now();
            soonest(tx, "c.due_at < $5", mark, limit, vec![now.into()])
        }
    }
}

/// Stands for the due time of a case that has none, less the instant of its last movement: later than any due time. Indexes say the same.
pub(crate) const NEVER_DUE: i64 = 1_000_000_000_000_000;

/// What is due first, then what waits for nobody here, newest movement first: one key, so that a page goes on where the last one ended.
fn to_do(tx: &mut Tx<'_>, which: &str, mark: Option<Mark>, limit: u32, more: Vec<Value>) -> Result<Vec<Listed>> {
    let mark = mark.unwrap_or(Mark { at: i64::MIN, id: i64::MIN });
    let turn = format!("(coalesce(c.due_at, {NEVER_DUE} - c.moved_at))");
    // SQLite begins an index at a bound of one expression, and not at one of a pair that begins with an expression.
    let list = format!("{which} and {turn} >= $2 and ({turn}, c.id) > ($2, $3)");
    let mut found = every_way(tx, &list, &format!("{turn}, c.id"), (mark, limit, more))?;
    found.sort_by_key(|row| (row.turn(), row.id));
    Ok(first(found, limit))
}

fn newest(tx: &mut Tx<'_>, which: &str, mark: Option<Mark>, limit: u32, more: Vec<Value>) -> Result<Vec<Listed>> {
    let mark = mark.unwrap_or(Mark { at: i64::MAX, id: i64::MAX });
    let list = format!("{which} and (c.moved_at, c.id) < ($2, $3)");
    let mut found = every_way(tx, &list, "c.moved_at desc, c.id desc", (mark, limit, more))?;
    found.sort_by_key(|row| Reverse((row.moved_at, row.id)));
    Ok(first(found, limit))
}

/// Those that nobody owns, or that wait for the customer, the one that moved longest ago first.
pub(crate) fn longest(tx: &mut Tx<'_>, view: View, limit: u32) -> Result<Vec<Listed>> {
    let which =
        if view == View::Answered { "c.state = 'open' and c.awaits = 'customer'" } else { "c.owner_id is null and c.state = 'open'" };
    let list = format!("{which} and (c.moved_at, c.id) > ($2, $3)");
    let mut found = every_way(tx, &list, "c.moved_at, c.id", (Mark { at: i64::MIN, id: i64::MIN }, limit, Vec::new()))?;
    found.sort_by_key(|row| (row.moved_at, row.id));
    Ok(first(found, limit))
}

/// The open case of each owner in which something happened last, with one look at each owner's newest.
///
/// # Errors
/// What the database says.
pub fn newest_of_owners(tx: &mut Tx<'_>) -> Result<Vec<Listed>> {
    let entity = tx.entity()?;
    let newest = "select c.id from cases c where c.entity_id = l.entity_id and c.owner_id = l.owner_id and c.state = 'open'
        order by c.moved_at desc, c.id desc limit 1";
    tx.query(
        &format!("{LISTED} where c.entity_id = $1 and c.id in (select ({newest}) from loads l where l.entity_id = $1 and l.owner_id <> 0 and l.open_cases > 0)"),
        &[entity.into()],
        listed,
    )
}

/// Those that are put aside, each with the time at which it comes back.
fn snoozed(tx: &mut Tx<'_>, mark: Option<Mark>, limit: u32) -> Result<Vec<Listed>> {
    let coming = snoozes::coming(tx, mark.unwrap_or(Mark { at: i64::MIN, id: i64::MIN }), limit)?;
    let ids: Vec<CaseId> = coming.iter().map(|(id, _)| *id).collect();
    let mut rows = some(tx, &ids)?;
    for row in &mut rows {
        row.until_at = coming.iter().find(|(id, _)| *id == row.id).map(|(_, until)| *until);
    }
    Ok(rows)
}

fn soonest(tx: &mut Tx<'_>, which: &str, mark: Option<Mark>, limit: u32, more: Vec<Value>) -> Result<Vec<Listed>> {
    let mark = mark.unwrap_or(Mark { at: i64::MIN, id: i64::MIN });
    let list = format!("c.state in ('open', 'snoozed') and c.awaits = 'employee' and {which} and (c.due_at, c.id) > ($2, $3)");
    let mut found = every_way(tx, &list, "c.due_at, c.id", (mark, limit, more))?;
    found.sort_by_key(|row| (row.due_at, row.id));
    Ok(first(found, limit))
}

/// The rows of a list by each way in which the transaction's right reaches them; a row may come by several.
fn every_way(tx: &mut Tx<'_>, list: &str, order: &str, (mark, limit, more): (Mark, u32, Vec<Value>)) -> Result<Vec<Listed>> {
    let entity = tx.entity()?;
    let params = [vec![entity.into(), mark.at.into(), mark.id.into(), limit.into()], more].concat();
    let mut found = Vec::new();
    for (way, values) in centres::ways(tx, "c.", params.len() + 1) {
        let sql = format!("{LISTED} where c.entity_id = $1 and {list}{way} order by {order} limit $4");
        found.extend(tx.query(&sql, &[params.clone(), values].concat(), listed)?);
    }
    Ok(found)
}

/// The first rows of a list in order, each once.
fn first(mut found: Vec<Listed>, limit: u32) -> Vec<Listed> {
    found.dedup_by_key(|row| row.id);
    found.truncate(usize::try_from(limit).unwrap_or(usize::MAX));
    found
}

pub(crate) fn listed(row: &Row) -> Result<Listed> {
    let customer: Option<String> = row.get(5)?;
    let (state, awaits): (String, String) = (row.get(7)?, row.get(8)?);
    Ok(Listed {
        id: row.get(0)?,
        reference: row.get(1)?,
        channel: row.get(2)?,
        subject: row.get(3)?,
        preview: row.get(4)?,
        customer: customer.unwrap_or_default(),
        owner: row.get(6)?,
        state: if state == "closed" { State::Closed } else { State::Open },
        awaits: Awaits::parse(&awaits).unwrap_or(Awaits::Employee),
        moved_at: row.get(9)?,
        due_at: row.get(10)?,
        is_late: row.get(11)?,
        is_snoozed: state == "snoozed",
        until_at: None,
    })
}

/// One case of the entity as a list shows it.
pub(crate) fn one(tx: &mut Tx<'_>, id: CaseId) -> Result<Option<Listed>> {
    let (entity, (reached, centres)) = (tx.entity()?, centres::reached(tx, "c.", 3));
    let params = [vec![entity.into(), id.into()], centres].concat();
    tx.one(&format!("{LISTED} where c.entity_id = $1 and c.id = $2{reached}"), &params, listed)
}

/// The newest cases of a customer.
pub(crate) fn of_customer(tx: &mut Tx<'_>, customer: kernel::CustomerId, limit: u32) -> Result<Vec<Listed>> {
    let (entity, (reached, centres)) = (tx.entity()?, centres::reached(tx, "c.", 4));
    let params = [vec![entity.into(), customer.into(), limit.into()], centres].concat();
    tx.query(
        &format!("{LISTED} where c.entity_id = $1 and c.customer_id = $2 and c.state <> 'merged'{reached} order by c.id desc limit $3"),
        &params,
        listed,
    )
}

/// The most things that one statement names.
const NAMED: usize = 60;

/// The cases in whose conversations entries stand: entry and case, in no order.
pub(crate) fn cases_of_entries(tx: &mut Tx<'_>, entries: &[i64]) -> Result<Vec<(i64, CaseId)>> {
    let sql = format!(
        "select e.id, coalesce(m.into_id, e.case_id) from entries e left join merges m on m.case_id = e.case_id
         where e.entity_id = $1 and e.id in ({})",
        places()
    );
    named(tx, &sql, entries, &[], |row| Ok((row.get(0)?, row.get(1)?)))
}

/// Cases of the entity as a list shows them, in the order in which they are named.
pub(crate) fn some(tx: &mut Tx<'_>, cases: &[CaseId]) -> Result<Vec<Listed>> {
    let ids: Vec<i64> = cases.iter().map(|id| id.get()).collect();
    let (reached, centres) = centres::reached(tx, "c.", NAMED + 2);
    let sql = format!("{LISTED} where c.entity_id = $1 and c.id in ({}){reached}", places());
    let mut found = named(tx, &sql, &ids, &centres, listed)?;
    found.sort_by_key(|case| cases.iter().position(|id| *id == case.id));
    Ok(found)
}

/// `$2` and so on: always as many, so that the statement stays the same.
fn places() -> String {
    (0..NAMED).map(|place| format!("${}", place + 2)).collect::<Vec<_>>().join(", ")
}

fn named<T>(tx: &mut Tx<'_>, sql: &str, ids: &[i64], more: &[Value], read: impl Fn(&Row) -> Result<T>) -> Result<Vec<T>> {
    let entity = tx.entity()?;
    let mut found = Vec::new();
    for part in ids.chunks(NAMED) {
        let mut params: Vec<Value> = vec![entity.into()];
        params.extend(part.iter().copied().chain(std::iter::repeat(0)).take(NAMED).map(Value::from));
        params.extend_from_slice(more);
        found.extend(tx.query(sql, &params, &read)?);
    }
    Ok(found)
}

/// The open cases that an employee owns, up to a limit, the one that moved longest ago first.
pub(crate) fn open_of_owner(tx: &mut Tx<'_>, owner: EmployeeId, limit: u32) -> Result<Vec<CaseId>> {
    let entity = tx.entity()?;
    tx.query(
        "select id from cases where entity_id = $1 and owner_id = $2 and state in ('open', 'snoozed') order by moved_at, id limit $3",
        &[entity.into(), owner.into(), limit.into()],
        |row| row.get(0),
    )
}
