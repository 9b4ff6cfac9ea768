//! Reports abuse by the customer who is served (8.abuse): two presses, and a supervisor hears of it wherever they are.

use ::store::Tx;
use desk::EntryKind;
use desk::Said;
use kernel::Result;
use kernel::invalid;
use kernel::refuse;
use platform::App;

use crate::KEY;
use crate::call::own_ticket;
use crate::serve::LONGEST;
use crate::sit::own_counter;
use crate::ticket::Ticket;
use crate::visit_events::AbuseAtCounter;

/// The customer who is served abuses the one who acts. What was said is kept with the time and the ticket; where nothing is written, that.
///
/// # Errors
/// `Invalid` for too much; refused where nobody is served.
pub(crate) fn report_abuse(tx: &mut Tx<'_>, app: &App, words: &str) -> Result<Ticket> {
    let (counter, ticket) = (own_counter(tx)?, own_ticket(tx)?);
    let (case, interaction) = ticket.case.zip(ticket.interaction).ok_or_else(|| refuse("centre-nobody-in-hand"))?;
    let words = words.trim();
    if words.chars().count() > LONGEST {
        return Err(invalid("words", "centre-text-long"));
    }
    let unsaid = app.words().say_plain(tx.actor().lang, "centre-abuse-unsaid", &[]);
    let text = if words.is_empty() { unsaid } else { words.to_owned() };
    let source = Some(("ticket", ticket.id.get()));
    let author_id = Some(tx.actor().employee()?);
    let said = Said { interaction: Some(interaction), source, author_id, ..Said::new(EntryKind::In, KEY, ticket.shown(), text) };
    desk::visit::report_in_person(tx, app.settings(), case, said)?;
    tx.record(AbuseAtCounter {
        case: case.get(),
        interaction: interaction.get(),
        centre: ticket.centre.get(),
        ticket: ticket.id.get(),
        counter: counter.number,
    })?;
    Ok(ticket)
}
