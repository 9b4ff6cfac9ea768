//! The statements on tickets.

use std::time::Duration;

use ::store::Row;
use ::store::Tx;
use ::store::Value;
use ::store::listed;
use kernel::CentreId;
use kernel::EmployeeId;
use kernel::Error;
use kernel::Lang;
use kernel::Result;

use crate::counter::CounterId;
use crate::party::Party;
use crate::rest::Rest;
use crate::state::State;
use crate::ticket::Sent;
use crate::ticket::Ticket;
use crate::ticket::TicketId;

pub(super) const COLUMNS: &str = "select id, centre_id, queue_id, service_id, day, letter, number, origin, lang, has_priority, state, issued_at, since_at,
    called_at, calls, begun_at, served_ms, ended_at, counter_id, employee_id, customer_id, case_id, interaction_id, note, version, last_called_at,
    more_services, persons, needs, queued_at, rest_since_at, rest_until_at, rests, rested_ms, sent_counter_id, sent_employee_id, sent_back
    from tickets";

/// A new ticket, and the key with which it was asked for.
pub(crate) fn insert_ticket(tx: &mut Tx<'_>, ticket: &Ticket, key: &str) -> Result<()> {
    let entity = tx.entity()?;
    tx.put(
        "insert into tickets (id, entity_id, centre_id, queue_id, service_id, day, letter, number, origin, lang, has_priority, state, issued_at,
             since_at, calls, served_ms, customer_id, note, version, asked_key, more_services, persons, needs, queued_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, 0, 0, $15, $16, 1, $17, $18, $19, $20, $21)",
        &[
            ticket.id.into(),
            entity.into(),
            ticket.centre.into(),
            ticket.queue.into(),
            ticket.service.into(),
            (&ticket.day).into(),
            (&ticket.letter).into(),
            ticket.number.into(),
            (&ticket.origin).into(),
            ticket.lang.into(),
            ticket.has_priority.into(),
            ticket.state.key().into(),
            ticket.issued.into(),
            ticket.since.into(),
            ticket.customer.into(),
            (&ticket.note).into(),
            key.into(),
            more(ticket).into(),
            ticket.party.persons.into(),
            ticket.party.kept().into(),
            ticket.queued.into(),
        ],
    )
}

/// The ticket of a centre that was asked for with a key.
pub(crate) fn ticket_of_key(tx: &mut Tx<'_>, centre: CentreId, key: &str) -> Result<Option<Ticket>> {
    if key.is_empty() {
        return Ok(None);
    }
    let entity = tx.entity()?;
    let sql = format!("{COLUMNS} where entity_id = $1 and centre_id = $2 and asked_key = $3 and asked_key <> ''");
    tx.one(&sql, &[entity.into(), centre.into(), key.into()], read)
}

/// The tickets of days before this one that are not over.
pub(crate) fn tickets_before(tx: &mut Tx<'_>, day: &str) -> Result<Vec<Ticket>> {
    let entity = tx.entity()?;
    let sql = format!("{COLUMNS} where entity_id = $1 and day < $2 and ended_at is null order by id");
    tx.query(&sql, &[entity.into(), day.into()], read)
}

/// Writes a ticket that has changed since it was read.
///
/// # Errors
/// `Conflict` where it was changed meanwhile.
pub(crate) fn save_ticket(tx: &mut Tx<'_>, ticket: &mut Ticket) -> Result<()> {
    let entity = tx.entity()?;
    let params = [vec![entity.into(), ticket.id.into(), ticket.version.into()], values(ticket)].concat();
    let changed = tx.execute(
        "update tickets set queue_id = $4, service_id = $5, state = $6, called_at = $7, calls = $8, begun_at = $9, served_ms = $10,
             ended_at = $11, counter_id = $12, employee_id = $13, customer_id = $14, case_id = $15, interaction_id = $16, note = $17,
             has_priority = $18, lang = $19, since_at = $20, last_called_at = $21, more_services = $22, queued_at = $23, rest_since_at = $24,
             rest_until_at = $25, rests = $26, rested_ms = $27, sent_counter_id = $28, sent_employee_id = $29, sent_back = $30, version = version + 1
         where entity_id = $1 and id = $2 and version = $3",
        &params,
    )?;
    if changed == 0 {
        return Err(Error::Conflict("centre-ticket-changed"));
    }
    ticket.version += 1;
    match ticket.stretch.take() {
        Some(stretch) => super::insert_stretch(tx, &stretch),
        None => Ok(()),
    }
}

/// What of a ticket changes, from the fourth place on.
fn values(ticket: &Ticket) -> Vec<Value> {
    let (sent_counter, sent_employee) = sent_to(ticket.sent);
    vec![
        ticket.queue.into(),
        ticket.service.into(),
        ticket.state.key().into(),
        ticket.called.into(),
        ticket.calls.into(),
        ticket.begun.into(),
        millis(ticket.served).into(),
        ticket.ended.into(),
        ticket.counter.into(),
        ticket.employee.into(),
        ticket.customer.into(),
        ticket.case.into(),
        ticket.interaction.into(),
        (&ticket.note).into(),
        ticket.has_priority.into(),
        ticket.lang.into(),
        ticket.since.into(),
        ticket.last_call.into(),
        more(ticket).into(),
        ticket.queued.into(),
        ticket.rest.since.into(),
        ticket.rest.until.into(),
        ticket.rest.taken.into(),
        millis(ticket.rest.spent).into(),
        sent_counter.into(),
        sent_employee.into(),
        (ticket.sent == Sent::Back).into(),
    ]
}

