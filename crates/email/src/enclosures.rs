//! The files of messages, for the conversation in which they stand.

use ::store::Tx;
use kernel::Result;
use platform::Enclosure;
use ui::Page;

use crate::message::Enclosed;
use crate::store;

/// What may be shown as a picture, once nothing is hidden in it.
const PICTURES: [&str; 4] = ["image/jpeg", "image/png", "image/gif", "image/webp"];

/// The files of these messages.
pub(crate) fn enclosures(tx: &mut Tx<'_>, page: &Page, ids: &[i64]) -> Result<Vec<(i64, Enclosure)>> {
    let known = store::enclosed(tx, ids)?;
    Ok(known.iter().flat_map(|(id, files)| files.iter().enumerate().map(|(place, file)| (*id, shown(page, *id, place, file)))).collect())
}

/// A file of a message as it is offered: its type is what its bytes show.
pub(crate) fn shown(page: &Page, message: i64, place: usize, file: &Enclosed) -> Enclosure {
    let href = page.href(&format!("/desk/messages/{message}/attachments/{place}"));
    Enclosure {
        name: if file.name.is_empty() { page.t1("email-file-unnamed", "n", place + 1) } else { file.name.clone() },
        about: format!("{} · {}", file.kind, page.t1("email-kilobytes", "n", file.size.div_ceil(1024))),
        picture: if PICTURES.contains(&file.kind.as_str()) { format!("{href}/picture") } else { String::new() },
        href,
    }
}
