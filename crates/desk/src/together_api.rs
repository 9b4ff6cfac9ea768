//! Cases brought together and apart, for programs.

use axum::Json;
use axum::extract::Path;
use axum::extract::State;
use axum::routing::post;
use http::Method;
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

use crate::CaseId;
use crate::api_rows::Case;
use crate::converse::WORK;
use crate::link::link_case;
use crate::link::unlink_case;
use crate::merge::merge;
use crate::merge::part;
use crate::pane::channels;
use crate::split::Part;
use crate::split::split_case;

pub(crate) fn routes() -> Vec<Route> {
    let work = Access::May(WORK);
    let route = |path: &'static str, act| Route::plain(Method::POST, path, work, act);
    vec![
        route("/api/v1/cases/{id}/merging", post(bring_together)).described(Api {
            summary: "desk-does-merge",
            body: Some(schema::<Merging>),
            answer: Some(schema::<Merged>),
            ..Api::default()
        }),
        route("/api/v1/cases/{id}/parting", post(bring_apart)).described(Api {
            summary: "desk-does-part",
            body: Some(schema::<Other>),
            answer: Some(schema::<Case>),
            ..Api::default()
        }),
        route("/api/v1/cases/{id}/links", post(link)).described(Api {
            summary: "desk-does-link",
            body: Some(schema::<NewLink>),
            answer: Some(schema::<Case>),
            ..Api::default()
        }),
        route("/api/v1/cases/{id}/unlinking", post(unlink)).described(Api {
            summary: "desk-does-unlink",
            body: Some(schema::<Other>),
            answer: Some(schema::<Case>),
            ..Api::default()
        }),
        route("/api/v1/cases/{id}/splits", post(split)).described(Api {
            summary: "desk-does-split",
            body: Some(schema::<NewSplit>),
            answer: Some(schema::<Case>),
            ..Api::default()
        }),
    ]
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Merging {
    /// The case that becomes a part.
    other: String,
    /// The version of the case that was looked at.
    version: i64,
}

/// What became of two cases.
#[derive(Serialize, JsonSchema)]
struct Merged {
    /// The number under which it is undone.
    batch: String,
    case: Case,
}

/// POST /api/v1/cases/{id}/merging
async fn bring_together(
    State(app): State<App>,
    Caller(actor): Caller,
    Path(id): Path<String>,
    Body(asked): Body<Merging>,
) -> Result<Json<Merged>, Failure> {
    let (id, other): (CaseId, CaseId) = (number(&id)?, number(&asked.other)?);
    let write = move |tx: &mut ::store::Tx<'_>| {
        let batch = merge(tx, id, other, asked.version)?;
        Ok(Merged { batch: batch.id.to_string(), case: Case::read(tx, id)? })
    };
    Ok(Json(app.write(actor.may(WORK)?, write).await?))
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Other {
    /// The other case.
    other: String,
}

/// POST /api/v1/cases/{id}/parting
async fn bring_apart(
    State(app): State<App>,
    Caller(actor): Caller,
    Path(id): Path<String>,
    Body(asked): Body<Other>,
) -> Result<Json<Case>, Failure> {
    let (id, other): (CaseId, CaseId) = (number(&id)?, number(&asked.other)?);
    let write = move |tx: &mut ::store::Tx<'_>| {
        let parted = part(tx, id, other)?;
        Case::read(tx, parted.id)
    };
    Ok(Json(app.write(actor.may(WORK)?, write).await?))
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct NewLink {
    /// What people call the other case.
    reference: String,
}

/// POST /api/v1/cases/{id}/links
async fn link(
    State(app): State<App>,
    Caller(actor): Caller,
    Path(id): Path<String>,
    Body(asked): Body<NewLink>,
) -> Result<Json<Case>, Failure> {
    let id = number(&id)?;
    let write = move |tx: &mut ::store::Tx<'_>| {
        link_case(tx, id, &asked.reference)?;
        Case::read(tx, id)
    };
    Ok(Json(app.write(actor.may(WORK)?, write).await?))
}

/// POST /api/v1/cases/{id}/unlinking
async fn unlink(
    State(app): State<App>,
    Caller(actor): Caller,
    Path(id): Path<String>,
    Body(asked): Body<Other>,
) -> Result<Json<Case>, Failure> {
    let (id, other) = (number(&id)?, number(&asked.other)?);
    let write = move |tx: &mut ::store::Tx<'_>| {
        unlink_case(tx, id, other)?;
        Case::read(tx, id)
    };
    Ok(Json(app.write(actor.may(WORK)?, write).await?))
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct NewSplit {
    /// The entry of the conversation.
    entry: String,
    /// Its words, or some of them; all of them when left out.
    #[serde(default)]
    text: String,
    /// What the new case is about.
    subject: String,
}

/// POST /api/v1/cases/{id}/splits
async fn split(
    State(app): State<App>,
    Caller(actor): Caller,
    Path(id): Path<String>,
    Body(new): Body<NewSplit>,
) -> Result<Json<Case>, Failure> {
    let id = number(&id)?;
    let entry = number::<()>(&new.entry)?.get();
    let channels = channels(&app);
    let part = Part { entry, text: new.text, subject: new.subject };
    let write = move |tx: &mut ::store::Tx<'_>| {
        let case = split_case(tx, id, &part, &channels)?;
        Case::read(tx, case.id)
    };
    Ok(Json(app.write(actor.may(WORK)?, write).await?))
}
