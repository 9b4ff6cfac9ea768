//! Photographs of what is confirmed at the opening of the day, where wanted: of the place and never of people, freed of what is hidden in them,
//! looked at by whoever may see the opening (4.before.clean-environment).

use ::store::Prepared;
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
use kernel::CentreId;
use kernel::EmployeeId;
use kernel::Error;
use kernel::Grant;
use kernel::Timestamp;
use kernel::invalid;
use kernel::refuse;
use platform::Access;
use platform::App;
use platform::Failure;
use platform::Form;
use platform::Query;
use platform::Route;
use platform::Settings;
use platform::Visit;
use platform::failure::corrected;
use platform::files;
use platform::files::FileId;
use platform::limits;
use platform::number;
use serde::Deserialize;
use ui::Answers;

use super::shown;
use crate::attest::ATTEST;
use crate::attest::open_item;
use crate::contents::files::OPENING;
use crate::contents::files::photo;
use crate::issue::must_reach;
use crate::issue::today;
use crate::store;
use crate::walk_photo::MOST;
use crate::walk_photo::PhotoId;
use crate::walk_photo::freed;
use crate::walk_photo_page::LARGEST_REQUEST;

pub(super) fn routes() -> Vec<Route> {
    let may = Access::May(ATTEST);
    let adding = post(add).layer(DefaultBodyLimit::max(LARGEST_REQUEST));
    vec![
        Route::page(Method::POST, "/desk/centres/{id}/opening/{item}/photos", may, adding),
        Route::page(Method::GET, "/desk/centres/{id}/opening-photo", may, get(show)),
        Route::page(Method::POST, "/desk/centres/{id}/opening-photo/removal", may, post(remove)),
    ]
}

/// A photograph of an item of a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct OpeningPhoto {
    /// Its id.
    pub(crate) id: PhotoId,
    /// The centre.
    pub(crate) centre: CentreId,
    /// The day: `2026-11-29`.
    pub(crate) day: String,
    /// The item of which it was taken.
    pub(crate) clause: String,
    /// The hash under which its bytes are kept.
    pub(crate) hash: String,
    /// How many bytes.
    pub(crate) size: u64,
    /// Who put it there.
    pub(crate) by: EmployeeId,
    /// When.
    pub(crate) at: Timestamp,
}

/// Judges a photograph of an item of today's opening, in the time in which it is confirmed.
///
/// # Errors
/// What `freed` and `open_item` say; `Invalid` where there are enough.
pub(crate) async fn judge(app: &App, grant: Grant, (centre, item): (CentreId, String), bytes: Vec<u8>) -> kernel::Result<Prepared> {
    // Whoever may not put one here hears so whatever they sent, and leaves nothing behind.
    app.read(grant, move |tx| may_add(tx, centre, &item)).await?;
    freed(app, &bytes).await
}

/// Keeps a photograph that was judged with its item.
///
/// # Errors
/// `Invalid` where there are enough; what `open_item` and the entity's quota say.
pub(crate) fn keep(tx: &mut Tx<'_>, settings: &Settings, (centre, item): (CentreId, String), blob: Prepared) -> kernel::Result<()> {
    may_add(tx, centre, &item)?;
    limits::keep(tx, settings, &blob)?;
    let (by, at, day) = (tx.actor().employee()?, tx.now(), today(tx));
    let (id, size, hash) = (tx.new_id(), blob.size, blob.hash);
    store::insert_opening_photo(tx, &OpeningPhoto { id, centre, day, clause: item, hash, size, by, at })
}

fn may_add(tx: &mut Tx<'_>, centre: CentreId, item: &str) -> kernel::Result<()> {
    open_item(tx, centre, item)?;
    let day = today(tx);
    let known = store::opening_photos(tx, centre, &day)?.into_iter().filter(|photo| photo.clause == item).count();
    if known < MOST { Ok(()) } else { Err(invalid("photo", "centre-photo-many")) }
}

