//! Appointments as programs get them: never more of a number or an address than the reception needs to know it again.

use ::store::Tx;
use kernel::Lang;
use kernel::Result;
use schemars::JsonSchema;
use serde::Serialize;

use crate::appointment;
use crate::appointment_words::fates;
use crate::reception_facts::Brought;
use crate::reception_facts::Read;
use crate::reception_facts::address;
use crate::reception_facts::phone;
use crate::slots::Span;

/// A time that is free.
#[derive(Serialize, JsonSchema)]
pub(super) struct Time {
    /// When it begins, UTC.
    from: String,
    /// When it is over, UTC.
    to: String,
}

impl Time {
    pub(super) fn of(span: Span) -> Time {
        Time { from: span.from.to_string(), to: span.to.to_string() }
    }
}

/// An appointment.
#[derive(Serialize, JsonSchema)]
pub(super) struct Appointment {
    /// Its id.
    id: String,
    /// As its customer says it.
    reference: String,
    /// `booked`, `arrived`, `late`, `missed`, `cancelled`, `called-off`.
    state: &'static str,
    /// The centre.
    centre: String,
    /// The service.
    service: String,
    /// When.
    time: Time,
    /// The customer's name.
    name: String,
    /// The language of the customer: `ar`, `en`.
    lang: &'static str,
    /// What the customer needs: `first`, `wheelchair`, `signing`, `reading`.
    needs: Vec<&'static str>,
    /// The ticket that became of it.
    ticket: Option<String>,
}

impl From<appointment::Appointment> for Appointment {
    fn from(one: appointment::Appointment) -> Self {
        Self {
            id: one.id.to_string(),
            reference: one.reference,
            state: one.standing.key(),
            centre: one.centre.to_string(),
            service: one.service.to_string(),
            time: Time::of(one.time),
            name: one.name,
            lang: one.lang.code(),
            needs: one.needs.iter().map(|need| need.key()).collect(),
            ticket: one.ticket.map(|ticket| ticket.to_string()),
        }
    }
}

/// An appointment with all that the reception sees of it.
#[derive(Serialize, JsonSchema)]
pub(super) struct WholeAppointment {
    #[serde(flatten)]
    appointment: Appointment,
    /// Whom the customer meets; none for what is done at a counter.
    employee: Option<String>,
    /// The end of the number to which text messages go: `•••122`.
    phone: Option<String>,
    /// The first letter and the host of the address to which letters go: `h•••@mail.example`.
    email: Option<String>,
    /// Where it was booked: `web`, `reception`, `program`; empty where that was not written down.
    origin: String,
    /// When it was booked, UTC.
    booked_at: String,
    /// Whether its customer may still have another time or give it back.
    may_change: bool,
    /// Why the centre could not keep it, in the caller's language.
    reason: Option<String>,
    /// What is to be brought.
    papers: Vec<Paper>,
    /// What its customer was told, the first one first.
    told: Vec<Told>,
}

/// Something to bring.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "AppointmentPaper")]
struct Paper {
    /// What it is, in the caller's language.
    text: String,
    /// Whether the customer has it ready.
    is_ready: bool,
    /// What the customer called the files that they handed in of it; whoever serves them opens these.
    files: Vec<String>,
}

/// A message to the customer.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "AppointmentMessage")]
struct Told {
    /// `booked`, `reminder`, `moved`, `cancelled`, `called-off`.
    what: &'static str,
    /// `text`, `letter`.
    way: &'static str,
    /// `waiting`, `sent`, `withdrawn` for another one that took its place, `failed`.
    state: &'static str,
    /// When it was wanted, UTC.
    at: String,
}

impl WholeAppointment {
    /// Reads what belongs to an appointment.
    pub(super) fn read(tx: &mut Tx<'_>, one: appointment::Appointment, lang: Lang) -> Result<Self> {
        let (now, read) = (tx.now(), Read::of(tx, one)?);
        let told = fates(&read.messages).map(|(message, fate)| Told {
            what: message.word.key(),
            way: if message.is_text { "text" } else { "letter" },
            state: fate.key(),
            at: message.at.to_string(),
        });
        let (told, reason) = (told.collect(), read.reason().map(|reason| reason.get(lang).to_owned()));
        let paper = |Brought { text, is_ready, files }| Paper { text, is_ready, files };
        let papers = read.brought(lang).into_iter().map(paper).collect();
        let one = read.known.one;
        Ok(Self {
            employee: one.employee.map(|employee| employee.to_string()),
            phone: phone(&one),
            email: address(&one),
            origin: one.origin.clone(),
            booked_at: one.booked.to_string(),
            may_change: one.may_change(now),
            appointment: one.into(),
            reason,
            papers,
            told,
        })
    }
}
