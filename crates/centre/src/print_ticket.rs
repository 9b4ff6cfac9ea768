//! Printing a ticket: it is wanted in the transaction that gives the ticket and never holds it up. What a printer says is written down, and
//! what surely is not on paper is sent again until it is.

use std::time::Duration;

use ::store::Tx;
use futures::FutureExt;
use futures::future::BoxFuture;
use kernel::Actor;
use kernel::EntityId;
use kernel::Id;
use kernel::Permission;
use kernel::Result;
use kernel::Role;
use kernel::broken;
use platform::App;
use platform::Deliverer;
use platform::deliveries::Concerns;
use platform::deliveries::Delivery;
use platform::deliveries::NewDelivery;
use platform::deliveries::Outcome;
use platform::deliveries::Pauses;
use platform::deliveries::Wish;
use platform::deliveries::enqueue;
use print::Bitmap;
use print::Faces;
use print::Fate;
use serde_json::json;

use crate::device::DeviceId;
use crate::device_events::PrinterSaid;
use crate::issue::centre_of;
use crate::issue::today;
use crate::printer::Health;
use crate::printer::Printer;
use crate::printer::PrinterId;
use crate::slip::Slip;
use crate::slip::test_sheet;
use crate::store;
use crate::ticket::Ticket;
use crate::ticket::TicketId;

/// Ask printers, and print on them.
pub(crate) const PRINT: Permission = Permission { key: "centre.print", roles: &[Role::System] };

/// The kind of the deliveries.
const KIND: &str = "centre.print";
/// Paper that comes later than that helps nobody: the customer has the number from the screen or by telephone.
const PAUSES: Pauses = Pauses { first: Duration::from_secs(5), longest: Duration::from_secs(30), total: Duration::from_secs(600) };

/// Carries jobs to printers.
pub(crate) const DELIVERER: Deliverer =
    Deliverer { kind: KIND, label: "centre-prints", pauses: PAUSES, is_confidential: false, concerns, deliver };

/// Wants a ticket on paper, where there is a printer for it: of the kiosk that gave it, or of the reception. The same key twice is one paper.
/// Answers the printer.
///
/// # Errors
/// What the database says.
pub(crate) fn print_ticket(tx: &mut Tx<'_>, ticket: &Ticket, (kiosk, key): (Option<DeviceId>, &str)) -> Result<Option<Printer>> {
    let mut all: Vec<Printer> = store::printers(tx, ticket.centre)?.into_iter().filter(|printer| printer.kiosk == kiosk).collect();
    // One that prints goes before one that stands still.
    all.sort_by_key(|printer| printer.health.stands_still());
    let printer = all.into_iter().next();
    if let Some(printer) = &printer {
        want(tx, printer, (Some(ticket.id), format!("{}-{key}", ticket.id)))?;
    }
    Ok(printer)
}

/// Wants a page by which it is seen that a printer prints.
pub(crate) fn print_test(tx: &mut Tx<'_>, printer: &Printer) -> Result<()> {
    let key = format!("test-{}", tx.new_id::<()>());
    want(tx, printer, (None, key))
}

fn want(tx: &mut Tx<'_>, printer: &Printer, (ticket, key): (Option<TicketId>, String)) -> Result<()> {
    enqueue(
        tx,
        NewDelivery {
            kind: KIND,
            key,
            destination: format!("printer {}", printer.id),
            payload: json!({ "printer": printer.id.get(), "ticket": ticket.map(Id::get) }),
            not_before: None,
        },
    )
    .map(drop)
}

/// The printer and the number, for the page of deliveries.
fn concerns(tx: &mut Tx<'_>, wish: &Wish) -> Result<Concerns> {
    let (printer, ticket) = named(&wish.payload);
    let place = printer.map_or(Ok(None), |id| store::printer(tx, id))?.map(|printer| printer.name).unwrap_or_default();
    let label = ticket.map_or(Ok(None), |id| store::ticket(tx, id))?.map(|ticket| ticket.shown()).unwrap_or_default();
    Ok(Concerns { place, label, href: String::new() })
}

