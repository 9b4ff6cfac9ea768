//! The public key, which a browser must know before it asks its push service for an address that only we may use.

use axum::extract::State;
use axum::response::IntoResponse;
use axum::response::Response;
use axum::routing::get;
use data_encoding::BASE64URL_NOPAD;
use http::Method;
use kernel::Error;
use platform::Access;
use platform::App;
use platform::Failure;
use platform::Route;
use platform::deliveries::can_push;

use crate::encrypt::public;
use crate::key::installation_key;

pub(crate) fn routes() -> Vec<Route> {
    vec![Route::plain(Method::GET, "/push/key", Access::Anyone, get(key))]
}

/// GET /push/key
async fn key(State(app): State<App>) -> Result<Response, Failure> {
    if !can_push(&app) {
        return Err(Error::NotFound("page").into());
    }
    Ok(BASE64URL_NOPAD.encode(&public(&installation_key(&app).await?)).into_response())
}
