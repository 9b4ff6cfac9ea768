//! One's own appointment, opened by the address that only its customer has: when, where, what to bring; another time, or none at all.

mod documents;

use ::store::Tx;
use askama::Template;
use axum::extract::Path;
use axum::extract::State;
use axum::response::IntoResponse;
use axum::response::Response;
use axum::routing::get;
use http::Method;
use http::header;
use kernel::Actor;
use kernel::EntityId;
use kernel::Error;
use kernel::Grant;
use org::Centre;
use org::Entity;
use platform::Access;
use platform::App;
use platform::Failure;
use platform::QrPicture;
use platform::Query;
use platform::Route;
use platform::Visit;
use platform::html;
use platform::private;
use serde::Deserialize;
use ui::Answers;
use ui::Page;

use self::documents::Paper;
use crate::appointment::Appointment;
use crate::appointment::AppointmentId;
use crate::appointment::Need;
use crate::book::BOOK;
use crate::bookable::AppointmentRules;
use crate::bookings_page::Asked;
use crate::bookings_page::SECTION;
use crate::bookings_page::moving;
use crate::bookings_page::offer;
use crate::change_appointment::held;
use crate::ical;
use crate::papers::handed_in;
use crate::papers::handed_in::HandedIn;
use crate::pass::AppointmentPass;
use crate::pass::Pass;
use crate::pass::own;
use crate::store;

pub(crate) fn routes() -> Vec<Route> {
    let own = vec![
        Route::page(Method::GET, "/appointment/{pass}", Access::Anyone, get(show)),
        Route::page(Method::GET, "/appointment/{pass}/calendar", Access::Anyone, get(calendar)),
        Route::page(Method::GET, "/appointment/{pass}/times", Access::Anyone, get(other_times)),
    ];
    [own, documents::routes()].concat()
}

/// Where a customer finds their own appointment, without the language.
pub(crate) fn path_of(app: &App, entity: EntityId, appointment: AppointmentId) -> String {
    format!("/appointment/{}", AppointmentPass { entity, appointment }.sign(app.keys()))
}

/// The whole address under which a customer's telephone opens it, in their language.
pub(crate) fn own_address(app: &App, known: &Known) -> String {
    format!("{}/{}{}", app.public_url(), known.one.lang.code(), path_of(app, known.entity.id, known.one.id))
}

/// What is known of an appointment to its customer.
pub(crate) struct Known {
    pub(crate) entity: Entity,
    pub(crate) one: Appointment,
    pub(crate) centre: Centre,
    pub(crate) service: kernel::Bilingual,
    pub(crate) bring: kernel::Bilingual,
    pub(crate) rules: AppointmentRules,
    /// Why the centre could not keep it.
    pub(crate) reason: Option<kernel::Bilingual>,
}

/// Reads what belongs to an appointment.
pub(crate) fn known(tx: &mut Tx<'_>, one: Appointment) -> kernel::Result<Known> {
    let missing = || Error::NotFound("page");
    let centre = org::store::centres(tx)?.into_iter().find(|centre| centre.id == one.centre).ok_or_else(missing)?;
    let service = org::store::service(tx, one.service)?.ok_or_else(missing)?.name;
    let bring = store::bookable_one(tx, one.centre, one.service)?.map(|bookable| bookable.bring).unwrap_or_default();
    let blocks = store::blocks_after(tx, one.centre, one.time.from)?;
    let reason = blocks.into_iter().find(|block| block.time.meets(&one.time)).map(|block| block.reason);
    let (entity, rules) = (org::store::own_entity(tx)?.ok_or_else(missing)?, store::appointment_rules(tx, one.centre)?);
    Ok(Known { entity, one, centre, service, bring, rules, reason })
}

/// The right to one's own appointment, and which it is.
pub(crate) fn opened(app: &App, visit: &Visit, text: &str) -> Result<(Grant, AppointmentId), Failure> {
    let pass = AppointmentPass::read(text, app.keys()).ok_or(Error::NotFound("page"))?;
    Ok((Actor::anyone(visit.actor.lang).may(BOOK)?.within(pass.entity), pass.appointment))
}

