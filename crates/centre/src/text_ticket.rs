//! A ticket goes to a telephone by text message, where somebody wants no paper. The number is kept with the ticket, and no longer than it.

use std::time::Duration;

use ::store::Tx;
use kernel::Phone;
use kernel::Result;
use kernel::refuse;
use platform::App;
use platform::deliveries;
use platform::deliveries::Text;

use crate::line::place;
use crate::nears::NEAR;
use crate::set_up::zones::CalledTo;
use crate::slip::Slip;
use crate::store;
use crate::ticket::Ticket;

/// A number that comes after so long is of no use to whoever stands there.
const LASTS: Duration = Duration::from_secs(1800);
/// So many tickets go to one telephone on a day: a family has enough of them, and nobody is flooded.
pub(crate) const MOST: usize = 5;

/// Sends a ticket to a telephone. The same one twice is one message; another one is refused: messages are for whoever holds the ticket.
///
/// # Errors
/// Refused where text messages cannot leave, the ticket is over, it went to another telephone, or that one has had enough of them today.
pub(crate) fn text_ticket(tx: &mut Tx<'_>, app: &App, ticket: &Ticket, phone: &Phone) -> Result<()> {
    if !deliveries::can_text(app.settings()) || ticket.state.is_over() {
        return Err(refuse("centre-kiosk-text-none").into());
    }
    match store::ticket_phone(tx, ticket.id)? {
        Some(known) if known == *phone => return Ok(()),
        Some(_) => return Err(refuse("centre-kiosk-text-sent").into()),
        None if store::many_tickets_of_phone(tx, &ticket.day, phone)? >= MOST => return Err(refuse("centre-kiosk-text-many").into()),
        None => {
            // Whose turn is near as they take the ticket needs no second message that says so.
            let is_near = place(tx, ticket)?.is_some_and(|before| before <= NEAR);
            let told = is_near.then(|| tx.now());
            store::insert_ticket_phone(tx, ticket, (phone, told))?;
        }
    }
    send(tx, app, (ticket, phone), ("centre-ticket", "centre-text-ticket", LASTS))
}

/// Sends a message of a ticket to a telephone, once for each of its kinds: the words of a key with the number, the centre, the counter, its zone and
/// where the turn is followed. It is of no use after so long.
pub(crate) fn send(
    tx: &mut Tx<'_>,
    app: &App,
    (ticket, phone): (&Ticket, &Phone),
    (kind, words, lasts): (&str, &str, Duration),
) -> Result<()> {
    let goal = CalledTo::of(tx, ticket)?;
    let slip = Slip::of(tx, app, ticket.clone())?;
    let lang = ticket.lang;
    // A space that does not break would make a message of Latin letters one of half the length.
    let number = ticket.shown().replace('\u{a0}', " ");
    let args = [
        ("number", number.into()),
        ("centre", slip.centre.get(lang).into()),
        ("counter", i64::from(goal.as_ref().and_then(CalledTo::counter).unwrap_or_default()).into()),
        ("zone", goal.as_ref().map_or("", |goal| goal.zone(lang)).into()),
        ("link", slip.follow.as_str().into()),
    ];
    let text = app.words().say_plain(lang, words, &args);
    let text = Text { to: phone.clone(), lang, text, until: tx.now() + lasts, case: None };
    deliveries::enqueue_text(tx, format!("{kind}-{}", ticket.id), &text).map(drop)
}
