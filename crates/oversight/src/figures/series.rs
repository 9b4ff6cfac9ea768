//! A number for each series of sums, so that two sets of figures of any length are compared in the room of their subjects: it is the same
//! whatever the order in which sums come, and sums that differ give another but by a chance of one in 2⁶⁴.

use std::collections::BTreeMap;

use crate::figures::measure::Cut;
use crate::figures::measure::Time;
use crate::figures::sums::Span;
use crate::figures::sums::Sums;

/// What a series holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Of {
    Counts(Span),
    Times(Span, Time),
    Hours,
}

/// The sums of one kind for one subject: entity, cut, subject, what they hold.
type Series = (i64, Cut, String, Of);

/// A number for each series.
#[derive(Clone, Debug, Default)]
pub(crate) struct Numbers(BTreeMap<Series, u64>);

/// Spreads two numbers over all bits (the last steps of SplitMix64).
const fn mixed(one: i64, other: i64) -> u64 {
    let mut mixed = one.cast_unsigned().wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ other.cast_unsigned().wrapping_add(0x632b_e59b_d9b4_e019);
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    // Odd, so that no sum but nothing is lost by it.
    (mixed ^ (mixed >> 31)) | 1
}

impl Numbers {
    /// Adds sums of a span to their series.
    pub(crate) fn add(&mut self, span: Span, sums: &Sums) {
        for (place, counts) in &sums.counts {
            let series = (place.entity, place.cut, place.subject.clone(), Of::Counts(span));
            let each = counts.0.iter().zip(0..).filter(|(n, _)| **n != 0);
            let sum = each.fold(0_u64, |sum, (n, measure)| sum.wrapping_add(n.cast_unsigned().wrapping_mul(mixed(place.day, measure))));
            self.change(series, sum);
        }
        for ((time, place, step), n) in &sums.times {
            let series = (place.entity, place.cut, place.subject.clone(), Of::Times(span, *time));
            self.change(series, n.cast_unsigned().wrapping_mul(mixed(place.day, *step)));
        }
        for ((entity, centre, hour), sum) in &sums.hours {
            let each = [(sum.received, 0), (sum.answered, 1), (sum.closed, 2)];
            let sum = each.into_iter().fold(0_u64, |all, (n, which)| all.wrapping_add(n.cast_unsigned().wrapping_mul(mixed(*hour, which))));
            self.change((*entity, Cut::Centre, centre.to_string(), Of::Hours), sum);
        }
    }

    fn change(&mut self, series: Series, by: u64) {
        let number = self.0.entry(series).or_default();
        *number = number.wrapping_add(by);
    }

    /// How many series hold something.
    pub(crate) fn len(&self) -> usize {
        self.0.values().filter(|number| **number != 0).count()
    }

    /// How many series of both are not the same; what is nothing and what is missing are.
    pub(crate) fn differing(&self, other: &Numbers) -> usize {
        let number = |numbers: &Numbers, series: &Series| numbers.0.get(series).copied().unwrap_or_default();
        let here = self.0.iter().filter(|(series, own)| number(other, series) != **own).count();
        here + other.0.iter().filter(|(series, own)| **own != 0 && !self.0.contains_key(*series)).count()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::figures::measure::Counts;
    use crate::figures::measure::Measure;
    use crate::figures::sums::Place;

    fn place(day: i64, subject: i64) -> Place {
        Place { entity: 7, cut: Cut::Employee, day, subject: subject.to_string() }
    }

    fn numbers(sums: &[(i64, i64, i64)]) -> Numbers {
        let mut numbers = Numbers::default();
        for (day, subject, n) in sums {
            let counts = [(place(*day, *subject), Counts::of(&[(Measure::Closed, *n)]))].into();
            numbers.add(Span::Day, &Sums { counts, ..Sums::default() });
        }
        numbers
    }

    #[test]
    fn a_sum_on_the_wrong_day_or_of_somebody_else_is_seen_and_what_was_taken_back_is_not() {
        let kept = numbers(&[(20_000, 1, 3), (20_001, 1, 2), (20_000, 2, 4)]);
        assert_eq!(kept.differing(&numbers(&[(20_000, 2, 4), (20_001, 1, 2), (20_000, 1, 1), (20_000, 1, 2), (20_003, 3, 0)])), 0);
        assert_eq!(
            kept.differing(&numbers(&[(20_000, 1, 2), (20_001, 1, 3), (20_000, 2, 4)])),
            1,
            "one more on one day, one less on another"
        );
        assert_eq!(kept.differing(&numbers(&[(20_000, 1, 3), (20_001, 1, 2), (20_000, 3, 4)])), 2, "somebody else");
        assert_eq!((kept.len(), kept.differing(&Numbers::default())), (2, 2));
    }

    proptest! {
        #[test]
        fn the_order_makes_no_difference_and_any_other_sum_does(
            mut sums in prop::collection::vec((19_000_i64..20_000, 0_i64..4, 1_i64..50), 1..60), which in any::<prop::sample::Index>(), more in 1_i64..9,
        ) {
            let kept = numbers(&sums);
            sums.reverse();
            prop_assert_eq!(kept.differing(&numbers(&sums)), 0);
            let place = which.index(sums.len());
            sums[place].2 += more;
            prop_assert_eq!(kept.differing(&numbers(&sums)), 1);
        }
    }
}
