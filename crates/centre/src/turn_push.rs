//! A browser that asked for it is told of each wait, while its page is closed too: when two stand before its customer, when the number is called,
//! and when the day is closed before that.

use std::sync::Arc;
use std::time::Duration;

use ::store::Hook;
use ::store::Keys;
use ::store::Tx;
use futures::FutureExt;
use kernel::Event;
use kernel::Id;
use kernel::Lang;
use kernel::Result;
use kernel::broken;
use kernel::refuse;
use platform::App;
use platform::Job;
use platform::deliveries;
use platform::deliveries::Push;
use platform::deliveries::Subscription;
use platform::deliveries::can_push;
use platform::jobs::Lease;
use platform::jobs::When;

use crate::events::TicketEnded;
use crate::events::TicketReturned;
use crate::events::VisitCompleted;
use crate::events::VisitMoved;
use crate::line::place;
use crate::nears::NEAR;
use crate::nears::each_turn;
use crate::outlook::Lines;
use crate::pass::Pass;
use crate::set_up::zones::CalledTo;
use crate::state::State;
use crate::store;
use crate::store::Asked;
use crate::text_ticket::MOST;
use crate::ticket::Ticket;
use crate::ticket::TicketId;
use crate::turn_events::TicketWentOn;
use crate::turn_events::TurnPushed;
use crate::turn_events::TurnRests;

/// So many browsers are told of one ticket: the customer's own, and that of whoever comes with them.
const BROWSERS: usize = 2;
/// A notice that comes later than this is of no use.
const LASTS: Duration = Duration::from_secs(600);
/// A push service said that a browser is no longer reached.
const GONE: &str = "push.gone";

/// Looks for turns of which browsers are to be told.
pub(crate) const JOB: Job =
    Job { key: "centre.pushes", when: When::Every(Duration::from_secs(5)), run: |app, lease| timed(app, lease).boxed() };

async fn timed(app: App, lease: Lease) -> Result<()> {
    each_turn(app, lease, (store::entities_with_pushes, due, tell)).await
}

/// Those of an entity of which something is to be told now.
fn due(tx: &mut Tx<'_>, lines: &Arc<Lines>) -> Result<Vec<TicketId>> {
    let (mut due, now) = (Vec::new(), tx.now());
    for (id, unaware) in store::tickets_to_push(tx)? {
        let Some(ticket) = store::ticket(tx, id)? else { continue };
        let is_due = match ticket.state {
            State::Called => true,
            State::Waiting if unaware > 0 && !ticket.rests(now) => lines.turn(tx, &ticket)?.0.is_some_and(|ahead| ahead <= NEAR),
            _ => false,
        };
        due.extend(is_due.then_some(id));
    }
    Ok(due)
}

fn tell(tx: &mut Tx<'_>, app: &App, id: TicketId) -> Result<()> {
    let Some(ticket) = store::ticket(tx, id)? else { return Ok(()) };
    let (is_called, ahead) = match ticket.state {
        State::Called => (true, 0),
        State::Waiting => (false, place(tx, &ticket)?.unwrap_or_default()),
        // They stand at the counter, or have gone.
        _ => return Ok(()),
    };
    let mut many = 0;
    for one in store::pushes_of(tx, id)? {
        if one.called.is_some() || (!is_called && one.near.is_some()) {
            continue;
        }
        send(tx, app, (&ticket, one), (is_called, ahead))?;
        many += 1;
    }
    if many == 0 {
        return Ok(());
    }
    tx.record(TurnPushed { centre: ticket.centre.get(), ticket: id.get(), number: ticket.shown(), is_called, browsers: many }).map(drop)
}

fn send(tx: &mut Tx<'_>, app: &App, (ticket, mut one): (&Ticket, Asked), (is_called, ahead): (bool, usize)) -> Result<()> {
    let now = tx.now();
    let words = words(tx, app, (ticket, one.lang), (is_called, ahead))?;
    let push = notice(tx, app, (ticket, &one), (words, LASTS))?;
    withdraw(tx, &one)?;
    let kind = if is_called { "called" } else { "near" };
    one.delivery = Some(deliveries::enqueue_push(tx, app.keys(), format!("turn-{kind}-{}-{}", one.id, ticket.version), &push)?);
    // Whoever is called needs no word any more that the turn nears.
    (one.near, one.called) = (one.near.or(Some(now)), is_called.then_some(now));
    store::save_push(tx, &one)
}

