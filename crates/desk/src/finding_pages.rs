//! Findings as people see them: one's own misses, one finding with its evidence, the disputes that wait for a decision.

use ::store::Tx;
use askama::Template;
use axum::extract::Path;
use axum::extract::State;
use axum::response::IntoResponse;
use axum::response::Redirect;
use axum::response::Response;
use axum::routing::get;
use axum::routing::post;
use guide::Means;
use http::Method;
use kernel::Error;
use kernel::Result;
use kernel::Timestamp;
use platform::Access;
use platform::App;
use platform::Evidence;
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

use crate::Case;
use crate::findings;
use crate::findings::DECIDE;
use crate::findings::Kept;
use crate::findings::READ_SEEN;
use crate::findings::Ruling;
use crate::guide_panel;
use crate::guide_panel::Found;
use crate::guide_panel::proof;
use crate::guide_panel::standing;
use crate::inbox::SECTION;
use crate::lists::READ;
use crate::lists::numbered;
use crate::names::Names;
use crate::notice_page::OWN_WORK;
use crate::store;
use crate::store::findings as kept;

/// How many findings a page shows.
const ROWS: u32 = 30;
/// How many events are looked through for evidence.
const EVENTS: u32 = 1_000;

pub(crate) fn routes() -> Vec<Route> {
    vec![
        Route::page(Method::GET, "/desk/findings", Access::May(OWN_WORK), get(own)),
        Route::page(Method::GET, "/desk/findings/{id}", Access::May(OWN_WORK), get(one)),
        Route::page(Method::POST, "/desk/findings/{id}/dispute", Access::May(OWN_WORK), post(dispute)),
        Route::page(Method::POST, "/desk/findings/{id}/decision", Access::May(DECIDE), post(decide)),
        Route::page(Method::GET, "/desk/disputes", Access::May(DECIDE), get(disputes)),
    ]
}

#[derive(Template)]
#[template(path = "findings.html")]
struct FindingsPage {
    page: Page,
    hint: String,
    rows: Vec<Row>,
    older: String,
}

