//! One import: which column says what, what would be made and what is wrong, how far it is, and how it is undone.

use platform::number;
use std::collections::BTreeMap;

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
use kernel::Grant;
use platform::Access;
use platform::App;
use platform::Failure;
use platform::Form;
use platform::Route;
use platform::Visit;
use platform::failure::corrected;
use platform::html;
use table::Table;
use ui::Answers;
use ui::Choice;
use ui::Page;

use crate::begin::IMPORT;
use crate::begin::correct;
use crate::begin::forget;
use crate::begin::read_file;
use crate::begin::read_table;
use crate::begin::start;
use crate::fields::Columns;
use crate::import::Import;
use crate::import::ImportId;
use crate::import::State as Stands;
use crate::list_page::SECTION;
use crate::store;
use crate::try_out::Fault;
use crate::try_out::Trial;
use crate::try_out::tried;
use crate::undo::begin_undoing;

/// So many wrong lines of an import that has ended are named.
const NAMED: u32 = 200;

pub(crate) fn routes() -> Vec<Route> {
    let may = Access::May(IMPORT);
    vec![
        Route::page(Method::GET, "/admin/imports/{id}", may, get(show)),
        Route::page(Method::POST, "/admin/imports/{id}/columns", may, post(set_columns)),
        Route::page(Method::POST, "/admin/imports/{id}/start", may, post(begin)),
        Route::page(Method::POST, "/admin/imports/{id}/undoing", may, post(undo)),
        Route::page(Method::POST, "/admin/imports/{id}/removal", may, post(remove)),
    ]
}

#[derive(Template)]
#[template(path = "import.html")]
struct ImportPage {
    page: Page,
    path: String,
    import: Import,
    about: String,
    state: String,
    may_undo: bool,
    /// How far it is, of how much.
    progress: (i64, i64),
    fields: Vec<Column>,
    typed: Answers,
    trial: Option<Shown>,
    wrong: Vec<Line>,
}

/// A field and the columns that can say it.
struct Column {
    name: String,
    label: String,
    choices: Vec<Choice>,
}

/// A line and what is wrong with it.
struct Line {
    line: i64,
    faults: Vec<String>,
}

/// What would be made, in words.
struct Shown {
    trial: Trial,
    missing: Vec<String>,
    wrong: Vec<Line>,
    doubtful: Vec<Line>,
}

impl Shown {
    fn new(page: &Page, trial: Trial) -> Shown {
        let missing = trial.missing.iter().map(|field| page.t(&format!("exchange-field-{field}"))).collect();
        let (wrong, doubtful) = (lines(page, &trial.wrong_lines), lines(page, &trial.doubtful_lines));
        Shown { trial, missing, wrong, doubtful }
    }
}

fn lines(page: &Page, all: &[(i64, Vec<Fault>)]) -> Vec<Line> {
    let said = |faults: &[Fault]| faults.iter().map(|fault| fault.say(&page.words, page.lang)).collect();
    all.iter().map(|(line, faults)| Line { line: *line, faults: said(faults) }).collect()
}

/// GET /admin/imports/{id}
async fn show(State(app): State<App>, visit: Visit, Path(id): Path<String>) -> Result<Response, Failure> {
    shown(&app, &visit, number(&id)?, None).await
}

async fn shown(app: &App, visit: &Visit, id: ImportId, typed: Option<Answers>) -> Result<Response, Failure> {
    let page = app.desk_page(visit, "exchange-import", SECTION).await?;
    let grant = visit.actor.may(IMPORT)?;
    let import = app.read(grant.clone(), move |tx| store::import(tx, id)?.ok_or(Error::NotFound("import"))).await?;
    // What runs or has ended is not read again.
    let table = if import.state == Stands::Tried { Some(read_whole(app, grant.clone(), id).await?) } else { None };
    let head = table.as_ref().map(|table| table.head.clone()).unwrap_or_default();
    let look = move |tx: &mut ::store::Tx<'_>| match table {
        Some(table) => {
            let trial = tried(tx, import.kind, &import.system, &import.columns, &table)?;
            Ok((import, Some(trial), Vec::new()))
        }
        None => Ok((import, None, store::lines_of(tx, id, "wrong", NAMED)?)),
    };
    let (import, trial, wrong) = app.read(grant, look).await?;
    let kind = page.t(&format!("exchange-kind-{}", import.kind.key()));
    let ended: Vec<_> = wrong.into_iter().map(|line| (line.line, serde_json::from_str(&line.faults).unwrap_or_default())).collect();
    html(&ImportPage {
        path: page.href(&format!("/admin/imports/{id}")),
        about: page.t2("exchange-kind-of-system", "kind", kind, "system", import.system.as_str()),
        state: page.t(&format!("exchange-state-{}", import.state.key())),
        may_undo: import.can_be_undone(),
        progress: progress(&import),
        fields: if trial.is_some() { fields(&page, &import, &head) } else { Vec::new() },
        typed: typed.unwrap_or_else(|| answers(&import)),
        trial: trial.map(|trial| Shown::new(&page, trial)),
        wrong: lines(&page, &ended),
        import,
        page,
    })
}

