//! The hours ahead of a floor, made ready to be played many times: who waits by kind, who is to come, when each counter is free.

mod run;
mod table;

use std::collections::VecDeque;

use kernel::Timestamp;

use crate::Floor;
use crate::Known;
use crate::Skill;
use crate::Turn;
use crate::prospect::run::Run;
use crate::prospect::table::Tables;

/// Customers who are alike for the router: they are called in the order in which they came.
struct Kind<'f> {
    needs: &'f Skill,
    rate: u32,
    /// Which counters may take them.
    may: Vec<bool>,
}

/// One who waits or comes. Instants are seconds from now.
#[derive(Clone, Copy)]
struct Item {
    kind: usize,
    since: f64,
    id: i64,
    enters: f64,
    comes: f64,
    tables: usize,
    /// The place of the turn, or the number of turns and the place of the stream.
    source: usize,
}

struct Place {
    id: i64,
    /// For how long it is taken already, and by what kind of service.
    busy: Option<(f64, usize)>,
    pauses: Vec<(f64, f64)>,
    until: f64,
}

struct Coming {
    item: Item,
    from: f64,
    until: f64,
    every: f64,
}

/// The hours ahead, ready to be played.
pub(crate) struct Prospect<'f> {
    kinds: Vec<Kind<'f>>,
    tables: Vec<(Known, Tables)>,
    items: Vec<Item>,
    queues: Vec<VecDeque<usize>>,
    entering: Vec<usize>,
    places: Vec<Place>,
    streams: Vec<Coming>,
    held_back: f64,
    firm_after: f64,
    seed: u64,
}

impl<'f> Prospect<'f> {
    /// Makes them ready; the same seed gives the same chances to the same tickets.
    pub(crate) fn of(floor: &Floor<'f>, seed: u64) -> Prospect<'f> {
        let mut prospect = Prospect {
            kinds: Vec::new(),
            tables: Vec::new(),
            items: Vec::new(),
            queues: Vec::new(),
            entering: Vec::new(),
            places: Vec::new(),
            streams: Vec::new(),
            held_back: floor.rules.held_back.as_secs_f64(),
            firm_after: floor.rules.firm_after.map_or(f64::INFINITY, |firm_after| firm_after.as_secs_f64()),
            seed,
        };
        prospect.add_places(floor);
        prospect.add_turns(floor);
        prospect.add_streams(floor);
        prospect
    }

    fn add_places(&mut self, floor: &Floor<'f>) {
        for counter in floor.counters {
            let busy = counter.busy.map(|(since, known)| (-seconds(since, floor.now), self.table(known)));
            let pauses = counter.pauses.iter().map(|pause| (seconds(pause.from, floor.now), seconds(pause.until, floor.now))).collect();
            let until = counter.until.map_or(f64::INFINITY, |until| seconds(until, floor.now));
            let until = if counter.person.is_present { until } else { f64::NEG_INFINITY };
            self.places.push(Place { id: counter.person.id.get(), busy, pauses, until });
        }
    }

    fn add_turns(&mut self, floor: &Floor<'f>) {
        for (source, turn) in floor.turns.iter().enumerate() {
            let item = self.item(floor, turn, source);
            self.items.push(item);
            if item.enters > 0.0 { self.entering.push(source) } else { self.queues[item.kind].push_back(source) }
        }
        let items = &self.items;
        self.entering.sort_by(|one, other| items[*one].enters.total_cmp(&items[*other].enters));
        for queue in &mut self.queues {
            queue.make_contiguous().sort_by(|one, other| items[*one].before(&items[*other]));
        }
    }

    fn item(&mut self, floor: &Floor<'f>, turn: &'f Turn, source: usize) -> Item {
        Item {
            kind: self.kind(floor, &turn.work.needs, turn.work.rate),
            since: seconds(turn.work.since, floor.now),
            id: turn.work.id,
            enters: seconds(turn.enters, floor.now),
            comes: turn.comes,
            tables: self.table(turn.known),
            source,
        }
    }

    fn add_streams(&mut self, floor: &Floor<'f>) {
        for (place, stream) in floor.streams.iter().enumerate().filter(|(_, stream)| stream.an_hour > 0.0) {
            let (kind, tables) = (self.kind(floor, &stream.needs, stream.rate), self.table(stream.known));
            let item = Item { kind, since: 0.0, id: 0, enters: 0.0, comes: 1.0, tables, source: floor.turns.len() + place };
            let (from, until) = (seconds(stream.from, floor.now).max(0.0), seconds(stream.until, floor.now));
            self.streams.push(Coming { item, from, until, every: 3600.0 / stream.an_hour });
        }
    }

    fn kind(&mut self, floor: &Floor<'f>, needs: &'f Skill, rate: u32) -> usize {
        if let Some(known) = self.kinds.iter().position(|kind| kind.rate == rate && kind.needs == needs) {
            return known;
        }
        let may = floor.counters.iter().map(|counter| counter.person.skills.iter().any(|skill| skill.is_enough_for(needs))).collect();
        self.kinds.push(Kind { needs, rate, may });
        self.queues.push(VecDeque::new());
        self.kinds.len() - 1
    }

    fn table(&mut self, known: Known) -> usize {
        if let Some(place) = self.tables.iter().position(|(one, _)| *one == known) {
            return place;
        }
        self.tables.push((known, Tables::of(&known)));
        self.tables.len() - 1
    }

    /// Plays the hours ahead so many times. `called` is told of each call: whose (the place of the turn, or the number of turns and the place
    /// of the stream), and how long they waited from now, or from when they came if that is later. Each time ends when all turns were
    /// called, or after `until` seconds where that is given. Says how many there were in all of them, whether they were called or not.
    pub(crate) fn play(&self, times: u64, until: Option<f64>, mut called: impl FnMut(usize, f64)) -> u64 {
        let mut run = Run::default();
        let mut came = 0;
        for time in 0..times {
            run.play(self, time, until, &mut called);
            came += run.customers();
        }
        came
    }

    /// How much more than its wait the wait of one counts, as `priority` in `priority.rs` says, in seconds; those who can no longer be
    /// overtaken stand before all others.
    fn worth(&self, item: &Item, at: f64) -> (bool, f64) {
        let waited = (at - item.since).max(0.0);
        if waited >= self.firm_after {
            return (true, waited);
        }
        let more = f64::from(self.kinds[item.kind].rate.saturating_sub(100)) * waited / 100.0;
        (false, waited + more.min(self.held_back))
    }
}

impl Item {
    fn before(&self, other: &Item) -> std::cmp::Ordering {
        self.since.total_cmp(&other.since).then(self.id.cmp(&other.id))
    }
}

fn seconds(instant: Timestamp, now: Timestamp) -> f64 {
    instant.duration_since(now).as_secs_f64()
}
