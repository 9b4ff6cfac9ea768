//! Mail comes in: kept raw and durable before it is acknowledged, then a case, a clock and an owner, all in one transaction.

use ::store::Prepared;
use ::store::Tx;
use bytes::Bytes;
use desk::Case;
use desk::CaseId;
use desk::Contact;
use desk::EntryKind;
use desk::InteractionId;
use desk::NewCase;
use desk::Said;
use kernel::Actor;
use kernel::EntityId;
use kernel::Error;
use kernel::Permission;
use kernel::Result;
use kernel::Role;
use platform::App;
use platform::By;
use platform::Whose;
use post::Origin;
use post::Proof;

use crate::acknowledge;
use crate::asked_again::asked_again;
use crate::circle;
use crate::copy_letters;
use crate::doubts;
use crate::events::Received;
use crate::foreseen;
use crate::house::House;
use crate::key::reply_key;
use crate::mailbox::Mailbox;
use crate::marked;
use crate::marked::Of;
use crate::message::Enclosed;
use crate::message::Message;
use crate::message::MessageId;
use crate::prove::Found;
use crate::prove::held_against;
use crate::prove::prove;
use crate::reading;
use crate::reading::ReadMail;
use crate::report;
use crate::scan;
use crate::scanning;
use crate::store;
use crate::thread;
use crate::thread::Thread;
use crate::whose::entity_of;

/// Take mail in.
pub(crate) const RECEIVE: Permission = Permission { key: "email.receive", roles: &[Role::System] };

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

/// Takes a message for one address. When it answers `Kept`, the message has been synced to disk.
///
/// # Errors
/// `ReadOnly` or `Busy` when it cannot be kept now: the one who brought it must try again.
pub async fn receive(app: &App, to: &str, raw: impl Into<Bytes>) -> Result<Taken> {
    let raw = raw.into();
    match entity_of(app, to).await? {
        Some(entity) => receive_for(app, entity, to, raw.clone(), prove(app, &raw, Origin::Relay).await).await,
        None => Ok(Taken::Nobody),
    }
}

/// The same where it is known already whose the address is, and what can be said of the sender.
///
/// # Errors
/// As `receive`.
pub async fn receive_for(app: &App, entity: EntityId, to: &str, raw: impl Into<Bytes>, proof: Proof) -> Result<Taken> {
    receive_and(app, (entity, to), raw.into(), proof, |_| Ok(())).await
}

