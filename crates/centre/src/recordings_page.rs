//! The recorded speech of an entity: which clips its halls need in each language, which are there, to listen to, add, replace and take away.

use ::store::Tx;
use askama::Template;
use axum::extract::DefaultBodyLimit;
use axum::extract::Multipart;
use axum::extract::Path;
use axum::extract::State;
use axum::extract::multipart::Field;
use axum::response::IntoResponse;
use axum::response::Redirect;
use axum::response::Response;
use axum::routing::get;
use axum::routing::post;
use http::Method;
use http::StatusCode;
use kernel::Arg;
use kernel::Error;
use kernel::FieldError;
use kernel::Lang;
use kernel::Result;
use kernel::invalid;
use platform::Access;
use platform::App;
use platform::Failure;
use platform::Route;
use platform::Visit;
use platform::failure::corrected;
use platform::html;
use platform::number;
use ui::Answers;
use ui::Page;

use crate::board_page::SECTION;
use crate::board_page::speaks;
use crate::record;
use crate::recording::LARGEST;
use crate::recording::Part;
use crate::recording::Recordings;
use crate::recording::named;
use crate::set_up::SET_UP;
use crate::store;

/// What a request may hold: the clips of both languages with all letters, a quarter of the largest size each.
const LARGEST_REQUEST: usize = 76 * LARGEST / 4;
const ADDRESS: &str = "/desk/recordings";

pub(crate) fn routes() -> Vec<Route> {
    let may = Access::May(SET_UP);
    vec![
        Route::page(Method::GET, "/desk/recordings", may, get(show)),
        Route::page(Method::POST, "/desk/recordings", may, post(add).layer(DefaultBodyLimit::max(LARGEST_REQUEST))),
        Route::page(Method::POST, "/desk/recordings/{id}/removal", may, post(remove)),
    ]
}

/// What is known of the recordings.
pub(crate) struct Known {
    pub(crate) recordings: Recordings,
    letters: Vec<char>,
    pub(crate) may_change: bool,
}

pub(crate) fn known(tx: &mut Tx<'_>) -> Result<Known> {
    let letters = store::queue_letters(tx)?.iter().filter_map(|letter| letter.chars().next()).collect();
    Ok(Known { recordings: store::recordings(tx)?, letters, may_change: record::may_set_up_all(tx) })
}

/// The clips of a language.
struct Language {
    lang: Lang,
    name: String,
    rows: Vec<Row>,
    missing: usize,
}

/// A clip, there or missing.
struct Row {
    /// What is to be said in it.
    says: String,
    /// What its file is called by: `ar-7`.
    file: String,
    /// The number of the recording; empty where it is missing.
    id: String,
    /// How large it is; empty where it is missing.
    size: String,
}

impl Known {
    /// The clips that every number of the entity needs and that are not there.
    pub(crate) fn missing(&self, lang: Lang) -> Vec<Part> {
        let needed = Part::of_letters(self.letters.iter().copied());
        needed.into_iter().filter(|part| self.recordings.get(lang, *part).is_none()).collect()
    }

    /// The clips that are needed, and those of other letters that are there.
    fn language(&self, (app, page): (&App, &Page), lang: Lang) -> Language {
        let mut parts = Part::of_letters(self.letters.iter().copied());
        let needed = parts.clone();
        parts.extend(self.recordings.parts(lang).filter(|part| !needed.contains(part)));
        parts.sort_unstable();
        let row = |part: Part| {
            let recording = self.recordings.get(lang, part);
            Row {
                says: says(app, lang, part),
                file: format!("{}-{}", lang.code(), part.key()),
                id: recording.map(|one| one.id.to_string()).unwrap_or_default(),
                size: recording.map(|one| page.t1("centre-recording-size", "size", one.size.div_ceil(1024))).unwrap_or_default(),
            }
        };
        Language { lang, name: speaks(page, lang), rows: parts.into_iter().map(row).collect(), missing: self.missing(lang).len() }
    }
}

/// What is said in a clip, in its language.
pub(crate) fn says(app: &App, lang: Lang, part: Part) -> String {
    match part {
        Part::Number => app.say(lang, "centre-hall-number", &[]),
        Part::Counter => app.say(lang, "centre-hall-counter", &[]),
        Part::Office => app.say(lang, "centre-hall-office", &[]),
        Part::Letter(sign) | Part::Digit(sign) => sign.into(),
    }
}

#[derive(Template)]
#[template(path = "recordings.html")]
struct RecordingsPage {
    page: Page,
    path: String,
    languages: Vec<Language>,
    may_change: bool,
    answers: Answers,
}

impl RecordingsPage {
    /// What changing a clip is called: there is one already, or there is none.
    fn change(&self, row: &Row) -> String {
        self.page.t(if row.id.is_empty() { "centre-recording-add" } else { "centre-recording-replace" })
    }
}

