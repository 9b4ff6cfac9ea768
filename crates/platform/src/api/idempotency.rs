//! Writes that carry an `Idempotency-Key` are carried out once, however often and on however many nodes they come.
//!
//! The key is written down inside the transaction of the first act: after a cut it is known whether the act happened, and a key costs no write of
//! its own. Whether it was used before is seen there, too: the act of a second request is undone and the first one's answer told. Only of two that
//! come to this node at once one waits, and is told the answer of the other without an act.

use std::future::Future;
use std::sync::Arc;
use std::time::Duration;

use ::store::Tx;
use axum::body::Body;
use axum::extract::Request;
use axum::extract::State;
use axum::middleware::Next;
use axum::response::IntoResponse;
use axum::response::Response;
use futures::FutureExt;
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
use sha2::Digest;
use sha2::Sha256;
use tracing::Instrument;

use super::claim::Asked;
use super::claim::Claim;
use super::store;
use super::store::Known;
use super::waiting::Hold;
use crate::App;
use crate::Failure;
use crate::failure::problem;
use crate::jobs::Job;
use crate::jobs::Lease;
use crate::jobs::WORK;
use crate::jobs::When;
use crate::lanes::By;
use crate::lanes::Whose;
use crate::limits::ClientAddress;

/// Keep the keys of programs' requests.
const KEEP: Permission = Permission { key: "platform.idempotency", roles: &[Role::System] };
/// A request and an answer under a key are at most so large.
const LARGEST: usize = 30 * 1024 * 1024;
/// Who comes while the first is still at it waits so long for its answer.
const PATIENCE: Duration = Duration::from_secs(10);
/// A request that has acted and is not answered after so long is held to be dead.
pub(super) const LEASE: Duration = Duration::from_secs(60);
/// Keys that are kept no more are cleared away so often.
const CLEARS: Duration = Duration::from_secs(600);

/// Clears away the keys that are kept no more.
pub(crate) const FORGET: Job = Job { key: "platform.idempotency", when: When::Every(CLEARS), run: |app, lease| forget(app, lease).boxed() };

async fn forget(app: App, lease: Lease) -> Result<()> {
    let clear = move |tx: &mut Tx<'_>| {
        store::forget(tx)?;
        lease.finish(tx)
    };
    app.write(Actor::system("api", None).may(WORK)?, clear).await
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
    let keep_for = Duration::from_secs(app.settings().number("api.idempotency_hours") * 3600);
    let claim = Arc::new(Claim::new(app, Asked { scope, key, request: digest.finalize().to_vec(), keep_for }));
    let hold = match take(app, &claim).await? {
        Claimed::Answered(response) => return Ok(response),
        Claimed::Ours(hold) => hold,
    };
    let entity = parts.extensions.get::<Actor>().and_then(|actor| actor.entity);
    let work = carry_out(app.clone(), (claim, hold), Request::from_parts(parts, Body::from(bytes)), next);
    // A task of its own goes on to the answer that is kept, also when the program hangs up.
    let carried = match entity {
        Some(entity) => app.spawn_for(Whose { entity, by: By::Programs }, work),
        None => tokio::spawn(work.in_current_span()),
    };
    carried.await.map_err(|error| broken("carrying out the request of a key")(error))?
}

async fn carry_out(app: App, (claim, _hold): (Arc<Claim>, Hold), request: Request, next: Next) -> Result<Response, Failure> {
    let response = claim.around(next.run(request)).await;
    // Where no act met the key it may have been used all the same, and its answer is what counts.
    let may_be_answered = claim.is_beaten() || !claim.is_begun();
    if may_be_answered && let Some(earlier) = look(&app, &claim, tokio::time::Instant::now() + PATIENCE).await? {
        return Ok(earlier.into_response());
    }
    keep(&app, &claim, response).await
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
    Ours(Hold),
    Answered(Response),
}

/// Takes the key, or waits for the answer of whoever has it.
async fn take(app: &App, claim: &Arc<Claim>) -> Result<Claimed, Failure> {
    let deadline = tokio::time::Instant::now() + PATIENCE;
    let mut has_waited = false;
    loop {
        let ended = app.waiting().ended();
        if let Some(hold) = Hold::take(app, &claim.scope, &claim.key) {
            let answer = if has_waited { look(app, claim, deadline).await? } else { None };
            return Ok(answer.map_or(Claimed::Ours(hold), |answer| Claimed::Answered(answer.into_response())));
        }
        wait(deadline, ended).await?;
        has_waited = true;
    }
}

/// What was answered under the key; nothing where it is free. Waits as long as another node is at it.
async fn look(app: &App, claim: &Arc<Claim>, deadline: tokio::time::Instant) -> Result<Option<Kept>, Failure> {
    loop {
        let asked = claim.clone();
        match app.read(grant()?, move |tx| store::known(tx, &asked)).await? {
            Known::Free => return Ok(None),
            Known::Done(answer) => return Ok(Some(answer)),
            Known::Other => return Err(invalid("Idempotency-Key", "idempotency-other-request").into()),
            Known::Lost => return Err(refuse("idempotency-answer-lost").into()),
            Known::Running => wait(deadline, std::future::pending()).await?,
        }
    }
}

async fn wait(deadline: tokio::time::Instant, ended: impl Future<Output = ()>) -> Result<(), Failure> {
    // Another node's answer is seen by looking again.
    let glance = tokio::time::timeout(Duration::from_millis(500), ended);
    tokio::time::timeout_at(deadline, glance).await.map(drop).map_err(|_| Failure(Error::Conflict("idempotency-running")))
}

fn grant() -> Result<kernel::Grant> {
    Actor::system("api", None).may(KEEP)
}

/// An answer that is kept.
#[derive(Default)]
pub(super) struct Kept {
    pub(super) status: u16,
    pub(super) content_type: String,
    pub(super) location: String,
    pub(super) body: Vec<u8>,
}

/// Keeps the answer. Where nothing was written and the request failed, the key stays free: trying once more is safe.
async fn keep(app: &App, claim: &Arc<Claim>, response: Response) -> Result<Response, Failure> {
    let failed = !response.status().is_success() && !response.status().is_redirection();
    let is_kept = if failed { !claim.is_begun() } else { claim.is_answered() };
    if is_kept {
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
    let written =
        move |tx: &mut Tx<'_>| if failed { store::failed(tx, &claim, &kept) } else { store::answered(tx, &claim, &kept).map(drop) };
    app.write_quietly(grant()?, written).await?;
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