/// The same, with something more that becomes true with it or not at all, such as how far a mailbox was fetched.
///
/// # Errors
/// As `receive`, and what the further thing says.
pub(crate) async fn receive_and<F>(app: &App, (entity, to): (EntityId, &str), raw: Bytes, proof: Proof, further: F) -> Result<Taken>
where
    F: Fn(&mut Tx<'_>) -> Result<()> + Send + 'static,
{
    let taken = app.work_for(Whose { entity, by: By::Intake }, take_in(app.clone(), (entity, to.to_owned()), raw, proof, further)).await?;
    scanning::soon(app);
    Ok(taken)
}

async fn take_in<F>(app: App, (entity, to): (EntityId, String), raw: Bytes, proof: Proof, further: F) -> Result<Taken>
where
    F: Fn(&mut Tx<'_>) -> Result<()> + Send + 'static,
{
    let inside = app.clone();
    let mut read = reading::read(raw.clone()).await?;
    read.proof = held_against(proof, read.parsed.mail.from.as_ref());
    read.is_scanned = scan::is_scanned(app.settings());
    let turn = app.intake_turn(entity, raw.len()).await?;
    let prepared = app.blobs().prepare(raw).await?;
    let grant = Actor::system("mail-intake", None).may(RECEIVE)?.within(entity);
    let asks = foreseen::asks(&app, (entity, &to), &read, &prepared);
    let taken = app.write_shared(grant, asks, move |tx| {
        let Some(mailbox) = store::open_mailbox(tx, &to)?.filter(|mailbox| mailbox.entity == entity) else { return Ok(Taken::Nobody) };
        further(tx)?;
        // What nobody has kept before has come to no mailbox before.
        if !tx.keep(&prepared)?
            && let Some(known) = store::is_known(tx, mailbox.id, &prepared.hash)?
        {
            return Ok(Taken::Again(known));
        }
        let came_to = mailbox.id;
        let (mailbox, thread) = thread::find(tx, &reply_key(inside.keys()), mailbox, &to, &read)?;
        // What was sent to several mailboxes of the entity is one message where its code has its place.
        if mailbox.id != came_to
            && let Some(known) = store::is_known(tx, mailbox.id, &prepared.hash)?
        {
            return Ok(Taken::Again(known));
        }
        let (message, case, is_new) = file(tx, &mailbox, &read, &prepared, thread)?;
        if is_new {
            opened(tx, &inside, (&mailbox, &read), (&case, message))?;
        }
        Ok(Taken::Kept(message, case.id))
    });
    let taken = taken.await;
    drop(turn);
    taken
}

/// What follows when a customer's matter was opened: others may be held against what the entity has settled, and they are told that it is here.
fn opened(tx: &mut Tx<'_>, app: &App, (mailbox, read): (&Mailbox, &ReadMail), (case, message): (&Case, MessageId)) -> Result<()> {
    desk::notice_learning(tx, app)?;
    // What may be forged is answered by nobody but a person: the address may be that of someone who knows nothing of it.
    if read.is_refuted() { Ok(()) } else { acknowledge::want(tx, app, mailbox, read, (case, message)) }
}

/// Where a message was put.
struct Place {
    case: Case,
    interaction: InteractionId,
    /// How it came there.
    joined: &'static str,
    /// Who speaks: the customer, or a machine in between.
    kind: EntryKind,
}

/// Puts a message into its case; answers the message, the case, and whether the case is new and its customer waits.
pub(crate) fn file(tx: &mut Tx<'_>, mailbox: &Mailbox, read: &ReadMail, raw: &Prepared, thread: Thread) -> Result<(MessageId, Case, bool)> {
    let mut place = match thread {
        Thread::New => begin(tx, mailbox, read, "new")?,
        Thread::Unmatched => begin(tx, mailbox, read, "unmatched")?,
        Thread::Known(case, proof) => join(tx, case, mailbox, read, proof)?,
        Thread::Report(sent, copy, bounce) => {
            match copy {
                Some(copy) => copy_letters::reported(tx, &copy, &bounce)?,
                None => report::write_down(tx, &sent, &bounce)?,
            }
            let case = known(tx, sent.case)?;
            Place { case, interaction: sent.interaction, joined: "report", kind: EntryKind::Stranger }
        }
    };
    let opens = ["new", "unmatched"].contains(&place.joined);
    let message: MessageId = tx.new_id();
    let repeated = if !opens && place.kind == EntryKind::In { asked_again(tx, place.case.id, &read.questions)? } else { Vec::new() };
    let said = Said {
        interaction: Some(place.interaction),
        quoted: read.quoted.clone(),
        source: Some(("message", message.get())),
        files: read.file_words.clone(),
        ..Said::new(place.kind, crate::KEY, read.author(), read.text.clone())
    };
    let stands = opens || thread::is_of_copied(place.joined);
    let entry = if stands { desk::say_first(tx, &place.case, said)? } else { desk::say(tx, &mut place.case, said)? };
    let doubts = doubts::of(tx, mailbox, read, place.joined)?;
    let kept = kept(tx, mailbox, read, raw, (message, &place, entry.id));
    store::insert_message(tx, &Message { faults: kept.faults.iter().cloned().chain(doubts).collect(), ..kept })?;
    circle::note(tx, mailbox, read, (message, place.joined))?;
    scan::want(tx, read, (message, place.case.id), &raw.hash)?;
    tx.record(received(read, &place, message, (repeated.len(), raw.size)))?;
    if !repeated.is_empty() {
        let house = House::read(tx)?;
        marked::write_down(tx, message, &marked::all(Of::AskedAgain, repeated.iter().map(|question| house.covered(question))))?;
    }
    Ok((message, place.case, opens && read.is_personal()))
}

fn received(read: &ReadMail, place: &Place, message: MessageId, (repeated, size): (usize, u64)) -> Received {
    Received {
        case: place.case.id.get(),
        interaction: place.interaction.get(),
        message: message.get(),
        joined: place.joined,
        automatic: read.automatic(),
        faults: read.faults(),
        questions: read.questions.len(),
        repeated,
        size,
        sender: read.proof.standing.key(),
        is_verification: read.is_verification,
    }
}

fn known(tx: &mut Tx<'_>, id: CaseId) -> Result<Case> {
    desk::store::case(tx, id)?.ok_or(Error::NotFound("case"))
}

/// Who speaks: the customer only where a person wrote and their domain does not say that it was somebody else.
fn speaker(read: &ReadMail) -> EntryKind {
    if read.is_personal() && !read.is_refuted() { EntryKind::In } else { EntryKind::Stranger }
}

/// A new matter of somebody who may be known. What a machine sent starts no clock and is nobody's until somebody takes it. Whose sender is
/// refuted belongs to no customer: neither is one made of it, nor does it stand among the matters of the one whom it names.
fn begin(tx: &mut Tx<'_>, mailbox: &Mailbox, read: &ReadMail, joined: &'static str) -> Result<Place> {
    let mail = &read.parsed.mail;
    let is_personal = read.is_personal();
    let customer = match mail.from.as_ref().filter(|_| is_personal && !read.is_refuted()) {
        Some(from) => Some(desk::meet(
            tx,
            &Contact { kind: "email", value: from.address.to_lowercase(), name: from.name.clone().unwrap_or_default(), lang: read.lang },
        )?),
        None => None,
    };
    let new = NewCase {
        kind: "matter",
        channel: crate::KEY,
        subject: writing::subject::bare(&mail.subject).to_owned(),
        first_words: read.text.clone(),
        lang: read.lang,
        customer: customer.map(|customer| customer.id),
        service: mailbox.service,
        level: mailbox.level,
    };
    let (case, interaction) = if is_personal { desk::open_case(tx, new)? } else { desk::open_quiet_case(tx, new)? };
    Ok(Place { case, interaction, joined, kind: speaker(read) })
}

/// A further message of a case. What a machine sent starts no clock. Whose sender is refuted is somebody's word all the same, and looked at
/// in time, but it stands apart and never as the customer's; so does what somebody writes who had got a copy.
fn join(tx: &mut Tx<'_>, id: CaseId, mailbox: &Mailbox, read: &ReadMail, joined: &'static str) -> Result<Place> {
    let mut case = known(tx, id)?;
    let interaction = desk::store::newest_interaction(tx, id)?.ok_or(Error::NotFound("interaction"))?;
    let is_aside = thread::is_of_copied(joined);
    // Who only got a copy neither opens a case again nor moves a clock: its owner is told, and decides.
    match case.owner {
        _ if !read.is_personal() => {}
        Some(owner) if is_aside => desk::tell(tx, owner, "copied-wrote", Some(id))?,
        None if is_aside => {}
        _ => desk::customer_wrote(tx, &mut case, mailbox.level)?,
    }
    let kind = if is_aside { EntryKind::Stranger } else { speaker(read) };
    Ok(Place { case, interaction, joined, kind })
}

fn kept(tx: &Tx<'_>, mailbox: &Mailbox, read: &ReadMail, raw: &Prepared, (id, place, entry): (MessageId, &Place, i64)) -> Message {
    let mail = &read.parsed.mail;
    let from = mail.from.as_ref();
    let enclosed = |(file, content): (&post::Attachment, &Option<post::Content>)| Enclosed {
        name: file.name.clone().unwrap_or_default(),
        kind: file.sniffed.into(),
        size: file.bytes.len(),
        content: content.clone(),
    };
    Message {
        id,
        mailbox: mailbox.id,
        case: place.case.id,
        interaction: place.interaction,
        entry,
        is_out: false,
        raw: raw.hash.clone(),
        size: raw.size,
        message_id: mail.message_id.clone().unwrap_or_default(),
        correspondent: from.map(|from| from.address.to_lowercase()).unwrap_or_default(),
        correspondent_name: from.and_then(|from| from.name.clone()).unwrap_or_default(),
        subject: mail.subject.clone(),
        automatic: read.automatic().into(),
        faults: read.faults(),
        standing: read.proof.standing.key().into(),
        found: read.found.clone().or_else(|| Found::of(&read.proof)),
        is_verification: read.is_verification,
        attachments: mail.attachments.iter().zip(&read.contents).map(enclosed).collect(),
        state: "received".into(),
        state_note: String::new(),
        at: tx.now(),
    }
}
