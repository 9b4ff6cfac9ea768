//! What stands beside a reply that waits for a second look: what the customer wrote, and which of its questions the reply answers.

use ::store::Tx;
use axum::Json;
use axum::extract::Path;
use axum::extract::State;
use axum::response::IntoResponse;
use axum::response::Response;
use axum::routing::post;
use desk::CaseId;
use http::Method;
use kernel::Error;
use kernel::Result;
use platform::Access;
use platform::App;
use platform::Form;
use platform::Route;
use platform::Visit;
use serde::Deserialize;
use ui::Page;

use crate::answerable;
use crate::house::Kept;
use crate::live_checks;
use crate::points::Point;
use crate::points::points;
use crate::second_look::APPROVE;
use crate::second_look::Look;
use crate::store::looks;

pub(crate) fn routes() -> Vec<Route> {
    vec![Route::page(Method::POST, "/desk/second-looks/{id}/checks", Access::May(APPROVE), post(check))]
}

/// The letter that a reply answers, and its points.
#[derive(Default)]
pub(crate) struct Beside {
    /// Who wrote it; empty where nothing is answered.
    pub(crate) who: String,
    pub(crate) when: String,
    /// Its lines, with an empty one between paragraphs.
    pub(crate) lines: Vec<String>,
    pub(crate) points: Vec<Point>,
}

impl Beside {
    /// Reads it.
    pub(crate) fn read(tx: &mut Tx<'_>, page: &Page, look: &Look) -> Result<Beside> {
        let Some(newest) = answerable::newest_in(tx, look.case)? else { return Ok(Beside::default()) };
        let Some(entry) = answerable::entry_of(tx, look.case, &newest)? else { return Ok(Beside::default()) };
        Ok(Beside {
            who: entry.author,
            when: page.when(entry.at),
            lines: entry.text.lines().map(|line| line.trim_end().to_owned()).collect(),
            points: if look.interim.is_some() { Vec::new() } else { points(tx, look.case, &look.reply.body, &look.reply.points)? },
        })
    }
}

/// The text as it is being changed; what else the form says is not looked at.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Typed {
    subject: String,
    body: String,
}

/// POST /desk/second-looks/{id}/checks — remarks on a reply while it is changed by who looks at it.
async fn check(State(app): State<App>, visit: Visit, Path(id): Path<CaseId>, Form(typed): Form<Typed>) -> platform::Result<Response> {
    let (body, subject) = (typed.body.clone(), typed.subject);
    let (kept, since) = Kept::now(&app);
    let read = move |tx: &mut Tx<'_>| {
        let look = looks::look(tx, id)?.ok_or(Error::NotFound("look"))?;
        let seen = live_checks::see(tx, id, (&kept, since), (look.reply.lang, &subject, &body, &look.reply.points))?;
        Ok(if look.interim.is_some() { seen.before_the_answer() } else { seen })
    };
    let seen = app.read(visit.actor.may(APPROVE)?, read).await?;
    Ok(Json(live_checks::told(&app, visit.actor.lang, &typed.body, &seen)).into_response())
}
