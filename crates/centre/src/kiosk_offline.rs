//! A kiosk that loses its line: the page that its browser keeps for that time, what it must know to give numbers by itself, and what it says that
//! it gave when the line is back.

use ::store::Tx;
use askama::Template;
use axum::extract::State;
use axum::response::IntoResponse;
use axum::response::Response;
use axum::routing::get;
use axum::routing::post;
use http::Method;
use kernel::Bilingual;
use kernel::CentreId;
use kernel::Result as Done;
use kernel::Timestamp;
use kernel::invalid;
use platform::Access;
use platform::App;
use platform::Failure;
use platform::Json;
use platform::Route;
use platform::Visit;
use platform::html;
use platform::private;
use serde::Deserialize;
use serde::Serialize;
use serde_json::Value;
use ui::Page;

use crate::device::Device;
use crate::device_pass::DevicePass;
use crate::hours::calendar_of;
use crate::hours::opens_at;
use crate::issue::centre_of;
use crate::issue::today;
use crate::kiosk::Sitting;
use crate::kiosk_page::Frame;
use crate::kiosk_page::KIOSK;
use crate::kiosk_page::or_unpaired;
use crate::kiosk_page::stand;
use crate::lease::held;
use crate::lease::lease;
use crate::lease::wanting;
use crate::own_printing::Paper;
use crate::store;
use crate::take_over::take_over;

/// So many numbers are said at once at most.
const MOST: usize = 200;
/// The longest name of a browser's storage, in bytes.
const LONGEST: usize = 64;

pub(crate) fn routes() -> Vec<Route> {
    let anyone = Access::Anyone;
    vec![
        Route::page(Method::GET, "/kiosk/offline", anyone, get(page)),
        // Many devices stand behind one address; each shows who it is.
        Route::page(Method::POST, "/kiosk/offline/tickets", anyone, post(say)).unlimited(),
    ]
}

#[derive(Template)]
#[template(path = "kiosk_offline.html")]
struct OfflinePage {
    page: Page,
    frame: Frame,
    /// The paper that its browser prints by itself.
    slip: Option<Paper>,
    /// Whether a printer of the network prints its tickets while there is a line.
    has_printer: bool,
}

/// GET /kiosk/offline — kept by the browser of a kiosk, and shown where no other page can be had.
async fn page(State(app): State<App>, visit: Visit, pass: DevicePass) -> Result<Response, Failure> {
    let look = |tx: &mut Tx<'_>, device: &Device| {
        let has_printer = store::printers(tx, device.centre)?.iter().any(|printer| printer.kiosk == Some(device.id));
        Ok((stand(tx, device)?, centre_of(tx, device.centre)?.name, device.prints_own, has_printer))
    };
    let (stand, centre, prints_own, has_printer) = match pass.read(&app, (visit.actor.lang, KIOSK), look).await {
        Ok(known) => known,
        Err(error) => return or_unpaired(&visit, error),
    };
    let page = app.page(&visit, "centre-offline");
    // Nothing of anybody's visit is kept.
    let frame = stand.frame(&page, Sitting::default());
    let slip = prints_own.then(|| Paper::without_a_line(&app, centre));
    Ok(private(html(&OfflinePage { page, frame, slip, has_printer })?))
}

/// What a kiosk says.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Said {
    /// The storage of its browser.
    holder: String,
    /// What it gave without a line; each is judged by itself.
    given: Vec<Value>,
}

/// What a kiosk is told.
#[derive(Serialize)]
struct Told {
    /// Of each that was given, in the same order, whether it is a ticket now.
    taken: Vec<bool>,
    stock: Stock,
}

/// What a kiosk must know to give numbers by itself.
#[derive(Serialize)]
struct Stock {
    /// The time, in milliseconds.
    now: i64,
    day: String,
    /// From when on it may, in milliseconds: when the centre opens, where it is closed at this hour.
    from: i64,
    /// Until when it may, in milliseconds: the end of the hours, or of the day.
    until: i64,
    /// The openings of today that are not over, each from when until when, in milliseconds; between them it gives none.
    open: Vec<(i64, i64)>,
    services: Vec<Offer>,
    leases: Vec<Leased>,
}

#[derive(Serialize)]
pub(crate) struct Offer {
    id: String,
    queue: String,
    letter: String,
    name: Bilingual,
}

#[derive(Serialize)]
struct Leased {
    id: String,
    queue: String,
    letter: String,
    first: u32,
    last: u32,
}

