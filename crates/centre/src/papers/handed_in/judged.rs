//! A file that a customer hands in, judged before it is kept: what its bytes are, that it is whole, and that nothing harmful is in it.

use std::time::Duration;

use ::store::Prepared;
use ::store::Tx;
use ::store::name_of;
use kernel::Grant;
use kernel::Result;
use platform::App;
use platform::limits;
use platform::limits::Quota;
use platform::scanner::Scanner;
use platform::scanner::Verdict;

use super::Which;
use super::count;
use super::may_add;
use super::must_fit;
use super::wrong;

/// The largest file, in bytes.
pub(crate) const LARGEST: usize = 8 * 1024 * 1024;
/// So long whoever hands something in waits for what the scanner says.
const MOMENT: Duration = Duration::from_secs(20);
pub(super) const PDF: &str = "application/pdf";
/// What a file may be, by its bytes.
const KINDS: [&str; 4] = ["image/jpeg", "image/png", "image/webp", PDF];
/// A whole PDF ends with this, and with little behind it.
const END_OF_PDF: &[u8] = b"%%EOF";
const LAST_OF_PDF: usize = 2048;

/// A file as it was sent.
pub(crate) struct Sent {
    pub(crate) name: String,
    pub(crate) bytes: Vec<u8>,
}

/// A file that may be kept.
pub(crate) struct Judged {
    pub(super) name: String,
    pub(super) kind: &'static str,
    pub(super) blob: Prepared,
}

/// Judges a file for a line of what to bring; nothing for one that is there already, such as by a second press, also where no more may be added.
///
/// # Errors
/// `Invalid` for what is no whole picture or PDF, is too large, was found to be harmful or could not be looked at; what `may_add` says.
pub(crate) async fn judge(app: &App, grant: Grant, which: &Which, sent: Sent) -> Result<Option<Judged>> {
    // Whoever may not put one here hears so whatever they sent, and leaves nothing behind.
    let asked = which.clone();
    let (there, room) = app.read(grant.clone(), move |tx| may_add(tx, &asked)).await?;
    if there.is_empty() && room.is_err() {
        return room.map(|_| None);
    }
    let freed = freed(&sent.bytes);
    if let Ok((_, bytes)) = &freed
        && there.contains(&name_of(bytes))
    {
        return Ok(None);
    }
    let (room, (kind, bytes)) = (room?, freed?);
    must_fit(bytes.len() as u64, room)?;
    let (inside, size, counted) = (app.clone(), bytes.len() as u64, which.clone());
    let may_be_looked_at = move |tx: &mut Tx<'_>| {
        entity_must_have_room(&inside, tx, size)?;
        count(tx, &counted)
    };
    app.write(grant, may_be_looked_at).await?;
    look_at(app, &sent.bytes).await?;
    Ok(Some(Judged { name: post::clean_name(&sent.name), kind, blob: app.blobs().prepare(bytes).await? }))
}

/// What would be refused when it is recorded is not put beside the database at all, where it would lie for a day.
fn entity_must_have_room(app: &App, tx: &mut Tx<'_>, size: u64) -> Result<()> {
    if limits::has_room(tx, app.settings(), Quota::StoredBytes, size)? { Ok(()) } else { Err(wrong("centre-document-no-room")) }
}

/// A picture without what is hidden in it, or a PDF as it is, with its kind.
fn freed(bytes: &[u8]) -> Result<(&'static str, Vec<u8>)> {
    if bytes.len() > LARGEST {
        return Err(wrong("centre-document-large"));
    }
    let kind = post::sniff(bytes);
    if !KINDS.contains(&kind) {
        return Err(wrong("centre-document-kind"));
    }
    let whole = if kind == PDF { is_whole_pdf(bytes).then(|| bytes.to_vec()) } else { post::shown_picture(bytes) };
    whole.map(|bytes| (kind, bytes)).ok_or_else(|| wrong("centre-document-broken"))
}

fn is_whole_pdf(bytes: &[u8]) -> bool {
    let last = &bytes[bytes.len().saturating_sub(LAST_OF_PDF)..];
    last.windows(END_OF_PDF.len()).any(|window| window == END_OF_PDF)
}

/// Nobody opens what was not looked at, where files are looked at.
async fn look_at(app: &App, bytes: &[u8]) -> Result<()> {
    let Some(scanner) = Scanner::of(app.settings()) else { return Ok(()) };
    match scanner.within(MOMENT).scan(bytes).await {
        Ok(Verdict::Clean) => Ok(()),
        Ok(Verdict::Found(_)) => Err(wrong("centre-document-harmful")),
        Ok(Verdict::TooLarge) => Err(wrong("centre-document-too-large-to-check")),
        Err(error) => {
            tracing::warn!(%error, "a document that a customer hands in could not be scanned");
            Err(wrong("centre-document-unchecked"))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pdf_is_whole_when_it_ends_as_one_and_nothing_else_is_a_document() {
        assert_eq!(freed(b"%PDF-1.7 plan\n%%EOF\n").unwrap().0, PDF);
        for other in ["%PDF-1.7 plan", "MZ", "<html>%%EOF", "GIF89a"] {
            assert!(freed(other.as_bytes()).is_err(), "{other}");
        }
        assert!(freed(&[b"%PDF-1.7".as_slice(), vec![b' '; LARGEST].as_slice(), b"%%EOF".as_slice()].concat()).is_err(), "larger than any");
    }
}
