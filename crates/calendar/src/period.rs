//! A stretch of a day in which there is service.

use std::fmt;
use std::str::FromStr;

use kernel::Error;
use kernel::Result;
use kernel::invalid;
use serde::Deserialize;
use serde::Serialize;

const MINUTES_A_DAY: u16 = 24 * 60;

/// From one wall-clock minute to another, written `07:00-14:15`. One that closes no later than it opens closes on the next day:
/// `22:00-02:00`, and `00:00-24:00` is a whole day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Period {
    opens: u16,
    closes: u16,
}

impl Period {
    /// From a minute of the day, 0 to 1439, for so many minutes, 1 to 1440.
    ///
    /// # Errors
    /// `Invalid` for a minute or length outside these.
    pub fn lasting(opens: u16, minutes: u16) -> Result<Period> {
        if opens >= MINUTES_A_DAY || minutes == 0 || minutes > MINUTES_A_DAY {
            return Err(invalid("period", "calendar-period-unreadable"));
        }
        Ok(Period { opens, closes: opens + minutes })
    }

    /// When it opens: minutes after midnight, 0 to 1439.
    pub const fn opens(self) -> u16 {
        self.opens
    }

    /// When it closes: minutes after the midnight before it opens, 1 to 2879; past 1440 it is on the next day.
    pub const fn closes(self) -> u16 {
        self.closes
    }
}

impl FromStr for Period {
    type Err = Error;

    fn from_str(text: &str) -> Result<Period> {
        let unreadable = || invalid("period", "calendar-period-unreadable");
        let (opens, closes) = text.split_once(['-', '–']).ok_or_else(unreadable)?;
        let opens = minute_of_day(opens).filter(|minute| *minute < MINUTES_A_DAY).ok_or_else(unreadable)?;
        let closes = minute_of_day(closes).ok_or_else(unreadable)?;
        Ok(Period { opens, closes: if closes > opens { closes } else { closes + MINUTES_A_DAY } })
    }
}

/// Reads `HH:MM` from 00:00 to 24:00.
fn minute_of_day(text: &str) -> Option<u16> {
    let (hours, minutes) = text.trim().split_once(':')?;
    let two_digits = |part: &str| (part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_digit())).then(|| part.parse().ok())?;
    let (hours, minutes): (u16, u16) = (two_digits(hours)?, two_digits(minutes)?);
    let minute = hours * 60 + minutes;
    (minutes < 60 && minute <= MINUTES_A_DAY).then_some(minute)
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let closes = if self.closes > MINUTES_A_DAY { self.closes - MINUTES_A_DAY } else { self.closes };
        write!(f, "{:02}:{:02}-{:02}:{:02}", self.opens / 60, self.opens % 60, closes / 60, closes % 60)
    }
}

impl TryFrom<String> for Period {
    type Error = Error;

    fn try_from(text: String) -> Result<Self> {
        text.parse()
    }
}

impl From<Period> for String {
    fn from(period: Period) -> Self {
        period.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_period_is_read_back_as_it_was_written() {
        for text in ["07:00-14:15", "00:00-24:00", "22:00-02:00", "00:00-00:01", "23:59-24:00", "09:00-09:00"] {
            assert_eq!(text.parse::<Period>().unwrap().to_string(), text);
        }
    }

    #[test]
    fn a_period_that_closes_no_later_than_it_opens_closes_on_the_next_day() {
        let night: Period = "22:00-02:00".parse().unwrap();
        assert_eq!((night.opens(), night.closes()), (22 * 60, 26 * 60));
        let to_midnight: Period = "16:00-00:00".parse().unwrap();
        assert_eq!(to_midnight.closes(), 24 * 60);
    }

    #[test]
    fn what_is_no_period_is_refused() {
        for text in
            ["", "07:00", "7:00-14:00", "07:60-14:00", "24:00-25:00", "24:00-02:00", "07:00-24:01", "-1:00-14:00", "07:00-14:00-15:00"]
        {
            assert!(text.parse::<Period>().is_err(), "{text}");
        }
        assert!(Period::lasting(1440, 10).is_err() && Period::lasting(0, 0).is_err() && Period::lasting(0, 1441).is_err());
    }
}
