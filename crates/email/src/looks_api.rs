//! Replies that somebody else looks at, for programs: before they leave, and after they left in spite of what stopped them.

use ::store::Tx;
use axum::Json;
use axum::extract::Path;
use axum::extract::State;
use axum::routing::delete;
use axum::routing::get;
use axum::routing::post;
use desk::CaseId;
use http::Method;
use kernel::invalid;
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
use platform::number;
use schemars::JsonSchema;
use serde::Deserialize;
use serde::Serialize;

use crate::copying;
use crate::look_ends;
use crate::reply::REPLY;
use crate::reviews;
use crate::reviews::REVIEW;
use crate::reviews::ReviewId;
use crate::reviews::Stand;
use crate::second_look;
use crate::second_look::APPROVE;
use crate::store;
use crate::store::looks;

/// The most items of one page.
const MOST: u32 = 100;

pub(crate) fn routes() -> Vec<Route> {
    let (review, approve) = (Access::May(REVIEW), Access::May(APPROVE));
    vec![
        Route::plain(Method::GET, "/api/v1/reply-reviews", review, get(all_reviews)).described(Api {
            summary: "email-does-list-reviews",
            query: Some(schema::<AskedReviews>),
            answer: Some(schema::<Paged<Review>>),
            ..Api::default()
        }),
        Route::plain(Method::POST, "/api/v1/reply-reviews/{id}", review, post(decide)).described(Api {
            summary: "email-does-end-review",
            body: Some(schema::<Decided>),
            answer: Some(schema::<Done>),
            ..Api::default()
        }),
        Route::plain(Method::GET, "/api/v1/second-looks", approve, get(all_looks)).described(Api {
            summary: "email-does-list-looks",
            answer: Some(schema::<Paged<Look>>),
            ..Api::default()
        }),
        Route::plain(Method::POST, "/api/v1/cases/{id}/second-look", approve, post(look)).described(Api {
            summary: "email-does-end-look",
            body: Some(schema::<Looked>),
            answer: Some(schema::<Done>),
            ..Api::default()
        }),
        Route::plain(Method::DELETE, "/api/v1/cases/{id}/second-look", Access::May(REPLY), delete(call_back)).described(Api {
            summary: "email-does-recall-look",
            answer: Some(schema::<Done>),
            ..Api::default()
        }),
    ]
}

/// It is so now.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "LookDone")]
struct Done {
    /// Always true: what is refused is a problem.
    is_done: bool,
}

const DONE: Json<Done> = Json(Done { is_done: true });

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct AskedReviews {
    /// `open`, `discuss`, `accepted`, `discussed`; open when left out.
    #[serde(default)]
    stand: String,
    /// The value of `next` of the page before.
    #[serde(default)]
    after: i64,
}

/// A reply that left in spite of what stopped it.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "ReplyReview")]
struct Review {
    id: String,
    case: String,
    /// What people call the case.
    reference: String,
    message: String,
    subject: String,
    /// Who sent it.
    employee: String,
    /// What stopped it: `spelling`, `confidential`, …
    checks: Vec<String>,
    /// Why it left all the same.
    reason: String,
    at: String,
    /// `open`, `accepted`, `discuss`, `discussed`.
    stand: &'static str,
    decided_by: Option<String>,
    note: String,
}

impl From<reviews::Review> for Review {
    fn from(review: reviews::Review) -> Self {
        Self {
            id: review.id.to_string(),
            case: review.case.to_string(),
            reference: review.reference,
            message: review.message.to_string(),
            subject: review.subject,
            employee: review.employee.to_string(),
            checks: review.kinds.split_whitespace().map(str::to_owned).collect(),
            reason: review.reason,
            at: review.at.to_string(),
            stand: review.stand.key(),
            decided_by: review.decided_by.map(|id| id.to_string()),
            note: review.note,
        }
    }
}

/// GET /api/v1/reply-reviews?stand=&after=
async fn all_reviews(
    State(app): State<App>,
    Caller(actor): Caller,
    Query(asked): Query<AskedReviews>,
) -> Result<Json<Paged<Review>>, Failure> {
    let stand = stand(if asked.stand.is_empty() { Stand::Open.key() } else { &asked.stand })?;
    let found = app.read(actor.may(REVIEW)?, move |tx| store::reviews(tx, stand, asked.after, MOST + 1)).await?;
    Ok(Json(Paged::of(found.into_iter().map(Review::from).collect(), MOST as usize, |review: &Review| review.id.clone())))
}

