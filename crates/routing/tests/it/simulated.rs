//! Simulated days: they repeat, estimates hold on them, and an adversary cannot hold anybody back beyond the bound.

use std::time::Duration;

use routing::Calibration;
use routing::Rules;
use routing::Wait;
use routing::expected_waits;
use routing::simulated::Adversary;
use routing::simulated::Board;
use routing::simulated::Centre;
use routing::simulated::Hall;
use routing::simulated::Happened;

fn minutes(minutes: u64) -> Duration {
    Duration::from_secs(minutes * 60)
}

fn played(centre: &Centre, number: u64, rules: Rules) -> Hall {
    let day = centre.day(1, number);
    let mut hall = Hall::of(centre, &day, rules, 1);
    hall.play(|_, _| {});
    hall
}

#[test]
fn the_same_seed_gives_the_same_day() {
    let centre = Centre::busy(0.85).disturbed();
    let waits = |hall: &Hall| (0..hall.visits.len()).map(|visit| hall.waited(visit)).collect::<Vec<_>>();
    let (one, other) = (played(&centre, 3, Rules::default()), played(&centre, 3, Rules::default()));
    assert_eq!(waits(&one), waits(&other));
    assert_ne!(waits(&one), waits(&played(&centre, 4, Rules::default())));
}

#[test]
fn everybody_who_comes_is_called_and_a_counter_serves_one_at_a_time() {
    let centre = Centre::busy(0.85).disturbed();
    let day = centre.day(1, 0);
    let mut hall = Hall::of(&centre, &day, Rules::default(), 1);
    let mut serving = vec![None; hall.seats.len()];
    hall.play(|hall, happened| match happened {
        Happened::Called { visit, seat, .. } => {
            assert_eq!(serving[seat], None);
            assert!(hall.person(seat).skills.iter().any(|skill| skill.service.is_none_or(|service| service == hall.visits[visit].service)));
            serving[seat] = Some(visit);
        }
        Happened::Freed { visit, .. } => serving.iter_mut().filter(|one| **one == Some(visit)).for_each(|one| *one = None),
        Happened::Entered { .. } => {}
    });
    let left: Vec<usize> = (0..hall.visits.len()).filter(|visit| hall.visits[*visit].comes && hall.called[*visit].is_none()).collect();
    assert!(left.is_empty(), "{left:?}");
}

#[test]
fn nine_of_ten_waits_are_within_what_was_told_over_thirty_days() {
    let centre = Centre::plain(4, 0.85).disturbed();
    let (mut board, mut calibration) = (Board::of(centre.priority_rate), Calibration::default());
    let (mut told, mut held) = (0, 0);
    for number in 0..36 {
        let day = centre.day(2, number);
        let mut hall = Hall::of(&centre, &day, Rules::default(), 2);
        let mut raws: Vec<Option<(Wait, Wait, f64)>> = vec![None; day.visits.len()];
        hall.play(|hall, happened| {
            board.learn(hall, day.kind, happened);
            match happened {
                Happened::Entered { visit, again: false } if visit % 3 == 0 => {
                    let scene = board.scene(hall, day.kind);
                    let raw = expected_waits(&scene.floor(hall), 2)[hall.waiting.len() - 1];
                    raws[visit] = raw.filter(|raw| raw.most > 0).map(|raw| (raw, calibration.corrected(&raw), hall.now));
                }
                Happened::Called { visit, is_first: true, .. } => {
                    let Some((raw, corrected, at)) = raws[visit] else { return };
                    let waited = (hall.now - at).round() as u32;
                    if number >= 6 {
                        told += 1;
                        held += u32::from(corrected.holds(waited));
                    }
                    calibration.learn(&raw, &corrected, waited);
                }
                _ => {}
            }
        });
        board.end_day(day.kind, 16);
    }
    let share = f64::from(held) / f64::from(told);
    assert!((0.88..=0.92).contains(&share), "{share} of {told}");
}

/// An ordinary customer waits no longer than first come, first served would have let them wait, the bound, and one service that ran when
/// the bound was over.
#[test]
fn no_adversary_holds_an_ordinary_customer_back_beyond_the_bound() {
    let (mut sent, mut most_added) = (0, 0.0_f64);
    for number in 0..200 {
        let centre = Centre::plain(2 + (number % 4) as u32, 0.4 + 0.1 * (number % 6) as f64);
        let day = centre.ordinary_day(3, number);
        let rules = Rules { firm_after: Some(minutes(20)), ..Rules::default() };
        let mut adversary = Adversary::of(3, number);
        let mut hall = Hall::of(&centre, &day, rules, 3);
        hall.play(|hall, happened| adversary.answer(hall, happened));
        sent += hall.visits.len() - day.visits.len();
        let same = routing::simulated::Day { visits: hall.visits.clone(), ..day };
        let mut in_order = Hall::of(&centre, &same, Rules { held_back: Duration::ZERO, ..Rules::default() }, 3);
        in_order.play(|_, _| {});
        let longest = hall.visits.iter().map(|visit| visit.busy).fold(0.0, f64::max);
        for visit in (0..hall.visits.len()).filter(|visit| hall.visits[*visit].rate == 100) {
            let added = hall.waited(visit).unwrap() - in_order.waited(visit).unwrap();
            most_added = most_added.max(added);
            assert!(added <= 1200.0 + longest + 1.0, "day {number}: {added} seconds more");
        }
    }
    assert!(sent > 5000 && most_added > 900.0, "{sent} were sent, and the most was {most_added}: no adversary");
}
