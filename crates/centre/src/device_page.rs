//! What stands on the screen of a device: a code as long as it is none, and then the page of what it is. It is told what changes in its centre,
//! and says now and then that it is there.

use std::time::Duration;

use ::store::Tx;
use askama::Template;
use axum::extract::State;
use axum::response::IntoResponse;
use axum::response::Redirect;
use axum::response::Response;
use axum::routing::get;
use axum::routing::post;
use http::Method;
use kernel::Actor;
use kernel::Error;
use kernel::Lang;
use kernel::Timestamp;
use platform::Access;
use platform::App;
use platform::ClientAddress;
use platform::Failure;
use platform::Form;
use platform::Route;
use platform::Visit;
use platform::fresh_token;
use platform::html;
use platform::live::Topic;
use platform::live::Watch;
use platform::live::watch;
use platform::private;
use serde::Deserialize;
use ui::Page;

use crate::device::Device;
use crate::device::DeviceKind;
use crate::device::code;
use crate::device::code_hash;
use crate::device::secret_hash;
use crate::device_pass::DEVICE;
use crate::device_pass::DevicePass;
use crate::device_pass::keep;
use crate::display_page;
use crate::pair::ask_code;
use crate::pair::until;
use crate::plate_page;
use crate::store;

pub(crate) fn routes() -> Vec<Route> {
    let anyone = Access::Anyone;
    vec![
        Route::page(Method::GET, "/device", anyone, get(show)),
        Route::page(Method::POST, "/device/code", anyone, post(ask)),
        Route::page(Method::GET, "/device/live", anyone, get(live)),
        // Many devices stand behind one address; each shows who it is.
        Route::page(Method::POST, "/device/health", anyone, post(health)).unlimited(),
    ]
}

#[derive(Template)]
#[template(path = "device.html")]
struct DevicePage {
    page: Page,
    /// The code in its two halves; none before it is asked for.
    code: Option<(String, String)>,
}

/// What stands on the screen of a device.
enum Looks {
    Kiosk,
    Display(display_page::Hall),
    Plate(plate_page::Front),
}

fn looks(tx: &mut Tx<'_>, device: &Device) -> kernel::Result<(Device, Looks)> {
    let looks = match device.kind {
        DeviceKind::Kiosk => Looks::Kiosk,
        DeviceKind::Display => Looks::Display(display_page::hall(tx, device)?),
        DeviceKind::Plate => Looks::Plate(plate_page::front(tx, device)?),
    };
    Ok((device.clone(), looks))
}

/// GET /device
async fn show(State(app): State<App>, visit: Visit, pass: DevicePass) -> Result<Response, Failure> {
    let lang = visit.actor.lang;
    let mut page = app.page(&visit, "centre-device");
    let (device, looks) = match pass.read(&app, (lang, &DeviceKind::ALL), looks).await {
        Ok(known) => known,
        Err(Error::NotFound("device")) => return waiting(&app, &visit, page, &pass).await,
        Err(error) => return Err(error.into()),
    };
    page.title.clone_from(&device.name);
    if device.seen.is_none_or(|seen| app.now().duration_since(seen).as_secs() >= OFTEN) {
        is_there(&app, &pass, lang, (device.said.clone(), device.voices.clone())).await?;
    }
    let mut response = match looks {
        Looks::Kiosk => Redirect::to(&page.href("/kiosk")).into_response(),
        Looks::Display(hall) => display_page::shown(&app, page, (&device, hall))?,
        Looks::Plate(front) => plate_page::shown(&app, page, (&device, front))?,
    };
    if let Some(secret) = &pass.0 {
        keep(&app, response.headers_mut(), secret);
    }
    Ok(private(response))
}

/// The page of a browser that is no device: its code, or the way to one.
async fn waiting(app: &App, visit: &Visit, page: Page, pass: &DevicePass) -> Result<Response, Failure> {
    let until = pass.door(app, visit.actor.lang).await?.and_then(|door| door.until).filter(|until| *until > app.now());
    let shown = pass.0.as_deref().zip(until).map(|(secret, until)| code(app.keys(), secret, until.as_millisecond()));
    let code = shown.map(|code| (code[..4].to_owned(), code[4..].to_owned()));
    Ok(private(html(&DevicePage { page, code })?))
}

