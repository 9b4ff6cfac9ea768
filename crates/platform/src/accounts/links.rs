//! Links that open one thing, once: to set a new password, to accept an invitation, to set the installation up. Kept as digests.

use std::time::Duration;

use ::store::Tx;
use kernel::EmployeeId;
use kernel::Error;
use kernel::Result;
use kernel::refuse;

use crate::accounts::events;
use crate::accounts::events::LinkMade;
use crate::accounts::store;
use crate::fresh_token;
use crate::token_digest;

/// What a link is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Purpose {
    /// Someone forgot the password: half an hour.
    Reset,
    /// Someone was given an account: a week, until their first working day.
    Invitation,
    /// Nobody has an account yet: a day.
    Setup,
}

impl Purpose {
    fn key(self) -> &'static str {
        match self {
            Purpose::Reset => "reset",
            Purpose::Invitation => "invitation",
            Purpose::Setup => "setup",
        }
    }

    fn lasts(self) -> Duration {
        Duration::from_secs(match self {
            Purpose::Reset => 30 * 60,
            Purpose::Invitation => 7 * 24 * 3600,
            Purpose::Setup => 24 * 3600,
        })
    }
}

/// Makes a link's token, after which older ones for the same open nothing.
pub(crate) fn make(tx: &mut Tx<'_>, account: Option<EmployeeId>, purpose: Purpose) -> Result<String> {
    let token = fresh_token("lnk_");
    store::delete_links_for(tx, account.map_or(0, kernel::Id::get), purpose.key())?;
    let expires = tx.now() + purpose.lasts();
    store::insert_link(tx, &token_digest(&token), account, purpose.key(), expires)?;
    events::record(tx, LinkMade { account, purpose: purpose.key() })?;
    Ok(token)
}

/// Whose link it is; refuses one that is empty, unknown, used or too old, all in the same words.
pub(crate) fn account(tx: &mut Tx<'_>, token: &str, purpose: Purpose) -> Result<EmployeeId> {
    let found = store::link(tx, &token_digest(token), purpose.key())?.filter(|account| *account != 0);
    found.map(EmployeeId::new).ok_or_else(over)
}

/// Whether the link sets the installation up, and nobody has.
pub(crate) fn opens_setup(tx: &mut Tx<'_>, token: &str) -> Result<()> {
    let is_good = store::link(tx, &token_digest(token), Purpose::Setup.key())? == Some(0) && !store::any_account(tx)?;
    if is_good { Ok(()) } else { Err(over()) }
}

/// Uses a link up.
pub(crate) fn spend(tx: &mut Tx<'_>, token: &str) -> Result<()> {
    if store::delete_link(tx, &token_digest(token))? == 1 { Ok(()) } else { Err(over()) }
}

fn over() -> Error {
    refuse("account-link-over").into()
}
