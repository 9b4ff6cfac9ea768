//! The documents that a service needs, as a checklist beside the customer: which were there, which are missing, and of which they said when they
//! booked that they have them, or handed them in.

pub(crate) mod handed_in;
mod handed_out;

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use ::store::Tx;
use kernel::Bilingual;
use kernel::Lang;
use kernel::Result;
use kernel::invalid;
use kernel::refuse;
use org::ServiceGuide;
use writing::fold::fold;

use self::handed_in::HandedInId;
use crate::bookable::lines;
use crate::booked::Kept;
use crate::booked::kept;
use crate::call::own_ticket;
use crate::store;
use crate::ticket::Ticket;
use crate::visit_events::PapersSeen;

pub(crate) use handed_out::routes;
pub(crate) use handed_out::served;

/// What stands before the place of a document in the name of its box.
const BOX: &str = "paper-";

/// The list of a service, with what was there; nothing where the catalogue names no documents.
#[derive(Clone, Debug, Default)]
pub(crate) struct Papers {
    pub(crate) all: Vec<Paper>,
    /// Whether somebody has looked at them.
    pub(crate) is_seen: bool,
}

/// A document of the list.
#[derive(Clone, Debug)]
pub(crate) struct Paper {
    pub(crate) name: String,
    /// Whether it is ticked: it was there, or its customer said that they have it.
    pub(crate) is_there: bool,
    /// Whether only its customer has said so: nobody has seen it yet.
    pub(crate) is_said: bool,
    /// What its customer handed in of it before they came.
    pub(crate) files: Vec<File>,
}

/// A file that was handed in, as the list names it.
#[derive(Clone, Debug)]
pub(crate) struct File {
    pub(crate) id: HandedInId,
    pub(crate) name: String,
}

impl Papers {
    /// Those that are missing; none before somebody looked.
    pub(crate) fn missing(&self) -> Vec<&str> {
        self.all.iter().filter(|paper| self.is_seen && !paper.is_there).map(|paper| paper.name.as_str()).collect()
    }

    /// The files that stand in the list.
    pub(crate) fn files(&self) -> BTreeSet<HandedInId> {
        self.all.iter().flat_map(|paper| &paper.files).map(|file| file.id).collect()
    }
}

/// The list for whoever is served, with the appointment of which their ticket became, in a language.
///
/// # Errors
/// What the database says.
pub(crate) fn papers(tx: &mut Tx<'_>, (ticket, booked): (&Ticket, Option<&Kept>), lang: Lang) -> Result<Papers> {
    let guide = org::store::service_guide(tx, ticket.service)?.unwrap_or_default();
    let seen = store::papers(tx, ticket.id, ticket.service)?;
    let Beforehand { said, mut files } = beforehand(ticket, booked, &guide);
    let is_said = seen.is_none();
    let there: BTreeSet<usize> = seen.map_or(said, |seen| seen.into_iter().collect());
    let paper = |(place, name): (usize, &str)| {
        let is_there = there.contains(&place);
        Paper { name: name.to_owned(), is_there, is_said: is_there && is_said, files: files.remove(&place).unwrap_or_default() }
    };
    Ok(Papers { all: guide.documents(lang).into_iter().enumerate().map(paper).collect(), is_seen: !is_said })
}

/// What its customer said and did about the documents before they came, by their places in the catalogue's list.
#[derive(Default)]
struct Beforehand {
    /// Those of which they said that they have them, or which they handed in.
    said: BTreeSet<usize>,
    files: BTreeMap<usize, Vec<File>>,
}

fn beforehand(ticket: &Ticket, booked: Option<&Kept>, guide: &ServiceGuide) -> Beforehand {
    let mut known = Beforehand::default();
    let Some(Kept { one, bring, handed }) = booked.filter(|booked| booked.one.service == ticket.service) else { return known };
    for line in one.brings.lines() {
        known.said.extend(places(guide, (bring, one.lang), line));
    }
    for file in handed {
        for place in places(guide, (bring, one.lang), &file.paper) {
            known.said.insert(place);
            known.files.entry(place).or_default().push(File { id: file.id, name: file.name.clone() });
        }
    }
    known
}

/// Where a line of what to bring, in the language of the appointment, stands in the catalogue's list: what is called the same, in either language.
fn places(guide: &ServiceGuide, (bring, kept): (&Bilingual, Lang), line: &str) -> BTreeSet<usize> {
    let mut places = BTreeSet::new();
    for lang in Lang::ALL {
        let pairs = lines(bring.get(lang)).zip(lines(bring.get(kept)));
        let called: Vec<String> = pairs.filter(|(_, known)| *known == line).map(|(shown, _)| fold(shown)).collect();
        let documents = guide.documents(lang).into_iter().enumerate();
        places.extend(documents.filter(|(_, name)| called.contains(&fold(name))).map(|(place, _)| place));
    }
    places
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
pub(crate) fn see_papers(tx: &mut Tx<'_>, (seen, there): (&str, &[usize]), is_looked_at: bool) -> Result<Ticket> {
    let ticket = own_ticket(tx)?;
    ticket.must_be_served()?;
    if seen.parse().is_ok_and(|seen: crate::ticket::TicketId| seen != ticket.id) {
        return Err(refuse("centre-ticket-moved-on").into());
    }
    let guide = org::store::service_guide(tx, ticket.service)?.unwrap_or_default();
    let documents = guide.documents(ticket.lang);
    let there: Vec<usize> = there.iter().copied().filter(|place| *place < documents.len()).collect();
    let known = store::papers(tx, ticket.id, ticket.service)?;
    // What the customer said or handed in beforehand stands ticked by itself: that it still does shows nothing, unless the list's own button was pressed.
    let before = beforehand(&ticket, kept(tx, &ticket)?.as_ref(), &guide).said;
    let is_as_before = there.iter().copied().collect::<BTreeSet<usize>>() == before;
    let is_untouched = known.is_none() && is_as_before && (!is_looked_at || before.is_empty());
    if documents.is_empty() || known.as_ref() == Some(&there) || is_untouched {
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
