//! The instants at which a calendar is open, and reckoning in its working time. The work grows with days, never with seconds.

use std::collections::VecDeque;
use std::time::Duration;

use jiff::civil::Date;
use kernel::Timestamp;

use crate::Calendar;
use crate::Spent;
use crate::elapsed_between;

/// A stretch of time in which there is service: from the first instant, to the last excluded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Opening {
    /// The first instant, UTC.
    pub from: Timestamp,
    /// The instant of closing, UTC; later than `from`.
    pub to: Timestamp,
}

impl Opening {
    /// How long it is.
    pub fn length(&self) -> Duration {
        elapsed_between(self.from, self.to)
    }
}

impl Calendar {
    /// The stretches of service that begin on a date, in order.
    pub fn periods_of(&self, date: Date) -> Vec<Opening> {
        let periods = self.hours_of(date).map_or(&[][..], |hours| hours.periods());
        let opening = |period: &crate::Period| {
            let from = self.zone().instant(date, period.opens())?;
            let to = self.zone().instant(date, period.closes())?;
            (from < to).then_some(Opening { from, to })
        };
        periods.iter().filter_map(opening).collect()
    }

    /// Whether there is service at an instant; at the instant of closing there is none.
    pub fn is_open(&self, at: Timestamp) -> bool {
        self.next_opening(at) == at
    }

    /// The first instant of service from then on: `at` itself when it is open. The end of time when there is none before it.
    pub fn next_opening(&self, at: Timestamp) -> Timestamp {
        self.openings_from(at).next().map_or(Timestamp::MAX, |opening| opening.from)
    }

    /// The working time between two instants; none when `b` is not after `a`.
    pub fn working_between(&self, a: Timestamp, b: Timestamp) -> Duration {
        let open = self.openings_from(a).take_while(|opening| opening.from < b);
        open.map(|opening| elapsed_between(opening.from, opening.to.min(b))).sum()
    }

    /// Both kinds of time between two instants.
    pub fn spent_between(&self, a: Timestamp, b: Timestamp) -> Spent {
        Spent::of(elapsed_between(a, b), self.working_between(a, b))
    }

    /// The first instant by which so much working time has gone by since `from`: `from` itself for none.
    /// The end of time when there is not so much left.
    pub fn add_working(&self, from: Timestamp, working: Duration) -> Timestamp {
        let mut left = working;
        if left.is_zero() {
            return from;
        }
        for opening in self.openings_from(from) {
            match left.checked_sub(opening.length()).filter(|rest| !rest.is_zero()) {
                Some(rest) => left = rest,
                None => return opening.from.checked_add(left).unwrap_or(Timestamp::MAX),
            }
        }
        Timestamp::MAX
    }

    /// The stretches of service from an instant on, in order and without overlap.
    fn openings_from(&self, from: Timestamp) -> Openings<'_> {
        let date = self.zone().date_of(from);
        // A period of the day before can reach past midnight.
        Openings { calendar: self, reached: from, date: Some(date.yesterday().unwrap_or(date)), day: VecDeque::new() }
    }
}

struct Openings<'a> {
    calendar: &'a Calendar,
    /// Everything up to here has been given.
    reached: Timestamp,
    /// The next date to read.
    date: Option<Date>,
    day: VecDeque<Opening>,
}

impl Iterator for Openings<'_> {
    type Item = Opening;

    fn next(&mut self) -> Option<Opening> {
        loop {
            while let Some(opening) = self.day.pop_front() {
                let from = opening.from.max(self.reached);
                if from < opening.to {
                    self.reached = opening.to;
                    return Some(Opening { from, to: opening.to });
                }
            }
            let date = self.date?;
            self.day = self.calendar.periods_of(date).into();
            self.date = date.tomorrow().ok();
        }
    }
}
