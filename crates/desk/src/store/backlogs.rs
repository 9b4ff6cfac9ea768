//! The counts of open cases by the day on which they came, kept as cases change.

use ::store::Row;
use ::store::Tx;
use kernel::EmployeeId;
use kernel::Id;
use kernel::Result;
use org::ServiceId;

use crate::case::Counted;
use crate::store::figures::Scope;

/// Open cases of one day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Backlog {
    /// The day on which they came, in days since 1970 in Bahrain.
    pub opened_day: i64,
    /// Who answers for them; none for nobody, and in sums over all.
    pub owner: Option<EmployeeId>,
    /// The service; none where it is not known, and in sums over all.
    pub service: Option<ServiceId>,
    /// How many.
    pub open: i64,
}

/// How sums of open cases are told apart, besides by day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Apart {
    /// Not at all.
    Nothing,
    /// By who answers for them.
    Owner,
    /// By service.
    Service,
}

/// The open cases by the day on which they came, oldest first.
///
/// # Errors
/// What the database says.
pub fn backlog(tx: &mut Tx<'_>, scope: &Scope, apart: Apart) -> Result<Vec<Backlog>> {
    let (condition, more) = scope.condition("owner_id", 2);
    let params = [vec![tx.entity()?.into()], more].concat();
    let (owner, service) = match apart {
        Apart::Nothing => ("cast(0 as bigint)", "cast(0 as bigint)"),
        Apart::Owner => ("owner_id", "cast(0 as bigint)"),
        Apart::Service => ("cast(0 as bigint)", "service_id"),
    };
    let sql = format!(
        "select opened_day, {owner}, {service}, cast(sum(open_cases) as bigint) from backlogs where entity_id = $1{condition}
         group by opened_day, 2, 3 order by opened_day"
    );
    tx.query(&sql, &params, row)
}

fn row(row: &Row) -> Result<Backlog> {
    let (owner, service): (i64, i64) = (row.get(1)?, row.get(2)?);
    Ok(Backlog {
        opened_day: row.get(0)?,
        owner: (owner != 0).then(|| Id::new(owner)),
        service: (service != 0).then(|| Id::new(service)),
        open: row.get(3)?,
    })
}

/// Moves a case from where it was counted to where it is to be counted now.
pub(crate) fn count(tx: &mut Tx<'_>, before: Counted, after: Counted) -> Result<()> {
    let place = |counted: Counted| counted.is_open.then_some((counted.opened_day, counted.owner, counted.service));
    if place(before) == place(after) {
        return Ok(());
    }
    if before.is_open {
        change(tx, before, -1)?;
        clear(tx, before)?;
    }
    if after.is_open { change(tx, after, 1) } else { Ok(()) }
}

fn change(tx: &mut Tx<'_>, counted: Counted, by: i64) -> Result<()> {
    let entity = tx.entity()?;
    tx.put(
        "insert into backlogs (entity_id, opened_day, owner_id, service_id, open_cases) values ($1, $2, $3, $4, $5)
         on conflict (entity_id, opened_day, owner_id, service_id) do update set open_cases = backlogs.open_cases + excluded.open_cases",
        &[
            entity.into(),
            counted.opened_day.into(),
            counted.owner.map_or(0, Id::get).into(),
            counted.service.map_or(0, Id::get).into(),
            by.into(),
        ],
    )
}

/// A day of which nothing is left takes no room.
fn clear(tx: &mut Tx<'_>, counted: Counted) -> Result<()> {
    let entity = tx.entity()?;
    tx.put(
        "delete from backlogs where entity_id = $1 and opened_day = $2 and owner_id = $3 and service_id = $4 and open_cases = 0",
        &[entity.into(), counted.opened_day.into(), counted.owner.map_or(0, Id::get).into(), counted.service.map_or(0, Id::get).into()],
    )
}
