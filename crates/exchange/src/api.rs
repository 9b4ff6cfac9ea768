//! Imports for programs: a file is handed over and tried, then it runs, then it may be undone.

use axum::Json;
use axum::extract::DefaultBodyLimit;
use axum::extract::Path;
use axum::extract::State;
use axum::routing::get;
use axum::routing::post;
use http::Method;
use kernel::Error;
use kernel::Grant;
use kernel::Lang;
use platform::Access;
use platform::Api;
use platform::App;
use platform::Caller;
use platform::Failure;
use platform::Json as Body;
use platform::Route;
use platform::api::schema;
use platform::number;
use schemars::JsonSchema;
use serde::Deserialize;
use serde::Serialize;
use table::LARGEST;
use table::Table;

use crate::begin::Begun;
use crate::begin::IMPORT;
use crate::begin::begin;
use crate::begin::read_file;
use crate::begin::start;
use crate::fields::Kind;
use crate::import::ImportId;
use crate::import::State as Stands;
use crate::store;
use crate::try_out::tried;
use crate::undo::begin_undoing;

/// A file grows in JSON, by what is escaped.
const LARGEST_REQUEST: usize = LARGEST + LARGEST / 4;

pub(crate) fn routes() -> Vec<Route> {
    let may = Access::May(IMPORT);
    let answering = |summary| Api { summary, answer: Some(schema::<Import>), ..Api::default() };
    vec![
        Route::plain(Method::POST, "/api/v1/imports", may, post(hand_over).layer(DefaultBodyLimit::max(LARGEST_REQUEST)))
            .described(Api { body: Some(schema::<NewImport>), ..answering("exchange-does-try-import") }),
        Route::plain(Method::GET, "/api/v1/imports/{id}", may, get(show)).described(answering("exchange-does-show-import")),
        Route::plain(Method::POST, "/api/v1/imports/{id}/start", may, post(run)).described(answering("exchange-does-run-import")),
        Route::plain(Method::POST, "/api/v1/imports/{id}/undoing", may, post(undo)).described(answering("exchange-does-undo-import")),
    ]
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct NewImport {
    /// `cases` or `customers`.
    kind: String,
    /// What the other help desk is called: its numbers are known by it.
    system: String,
    /// Where cases go on: the address of a mailbox, or the key of another channel. Not used for customers.
    #[serde(default)]
    goes_on: String,
    /// What the file is called.
    #[serde(default)]
    file_name: String,
    /// Comma- or semicolon-separated values in UTF-8, the names of the columns first.
    csv: String,
}

/// An import as programs see it.
#[derive(Serialize, JsonSchema)]
struct Import {
    id: String,
    /// `tried`, `running`, `done`, `failed`, `undoing`, `undone`.
    state: &'static str,
    /// How many rows the file has.
    rows: i64,
    /// What was made; while it is tried, what would be.
    made: i64,
    /// Lines that were brought before.
    known: i64,
    /// Lines that are wrong.
    wrong: i64,
    /// What is gone again.
    undone: i64,
    /// What stays though the import was undone: somebody had touched it.
    kept: i64,
    /// The first two hundred wrong lines.
    wrong_lines: Vec<WrongLine>,
}

#[derive(Serialize, JsonSchema)]
struct WrongLine {
    /// The line of the file, the first is 1.
    line: i64,
    /// What is wrong with it, in the caller's language.
    why: Vec<String>,
}

/// POST /api/v1/imports
async fn hand_over(State(app): State<App>, Caller(actor): Caller, Body(new): Body<NewImport>) -> Result<Json<Import>, Failure> {
    let kind = Kind::parse(&new.kind).ok_or_else(|| kernel::invalid("kind", "exchange-kind-needed"))?;
    let (inside, place) = (app.clone(), new.goes_on.clone());
    let key = app.read(actor.may(IMPORT)?, move |tx| crate::begin::place_called(tx, &inside, &place)).await?;
    let goes_on = key.unwrap_or_else(|| format!("{}:0", new.goes_on));
    let begun = Begun { kind, system: new.system, file_name: new.file_name, goes_on, bytes: new.csv.into_bytes() };
    let id = begin(&app, actor.may(IMPORT)?, begun).await?;
    Ok(Json(Import::read(&app, actor.may(IMPORT)?, actor.lang, id).await?))
}

/// GET /api/v1/imports/{id}
async fn show(State(app): State<App>, Caller(actor): Caller, Path(id): Path<String>) -> Result<Json<Import>, Failure> {
    Ok(Json(Import::read(&app, actor.may(IMPORT)?, actor.lang, number(&id)?).await?))
}

/// POST /api/v1/imports/{id}/start
async fn run(State(app): State<App>, Caller(actor): Caller, Path(id): Path<String>) -> Result<Json<Import>, Failure> {
    let id = number(&id)?;
    start(&app, actor.may(IMPORT)?, id).await?;
    Ok(Json(Import::read(&app, actor.may(IMPORT)?, actor.lang, id).await?))
}

/// POST /api/v1/imports/{id}/undoing
async fn undo(State(app): State<App>, Caller(actor): Caller, Path(id): Path<String>) -> Result<Json<Import>, Failure> {
    let id = number(&id)?;
    app.write(actor.may(IMPORT)?, move |tx| begin_undoing(tx, id)).await?;
    Ok(Json(Import::read(&app, actor.may(IMPORT)?, actor.lang, id).await?))
}

impl Import {
    async fn read(app: &App, grant: Grant, lang: Lang, id: ImportId) -> kernel::Result<Import> {
        let bytes = read_file(app, grant.clone(), id).await?;
        let words = app.words().clone();
        app.read(grant, move |tx| {
            let import = store::import(tx, id)?.ok_or(Error::NotFound("import"))?;
            let mut shown = Import::of(&import);
            let lines: Vec<(i64, Vec<crate::Fault>)> = if import.state == Stands::Tried {
                let trial = tried(tx, import.kind, &import.system, &import.columns, &Table::read(&bytes)?)?;
                let count = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
                (shown.made, shown.known, shown.wrong) = (count(trial.made()), count(trial.known), count(trial.wrong));
                trial.wrong_lines
            } else {
                let lines = store::lines_of(tx, id, "wrong", 200)?;
                lines.into_iter().map(|line| (line.line, serde_json::from_str(&line.faults).unwrap_or_default())).collect()
            };
            let why = |faults: Vec<crate::Fault>| faults.iter().map(|fault| fault.say(&words, lang)).collect();
            shown.wrong_lines = lines.into_iter().map(|(line, faults)| WrongLine { line, why: why(faults) }).collect();
            Ok(shown)
        })
        .await
    }

    fn of(import: &crate::import::Import) -> Import {
        Import {
            id: import.id.to_string(),
            state: import.state.key(),
            rows: import.total,
            made: import.made,
            known: import.known,
            wrong: import.wrong,
            undone: import.undone,
            kept: import.kept,
            wrong_lines: Vec::new(),
        }
    }
}
