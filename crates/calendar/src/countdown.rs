//! A duty's clock: when it began, how long it may run, and when it stood still.

use std::time::Duration;

use kernel::Result;
use kernel::Timestamp;
use kernel::refuse;
use serde::Deserialize;
use serde::Serialize;

use crate::Calendar;
use crate::Change;
use crate::Measure;
use crate::Opening;
use crate::ServiceLevel;
use crate::Spent;
use crate::Stop;
use crate::StopReason;

/// The clock of one duty towards one customer. Stored as JSON; what it says is reckoned anew from the calendar each time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Countdown {
    started: Timestamp,
    level: ServiceLevel,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    stops: Vec<Stop>,
    /// The agreement in whose place another came.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    usual: Option<ServiceLevel>,
}

impl Countdown {
    /// A clock that starts at an instant and has the agreement's time.
    pub const fn new(started: Timestamp, level: ServiceLevel) -> Countdown {
        Countdown { started, level, stops: Vec::new(), usual: None }
    }

    /// When it started, UTC.
    pub fn started(&self) -> Timestamp {
        self.started
    }

    /// The agreement it runs by.
    pub fn level(&self) -> ServiceLevel {
        self.level
    }

    /// The same clock, whose agreement came in the place of this one.
    pub fn in_place_of(self, usual: ServiceLevel) -> Countdown {
        Countdown { usual: Some(usual), ..self }
    }

    /// The agreement in whose place its own came; none where none did.
    pub fn usual(&self) -> Option<ServiceLevel> {
        self.usual
    }

    /// A new clock by the same agreement, which stood still when this one did: what still stands still there ends here.
    pub fn begun(&self, started: Timestamp, now: Timestamp) -> Countdown {
        let stops = self.stops.iter().map(|stop| Stop { to: stop.to.or(Some(now)), ..*stop });
        let stops = stops.filter(|stop| stop.to.is_some_and(|to| to > started)).collect();
        Countdown { started, stops, ..self.clone() }
    }

    /// Every stop, also those that are over, in the order in which they were made: the customer can see them all.
    pub fn stops(&self) -> &[Stop] {
        &self.stops
    }

    /// The stop that lasts, if any; of several, the first.
    pub fn stopped(&self) -> Option<&Stop> {
        self.stops.iter().find(|stop| stop.to.is_none())
    }

    /// Stops the clock for a named reason.
    ///
    /// # Errors
    /// `Refused` when it stands still for that reason already.
    pub fn stop(&mut self, reason: StopReason, at: Timestamp) -> Result<()> {
        if self.stops.iter().any(|stop| stop.reason == reason && stop.to.is_none()) {
            return Err(refuse("calendar-clock-already-stopped").into());
        }
        self.stops.push(Stop { reason, from: at, to: None });
        Ok(())
    }

    /// Lets the clock run on where it stood still for this reason. It runs when no other stop lasts.
    ///
    /// # Errors
    /// `Refused` when it doesn't stand still for that reason.
    pub fn resume(&mut self, reason: StopReason, at: Timestamp) -> Result<()> {
        let open = self.stops.iter_mut().find(|stop| stop.reason == reason && stop.to.is_none());
        open.ok_or_else(|| refuse("calendar-clock-not-stopped"))?.to = Some(at);
        Ok(())
    }

    /// Takes a stretch out afterwards, such as an incident that was declared when it was over.
    pub fn take_out(&mut self, stop: Stop) {
        self.stops.push(stop);
    }

    /// The last instant in time. None while it stands still with time left: no date can be given.
    pub fn due(&self, calendar: &Calendar) -> Option<Timestamp> {
        self.after(self.level.allowed(), calendar)
    }

    /// When its people are warned. None while it stands still before that.
    pub fn warn_at(&self, calendar: &Calendar) -> Option<Timestamp> {
        self.after(self.level.warned_after(), calendar)
    }

