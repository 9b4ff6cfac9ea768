//! A calendar: when a channel of a centre or an entity serves people.

use jiff::civil::Date;
use kernel::Error;
use kernel::Result;
use kernel::invalid;
use serde::Deserialize;
use serde::Serialize;

use crate::ExtraDay;
use crate::Holiday;
use crate::Hours;
use crate::Season;
use crate::Week;
use crate::Zone;

/// Hours, seasons, holidays and extra days in one time zone. Its week is open at some time, so every promise has a date.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Stored", into = "Stored")]
pub struct Calendar {
    zone: Zone,
    week: Week,
    seasons: Vec<Season>,
    holidays: Vec<Holiday>,
    extra_days: Vec<ExtraDay>,
}

/// Why a day has the hours it has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Day<'a> {
    /// As its weekday.
    Ordinary,
    /// As its weekday in a season.
    InSeason(&'a Season),
    /// Closed.
    Holiday(&'a Holiday),
    /// With hours of its own.
    Extra(&'a ExtraDay),
}

impl Calendar {
    /// A calendar without seasons, holidays and extra days.
    ///
    /// # Errors
    /// `Invalid` for a week that is never open.
    pub fn new(zone: Zone, week: Week) -> Result<Calendar> {
        let mut calendar = Calendar { zone, week: Week::default(), seasons: Vec::new(), holidays: Vec::new(), extra_days: Vec::new() };
        calendar.set_week(week)?;
        Ok(calendar)
    }

    /// Open at all times; 24 hours of it are 24 hours.
    pub fn always_open(zone: Zone) -> Calendar {
        let whole_day = Hours::read("00:00-24:00").and_then(|hours| Calendar::new(zone, Week::every_day(&hours)));
        whole_day.expect("a whole day is a period, and such a week is open")
    }

    /// The time zone.
    pub fn zone(&self) -> &Zone {
        &self.zone
    }

    /// The ordinary week.
    pub fn week(&self) -> &Week {
        &self.week
    }

    /// The seasons with another week, by their first day.
    pub fn seasons(&self) -> &[Season] {
        &self.seasons
    }

    /// The holidays, by date.
    pub fn holidays(&self) -> &[Holiday] {
        &self.holidays
    }

    /// The days with hours of their own, by date.
    pub fn extra_days(&self) -> &[ExtraDay] {
        &self.extra_days
    }

    /// Sets the ordinary week.
    ///
    /// # Errors
    /// `Invalid` for a week that is never open.
    pub fn set_week(&mut self, week: Week) -> Result<()> {
        if week.is_never_open() {
            return Err(invalid("week", "calendar-never-open"));
        }
        self.week = week;
        Ok(())
    }

    /// Adds a season, or replaces the one that begins on the same day.
    ///
    /// # Errors
    /// `Invalid` for a season that ends before it begins, or overlaps another.
    pub fn set_season(&mut self, season: Season) -> Result<()> {
        if season.to < season.from {
            return Err(invalid("to", "calendar-season-ends-before-it-begins"));
        }
        let others = self.seasons.iter().filter(|other| other.from != season.from);
        if others.clone().any(|other| other.from <= season.to && season.from <= other.to) {
            return Err(invalid("from", "calendar-seasons-overlap"));
        }
        self.seasons.retain(|other| other.from != season.from);
        self.seasons.push(season);
        self.seasons.sort_by_key(|season| season.from);
        Ok(())
    }

    /// Adds a holiday, or replaces the one on the same date: how an estimated one is confirmed.
    pub fn set_holiday(&mut self, holiday: Holiday) {
        self.holidays.retain(|other| other.date != holiday.date);
        self.holidays.push(holiday);
        self.holidays.sort_by_key(|holiday| holiday.date);
    }

    /// Adds a day with hours of its own, or replaces the one on the same date.
    pub fn set_extra_day(&mut self, day: ExtraDay) {
        self.extra_days.retain(|other| other.date != day.date);
        self.extra_days.push(day);
        self.extra_days.sort_by_key(|day| day.date);
    }

    /// Takes a holiday away; none if that date was not one.
    pub fn remove_holiday(&mut self, date: Date) -> Option<Holiday> {
        let place = self.holidays.iter().position(|holiday| holiday.date == date)?;
        Some(self.holidays.remove(place))
    }

    /// Takes a season away by its first day; none if none begins on it.
    pub fn remove_season(&mut self, from: Date) -> Option<Season> {
        let place = self.seasons.iter().position(|season| season.from == from)?;
        Some(self.seasons.remove(place))
    }

    /// Takes an extra day away; none if that date was not one.
    pub fn remove_extra_day(&mut self, date: Date) -> Option<ExtraDay> {
        let place = self.extra_days.iter().position(|day| day.date == date)?;
        Some(self.extra_days.remove(place))
    }

    /// Why a day has its hours: an extra day outweighs a holiday, a holiday a season, a season the week.
    pub fn day(&self, date: Date) -> Day<'_> {
        if let Some(extra) = self.extra_days.iter().find(|day| day.date == date) {
            return Day::Extra(extra);
        }
        if let Some(holiday) = self.holidays.iter().find(|holiday| holiday.date == date) {
            return Day::Holiday(holiday);
        }
        self.seasons.iter().find(|season| season.holds(date)).map_or(Day::Ordinary, Day::InSeason)
    }

    /// A day's hours; none on a holiday.
    pub fn hours_of(&self, date: Date) -> Option<&Hours> {
        match self.day(date) {
            Day::Ordinary => Some(self.week.on(date.weekday())),
            Day::InSeason(season) => Some(season.week.on(date.weekday())),
            Day::Holiday(_) => None,
            Day::Extra(extra) => Some(&extra.hours),
        }
    }
}

/// A calendar as it is written; reading it checks it.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Stored {
    #[serde(default)]
    zone: Zone,
    week: Week,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    seasons: Vec<Season>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    holidays: Vec<Holiday>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    extra_days: Vec<ExtraDay>,
}

impl TryFrom<Stored> for Calendar {
    type Error = Error;

    fn try_from(stored: Stored) -> Result<Self> {
        let mut calendar = Calendar::new(stored.zone, stored.week)?;
        stored.seasons.into_iter().try_for_each(|season| calendar.set_season(season))?;
        stored.holidays.into_iter().for_each(|holiday| calendar.set_holiday(holiday));
        stored.extra_days.into_iter().for_each(|day| calendar.set_extra_day(day));
        Ok(calendar)
    }
}

impl From<Calendar> for Stored {
    fn from(calendar: Calendar) -> Self {
        let Calendar { zone, week, seasons, holidays, extra_days } = calendar;
        Stored { zone, week, seasons, holidays, extra_days }
    }
}
