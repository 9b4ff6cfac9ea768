//! The statements on what can be booked: the terms of services, the rules of centres, and blocked stretches.

use ::store::Row;
use ::store::Tx;
use calendar::Hours;
use calendar::Weekday;
use calendar::weekday_key;
use kernel::Bilingual;
use kernel::CentreId;
use kernel::Result;
use kernel::Timestamp;
use org::ServiceId;

use crate::blocks::Block;
use crate::blocks::BlockId;
use crate::bookable::AppointmentRules;
use crate::bookable::Bookable;

const COLUMNS: &str = "select centre_id, service_id, is_open, lasts_minutes, at_once, notice_minutes, ahead_days, days, hours, employee_id,
    bring_ar, bring_en from bookable_services";

/// What can be booked at a centre, also what is closed for now.
pub(crate) fn bookables(tx: &mut Tx<'_>, centre: CentreId) -> Result<Vec<Bookable>> {
    let entity = tx.entity()?;
    let sql = format!("{COLUMNS} where entity_id = $1 and centre_id = $2 order by service_id");
    tx.query(&sql, &[entity.into(), centre.into()], bookable)
}

/// How one service of a centre is booked; none where it is not.
pub(crate) fn bookable_one(tx: &mut Tx<'_>, centre: CentreId, service: ServiceId) -> Result<Option<Bookable>> {
    let entity = tx.entity()?;
    let sql = format!("{COLUMNS} where entity_id = $1 and centre_id = $2 and service_id = $3");
    tx.one(&sql, &[entity.into(), centre.into(), service.into()], bookable)
}

fn bookable(row: &Row) -> Result<Bookable> {
    let (days, hours): (String, String) = (row.get(7)?, row.get(8)?);
    Ok(Bookable {
        centre: row.get(0)?,
        service: row.get(1)?,
        is_open: row.get(2)?,
        lasts_minutes: row.get(3)?,
        at_once: row.get(4)?,
        notice_minutes: row.get(5)?,
        ahead_days: row.get(6)?,
        days: weekdays(&days),
        hours: Hours::read(&hours)?,
        employee: row.get(9)?,
        bring: Bilingual::new(row.get::<String>(10)?, row.get::<String>(11)?),
    })
}

/// The days of a week, Sunday first.
pub(crate) fn week() -> impl Iterator<Item = Weekday> {
    Weekday::Sunday.cycle_forward().take(7)
}

fn weekdays(text: &str) -> Vec<Weekday> {
    week().filter(|day| text.split(',').any(|key| key == weekday_key(*day))).collect()
}

/// Hours as they are typed.
pub(crate) fn written(hours: &Hours) -> String {
    hours.periods().iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
}

/// Writes how a service of a centre is booked.
pub(crate) fn save_bookable(tx: &mut Tx<'_>, one: &Bookable) -> Result<()> {
    let entity = tx.entity()?;
    let days: Vec<&str> = one.days.iter().map(|day| weekday_key(*day)).collect();
    tx.put(
        "insert into bookable_services (centre_id, service_id, entity_id, is_open, lasts_minutes, at_once, notice_minutes, ahead_days, days,
             hours, employee_id, bring_ar, bring_en) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
         on conflict (centre_id, service_id) do update set is_open = excluded.is_open, lasts_minutes = excluded.lasts_minutes,
             at_once = excluded.at_once, notice_minutes = excluded.notice_minutes, ahead_days = excluded.ahead_days, days = excluded.days,
             hours = excluded.hours, employee_id = excluded.employee_id, bring_ar = excluded.bring_ar, bring_en = excluded.bring_en",
        &[
            one.centre.into(),
            one.service.into(),
            entity.into(),
            one.is_open.into(),
            one.lasts_minutes.into(),
            one.at_once.into(),
            one.notice_minutes.into(),
            one.ahead_days.into(),
            days.join(",").into(),
            written(&one.hours).into(),
            one.employee.into(),
            (&one.bring.ar).into(),
            (&one.bring.en).into(),
        ],
    )
}

/// How a centre takes those who booked.
pub(crate) fn appointment_rules(tx: &mut Tx<'_>, centre: CentreId) -> Result<AppointmentRules> {
    let entity = tx.entity()?;
    let sql = "select early_minutes, grace_minutes, remind_hours, most_open from appointment_rules where entity_id = $1 and centre_id = $2";
    let read = |row: &Row| {
        Ok(AppointmentRules { early_minutes: row.get(0)?, grace_minutes: row.get(1)?, remind_hours: row.get(2)?, most_open: row.get(3)? })
    };
    Ok(tx.one(sql, &[entity.into(), centre.into()], read)?.unwrap_or_default())
}

/// Writes how a centre takes those who booked.
pub(crate) fn save_appointment_rules(tx: &mut Tx<'_>, centre: CentreId, rules: AppointmentRules) -> Result<()> {
    let entity = tx.entity()?;
    let [early, grace] = [rules.early_minutes, rules.grace_minutes];
    tx.put(
        "insert into appointment_rules (centre_id, entity_id, early_minutes, grace_minutes, remind_hours, most_open)
         values ($1, $2, $3, $4, $5, $6)
         on conflict (centre_id) do update set early_minutes = excluded.early_minutes, grace_minutes = excluded.grace_minutes,
             remind_hours = excluded.remind_hours, most_open = excluded.most_open",
        &[centre.into(), entity.into(), early.into(), grace.into(), rules.remind_hours.into(), rules.most_open.into()],
    )
}

/// The blocked stretches of a centre that are not over at an instant, the first one first.
pub(crate) fn blocks_after(tx: &mut Tx<'_>, centre: CentreId, at: Timestamp) -> Result<Vec<Block>> {
    let entity = tx.entity()?;
    let sql = "select id, centre_id, from_at, to_at, reason_ar, reason_en from appointment_blocks
               where entity_id = $1 and centre_id = $2 and to_at > $3 order by from_at, id";
    tx.query(sql, &[entity.into(), centre.into(), at.into()], block)
}

fn block(row: &Row) -> Result<Block> {
    let time = crate::slots::Span { from: row.get(2)?, to: row.get(3)? };
    let reason = Bilingual::new(row.get::<String>(4)?, row.get::<String>(5)?);
    Ok(Block { id: row.get(0)?, centre: row.get(1)?, time, reason })
}

/// Writes a new blocked stretch.
pub(crate) fn insert_block(tx: &mut Tx<'_>, block: &Block) -> Result<()> {
    let entity = tx.entity()?;
    tx.put(
        "insert into appointment_blocks (id, entity_id, centre_id, from_at, to_at, reason_ar, reason_en) values ($1, $2, $3, $4, $5, $6, $7)",
        &[
            block.id.into(),
            entity.into(),
            block.centre.into(),
            block.time.from.into(),
            block.time.to.into(),
            (&block.reason.ar).into(),
            (&block.reason.en).into(),
        ],
    )
}

/// Takes a blocked stretch away; answers whether it was there.
pub(crate) fn delete_block(tx: &mut Tx<'_>, centre: CentreId, id: BlockId) -> Result<bool> {
    let entity = tx.entity()?;
    let sql = "delete from appointment_blocks where entity_id = $1 and centre_id = $2 and id = $3";
    Ok(tx.execute(sql, &[entity.into(), centre.into(), id.into()])? > 0)
}
