//! The ticket printers of a centre: added with their address, tried with a test page, taken away, and printing a number once more.

use ::store::Tx;
use axum::extract::Path;
use axum::extract::State;
use axum::response::IntoResponse;
use axum::response::Redirect;
use axum::response::Response;
use axum::routing::post;
use http::Method;
use kernel::CentreId;
use kernel::Error;
use kernel::Result;
use kernel::invalid;
use kernel::refuse;
use platform::Access;
use platform::App;
use platform::Failure;
use platform::Form;
use platform::Route;
use platform::Visit;
use platform::number;
use serde::Deserialize;
use ui::Answers;
use ui::Page;

use crate::device::Device;
use crate::device::DeviceId;
use crate::device::DeviceKind;
use crate::device_events::PrinterChanged;
use crate::devices_page::after;
use crate::issue::RECEIVE;
use crate::issue::must_reach;
use crate::print_ticket::print_test;
use crate::print_ticket::print_ticket;
use crate::printer::Health;
use crate::printer::Printer;
use crate::printer::PrinterId;
use crate::set_up::SET_UP;
use crate::store;
use crate::ticket::TicketId;

/// The most printers of a centre.
const MOST: usize = 50;
/// Keys are made by the page; whatever is longer is none.
const LONGEST_KEY: usize = 64;

pub(crate) fn routes() -> Vec<Route> {
    let may = Access::May(SET_UP);
    vec![
        Route::page(Method::POST, "/desk/centres/{id}/printers", may, post(add)),
        Route::page(Method::POST, "/desk/centres/{id}/printers/{printer}/test", may, post(test)),
        Route::page(Method::POST, "/desk/centres/{id}/printers/{printer}/removal", may, post(remove)),
        Route::page(Method::POST, "/desk/centres/{id}/tickets/{ticket}/printing", Access::May(RECEIVE), post(again)),
    ]
}

/// A printer in the list.
pub(crate) struct PrinterRow {
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) address: String,
    pub(crate) place: String,
    pub(crate) health: String,
    pub(crate) mark: &'static str,
}

