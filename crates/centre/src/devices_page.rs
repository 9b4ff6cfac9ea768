//! The devices of a centre: each with what it is and whether it is well, and the place where the code of a new one is entered.

mod change;
mod places;

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
use kernel::invalid;
use org::Centre;
use platform::Access;
use platform::App;
use platform::Failure;
use platform::Form;
use platform::Route;
use platform::Visit;
use platform::failure::corrected;
use platform::html;
use platform::limits::Class;
use platform::number;
use ui::Answers;
use ui::Choice;
use ui::Page;

use crate::board_page::SECTION;
use crate::counter::Counter;
use crate::counter::CounterId;
use crate::counter::zone::Zone;
use crate::device::Device;
use crate::device::DeviceKind;
use crate::device::code_hash;
use crate::issue::must_reach;
use crate::pair::NewDevice;
use crate::pair::pair;
use crate::pair::revoke;
use crate::printer::Printer;
use crate::printers_page::PrinterRow;
use crate::queue::Queue;
use crate::queue::QueueId;
use crate::recording::Recordings;
use crate::set_up::SET_UP;
use crate::spoken::reads;
use crate::spoken::ways;
use crate::store;

pub(crate) fn routes() -> Vec<Route> {
    let may = Access::May(SET_UP);
    let own = vec![
        Route::page(Method::GET, "/desk/centres/{id}/devices", may, get(show)),
        // Codes are tried as rarely as passwords.
        Route::page(Method::POST, "/desk/centres/{id}/devices", may, post(add)).limited(Class::SignIn),
        Route::page(Method::POST, "/desk/centres/{id}/devices/{device}/revocation", may, post(end)),
    ];
    [own, change::routes()].concat()
}

/// What is known of the devices of a centre.
struct Known {
    centre: Centre,
    devices: Vec<Device>,
    printers: Vec<Printer>,
    counters: Vec<Counter>,
    queues: Vec<Queue>,
    zones: Vec<Zone>,
    recordings: Recordings,
}

fn known(tx: &mut Tx<'_>, id: CentreId) -> Result<Known> {
    Ok(Known {
        centre: must_reach(tx, id)?,
        devices: store::devices(tx, id)?,
        printers: store::printers(tx, id)?,
        counters: store::counters(tx, id)?,
        queues: store::queues(tx, id)?,
        zones: store::zones(tx, id)?,
        recordings: store::recordings(tx)?,
    })
}

#[derive(Template)]
#[template(path = "devices.html")]
struct DevicesPage {
    page: Page,
    path: String,
    topic: String,
    device_page: String,
    recordings: String,
    rows: Vec<Row>,
    printers: Vec<PrinterRow>,
    kiosks: Vec<Choice>,
    kinds: Vec<Choice>,
    counters: Vec<Choice>,
    zones: Vec<Choice>,
    queues: Vec<Choice>,
    answers: Answers,
}

impl DevicesPage {
    /// The port that was typed, or the usual one.
    fn port(&self) -> &str {
        Some(self.answers.value("port")).filter(|port| !port.is_empty()).unwrap_or("9100")
    }

    /// Whether a queue was chosen in what must be corrected.
    fn is_chosen(&self, queue: &Choice) -> bool {
        self.answers.value("queues").split(' ').any(|one| one == queue.value)
    }
}

/// A device in the list.
struct Row {
    id: String,
    name: String,
    kind: &'static str,
    place: String,
    /// How it is, and how that is marked.
    health: String,
    mark: &'static str,
    /// How a display says numbers, and a kiosk reads its screen aloud, a line for each language.
    ways: Vec<String>,
    /// Of a kiosk, whether its browser prints by itself.
    prints_own: Option<bool>,
}

impl Known {
    /// Whose tickets a printer prints.
    fn kiosks(&self, page: &Page) -> Vec<Choice> {
        let kiosks = self.devices.iter().filter(|device| device.kind == DeviceKind::Kiosk);
        let kiosks = kiosks.map(|device| Choice::new(device.id.to_string(), device.name.clone()));
        [Choice::new("", page.t("centre-printer-reception"))].into_iter().chain(kiosks).collect()
    }

    fn row(&self, page: &Page, device: &Device) -> Row {
        let (health, mark) = health(page, device);
        Row {
            id: device.id.to_string(),
            name: device.name.clone(),
            kind: device.kind.label(),
            place: places::said(page, self, device),
            health,
            mark,
            ways: self.ways(page, device),
            prints_own: (device.kind == DeviceKind::Kiosk).then_some(device.prints_own),
        }
    }

    fn ways(&self, page: &Page, device: &Device) -> Vec<String> {
        match device.kind {
            DeviceKind::Kiosk => reads(page, device),
            DeviceKind::Display => {
                let shown = self.queues.iter().filter(|queue| device.queues.is_empty() || device.queues.contains(&queue.id));
                let letters: Vec<char> = shown.filter_map(|queue| queue.letter.chars().next()).collect();
                ways(page, device, (&self.recordings, &letters))
            }
            DeviceKind::Plate => Vec::new(),
        }
    }
}

/// How a device is, in words.
fn health(page: &Page, device: &Device) -> (String, &'static str) {
    match device.seen {
        None => (page.t("centre-device-never-seen"), "warn"),
        Some(seen) if device.is_silent(page.now) => (page.t1("centre-device-silent", "time", page.when(seen).as_str()), "bad"),
        Some(_) if device.said == "muted" => (page.t("centre-device-muted"), "warn"),
        Some(_) => (page.t("centre-device-well"), "ok"),
    }
}

