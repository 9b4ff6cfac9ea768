//! The email channel for programs: its mailboxes, replies to cases, copies of replies that left elsewhere.

use axum::Json;
use axum::extract::Path;
use axum::extract::State;
use axum::routing::get;
use axum::routing::post;
use desk::CaseId;
use http::Method;
use kernel::Error;
use kernel::Lang;
use platform::Access;
use platform::Api;
use platform::App;
use platform::Caller;
use platform::Failure;
use platform::Json as Body;
use platform::Paged;
use platform::Query;
use platform::Route;
use platform::api::schema;
use schemars::JsonSchema;
use serde::Deserialize;
use serde::Serialize;

use crate::copies::Copies;
use crate::mailboxes::LOOK;
use crate::message::MessageId;
use crate::outside::record_outside_reply;
use crate::reply;
use crate::reply::REPLY;
use crate::second_look;
use crate::second_look::send_or_ask;
use crate::store;

/// The most items of one page.
const MOST: u32 = 100;

pub(crate) fn routes() -> Vec<Route> {
    let (look, write) = (Access::May(LOOK), Access::May(REPLY));
    vec![
        Route::plain(Method::GET, "/api/v1/mailboxes", look, get(mailboxes)).described(Api {
            summary: "email-does-list-mailboxes",
            query: Some(schema::<Asked>),
            answer: Some(schema::<Paged<Mailbox>>),
            ..Api::default()
        }),
        Route::plain(Method::POST, "/api/v1/cases/{id}/replies", write, post(reply)).described(Api {
            summary: "email-does-reply",
            body: Some(schema::<NewReply>),
            answer: Some(schema::<Sent>),
            ..Api::default()
        }),
        Route::plain(Method::POST, "/api/v1/cases/{id}/outside-replies", write, post(copy)).described(Api {
            summary: "email-does-record-copy",
            body: Some(schema::<Copied>),
            answer: Some(schema::<Sent>),
            ..Api::default()
        }),
    ]
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Asked {
    /// The id after which the page begins.
    #[serde(default)]
    after: String,
    /// How many at most, to 100.
    limit: Option<u32>,
}

/// An address at which the entity receives mail.
#[derive(Serialize, JsonSchema)]
struct Mailbox {
    id: String,
    address: String,
    /// The name under which it writes, in Arabic.
    name_ar: String,
    /// The same in English.
    name_en: String,
    /// The service that mail to it concerns, if it is for one only.
    service: Option<String>,
    /// How soon a reply is owed, in seconds.
    reply_within_seconds: u64,
    /// What is counted: `clock` or `working`.
    measure: String,
    is_open: bool,
}

/// GET /api/v1/mailboxes
async fn mailboxes(State(app): State<App>, Caller(actor): Caller, Query(asked): Query<Asked>) -> Result<Json<Paged<Mailbox>>, Failure> {
    let most = asked.limit.unwrap_or(MOST).clamp(1, MOST);
    let after = if asked.after.is_empty() { None } else { Some(asked.after.parse().map_err(|_| Error::NotFound("mailbox"))?) };
    let rows = app.read(actor.may(LOOK)?, move |tx| store::mailboxes(tx, after, most + 1)).await?;
    let items = rows.into_iter().map(Mailbox::from).collect();
    Ok(Json(Paged::of(items, most as usize, |mailbox| mailbox.id.clone())))
}

impl From<crate::Mailbox> for Mailbox {
    fn from(mailbox: crate::Mailbox) -> Self {
        Self {
            id: mailbox.id.to_string(),
            address: mailbox.address,
            name_ar: mailbox.name.ar,
            name_en: mailbox.name.en,
            service: mailbox.service.map(|service| service.to_string()),
            reply_within_seconds: mailbox.level.allowed_seconds,
            measure: mailbox.level.measure.key().into(),
            is_open: mailbox.is_open,
        }
    }
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct NewReply {
    /// The subject.
    subject: String,
    /// The text between greeting and closing.
    body: String,
    /// The language of the reply: `ar` or `en`.
    lang: String,
    /// The version of the case that was looked at.
    version: i64,
    /// Why confidential data goes out all the same, from those who may.
    #[serde(default)]
    override_reason: String,
    /// Whether the case is closed with it; both happen or neither. What waits for a second look closes nothing.
    #[serde(default)]
    closes: bool,
    /// Who gets a copy beside the customer, without the customer's code.
    #[serde(default)]
    copies: Copies,
    /// Whether the files that were put to one's draft go with it.
    #[serde(default)]
    with_files: bool,
}

/// The message that went out.
#[derive(Serialize, JsonSchema)]
pub(crate) struct Sent {
    /// Its id; empty while it waits for a second look.
    message: String,
    /// Whether it waits for a supervisor's look before it leaves.
    waits_for_look: bool,
}

impl Sent {
    pub(crate) fn of(message: MessageId) -> Sent {
        Sent { message: message.to_string(), waits_for_look: false }
    }
}

impl From<second_look::Sent> for Sent {
    fn from(sent: second_look::Sent) -> Self {
        match sent {
            second_look::Sent::Message(message) => Sent::of(message),
            second_look::Sent::Waits => Sent { message: String::new(), waits_for_look: true },
        }
    }
}

/// The language of a reply.
pub(crate) fn language(key: &str) -> kernel::Result<Lang> {
    Lang::parse(key).ok_or_else(|| kernel::invalid("lang", "email-lang-unknown"))
}

/// POST /api/v1/cases/{id}/replies
async fn reply(
    State(app): State<App>,
    Caller(actor): Caller,
    Path(id): Path<String>,
    Body(new): Body<NewReply>,
) -> Result<Json<Sent>, Failure> {
    let lang = language(&new.lang)?;
    let reply = reply::Reply {
        subject: new.subject,
        body: new.body,
        lang,
        seen: new.version,
        override_reason: new.override_reason,
        canned: Vec::new(),
        points: String::new(),
        with_files: new.with_files,
        copies: new.copies,
    };
    Ok(Json(send_or_ask(&app, actor.may(REPLY)?, case(&id)?, reply, new.closes).await?.into()))
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Copied {
    /// The whole message as it was sent, with its header (RFC 5322).
    raw: String,
}

/// POST /api/v1/cases/{id}/outside-replies
async fn copy(
    State(app): State<App>,
    Caller(actor): Caller,
    Path(id): Path<String>,
    Body(copied): Body<Copied>,
) -> Result<Json<Sent>, Failure> {
    Ok(sent(record_outside_reply(&app, actor.may(REPLY)?, case(&id)?, copied.raw.into_bytes()).await?))
}

fn case(id: &str) -> kernel::Result<CaseId> {
    id.parse().map_err(|_| Error::NotFound("case"))
}

fn sent(message: MessageId) -> Json<Sent> {
    Json(Sent::of(message))
}
