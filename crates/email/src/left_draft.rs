//! What colleagues were writing in a case stays readable for whoever answers for it now, who may go on with it.

use ::store::Tx;
use askama::Template;
use axum::extract::Path;
use axum::extract::State;
use axum::response::Response;
use axum::routing::post;
use desk::CaseId;
use http::Method;
use kernel::EmployeeId;
use kernel::Error;
use kernel::Result;
use kernel::refuse;
use platform::Access;
use platform::App;
use platform::Failure;
use platform::Form;
use platform::Route;
use platform::Visit;
use serde::Deserialize;
use ui::Page;

use crate::reply::REPLY;
use crate::store;
use crate::store::drafts;
use crate::store::drafts::LeftDraft;

pub(crate) fn routes() -> Vec<Route> {
    vec![Route::page(Method::POST, "/desk/cases/{id}/left-draft", Access::May(REPLY), post(go_on))]
}

/// The drafts of colleagues in a case, shown to its owner; nothing to anybody else.
#[derive(Template)]
#[template(path = "left_drafts.html")]
pub(crate) struct LeftDrafts<'p> {
    page: &'p Page,
    case: i64,
    rows: Vec<Row>,
}

struct Row {
    employee: i64,
    name: String,
    at: String,
    draft: LeftDraft,
}

impl<'p> LeftDrafts<'p> {
    /// Reads them.
    pub(crate) fn read(tx: &mut Tx<'_>, page: &'p Page, case: &desk::Case) -> Result<LeftDrafts<'p>> {
        let is_owner = tx.actor().employee().is_ok_and(|me| case.owner == Some(me));
        let drafts = if is_owner { drafts::left_drafts(tx, case.id)? } else { Vec::new() };
        let rows = drafts.into_iter().map(|draft| {
            let name = org::store::employee(tx, draft.employee)?.map(|one| one.name.get(page.lang).to_owned()).unwrap_or_default();
            Ok(Row { employee: draft.employee.get(), name, at: page.when(draft.at), draft })
        });
        Ok(LeftDrafts { page, case: case.id.get(), rows: rows.collect::<Result<_>>()? })
    }
}

/// Makes a colleague's draft one's own.
///
/// # Errors
/// Refused unless one owns the case, and while one has written something oneself; `NotFound` when the draft is gone.
pub(crate) fn take_on(tx: &mut Tx<'_>, id: CaseId, from: EmployeeId) -> Result<()> {
    let me = tx.actor().employee()?;
    let case = desk::store::case(tx, id)?.ok_or(Error::NotFound("case"))?;
    case.must_be_owned_by(me)?;
    if store::draft(tx, case.id)?.is_some_and(|own| !own.body.trim().is_empty()) {
        return Err(refuse("email-left-draft-own").into());
    }
    let left = drafts::left_drafts(tx, case.id)?.into_iter().find(|left| left.employee == from).ok_or(Error::NotFound("draft"))?;
    store::save_draft(tx, case.id, &left.draft)?;
    drafts::drop_left_draft(tx, case.id, from)
}

#[derive(Deserialize)]
struct From {
    from: EmployeeId,
}

/// POST /desk/cases/{id}/left-draft
async fn go_on(
    State(app): State<App>,
    visit: Visit,
    Path(id): Path<CaseId>,
    Form(form): Form<From>,
) -> std::result::Result<Response, Failure> {
    let done = app.write(visit.actor.may(REPLY)?, move |tx| take_on(tx, id, form.from)).await;
    desk::told(&app, &visit, id, done).await
}
