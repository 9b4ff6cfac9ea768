//! A note that is being written, kept as it is typed, on whichever device.

use ::store::Tx;
use axum::Json;
use axum::extract::Path;
use axum::extract::State;
use axum::response::IntoResponse;
use axum::response::Response;
use axum::routing::post;
use http::Method;
use http::StatusCode;
use kernel::Error;
use kernel::Result;
use platform::Access;
use platform::App;
use platform::Failure;
use platform::Form;
use platform::Route;
use platform::Visit;
use platform::number;
use serde::Deserialize;
use serde_json::json;
use ui::Page;

use crate::Case;
use crate::CaseId;
use crate::converse::WORK;
use crate::store;
use crate::store::ways;

pub(crate) fn routes() -> Vec<Route> {
    vec![Route::page(Method::POST, "/desk/cases/{id}/note-draft", Access::May(WORK), post(keep))]
}

/// A note being written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct NoteDraft {
    pub(crate) text: String,
    /// When it was kept, in milliseconds since 1970; grows with each keeping.
    pub(crate) saved_at: i64,
}

/// The place to write a note in a case.
pub(crate) struct Noting {
    /// Of this case and person alone: under this name it is kept on a device.
    pub(crate) id: String,
    pub(crate) action: String,
    /// Where it is kept while it is written.
    pub(crate) draft: String,
    /// When that was done last, in milliseconds since 1970; 0 when it was not.
    pub(crate) saved: i64,
    /// Where colleagues to be named are found.
    pub(crate) mentions: String,
    text: String,
}

impl Noting {
    pub(crate) fn read(tx: &mut Tx<'_>, page: &Page, case: &Case) -> Result<Noting> {
        let me = tx.actor().employee().map(|me| me.to_string()).unwrap_or_default();
        let kept = if me.is_empty() { None } else { ways::note_draft(tx, case.id)? };
        let path = page.href(&case.path());
        Ok(Noting {
            id: format!("note-{me}-{}", case.id),
            action: format!("{path}/notes"),
            draft: format!("{path}/note-draft"),
            saved: kept.as_ref().map_or(0, |kept| kept.saved_at),
            mentions: page.href("/desk/colleagues"),
            text: kept.map(|kept| kept.text).unwrap_or_default(),
        })
    }

    /// What stands in it: what was refused just now, else what was kept.
    pub(crate) fn text<'t>(&'t self, refused: &'t str) -> &'t str {
        if refused.is_empty() { &self.text } else { refused }
    }
}

/// A note was written: nothing of it is being written any more, unless another device has begun one.
pub(crate) fn has_been_written(tx: &mut Tx<'_>, case: CaseId, text: &str) -> Result<()> {
    match ways::note_draft(tx, case)?.filter(|draft| draft.text.trim() == text.trim()) {
        Some(_) => ways::drop_note_draft(tx, case),
        None => Ok(()),
    }
}

#[derive(Deserialize)]
struct Typed {
    #[serde(default)]
    text: String,
    /// When the one that the page knows was kept; 0 for none.
    #[serde(default)]
    known: i64,
}

/// POST /desk/cases/{id}/note-draft — answers when it was kept; 409 with the newer one where another device has kept one since.
async fn keep(State(app): State<App>, visit: Visit, Path(id): Path<String>, Form(typed): Form<Typed>) -> Result<Response, Failure> {
    let id = number(&id)?;
    let kept = app.write(visit.actor.may(WORK)?, move |tx| keep_note(tx, id, &typed)).await?;
    Ok(match kept {
        Ok(saved_at) => Json(json!({ "saved_at": saved_at })).into_response(),
        Err(newer) => (StatusCode::CONFLICT, Json(json!({ "saved_at": newer.saved_at, "text": newer.text }))).into_response(),
    })
}

/// Keeps a note, or answers the newer one.
fn keep_note(tx: &mut Tx<'_>, case: CaseId, typed: &Typed) -> Result<Result<i64, NoteDraft>> {
    store::case(tx, case)?.ok_or(Error::NotFound("case"))?;
    let now = tx.now().as_millisecond();
    let saved_at = match ways::note_draft(tx, case)? {
        Some(draft) if draft.text == typed.text => return Ok(Ok(draft.saved_at)),
        Some(newer) if newer.saved_at > typed.known => return Ok(Err(newer)),
        Some(older) => now.max(older.saved_at + 1),
        None => now,
    };
    if typed.text.trim().is_empty() {
        ways::drop_note_draft(tx, case)?;
    } else {
        ways::save_note_draft(tx, case, &NoteDraft { text: typed.text.clone(), saved_at })?;
    }
    Ok(Ok(saved_at))
}