/// POST /kiosk/offline/tickets
async fn say(State(app): State<App>, visit: Visit, pass: DevicePass, Json(said): Json<Said>) -> Result<Response, Failure> {
    if said.holder.is_empty() || said.holder.len() > LONGEST {
        return Err(invalid("holder", "centre-text-long").into());
    }
    if said.given.len() > MOST {
        return Err(invalid("given", "centre-text-long").into());
    }
    let (lang, holder) = (visit.actor.lang, said.holder.clone());
    let is_supplied =
        said.given.is_empty() && pass.read(&app, (lang, KIOSK), move |tx, device| Ok(wanting(tx, device, &holder)?.is_empty())).await?;
    let told = if is_supplied {
        pass.read(&app, (lang, KIOSK), move |tx, device| told(tx, device, (Vec::new(), &said.holder))).await?
    } else {
        pass.write(&app, (lang, KIOSK), move |tx, device| supply(tx, device, &said)).await?
    };
    Ok(private(axum::Json(told).into_response()))
}

/// Takes over what was given, and leases what is wanting.
fn supply(tx: &mut Tx<'_>, device: &Device, said: &Said) -> Done<Told> {
    let taken = take_over(tx, device, &said.given)?;
    for queue in wanting(tx, device, &said.holder)? {
        lease(tx, (device, &said.holder), queue)?;
    }
    told(tx, device, (taken, &said.holder))
}

fn told(tx: &mut Tx<'_>, device: &Device, (taken, holder): (Vec<bool>, &str)) -> Done<Told> {
    let (day, now) = (today(tx), tx.now());
    centre_of(tx, device.centre)?;
    let is_closed = store::closed_day(tx, device.centre, &day)?.is_some();
    let leased = |one: crate::lease::Lease| Leased {
        id: one.id.to_string(),
        queue: one.queue.to_string(),
        letter: one.letter,
        first: one.first,
        last: one.last,
    };
    let leases = held(tx, device)?.into_iter().filter(|one| one.holder == holder).map(leased).collect();
    let until = if is_closed { now } else { ends_at(tx, device.centre)? };
    let from = opens_at(tx, device.centre)?.unwrap_or(now);
    let open = if is_closed { Vec::new() } else { openings(tx, device.centre)? };
    let [now, from, until] = [now, from, until].map(Timestamp::as_millisecond);
    Ok(Told { taken, stock: Stock { now, day, from, until, open, services: offers(tx, device.centre)?, leases } })
}

/// The openings of today that are not over, from when until when, in milliseconds.
fn openings(tx: &mut Tx<'_>, centre: CentreId) -> Done<Vec<(i64, i64)>> {
    let (now, calendar) = (tx.now(), calendar_of(tx, centre)?);
    let today = calendar.periods_of(calendar.zone().date_of(now)).into_iter().filter(|period| period.to > now);
    Ok(today.map(|period| (period.from.as_millisecond(), period.to.as_millisecond())).collect())
}

/// The services for which numbers are given, in the order of the catalogue.
pub(crate) fn offers(tx: &mut Tx<'_>, centre: CentreId) -> Done<Vec<Offer>> {
    let queues = store::queues(tx, centre)?;
    let offered = store::offered(tx, centre)?;
    let offer = |service: org::Service| {
        let offered = offered.iter().find(|one| one.service == service.id && one.is_offered)?;
        let queue = queues.iter().find(|queue| queue.id == offered.queue && queue.is_open)?;
        Some(Offer { id: service.id.to_string(), queue: queue.id.to_string(), letter: queue.letter.clone(), name: service.name })
    };
    Ok(org::store::services(tx)?.into_iter().filter_map(offer).collect())
}

/// When a centre's hours of today end, as far as they have not; else when the day does.
pub(crate) fn ends_at(tx: &mut Tx<'_>, centre: CentreId) -> Done<Timestamp> {
    let (now, calendar) = (tx.now(), calendar_of(tx, centre)?);
    let hours = calendar.periods_of(calendar.zone().date_of(now)).into_iter().map(|period| period.to).max();
    let midnight = now.to_zoned(ui::bahrain()).date().tomorrow().and_then(|date| date.to_zoned(ui::bahrain()));
    Ok(hours.filter(|end| *end > now).or_else(|| midnight.ok().map(|day| day.timestamp())).unwrap_or(now))
}
