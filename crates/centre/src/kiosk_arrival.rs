//! Whoever booked says at a kiosk that they have come, with the code of their page or paper, the reference or the number of their telephone.

use ::store::Keys;
use ::store::Tx;
use askama::Template;
use axum::extract::State;
use axum::response::IntoResponse;
use axum::response::Response;
use axum::routing::get;
use axum::routing::post;
use http::HeaderMap;
use http::Method;
use kernel::Error;
use kernel::Result as Done;
use kernel::invalid;
use kernel::refuse;
use platform::Access;
use platform::App;
use platform::Failure;
use platform::Form;
use platform::Route;
use platform::Visit;
use platform::failure::corrected;
use serde::Deserialize;
use ui::Answers;
use ui::Page;

use crate::appointment::Appointment;
use crate::arrive::check_in;
use crate::arrive::find_appointment;
use crate::device::Device;
use crate::device_pass::DevicePass;
use crate::hours::opens_at;
use crate::kiosk::Sitting;
use crate::kiosk_acts::from;
use crate::kiosk_acts::given;
use crate::kiosk_opinion::scanned;
use crate::kiosk_pad::Pad;
use crate::kiosk_pad::shown_again;
use crate::kiosk_pad::typed;
use crate::kiosk_page::Frame;
use crate::kiosk_page::KIOSK;
use crate::kiosk_page::or_unpaired;
use crate::kiosk_page::stand;
use crate::print_ticket::print_ticket;
use crate::store;

pub(crate) fn routes() -> Vec<Route> {
    let anyone = Access::Anyone;
    vec![
        Route::page(Method::GET, "/kiosk/arrival", anyone, get(ask)),
        // Numbers of telephones are tried no oftener than other forms are sent.
        Route::page(Method::POST, "/kiosk/arrivals", anyone, post(arrive)).unlimited(),
    ]
}

/// The letters and digits of references, of which none is mistaken for another, and the two that only telephones have.
const PAD: Pad = Pad {
    path: "/kiosk/arrival",
    action: "/kiosk/arrivals",
    back: "/kiosk",
    field: "who",
    title: "centre-kiosk-come",
    hint: "centre-kiosk-come-hint",
    act: "centre-kiosk-come-act",
    is_scanned: true,
    signs: &["1234567890", "ABCDEFGHJ", "KLMNPQRST", "UVWXYZ"],
};

/// GET /kiosk/arrival
async fn ask(State(app): State<App>, visit: Visit, pass: DevicePass, headers: HeaderMap) -> Result<Response, Failure> {
    typed(&app, &visit, (&pass, Sitting::of(&headers, app.now())), (&PAD, Answers::new())).await
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ArrivalForm {
    #[serde(default)]
    who: String,
}

/// POST /kiosk/arrivals
async fn arrive(
    State(app): State<App>,
    visit: Visit,
    pass: DevicePass,
    headers: HeaderMap,
    Form(form): Form<ArrivalForm>,
) -> Result<Response, Failure> {
    let (lang, sitting, keys) = (visit.actor.lang, Sitting::of(&headers, app.now()), app.keys().clone());
    let said = shown_again(&form.who).to_owned();
    let act = move |tx: &mut Tx<'_>, device: &Device| {
        let one = expected(tx, device, (&keys, &form.who))?;
        let is_new = one.ticket.is_none();
        let (_, ticket) = check_in(tx, device.centre, one)?;
        let Some(ticket) = ticket else { return Ok(None) };
        if is_new {
            store::set_from(tx, ticket.id, &from(device.id))?;
            print_ticket(tx, &ticket, (Some(device.id), ""))?;
        } else if !store::is_from(tx, ticket.id, &from(device.id))? {
            // What opens a ticket is for whoever was given it; a number that somebody else knows as well opens none.
            return Err(refuse("centre-kiosk-come-known").with("number", ticket.shown()).into());
        }
        Ok(Some(ticket))
    };
    match pass.write(&app, (lang, KIOSK), act).await {
        Ok(Some(ticket)) => Ok(given(&app, lang, (sitting, &ticket))),
        Ok(None) => welcomed(&app, &visit, (&pass, sitting)).await,
        Err(error @ Error::NotFound("device")) => or_unpaired(&visit, error),
        Err(error) => {
            let (status, answers) = corrected(Answers::new().with("who", said), error)?;
            Ok((status, typed(&app, &visit, (&pass, sitting), (&PAD, answers)).await?).into_response())
        }
    }
}

/// The appointment of whoever says at a kiosk that they have come.
fn expected(tx: &mut Tx<'_>, device: &Device, (keys, said): (&Keys, &str)) -> Done<Appointment> {
    if scanned(said, keys).is_some() {
        return Err(refuse("centre-kiosk-come-ticket").into());
    }
    let one = find_appointment(tx, keys, device.centre, said).map_err(unknown)?;
    // Whoever comes when its time is over waits as those without one do, and nobody begins to wait in a closed centre.
    if one.ticket.is_none() && one.time.to <= tx.now() && opens_at(tx, device.centre)?.is_some() {
        return Err(refuse("centre-kiosk-closed").into());
    }
    Ok(one)
}

/// Whoever stands at a kiosk takes a ticket where nothing is known of their appointment.
fn unknown(error: Error) -> Error {
    if matches!(error, Error::Invalid(_)) { invalid("who", "centre-kiosk-come-unknown") } else { error }
}

#[derive(Template)]
#[template(path = "kiosk_welcome.html")]
struct WelcomePage {
    page: Page,
    frame: Frame,
}

/// Whoever meets somebody waits for no number: they were told.
async fn welcomed(app: &App, visit: &Visit, (pass, sitting): (&DevicePass, Sitting)) -> Result<Response, Failure> {
    let stand = match pass.read(app, (visit.actor.lang, KIOSK), stand).await {
        Ok(known) => known,
        Err(error) => return or_unpaired(visit, error),
    };
    let mut page = app.page(visit, "centre-kiosk-come");
    page.path = page.href(PAD.path);
    let frame = stand.frame(&page, sitting);
    sitting.shows(&WelcomePage { frame, page }, app.now())
}
