//! Sending a reply as a secure message: the text stays here, sealed, and a letter with a link leaves in its place.

use ::store::Keys;
use ::store::Tx;
use desk::CaseId;
use kernel::Error;
use kernel::Grant;
use kernel::Permission;
use kernel::Phone;
use kernel::Result;
use kernel::Role;
use kernel::Timestamp;
use kernel::invalid;
use kernel::refuse;
use platform::App;
use platform::deliveries;

use crate::attach;
use crate::automatic;
use crate::copies::Copies;
use crate::could_leave;
use crate::message::MessageId;
use crate::proven;
use crate::proven::Proof;
use crate::reply;
use crate::reply::Reply;
use crate::second_look;
use crate::second_look::Held;
use crate::second_look::Sent;
use crate::secure;
use crate::secure::LASTS;
use crate::secure::Secure;
use crate::secure::SecureId;
use crate::secure_events::SecureRevealed;
use crate::secure_events::SecureSent;
use crate::secure_events::SecureWithdrawn;
use crate::secure_files;
use crate::secure_files::Named;
use crate::sending::Sending;
use crate::store;
use crate::store::ReplyFile;

/// Look at the text of a secure message again, with a reason, or withdraw it.
pub(crate) const REVEAL: Permission =
    Permission { key: "email.reveal-secure", roles: &[Role::Employee, Role::Supervisor, Role::CentreManager] };

/// What the event says proved whose the message is, where its codes go to a phone.
const PHONE: &str = "phone";

/// What must still be true when a secure message leaves.
pub(crate) struct Terms {
    /// The mark of what waits for a second look and leaves with it.
    pub(crate) look: Option<String>,
    /// The files that must go with it and no others; where nobody has looked at them, those of the draft.
    pub(crate) files: Option<Vec<ReplyFile>>,
    /// What proves the address, where that has just been read.
    pub(crate) proof: Option<Proof>,
    /// The phone that gets its codes; then nothing need prove the address, which gets a link alone.
    pub(crate) phone: Option<Phone>,
    /// Tells the draft that leaves with it.
    pub(crate) draft: String,
}

