//! A reply: composed from records so that nothing the guide asks for is forgotten, checked, sent once, judged from what was sent.

use ::store::Prepared;
use ::store::Tx;
use canned::CannedId;
use desk::Case;
use desk::CaseId;
use desk::EntryKind;
use desk::InteractionId;
use desk::Promised;
use desk::Said;
use kernel::Error;
use kernel::Lang;
use kernel::Permission;
use kernel::Result;
use kernel::Role;
use kernel::invalid;
use platform::App;
use platform::deliveries;
use platform::deliveries::NewDelivery;
use platform::limits;
use platform::limits::Quota;
use sha2::Digest;
use sha2::Sha256;

use crate::checks;
use crate::copies::Copies;
use crate::copy_letters;
use crate::could_leave;
use crate::could_leave::Looked;
use crate::deliver::OUTGOING;
use crate::events::ReplySent;
use crate::letter::Letter;
use crate::looked_through;
use crate::marked;
use crate::message::Message;
use crate::message::MessageId;
use crate::open_points;
use crate::recorded::Of;
use crate::recorded::sent;
use crate::reviews;
use crate::second_look;
use crate::sending::Sending;
use crate::sending::has_left;
use crate::store;
use crate::store::Draft;
use crate::waited::Time;

/// Answer customers by email.
pub const REPLY: Permission = Permission { key: "email.reply", roles: &org::SERVING };

/// Send confidential data by email all the same, with a reason that is kept (6.email.no-confidential).
pub const OVERRIDE: Permission = Permission { key: "email.override", roles: &[Role::Supervisor, Role::CentreManager] };

/// What the employee wrote.
#[derive(Clone, Debug)]
pub struct Reply {
    /// The subject.
    pub subject: String,
    /// The text between greeting and closing.
    pub body: String,
    /// The language of the reply.
    pub lang: Lang,
    /// The version of the case on which it was written.
    pub seen: i64,
    /// Why confidential data goes out all the same; empty when none does.
    pub override_reason: String,
    /// The canned replies that were put into it, for their counts.
    pub canned: Vec<CannedId>,
    /// What the employee said of the customer's questions by hand: `0+ 2-`, the first is answered, the third is not.
    pub points: String,
    /// Whether the files that were put to the draft go with it.
    pub with_files: bool,
    /// Who gets a copy of it beside the customer.
    pub copies: Copies,
}

impl Reply {
    /// Tells one text from another, and the same text for other people.
    pub(crate) fn digest(&self) -> String {
        let text = self.text_digest();
        if self.copies == Copies::default() {
            return text;
        }
        format!("{text}.{}", hex::encode(Sha256::digest(self.copies.written().as_bytes())))
    }

    /// Tells one text from another, whoever gets it.
    pub(crate) fn text_digest(&self) -> String {
        digest(&self.subject, &self.body, self.lang)
    }

    /// Whether another is the same text on the same view of the case, for the same people.
    pub(crate) fn is_same(&self, other: &Reply) -> bool {
        self.digest() == other.digest() && self.seen == other.seen
    }

    /// As it is kept where it does not leave.
    pub(crate) fn draft(&self) -> Draft {
        Draft { subject: self.subject.clone(), body: self.body.clone(), lang: self.lang }
    }
}

/// The same of what is not a reply yet.
pub(crate) fn digest(subject: &str, body: &str, lang: Lang) -> String {
    hex::encode(Sha256::digest([subject.trim(), body.trim(), lang.code()].join("\u{0}").as_bytes()))
}

/// Sends a reply: when it answers, the reply is durable and on its way. The same reply sent again from the same view of the case is
/// the one that was sent.
///
/// # Errors
/// `Invalid` fields, refused by the guide's rules, `Conflict` when the customer or a colleague wrote meanwhile.
pub async fn send_reply(app: &App, grant: kernel::Grant, case: CaseId, reply: Reply) -> Result<MessageId> {
    send(app, grant, case, Sending::of(reply), |_, _| Ok(())).await
}

