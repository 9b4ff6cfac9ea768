//! Reports of abuse for programs: sent, listed, answered and ended with a token of the same permissions.

use ::store::Tx;
use axum::Json;
use axum::extract::Path;
use axum::extract::State;
use axum::routing::get;
use axum::routing::post;
use http::Method;
use kernel::Error;
use platform::Access;
use platform::Api;
use platform::App;
use platform::Caller;
use platform::Failure;
use platform::Json as Body;
use platform::Paged;
use platform::Query;
use platform::Route;
use platform::api::schema;
use platform::number;
use schemars::JsonSchema;
use serde::Deserialize;
use serde::Serialize;

use super::ANSWER;
use super::ReportId;
use super::answer::close;
use super::answer::guide;
use super::answer::take_over;
use super::of_case;
use super::report;
use crate::converse::WORK;
use crate::lists::READ;
use crate::lists::numbered;
use crate::store;
use crate::store::abuse;

/// The most items of one page.
const MOST: u32 = 100;

pub(crate) fn routes() -> Vec<Route> {
    let (read, work, answer) = (Access::May(READ), Access::May(WORK), Access::May(ANSWER));
    let answers = Api { answer: Some(schema::<Row>), ..Api::default() };
    vec![
        Route::plain(Method::POST, "/api/v1/cases/{id}/abuse-reports", work, post(send)).described(Api {
            summary: "desk-does-report-abuse",
            body: Some(schema::<New>),
            ..answers.clone()
        }),
        Route::plain(Method::GET, "/api/v1/cases/{id}/abuse-reports", read, get(in_case)).described(Api {
            summary: "desk-does-list-abuse-of-case",
            answer: Some(schema::<Paged<Row>>),
            ..Api::default()
        }),
        Route::plain(Method::GET, "/api/v1/abuse-reports", answer, get(all)).described(Api {
            summary: "desk-does-list-abuse",
            query: Some(schema::<Asked>),
            answer: Some(schema::<Paged<Row>>),
            ..Api::default()
        }),
        Route::plain(Method::POST, "/api/v1/abuse-reports/{id}/taking-over", answer, post(take))
            .described(Api { summary: "desk-does-relieve", ..answers.clone() }),
        Route::plain(Method::POST, "/api/v1/abuse-reports/{id}/guidance", answer, post(say)).described(Api {
            summary: "desk-does-guide-abuse",
            body: Some(schema::<Guidance>),
            ..answers.clone()
        }),
        Route::plain(Method::POST, "/api/v1/abuse-reports/{id}/closing", answer, post(end)).described(Api {
            summary: "desk-does-end-abuse",
            body: Some(schema::<End>),
            ..answers
        }),
    ]
}

/// A report of abuse.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "AbuseReport")]
struct Row {
    id: String,
    case: String,
    /// The entry of the conversation that shows it.
    entry: String,
    /// What it was, in the employee's words.
    note: String,
    /// Who reported it.
    employee: String,
    at: String,
    /// By when a supervisor should answer.
    due_at: String,
    /// What the supervisor did first: `taken-over`, `given`, `guided` or `closed`.
    answer: Option<String>,
    answered_by: Option<String>,
    answered_at: Option<String>,
    guidance: String,
    /// `reminded`, `referred`, `no-abuse` or `other`.
    outcome: Option<String>,
    closed_by: Option<String>,
    closed_at: Option<String>,
    outcome_note: String,
}

