//! The queues of a centre as they are set up and called otherwise, and a centre that is set up as another is.

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
use kernel::Bilingual;
use kernel::CentreId;
use kernel::invalid;
use platform::Access;
use platform::App;
use platform::Failure;
use platform::Form;
use platform::Route;
use platform::Visit;
use platform::failure::corrected;
use platform::html;
use platform::number;
use serde::Deserialize;
use ui::Answers;
use ui::Page;

use crate::board_page::SECTION;
use crate::copy_centre::copy_centre;
use crate::issue::must_reach;
use crate::queue::Queue;
use crate::queue::QueueId;
use crate::set_up::SET_UP;
use crate::set_up::queue_of;
use crate::set_up::save_queue;
use crate::set_up_page::after;

pub(crate) fn routes() -> Vec<Route> {
    let may = Access::May(SET_UP);
    vec![
        Route::page(Method::POST, "/desk/centres/{id}/queues", may, post(add_queue)),
        Route::page(Method::GET, "/desk/centres/{id}/queues/{queue}", may, get(show_queue)),
        Route::page(Method::POST, "/desk/centres/{id}/queues/{queue}", may, post(change_queue)),
        Route::page(Method::POST, "/desk/centres/{id}/queues/{queue}/opening", may, post(open_queue)),
        Route::page(Method::POST, "/desk/centres/{id}/copy", may, post(copy)),
    ]
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct QueueForm {
    letter: String,
    name_ar: String,
    name_en: String,
}

impl QueueForm {
    fn answers(&self) -> Answers {
        Answers::new().with("letter", &self.letter).with("name_ar", &self.name_ar).with("name_en", &self.name_en)
    }

    /// The letter in whatever case it is typed, and both names.
    fn read(&self) -> (String, Bilingual) {
        (self.letter.trim().to_uppercase(), Bilingual::new(self.name_ar.trim(), self.name_en.trim()))
    }
}

/// POST /desk/centres/{id}/queues
async fn add_queue(State(app): State<App>, visit: Visit, Path(id): Path<String>, Form(form): Form<QueueForm>) -> Result<Response, Failure> {
    let id: CentreId = number(&id)?;
    let answers = form.answers();
    let done = app.write(visit.actor.may(SET_UP)?, move |tx| {
        let (letter, name) = form.read();
        save_queue(tx, &Queue { id: tx.new_id(), centre: id, letter, name, is_open: true })
    });
    after(&app, &visit, id, (done.await, answers)).await
}

#[derive(Template)]
#[template(path = "queue.html")]
struct QueuePage {
    page: Page,
    /// The centre, and the queue.
    back: String,
    path: String,
    answers: Answers,
}

/// GET /desk/centres/{id}/queues/{queue}
async fn show_queue(State(app): State<App>, visit: Visit, Path((id, queue)): Path<(String, String)>) -> Result<Response, Failure> {
    shown(&app, &visit, (number(&id)?, number(&queue)?), Answers::new()).await
}

async fn shown(app: &App, visit: &Visit, (id, queue): (CentreId, QueueId), typed: Answers) -> Result<Response, Failure> {
    let mut page = app.desk_page(visit, "centre-queue", SECTION).await?;
    let read = move |tx: &mut Tx<'_>| {
        must_reach(tx, id)?;
        queue_of(tx, id, queue)
    };
    let known = app.read(visit.actor.may(SET_UP)?, read).await?;
    page.title = format!("{} · {}", known.letter, known.name.get(page.lang));
    let back = page.href(&format!("/desk/centres/{id}/set-up"));
    let path = page.href(&format!("/desk/centres/{id}/queues/{queue}"));
    let answers = typed.over([("letter", known.letter), ("name_ar", known.name.ar), ("name_en", known.name.en)]);
    html(&QueuePage { page, back, path, answers })
}

/// POST /desk/centres/{id}/queues/{queue}
async fn change_queue(
    State(app): State<App>,
    visit: Visit,
    Path((id, queue)): Path<(String, String)>,
    Form(form): Form<QueueForm>,
) -> Result<Response, Failure> {
    let (id, queue): (CentreId, QueueId) = (number(&id)?, number(&queue)?);
    let typed = form.answers();
    let act = move |tx: &mut Tx<'_>| {
        must_reach(tx, id)?;
        let known = queue_of(tx, id, queue)?;
        let (letter, name) = form.read();
        if (&letter, &name) == (&known.letter, &known.name) { Ok(()) } else { save_queue(tx, &Queue { letter, name, ..known }) }
    };
    match app.write(visit.actor.may(SET_UP)?, act).await {
        Ok(()) => Ok(Redirect::to(&format!("/{}/desk/centres/{id}/set-up", visit.actor.lang.code())).into_response()),
        Err(error) => {
            let (status, answers) = corrected(typed, error)?;
            Ok((status, shown(&app, &visit, (id, queue), answers).await?).into_response())
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct OpeningForm {
    /// `yes` where tickets are given for it from now on.
    open: String,
}

/// POST /desk/centres/{id}/queues/{queue}/opening
async fn open_queue(
    State(app): State<App>,
    visit: Visit,
    Path((id, queue)): Path<(String, String)>,
    Form(form): Form<OpeningForm>,
) -> Result<Response, Failure> {
    let (id, queue) = (number(&id)?, number(&queue)?);
    let done = app.write(visit.actor.may(SET_UP)?, move |tx| {
        let known = queue_of(tx, id, queue)?;
        save_queue(tx, &Queue { is_open: form.open == "yes", ..known })
    });
    after(&app, &visit, id, (done.await, Answers::new())).await
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CopyForm {
    #[serde(default)]
    from: String,
}

/// POST /desk/centres/{id}/copy
async fn copy(State(app): State<App>, visit: Visit, Path(id): Path<String>, Form(form): Form<CopyForm>) -> Result<Response, Failure> {
    let id: CentreId = number(&id)?;
    let answers = Answers::new().with("from", &form.from);
    let done = app.write(visit.actor.may(SET_UP)?, move |tx| {
        must_reach(tx, id)?;
        copy_centre(tx, id, form.from.parse().map_err(|_| invalid("from", "centre-copy-choose"))?)
    });
    after(&app, &visit, id, (done.await, answers)).await
}
