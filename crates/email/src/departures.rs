//! What became of replies, for the conversation in which they stand.

use ::store::Tx;
use kernel::Result;
use platform::Departure;

use crate::copied;
use crate::store;

/// What became of these messages, where they had to leave.
pub(crate) fn departures(tx: &mut Tx<'_>, ids: &[i64]) -> Result<Vec<(i64, Departure)>> {
    let (known, copies) = (store::states(tx, ids)?, copied::of(tx, ids)?);
    let departure = |(id, state, answer): (i64, String, String)| {
        let state = how_far(&state)?;
        let why = if state == "failed" { why(&answer) } else { String::new() };
        let copies = copies.iter().filter(|(of, _)| *of == id).map(|(_, copy)| copy.clone()).collect();
        Some((id, Departure { state, answer, why, copies }))
    };
    Ok(known.into_iter().filter_map(departure).collect())
}

/// How far something came that had to leave; nothing for what came in.
pub(crate) fn how_far(state: &str) -> Option<&'static str> {
    match state {
        "waiting" => Some("waiting"),
        "failed" => Some("failed"),
        "late" => Some("late"),
        "sent" | "outside" => Some("sent"),
        _ => None,
    }
}

/// The key of the words that say why a server refused; empty where that is not known.
pub(crate) fn why(answer: &str) -> String {
    match post::Reason::of(answer) {
        post::Reason::Other => String::new(),
        reason => format!("email-bounce-{}", reason.key()),
    }
}
