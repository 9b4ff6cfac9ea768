//! What holds for every calendar and every countdown.

use std::time::Duration;

use calendar::elapsed_between;
use jiff::ToSpan;
use kernel::Timestamp;
use proptest::prelude::*;

use crate::any;

proptest! {
    #[test]
    fn the_working_time_up_to_a_promised_instant_is_what_was_promised(
        calendar in any::calendar(), from in any::instant(), working in any::duration(),
    ) {
        let due = calendar.add_working(from, working);
        prop_assert_eq!(calendar.working_between(from, due), working);
    }

    #[test]
    fn a_promised_instant_is_the_first_that_will_do(calendar in any::calendar(), from in any::instant(), working in any::duration()) {
        let due = calendar.add_working(from, working);
        prop_assume!(!working.is_zero());
        prop_assert!(calendar.working_between(from, due - 1.millisecond()) < working);
    }

    #[test]
    fn working_time_adds_up(calendar in any::calendar(), mut at in [any::instant(), any::instant(), any::instant()]) {
        at.sort_unstable();
        let [a, b, c] = at;
        prop_assert_eq!(calendar.working_between(a, b) + calendar.working_between(b, c), calendar.working_between(a, c));
    }

    #[test]
    fn working_time_is_never_more_than_the_clock_shows(calendar in any::calendar(), a in any::instant(), b in any::instant()) {
        prop_assert!(calendar.working_between(a, b) <= elapsed_between(a, b));
        let spent = calendar.spent_between(a, b);
        prop_assert!(spent.working_seconds <= spent.clock_seconds);
    }

    #[test]
    fn more_time_and_a_later_start_are_never_due_earlier(
        calendar in any::calendar(), from in any::instant(), later in any::duration(), working in any::duration(), more in any::duration(),
    ) {
        let due = calendar.add_working(from, working);
        prop_assert!(calendar.add_working(from, working + more) >= due);
        prop_assert!(calendar.add_working(from + later, working) >= due);
    }

    #[test]
    fn the_next_opening_is_open_and_nothing_is_open_before_it(calendar in any::calendar(), at in any::instant()) {
        let opening = calendar.next_opening(at);
        prop_assert!(opening >= at && calendar.is_open(opening));
        prop_assert_eq!(calendar.working_between(at, opening), Duration::ZERO);
    }

    #[test]
    fn counting_the_open_minutes_one_by_one_gives_the_same(calendar in any::calendar(), from in any::instant(), minutes in 0_i64..2000) {
        let from = Timestamp::from_second(from.as_second() / 60 * 60).unwrap();
        let open = (0..minutes).filter(|minute| calendar.is_open(from + minute.minutes())).count();
        prop_assert_eq!(calendar.working_between(from, from + minutes.minutes()).as_secs(), open as u64 * 60);
    }

    #[test]
    fn a_stop_never_lengthens_what_is_spent_and_never_brings_the_last_instant_forward(
        calendar in any::calendar(), countdown in any::countdown(), stop in any::stop(), now in any::instant(),
    ) {
        let mut stopped = countdown.clone();
        stopped.take_out(stop);
        let (before, after) = (countdown.spent(now, &calendar), stopped.spent(now, &calendar));
        prop_assert!(after.clock_seconds <= before.clock_seconds && after.working_seconds <= before.working_seconds);
        prop_assert!(stopped.left(now, &calendar) >= countdown.left(now, &calendar));
        if let Some((was, is)) = countdown.due(&calendar).zip(stopped.due(&calendar)) {
            prop_assert!(is >= was);
        }
        prop_assert!(!stopped.is_late(now, &calendar) || countdown.is_late(now, &calendar));
    }

    #[test]
    fn what_is_spent_never_shrinks_as_time_goes_by(
        calendar in any::calendar(), countdown in any::countdown(), now in any::instant(), later in any::duration(),
    ) {
        let (early, late) = (countdown.spent(now, &calendar), countdown.spent(now + later, &calendar));
        prop_assert!(early.clock_seconds <= late.clock_seconds && early.working_seconds <= late.working_seconds);
    }

    #[test]
    fn at_the_last_instant_all_is_spent_and_nothing_is_left_and_it_is_not_late(
        calendar in any::calendar(), countdown in any::countdown(),
    ) {
        let Some(due) = countdown.due(&calendar) else { return Ok(()) };
        let level = countdown.level();
        prop_assert_eq!(countdown.spent(due, &calendar).in_measure(level.measure), level.allowed_seconds);
        prop_assert!(countdown.left(due, &calendar).is_zero());
        prop_assert!(!countdown.is_late(due, &calendar) && countdown.is_late(due + 1.millisecond(), &calendar));
        prop_assert!(countdown.warn_at(&calendar).is_some_and(|warned| warned <= due));
    }

    #[test]
    fn a_longer_holiday_never_makes_a_promise_due_earlier(
        calendar in any::calendar(), countdown in any::countdown(), day in any::instant(),
    ) {
        let mut longer = calendar.clone();
        longer.set_holiday(any::holiday(calendar.zone().date_of(day)));
        let change = countdown.recompute(&calendar, &longer);
        prop_assert_eq!(change.is_moved(), change.is_later());
    }
}
