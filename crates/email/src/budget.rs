//! So many letters of a machine reach one address in an hour, from whichever entity and for whatever reason; what is more waits for room. A
//! letter that somebody has just asked for, such as a code, counts too and waits for nothing.

use std::time::Duration;

use ::store::Tx;
use kernel::Grant;
use kernel::Result;
use kernel::Timestamp;
use platform::App;
use platform::deliveries;
use platform::deliveries::Delivery;
use platform::deliveries::Outcome;

use crate::deliver;
use crate::deliver::Departing;
use crate::store::automatic;

/// So much automatic mail goes to one address in an hour.
pub(crate) const BUDGET: u64 = 5;
/// What counts is what left within so long.
pub(crate) const HOUR: Duration = Duration::from_secs(3600);

/// Hands a letter over that nobody asked for, once there is room for it at its address. Tried again, it counts once.
///
/// # Errors
/// What the database says, and as `deliver::hand_over`.
pub(crate) async fn hand_over(app: &App, grant: &Grant, delivery: &Delivery, to: &str, raw: &[u8]) -> Result<Outcome> {
    let (id, address) = (delivery.id.get(), to.to_lowercase());
    match app.write(grant.clone(), move |tx| take(tx, id, &address)).await? {
        Some(until) => Ok(Outcome::Waits { until, answer: deliveries::full_address(BUDGET) }),
        None => deliver::hand_over(app, grant, Departing { sender: None, to, at: delivery.created_at }, raw).await,
    }
}

/// Hands a letter over that somebody has just asked for: it counts, and waits for nothing.
///
/// # Errors
/// As `hand_over`.
pub(crate) async fn hand_over_asked_for(app: &App, grant: &Grant, delivery: &Delivery, to: &str, raw: &[u8]) -> Result<Outcome> {
    let (id, address) = (delivery.id.get(), to.to_lowercase());
    app.write(grant.clone(), move |tx| automatic::count_automatic(tx, id, &address)).await?;
    deliver::hand_over(app, grant, Departing { sender: None, to, at: delivery.created_at }, raw).await
}

/// Takes a place among the letters of the hour; where there is none, answers when there is.
fn take(tx: &mut Tx<'_>, delivery: i64, address: &str) -> Result<Option<Timestamp>> {
    if automatic::is_counted(tx, delivery)? {
        return Ok(None);
    }
    let since = tx.now() - HOUR;
    match automatic::nth_newest_automatic(tx, (address, since), BUDGET)? {
        Some(leaves) => Ok(Some(leaves + HOUR)),
        None => automatic::count_automatic(tx, delivery, address).map(|()| None),
    }
}
