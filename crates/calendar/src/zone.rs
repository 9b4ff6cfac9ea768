//! A time zone by its name, from the data inside the binary, so that every machine reckons alike.

use std::sync::LazyLock;

use jiff::civil::Date;
use jiff::tz::AmbiguousOffset;
use jiff::tz::TimeZone;
use jiff::tz::TimeZoneDatabase;
use kernel::Error;
use kernel::Result;
use kernel::Timestamp;
use kernel::invalid;
use serde::Deserialize;
use serde::Serialize;

const MINUTES_A_DAY: u16 = 24 * 60;

static BUNDLED: LazyLock<TimeZoneDatabase> = LazyLock::new(TimeZoneDatabase::bundled);

/// A time zone of the IANA database; Asia/Bahrain unless another is named.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Zone(TimeZone);

impl Zone {
    /// The zone of this name, such as `Asia/Bahrain`.
    ///
    /// # Errors
    /// `Invalid` for a name that the database doesn't hold.
    pub fn named(name: &str) -> Result<Zone> {
        BUNDLED.get(name).map(Zone).map_err(|_| invalid("zone", "calendar-zone-unknown"))
    }

    /// The zone's name.
    pub fn name(&self) -> &str {
        self.0.iana_name().unwrap_or("UTC")
    }

    /// The date that people in the zone write at an instant.
    pub fn date_of(&self, at: Timestamp) -> Date {
        self.0.to_datetime(at).date()
    }

    /// The instant at which a date's wall clock shows so many minutes after midnight; 1440 and more are on the next day.
    ///
    /// A minute that the wall clock skips is the instant of the skip, one that it shows twice is the first: later minutes are never earlier instants.
    /// None past the end of the calendar.
    pub(crate) fn instant(&self, date: Date, minutes: u16) -> Option<Timestamp> {
        let date = if minutes < MINUTES_A_DAY { date } else { date.tomorrow().ok()? };
        let minutes = i8::try_from(minutes % MINUTES_A_DAY / 60).ok().zip(i8::try_from(minutes % 60).ok());
        let (hour, minute) = minutes?;
        let wall = date.at(hour, minute, 0, 0);
        match self.0.to_ambiguous_timestamp(wall).offset() {
            AmbiguousOffset::Unambiguous { offset } | AmbiguousOffset::Fold { before: offset, .. } => offset.to_timestamp(wall).ok(),
            AmbiguousOffset::Gap { after, .. } => {
                let before_the_skip = after.to_timestamp(wall).ok()?;
                self.0.following(before_the_skip).next().map(|skip| skip.timestamp())
            }
        }
    }
}

impl Default for Zone {
    fn default() -> Self {
        Self::named("Asia/Bahrain").expect("the bundled database holds it, and a test asks for it")
    }
}

impl TryFrom<String> for Zone {
    type Error = Error;

    fn try_from(name: String) -> Result<Self> {
        Zone::named(&name)
    }
}

impl From<Zone> for String {
    fn from(zone: Zone) -> Self {
        zone.name().into()
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn bahrain_is_three_hours_ahead_all_year() {
        let zone = Zone::default();
        for month in [1, 7] {
            let noon = zone.instant(date(2026, month, 1), 12 * 60).unwrap();
            assert_eq!(noon.to_string(), format!("2026-{month:02}-01T09:00:00Z"));
        }
    }

    #[test]
    fn a_wall_clock_minute_that_cairo_skips_is_the_instant_of_the_skip() {
        let cairo = Zone::named("Africa/Cairo").unwrap();
        let skip = date(2026, 4, 24);
        let at = |minutes| cairo.instant(skip, minutes).unwrap().to_string();
        assert_eq!([at(0), at(30), at(60), at(61)].map(|at| at[11..16].to_owned()), ["22:00", "22:00", "22:00", "22:01"]);
    }

    #[test]
    fn a_wall_clock_minute_that_cairo_shows_twice_is_the_first() {
        let cairo = Zone::named("Africa/Cairo").unwrap();
        let twice = cairo.instant(date(2026, 10, 29), 23 * 60 + 30).unwrap();
        assert_eq!(twice.to_string(), "2026-10-29T20:30:00Z");
        assert_eq!(cairo.instant(date(2026, 10, 29), 24 * 60).unwrap().to_string(), "2026-10-29T22:00:00Z");
    }

    #[test]
    fn an_unknown_zone_is_refused_and_a_known_one_is_read_back() {
        assert!(Zone::named("Asia/Manama").is_err());
        let text = serde_json::to_string(&Zone::default()).unwrap();
        assert_eq!(text, "\"Asia/Bahrain\"");
        assert_eq!(serde_json::from_str::<Zone>(&text).unwrap(), Zone::default());
        assert!(serde_json::from_str::<Zone>("\"Nowhere\"").is_err());
    }
}
