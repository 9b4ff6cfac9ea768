//! The statements on appointments.

use ::store::Row;
use ::store::Tx;
use ::store::listed;
use kernel::CentreId;
use kernel::EmployeeId;
use kernel::Error;
use kernel::Lang;
use kernel::Phone;
use kernel::Result;
use kernel::Timestamp;
use org::ServiceId;
use platform::deliveries::DeliveryId;

use crate::appointment::Appointment;
use crate::appointment::AppointmentId;
use crate::appointment::Need;
use crate::appointment::Standing;
use crate::slots::Span;
use crate::ticket::TicketId;

const COLUMNS: &str = "select id, centre_id, service_id, reference, state, from_at, to_at, name, phone, email, lang, needs, about, brings,
    customer_id, case_id, employee_id, ticket_id, booked_at, remind_at, owes, version, moves, origin, stands_since
    from appointments";

/// A new appointment, with the key with which it was asked for and whence it came.
pub(crate) fn insert_appointment(tx: &mut Tx<'_>, one: &Appointment, (key, client): (&str, &str)) -> Result<()> {
    let entity = tx.entity()?;
    tx.put(
        "insert into appointments (id, entity_id, centre_id, service_id, reference, state, from_at, to_at, name, phone, email, lang, needs,
             about, brings, customer_id, case_id, employee_id, booked_at, remind_at, owes, version, asked_key, client, origin)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, '', 1, $21, $22, $23)",
        &[
            one.id.into(),
            entity.into(),
            one.centre.into(),
            one.service.into(),
            (&one.reference).into(),
            one.standing.key().into(),
            one.time.from.into(),
            one.time.to.into(),
            (&one.name).into(),
            one.phone.as_ref().map_or("", Phone::as_str).into(),
            (&one.email).into(),
            one.lang.into(),
            needs(one).into(),
            (&one.about).into(),
            (&one.brings).into(),
            one.customer.into(),
            one.case.into(),
            one.employee.into(),
            one.booked.into(),
            one.remind.into(),
            key.into(),
            client.into(),
            (&one.origin).into(),
        ],
    )
}

fn needs(one: &Appointment) -> String {
    one.needs.iter().map(|need| need.key()).collect::<Vec<_>>().join(",")
}

/// Writes an appointment that has changed since it was read.
///
/// # Errors
/// `Conflict` where it was changed meanwhile.
pub(crate) fn save_appointment(tx: &mut Tx<'_>, one: &mut Appointment) -> Result<()> {
    let entity = tx.entity()?;
    let changed = tx.execute(
        "update appointments set state = $4, from_at = $5, to_at = $6, brings = $7, ticket_id = $8, remind_at = $9, owes = $10, case_id = $11,
             moves = $12, customer_id = $13, stands_since = $14, version = version + 1
         where entity_id = $1 and id = $2 and version = $3",
        &[
            entity.into(),
            one.id.into(),
            one.version.into(),
            one.standing.key().into(),
            one.time.from.into(),
            one.time.to.into(),
            (&one.brings).into(),
            one.ticket.into(),
            one.remind.into(),
            (&one.owes).into(),
            one.case.into(),
            i64::from(one.moves).into(),
            one.customer.into(),
            one.stands_since.into(),
        ],
    )?;
    if changed == 0 {
        return Err(Error::Conflict("centre-appointment-changed"));
    }
    one.version += 1;
    Ok(())
}

/// One appointment of the entity.
pub(crate) fn appointment(tx: &mut Tx<'_>, id: AppointmentId) -> Result<Option<Appointment>> {
    let entity = tx.entity()?;
    tx.one(&format!("{COLUMNS} where entity_id = $1 and id = $2"), &[entity.into(), id.into()], read)
}

/// The appointment that was asked for with a key.
pub(crate) fn appointment_of_key(tx: &mut Tx<'_>, key: &str) -> Result<Option<Appointment>> {
    let entity = tx.entity()?;
    tx.one(&format!("{COLUMNS} where entity_id = $1 and asked_key = $2 and asked_key <> ''"), &[entity.into(), key.into()], read)
}

/// The appointment with this reference.
pub(crate) fn appointment_called(tx: &mut Tx<'_>, reference: &str) -> Result<Option<Appointment>> {
    let entity = tx.entity()?;
    tx.one(&format!("{COLUMNS} where entity_id = $1 and reference = $2"), &[entity.into(), reference.into()], read)
}

/// The appointment of which a ticket became.
pub(crate) fn appointment_of_ticket(tx: &mut Tx<'_>, ticket: TicketId) -> Result<Option<Appointment>> {
    let entity = tx.entity()?;
    tx.one(&format!("{COLUMNS} where entity_id = $1 and ticket_id = $2 and ticket_id is not null"), &[entity.into(), ticket.into()], read)
}

/// The appointments of a centre that begin within a stretch, in their order.
pub(crate) fn appointments_in(tx: &mut Tx<'_>, centre: CentreId, within: Span) -> Result<Vec<Appointment>> {
    let entity = tx.entity()?;
    let sql = format!("{COLUMNS} where entity_id = $1 and centre_id = $2 and from_at >= $3 and from_at < $4 order by from_at, id");
    tx.query(&sql, &[entity.into(), centre.into(), within.from.into(), within.to.into()], read)
}

