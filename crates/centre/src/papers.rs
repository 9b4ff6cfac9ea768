//! The documents that a service needs, as a checklist beside the customer: which were there, and which are missing.

use std::collections::BTreeMap;

use ::store::Tx;
use kernel::Lang;
use kernel::Result;
use kernel::invalid;
use kernel::refuse;

use crate::call::own_ticket;
use crate::store;
use crate::ticket::Ticket;
use crate::visit_events::PapersSeen;

/// What stands before the place of a document in the name of its box.
const BOX: &str = "paper-";

/// The list of a service, with what was there; nothing where the catalogue names no documents.
#[derive(Clone, Debug, Default)]
pub(crate) struct Papers {
    /// Each with whether it was there.
    pub(crate) all: Vec<(String, bool)>,
    /// Whether somebody has looked at them.
    pub(crate) is_seen: bool,
}

impl Papers {
    /// Those that are missing; none before somebody looked.
    pub(crate) fn missing(&self) -> Vec<&str> {
        let is_seen = self.all.iter().any(|(_, is_there)| *is_there);
        self.all.iter().filter(|(_, is_there)| is_seen && !is_there).map(|(name, _)| name.as_str()).collect()
    }
}

/// The list for whoever is served, in a language.
///
/// # Errors
/// What the database says.
pub(crate) fn papers(tx: &mut Tx<'_>, ticket: &Ticket, lang: Lang) -> Result<Papers> {
    let guide = org::store::service_guide(tx, ticket.service)?.unwrap_or_default();
    let seen = store::papers(tx, ticket.id, ticket.service)?;
    let (is_seen, there) = (seen.is_some(), seen.unwrap_or_default());
    let all = guide.documents(lang).into_iter().enumerate().map(|(place, name)| (name.to_owned(), there.contains(&place)));
    Ok(Papers { all: all.collect(), is_seen })
}

/// Reads the ticked boxes; whatever else a form has is no part of it.
///
/// # Errors
/// `Invalid` for a field that is no box of a document.
pub(crate) fn ticked(fields: &BTreeMap<String, String>) -> Result<Vec<usize>> {
    let place = |name: &String| name.strip_prefix(BOX).and_then(|place| place.parse().ok());
    fields.keys().map(|name| place(name).ok_or_else(|| invalid("papers", "centre-papers-wrong"))).collect()
}

/// Writes down which documents the customer who is served has with them. The same again changes nothing.
///
/// # Errors
/// Refused where nobody is served, or the ticket that was looked at is another.
pub(crate) fn see_papers(tx: &mut Tx<'_>, (seen, there): (&str, &[usize])) -> Result<Ticket> {
    let ticket = own_ticket(tx)?;
    ticket.must_be_served()?;
    if seen.parse().is_ok_and(|seen: crate::ticket::TicketId| seen != ticket.id) {
        return Err(refuse("centre-ticket-moved-on").into());
    }
    let guide = org::store::service_guide(tx, ticket.service)?.unwrap_or_default();
    let documents = guide.documents(ticket.lang);
    let there: Vec<usize> = there.iter().copied().filter(|place| *place < documents.len()).collect();
    let known = store::papers(tx, ticket.id, ticket.service)?;
    if documents.is_empty() || known.as_ref() == Some(&there) || known.is_none() && there.is_empty() {
        return Ok(ticket);
    }
    store::save_papers(tx, (ticket.id, ticket.service), &there)?;
    let (case, interaction) = ticket.case.zip(ticket.interaction).ok_or_else(|| refuse("centre-nobody-in-hand"))?;
    tx.record(PapersSeen {
        case: case.get(),
        interaction: interaction.get(),
        centre: ticket.centre.get(),
        ticket: ticket.id.get(),
        there: there.len(),
        missing: documents.len() - there.len(),
    })?;
    Ok(ticket)
}
