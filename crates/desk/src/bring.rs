//! A case that another help desk had: it keeps its dates, its clock began when it came there, and nobody is told. While nobody has touched
//! it, it can be taken back.

use ::store::Tx;
use calendar::Countdown;
use calendar::ServiceLevel;
use kernel::CustomerId;
use kernel::EmployeeId;
use kernel::Gender;
use kernel::Lang;
use kernel::Result;
use kernel::Timestamp;
use org::ServiceId;
use writing::Urgency;

use crate::Awaits;
use crate::Case;
use crate::CaseId;
use crate::Customer;
use crate::Entry;
use crate::EntryKind;
use crate::InteractionId;
use crate::State;
use crate::agreements;
use crate::brought_events::CaseBrought;
use crate::brought_events::CaseTakenBack;
use crate::case::Counted;
use crate::converse::preview;
use crate::open::access_code;
use crate::open::next_reference;
use crate::store;
use crate::store::brought;

/// What happens to a case by itself and does not count as touched.
const BY_ITSELF: [&str; 6] =
    ["desk.case-brought", "desk.case-assigned", "desk.case-offered", "desk.offer-ended", "desk.time-told", "desk.due-changed"];
/// A case with more events than this has been touched.
const FEW: u32 = 100;

/// What another help desk knew of a case.
#[derive(Clone, Debug)]
pub struct Brought {
    /// The other help desk.
    pub system: String,
    /// What the case was called there.
    pub number: String,
    /// The key of the channel in which it goes on.
    pub channel: &'static str,
    /// How soon that channel owes a reply.
    pub level: ServiceLevel,
    /// What it is about.
    pub subject: String,
    /// What the customer wrote.
    pub text: String,
    /// What was answered last; often unknown.
    pub reply: String,
    /// The customer's language.
    pub lang: Lang,
    /// Whose it is.
    pub customer: Option<CustomerId>,
    /// Who wrote, as shown.
    pub author: String,
    /// The service it concerns, if known here.
    pub service: Option<ServiceId>,
    /// How much it presses.
    pub urgency: Urgency,
    /// Who answers for it, if known here.
    pub owner: Option<EmployeeId>,
    /// When it came there.
    pub opened_at: Timestamp,
    /// When it was answered last; often unknown.
    pub answered_at: Option<Timestamp>,
    /// Whether the customer waits for a reply.
    pub is_waiting: bool,
    /// When it was closed; none while it is open.
    pub closed_at: Option<Timestamp>,
}

/// Brings a case in: answers it, its interaction, and the entry of what the customer wrote.
///
/// # Errors
/// What the database says.
pub fn bring_case(tx: &mut Tx<'_>, brought: &Brought) -> Result<(Case, InteractionId, i64)> {
    let mut case = case(tx, brought)?;
    store::insert_case(tx, &mut case)?;
    let interaction: InteractionId = tx.new_id();
    store::insert_interaction(tx, interaction, case.id, brought.channel)?;
    let (opened, answered) = (brought.opened_at, brought.answered_at.unwrap_or(case.moved_at));
    let written = said(tx, &case, brought, (EntryKind::In, interaction), (&brought.author, &brought.text, opened))?;
    if !brought.reply.is_empty() {
        said(tx, &case, brought, (EntryKind::Out, interaction), (&brought.system, &brought.reply, answered))?;
    }
    tx.record(CaseBrought {
        case: case.id.get(),
        interaction: interaction.get(),
        reference: case.reference.clone(),
        system: brought.system.clone(),
        number: brought.number.clone(),
        owner: brought.owner.map(kernel::Id::get),
    })?;
    Ok((case, interaction, written))
}

/// A time that passed at the other help desk was missed there: the case is late, and whoever owns it here has missed nothing.
fn case(tx: &mut Tx<'_>, brought: &Brought) -> Result<Case> {
    let (now, calendar) = (tx.now(), crate::calendars::of_entity(tx)?);
    let level = agreements::level(tx, brought.service, brought.level)?;
    let countdown = Countdown::new(brought.opened_at, level);
    let is_waiting = brought.is_waiting && brought.closed_at.is_none();
    let due_at = countdown.due(&calendar).filter(|_| is_waiting);
    let known = brought.owner.map_or(Ok(None), |id| org::store::employee(tx, id))?;
    let last = if brought.reply.is_empty() { &brought.text } else { &brought.reply };
    Ok(Case {
        id: tx.new_id(),
        reference: next_reference(tx)?,
        access_code: access_code(),
        kind: "matter".into(),
        channel: brought.channel.into(),
        subject: brought.subject.clone(),
        preview: preview(last),
        lang: brought.lang,
        customer: brought.customer,
        service: brought.service,
        urgency: brought.urgency,
        owner: brought.owner,
        back_up: known.and_then(|owner| owner.back_up),
        state: if brought.closed_at.is_some() { State::Closed } else { State::Open },
        is_snoozed: false,
        awaits: if is_waiting { Awaits::Employee } else { Awaits::Customer },
        opened_at: brought.opened_at,
        moved_at: brought.closed_at.or(brought.answered_at).unwrap_or(brought.opened_at),
        due_at,
        countdown,
        is_late: due_at.is_some_and(|due| due < now),
        told_until: now,
        closed_at: brought.closed_at,
        version: 1,
        counted: Counted::default(),
    })
}

