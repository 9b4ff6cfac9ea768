//! Appointments for programs: what is free, what is booked on a day or found by its reference or number, and all that the reception does with it.

mod acts;
mod rows;

use ::store::Tx;
use axum::Json;
use axum::extract::Path;
use axum::extract::State;
use axum::routing::get;
use axum::routing::post;
use http::Method;
use kernel::CentreId;
use kernel::Error;
use kernel::Lang;
use kernel::Phone;
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

use crate::appointment;
use crate::appointment::AppointmentId;
use crate::appointment_words::Word;
use crate::appointment_words::tell;
use crate::arrive::named;
use crate::arrive::of_number;
use crate::book::book;
use crate::booking_form::Typed;
use crate::issue::RECEIVE;
use crate::issue::must_reach;
use crate::slots::Span;
use crate::store;
use crate::times;
use rows::Appointment;
use rows::Time;
use rows::WholeAppointment;

pub(crate) fn routes() -> Vec<Route> {
    let may = Access::May(RECEIVE);
    let one = |summary| Api { summary, answer: Some(schema::<WholeAppointment>), ..Api::default() };
    let own = vec![
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
        Route::plain(Method::GET, "/api/v1/appointments/{id}", may, get(show)).described(one("centre-does-show-appointment")),
    ];
    [own, acts::routes()].concat()
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

/// What is looked for: one of these at a time.
#[derive(Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
struct Asked {
    /// The day: `2026-11-29`; today when nothing is asked for.
    day: String,
    /// The reference as its customer says it, or what the code of their page holds.
    reference: String,
    /// The number of a telephone, whose appointments are found from today on, those that were given back left out.
    phone: String,
}

/// GET /api/v1/centres/{id}/appointments?day= or ?reference= or ?phone=
async fn list(
    State(app): State<App>,
    Caller(actor): Caller,
    Path(id): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Json<Paged<Appointment>>, Failure> {
    let (id, keys): (CentreId, _) = (number(&id)?, app.keys().clone());
    let read = move |tx: &mut Tx<'_>| -> Outcome<Paged<Appointment>> {
        must_reach(tx, id)?;
        let found = match [&asked.day, &asked.reference, &asked.phone].map(|said| said.trim()) {
            [day, "", ""] => of_day(tx, (id, day))?,
            ["", said, ""] => named(tx, &keys, said)?.into_iter().filter(|one| one.centre == id).collect(),
            ["", "", said] => of_number(tx, id, &Phone::parse(said).map_err(|why| invalid("phone", why.key()))?)?,
            _ => return Err(invalid("query", "centre-ask-one-way")),
        };
        Ok(Paged { items: found.into_iter().map(Appointment::from).collect(), next: None })
    };
    Ok(Json(app.read(actor.may(RECEIVE)?, read).await?))
}

/// The appointments of a centre's day, of today where none is named.
fn of_day(tx: &mut Tx<'_>, (centre, day): (CentreId, &str)) -> Outcome<Vec<appointment::Appointment>> {
    let day = if day.is_empty() { crate::issue::today(tx) } else { day.to_owned() };
    let from = ui::read_moment(&day, "00:00").ok_or_else(|| invalid("day", "centre-block-when"))?;
    store::appointments_in(tx, centre, Span { from, to: from + std::time::Duration::from_secs(24 * 3600) })
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

/// A field with an instant, and what is said where it holds none.
pub(crate) type Instant = (&'static str, &'static str);
const FROM: Instant = ("from", "centre-time-choose");
const WAS: Instant = ("was", "centre-was-wrong");

/// An instant as programs write it.
pub(crate) fn instant(text: &str, (field, wrong): Instant) -> Outcome<Timestamp> {
    text.parse().map_err(|_| invalid(field, wrong))
}

/// POST /api/v1/centres/{id}/appointments
async fn add(
    State(app): State<App>,
    Caller(actor): Caller,
    Path(id): Path<String>,
    Body(new): Body<NewAppointment>,
) -> Result<Json<WholeAppointment>, Failure> {
    let (id, inside, lang): (CentreId, App, Lang) = (number(&id)?, app.clone(), actor.lang);
    let write = move |tx: &mut Tx<'_>| -> Outcome<WholeAppointment> {
        must_reach(tx, id)?;
        let service = new.service.parse().map_err(|_| invalid("service", "centre-service-choose"))?;
        let from = instant(&new.from, FROM)?.as_second().to_string();
        let typed = Typed::of_program(from, (new.name, new.phone, new.email), (new.lang, new.about), &new.needs);
        let booked = book(tx, &typed.read((id, service), "program", "")?)?;
        tell(&inside, tx, &booked, Word::Booked)?;
        WholeAppointment::read(tx, booked, lang)
    };
    Ok(app.write_answer(actor.may(RECEIVE)?, write).await?)
}

/// An appointment of a centre that the right that acts reaches.
fn reached(tx: &mut Tx<'_>, id: AppointmentId) -> Outcome<appointment::Appointment> {
    let one = store::appointment(tx, id)?.ok_or(Error::NotFound("appointment"))?;
    must_reach(tx, one.centre)?;
    Ok(one)
}

/// GET /api/v1/appointments/{id}
async fn show(State(app): State<App>, Caller(actor): Caller, Path(id): Path<String>) -> Result<Json<WholeAppointment>, Failure> {
    let (id, lang) = (number(&id)?, actor.lang);
    let read = move |tx: &mut Tx<'_>| reached(tx, id).and_then(|one| WholeAppointment::read(tx, one, lang));
    Ok(Json(app.read(actor.may(RECEIVE)?, read).await?))
}
