//! What is done to a case from its page: a note, an owner, closing. A refusal is told on the same page, with what was written kept.

use ::store::Tx;
use axum::Json;
use axum::extract::Path;
use axum::extract::State;
use axum::response::IntoResponse;
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
use serde_json::json;

use crate::CaseId;
use crate::batch::Act;
use crate::batch::do_one;
use crate::case_page;
use crate::case_page::AskedCase;
use crate::case_page::Kept;
use crate::converse::WORK;
use crate::converse::add_note;
use crate::lists::READ;
use crate::note_drafts::has_been_written;
use crate::onward::Onward;
use crate::onward::came_from;
use crate::onward::go;
use crate::reopen::reopen_case;
use crate::store;

pub(crate) fn routes() -> Vec<Route> {
    vec![
        Route::page(Method::POST, "/desk/cases/{id}/notes", Access::May(WORK), post(note)),
        Route::page(Method::POST, "/desk/cases/{id}/owner", Access::May(WORK), post(owner)),
        Route::page(Method::POST, "/desk/cases/{id}/closing", Access::May(WORK), post(close)),
        Route::page(Method::POST, "/desk/cases/{id}/reopening", Access::May(WORK), post(open_again)),
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
    let act = move |tx: &mut Tx<'_>| {
        add_note(tx, id, &text)?;
        has_been_written(tx, id, &text)
    };
    let done = app.write(visit.actor.may(WORK)?, act).await;
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
    let ask = Act::Assign { to, note: form.reason.clone() };
    let act = move |tx: &mut Tx<'_>| {
        let batch = do_one(tx, &ask, id, form.seen)?;
        Ok((store::case(tx, id)?.is_some(), batch.map(|id| id.to_string()).unwrap_or_default()))
    };
    let asked = came_from(&visit);
    match app.write(visit.actor.may(WORK)?, act).await {
        // Who gives a case to another centre may not see it any more.
        Ok((false, batch)) => Ok(go(&visit, &asked.address(&format!("/{}/desk/cases", visit.actor.lang.code()), &[("batch", &batch)]))),
        Ok((true, batch)) => {
            let path = format!("/{}/desk/cases/{id}", visit.actor.lang.code());
            Ok(go(&visit, &asked.address(&path, &[("tab", &asked.tab), ("batch", &batch)])))
        }
        Err(error) => {
            let place = if form.to.is_empty() { "take-over" } else { "hand-over" };
            after(&app, &visit, id, Err(error), Kept::of(place, form.reason, &form.to)).await
        }
    }
}

#[derive(Deserialize)]
struct CloseForm {
    seen: i64,
}

/// POST /desk/cases/{id}/closing
async fn close(State(app): State<App>, visit: Visit, Path(id): Path<String>, Form(form): Form<CloseForm>) -> Result<Response, Failure> {
    let id = number(&id)?;
    let onward = Onward::of(&app, &visit, id).await?;
    let done = app.write(visit.actor.may(WORK)?, move |tx| do_one(tx, &Act::Close, id, form.seen)).await;
    onward.done(&app, &visit, id, done).await
}

#[derive(Deserialize)]
struct ReopenForm {
    #[serde(default)]
    reason: String,
    seen: i64,
}

/// POST /desk/cases/{id}/reopening
async fn open_again(
    State(app): State<App>,
    visit: Visit,
    Path(id): Path<String>,
    Form(form): Form<ReopenForm>,
) -> Result<Response, Failure> {
    let id = number(&id)?;
    let reason = form.reason.clone();
    let done = app.write(visit.actor.may(WORK)?, move |tx| reopen_case(tx, id, &reason, form.seen).map(drop)).await;
    after(&app, &visit, id, done, Kept::of("reopening", form.reason, "")).await
}

/// Back to the case when it is done, with the list beside it and the tab that was open. A refusal stands on the case's page, beside what was
/// written.
pub(crate) async fn after(app: &App, visit: &Visit, id: CaseId, done: kernel::Result<()>, kept: Kept) -> Result<Response, Failure> {
    let asked = came_from(visit);
    let path = asked.address(&format!("/{}/desk/cases/{id}", visit.actor.lang.code()), &[("tab", &asked.tab)]);
    match done {
        Ok(()) => Ok(go(visit, &path)),
        Err(error @ (Error::Refused(_) | Error::Invalid(_) | Error::Conflict(_))) => {
            let told = failure::tell(app, visit.actor.lang, &error);
            let fields: Vec<String> = told.fields.into_iter().map(|(_, text)| text).collect();
            let refused = if fields.is_empty() { told.detail } else { fields.join(" ") };
            if visit.wants_data {
                return refused_in_words(app, visit, (id, &error), refused).await;
            }
            let visit = Visit { path, ..visit.clone() };
            let write = if kept.note.is_empty() { "" } else { "note" }.into();
            let asked = AskedCase { write, after: String::new(), batch: String::new(), sent: String::new(), ..asked };
            let page = case_page::render(app, &visit, id, asked, Kept { refused, ..kept }).await?;
            Ok((failure::status(&error), page).into_response())
        }
        Err(error) => Err(error.into()),
    }
}

/// A refusal for a script that has kept what was written: why, and the version of the case as it is now.
async fn refused_in_words(app: &App, visit: &Visit, (id, error): (CaseId, &Error), refused: String) -> Result<Response, Failure> {
    let now = app.read(visit.actor.may(READ)?, move |tx| store::case(tx, id)).await?;
    let told = json!({ "refused": refused, "version": now.map(|case| case.version) });
    Ok((failure::status(error), Json(told)).into_response())
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
