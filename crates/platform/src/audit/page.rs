//! The page of the audit trail, and its export.

use std::borrow::Cow;

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use axum::routing::get;
use http::Method;
use kernel::Error;
use kernel::Lang;
use ui::Answers;
use ui::Page;

use super::AUDIT;
use super::events;
use super::filter::Asked;
use super::said;
use super::store;
use super::store::Line;
use crate::Access;
use crate::App;
use crate::Failure;
use crate::Query;
use crate::Route;
use crate::Visit;
use crate::csv;
use crate::html;

const LINES: u32 = 50;
/// An export has at most so many lines; more are asked for by days.
const EXPORTED: u32 = 20_000;

pub(crate) fn routes() -> Vec<Route> {
    vec![
        Route::page(Method::GET, "/desk/audit", Access::May(AUDIT), get(show)),
        Route::page(Method::GET, "/desk/audit/export.csv", Access::May(AUDIT), get(export)),
    ]
}

#[derive(Template)]
#[template(path = "ops/audit.html")]
struct AuditPage {
    page: Page,
    answers: Answers,
    lines: Vec<Line>,
    older: String,
    export: String,
}

/// GET /desk/audit?from=…&until=…&actor=…&kind=…&thing=…&before=…
async fn show(State(app): State<App>, visit: Visit, Query(asked): Query<Asked>) -> Result<Response, Failure> {
    let mut answers = answers(&asked);
    let mut lines = match asked.read() {
        Ok(filter) => {
            let looked = asked.query(asked.before);
            app.write(visit.actor.may(AUDIT)?, move |tx| {
                let mut lines = store::list(tx, &filter, LINES + 1)?;
                store::call(tx, &mut lines)?;
                tx.record(events::Read { filter: looked })?;
                Ok(lines)
            })
            .await?
        }
        Err(Error::Invalid(wrong)) => {
            answers = answers.wrong(wrong);
            Vec::new()
        }
        Err(error) => return Err(error.into()),
    };
    let has_more = lines.len() > LINES as usize;
    lines.truncate(LINES as usize);
    let page = app.desk_page(&visit, "audit-title", "audit").await?;
    lines.iter_mut().for_each(|line| line.told = happened(&app, page.lang, line));
    let older = lines.last().filter(|_| has_more).map(|last| page.href(&format!("/desk/audit?{}", asked.query(Some(last.seq)))));
    let export = page.href(&format!("/desk/audit/export.csv?{}", asked.query(None)));
    html(&AuditPage { page, answers, lines, older: older.unwrap_or_default(), export })
}

/// What happened, in the reader's language; by its stable name where no part has words for it.
fn happened(app: &App, lang: Lang, line: &Line) -> String {
    let data = serde_json::from_str(&line.data).unwrap_or_default();
    said::happened(app.words(), lang, &line.kind, &data).unwrap_or_else(|| line.kind.clone())
}

fn answers(asked: &Asked) -> Answers {
    let fields = [("from", &asked.from), ("until", &asked.until), ("actor", &asked.actor), ("kind", &asked.kind), ("thing", &asked.thing)];
    fields.into_iter().fold(Answers::new(), |answers, (name, value)| answers.with(name, value.clone()))
}

/// GET /desk/audit/export.csv
async fn export(State(app): State<App>, visit: Visit, Query(asked): Query<Asked>) -> Result<Response, Failure> {
    let filter = asked.read()?;
    let looked = asked.query(asked.before);
    let lines = app
        .write(visit.actor.may(AUDIT)?, move |tx| {
            let lines = store::list(tx, &filter, EXPORTED)?;
            tx.record(events::Exported { filter: looked, lines: lines.len() })?;
            Ok(lines)
        })
        .await?;
    let head = ["audit-number", "audit-when", "audit-who", "audit-what", "audit-kind", "audit-thing", "audit-data"];
    let head: Vec<Cow<'_, str>> = head.into_iter().map(|key| app.say(visit.actor.lang, key, &[]).into()).collect();
    let rows = lines.iter().map(|line| {
        let time = line.at.to_string();
        let told = happened(&app, visit.actor.lang, line);
        let cells = [&line.actor, &told, &line.kind, &line.thing, &line.data].map(|cell| Cow::from(cell.clone()));
        [line.seq.to_string().into(), time.into()].into_iter().chain(cells).collect::<Vec<_>>()
    });
    Ok(csv::answer("audit.csv", [head].into_iter().chain(rows)))
}
