//! Sessions: how a browser is recognised after signing in. A session ends by time, by idleness, by its owner, or with its account.

use std::convert::Infallible;
use std::net::SocketAddr;
use std::time::Duration;

use ::store::Tx;
use axum::extract::ConnectInfo;
use axum::extract::FromRequestParts;
use http::header::USER_AGENT;
use http::request::Parts;
use kernel::EmployeeId;
use kernel::EntityId;
use kernel::Id;
use kernel::Result;
use kernel::Timestamp;

use crate::accounts::events;
use crate::accounts::events::SessionsEnded;
use crate::fresh_token;
use crate::limits::ClientAddress;
use crate::store;
use crate::token_digest;

/// Marks ids of sessions.
pub enum SessionKind {}

/// `seen_at` is written at most this often, so that reading a page does not write.
const SEEN_EVERY: Duration = Duration::from_secs(300);
/// A session that was used later than this from now was used before the clock went back.
const AHEAD: Duration = Duration::from_secs(600);

/// One browser that is signed in.
#[derive(Clone, Debug)]
pub struct Session {
    /// Names it in the list of sessions; it opens nothing.
    pub id: Id<SessionKind>,
    /// Whose it is.
    pub account: EmployeeId,
    /// The entity for which they act in it.
    pub entity: Option<EntityId>,
    /// When they signed in.
    pub created_at: Timestamp,
    /// When it was last used, to five minutes.
    pub seen_at: Timestamp,
    /// When it ends whatever happens.
    pub expires_at: Timestamp,
    /// Whether a second factor was shown.
    pub is_strong: bool,
    /// The number of the entity's identity provider that opened it; 0 when the person signed in here.
    pub provider: i64,
    /// The browser's own name for itself.
    pub agent: String,
    /// The network address it came from.
    pub address: String,
}

/// What is known of a browser that signs in.
#[derive(Clone, Debug, Default)]
pub struct Browser {
    /// Its own name for itself.
    pub agent: String,
    /// The network address it came from.
    pub address: String,
}

impl<S: Send + Sync> FromRequestParts<S> for Browser {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        let agent = parts.headers.get(USER_AGENT).and_then(|value| value.to_str().ok()).unwrap_or_default();
        let believed = parts.extensions.get::<ClientAddress>().map(|address| address.0).filter(|address| !address.is_unspecified());
        let address = believed.or_else(|| parts.extensions.get::<ConnectInfo<SocketAddr>>().map(|peer| peer.0.ip().to_canonical()));
        Ok(Self { agent: agent.chars().take(200).collect(), address: address.map_or_else(String::new, |address| address.to_string()) })
    }
}

/// What a new session is to be.
#[derive(Clone, Copy, Debug)]
pub struct Opening {
    /// Whose it is.
    pub account: EmployeeId,
    /// The entity for which they act in it.
    pub entity: Option<EntityId>,
    /// Whether a second factor was shown.
    pub is_strong: bool,
    /// The number of the entity's identity provider that vouched; 0 for none.
    pub provider: i64,
    /// How long it lasts at most.
    pub lasts: Duration,
}

/// Begins a session and gives the token for the cookie: the only time that it is seen.
///
/// # Errors
/// What the database says.
pub fn begin(tx: &mut Tx<'_>, opening: Opening, browser: Browser) -> Result<String> {
    let token = fresh_token("ses_");
    let now = tx.now();
    let session = Session {
        id: tx.new_id(),
        account: opening.account,
        entity: opening.entity,
        created_at: now,
        seen_at: now,
        expires_at: now + opening.lasts,
        is_strong: opening.is_strong,
        provider: opening.provider,
        agent: browser.agent,
        address: browser.address,
    };
    store::insert_session(tx, &token_digest(&token), &session)?;
    Ok(token)
}

/// Ends the session of a cookie's token.
///
/// # Errors
/// What the database says.
pub fn end(tx: &mut Tx<'_>, token: &str) -> Result<()> {
    store::delete_session_by_digest(tx, &token_digest(token)).map(drop)
}

/// Ends every session of an account but the one of this digest, at once: the next request of each finds nothing.
///
/// # Errors
/// What the database says.
pub fn end_others(tx: &mut Tx<'_>, account: EmployeeId, kept: Option<&[u8]>, why: &'static str) -> Result<()> {
    let ended = store::delete_other_sessions(tx, account, kept.unwrap_or_default())?;
    if ended > 0 {
        events::record(tx, SessionsEnded { account, why, ended })?;
    }
    Ok(())
}

/// Whether somebody is signed in anywhere: a session counts that was used within the longest idle time.
///
/// # Errors
/// What the database says.
pub fn is_signed_in(tx: &mut Tx<'_>, account: EmployeeId, longest_idle: Duration) -> Result<bool> {
    let now = tx.now();
    let sessions = store::sessions_of(tx, account)?;
    Ok(sessions.iter().any(|session| is_alive(now, session.seen_at, session.expires_at, longest_idle).0))
}

/// Whether a session that was last used at `seen` is still good at `now`, and whether its use should be written down. One that was used under
/// a clock that was ahead is over: how old or idle it is, nobody can say.
pub(crate) fn is_alive(now: Timestamp, seen: Timestamp, expires: Timestamp, longest_idle: Duration) -> (bool, bool) {
    let idle = Duration::try_from(now.duration_since(seen)).unwrap_or_default();
    (now < expires && idle < longest_idle && seen <= now + AHEAD, idle > SEEN_EVERY)
}
