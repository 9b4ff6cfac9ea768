//! What is done at a kiosk: a ticket taken, an aid switched, staff called, and the visit wiped.

use std::time::Duration;

use ::store::Tx;
use axum::extract::State;
use axum::response::IntoResponse;
use axum::response::Redirect;
use axum::response::Response;
use axum::routing::post;
use http::HeaderMap;
use http::Method;
use kernel::Lang;
use kernel::refuse;
use platform::Access;
use platform::App;
use platform::Failure;
use platform::Form;
use platform::Route;
use platform::Visit;
use platform::failure::corrected;
use platform::private;
use serde::Deserialize;
use ui::Answers;

use crate::device::Device;
use crate::device::DeviceId;
use crate::device_pass::DevicePass;
use crate::help::call_help;
use crate::hours::opens_at;
use crate::issue::NewTicket;
use crate::issue::issue_ticket;
use crate::issue::today;
use crate::kiosk::Sitting;
use crate::kiosk_page::KIOSK;
use crate::kiosk_page::or_unpaired;
use crate::kiosk_page::refused;
use crate::print_ticket::print_ticket;
use crate::store;
use crate::ticket::Ticket;
use crate::ticket_form::TicketForm;

/// Where a ticket is taken.
const ORIGIN: &str = "kiosk";
/// So many tickets are taken at one kiosk within a minute: a family gets theirs, and whoever presses everything does not fill the line.
const MOST: u32 = 6;

pub(crate) fn routes() -> Vec<Route> {
    let anyone = Access::Anyone;
    // Many devices stand behind one address; each shows who it is.
    vec![
        Route::page(Method::POST, "/kiosk/tickets", anyone, post(take)).unlimited(),
        Route::page(Method::POST, "/kiosk/aids", anyone, post(switch)).unlimited(),
        Route::page(Method::POST, "/kiosk/help", anyone, post(help)).unlimited(),
        Route::page(Method::POST, "/kiosk/wipe", anyone, post(wipe)).unlimited(),
    ]
}

/// Stands for a kiosk as the place from which a ticket came.
pub(crate) fn from(device: DeviceId) -> String {
    format!("kiosk:{device}")
}

/// Gives a ticket at a kiosk within the centre's hours, and wants it on its printer.
fn give(tx: &mut Tx<'_>, device: &Device, new: NewTicket, key: &str) -> kernel::Result<Ticket> {
    if let Some(known) = store::ticket_of_key(tx, device.centre, key)? {
        return Ok(known);
    }
    // Its page says when the centre opens.
    if opens_at(tx, device.centre)?.is_some() {
        return Err(refuse("centre-kiosk-closed").into());
    }
    let (from, day, since) = (from(device.id), today(tx), tx.now() - Duration::from_secs(60));
    if store::taken_at(tx, (device.centre, &day), &from, since)? >= MOST {
        return Err(refuse("centre-kiosk-many").into());
    }
    let ticket = issue_ticket(tx, new, key)?;
    store::set_from(tx, ticket.id, &from)?;
    print_ticket(tx, &ticket, (Some(device.id), ""))?;
    Ok(ticket)
}

/// POST /kiosk/tickets
async fn take(
    State(app): State<App>,
    visit: Visit,
    pass: DevicePass,
    headers: HeaderMap,
    Form(form): Form<TicketForm>,
) -> Result<Response, Failure> {
    let (lang, sitting) = (visit.actor.lang, Sitting::of(&headers, app.now()));
    let act = move |tx: &mut Tx<'_>, device: &Device| {
        let new = form.read((device.centre, ORIGIN), lang)?;
        give(tx, device, new, form.key()?)
    };
    match pass.write(&app, (lang, KIOSK), act).await {
        Ok(ticket) => Ok(given(&app, lang, (sitting, &ticket))),
        Err(error @ kernel::Error::NotFound("device")) => or_unpaired(&visit, error),
        Err(error) => {
            let (status, answers) = corrected(Answers::new(), error)?;
            Ok((status, refused(&app, &visit, (&pass, sitting), answers).await?).into_response())
        }
    }
}

/// The way to the ticket that was just given.
pub(crate) fn given(app: &App, lang: Lang, (sitting, ticket): (Sitting, &Ticket)) -> Response {
    let shown = Redirect::to(&format!("/{}/kiosk/ticket", lang.code())).into_response();
    Sitting { ticket: Some(ticket.id), ..sitting }.keep(shown, app.now())
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct AidForm {
    #[serde(default)]
    aid: String,
    /// The page on which it was pressed.
    #[serde(default)]
    back: String,
}

impl AidForm {
    /// The page of the kiosk on which it was pressed; nothing else is gone back to.
    fn page(&self, lang: Lang) -> String {
        let start = format!("/{}/kiosk", lang.code());
        let rest = self.back.strip_prefix(&start);
        let is_ours =
            rest.is_some_and(|rest| (rest.is_empty() || rest.starts_with(['/', '?'])) && rest.bytes().all(|sign| sign.is_ascii_graphic()));
        if is_ours { self.back.clone() } else { start }
    }
}

/// POST /kiosk/aids
async fn switch(State(app): State<App>, visit: Visit, headers: HeaderMap, Form(form): Form<AidForm>) -> Result<Response, Failure> {
    let back = Redirect::to(&form.page(visit.actor.lang)).into_response();
    Ok(Sitting::of(&headers, app.now()).switched(&form.aid).keep(back, app.now()))
}

/// POST /kiosk/help
async fn help(State(app): State<App>, visit: Visit, pass: DevicePass, Form(form): Form<AidForm>) -> Result<Response, Failure> {
    match pass.write(&app, (visit.actor.lang, KIOSK), call_help).await {
        Ok(()) => Ok(private(Redirect::to(&form.page(visit.actor.lang)).into_response())),
        Err(error) => or_unpaired(&visit, error),
    }
}

/// POST /kiosk/wipe — the visit is over: the first page in Arabic, with no aid on and no ticket to see.
async fn wipe(State(app): State<App>) -> Result<Response, Failure> {
    Ok(Sitting::default().keep(Redirect::to(&format!("/{}/kiosk", Lang::Ar.code())).into_response(), app.now()))
}
