//! What is done to a case from its page: a note, an owner, closing. A refusal is told on the same page, with what was written kept.

use ::store::Tx;
use axum::extract::Path;
use axum::extract::State;
use axum::response::IntoResponse;
use axum::response::Redirect;
use axum::response::Response;
use axum::routing::post;
use http::Method;
use kernel::EmployeeId;
use kernel::Error;
use platform::Access;
use platform::App;
use platform::Failure;
use platform::Form;
use platform::Route;
use platform::Visit;
use platform::failure;
use platform::number;
use serde::Deserialize;

use crate::CaseId;
use crate::assign::NewOwner;
use crate::assign::change_owner;
use crate::case_page;
use crate::case_page::AskedCase;
use crate::case_page::Kept;
use crate::converse::WORK;
use crate::converse::add_note;
use crate::converse::close_case;
use crate::store;

pub(crate) fn routes() -> Vec<Route> {
    vec![
        Route::page(Method::POST, "/desk/cases/{id}/notes", Access::May(WORK), post(note)),
        Route::page(Method::POST, "/desk/cases/{id}/owner", Access::May(WORK), post(owner)),
        Route::page(Method::POST, "/desk/cases/{id}/closing", Access::May(WORK), post(close)),
    ]
}

#[derive(Deserialize)]
struct NoteForm {
    #[serde(default)]
    text: String,
}

/// POST /desk/cases/{id}/notes
async fn note(State(app): State<App>, visit: Visit, Path(id): Path<String>, Form(form): Form<NoteForm>) -> Result<Response, Failure> {
    let id = number(&id)?;
    let text = form.text.clone();
    let done = app.write(visit.actor.may(WORK)?, move |tx| add_note(tx, id, &text).map(drop)).await;
    after(&app, &visit, id, done, Kept { note: form.text, ..Kept::default() }).await
}

#[derive(Deserialize)]
struct OwnerForm {
    /// The colleague; empty for oneself.
    #[serde(default)]
    to: String,
    #[serde(default)]
    reason: String,
    seen: i64,
}

/// POST /desk/cases/{id}/owner
async fn owner(State(app): State<App>, visit: Visit, Path(id): Path<String>, Form(form): Form<OwnerForm>) -> Result<Response, Failure> {
    let id = number(&id)?;
    let to = if form.to.is_empty() { visit.actor.employee()? } else { employee(&form.to)? };
    let ask = NewOwner { to, reason: form.reason.clone(), seen: form.seen };
    let act = move |tx: &mut Tx<'_>| {
        change_owner(tx, id, &ask)?;
        Ok(store::case(tx, id)?.is_some())
    };
    let done = app.write(visit.actor.may(WORK)?, act).await;
    // Who gives a case to another centre may not see it any more.
    if matches!(done, Ok(false)) {
        return Ok(Redirect::to(&format!("/{}/desk/cases", visit.actor.lang.code())).into_response());
    }
    after(&app, &visit, id, done.map(drop), Kept { reason: form.reason, ..Kept::default() }).await
}

#[derive(Deserialize)]
struct CloseForm {
    seen: i64,
}

/// POST /desk/cases/{id}/closing
async fn close(State(app): State<App>, visit: Visit, Path(id): Path<String>, Form(form): Form<CloseForm>) -> Result<Response, Failure> {
    let id = number(&id)?;
    let done = app.write(visit.actor.may(WORK)?, move |tx| close_case(tx, id, form.seen).map(drop)).await;
    after(&app, &visit, id, done, Kept::default()).await
}

/// Back to the case when it is done. A refusal stands on the case's page, beside what was written.
pub(crate) async fn after(app: &App, visit: &Visit, id: CaseId, done: kernel::Result<()>, kept: Kept) -> Result<Response, Failure> {
    let path = format!("/{}/desk/cases/{id}", visit.actor.lang.code());
    match done {
        Ok(()) => Ok(Redirect::to(&path).into_response()),
        Err(error @ (Error::Refused(_) | Error::Invalid(_) | Error::Conflict(_))) => {
            let told = failure::tell(app, visit.actor.lang, &error);
            let fields: Vec<String> = told.fields.into_iter().map(|(_, text)| text).collect();
            let refused = if fields.is_empty() { told.detail } else { fields.join(" ") };
            let visit = Visit { path, ..visit.clone() };
            let asked = AskedCase { write: if kept.note.is_empty() { "" } else { "note" }.into(), ..AskedCase::default() };
            let page = case_page::render(app, &visit, id, asked, Kept { refused, ..kept }).await?;
            Ok((failure::status(&error), page).into_response())
        }
        Err(error) => Err(error.into()),
    }
}

/// Answers an act that a channel did to a case: back to the case, or its page again with the refusal on it.
///
/// # Errors
/// What cannot be told on the page: signed out, not found, broken.
pub async fn told(app: &App, visit: &Visit, id: CaseId, done: kernel::Result<()>) -> Result<Response, Failure> {
    after(app, visit, id, done, Kept::default()).await
}

/// Reads the number of an employee in a form.
pub(crate) fn employee(text: &str) -> kernel::Result<EmployeeId> {
    number(text)
}
