//! The statements on what screens show: the last calls of a day, and what was served at a counter.

use ::store::Tx;
use ::store::listed;
use kernel::Bilingual;
use kernel::CentreId;
use kernel::Lang;
use kernel::Result;
use kernel::Timestamp;
use org::ServiceId;

use super::ticket;
use crate::counter::CounterId;
use crate::counter::office;
use crate::counter::zone::ZoneId;
use crate::queue::QueueId;
use crate::ticket::Ticket;
use crate::ticket::TicketId;
use crate::ticket::shown;

/// A number that was called, as a screen shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Call {
    /// The ticket.
    pub(crate) ticket: TicketId,
    /// As customers see it.
    pub(crate) number: String,
    /// The number of the counter; that of the office for none.
    pub(crate) counter: u32,
    /// The zone in which the counter is; none where it is in none.
    pub(crate) zone: Option<Bilingual>,
    /// When it was called, the last time.
    pub(crate) at: Timestamp,
    /// Whether its customer has not come yet.
    pub(crate) is_awaited: bool,
    /// The language of its customer.
    pub(crate) lang: Lang,
}

impl Call {
    /// Whether it is to the office of who leads the centre.
    pub(crate) fn is_to_office(&self) -> bool {
        self.counter == office::NUMBER
    }
}

/// The last calls of a centre on a day, the newest first: of these queues, or of all, and to the counters of a zone and of none, or to all. Who waits
/// again at no counter is left out.
pub(crate) fn last_calls(
    tx: &mut Tx<'_>,
    (centre, day): (CentreId, &str),
    (queues, zone): (&[QueueId], Option<ZoneId>),
    most: u32,
) -> Result<Vec<Call>> {
    let (places, of) = listed(5, queues.iter().copied());
    let of_queues = if queues.is_empty() { String::new() } else { format!(" and t.queue_id in ({places})") };
    let in_zone = if zone.is_some() { format!(" and (c.zone_id = ${} or c.zone_id is null)", 5 + of.len()) } else { String::new() };
    let sql = format!(
        "select t.id, t.letter, t.number, c.number, t.last_called_at, t.state, t.lang, z.name_ar, z.name_en
         from tickets t join centre_counters c on c.id = t.counter_id
         left join centre_zones z on z.id = c.zone_id and z.entity_id = t.entity_id
         where t.entity_id = $1 and t.centre_id = $2 and t.day = $3 and t.last_called_at is not null{of_queues}{in_zone}
         order by t.last_called_at desc, t.id desc limit $4"
    );
    let params =
        [vec![tx.entity()?.into(), centre.into(), day.into(), most.into()], of, zone.into_iter().map(Into::into).collect()].concat();
    tx.query(&sql, &params, |row| {
        let (letter, state, lang): (String, String, String) = (row.get(1)?, row.get(5)?, row.get(6)?);
        let number = shown(&letter, row.get(2)?);
        let lang = Lang::parse(&lang).unwrap_or_default();
        let (ar, en): (Option<String>, Option<String>) = (row.get(7)?, row.get(8)?);
        let zone = ar.zip(en).map(|(ar, en)| Bilingual { ar, en });
        Ok(Call { ticket: row.get(0)?, number, counter: row.get(3)?, zone, at: row.get(4)?, is_awaited: state == "called", lang })
    })
}

/// The visit that ended last at a counter since a time.
pub(crate) fn last_done_at(tx: &mut Tx<'_>, counter: CounterId, since: Timestamp) -> Result<Option<Ticket>> {
    let entity = tx.entity()?;
    let sql = "select id from tickets where entity_id = $1 and counter_id = $2 and state = 'done' and ended_at > $3 order by ended_at desc limit 1";
    let id: Option<TicketId> = tx.one(sql, &[entity.into(), counter.into(), since.into()], |row| row.get(0))?;
    id.map_or(Ok(None), |id| ticket(tx, id))
}

/// The service that was last called for at a counter on a day.
pub(crate) fn last_service_at(tx: &mut Tx<'_>, counter: CounterId, day: &str) -> Result<Option<ServiceId>> {
    let entity = tx.entity()?;
    let sql = "select service_id from tickets where entity_id = $1 and counter_id = $2 and day = $3 order by last_called_at desc limit 1";
    tx.one(sql, &[entity.into(), counter.into(), day.into()], |row| row.get(0))
}
