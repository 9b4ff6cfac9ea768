//! Which case a message belongs to: by a code of ours that was made for exactly its sender, or a report about mail of ours; never by its subject.

use ::store::Tx;
use desk::CaseId;
use kernel::Id;
use kernel::Result;
use post::Automatic;
use post::Bond;
use post::Bounce;
use post::Claim;
use post::Mail;
use post::ReplyKey;
use post::Towards;

use crate::copy_letters::SentCopy;
use crate::mailbox::Mailbox;
use crate::message::Message;
use crate::store;

/// The proofs of whoever got a copy.
const COPIED: [&str; 2] = ["copied-address", "copied-message-id"];

/// How a message stands to the cases that there are.
#[derive(Clone, Debug)]
pub(crate) enum Thread {
    /// It opens a case.
    New,
    /// It bears a code that was made for somebody else, or changed: it opens a case, and says so.
    Unmatched,
    /// It joins a case by this proof: `signed-address`, `signed-message-id`; of whoever got a copy `copied-address`, `copied-message-id`.
    Known(CaseId, &'static str),
    /// It reports on this message of ours, or on a copy of it.
    Report(Box<Message>, Option<Box<SentCopy>>, Bounce),
}

/// Finds where a message belongs.
///
/// # Errors
/// What the database says.
pub(crate) fn find(tx: &mut Tx<'_>, key: &ReplyKey, mailbox: &Mailbox, to: &str, mail: &Mail) -> Result<Thread> {
    if let Automatic::Bounce(bounce) = &mail.automatic {
        return Ok(reported(tx, mailbox, bounce)?.unwrap_or(Thread::New));
    }
    Ok(match by_code(key, mailbox, to, mail) {
        Some((case, proof)) if desk::store::case(tx, case)?.is_some() => Thread::Known(case, proof),
        Some(_) => Thread::Unmatched,
        None if bears_a_code(to, mail) => Thread::Unmatched,
        None => Thread::New,
    })
}

fn by_code(key: &ReplyKey, mailbox: &Mailbox, to: &str, mail: &Mail) -> Option<(CaseId, &'static str)> {
    let from = mail.from.as_ref()?;
    let ways = [(Towards::Customer, ["signed-address", "signed-message-id"]), (Towards::Copied, COPIED)];
    ways.into_iter().find_map(|(towards, [by_address, by_id])| {
        let bond = Bond { mailbox: &mailbox.address, correspondent: &from.address, towards };
        if let Some(case) = addressed(to, mail).iter().find_map(|address| key.case_of_address(address, &bond)) {
            return Some((Id::new(case), by_address));
        }
        let case = answered(mail).find_map(|id| key.case_of_message_id(id, &bond))?;
        Some((Id::new(case), by_id))
    })
}

/// Whether somebody wrote it who had got a copy of a reply: theirs is never the customer's word.
pub(crate) fn is_of_copied(joined: &str) -> bool {
    COPIED.contains(&joined)
}

/// The addresses that it was sent to: of its envelope, and, where a server of others has kept that to itself, of its header. A code proves
/// itself wherever it stands.
fn addressed(to: &str, mail: &Mail) -> Vec<String> {
    let written = mail.to.iter().chain(&mail.cc).map(|address| address.address.clone());
    [to.to_owned()].into_iter().chain(mail.header("delivered-to")).chain(written).collect()
}

fn bears_a_code(to: &str, mail: &Mail) -> bool {
    addressed(to, mail).iter().any(|address| Claim::of_address(address).is_some())
        || answered(mail).any(|id| Claim::of_message_id(id).is_some())
}

/// The ids of the messages that it answers, the nearest first.
fn answered(mail: &Mail) -> impl Iterator<Item = &String> {
    mail.in_reply_to.iter().chain(mail.references.iter().rev())
}

/// The message of ours that a report names, or the copy of one: its id holds a code that only its recipient has seen.
fn reported(tx: &mut Tx<'_>, mailbox: &Mailbox, bounce: &Bounce) -> Result<Option<Thread>> {
    let Some(id) = bounce.original.as_deref().map(|id| id.trim_matches(['<', '>', ' '])) else { return Ok(None) };
    if let Some(sent) = store::sent_by_message_id(tx, mailbox.id, id)? {
        return Ok(Some(Thread::Report(Box::new(sent), None, bounce.clone())));
    }
    let Some(copy) = store::copies::copy_by_letter(tx, id)? else { return Ok(None) };
    let sent = store::message(tx, copy.message)?.filter(|sent| sent.mailbox == mailbox.id);
    Ok(sent.map(|sent| Thread::Report(Box::new(sent), Some(Box::new(copy)), bounce.clone())))
}
