//! Whether two samples of times differ: the rank test of Mann and Whitney, which asks nothing of how the times are spread.

/// How likely samples that differ so much come from one source: the two-sided p of Mann and Whitney's test, by its normal approximation with
/// the correction for ties. Good for twenty values on each side and more; 1 where there is nothing to compare.
#[expect(clippy::cast_precision_loss, reason = "samples are counted in thousands")]
pub fn likely_alike(left: &[f64], right: &[f64]) -> f64 {
    let (left_count, right_count) = (left.len() as f64, right.len() as f64);
    let all_count = left_count + right_count;
    let mut all: Vec<(f64, bool)> = left.iter().map(|value| (*value, true)).chain(right.iter().map(|value| (*value, false))).collect();
    all.sort_by(|a, b| a.0.total_cmp(&b.0));
    let (mut rank_sum, mut ties, mut before) = (0.0, 0.0, 0.0);
    for equal in all.chunk_by(|a, b| a.0.total_cmp(&b.0).is_eq()) {
        let count = equal.len() as f64;
        // Equal values share the middle of their ranks.
        let rank = before + f64::midpoint(1.0, count);
        rank_sum += rank * equal.iter().filter(|(_, is_left)| *is_left).count() as f64;
        ties += count.powi(3) - count;
        before += count;
    }
    let wins = rank_sum - left_count * (left_count + 1.0) / 2.0;
    let expected = left_count * right_count / 2.0;
    let variance = left_count * right_count / 12.0 * (all_count + 1.0 - ties / (all_count * (all_count - 1.0)));
    if variance.is_nan() || variance <= 0.0 {
        return 1.0;
    }
    let distance = ((wins - expected).abs() - 0.5).max(0.0) / variance.sqrt();
    beyond(distance)
}

/// The share of a normal distribution that lies further from its middle than so many deviations, on both sides (Abramowitz and Stegun 7.1.26).
fn beyond(deviations: f64) -> f64 {
    let x = deviations / std::f64::consts::SQRT_2;
    let t = 1.0 / (1.0 + 0.327_591_1 * x);
    let series = [1.061_405_429, -1.453_152_027, 1.421_413_741, -0.284_496_736, 0.254_829_592];
    series.into_iter().fold(0.0, |sum, factor| (sum + factor) * t) * (-x * x).exp()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_known_table_is_met() {
        // Reckoned by hand: U = 120 of 400, 2.1505 deviations from the middle.
        let left: Vec<f64> = (1..=20).map(f64::from).collect();
        let right: Vec<f64> = left.iter().map(|value| value + 4.5).collect();
        let likely = likely_alike(&left, &right);
        assert!((likely - 0.031_517).abs() < 0.000_01, "{likely}");
    }

    #[test]
    fn the_same_is_alike_and_a_shift_is_not() {
        let times: Vec<f64> = (0..200_u32).map(|n| f64::from(n * 7919 % 200)).collect();
        let later: Vec<f64> = times.iter().map(|time| time + 60.0).collect();
        assert!(likely_alike(&times, &times) > 0.9);
        assert!(likely_alike(&times, &later) < 1e-6);
        assert!((likely_alike(&[], &times) - 1.0).abs() < f64::EPSILON);
    }

    #[test]
    fn equal_values_tell_nothing() {
        assert!((likely_alike(&[5.0; 50], &[5.0; 50]) - 1.0).abs() < f64::EPSILON);
    }
}
