//! The hours of an ordinary week.

use jiff::civil::Weekday;
use serde::Deserialize;
use serde::Serialize;

use crate::Hours;

/// The hours of each weekday; a day that is left out is closed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Week {
    /// الأحد
    pub sunday: Hours,
    /// الاثنين
    pub monday: Hours,
    /// الثلاثاء
    pub tuesday: Hours,
    /// الأربعاء
    pub wednesday: Hours,
    /// الخميس
    pub thursday: Hours,
    /// الجمعة
    pub friday: Hours,
    /// السبت
    pub saturday: Hours,
}

impl Week {
    /// The same hours from Sunday to Thursday, with the weekend of Friday and Saturday.
    pub fn sunday_to_thursday(hours: &Hours) -> Week {
        let mut week = Week::default();
        for day in [Weekday::Sunday, Weekday::Monday, Weekday::Tuesday, Weekday::Wednesday, Weekday::Thursday] {
            *week.on_mut(day) = hours.clone();
        }
        week
    }

    /// The same hours on all seven days.
    pub fn every_day(hours: &Hours) -> Week {
        let mut week = Week::sunday_to_thursday(hours);
        week.friday = hours.clone();
        week.saturday = hours.clone();
        week
    }

    /// The hours of a weekday.
    pub fn on(&self, day: Weekday) -> &Hours {
        match day {
            Weekday::Sunday => &self.sunday,
            Weekday::Monday => &self.monday,
            Weekday::Tuesday => &self.tuesday,
            Weekday::Wednesday => &self.wednesday,
            Weekday::Thursday => &self.thursday,
            Weekday::Friday => &self.friday,
            Weekday::Saturday => &self.saturday,
        }
    }

    /// The hours of a weekday, to change them.
    pub fn on_mut(&mut self, day: Weekday) -> &mut Hours {
        match day {
            Weekday::Sunday => &mut self.sunday,
            Weekday::Monday => &mut self.monday,
            Weekday::Tuesday => &mut self.tuesday,
            Weekday::Wednesday => &mut self.wednesday,
            Weekday::Thursday => &mut self.thursday,
            Weekday::Friday => &mut self.friday,
            Weekday::Saturday => &mut self.saturday,
        }
    }

    /// Whether no day has any hours.
    pub fn is_never_open(&self) -> bool {
        Weekday::Sunday.cycle_forward().take(7).all(|day| self.on(day).is_closed())
    }
}

/// The stable name of a weekday, as in JSON and words: `sunday`.
pub const fn weekday_key(day: Weekday) -> &'static str {
    match day {
        Weekday::Sunday => "sunday",
        Weekday::Monday => "monday",
        Weekday::Tuesday => "tuesday",
        Weekday::Wednesday => "wednesday",
        Weekday::Thursday => "thursday",
        Weekday::Friday => "friday",
        Weekday::Saturday => "saturday",
    }
}
