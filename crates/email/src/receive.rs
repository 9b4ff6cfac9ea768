//! Mail comes in: kept raw and durable before it is acknowledged, then a case, a clock and an owner, all in one transaction.

use desk::Case;
use desk::CaseId;
use desk::Contact;
use desk::EntryKind;
use desk::InteractionId;
use desk::NewCase;
use desk::Said;
use kernel::Actor;
use kernel::Id;
use kernel::Lang;
use kernel::Permission;
use kernel::Result;
use kernel::Role;
use platform::App;
use post::Automatic;
use post::Bond;
use post::Limits;
use post::Mail;
use post::Parsed;
use post::Towards;
use ::store::Prepared;
use ::store::Tx;

use crate::events::Received;
use crate::key::reply_key;
use crate::mailbox::Mailbox;
use crate::message::Enclosed;
use crate::message::Message;
use crate::message::MessageId;
use crate::store;

const RECEIVE: Permission = Permission { key: "email.receive", roles: &[Role::System] };
/// Messages up to this size are read where they arrive; larger ones on a thread of their own.
const SMALL: usize = 64 * 1024;

/// What became of a message that was handed over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Taken {
    /// It is durable, and stands in a case.
    Kept(MessageId, CaseId),
    /// The same bytes were kept before; nothing was done twice.
    Again(MessageId),
    /// No mailbox has this address, or it is closed.
    Nobody,
}

/// Whether an address is that of an open mailbox.
///
/// # Errors
/// What the database says.
pub async fn is_ours(app: &App, address: &str) -> Result<bool> {
    Ok(mailbox(app, address).await?.is_some())
}

async fn mailbox(app: &App, address: &str) -> Result<Option<Mailbox>> {
    let bare = post::without_code(address).to_lowercase();
    let found = app.read(Actor::system("mail-intake", None).may(RECEIVE)?, move |tx| store::mailbox_of_address(tx, &bare)).await?;
    Ok(found.filter(|mailbox| mailbox.is_open))
}

/// Takes a message for one address. When it answers `Kept`, the message has been synced to disk.
///
/// # Errors
/// `ReadOnly` or `Busy` when it cannot be kept now: the one who brought it must try again.
pub async fn receive(app: &App, to: &str, raw: Vec<u8>) -> Result<Taken> {
    let Some(mailbox) = mailbox(app, to).await? else { return Ok(Taken::Nobody) };
    let to = to.to_owned();
    let key = reply_key(app.keys());
    let (read, raw) = read(raw).await?;
    let prepared = app.blobs().prepare(raw).await?;
    let grant = Actor::system("mail-intake", None).may(RECEIVE)?.within(mailbox.entity);
    app.write(grant, move |tx| {
        if let Some(known) = store::is_known(tx, mailbox.id, &prepared.hash)? {
            return Ok(Taken::Again(known));
        }
        tx.keep(&prepared)?;
        let thread = thread_of(&key, &mailbox, &to, &read.parsed.mail);
        file(tx, &mailbox, &read, &prepared, thread)
    })
    .await
}

/// A message and what was read from it.
struct ReadMail {
    parsed: Parsed,
    text: String,
    quoted: String,
    lang: Lang,
    questions: usize,
}

async fn read(raw: Vec<u8>) -> Result<(ReadMail, Vec<u8>)> {
    if raw.len() <= SMALL {
        return Ok((read_mail(&raw), raw));
    }
    let work = move || (read_mail(&raw), raw);
    tokio::task::spawn_blocking(work).await.map_err(kernel::broken("reading a message"))
}

fn read_mail(raw: &[u8]) -> ReadMail {
    let parsed = Mail::parse(raw, &Limits::default());
    let (new, quoted) = post::split_quote(&parsed.mail.text);
    let (text, quoted) = (new.trim().to_owned(), quoted.unwrap_or_default().to_owned());
    let lang = writing::language(&format!("{} {text}", parsed.mail.subject));
    let questions = writing::questions::find(&text).len();
    ReadMail { parsed, text, quoted, lang, questions }
}

/// How a message joins a case: by a code of ours that was made for exactly this sender, never by its subject.
fn thread_of(key: &post::ReplyKey, mailbox: &Mailbox, to: &str, mail: &Mail) -> Option<(CaseId, &'static str)> {
    let from = mail.from.as_ref()?;
    let bond = Bond { mailbox: &mailbox.address, correspondent: &from.address, towards: Towards::Customer };
    if let Some(case) = key.case_of_address(to, &bond) {
        return Some((Id::new(case), "signed-address"));
    }
    let ids = mail.in_reply_to.iter().chain(mail.references.iter().rev());
    let case = ids.filter_map(|id| key.case_of_message_id(id, &bond)).next()?;
    Some((Id::new(case), "signed-message-id"))
}

