//! What a customer hands in before they come, on the page of their appointment: a photograph or a PDF for each line of what to bring, without a
//! script, taken back until they have come.

use std::collections::BTreeSet;

use axum::extract::DefaultBodyLimit;
use axum::extract::Multipart;
use axum::extract::Path;
use axum::extract::State;
use axum::response::IntoResponse;
use axum::response::Redirect;
use axum::response::Response;
use axum::routing::post;
use http::Method;
use kernel::Error;
use kernel::Grant;
use platform::Access;
use platform::App;
use platform::Failure;
use platform::Route;
use platform::Visit;
use platform::failure::corrected;
use platform::number;
use platform::private;
use ui::Answers;
use ui::Page;

use super::Known;
use super::opened;
use super::shown;
use crate::appointment::AppointmentId;
use crate::bookable::lines;
use crate::contents::files;
use crate::papers::handed_in;
use crate::papers::handed_in::HandedIn;
use crate::papers::handed_in::HandedInId;
use crate::papers::handed_in::LARGEST;
use crate::papers::handed_in::MOST;
use crate::papers::handed_in::Sent;
use crate::papers::handed_in::Which;

/// What a request may hold, with what a form puts round its file.
const LARGEST_REQUEST: usize = LARGEST + 64 * 1024;
/// Which line's form is shown again.
const FOR: &str = "paper-for";
/// What the line of a form said when it was shown.
const LINE: &str = "line";
/// What each form asks for.
const DOCUMENT: files::Asked = files::Asked { field: "paper", large: "centre-document-large", none: "centre-document-none" };

pub(super) fn routes() -> Vec<Route> {
    let adding = post(add).layer(DefaultBodyLimit::max(LARGEST_REQUEST));
    vec![
        Route::page(Method::POST, "/appointment/{pass}/papers/{place}/files", Access::Anyone, adding),
        Route::page(Method::POST, "/appointment/{pass}/files/{file}/removal", Access::Anyone, post(remove)),
    ]
}

/// Something to bring: whether the customer has it ready, and what they handed in of it.
pub(super) struct Paper {
    pub(super) place: usize,
    pub(super) text: String,
    /// Its language where it is not that of the page.
    pub(super) lang: Option<&'static str>,
    /// The same in the language of the appointment, by which it is known.
    pub(super) kept: String,
    /// Whether the centre asks for it; what it asked for before stays as long as something was handed in.
    pub(super) is_asked: bool,
    pub(super) is_ready: bool,
    pub(super) files: Vec<File>,
    /// Whether one more may be handed in.
    pub(super) has_room: bool,
    /// What is wrong with the file that was just sent.
    pub(super) wrong: String,
}

/// A file that was handed in.
pub(super) struct File {
    pub(super) name: String,
    pub(super) size: String,
    pub(super) icon: &'static str,
    pub(super) removal: String,
}

/// What is to be brought, in the order of the list, and then what was handed in of what the centre asks for no more.
pub(super) fn papers(page: &Page, here: &str, (known, handed): (&Known, &[HandedIn]), answers: &Answers) -> Vec<Paper> {
    let one = &known.one;
    let ready: BTreeSet<&str> = one.brings.lines().collect();
    let kept: Vec<&str> = lines(known.bring.get(one.lang)).collect();
    let asked = lines(known.bring.get(page.lang)).zip(kept.iter().copied()).map(|(text, kept)| (text, kept, true));
    let gone: BTreeSet<&str> = handed.iter().map(|file| file.paper.as_str()).filter(|paper| !kept.contains(paper)).collect();
    let all = asked.chain(gone.into_iter().map(|paper| (paper, paper, false))).enumerate();
    let paper = |(place, (text, kept, is_asked)): (usize, (&str, &str, bool))| {
        let files: Vec<File> = handed.iter().filter(|file| file.paper == kept).map(|file| File::of(page, here, file)).collect();
        let is_wrong = answers.value(FOR) == place.to_string();
        Paper {
            place,
            text: text.to_owned(),
            lang: (!is_asked && one.lang != page.lang).then(|| one.lang.code()),
            kept: kept.to_owned(),
            is_asked,
            is_ready: ready.contains(kept),
            has_room: is_asked && files.len() < MOST && handed_in::is_open(one),
            files,
            wrong: if is_wrong { answers.error(page, "paper") } else { String::new() },
        }
    };
    all.map(paper).collect()
}

impl File {
    fn of(page: &Page, here: &str, file: &HandedIn) -> File {
        File {
            name: file.name.clone(),
            size: page.t1("centre-document-size", "n", file.kilobytes()),
            icon: if file.is_pdf() { "file-text" } else { "image" },
            removal: format!("{here}/files/{}/removal", file.id),
        }
    }
}

/// Back to the appointment, with what was done.
fn back(visit: &Visit, text: &str, told: &str) -> Response {
    private(Redirect::to(&format!("/{}/appointment/{text}?told={told}", visit.actor.lang.code())).into_response())
}

/// The appointment again with what stands against it.
async fn again(app: &App, visit: &Visit, text: &str, (answers, error): (Answers, Error)) -> Result<Response, Failure> {
    let (status, answers) = corrected(answers, error)?;
    Ok((status, shown(app, visit, text, (answers, String::new())).await?).into_response())
}

/// POST /appointment/{pass}/papers/{place}/files
async fn add(
    State(app): State<App>,
    visit: Visit,
    Path((text, place)): Path<(String, String)>,
    mut form: Multipart,
) -> Result<Response, Failure> {
    let (grant, id) = opened(&app, &visit, &text)?;
    let place: usize = place.parse().map_err(|_| Error::NotFound("document"))?;
    match put(&app, grant, (id, place), &mut form).await {
        Ok(()) => Ok(back(&visit, &text, "handed-in")),
        Err(error) => again(&app, &visit, &text, (Answers::new().with(FOR, place.to_string()), error)).await,
    }
}

/// Hands in the first file of a form.
async fn put(app: &App, grant: Grant, (appointment, place): (AppointmentId, usize), form: &mut Multipart) -> kernel::Result<()> {
    let files::Sent { mut fields, name, bytes } = files::first(form, &DOCUMENT).await?;
    let which = Which { appointment, place, line: fields.remove(LINE).unwrap_or_default() };
    let Some(judged) = handed_in::judge(app, grant.clone(), &which, Sent { name, bytes }).await? else { return Ok(()) };
    let inside = app.clone();
    app.write(grant, move |tx| handed_in::keep(tx, inside.settings(), &which, judged)).await
}

/// POST /appointment/{pass}/files/{file}/removal
async fn remove(State(app): State<App>, visit: Visit, Path((text, file)): Path<(String, String)>) -> Result<Response, Failure> {
    let (grant, id) = opened(&app, &visit, &text)?;
    let file: HandedInId = number(&file)?;
    let inside = app.clone();
    match app.write(grant, move |tx| handed_in::take_back(tx, inside.settings(), (id, file))).await {
        Ok(()) => Ok(back(&visit, &text, "taken-back")),
        Err(error) => again(&app, &visit, &text, (Answers::new(), error)).await,
    }
}
