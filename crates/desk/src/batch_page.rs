//! Several cases at once, from the list: what can be done to them and what cannot and why, the act, and the way back.

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
use kernel::invalid;
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
use ui::Answers;
use ui::Choice;
use ui::Page;

use crate::CaseId;
use crate::batch::Act;
use crate::batch::BatchId;
use crate::batch::MOST_CASES;
use crate::batch::do_batch;
use crate::batch::may_be_done;
use crate::batch::reason;
use crate::converse::WORK;
use crate::inbox::SECTION;
use crate::onward::came_from;
use crate::snooze_page::Quick;
use crate::snooze_page::UntilForm;
use crate::snooze_page::quick;
use crate::store;
use crate::store::lists;
use crate::store::tags;
use crate::tags::tag_called;
use crate::undo::undo_batch;

pub(crate) fn routes() -> Vec<Route> {
    let work = Access::May(WORK);
    vec![
        Route::page(Method::GET, "/desk/batch", work, get(show)),
        Route::page(Method::POST, "/desk/batch", work, post(carry_out)),
        Route::page(Method::POST, "/desk/batches/{id}/undoing", work, post(undo)),
    ]
}

/// The fields of the form; `case` stands there once for each case.
type Fields = Vec<(String, String)>;

/// What was asked for.
#[derive(Clone, Default)]
struct Asked {
    act: String,
    cases: Vec<CaseId>,
    /// The address of the list to go back to, without its path.
    back: String,
    typed: Answers,
}

impl Asked {
    fn read(fields: &Fields) -> Result<Asked> {
        let value = |wanted: &str| fields.iter().find(|(name, _)| name == wanted).map(|(_, value)| value.clone()).unwrap_or_default();
        let cases = fields.iter().filter(|(name, _)| name == "case").map(|(_, id)| number(id)).take(MOST_CASES + 1);
        let act = value("act");
        if !Act::KEYS.contains(&act.as_str()) {
            return Err(Error::NotFound("act"));
        }
        let typed = ["to", "reason", "tag", "until", "snooze-date", "snooze-time"];
        let typed = typed.into_iter().fold(Answers::new(), |answers, name| answers.with(name, value(name)));
        Ok(Asked { act, cases: cases.collect::<Result<_>>()?, back: value("back"), typed })
    }

    fn act(&self, tx: &mut Tx<'_>) -> Result<Act> {
        let value = |name: &str| self.typed.value(name);
        Ok(match self.act.as_str() {
            "assign" => {
                let to = value("to").parse().map_err(|_| invalid("to", "desk-batch-to"))?;
                Act::Assign { to, note: value("reason").into() }
            }
            "tag" => Act::Tag(tag_called(tx, value("tag"))?.id),
            "snooze" => Act::Snooze(UntilForm::new(value("until"), value("snooze-date"), value("snooze-time")).read()?),
            _ => Act::Close,
        })
    }
}

#[derive(Template)]
#[template(path = "batch.html")]
struct BatchPage {
    page: Page,
    act: String,
    back: String,
    can: Vec<Row>,
    cannot: Vec<Row>,
    typed: Answers,
    colleagues: Vec<Choice>,
    tags: Vec<String>,
    quick: Vec<Quick>,
}

struct Row {
    id: String,
    name: String,
    reference: String,
    why: String,
}

/// GET /desk/batch?act=assign&case=…&case=…&back=view%3Dmine
async fn show(State(app): State<App>, visit: Visit, Query(fields): Query<Fields>) -> Result<Response, Failure> {
    shown(&app, &visit, Asked::read(&fields)?).await
}

async fn shown(app: &App, visit: &Visit, asked: Asked) -> Result<Response, Failure> {
    let page = app.desk_page(visit, &format!("desk-batch-{}", asked.act), SECTION).await?;
    let frame = page.clone();
    let shown = app.read(visit.actor.may(WORK)?, move |tx| read(tx, frame, asked)).await?;
    html(&shown)
}

