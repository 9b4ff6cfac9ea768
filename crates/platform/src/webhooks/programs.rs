//! An entity's webhooks for programs.

use axum::extract::Path;
use axum::extract::State;
use axum::routing::delete;
use axum::routing::get;
use axum::routing::post;
use http::Method;
use http::StatusCode;
use schemars::JsonSchema;
use serde::Deserialize;
use serde::Serialize;

use super::Endpoint;
use super::EndpointId;
use super::WEBHOOKS;
use super::acts;
use super::store;
use crate::Access;
use crate::Api;
use crate::App;
use crate::Caller;
use crate::Failure;
use crate::Json;
use crate::Route;
use crate::api::Paged;
use crate::api::schema;

/// An endpoint that is wanted.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Wanted {
    /// An https address.
    url: String,
    /// The kinds of events: `email.reply-sent`, `email.` for all of a part, `*` for all.
    kinds: Vec<String>,
}

/// A new endpoint with its secret.
#[derive(Serialize, JsonSchema)]
struct Made {
    #[serde(flatten)]
    endpoint: Endpoint,
    /// With which the receiver verifies; shown this once.
    secret: String,
}

/// A new secret.
#[derive(Serialize, JsonSchema)]
struct Secret {
    /// With which the receiver verifies; shown this once. The old one signs on for a day.
    secret: String,
}

pub(super) fn routes() -> Vec<Route> {
    let may = Access::May(WEBHOOKS);
    let (all, one) = ("/api/v1/webhooks", "/api/v1/webhooks/{id}");
    vec![
        Route::plain(Method::GET, all, may, get(list)).described(Api {
            summary: "platform-does-list-webhooks",
            answer: Some(schema::<Paged<Endpoint>>),
            ..Api::default()
        }),
        Route::plain(Method::POST, all, may, post(add)).described(Api {
            summary: "platform-does-add-webhook",
            body: Some(schema::<Wanted>),
            answer: Some(schema::<Made>),
            ..Api::default()
        }),
        Route::plain(Method::DELETE, one, may, delete(remove)).described(Api { summary: "platform-does-remove-webhook", ..Api::default() }),
        Route::plain(Method::POST, "/api/v1/webhooks/{id}/secret", may, post(change_secret)).described(Api {
            summary: "platform-does-renew-webhook",
            answer: Some(schema::<Secret>),
            ..Api::default()
        }),
    ]
}

/// GET /api/v1/webhooks
async fn list(State(app): State<App>, Caller(actor): Caller) -> Result<axum::Json<Paged<Endpoint>>, Failure> {
    let items = app.read(actor.may(WEBHOOKS)?, store::all).await?;
    Ok(axum::Json(Paged { items, next: None }))
}

/// POST /api/v1/webhooks
async fn add(State(app): State<App>, Caller(actor): Caller, Json(wanted): Json<Wanted>) -> Result<axum::Json<Made>, Failure> {
    let acting = app.clone();
    let added = app.write(actor.may(WEBHOOKS)?, move |tx| acts::add(tx, &acting, &wanted.url, &wanted.kinds.join(" "))).await;
    let (endpoint, secret) = added?;
    Ok(axum::Json(Made { endpoint, secret }))
}

/// POST /api/v1/webhooks/{id}/secret
async fn change_secret(State(app): State<App>, Caller(actor): Caller, Path(id): Path<EndpointId>) -> Result<axum::Json<Secret>, Failure> {
    let acting = app.clone();
    let secret = app.write(actor.may(WEBHOOKS)?, move |tx| acts::change_secret(tx, &acting, id)).await?;
    Ok(axum::Json(Secret { secret }))
}

/// DELETE /api/v1/webhooks/{id}
async fn remove(State(app): State<App>, Caller(actor): Caller, Path(id): Path<EndpointId>) -> Result<StatusCode, Failure> {
    app.write(actor.may(WEBHOOKS)?, move |tx| acts::remove(tx, id)).await?;
    Ok(StatusCode::NO_CONTENT)
}
