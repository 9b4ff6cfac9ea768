//! Files that people send to a centre: what they are called, the first one of a form, read in one way wherever one is asked for, and photographs
//! handed out.

use std::collections::BTreeMap;

use ::store::Tx;
use axum::extract::Multipart;
use axum::extract::multipart::MultipartError;
use axum::response::IntoResponse;
use axum::response::Response;
use http::HeaderMap;
use http::HeaderValue;
use http::StatusCode;
use http::header;
use kernel::Actor;
use kernel::EntityId;
use kernel::Error;
use kernel::Permission;
use kernel::Result;
use kernel::Role;
use kernel::invalid;
use platform::App;
use platform::Failure;
use platform::files::FileId;
use platform::files::SANDBOX;

use crate::store;
use crate::walk_photo::PhotoId;

/// Hand out photographs, and documents that customers handed in, to whoever was let through.
pub(crate) const HAND_OUT: Permission = Permission { key: "centre.hand-out-photos", roles: &[Role::System] };

/// What the photographs of a walk are called.
pub(crate) const PHOTO: &str = "photo";
/// What those of the opening of a day are called.
pub(crate) const OPENING: &str = "opening";
/// What documents that customers handed in are called.
pub(crate) const DOCUMENT: &str = "document";

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
const A_PHOTO: Asked = Asked { field: "photo", large: "centre-photo-large", none: "centre-photo-none" };

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
    Ok(first(form, &A_PHOTO).await?.bytes)
}

/// A photograph without what is hidden in it, for whoever was let through.
pub(super) async fn picture(app: &App, entity: EntityId, file: FileId) -> std::result::Result<Response, Failure> {
    let grant = || Actor::system("files", Some(entity)).may(HAND_OUT);
    let id = PhotoId::new(file.of);
    let find = move |tx: &mut Tx<'_>| match file.what.as_str() {
        PHOTO => Ok(store::photo(tx, id)?.map(|photo| photo.hash)),
        OPENING => Ok(store::opening_photo(tx, id)?.map(|photo| photo.hash)),
        _ => Ok(None),
    };
    let hash = app.read(grant()?, find).await?.ok_or(Error::NotFound("photo"))?;
    let bytes = post::shown_picture(&app.blobs().read(grant()?, &hash).await?).ok_or(Error::NotFound("photo"))?;
    let mut headers = HeaderMap::new();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(post::sniff(&bytes)));
    headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(SANDBOX));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("private, max-age=3600"));
    Ok((headers, bytes).into_response())
}