    /// When so much of the allowed time has gone by, in per cent, also beyond all of it. None while it stands still before that.
    pub fn at_percent(&self, percent: u32, calendar: &Calendar) -> Option<Timestamp> {
        let millis = u128::from(self.level.allowed_seconds) * u128::from(percent) * 10;
        self.after(Duration::from_millis(u64::try_from(millis).unwrap_or(u64::MAX)), calendar)
    }

    /// The same clock by another agreement: it began when it began, and stood still when it did.
    pub fn by(&self, level: ServiceLevel) -> Countdown {
        Countdown { level, ..self.clone() }
    }

    /// Whether the time has run out: `now` is past the last instant.
    pub fn is_late(&self, now: Timestamp, calendar: &Calendar) -> bool {
        self.due(calendar).is_some_and(|due| now > due)
    }

    /// Whether its people should be warned, or should have been.
    pub fn is_near(&self, now: Timestamp, calendar: &Calendar) -> bool {
        self.warn_at(calendar).is_some_and(|warned| now >= warned)
    }

    /// The time that counted until `now`, in both reckonings, without the stops.
    pub fn spent(&self, now: Timestamp, calendar: &Calendar) -> Spent {
        let counted = self.counted_until(now);
        let clock = counted.iter().map(Opening::length).sum();
        let working = counted.iter().map(|run| calendar.working_between(run.from, run.to)).sum();
        Spent::of(clock, working)
    }

    /// What is left at `now` in the agreement's own reckoning; none left when it is late.
    pub fn left(&self, now: Timestamp, calendar: &Calendar) -> Duration {
        let runs = self.counted_until(now);
        let spent: Duration = runs.iter().map(|run| self.measured(run, calendar)).sum();
        self.level.allowed().saturating_sub(spent)
    }

    /// What a change of the calendar does to the last instant.
    pub fn recompute(&self, old: &Calendar, new: &Calendar) -> Change {
        Change { before: self.due(old), after: self.due(new) }
    }

    /// The first instant by which so much time has counted.
    fn after(&self, time: Duration, calendar: &Calendar) -> Option<Timestamp> {
        let mut left = time;
        let (runs, last) = self.runs();
        for run in &runs {
            let counted = self.measured(run, calendar);
            if left <= counted {
                return Some(self.reach(run.from, left, calendar));
            }
            left -= counted;
        }
        last.map(|from| self.reach(from, left, calendar))
    }

    fn reach(&self, from: Timestamp, time: Duration, calendar: &Calendar) -> Timestamp {
        match self.level.measure {
            Measure::Clock => from.checked_add(time).unwrap_or(Timestamp::MAX),
            Measure::Working => calendar.add_working(from, time),
        }
    }

    fn measured(&self, run: &Opening, calendar: &Calendar) -> Duration {
        match self.level.measure {
            Measure::Clock => run.length(),
            Measure::Working => calendar.working_between(run.from, run.to),
        }
    }

    fn counted_until(&self, now: Timestamp) -> Vec<Opening> {
        let (runs, last) = self.runs();
        let last = last.map(|from| Opening { from, to: now });
        let clipped = runs.into_iter().chain(last).map(|run| Opening { from: run.from, to: run.to.min(now) });
        clipped.filter(|run| run.from < run.to).collect()
    }

    /// The stretches in which it ran, and since when it runs now. Stops may overlap.
    fn runs(&self) -> (Vec<Opening>, Option<Timestamp>) {
        let mut stops = self.stops.clone();
        stops.sort_by_key(|stop| stop.from);
        let mut runs = Vec::new();
        let mut reached = self.started;
        for stop in stops {
            if stop.from > reached && stop.to.is_none_or(|to| to > stop.from) {
                runs.push(Opening { from: reached, to: stop.from });
            }
            match stop.to {
                None => return (runs, None),
                Some(to) if to > stop.from => reached = reached.max(to),
                Some(_) => {}
            }
        }
        (runs, Some(reached))
    }
}
