//! Sessions: how a browser is recognised after signing in. A session ends by time, by idleness, by its owner, or with its account.

use std::time::Duration;

use ::store::Tx;
use kernel::EmployeeId;
use kernel::EntityId;
use kernel::Id;
use kernel::Result;
use kernel::Timestamp;

use crate::fresh_token;
use crate::store;
use crate::token_digest;

/// Marks ids of sessions.
pub enum SessionKind {}

/// A session lasts at most a working day with its evening.
pub const LONGEST: Duration = Duration::from_secs(14 * 3600);
/// A session that nobody uses ends after so long.
pub const IDLE: Duration = Duration::from_secs(2 * 3600);
/// `seen_at` is written at most this often, so that reading a page does not write.
const SEEN_EVERY: Duration = Duration::from_secs(300);

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

/// Begins a session and gives the token for the cookie: the only time that it is seen.
pub fn begin(tx: &mut Tx<'_>, account: EmployeeId, entity: Option<EntityId>, is_strong: bool, browser: Browser) -> Result<String> {
    let token = fresh_token("ses_");
    let now = tx.now();
    let session = Session {
        id: tx.new_id(),
        account,
        entity,
        created_at: now,
        seen_at: now,
        expires_at: now + LONGEST,
        is_strong,
        agent: browser.agent.chars().take(200).collect(),
        address: browser.address,
    };
    store::insert_session(tx, &token_digest(&token), &session)?;
    Ok(token)
}

/// Ends the session of a cookie's token.
pub fn end(tx: &mut Tx<'_>, token: &str) -> Result<()> {
    store::delete_session_by_digest(tx, &token_digest(token)).map(drop)
}

/// Whether a session that was last used at `seen` is still good at `now`, and whether its use should be written down.
pub(crate) fn is_alive(now: Timestamp, seen: Timestamp, expires: Timestamp) -> (bool, bool) {
    let idle = Duration::try_from(now.duration_since(seen)).unwrap_or_default();
    (now < expires && idle < IDLE, idle > SEEN_EVERY)
}
