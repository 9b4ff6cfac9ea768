//! A device of a centre that is called otherwise, stands at another counter, or shows other queues, and goes on as it is paired.

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
use kernel::CentreId;
use kernel::Result;
use platform::Access;
use platform::App;
use platform::Failure;
use platform::Form;
use platform::Route;
use platform::Visit;
use platform::failure::corrected;
use platform::html;
use platform::number;
use ui::Answers;
use ui::Choice;
use ui::Page;

use super::Fields;
use super::chosen;
use super::counter_of;
use super::field;
use super::places;
use super::queues_of;
use crate::board_page::SECTION;
use crate::counter::Counter;
use crate::counter::zone::Zone;
use crate::device::Device;
use crate::device::DeviceId;
use crate::device::DeviceKind;
use crate::pair::change_device;
use crate::pair::device_in;
use crate::queue::Queue;
use crate::set_up::SET_UP;
use crate::store;

pub(super) fn routes() -> Vec<Route> {
    let may = Access::May(SET_UP);
    vec![
        Route::page(Method::GET, "/desk/centres/{id}/devices/{device}", may, get(show)),
        Route::page(Method::POST, "/desk/centres/{id}/devices/{device}", may, post(change)),
    ]
}

#[derive(Template)]
#[template(path = "device_change.html")]
struct ChangePage {
    page: Page,
    /// The devices of the centre, and this one.
    back: String,
    path: String,
    kind: &'static str,
    /// The counters where it is a plate, and the queues where it is a display.
    counters: Vec<Choice>,
    queues: Vec<Choice>,
    /// The zones of what is no plate.
    zones: Vec<Choice>,
    answers: Answers,
}

impl ChangePage {
    /// Whether a queue is among those whose calls it shows, or was chosen in what must be corrected.
    fn is_chosen(&self, queue: &Choice) -> bool {
        self.answers.value("queues").split(' ').any(|one| one == queue.value)
    }
}

/// GET /desk/centres/{id}/devices/{device}
async fn show(State(app): State<App>, visit: Visit, Path((id, device)): Path<(String, String)>) -> std::result::Result<Response, Failure> {
    shown(&app, &visit, (number(&id)?, number(&device)?), None).await
}

/// What is known of a device that can be changed.
type Known = (Device, Vec<Counter>, Vec<Queue>, Vec<Zone>);

async fn shown(app: &App, visit: &Visit, which: (CentreId, DeviceId), typed: Option<Answers>) -> std::result::Result<Response, Failure> {
    let mut page = app.desk_page(visit, "centre-device-change", SECTION).await?;
    let read = move |tx: &mut Tx<'_>| {
        let device = device_in(tx, which)?;
        Ok((device, store::counters(tx, which.0)?, store::queues(tx, which.0)?, store::zones(tx, which.0)?))
    };
    let (device, counters, queues, zones): Known = app.read(visit.actor.may(SET_UP)?, read).await?;
    let lang = page.lang;
    page.title.clone_from(&device.name);
    let counter = |counter: &Counter| Choice::new(counter.id.to_string(), places::counter(&page, &zones, counter));
    let queue = |queue: &Queue| Choice::new(queue.id.to_string(), format!("{} · {}", queue.letter, queue.name.get(lang)));
    let (is_plate, is_display) = (device.kind == DeviceKind::Plate, device.kind == DeviceKind::Display);
    let stands = || {
        let queues: Vec<String> = device.queues.iter().map(ToString::to_string).collect();
        let counter = device.counter.map(|counter| counter.to_string()).unwrap_or_default();
        let zone = device.zone.map(|zone| zone.to_string()).unwrap_or_default();
        Answers::new().with("name", &device.name).with("counter", counter).with("queues", queues.join(" ")).with("zone", zone)
    };
    html(&ChangePage {
        back: page.href(&format!("/desk/centres/{}/devices", which.0)),
        path: page.href(&format!("/desk/centres/{}/devices/{}", which.0, which.1)),
        kind: device.kind.label(),
        counters: if is_plate { counters.iter().map(counter).collect() } else { Vec::new() },
        queues: if is_display { queues.iter().map(queue).collect() } else { Vec::new() },
        zones: if is_plate { Vec::new() } else { places::choices(&page, &zones) },
        answers: typed.unwrap_or_else(stands),
        page,
    })
}

/// POST /desk/centres/{id}/devices/{device}
async fn change(
    State(app): State<App>,
    visit: Visit,
    Path((id, device)): Path<(String, String)>,
    Form(fields): Form<Fields>,
) -> std::result::Result<Response, Failure> {
    let which: (CentreId, DeviceId) = (number(&id)?, number(&device)?);
    let typed = Answers::new().with("name", field(&fields, "name")).with("counter", field(&fields, "counter"));
    let typed = typed.with("queues", chosen(&fields).join(" ")).with("zone", field(&fields, "zone"));
    let act = move |tx: &mut Tx<'_>| -> Result<()> {
        let known = device_in(tx, which)?;
        let place = (counter_of(known.kind, &fields)?, queues_of(&fields)?, places::zone_of(&fields)?);
        change_device(tx, known, field(&fields, "name"), place)
    };
    match app.write(visit.actor.may(SET_UP)?, act).await {
        Ok(()) => Ok(Redirect::to(&format!("/{}/desk/centres/{}/devices", visit.actor.lang.code(), which.0)).into_response()),
        Err(error) => {
            let (status, answers) = corrected(typed, error)?;
            Ok((status, shown(&app, &visit, which, Some(answers)).await?).into_response())
        }
    }
}
