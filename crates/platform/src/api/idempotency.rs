//! Writes that carry an `Idempotency-Key` are carried out once, however often and on however many nodes they come.
//!
//! The key is marked inside the transaction of the first act: after a cut it is known whether the act happened.

use std::future::Future;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::sync::atomic::Ordering;
use std::time::Duration;

use ::store::Tx;
use axum::body::Body;
use axum::extract::Request;
use axum::extract::State;
use axum::middleware::Next;
use axum::response::IntoResponse;
use axum::response::Response;
use http::HeaderValue;
use http::StatusCode;
use http::header;
use kernel::Actor;
use kernel::Error;
use kernel::Lang;
use kernel::Permission;
use kernel::Result;
use kernel::Role;
use kernel::broken;
use kernel::invalid;
use kernel::refuse;
use serde::Serialize;
use sha2::Digest;
use sha2::Sha256;
use tokio::sync::Notify;

use super::store;
use super::store::Known;
use crate::App;
use crate::Failure;
use crate::failure::problem;
use crate::limits::ClientAddress;

/// Keep the keys of programs' requests.
const KEEP: Permission = Permission { key: "platform.idempotency", roles: &[Role::System] };
/// A request and an answer under a key are at most so large.
const LARGEST: usize = 30 * 1024 * 1024;
/// Who comes while the first is still at it waits so long for its answer.
const PATIENCE: Duration = Duration::from_secs(10);
/// A request that has not acted after so long is held to be dead.
pub(super) const LEASE: Duration = Duration::from_secs(60);

tokio::task_local! {
    static CURRENT: Arc<Claim>;
}

/// One try to carry out the request of a key.
#[derive(Debug)]
pub(crate) struct Claim {
    pub(super) scope: String,
    pub(super) key: String,
    pub(super) attempt: i64,
    /// Whether the answer was kept with the act.
    is_answered: AtomicBool,
}

impl Claim {
    pub(super) fn new(scope: &str, key: &str, attempt: i64) -> Self {
        Self { scope: scope.into(), key: key.into(), attempt, is_answered: AtomicBool::new(false) }
    }
}

/// Wakes those who wait when a request has been answered.
#[derive(Default)]
pub(crate) struct Waiting(Notify);

/// The claim of the request that is being handled, if it carries a key.
pub(crate) fn current() -> Option<Arc<Claim>> {
    CURRENT.try_with(Arc::clone).ok()
}

/// Marks the key in the transaction of an act.
pub(crate) fn mark(tx: &mut Tx<'_>, claim: Option<&Claim>) -> Result<()> {
    match claim {
        Some(claim) if !store::acted(tx, claim)? => Err(Error::Conflict("idempotency-taken-over")),
        _ => Ok(()),
    }
}

/// Keeps the answer to a request under a key in the transaction of its act: no cut comes between the two.
pub(crate) fn answer(tx: &mut Tx<'_>, claim: Option<&Claim>, said: &impl Serialize) -> Result<()> {
    let Some(claim) = claim else { return Ok(()) };
    let body = serde_json::to_vec(said).map_err(broken("keeping an answer"))?;
    let content_type = "application/json".to_owned();
    store::answered(tx, claim, &Kept { status: StatusCode::OK.as_u16(), content_type, location: String::new(), body })?;
    claim.is_answered.store(true, Ordering::Relaxed);
    Ok(())
}

/// Takes over, at the start, what a program that is dead was at: it had the number that this one has now. Who asks again need not wait until
/// that is given up.
///
/// # Errors
/// What the database says.
pub async fn take_over(app: &App) -> Result<()> {
    app.write_quietly(grant()?, store::free_dead).await
}

/// What this door itself refuses, in words: it stands outside the border, so that answers are kept with theirs.
fn told(app: &App, actor: &Actor, error: &Error) -> Response {
    if matches!(error, Error::Broken(..)) {
        tracing::error!(request = %actor.request, %error, "a key could not be kept");
    }
    problem(app, actor.lang, error, &actor.request)
}

/// The door for writes of programs; lets everything else through.
pub(crate) async fn once(State(app): State<App>, request: Request, next: Next) -> Response {
    let is_write = !request.method().is_safe() && request.uri().path().starts_with("/api/");
    match request.headers().get("idempotency-key").cloned() {
        Some(key) if is_write => {
            let actor = request.extensions().get::<Actor>().cloned().unwrap_or_else(|| Actor::anyone(Lang::default()));
            with_key(&app, key, request, next).await.unwrap_or_else(|failure| told(&app, &actor, &failure.0))
        }
        _ => next.run(request).await,
    }
}

