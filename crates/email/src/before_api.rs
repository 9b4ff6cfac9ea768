//! What is done before an answer or instead of it, for programs: something to be checked, an error of ours, another time, a call.

use axum::Json;
use axum::extract::Path;
use axum::extract::State;
use axum::routing::get;
use axum::routing::post;
use desk::CaseId;
use desk::READ;
use http::Method;
use kernel::Error;
use kernel::Result as Outcome;
use kernel::Timestamp;
use kernel::invalid;
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
use crate::call_instead::Call;
use crate::call_instead::record_call;
use crate::interim::Interim;
use crate::interim::Kind;
use crate::interim::send_interim;
use crate::reply::REPLY;
use crate::store::surveys;

pub(crate) fn routes() -> Vec<Route> {
    let write = Access::May(REPLY);
    vec![
        Route::plain(Method::POST, "/api/v1/cases/{id}/interim-letters", write, post(send)).described(Api {
            summary: "email-does-send-interim",
            body: Some(schema::<NewInterim>),
            answer: Some(schema::<Sent>),
            ..Api::default()
        }),
        Route::plain(Method::POST, "/api/v1/cases/{id}/calls", write, post(call)).described(Api {
            summary: "email-does-call-instead",
            body: Some(schema::<NewCall>),
            answer: Some(schema::<Recorded>),
            ..Api::default()
        }),
        Route::plain(Method::GET, "/api/v1/cases/{id}/opinion", Access::May(READ), get(opinion)).described(Api {
            summary: "email-does-show-opinion",
            answer: Some(schema::<Opinion>),
            ..Api::default()
        }),
    ]
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct NewInterim {
    /// `check`: something is checked first; `error`: an error of ours is put right; `later`: a time that was told changes.
    kind: String,
    subject: String,
    /// What is checked, what went wrong, or why the time changes.
    what: String,
    /// What is done about an error.
    #[serde(default)]
    remedy: String,
    /// By when: `2026-11-25T12:00:00+03:00`.
    until: String,
    /// The promise whose time changes.
    promise: Option<String>,
    /// The colleague who is asked.
    colleague: Option<String>,
    /// Within how many working hours the colleague is to answer.
    #[serde(default)]
    hours: u64,
    /// The version of the case that was looked at.
    version: i64,
    /// Why it goes although something stops it.
    #[serde(default)]
    override_reason: String,
}

impl NewInterim {
    fn interim(self, lang: kernel::Lang) -> Outcome<Interim> {
        let kind = Kind::parse(&self.kind).ok_or_else(|| invalid("kind", "email-interim-kind"))?;
        let colleague = self.colleague.as_deref().map(number).transpose()?.map(|colleague| (colleague, self.hours));
        Ok(Interim {
            kind,
            what: self.what,
            remedy: self.remedy,
            until: instant("until", &self.until)?,
            promise: self.promise.as_deref().map(number).transpose()?,
            colleague,
            subject: self.subject,
            lang,
            seen: self.version,
            override_reason: self.override_reason,
        })
    }
}

fn instant(field: &'static str, text: &str) -> Outcome<Timestamp> {
    text.parse().map_err(|_| invalid(field, "email-interim-when"))
}

/// POST /api/v1/cases/{id}/interim-letters — in the customer's language.
async fn send(
    State(app): State<App>,
    Caller(actor): Caller,
    Path(id): Path<String>,
    Body(new): Body<NewInterim>,
) -> Result<Json<Sent>, Failure> {
    let (id, grant): (CaseId, _) = (number(&id)?, actor.may(REPLY)?);
    let lang = app.read(grant.clone(), move |tx| Ok(desk::store::case(tx, id)?.ok_or(Error::NotFound("case"))?.lang)).await?;
    Ok(Json(send_interim(&app, grant, id, new.interim(lang)?).await?.into()))
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct NewCall {
    /// The number that was called.
    number: String,
    /// Whether the customer was reached: then the call is the answer.
    is_reached: bool,
    /// What was said, or that nobody answered.
    #[serde(default)]
    said: String,
    /// What comes next.
    #[serde(default)]
    next_step: String,
    /// By when the customer was told it comes.
    until: Option<String>,
    /// The version of the case that was looked at.
    version: i64,
}

/// What was recorded.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "CallRecorded")]
struct Recorded {
    /// The version of the case now.
    version: i64,
}

/// POST /api/v1/cases/{id}/calls
async fn call(
    State(app): State<App>,
    Caller(actor): Caller,
    Path(id): Path<String>,
    Body(new): Body<NewCall>,
) -> Result<Json<Recorded>, Failure> {
    let (id, inside): (CaseId, _) = (number(&id)?, app.clone());
    let until = new.until.as_deref().map(|until| instant("until", until)).transpose()?;
    let (number, said, next_step) = (new.number, new.said, new.next_step);
    let call = Call { number, is_reached: new.is_reached, said, next_step, until, seen: new.version };
    let version = app
        .write(actor.may(REPLY)?, move |tx| {
            record_call(tx, inside.words(), id, &call)?;
            Ok(desk::store::case(tx, id)?.ok_or(Error::NotFound("case"))?.version)
        })
        .await?;
    Ok(Json(Recorded { version }))
}

/// What a customer said of the service.
#[derive(Serialize, JsonSchema)]
struct Opinion {
    asked_at: String,
    /// From 1, the worst, to 5; null until they have said it.
    score: Option<i64>,
    /// Their own words; often empty.
    comment: String,
    answered_at: Option<String>,
}

/// GET /api/v1/cases/{id}/opinion
async fn opinion(State(app): State<App>, Caller(actor): Caller, Path(id): Path<String>) -> Result<Json<Opinion>, Failure> {
    let id: CaseId = number(&id)?;
    let read = move |tx: &mut ::store::Tx<'_>| {
        let case = desk::store::case(tx, id)?.ok_or(Error::NotFound("case"))?;
        surveys::survey(tx, case.id)?.ok_or(Error::NotFound("opinion"))
    };
    let asked = app.read(actor.may(READ)?, read).await?;
    Ok(Json(Opinion {
        asked_at: asked.asked_at.to_string(),
        score: asked.score,
        comment: asked.comment,
        answered_at: asked.answered_at.map(|at| at.to_string()),
    }))
}
