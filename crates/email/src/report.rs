//! A report about a reply: it did not arrive, or it is late. It stands on the reply, and its owner is told; nobody answers it.

use ::store::Tx;
use kernel::EmployeeId;
use kernel::Result;
use post::Bounce;
use post::Failure;
use post::Fate;
use post::Reason;

use crate::events::Delayed;
use crate::events::Delivered;
use crate::message::Message;
use crate::open_points;
use crate::store;

/// Writes down what a report says of a reply.
///
/// # Errors
/// What the database says.
pub(crate) fn write_down(tx: &mut Tx<'_>, sent: &Message, bounce: &Bounce) -> Result<()> {
    match bounce.fate(&sent.correspondent) {
        Fate::Failed(_) if sent.state == "failed" => Ok(()),
        Fate::Failed(failure) => failed(tx, sent, &failure),
        Fate::Late(failure) if ["sent", "waiting"].contains(&sent.state.as_str()) => late(tx, sent, &failure),
        Fate::Late(_) | Fate::Gone => Ok(()),
    }
}

fn failed(tx: &mut Tx<'_>, sent: &Message, failure: &Failure) -> Result<()> {
    let answer = failure.words();
    store::set_state(tx, sent.id, "failed", &answer)?;
    let (case, interaction, message) = (sent.case.get(), sent.interaction.get(), sent.id.get());
    tx.record(Delivered { case, interaction, message, is_taken: false, answer: answer.clone() })?;
    if failure.is_permanent() {
        refused(tx, sent, &answer)?;
    }
    did_not_arrive(tx, sent)
}

/// Nobody was answered by it: the case waits again with what it asked, and its owner is told.
///
/// # Errors
/// What the database says.
pub(crate) fn did_not_arrive(tx: &mut Tx<'_>, sent: &Message) -> Result<()> {
    open_points::take_back(tx, sent.case, sent.entry)?;
    if let Some(mailbox) = store::mailbox(tx, sent.mailbox)? {
        desk::answer_failed(tx, sent.case, sent.entry, mailbox.level)?;
    }
    let Some(owner) = desk::store::case(tx, sent.case)?.and_then(|case| case.owner) else { return Ok(()) };
    let notice = notice(tx, sent, owner)?;
    desk::tell(tx, owner, notice, Some(sent.case))
}

/// What its owner is told: which letter it was, and whether it was theirs.
fn notice(tx: &mut Tx<'_>, sent: &Message, owner: EmployeeId) -> Result<&'static str> {
    let said = desk::store::entries(tx, sent.case, Some(sent.entry + 1), 1)?.pop().filter(|said| said.id == sent.entry);
    Ok(match said {
        Some(said) if said.channel == desk::INTERIM => "undelivered-word",
        Some(said) if said.author_id != Some(owner) => "undelivered-colleague",
        _ => "undelivered",
    })
}

/// It is tried on; when the customer gets it nobody will say.
fn late(tx: &mut Tx<'_>, sent: &Message, failure: &Failure) -> Result<()> {
    let answer = failure.words();
    store::set_state(tx, sent.id, "late", &answer)?;
    let (case, interaction, message) = (sent.case.get(), sent.interaction.get(), sent.id.get());
    tx.record(Delayed { case, interaction, message, answer }).map(drop)
}

/// Where it lies with the address, nothing else will arrive there either: it is marked at its customer, until they write from it again.
///
/// # Errors
/// What the database says.
pub(crate) fn refused(tx: &mut Tx<'_>, sent: &Message, answer: &str) -> Result<()> {
    let reason = Reason::of(answer);
    if !reason.is_of_the_address() {
        return Ok(());
    }
    desk::contact_refused(tx, sent.case, "email", &sent.correspondent, reason.key())
}