async fn with_key(app: &App, key: HeaderValue, request: Request, next: Next) -> Result<Response, Failure> {
    let key = key.to_str().map_err(|_| invalid("Idempotency-Key", "idempotency-key-unreadable"))?.trim().to_owned();
    if key.is_empty() || key.len() > 200 {
        return Err(invalid("Idempotency-Key", "idempotency-key-unreadable").into());
    }
    let scope = scope(&request);
    let (parts, body) = request.into_parts();
    let bytes = axum::body::to_bytes(body, LARGEST).await.map_err(|_| invalid("body", "platform-too-large"))?;
    let target = parts.uri.path_and_query().map_or("", |target| target.as_str());
    let digest =
        Sha256::new().chain_update(parts.method.as_str()).chain_update([0]).chain_update(target).chain_update([0]).chain_update(&bytes);
    let digest = digest.finalize().to_vec();
    match claim(app, &scope, &key, &digest).await? {
        Claimed::Answered(response) => Ok(response),
        Claimed::Ours(claim) => {
            let request = Request::from_parts(parts, Body::from(bytes));
            let claim = Arc::new(claim);
            let response = CURRENT.scope(claim.clone(), next.run(request)).await;
            let kept = keep(app, &claim, response).await;
            app.waiting().0.notify_waiters();
            kept
        }
    }
}

/// Whose key it is: two callers may choose the same.
fn scope(request: &Request) -> String {
    let address = request.extensions().get::<ClientAddress>().copied().unwrap_or_default();
    let actor = request.extensions().get::<Actor>();
    match actor.filter(|actor| actor.employee().is_ok()) {
        Some(actor) => format!("{}@{}", actor.who.key(), actor.entity.map_or(0, kernel::Id::get)),
        None => format!("anyone@{}", address.network()),
    }
}

enum Claimed {
    Ours(Claim),
    Answered(Response),
}

/// Takes the key, or waits for the answer of whoever has it.
async fn claim(app: &App, scope: &str, key: &str, digest: &[u8]) -> Result<Claimed, Failure> {
    let deadline = tokio::time::Instant::now() + PATIENCE;
    loop {
        let answered = app.waiting().0.notified();
        let (hours, scope, key, digest) =
            (app.settings().number("api.idempotency_hours"), scope.to_owned(), key.to_owned(), digest.to_vec());
        let known = app.write_quietly(grant()?, move |tx| store::claim(tx, &scope, &key, &digest, hours)).await?;
        match known {
            Known::Ours(claim) => return Ok(Claimed::Ours(claim)),
            Known::Other => return Err(invalid("Idempotency-Key", "idempotency-other-request").into()),
            Known::Lost => return Err(refuse("idempotency-answer-lost").into()),
            Known::Done(answer) => return Ok(Claimed::Answered(answer.into_response())),
            Known::Running => wait(deadline, answered).await?,
        }
    }
}

async fn wait(deadline: tokio::time::Instant, answered: impl Future<Output = ()>) -> Result<(), Failure> {
    // Another node's answer is seen by looking again.
    let glance = tokio::time::timeout(Duration::from_millis(500), answered);
    tokio::time::timeout_at(deadline, glance).await.map(drop).map_err(|_| Failure(Error::Conflict("idempotency-running")))
}

fn grant() -> Result<kernel::Grant> {
    Actor::system("api", None).may(KEEP)
}

/// An answer that is kept.
pub(super) struct Kept {
    pub(super) status: u16,
    pub(super) content_type: String,
    pub(super) location: String,
    pub(super) body: Vec<u8>,
}

/// Keeps the answer. Where nothing was written and the request failed, the key is free again: trying once more is safe.
async fn keep(app: &App, claim: &Arc<Claim>, response: Response) -> Result<Response, Failure> {
    let failed = !response.status().is_success() && !response.status().is_redirection();
    if !failed && claim.is_answered.load(Ordering::Relaxed) {
        return Ok(response);
    }
    let (parts, body) = response.into_parts();
    let bytes = axum::body::to_bytes(body, LARGEST).await.map_err(|error| broken("keeping an answer")(error))?;
    let text = |name: header::HeaderName| parts.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default().to_owned();
    let kept = Kept {
        status: parts.status.as_u16(),
        content_type: text(header::CONTENT_TYPE),
        location: text(header::LOCATION),
        body: bytes.to_vec(),
    };
    let claim = claim.clone();
    app.write_quietly(grant()?, move |tx| if failed && store::release(tx, &claim)? { Ok(()) } else { store::answered(tx, &claim, &kept) })
        .await?;
    Ok(Response::from_parts(parts, Body::from(bytes)))
}

impl IntoResponse for Kept {
    fn into_response(self) -> Response {
        let status = StatusCode::from_u16(self.status).unwrap_or(StatusCode::OK);
        let mut response = (status, self.body).into_response();
        let headers = response.headers_mut();
        for (name, value) in [(header::CONTENT_TYPE, self.content_type), (header::LOCATION, self.location)] {
            if let Some(value) = Some(value).filter(|value| !value.is_empty()).and_then(|value| HeaderValue::from_str(&value).ok()) {
                headers.insert(name, value);
            }
        }
        headers.insert("idempotency-replayed", HeaderValue::from_static("true"));
        response
    }
}
