//! The letter after a promise (3.human.care): one press tells the customer that what was promised has been done.

use ::store::Tx;
use axum::Json;
use axum::extract::Path;
use axum::extract::State;
use axum::response::Response;
use axum::routing::post;
use desk::CaseId;
use desk::Promise;
use desk::PromiseId;
use http::Method;
use kernel::Error;
use kernel::Grant;
use kernel::Result;
use platform::Access;
use platform::Api;
use platform::App;
use platform::Caller;
use platform::Failure;
use platform::Form;
use platform::Json as Body;
use platform::Route;
use platform::Visit;
use platform::api::schema;
use platform::number;
use schemars::JsonSchema;
use serde::Deserialize;
use ui::Page;

use crate::api::Sent;
use crate::automatic::moment;
use crate::composer;
use crate::copies::Copies;
use crate::message::MessageId;
use crate::reply;
use crate::reply::REPLY;
use crate::reply::Reply;
use crate::sending::Sending;

pub(crate) fn routes() -> Vec<Route> {
    let may = Access::May(REPLY);
    vec![
        Route::page(Method::POST, "/desk/cases/{id}/follow-ups", may, post(press)),
        Route::plain(Method::POST, "/api/v1/cases/{id}/follow-ups", may, post(program)).described(Api {
            summary: "email-does-follow-up",
            body: Some(schema::<Wanted>),
            answer: Some(schema::<Sent>),
            ..Api::default()
        }),
    ]
}

/// A promise that was kept and not told, as the composer shows it.
pub(crate) struct ToTell {
    pub(crate) promise: String,
    pub(crate) text: String,
}

/// What the customer of a case is still to be told of.
pub(crate) fn to_tell(tx: &mut Tx<'_>, page: &Page, case: CaseId) -> Result<Vec<ToTell>> {
    let kept = desk::promises_of(tx, case)?.into_iter().filter(Promise::is_to_be_told);
    let shown = |promise: Promise| ToTell {
        promise: promise.id.to_string(),
        text: page.t1("email-follow-up-kept", "when", page.datetime(promise.due_at)),
    };
    Ok(kept.map(shown).collect())
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "FollowUp")]
struct Wanted {
    /// The promise.
    promise: String,
    /// The version of the case that was looked at.
    version: i64,
}

/// POST /desk/cases/{id}/follow-ups
async fn press(
    State(app): State<App>,
    visit: Visit,
    Path(id): Path<CaseId>,
    Form(wanted): Form<Wanted>,
) -> std::result::Result<Response, Failure> {
    let done = follow_up(&app, visit.actor.may(REPLY)?, id, number(&wanted.promise)?, wanted.version).await;
    desk::told(&app, &visit, id, done.map(drop)).await
}

/// POST /api/v1/cases/{id}/follow-ups
async fn program(
    State(app): State<App>,
    Caller(actor): Caller,
    Path(id): Path<CaseId>,
    Body(wanted): Body<Wanted>,
) -> std::result::Result<Json<Sent>, Failure> {
    let promise = number(&wanted.promise)?;
    Ok(Json(Sent::of(follow_up(&app, actor.may(REPLY)?, id, promise, wanted.version).await?)))
}

/// Sends the letter, and the promise counts as told with it or not at all. Two clicks send once.
///
/// # Errors
/// As sending a reply; refused for a promise that was not kept, or was told already.
async fn follow_up(app: &App, grant: Grant, case: CaseId, promise: PromiseId, seen: i64) -> Result<MessageId> {
    let inside = app.clone();
    let reply = app.read(grant.clone(), move |tx| letter(tx, inside.words(), case, (promise, seen))).await?;
    let sending = Sending { is_interim: true, ..Sending::of(reply) };
    reply::send(app, grant, case, sending, move |tx, _| desk::tell_kept(tx, case, promise)).await
}

fn letter(tx: &mut Tx<'_>, words: &ui::Words, id: CaseId, (promise, seen): (PromiseId, i64)) -> Result<Reply> {
    let case = desk::store::case(tx, id)?.ok_or(Error::NotFound("case"))?;
    let promise = desk::promises_of(tx, id)?.into_iter().find(|one| one.id == promise).ok_or(Error::NotFound("promise"))?;
    let reply = Reply {
        subject: composer::subject(tx, &case, case.lang)?,
        body: words.say_plain(case.lang, "email-follow-up-letter", &[("when", moment(promise.due_at))]),
        lang: case.lang,
        seen,
        override_reason: String::new(),
        canned: Vec::new(),
        points: String::new(),
        with_files: false,
        copies: Copies::default(),
    };
    // The second of two clicks is answered with the letter that the first one sent.
    if reply::sent_before(tx, id, seen, &reply.digest())?.is_none() {
        promise.must_be_to_tell()?;
    }
    Ok(reply)
}
