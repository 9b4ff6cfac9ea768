//! Waits to be expected: the hours ahead are played some dozens of times with the router's own order, and each ticket's waits are counted.

use crate::Floor;
use crate::Wait;
use crate::prospect::Prospect;

/// How often the hours ahead are played for one answer.
pub const PLAYS: u64 = 64;
/// The shares of waits below which the ends of an interval lie before it is corrected; farther out, some dozens of plays say little.
const SHARES: [f64; 3] = [0.10, 0.50, 0.90];

/// How long each turn still waits, before correction by a [`Calibration`](crate::Calibration): for one who waits from now on, for one who
/// is still to come from when they enter. None for those whom nobody present can serve, or not before the counters close.
///
/// The same seed gives the same chances to the same tickets, so that an estimate changes by what happened and not by chance.
pub fn expected_waits(floor: &Floor<'_>, seed: u64) -> Vec<Option<Wait>> {
    let mut waits: Vec<Vec<f64>> = floor.turns.iter().map(|_| Vec::with_capacity(PLAYS as usize)).collect();
    Prospect::of(floor, seed).play(PLAYS, None, |source, wait| {
        if let Some(waits) = waits.get_mut(source) {
            waits.push(wait);
        }
    });
    waits.iter_mut().zip(floor.turns).map(|(waits, turn)| interval(waits, turn.comes)).collect()
}

fn interval(waits: &mut [f64], comes: f64) -> Option<Wait> {
    // One who comes in few of the plays is still told by these; who is called in less than half of those is told nothing.
    if waits.is_empty() || (waits.len() as f64) < PLAYS as f64 * comes / 2.0 - 4.0 {
        return None;
    }
    waits.sort_unstable_by(f64::total_cmp);
    let at = |share: f64| waits[((waits.len() - 1) as f64 * share).round() as usize].max(0.0).round() as u32;
    let [least, likely, most] = SHARES.map(at);
    Some(Wait { least, likely, most })
}
