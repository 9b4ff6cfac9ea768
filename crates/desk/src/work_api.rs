//! How colleagues arrange their work, for programs: cases put aside and brought back, tags put on and taken off.

use axum::Json;
use axum::extract::Path;
use axum::extract::State;
use axum::routing::delete;
use axum::routing::get;
use axum::routing::post;
use axum::routing::put;
use http::Method;
use kernel::Timestamp;
use kernel::invalid;
use platform::Access;
use platform::Api;
use platform::App;
use platform::Caller;
use platform::Failure;
use platform::Json as Body;
use platform::Paged;
use platform::Route;
use platform::api::schema;
use platform::number;
use schemars::JsonSchema;
use serde::Deserialize;

use crate::Until;
use crate::api_rows::Case;
use crate::api_rows::Tag;
use crate::converse::WORK;
use crate::lists::READ;
use crate::reopen::reopen_case;
use crate::snooze::bring_back;
use crate::snooze::snooze;
use crate::store::tags;
use crate::tags::put_tag;
use crate::tags::take_tag;

pub(crate) fn routes() -> Vec<Route> {
    let work = Access::May(WORK);
    vec![
        Route::plain(Method::POST, "/api/v1/cases/{id}/snooze", work, post(put_aside)).described(Api {
            summary: "desk-does-snooze",
            body: Some(schema::<Aside>),
            answer: Some(schema::<Case>),
            ..Api::default()
        }),
        Route::plain(Method::POST, "/api/v1/cases/{id}/waking", work, post(wake)).described(Api {
            summary: "desk-does-wake",
            answer: Some(schema::<Case>),
            ..Api::default()
        }),
        Route::plain(Method::POST, "/api/v1/cases/{id}/reopening", work, post(open_again)).described(Api {
            summary: "desk-does-reopen",
            body: Some(schema::<Again>),
            answer: Some(schema::<Case>),
            ..Api::default()
        }),
        Route::plain(Method::GET, "/api/v1/tags", Access::May(READ), get(all_tags)).described(Api {
            summary: "desk-does-list-tags",
            answer: Some(schema::<Paged<Tag>>),
            ..Api::default()
        }),
        Route::plain(Method::PUT, "/api/v1/cases/{id}/tags/{tag}", work, put(mark)).described(Api {
            summary: "desk-does-tag",
            answer: Some(schema::<Case>),
            ..Api::default()
        }),
        Route::plain(Method::DELETE, "/api/v1/cases/{id}/tags/{tag}", work, delete(unmark)).described(Api {
            summary: "desk-does-untag",
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

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Again {
    /// Why; it stays in the timeline.
    reason: String,
    /// The version of the case that was looked at.
    version: i64,
}

/// POST /api/v1/cases/{id}/reopening
async fn open_again(
    State(app): State<App>,
    Caller(actor): Caller,
    Path(id): Path<String>,
    Body(again): Body<Again>,
) -> Result<Json<Case>, Failure> {
    let id = number(&id)?;
    let write = move |tx: &mut ::store::Tx<'_>| {
        reopen_case(tx, id, &again.reason, again.version)?;
        Case::read(tx, id)
    };
    Ok(Json(app.write(actor.may(WORK)?, write).await?))
}

/// GET /api/v1/tags
async fn all_tags(State(app): State<App>, Caller(actor): Caller) -> Result<Json<Paged<Tag>>, Failure> {
    let all = app.read(actor.may(READ)?, tags::all).await?;
    Ok(Json(Paged { items: all.into_iter().map(Tag::from).collect(), next: None }))
}

/// PUT /api/v1/cases/{id}/tags/{tag}
async fn mark(State(app): State<App>, Caller(actor): Caller, Path((id, tag)): Path<(String, String)>) -> Result<Json<Case>, Failure> {
    let (id, tag) = (number(&id)?, number(&tag)?);
    let write = move |tx: &mut ::store::Tx<'_>| {
        put_tag(tx, id, tag)?;
        Case::read(tx, id)
    };
    Ok(Json(app.write(actor.may(WORK)?, write).await?))
}

/// DELETE /api/v1/cases/{id}/tags/{tag}
async fn unmark(State(app): State<App>, Caller(actor): Caller, Path((id, tag)): Path<(String, String)>) -> Result<Json<Case>, Failure> {
    let (id, tag) = (number(&id)?, number(&tag)?);
    let write = move |tx: &mut ::store::Tx<'_>| {
        take_tag(tx, id, tag)?;
        Case::read(tx, id)
    };
    Ok(Json(app.write(actor.may(WORK)?, write).await?))
}
