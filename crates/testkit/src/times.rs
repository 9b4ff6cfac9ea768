//! Whether two questions are answered after the same time, however noisy the machine.

use std::time::Duration;

use crate::likely_alike;

/// Below this the two samples are held to differ. One measurement in a hundred says so wrongly, so that it is repeated.
const UNLIKELY: f64 = 0.01;
/// One measurement that finds no difference is enough: a real one shows in each.
const MEASUREMENTS: usize = 3;

/// Asks both questions (`true` and `false`) so often each, by turns that chance decides, and compares the times that `ask` gives;
/// `DALEEL_SAMPLES` says how often in its place. Answers what was found when they differ in each of three measurements.
///
/// # Errors
/// How likely the differences were in each measurement.
pub async fn are_alike(samples: usize, mut ask: impl AsyncFnMut(bool) -> Duration) -> Result<(), String> {
    let samples = std::env::var("DALEEL_SAMPLES").ok().and_then(|number| number.parse().ok()).unwrap_or(samples);
    let mut found = Vec::new();
    let mut chance = 20_261_124_u64;
    for _ in 0..MEASUREMENTS {
        let mut times = [Vec::new(), Vec::new()];
        for _ in 0..samples {
            // A step of Knuth's MMIX generator: what one question leaves behind must not always meet the other.
            chance = chance.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            let first = chance >> 63 == 1;
            for known in [first, !first] {
                times[usize::from(known)].push(ask(known).await.as_secs_f64());
            }
        }
        let likely = likely_alike(&times[0], &times[1]);
        if likely > UNLIKELY {
            return Ok(());
        }
        found.push(format!("p = {likely:.6}, {:.3} against {:.3} ms", middle(&mut times[1]), middle(&mut times[0])));
    }
    Err(found.join("; "))
}

/// The median in milliseconds.
fn middle(times: &mut [f64]) -> f64 {
    times.sort_by(f64::total_cmp);
    times.get(times.len() / 2).map_or(0.0, |time| time * 1000.0)
}