struct Row {
    href: String,
    clause: String,
    employee: String,
    reference: String,
    standing: String,
    /// Why it is disputed; empty when nobody does.
    why: String,
    at: Timestamp,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Asked {
    before: String,
}

/// GET /desk/findings — the clauses that one is found to have missed, newest first.
async fn own(State(app): State<App>, visit: Visit, Query(asked): Query<Asked>) -> Result<Response, Failure> {
    let page = app.desk_page(&visit, "desk-own-findings", "findings").await?;
    let (frame, before) = (page.clone(), numbered("before", &asked.before)?);
    let (rows, last) = app
        .read(visit.actor.may(OWN_WORK)?, move |tx| {
            let me = tx.actor().employee()?;
            let found = kept::missed_by(tx, me, before, ROWS)?;
            let last = found.last().filter(|_| found.len() == ROWS as usize).map(|finding| finding.id);
            Ok((rows(tx, &frame, &found)?, last))
        })
        .await?;
    let older = last.map(|last| format!("{}?before={last}", page.href("/desk/findings"))).unwrap_or_default();
    html(&FindingsPage { hint: page.t("desk-own-findings-hint"), page, rows, older })
}

/// GET /desk/disputes — those that wait for a decision, oldest first.
async fn disputes(State(app): State<App>, visit: Visit) -> Result<Response, Failure> {
    let page = app.desk_page(&visit, "desk-disputes", "disputes").await?;
    let frame = page.clone();
    let rows = app.read(visit.actor.may(DECIDE)?, move |tx| {
        let found = kept::disputed(tx, ROWS)?;
        rows(tx, &frame, &found)
    });
    html(&FindingsPage { hint: page.t("desk-disputes-hint"), rows: rows.await?, page, older: String::new() })
}

fn rows(tx: &mut Tx<'_>, page: &Page, found: &[Kept]) -> Result<Vec<Row>> {
    let mut names = Names::new(page.lang);
    found.iter().map(|finding| row(tx, page, &mut names, finding)).collect()
}

fn row(tx: &mut Tx<'_>, page: &Page, names: &mut Names, finding: &Kept) -> Result<Row> {
    Ok(Row {
        href: page.href(&format!("/desk/findings/{}", finding.id)),
        clause: clause_text(page, &finding.clause),
        employee: names.of_one(tx, finding.employee)?,
        reference: case_of(tx, finding)?.map(|case| case.reference).unwrap_or_default(),
        standing: standing(page, finding),
        why: finding.dispute.clone().unwrap_or_default(),
        at: finding.at,
    })
}

/// The case of a finding; none where it is of no case.
fn case_of(tx: &mut Tx<'_>, finding: &Kept) -> Result<Option<Case>> {
    finding.case.map_or(Ok(None), |case| store::case_anywhere(tx, case))
}

fn clause_text(page: &Page, id: &str) -> String {
    guide::clause(id).map_or_else(|| id.to_owned(), |clause| clause.text(page.lang).to_owned())
}

#[derive(Template)]
#[template(path = "finding.html")]
struct FindingPage {
    page: Page,
    clause: String,
    clause_id: String,
    does: Vec<String>,
    found: Found,
    at: Timestamp,
    case_href: String,
    reference: String,
    dispute: String,
    decision: String,
    action: String,
    may_decide: bool,
    is_own: bool,
    answers: Answers,
}

/// GET /desk/findings/{id} — with the events that prove it; to those who read cases, and to the one whose act it was.
async fn one(State(app): State<App>, visit: Visit, Path(id): Path<String>) -> Result<Response, Failure> {
    shown(&app, &visit, number::<()>(&id)?.get(), Answers::new()).await
}

async fn shown(app: &App, visit: &Visit, id: i64, answers: Answers) -> Result<Response, Failure> {
    let (frame, means, evidence) = (app.page(visit, "desk-finding"), guide_panel::means(app), proof::evidence(app));
    let shown = app.read(visit.actor.may(OWN_WORK)?, move |tx| read(tx, frame, (&means, &evidence), id)).await?;
    // Whoever decides on a colleague's finding came from the disputes.
    let section = match shown.is_own {
        true => "findings",
        false if visit.actor.can(DECIDE) => "disputes",
        false => SECTION,
    };
    html(&FindingPage { page: app.desk_page(visit, "desk-finding", section).await?, answers, ..shown })
}

fn read(tx: &mut Tx<'_>, page: Page, (means, evidence): (&[Means], &[Evidence]), id: i64) -> Result<FindingPage> {
    let finding = kept::one(tx, id)?.ok_or(Error::NotFound("finding"))?;
    let me = tx.actor().employee().ok();
    // Of a case colleagues work together; what somebody saw of a person is for that person and those who lead.
    let may_read = tx.actor().can(if finding.case.is_some() { READ } else { READ_SEEN });
    if !may_read && finding.employee != me {
        return Err(Error::NotFound("finding"));
    }
    let mut names = Names::new(page.lang);
    let events = match finding.case {
        Some(case) => tx.events_of_case(case.get(), 0, EVENTS)?,
        None => tx.events_of_interaction(finding.interaction.get())?,
    };
    let proof = proof::of(tx, &page, evidence, (&finding, &events), &mut names)?;
    let found = Found::new(tx, &page, &finding, proof, &mut names)?;
    let case = case_of(tx, &finding)?;
    let is_read = match &case {
        Some(case) => tx.actor().can(READ) && store::case(tx, case.id)?.is_some(),
        None => false,
    };
    let waits = finding.dispute.is_some() && finding.ruling.is_none();
    Ok(FindingPage {
        clause: clause_text(&page, &finding.clause),
        does: guide_panel::done_for(&page, means, &finding.clause),
        case_href: case.as_ref().filter(|_| is_read).map(|case| page.href(&case.path())).unwrap_or_default(),
        action: page.href(&format!("/desk/findings/{id}")),
        is_own: me.is_some() && finding.employee == me,
        may_decide: waits && tx.actor().can(DECIDE) && finding.employee != me,
        reference: case.map(|case| case.reference).unwrap_or_default(),
        at: finding.at,
        dispute: finding.dispute.unwrap_or_default(),
        decision: finding.dispute_note.unwrap_or_default(),
        clause_id: finding.clause,
        found,
        answers: Answers::new(),
        page,
    })
}

#[derive(Deserialize)]
struct DisputeForm {
    #[serde(default)]
    why: String,
}

/// POST /desk/findings/{id}/dispute
async fn dispute(State(app): State<App>, visit: Visit, Path(id): Path<String>, Form(form): Form<DisputeForm>) -> Result<Response, Failure> {
    let id = number::<()>(&id)?.get();
    let answers = Answers::new().with("why", form.why.clone());
    let done = app.write(visit.actor.may(OWN_WORK)?, move |tx| findings::dispute(tx, id, &form.why).map(drop)).await;
    after(&app, &visit, id, (answers, done)).await
}

#[derive(Deserialize)]
struct DecisionForm {
    /// `overturned` or `upheld`.
    decision: String,
    #[serde(default)]
    note: String,
}

/// POST /desk/findings/{id}/decision
async fn decide(State(app): State<App>, visit: Visit, Path(id): Path<String>, Form(form): Form<DecisionForm>) -> Result<Response, Failure> {
    let id = number::<()>(&id)?.get();
    let ruling = Ruling::parse(&form.decision).ok_or(Error::NotFound("decision"))?;
    let answers = Answers::new().with("note", form.note.clone());
    let done = app.write(visit.actor.may(DECIDE)?, move |tx| findings::rule(tx, id, ruling, &form.note).map(drop)).await;
    after(&app, &visit, id, (answers, done)).await
}

/// Back to the finding when it is done. A refusal stands in the form, beside what was typed.
async fn after(app: &App, visit: &Visit, id: i64, (answers, done): (Answers, Result<()>)) -> Result<Response, Failure> {
    match done {
        Ok(()) => Ok(Redirect::to(&format!("/{}/desk/findings/{id}", visit.actor.lang.code())).into_response()),
        Err(error) => {
            let (status, answers) = corrected(answers, error)?;
            Ok((status, shown(app, visit, id, answers).await?).into_response())
        }
    }
}