async fn read_whole(app: &App, grant: Grant, id: ImportId) -> kernel::Result<Table> {
    let bytes = read_file(app, grant.clone(), id).await?;
    read_table(app, grant, bytes).await
}

fn progress(import: &Import) -> (i64, i64) {
    match import.state {
        Stands::Undoing => (import.undone + import.kept, import.made),
        _ => (import.position.min(import.total), import.total),
    }
}

fn fields(page: &Page, import: &Import, head: &[String]) -> Vec<Column> {
    let called = |(place, name): (usize, &String)| {
        Choice::new(place.to_string(), if name.is_empty() { (place + 1).to_string() } else { name.clone() })
    };
    let none = || Choice::new("", page.t("exchange-column-none"));
    let column = |key: &str| Column {
        name: key.into(),
        label: page.t(&format!("exchange-field-{key}")),
        choices: [none()].into_iter().chain(head.iter().enumerate().map(called)).collect(),
    };
    import.kind.fields().map(|field| column(field.key)).collect()
}

fn answers(import: &Import) -> Answers {
    import.columns.iter().fold(Answers::new(), |typed, (field, column)| typed.with(field.clone(), column.to_string()))
}

/// POST /admin/imports/{id}/columns
async fn set_columns(
    State(app): State<App>,
    visit: Visit,
    Path(id): Path<String>,
    Form(form): Form<BTreeMap<String, String>>,
) -> Result<Response, Failure> {
    let id = number(&id)?;
    let grant = visit.actor.may(IMPORT)?;
    let width = read_whole(&app, grant.clone(), id).await?.head.len();
    let read = |(field, column): (&String, &String)| Some((field.clone(), column.parse().ok().filter(|column| *column < width)?));
    let columns: Columns = form.iter().filter_map(read).collect();
    match app.write(grant, move |tx| correct(tx, id, columns)).await {
        Ok(()) => Ok(back(&visit, id)),
        Err(error) => {
            let typed = form.into_iter().fold(Answers::new(), |typed, (field, column)| typed.with(field, column));
            let (status, typed) = corrected(typed, error)?;
            Ok((status, shown(&app, &visit, id, Some(typed)).await?).into_response())
        }
    }
}

/// POST /admin/imports/{id}/start
async fn begin(State(app): State<App>, visit: Visit, Path(id): Path<String>) -> Result<Response, Failure> {
    let id = number(&id)?;
    start(&app, visit.actor.may(IMPORT)?, id).await?;
    Ok(back(&visit, id))
}

/// POST /admin/imports/{id}/undoing
async fn undo(State(app): State<App>, visit: Visit, Path(id): Path<String>) -> Result<Response, Failure> {
    let id = number(&id)?;
    app.write(visit.actor.may(IMPORT)?, move |tx| begin_undoing(tx, id)).await?;
    Ok(back(&visit, id))
}

/// POST /admin/imports/{id}/removal — of one that made nothing.
async fn remove(State(app): State<App>, visit: Visit, Path(id): Path<String>) -> Result<Response, Failure> {
    let id = number(&id)?;
    app.write(visit.actor.may(IMPORT)?, move |tx| forget(tx, id)).await?;
    Ok(Redirect::to(&format!("/{}/admin/imports", visit.actor.lang.code())).into_response())
}

fn back(visit: &Visit, id: ImportId) -> Response {
    Redirect::to(&format!("/{}/admin/imports/{id}", visit.actor.lang.code())).into_response()
}
