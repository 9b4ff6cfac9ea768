//! The photographs of a walk for programs: put to an item of one's own, fetched by whoever may read the walk, taken away before it ends.

use ::store::Tx;
use axum::Json;
use axum::extract::DefaultBodyLimit;
use axum::extract::Path;
use axum::extract::State;
use axum::response::Response;
use axum::routing::delete;
use axum::routing::get;
use axum::routing::post;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use http::Method;
use kernel::Error;
use kernel::invalid;
use platform::Access;
use platform::Api;
use platform::App;
use platform::Caller;
use platform::Failure;
use platform::Json as Body;
use platform::Route;
use platform::api::schema;
use platform::number;
use schemars::JsonSchema;
use serde::Deserialize;
use serde::Serialize;

use super::WholeWalk;
use super::whole;
use crate::walk::INSPECT;
use crate::walk::WalkId;
use crate::walk_photo;
use crate::walk_photo::LARGEST;
use crate::walk_photo_page::handed_out;

/// What a request may hold: a file grows by a third on its way here.
pub(crate) const LARGEST_REQUEST: usize = LARGEST / 3 * 4 + 64 * 1024;

pub(super) fn routes() -> Vec<Route> {
    let may = Access::May(INSPECT);
    let one = |summary| Api { summary, answer: Some(schema::<WholeWalk>), ..Api::default() };
    let adding = post(add).layer(DefaultBodyLimit::max(LARGEST_REQUEST));
    let photo = "/api/v1/walks/{id}/photos/{photo}";
    vec![
        Route::plain(Method::POST, "/api/v1/walks/{id}/items/{item}/photos", may, adding)
            .described(Api { body: Some(schema::<NewPhoto>), ..one("centre-does-add-photo") }),
        Route::plain(Method::GET, photo, may, get(show)).described(Api { summary: "centre-does-show-photo", ..Api::default() }),
        Route::plain(Method::DELETE, photo, may, delete(remove)).described(one("centre-does-remove-photo")),
    ]
}

/// A photograph of an item.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "WalkPhoto")]
pub(super) struct Photo {
    id: String,
    /// How many bytes.
    size: u64,
}

impl Photo {
    pub(super) fn of(photo: &walk_photo::Photo) -> Photo {
        Photo { id: photo.id.to_string(), size: photo.size }
    }
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "NewWalkPhoto")]
struct NewPhoto {
    /// Its bytes in base64: JPEG, PNG or WebP, up to 12 MB. Where and with what it was taken is removed.
    content: String,
}

/// POST /api/v1/walks/{id}/items/{item}/photos
async fn add(
    State(app): State<App>,
    Caller(actor): Caller,
    Path((id, item)): Path<(String, String)>,
    Body(new): Body<NewPhoto>,
) -> Result<Json<WholeWalk>, Failure> {
    let id: WalkId = number(&id)?;
    let bytes = decoded(&new.content, "centre-photo-content")?;
    let (grant, inside) = (actor.may(INSPECT)?, app.clone());
    let judged = walk_photo::judge(&app, grant.clone(), (id, item.clone()), bytes).await.map_err(of_content)?;
    let write = move |tx: &mut Tx<'_>| {
        walk_photo::keep(tx, inside.settings(), (id, item), judged).map_err(of_content)?;
        whole(tx, id)
    };
    Ok(app.write_answer(grant, write).await?)
}

/// The bytes of a file in base64, and what is said where there are none.
pub(crate) fn decoded(content: &str, wrong: &'static str) -> kernel::Result<Vec<u8>> {
    let bytes = STANDARD.decode(content.trim()).ok().filter(|bytes| !bytes.is_empty());
    bytes.ok_or_else(|| invalid("content", wrong))
}

/// What stands against a photograph stands beside the field of its bytes.
pub(crate) fn of_content(error: Error) -> Error {
    match error {
        Error::Invalid(mut fields) => {
            fields.iter_mut().filter(|field| field.field == "photo").for_each(|field| field.field = "content".into());
            Error::Invalid(fields)
        }
        other => other,
    }
}

/// GET /api/v1/walks/{id}/photos/{photo} — its bytes, or the way to the address of files where there is one.
async fn show(State(app): State<App>, Caller(actor): Caller, Path((id, photo)): Path<(String, String)>) -> Result<Response, Failure> {
    handed_out(&app, &actor, (number(&id)?, number(&photo)?)).await
}

/// DELETE /api/v1/walks/{id}/photos/{photo}
async fn remove(
    State(app): State<App>,
    Caller(actor): Caller,
    Path((id, photo)): Path<(String, String)>,
) -> Result<Json<WholeWalk>, Failure> {
    let (id, photo) = (number(&id)?, number(&photo)?);
    let write = move |tx: &mut Tx<'_>| {
        walk_photo::remove(tx, id, photo)?;
        whole(tx, id)
    };
    Ok(app.write_answer(actor.may(INSPECT)?, write).await?)
}