/// POST /device/code
async fn ask(State(app): State<App>, visit: Visit, pass: DevicePass) -> Result<Response, Failure> {
    let back = Redirect::to(&format!("/{}/device", visit.actor.lang.code()));
    let door = pass.door(&app, visit.actor.lang).await?;
    if door.as_ref().is_some_and(|door| door.entity.is_some()) {
        return Ok(back.into_response());
    }
    // What belongs to nothing any more is not taken up again.
    let secret = door.and(pass.0).unwrap_or_else(|| fresh_token("dev_"));
    let until = whole(until(app.now()));
    let hashes = (secret_hash(app.keys(), &secret), code_hash(app.keys(), &code(app.keys(), &secret, until.as_millisecond())));
    app.write(Actor::anyone(visit.actor.lang).may(DEVICE)?, move |tx| ask_code(tx, &hashes.0, (&hashes.1, until))).await?;
    let mut response = back.into_response();
    keep(&app, response.headers_mut(), &secret);
    Ok(private(response))
}

/// A time as it is kept: in whole milliseconds.
fn whole(at: Timestamp) -> Timestamp {
    Timestamp::from_millisecond(at.as_millisecond()).unwrap_or(at)
}

/// How often a device is told that its line stands: it says within ten seconds that it does not.
const PULSE: Duration = Duration::from_secs(4);

/// GET /device/live — what changes in the centre of a device; for a browser that shows a code, that it is one.
async fn live(State(app): State<App>, visit: Visit, address: ClientAddress, pass: DevicePass) -> Result<Response, Failure> {
    let door = pass.door(&app, visit.actor.lang).await?.ok_or(Error::NotFound("device"))?;
    if door.entity.is_none() {
        let now = Some(Topic::anywhere("device", door.device.get()));
        return Ok(private(watch(&app, Watch { now, soon: None, pulse: PULSE, address: Some(address) })));
    }
    let place = |tx: &mut Tx<'_>, device: &Device| Ok((tx.entity()?, device.centre));
    let (entity, centre) = pass.read(&app, (visit.actor.lang, &DeviceKind::ALL), place).await?;
    let now = Some(Topic::of(entity, "centre", centre.get()));
    Ok(private(watch(&app, Watch { now, soon: None, pulse: PULSE, address: None })))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct HealthForm {
    /// `muted` where it may make no sound.
    #[serde(default)]
    said: String,
    /// The languages in which the browser has a voice of its own.
    #[serde(default)]
    voices: String,
}

/// POST /device/health
async fn health(State(app): State<App>, visit: Visit, pass: DevicePass, Form(form): Form<HealthForm>) -> Result<Response, Failure> {
    let said = if form.said == "muted" { "muted" } else { "" };
    let has = |lang: &&str| form.voices.split_whitespace().any(|voice| voice == *lang);
    let voices: Vec<&str> = Lang::ALL.iter().map(|lang| lang.code()).filter(has).collect();
    is_there(&app, &pass, visit.actor.lang, (said.into(), voices.join(" "))).await?;
    Ok(http::StatusCode::NO_CONTENT.into_response())
}

/// Writes down that a device is there, and what it says of itself.
async fn is_there(app: &App, pass: &DevicePass, lang: Lang, (said, voices): (String, String)) -> Result<(), Failure> {
    match pass.write(app, (lang, &DeviceKind::ALL), move |tx, device| store::seen(tx, device.id, (&said, &voices))).await {
        // Where storage takes no writes just now, screens go on.
        Err(error @ (Error::ReadOnly(_) | Error::Busy(_))) => tracing::warn!(%error, "that a device is there could not be written down"),
        written => written?,
    }
    Ok(())
}

/// So often, in seconds, it is written down of a device that it is there because it asks for its page.
const OFTEN: i64 = 45;
