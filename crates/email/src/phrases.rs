//! The guide's lines of this moment: what an employee may say for a duty, in the language of the reply, put into it with one press from the
//! panel beside the case. What only the employee knows stands as a place that stays open, and stops the reply until it is filled.

use ::store::Tx;
use askama::Template;
use axum::extract::Path;
use axum::extract::State;
use axum::response::Response;
use axum::routing::get;
use desk::CaseId;
use http::Method;
use kernel::Error;
use kernel::Lang;
use platform::Access;
use platform::App;
use platform::Failure;
use platform::Query;
use platform::Route;
use platform::Visit;
use platform::html;
use serde::Deserialize;
use ui::Page;

use crate::reply::REPLY;

/// The duties for which there is a line, in the order in which a reply comes to them.
const LINES: [(&str, &str); 7] = [
    ("3.human.empathy", "email-phrase-empathy"),
    ("4.during.own-mistakes", "email-phrase-own-mistake"),
    ("4.during.verify-rather-than-guess", "email-phrase-verify"),
    ("4.after.steps-taken", "email-phrase-steps-taken"),
    ("4.during.explain-steps", "email-phrase-explain-steps"),
    ("4.after.expected-time", "email-phrase-expected-time"),
    ("4.after.offer-more-help", "email-phrase-more-help"),
];

pub(crate) fn routes() -> Vec<Route> {
    vec![Route::page(Method::GET, "/desk/cases/{id}/phrases", Access::May(REPLY), get(lines))]
}

#[derive(Deserialize)]
#[serde(default)]
struct Asked {
    /// The language of the reply.
    lang: Lang,
}

impl Default for Asked {
    fn default() -> Self {
        Self { lang: Lang::Ar }
    }
}

#[derive(Template)]
#[template(path = "phrases.html")]
struct Phrases {
    page: Page,
    lang: Lang,
    /// Each duty in the reader's language, and its line in the reply's.
    lines: Vec<(String, String)>,
}

/// GET /desk/cases/{id}/phrases
async fn lines(State(app): State<App>, visit: Visit, Path(id): Path<CaseId>, Query(asked): Query<Asked>) -> Result<Response, Failure> {
    let page = app.page(&visit, "email-phrases");
    let known = move |tx: &mut Tx<'_>| desk::store::case(tx, id)?.ok_or(Error::NotFound("case")).map(drop);
    app.read(visit.actor.may(REPLY)?, known).await?;
    let line = |(clause, key): (&str, &str)| {
        let duty = guide::clause(clause).map(|clause| clause.text(page.lang).to_owned()).unwrap_or_default();
        (duty, app.words().say_plain(asked.lang, key, &[]))
    };
    let lines = LINES.into_iter().map(line).collect();
    html(&Phrases { lines, lang: asked.lang, page })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_is_of_a_clause_that_there_is() {
        assert!(LINES.iter().all(|(clause, _)| guide::clause(clause).is_some()));
    }
}
