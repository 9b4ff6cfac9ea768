//! Files of a secure message: sealed like its text, taken by whoever has just opened it with a code, and by one of ours for a reason. Each
//! taking is an event.

use ::store::Keys;
use ::store::Prepared;
use ::store::Tx;
use axum::extract::Path;
use axum::extract::State;
use axum::response::Response;
use axum::routing::post;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use http::Method;
use kernel::Error;
use kernel::Grant;
use kernel::Id;
use kernel::Result;
use kernel::Timestamp;
use kernel::refuse;
use platform::Access;
use platform::App;
use platform::Failure;
use platform::Form;
use platform::Route;
use platform::Settings;
use platform::Visit;
use platform::limits;
use platform::limits::Quota;
use platform::number;
use platform::private;
use post::Enclosure;
use serde::Deserialize;
use std::time::Duration;

use crate::led;
use crate::message::MessageId;
use crate::message_files::saved;
use crate::secure;
use crate::secure::Secure;
use crate::secure::SecureId;
use crate::secure::read_pass;
use crate::secure_events::SecureFileRevealed;
use crate::secure_events::SecureFileSaved;
use crate::secure_page::OPEN;
use crate::secure_send::REVEAL;
use crate::secure_send::stated;
use crate::store;
use crate::store::ReplyFile;
use crate::store::secure_files;

/// So long whoever has opened a secure message can take its files.
const TAKEN_WITHIN: Duration = Duration::from_secs(30 * 60);

/// Marks ids of files of secure messages.
pub(crate) enum SecureFileKind {}
/// Names one.
pub(crate) type SecureFileId = Id<SecureFileKind>;

/// A file of a secure message.
#[derive(Clone, Debug)]
pub(crate) struct SecureFile {
    pub(crate) id: SecureFileId,
    pub(crate) secure: SecureId,
    /// The hash under which what was made of it is kept.
    pub(crate) sealed: String,
    /// Its cleaned name, sealed: it may say as much as what is in it. Empty where it was kept before names were sealed.
    pub(crate) name: String,
    /// How many bytes it has.
    pub(crate) size: u64,
}

impl SecureFile {
    fn new(keys: &Keys, (id, secure): (SecureFileId, SecureId), sealed: &str, (name, size): (&str, u64)) -> SecureFile {
        SecureFile { id, secure, sealed: sealed.into(), name: keys.seal(&name_context(id), name), size }
    }

    /// What it is called; one whose name is gone goes by its place.
    fn called(&self, keys: &Keys, place: usize) -> Result<String> {
        if self.name.is_empty() { Ok(format!("file-{place}")) } else { keys.open(&name_context(self.id), &self.name) }
    }
}

/// A file as it is shown to whoever has opened the message.
pub(crate) struct Named {
    pub(crate) id: SecureFileId,
    pub(crate) name: String,
    pub(crate) size: u64,
}

/// The files of a secure message with their names.
pub(crate) fn named(tx: &mut Tx<'_>, keys: &Keys, secure: SecureId) -> Result<Vec<Named>> {
    let files = secure_files::secure_files(tx, secure)?;
    let named = |(at, one): (usize, SecureFile)| Ok(Named { id: one.id, name: one.called(keys, at + 1)?, size: one.size });
    files.into_iter().enumerate().map(named).collect()
}

pub(crate) fn routes() -> Vec<Route> {
    vec![
        Route::page(Method::POST, "/secure/{pass}/files/{file}", Access::Anyone, post(take)),
        Route::page(Method::POST, "/desk/messages/{id}/secure-files/{file}", Access::May(REVEAL), post(look)),
    ]
}