impl From<super::Report> for Row {
    fn from(report: super::Report) -> Self {
        let (answer, closing) = (report.answer.as_ref(), report.closing.as_ref());
        Self {
            id: report.id.to_string(),
            case: report.case.to_string(),
            entry: report.entry.to_string(),
            note: report.note,
            employee: report.by.to_string(),
            at: report.at.to_string(),
            due_at: report.due_at.to_string(),
            answer: answer.map(|answer| answer.how.clone()),
            answered_by: answer.map(|answer| answer.by.to_string()),
            answered_at: answer.map(|answer| answer.at.to_string()),
            guidance: answer.map(|answer| answer.note.clone()).unwrap_or_default(),
            outcome: closing.map(|end| end.outcome.clone()),
            closed_by: closing.map(|end| end.by.to_string()),
            closed_at: closing.map(|end| end.at.to_string()),
            outcome_note: closing.map(|end| end.note.clone()).unwrap_or_default(),
        }
    }
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct New {
    /// The entry of the conversation that shows it.
    entry: String,
    /// What it was, in few words.
    #[serde(default)]
    note: String,
}

/// POST /api/v1/cases/{id}/abuse-reports
async fn send(State(app): State<App>, Caller(actor): Caller, Path(id): Path<String>, Body(new): Body<New>) -> Result<Json<Row>, Failure> {
    let (id, known) = (number(&id)?, app.clone());
    let message = number::<()>(&new.entry)?.get();
    let sent = app.write(actor.may(WORK)?, move |tx| report(tx, known.settings(), id, (message, &new.note))).await?;
    Ok(Json(sent.into()))
}

/// GET /api/v1/cases/{id}/abuse-reports
async fn in_case(State(app): State<App>, Caller(actor): Caller, Path(id): Path<String>) -> Result<Json<Paged<Row>>, Failure> {
    let id = number(&id)?;
    let read = move |tx: &mut Tx<'_>| {
        let case = store::case(tx, id)?.ok_or(Error::NotFound("case"))?;
        of_case(tx, case.id)
    };
    let found = app.read(actor.may(READ)?, read).await?;
    Ok(Json(Paged { items: found.into_iter().map(Row::from).collect(), next: None }))
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Asked {
    /// The value of `next` of the page before.
    #[serde(default)]
    before: String,
    /// The most items, 1 to 100; 30 when left out.
    limit: Option<u32>,
}

/// GET /api/v1/abuse-reports?before=&limit=
async fn all(State(app): State<App>, Caller(actor): Caller, Query(asked): Query<Asked>) -> Result<Json<Paged<Row>>, Failure> {
    let (limit, before) = (asked.limit.unwrap_or(30).clamp(1, MOST), numbered("before", &asked.before)?);
    let found = app.read(actor.may(ANSWER)?, move |tx| abuse::all(tx, before, limit + 1)).await?;
    let items = found.into_iter().map(Row::from).collect();
    Ok(Json(Paged::of(items, limit as usize, |row: &Row| row.id.clone())))
}

/// POST /api/v1/abuse-reports/{id}/taking-over
async fn take(State(app): State<App>, Caller(actor): Caller, Path(id): Path<String>) -> Result<Json<Row>, Failure> {
    let id: ReportId = number(&id)?;
    Ok(Json(app.write(actor.may(ANSWER)?, move |tx| take_over(tx, id)).await?.into()))
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Guidance {
    /// How to go on.
    guidance: String,
}

/// POST /api/v1/abuse-reports/{id}/guidance
async fn say(
    State(app): State<App>,
    Caller(actor): Caller,
    Path(id): Path<String>,
    Body(said): Body<Guidance>,
) -> Result<Json<Row>, Failure> {
    let id: ReportId = number(&id)?;
    Ok(Json(app.write(actor.may(ANSWER)?, move |tx| guide(tx, id, &said.guidance)).await?.into()))
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct End {
    /// `reminded`, `referred`, `no-abuse` or `other`; the last two with a note.
    outcome: String,
    #[serde(default)]
    note: String,
}

/// POST /api/v1/abuse-reports/{id}/closing
async fn end(State(app): State<App>, Caller(actor): Caller, Path(id): Path<String>, Body(end): Body<End>) -> Result<Json<Row>, Failure> {
    let id: ReportId = number(&id)?;
    Ok(Json(app.write(actor.may(ANSWER)?, move |tx| close(tx, id, (&end.outcome, &end.note))).await?.into()))
}
