//! Settling what a message asks: beside the reply with what stands there, and for programs.

use ::store::Tx;
use axum::Json;
use axum::extract::Path;
use axum::extract::State;
use axum::response::Response;
use axum::routing::get;
use axum::routing::post;
use axum::routing::put;
use desk::CaseId;
use http::Method;
use kernel::Error;
use platform::Access;
use platform::Api;
use platform::App;
use platform::Caller;
use platform::Failure;
use platform::Form;
use platform::Json as Body;
use platform::Result;
use platform::Route;
use platform::Visit;
use platform::api::schema;
use platform::number;
use schemars::JsonSchema;
use serde::Deserialize;
use serde::Serialize;

use crate::points;
use crate::reply::REPLY;
use crate::store;
use crate::written::Written;

pub(crate) fn routes() -> Vec<Route> {
    let may = Access::May(REPLY);
    let described = |summary| Api { summary, answer: Some(schema::<Points>), ..Api::default() };
    vec![
        Route::page(Method::POST, "/desk/cases/{id}/points", may, post(settle)),
        Route::plain(Method::GET, "/api/v1/cases/{id}/points", may, get(show)).described(described("email-does-show-points")),
        Route::plain(Method::PUT, "/api/v1/cases/{id}/points", may, put(set))
            .described(Api { body: Some(schema::<Wanted>), ..described("email-does-set-points") }),
    ]
}

/// POST /desk/cases/{id}/points — with the whole form of the composer, so that nothing typed is lost.
async fn settle(State(app): State<App>, visit: Visit, Path(id): Path<CaseId>, Form(written): Form<Written>) -> Result<Response> {
    let (draft, seen, chosen) = (written.draft(), written.version, written.chosen());
    let asked = written.asked.unwrap_or_default();
    let (grant, typed) = (visit.actor.may(REPLY)?, asked.clone());
    let kept = move |tx: &mut Tx<'_>| {
        desk::store::case(tx, id)?.ok_or(Error::NotFound("case"))?;
        store::save_draft(tx, id, &draft)?;
        points::keep_typed(tx, id, (Some(&typed), seen))?;
        chosen.as_deref().map_or(Ok(()), |chosen| store::copies::keep_chosen(tx, id, chosen))
    };
    app.write(grant.clone(), kept).await?;
    let done = app.write(grant, move |tx| points::settle(tx, id, (&asked, seen))).await;
    desk::told(&app, &visit, id, done).await
}

/// What a message asks.
#[derive(Serialize, JsonSchema)]
struct Points {
    /// The message; empty where nobody is there to answer.
    message: String,
    /// Each question.
    points: Vec<String>,
    /// Whether somebody settled them; otherwise they are proposed.
    is_settled: bool,
}

fn read(tx: &mut Tx<'_>, id: CaseId) -> kernel::Result<Points> {
    desk::store::case(tx, id)?.ok_or(Error::NotFound("case"))?;
    let asked = points::asked(tx, id)?;
    let message = asked.as_ref().map(|asked| asked.message.to_string()).unwrap_or_default();
    let (points, is_settled) = asked.map(|asked| (asked.points, asked.is_settled)).unwrap_or_default();
    Ok(Points { message, points, is_settled })
}

/// GET /api/v1/cases/{id}/points
async fn show(State(app): State<App>, Caller(actor): Caller, Path(id): Path<String>) -> std::result::Result<Json<Points>, Failure> {
    let id = number(&id)?;
    Ok(Json(app.read(actor.may(REPLY)?, move |tx| read(tx, id)).await?))
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "PointsWanted")]
struct Wanted {
    /// Each question on one line, twenty at most.
    points: Vec<String>,
    /// The version of the case that was looked at.
    version: i64,
}

/// PUT /api/v1/cases/{id}/points
async fn set(
    State(app): State<App>,
    Caller(actor): Caller,
    Path(id): Path<String>,
    Body(wanted): Body<Wanted>,
) -> std::result::Result<Json<Points>, Failure> {
    let id = number(&id)?;
    let write = move |tx: &mut Tx<'_>| {
        points::settle(tx, id, (&wanted.points.join("\n"), wanted.version))?;
        read(tx, id)
    };
    Ok(Json(app.write(actor.may(REPLY)?, write).await?))
}