fn file(tx: &mut Tx<'_>, mailbox: &Mailbox, read: &ReadMail, raw: &Prepared, thread: Option<(CaseId, &'static str)>) -> Result<Taken> {
    let known = match thread {
        Some((case, joined)) => desk::store::case(tx, case)?.map(|case| (case, joined)),
        None => None,
    };
    let (mut case, interaction, joined) = match known {
        Some((case, joined)) => join(tx, case, mailbox, read, joined)?,
        None => begin(tx, mailbox, read)?,
    };
    let message: MessageId = tx.new_id();
    let mail = &read.parsed.mail;
    let said = Said {
        interaction: Some(interaction),
        kind: EntryKind::In,
        channel: crate::KEY,
        author: author(mail),
        author_id: None,
        text: read.text.clone(),
        quoted: read.quoted.clone(),
        source: Some(("message", message.get())),
    };
    let entry = desk::say(tx, &mut case, said)?;
    store::insert_message(tx, &kept(tx, mailbox, read, raw, (message, case.id, interaction, entry.id)))?;
    tx.record(Received {
        case: case.id.get(),
        interaction: interaction.get(),
        message: message.get(),
        joined,
        automatic: automatic(&mail.automatic),
        faults: faults(&read.parsed),
        questions: read.questions,
        size: raw.size,
    })?;
    Ok(Taken::Kept(message, case.id))
}

/// A new matter of somebody who may be known.
fn begin(tx: &mut Tx<'_>, mailbox: &Mailbox, read: &ReadMail) -> Result<(Case, InteractionId, &'static str)> {
    let mail = &read.parsed.mail;
    let customer = match &mail.from {
        Some(from) => Some(desk::meet(
            tx,
            &Contact { kind: "email", value: from.address.to_lowercase(), name: from.name.clone().unwrap_or_default(), lang: read.lang },
        )?),
        None => None,
    };
    let subject = writing::subject::bare(&mail.subject).to_owned();
    let new = NewCase {
        kind: "matter",
        channel: crate::KEY,
        subject,
        lang: read.lang,
        customer: customer.map(|customer| customer.id),
        service: mailbox.service,
        level: mailbox.level,
    };
    let (case, interaction) = desk::open_case(tx, new)?;
    Ok((case, interaction, "new"))
}

/// A further message of a case. What a machine sent starts no clock.
fn join(tx: &mut Tx<'_>, mut case: Case, mailbox: &Mailbox, read: &ReadMail, joined: &'static str) -> Result<(Case, InteractionId, &'static str)> {
    let interaction = desk::store::newest_interaction(tx, case.id)?.ok_or(kernel::Error::NotFound("interaction"))?;
    if read.parsed.mail.automatic.is_personal() {
        desk::customer_wrote(tx, &mut case, mailbox.level)?;
    }
    Ok((case, interaction, joined))
}

fn kept(tx: &Tx<'_>, mailbox: &Mailbox, read: &ReadMail, raw: &Prepared, ids: (MessageId, CaseId, InteractionId, i64)) -> Message {
    let mail = &read.parsed.mail;
    let from = mail.from.as_ref();
    let enclosed = |file: &post::Attachment| Enclosed { name: file.name.clone().unwrap_or_default(), kind: file.sniffed.into(), size: file.bytes.len() };
    Message {
        id: ids.0,
        mailbox: mailbox.id,
        case: ids.1,
        interaction: ids.2,
        entry: ids.3,
        is_out: false,
        raw: raw.hash.clone(),
        size: raw.size,
        message_id: mail.message_id.clone().unwrap_or_default(),
        correspondent: from.map(|from| from.address.to_lowercase()).unwrap_or_default(),
        correspondent_name: from.and_then(|from| from.name.clone()).unwrap_or_default(),
        subject: mail.subject.clone(),
        automatic: automatic(&mail.automatic).into(),
        faults: faults(&read.parsed),
        attachments: mail.attachments.iter().map(enclosed).collect(),
        state: "received".into(),
        state_note: String::new(),
        at: tx.now(),
    }
}

fn author(mail: &Mail) -> String {
    mail.from.as_ref().map(|from| from.name.clone().filter(|name| !name.is_empty()).unwrap_or_else(|| from.address.clone())).unwrap_or_default()
}

fn faults(parsed: &Parsed) -> Vec<String> {
    parsed.faults.iter().map(|fault| fault.to_string()).collect()
}

const fn automatic(kind: &Automatic) -> &'static str {
    match kind {
        Automatic::No => "",
        Automatic::Reply => "reply",
        Automatic::OutOfOffice => "out-of-office",
        Automatic::Bounce(_) => "bounce",
        Automatic::List => "list",
        Automatic::Notice => "notice",
    }
}
