//! The figures of one stretch of days, and what is derived from them.

use guide::Score;

use crate::figures::measure::Counts;
use crate::figures::measure::Measure;
use crate::figures::measure::Time;
use crate::store::read::Spreads;

/// Fewer durations than this have no median that says anything.
pub(crate) const FEW: i64 = 5;

/// Counts, and how durations are spread.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Figures {
    pub(crate) counts: Counts,
    spreads: Spreads,
}

/// A share of some in all.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Share {
    pub(crate) part: i64,
    pub(crate) all: i64,
}

impl Share {
    /// The share with Wilson's interval; none of nothing.
    pub(crate) fn score(self) -> Option<Score> {
        Score::of(u64::try_from(self.part).unwrap_or(0), u64::try_from(self.all).unwrap_or(0))
    }
}

/// How long something took, in seconds: in the middle, for nine of ten, on average. Nothing where too few are known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Took {
    pub(crate) median: Option<i64>,
    pub(crate) p90: Option<i64>,
    pub(crate) mean: Option<i64>,
    /// Of how many.
    pub(crate) sample: i64,
}

impl Figures {
    /// Puts counts and spreads together, in the order of `Time::ALL`.
    pub(crate) fn new(counts: Counts, spreads: Spreads) -> Figures {
        Figures { counts, spreads }
    }

    /// Counts alone: what is known of durations are their averages.
    pub(crate) fn of(counts: Counts) -> Figures {
        Figures { counts, ..Figures::default() }
    }

    /// Answers in time, of all due times that were decided: kept by an answer, or passed without one.
    pub(crate) fn in_time(&self) -> Share {
        let kept = self.counts[Measure::InTime];
        Share { part: kept, all: kept + self.counts[Measure::Late] }
    }

    /// Cases that came back within fourteen days, of those that were closed.
    pub(crate) fn reopened(&self) -> Share {
        Share { part: self.counts[Measure::Reopened], all: self.counts[Measure::Closed] }
    }

    /// Promises kept, of those whose time has come.
    pub(crate) fn promises(&self) -> Share {
        let kept = self.counts[Measure::PromisesKept];
        Share { part: kept, all: kept + self.counts[Measure::PromisesBroken] }
    }

    /// Customers who were satisfied, of those who gave their opinion.
    pub(crate) fn satisfied(&self) -> Share {
        Share { part: self.counts[Measure::OpinionsGood], all: self.counts[Measure::OpinionsGiven] }
    }

    /// Customers who gave their opinion, of those who were asked.
    pub(crate) fn responded(&self) -> Share {
        let (given, asked) = (self.counts[Measure::OpinionsGiven], self.counts[Measure::OpinionsAsked]);
        Share { part: given.min(asked), all: asked }
    }

    /// The points out of five that customers gave, on average; none where too few did.
    pub(crate) fn points(&self) -> Option<f64> {
        ratio(self.counts[Measure::OpinionPoints], self.counts[Measure::OpinionsGiven], FEW)
    }

    /// Closings after which no further contact was needed, of those of which that is known.
    pub(crate) fn first_contact(&self) -> Share {
        Share { part: self.counts[Measure::FirstContacts], all: self.counts[Measure::Contacts] }
    }

    /// Cases that were handed to a colleague who answered them, of those that were answered or came back.
    pub(crate) fn handed_well(&self) -> Share {
        let answered = self.counts[Measure::HandedAnswered];
        Share { part: answered, all: answered + self.counts[Measure::HandedReturned] }
    }

    /// Replies in which nothing was left to be put right.
    pub(crate) fn clean(&self) -> Share {
        Share { part: self.counts[Measure::WrittenClean], all: self.counts[Measure::Written] }
    }

    /// What was left in a hundred words; none where too few replies are known.
    pub(crate) fn faults(&self) -> Option<f64> {
        let is_known = self.counts[Measure::Written] >= FEW;
        ratio(100 * self.counts[Measure::Faults], self.counts[Measure::Words], 1).filter(|_| is_known)
    }

    /// How long something took.
    pub(crate) fn took(&self, time: Time) -> Took {
        let (count, sum) = match time {
            Time::FirstClock => (Measure::FirstReplies, Measure::FirstClock),
            Time::FirstWorking => (Measure::FirstReplies, Measure::FirstWorking),
            Time::SettledClock => (Measure::Settled, Measure::SettledClock),
            Time::SettledWorking => (Measure::Settled, Measure::SettledWorking),
        };
        let (sample, spread) = (self.counts[count], &self.spreads[time as usize]);
        let enough = |least: i64, value: Option<i64>| value.filter(|_| sample >= least);
        Took {
            median: enough(FEW, spread.median()),
            p90: enough(2 * FEW, spread.p90()),
            mean: enough(FEW, Some(self.counts[sum] / sample.max(1))),
            sample,
        }
    }
}

/// One number by another, of which there must be enough.
#[expect(clippy::cast_precision_loss, reason = "numbers of things and of words are far below 2⁵³")]
fn ratio(part: i64, all: i64, least: i64) -> Option<f64> {
    (all >= least && all > 0).then(|| part as f64 / all as f64)
}

#[cfg(test)]
mod tests {
    use guide::Spread;
    use guide::step_of;

    use super::*;

    fn answered(hours: &[i64]) -> Figures {
        let (mut counts, mut spread) = (Counts::default(), Spread::default());
        for hour in hours {
            counts += Counts::of(&[(Measure::FirstReplies, 1), (Measure::FirstClock, hour * 3600)]);
            spread.add(step_of(hour * 3600), 1);
        }
        Figures::new(counts, [spread, Spread::default(), Spread::default(), Spread::default()])
    }

    #[test]
    fn of_four_answers_no_median_is_told_and_of_five_one_is() {
        assert_eq!(answered(&[1, 1, 2, 3]).took(Time::FirstClock), Took { sample: 4, ..Took::default() });
        let took = answered(&[1, 1, 2, 3, 8]).took(Time::FirstClock);
        assert!(took.median.is_some_and(|median| (6600..7860).contains(&median)), "{took:?}");
        assert_eq!((took.mean, took.p90, took.sample), (Some(10_800), None, 5));
    }

    #[test]
    fn what_is_overdue_counts_as_missed_though_nobody_has_answered_it() {
        let figures = Figures { counts: Counts::of(&[(Measure::InTime, 30), (Measure::Late, 10)]), ..Figures::default() };
        assert_eq!(figures.in_time(), Share { part: 30, all: 40 });
    }
}
