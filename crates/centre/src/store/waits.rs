//! The statements on what is usual at a centre, on estimates of waits, and on what came of them.

use std::collections::BTreeMap;

use ::store::Tx;
use kernel::CentreId;
use kernel::Result;
use kernel::Timestamp;
use kernel::broken;
use routing::Usual;
use routing::Wait;
use serde::Serialize;

use crate::estimate::Estimate;
use crate::experience::Experience;
use crate::experience::Held;
use crate::experience::Slot;
use crate::ticket::Ticket;
use crate::ticket::TicketId;

/// What is usual at a centre in some slots, by service and slot.
pub(crate) fn usual(tx: &mut Tx<'_>, centre: CentreId, slots: &[String]) -> Result<BTreeMap<Slot, Usual>> {
    let entity = tx.entity()?;
    let (places, slots) = ::store::listed(3, slots.iter().map(String::as_str));
    let sql = format!("select service_id, slot, usual from centre_usual where entity_id = $1 and centre_id = $2 and slot in ({places})");
    let params = [vec![entity.into(), centre.into()], slots].concat();
    let rows = tx.query(&sql, &params, |row| Ok(((row.get(0)?, row.get(1)?), row.json(2)?)))?;
    Ok(rows.into_iter().collect())
}

/// The newest event of a centre; nothing that is told of its line changes without one, but by time.
pub(crate) fn newest_of(tx: &mut Tx<'_>, centre: CentreId) -> Result<i64> {
    let entity = tx.entity()?;
    let sql = "select seq from events where thing_kind = 'centre' and thing_id = $1 and entity_id = $2 order by seq desc limit 1";
    Ok(tx.one(sql, &[centre.into(), entity.into()], |row| row.get(0))?.unwrap_or_default())
}

/// All rows of a centre of what is usual.
pub(crate) fn all_usual(tx: &mut Tx<'_>, centre: CentreId) -> Result<BTreeMap<Slot, Usual>> {
    let entity = tx.entity()?;
    let sql = "select service_id, slot, usual from centre_usual where entity_id = $1 and centre_id = $2";
    let rows = tx.query(sql, &[entity.into(), centre.into()], |row| Ok(((row.get(0)?, row.get(1)?), row.json(2)?)))?;
    Ok(rows.into_iter().collect())
}

/// Writes what is usual in a slot.
pub(crate) fn save_usual(tx: &mut Tx<'_>, centre: CentreId, (service, slot): &Slot, usual: &Usual) -> Result<()> {
    let entity = tx.entity()?;
    let text = written(usual)?;
    tx.execute(
        "insert into centre_usual (centre_id, service_id, slot, entity_id, usual) values ($1, $2, $3, $4, $5)
         on conflict (centre_id, service_id, slot) do update set usual = excluded.usual",
        &[centre.into(), (*service).into(), slot.into(), entity.into(), text.into()],
    )
    .map(drop)
}

/// What was usual on a day by itself is needed no more.
pub(crate) fn forget_usual(tx: &mut Tx<'_>, centre: CentreId, slot: &str) -> Result<()> {
    let entity = tx.entity()?;
    let sql = "delete from centre_usual where entity_id = $1 and centre_id = $2 and slot = $3";
    tx.execute(sql, &[entity.into(), centre.into(), slot.into()]).map(drop)
}

/// What a centre has learnt; nothing of a new one.
pub(crate) fn experience(tx: &mut Tx<'_>, centre: CentreId) -> Result<Option<Experience>> {
    let entity = tx.entity()?;
    let sql = "select calibration, crowd, counted_day, patience from centre_experience where entity_id = $1 and centre_id = $2";
    tx.one(sql, &[entity.into(), centre.into()], |row| {
        Ok(Experience { calibration: row.json(0)?, crowd: row.json(1)?, counted_day: row.get(2)?, patience: row.json(3)? })
    })
}

/// Writes what a centre has learnt.
pub(crate) fn save_experience(tx: &mut Tx<'_>, centre: CentreId, experience: &Experience) -> Result<()> {
    let entity = tx.entity()?;
    let (calibration, crowd, patience) = (written(&experience.calibration)?, written(&experience.crowd)?, written(&experience.patience)?);
    tx.execute(
        "insert into centre_experience (centre_id, entity_id, calibration, crowd, counted_day, patience) values ($1, $2, $3, $4, $5, $6)
         on conflict (centre_id) do update set calibration = excluded.calibration, crowd = excluded.crowd, counted_day = excluded.counted_day,
             patience = excluded.patience",
        &[centre.into(), entity.into(), calibration.into(), crowd.into(), (&experience.counted_day).into(), patience.into()],
    )
    .map(drop)
}

fn written(what: &impl Serialize) -> Result<String> {
    serde_json::to_string(what).map_err(broken("writing what a centre has learnt"))
}

