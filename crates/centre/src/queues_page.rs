//! The queues of a centre as they are set up, and a centre that is set up as another is.

use axum::extract::Path;
use axum::extract::State;
use axum::response::Response;
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
use platform::number;
use serde::Deserialize;
use ui::Answers;

use crate::copy_centre::copy_centre;
use crate::issue::must_reach;
use crate::queue::Queue;
use crate::set_up::SET_UP;
use crate::set_up::queue_of;
use crate::set_up::save_queue;
use crate::set_up_page::after;

pub(crate) fn routes() -> Vec<Route> {
    let may = Access::May(SET_UP);
    vec![
        Route::page(Method::POST, "/desk/centres/{id}/queues", may, post(add_queue)),
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

/// POST /desk/centres/{id}/queues
async fn add_queue(State(app): State<App>, visit: Visit, Path(id): Path<String>, Form(form): Form<QueueForm>) -> Result<Response, Failure> {
    let id: CentreId = number(&id)?;
    let answers = Answers::new().with("letter", &form.letter).with("name_ar", &form.name_ar).with("name_en", &form.name_en);
    let done = app.write(visit.actor.may(SET_UP)?, move |tx| {
        let letter = form.letter.trim().to_uppercase();
        let name = Bilingual::new(form.name_ar.trim(), form.name_en.trim());
        save_queue(tx, &Queue { id: tx.new_id(), centre: id, letter, name, is_open: true })
    });
    after(&app, &visit, id, (done.await, answers)).await
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
