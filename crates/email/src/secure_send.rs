//! Sending a reply as a secure message: the text stays here, sealed, and a letter with a link leaves in its place.

use ::store::Tx;
use desk::CaseId;
use kernel::Error;
use kernel::Grant;
use kernel::Permission;
use kernel::Result;
use kernel::Role;
use kernel::Timestamp;
use kernel::invalid;
use kernel::refuse;
use platform::App;

use crate::attach;
use crate::automatic;
use crate::copies::Copies;
use crate::message::MessageId;
use crate::reply;
use crate::reply::Reply;
use crate::second_look;
use crate::secure;
use crate::secure::LASTS;
use crate::secure::Secure;
use crate::secure_events::SecureRevealed;
use crate::secure_events::SecureSent;
use crate::secure_events::SecureWithdrawn;
use crate::sending::Sending;
use crate::store;

/// Look at the text of a secure message again, with a reason, or withdraw it.
pub(crate) const REVEAL: Permission =
    Permission { key: "email.reveal-secure", roles: &[Role::Employee, Role::Supervisor, Role::CentreManager] };

/// Sends what was written as a secure message. The same again from the same view of the case is the one that was sent.
///
/// # Errors
/// As sending a reply; refused with files, which would travel openly.
pub async fn send_secure(app: &App, grant: Grant, case: CaseId, written: Reply) -> Result<MessageId> {
    if written.body.trim().is_empty() {
        return Err(invalid("body", "email-body-empty"));
    }
    let inside = app.clone();
    if app.read(grant.clone(), move |tx| second_look::is_wanted(tx, &inside)).await? {
        return Err(refuse("email-look-secure").into());
    }
    if written.with_files && !attach::enclosures(app, &grant, case).await?.0.is_empty() {
        return Err(refuse("email-secure-files").into());
    }
    let entity = grant.actor().entity.ok_or(Error::Forbidden("entity"))?;
    let id = app.read(grant.clone(), |tx| Ok(tx.new_id())).await?;
    let pass = secure::pass(app.keys(), entity, id);
    let link = format!("{}/{}/secure/{pass}", app.public_url(), written.lang.code());
    let until = automatic::moment(app.now() + LASTS);
    let cover = app.words().say_plain(written.lang, "email-secure-letter", &[("link", link.into()), ("until", until)]);
    let (text, keys) = (written.body.trim().to_owned(), app.keys().clone());
    // A plain digest of a short text could be guessed by whoever reads the database.
    let digest = keys.keyed_hash("email.secure-digest", &written.digest());
    let draft = written.digest();
    let sending = Sending {
        digest,
        draft,
        written: Some(text.clone()),
        ..Sending::of(Reply { body: cover, with_files: false, copies: Copies::default(), ..written })
    };
    reply::send(app, grant, case, sending, move |tx, message| {
        let letter = store::message(tx, message)?.ok_or(Error::NotFound("message"))?;
        let now = tx.now();
        store::insert_secure(tx, &Secure::new(&keys, id, (case, message), &letter.correspondent, &text, now))?;
        tx.record(SecureSent { case: case.get(), interaction: letter.interaction.get(), message: message.get() })?;
        Ok(())
    })
    .await
}

/// The text of a secure message for one of ours, with a reason that is kept.
///
/// # Errors
/// `Invalid` without a reason; `NotFound` for another entity's.
pub(crate) fn reveal(tx: &mut Tx<'_>, app: &App, message: MessageId, reason: &str) -> Result<String> {
    let reason = reason.trim();
    if reason.is_empty() {
        return Err(invalid("reason", "email-secure-reason"));
    }
    let found = secure::of_message(tx, message)?;
    tx.record(SecureRevealed { case: found.case.get(), message: message.get(), reason: reason.into() })?;
    found.text(app.keys())
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
