//! What was told of a clock when it goes another way: nobody is told the same twice, and nobody is left out.

use std::time::Duration;

use calendar::Calendar;
use calendar::Countdown;
use kernel::Timestamp;

use crate::Case;
use crate::agreements::MOST_PERCENT;

/// The tables keep instants to the millisecond.
const GRAIN: Duration = Duration::from_millis(1);

/// After a clock was reckoned anew, moves the instant until which it was told to where the same share of its time has gone by now.
pub(crate) fn keep_told(case: &mut Case, (before, old): (&Countdown, &Calendar), new: &Calendar) {
    match share_told(before, old, case.told_until) {
        0 => case.told_until = Timestamp::UNIX_EPOCH,
        share => {
            if let Some(at) = case.countdown.at_percent(share, new) {
                case.told_until = at + GRAIN;
            }
        }
    }
}

/// Until which share of a clock's time it was told, in per cent.
fn share_told(clock: &Countdown, calendar: &Calendar, until: Timestamp) -> u32 {
    let is_told = |percent| clock.at_percent(percent, calendar).is_some_and(|at| at <= until + GRAIN);
    let (mut told, mut over) = (0, MOST_PERCENT + 1);
    while over - told > 1 {
        let middle = u32::midpoint(told, over);
        if is_told(middle) {
            told = middle;
        } else {
            over = middle;
        }
    }
    told
}

#[cfg(test)]
mod tests {
    use calendar::Measure;
    use calendar::ServiceLevel;
    use calendar::Zone;

    use super::*;

    #[test]
    fn the_share_that_was_told_is_the_last_point_of_the_clock_before_it() {
        let started: Timestamp = "2026-11-24T07:00:00Z".parse().unwrap();
        let level = ServiceLevel { allowed_seconds: 1000, measure: Measure::Clock, ..ServiceLevel::email_default() };
        let clock = Countdown::new(started, level);
        let told = |seconds| share_told(&clock, &Calendar::always_open(Zone::default()), started + Duration::from_secs(seconds));
        assert_eq!([told(0), told(9), told(10), told(759), told(9000)], [0, 0, 1, 75, MOST_PERCENT]);
        assert_eq!(share_told(&clock, &Calendar::always_open(Zone::default()), Timestamp::UNIX_EPOCH), 0);
    }
}
