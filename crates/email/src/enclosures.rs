//! The files of messages, for the conversation in which they stand.

use ::store::Tx;
use kernel::Result;
use platform::Enclosure;
use ui::Page;

use crate::content_shown::told;
use crate::file_kind::file_kind;
use crate::message::Enclosed;
use crate::scan::Closed;
use crate::scan::Scan;
use crate::store;
use crate::store::scans;

/// The files of these messages.
pub(crate) fn enclosures(tx: &mut Tx<'_>, page: &Page, ids: &[i64]) -> Result<Vec<(i64, Enclosure)>> {
    let known = store::enclosed::enclosed(tx, ids)?;
    let with_files: Vec<i64> = known.iter().map(|(id, _)| *id).collect();
    let scans = scans::scans(tx, &with_files)?;
    let all = known.iter().flat_map(|(id, files)| {
        let scan = scans.iter().find(|scan| scan.id == *id);
        files.iter().enumerate().map(move |(place, file)| (*id, shown(page, (*id, place), file, scan)))
    });
    Ok(all.collect())
}

/// A file of a message as it is offered: its type is what its bytes show.
pub(crate) fn shown(page: &Page, (message, place): (i64, usize), file: &Enclosed, scan: Option<&Scan>) -> Enclosure {
    let closed = scan.and_then(|scan| scan.closes(Some(place)));
    let is_bad = closed.as_ref().is_some_and(Closed::is_found);
    let href = page.href(&format!("/desk/messages/{message}/attachments/{place}"));
    Enclosure {
        name: if file.name.is_empty() { page.t1("email-file-unnamed", "n", place + 1) } else { file.name.clone() },
        about: format!("{} · {}", file_kind(page, &file.kind), page.t1("email-kilobytes", "n", file.size.div_ceil(1024))),
        picture: if closed.is_none() && post::can_be_bare(&file.kind) { format!("{href}/picture") } else { String::new() },
        href,
        told: file.content.as_ref().filter(|_| !is_bad).map(|content| told(page, content)).unwrap_or_default(),
        is_bad,
        closed: closed.map(|closed| closed.words(page)).unwrap_or_default(),
    }
}
