//! Messages that a server would not give, for programs: which there are, asking for one again, giving one up.

use ::store::Tx;
use axum::Json;
use axum::extract::Path;
use axum::extract::State;
use axum::routing::delete;
use axum::routing::get;
use axum::routing::post;
use http::Method;
use kernel::Error;
use platform::Access;
use platform::Api;
use platform::App;
use platform::Caller;
use platform::Failure;
use platform::Paged;
use platform::Route;
use platform::api::schema;
use platform::number;
use schemars::JsonSchema;
use serde::Serialize;

use crate::mailbox::MailboxId;
use crate::skipped;
use crate::skipped::MOST;
use crate::skipped::Passed;
use crate::source::MANAGE;
use crate::store;
use crate::store::faults;

const ONE: &str = "/api/v1/mailboxes/{id}/skipped/{uid}";

pub(crate) fn routes() -> Vec<Route> {
    let may = Access::May(MANAGE);
    vec![
        Route::plain(Method::GET, "/api/v1/mailboxes/{id}/skipped", may, get(all)).described(Api {
            summary: "email-does-list-skipped",
            answer: Some(schema::<Paged<Skipped>>),
            ..Api::default()
        }),
        Route::plain(Method::POST, "/api/v1/mailboxes/{id}/skipped/{uid}/attempt", may, post(attempt)).described(Api {
            summary: "email-does-ask-again",
            answer: Some(schema::<Done>),
            ..Api::default()
        }),
        Route::plain(Method::DELETE, ONE, may, delete(give_up)).described(Api {
            summary: "email-does-give-up",
            answer: Some(schema::<Done>),
            ..Api::default()
        }),
    ]
}

/// A message that a server would not give.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "SkippedMessage")]
struct Skipped {
    /// Its number on the server.
    uid: u32,
    /// The validity of the server's numbers.
    validity: u32,
    /// What the server said last.
    why: String,
    skipped_at: String,
    /// How often it was asked for.
    tries: u32,
    /// When it is asked for next.
    next_at: String,
}

impl From<Passed> for Skipped {
    fn from(passed: Passed) -> Self {
        Self {
            uid: passed.uid,
            validity: passed.validity,
            why: passed.why,
            skipped_at: passed.at.to_string(),
            tries: passed.tries,
            next_at: passed.try_at.to_string(),
        }
    }
}

/// It is so now.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "SkippedDone")]
struct Done {
    /// Always true: what is refused is a problem.
    is_done: bool,
}

/// GET /api/v1/mailboxes/{id}/skipped
async fn all(State(app): State<App>, Caller(actor): Caller, Path(id): Path<String>) -> Result<Json<Paged<Skipped>>, Failure> {
    let mailbox: MailboxId = number(&id)?;
    let read = move |tx: &mut Tx<'_>| {
        store::mailbox(tx, mailbox)?.ok_or(Error::NotFound("mailbox"))?;
        faults::passed(tx, mailbox, MOST)
    };
    let found = app.read(actor.may(MANAGE)?, read).await?;
    Ok(Json(Paged { items: found.into_iter().map(Skipped::from).collect(), next: None }))
}

/// POST /api/v1/mailboxes/{id}/skipped/{uid}/attempt
async fn attempt(State(app): State<App>, Caller(actor): Caller, Path((id, uid)): Path<(String, String)>) -> Result<Json<Done>, Failure> {
    let (mailbox, uid) = (number(&id)?, skipped::message(&uid)?);
    app.write(actor.may(MANAGE)?, move |tx| skipped::ask_now(tx, mailbox, uid)).await?;
    Ok(Json(Done { is_done: true }))
}

/// DELETE /api/v1/mailboxes/{id}/skipped/{uid}
async fn give_up(State(app): State<App>, Caller(actor): Caller, Path((id, uid)): Path<(String, String)>) -> Result<Json<Done>, Failure> {
    let (mailbox, uid) = (number(&id)?, skipped::message(&uid)?);
    app.write(actor.may(MANAGE)?, move |tx| skipped::give_up(tx, mailbox, uid)).await?;
    Ok(Json(Done { is_done: true }))
}
