//! What was split from a letter, as a letter of its own: the words that stand in the case, and nothing else of the original. The rest of it
//! concerns other matters and does not cross the wall with this one.

use desk::Case;
use desk::Entry;
use kernel::Result;
use kernel::invalid;
use post::Address;
use post::Draft;

use crate::message::Message;

/// The same bytes at each attempt: from the one who wrote, to the address, about what the case is about.
///
/// # Errors
/// `Invalid` for an address that cannot stand in a header.
pub(crate) fn split_letter(case: &Case, entry: &Entry, message: &Message, address: &str) -> Result<Vec<u8>> {
    let unreadable = || invalid("to", "email-address-unreadable");
    let from = Address::parse(&message.correspondent).ok_or_else(unreadable)?;
    let to = Address::parse(address).ok_or_else(unreadable)?;
    let domain = to.address.rsplit('@').next().unwrap_or("localhost").to_owned();
    let draft = Draft {
        lang: case.lang,
        from: if message.correspondent_name.is_empty() { from } else { from.named(message.correspondent_name.clone()) },
        reply_to: None,
        to: vec![to],
        cc: Vec::new(),
        subject: case.subject.clone(),
        message_id: message.message_id.clone(),
        in_reply_to: None,
        references: Vec::new(),
        date: entry.at,
        automatic: None,
        text: entry.text.clone(),
        quoted: None,
        files: Vec::new(),
    };
    // An answer finds its place behind the letter in the customer's program where the letter's id can be written down again.
    draft.to_bytes().or_else(|_| Draft { message_id: format!("{}@split.{domain}", entry.id), ..draft }.to_bytes())
}
