//! How many customers a day of a centre brings, half an hour by half an hour; how many counters that needs, and what another number of them or
//! of customers would do.

use std::collections::BTreeMap;

use routing::Arrivals;
use routing::Demand;
use routing::Known;
use routing::Served;
use routing::Usual;

use crate::experience::ALL;
use crate::experience::Experience;
use crate::experience::Slot;
use crate::experience::slot;

/// More counters than that no centre is told to open.
const MOST: u32 = 99;
/// Half hours in which hardly anybody comes are not shown.
const HARDLY: f64 = 0.05;

/// What is asked of a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Terms {
    /// Of a hundred customers so many are to be called in time.
    pub(crate) share: u32,
    /// Within so many minutes.
    pub(crate) minutes: u32,
    /// Of a hundred who usually come, so many come.
    pub(crate) crowd: u32,
    /// With so many counters open; none where only what is needed is asked.
    pub(crate) counters: Option<u32>,
}

/// Half an hour of a day.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct HalfHour {
    /// Which of its day, from 0 to 47.
    pub(crate) half: i64,
    /// How many come by themselves.
    pub(crate) arrivals: Arrivals,
    /// How many have booked a time in it.
    pub(crate) booked: u32,
    /// How many counters call as many in time as is asked; none where no number of them does.
    pub(crate) needed: Option<u32>,
    /// How they are served by the number of counters that was asked about.
    pub(crate) served: Option<Served>,
}

/// A kind of day at a centre, by what is usual there: each half hour in which anybody comes. `booked` has the half hours of those who booked.
/// The counters are those of Erlang's formula for each half hour by itself: A where it is known how long people stay, and else C with the variation
/// of how long visits take. What is left of a rush into the next half hour is not in it.
pub(crate) fn forecast(
    (usual, experience): (&BTreeMap<Slot, Usual>, &Experience),
    kind: &str,
    (booked, terms): (&[i64], &Terms),
) -> Vec<HalfHour> {
    let known = ByHalf::of(usual);
    (0..48).filter_map(|half| known.half_hour(experience, (kind, half), (booked, terms))).collect()
}

/// What is usual, with the half hours of all kinds of days together.
struct ByHalf<'u> {
    usual: &'u BTreeMap<Slot, Usual>,
    services: Vec<i64>,
    any_day: BTreeMap<(i64, i64), Usual>,
}

impl ByHalf<'_> {
    fn of(usual: &BTreeMap<Slot, Usual>) -> ByHalf<'_> {
        let mut any_day: BTreeMap<(i64, i64), Usual> = BTreeMap::new();
        for ((service, slot), row) in usual.iter().filter(|((service, _), _)| *service != 0) {
            if let Some(half) = slot.split_once(':').and_then(|(_, half)| half.parse().ok()) {
                any_day.entry((*service, half)).or_default().merge(row);
            }
        }
        let mut services: Vec<i64> = any_day.keys().map(|(service, _)| *service).collect();
        services.dedup();
        ByHalf { usual, services, any_day }
    }

    fn row(&self, service: i64, slot: &str) -> Usual {
        self.usual.get(&(service, slot.to_owned())).copied().unwrap_or_default()
    }

    fn half_hour(&self, experience: &Experience, (kind, half): (&str, i64), (booked, terms): (&[i64], &Terms)) -> Option<HalfHour> {
        let slot = slot(kind, half);
        let mut taken = Taken::default();
        for service in &self.services {
            let (own, any) = (self.row(*service, &slot), self.any_day.get(&(*service, half)).copied().unwrap_or_default());
            let law = Known::of(&[own, self.row(*service, ALL), self.row(0, ALL)]);
            taken.add(routing::usual(&[own, any]), &law);
        }
        let booked = u32::try_from(booked.iter().filter(|one| **one == half).count()).unwrap_or(u32::MAX);
        let came = taken.came * f64::from(terms.crowd) / 100.0;
        let arrivals = experience.crowd.level.forecast(&[Usual { days: 1.0, came, ..Usual::default() }]);
        if arrivals.expected < HARDLY && booked == 0 {
            return None;
        }
        let demand = taken.demand(arrivals.expected + f64::from(booked), experience.patience.mean_seconds());
        let seconds = f64::from(terms.minutes) * 60.0;
        let needed = demand.counters_for(f64::from(terms.share) / 100.0, seconds, MOST);
        Some(HalfHour { half, arrivals, booked, needed, served: terms.counters.map(|counters| demand.served(counters, seconds)) })
    }
}

/// How long those who come take a counter, all services together.
#[derive(Default)]
struct Taken {
    came: f64,
    /// How many of them come when they are called.
    stayed: f64,
    seconds: f64,
    squares: f64,
}