fn read(tx: &mut Tx<'_>, page: Page, asked: Asked) -> Result<BatchPage> {
    let (mut can, mut cannot) = (Vec::new(), Vec::new());
    for listed in lists::some(tx, &asked.cases)? {
        let Some(case) = store::case(tx, listed.id)? else { continue };
        let why = match may_be_done(tx, &asked.act, &case) {
            Ok(()) => String::new(),
            Err(error) => page.t(&reason(error)?),
        };
        let name = if listed.customer.is_empty() { page.t("desk-customer-unknown") } else { listed.customer };
        let side = if why.is_empty() { &mut can } else { &mut cannot };
        side.push(Row { id: case.id.to_string(), name, reference: case.reference, why });
    }
    let is = |act: &str| asked.act == act && !can.is_empty();
    let colleagues = if is("assign") { colleagues(tx, &page)? } else { Vec::new() };
    let offered = if is("tag") { tags::all(tx)? } else { Vec::new() };
    let quick = if is("snooze") { quick(tx, page.now, None)? } else { Vec::new() };
    let tags = offered.iter().filter(|tag| tag.is_offered).map(|tag| tag.name.get(page.lang).to_owned()).collect();
    Ok(BatchPage { act: asked.act, back: asked.back, typed: asked.typed, colleagues, tags, quick, can, cannot, page })
}

/// Those who serve customers and are present, oneself first.
fn colleagues(tx: &mut Tx<'_>, page: &Page) -> Result<Vec<Choice>> {
    let (me, now) = (tx.actor().employee()?, tx.now());
    let away = org::store::absences_at(tx, now)?;
    let mut present = org::store::serving(tx)?;
    present.retain(|one| !away.iter().any(|absence| absence.employee == one.id));
    present.sort_by_key(|one| one.id != me);
    Ok(present.into_iter().map(|one| Choice::new(one.id.to_string(), one.name.get(page.lang))).collect())
}

/// POST /desk/batch
async fn carry_out(State(app): State<App>, visit: Visit, Form(fields): Form<Fields>) -> Result<Response, Failure> {
    let asked = Asked::read(&fields)?;
    let (again, back) = (asked.clone(), asked.back.clone());
    let act = move |tx: &mut Tx<'_>| {
        let act = asked.act(tx)?;
        do_batch(tx, &act, &asked.cases)
    };
    match app.write(visit.actor.may(WORK)?, act).await {
        Ok(batch) => Ok(to_list(&visit, &back, batch.id)),
        Err(error) => {
            let (status, typed) = corrected(again.typed.clone(), error)?;
            Ok((status, shown(&app, &visit, Asked { typed, ..again }).await?).into_response())
        }
    }
}

/// POST /desk/batches/{id}/undoing
async fn undo(State(app): State<App>, visit: Visit, Path(id): Path<String>, Form(fields): Form<Fields>) -> Result<Response, Failure> {
    let id = number(&id)?;
    app.write(visit.actor.may(WORK)?, move |tx| undo_batch(tx, id).map(drop)).await?;
    let back = fields.into_iter().find(|(name, _)| name == "back").map(|(_, value)| value).unwrap_or_default();
    match back.strip_prefix("case=").and_then(|case| case.parse::<CaseId>().ok()) {
        Some(case) => {
            let asked = came_from(&visit);
            let path = format!("/{}/desk/cases/{case}", visit.actor.lang.code());
            Ok(Redirect::to(&asked.address(&path, &[("tab", &asked.tab), ("batch", &id.to_string())])).into_response())
        }
        None => Ok(to_list(&visit, &back, id)),
    }
}

/// Back to the list from which the cases were picked; only a query of ours goes into the address.
fn to_list(visit: &Visit, back: &str, batch: BatchId) -> Response {
    let is_query = back.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"=&%-_.".contains(&byte));
    let query = if is_query && !back.is_empty() { format!("{back}&") } else { String::new() };
    Redirect::to(&format!("/{}/desk/cases?{query}batch={batch}", visit.actor.lang.code())).into_response()
}