/// Takes away a photograph that the one who acts put there, and its bytes along, as long as its item can be confirmed; one that is gone already
/// stays so.
pub(crate) fn take_away(tx: &mut Tx<'_>, centre: CentreId, photo: Option<PhotoId>) -> kernel::Result<()> {
    must_reach(tx, centre)?;
    let known = photo.map_or(Ok(None), |photo| store::opening_photo(tx, photo))?;
    let Some(known) = known.filter(|known| known.centre == centre) else { return Ok(()) };
    open_item(tx, centre, &known.clause)?;
    let (me, day) = (tx.actor().employee()?, today(tx));
    if known.by != me || known.day != day {
        return Err(refuse("centre-photo-of-another").into());
    }
    store::delete_opening_photo(tx, known.id)?;
    tx.let_go(&known.hash)
}

fn back(visit: &Visit, id: CentreId) -> Response {
    Redirect::to(&format!("/{}/desk/centres/{id}/opening", visit.actor.lang.code())).into_response()
}

/// POST /desk/centres/{id}/opening/{item}/photos
async fn add(
    State(app): State<App>,
    visit: Visit,
    Path((id, item)): Path<(String, String)>,
    mut form: Multipart,
) -> Result<Response, Failure> {
    let id: CentreId = number(&id)?;
    match put(&app, visit.actor.may(ATTEST)?, (id, item.clone()), &mut form).await {
        Ok(()) => Ok(back(&visit, id)),
        Err(error) => {
            let (status, answers) = corrected(Answers::new().with("photo-of", &item), error)?;
            Ok((status, shown(&app, &visit, id, answers).await?).into_response())
        }
    }
}

/// Puts the first file of a form to an item.
async fn put(app: &App, grant: Grant, (id, item): (CentreId, String), form: &mut Multipart) -> kernel::Result<()> {
    let blob = judge(app, grant.clone(), (id, item.clone()), photo(form).await?).await?;
    let inside = app.clone();
    app.write(grant, move |tx| keep(tx, inside.settings(), (id, item), blob)).await
}

/// What is asked of a photograph.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Asked {
    photo: String,
}

/// GET /desk/centres/{id}/opening-photo — what is gone leads back to the opening.
async fn show(State(app): State<App>, visit: Visit, Path(id): Path<String>, Query(asked): Query<Asked>) -> Result<Response, Failure> {
    let id: CentreId = number(&id)?;
    let found = handed_out(&app, &visit.actor, (id, asked.photo.parse().ok())).await?;
    Ok(found.unwrap_or_else(|| back(&visit, id)))
}

/// A photograph to whoever may see the opening; none for what is gone.
pub(crate) async fn handed_out(
    app: &App,
    actor: &Actor,
    (centre, photo): (CentreId, Option<PhotoId>),
) -> Result<Option<Response>, Failure> {
    let entity = actor.entity.ok_or(Error::NotFound("photo"))?;
    let find = move |tx: &mut Tx<'_>| {
        must_reach(tx, centre)?;
        let found = photo.map_or(Ok(None), |photo| store::opening_photo(tx, photo))?;
        Ok(found.filter(|found| found.centre == centre))
    };
    let Some(found) = app.read(actor.may(ATTEST)?, find).await? else { return Ok(None) };
    let file = FileId { what: OPENING.into(), of: found.id.get(), place: 0 };
    files::hand_out(app, crate::KEY, entity, file).await.map(Some)
}

/// POST /desk/centres/{id}/opening-photo/removal
async fn remove(State(app): State<App>, visit: Visit, Path(id): Path<String>, Form(form): Form<Asked>) -> Result<Response, Failure> {
    let id: CentreId = number(&id)?;
    let photo: Option<PhotoId> = form.photo.parse().ok();
    app.write(visit.actor.may(ATTEST)?, move |tx| take_away(tx, id, photo)).await?;
    Ok(back(&visit, id))
}
