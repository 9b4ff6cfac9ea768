//! The counts of open cases by the day on which they came and by service, kept as cases change.

use ::store::Tx;
use ::store::Value;
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
    /// How many.
    pub open: i64,
}

/// The open cases that came on a day or later, of all services or of one, oldest first. It reads what came since then, however much is
/// open from before.
///
/// # Errors
/// What the database says.
pub fn came_since(tx: &mut Tx<'_>, scope: &Scope, service: Option<ServiceId>, day: i64) -> Result<Vec<Backlog>> {
    let (condition, more) = scope.condition("owner_id", 3);
    let mut params = [vec![tx.entity()?.into(), day.into()], more].concat();
    let of_service = service.map_or(String::new(), |id| one_service(id, &mut params));
    let sql = format!(
        "select opened_day, cast(sum(open_cases) as bigint) from backlogs where entity_id = $1 and opened_day >= $2{condition}{of_service}
         group by opened_day order by opened_day"
    );
    tx.query(&sql, &params, |row| Ok(Backlog { opened_day: row.get(0)?, open: row.get(1)? }))
}

/// The condition on a service, whose value is added to the parameters.
fn one_service(id: ServiceId, params: &mut Vec<Value>) -> String {
    params.push(id.into());
    format!(" and service_id = ${}", params.len())
}

/// How many cases are open of each service; of none where it is not known.
///
/// # Errors
/// What the database says.
pub fn by_service(tx: &mut Tx<'_>, scope: &Scope) -> Result<Vec<(Option<ServiceId>, i64)>> {
    let (condition, more) = scope.condition("owner_id", 2);
    let params = [vec![tx.entity()?.into()], more].concat();
    let sql = format!(
        "select service_id, cast(sum(open_cases) as bigint) from service_loads where entity_id = $1{condition} group by service_id"
    );
    tx.query(&sql, &params, |row| {
        let service: i64 = row.get(0)?;
        Ok(((service != 0).then(|| Id::new(service)), row.get(1)?))
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
    let (owner, service) = (counted.owner.map_or(0, Id::get), counted.service.map_or(0, Id::get));
    tx.put(
        "insert into backlogs (entity_id, opened_day, owner_id, service_id, open_cases) values ($1, $2, $3, $4, $5)
         on conflict (entity_id, opened_day, owner_id, service_id) do update set open_cases = backlogs.open_cases + excluded.open_cases",
        &[entity.into(), counted.opened_day.into(), owner.into(), service.into(), by.into()],
    )?;
    tx.put(
        "insert into service_loads (entity_id, service_id, owner_id, open_cases) values ($1, $2, $3, $4)
         on conflict (entity_id, service_id, owner_id) do update set open_cases = service_loads.open_cases + excluded.open_cases",
        &[entity.into(), service.into(), owner.into(), by.into()],
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
