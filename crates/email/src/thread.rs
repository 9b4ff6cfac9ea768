//! Which case a message belongs to: by a code of ours that was made for exactly its sender, or a report about mail of ours; never by its subject.

use ::store::Tx;
use desk::CaseId;
use kernel::Result;
use post::Automatic;
use post::Bond;
use post::Bounce;
use post::Claim;
use post::Mail;
use post::ReplyKey;
use post::Standing;
use post::Towards;

use crate::answerable;
use crate::codes::Codes;
use crate::copy_letters::SentCopy;
use crate::mailbox::Mailbox;
use crate::message::Message;
use crate::reading::ReadMail;
use crate::store;

/// The proofs of whoever got a copy.
const COPIED: [&str; 2] = ["copied-address", "copied-message-id"];
/// The proof of the customer, who is proved, by the code of somebody who got a copy.
const ANSWERS_ALL: &str = "copied-customer";
/// Of so many to whom a message was sent beside us it may be the code.
const MOST: usize = 20;

/// How a message stands to the cases that there are.
#[derive(Clone, Debug)]
pub(crate) enum Thread {
    /// It opens a case.
    New,
    /// It bears a code that was made for somebody else, or changed: it opens a case, and says so.
    Unmatched,
    /// It joins a case by this proof: `signed-address`, `signed-message-id`; of whoever got a copy `copied-address`,
    /// `copied-message-id`; of the customer by the code of such a one `copied-customer`.
    Known(CaseId, &'static str),
    /// It reports on this message of ours, or on a copy of it.
    Report(Box<Message>, Option<Box<SentCopy>>, Bounce),
}

/// Finds where a message belongs, and in which mailbox it stands there: of several of the entity's that it was sent to, the one that its code
/// was made for.
///
/// # Errors
/// What the database says.
pub(crate) fn find(tx: &mut Tx<'_>, key: &ReplyKey, mailbox: Mailbox, to: &str, read: &ReadMail) -> Result<(Mailbox, Thread)> {
    let mail = &read.parsed.mail;
    if let Automatic::Bounce(bounce) = &mail.automatic {
        let thread = reported(tx, &mailbox, bounce)?.unwrap_or(Thread::New);
        return Ok((mailbox, thread));
    }
    let codes = Codes::of(&mailbox.address, to, mail);
    if codes.is_empty() {
        return Ok((mailbox, Thread::New));
    }
    let others = others(mail);
    for home in homes(tx, &mailbox, &codes)? {
        let known = match by_code(key, &home, &codes, mail) {
            Some(known) => Some(known),
            None => answers_all(tx, key, &home, (&codes, &others), read)?,
        };
        if let Some((case, proof)) = known
            && desk::store::case(tx, case)?.is_some()
        {
            return Ok((home, Thread::Known(case, proof)));
        }
    }
    Ok((mailbox, Thread::Unmatched))
}

/// The mailbox that a message came to, and others of its entity that it was sent to with a code.
fn homes(tx: &mut Tx<'_>, mailbox: &Mailbox, codes: &Codes) -> Result<Vec<Mailbox>> {
    let mut homes = vec![mailbox.clone()];
    for named in codes.mailboxes().into_iter().filter(|named| *named != mailbox.address) {
        homes.extend(store::open_mailbox(tx, named)?.filter(|home| home.entity == mailbox.entity));
    }
    Ok(homes)
}

fn by_code(key: &ReplyKey, mailbox: &Mailbox, codes: &Codes, mail: &Mail) -> Option<(CaseId, &'static str)> {
    let from = mail.from.as_ref()?;
    let ways = [(Towards::Customer, ["signed-address", "signed-message-id"]), (Towards::Copied, COPIED)];
    ways.into_iter().find_map(|(towards, proofs)| {
        codes.made_for(key, &Bond { mailbox: &mailbox.address, correspondent: &from.address, towards }, proofs)
    })
}

/// Whom it was sent to beside us.
fn others(mail: &Mail) -> Vec<String> {
    let from = mail.from.as_ref().map(|from| from.address.to_lowercase());
    let all = mail.to.iter().chain(&mail.cc).map(|other| other.address.to_lowercase());
    all.filter(|other| Some(other) != from.as_ref() && Claim::of_address(other).is_none()).take(MOST).collect()
}

/// The customer answers all, after somebody wrote to them who had got a copy: the code is that person's, who is among those addressed. It says
/// which case; that the customer wrote is proved by their domain alone, and without that it is the word of somebody who knows the code.
fn answers_all(
    tx: &mut Tx<'_>,
    key: &ReplyKey,
    mailbox: &Mailbox,
    (codes, others): (&Codes, &[String]),
    read: &ReadMail,
) -> Result<Option<(CaseId, &'static str)>> {
    let Some(from) = read.parsed.mail.from.as_ref().map(|from| from.address.to_lowercase()) else { return Ok(None) };
    let known = others
        .iter()
        .find_map(|other| codes.made_for(key, &Bond { mailbox: &mailbox.address, correspondent: other, towards: Towards::Copied }, COPIED));
    let Some((case, proof)) = known else { return Ok(None) };
    if answerable::newest_in(tx, case)?.is_none_or(|newest| newest.correspondent != from) {
        return Ok(None);
    }
    Ok(Some((case, if read.proof.standing == Standing::Proved { ANSWERS_ALL } else { proof })))
}

/// Whether somebody wrote it who had got a copy of a reply: theirs is never the customer's word.
pub(crate) fn is_of_copied(joined: &str) -> bool {
    COPIED.contains(&joined)
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
