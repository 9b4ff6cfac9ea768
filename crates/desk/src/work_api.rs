//! How colleagues arrange their work, for programs: cases put aside and brought back.

use axum::Json;
use axum::extract::Path;
use axum::extract::State;
use axum::routing::post;
use http::Method;
use kernel::Timestamp;
use kernel::invalid;
use platform::Access;
use platform::Api;
use platform::App;
use platform::Caller;
use platform::Failure;
use platform::Json as Body;
use platform::Route;
use platform::api::schema;
use schemars::JsonSchema;
use serde::Deserialize;

use crate::Until;
use crate::api_rows::Case;
use crate::case_page::number;
use crate::converse::WORK;
use crate::snooze::bring_back;
use crate::snooze::snooze;

pub(crate) fn routes() -> Vec<Route> {
    let work = Access::May(WORK);
    vec![
        Route::plain(Method::POST, "/api/v1/cases/{id}/snooze", work, post(put_aside)).described(Api {
            summary: "Puts a case aside until a time in working hours; its clock runs on.",
            body: Some(schema::<Aside>),
            answer: Some(schema::<Case>),
            ..Api::default()
        }),
        Route::plain(Method::POST, "/api/v1/cases/{id}/waking", work, post(wake)).described(Api {
            summary: "Brings a case back that was put aside.",
            answer: Some(schema::<Case>),
            ..Api::default()
        }),
    ]
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Aside {
    /// `later`, `tomorrow`, `next-day`, or an instant such as `2026-11-25T07:00:00+03:00`, from which on the next working time counts.
    until: String,
    /// The version of the case that was looked at.
    version: i64,
}

/// POST /api/v1/cases/{id}/snooze
async fn put_aside(
    State(app): State<App>,
    Caller(actor): Caller,
    Path(id): Path<String>,
    Body(aside): Body<Aside>,
) -> Result<Json<Case>, Failure> {
    let id = number(&id)?;
    let instant = || aside.until.parse::<Timestamp>().ok().map(Until::At);
    let until = Until::parse(&aside.until).or_else(instant).ok_or_else(|| invalid("until", "desk-snooze-none"))?;
    let write = move |tx: &mut ::store::Tx<'_>| {
        snooze(tx, id, until, aside.version)?;
        Case::read(tx, id)
    };
    Ok(Json(app.write(actor.may(WORK)?, write).await?))
}

/// POST /api/v1/cases/{id}/waking
async fn wake(State(app): State<App>, Caller(actor): Caller, Path(id): Path<String>) -> Result<Json<Case>, Failure> {
    let id = number(&id)?;
    let write = move |tx: &mut ::store::Tx<'_>| {
        bring_back(tx, id)?;
        Case::read(tx, id)
    };
    Ok(Json(app.write(actor.may(WORK)?, write).await?))
}
