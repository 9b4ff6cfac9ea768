//! Files that people send to a centre: the first one of a form, read in one way wherever one is asked for.

use std::collections::BTreeMap;

use axum::extract::Multipart;
use axum::extract::multipart::MultipartError;
use http::StatusCode;
use kernel::Result;
use kernel::invalid;

/// What a form asks for, and what is said where it is not there.
pub(crate) struct Asked {
    /// Under which field of the page it is said.
    pub(crate) field: &'static str,
    /// Where the form holds more than it may.
    pub(crate) large: &'static str,
    /// Where no file was chosen.
    pub(crate) none: &'static str,
}

/// A photograph.
const PHOTO: Asked = Asked { field: "photo", large: "centre-photo-large", none: "centre-photo-none" };

/// The first file of a form.
pub(crate) struct Sent {
    /// What stands in the form before it.
    pub(crate) fields: BTreeMap<String, String>,
    /// What it is called.
    pub(crate) name: String,
    /// What it holds.
    pub(crate) bytes: Vec<u8>,
}

/// Reads the first file of a form that holds something.
///
/// # Errors
/// `Invalid` where there is none, where the form is too large, and where it does not arrive whole, as when the line breaks off: that is nothing that
/// a smaller file would mend.
pub(crate) async fn first(form: &mut Multipart, asked: &Asked) -> Result<Sent> {
    let fails = |error: MultipartError| {
        let is_large = error.status() == StatusCode::PAYLOAD_TOO_LARGE;
        invalid(asked.field, if is_large { asked.large } else { "centre-file-cut" })
    };
    let mut fields = BTreeMap::new();
    while let Some(part) = form.next_field().await.map_err(fails)? {
        let field = part.name().map(str::to_owned);
        let Some(name) = part.file_name().map(str::to_owned) else {
            let text = part.text().await.map_err(fails)?;
            fields.extend(field.map(|field| (field, text)));
            continue;
        };
        let bytes = part.bytes().await.map_err(fails)?;
        if !bytes.is_empty() {
            return Ok(Sent { fields, name, bytes: bytes.to_vec() });
        }
    }
    Err(invalid(asked.field, asked.none))
}

/// Reads the first photograph of a form.
///
/// # Errors
/// As `first`.
pub(crate) async fn photo(form: &mut Multipart) -> Result<Vec<u8>> {
    Ok(first(form, &PHOTO).await?.bytes)
}
