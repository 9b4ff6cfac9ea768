//! Reporting abuse from the message that shows it, and the supervisor's list of what was reported.

use ::store::Tx;
use askama::Template;
use axum::extract::Path;
use axum::extract::State;
use axum::response::IntoResponse;
use axum::response::Redirect;
use axum::response::Response;
use axum::routing::get;
use axum::routing::post;
use http::Method;
use kernel::Error;
use kernel::Result;
use kernel::Timestamp;
use platform::Access;
use platform::App;
use platform::Failure;
use platform::Form;
use platform::Query;
use platform::Route;
use platform::Visit;
use platform::failure::corrected;
use platform::html;
use platform::number;
use serde::Deserialize;
use ui::Answers;
use ui::Page;

use super::ANSWER;
use super::Report;
use super::ReportId;
use super::answer::case_of;
use super::answer::close;
use super::answer::guide;
use super::answer::take_over;
use super::beside;
use super::may_be_reported;
use super::report;
use crate::CaseId;
use crate::case_acts::after;
use crate::case_page::Kept;
use crate::converse::WORK;
use crate::inbox;
use crate::lists::numbered;
use crate::names::Names;
use crate::split::entry;
use crate::store;
use crate::store::abuse;

/// The key of the page in the rail.
pub(crate) const SECTION: &str = "abuse";
/// How many reports the page shows of each kind.
const ROWS: u32 = 50;

pub(crate) fn routes() -> Vec<Route> {
    let (work, answer) = (Access::May(WORK), Access::May(ANSWER));
    vec![
        Route::page(Method::GET, "/desk/cases/{id}/abuse-reports", work, get(ask)),
        Route::page(Method::POST, "/desk/cases/{id}/abuse-reports", work, post(send)),
        Route::page(Method::GET, "/desk/abuse-reports", answer, get(list)),
        Route::page(Method::POST, "/desk/abuse-reports/{id}/taking-over", answer, post(take)),
        Route::page(Method::POST, "/desk/abuse-reports/{id}/guidance", answer, post(say)),
        Route::page(Method::POST, "/desk/abuse-reports/{id}/closing", answer, post(end)),
    ]
}

#[derive(Template)]
#[template(path = "abuse_report.html")]
struct AskPage {
    page: Page,
    case: String,
    reference: String,
    entry: i64,
    words: String,
    typed: Answers,
}

/// The message that is reported, named as the conversation names it: `entry-12`.
#[derive(Deserialize)]
struct Message {
    #[serde(default)]
    entry: String,
}

/// GET /desk/cases/{id}/abuse-reports?entry=entry-12
async fn ask(State(app): State<App>, visit: Visit, Path(id): Path<String>, Query(asked): Query<Message>) -> Result<Response, Failure> {
    let message = asked.entry.trim_start_matches("entry-").parse().map_err(|_| Error::NotFound("entry"))?;
    asked_about(&app, &visit, (number(&id)?, message), Answers::new()).await
}

async fn asked_about(app: &App, visit: &Visit, (id, message): (CaseId, i64), typed: Answers) -> Result<Response, Failure> {
    let page = app.desk_page(visit, "desk-abuse-report", inbox::SECTION).await?;
    let look = move |tx: &mut Tx<'_>| {
        let case = store::case(tx, id)?.ok_or(Error::NotFound("case"))?;
        let message = entry(tx, case.id, message)?.filter(may_be_reported).ok_or(Error::NotFound("entry"))?;
        Ok((case, message))
    };
    let (case, message) = app.read(visit.actor.may(WORK)?, look).await?;
    html(&AskPage { case: page.href(&case.path()), reference: case.reference, entry: message.id, words: message.text, typed, page })
}

#[derive(Deserialize)]
struct ReportForm {
    entry: i64,
    #[serde(default)]
    note: String,
}

/// POST /desk/cases/{id}/abuse-reports
async fn send(State(app): State<App>, visit: Visit, Path(id): Path<String>, Form(form): Form<ReportForm>) -> Result<Response, Failure> {
    let (id, message): (CaseId, i64) = (number(&id)?, form.entry);
    let (known, typed) = (app.clone(), Answers::new().with("note", &form.note));
    match app.write(visit.actor.may(WORK)?, move |tx| report(tx, known.settings(), id, (message, &form.note))).await {
        Ok(_) => Ok(Redirect::to(&format!("/{}/desk/cases/{id}#abuse", visit.actor.lang.code())).into_response()),
        Err(error) => {
            let (status, typed) = corrected(typed, error)?;
            Ok((status, asked_about(&app, &visit, (id, message), typed).await?).into_response())
        }
    }
}

#[derive(Template)]
#[template(path = "abuse_reports.html")]
struct ListPage {
    page: Page,
    open: Vec<Row>,
    /// Where the next of those that are not ended stand; empty where there are no more.
    more: String,
    ended: Vec<Row>,
    older: String,
    /// Where the first of all stand, from any page behind it.
    first: String,
}

