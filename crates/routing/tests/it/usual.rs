//! What is kept of the past: small, mergeable, and useful when little is known.

use proptest::collection::vec;
use proptest::prelude::*;
use routing::Chance;
use routing::Known;
use routing::Law;
use routing::Times;
use routing::Usual;

fn all(calls: &[(bool, f64)]) -> Usual {
    let mut usual = Usual::default();
    for (appeared, seconds) in calls {
        usual.add(*appeared, *seconds);
    }
    usual
}

fn is_near(one: f64, other: f64) -> bool {
    (one - other).abs() <= 1e-9 * (1.0 + one.abs().max(other.abs()))
}

proptest! {
    #[test]
    fn two_halves_merged_are_the_whole(calls in vec((any::<bool>(), 0.0_f64..7200.0), 0..40), cut in 0_usize..40) {
        let cut = cut.min(calls.len());
        let mut merged = all(&calls[..cut]);
        merged.merge(&all(&calls[cut..]));
        let whole = all(&calls);
        prop_assert!(is_near(merged.busy.sum_ln, whole.busy.sum_ln) && is_near(merged.busy.sum_ln_squared, whole.busy.sum_ln_squared));
        prop_assert!(merged.busy.count == whole.busy.count && merged.missed.count == whole.missed.count);
    }

    #[test]
    fn what_is_known_is_always_a_length_and_a_share(calls in vec((any::<bool>(), 0.0_f64..7200.0), 0..40), fade in 0.0_f64..1.0) {
        let mut usual = all(&calls);
        usual.fade(fade);
        let known = Known::of(&[usual, Usual::default()]);
        prop_assert!((0.0..=1.0).contains(&known.misses));
        prop_assert!(known.busy.mean().is_finite() && known.busy.mean() >= 1.0 && known.busy.within(0.05) <= known.busy.within(0.95));
    }

    #[test]
    fn a_row_is_kept_as_it_was(calls in vec((any::<bool>(), 0.0_f64..7200.0), 0..40)) {
        let usual = all(&calls);
        let kept: Usual = serde_json::from_str(&serde_json::to_string(&usual).unwrap()).unwrap();
        prop_assert!(is_near(kept.busy.sum_ln, usual.busy.sum_ln) && is_near(kept.missed.sum_ln_squared, usual.missed.sum_ln_squared));
    }
}

#[test]
fn what_little_is_known_leans_on_the_coarser_group_and_much_stands_for_itself() {
    let many = |median: f64, count: usize| {
        let mut times = Times::default();
        (0..count).for_each(|_| times.add(median));
        times
    };
    let service = many(600.0, 500);
    let median = |count| Law::known(&[many(300.0, count), service], Law::around(360.0, 0.7)).within(0.5);
    assert!((median(0) - 600.0).abs() < 10.0, "{}", median(0));
    assert!(median(2) > 500.0 && median(10) < 450.0 && median(400) < 310.0);
}

#[test]
fn the_law_of_many_services_is_found_again() {
    let mut chance = Chance::of(&[3]);
    let law = Law::around(420.0, 0.6);
    let mut times = Times::default();
    (0..5000).for_each(|_| times.add(law.draw(&mut chance)));
    let found = Law::known(&[times], Law::around(60.0, 1.0));
    assert!((found.within(0.5) - 420.0).abs() < 15.0 && (found.ln_deviation - 0.6).abs() < 0.03, "{found:?}");
}
