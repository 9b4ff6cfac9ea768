//! Second factors of an account: codes of an app, recovery codes, passkeys.

pub(crate) mod store;

use ::store::Keys;
use ::store::Tx;
use kernel::EmployeeId;
use kernel::Result;
use kernel::Secret;
use kernel::broken;

use crate::accounts::events;
use crate::accounts::events::FactorChanged;
use crate::accounts::recovery_codes;
use crate::accounts::totp;
use crate::sessions;

/// Takes every second factor away, for someone who has lost them all; the next sign-in asks to set one up. All sessions end.
///
/// # Errors
/// What the database says.
pub fn reset_second_factor(tx: &mut Tx<'_>, account: EmployeeId) -> Result<()> {
    store::delete_totp(tx, account)?;
    store::delete_recovery_codes(tx, account)?;
    store::delete_passkeys(tx, account)?;
    crate::accounts::store::delete_steps_of(tx, account)?;
    events::record(tx, FactorChanged { account, factor: "all", change: "reset" })?;
    sessions::end_others(tx, account, None, "second-factor-reset")
}

/// Keeps the secret of an app from whose codes one was right, the step of which is not taken again.
pub(crate) fn keep_totp(tx: &mut Tx<'_>, keys: &Keys, account: EmployeeId, secret: &Secret<String>, step: i64) -> Result<()> {
    store::save_totp(tx, account, &keys.seal(&totp_context(account), secret.reveal()), step)?;
    events::record(tx, FactorChanged { account, factor: "totp", change: "added" })?;
    Ok(())
}

/// Takes a code of the app, or a recovery code; each counts once.
pub(crate) fn take_code(tx: &mut Tx<'_>, keys: &Keys, account: EmployeeId, typed: &str) -> Result<bool> {
    if let Some((sealed, last_step)) = store::totp(tx, account)? {
        let secret = Secret::new(keys.open(&totp_context(account), &sealed)?);
        let now = tx.now();
        if let Some(step) = totp::step_of(&secret, typed, now, last_step) {
            return store::take_totp_step(tx, account, step).map(|taken| taken == 1);
        }
    }
    recovery_codes::spend(tx, account, typed)
}

/// A secret that is not kept with the account yet: sealed into the step in which the person sets the app up.
pub(crate) fn fresh_sealed(keys: &Keys, account: EmployeeId) -> Result<String> {
    Ok(keys.seal(&enrol_context(account), totp::fresh_secret()?.reveal()))
}

/// Opens what `fresh_sealed` gave.
pub(crate) fn open_fresh(keys: &Keys, account: EmployeeId, sealed: &str) -> Result<Secret<String>> {
    keys.open(&enrol_context(account), sealed).map(Secret::new)
}

/// What of a passkey the page shows.
#[derive(Clone, Debug)]
pub(crate) struct KnownPasskey {
    pub(crate) id: i64,
    pub(crate) name: String,
    pub(crate) created_at: kernel::Timestamp,
    pub(crate) used_at: Option<kernel::Timestamp>,
    credential: String,
}

impl KnownPasskey {
    /// The credential itself.
    pub(crate) fn credential(&self) -> Result<webauthn_rs::prelude::Passkey> {
        serde_json::from_str(&self.credential).map_err(broken("reading a passkey"))
    }
}

fn totp_context(account: EmployeeId) -> String {
    format!("account.totp:{account}")
}

fn enrol_context(account: EmployeeId) -> String {
    format!("account.enrol:{account}")
}