/// Whom it was sent on to, as that is kept: the counter, or who leads the centre.
fn sent_to(sent: Sent) -> (Option<CounterId>, Option<EmployeeId>) {
    match sent {
        Sent::Nowhere | Sent::Back => (None, None),
        Sent::Counter(counter) => (Some(counter), None),
        Sent::Leader(leader) => (None, Some(leader)),
    }
}

/// The same as it is read.
fn sent(row: &Row) -> Result<Sent> {
    let (counter, leader, is_back): (Option<CounterId>, Option<EmployeeId>, bool) = (row.get(34)?, row.get(35)?, row.get(36)?);
    let whom = counter.map(Sent::Counter).or(leader.map(Sent::Leader));
    Ok(whom.unwrap_or(if is_back { Sent::Back } else { Sent::Nowhere }))
}

fn unknown(what: String) -> Error {
    Error::Broken("reading a ticket".into(), what.into())
}

fn millis(span: Duration) -> i64 {
    i64::try_from(span.as_millis()).unwrap_or(i64::MAX)
}

/// The services that come after the present one, as they are kept: `17 19`.
fn more(ticket: &Ticket) -> String {
    ticket.more.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")
}

/// One ticket of the entity.
pub(crate) fn ticket(tx: &mut Tx<'_>, id: TicketId) -> Result<Option<Ticket>> {
    let entity = tx.entity()?;
    tx.one(&format!("{COLUMNS} where entity_id = $1 and id = $2"), &[entity.into(), id.into()], read)
}

/// The tickets of a centre on a day that stand so, in the order in which they came.
pub(crate) fn tickets_in(tx: &mut Tx<'_>, (centre, day): (CentreId, &str), states: &[State]) -> Result<Vec<Ticket>> {
    let (places, states) = listed(4, states.iter().map(|state| state.key()));
    let sql = format!("{COLUMNS} where entity_id = $1 and centre_id = $2 and day = $3 and state in ({places}) order by since_at, id");
    let params = [vec![tx.entity()?.into(), centre.into(), day.into()], states].concat();
    tx.query(&sql, &params, read)
}

/// The tickets of a day that were sent on to one counter or person and wait for them.
pub(crate) fn tickets_sent(tx: &mut Tx<'_>, day: &str) -> Result<Vec<Ticket>> {
    let entity = tx.entity()?;
    let sql = format!(
        "{COLUMNS} where entity_id = $1 and day = $2 and state = 'waiting'
             and (sent_counter_id is not null or sent_employee_id is not null) order by since_at, id"
    );
    tx.query(&sql, &[entity.into(), day.into()], read)
}

/// How many of its queue wait before a ticket that comes now: all but those who let others go first and those whose time is still to come.
pub(crate) fn before_new(tx: &mut Tx<'_>, ticket: &Ticket) -> Result<usize> {
    let (entity, now) = (tx.entity()?, tx.now());
    let sql = "select count(*) from tickets where entity_id = $1 and centre_id = $2 and day = $3 and state = 'waiting' and queue_id = $4
                   and id <> $5 and since_at <= $6 and (rest_until_at is null or rest_until_at <= $6)
                   and sent_counter_id is null and sent_employee_id is null";
    let params = [entity.into(), ticket.centre.into(), (&ticket.day).into(), ticket.queue.into(), ticket.id.into(), now.into()];
    let many: Option<i64> = tx.one(sql, &params, |row| row.get(0))?;
    Ok(many.and_then(|many| usize::try_from(many).ok()).unwrap_or_default())
}

/// The ticket that an employee has called or serves; there is one at most.
pub(crate) fn ticket_at(tx: &mut Tx<'_>, employee: EmployeeId) -> Result<Option<Ticket>> {
    let sql = format!("{COLUMNS} where entity_id = $1 and employee_id = $2 and state in ('called', 'serving') order by id limit 1");
    let entity = tx.entity()?;
    tx.one(&sql, &[entity.into(), employee.into()], read)
}

pub(super) fn read(row: &Row) -> Result<Ticket> {
    let (lang, state, served): (String, String, i64) = (row.get(8)?, row.get(10)?, row.get(16)?);
    let (more, needs, rested): (String, String, i64) = (row.get(26)?, row.get(28)?, row.get(33)?);
    Ok(Ticket {
        id: row.get(0)?,
        centre: row.get(1)?,
        queue: row.get(2)?,
        service: row.get(3)?,
        more: more.split(' ').filter_map(|id| id.parse().ok()).collect(),
        party: Party::of(row.get(27)?, &needs),
        day: row.get(4)?,
        letter: row.get(5)?,
        number: row.get(6)?,
        origin: row.get(7)?,
        lang: Lang::parse(&lang).ok_or_else(|| unknown(lang))?,
        has_priority: row.get(9)?,
        state: State::parse(&state).ok_or_else(|| unknown(state))?,
        issued: row.get(11)?,
        since: row.get(12)?,
        queued: row.get(29)?,
        rest: Rest { since: row.get(30)?, until: row.get(31)?, taken: row.get(32)?, spent: Duration::from_millis(rested.unsigned_abs()) },
        called: row.get(13)?,
        calls: row.get(14)?,
        begun: row.get(15)?,
        served: Duration::from_millis(served.unsigned_abs()),
        ended: row.get(17)?,
        counter: row.get(18)?,
        employee: row.get(19)?,
        customer: row.get(20)?,
        case: row.get(21)?,
        interaction: row.get(22)?,
        note: row.get(23)?,
        sent: sent(row)?,
        version: row.get(24)?,
        last_call: row.get(25)?,
        stretch: None,
    })
}
