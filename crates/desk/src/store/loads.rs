//! The counts of each owner's cases, kept as cases change, so that no list and no assignment counts.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use ::store::Tx;
use kernel::EmployeeId;
use kernel::EntityId;
use kernel::Id;
use kernel::Result;

use crate::Case;
use crate::case::Counted;
use crate::store::backlogs;

/// How many open cases each employee owns; an employee without a row owns none.
pub fn loads(tx: &mut Tx<'_>) -> Result<Vec<(EmployeeId, i64)>> {
    Ok(all_loads(tx)?.into_iter().filter_map(|load| Some((load.owner?, load.open))).collect())
}

const LOADS: &str = "loads";

/// The counts of each owner of an entity, as they stand in the table.
type Known = HashMap<EntityId, Vec<Load>>;

/// The counts of one owner, or of the cases that nobody owns.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Load {
    /// Whose; none for nobody's.
    pub owner: Option<EmployeeId>,
    /// Open, those put aside among them.
    pub open: i64,
    /// Whose due time has passed without a reply.
    pub late: i64,
    /// Put aside.
    pub snoozed: i64,
    /// Waiting for the customer, and not put aside.
    pub answered: i64,
    /// In which the customer waits for a reply by a time, those put aside among them.
    pub waiting: i64,
}

/// The counts of every owner of the entity, and those of nobody.
///
/// # Errors
/// What the database says.
pub fn all_loads(tx: &mut Tx<'_>) -> Result<Vec<Load>> {
    let entity = tx.entity()?;
    let mut known: Known = tx.take_from_mind(LOADS).unwrap_or_default();
    let loads = match known.entry(entity) {
        Entry::Occupied(loads) => loads.get().clone(),
        Entry::Vacant(place) => place.insert(read_loads(tx, entity)?).clone(),
    };
    tx.keep_in_mind(LOADS, known);
    Ok(loads)
}

fn read_loads(tx: &mut Tx<'_>, entity: EntityId) -> Result<Vec<Load>> {
    let sql = "select owner_id, open_cases, late_cases, snoozed_cases, answered_cases, waiting_cases from loads where entity_id = $1";
    tx.query(sql, &[entity.into()], |row| {
        let owner: i64 = row.get(0)?;
        let owner = (owner != 0).then(|| Id::new(owner));
        Ok(Load { owner, open: row.get(1)?, late: row.get(2)?, snoozed: row.get(3)?, answered: row.get(4)?, waiting: row.get(5)? })
    })
}

/// The counts of each entity as a whole: figures without persons, for government oversight.
///
/// # Errors
/// What the database says.
pub fn loads_across_entities(tx: &mut Tx<'_>) -> Result<Vec<(EntityId, Load)>> {
    tx.query(
        "select entity_id, cast(sum(open_cases) as bigint), cast(sum(late_cases) as bigint), cast(sum(snoozed_cases) as bigint),
             cast(sum(answered_cases) as bigint), cast(sum(waiting_cases) as bigint) from loads group by entity_id",
        &[],
        |row| {
            let load = Load {
                owner: None,
                open: row.get(1)?,
                late: row.get(2)?,
                snoozed: row.get(3)?,
                answered: row.get(4)?,
                waiting: row.get(5)?,
            };
            Ok((row.get(0)?, load))
        },
    )
}

/// Brings the counts from what they hold of a case to what it is now.
pub(crate) fn count(tx: &mut Tx<'_>, case: &mut Case) -> Result<()> {
    let (before, after) = (case.counted, case.to_count());
    if before == after {
        return Ok(());
    }
    backlogs::count(tx, before, after)?;
    if before.is_open && after.is_open && before.owner == after.owner {
        change(tx, after.owner, &differences(before, after))?;
    } else {
        for (counted, before, after) in [(before, before, Counted::default()), (after, Counted::default(), after)] {
            if counted.is_open {
                change(tx, counted.owner, &differences(before, after))?;
            }
        }
    }
    case.counted = after;
    Ok(())
}

/// Open, late, snoozed, answered, waiting.
fn differences(before: Counted, after: Counted) -> [i64; 5] {
    let numbers = |of: Counted| [of.is_open, of.is_late, of.is_snoozed, of.is_answered, of.is_waiting].map(i64::from);
    let (before, after) = (numbers(before), numbers(after));
    std::array::from_fn(|place| after[place] - before[place])
}

fn change(tx: &mut Tx<'_>, owner: Option<EmployeeId>, by: &[i64; 5]) -> Result<()> {
    let entity = tx.entity()?;
    let [open, late, snoozed, answered, waiting] = *by;
    let known: Option<Known> = tx.take_from_mind(LOADS);
    tx.put(
        "insert into loads (entity_id, owner_id, open_cases, late_cases, snoozed_cases, answered_cases, waiting_cases) values ($1, $2, $3, $4, $5, $6, $7)
         on conflict (entity_id, owner_id) do update set open_cases = loads.open_cases + excluded.open_cases,
             late_cases = loads.late_cases + excluded.late_cases, snoozed_cases = loads.snoozed_cases + excluded.snoozed_cases,
             answered_cases = loads.answered_cases + excluded.answered_cases, waiting_cases = loads.waiting_cases + excluded.waiting_cases",
        &[entity.into(), owner.map_or(0, Id::get).into(), open.into(), late.into(), snoozed.into(), answered.into(), waiting.into()],
    )?;
    if let Some(known) = known {
        tx.keep_in_mind(LOADS, counted(known, entity, owner, by));
    }
    Ok(())
}

/// What is known, with a change of one owner's counts.
fn counted(mut known: Known, entity: EntityId, owner: Option<EmployeeId>, by: &[i64; 5]) -> Known {
    if let Some(loads) = known.get_mut(&entity) {
        let place = loads.iter().position(|load| load.owner == owner).unwrap_or(loads.len());
        if place == loads.len() {
            loads.push(Load { owner, ..Load::default() });
        }
        let load = &mut loads[place];
        let numbers = [&mut load.open, &mut load.late, &mut load.snoozed, &mut load.answered, &mut load.waiting];
        numbers.into_iter().zip(by).for_each(|(number, by)| *number += by);
    }
    known
}
