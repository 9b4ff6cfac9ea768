//! Whether the address that gets the codes of a secure message is known to be the customer's: its domain vouches for a letter, a letter of
//! ours was answered from it, or an employee has made sure of it and says how. An address that somebody only wrote down proves nothing.

use std::collections::BTreeSet;

use ::store::Tx;
use desk::CaseId;
use kernel::Error;
use kernel::Event;
use kernel::Recorded;
use kernel::Result;
use kernel::invalid;
use kernel::refuse;
use post::Standing;

use crate::answerable;
use crate::events::Received;
use crate::message::Message;
use crate::message::MessageId;
use crate::secure_events::AddressConfirmed;
use crate::store;

/// How many events are read at once.
const STRETCH: u32 = 500;
/// How an employee has made sure of it is told in so many letters.
const TOLD: std::ops::RangeInclusive<usize> = 10..=500;
/// The ways on which a message came that bore the code of a letter of ours to its sender.
const ANSWERS: [&str; 2] = ["signed-address", "signed-message-id"];

/// By what an address is proved, the strongest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Way {
    /// Its domain vouches for a message.
    Domain,
    /// A letter that went there was answered.
    Letter,
    /// An employee's word.
    Word,
}

impl Way {
    /// The stable name.
    pub(crate) const fn key(self) -> &'static str {
        match self {
            Way::Domain => "domain",
            Way::Letter => "letter",
            Way::Word => "word",
        }
    }
}

/// By what the address that answers of a case go to is proved, and which one it is; nothing where none of its messages can be answered.
///
/// # Errors
/// What the database says.
pub(crate) fn of_case(tx: &mut Tx<'_>, case: CaseId) -> Result<Option<(Message, Option<Way>)>> {
    let Some(newest) = answerable::newest_in(tx, case)? else { return Ok(None) };
    let way = way(tx, case, &newest)?;
    Ok(Some((newest, way)))
}

/// A secure message is for whoever asked, and not for whoever happens to have the address. Answers whose it is and by what that is proved, of
/// the case or the one of which it became a part; nothing where the case cannot be answered at all, which sending refuses by itself.
///
/// # Errors
/// Refused where the address is not proved; `NotFound` for a case of another entity.
pub(crate) fn must_be_proved(tx: &mut Tx<'_>, id: CaseId) -> Result<Option<(Message, Way)>> {
    let case = desk::store::case(tx, id)?.ok_or(Error::NotFound("case"))?;
    match of_case(tx, case.id)? {
        Some((newest, None)) => Err(unproved(newest.correspondent)),
        Some((newest, Some(way))) => Ok(Some((newest, way))),
        None => Ok(None),
    }
}

/// The same of the address to which a letter leaves: somebody else may have written meanwhile. Answers by what it is proved.
///
/// # Errors
/// As `must_be_proved`; refused where it is another address that is proved.
pub(crate) fn must_go_to_proved(tx: &mut Tx<'_>, id: CaseId, address: &str) -> Result<Way> {
    match must_be_proved(tx, id)? {
        Some((newest, way)) if newest.correspondent == address => Ok(way),
        _ => Err(unproved(address.to_owned())),
    }
}

fn unproved(address: String) -> Error {
    refuse("email-secure-unproved").with("address", address).by("6.email.no-confidential").into()
}

/// An employee says how they have made sure that the customer has the address.
///
/// # Errors
/// `Invalid` for fewer than ten letters or more than 500; refused for a colleague's case; `NotFound` for a case of another entity, or one
/// that cannot be answered.
pub(crate) fn confirm(tx: &mut Tx<'_>, id: CaseId, how: &str) -> Result<()> {
    let (me, how) = (tx.actor().employee()?, how.trim());
    let case = desk::store::case(tx, id)?.ok_or(Error::NotFound("case"))?;
    case.must_be_owned_by(me)?;
    let (newest, way) = of_case(tx, case.id)?.ok_or(Error::NotFound("message"))?;
    if !TOLD.contains(&how.chars().count()) {
        return Err(invalid("how", "email-proof-how-needed"));
    }
    if way.is_none() {
        let interaction = newest.interaction.get();
        tx.record(AddressConfirmed { case: newest.case.get(), interaction, message: newest.id.get(), note: how.into() })?;
    }
    Ok(())
}

/// By what the address of a message is proved, in its own case and in the one that is answered.
fn way(tx: &mut Tx<'_>, case: CaseId, newest: &Message) -> Result<Option<Way>> {
    let mut cases: BTreeSet<CaseId> = desk::parts_of(tx, case)?.into_iter().collect();
    cases.extend([case, newest.case]);
    let mut found = None;
    for one in cases {
        found = found.into_iter().chain(in_one(tx, one, newest)?).min();
    }
    Ok(found)
}

fn in_one(tx: &mut Tx<'_>, case: CaseId, newest: &Message) -> Result<Option<Way>> {
    let (mut found, mut after): (Option<Way>, i64) = (None, 0);
    loop {
        let events = tx.events_of_case(case.get(), after, STRETCH)?;
        let Some(last) = events.last() else { return Ok(found) };
        after = last.seq;
        for event in &events {
            // What is no stronger than what is known need not be looked up.
            let Some(way) = said(event).filter(|way| found.is_none_or(|known| *way < known)) else { continue };
            if is_of(tx, event, newest)? {
                found = Some(way);
            }
        }
        if found == Some(Way::Domain) {
            return Ok(found);
        }
    }
}

/// What an event proves of the address of its message.
fn said(event: &Recorded) -> Option<Way> {
    match event.kind.as_str() {
        // A machine answers whatever comes and a service confirms what anybody typed: nobody has read it there.
        Received::KIND if is_by_machine(event) => None,
        Received::KIND if event.data["sender"] == Standing::Proved.key() => Some(Way::Domain),
        // A forger may have seen a letter; whom the domain disowns has answered nothing.
        Received::KIND if event.data["sender"] == Standing::Refuted.key() => None,
        Received::KIND => event.data["joined"].as_str().filter(|joined| ANSWERS.contains(joined)).map(|_| Way::Letter),
        AddressConfirmed::KIND => Some(Way::Word),
        _ => None,
    }
}

/// Whether a message that came was written by no person.
fn is_by_machine(event: &Recorded) -> bool {
    let is_automatic = event.data["automatic"].as_str().is_some_and(|kind| !kind.is_empty());
    is_automatic || event.data["is_verification"] == true
}

/// Whether an event is about a message from the same address.
fn is_of(tx: &mut Tx<'_>, event: &Recorded, newest: &Message) -> Result<bool> {
    let Some(id) = event.data["message"].as_i64().map(MessageId::new) else { return Ok(false) };
    if id == newest.id {
        return Ok(true);
    }
    Ok(store::message(tx, id)?.is_some_and(|message| message.correspondent == newest.correspondent))
}
