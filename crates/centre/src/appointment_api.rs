//! Appointments for programs: what is free, what is booked on a day, and everything that customers and the reception do with it.

use ::store::Tx;
use axum::Json;
use axum::extract::Path;
use axum::extract::State;
use axum::routing::get;
use axum::routing::post;
use http::Method;
use kernel::CentreId;
use kernel::Error;
use kernel::Result as Outcome;
use kernel::Timestamp;
use kernel::invalid;
use platform::Access;
use platform::Api;
use platform::App;
use platform::Caller;
use platform::Failure;
use platform::Json as Body;
use platform::Paged;
use platform::Query;
use platform::Route;
use platform::api::schema;
use platform::number;
use schemars::JsonSchema;
use serde::Deserialize;
use serde::Serialize;

use crate::appointment;
use crate::appointment::AppointmentId;
use crate::appointment_words::Word;
use crate::appointment_words::tell;
use crate::appointment_words::tell_change;
use crate::arrive::check_in;
use crate::book::book;
use crate::booking_form::Typed;
use crate::change_appointment::cancel_appointment;
use crate::change_appointment::move_for_customer;
use crate::issue::RECEIVE;
use crate::issue::must_reach;
use crate::slots::Span;
use crate::store;
use crate::times;

pub(crate) fn routes() -> Vec<Route> {
    let may = Access::May(RECEIVE);
    let one = |summary| Api { summary, answer: Some(schema::<Appointment>), ..Api::default() };
    vec![
        Route::plain(Method::GET, "/api/v1/centres/{id}/services/{service}/times", may, get(free)).described(Api {
            summary: "centre-does-list-times",
            answer: Some(schema::<Paged<Time>>),
            ..Api::default()
        }),
        Route::plain(Method::GET, "/api/v1/centres/{id}/appointments", may, get(list)).described(Api {
            summary: "centre-does-list-appointments",
            query: Some(schema::<Asked>),
            answer: Some(schema::<Paged<Appointment>>),
            ..Api::default()
        }),
        Route::plain(Method::POST, "/api/v1/centres/{id}/appointments", may, post(add))
            .described(Api { body: Some(schema::<NewAppointment>), ..one("centre-does-book") }),
        Route::plain(Method::POST, "/api/v1/appointments/{id}/time", may, post(change))
            .described(Api { body: Some(schema::<NewTime>), ..one("centre-does-move") }),
        Route::plain(Method::POST, "/api/v1/appointments/{id}/cancellation", may, post(give_back)).described(one("centre-does-cancel")),
        Route::plain(Method::POST, "/api/v1/appointments/{id}/arrival", may, post(arrive)).described(one("centre-does-take-in")),
    ]
}

/// A time that is free.
#[derive(Serialize, JsonSchema)]
struct Time {
    /// When it begins, UTC.
    from: String,
    /// When it is over, UTC.
    to: String,
}

impl Time {
    fn of(span: Span) -> Time {
        Time { from: span.from.to_string(), to: span.to.to_string() }
    }
}

