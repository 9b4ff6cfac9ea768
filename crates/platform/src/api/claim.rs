//! One try to carry out the request of a key, and what its acts write down of it.

use std::future::Future;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::sync::atomic::Ordering;
use std::time::Duration;

use ::store::Tx;
use http::StatusCode;
use kernel::Error;
use kernel::Result;
use kernel::broken;
use serde::Serialize;

use super::idempotency::Kept;
use super::store;
use crate::App;

tokio::task_local! {
    static CURRENT: Arc<Claim>;
}

/// One try to carry out the request of a key.
#[derive(Debug)]
pub(crate) struct Claim {
    pub(super) scope: String,
    pub(super) key: String,
    /// What is asked for, as a digest.
    pub(super) request: Vec<u8>,
    /// The try, which no other of this node has.
    pub(super) attempt: i64,
    /// How long the answer is kept.
    pub(super) keep_for: Duration,
    /// Whether an act has begun.
    is_begun: AtomicBool,
    /// Whether an act met the key as another's.
    is_beaten: AtomicBool,
    /// Whether the answer was kept with the act.
    is_answered: AtomicBool,
}

/// What a request asks for, and under which key.
pub(super) struct Asked {
    /// Whose key it is.
    pub(super) scope: String,
    pub(super) key: String,
    /// What is asked for, as a digest.
    pub(super) request: Vec<u8>,
    /// How long the answer is kept.
    pub(super) keep_for: Duration,
}

impl Claim {
    pub(super) fn new(app: &App, asked: Asked) -> Self {
        Self {
            scope: asked.scope,
            key: asked.key,
            request: asked.request,
            attempt: app.waiting().next_try(app.now()),
            keep_for: asked.keep_for,
            is_begun: AtomicBool::new(false),
            is_beaten: AtomicBool::new(false),
            is_answered: AtomicBool::new(false),
        }
    }

    /// Handles a request as this try: its acts mark the key.
    pub(super) async fn around<T>(self: &Arc<Self>, handled: impl Future<Output = T>) -> T {
        CURRENT.scope(self.clone(), handled).await
    }

    /// Whether an act has begun.
    pub(super) fn is_begun(&self) -> bool {
        self.is_begun.load(Ordering::Relaxed)
    }

    /// Whether an act met the key as another's, and was undone.
    pub(super) fn is_beaten(&self) -> bool {
        self.is_beaten.load(Ordering::Relaxed)
    }

    /// Whether the answer was kept with the act.
    pub(super) fn is_answered(&self) -> bool {
        self.is_answered.load(Ordering::Relaxed)
    }

    /// An act goes on only where the key is still this try's own.
    fn is_mine(&self, written: Result<bool>) -> Result<()> {
        self.is_begun.store(true, Ordering::Relaxed);
        if written? {
            return Ok(());
        }
        self.is_beaten.store(true, Ordering::Relaxed);
        Err(Error::Conflict("idempotency-taken-over"))
    }
}

/// The claim of the request that is being handled, if it carries a key.
pub(crate) fn current() -> Option<Arc<Claim>> {
    CURRENT.try_with(Arc::clone).ok()
}

/// Marks the key in the transaction of an act.
pub(crate) fn mark(tx: &mut Tx<'_>, claim: Option<&Claim>) -> Result<()> {
    claim.map_or(Ok(()), |claim| claim.is_mine(store::acted(tx, claim)))
}

/// Keeps the answer to a request under a key in the transaction of its act: no cut comes between the two.
pub(crate) fn answer(tx: &mut Tx<'_>, claim: Option<&Claim>, said: &impl Serialize) -> Result<()> {
    let Some(claim) = claim else { return Ok(()) };
    let body = serde_json::to_vec(said).map_err(broken("keeping an answer"))?;
    let content_type = "application/json".to_owned();
    let kept = Kept { status: StatusCode::OK.as_u16(), content_type, location: String::new(), body };
    claim.is_mine(store::answered(tx, claim, &kept))?;
    claim.is_answered.store(true, Ordering::Relaxed);
    Ok(())
}
