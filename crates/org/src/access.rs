//! Whether an employee can sign in: the account closed and opened again, and a forgotten sign-in recovered.

use ::store::Tx;
use kernel::EmployeeId;
use kernel::Result;
use kernel::refuse;
use platform::App;
use platform::accounts;

use crate::roles::colleague;
use crate::roles::leave_an_administrator;

/// Closes an employee's account: sessions and tokens end now.
///
/// # Errors
/// Refused for oneself, for the last administrator, and for somebody who also serves elsewhere; `NotFound` for a stranger.
pub fn close_account(tx: &mut Tx<'_>, id: EmployeeId) -> Result<()> {
    another_of_here_alone(tx, id)?;
    leave_an_administrator(tx, id)?;
    accounts::disable(tx, id)
}

/// Opens a closed account again.
///
/// # Errors
/// As `close_account`.
pub fn open_account(tx: &mut Tx<'_>, id: EmployeeId) -> Result<()> {
    another_of_here_alone(tx, id)?;
    accounts::enable(tx, id)
}

/// Lets an employee in again who cannot sign in; answers with the link, which a letter brings too. With `second` the second factors go.
///
/// # Errors
/// As `close_account`; refused for an account that is closed.
pub fn recover(app: &App, tx: &mut Tx<'_>, id: EmployeeId, second: bool) -> Result<String> {
    another_of_here_alone(tx, id)?;
    accounts::recover(app, tx, id, second)
}

/// An account is one for all entities: whoever holds the key to it here must not reach what its owner is elsewhere.
fn another_of_here_alone(tx: &mut Tx<'_>, id: EmployeeId) -> Result<()> {
    let entity = colleague(tx, id)?;
    if tx.actor().employee().ok() == Some(id) {
        return Err(refuse("org-account-own").into());
    }
    if accounts::roles(tx, id)?.iter().any(|(of, _)| *of != Some(entity)) {
        return Err(refuse("org-account-elsewhere").into());
    }
    Ok(())
}
