//! The ticket that was just given at a kiosk: the number, paper where the kiosk has a printer, a code to scan, or a text message.

use ::store::Tx;
use askama::Template;
use axum::extract::State;
use axum::response::IntoResponse;
use axum::response::Redirect;
use axum::response::Response;
use axum::routing::get;
use axum::routing::post;
use http::HeaderMap;
use http::Method;
use kernel::Error;
use kernel::Phone;
use kernel::Result as Done;
use kernel::invalid;
use platform::Access;
use platform::App;
use platform::Failure;
use platform::Form;
use platform::QrPicture;
use platform::Route;
use platform::Visit;
use platform::deliveries::can_text;
use platform::failure::corrected;
use serde::Deserialize;
use ui::Answers;
use ui::Page;

use crate::device::Device;
use crate::device_pass::DevicePass;
use crate::issue::today;
use crate::kiosk::Sitting;
use crate::kiosk_acts::from;
use crate::kiosk_pad::Pad;
use crate::kiosk_pad::typed;
use crate::kiosk_page::Frame;
use crate::kiosk_page::KIOSK;
use crate::kiosk_page::Stand;
use crate::kiosk_page::or_unpaired;
use crate::kiosk_page::stand;
use crate::own_printing::Paper;
use crate::own_printing::prints_now;
use crate::slip::Slip;
use crate::store;
use crate::text_ticket::text_ticket;
use crate::ticket::Ticket;
use crate::ticket::TicketId;

pub(crate) fn routes() -> Vec<Route> {
    let anyone = Access::Anyone;
    vec![
        Route::page(Method::GET, "/kiosk/ticket", anyone, get(ticket)),
        Route::page(Method::GET, "/kiosk/text", anyone, get(text)),
        Route::page(Method::POST, "/kiosk/texts", anyone, post(send)).unlimited(),
    ]
}

#[derive(Template)]
#[template(path = "kiosk_ticket.html")]
struct TicketPage {
    page: Page,
    frame: Frame,
    number: String,
    service: String,
    ahead: usize,
    code: QrPicture,
    /// What becomes of the paper: its words; empty where the kiosk has no printer.
    paper: &'static str,
    /// The number to which it was sent, as far as that is shown; empty where it was not.
    texted: String,
    can_text: bool,
    /// The paper that the kiosk's browser prints by itself.
    slip: Option<Paper>,
}

/// What is known of the ticket of a visit.
struct Known {
    stand: Stand,
    slip: Slip,
    prints_own: bool,
    paper: &'static str,
    phone: Option<Phone>,
}

/// The ticket of a visit: one of today that came from this very kiosk.
fn own(tx: &mut Tx<'_>, device: &Device, id: TicketId) -> Done<Ticket> {
    let day = today(tx);
    let ticket = store::ticket(tx, id)?.filter(|ticket| ticket.centre == device.centre && ticket.day == day);
    let ticket = ticket.ok_or(Error::NotFound("ticket"))?;
    if store::is_from(tx, id, &from(device.id))? { Ok(ticket) } else { Err(Error::NotFound("ticket")) }
}

fn known(tx: &mut Tx<'_>, app: &App, (device, id): (&Device, TicketId)) -> Done<Known> {
    let ticket = own(tx, device, id)?;
    let printers = store::printers(tx, device.centre)?.into_iter().filter(|printer| printer.kiosk == Some(device.id)).collect::<Vec<_>>();
    let prints_own = prints_now(device, !printers.is_empty());
    let paper = match printers.iter().map(|printer| printer.health.stands_still()).min() {
        None if prints_own => "centre-kiosk-paper",
        None => "",
        Some(false) => "centre-kiosk-paper",
        Some(true) => "centre-kiosk-no-paper",
    };
    Ok(Known { stand: stand(tx, device)?, prints_own, paper, phone: store::ticket_phone(tx, id)?, slip: Slip::of(tx, app, ticket)? })
}

/// GET /kiosk/ticket — the ticket of this visit; after its end there is none.
async fn ticket(State(app): State<App>, visit: Visit, pass: DevicePass, headers: HeaderMap) -> Result<Response, Failure> {
    let (sitting, inside) = (Sitting::of(&headers, app.now()), app.clone());
    let Some(id) = sitting.ticket else { return Ok(to(&visit, "/kiosk")) };
    let known = match pass.read(&app, (visit.actor.lang, KIOSK), move |tx, device| known(tx, &inside, (device, id))).await {
        Ok(known) => known,
        Err(Error::NotFound("ticket")) => return Ok(to(&visit, "/kiosk")),
        Err(error) => return or_unpaired(&visit, error),
    };
    let page = app.page(&visit, "centre-kiosk");
    let shown = TicketPage {
        frame: known.stand.frame(&page, sitting),
        number: known.slip.ticket.shown(),
        service: known.slip.service.get(page.lang).into(),
        ahead: known.slip.ahead,
        code: QrPicture::of(&known.slip.follow)?,
        paper: known.paper,
        texted: known.phone.map(|phone| phone.masked()).unwrap_or_default(),
        can_text: can_text(app.settings()),
        slip: if known.prints_own { Some(Paper::of(&app, &known.slip)?) } else { None },
        page,
    };
    sitting.shows(&shown, app.now())
}

/// The way to another page of the kiosk.
fn to(visit: &Visit, path: &str) -> Response {
    Redirect::to(&format!("/{}{path}", visit.actor.lang.code())).into_response()
}

/// Where the number of a telephone is typed.
const PAD: Pad = Pad {
    path: "/kiosk/text",
    action: "/kiosk/texts",
    back: "/kiosk/ticket",
    field: "phone",
    title: "centre-kiosk-text",
    hint: "centre-kiosk-text-hint",
    act: "centre-kiosk-text-act",
    signs: &["123", "456", "789", "0"],
};

/// GET /kiosk/text
async fn text(State(app): State<App>, visit: Visit, pass: DevicePass, headers: HeaderMap) -> Result<Response, Failure> {
    let sitting = Sitting::of(&headers, app.now());
    if sitting.ticket.is_none() || !can_text(app.settings()) {
        return Ok(to(&visit, "/kiosk"));
    }
    typed(&app, &visit, (&pass, sitting), (&PAD, Answers::new())).await
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TextForm {
    #[serde(default)]
    phone: String,
}

/// POST /kiosk/texts
async fn send(
    State(app): State<App>,
    visit: Visit,
    pass: DevicePass,
    headers: HeaderMap,
    Form(form): Form<TextForm>,
) -> Result<Response, Failure> {
    let (sitting, inside) = (Sitting::of(&headers, app.now()), app.clone());
    let Some(id) = sitting.ticket else { return Ok(to(&visit, "/kiosk")) };
    let said = form.phone.clone();
    let act = move |tx: &mut Tx<'_>, device: &Device| {
        let ticket = own(tx, device, id)?;
        let phone = Phone::parse(&form.phone).map_err(|wrong| invalid("phone", wrong.key()))?;
        text_ticket(tx, &inside, &ticket, &phone)
    };
    match pass.write(&app, (visit.actor.lang, KIOSK), act).await {
        Ok(()) => Ok(sitting.keep(to(&visit, "/kiosk/ticket"), app.now())),
        Err(Error::NotFound("ticket")) => Ok(to(&visit, "/kiosk")),
        Err(error @ Error::NotFound("device")) => or_unpaired(&visit, error),
        Err(error) => {
            let (status, answers) = corrected(Answers::new().with("phone", said), error)?;
            Ok((status, typed(&app, &visit, (&pass, sitting), (&PAD, answers)).await?).into_response())
        }
    }
}
