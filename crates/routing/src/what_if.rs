//! What would be if one counter more were open: the hours ahead are played as they are, and once more with each who could open one.

use std::time::Duration;

use kernel::Timestamp;

use crate::Counter;
use crate::Floor;
use crate::Stream;
use crate::prospect::Prospect;

/// More than for an estimate: a share of a whole hour differs much from play to play.
const PLAYS: u64 = 256;

/// What is asked: until when, and within what time customers are to be called.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Target {
    /// Customers who come until this instant are counted.
    pub until: Timestamp,
    /// Within what time they are to be called, from when they came.
    pub within: Duration,
}

/// How the customers until then will be served.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Outlook {
    /// How many there are, those who wait now included.
    pub customers: f64,
    /// The share of them who are called within the target time.
    pub within: f64,
}

/// How the customers who wait and who come until the target's instant will be served. `floor.streams` are all who come by themselves, also
/// those without priority.
pub fn outlook(floor: &Floor<'_>, target: &Target, seed: u64) -> Outlook {
    let ends = |stream: &Stream| Stream { until: stream.until.min(target.until), ..stream.clone() };
    let streams: Vec<Stream> = floor.streams.iter().map(ends).collect();
    let floor = Floor { streams: &streams, ..*floor };
    let waited = |source: usize| {
        floor.turns.get(source).map_or(0.0, |turn| floor.now.duration_since(turn.work.since.min(turn.enters)).as_secs_f64().max(0.0))
    };
    let within = target.within.as_secs_f64();
    let end = target.until.duration_since(floor.now).as_secs_f64() + within;
    let mut in_time = 0_u64;
    let customers = Prospect::of(&floor, seed).play(PLAYS, Some(end), |source, wait| {
        in_time += u64::from(wait + waited(source) <= within);
    });
    Outlook { customers: customers as f64 / PLAYS as f64, within: in_time as f64 / (customers as f64).max(1.0) }
}

/// The same with each of `others` opened in addition, one at a time: those who are free and qualified, each as a counter from when they
/// could begin. The place of each, with the best first; equal ones stay in their order.
pub fn what_if(floor: &Floor<'_>, others: &[Counter], target: &Target, seed: u64) -> Vec<(usize, Outlook)> {
    let with = |other: &Counter| {
        let counters: Vec<Counter> = floor.counters.iter().chain([other]).cloned().collect();
        outlook(&Floor { counters: &counters, ..*floor }, target, seed)
    };
    let mut outlooks: Vec<(usize, Outlook)> = others.iter().map(with).enumerate().collect();
    outlooks.sort_by(|one, other| other.1.within.total_cmp(&one.1.within));
    outlooks
}
