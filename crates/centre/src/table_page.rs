//! A table with the queues, services, counters, office, zones, hours and staff of a centre: its template, the centre as it is, a trial that
//! says line by line what would be made, and the import.

use askama::Template;
use axum::extract::DefaultBodyLimit;
use axum::extract::Multipart;
use axum::extract::Path;
use axum::extract::State;
use axum::response::IntoResponse;
use axum::response::Redirect;
use axum::response::Response;
use axum::routing::get;
use axum::routing::post;
use calendar::weekday_key;
use http::Method;
use http::header;
use kernel::CentreId;
use kernel::Lang;
use kernel::invalid;
use platform::Access;
use platform::App;
use platform::Failure;
use platform::Form;
use platform::Route;
use platform::Visit;
use platform::csv;
use platform::failure::corrected;
use platform::html;
use platform::number;
use serde::Deserialize;
use table::LARGEST;
use table::Table;
use ui::Answers;
use ui::Page;

use crate::board_page::SECTION;
use crate::board_page::speaks;
use crate::counter::zone::written;
use crate::issue::must_reach;
use crate::set_up::SET_UP;
use crate::table_import::COLUMNS;
use crate::table_import::Made;
use crate::table_import::Trial;
use crate::table_import::filled;
use crate::table_import::import_table;
use crate::table_import::try_table;

/// What a request may hold, with what a form puts round its table; on the way to the import an Arabic letter takes six bytes.
const LARGEST_REQUEST: usize = LARGEST + 64 * 1024;

pub(crate) fn routes() -> Vec<Route> {
    let may = Access::May(SET_UP);
    let trying = post(trial).layer(DefaultBodyLimit::max(LARGEST_REQUEST));
    let importing = post(import).layer(DefaultBodyLimit::max(LARGEST_REQUEST));
    vec![
        Route::page(Method::GET, "/desk/centres/{id}/table", may, get(show)),
        Route::page(Method::GET, "/desk/centres/{id}/table/template", may, get(template)),
        Route::page(Method::GET, "/desk/centres/{id}/table/filled", may, get(as_it_is)),
        Route::page(Method::POST, "/desk/centres/{id}/table", may, trying),
        Route::page(Method::POST, "/desk/centres/{id}/table/import", may, importing),
    ]
}

/// A line as the page shows it.
struct Row {
    line: i64,
    made: Vec<String>,
    faults: Vec<String>,
    remarks: Vec<String>,
}