/// A notice of a ticket with its two lines: it takes the place of the one before, and is of no use after so long.
fn notice(
    tx: &mut Tx<'_>,
    app: &App,
    (ticket, one): (&Ticket, &Asked),
    ((title, text), lasts): ((String, String), Duration),
) -> Result<Push> {
    let pass = Pass { entity: tx.entity()?, ticket: ticket.id }.sign(app.keys());
    Ok(Push {
        to: opened(app.keys(), one)?,
        of: one.id.get(),
        lang: one.lang,
        title,
        text,
        path: format!("/{}/turn/{pass}", one.lang.code()),
        topic: format!("turn-{:x}", ticket.id.get()),
        until: tx.now() + lasts,
    })
}

/// The browsers of a ticket are told that the day is closed before its turn. It ends with that, so that this notice is not withdrawn as those
/// before it are.
///
/// # Errors
/// What the database says.
pub(crate) fn closes(tx: &mut Tx<'_>, app: &App, ticket: &Ticket, lasts: Duration) -> Result<()> {
    for one in store::pushes_of(tx, ticket.id)? {
        let said = |key: &str, args: &[(&str, kernel::Arg)]| app.words().say_plain(one.lang, key, args);
        let words = (said("centre-push-closed", &[("number", ticket.shown().into())]), said("centre-turn-unserved-text", &[]));
        let push = notice(tx, app, (ticket, &one), (words, lasts))?;
        deliveries::enqueue_push(tx, app.keys(), format!("turn-closed-{}", one.id), &push)?;
    }
    Ok(())
}

/// The number and how near it is, or where to go. Neither names anybody, or what they come for.
fn words(tx: &mut Tx<'_>, app: &App, (ticket, lang): (&Ticket, Lang), (is_called, ahead): (bool, usize)) -> Result<(String, String)> {
    let said = |key: &str, args: &[(&str, kernel::Arg)]| app.words().say_plain(lang, key, args);
    let number = [("number", ticket.shown().into())];
    if !is_called {
        let ahead = i64::try_from(ahead).unwrap_or(i64::MAX);
        return Ok((said("centre-push-nears", &number), said("centre-push-nears-text", &[("n", ahead.into())])));
    }
    let go_to = CalledTo::of(tx, ticket)?.map(|goal| said(goal.words(), &goal.args(lang))).unwrap_or_default();
    Ok((said("centre-push-called", &number), go_to))
}

/// A browser wants to be told of a ticket's turn: the name under which it is found again. The same one twice is one.
///
/// # Errors
/// Refused where nothing can be sent, the ticket waits no more, or it or that browser has enough of them.
pub(crate) fn ask(tx: &mut Tx<'_>, app: &App, ticket: &Ticket, (lang, to): (Lang, &Subscription)) -> Result<String> {
    if !can_push(app) {
        return Err(refuse("centre-push-none").into());
    }
    if ticket.state != State::Waiting {
        return Err(refuse("centre-near-late").into());
    }
    let mark = app.keys().keyed_hash("ticket_pushes.mark", &to.endpoint);
    let known = store::pushes_of(tx, ticket.id)?;
    if known.iter().any(|one| one.mark == mark) {
        return Ok(mark);
    }
    if known.len() >= BROWSERS || store::many_tickets_of_browser(tx, &ticket.day, &mark)? >= MOST {
        return Err(refuse("centre-push-many").into());
    }
    let said = serde_json::to_string(to).map_err(broken("writing down a browser"))?;
    let id = tx.new_id();
    // Whose turn is near already sees that on the page where this is asked.
    let near = place(tx, ticket)?.is_some_and(|before| before <= NEAR).then(|| tx.now());
    let sealed = app.keys().seal(&context(id), &said);
    store::insert_push(tx, ticket, &Asked { id, mark: mark.clone(), lang, sealed, near, called: None, delivery: None })?;
    Ok(mark)
}

