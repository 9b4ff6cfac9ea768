//! The hours of one day: any number of periods that don't overlap.

use kernel::Error;
use kernel::Result;
use kernel::invalid;
use serde::Deserialize;
use serde::Serialize;

use crate::Period;

/// A day's periods, in order; none means closed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Vec<Period>", into = "Vec<Period>")]
pub struct Hours(Vec<Period>);

impl Hours {
    /// No service on that day.
    pub const fn closed() -> Hours {
        Hours(Vec::new())
    }

    /// Puts periods in order.
    ///
    /// # Errors
    /// `Invalid` when two of them overlap.
    pub fn new(mut periods: Vec<Period>) -> Result<Hours> {
        periods.sort_unstable();
        if periods.windows(2).any(|pair| pair[0].closes() > pair[1].opens()) {
            return Err(invalid("hours", "calendar-periods-overlap"));
        }
        Ok(Hours(periods))
    }

    /// Reads periods as people type them: `07:00-12:00, 16:00-20:00`; an empty text is closed.
    ///
    /// # Errors
    /// `Invalid` for an unreadable period or two that overlap.
    pub fn read(text: &str) -> Result<Hours> {
        // What keeps an example in its order on a page comes along when it is copied.
        let text: String = text.chars().filter(|c| !matches!(c, '\u{200e}' | '\u{200f}' | '\u{2060}' | '\u{2066}'..='\u{2069}')).collect();
        let parts = text.split([',', '،']).map(str::trim).filter(|part| !part.is_empty());
        Hours::new(parts.map(str::parse).collect::<Result<_>>()?)
    }

    /// The periods, in order.
    pub fn periods(&self) -> &[Period] {
        &self.0
    }

    /// Whether there is no service at all.
    pub fn is_closed(&self) -> bool {
        self.0.is_empty()
    }
}

impl TryFrom<Vec<Period>> for Hours {
    type Error = Error;

    fn try_from(periods: Vec<Period>) -> Result<Self> {
        Hours::new(periods)
    }
}

impl From<Hours> for Vec<Period> {
    fn from(hours: Hours) -> Self {
        hours.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_can_have_a_morning_and_an_evening() {
        let hours = Hours::read("16:00-20:00، 07:00-12:00").unwrap();
        assert_eq!(hours.periods().iter().map(Period::to_string).collect::<Vec<_>>(), ["07:00-12:00", "16:00-20:00"]);
        assert_eq!(
            Hours::read("\u{2066}07:00\u{2060}-\u{2060}14:15\u{2069}").unwrap(),
            Hours::read("07:00-14:15").unwrap(),
            "copied from a hint"
        );
        assert!(Hours::read(" ").unwrap().is_closed());
    }

    #[test]
    fn periods_may_touch_and_may_not_overlap() {
        assert!(Hours::read("07:00-12:00, 12:00-14:00").is_ok());
        assert!(Hours::read("07:00-12:00, 11:59-14:00").is_err());
        assert!(Hours::read("22:00-02:00, 23:00-24:00").is_err());
    }
}
