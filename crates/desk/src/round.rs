//! Timed work on many things: each is done in a transaction of its own, and one that fails stops no other.

use ::store::Tx;
use kernel::Error;
use kernel::Grant;
use kernel::Result;
use platform::App;

/// Does the work of a round on one thing. What fails is looked at again in the next round.
///
/// # Errors
/// `Busy` and `ReadOnly`: then the rest of the round would fail too.
pub async fn each(app: &App, grant: Grant, id: i64, act: impl FnOnce(&mut Tx<'_>) -> Result<()> + Send + 'static) -> Result<()> {
    app.write(grant, act).await.or_else(|error| left(error, id))
}

/// Writes down in the log that something was left for the next round.
///
/// # Errors
/// `Busy` and `ReadOnly`.
pub fn left(error: Error, id: i64) -> Result<()> {
    if matches!(error, Error::Busy(_) | Error::ReadOnly(_)) {
        return Err(error);
    }
    tracing::error!(%error, id, "timed work on one thing failed and is tried again");
    Ok(())
}
