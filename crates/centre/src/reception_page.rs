//! Appointments at the reception, for a customer who stands there or calls: what can be booked, the free times of it, and an appointment that
//! is looked for.

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
use kernel::Bilingual;
use kernel::CentreId;
use org::Centre;
use org::ServiceId;
use platform::Access;
use platform::App;
use platform::Failure;
use platform::Form;
use platform::Query;
use platform::Route;
use platform::Visit;
use platform::failure::corrected;
use platform::html;
use platform::number;
use platform::private;
use serde::Deserialize;
use ui::Answers;
use ui::Page;

use crate::appointment::Appointment;
use crate::arrive::find_appointments;
use crate::board_page::SECTION;
use crate::bookings_page::Asked;
use crate::bookings_page::Choosing;
use crate::bookings_page::bookable_at;
use crate::bookings_page::choosing;
use crate::bookings_page::offer;
use crate::day_plan_page::stands;
use crate::issue::RECEIVE;
use crate::issue::must_reach;

pub(crate) fn routes() -> Vec<Route> {
    let may = Access::May(RECEIVE);
    vec![
        Route::page(Method::GET, "/desk/centres/{id}/booking", may, get(show)),
        Route::page(Method::POST, "/desk/centres/{id}/booking", may, post(find)),
        Route::page(Method::GET, "/desk/centres/{id}/booking/{service}", may, get(free)),
    ]
}

/// An appointment that was found.
struct Found {
    id: String,
    reference: String,
    when: String,
    name: String,
    service: String,
    words: &'static str,
    mark: &'static str,
}

#[derive(Template)]
#[template(path = "reception.html")]
struct ReceptionPage {
    page: Page,
    path: String,
    /// What can be booked.
    services: Vec<(ServiceId, Bilingual)>,
    found: Vec<Found>,
    answers: Answers,
}

/// What is known of a centre to whoever books there.
struct Known {
    centre: Centre,
    services: Vec<(ServiceId, Bilingual)>,
    names: Vec<(ServiceId, Bilingual)>,
}

fn known(tx: &mut Tx<'_>, id: CentreId) -> kernel::Result<Known> {
    let (centre, all) = (must_reach(tx, id)?, org::store::services(tx)?);
    let services = bookable_at(tx, id, &all)?;
    Ok(Known { centre, services, names: all.into_iter().map(|service| (service.id, service.name)).collect() })
}

/// GET /desk/centres/{id}/booking
async fn show(State(app): State<App>, visit: Visit, Path(id): Path<String>) -> Result<Response, Failure> {
    shown(&app, &visit, number(&id)?, (Answers::new(), Vec::new())).await
}

async fn shown(app: &App, visit: &Visit, id: CentreId, (answers, found): (Answers, Vec<Appointment>)) -> Result<Response, Failure> {
    let known = app.read(visit.actor.may(RECEIVE)?, move |tx| known(tx, id)).await?;
    let mut page = app.desk_page(visit, "centre-reception", SECTION).await?;
    page.title = page.t1("centre-reception-of", "centre", known.centre.name.get(page.lang));
    let name = |id| known.names.iter().find(|(known, _)| *known == id).map(|(_, name)| name.get(page.lang).to_owned());
    let row = |one: &Appointment| {
        let (words, mark) = stands(one, page.now);
        Found {
            id: one.id.to_string(),
            reference: one.reference.clone(),
            when: page.t2("centre-at", "day", page.day(one.time.from).as_str(), "time", page.time(one.time.from).as_str()),
            name: one.name.clone(),
            service: name(one.service).unwrap_or_default(),
            words,
            mark,
        }
    };
    let found = found.iter().map(row).collect();
    let path = page.href(&format!("/desk/centres/{id}"));
    Ok(private(html(&ReceptionPage { path, services: known.services, found, answers, page })?))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FindForm {
    /// What was scanned or said. A number stands in no address, where it would be kept.
    #[serde(default)]
    who: String,
}

/// POST /desk/centres/{id}/booking
async fn find(State(app): State<App>, visit: Visit, Path(id): Path<String>, Form(form): Form<FindForm>) -> Result<Response, Failure> {
    let (id, keys): (CentreId, _) = (number(&id)?, app.keys().clone());
    let typed = Answers::new().with("who", &form.who);
    let look = move |tx: &mut Tx<'_>| {
        must_reach(tx, id)?;
        find_appointments(tx, &keys, id, &form.who)
    };
    match app.read(visit.actor.may(RECEIVE)?, look).await {
        Ok(found) => match found.as_slice() {
            [one] => {
                let lang = visit.actor.lang.code();
                Ok(private(Redirect::to(&format!("/{lang}/desk/centres/{id}/appointments/{}", one.id)).into_response()))
            }
            _ => shown(&app, &visit, id, (typed, found)).await,
        },
        Err(error) => {
            let (status, answers) = corrected(typed, error)?;
            Ok((status, shown(&app, &visit, id, (answers, Vec::new())).await?).into_response())
        }
    }
}

/// The free times of a service, as one chooses among them at the desk.
#[derive(Template)]
#[template(path = "reception_times.html")]
pub(crate) struct DeskTimes {
    pub(crate) page: Page,
    pub(crate) back: String,
    /// Where one comes back to.
    pub(crate) label: &'static str,
    pub(crate) service: String,
    /// What else the times are chosen for: a customer with their present time; empty for a new appointment.
    pub(crate) who: String,
    pub(crate) minutes: u32,
    pub(crate) choosing: Choosing,
    /// Where a chosen time is sent; empty where it is a link.
    pub(crate) action: String,
    /// The time that is given up for it, as whoever moves the appointment has seen it.
    pub(crate) was: String,
    pub(crate) answers: Answers,
}

/// GET /desk/centres/{id}/booking/{service}
async fn free(
    State(app): State<App>,
    visit: Visit,
    Path((id, service)): Path<(String, String)>,
    Query(asked): Query<Asked>,
) -> Result<Response, Failure> {
    let which: (CentreId, ServiceId) = (number(&id)?, number(&service)?);
    let look = move |tx: &mut Tx<'_>| must_reach(tx, which.0).and_then(|_| offer(tx, which, None));
    let offer = app.read(visit.actor.may(RECEIVE)?, look).await?;
    let page = app.desk_page(&visit, "centre-choose-time", SECTION).await?;
    let back = page.href(&format!("/desk/centres/{}/booking", which.0));
    html(&DeskTimes {
        label: "centre-reception",
        service: offer.service.get(page.lang).into(),
        who: String::new(),
        minutes: offer.bookable.lasts_minutes,
        choosing: choosing(&page, &format!("{back}/{}", which.1), &offer, &asked),
        action: String::new(),
        was: String::new(),
        answers: Answers::new(),
        back,
        page,
    })
}
