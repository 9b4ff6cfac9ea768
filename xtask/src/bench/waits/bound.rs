//! Whether priority holds anybody back beyond the bound, with an adversary who sends priority when it hurts most; and what priority is worth.
use std::time::Duration;

use routing::Rules;
use routing::simulated::Adversary;
use routing::simulated::Centre;
use routing::simulated::Day;
use routing::simulated::Hall;

/// What an adversary came to in all days.
#[derive(Clone, Copy, Default)]
pub struct Bound {
    /// Ordinary customers in them.
    pub ordinary: usize,
    /// Customers whom the adversary sent.
    pub sent: usize,
    /// Ordinary customers who waited longer than the bound, and the service that ran when it was over, beyond first come, first served.
    pub beyond: usize,
    /// The most by which one waited longer than first come, first served would have let them, in minutes.
    pub most_added: f64,
}

/// Plays days with an adversary; `bound` is how much longer anybody may wait.
pub fn adversarial(days: u64, rules: Rules, bound: Duration, seed: u64) -> Bound {
    let mut found = Bound::default();
    for number in 0..days {
        let centre = Centre::plain(2 + (number % 5) as u32, 0.4 + 0.1 * (number % 6) as f64);
        let day = centre.ordinary_day(seed, number);
        let mut adversary = Adversary::of(seed, number);
        let mut hall = Hall::of(&centre, &day, rules, seed);
        hall.play(|hall, happened| adversary.answer(hall, happened));
        let in_order = in_order(&centre, &day, &hall, seed);
        let longest = hall.visits.iter().map(|visit| visit.busy).fold(0.0, f64::max);
        found.sent += hall.visits.len() - day.visits.len();
        for visit in (0..hall.visits.len()).filter(|visit| hall.visits[*visit].rate <= 100) {
            let added = hall.waited(visit).unwrap_or(f64::INFINITY) - in_order.waited(visit).unwrap_or_default();
            found.ordinary += 1;
            found.beyond += usize::from(added > bound.as_secs_f64() + longest + 1.0);
            found.most_added = found.most_added.max(added / 60.0);
        }
    }
    found
}

/// The same customers, first come, first served.
fn in_order(centre: &Centre, day: &Day, hall: &Hall, seed: u64) -> Hall {
    let same = Day { visits: hall.visits.clone(), ..*day };
    let mut in_order = Hall::of(centre, &same, Rules { held_back: Duration::ZERO, firm_after: None, ..hall.rules }, seed);
    in_order.play(|_, _| {});
    in_order
}

/// Waits of customers with priority and of ordinary ones, in minutes.
#[derive(Clone, Copy)]
pub struct Worth {
    /// The median and the ninetieth percentile of those with priority.
    pub priority: (f64, f64),
    /// The same of the ordinary.
    pub ordinary: (f64, f64),
    /// The most by which an ordinary one waited longer than first come, first served would have let them.
    pub most_added: f64,
}

/// Plays days of a centre by rules.
pub fn worth(centre: &Centre, days: u64, rules: Rules, seed: u64) -> Worth {
    let (mut priority, mut ordinary, mut most_added) = (Vec::new(), Vec::new(), 0.0_f64);
    for number in 0..days {
        let day = centre.ordinary_day(seed, number);
        let mut hall = Hall::of(centre, &day, rules, seed);
        hall.play(|_, _| {});
        let in_order = in_order(centre, &day, &hall, seed);
        for (visit, one) in hall.visits.iter().enumerate().filter(|(_, one)| one.booked.is_none()) {
            let Some((wait, before)) = hall.waited(visit).zip(in_order.waited(visit)) else { continue };
            if one.rate > 100 {
                priority.push(wait / 60.0);
            } else {
                ordinary.push(wait / 60.0);
                most_added = most_added.max((wait - before) / 60.0);
            }
        }
    }
    Worth {
        priority: (percentile(&mut priority, 0.5), percentile(&mut priority, 0.9)),
        ordinary: (percentile(&mut ordinary, 0.5), percentile(&mut ordinary, 0.9)),
        most_added,
    }
}

/// The value below which this share of them lies.
pub fn percentile(values: &mut [f64], share: f64) -> f64 {
    values.sort_by(f64::total_cmp);
    let place = (values.len().saturating_sub(1)) as f64 * share;
    values.get(place.round() as usize).copied().unwrap_or_default()
}
