//! Breaks for programs: who is away until when, who waits, what is planned; and what those who lead the floor and whoever serves do with them.

use ::store::Tx;
use axum::Json;
use axum::extract::Path;
use axum::extract::State;
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
use platform::Paged;
use platform::Route;
use platform::api::schema;
use platform::number;
use schemars::JsonSchema;
use serde::Deserialize;
use serde::Serialize;

use crate::break_plan::NewPlan;
use crate::break_plan::plan_break;
use crate::break_plan::remove_plan;
use crate::breaks;
use crate::breaks::BREAKS;
use crate::breaks::BreakId;
use crate::breaks::ask_break;
use crate::breaks::break_in;
use crate::breaks::grant_break;
use crate::breaks::urgent::go_at_once;
use crate::issue::must_reach;
use crate::sit::SERVE;
use crate::store;

pub(crate) fn routes() -> Vec<Route> {
    let may = Access::May(BREAKS);
    let one = |summary| Api { summary, answer: Some(schema::<Break>), ..Api::default() };
    vec![
        Route::plain(Method::GET, "/api/v1/centres/{id}/breaks", may, get(list)).described(Api {
            summary: "centre-does-list-breaks",
            answer: Some(schema::<Paged<Break>>),
            ..Api::default()
        }),
        Route::plain(Method::POST, "/api/v1/centres/{id}/breaks", may, post(plan))
            .described(Api { body: Some(schema::<NewBreak>), ..one("centre-does-plan-break") }),
        Route::plain(Method::POST, "/api/v1/centres/{id}/breaks/{break}/grant", may, post(grant))
            .described(Api { body: Some(schema::<Why>), ..one("centre-does-grant-break") }),
        Route::plain(Method::POST, "/api/v1/centres/{id}/breaks/{break}/removal", may, post(remove))
            .described(one("centre-does-remove-break")),
        Route::plain(Method::POST, "/api/v1/counter/break", Access::May(SERVE), post(ask))
            .described(Api { body: Some(schema::<Asked>), ..one("centre-does-ask-break") }),
    ]
}

/// A break of somebody who serves at a counter.
#[derive(Serialize, JsonSchema)]
struct Break {
    id: String,
    centre: String,
    employee: String,
    /// How long it lasts.
    minutes: u32,
    /// `planned`, `asked`, `granted`, `running`, `over`, `withdrawn`.
    state: &'static str,
    /// When it should begin, where it was planned, UTC.
    planned_at: Option<String>,
    begun_at: Option<String>,
    /// When it should be over.
    due_at: Option<String>,
    ended_at: Option<String>,
    /// Why somebody let it begin before cover allowed it, or why they went at once.
    reason: String,
}

impl From<breaks::Break> for Break {
    fn from(one: breaks::Break) -> Self {
        let text = |at: Option<kernel::Timestamp>| at.map(|at| at.to_string());
        Self {
            id: one.id.to_string(),
            centre: one.centre.to_string(),
            employee: one.employee.to_string(),
            minutes: one.minutes,
            state: one.stage.key(),
            planned_at: text(one.planned),
            begun_at: text(one.begun),
            due_at: text(one.due),
            ended_at: text(one.ended),
            reason: one.reason,
        }
    }
}

/// GET /api/v1/centres/{id}/breaks — those that are not over, in the order of their line.
async fn list(State(app): State<App>, Caller(actor): Caller, Path(id): Path<String>) -> Result<Json<Paged<Break>>, Failure> {
    let id: CentreId = number(&id)?;
    let read = move |tx: &mut Tx<'_>| {
        must_reach(tx, id)?;
        Ok(Paged { items: store::open_breaks(tx, id)?.into_iter().map(Break::from).collect(), next: None })
    };
    Ok(Json(app.read(actor.may(BREAKS)?, read).await?))
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct NewBreak {
    /// Whose.
    employee: String,
    /// When it begins: `2026-11-29T06:00:00Z`.
    at: String,
    /// How long it lasts: one of the centre's lengths.
    minutes: u32,
}

/// POST /api/v1/centres/{id}/breaks
async fn plan(
    State(app): State<App>,
    Caller(actor): Caller,
    Path(id): Path<String>,
    Body(new): Body<NewBreak>,
) -> Result<Json<Break>, Failure> {
    let centre: CentreId = number(&id)?;
    let write = move |tx: &mut Tx<'_>| {
        must_reach(tx, centre)?;
        let employee = new.employee.parse().map_err(|_| invalid("employee", "centre-break-who"))?;
        let at = new.at.parse().map_err(|_| invalid("at", "centre-break-when"))?;
        plan_break(tx, NewPlan { centre, employee, at, minutes: new.minutes }).map(Break::from)
    };
    Ok(app.write_answer(actor.may(BREAKS)?, write).await?)
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Why {
    /// Why it begins before cover allows it.
    reason: String,
}

/// POST /api/v1/centres/{id}/breaks/{break}/grant
async fn grant(
    State(app): State<App>,
    Caller(actor): Caller,
    Path((id, one)): Path<(String, String)>,
    Body(why): Body<Why>,
) -> Result<Json<Break>, Failure> {
    let which: (CentreId, BreakId) = (number(&id)?, number(&one)?);
    let write = move |tx: &mut Tx<'_>| grant_break(tx, which, &why.reason).map(Break::from);
    Ok(app.write_answer(actor.may(BREAKS)?, write).await?)
}

/// POST /api/v1/centres/{id}/breaks/{break}/removal
async fn remove(State(app): State<App>, Caller(actor): Caller, Path((id, one)): Path<(String, String)>) -> Result<Json<Break>, Failure> {
    let which: (CentreId, BreakId) = (number(&id)?, number(&one)?);
    let write = move |tx: &mut Tx<'_>| {
        remove_plan(tx, which)?;
        break_in(tx, which).map(Break::from)
    };
    Ok(app.write_answer(actor.may(BREAKS)?, write).await?)
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Asked {
    /// How long it lasts: one of the centre's lengths.
    minutes: u32,
    /// Why they must go at once, although the centre's cover is not kept; nothing for a break that waits for its turn.
    #[serde(default)]
    urgent: String,
}

/// POST /api/v1/counter/break — whoever sits at a counter asks for a break.
async fn ask(State(app): State<App>, Caller(actor): Caller, Body(asked): Body<Asked>) -> Result<Json<Break>, Failure> {
    let inside = app.clone();
    let write = move |tx: &mut Tx<'_>| match asked.urgent.as_str() {
        "" => ask_break(tx, asked.minutes).map(Break::from),
        why => go_at_once(tx, inside.words(), why).map(Break::from),
    };
    Ok(app.write_answer(actor.may(SERVE)?, write).await?)
}
