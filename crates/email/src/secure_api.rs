//! Secure messages for programs: sent like other replies, looked at for a reason that is kept, withdrawn.

use ::store::Tx;
use axum::Json;
use axum::extract::Path;
use axum::extract::State;
use axum::response::Response;
use axum::routing::delete;
use axum::routing::get;
use axum::routing::post;
use desk::READ;
use http::Method;
use kernel::Timestamp;
use platform::Access;
use platform::Api;
use platform::App;
use platform::Caller;
use platform::Failure;
use platform::Json as Body;
use platform::Route;
use platform::api::schema;
use platform::number;
use schemars::JsonSchema;
use serde::Deserialize;
use serde::Serialize;

use crate::api::Sent;
use crate::api::language;
use crate::copies::Copies;
use crate::message::MessageId;
use crate::reply::REPLY;
use crate::reply::Reply;
use crate::secure;
use crate::secure::Secure;
use crate::secure_files;
use crate::secure_files::Named;
use crate::secure_send::REVEAL;
use crate::secure_send::reveal;
use crate::secure_send::send_secure;
use crate::secure_send::withdraw;
use crate::store;
use crate::written::code_phone;

pub(crate) fn routes() -> Vec<Route> {
    let (may, one) = (Access::May(REVEAL), "/api/v1/messages/{id}/secure-message");
    vec![
        Route::plain(Method::POST, "/api/v1/cases/{id}/secure-replies", Access::May(REPLY), post(send)).described(Api {
            summary: "email-does-send-secure",
            body: Some(schema::<NewSecure>),
            answer: Some(schema::<Sent>),
            ..Api::default()
        }),
        Route::plain(Method::GET, one, Access::May(READ), get(stand)).described(Api {
            summary: "email-does-show-secure",
            answer: Some(schema::<Stand>),
            ..Api::default()
        }),
        Route::plain(Method::DELETE, one, may, delete(take_back)).described(Api {
            summary: "email-does-withdraw-secure",
            answer: Some(schema::<Stand>),
            ..Api::default()
        }),
        Route::plain(Method::POST, "/api/v1/messages/{id}/secure-text", may, post(show)).described(Api {
            summary: "email-does-open-secure",
            body: Some(schema::<Asked>),
            answer: Some(schema::<Shown>),
            ..Api::default()
        }),
        Route::plain(Method::POST, "/api/v1/messages/{id}/secure-files/{file}", may, post(take)).described(Api {
            summary: "email-does-open-secure-file",
            body: Some(schema::<Asked>),
            ..Api::default()
        }),
    ]
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "NewSecureReply")]
struct NewSecure {
    /// The subject. It travels: nothing confidential may stand in it.
    subject: String,
    /// The text that stays here.
    body: String,
    /// The language of the letter with the link: `ar` or `en`.
    lang: String,
    /// The version of the case that was looked at.
    version: i64,
    /// Whether the files that were put to one's draft go with it, sealed as well.
    #[serde(default)]
    with_files: bool,
    /// The number of the customer's phone that gets its codes by text message, once somebody has made sure of it; the address gets them where
    /// this is left out.
    #[serde(default)]
    code_to: String,
}

/// POST /api/v1/cases/{id}/secure-replies
async fn send(
    State(app): State<App>,
    Caller(actor): Caller,
    Path(id): Path<String>,
    Body(new): Body<NewSecure>,
) -> Result<Json<Sent>, Failure> {
    let phone = code_phone(&new.code_to)?;
    let reply = Reply {
        subject: new.subject,
        body: new.body,
        lang: language(&new.lang)?,
        seen: new.version,
        override_reason: String::new(),
        canned: Vec::new(),
        points: String::new(),
        with_files: new.with_files,
        copies: Copies::default(),
    };
    Ok(Json(send_secure(&app, actor.may(REPLY)?, number(&id)?, (reply, phone)).await?.into()))
}

/// How a secure message stands.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "SecureMessage")]
struct Stand {
    /// `open`, `ended` or `withdrawn`.
    state: &'static str,
    expires_at: String,
    /// How often it was opened.
    opened: i64,
    /// When last.
    opened_at: Option<String>,
    /// How many files it has.
    files: usize,
}

impl Stand {
    fn of((one, files): (Secure, usize), now: Timestamp) -> Json<Stand> {
        let state = if one.withdrawn_at.is_some() { "withdrawn" } else { "ended" };
        Json(Stand {
            state: if one.is_open(now) { "open" } else { state },
            expires_at: one.expires_at.to_string(),
            opened: one.opened,
            opened_at: one.opened_at.map(|at| at.to_string()),
            files,
        })
    }
}

fn found(tx: &mut Tx<'_>, id: MessageId) -> kernel::Result<(Secure, usize)> {
    let one = secure::of_message(tx, id)?;
    let files = store::secure_files::secure_files(tx, one.id)?.len();
    Ok((one, files))
}

/// GET /api/v1/messages/{id}/secure-message
async fn stand(State(app): State<App>, Caller(actor): Caller, Path(id): Path<String>) -> Result<Json<Stand>, Failure> {
    let id = number(&id)?;
    Ok(Stand::of(app.read(actor.may(READ)?, move |tx| found(tx, id)).await?, app.now()))
}

/// DELETE /api/v1/messages/{id}/secure-message
async fn take_back(State(app): State<App>, Caller(actor): Caller, Path(id): Path<String>) -> Result<Json<Stand>, Failure> {
    let id = number(&id)?;
    let withdrawn = app.write(actor.may(REVEAL)?, move |tx| {
        withdraw(tx, id)?;
        found(tx, id)
    });
    Ok(Stand::of(withdrawn.await?, app.now()))
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "SecureAsked")]
struct Asked {
    /// Why it is looked at.
    reason: String,
}

/// What stays here of a reply.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "SecureText")]
struct Shown {
    text: String,
    files: Vec<File>,
}

/// A file of a secure message.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "SecureFile")]
struct File {
    id: String,
    name: String,
    /// How many bytes it has.
    size: u64,
}

impl From<Named> for File {
    fn from(one: Named) -> Self {
        Self { id: one.id.to_string(), name: one.name, size: one.size }
    }
}

/// POST /api/v1/messages/{id}/secure-text
async fn show(
    State(app): State<App>,
    Caller(actor): Caller,
    Path(id): Path<String>,
    Body(asked): Body<Asked>,
) -> Result<Json<Shown>, Failure> {
    let (id, inside) = (number(&id)?, app.clone());
    let (text, files) = app.write(actor.may(REVEAL)?, move |tx| reveal(tx, &inside, id, &asked.reason)).await?;
    Ok(Json(Shown { text, files: files.into_iter().map(File::from).collect() }))
}

/// POST /api/v1/messages/{id}/secure-files/{file}
async fn take(
    State(app): State<App>,
    Caller(actor): Caller,
    Path((id, file)): Path<(String, String)>,
    Body(asked): Body<Asked>,
) -> Result<Response, Failure> {
    secure_files::revealed(&app, actor.may(REVEAL)?, (number(&id)?, file), asked.reason).await
}