#[derive(Template)]
#[template(path = "appointment.html")]
struct AppointmentPage {
    page: Page,
    here: String,
    standing: &'static str,
    told: String,
    when: String,
    centre: String,
    place: String,
    service: String,
    reference: String,
    name: String,
    needs: Vec<&'static str>,
    papers: Vec<Paper>,
    /// Whether documents can be handed in.
    hands_in: bool,
    /// Whether those that were handed in can only be taken back.
    takes_back: bool,
    early: u32,
    grace: u32,
    reason: String,
    /// The page of the ticket that became of it; empty before.
    turn: String,
    may_change: bool,
    code: QrPicture,
    answers: Answers,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Told {
    /// What has just been done: `booked`, `moved`, `saved`, `handed-in`, `taken-back`.
    told: String,
}

/// GET /appointment/{pass}
async fn show(State(app): State<App>, visit: Visit, Path(text): Path<String>, Query(told): Query<Told>) -> Result<Response, Failure> {
    shown(&app, &visit, &text, (Answers::new(), told.told)).await
}

pub(crate) async fn shown(app: &App, visit: &Visit, text: &str, (answers, told): (Answers, String)) -> Result<Response, Failure> {
    let (grant, id) = opened(app, visit, text)?;
    let look = move |tx: &mut Tx<'_>| {
        let one = own(tx, id)?;
        Ok((store::handed_in(tx, one.id)?, known(tx, one)?))
    };
    let (handed, known) = app.read(grant, look).await?;
    let mut page = app.public_page(visit, "centre-your-appointment", SECTION);
    page.entity = known.entity.name.get(page.lang).into();
    let code = QrPicture::of(&format!("{}/{}/appointment/{text}", app.public_url(), known.one.lang.code()))?;
    let ticket = known.one.ticket.map(|ticket| Pass { entity: known.entity.id, ticket }.sign(app.keys()));
    let turn = ticket.map(|pass| page.href(&format!("/turn/{pass}"))).unwrap_or_default();
    let here = page.href(&format!("/appointment/{text}"));
    Ok(private(html(&filled(page, (here, code, turn), (&known, &handed), (answers, told)))?))
}

/// The page of what is known of an appointment: its address, its code, and the page of the ticket that became of it.
fn filled(
    page: Page,
    (here, code, turn): (String, QrPicture, String),
    (known, handed): (&Known, &[HandedIn]),
    (answers, told): (Answers, String),
) -> AppointmentPage {
    let (one, lang, at) = (&known.one, page.lang, known.one.time.from);
    AppointmentPage {
        standing: one.standing.key(),
        told,
        when: page.t2("centre-at", "day", page.day(at).as_str(), "time", page.time(at).as_str()),
        centre: known.centre.name.get(lang).into(),
        place: known.centre.place.get(lang).into(),
        service: known.service.get(lang).into(),
        reference: one.reference.clone(),
        name: one.name.clone(),
        needs: one.needs.iter().map(|need: &Need| need.words()).collect(),
        papers: documents::papers(&page, &here, (known, handed), &answers),
        hands_in: handed_in::is_open(one),
        takes_back: handed_in::is_left_over(one) && !handed.is_empty(),
        early: known.rules.early_minutes,
        grace: known.rules.grace_minutes,
        reason: known.reason.as_ref().map(|reason| reason.get(lang).to_owned()).unwrap_or_default(),
        turn,
        may_change: one.may_change(page.now),
        here,
        code,
        answers,
        page,
    }
}

/// GET /appointment/{pass}/calendar — for the customer's own calendar.
async fn calendar(State(app): State<App>, visit: Visit, Path(text): Path<String>) -> Result<Response, Failure> {
    let (grant, id) = opened(&app, &visit, &text)?;
    let known = app.read(grant, move |tx| own(tx, id).and_then(|one| known(tx, one))).await?;
    let file = ical::written(&app, &known);
    let head =
        [(header::CONTENT_TYPE, "text/calendar; charset=utf-8"), (header::CONTENT_DISPOSITION, "attachment; filename=\"appointment.ics\"")];
    Ok(private((head, file).into_response()))
}

/// GET /appointment/{pass}/times
async fn other_times(
    State(app): State<App>,
    visit: Visit,
    Path(text): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response, Failure> {
    let (grant, id) = opened(&app, &visit, &text)?;
    let look = move |tx: &mut Tx<'_>| {
        let one = own(tx, id)?;
        let held = held(&one);
        Ok((offer(tx, (one.centre, one.service), held)?, held.map(|time| time.from)))
    };
    let (offer, before) = app.read(grant, look).await?;
    let page = app.public_page(&visit, "centre-choose-time", SECTION);
    let back = page.href(&format!("/appointment/{text}"));
    Ok(private(moving(page, back, (&offer, before), &asked)?))
}
