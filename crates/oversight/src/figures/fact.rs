//! An event as figures read it: what it says, and the places in which it counts.

use kernel::Recorded;
use serde_json::Value;

use crate::figures::measure::Counts;
use crate::figures::measure::Cut;
use crate::figures::measure::Measure;
use crate::figures::measure::Time;
use crate::figures::sums::Hour;
use crate::figures::sums::Place;
use crate::figures::sums::Sums;
use guide::step_of;

/// How much longer something took: by the clock, in working time.
#[derive(Clone, Copy)]
pub(super) struct Took {
    pub(super) times: [Time; 2],
    pub(super) seconds: [i64; 2],
    pub(super) by: i64,
}

/// What an event says, as far as figures need it.
pub(super) struct Fact<'e> {
    pub(super) event: &'e Recorded,
    pub(super) entity: i64,
}

/// The day in Bahrain of an instant, in days since 1970.
pub(super) fn day_of(millis: i64) -> i64 {
    (millis.div_euclid(1000) + 3 * 3600).div_euclid(86_400)
}

impl Fact<'_> {
    pub(super) fn at(&self) -> i64 {
        self.event.at.as_millisecond()
    }

    pub(super) fn today(&self) -> i64 {
        day_of(self.at())
    }

    pub(super) fn number(&self, field: &str) -> Option<i64> {
        self.event.data[field].as_i64()
    }

    pub(super) fn is(&self, field: &str) -> bool {
        self.event.data[field] == true
    }

    /// Whether it says what it is sorted by, as events do since there are figures.
    pub(super) fn is_sorted(&self) -> bool {
        self.event.data["sorts"].is_object()
    }

    /// The day of an instant that the event names; its own day where it names none.
    pub(super) fn day(&self, field: &str) -> i64 {
        day_of(self.number(field).unwrap_or_else(|| self.at()))
    }

    /// Adds counts in every place that they belong to. `whose` names the field with the employee.
    pub(super) fn add(&self, sums: &mut Sums, whose: &str, day: i64, some: &[(Measure, i64)]) {
        let counts = Counts::of(some);
        for place in self.places(whose, day) {
            *sums.counts.entry(place).or_default() += counts;
        }
    }

    /// The same for a hand-over, which counts in the centre of whoever had handed over, where the event says it.
    pub(super) fn add_handed(&self, sums: &mut Sums, whose: &str, day: i64, some: &[(Measure, i64)]) {
        let counts = Counts::of(some);
        let centre = self.event.data.get("handed_centre").unwrap_or(self.sorts("centre"));
        for place in self.places_in(centre, whose, day) {
            *sums.counts.entry(place).or_default() += counts;
        }
    }

    pub(super) fn took(&self, sums: &mut Sums, whose: &str, day: i64, took: Took) {
        let is_kept = |place: &Place| !matches!(place.cut, Cut::Channel | Cut::Lang);
        for place in self.places(whose, day).into_iter().filter(is_kept) {
            for (time, seconds) in took.times.into_iter().zip(took.seconds) {
                *sums.times.entry((time, place.clone(), step_of(seconds))).or_default() += took.by;
            }
        }
    }

    pub(super) fn hour(&self, sums: &mut Sums, at: i64, by: Hour) {
        let hour = at.div_euclid(3_600_000);
        let centre = self.sorts("centre").as_i64().unwrap_or(0);
        let all = if centre == 0 { vec![0] } else { vec![0, centre] };
        for centre in all {
            let sum = sums.hours.entry((self.entity, centre, hour)).or_default();
            sum.received += by.received;
            sum.answered += by.answered;
            sum.closed += by.closed;
        }
    }

    fn sorts(&self, field: &str) -> &Value {
        &self.event.data["sorts"][field]
    }

    fn places(&self, whose: &str, day: i64) -> Vec<Place> {
        self.places_in(self.sorts("centre"), whose, day)
    }

    fn places_in(&self, centre: &Value, whose: &str, day: i64) -> Vec<Place> {
        let id = |value: &Value| value.as_i64().unwrap_or(0).to_string();
        let key = |value: &Value| value.as_str().unwrap_or("0").to_owned();
        let (centre, service) = (id(centre), id(self.sorts("service")));
        let place = |cut, subject| Place { entity: self.entity, cut, day, subject };
        vec![
            place(Cut::Entity, String::new()),
            place(Cut::Employee, id(&self.event.data[whose])),
            place(Cut::CentreService, format!("{centre}/{service}")),
            place(Cut::Centre, centre),
            place(Cut::Service, service),
            place(Cut::Channel, key(self.sorts("channel"))),
            place(Cut::Lang, key(self.sorts("lang"))),
        ]
    }
}