impl PrinterRow {
    pub(crate) fn of(page: &Page, printer: &Printer, devices: &[Device]) -> PrinterRow {
        let kiosk = |id: DeviceId| devices.iter().find(|device| device.id == id).map_or_else(|| "–".into(), |device| device.name.clone());
        let asked = printer.asked.map(|asked| page.ago(asked)).unwrap_or_default();
        let health = page.t(printer.health.label());
        PrinterRow {
            id: printer.id.to_string(),
            name: printer.name.clone(),
            address: format!("{}:{}", printer.host, printer.port),
            place: printer.kiosk.map_or_else(|| page.t("centre-printer-reception"), kiosk),
            health: if asked.is_empty() { health } else { format!("{health} · {asked}") },
            mark: printer.health.mark(),
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PrinterForm {
    printer_name: String,
    host: String,
    port: String,
    /// The kiosk whose tickets it prints; empty for the reception.
    #[serde(default)]
    kiosk: String,
}

/// POST /desk/centres/{id}/printers
async fn add(
    State(app): State<App>,
    visit: Visit,
    Path(id): Path<String>,
    Form(form): Form<PrinterForm>,
) -> std::result::Result<Response, Failure> {
    let id: CentreId = number(&id)?;
    let typed = Answers::new().with("printer_name", &form.printer_name).with("host", &form.host).with("port", &form.port);
    let (typed, allowed) = (typed.with("kiosk", &form.kiosk), app.settings().allowed_hosts.clone());
    let done = app.write(visit.actor.may(SET_UP)?, move |tx| save_new(tx, (id, &form), &allowed)).await;
    after(&app, &visit, id, (done, typed)).await
}

fn save_new(tx: &mut Tx<'_>, (centre, form): (CentreId, &PrinterForm), allowed: &[String]) -> Result<()> {
    must_reach(tx, centre)?;
    let kiosk = Some(form.kiosk.trim()).filter(|text| !text.is_empty());
    let kiosk = kiosk.map(|text| text.parse().map_err(|_| invalid("kiosk", "centre-printer-kiosk-choose"))).transpose()?;
    let known = store::devices(tx, centre)?;
    if kiosk.is_some_and(|id| !known.iter().any(|device| device.id == id && device.kind == DeviceKind::Kiosk)) {
        return Err(invalid("kiosk", "centre-printer-kiosk-choose"));
    }
    let printer = Printer {
        id: tx.new_id(),
        centre,
        name: form.printer_name.trim().into(),
        host: form.host.trim().to_lowercase(),
        port: ui::western(form.port.trim()).parse().map_err(|_| invalid("port", "centre-printer-port-wrong"))?,
        kiosk,
        is_kept: true,
        health: Health::Unknown,
        asked: None,
    };
    printer.check(allowed)?;
    if store::printers(tx, centre)?.len() >= MOST {
        return Err(refuse("centre-printers-many").into());
    }
    changed(tx, &printer)
}

fn changed(tx: &mut Tx<'_>, printer: &Printer) -> Result<()> {
    store::save_printer(tx, printer)?;
    tx.record(PrinterChanged {
        centre: printer.centre.get(),
        printer: printer.id.get(),
        name: printer.name.clone(),
        is_kept: printer.is_kept,
    })
    .map(drop)
}

/// A printer of a centre within reach.
fn of_centre(tx: &mut Tx<'_>, (centre, id): (CentreId, PrinterId)) -> Result<Printer> {
    must_reach(tx, centre)?;
    store::printer(tx, id)?.filter(|printer| printer.centre == centre && printer.is_kept).ok_or(Error::NotFound("printer"))
}

/// POST /desk/centres/{id}/printers/{printer}/test
async fn test(State(app): State<App>, visit: Visit, Path((id, printer)): Path<(String, String)>) -> std::result::Result<Response, Failure> {
    let (id, printer) = (number(&id)?, number(&printer)?);
    let act = move |tx: &mut Tx<'_>| {
        let printer = of_centre(tx, (id, printer))?;
        print_test(tx, &printer)
    };
    let done = app.write(visit.actor.may(SET_UP)?, act).await;
    after(&app, &visit, id, (done, Answers::new())).await
}

/// POST /desk/centres/{id}/printers/{printer}/removal
async fn remove(
    State(app): State<App>,
    visit: Visit,
    Path((id, printer)): Path<(String, String)>,
) -> std::result::Result<Response, Failure> {
    let (id, printer) = (number(&id)?, number(&printer)?);
    let act = move |tx: &mut Tx<'_>| {
        let printer = of_centre(tx, (id, printer))?;
        changed(tx, &Printer { is_kept: false, ..printer })
    };
    let done = app.write(visit.actor.may(SET_UP)?, act).await;
    after(&app, &visit, id, (done, Answers::new())).await
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct AgainForm {
    /// Made with the page: the same twice is one paper.
    #[serde(default)]
    key: String,
}

/// POST /desk/centres/{id}/tickets/{ticket}/printing — the same number once more.
async fn again(
    State(app): State<App>,
    visit: Visit,
    Path((id, ticket)): Path<(String, String)>,
    Form(form): Form<AgainForm>,
) -> std::result::Result<Response, Failure> {
    let (id, ticket): (CentreId, TicketId) = (number(&id)?, number(&ticket)?);
    let act = move |tx: &mut Tx<'_>| {
        must_reach(tx, id)?;
        let ticket = store::ticket(tx, ticket)?.filter(|ticket| ticket.centre == id).ok_or(Error::NotFound("ticket"))?;
        if form.key.len() > LONGEST_KEY {
            return Err(invalid("key", "centre-text-long"));
        }
        if ticket.state.is_over() {
            return Err(refuse("centre-ticket-over").into());
        }
        print_ticket(tx, &ticket, (None, form.key.trim()))?.ok_or_else(|| refuse("centre-no-printer").into())
    };
    app.write(visit.actor.may(RECEIVE)?, act).await?;
    Ok(Redirect::to(&format!("/{}/desk/centres/{id}/tickets/{ticket}", visit.actor.lang.code())).into_response())
}
