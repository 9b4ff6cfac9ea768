//! The hours ahead, played once: counters become free, customers enter, the router's order says who is next.

use std::collections::VecDeque;

use super::Item;
use super::Prospect;
use crate::chance::Chance;

const NEVER: f64 = f64::INFINITY;
/// Nothing is looked at beyond a day, in seconds.
const LONGEST: f64 = 86_400.0;

/// What changes while the hours are played; kept between plays for its memory.
#[derive(Default)]
pub(super) struct Run {
    time: u64,
    queues: Vec<VecDeque<usize>>,
    /// Those of streams who came; their place follows that of the turns.
    came: Vec<Item>,
    /// When each counter is free next; never when it is idle or closed.
    free: Vec<f64>,
    idle: Vec<bool>,
    /// How many of its pauses each counter has had.
    paused: Vec<usize>,
    begun_with: usize,
    entered: usize,
    /// How many of those who were expected did not come.
    stayed_away: usize,
    next_of_stream: Vec<(f64, Chance)>,
    left: usize,
}

impl Run {
    pub(super) fn play(&mut self, prospect: &Prospect<'_>, time: u64, until: Option<f64>, called: &mut impl FnMut(usize, f64)) {
        self.begin(prospect, time);
        while self.left > 0 || until.is_some() {
            let (counter, free) = earliest(self.free.iter().copied());
            let enters = prospect.entering.get(self.entered).map_or(NEVER, |place| prospect.items[*place].enters);
            let (stream, comes) = earliest(self.next_of_stream.iter().map(|(comes, _)| *comes));
            let at = free.min(enters).min(comes);
            if at > until.unwrap_or(LONGEST) {
                break;
            }
            if comes <= at {
                self.come(prospect, stream, at);
            } else if enters <= at {
                self.enter(prospect, at);
            } else {
                self.call_next(prospect, counter, at, called);
            }
        }
    }

    /// How many customers there were in the play that was the last.
    pub(super) fn customers(&self) -> u64 {
        let waited: usize = self.begun_with + self.entered - self.stayed_away;
        (waited + self.came.len()) as u64
    }

    fn begin(&mut self, prospect: &Prospect<'_>, time: u64) {
        self.time = time;
        self.queues.clone_from(&prospect.queues);
        self.came.clear();
        self.begun_with = prospect.items.len() - prospect.entering.len();
        self.free.clear();
        for place in &prospect.places {
            let rest = |(age, tables): (f64, usize)| prospect.tables[tables].1.rest(age, bits(prospect, place.id, time, 1));
            self.free.push(place.busy.map_or(0.0, rest));
        }
        self.idle = vec![false; prospect.places.len()];
        self.paused = vec![0; prospect.places.len()];
        self.entered = 0;
        self.stayed_away = 0;
        self.next_of_stream.clear();
        for (place, stream) in prospect.streams.iter().enumerate() {
            self.next_of_stream.push((stream.from, Chance::of(&[prospect.seed, time, place as u64, 2])));
            self.plan_next(prospect, place);
        }
        let can_be_served = |item: &&Item| prospect.kinds[item.kind].may.contains(&true);
        self.left = prospect.items.iter().filter(can_be_served).count();
    }

    fn plan_next(&mut self, prospect: &Prospect<'_>, stream: usize) {
        let (next, chance) = &mut self.next_of_stream[stream];
        *next += chance.until_next(prospect.streams[stream].every);
        if *next > prospect.streams[stream].until {
            *next = NEVER;
        }
    }

    fn item(&self, prospect: &Prospect<'_>, place: usize) -> Item {
        prospect.items.get(place).copied().unwrap_or_else(|| self.came[place - prospect.items.len()])
    }

    /// One of a stream comes.
    fn come(&mut self, prospect: &Prospect<'_>, stream: usize, at: f64) {
        let place = prospect.items.len() + self.came.len();
        // Numbers of those who are not known yet follow all that are.
        let id = i64::MAX - 1_000_000 + i64::try_from(self.came.len()).unwrap_or_default();
        let item = Item { since: at, enters: at, id, ..prospect.streams[stream].item };
        self.came.push(item);
        self.queues[item.kind].push_back(place);
        self.plan_next(prospect, stream);
        self.wake(prospect, item.kind, at);
    }