fn stand(key: &str) -> kernel::Result<Stand> {
    Stand::parse(key).ok_or_else(|| invalid("stand", "email-review-stand"))
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Decided {
    /// `accepted`, `discuss`, `discussed`.
    stand: String,
    /// What its writer should know; needed where there is to be talk.
    #[serde(default)]
    note: String,
}

/// POST /api/v1/reply-reviews/{id}
async fn decide(
    State(app): State<App>,
    Caller(actor): Caller,
    Path(id): Path<String>,
    Body(decided): Body<Decided>,
) -> Result<Json<Done>, Failure> {
    let (id, next): (ReviewId, _) = (number(&id)?, stand(&decided.stand)?);
    app.write(actor.may(REVIEW)?, move |tx| reviews::decide(tx, id, next, &decided.note)).await?;
    Ok(DONE)
}

/// A reply that waits for a second look.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "SecondLook")]
struct Look {
    case: String,
    /// Tells it from what waited before or will wait after it; acts name the one they looked at.
    look: String,
    /// Who wrote it.
    employee: String,
    subject: String,
    body: String,
    lang: &'static str,
    /// Who gets a copy beside the customer: addresses; what was written where it names nobody any more.
    copies: Vec<String>,
    /// The names of the files that go with it.
    files: Vec<String>,
    /// Whether it stays here behind a code, and only a link to it leaves.
    is_secure: bool,
    /// `check`, `error` or `later` for a letter that goes before the answer.
    before: Option<&'static str>,
    /// The time that such a letter tells.
    told_until: Option<String>,
    asked_at: String,
    /// When it goes up or leaves by itself.
    waits_until: String,
}

impl From<second_look::Look> for Look {
    fn from(look: second_look::Look) -> Self {
        Self {
            case: look.case.to_string(),
            look: look.mark(),
            employee: look.employee.to_string(),
            lang: look.reply.lang.code(),
            copies: Vec::new(),
            is_secure: look.is_secure,
            files: look.files.into_iter().map(|file| file.name).collect(),
            before: look.interim.as_ref().map(|interim| interim.kind.key()),
            told_until: look.interim.map(|interim| interim.until.to_string()),
            subject: look.reply.subject,
            body: look.reply.body,
            asked_at: look.asked_at.to_string(),
            waits_until: look.waits_until.to_string(),
        }
    }
}

/// With who gets a copy of it.
fn with_copies(tx: &mut Tx<'_>, look: second_look::Look) -> kernel::Result<Look> {
    let copies = copying::told(tx, &look, |person| person.address.clone())?;
    Ok(Look { copies, ..Look::from(look) })
}

/// GET /api/v1/second-looks
async fn all_looks(State(app): State<App>, Caller(actor): Caller) -> Result<Json<Paged<Look>>, Failure> {
    let wanted = |tx: &mut Tx<'_>| looks::looks(tx, MOST)?.into_iter().map(|look| with_copies(tx, look)).collect();
    let items: Vec<Look> = app.read(actor.may(APPROVE)?, wanted).await?;
    Ok(Json(Paged { items, next: None }))
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Looked {
    /// The `look` that was looked at.
    look: String,
    /// Why it goes back to its writer; it is sent where this is left out.
    remark: Option<String>,
    /// The subject with which it is sent; as it was written when left out.
    subject: Option<String>,
    /// The text with which it is sent; as it was written when left out.
    body: Option<String>,
}

/// POST /api/v1/cases/{id}/second-look
async fn look(
    State(app): State<App>,
    Caller(actor): Caller,
    Path(id): Path<String>,
    Body(looked): Body<Looked>,
) -> Result<Json<Done>, Failure> {
    let (id, grant): (CaseId, _) = (number(&id)?, actor.may(APPROVE)?);
    if let Some(remark) = looked.remark {
        app.write(grant, move |tx| look_ends::send_back(tx, id, &looked.look, &remark)).await?;
        return Ok(DONE);
    }
    let waiting = app.read(grant.clone(), move |tx| looks::look(tx, id)).await?;
    let (subject, body) = waiting.map(|waiting| (waiting.reply.subject, waiting.reply.body)).unwrap_or_default();
    let as_sent = (looked.subject.unwrap_or(subject), looked.body.unwrap_or(body));
    second_look::approve(&app, grant, id, looked.look, as_sent).await?;
    Ok(DONE)
}

/// DELETE /api/v1/cases/{id}/second-look
async fn call_back(State(app): State<App>, Caller(actor): Caller, Path(id): Path<String>) -> Result<Json<Done>, Failure> {
    let id: CaseId = number(&id)?;
    app.write(actor.may(REPLY)?, move |tx| look_ends::call_back(tx, id)).await?;
    Ok(DONE)
}
