//! What the act that takes a message in will ask, so that it can be asked for all messages that come together.

use ::store::Ask;
use ::store::Prepared;
use kernel::EntityId;
use platform::App;

use crate::acknowledge;
use crate::doubts;
use crate::reading::ReadMail;
use crate::whose::mailbox_lately;

/// The questions, as far as they are known beforehand: who wrote, whether the message was kept, what may speak
/// against it, and what settled cases say of its words.
pub(crate) fn asks(app: &App, (entity, to): (EntityId, &str), read: &ReadMail, prepared: &Prepared) -> Vec<Ask> {
    let from = read.parsed.mail.from.as_ref().filter(|_| read.is_personal() && !read.is_refuted());
    let sender = from.map(|from| from.address.to_lowercase());
    let about = |address: &String| [desk::store::ask_for_customer(entity, "email", address), acknowledge::ask(entity, address, app.now())];
    let doubts = doubts::asks(entity, mailbox_lately(app, to), read);
    let mail = &read.parsed.mail;
    let is_first = mail.in_reply_to.is_empty() && mail.references.is_empty();
    let proposal = is_first.then(|| desk::foresee_proposal(app, entity, (writing::subject::bare(&mail.subject), &read.text))).flatten();
    prepared.asks().into_iter().chain(sender.iter().flat_map(about)).chain(doubts).chain(proposal).collect()
}