/// The visits that take room at the counters of a centre, each with its service, of all that begin within a stretch.
pub(crate) fn visits_at_counters(tx: &mut Tx<'_>, centre: CentreId, within: Span) -> Result<Vec<(ServiceId, Span)>> {
    let entity = tx.entity()?;
    let sql = "select service_id, from_at, to_at from appointments where entity_id = $1 and centre_id = $2
               and from_at >= $3 and from_at < $4 and employee_id is null and state in ('booked', 'arrived', 'late') order by from_at";
    let params = [entity.into(), centre.into(), within.from.into(), within.to.into()];
    tx.query(sql, &params, |row| Ok((row.get(0)?, Span { from: row.get(1)?, to: row.get(2)? })))
}

/// The visits to come of whoever is met, whatever for and wherever.
pub(crate) fn visits_with(tx: &mut Tx<'_>, employee: EmployeeId, at: Timestamp) -> Result<Vec<Span>> {
    let entity = tx.entity()?;
    let sql = "select from_at, to_at from appointments where entity_id = $1 and employee_id = $2 and from_at > $3
               and state in ('booked', 'arrived', 'late') order by from_at";
    tx.query(sql, &[entity.into(), employee.into(), at.into()], |row| Ok(Span { from: row.get(0)?, to: row.get(1)? }))
}

/// The visits with these employees that begin within a stretch, whatever for and wherever, each with whoever is met.
pub(crate) fn meetings_of(tx: &mut Tx<'_>, employees: &[EmployeeId], within: Span) -> Result<Vec<(EmployeeId, Span)>> {
    let (entity, (places, met)) = (tx.entity()?, listed(4, employees.iter().copied()));
    let sql = format!(
        "select employee_id, from_at, to_at from appointments where entity_id = $1 and from_at >= $2 and from_at < $3
         and employee_id in ({places}) and state in ('booked', 'arrived', 'late') order by from_at"
    );
    let asked = vec![entity.into(), within.from.into(), within.to.into()];
    tx.query(&sql, &[asked, met].concat(), |row| Ok((row.get(0)?, Span { from: row.get(1)?, to: row.get(2)? })))
}

/// The appointments of the entity that are still to come from an instant on.
pub(crate) fn appointments_to_come(tx: &mut Tx<'_>, at: Timestamp) -> Result<Vec<Appointment>> {
    let entity = tx.entity()?;
    let sql = format!("{COLUMNS} where entity_id = $1 and state = 'booked' and from_at > $2 order by from_at, id");
    tx.query(&sql, &[entity.into(), at.into()], read)
}

/// The appointments that time does something to by now: they began and nobody has come, somebody is to be reminded, or is owed a word.
pub(crate) fn appointments_due(tx: &mut Tx<'_>, now: Timestamp) -> Result<Vec<AppointmentId>> {
    let entity = tx.entity()?;
    // Three questions, each with an index of its own.
    let sql = "select id from appointments where entity_id = $1 and state = 'booked' and from_at <= $2
               union select id from appointments where entity_id = $1 and remind_at is not null and remind_at <= $2
               union select id from appointments where entity_id = $1 and owes <> '' order by id";
    tx.query(sql, &[entity.into(), now.into()], |row| row.get(0))
}

/// The appointments of a telephone that were kept or still may be, and are not over, the next one first.
pub(crate) fn appointments_of_phone(tx: &mut Tx<'_>, phone: &Phone, now: Timestamp) -> Result<Vec<Appointment>> {
    let entity = tx.entity()?;
    let sql = format!(
        "{COLUMNS} where entity_id = $1 and phone = $2 and phone <> '' and to_at > $3 and state not in ('cancelled', 'called-off') order by from_at"
    );
    tx.query(&sql, &[entity.into(), phone.as_str().into(), now.into()], read)
}

/// The appointments of a telephone at a centre that are not given back and end after an instant, the next one first.
pub(crate) fn appointments_at(tx: &mut Tx<'_>, (centre, phone): (CentreId, &Phone), since: Timestamp) -> Result<Vec<Appointment>> {
    let entity = tx.entity()?;
    let sql = format!(
        "{COLUMNS} where entity_id = $1 and phone = $2 and phone <> '' and to_at > $3 and centre_id = $4 and state <> 'cancelled'
         order by from_at, id"
    );
    tx.query(&sql, &[entity.into(), phone.as_str().into(), since.into(), centre.into()], read)
}

/// How many appointments of an address of mail are booked and not over.
pub(crate) fn many_of_email(tx: &mut Tx<'_>, email: &str, now: Timestamp) -> Result<usize> {
    let entity = tx.entity()?;
    let sql = "select id from appointments where entity_id = $1 and email = $2 and email <> '' and to_at > $3 and state = 'booked'";
    Ok(tx.query(sql, &[entity.into(), email.into(), now.into()], |row| row.get::<i64>(0))?.len())
}

