//! The form of a booking: the chosen time, who comes and how they are reached. A time that somebody else was quicker to book costs nothing
//! but another choice.

use ::store::Tx;
use askama::Template;
use axum::extract::Path;
use axum::extract::State;
use axum::response::IntoResponse;
use axum::response::Redirect;
use axum::response::Response;
use axum::routing::get;
use axum::routing::post;
use http::Method;
use http::StatusCode;
use kernel::Actor;
use kernel::CentreId;
use kernel::Error;
use kernel::Lang;
use org::Entity;
use org::ServiceId;
use platform::Access;
use platform::App;
use platform::Failure;
use platform::Form;
use platform::Route;
use platform::Visit;
use platform::failure::corrected;
use platform::fresh_token;
use platform::html;
use platform::limits::ClientAddress;
use platform::number;
use platform::private;
use ui::Answers;
use ui::Choice;
use ui::Page;

use crate::appointment::Appointment;
use crate::appointment::Need;
use crate::appointment_words::Word;
use crate::appointment_words::tell;
use crate::book::BOOK;
use crate::book::NewAppointment;
use crate::book::book;
use crate::booking_form::Typed;
use crate::booking_form::seconds;
use crate::bookings_page::Offer;
use crate::bookings_page::SECTION;
use crate::bookings_page::entity_called;
use crate::bookings_page::offer;
use crate::own_appointment_page::path_of;
use crate::times::next_free;

/// So many other times are shown where one is taken.
const OTHERS: usize = 6;
/// Whence bookings come is kept hashed.
const CLIENT: &str = "centre.client";

pub(crate) fn routes() -> Vec<Route> {
    vec![
        Route::page(Method::GET, "/e/{code}/appointments/{centre}/{service}/{from}", Access::Anyone, get(ask)),
        Route::page(Method::POST, "/e/{code}/appointments/{centre}/{service}", Access::Anyone, post(send)),
    ]
}

/// The version of an appointment to which nothing has happened yet.
pub(crate) const NEW: i64 = 1;

/// What is booked.
pub(crate) type Which = (CentreId, ServiceId);

#[derive(Template)]
#[template(path = "booking.html")]
struct BookingPage {
    page: Page,
    here: String,
    chosen: Chosen,
    words: FormWords,
    needs: Vec<(&'static str, &'static str)>,
    answers: Answers,
    key: String,
}

/// The keys of what the form says to whoever fills it in: the customer, or who receives them.
pub(crate) struct FormWords {
    pub(crate) name: &'static str,
    /// What the browser knows of the name: `name`, or `off` where it is another's.
    pub(crate) autocomplete: &'static str,
    pub(crate) phone: &'static str,
    pub(crate) phone_hint: &'static str,
    pub(crate) email: &'static str,
    pub(crate) needs: &'static str,
    pub(crate) matter_hint: &'static str,
    /// For what alone it is used.
    pub(crate) used: &'static str,
}

/// To customers themselves.
const OWN: FormWords = FormWords {
    name: "centre-your-name",
    autocomplete: "name",
    phone: "centre-your-phone",
    phone_hint: "centre-your-phone-hint",
    email: "centre-your-email",
    needs: "centre-your-needs",
    matter_hint: "centre-your-matter-hint",
    used: "centre-book-use",
};

/// What is booked, as its form shows it to whoever fills it in.
pub(crate) struct Chosen {
    pub(crate) service: String,
    pub(crate) centre: String,
    /// Whether the time that was chosen is free.
    pub(crate) is_free: bool,
    /// The chosen time in words; empty where it must be chosen anew.
    pub(crate) when: String,
    /// Other times, where it must be.
    pub(crate) times: Vec<Choice>,
    pub(crate) langs: Vec<Choice>,
    /// Whether somebody is met, who should know what it is about.
    pub(crate) meets: bool,
    /// Whether anybody is there for it.
    pub(crate) is_staffed: bool,
}

impl Chosen {
    /// What is offered, with the time that stands in a form.
    pub(crate) fn of(page: &Page, offer: &Offer, answers: &Answers) -> Chosen {
        let wanted = seconds(answers.value("from")).unwrap_or(page.now);
        let is_free = offer.days.iter().flat_map(|day| &day.free).any(|span| span.from == wanted);
        let in_words = |at| page.t2("centre-at", "day", page.day(at).as_str(), "time", page.time(at).as_str());
        let others = if is_free { Vec::new() } else { next_free(&offer.days, wanted, OTHERS) };
        let lang = |one: Lang| Choice::new(one.code(), crate::board_page::speaks(page, one));
        Chosen {
            service: offer.service.get(page.lang).into(),
            centre: offer.centre.name.get(page.lang).into(),
            is_free,
            when: if is_free { in_words(wanted) } else { String::new() },
            times: others.iter().map(|span| Choice::new(span.from.as_second().to_string(), in_words(span.from))).collect(),
            langs: Lang::ALL.map(lang).into(),
            meets: offer.bookable.employee.is_some(),
            is_staffed: offer.is_staffed,
        }
    }
}

