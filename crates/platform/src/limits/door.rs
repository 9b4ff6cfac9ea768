//! The limits at a route's door: counted before its handler runs, told in words with the time to wait.

use axum::response::IntoResponse;
use axum::response::Response;
use http::StatusCode;
use kernel::Actor;
use kernel::Who;
use kernel::refuse;

use super::Class;
use super::ClientAddress;
use super::quota;
use crate::App;
use crate::Failure;

/// Marks an answer as refused by a limit, with the seconds to wait.
#[derive(Clone, Copy, Debug)]
pub(crate) struct TooMany(pub(crate) u32);

/// Counts a request against its class; gives the refusal if there were too many.
pub(crate) async fn check(app: &App, class: Class, address: ClientAddress, actor: Option<Actor>) -> Option<Response> {
    let who = match actor.as_ref().map(|actor| &actor.who) {
        Some(Who::Anyone) | None => address.network(),
        Some(who) => who.key(),
    };
    let per_minute = app.settings().number(class.setting());
    if let Err(seconds) = app.buckets().take(class, who, per_minute, app.now()) {
        return Some(too_many(seconds, "limits-too-many"));
    }
    match actor {
        Some(actor) if class == Class::Api && actor.entity.is_some() => quota::count_call(app, &actor).await.err(),
        _ => None,
    }
}

/// The refusal of a limit.
pub(crate) fn too_many(seconds: u32, key: &'static str) -> Response {
    let refusal = refuse(key).with("seconds", i64::from(seconds));
    let mut response = Failure(refusal.into()).into_response();
    *response.status_mut() = StatusCode::TOO_MANY_REQUESTS;
    response.extensions_mut().insert(TooMany(seconds));
    response
}
