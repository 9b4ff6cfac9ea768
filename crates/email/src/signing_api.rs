//! For programs: what was found out about who sent a message, and the keys with which the entity signs its mail.

use ::store::Tx;
use axum::Json;
use axum::extract::Path;
use axum::extract::State;
use axum::routing::delete;
use axum::routing::get;
use axum::routing::post;
use desk::READ;
use http::Method;
use platform::Access;
use platform::Api;
use platform::App;
use platform::Caller;
use platform::Failure;
use platform::Json as Body;
use platform::Paged;
use platform::Route;
use platform::api::schema;
use platform::number;
use schemars::JsonSchema;
use serde::Deserialize;
use serde::Serialize;

use crate::copies;
use crate::copy_letters::SentCopy;
use crate::message_page;
use crate::prove::Found;
use crate::signing;
use crate::signing_key::DkimKey;
use crate::source::MANAGE;
use crate::store;

pub(crate) fn routes() -> Vec<Route> {
    let (may, all, one) = (Access::May(MANAGE), "/api/v1/signing-keys", "/api/v1/signing-keys/{id}");
    vec![
        Route::plain(Method::GET, "/api/v1/messages/{id}", Access::May(READ), get(message)).described(Api {
            summary: "email-does-show-message",
            answer: Some(schema::<Message>),
            ..Api::default()
        }),
        Route::plain(Method::GET, all, may, get(keys)).described(Api {
            summary: "email-does-list-keys",
            answer: Some(schema::<Paged<Key>>),
            ..Api::default()
        }),
        Route::plain(Method::POST, all, may, post(make)).described(Api {
            summary: "email-does-make-key",
            body: Some(schema::<Wanted>),
            answer: Some(schema::<Key>),
            ..Api::default()
        }),
        Route::plain(Method::POST, "/api/v1/signing-keys/{id}/check", may, post(check)).described(Api {
            summary: "email-does-check-key",
            answer: Some(schema::<Key>),
            ..Api::default()
        }),
        Route::plain(Method::DELETE, one, may, delete(withdraw)).described(Api { summary: "email-does-withdraw-key", ..Api::default() }),
    ]
}

/// A message that came in or went out.
#[derive(Serialize, JsonSchema)]
struct Message {
    id: String,
    case: String,
    /// `in` or `out`.
    direction: String,
    /// The address in its From line, or to whom it went. By itself it proves nothing.
    correspondent: String,
    subject: String,
    /// How far the sender's address is proved: `proved`, `unproved`, `unsure`, `refuted`; empty where that was not looked at.
    sender: String,
    /// The checks.
    checks: Option<Found>,
    /// Whether it proves something to another service, such as a code for signing up: it is shown nobody outside.
    is_verification: bool,
    /// The addresses to which it went beside ours, of a message that came: those whom a reply can reach as well.
    copied: Vec<String>,
    /// The copies of it that were sent to others than the customer, of a reply.
    copies: Vec<CopyOf>,
}

/// A copy of a reply.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "ReplyCopy")]
struct CopyOf {
    address: String,
    /// Whether it went to somebody of the entity.
    is_colleague: bool,
    /// `waiting`, `sent`, `late` or `failed`.
    state: String,
    /// What the other server said last.
    answer: String,
}

/// GET /api/v1/messages/{id}
async fn message(State(app): State<App>, Caller(actor): Caller, Path(id): Path<String>) -> Result<Json<Message>, Failure> {
    let id = number(&id)?;
    let read = move |tx: &mut Tx<'_>| {
        let known = message_page::find(tx, id)?;
        let (circle, copies) = (copies::circle(tx, &known)?, store::copies::copies_of(tx, &[known.id.get()])?);
        Ok((known, circle, copies))
    };
    let (known, circle, copies) = app.read(actor.may(READ)?, read).await?;
    let copy = |one: SentCopy| CopyOf {
        address: one.person.address,
        is_colleague: one.person.is_colleague,
        state: one.state,
        answer: one.state_note,
    };
    Ok(Json(Message {
        id: known.id.to_string(),
        case: known.case.to_string(),
        direction: if known.is_out { "out" } else { "in" }.into(),
        correspondent: known.correspondent,
        subject: known.subject,
        sender: known.standing,
        checks: known.found,
        is_verification: known.is_verification,
        copied: circle.into_iter().map(|one| one.address).collect(),
        copies: copies.into_iter().map(copy).collect(),
    }))
}

/// A key.
#[derive(Serialize, JsonSchema)]
struct Key {
    id: String,
    domain: String,
    selector: String,
    /// `rsa` or `ed25519`.
    kind: String,
    /// `waiting`, `signing`, `retiring`, `retired`.
    state: String,
    /// The name of its DNS record.
    record_name: String,
    /// The text of its DNS record (TXT).
    record: String,
    /// What DNS held when it was asked last: `here`, `other`, `missing`, `unknown`; empty when it was not.
    found: String,
}

impl From<DkimKey> for Key {
    fn from(key: DkimKey) -> Self {
        Self {
            id: key.id.to_string(),
            record_name: key.name(),
            domain: key.domain,
            selector: key.selector,
            kind: key.kind,
            state: key.state.key().into(),
            record: key.record,
            found: key.found,
        }
    }
}

/// GET /api/v1/signing-keys
async fn keys(State(app): State<App>, Caller(actor): Caller) -> Result<Json<Paged<Key>>, Failure> {
    let keys = app.read(actor.may(MANAGE)?, |tx| store::signing_keys(tx, signing::MOST)).await?;
    let items = keys.into_iter().map(Key::from).collect();
    Ok(Json(Paged::of(items, signing::MOST as usize, |key| key.id.clone())))
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Wanted {
    /// A domain of the entity's mailboxes.
    domain: String,
    /// `rsa` or `ed25519`.
    kind: String,
}

/// POST /api/v1/signing-keys
async fn make(State(app): State<App>, Caller(actor): Caller, Body(wanted): Body<Wanted>) -> Result<Json<Key>, Failure> {
    let grant = actor.may(MANAGE)?;
    let id = signing::make_signing_key(&app, grant.clone(), &wanted.domain, &wanted.kind).await?;
    let key = app.read(grant, move |tx| store::signing_key(tx, id)).await?;
    Ok(Json(key.ok_or(kernel::Error::NotFound("signing key"))?.into()))
}

/// POST /api/v1/signing-keys/{id}/check
async fn check(State(app): State<App>, Caller(actor): Caller, Path(id): Path<String>) -> Result<Json<Key>, Failure> {
    Ok(Json(signing::check_signing_key(&app, actor.may(MANAGE)?, number(&id)?).await?.into()))
}

/// DELETE /api/v1/signing-keys/{id}
async fn withdraw(State(app): State<App>, Caller(actor): Caller, Path(id): Path<String>) -> Result<http::StatusCode, Failure> {
    let id = number(&id)?;
    app.write(actor.may(MANAGE)?, move |tx| signing::withdraw_signing_key(tx, id)).await?;
    Ok(http::StatusCode::NO_CONTENT)
}