#[derive(Template)]
#[template(path = "table.html")]
struct TablePage {
    page: Page,
    path: String,
    /// What each column is called, and what it says.
    columns: Vec<(&'static str, String)>,
    /// What would be made; nothing before a table was handed over.
    rows: Vec<Row>,
    missing: Vec<&'static str>,
    is_whole: bool,
    /// Whether anything of it is not there already.
    is_new: bool,
    /// The table as it was read, to be made.
    text: String,
    answers: Answers,
}

/// GET /desk/centres/{id}/table
async fn show(State(app): State<App>, visit: Visit, Path(id): Path<String>) -> Result<Response, Failure> {
    shown(&app, &visit, number(&id)?, (Trial::default(), String::new(), Answers::new())).await
}

async fn shown(app: &App, visit: &Visit, id: CentreId, (trial, text, answers): (Trial, String, Answers)) -> Result<Response, Failure> {
    let mut page = app.desk_page(visit, "centre-table", SECTION).await?;
    let centre = app.read(visit.actor.may(SET_UP)?, move |tx| must_reach(tx, id)).await?;
    page.title = page.t1("centre-table-of", "centre", centre.name.get(page.lang));
    let called = |column: &usize| if page.lang == Lang::Ar { COLUMNS[*column].0 } else { COLUMNS[*column].1 };
    let told = |all: &[(usize, &'static str)]| -> Vec<String> {
        all.iter().map(|(column, key)| format!("{}: {}", called(column), page.t(key))).collect()
    };
    let row = |line: &crate::table_import::Line| Row {
        line: line.line,
        made: line.made.iter().map(|made| said(&page, made)).collect(),
        faults: told(&line.faults),
        remarks: told(&line.remarks),
    };
    html(&TablePage {
        path: page.href(&format!("/desk/centres/{id}")),
        columns: (0..COLUMNS.len()).map(|column| (called(&column), page.t(&format!("centre-table-column-{}", column + 1)))).collect(),
        rows: trial.lines.iter().map(row).collect(),
        missing: trial.missing.iter().map(called).collect(),
        is_whole: trial.is_whole(),
        is_new: trial.is_new(),
        text,
        answers,
        page,
    })
}

fn said(page: &Page, made: &Made) -> String {
    match made {
        Made::Queue(letter, name) => page.t2("centre-table-makes-queue", "letter", letter.as_str(), "name", name.get(page.lang)),
        Made::Service(name, letter, minutes) => {
            let minutes = page.tn("centre-minutes", *minutes);
            let args = [("service", name.get(page.lang).into()), ("letter", letter.as_str().into()), ("span", minutes.into())];
            page.ta("centre-table-makes-service", &args)
        }
        Made::Counters(many) => page.tn("centre-table-makes-counters", *many),
        Made::Office => page.t("centre-office"),
        Made::Zone(zone, counters) if counters.is_empty() => page.t1("centre-table-makes-zone-empty", "zone", zone.get(page.lang)),
        Made::Zone(zone, counters) => page.t2("centre-table-makes-zone", "zone", zone.get(page.lang), "counters", written(counters)),
        Made::Day(day, hours) => {
            let (day, closed) = (page.t(&format!("calendar-weekday-{}", weekday_key(*day))), page.t("centre-hours-none"));
            let hours = if hours.is_empty() { closed } else { hours.clone() };
            page.t2("centre-table-makes-day", "day", day, "hours", hours)
        }
        Made::Serves(who, service, langs) => {
            let service = service.as_ref().map_or_else(|| page.t("centre-serving-all"), |name| name.get(page.lang).to_owned());
            let langs: Vec<String> = langs.iter().map(|lang| speaks(page, *lang)).collect();
            let args = [("who", who.get(page.lang).into()), ("service", service.into()), ("langs", langs.join(" · ").into())];
            page.ta("centre-table-makes-serves", &args)
        }
        Made::Role(who, role) => {
            let role = page.t(&format!("org-role-{}", role.key()));
            page.t2("centre-table-makes-role", "who", who.get(page.lang), "role", role)
        }
    }
}

/// GET /desk/centres/{id}/table/template — with a byte order mark, without which spreadsheets read no Arabic.
async fn template(State(app): State<App>, visit: Visit, Path(id): Path<String>) -> Result<Response, Failure> {
    let id: CentreId = number(&id)?;
    app.read(visit.actor.may(SET_UP)?, move |tx| must_reach(tx, id)).await?;
    let head: Vec<&str> = COLUMNS.iter().map(|(ar, en)| if visit.actor.lang == Lang::Ar { *ar } else { *en }).collect();
    let text = format!("\u{feff}{}\r\n", head.join(";"));
    let kind = [(header::CONTENT_TYPE, "text/csv; charset=utf-8"), (header::CONTENT_DISPOSITION, "attachment; filename=\"centre.csv\"")];
    Ok((kind, text).into_response())
}

/// GET /desk/centres/{id}/table/filled
async fn as_it_is(State(app): State<App>, visit: Visit, Path(id): Path<String>) -> Result<Response, Failure> {
    let (id, lang): (CentreId, Lang) = (number(&id)?, visit.actor.lang);
    let lines = app.read(visit.actor.may(SET_UP)?, move |tx| filled(tx, id, lang)).await?;
    Ok(csv::answer("centre.csv", lines))
}

/// What was handed over: a file, or what was typed.
async fn handed(mut form: Multipart) -> kernel::Result<Vec<u8>> {
    let (mut file, mut typed) = (Vec::new(), Vec::new());
    while let Some(part) = form.next_field().await.map_err(|_| table::too_large())? {
        let is_file = part.file_name().is_some();
        let bytes = part.bytes().await.map_err(|_| table::too_large())?.to_vec();
        if is_file { file = bytes } else { typed = bytes }
    }
    Ok(if file.is_empty() { typed } else { file })
}

fn read(bytes: &[u8]) -> kernel::Result<Table> {
    if bytes.is_empty() {
        return Err(invalid("files", "centre-table-needed"));
    }
    Table::read(bytes)
}

/// POST /desk/centres/{id}/table — it is tried, and nothing is made.
async fn trial(State(app): State<App>, visit: Visit, Path(id): Path<String>, form: Multipart) -> Result<Response, Failure> {
    let id: CentreId = number(&id)?;
    let grant = visit.actor.may(SET_UP)?;
    app.read(grant.clone(), move |tx| must_reach(tx, id)).await?;
    let bytes = handed(form).await;
    let text = bytes.as_ref().map(|bytes| String::from_utf8_lossy(bytes).into_owned()).unwrap_or_default();
    let tried = match bytes.and_then(|bytes| read(&bytes)) {
        Ok(table) => app.read(grant, move |tx| try_table(tx, id, &table)).await,
        Err(error) => Err(error),
    };
    match tried {
        Ok(trial) => shown(&app, &visit, id, (trial, text, Answers::new())).await,
        Err(error) => {
            let (status, answers) = corrected(Answers::new(), error)?;
            Ok((status, shown(&app, &visit, id, (Trial::default(), text, answers)).await?).into_response())
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ImportForm {
    #[serde(default)]
    table: String,
}

/// POST /desk/centres/{id}/table/import
async fn import(State(app): State<App>, visit: Visit, Path(id): Path<String>, Form(form): Form<ImportForm>) -> Result<Response, Failure> {
    let id: CentreId = number(&id)?;
    let text = form.table.clone();
    let done = app.write(visit.actor.may(SET_UP)?, move |tx| {
        must_reach(tx, id)?;
        import_table(tx, id, &read(form.table.as_bytes())?)
    });
    match done.await {
        Ok(()) => Ok(Redirect::to(&format!("/{}/desk/centres/{id}/set-up", visit.actor.lang.code())).into_response()),
        Err(error) => {
            let (status, answers) = corrected(Answers::new(), error)?;
            Ok((status, shown(&app, &visit, id, (Trial::default(), text, answers)).await?).into_response())
        }
    }
}