struct Row {
    href: String,
    reference: String,
    /// Who reported it.
    by: String,
    words: String,
    at: Timestamp,
    /// By when an answer is wanted, while there is none.
    due: Option<Timestamp>,
    /// What was done first, or how it ended.
    standing: String,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Asked {
    /// The report behind which those that are not ended go on.
    after: String,
    /// The one behind which those that are ended go on.
    before: String,
}

/// GET /desk/abuse-reports — those that are not ended, oldest first, and behind them those that are; either goes on by itself.
async fn list(State(app): State<App>, visit: Visit, Query(asked): Query<Asked>) -> Result<Response, Failure> {
    let page = app.desk_page(&visit, "desk-abuse-reports", SECTION).await?;
    let (after, before) = (numbered("after", &asked.after)?, numbered("before", &asked.before)?);
    let frame = page.clone();
    let read = app.read(visit.actor.may(ANSWER)?, move |tx| {
        let open = if before.is_none() { abuse::open(tx, after, ROWS + 1)? } else { Vec::new() };
        let ended = if after.is_none() { abuse::ended(tx, before, ROWS + 1)? } else { Vec::new() };
        let mut names = Names::new(frame.lang);
        Ok((stretch(tx, &frame, &mut names, open)?, stretch(tx, &frame, &mut names, ended)?))
    });
    let ((open, more), (ended, older)) = read.await?;
    let path = page.href("/desk/abuse-reports");
    let place = |mark: &str, last: Option<ReportId>| last.map(|last| format!("{path}?{mark}={last}")).unwrap_or_default();
    let (more, older) = (place("after", more), place("before", older));
    let first = if after.or(before).is_some() { path } else { String::new() };
    html(&ListPage { open, more, ended, older, first, page })
}

/// The rows of one page, and the report behind which the next one begins.
fn stretch(tx: &mut Tx<'_>, page: &Page, names: &mut Names, mut reports: Vec<Report>) -> Result<(Vec<Row>, Option<ReportId>)> {
    let has_more = reports.len() > ROWS as usize;
    reports.truncate(ROWS as usize);
    let last = reports.last().filter(|_| has_more).map(|report| report.id);
    let rows: Result<Vec<Row>> = reports.iter().filter_map(|report| row(tx, page, names, report).transpose()).collect();
    Ok((rows?, last))
}

/// A report as it stands in the list; nothing where its case became part of one that the right does not reach.
fn row(tx: &mut Tx<'_>, page: &Page, names: &mut Names, report: &Report) -> Result<Option<Row>> {
    let Some(case) = case_of(tx, report)? else { return Ok(None) };
    let standing = match &report.closing {
        Some(end) => page.t(&format!("desk-abuse-outcome-{}", end.outcome)),
        None => beside::answer(tx, page, report, names)?,
    };
    Ok(Some(Row {
        href: format!("{}#abuse", page.href(&case.path())),
        reference: case.reference,
        by: names.of(tx, report.by)?,
        words: beside::words(tx, report)?,
        at: report.at,
        due: report.answer.is_none().then_some(report.due_at),
        standing,
    }))
}

/// POST /desk/abuse-reports/{id}/taking-over
async fn take(State(app): State<App>, visit: Visit, Path(id): Path<String>) -> Result<Response, Failure> {
    let id: ReportId = number(&id)?;
    answered(&app, &visit, id, Kept::default(), move |tx| take_over(tx, id)).await
}

#[derive(Deserialize)]
struct GuidanceForm {
    #[serde(default)]
    guidance: String,
}

/// POST /desk/abuse-reports/{id}/guidance
async fn say(State(app): State<App>, visit: Visit, Path(id): Path<String>, Form(form): Form<GuidanceForm>) -> Result<Response, Failure> {
    let id: ReportId = number(&id)?;
    let kept = Kept::of(&beside::guiding(id), form.guidance.clone(), "");
    answered(&app, &visit, id, kept, move |tx| guide(tx, id, &form.guidance)).await
}

#[derive(Deserialize)]
struct EndForm {
    #[serde(default)]
    outcome: String,
    #[serde(default)]
    note: String,
}

/// POST /desk/abuse-reports/{id}/closing
async fn end(State(app): State<App>, visit: Visit, Path(id): Path<String>, Form(form): Form<EndForm>) -> Result<Response, Failure> {
    let id: ReportId = number(&id)?;
    let kept = Kept::of(&beside::ending(id), form.note.clone(), &form.outcome);
    answered(&app, &visit, id, kept, move |tx| close(tx, id, (&form.outcome, &form.note))).await
}

/// Back to the case of a report. A refusal stands on its page, beside what was written.
async fn answered(
    app: &App,
    visit: &Visit,
    id: ReportId,
    kept: Kept,
    act: impl FnOnce(&mut Tx<'_>) -> Result<Report> + Send + 'static,
) -> Result<Response, Failure> {
    let find = move |tx: &mut Tx<'_>| {
        let report = abuse::one(tx, id)?.ok_or(Error::NotFound("abuse-report"))?;
        Ok(case_of(tx, &report)?.ok_or(Error::NotFound("abuse-report"))?.id)
    };
    let case = app.read(visit.actor.may(ANSWER)?, find).await?;
    let done = app.write(visit.actor.may(ANSWER)?, move |tx| act(tx).map(drop)).await;
    after(app, visit, case, done, kept).await
}
