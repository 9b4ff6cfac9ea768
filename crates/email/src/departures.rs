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
            "late" => "late",
            "sent" | "outside" => "sent",
            _ => return None,
        };
        let why = if state == "failed" { why(&answer) } else { String::new() };
        Some((id, Departure { state, answer, why }))
    };
    Ok(known.into_iter().filter_map(departure).collect())
}

/// The key of the words that say why a server refused; empty where that is not known.
pub(crate) fn why(answer: &str) -> String {
    match post::Reason::of(answer) {
        post::Reason::Other => String::new(),
        reason => format!("email-bounce-{}", reason.key()),
    }
}
