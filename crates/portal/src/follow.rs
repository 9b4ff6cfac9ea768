//! Following one's own case: its reference and code open it. A wrong reference and a wrong code are answered alike.

use ::store::Keys;
use ::store::Tx;
use askama::Template;
use axum::extract::State;
use axum::response::IntoResponse;
use axum::response::Redirect;
use axum::routing::get;
use axum::routing::post;
use http::Method;
use http::StatusCode;
use kernel::Actor;
use kernel::EntityId;
use kernel::FieldError;
use platform::Access;
use platform::App;
use platform::Form;
use platform::Pace;
use platform::Result;
use platform::Route;
use platform::Visit;
use platform::html;
use platform::limits::Class;
use platform::private;
use serde::Deserialize;
use ui::Answers;
use ui::Page;

use crate::FOLLOW;
use crate::code::entity_of;
use crate::code::tidied;
use crate::form::fault;
use crate::pass::Opens;
use crate::pass::Pass;
use crate::write::with_status;

pub(crate) fn routes() -> Vec<Route> {
    vec![
        Route::page(Method::GET, "/follow", Access::Anyone, get(ask)),
        // Counted as an attempt to sign in: a code opens what is someone's own.
        Route::page(Method::POST, "/follow", Access::Anyone, post(open)).limited(Class::SignIn),
    ]
}

/// An entity without cases: what the store makes is positive.
const NOBODYS: EntityId = EntityId::new(0);

#[derive(Template)]
#[template(path = "follow.html")]
struct FollowPage {
    page: Page,
    answers: Answers,
}

/// The reference and the code as they were typed.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Typed {
    reference: String,
    code: String,
}

/// GET /follow
async fn ask(State(app): State<App>, visit: Visit) -> Result {
    let page = app.public_page(&visit, "portal-follow", "follow");
    Ok(private(html(&FollowPage { page, answers: Answers::new() })?))
}

/// POST /follow
async fn open(State(app): State<App>, visit: Visit, Form(typed): Form<Typed>) -> Result {
    let pace = Pace::begin();
    match find(&app, &visit, &typed).await? {
        Some(pass) => {
            let pass = pass.sign(app.keys(), Opens::Case, app.now());
            Ok(private(Redirect::to(&format!("/{}/follow/{pass}", visit.actor.lang.code())).into_response()))
        }
        None => {
            let page = app.public_page(&visit, "portal-follow", "follow");
            let answers = Answers::new().with("reference", &typed.reference).wrong(faults(&typed));
            let page = private(with_status(StatusCode::UNPROCESSABLE_ENTITY, html(&FollowPage { page, answers })?));
            pace.keep().await;
            Ok(page)
        }
    }
}

/// What must be corrected: what is empty, or both as one, so that nothing is said of which of them is right.
fn faults(typed: &Typed) -> Vec<FieldError> {
    let needed = [("reference", &typed.reference, "portal-follow-reference-needed"), ("code", &typed.code, "portal-follow-code-needed")];
    let missing: Vec<_> =
        needed.into_iter().filter(|(_, text, _)| text.trim().is_empty()).map(|(field, _, key)| fault(field, key)).collect();
    if missing.is_empty() { vec![fault("reference", "portal-follow-wrong")] } else { missing }
}

async fn find(app: &App, visit: &Visit, typed: &Typed) -> kernel::Result<Option<Pass>> {
    let (reference, code) = (tidied(&typed.reference), tidied(&typed.code));
    let public = Actor::anyone(visit.actor.lang);
    let entity_code = entity_of(&reference).to_owned();
    let entity = app.read(public.may(FOLLOW)?, move |tx| org::store::entity_by_code(tx, &entity_code)).await?;
    // Where there is no such entity, its cases are looked for all the same: work left out is seen on a busy machine even behind a beat.
    let entity = entity.map_or(NOBODYS, |entity| entity.id);
    let keys = app.keys().clone();
    app.read(public.may(FOLLOW)?.within(entity), move |tx| Ok(matching(tx, &keys, &reference, &code)?.map(|case| Pass { entity, case })))
        .await
}

/// The case of this reference if this is its code, compared without telling by time how much of it is right.
fn matching(tx: &mut Tx<'_>, keys: &Keys, reference: &str, code: &str) -> kernel::Result<Option<desk::CaseId>> {
    let found = desk::store::called(tx, reference)?;
    let truth = found.as_ref().map_or_else(String::new, |(_, code)| code.clone());
    let is_right = keys.is_mac("portal.code", code.as_bytes(), &keys.mac("portal.code", truth.as_bytes()));
    Ok(found.filter(|_| is_right && !truth.is_empty()).map(|(case, _)| case.id))
}