/// The same, with something more that becomes true with it or not at all.
///
/// # Errors
/// As `send_reply`, and what the further thing says.
pub(crate) async fn send<F>(app: &App, grant: kernel::Grant, case: CaseId, sending: Sending, further: F) -> Result<MessageId>
where
    F: FnOnce(&mut Tx<'_>, MessageId) -> Result<()> + Send + 'static,
{
    // Nothing waits of what may not.
    let sending = Sending { may_wait: false, ..sending };
    leave(app, grant, case, sending, further).await?.ok_or(Error::Conflict(second_look::CHANGED))
}

/// The same; nothing has left where the entity wants a second look at a reply that may wait for one.
///
/// # Errors
/// As `send`.
pub(crate) async fn leave<F>(app: &App, grant: kernel::Grant, case: CaseId, mut sending: Sending, further: F) -> Result<Option<MessageId>>
where
    F: FnOnce(&mut Tx<'_>, MessageId) -> Result<()> + Send + 'static,
{
    let (letter, copied) = match could_leave::look(app, &grant, case, &mut sending).await? {
        Looked::Sent(known) => return Ok(Some(known)),
        Looked::Waits => return Ok(None),
        Looked::Written(letter, copied) => (letter, *copied),
    };
    let prepared = app.blobs().prepare(letter.bytes.clone()).await?;
    let copies = copied.prepare(app).await?;
    let inside = app.clone();
    app.write(grant, move |tx| {
        if let Some(known) = sent_before(tx, case, sending.reply.seen, &sending.digest)? {
            return Ok(Some(known));
        }
        second_look::must_wait(tx, case, sending.look.as_deref())?;
        limits::take(tx, inside.settings(), Quota::Mails, 1 + copies.len() as i64)?;
        let message = post_letter(tx, case, &sending, &letter, &prepared)?;
        copy_letters::post(tx, (case, message), &copies)?;
        further(tx, message)?;
        Ok(Some(message))
    })
    .await
}

pub(crate) fn sent_before(tx: &mut Tx<'_>, id: CaseId, seen: i64, digest: &str) -> Result<Option<MessageId>> {
    let sending = store::sending(tx, id, seen)?;
    Ok(sending.filter(|(known, _)| known == digest).map(|(_, message)| message))
}

/// The rules that must hold when a reply is written and again when it is posted.
pub(crate) fn may_answer(tx: &mut Tx<'_>, id: CaseId, reply: &Reply) -> Result<Case> {
    let case = desk::store::case(tx, id)?.ok_or(Error::NotFound("case"))?;
    case.must_be_owned_by(tx.actor().employee()?)?;
    case.must_be_version(reply.seen)?;
    if reply.body.trim().is_empty() {
        return Err(invalid("body", "email-body-empty"));
    }
    if let Some(problem) = writing::subject::problem(&reply.subject) {
        return Err(invalid("subject", checks::subject_key(problem)));
    }
    Ok(case)
}

/// Everything that a sent reply changes, at once: conversation, clock, message, delivery, the event that the rules judge.
fn post_letter(tx: &mut Tx<'_>, id: CaseId, sending: &Sending, letter: &Letter, raw: &Prepared) -> Result<MessageId> {
    let reply = &sending.reply;
    let mut case = may_answer(tx, id, reply)?;
    let time = Time::of(tx, &case)?;
    let interaction = desk::store::newest_interaction(tx, id)?.ok_or(Error::NotFound("interaction"))?;
    if !sending.is_interim {
        desk::entity_answered(tx, &mut case)?;
        desk::keep_promises(tx, id, &[Promised::Reply])?;
    }
    let channel = if sending.is_interim { desk::INTERIM } else { crate::KEY };
    let said = Said { channel, files: letter.file_words.clone(), ..said(tx, reply.lang, interaction, &letter.text, letter.message)? };
    let entry = desk::say(tx, &mut case, said)?;
    letter.left.iter().try_for_each(|left| open_points::write_down(tx, left, entry.id))?;
    tx.keep(raw)?;
    store::insert_message(tx, &outgoing(tx, letter, reply, raw, (id, interaction, entry.id)))?;
    store::write_down_sending(tx, id, reply.seen, &sending.digest, letter.message)?;
    match &sending.look {
        _ if !sending.is_interim => has_left(tx, id, sending)?,
        Some(_) => store::looks::clear_look(tx, id)?,
        None => {}
    }
    let destination = letter.to.rsplit('@').next().unwrap_or_default().into();
    let payload = serde_json::json!({ "message": letter.message });
    deliveries::enqueue_first(
        tx,
        &NewDelivery { kind: OUTGOING, key: letter.message.to_string(), destination, payload, not_before: None },
    )?;
    reviews::write_down(tx, (id, letter.message), reply, &letter.counted)?;
    looked_through::keep(tx, id, letter.looked)?;
    if letter.counted.leaks > 0 {
        store::copies::mark_secret(tx, id)?;
    }
    if !sending.is_interim {
        let reason = reply.override_reason.trim().to_owned();
        let of = Of::read(tx, &case, reply.lang)?;
        marked::write_down(tx, letter.message, &letter.counted.marks)?;
        tx.record(ReplySent { override_reason: reason, ..sent((id, interaction, letter.message), of, &letter.counted, &time) })?;
    }
    Ok(letter.message)
}

/// The reply as the conversation shows it.
pub(crate) fn said(tx: &mut Tx<'_>, lang: Lang, interaction: InteractionId, text: &str, message: MessageId) -> Result<Said> {
    let said = Said::by_me(tx, lang, (EntryKind::Out, crate::KEY), text)?;
    Ok(Said { interaction: Some(interaction), source: Some(("message", message.get())), ..said })
}

fn outgoing(tx: &Tx<'_>, letter: &Letter, reply: &Reply, raw: &Prepared, ids: (CaseId, InteractionId, i64)) -> Message {
    Message {
        id: letter.message,
        mailbox: letter.mailbox.id,
        case: ids.0,
        interaction: ids.1,
        entry: ids.2,
        is_out: true,
        raw: raw.hash.clone(),
        size: raw.size,
        message_id: letter.message_id.clone(),
        correspondent: letter.to.clone(),
        correspondent_name: String::new(),
        subject: reply.subject.trim().into(),
        automatic: String::new(),
        faults: Vec::new(),
        standing: String::new(),
        found: None,
        is_verification: false,
        attachments: letter.enclosed.clone(),
        state: "waiting".into(),
        state_note: String::new(),
        at: tx.now(),
    }
}
