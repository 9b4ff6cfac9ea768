//! What became of replies, for the conversation in which they stand.

use ::store::Tx;
use kernel::Result;
use platform::Departure;

use crate::store;

/// What became of these messages, where they had to leave.
pub(crate) fn departures(tx: &mut Tx<'_>, ids: &[i64]) -> Result<Vec<(i64, Departure)>> {
    let known = store::states(tx, ids)?;
    let departure = |(id, state, answer): (i64, String, String)| {
        let state = match state.as_str() {
            "waiting" => "waiting",
            "failed" => "failed",
            "sent" | "outside" => "sent",
            _ => return None,
        };
        Some((id, Departure { state, answer }))
    };
    Ok(known.into_iter().filter_map(departure).collect())
}