/// GET /e/{code}/appointments/{centre}/{service}/{from}
async fn ask(
    State(app): State<App>,
    visit: Visit,
    Path((code, centre, service, from)): Path<(String, String, String, String)>,
) -> Result<Response, Failure> {
    let entity = entity_called(&app, &visit, &code).await?;
    let answers = Answers::new().with("lang", visit.actor.lang.code()).with("from", &from);
    Ok(shown(&app, &visit, (&entity, (number(&centre)?, number(&service)?)), (answers, fresh_token(""))).await?.1)
}

/// The form; and whether its time is free.
async fn shown(
    app: &App,
    visit: &Visit,
    (entity, which): (&Entity, Which),
    (answers, key): (Answers, String),
) -> Result<(bool, Response), Failure> {
    let grant = Actor::anyone(visit.actor.lang).may(BOOK)?.within(entity.id);
    let offer = app.read(grant, move |tx| offer(tx, which, None)).await?;
    let mut page = app.public_page(visit, "centre-book", SECTION);
    page.entity = entity.name.get(page.lang).into();
    let shown = BookingPage {
        here: page.href(&format!("/e/{}/appointments/{}/{}", entity.code.to_lowercase(), which.0, which.1)),
        chosen: Chosen::of(&page, &offer, &answers),
        words: OWN,
        needs: Need::ALL.map(|need| (need.key(), need.words())).into(),
        answers,
        key,
        page,
    };
    Ok((shown.chosen.is_free, private(html(&shown)?)))
}

/// POST /e/{code}/appointments/{centre}/{service}
async fn send(
    State(app): State<App>,
    visit: Visit,
    address: ClientAddress,
    Path((code, centre, service)): Path<(String, String, String)>,
    Form(typed): Form<Typed>,
) -> Result<Response, Failure> {
    let entity = entity_called(&app, &visit, &code).await?;
    let which: Which = (number(&centre)?, number(&service)?);
    let client = hex::encode(&app.keys().mac(CLIENT, address.network().as_bytes())[..12]);
    let (inside, form) = (app.clone(), typed.clone());
    let act = move |tx: &mut Tx<'_>| {
        let wish = form.read(which, "web", &client)?;
        let booked = book_once(&inside, tx, (which, wish))?;
        Ok(path_of(&inside, tx.entity()?, booked.id))
    };
    match app.write(Actor::anyone(visit.actor.lang).may(BOOK)?.within(entity.id), act).await {
        Ok(own) => Ok(private(Redirect::to(&format!("/{}{own}?told=booked", visit.actor.lang.code())).into_response())),
        Err(error) => again(&app, &visit, (&entity, which), (typed, error)).await,
    }
}

/// Books what a form says and tells the customer: the same form twice is one appointment, told of once.
///
/// # Errors
/// As for booking.
pub(crate) fn book_once(app: &App, tx: &mut Tx<'_>, (which, wish): (Which, NewAppointment)) -> kernel::Result<Appointment> {
    let booked = book(tx, &NewAppointment { key: key(app, which, &wish), ..wish })?;
    if booked.version == NEW {
        tell(app, tx, &booked, Word::Booked)?;
    }
    Ok(booked)
}

/// The same form with the same wishes is one appointment; after going back, or for somebody else, it is another one.
fn key(app: &App, (centre, service): Which, wish: &NewAppointment) -> String {
    let phone = wish.phone.as_ref().map(kernel::Phone::as_str).unwrap_or_default();
    let said = [wish.name.as_str(), phone, wish.email.as_str(), wish.about.as_str(), wish.key.as_str()].join("\n");
    let said = format!("{centre}:{service}:{}\n{said}", wish.from.as_second());
    if wish.key.is_empty() { String::new() } else { hex::encode(app.keys().mac("centre.booked", said.as_bytes())) }
}

/// The form again with everything that was typed, and with other times where the wanted one is taken.
async fn again(app: &App, visit: &Visit, what: (&Entity, Which), (typed, error): (Typed, Error)) -> Result<Response, Failure> {
    let (status, answers) = corrected(typed.answers(), error)?;
    let key = if typed.key.is_empty() { fresh_token("") } else { typed.key };
    let (is_free, mut response) = shown(app, visit, what, (answers, key)).await?;
    *response.status_mut() = if is_free { status } else { StatusCode::CONFLICT };
    Ok(response)
}
