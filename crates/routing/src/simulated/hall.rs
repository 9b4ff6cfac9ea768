//! A day is played: customers come, counters call whom the router names, tickets are parked, missed and called again.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use kernel::Timestamp;

use crate::Attention;
use crate::Person;
use crate::Rules;
use crate::Work;
use crate::chance::Chance;
use crate::next_for;
use crate::simulated::Centre;
use crate::simulated::Day;
use crate::simulated::Seat;
use crate::simulated::Visit;
use crate::simulated::seat::needs;

const BEGIN_MILLISECONDS: i64 = 1_798_000_000_000;

/// What happened just now. Visits and counters are named by their places.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Happened {
    /// A customer took a ticket, checked in, or is back from where the ticket was parked or missed.
    Entered {
        /// Whose.
        visit: usize,
        /// Whether they were in the queue before.
        again: bool,
    },
    /// A counter called a customer.
    Called {
        /// Whom.
        visit: usize,
        /// Which counter.
        seat: usize,
        /// Whether for the first time.
        is_first: bool,
    },
    /// A customer no longer takes a counter.
    Freed {
        /// Whose.
        visit: usize,
        /// For how many seconds it was taken.
        seconds: f64,
        /// Whether they had appeared.
        appeared: bool,
    },
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Event {
    Free(usize),
    Enters(usize, bool),
    /// A counter may be idle when a break is due or it closes.
    Looks(usize),
}

/// The hall of a centre on one day.
#[derive(Debug)]
pub struct Hall {
    /// Who comes that day; those whom an adversary sends are added.
    pub visits: Vec<Visit>,
    /// The counters.
    pub seats: Vec<Seat>,
    /// Who waits, as the router sees them.
    pub waiting: Vec<Work>,
    /// Those whose ticket is parked or missed, and when they will be back.
    pub parked: Vec<(usize, f64)>,
    /// Seconds since the centre opened.
    pub now: f64,
    /// The rules by which the router calls.
    pub rules: Rules,
    /// When each visit was first called, in seconds since the centre opened.
    pub called: Vec<Option<f64>>,
    people: Vec<Person>,
    events: BinaryHeap<Reverse<(i64, u64, Event)>>,
    planned: u64,
    chance: Chance,
    interruptions: f64,
}

impl Hall {
    /// The hall before it opens; `seed` decides who is absent and how long breaks last.
    pub fn of(centre: &Centre, day: &Day, rules: Rules, seed: u64) -> Hall {
        let seats: Vec<Seat> = centre.staff.iter().map(|staff| Seat::of(staff, centre.is_absent(staff, seed, day.number))).collect();
        let mut hall = Hall {
            visits: day.visits.clone(),
            waiting: Vec::new(),
            parked: Vec::new(),
            now: 0.0,
            rules,
            called: vec![None; day.visits.len()],
            people: seats.iter().map(Seat::person).collect(),
            seats,
            events: BinaryHeap::new(),
            planned: 0,
            chance: Chance::of(&[seed, day.number, 23]),
            interruptions: centre.interruptions,
        };
        for seat in 0..hall.seats.len() {
            if hall.seats[seat].is_closed {
                continue;
            }
            hall.plan(hall.seats[seat].until, Event::Free(seat));
            for instant in hall.seats[seat].looks() {
                hall.plan(instant, Event::Looks(seat));
            }
        }
        for visit in 0..hall.visits.len() {
            if hall.visits[visit].comes {
                hall.plan(hall.visits[visit].arrives, Event::Enters(visit, false));
            }
        }
        hall
    }

    /// Plays the day to its end; `watch` sees each thing that happens, and may send more customers.
    pub fn play(&mut self, mut watch: impl FnMut(&mut Hall, Happened)) {
        while let Some(Reverse((milliseconds, _, event))) = self.events.pop() {
            self.now = milliseconds as f64 / 1000.0;
            match event {
                Event::Free(seat) => self.free(seat, &mut watch),
                Event::Enters(visit, again) => self.enter(visit, again, &mut watch),
                Event::Looks(seat) => self.look(seat, &mut watch),
            }
        }
    }

    /// The present instant, as the router takes it.
    pub fn instant(&self) -> Timestamp {
        self.at(self.now)
    }

    /// The instant so many seconds after the centre opened.
    pub fn at(&self, seconds: f64) -> Timestamp {
        let milliseconds = BEGIN_MILLISECONDS + (seconds * 1000.0).round() as i64;
        Timestamp::from_millisecond(milliseconds).unwrap_or(Timestamp::MAX)
    }