impl Taken {
    /// Adds those who come for a service; a number that nobody answers takes a counter, too.
    fn add(&mut self, came: f64, known: &Known) {
        let mean = |law: &routing::Law| law.mean();
        let square = |law: &routing::Law| law.mean() * law.mean() * (1.0 + law.variation());
        let both = |of: &dyn Fn(&routing::Law) -> f64| (1.0 - known.misses) * of(&known.busy) + known.misses * of(&known.missed);
        self.came += came;
        self.stayed += came * (1.0 - known.misses);
        self.seconds += came * both(&mean);
        self.squares += came * both(&square);
    }

    /// What so many in half an hour ask of a centre; of a half hour in which nobody came before, what is assumed of a new service. Where patience is
    /// known, whoever does not come when called is one who has left: their calls are part of what the others take.
    fn demand(&self, expected: f64, patience_seconds: Option<f64>) -> Demand {
        let new = Known::default().busy;
        let (busy_seconds, variation) = if self.came > 0.0 {
            let mean = self.seconds / self.came;
            let taken = if patience_seconds.is_some() { self.seconds / self.stayed } else { mean };
            (taken, (self.squares / self.came / (mean * mean) - 1.0).max(0.0))
        } else {
            (new.mean(), new.variation())
        };
        Demand { an_hour: expected * 2.0, busy_seconds, variation, patience_seconds }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::experience::Waited;

    const ASKED: Terms = Terms { share: 80, minutes: 10, crowd: 100, counters: None };

    /// Ten days on which so many came in each of two half hours, each served in about five minutes.
    fn known(came: [u32; 2]) -> BTreeMap<Slot, Usual> {
        let mut usual = BTreeMap::new();
        for (half, came) in [(16, came[0]), (17, came[1])] {
            let row: &mut Usual = usual.entry((7, slot("middle", half))).or_default();
            for _ in 0..10 {
                row.add_day(came);
                row.add(true, 300.0);
            }
        }
        usual
    }

    fn of(usual: &BTreeMap<Slot, Usual>, kind: &str, booked: &[i64], terms: &Terms) -> Vec<HalfHour> {
        forecast((usual, &Experience::default()), kind, (booked, terms))
    }

    #[test]
    fn as_many_are_expected_as_usually_come_and_more_of_them_need_more_counters() {
        let day = of(&known([6, 24]), "middle", &[], &ASKED);
        assert_eq!(day.iter().map(|one| one.half).collect::<Vec<_>>(), [16, 17], "nobody comes at other times");
        assert_eq!(day.iter().map(|one| one.arrivals.expected.round() as u32).collect::<Vec<_>>(), [6, 24]);
        assert!(day.iter().all(|one| one.arrivals.least < one.arrivals.most), "{day:?}");
        let needed: Vec<u32> = day.iter().filter_map(|one| one.needed).collect();
        assert!(needed[0] >= 2 && needed[1] >= 5 && needed[1] < 9, "one counter serves some five in half an hour: {needed:?}");
        let doubled = of(&known([6, 24]), "middle", &[], &Terms { crowd: 200, ..ASKED });
        assert!(doubled[1].needed > day[1].needed && doubled[1].arrivals.expected > 47.0, "{doubled:?}");
    }

    #[test]
    fn whoever_booked_comes_beside_those_who_come_by_themselves() {
        let day = of(&known([6, 6]), "middle", &[17, 17, 17, 17, 17, 17, 20], &ASKED);
        assert_eq!(day.iter().map(|one| (one.half, one.booked)).collect::<Vec<_>>(), [(16, 0), (17, 6), (20, 1)]);
        assert!(day[1].needed > day[0].needed, "{day:?}");
    }

    #[test]
    fn too_few_counters_let_nobody_be_called_in_time_and_enough_of_them_nearly_all() {
        let with = |counters| of(&known([24, 24]), "middle", &[], &Terms { counters: Some(counters), ..ASKED })[0].served.unwrap();
        assert!(with(3).within < 0.01 && with(3).mean_wait.is_infinite(), "{:?}", with(3));
        assert!(with(8).within > 0.95 && with(8).occupancy < 0.8, "{:?}", with(8));
    }

    #[test]
    fn where_it_is_known_how_long_people_stay_some_leave_and_no_wait_grows_for_ever() {
        let mut experience = Experience::default();
        experience.patience.learn(&[Waited { seconds: 600.0, has_left: true }; 40]);
        let terms = Terms { counters: Some(3), ..ASKED };
        let served = forecast((&known([24, 24]), &experience), "middle", (&[], &terms))[0].served.unwrap();
        assert!(served.mean_wait.is_finite() && served.leaves > 0.2 && served.within > 0.3, "{served:?}");
    }

    #[test]
    fn a_kind_of_day_that_has_not_been_seen_is_as_the_others_were() {
        assert_eq!(of(&known([6, 6]), "last", &[], &ASKED)[0].arrivals.expected.round() as u32, 6);
        assert!(of(&BTreeMap::new(), "last", &[], &ASKED).is_empty(), "a new centre knows nothing");
    }
}
