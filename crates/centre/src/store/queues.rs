//! The statements on the queues of centres, what is offered in them, and how a centre calls.

use std::time::Duration;

use ::store::Row;
use ::store::Tx;
use kernel::Bilingual;
use kernel::CentreId;
use kernel::Result;
use org::ServiceId;

use crate::queue::CentreRules;
use crate::queue::Offered;
use crate::queue::Queue;
use crate::queue::QueueId;

/// The queues of a centre, by their letters.
pub fn queues(tx: &mut Tx<'_>, centre: CentreId) -> Result<Vec<Queue>> {
    let entity = tx.entity()?;
    let sql = "select id, centre_id, letter, name_ar, name_en, is_open from queues where entity_id = $1 and centre_id = $2 order by letter";
    tx.recall(sql, &[entity.into(), centre.into()], queue)
}

fn queue(row: &Row) -> Result<Queue> {
    let name = Bilingual::new(row.get::<String>(3)?, row.get::<String>(4)?);
    Ok(Queue { id: row.get(0)?, centre: row.get(1)?, letter: row.get(2)?, name, is_open: row.get(5)? })
}

/// Writes a queue, new or changed.
pub(crate) fn save_queue(tx: &mut Tx<'_>, queue: &Queue) -> Result<()> {
    let entity = tx.entity()?;
    tx.execute(
        "insert into queues (id, entity_id, centre_id, letter, name_ar, name_en, is_open) values ($1, $2, $3, $4, $5, $6, $7)
         on conflict (id) do update set letter = excluded.letter, name_ar = excluded.name_ar, name_en = excluded.name_en,
             is_open = excluded.is_open",
        &[
            queue.id.into(),
            entity.into(),
            queue.centre.into(),
            (&queue.letter).into(),
            (&queue.name.ar).into(),
            (&queue.name.en).into(),
            queue.is_open.into(),
        ],
    )?;
    Ok(())
}

/// Whether another queue gave or leased numbers with a letter on a day.
pub(crate) fn is_given(tx: &mut Tx<'_>, (centre, day): (CentreId, &str), (letter, queue): (&str, QueueId)) -> Result<bool> {
    let entity = tx.entity()?;
    let values = [entity.into(), centre.into(), day.into(), letter.into(), queue.into()];
    let tickets = "select id from tickets where entity_id = $1 and centre_id = $2 and day = $3 and letter = $4 and queue_id <> $5 limit 1";
    let leases =
        "select id from number_leases where entity_id = $1 and centre_id = $2 and day = $3 and letter = $4 and queue_id <> $5 limit 1";
    let has = |tx: &mut Tx<'_>, sql: &str| Ok::<bool, kernel::Error>(tx.one(sql, &values, |row| row.get::<i64>(0))?.is_some());
    Ok(has(tx, tickets)? || has(tx, leases)?)
}

/// What a centre offers.
pub(crate) fn offered(tx: &mut Tx<'_>, centre: CentreId) -> Result<Vec<Offered>> {
    let entity = tx.entity()?;
    let sql = "select centre_id, service_id, queue_id, target_seconds, is_offered from centre_services
               where entity_id = $1 and centre_id = $2 order by service_id";
    tx.recall(sql, &[entity.into(), centre.into()], offer)
}

/// One service as a centre offers it; none where it does not.
pub(crate) fn offered_one(tx: &mut Tx<'_>, centre: CentreId, service: ServiceId) -> Result<Option<Offered>> {
    Ok(offered(tx, centre)?.into_iter().find(|one| one.service == service))
}

fn offer(row: &Row) -> Result<Offered> {
    let target: i64 = row.get(3)?;
    Ok(Offered {
        centre: row.get(0)?,
        service: row.get(1)?,
        queue: row.get(2)?,
        target: Duration::from_secs(target.unsigned_abs()),
        is_offered: row.get(4)?,
    })
}

/// Writes what a centre offers of a service.
pub(crate) fn save_offered(tx: &mut Tx<'_>, one: &Offered) -> Result<()> {
    let (entity, target) = (tx.entity()?, seconds(one.target));
    tx.execute(
        "insert into centre_services (centre_id, service_id, entity_id, queue_id, target_seconds, is_offered) values ($1, $2, $3, $4, $5, $6)
         on conflict (centre_id, service_id) do update set queue_id = excluded.queue_id, target_seconds = excluded.target_seconds,
             is_offered = excluded.is_offered",
        &[one.centre.into(), one.service.into(), entity.into(), one.queue.into(), target.into(), one.is_offered.into()],
    )?;
    Ok(())
}

/// How a centre calls.
pub(crate) fn rules(tx: &mut Tx<'_>, centre: CentreId) -> Result<CentreRules> {
    let entity = tx.entity()?;
    let sql = "select most_calls, priority_rate, held_back_seconds, lead_minutes, firm_after_seconds from centre_rules
               where entity_id = $1 and centre_id = $2";
    let found = tx.recall(sql, &[entity.into(), centre.into()], |row| {
        let (held_back, firm_after): (i64, i64) = (row.get(2)?, row.get(4)?);
        let [held_back, firm_after] = [held_back, firm_after].map(|seconds| Duration::from_secs(seconds.unsigned_abs()));
        Ok(CentreRules { most_calls: row.get(0)?, priority_rate: row.get(1)?, held_back, firm_after, lead_minutes: row.get(3)? })
    })?;
    Ok(found.first().copied().unwrap_or_default())
}

/// Writes how a centre calls.
pub(crate) fn save_rules(tx: &mut Tx<'_>, centre: CentreId, rules: CentreRules) -> Result<()> {
    let (entity, held_back, firm_after) = (tx.entity()?, seconds(rules.held_back), seconds(rules.firm_after));
    tx.execute(
        "insert into centre_rules (centre_id, entity_id, most_calls, priority_rate, held_back_seconds, lead_minutes, firm_after_seconds)
         values ($1, $2, $3, $4, $5, $6, $7)
         on conflict (centre_id) do update set most_calls = excluded.most_calls, priority_rate = excluded.priority_rate,
             held_back_seconds = excluded.held_back_seconds, lead_minutes = excluded.lead_minutes,
             firm_after_seconds = excluded.firm_after_seconds",
        &[
            centre.into(),
            entity.into(),
            rules.most_calls.into(),
            rules.priority_rate.into(),
            held_back.into(),
            rules.lead_minutes.into(),
            firm_after.into(),
        ],
    )?;
    Ok(())
}

fn seconds(span: Duration) -> i64 {
    i64::try_from(span.as_secs()).unwrap_or(i64::MAX)
}

/// Gives the next number of a queue on a day, from 1; it is given back with whatever does not happen.
pub(crate) fn next_number(tx: &mut Tx<'_>, queue: QueueId, day: &str) -> Result<u32> {
    let entity = tx.entity()?;
    let sql = "insert into ticket_numbers (queue_id, day, entity_id, last) values ($1, $2, $3, 1)
               on conflict (queue_id, day) do update set last = ticket_numbers.last + 1 returning last";
    let number = tx.one(sql, &[queue.into(), day.into(), entity.into()], |row| row.get(0))?;
    number.ok_or_else(|| kernel::Error::Broken("giving a number".into(), "the database returned none".into()))
}