/// GET /desk/centres/{id}/devices
async fn show(State(app): State<App>, visit: Visit, Path(id): Path<String>) -> std::result::Result<Response, Failure> {
    shown(&app, &visit, number(&id)?, Answers::new()).await
}

async fn shown(app: &App, visit: &Visit, id: CentreId, answers: Answers) -> std::result::Result<Response, Failure> {
    let mut page = app.desk_page(visit, "centre-devices", SECTION).await?;
    let known = app.read(visit.actor.may(SET_UP)?, move |tx| known(tx, id)).await?;
    let lang = page.lang;
    page.title = page.t1("centre-devices-of", "centre", known.centre.name.get(lang));
    let counter = |counter: &Counter| Choice::new(counter.id.to_string(), places::counter(&page, &known.zones, counter));
    let counters = known.counters.iter().map(counter);
    let queue = |queue: &Queue| Choice::new(queue.id.to_string(), format!("{} · {}", queue.letter, queue.name.get(lang)));
    html(&DevicesPage {
        path: page.href(&format!("/desk/centres/{id}")),
        topic: format!("centre:{id}"),
        device_page: format!("{}{}", app.public_url(), page.href("/device")),
        recordings: page.href("/desk/recordings"),
        printers: known.printers.iter().map(|printer| PrinterRow::of(&page, printer, &known.devices)).collect(),
        kiosks: known.kiosks(&page),
        rows: known.devices.iter().map(|device| known.row(&page, device)).collect(),
        kinds: DeviceKind::ALL.map(|kind| Choice::new(kind.key(), page.t(kind.label())).hinted(page.t(kind.hint()))).into(),
        counters: [Choice::new("", page.t("centre-counter-choose-one"))].into_iter().chain(counters).collect(),
        zones: places::choices(&page, &known.zones),
        queues: known.queues.iter().map(queue).collect(),
        answers,
        page,
    })
}

/// The fields of the form; a queue may stand there several times.
type Fields = Vec<(String, String)>;

fn field<'f>(fields: &'f Fields, name: &str) -> &'f str {
    fields.iter().find(|(field, _)| field == name).map(|(_, value)| value.as_str()).unwrap_or_default()
}

fn chosen(fields: &Fields) -> Vec<&str> {
    fields.iter().filter(|(field, _)| field == "queue").map(|(_, value)| value.as_str()).collect()
}

/// The counter of a plate.
fn counter_of(kind: DeviceKind, fields: &Fields) -> Result<Option<CounterId>> {
    let counter = Some(field(fields, "counter")).filter(|text| !text.is_empty() && kind == DeviceKind::Plate);
    counter.map(|text| text.parse().map_err(|_| invalid("counter", "centre-counter-choose"))).transpose()
}

/// The queues of a display.
fn queues_of(fields: &Fields) -> Result<Vec<QueueId>> {
    chosen(fields).into_iter().map(|text| text.parse().map_err(|_| invalid("queues", "centre-queue-choose"))).collect()
}

fn read(centre: CentreId, fields: &Fields) -> Result<NewDevice> {
    let kind = DeviceKind::parse(field(fields, "kind")).ok_or_else(|| invalid("kind", "centre-device-kind-choose"))?;
    let (counter, queues, zone) = (counter_of(kind, fields)?, queues_of(fields)?, places::zone_of(fields)?);
    Ok(NewDevice { centre, kind, name: field(fields, "name").into(), counter, queues, zone })
}

/// POST /desk/centres/{id}/devices
async fn add(
    State(app): State<App>,
    visit: Visit,
    Path(id): Path<String>,
    Form(fields): Form<Fields>,
) -> std::result::Result<Response, Failure> {
    let id: CentreId = number(&id)?;
    let typed =
        ["code", "kind", "name", "counter", "zone"].into_iter().fold(Answers::new(), |all, name| all.with(name, field(&fields, name)));
    let typed = typed.with("queues", chosen(&fields).join(" "));
    let code = code_hash(app.keys(), field(&fields, "code"));
    let done = app.write(visit.actor.may(SET_UP)?, move |tx| {
        must_reach(tx, id)?;
        pair(tx, read(id, &fields)?, &code)
    });
    after(&app, &visit, id, (done.await.map(drop), typed)).await
}

/// POST /desk/centres/{id}/devices/{device}/revocation
async fn end(State(app): State<App>, visit: Visit, Path((id, device)): Path<(String, String)>) -> std::result::Result<Response, Failure> {
    let (id, device) = (number(&id)?, number(&device)?);
    let done = app.write(visit.actor.may(SET_UP)?, move |tx| revoke(tx, id, device)).await;
    after(&app, &visit, id, (done, Answers::new())).await
}

/// Back to the page after an act, or the page with what must be corrected.
pub(crate) async fn after(
    app: &App,
    visit: &Visit,
    id: CentreId,
    (done, typed): (Result<()>, Answers),
) -> std::result::Result<Response, Failure> {
    match done {
        Ok(()) => Ok(Redirect::to(&format!("/{}/desk/centres/{id}/devices", visit.actor.lang.code())).into_response()),
        Err(error) => {
            let (status, answers) = corrected(typed, error)?;
            Ok((status, shown(app, visit, id, answers).await?).into_response())
        }
    }
}
