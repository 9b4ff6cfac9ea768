//! Asking a colleague from the page of a case, and what was asked there.

use ::store::Tx;
use axum::extract::Path;
use axum::extract::State;
use axum::response::Response;
use axum::routing::post;
use http::Method;
use kernel::Result;
use kernel::Timestamp;
use platform::Access;
use platform::App;
use platform::Failure;
use platform::Form;
use platform::Route;
use platform::Visit;
use platform::number;
use serde::Deserialize;
use ui::Choice;
use ui::Page;

use crate::Case;
use crate::asking::Asked;
use crate::asking::HOURS;
use crate::asking::ask_colleague;
use crate::asking::may_be_asked;
use crate::asking::questions_of;
use crate::case_acts::after;
use crate::case_acts::employee;
use crate::case_page::Kept;
use crate::converse::WORK;
use crate::names::Names;

pub(crate) fn routes() -> Vec<Route> {
    vec![Route::page(Method::POST, "/desk/cases/{id}/questions", Access::May(WORK), post(ask))]
}

/// What colleagues were asked in a case, and the form that asks another.
pub(crate) struct Asking {
    pub(crate) may: bool,
    pub(crate) asked: Vec<Shown>,
    pub(crate) colleagues: Vec<Choice>,
    pub(crate) hours: Vec<Choice>,
}

/// A question.
pub(crate) struct Shown {
    pub(crate) text: String,
    pub(crate) href: String,
    /// By when the answer is wanted, while there is none.
    pub(crate) due: Option<Timestamp>,
}

impl Asking {
    pub(crate) fn read(tx: &mut Tx<'_>, page: &Page, case: &Case, names: &mut Names) -> Result<Asking> {
        let may = tx.actor().can(WORK);
        let mut asked = Vec::new();
        for question in questions_of(tx, case.id)? {
            asked.push(Shown {
                text: page.t1("desk-asked", "name", names.of(tx, question.to)?),
                href: format!("{}#entry-{}", page.href(&case.path()), question.entry),
                due: question.answered_at.is_none().then_some(question.due_at),
            });
        }
        let hours = HOURS.map(|hours| Choice::new(hours.to_string(), page.tn("desk-ask-hours", hours))).into();
        Ok(Asking { may, asked, colleagues: if may { others(tx, page, case)? } else { Vec::new() }, hours })
    }
}

fn others(tx: &mut Tx<'_>, page: &Page, case: &Case) -> Result<Vec<Choice>> {
    Ok(may_be_asked(tx, case.id)?.into_iter().map(|one| Choice::new(one.id.to_string(), one.name.get(page.lang))).collect())
}

#[derive(Deserialize)]
struct AskForm {
    #[serde(default)]
    asked: String,
    #[serde(default)]
    question: String,
    #[serde(default)]
    hours: String,
}

/// POST /desk/cases/{id}/questions
async fn ask(State(app): State<App>, visit: Visit, Path(id): Path<String>, Form(form): Form<AskForm>) -> Result<Response, Failure> {
    let id = number(&id)?;
    let asked = Asked { to: employee(&form.asked)?, text: form.question.clone(), hours: form.hours.parse().unwrap_or(0) };
    let done = app.write(visit.actor.may(WORK)?, move |tx| ask_colleague(tx, id, &asked).map(drop)).await;
    after(&app, &visit, id, done, Kept { note: form.question, ..Kept::default() }).await
}