/// Seals files and brings them to where they are kept; they stand there for nobody until they are posted.
pub(crate) async fn seal(app: &App, grant: &Grant, secure: SecureId, files: Vec<Enclosure>) -> Result<Vec<(SecureFile, Prepared)>> {
    let mut all = Vec::new();
    for file in files {
        let id: SecureFileId = app.read(grant.clone(), |tx| Ok(tx.new_id())).await?;
        let (keys, size) = (app.keys().clone(), file.bytes.len() as u64);
        let (name, bytes) = (file.name, file.bytes);
        let work = move || keys.seal(&context(id), &STANDARD.encode(&bytes));
        let sealed = tokio::task::spawn_blocking(work).await.map_err(kernel::broken("sealing a file"))?;
        let prepared = app.blobs().prepare(sealed.into_bytes()).await?;
        all.push((SecureFile::new(app.keys(), (id, secure), &prepared.hash, (&name, size)), prepared));
    }
    Ok(all)
}

/// They become true with the message, within what the entity may keep: what they were in the draft goes in their favour.
///
/// # Errors
/// `Refused` in words when they would be more than is allowed.
pub(crate) fn post_files(tx: &mut Tx<'_>, settings: &Settings, (drafts, files): (&[ReplyFile], &[(SecureFile, Prepared)])) -> Result<()> {
    let given_back: u64 = drafts.iter().map(|file| file.size).sum();
    limits::take(tx, settings, Quota::StoredBytes, -i64::try_from(given_back).unwrap_or(i64::MAX))?;
    for (file, prepared) in files {
        limits::keep(tx, settings, prepared)?;
        secure_files::insert_secure_file(tx, file)?;
    }
    Ok(())
}

/// What a file was, opened again.
async fn opened(app: &App, grant: Grant, file: &SecureFile) -> Result<Vec<u8>> {
    let sealed = app.blobs().read(grant, &file.sealed).await?;
    let sealed = String::from_utf8(sealed).map_err(kernel::broken("reading a sealed file"))?;
    let (keys, id) = (app.keys().clone(), file.id);
    let work = move || STANDARD.decode(keys.open(&context(id), &sealed)?).map_err(kernel::broken("opening a sealed file"));
    tokio::task::spawn_blocking(work).await.map_err(kernel::broken("opening a file"))?
}

fn context(id: SecureFileId) -> String {
    format!("email.secure-file:{id}")
}

fn name_context(id: SecureFileId) -> String {
    format!("email.secure-file-name:{id}")
}

/// What lets whoever has just opened a secure message take its files: until when, and our mark under it.
pub(crate) fn ticket(keys: &Keys, id: SecureId, now: Timestamp) -> (i64, String) {
    let until = (now + TAKEN_WITHIN).as_millisecond();
    (until, hex::encode(keys.mac("email.secure-file", &said(id, until))))
}

fn is_ticket(keys: &Keys, id: SecureId, (until, mark): (i64, &str), now: Timestamp) -> bool {
    let mark = hex::decode(mark).unwrap_or_default();
    now.as_millisecond() < until && keys.is_mac("email.secure-file", &said(id, until), &mark)
}

fn said(id: SecureId, until: i64) -> Vec<u8> {
    [id.get().to_be_bytes(), until.to_be_bytes()].concat()
}

/// A file with its place among those of its message, from 1 on.
type Placed = (usize, SecureFile);

fn one_of(tx: &mut Tx<'_>, found: &Secure, file: &str) -> Result<Placed> {
    let file: SecureFileId = number(file)?;
    let mut all = secure_files::secure_files(tx, found.id)?.into_iter().enumerate();
    all.find(|(_, one)| one.id == file).map(|(at, one)| (at + 1, one)).ok_or(Error::NotFound("file"))
}

