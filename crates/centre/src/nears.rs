//! Whoever asked for it is told by text message, once, when their turn nears: when two stand before them, or when their number is called first.

use std::sync::Arc;
use std::time::Duration;

use ::store::Tx;
use desk::round;
use futures::FutureExt;
use kernel::Actor;
use kernel::EntityId;
use kernel::Permission;
use kernel::Phone;
use kernel::Result;
use kernel::Role;
use kernel::refuse;
use platform::App;
use platform::Job;
use platform::deliveries;
use platform::jobs::Lease;
use platform::jobs::WORK;
use platform::jobs::When;

use crate::outlook::Lines;
use crate::set_up::zones::CalledTo;
use crate::state::State;
use crate::store;
use crate::text_ticket::MOST;
use crate::text_ticket::send;
use crate::ticket::Ticket;
use crate::ticket::TicketId;
use crate::turn_events::TurnNears;

/// Tell those who wait that their turn nears.
pub(crate) const TELL: Permission = Permission { key: "centre.tell-turns", roles: &[Role::System] };
/// A turn is near when so many stand before it.
pub(crate) const NEAR: usize = 2;
/// A message that comes later than this is of no use.
const LASTS: Duration = Duration::from_secs(600);

/// Looks for turns that near.
pub(crate) const JOB: Job =
    Job { key: "centre.nears", when: When::Every(Duration::from_secs(5)), run: |app, lease| timed(app, lease).boxed() };

async fn timed(app: App, lease: Lease) -> Result<()> {
    each_turn(app, lease, (store::entities_with_phones_to_tell, near, tell)).await
}

/// How turns are looked through of which something is to be told: the entities that have any, the tickets of one, and what is told of each.
pub(crate) type Telling = (
    fn(&mut Tx<'_>) -> Result<Vec<EntityId>>,
    fn(&mut Tx<'_>, &Arc<Lines>) -> Result<Vec<TicketId>>,
    fn(&mut Tx<'_>, &App, TicketId) -> Result<()>,
);

/// Tells what is to be told now, each turn by itself.
pub(crate) async fn each_turn(app: App, lease: Lease, (entities, due, tell): Telling) -> Result<()> {
    let clock = Actor::system("clock", None);
    let lines = app.remembered(Lines::default);
    for entity in app.read(clock.may(TELL)?, entities).await? {
        let (grant, lines) = (clock.may(TELL)?.within(entity), lines.clone());
        for ticket in app.read(grant.clone(), move |tx| due(tx, &lines)).await? {
            let inside = app.clone();
            round::each(&app, grant.clone(), ticket.get(), move |tx| tell(tx, &inside, ticket)).await?;
        }
    }
    app.write(Actor::system("jobs", None).may(WORK)?, move |tx| lease.finish(tx)).await
}

/// Those of an entity of whom something is to be said now, and those who wait no more.
fn near(tx: &mut Tx<'_>, lines: &Arc<Lines>) -> Result<Vec<TicketId>> {
    let (mut near, now) = (Vec::new(), tx.now());
    for id in store::phones_to_tell(tx)? {
        let Some(ticket) = store::ticket(tx, id)? else { continue };
        let still_waits = ticket.state == State::Waiting && {
            let (ahead, _) = lines.turn(tx, &ticket)?;
            ticket.rests(now) || ahead.is_none_or(|ahead| ahead > NEAR)
        };
        near.extend((!still_waits).then_some(id));
    }
    Ok(near)
}

fn tell(tx: &mut Tx<'_>, app: &App, id: TicketId) -> Result<()> {
    let (Some(ticket), Some(phone)) = (store::ticket(tx, id)?, store::ticket_phone(tx, id)?) else { return Ok(()) };
    if !store::set_told(tx, id)? {
        return Ok(());
    }
    let key = match ticket.state {
        State::Waiting => "centre-text-nears",
        State::Called => {
            let Some(goal) = CalledTo::of(tx, &ticket)? else { return Ok(()) };
            goal.text()
        }
        // They stand at the counter, or have gone.
        _ => return Ok(()),
    };
    send(tx, app, (&ticket, &phone), ("centre-nears", key, LASTS))?;
    tx.record(TurnNears { centre: ticket.centre.get(), ticket: id.get(), number: ticket.shown(), is_called: ticket.state == State::Called })
        .map(drop)
}

/// The customer of a ticket wants to be told at this telephone. Another number takes the place of the one before.
///
/// # Errors
/// Refused where text messages cannot leave, the ticket waits no more, or that telephone has had enough of them today.
pub(crate) fn ask(tx: &mut Tx<'_>, app: &App, ticket: Ticket, phone: &Phone) -> Result<Ticket> {
    if !deliveries::can_text(app.settings()) {
        return Err(refuse("centre-near-none").into());
    }
    if ticket.state != State::Waiting {
        return Err(refuse("centre-near-late").into());
    }
    match store::ticket_phone(tx, ticket.id)? {
        Some(known) if known == *phone => {}
        // One message for each ticket, whatever number it went to.
        Some(_) if store::is_told(tx, ticket.id)? => return Err(refuse("centre-near-told").into()),
        _ if store::many_tickets_of_phone(tx, &ticket.day, phone)? >= MOST => return Err(refuse("centre-near-many").into()),
        Some(_) => store::change_ticket_phone(tx, ticket.id, phone)?,
        None => store::insert_ticket_phone(tx, &ticket, (phone, None))?,
    }
    Ok(ticket)
}