/// Puts what was written into the conversation with the date that it had; the case is found by its number there as well.
fn said(
    tx: &mut Tx<'_>,
    case: &Case,
    brought: &Brought,
    (kind, interaction): (EntryKind, InteractionId),
    (author, text, at): (&str, &str, Timestamp),
) -> Result<i64> {
    let entry = Entry {
        id: tx.new_id::<()>().get(),
        interaction: Some(interaction),
        kind,
        channel: brought.channel.into(),
        author: author.into(),
        author_id: None,
        text: text.into(),
        quoted: String::new(),
        source: None,
        at,
    };
    store::insert_entry(tx, case.id, &entry)?;
    tx.index("entry", entry.id, &format!("{}\n{}\n{}\n{author}\n{text}", case.reference, brought.number, case.subject))?;
    Ok(entry.id)
}

/// Takes a case back that was brought; answers whether it is gone. One that somebody has touched stays. What its channel keeps of it must
/// be gone before: `forget` lets it go.
///
/// # Errors
/// What the database says.
pub fn take_back_case(tx: &mut Tx<'_>, id: CaseId, forget: impl FnOnce(&mut Tx<'_>) -> Result<()>) -> Result<bool> {
    let Some(mut case) = store::case_anywhere(tx, id)?.filter(|case| case.id == id) else { return Ok(false) };
    if is_touched(tx, id)? {
        return Ok(false);
    }
    let gone = tx.attempt(|tx| {
        forget(tx)?;
        brought::drop_case(tx, &mut case)?;
        tx.record(CaseTakenBack { case: id.get(), reference: case.reference.clone() })?;
        Ok(())
    });
    is_gone(gone)
}

/// What other rows name is held by the database itself: it has been touched.
fn is_gone(gone: Result<()>) -> Result<bool> {
    match gone {
        Ok(()) => Ok(true),
        Err(error @ (kernel::Error::Busy(_) | kernel::Error::ReadOnly(_))) => Err(error),
        Err(_) => Ok(false),
    }
}

fn is_touched(tx: &mut Tx<'_>, id: CaseId) -> Result<bool> {
    let events = tx.events_of_case(id.get(), 0, FEW)?;
    let is_few = events.len() < FEW as usize;
    Ok(!is_few || !events.iter().all(|event| event.actor.starts_with("system:") && BY_ITSELF.contains(&event.kind.as_str())))
}

/// What another help desk knew of a customer.
#[derive(Clone, Debug)]
pub struct BroughtCustomer {
    /// Their name; empty when unknown.
    pub name: String,
    /// Their address in small letters; empty when unknown.
    pub email: String,
    /// Their number with its country; empty when unknown.
    pub phone: String,
    /// How they are addressed, where they said so.
    pub gender: Option<Gender>,
    /// The language they write in.
    pub lang: Lang,
}

/// Finds a customer by address, or by number where no address is known, or writes down a new one; answers whether it is new. A number tells
/// little: behind that of a company are many people, so who has an address of their own is never taken for whoever has the number.
///
/// # Errors
/// What the database says.
pub fn bring_customer(tx: &mut Tx<'_>, brought: &BroughtCustomer) -> Result<Option<(CustomerId, bool)>> {
    let contacts = [("email", &brought.email), ("phone", &brought.phone)].into_iter().filter(|(_, value)| !value.is_empty());
    let contacts: Vec<(&str, &String)> = contacts.collect();
    let Some((kind, value)) = contacts.first() else { return Ok(None) };
    if let Some(known) = store::customer_by_contact(tx, kind, value)? {
        return Ok(Some((known.id, false)));
    }
    let customer =
        Customer { id: tx.new_id(), name: brought.name.clone(), gender: brought.gender, lang: brought.lang, is_synthetic: false };
    store::insert_customer(tx, &customer)?;
    for (kind, value) in contacts {
        if store::customer_by_contact(tx, kind, value)?.is_none() {
            store::insert_contact(tx, customer.id, kind, value)?;
        }
    }
    Ok(Some((customer.id, true)))
}

/// Takes a customer back who was brought; answers whether they are gone. Whoever has a case stays.
///
/// # Errors
/// What the database says.
pub fn take_back_customer(tx: &mut Tx<'_>, id: CustomerId) -> Result<bool> {
    is_gone(tx.attempt(|tx| brought::drop_customer(tx, id)))
}