/// An appointment.
#[derive(Serialize, JsonSchema)]
struct Appointment {
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

/// GET /api/v1/centres/{id}/services/{service}/times
async fn free(
    State(app): State<App>,
    Caller(actor): Caller,
    Path((id, service)): Path<(String, String)>,
) -> Result<Json<Paged<Time>>, Failure> {
    let (id, service): (CentreId, org::ServiceId) = (number(&id)?, number(&service)?);
    let read = move |tx: &mut Tx<'_>| -> Outcome<Paged<Time>> {
        must_reach(tx, id)?;
        let known = org::store::service(tx, service)?.ok_or(Error::NotFound("service"))?;
        let bookable = times::open_one(tx, id, known.id)?;
        let items = times::days(tx, &bookable, None)?.into_iter().flat_map(|day| day.free).map(Time::of).collect();
        Ok(Paged { items, next: None })
    };
    Ok(Json(app.read(actor.may(RECEIVE)?, read).await?))
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Asked {
    /// The day: `2026-11-29`; today when left out.
    #[serde(default)]
    day: String,
}

/// GET /api/v1/centres/{id}/appointments?day=
async fn list(
    State(app): State<App>,
    Caller(actor): Caller,
    Path(id): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Json<Paged<Appointment>>, Failure> {
    let id: CentreId = number(&id)?;
    let read = move |tx: &mut Tx<'_>| -> Outcome<Paged<Appointment>> {
        must_reach(tx, id)?;
        let day = if asked.day.is_empty() { crate::issue::today(tx) } else { asked.day };
        let from = ui::read_moment(&day, "00:00").ok_or_else(|| invalid("day", "centre-block-when"))?;
        let within = Span { from, to: from + std::time::Duration::from_secs(24 * 3600) };
        let items = store::appointments_in(tx, id, within)?.into_iter().map(Appointment::from).collect();
        Ok(Paged { items, next: None })
    };
    Ok(Json(app.read(actor.may(RECEIVE)?, read).await?))
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct NewAppointment {
    /// The service.
    service: String,
    /// When it begins, one of the free times: `2026-11-29T06:00:00Z`.
    from: String,
    /// The customer's name.
    name: String,
    /// A mobile number; may be left out where an address is given.
    #[serde(default)]
    phone: String,
    /// An address of mail; may be left out where a number is given.
    #[serde(default)]
    email: String,
    /// The customer's language: `ar`, `en`.
    lang: String,
    /// What the customer needs: `first`, `wheelchair`, `signing`, `reading`.
    #[serde(default)]
    needs: Vec<String>,
    /// What it is about.
    #[serde(default)]
    about: String,
}

/// An instant as programs write it.
fn instant(text: &str) -> Outcome<Timestamp> {
    text.parse().map_err(|_| invalid("from", "centre-time-choose"))
}

/// POST /api/v1/centres/{id}/appointments
async fn add(
    State(app): State<App>,
    Caller(actor): Caller,
    Path(id): Path<String>,
    Body(new): Body<NewAppointment>,
) -> Result<Json<Appointment>, Failure> {
    let (id, inside): (CentreId, App) = (number(&id)?, app.clone());
    let write = move |tx: &mut Tx<'_>| -> Outcome<Appointment> {
        must_reach(tx, id)?;
        let service = new.service.parse().map_err(|_| invalid("service", "centre-service-choose"))?;
        let from = instant(&new.from)?.as_second().to_string();
        let typed = Typed::of_program(from, (new.name, new.phone, new.email), (new.lang, new.about), &new.needs);
        let booked = book(tx, &typed.read((id, service), "program", "")?)?;
        tell(&inside, tx, &booked, Word::Booked)?;
        Ok(booked.into())
    };
    Ok(app.write_answer(actor.may(RECEIVE)?, write).await?)
}

/// An appointment of a centre that the right that acts reaches.
fn reached(tx: &mut Tx<'_>, id: AppointmentId) -> Outcome<appointment::Appointment> {
    let one = store::appointment(tx, id)?.ok_or(Error::NotFound("appointment"))?;
    must_reach(tx, one.centre)?;
    Ok(one)
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct NewTime {
    /// When it begins, one of the free times.
    from: String,
}

/// POST /api/v1/appointments/{id}/time
async fn change(
    State(app): State<App>,
    Caller(actor): Caller,
    Path(id): Path<String>,
    Body(new): Body<NewTime>,
) -> Result<Json<Appointment>, Failure> {
    let (id, inside) = (number(&id)?, app.clone());
    let write = move |tx: &mut Tx<'_>| -> Outcome<Appointment> {
        let one = reached(tx, id)?;
        let (before, from) = (one.version, instant(&new.from)?);
        let moved = move_for_customer(tx, one, from)?;
        tell_change(&inside, tx, (before, &moved), Word::Moved)?;
        Ok(moved.into())
    };
    Ok(app.write_answer(actor.may(RECEIVE)?, write).await?)
}

/// POST /api/v1/appointments/{id}/cancellation
async fn give_back(State(app): State<App>, Caller(actor): Caller, Path(id): Path<String>) -> Result<Json<Appointment>, Failure> {
    let (id, inside) = (number(&id)?, app.clone());
    let write = move |tx: &mut Tx<'_>| -> Outcome<Appointment> {
        let one = reached(tx, id)?;
        let before = one.version;
        let over = cancel_appointment(tx, one)?;
        tell_change(&inside, tx, (before, &over), Word::Cancelled)?;
        Ok(over.into())
    };
    Ok(app.write_answer(actor.may(RECEIVE)?, write).await?)
}

/// POST /api/v1/appointments/{id}/arrival
async fn arrive(State(app): State<App>, Caller(actor): Caller, Path(id): Path<String>) -> Result<Json<Appointment>, Failure> {
    let id = number(&id)?;
    let write = move |tx: &mut Tx<'_>| -> Outcome<Appointment> {
        let one = reached(tx, id)?;
        let centre = one.centre;
        check_in(tx, centre, one).map(|(one, _)| one.into())
    };
    Ok(app.write_answer(actor.may(RECEIVE)?, write).await?)
}