fn named(payload: &serde_json::Value) -> (Option<PrinterId>, Option<TicketId>) {
    (payload["printer"].as_i64().map(Id::new), payload["ticket"].as_i64().map(Id::new))
}

fn deliver(app: App, delivery: Delivery) -> BoxFuture<'static, Outcome> {
    async move { attempt(&app, &delivery).await.unwrap_or_else(|error| Outcome::Later(error.to_string())) }.boxed()
}

async fn attempt(app: &App, delivery: &Delivery) -> Result<Outcome> {
    let ((Some(id), ticket), Some(entity)) = (named(&delivery.payload), delivery.entity) else {
        return Ok(Outcome::Never("nothing is to be printed".into()));
    };
    let inside = app.clone();
    let known = app.read(right(entity)?, move |tx| known(tx, &inside, (id, ticket))).await?;
    let Some((printer, sheet)) = known else { return Ok(Outcome::Never("it is over".into())) };
    let set = move || print::lay(&sheet, Faces::own());
    let laid = tokio::task::spawn_blocking(set).await.map_err(broken("setting a ticket"))?;
    let fate = ask(app, &printer, &print::job(&Bitmap::pages(&laid, Faces::own()))).await;
    let health = Health::of(fate);
    said(app, (entity, id), health).await?;
    Ok(match fate {
        Fate::Printed { .. } => Outcome::Sent(health.key().into()),
        // Half a ticket may hang out of it: another one is printed when somebody asks for it.
        _ if fate.may_be_on_paper() => Outcome::Never(health.key().into()),
        _ => Outcome::Later(health.key().into()),
    })
}

/// The printer and what it prints; nothing where either is over.
fn known(tx: &mut Tx<'_>, app: &App, (id, ticket): (PrinterId, Option<TicketId>)) -> Result<Option<(Printer, print::Sheet)>> {
    let Some(printer) = store::printer(tx, id)?.filter(|printer| printer.is_kept) else { return Ok(None) };
    let centre = centre_of(tx, printer.centre)?;
    let Some(ticket) = ticket else { return Ok(Some((printer, test_sheet(app, &centre.name)?))) };
    let day = today(tx);
    let Some(ticket) = store::ticket(tx, ticket)?.filter(|ticket| !ticket.state.is_over() && ticket.day == day) else { return Ok(None) };
    let sheet = Slip::of(tx, app, ticket)?.sheet(app)?;
    Ok(Some((printer, sheet)))
}

/// The right to work with the printers of an entity.
pub(crate) fn right(entity: EntityId) -> Result<kernel::Grant> {
    Ok(Actor::system("printing", None).may(PRINT)?.within(entity))
}

/// Sends a job to a printer, where it may be reached.
pub(crate) async fn ask(app: &App, printer: &Printer, job: &[u8]) -> Fate {
    let silent = Fate::Silent(print::Stage::Connecting);
    let Ok(found) = tokio::net::lookup_host((printer.host.as_str(), printer.port)).await else { return silent };
    let allowed = &app.settings().allowed_hosts;
    match { found }.find(|address| printer.is_reached_at(address.ip(), allowed)) {
        Some(address) => print::send(&print::Printer::at(address.to_string()), job).await,
        None => silent,
    }
}

/// Writes down what a printer said; whoever looks is told where that is new.
pub(crate) async fn said(app: &App, (entity, id): (EntityId, PrinterId), health: Health) -> Result<()> {
    let act = move |tx: &mut Tx<'_>| {
        let Some(mut printer) = store::printer(tx, id)? else { return Ok(()) };
        let is_new = printer.health != health;
        (printer.health, printer.asked) = (health, Some(tx.now()));
        store::save_printer(tx, &printer)?;
        if is_new {
            tx.record(PrinterSaid { centre: printer.centre.get(), printer: id.get(), health: health.key() })?;
        }
        Ok(())
    };
    app.write(right(entity)?, act).await
}
