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
use platform::deliveries::Pauses;

use crate::deliver;
use crate::deliver::Departing;
use crate::store::automatic;

/// So much automatic mail goes to one address in an hour.
pub(crate) const BUDGET: u64 = 5;
/// Acknowledgements take none of the last places: those are for letters about promises and for what becomes of a case.
pub(crate) const BEFORE_COURTESIES: u64 = 3;
/// What counts is what left within so long.
pub(crate) const HOUR: Duration = Duration::from_secs(3600);

/// Hands a letter over that nobody asked for, once there is room for it at its address. Tried again, it counts once, as
/// of then.
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
    app.write(grant.clone(), move |tx| {
        let now = tx.now();
        automatic::count_automatic(tx, id, &address, now)
    })
    .await?;
    deliver::hand_over(app, grant, Departing { sender: None, to, at: delivery.created_at }, raw).await
}

/// Takes a place among the letters of the hour, at each attempt anew, for it leaves only now. Where there is none, it is put behind those that
/// wait already: its place is kept for the instant that is answered.
fn take(tx: &mut Tx<'_>, delivery: i64, address: &str) -> Result<Option<Timestamp>> {
    let now = tx.now();
    // Who had a place waits for room alone: behind them others may have put themselves since.
    let until = if automatic::is_counted(tx, delivery)? { now } else { Timestamp::MAX };
    let within = (now - HOUR, until);
    let leaves = automatic::nth_newest_automatic(tx, (address, delivery), within, BUDGET)?.map(|leaves| leaves + HOUR);
    let place = leaves.unwrap_or(now);
    // What is given up before its turn keeps no place.
    if place <= now + Pauses::MAIL.total {
        automatic::count_automatic(tx, delivery, address, place)?;
    }
    Ok(leaves)
}