/// GET /desk/recordings
async fn show(State(app): State<App>, visit: Visit) -> std::result::Result<Response, Failure> {
    shown(&app, &visit, Answers::new()).await
}

async fn shown(app: &App, visit: &Visit, answers: Answers) -> std::result::Result<Response, Failure> {
    let page = app.desk_page(visit, "centre-recordings", SECTION).await?;
    let known = app.read(visit.actor.may(SET_UP)?, known).await?;
    html(&RecordingsPage {
        path: page.href(ADDRESS),
        languages: Lang::ALL.map(|lang| known.language((app, &page), lang)).into(),
        may_change: known.may_change,
        answers,
        page,
    })
}

/// POST /desk/recordings — each file is judged by itself: those that are good are kept, and of each other it is said why it is not.
async fn add(State(app): State<App>, visit: Visit, mut form: Multipart) -> std::result::Result<Response, Failure> {
    let (mut files, mut wrong, mut part) = (0, Vec::new(), None);
    loop {
        let field = match form.next_field().await {
            Ok(Some(field)) => field,
            Ok(None) => break,
            Err(_) => {
                wrong.push(FieldError { field: "files".into(), key: "centre-recordings-large", args: Vec::new() });
                break;
            }
        };
        let Some(name) = field.file_name().map(str::to_owned) else {
            let of = field.text().await.unwrap_or_default();
            part = named(&of).or(part);
            continue;
        };
        let done = match read(field).await {
            // A field in which no file was chosen.
            Ok(bytes) if name.is_empty() && bytes.is_empty() => continue,
            Ok(bytes) => keep(&app, &visit, (part, &name), bytes).await,
            Err(error) => Err(error),
        };
        files += 1;
        if let Err(error) = done {
            wrong.push(told(&name, error)?);
        }
    }
    wrong.dedup();
    match (files, wrong.is_empty()) {
        (_, false) => again(&app, &visit, Error::Invalid(wrong)).await,
        (0, true) => again(&app, &visit, invalid("files", "centre-recordings-none")).await,
        _ => Ok(Redirect::to(&format!("/{}{ADDRESS}", visit.actor.lang.code())).into_response()),
    }
}

/// The bytes of a file; of one that is too large, as much as shows that it is.
async fn read(mut field: Field<'_>) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    while let Some(more) = field.chunk().await.map_err(|_| invalid("files", "centre-recordings-large"))? {
        if bytes.len() <= LARGEST {
            bytes.extend_from_slice(&more);
        }
    }
    Ok(bytes)
}

/// Keeps a file as the part for which it was chosen, or as the one that its name says.
async fn keep(app: &App, visit: &Visit, (part, name): (Option<(Lang, Part)>, &str), bytes: Vec<u8>) -> Result<()> {
    let part = part.or_else(|| named(name)).ok_or_else(|| invalid("files", "centre-recording-unnamed"))?;
    let (grant, inside) = (visit.actor.may(SET_UP)?, app.clone());
    let judged = record::judge(app, grant.clone(), bytes).await?;
    app.write(grant, move |tx| record::keep(tx, inside.settings(), part, judged)).await
}

/// What a file itself is the reason of: only then is it named.
pub(crate) const OF_FILE: [&str; 3] = ["centre-recording-kind", "centre-recording-large", "centre-recording-unnamed"];

/// Why a file was not kept.
fn told(name: &str, error: Error) -> Result<FieldError> {
    let (key, args) = match error {
        Error::Refused(refusal) => (refusal.key, refusal.args),
        Error::Invalid(mut fields) if !fields.is_empty() => (fields[0].key, fields.remove(0).args),
        other => return Err(other),
    };
    Ok(if OF_FILE.contains(&key) { of_file(name, key) } else { FieldError { field: "files".into(), key, args } })
}

fn of_file(name: &str, key: &'static str) -> FieldError {
    FieldError { field: "files".into(), key, args: vec![("file", Arg::from(post::clean_name(name)))] }
}

/// POST /desk/recordings/{id}/removal
async fn remove(State(app): State<App>, visit: Visit, Path(id): Path<String>) -> std::result::Result<Response, Failure> {
    let id = number(&id)?;
    match app.write(visit.actor.may(SET_UP)?, move |tx| record::remove(tx, id)).await {
        Ok(()) => Ok(Redirect::to(&format!("/{}{ADDRESS}", visit.actor.lang.code())).into_response()),
        Err(error) => again(&app, &visit, error).await,
    }
}

/// The page with what must be corrected.
async fn again(app: &App, visit: &Visit, error: Error) -> std::result::Result<Response, Failure> {
    let (status, answers): (StatusCode, Answers) = corrected(Answers::new(), error)?;
    Ok((status, shown(app, visit, answers).await?).into_response())
}
