//! How well each check judges the marked replies (`bench/writing/labelled/`), with the floors that are held.

use writing::labelled::Reply;
use writing::labelled::Tally;
use writing::labelled::read;
use writing::labelled::tallies;

const DEVELOPMENT: [&str; 4] = [
    include_str!("../../../../bench/writing/labelled/development/ar.txt"),
    include_str!("../../../../bench/writing/labelled/development/gulf.txt"),
    include_str!("../../../../bench/writing/labelled/development/en.txt"),
    include_str!("../../../../bench/writing/labelled/development/mixed.txt"),
];

const HELD_BACK: [&str; 4] = [
    include_str!("../../../../bench/writing/labelled/held-back/ar.txt"),
    include_str!("../../../../bench/writing/labelled/held-back/gulf.txt"),
    include_str!("../../../../bench/writing/labelled/held-back/en.txt"),
    include_str!("../../../../bench/writing/labelled/held-back/mixed.txt"),
];

fn replies(sets: &[&str]) -> Vec<Reply> {
    sets.iter().flat_map(|set| read(set)).collect()
}

fn all(replies: &[Reply]) -> Tally {
    let mut all = Tally::default();
    for tally in tallies(replies).into_values() {
        all.found += tally.found;
        all.missed += tally.missed;
        all.false_alarms += tally.false_alarms;
    }
    all
}

#[test]
fn there_are_enough_marked_replies_and_a_third_of_them_is_without_fault() {
    let all = [replies(&DEVELOPMENT), replies(&HELD_BACK)].concat();
    let faultless = all.iter().filter(|reply| reply.faults.is_empty()).count();
    assert!(all.len() >= 320 && 3 * faultless >= all.len(), "{} replies, {faultless} without fault", all.len());
}

#[test]
fn the_faults_of_the_half_that_is_mended_on_are_found() {
    let replies = replies(&DEVELOPMENT);
    let all = all(&replies);
    assert!(all.precision() >= Some(0.95) && all.recall() >= Some(0.95), "{all:?}");
}

#[test]
fn the_faults_of_the_half_that_was_held_back_are_found() {
    let all = all(&replies(&HELD_BACK));
    assert!(all.precision() >= Some(0.9) && all.recall() >= Some(0.85), "{all:?}");
}
