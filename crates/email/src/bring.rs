//! What customers wrote to another help desk becomes a message of a mailbox, so that it is answered like any other.

use ::store::Prepared;
use ::store::Tx;
use calendar::Measure;
use desk::CaseId;
use kernel::Error;
use kernel::Id;
use kernel::Result;
use platform::Bringing;
use platform::BroughtText;
use platform::BroughtTo;
use post::Address;
use post::Draft;

use crate::mailbox::Mailbox;
use crate::message::Message;
use crate::store;

/// How the channel takes what another help desk had.
pub(crate) const BRINGING: Bringing = Bringing { places, original, keep, forget };
/// So many mailboxes are offered.
const MOST: u32 = 200;

fn places(tx: &mut Tx<'_>) -> Result<Vec<BroughtTo>> {
    let open = store::mailboxes(tx, None, MOST)?.into_iter().filter(|mailbox| mailbox.is_open);
    let place = |mailbox: Mailbox| BroughtTo {
        place: mailbox.id.get(),
        name: mailbox.address,
        allowed: mailbox.level.allowed(),
        is_working: mailbox.level.measure == Measure::Working,
    };
    Ok(open.map(place).collect())
}

/// The message as a mail program would have sent it, with the date that it had.
fn original(tx: &mut Tx<'_>, text: &BroughtText) -> Result<Vec<u8>> {
    let mailbox = mailbox(tx, text)?;
    let from = Address::parse(&text.address).ok_or_else(|| kernel::invalid("address", "email-address-unreadable"))?;
    let draft = Draft {
        lang: text.lang,
        from: if text.name.is_empty() { from } else { from.named(text.name.clone()) },
        reply_to: None,
        to: vec![Address::parse(&mailbox.address).ok_or(Error::NotFound("mailbox"))?],
        cc: Vec::new(),
        subject: text.subject.clone(),
        message_id: message_id(&mailbox, text),
        in_reply_to: None,
        references: Vec::new(),
        date: text.at,
        automatic: None,
        text: text.text.clone(),
        quoted: None,
        files: Vec::new(),
    };
    draft.to_bytes()
}

fn mailbox(tx: &mut Tx<'_>, text: &BroughtText) -> Result<Mailbox> {
    store::mailbox(tx, Id::new(text.place))?.ok_or(Error::NotFound("mailbox"))
}

fn message_id(mailbox: &Mailbox, text: &BroughtText) -> String {
    let domain = mailbox.address.rsplit('@').next().unwrap_or("localhost");
    format!("{}@import.{domain}", text.key)
}

/// Nothing is known of who sent it: what another help desk says of an address proves nothing.
fn keep(tx: &mut Tx<'_>, text: &BroughtText, (case, interaction, entry): (i64, i64, i64), raw: &Prepared) -> Result<()> {
    let mailbox = mailbox(tx, text)?;
    tx.keep(raw)?;
    let message = Message {
        id: tx.new_id(),
        mailbox: mailbox.id,
        case: Id::new(case),
        interaction: Id::new(interaction),
        entry,
        is_out: false,
        raw: raw.hash.clone(),
        size: raw.size,
        message_id: message_id(&mailbox, text),
        correspondent: text.address.clone(),
        correspondent_name: text.name.clone(),
        subject: text.subject.clone(),
        automatic: String::new(),
        faults: Vec::new(),
        standing: String::new(),
        found: None,
        is_verification: false,
        attachments: Vec::new(),
        state: "received".into(),
        state_note: String::new(),
        at: text.at,
    };
    store::insert_message(tx, &message)
}

/// A letter that somebody is writing is work: its case stays.
fn forget(tx: &mut Tx<'_>, case: i64) -> Result<()> {
    if store::is_being_answered(tx, CaseId::new(case))? {
        return Err(kernel::refuse("email-draft-stands").into());
    }
    store::drop_messages(tx, CaseId::new(case))
}
