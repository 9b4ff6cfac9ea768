//! An appointment as the reception sees it: when, what for, with whom, what its customer was told; and the times to which it can be moved.

use ::store::Tx;
use askama::Template;
use axum::extract::Path;
use axum::extract::State;
use axum::response::Response;
use axum::routing::get;
use http::Method;
use kernel::CentreId;
use kernel::Error;
use kernel::refuse;
use platform::Access;
use platform::App;
use platform::Failure;
use platform::QrPicture;
use platform::Query;
use platform::Route;
use platform::Visit;
use platform::html;
use platform::number;
use platform::private;
use serde::Deserialize;
use ui::Answers;
use ui::Page;

use crate::appointment::Appointment;
use crate::appointment::AppointmentId;
use crate::appointment::Standing;
use crate::board_page::SECTION;
use crate::bookings_page::Asked;
use crate::bookings_page::choosing_anew;
use crate::bookings_page::offer;
use crate::change_appointment::held;
use crate::day_plan_page::may_come;
use crate::issue::RECEIVE;
use crate::issue::must_reach;
use crate::own_appointment_page::own_address;
use crate::reception_facts::Done;
use crate::reception_facts::Facts;
use crate::reception_facts::Read;
use crate::reception_facts::Told;
use crate::reception_facts::done;
use crate::reception_page::DeskTimes;
use crate::store;

pub(crate) fn routes() -> Vec<Route> {
    let may = Access::May(RECEIVE);
    vec![
        Route::page(Method::GET, "/desk/centres/{id}/appointments/{appointment}", may, get(show)),
        Route::page(Method::GET, "/desk/centres/{id}/appointments/{appointment}/times", may, get(other_times)),
    ]
}

/// An appointment of a centre.
pub(crate) type Which = (CentreId, AppointmentId);

/// The appointment of a centre that the right that acts reaches.
///
/// # Errors
/// `NotFound` for a centre out of reach, and for an appointment of another.
pub(crate) fn reached(tx: &mut Tx<'_>, (centre, id): Which) -> kernel::Result<Appointment> {
    must_reach(tx, centre)?;
    store::appointment(tx, id)?.filter(|one| one.centre == centre).ok_or(Error::NotFound("appointment"))
}

/// What has just been done, as the address says it.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct Landed {
    /// `booked`, `moved`, `cancelled`; empty where nothing was.
    pub(crate) told: String,
}

#[derive(Template)]
#[template(path = "reception_appointment.html")]
struct AppointmentPage {
    page: Page,
    topic: String,
    /// The centre.
    path: String,
    here: String,
    /// What has just been done, and how the customer is told of it.
    done: Option<Done>,
    facts: Facts,
    messages: Vec<Told>,
    /// Whether its customer can be taken in today.
    may_arrive: bool,
    may_change: bool,
    /// Whether its customer is expected, and takes a sheet along.
    is_printed: bool,
    was: String,
    code: QrPicture,
    answers: Answers,
}

/// GET /desk/centres/{id}/appointments/{appointment}
async fn show(
    State(app): State<App>,
    visit: Visit,
    Path((id, appointment)): Path<(String, String)>,
    Query(landed): Query<Landed>,
) -> Result<Response, Failure> {
    shown(&app, &visit, (number(&id)?, number(&appointment)?), (Answers::new(), landed)).await
}

pub(crate) async fn shown(app: &App, visit: &Visit, which: Which, (answers, landed): (Answers, Landed)) -> Result<Response, Failure> {
    let read = app.read(visit.actor.may(RECEIVE)?, move |tx| reached(tx, which).and_then(|one| Read::of(tx, one))).await?;
    let mut page = app.desk_page(visit, "centre-appointment-short", SECTION).await?;
    let one = &read.known.one;
    page.title = page.t1("centre-reception-one", "reference", one.reference.as_str());
    let own = own_address(app, &read.known);
    let path = page.href(&format!("/desk/centres/{}", one.centre));
    let is_today = one.day() == page.now.to_zoned(ui::bahrain()).date();
    let shown = AppointmentPage {
        topic: format!("centre:{}", one.centre),
        here: format!("{path}/appointments/{}", one.id),
        path,
        done: done(&page, &read, &landed),
        facts: Facts::of(&page, &read),
        messages: Told::all(&page, &read.messages),
        may_arrive: is_today && may_come(one),
        may_change: one.may_change(page.now),
        is_printed: one.standing == Standing::Booked,
        was: one.time.from.as_second().to_string(),
        code: QrPicture::of(&own)?,
        answers,
        page,
    };
    Ok(private(html(&shown)?))
}

/// GET /desk/centres/{id}/appointments/{appointment}/times
async fn other_times(
    State(app): State<App>,
    visit: Visit,
    Path((id, appointment)): Path<(String, String)>,
    Query(asked): Query<Asked>,
) -> Result<Response, Failure> {
    times(&app, &visit, (number(&id)?, number(&appointment)?), (Answers::new(), asked)).await
}

/// The times to which an appointment can be moved.
pub(crate) async fn times(app: &App, visit: &Visit, which: Which, (answers, asked): (Answers, Asked)) -> Result<Response, Failure> {
    let look = move |tx: &mut Tx<'_>| {
        let (one, now) = (reached(tx, which)?, tx.now());
        if !one.may_change(now) {
            return Err(refuse("centre-appointment-over").into());
        }
        Ok((offer(tx, (one.centre, one.service), held(&one))?, one))
    };
    let (offer, one) = app.read(visit.actor.may(RECEIVE)?, look).await?;
    let mut page = app.desk_page(visit, "centre-choose-time", SECTION).await?;
    let back = page.href(&format!("/desk/centres/{}/appointments/{}", one.centre, one.id));
    let (day, time) = (page.day(one.time.from), page.time(one.time.from));
    let before = held(&one).map(|time| time.from);
    let who = [("name", one.name.as_str().into()), ("day", day.into()), ("time", time.into())];
    let shown = DeskTimes {
        label: "centre-appointment-short",
        service: offer.service.get(page.lang).into(),
        who: page.ta("centre-reception-now", &who),
        minutes: offer.bookable.lasts_minutes,
        choosing: choosing_anew(&mut page, &format!("{back}/times"), (&offer, before), &asked),
        action: format!("{back}/time"),
        was: one.time.from.as_second().to_string(),
        answers,
        back,
        page,
    };
    Ok(private(html(&shown)?))
}