/// A browser wants to be told no more of a ticket; one that never asked stays untold.
///
/// # Errors
/// What the database says.
pub(crate) fn stop(tx: &mut Tx<'_>, ticket: &Ticket, mark: &str) -> Result<()> {
    store::pushes_of(tx, ticket.id)?.iter().filter(|one| one.mark == mark).try_for_each(|one| forget(tx, one))
}

/// Nothing more leaves for it, and nobody knows any more where it is.
fn forget(tx: &mut Tx<'_>, one: &Asked) -> Result<()> {
    withdraw(tx, one)?;
    store::forget_push(tx, one.id)
}

/// What has not left is not sent any more.
fn withdraw(tx: &mut Tx<'_>, one: &Asked) -> Result<()> {
    one.delivery.map_or(Ok(()), |delivery| deliveries::withdraw(tx, delivery))
}

fn opened(keys: &Keys, one: &Asked) -> Result<Subscription> {
    serde_json::from_str(&keys.open(&context(one.id), &one.sealed)?).map_err(broken("reading a browser"))
}

fn context(id: Id<store::AskedKind>) -> String {
    format!("ticket_pushes.sealed:{id}")
}

/// Makes the hook that forgets the browsers of a ticket in the very transaction that ends it, and one that is no longer reached; those of a ticket
/// that waits once more are told once more.
pub(crate) fn hook() -> Hook {
    Arc::new(|tx| {
        let number = |data: &serde_json::Value, name: &str| data[name].as_i64();
        let (mut moved, mut ready, mut gone) = (Vec::new(), Vec::new(), Vec::new());
        for event in tx.recorded() {
            match event.kind.as_str() {
                TurnRests::KIND if event.data["until"].is_null() => ready.extend(number(&event.data, "ticket")),
                TicketEnded::KIND
                | VisitCompleted::KIND
                | VisitMoved::KIND
                | TicketReturned::KIND
                | TicketWentOn::KIND
                | TurnRests::KIND => moved.extend(number(&event.data, "ticket")),
                GONE => gone.extend(number(&event.data, "of")),
                _ => {}
            }
        }
        moved.into_iter().map(TicketId::new).try_for_each(|id| goes_on(tx, id))?;
        ready.into_iter().map(TicketId::new).try_for_each(|id| is_ready(tx, id))?;
        gone.into_iter().try_for_each(|of| store::forget_push(tx, Id::new(of)))
    })
}

/// What becomes of the browsers of a ticket to which something happened.
fn goes_on(tx: &mut Tx<'_>, id: TicketId) -> Result<()> {
    let asked = store::pushes_of(tx, id)?;
    if asked.is_empty() {
        return Ok(());
    }
    match store::ticket(tx, id)?.map(|ticket| ticket.state) {
        Some(State::Waiting | State::Parked) => asked.into_iter().try_for_each(|one| begin_anew(tx, one)),
        Some(state) if !state.is_over() => Ok(()),
        _ => asked.iter().try_for_each(|one| forget(tx, one)),
    }
}

/// Whoever says that they are ready sees on the same page that their turn is near.
fn is_ready(tx: &mut Tx<'_>, id: TicketId) -> Result<()> {
    let asked = store::pushes_of(tx, id)?;
    let Some(ticket) = store::ticket(tx, id)?.filter(|_| !asked.is_empty()) else { return Ok(()) };
    if place(tx, &ticket)?.is_none_or(|before| before > NEAR) {
        return Ok(());
    }
    let now = tx.now();
    asked.into_iter().try_for_each(|one| store::save_push(tx, &Asked { near: Some(now), ..one }))
}

/// It is told of the next wait as of one of which nothing was said; what it was told of the last one is not true any more.
fn begin_anew(tx: &mut Tx<'_>, mut one: Asked) -> Result<()> {
    withdraw(tx, &one)?;
    (one.near, one.called, one.delivery) = (None, None, None);
    store::save_push(tx, &one)
}
