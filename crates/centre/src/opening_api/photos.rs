//! The photographs of the opening of a day for programs: put to an item while it is confirmed, fetched by whoever may see the opening, taken away by
//! whoever put them there.

use ::store::Tx;
use axum::Json;
use axum::extract::DefaultBodyLimit;
use axum::extract::Path;
use axum::extract::State;
use axum::response::Response;
use axum::routing::get;
use axum::routing::post;
use http::Method;
use kernel::CentreId;
use kernel::invalid;
use platform::Access;
use platform::Api;
use platform::App;
use platform::Caller;
use platform::Failure;
use platform::Json as Body;
use platform::Query;
use platform::Route;
use platform::api::schema;
use platform::number;
use schemars::JsonSchema;
use serde::Deserialize;
use serde::Serialize;

use super::Opening;
use super::stands;
use crate::attest::ATTEST;
use crate::opening_page::OpeningPhoto;
use crate::opening_page::photos::handed_out;
use crate::opening_page::photos::judge;
use crate::opening_page::photos::keep;
use crate::opening_page::photos::take_away;
use crate::walks_api::photos::LARGEST_REQUEST;
use crate::walks_api::photos::decoded;
use crate::walks_api::photos::of_content;

pub(super) fn routes() -> Vec<Route> {
    let may = Access::May(ATTEST);
    let one = |summary| Api { summary, answer: Some(schema::<Opening>), ..Api::default() };
    let adding = post(add).layer(DefaultBodyLimit::max(LARGEST_REQUEST));
    vec![
        Route::plain(Method::POST, "/api/v1/centres/{id}/opening/{item}/photos", may, adding)
            .described(Api { body: Some(schema::<NewPhoto>), ..one("centre-does-add-opening-photo") }),
        Route::plain(Method::GET, "/api/v1/centres/{id}/opening-photo", may, get(show)).described(Api {
            summary: "centre-does-show-opening-photo",
            query: Some(schema::<Asked>),
            ..Api::default()
        }),
        Route::plain(Method::POST, "/api/v1/centres/{id}/opening-photo/removal", may, post(remove))
            .described(Api { body: Some(schema::<Asked>), ..one("centre-does-remove-opening-photo") }),
    ]
}

/// A photograph of an item.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "OpeningPhoto")]
pub(super) struct Photo {
    id: String,
    /// How many bytes.
    size: u64,
    /// Who put it there.
    by: String,
    /// When, UTC.
    at: String,
}

impl Photo {
    pub(super) fn of(photo: &OpeningPhoto) -> Photo {
        Photo { id: photo.id.to_string(), size: photo.size, by: photo.by.to_string(), at: photo.at.to_string() }
    }
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "NewOpeningPhoto")]
struct NewPhoto {
    /// Its bytes in base64: JPEG, PNG or WebP, up to 12 MB. Where and with what it was taken is removed.
    content: String,
}

/// POST /api/v1/centres/{id}/opening/{item}/photos
async fn add(
    State(app): State<App>,
    Caller(actor): Caller,
    Path((id, item)): Path<(String, String)>,
    Body(new): Body<NewPhoto>,
) -> Result<Json<Opening>, Failure> {
    let (centre, bytes): (CentreId, Vec<u8>) = (number(&id)?, decoded(&new.content, "centre-photo-content")?);
    let (grant, inside) = (actor.may(ATTEST)?, app.clone());
    let judged = judge(&app, grant.clone(), (centre, item.clone()), bytes).await.map_err(of_content)?;
    let write = move |tx: &mut Tx<'_>| {
        keep(tx, inside.settings(), (centre, item), judged).map_err(of_content)?;
        stands(tx, centre)
    };
    Ok(app.write_answer(grant, write).await?)
}

/// Which photograph.
#[derive(Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
#[schemars(rename = "WhichOpeningPhoto")]
struct Asked {
    /// Its id, as the opening lists it.
    photo: String,
}

/// GET /api/v1/centres/{id}/opening-photo — its bytes, or the way to the address of files where there is one.
async fn show(
    State(app): State<App>,
    Caller(actor): Caller,
    Path(id): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response, Failure> {
    let found = handed_out(&app, &actor, (number(&id)?, asked.photo.parse().ok())).await?;
    Ok(found.ok_or_else(|| invalid("photo", "centre-photo-gone"))?)
}

/// POST /api/v1/centres/{id}/opening-photo/removal
async fn remove(
    State(app): State<App>,
    Caller(actor): Caller,
    Path(id): Path<String>,
    Body(asked): Body<Asked>,
) -> Result<Json<Opening>, Failure> {
    let centre: CentreId = number(&id)?;
    let write = move |tx: &mut Tx<'_>| {
        take_away(tx, centre, asked.photo.parse().ok())?;
        stands(tx, centre)
    };
    Ok(app.write_answer(actor.may(ATTEST)?, write).await?)
}
