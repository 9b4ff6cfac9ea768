//! The statements on the times that customers spend in a centre.

use ::store::Row;
use ::store::Tx;
use kernel::CentreId;
use kernel::Error;
use kernel::Lang;
use kernel::Result;
use kernel::broken;
use org::ServiceId;

use crate::spent::Counted;
use crate::spent::Group;
use crate::spent::Times;
use crate::spent::hour_of;
use crate::spent_report::passed::FirstCall;
use crate::ticket::TicketId;

/// For how long the customer of a ticket was at counters for a service, in seconds, over all visits to them that are over.
pub(crate) fn served_seconds(tx: &mut Tx<'_>, ticket: TicketId, service: ServiceId) -> Result<u64> {
    let entity = tx.entity()?;
    let sql = "select begun_at, ended_at from centre_stretches
               where ticket_id = $1 and entity_id = $2 and service_id = $3 and begun_at is not null and how <> 'returned'";
    let spans = tx.query(sql, &[ticket.into(), entity.into(), service.into()], |row| {
        Ok((row.get::<kernel::Timestamp>(0)?, row.get::<kernel::Timestamp>(1)?))
    })?;
    Ok(spans.into_iter().map(|(begun, ended)| u64::try_from(ended.duration_since(begun).as_secs()).unwrap_or_default()).sum())
}

/// Adds to the times of a group on a day.
pub(crate) fn add_times(tx: &mut Tx<'_>, centre: CentreId, (day, group): (&str, Group), times: &Times) -> Result<()> {
    let entity = tx.entity()?;
    let of_group =
        [entity.into(), centre.into(), day.into(), group.hour.into(), group.service.into(), group.lang.into(), group.has_priority.into()];
    let sql = "select called, absent, wait, way, service, total from centre_times
               where entity_id = $1 and centre_id = $2 and day = $3 and hour = $4 and service_id = $5 and lang = $6 and has_priority = $7";
    let mut all = tx.one(sql, &of_group, |row| read(row, 0))?.unwrap_or_default();
    all.merge(times);
    let text = |counted: &Counted| serde_json::to_string(counted).map_err(broken("keeping times"));
    let kept = [
        all.called.into(),
        all.absent.into(),
        text(&all.wait)?.into(),
        text(&all.way)?.into(),
        text(&all.service)?.into(),
        text(&all.total)?.into(),
    ];
    tx.put(
        "insert into centre_times (entity_id, centre_id, day, hour, service_id, lang, has_priority, called, absent, wait, way, service, total)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
         on conflict (centre_id, day, hour, service_id, lang, has_priority) do update set called = excluded.called, absent = excluded.absent,
             wait = excluded.wait, way = excluded.way, service = excluded.service, total = excluded.total",
        &[of_group.to_vec(), kept.to_vec()].concat(),
    )
}

/// The times of a centre from one day to another, both included, by group.
pub(crate) fn times_between(tx: &mut Tx<'_>, centre: CentreId, (first, last): (&str, &str)) -> Result<Vec<(Group, Times)>> {
    let entity = tx.entity()?;
    let sql = "select hour, service_id, lang, has_priority, called, absent, wait, way, service, total from centre_times
               where entity_id = $1 and centre_id = $2 and day >= $3 and day <= $4";
    tx.query(sql, &[entity.into(), centre.into(), first.into(), last.into()], |row| {
        let lang: String = row.get(2)?;
        let lang = Lang::parse(&lang).ok_or_else(|| Error::Broken("reading times".into(), lang.into()))?;
        Ok((Group { hour: row.get(0)?, service: row.get(1)?, lang, has_priority: row.get(3)? }, read(row, 4)?))
    })
}

/// Those who left a centre from one day to another, both included, before anybody served them: the group of each.
pub(crate) fn left_between(tx: &mut Tx<'_>, centre: CentreId, (first, last): (&str, &str)) -> Result<Vec<Group>> {
    let entity = tx.entity()?;
    let sql = "select t.queued_at, t.service_id, t.lang, t.has_priority from tickets t
               where t.entity_id = $1 and t.centre_id = $2 and t.day >= $3 and t.day <= $4 and t.state = 'left' and not exists
                   (select 1 from centre_stretches s where s.ticket_id = t.id and s.entity_id = t.entity_id and s.begun_at is not null)";
    tx.query(sql, &[entity.into(), centre.into(), first.into(), last.into()], |row| {
        let (queued, lang): (kernel::Timestamp, String) = (row.get(0)?, row.get(2)?);
        let lang = Lang::parse(&lang).ok_or_else(|| Error::Broken("reading who left".into(), lang.into()))?;
        Ok(Group { hour: hour_of(queued), service: row.get(1)?, lang, has_priority: row.get(3)? })
    })
}

/// The first call of each who came to a centre by themselves from one day to another, both included, and let nobody go first: by service, without the calls
/// of those who were sent on from another service meanwhile.
pub(crate) fn first_calls(tx: &mut Tx<'_>, centre: CentreId, (first, last): (&str, &str)) -> Result<Vec<FirstCall>> {
    let entity = tx.entity()?;
    let sql = "select s.day, s.service_id, s.has_priority, s.since_at, min(s.called_at)
               from centre_stretches s join tickets t on t.id = s.ticket_id and t.entity_id = s.entity_id
               where s.entity_id = $1 and s.centre_id = $2 and s.day >= $3 and s.day <= $4 and t.rests = 0
                   and t.origin not in ('appointment', 'late-appointment') and not exists
                   (select 1 from centre_stretches e where e.ticket_id = s.ticket_id and e.entity_id = s.entity_id
                        and e.since_at = s.since_at and e.service_id <> s.service_id and e.called_at < s.called_at)
               group by s.ticket_id, s.day, s.service_id, s.has_priority, s.since_at";
    tx.query(sql, &[entity.into(), centre.into(), first.into(), last.into()], |row| {
        Ok(FirstCall { day: row.get(0)?, service: row.get(1)?, has_priority: row.get(2)?, since: row.get(3)?, called: row.get(4)? })
    })
}

fn read(row: &Row, at: usize) -> Result<Times> {
    Ok(Times {
        called: row.get(at)?,
        absent: row.get(at + 1)?,
        left: 0,
        wait: row.json(at + 2)?,
        way: row.json(at + 3)?,
        service: row.json(at + 4)?,
        total: row.json(at + 5)?,
    })
}