    /// How long a visit waited until it was first called, counted from when it came or was booked, in seconds; none if it never was.
    pub fn waited(&self, visit: usize) -> Option<f64> {
        self.called[visit].map(|called| (called - self.visits[visit].since()).max(0.0))
    }

    /// One more customer comes, at once or later.
    pub fn send(&mut self, visit: Visit) {
        let place = self.visits.len();
        let at = visit.arrives.max(self.now);
        self.visits.push(Visit { id: place as i64 + 1, ..visit });
        self.called.push(None);
        self.plan(at, Event::Enters(place, false));
    }

    /// How the router sees who serves at a counter.
    pub fn person(&self, seat: usize) -> &Person {
        &self.people[seat]
    }

    /// The place of the visit with this number.
    pub fn visit_of(&self, id: i64) -> usize {
        usize::try_from(id - 1).unwrap_or(usize::MAX)
    }

    fn plan(&mut self, at: f64, event: Event) {
        self.planned += 1;
        self.events.push(Reverse(((at * 1000.0).round() as i64, self.planned, event)));
    }

    fn enter(&mut self, visit: usize, again: bool, watch: &mut impl FnMut(&mut Hall, Happened)) {
        self.parked.retain(|(parked, _)| *parked != visit);
        let one = &self.visits[visit];
        let since = self.at(one.since());
        let work = Work {
            id: visit as i64 + 1,
            needs: needs(Some(one.service)),
            attention: Attention::Whole,
            since,
            rate: one.rate,
            passed: Vec::new(),
            known_to: Vec::new(),
        };
        self.waiting.push(work);
        watch(self, Happened::Entered { visit, again });
        for seat in 0..self.seats.len() {
            self.look(seat, watch);
        }
    }

    fn look(&mut self, seat: usize, watch: &mut impl FnMut(&mut Hall, Happened)) {
        if self.seats[seat].serving.is_none() && self.people[seat].is_present {
            self.call_next(seat, watch);
        }
    }

    fn free(&mut self, seat: usize, watch: &mut impl FnMut(&mut Hall, Happened)) {
        self.seats[seat].on_break = None;
        if let Some((visit, since)) = self.seats[seat].serving.take() {
            self.people[seat].hands.whole = 0;
            let appeared = self.visits[visit].appears;
            self.finish(visit);
            watch(self, Happened::Freed { visit, seconds: self.now - since, appeared });
        }
        self.people[seat].is_present = true;
        self.call_next(seat, watch);
    }

    /// What becomes of one who was served or missed: those who fetch something and those who come late are back later.
    fn finish(&mut self, visit: usize) {
        let one = &mut self.visits[visit];
        let away = if let Some((share, away)) = one.parked.take() {
            one.busy *= 1.0 - share;
            Some(away)
        } else if let Some(away) = one.returns.take() {
            one.appears = true;
            one.busy = 300.0;
            Some(away)
        } else {
            None
        };
        if let Some(away) = away {
            self.parked.push((visit, self.now + away));
            self.plan(self.now + away, Event::Enters(visit, true));
        }
    }

    fn call_next(&mut self, seat: usize, watch: &mut impl FnMut(&mut Hall, Happened)) {
        if let Some(length) = self.seats[seat].begin_break(self.now, &mut self.chance) {
            self.people[seat].is_present = false;
            self.take(seat, length);
            return;
        }
        // Counters close for new customers when their time is over, but for those who still wait.
        if self.now >= f64::from(self.seats[seat].staff.until_minute) * 60.0 && self.waiting.is_empty() {
            self.people[seat].is_present = false;
            self.seats[seat].is_closed = true;
            return;
        }
        let Some(next) = next_for(self.people[seat].id, &self.waiting, &self.people, &self.rules, self.instant()) else { return };
        let called = self.waiting.swap_remove(next).id;
        let visit = self.visit_of(called);
        let is_first = self.called[visit].is_none();
        self.called[visit].get_or_insert(self.now);
        self.seats[seat].serving = Some((visit, self.now));
        self.people[seat].hands.whole = 1;
        let one = &self.visits[visit];
        let share = one.parked.map_or(1.0, |(share, _)| share);
        let mut length = if one.appears { one.busy * share * self.seats[seat].staff.pace } else { one.busy };
        if self.chance.happens(self.interruptions) {
            length += self.chance.between(120.0, 420.0);
        }
        self.take(seat, length);
        watch(self, Happened::Called { visit, seat, is_first });
    }

    fn take(&mut self, seat: usize, length: f64) {
        self.seats[seat].until = self.now + length;
        self.plan(self.now + length, Event::Free(seat));
    }
}