    /// One who was expected enters, or does not come at all.
    fn enter(&mut self, prospect: &Prospect<'_>, at: f64) {
        let place = prospect.entering[self.entered];
        self.entered += 1;
        let item = prospect.items[place];
        let share = (bits(prospect, item.id, self.time, 3) >> 11) as f64 / (1_u64 << 53) as f64;
        if share >= item.comes {
            self.stayed_away += 1;
            self.left -= usize::from(prospect.kinds[item.kind].may.contains(&true));
            return;
        }
        let before = self.queues[item.kind].partition_point(|other| self.item(prospect, *other).before(&item).is_lt());
        self.queues[item.kind].insert(before, place);
        self.wake(prospect, item.kind, at);
    }

    /// The first idle counter that may take one of this kind calls.
    fn wake(&mut self, prospect: &Prospect<'_>, kind: usize, at: f64) {
        for counter in 0..self.idle.len() {
            if !self.idle[counter] || !prospect.kinds[kind].may[counter] {
                continue;
            }
            self.idle[counter] = false;
            let pauses = &prospect.places[counter].pauses;
            let mut back = at;
            // A pause that began while it was idle lasts until its planned end.
            while let Some((_, until)) = pauses.get(self.paused[counter]).filter(|(from, _)| *from <= at) {
                self.paused[counter] += 1;
                back = back.max(*until);
            }
            self.free[counter] = back;
            if back <= at {
                break;
            }
        }
    }

    /// A counter is free: it pauses, closes, calls whoever is next for it, or is idle.
    fn call_next(&mut self, prospect: &Prospect<'_>, counter: usize, at: f64, called: &mut impl FnMut(usize, f64)) {
        let place = &prospect.places[counter];
        if let Some((from, until)) = place.pauses.get(self.paused[counter]).filter(|(from, _)| *from <= at) {
            self.paused[counter] += 1;
            self.free[counter] = if *from <= 0.0 { until.max(at) } else { at + until - from };
            return;
        }
        self.free[counter] = NEVER;
        if at >= place.until {
            return;
        }
        let Some(kind) = self.next_kind(prospect, counter, at) else {
            self.idle[counter] = true;
            return;
        };
        let next = self.queues[kind].pop_front().map(|next| (next, self.item(prospect, next)));
        let Some((next, item)) = next else { return };
        self.free[counter] = at + prospect.tables[item.tables].1.draw(bits(prospect, item.id, self.time, 4));
        self.left -= usize::from(next < prospect.items.len());
        called(item.source, at - item.enters.max(0.0));
    }

    /// The kind of whoever is next for a counter: the first of each kind are compared as `priority.rs` does.
    fn next_kind(&self, prospect: &Prospect<'_>, counter: usize, at: f64) -> Option<usize> {
        let mut best: Option<(usize, Item, (bool, f64))> = None;
        for kind in (0..self.queues.len()).filter(|kind| prospect.kinds[*kind].may[counter]) {
            let Some(first) = self.queues[kind].front() else { continue };
            let item = self.item(prospect, *first);
            let worth = prospect.worth(&item, at);
            let is_ahead = best.as_ref().is_none_or(|(_, other, than)| worth > *than || worth == *than && item.before(other).is_lt());
            if is_ahead {
                best = Some((kind, item, worth));
            }
        }
        best.map(|(kind, ..)| kind)
    }
}

fn bits(prospect: &Prospect<'_>, id: i64, time: u64, what: u64) -> u64 {
    Chance::of(&[prospect.seed, id.unsigned_abs(), time, what]).bits()
}

fn earliest(instants: impl Iterator<Item = f64>) -> (usize, f64) {
    instants.enumerate().fold((0, NEVER), |first, next| if next.1 < first.1 { next } else { first })
}
