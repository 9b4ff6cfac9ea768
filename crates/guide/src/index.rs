//! One conformance index over many clauses, in which a heavier clause counts more and what nobody saw stands apart.

use serde::Deserialize;
use serde::Serialize;

use crate::Tally;
use crate::tally::ratio;

/// A clause's tally and what it counts for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Weighed {
    /// What was found of the clause.
    pub tally: Tally,
    /// What one duty of this clause counts for; more than 0 and finite, or the clause is left out.
    pub weight: f64,
}

/// The conformance index over clauses.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Index {
    /// Kept out of observed, each duty by its clause's weight, 0 to 1.
    pub share: f64,
    /// Kept out of all that arose, 0 to `share`: the cautious reading, in which what nobody saw is not kept.
    pub proven: f64,
    /// The weighted share of the duties that arose of which nothing is known, 0 to 1. It is told apart and never counts as met.
    pub not_observed: f64,
    /// How many duties were observed, unweighted.
    pub sample: u64,
    /// How many clauses had something observed.
    pub clauses: u64,
}

/// The index over clauses: Σ weight · met / Σ weight · observed, and the same over all that arose. None when nothing was observed.
pub fn index(weighed: &[Weighed]) -> Option<Index> {
    let counted = || weighed.iter().filter(|each| each.weight.is_finite() && each.weight > 0.0);
    let sum = |count: fn(&Tally) -> u64| -> f64 { counted().map(|each| each.weight * ratio(count(&each.tally), 1)).sum() };
    let met = sum(|tally| tally.met);
    let (observed, applicable) = (sum(Tally::observed), sum(Tally::applicable));
    if observed <= 0.0 {
        return None;
    }
    Some(Index {
        share: (met / observed).clamp(0.0, 1.0),
        proven: (met / applicable).clamp(0.0, 1.0),
        not_observed: (sum(|tally| tally.not_observed) / applicable).clamp(0.0, 1.0),
        sample: counted().map(|each| each.tally.observed()).sum(),
        clauses: counted().map(|each| u64::from(each.tally.observed() > 0)).sum(),
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn weighed(met: u64, missed: u64, not_observed: u64, weight: f64) -> Weighed {
        Weighed { tally: Tally { met, missed, not_applicable: 0, not_observed }, weight }
    }

    #[test]
    fn a_heavier_clause_counts_more() {
        let clauses = [weighed(10, 0, 0, 1.0), weighed(0, 10, 0, 3.0)];
        let index = index(&clauses).unwrap();
        assert!((index.share - 0.25).abs() < 1e-12);
        assert_eq!((index.sample, index.clauses), (20, 2));
    }

    #[test]
    fn what_nobody_saw_stands_apart_and_changes_no_share() {
        let seen = index(&[weighed(9, 1, 0, 1.0)]).unwrap();
        let half_seen = index(&[weighed(9, 1, 10, 1.0)]).unwrap();
        assert_eq!(seen.share, half_seen.share);
        assert_eq!((seen.not_observed, half_seen.not_observed), (0.0, 0.5));
        assert_eq!((seen.proven, half_seen.proven), (0.9, 0.45));
    }

    #[test]
    fn nothing_observed_or_nothing_weighed_has_no_index() {
        assert!(index(&[]).is_none());
        assert!(index(&[weighed(0, 0, 5, 1.0)]).is_none());
        assert!(index(&[weighed(5, 5, 0, 0.0), weighed(5, 5, 0, f64::NAN)]).is_none());
    }

    proptest! {
        #[test]
        fn the_index_lies_between_the_worst_and_the_best_clause(
            clauses in proptest::collection::vec((0_u64..500, 1_u64..500, 0_u64..500, 0.1_f64..9.0), 1..20),
        ) {
            let weighed: Vec<_> = clauses.iter().map(|(met, missed, unseen, weight)| weighed(*met, *missed, *unseen, *weight)).collect();
            let shares = || weighed.iter().map(|each| each.tally.score().unwrap().share);
            let index = index(&weighed).unwrap();
            prop_assert!(index.share >= shares().fold(f64::INFINITY, f64::min) - 1e-9);
            prop_assert!(index.share <= shares().fold(0.0, f64::max) + 1e-9);
            prop_assert!((0.0..=1.0).contains(&index.not_observed) && index.proven <= index.share);
        }
    }
}
