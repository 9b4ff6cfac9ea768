//! A sign-in under way: what was shown so far is kept here, under a token in a cookie that opens nothing else, for ten minutes.

use std::time::Duration;

use ::store::Tx;
use http::HeaderMap;
use kernel::EmployeeId;
use kernel::Result;
use kernel::Timestamp;

use crate::App;
use crate::accounts::cookies;
use crate::accounts::store;
use crate::actor::cookie;
use crate::fresh_token;
use crate::token_digest;

/// So long a person may look for the telephone with the codes.
pub(crate) const LASTS: Duration = Duration::from_secs(600);

/// What is still missing.
#[derive(Clone, Debug)]
pub(crate) struct Step {
    /// Whose sign-in it is; none while a passkey has yet to say so.
    pub(crate) account: Option<EmployeeId>,
    /// `second`: a second factor is to be shown; `enrol`: one is to be set up; `passkey`: a passkey is asked for.
    pub(crate) kind: String,
    /// What the step needs to remember: a ceremony, a sealed secret.
    pub(crate) state: String,
    /// Where to go in the end.
    pub(crate) next: String,
    pub(crate) expires_at: Timestamp,
}

/// Keeps a step and gives the token for the cookie.
pub(crate) fn begin(tx: &mut Tx<'_>, account: Option<EmployeeId>, kind: &str, state: String, next: &str) -> Result<String> {
    let token = fresh_token("stp_");
    let step = Step { account, kind: kind.into(), state, next: next.into(), expires_at: tx.now() + LASTS };
    store::insert_step(tx, &token_digest(&token), &step)?;
    Ok(token)
}

/// The digest of the step that the browser is in.
pub(crate) fn digest(app: &App, headers: &HeaderMap) -> Option<Vec<u8>> {
    cookie(headers, &cookies::step_name(app)).filter(|token| token.starts_with("stp_")).map(token_digest)
}
