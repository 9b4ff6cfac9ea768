//! The photographs of a walk: added from a phone's camera, looked at by whoever may read the walk, taken away before it ends.

use ::store::Tx;
use axum::extract::DefaultBodyLimit;
use axum::extract::Multipart;
use axum::extract::Path;
use axum::extract::State;
use axum::response::IntoResponse;
use axum::response::Redirect;
use axum::response::Response;
use axum::routing::get;
use axum::routing::post;
use http::Method;
use kernel::Actor;
use kernel::Error;
use kernel::Grant;
use platform::Access;
use platform::App;
use platform::Failure;
use platform::Route;
use platform::Visit;
use platform::failure::corrected;
use platform::files;
use platform::files::FileId;
use platform::number;
use ui::Answers;

use crate::contents::files::PHOTO;
use crate::contents::files::photo;
use crate::store;
use crate::walk::INSPECT;
use crate::walk::WalkId;
use crate::walk_page;
use crate::walk_photo;
use crate::walk_photo::LARGEST;
use crate::walk_photo::PhotoId;

/// What a request may hold, with what a form puts round its file.
pub(crate) const LARGEST_REQUEST: usize = LARGEST + 64 * 1024;

pub(crate) fn routes() -> Vec<Route> {
    let may = Access::May(INSPECT);
    let adding = post(add).layer(DefaultBodyLimit::max(LARGEST_REQUEST));
    vec![
        Route::page(Method::POST, "/desk/walks/{id}/items/{item}/photos", may, adding),
        Route::page(Method::GET, "/desk/walks/{id}/photos/{photo}", may, get(show)),
        Route::page(Method::POST, "/desk/walks/{id}/photos/{photo}/removal", may, post(remove)),
    ]
}

/// POST /desk/walks/{id}/items/{item}/photos
async fn add(
    State(app): State<App>,
    visit: Visit,
    Path((id, item)): Path<(String, String)>,
    mut form: Multipart,
) -> Result<Response, Failure> {
    let (id, grant): (WalkId, _) = (number(&id)?, visit.actor.may(INSPECT)?);
    let done = match photo(&mut form).await {
        Ok(bytes) => add_one(&app, grant, (id, item.clone()), bytes).await,
        Err(error) => Err(error),
    };
    match done {
        Ok(()) => Ok(Redirect::to(&format!("/{}/desk/walks/{id}?item={item}", visit.actor.lang.code())).into_response()),
        Err(error) => {
            let (status, answers) = corrected(Answers::new(), error)?;
            Ok((status, walk_page::shown(&app, &visit, (id, &item), answers).await?).into_response())
        }
    }
}

async fn add_one(app: &App, grant: Grant, of: (WalkId, String), bytes: Vec<u8>) -> kernel::Result<()> {
    let judged = walk_photo::judge(app, grant.clone(), of.clone(), bytes).await?;
    let inside = app.clone();
    app.write(grant, move |tx| walk_photo::keep(tx, inside.settings(), of, judged)).await
}

/// POST /desk/walks/{id}/photos/{photo}/removal
async fn remove(State(app): State<App>, visit: Visit, Path((id, photo)): Path<(String, String)>) -> Result<Response, Failure> {
    let (id, photo): (WalkId, PhotoId) = (number(&id)?, number(&photo)?);
    app.write(visit.actor.may(INSPECT)?, move |tx| walk_photo::remove(tx, id, photo)).await?;
    Ok(Redirect::to(&format!("/{}/desk/walks/{id}", visit.actor.lang.code())).into_response())
}

/// GET /desk/walks/{id}/photos/{photo}
async fn show(State(app): State<App>, visit: Visit, Path((id, photo)): Path<(String, String)>) -> Result<Response, Failure> {
    handed_out(&app, &visit.actor, (number(&id)?, number(&photo)?)).await
}

/// A photograph to whoever may read its walk.
pub(crate) async fn handed_out(app: &App, actor: &Actor, (id, photo): (WalkId, PhotoId)) -> Result<Response, Failure> {
    let entity = actor.entity.ok_or(Error::NotFound("photo"))?;
    let found = move |tx: &mut Tx<'_>| {
        walk_page::known(tx, id)?;
        Ok(store::photo(tx, photo)?.filter(|photo| photo.walk == id).ok_or(Error::NotFound("photo"))?.id)
    };
    let found = app.read(actor.may(INSPECT)?, found).await?;
    files::hand_out(app, crate::KEY, entity, FileId { what: PHOTO.into(), of: found.get(), place: 0 }).await
}