/// Those of a day who wait since an instant or later and of whose wait nothing was expected yet.
pub(crate) fn without_estimate(tx: &mut Tx<'_>, day: &str, since: Timestamp) -> Result<Vec<(CentreId, TicketId)>> {
    let entity = tx.entity()?;
    let sql = "select t.centre_id, t.id from tickets t left join ticket_estimates e on e.ticket_id = t.id and e.entity_id = t.entity_id
               where t.entity_id = $1 and t.day = $2 and t.state = 'waiting' and t.ended_at is null and t.called_at is null
                   and t.issued_at >= $3 and t.origin <> 'appointment' and e.ticket_id is null order by t.centre_id, t.id";
    tx.query(sql, &[entity.into(), day.into(), since.into()], |row| Ok((row.get(0)?, row.get(1)?)))
}

/// Writes what is expected of a ticket's wait.
pub(crate) fn insert_estimate(tx: &mut Tx<'_>, ticket: TicketId, estimate: &Estimate) -> Result<()> {
    let (entity, now) = (tx.entity()?, tx.now());
    let (raw, told) = (written(&estimate.raw)?, written(&estimate.told)?);
    tx.execute(
        "insert into ticket_estimates (ticket_id, entity_id, made_at, raw, told) values ($1, $2, $3, $4, $5) on conflict (ticket_id) do nothing",
        &[ticket.into(), entity.into(), now.into(), raw.into(), told.into()],
    )
    .map(drop)
}

/// What was expected of a ticket's wait, and when, where it is not known yet what came of it.
pub(crate) fn open_estimate(tx: &mut Tx<'_>, ticket: TicketId) -> Result<Option<(Timestamp, Wait, Wait)>> {
    let entity = tx.entity()?;
    let sql = "select made_at, raw, told from ticket_estimates where entity_id = $1 and ticket_id = $2 and waited_seconds is null";
    tx.one(sql, &[entity.into(), ticket.into()], |row| Ok((row.get(0)?, row.json(1)?, row.json(2)?)))
}

/// What was expected of a ticket's wait is forgotten.
pub(crate) fn forget_estimate(tx: &mut Tx<'_>, ticket: TicketId) -> Result<()> {
    let entity = tx.entity()?;
    tx.execute("delete from ticket_estimates where entity_id = $1 and ticket_id = $2", &[entity.into(), ticket.into()]).map(drop)
}

/// Writes what came of an estimate, and counts it among those of the day.
pub(crate) fn close_estimate(tx: &mut Tx<'_>, ticket: (TicketId, CentreId, &str), told: &Wait, seconds: u32) -> Result<()> {
    let (entity, (id, centre, day)) = (tx.entity()?, ticket);
    let sql = "update ticket_estimates set waited_seconds = $3 where entity_id = $1 and ticket_id = $2";
    tx.execute(sql, &[entity.into(), id.into(), seconds.into()])?;
    let held = Held::of(told, seconds);
    tx.execute(
        "insert into centre_estimate_days (centre_id, day, entity_id, told, held, near, width_seconds) values ($1, $2, $3, $4, $5, $6, $7)
         on conflict (centre_id, day) do update set told = centre_estimate_days.told + excluded.told,
             held = centre_estimate_days.held + excluded.held, near = centre_estimate_days.near + excluded.near,
             width_seconds = centre_estimate_days.width_seconds + excluded.width_seconds",
        &[centre.into(), day.into(), entity.into(), held.told.into(), held.held.into(), held.near.into(), held.width_seconds.into()],
    )
    .map(drop)
}

/// How the estimates of a centre held from a day on.
pub(crate) fn held_since(tx: &mut Tx<'_>, centre: CentreId, day: &str) -> Result<Held> {
    let entity = tx.entity()?;
    let sql = "select told, held, near, width_seconds from centre_estimate_days where entity_id = $1 and centre_id = $2 and day >= $3";
    let days = tx.query(sql, &[entity.into(), centre.into(), day.into()], |row| {
        Ok(Held { told: row.get(0)?, held: row.get(1)?, near: row.get(2)?, width_seconds: row.get(3)? })
    })?;
    Ok(days.into_iter().fold(Held::default(), Held::and))
}

/// The first days of a centre before one and later than another on which tickets were given.
pub(crate) fn days_between(tx: &mut Tx<'_>, centre: CentreId, (after, before): (&str, &str), most: u32) -> Result<Vec<String>> {
    let entity = tx.entity()?;
    let sql = "select distinct day from tickets where entity_id = $1 and centre_id = $2 and day > $3 and day < $4 order by day
               limit $5";
    tx.query(sql, &[entity.into(), centre.into(), after.into(), before.into(), most.into()], |row| row.get(0))
}

/// Who came to a centre on a day by themselves: the service, when, and whether they went before others.
pub(crate) fn came_on(tx: &mut Tx<'_>, centre: CentreId, day: &str) -> Result<Vec<(i64, Timestamp, bool)>> {
    let entity = tx.entity()?;
    let sql = "select service_id, issued_at, has_priority from tickets where entity_id = $1 and centre_id = $2 and day = $3
               and origin not in ('appointment', 'late-appointment')";
    tx.query(sql, &[entity.into(), centre.into(), day.into()], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
}

/// The tickets of a centre on a day that are not over.
pub(crate) fn tickets_here(tx: &mut Tx<'_>, (centre, day): (CentreId, &str)) -> Result<Vec<Ticket>> {
    use crate::ticket::State;
    super::tickets_in(tx, (centre, day), &[State::Waiting, State::Called, State::Serving, State::Parked])
}