/// How many appointments came from one network since an instant.
pub(crate) fn many_of_client(tx: &mut Tx<'_>, client: &str, since: Timestamp) -> Result<usize> {
    let entity = tx.entity()?;
    let sql = "select id from appointments where entity_id = $1 and client = $2 and booked_at > $3";
    Ok(tx.query(sql, &[entity.into(), client.into(), since.into()], |row| row.get::<i64>(0))?.len())
}

/// Counts appointments of a centre's day in a state, up or down.
pub(crate) fn count_appointment(tx: &mut Tx<'_>, (centre, day): (CentreId, &str), standing: Standing, by: i64) -> Result<()> {
    let entity = tx.entity()?;
    tx.put(
        "insert into appointment_counts (centre_id, day, state, entity_id, number) values ($1, $2, $3, $4, $5)
         on conflict (centre_id, day, state) do update set number = appointment_counts.number + excluded.number",
        &[centre.into(), day.into(), standing.key().into(), entity.into(), by.into()],
    )
}

/// How many appointments of a centre came to which end on the days from one on.
pub(crate) fn appointment_counts(tx: &mut Tx<'_>, centre: CentreId, from: &str) -> Result<Vec<(Standing, i64)>> {
    let entity = tx.entity()?;
    let sql = "select state, cast(sum(number) as bigint) from appointment_counts where entity_id = $1 and centre_id = $2 and day >= $3 group by state";
    let found = tx.query(sql, &[entity.into(), centre.into(), from.into()], |row| Ok((row.get::<String>(0)?, row.get::<i64>(1)?)))?;
    Ok(found.into_iter().filter_map(|(state, number)| Some((Standing::parse(&state)?, number))).collect())
}

/// Keeps that a delivery is about an appointment.
pub(crate) fn insert_message(tx: &mut Tx<'_>, one: AppointmentId, delivery: DeliveryId) -> Result<()> {
    let (entity, now) = (tx.entity()?, tx.now());
    tx.put(
        "insert into appointment_messages (delivery_id, entity_id, appointment_id, told_at) values ($1, $2, $3, $4)
         on conflict (delivery_id) do nothing",
        &[delivery.into(), entity.into(), one.into(), now.into()],
    )
}

/// How many messages about appointments went since an instant to where this one's customer is reached.
pub(crate) fn many_messages(tx: &mut Tx<'_>, one: &Appointment, since: Timestamp) -> Result<usize> {
    let entity = tx.entity()?;
    let phone = one.phone.as_ref().map(Phone::as_str).unwrap_or_default();
    let sql = "select m.delivery_id from appointments a
               join appointment_messages m on m.entity_id = a.entity_id and m.appointment_id = a.id
               where a.entity_id = $1 and a.phone = $3 and a.phone <> '' and m.told_at > $2
               union select m.delivery_id from appointments a
               join appointment_messages m on m.entity_id = a.entity_id and m.appointment_id = a.id
               where a.entity_id = $1 and a.email = $4 and a.email <> '' and m.told_at > $2";
    Ok(tx.query(sql, &[entity.into(), since.into(), phone.into(), (&one.email).into()], |row| row.get::<DeliveryId>(0))?.len())
}

/// The deliveries about an appointment and when each was wanted, the first one first.
pub(crate) fn messages_of(tx: &mut Tx<'_>, one: AppointmentId) -> Result<Vec<(DeliveryId, Timestamp)>> {
    let entity = tx.entity()?;
    let sql = "select delivery_id, told_at from appointment_messages where entity_id = $1 and appointment_id = $2 order by delivery_id";
    tx.query(sql, &[entity.into(), one.into()], |row| Ok((row.get(0)?, row.get(1)?)))
}

fn read(row: &Row) -> Result<Appointment> {
    let [state, phone, lang, needs] = [4, 8, 10, 11].map(|place| row.get::<String>(place));
    let (state, phone, lang, needs) = (state?, phone?, lang?, needs?);
    let unknown = |what: String| Error::Broken("reading an appointment".into(), what.into());
    Ok(Appointment {
        id: row.get(0)?,
        centre: row.get(1)?,
        service: row.get(2)?,
        reference: row.get(3)?,
        standing: Standing::parse(&state).ok_or_else(|| unknown(state))?,
        time: Span { from: row.get(5)?, to: row.get(6)? },
        name: row.get(7)?,
        phone: if phone.is_empty() { None } else { Some(Phone::parse(&phone).map_err(|_| unknown(phone))?) },
        email: row.get(9)?,
        lang: Lang::parse(&lang).ok_or_else(|| unknown(lang))?,
        needs: needs.split(',').filter_map(Need::parse).collect(),
        about: row.get(12)?,
        brings: row.get(13)?,
        customer: row.get(14)?,
        case: row.get(15)?,
        employee: row.get(16)?,
        ticket: row.get(17)?,
        booked: row.get(18)?,
        remind: row.get(19)?,
        owes: row.get(20)?,
        version: row.get(21)?,
        moves: u32::try_from(row.get::<i64>(22)?).unwrap_or(u32::MAX),
        origin: row.get(23)?,
        stands_since: row.get(24)?,
    })
}