/// Sends what was written as a secure message, or lets it wait where the entity wants a second look. The same again from the same view of the
/// case is the one that was sent.
///
/// # Errors
/// As sending a reply; refused for a phone of which nobody has made sure, or where no text message can leave.
pub async fn send_secure(app: &App, grant: Grant, case: CaseId, (written, phone): (Reply, Option<Phone>)) -> Result<Sent> {
    let (is_wanted, sent, proof) = could_send_secure(app, &grant, case, (&written, phone.as_ref())).await?;
    if let Some(message) = sent {
        return Ok(Sent::Message(message));
    }
    if is_wanted {
        return ask(app, grant, case, (written, phone)).await;
    }
    let terms = Terms { look: None, files: None, proof, phone, draft: written.text_digest() };
    leave(app, grant, case, written, (terms, |_: &mut Tx<'_>, _| Ok(()))).await.map(Sent::Message)
}

/// Whether it could leave behind a code as it is now: whether a second look is wanted, the one that was sent from the same view of the case,
/// and what proves the address.
///
/// # Errors
/// As sending it.
pub(crate) async fn could_send_secure(
    app: &App,
    grant: &Grant,
    case: CaseId,
    (written, phone): (&Reply, Option<&Phone>),
) -> Result<(bool, Option<MessageId>, Option<Proof>)> {
    if written.body.trim().is_empty() {
        return Err(invalid("body", "email-body-empty"));
    }
    // The link is for the customer alone: whoever wanted others to read it is told, instead of believing that they did.
    if written.copies != Copies::default() {
        return Err(invalid("copy_to", "email-copy-secure"));
    }
    let (inside, digest, seen, to) = (app.clone(), keyed(app.keys(), &written.digest()), written.seen, phone.cloned());
    let look = move |tx: &mut Tx<'_>| {
        let sent = reply::sent_before(tx, case, seen, &digest)?;
        let proof = match &to {
            Some(phone) if sent.is_none() => must_be_theirs(tx, &inside, case, phone).map(|()| None)?,
            None if sent.is_none() => proven::must_be_proved(tx, case)?,
            _ => None,
        };
        Ok((second_look::is_wanted(tx, &inside)?, sent, proof))
    };
    app.read(grant.clone(), look).await
}

/// Codes go to no phone of which nobody has made sure that it is the customer's.
fn must_be_theirs(tx: &mut Tx<'_>, app: &App, case: CaseId, phone: &Phone) -> Result<()> {
    if !deliveries::can_text(app.settings()) {
        return Err(refuse("email-secure-no-gateway").into());
    }
    if !desk::proven_phones(tx, case)?.contains(phone) {
        return Err(refuse("email-secure-phone-unproved").with("phone", phone.masked()).by("6.email.no-confidential").into());
    }
    Ok(())
}

/// Lets it wait for a second look; it must be one that could leave now.
async fn ask(app: &App, grant: Grant, case: CaseId, (written, code_phone): (Reply, Option<Phone>)) -> Result<Sent> {
    if written.with_files {
        attach::enclosures(app, &grant, case).await?;
    }
    let id = app.read(grant.clone(), |tx| Ok(tx.new_id())).await?;
    could_leave::could_send(app, &grant, case, cover(app, &grant, id, &written)?).await?;
    let inside = app.clone();
    let held = Held { reply: written, interim: None, is_secure: true, code_phone };
    app.write(grant, move |tx| second_look::hold(tx, &inside, case, held)).await?;
    Ok(Sent::Waits)
}

/// What stands for the text of a secure message where it must be told from another. A plain digest of a short text could be guessed by whoever
/// reads the database.
pub(crate) fn keyed(keys: &Keys, digest: &str) -> String {
    keys.keyed_hash("email.secure-digest", digest)
}

/// The letter with the link that leaves in its place. It goes to the customer alone.
fn cover(app: &App, grant: &Grant, id: SecureId, written: &Reply) -> Result<Sending> {
    let entity = grant.actor().entity.ok_or(Error::Forbidden("entity"))?;
    let link = format!("{}/{}/secure/{}", app.public_url(), written.lang.code(), secure::pass(app.keys(), entity, id));
    let until = automatic::moment(app.now() + LASTS);
    let body = app.words().say_plain(written.lang, "email-secure-letter", &[("link", link.into()), ("until", until)]);
    let letter = Reply { body, with_files: false, copies: Copies::default(), ..written.clone() };
    let (digest, draft) = (keyed(app.keys(), &written.digest()), written.text_digest());
    Ok(Sending { digest, draft, written: Some(written.body.trim().to_owned()), ..Sending::of(letter) })
}

/// It leaves: text and files stay here, sealed, with something more that becomes true with it or not at all.
///
/// # Errors
/// As sending a reply; `Conflict` where its files are not those that were looked at.
pub(crate) async fn leave<F>(app: &App, grant: Grant, case: CaseId, written: Reply, (terms, further): (Terms, F)) -> Result<MessageId>
where
    F: FnOnce(&mut Tx<'_>, MessageId) -> Result<()> + Send + 'static,
{
    let (files, enclosures) = if written.with_files { attach::enclosures(app, &grant, case).await? } else { (Vec::new(), Vec::new()) };
    if terms.files.is_some_and(|wanted| wanted != files) {
        return Err(Error::Conflict(second_look::CHANGED));
    }
    let id: SecureId = app.read(grant.clone(), |tx| Ok(tx.new_id())).await?;
    let sealed = secure_files::seal(app, &grant, id, enclosures).await?;
    let sending = Sending { look: terms.look, draft: terms.draft, ..cover(app, &grant, id, &written)? };
    let (text, inside) = (written.body.trim().to_owned(), app.clone());
    reply::send(app, grant, case, sending, move |tx, message| {
        let letter = store::message(tx, message)?.ok_or(Error::NotFound("message"))?;
        let proof = match &terms.phone {
            Some(phone) => must_be_theirs(tx, &inside, case, phone).map(|()| PHONE)?,
            None => proven::must_go_to_proved(tx, case, (&letter.correspondent, terms.proof.as_ref()))?.key(),
        };
        let (now, to) = (tx.now(), (letter.correspondent.as_str(), terms.phone));
        store::insert_secure(tx, &Secure::new(inside.keys(), id, (case, message), to, &text, now))?;
        secure_files::post_files(tx, inside.settings(), (&files, &sealed))?;
        store::copies::mark_secret(tx, case)?;
        if written.with_files {
            must_be_those(tx, case, &files)?;
        }
        tx.record(SecureSent { case: case.get(), interaction: letter.interaction.get(), message: message.get(), proof })?;
        further(tx, message)
    })
    .await
}

/// The files of the draft have left with it. One that came or changed while it was sealed would be gone without having left.
fn must_be_those(tx: &mut Tx<'_>, case: CaseId, files: &[ReplyFile]) -> Result<()> {
    if store::reply_files(tx, case)? != files {
        return Err(Error::Conflict("email-reply-files-changed"));
    }
    store::drop_reply_files(tx, case)
}

/// The text of a secure message and what its files are called, for one of ours, with a reason that is kept.
///
/// # Errors
/// `Invalid` without a reason; `NotFound` for another entity's.
pub(crate) fn reveal(tx: &mut Tx<'_>, app: &App, message: MessageId, reason: &str) -> Result<(String, Vec<Named>)> {
    let reason = stated(reason)?;
    let found = secure::of_message(tx, message)?;
    tx.record(SecureRevealed { case: found.case.get(), message: message.get(), reason })?;
    Ok((found.text(app.keys())?, secure_files::named(tx, app.keys(), found.id)?))
}

/// A reason that says something.
pub(crate) fn stated(reason: &str) -> Result<String> {
    let reason = reason.trim();
    if reason.is_empty() { Err(invalid("reason", "email-secure-reason")) } else { Ok(reason.into()) }
}

/// Withdraws a secure message: its link opens nothing any more. Once more changes nothing.
///
/// # Errors
/// `NotFound` for another entity's.
pub(crate) fn withdraw(tx: &mut Tx<'_>, message: MessageId) -> Result<()> {
    let now: Timestamp = tx.now();
    let mut found = secure::of_message(tx, message)?;
    if found.withdrawn_at.is_none() {
        found.withdrawn_at = Some(now);
        store::save_secure(tx, &found)?;
        tx.record(SecureWithdrawn { case: found.case.get(), message: message.get() })?;
    }
    Ok(())
}