/// Hands a file out, whose taking is written down.
async fn hand_out(app: &App, grant: Grant, (place, file): Placed) -> std::result::Result<Response, Failure> {
    let bytes = opened(app, grant, &file).await?;
    Ok(private(saved(bytes, &file.called(app.keys(), place)?, "application/octet-stream")?))
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Ticket {
    until: i64,
    ticket: String,
}

/// POST /secure/{pass}/files/{file} — with what the opened page holds.
async fn take(
    State(app): State<App>,
    visit: Visit,
    Path((pass, file)): Path<(String, String)>,
    Form(shown): Form<Ticket>,
) -> std::result::Result<Response, Failure> {
    let led = led::led(&visit, OPEN, read_pass(app.keys(), &pass), &format!("/secure/{pass}"))?;
    let (keys, id) = (app.keys().clone(), led.to);
    let found = app.write(led.grant.clone(), move |tx| {
        let (found, now) = (store::secure(tx, id)?.ok_or(Error::NotFound("page"))?, tx.now());
        if !found.is_open(now) || !is_ticket(&keys, id, (shown.until, &shown.ticket), now) {
            return Err(refuse("email-secure-files-over").into());
        }
        let (place, file) = one_of(tx, &found, &file)?;
        tx.record(SecureFileSaved { case: found.case.get(), message: found.message.get(), place })?;
        Ok((place, file))
    });
    hand_out(&app, led.grant, found.await?).await
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Asked {
    reason: String,
}

/// POST /desk/messages/{id}/secure-files/{file} — with a reason, which is kept.
async fn look(
    State(app): State<App>,
    visit: Visit,
    Path((id, file)): Path<(String, String)>,
    Form(asked): Form<Asked>,
) -> std::result::Result<Response, Failure> {
    revealed(&app, visit.actor.may(REVEAL)?, (number(&id)?, file), asked.reason).await
}

/// A file for one of ours; which it was and why is kept.
///
/// # Errors
/// `Invalid` without a reason; `NotFound` for another entity's.
pub(crate) async fn revealed(
    app: &App,
    grant: Grant,
    (message, file): (MessageId, String),
    reason: String,
) -> std::result::Result<Response, Failure> {
    let found = app.write(grant.clone(), move |tx| {
        let reason = stated(&reason)?;
        let found = secure::of_message(tx, message)?;
        let (place, file) = one_of(tx, &found, &file)?;
        tx.record(SecureFileRevealed { case: found.case.get(), message: found.message.get(), place, reason })?;
        Ok((place, file))
    });
    hand_out(app, grant, found.await?).await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_file_is_called_is_sealed_and_one_whose_name_is_gone_goes_by_its_place() {
        let folder = tempfile::tempdir().unwrap();
        let keys = Keys::make(&folder.path().join("keys")).unwrap();
        let file = SecureFile::new(&keys, (Id::new(7), Id::new(3)), "hash", ("850101234.pdf", 9));
        assert!(!format!("{file:?}").contains("850101234"), "{file:?}");
        assert_eq!(file.called(&keys, 2).unwrap(), "850101234.pdf");
        assert_eq!(SecureFile { name: String::new(), ..file.clone() }.called(&keys, 2).unwrap(), "file-2");
        assert!(SecureFile { id: Id::new(8), ..file }.called(&keys, 2).is_err(), "it opens for no other file");
    }

    #[test]
    fn a_ticket_holds_for_one_message_and_half_an_hour() {
        let folder = tempfile::tempdir().unwrap();
        let keys = Keys::make(&folder.path().join("keys")).unwrap();
        let now = Timestamp::from_second(1_790_000_000).unwrap();
        let (until, mark) = ticket(&keys, Id::new(7), now);
        assert!(is_ticket(&keys, Id::new(7), (until, &mark), now + Duration::from_secs(29 * 60)));
        assert!(!is_ticket(&keys, Id::new(7), (until, &mark), now + TAKEN_WITHIN), "its time is over");
        assert!(!is_ticket(&keys, Id::new(8), (until, &mark), now), "another message");
        assert!(!is_ticket(&keys, Id::new(7), (until + 1, &mark), now), "longer than it was given");
        assert!(!is_ticket(&keys, Id::new(7), (until, "zz"), now));
    }
}
