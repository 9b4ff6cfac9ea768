//! The imports of an entity, and where a file of another help desk is handed over.

use askama::Template;
use axum::extract::DefaultBodyLimit;
use axum::extract::Multipart;
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
use platform::Query;
use platform::Route;
use platform::Visit;
use platform::failure::corrected;
use platform::html;
use serde::Deserialize;
use table::LARGEST;
use table::too_large;
use ui::Answers;
use ui::Choice;
use ui::Page;

use crate::begin::Begun;
use crate::begin::IMPORT;
use crate::begin::Offered;
use crate::begin::begin;
use crate::begin::channels;
use crate::begin::offered;
use crate::fields::Kind;
use crate::import::Import;
use crate::import::ImportId;
use crate::store;

/// The key of the page in the rail.
pub(crate) const SECTION: &str = "imports";
/// So many imports stand on a page.
const MOST: u32 = 30;
/// What a request may hold, with what a form puts round its file.
const LARGEST_REQUEST: usize = LARGEST + 64 * 1024;

pub(crate) fn routes() -> Vec<Route> {
    let may = Access::May(IMPORT);
    vec![
        Route::page(Method::GET, "/admin/imports", may, get(show)),
        Route::page(Method::POST, "/admin/imports", may, post(hand_over).layer(DefaultBodyLimit::max(LARGEST_REQUEST))),
    ]
}

#[derive(Template)]
#[template(path = "imports.html")]
struct ImportsPage {
    page: Page,
    rows: Vec<Row>,
    older: String,
    kinds: Vec<Choice>,
    places: Vec<Choice>,
    typed: Answers,
}

struct Row {
    href: String,
    file: String,
    about: String,
    when: String,
    state: String,
    mark: &'static str,
    made: i64,
}

impl Row {
    fn new(page: &Page, import: &Import) -> Row {
        let kind = page.t(&format!("exchange-kind-{}", import.kind.key()));
        Row {
            href: page.href(&format!("/admin/imports/{}", import.id)),
            file: import.file_name.clone(),
            about: page.t2("exchange-kind-of-system", "kind", kind, "system", import.system.as_str()),
            when: page.when(import.at),
            state: page.t(&format!("exchange-state-{}", import.state.key())),
            mark: if import.state.is_under_way() { "info" } else { "" },
            made: import.made,
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Asked {
    before: Option<ImportId>,
}

/// GET /admin/imports?before=…
async fn show(State(app): State<App>, visit: Visit, Query(asked): Query<Asked>) -> std::result::Result<Response, Failure> {
    shown(&app, &visit, asked.before, Answers::new().with("kind", "cases")).await
}

async fn shown(app: &App, visit: &Visit, before: Option<ImportId>, typed: Answers) -> std::result::Result<Response, Failure> {
    let page = app.desk_page(visit, "exchange-imports", SECTION).await?;
    let channels = channels(app);
    let look = move |tx: &mut ::store::Tx<'_>| Ok((store::imports(tx, before, MOST + 1)?, offered(tx, &channels)?));
    let (mut imports, places) = app.read(visit.actor.may(IMPORT)?, look).await?;
    let has_older = imports.len() > MOST as usize;
    imports.truncate(MOST as usize);
    let last = imports.last().filter(|_| has_older);
    html(&ImportsPage {
        rows: imports.iter().map(|import| Row::new(&page, import)).collect(),
        older: last.map(|last| page.href(&format!("/admin/imports?before={}", last.id))).unwrap_or_default(),
        kinds: Kind::ALL.map(|kind| Choice::new(kind.key(), page.t(&format!("exchange-kind-{}", kind.key())))).into(),
        places: places.iter().map(|to| Choice::new(to.key(), called(&page, to))).collect(),
        typed,
        page,
    })
}

/// A place as people call it: its address, or the channel where it has none.
fn called(page: &Page, to: &Offered) -> String {
    if to.name.is_empty() { page.t(to.channel.label) } else { to.name.clone() }
}

/// POST /admin/imports — the file is kept and tried; nothing is made.
async fn hand_over(State(app): State<App>, visit: Visit, form: Multipart) -> std::result::Result<Response, Failure> {
    let grant = visit.actor.may(IMPORT)?;
    let (typed, read) = match read(form).await {
        Ok(form) => (form.answers(), form.begun()),
        Err(error) => (Answers::new().with("kind", "cases"), Err(error)),
    };
    let done = match read {
        Ok(begun) => begin(&app, grant, begun).await,
        Err(error) => Err(error),
    };
    match done {
        Ok(id) => Ok(Redirect::to(&format!("/{}/admin/imports/{id}", visit.actor.lang.code())).into_response()),
        Err(error) => {
            let (status, typed) = corrected(typed, error)?;
            Ok((status, shown(&app, &visit, None, typed).await?).into_response())
        }
    }
}

/// What the form says.
#[derive(Default)]
struct Handed {
    kind: String,
    system: String,
    goes_on: String,
    file: Option<(String, Vec<u8>)>,
}

async fn read(mut form: Multipart) -> Result<Handed> {
    let mut handed = Handed::default();
    while let Some(part) = form.next_field().await.map_err(|_| too_large())? {
        let (name, file) = (part.name().unwrap_or_default().to_owned(), part.file_name().map(str::to_owned));
        let bytes = part.bytes().await.map_err(|_| too_large())?.to_vec();
        let text = || String::from_utf8_lossy(&bytes).trim().to_owned();
        match name.as_str() {
            "kind" => handed.kind = text(),
            "system" => handed.system = text(),
            "goes_on" => handed.goes_on = text(),
            _ if file.is_some() && !bytes.is_empty() => handed.file = Some((file.unwrap_or_default(), bytes)),
            _ => {}
        }
    }
    Ok(handed)
}

impl Handed {
    fn answers(&self) -> Answers {
        Answers::new().with("kind", &self.kind).with("system", &self.system).with("goes_on", &self.goes_on)
    }

    fn begun(self) -> Result<Begun> {
        let kind = Kind::parse(&self.kind).ok_or(Error::NotFound("kind"))?;
        let (file_name, bytes) = self.file.ok_or_else(|| invalid("files", "exchange-file-needed"))?;
        Ok(Begun { kind, system: self.system, file_name, goes_on: self.goes_on, bytes })
    }
}
