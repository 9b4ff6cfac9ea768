//! What colleagues were writing in a case, for programs of whoever owns it now.

use ::store::Tx;
use axum::Json;
use axum::extract::Path;
use axum::extract::State;
use axum::routing::get;
use axum::routing::post;
use desk::CaseId;
use http::Method;
use kernel::Error;
use platform::Access;
use platform::Api;
use platform::App;
use platform::Caller;
use platform::Failure;
use platform::Paged;
use platform::Route;
use platform::api::schema;
use platform::number;
use schemars::JsonSchema;
use serde::Serialize;

use crate::left_draft::take_on;
use crate::reply::REPLY;
use crate::store::drafts;

pub(crate) fn routes() -> Vec<Route> {
    let may = Access::May(REPLY);
    vec![
        Route::plain(Method::GET, "/api/v1/cases/{id}/left-drafts", may, get(all)).described(Api {
            summary: "email-does-list-left-drafts",
            answer: Some(schema::<Paged<Left>>),
            ..Api::default()
        }),
        Route::plain(Method::POST, "/api/v1/cases/{id}/left-drafts/{employee}", may, post(go_on)).described(Api {
            summary: "email-does-take-draft",
            answer: Some(schema::<Taken>),
            ..Api::default()
        }),
    ]
}

/// What a colleague was writing.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "LeftDraft")]
struct Left {
    employee: String,
    subject: String,
    body: String,
    /// `ar` or `en`.
    lang: &'static str,
    saved_at: String,
}

/// It is one's own now.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "LeftDraftTaken")]
struct Taken {
    /// Always true: what is refused is a problem.
    is_done: bool,
}

/// GET /api/v1/cases/{id}/left-drafts
async fn all(State(app): State<App>, Caller(actor): Caller, Path(id): Path<String>) -> Result<Json<Paged<Left>>, Failure> {
    let id: CaseId = number(&id)?;
    let read = move |tx: &mut Tx<'_>| {
        let case = desk::store::case(tx, id)?.ok_or(Error::NotFound("case"))?;
        case.must_be_owned_by(tx.actor().employee()?)?;
        drafts::left_drafts(tx, case.id)
    };
    let left = |one: drafts::LeftDraft| Left {
        employee: one.employee.to_string(),
        subject: one.draft.subject,
        body: one.draft.body,
        lang: one.draft.lang.code(),
        saved_at: one.at.to_string(),
    };
    let items = app.read(actor.may(REPLY)?, read).await?.into_iter().map(left).collect();
    Ok(Json(Paged { items, next: None }))
}

/// POST /api/v1/cases/{id}/left-drafts/{employee}
async fn go_on(
    State(app): State<App>,
    Caller(actor): Caller,
    Path((id, employee)): Path<(String, String)>,
) -> Result<Json<Taken>, Failure> {
    let (id, from): (CaseId, _) = (number(&id)?, number(&employee)?);
    app.write(actor.may(REPLY)?, move |tx| take_on(tx, id, from)).await?;
    Ok(Json(Taken { is_done: true }))
}
