//! The interface for programs: its description, made from the routes, its tokens, its lists and its keys against doing things twice.

pub(crate) mod claim;
pub(crate) mod idempotency;
mod openapi;
mod page;
mod paged;
mod store;
mod tokens;
mod waiting;

use axum::extract::State;
use axum::response::IntoResponse;
use axum::response::Response;
use axum::routing::get;
use http::Method;
use http::header;
use schemars::JsonSchema;
use schemars::generate::SchemaSettings;

use crate::Access;
use crate::App;
use crate::Caller;
use crate::Route;

pub use idempotency::take_over;
pub use openapi::document;
pub use paged::Paged;
pub use tokens::Token;

pub(crate) use tokens::OWN_TOKENS;
pub(crate) use waiting::Waiting;

pub(crate) const MIGRATION: ::store::Migration =
    ::store::Migration { part: "platform", number: 24, name: "idempotency", sql: include_str!("../migrations/0024_idempotency.sql") };

pub(crate) const CLAIMS: ::store::Migration = ::store::Migration {
    part: "platform",
    number: 31,
    name: "claims of a program",
    sql: include_str!("../migrations/0031_claims_of_a_program.sql"),
};

/// The JSON schema of a type, for `Api { answer: Some(schema::<Case>), … }`.
pub fn schema<T: JsonSchema>() -> serde_json::Value {
    SchemaSettings::draft2020_12().into_generator().into_root_schema_for::<T>().to_value()
}

pub(crate) fn routes() -> Vec<Route> {
    let document = Route::plain(Method::GET, "/api/v1/openapi.json", Access::Anyone, get(openapi_json));
    let described = document.described(crate::Api { summary: "platform-does-document", ..crate::Api::default() });
    [described].into_iter().chain(page::routes()).chain(tokens::routes()).collect()
}

/// GET /api/v1/openapi.json
async fn openapi_json(State(app): State<App>, Caller(actor): Caller) -> Response {
    let head = [
        (header::CONTENT_TYPE, "application/json; charset=utf-8"),
        (header::CONTENT_LANGUAGE, actor.lang.code()),
        (header::VARY, "accept-language, cookie"),
    ];
    (head, document(&app, actor.lang).to_string()).into_response()
}
