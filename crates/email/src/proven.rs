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

/// What proves the address that answers of a case go to.
#[derive(Clone, Debug)]
pub(crate) struct Proof {
    address: String,
    way: Way,
    /// The cases whose events say so. None of them ever loses an event.
    cases: BTreeSet<CaseId>,
}

/// By what the address that answers of a case go to is proved, and which one it is; nothing where none of its messages can be answered.
///
/// # Errors
/// What the database says.
pub(crate) fn of_case(tx: &mut Tx<'_>, case: CaseId) -> Result<Option<(Message, Option<Way>)>> {
    let Some(newest) = answerable::newest_in(tx, case)? else { return Ok(None) };
    let cases = cases(tx, case, &newest)?;
    let way = way(tx, &cases, (&newest, Way::Domain))?;
    Ok(Some((newest, way)))
}

/// Whether anything proves the address that answers of a case go to; also where none of its messages can be answered. Nothing more is read
/// than shows that.
///
/// # Errors
/// What the database says.
pub(crate) fn is_proved(tx: &mut Tx<'_>, case: CaseId) -> Result<bool> {
    let Some(newest) = answerable::newest_in(tx, case)? else { return Ok(true) };
    let cases = cases(tx, case, &newest)?;
    Ok(way(tx, &cases, (&newest, Way::Word))?.is_some())
}

/// A secure message is for whoever asked, and not for whoever happens to have the address. Answers what proves whose it is, in the case or
/// the one of which it became a part; nothing where the case cannot be answered at all, which sending refuses by itself.
///
/// # Errors
/// Refused where the address is not proved; `NotFound` for a case of another entity.
pub(crate) fn must_be_proved(tx: &mut Tx<'_>, id: CaseId) -> Result<Option<Proof>> {
    let case = desk::store::case(tx, id)?.ok_or(Error::NotFound("case"))?;
    let Some(newest) = answerable::newest_in(tx, case.id)? else { return Ok(None) };
    let cases = cases(tx, case.id, &newest)?;
    let way = way(tx, &cases, (&newest, Way::Domain))?.ok_or_else(|| unproved(newest.correspondent.clone()))?;
    Ok(Some(Proof { address: newest.correspondent, way, cases }))
}

/// The same of the address to which a letter leaves: somebody else may have written meanwhile. Answers by what it is proved. What is known
/// of it is not read once more while it is of the same address and the same cases.
///
/// # Errors
/// As `must_be_proved`; refused where it is another address that is proved.
pub(crate) fn must_go_to_proved(tx: &mut Tx<'_>, id: CaseId, (address, known): (&str, Option<&Proof>)) -> Result<Way> {
    if let Some(proof) = known.filter(|proof| proof.address == address)
        && still_holds(tx, id, proof)?
    {
        return Ok(proof.way);
    }
    match must_be_proved(tx, id)? {
        Some(proof) if proof.address == address => Ok(proof.way),
        _ => Err(unproved(address.to_owned())),
    }
}

/// Whether answers of the case still go to the address that is proved, and the cases that say so still belong to it.
fn still_holds(tx: &mut Tx<'_>, id: CaseId, proof: &Proof) -> Result<bool> {
    let case = desk::store::case(tx, id)?.ok_or(Error::NotFound("case"))?;
    let Some(newest) = answerable::newest_in(tx, case.id)? else { return Ok(false) };
    Ok(newest.correspondent == proof.address && cases(tx, case.id, &newest)? == proof.cases)
}

fn unproved(address: String) -> Error {
    refuse("email-secure-unproved").with("address", address).by("6.email.no-confidential").into()
}

/// An employee says how they have made sure that the customer has the address that they were shown.
///
/// # Errors
/// `Invalid` for fewer than ten letters or more than 500; `Conflict` when answers of the case go to another address meanwhile; refused for a
/// colleague's case; `NotFound` for a case of another entity, or one that cannot be answered.
pub(crate) fn confirm(tx: &mut Tx<'_>, id: CaseId, (address, how): (&str, &str)) -> Result<()> {
    let (me, how) = (tx.actor().employee()?, how.trim());
    let case = desk::store::case(tx, id)?.ok_or(Error::NotFound("case"))?;
    case.must_be_owned_by(me)?;
    let (newest, way) = of_case(tx, case.id)?.ok_or(Error::NotFound("message"))?;
    if newest.correspondent != address {
        return Err(Error::Conflict("email-proof-other"));
    }
    if !TOLD.contains(&how.chars().count()) {
        return Err(invalid("how", "email-proof-how-needed"));
    }
    if way.is_none() {
        let interaction = newest.interaction.get();
        tx.record(AddressConfirmed { case: newest.case.get(), interaction, message: newest.id.get(), note: how.into() })?;
    }
    Ok(())
}

/// The cases whose events may prove the address of a message: its own, the one that is answered and the parts of that.
fn cases(tx: &mut Tx<'_>, case: CaseId, newest: &Message) -> Result<BTreeSet<CaseId>> {
    let mut cases: BTreeSet<CaseId> = desk::parts_of(tx, case)?.into_iter().collect();
    cases.extend([case, newest.case]);
    Ok(cases)
}

/// By what the address of a message is proved in these cases: the strongest, or the first that is found to be as strong as is enough.
fn way(tx: &mut Tx<'_>, cases: &BTreeSet<CaseId>, (newest, enough): (&Message, Way)) -> Result<Option<Way>> {
    let mut found = None;
    for one in cases {
        if found.is_some_and(|known| known <= enough) {
            break;
        }
        found = found.into_iter().chain(in_one(tx, *one, (newest, enough))?).min();
    }
    Ok(found)
}

fn in_one(tx: &mut Tx<'_>, case: CaseId, (newest, enough): (&Message, Way)) -> Result<Option<Way>> {
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
        if found.is_some_and(|known| known <= enough) {
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
