//! A report that a reply did not arrive: it stands on the reply, and its owner is told.

use ::store::Tx;
use kernel::Result;
use post::Bounce;

use crate::events::Delivered;
use crate::message::Message;
use crate::store;

/// Writes down what a report says of a reply. A report of mere delay leaves it sent.
///
/// # Errors
/// What the database says.
pub(crate) fn write_down(tx: &mut Tx<'_>, sent: &Message, bounce: &Bounce) -> Result<()> {
    if !bounce.is_final() || sent.state == "failed" {
        return Ok(());
    }
    let words = bounce.recipients.first().map(|failure| format!("{} {}", failure.status, failure.diagnostic));
    let answer = words.unwrap_or_default().trim().to_owned();
    store::set_state(tx, sent.id, "failed", &answer)?;
    tx.record(Delivered { case: sent.case.get(), interaction: sent.interaction.get(), message: sent.id.get(), is_taken: false, answer })?;
    let owner = desk::store::case(tx, sent.case)?.and_then(|case| case.owner);
    owner.map_or(Ok(()), |owner| desk::tell(tx, owner, "undelivered", Some(sent.case)))
}
