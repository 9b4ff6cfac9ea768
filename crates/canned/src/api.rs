//! Canned replies for programs.

use axum::Json;
use axum::extract::State;
use axum::routing::get;
use http::Method;
use platform::Access;
use platform::Api;
use platform::App;
use platform::Caller;
use platform::Failure;
use platform::Paged;
use platform::Route;
use platform::api::schema;
use schemars::JsonSchema;
use serde::Serialize;

use crate::canned::Canned;
use crate::pick::USE;
use crate::store;
use crate::store::Use;

pub(crate) fn routes() -> Vec<Route> {
    vec![Route::plain(Method::GET, "/api/v1/canned-replies", Access::May(USE), get(list)).described(Api {
        summary: "canned-does-list",
        answer: Some(schema::<Paged<CannedReply>>),
        ..Api::default()
    })]
}

/// A pair of texts that employees put into replies.
#[derive(Serialize, JsonSchema)]
struct CannedReply {
    id: String,
    shortcut: String,
    title_ar: String,
    title_en: String,
    /// With placeholders such as `{name}`.
    text_ar: String,
    text_en: String,
    /// The service it is about; none for one that suits all.
    service: Option<String>,
    /// The day on which it must be looked at again: `2026-11-25`.
    review_on: String,
    /// Whether it is offered while writing.
    is_offered: bool,
    /// In how many replies it was sent.
    uses: u64,
}

/// GET /api/v1/canned-replies
async fn list(State(app): State<App>, Caller(actor): Caller) -> Result<Json<Paged<CannedReply>>, Failure> {
    let rows = app.read(actor.may(USE)?, store::all).await?;
    let items = rows.into_iter().map(CannedReply::from).collect();
    Ok(Json(Paged::of(items, store::MOST as usize, |one| one.id.clone())))
}

impl From<(Canned, Use)> for CannedReply {
    fn from((canned, used): (Canned, Use)) -> Self {
        Self {
            id: canned.id.to_string(),
            shortcut: canned.shortcut,
            title_ar: canned.title.ar,
            title_en: canned.title.en,
            text_ar: canned.text.ar,
            text_en: canned.text.en,
            service: canned.service.map(|id| id.to_string()),
            review_on: canned.review_on.to_string(),
            is_offered: canned.is_offered,
            uses: used.times,
        }
    }
}
