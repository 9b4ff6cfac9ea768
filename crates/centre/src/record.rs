//! Keeping recorded speech, and taking it away: for every hall of the entity, so only by those who set up all of its centres.

use ::store::Prepared;
use ::store::Tx;
use kernel::Error;
use kernel::Grant;
use kernel::Lang;
use kernel::Result;
use kernel::refuse;
use platform::App;
use platform::Settings;
use platform::limits;

use crate::recording::LARGEST;
use crate::recording::Part;
use crate::recording::Recording;
use crate::recording::RecordingId;
use crate::recording::kind;
use crate::recording_events::RecordingKept;
use crate::recording_events::RecordingRemoved;
use crate::store;

/// A recording that was judged, and whose bytes can be kept.
pub(crate) struct Judged {
    blob: Prepared,
    kind: &'static str,
}

/// Judges a recording.
///
/// # Errors
/// Refused for whoever sets up some centres only, for what is too large, and for what is no MP3, Ogg, WAV or M4A.
pub(crate) async fn judge(app: &App, grant: Grant, bytes: Vec<u8>) -> Result<Judged> {
    // Whoever may not hears so whatever they sent, and leaves nothing behind.
    app.read(grant, must_set_up_all).await?;
    if bytes.len() > LARGEST {
        return Err(refuse("centre-recording-large").into());
    }
    let kind = kind(&bytes).ok_or_else(|| refuse("centre-recording-kind"))?;
    Ok(Judged { blob: app.blobs().prepare(bytes).await?, kind })
}

/// Keeps a recording of a part, in the place of what was there, whose bytes go. The same one again changes nothing.
///
/// # Errors
/// Refused for whoever sets up some centres only; what the entity's quota says.
pub(crate) fn keep(tx: &mut Tx<'_>, settings: &Settings, (lang, part): (Lang, Part), judged: Judged) -> Result<()> {
    must_set_up_all(tx)?;
    let Judged { blob, kind } = judged;
    let known = store::recordings(tx)?;
    if known.get(lang, part).is_some_and(|before| before.hash == blob.hash) {
        return Ok(());
    }
    limits::keep(tx, settings, &blob)?;
    let recording = Recording { id: tx.new_id(), lang, part, size: blob.size, hash: blob.hash, kind: kind.into() };
    store::save_recording(tx, &recording)?;
    if let Some(before) = known.get(lang, part) {
        tx.let_go(&before.hash)?;
    }
    tx.record(RecordingKept { recording: recording.id.get(), lang: lang.code(), part: part.key() }).map(drop)
}

/// Takes a recording away, and its bytes along.
///
/// # Errors
/// `NotFound` for what is no recording of the entity, or no more; refused for whoever sets up some centres only.
pub(crate) fn remove(tx: &mut Tx<'_>, id: RecordingId) -> Result<()> {
    let recording = store::recording(tx, id)?.ok_or(Error::NotFound("recording"))?;
    must_set_up_all(tx)?;
    store::delete_recording(tx, id)?;
    tx.let_go(&recording.hash)?;
    tx.record(RecordingRemoved { recording: id.get(), lang: recording.lang.code(), part: recording.part.key() }).map(drop)
}

fn must_set_up_all(tx: &mut Tx<'_>) -> Result<()> {
    if may_set_up_all(tx) { Ok(()) } else { Err(refuse("centre-recordings-of-all").into()) }
}

/// Whether somebody sets up all centres of the entity, and not some of them.
pub(crate) fn may_set_up_all(tx: &Tx<'_>) -> bool {
    tx.grant().centres().is_empty()
}
