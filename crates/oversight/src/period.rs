//! The days that figures are of: from one to another, both included, as the address says or the last ninety.

use jiff::civil::Date;
use kernel::Result;
use kernel::Timestamp;
use kernel::invalid;
use schemars::JsonSchema;
use serde::Deserialize;

use crate::figures::sums::FORTNIGHT;

/// Figures are of so many days unless another time is asked for.
const USUAL_DAYS: i64 = 90;
/// Figures are of at most so many days.
const MOST_DAYS: i64 = 400;
const EPOCH: Date = Date::constant(1970, 1, 1);

/// The days asked for in an address; empty or missing means the usual ones.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
pub(crate) struct Asked {
    /// The first day, `2026-09-01`; ninety days before the last where it is missing.
    pub(crate) from: String,
    /// The last day, `2026-11-24`; today in Bahrain where it is missing.
    pub(crate) to: String,
}

/// From one day to another, both included, in days since 1970.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Period {
    pub(crate) from: i64,
    pub(crate) to: i64,
}

/// No day.
const NEVER: Period = Period { from: 1, to: 0 };

/// Whole fortnights, by their numbers, and the days before and after them; a part that ends before it begins is empty.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Parts {
    pub(crate) days: [Period; 2],
    pub(crate) fortnights: Period,
}

impl Period {
    /// The days asked for, in order.
    ///
    /// # Errors
    /// `Invalid` for what is no date, or for more than four hundred days.
    pub(crate) fn read(asked: &Asked, now: Timestamp) -> Result<Period> {
        let to = day("to", &asked.to)?.unwrap_or_else(|| desk::day_of(now));
        let from = day("from", &asked.from)?.unwrap_or(to - USUAL_DAYS + 1);
        match to - from {
            ..0 => Err(invalid("from", "oversight-period-order")),
            0..MOST_DAYS => Ok(Period { from, to }),
            _ => Err(invalid("from", "oversight-period-long")),
        }
    }

    /// As many days before it.
    pub(crate) fn before(&self) -> Period {
        let days = self.to - self.from + 1;
        Period { from: self.from - days, to: self.from - 1 }
    }

    /// How it is read with few rows.
    pub(crate) fn parts(&self) -> Parts {
        let (first, end) = ((self.from + FORTNIGHT - 1).div_euclid(FORTNIGHT), (self.to + 1).div_euclid(FORTNIGHT));
        if first >= end {
            return Parts { days: [*self, NEVER], fortnights: NEVER };
        }
        let before = Period { from: self.from, to: first * FORTNIGHT - 1 };
        let after = Period { from: end * FORTNIGHT, to: self.to };
        Parts { days: [before, after], fortnights: Period { from: first, to: end - 1 } }
    }

    /// The first day, as the address writes it.
    pub(crate) fn first(&self) -> String {
        date(self.from).to_string()
    }

    /// The last day, as the address writes it.
    pub(crate) fn last(&self) -> String {
        date(self.to).to_string()
    }

    /// The period as a query: `from=2026-09-01&to=2026-11-24`.
    pub(crate) fn query(&self) -> String {
        format!("from={}&to={}", self.first(), self.last())
    }
}

fn day(field: &'static str, text: &str) -> Result<Option<i64>> {
    if text.is_empty() {
        return Ok(None);
    }
    let date = ui::read_day(text).ok_or_else(|| invalid(field, "oversight-period-date"))?;
    let days = EPOCH.until(date).map_err(|_| invalid(field, "oversight-period-date"))?;
    Ok(Some(i64::from(days.get_days())))
}

/// A day since 1970 as a date.
pub(crate) fn date(day: i64) -> Date {
    let span = jiff::Span::new().try_days(day).unwrap_or_default();
    EPOCH.checked_add(span).unwrap_or(EPOCH)
}

/// The noon of a day in Bahrain, by which its date is written in words.
pub(crate) fn noon(day: i64) -> Timestamp {
    Timestamp::from_second(day * 86_400 + 9 * 3600).unwrap_or(Timestamp::UNIX_EPOCH)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn the_parts_of_a_period_hold_each_of_its_days_once_and_no_other(from in 19_000_i64..21_000, days in 1_i64..400) {
            let period = Period { from, to: from + days - 1 };
            let parts = period.parts();
            let of_fortnights = (parts.fortnights.from..=parts.fortnights.to).flat_map(|number| number * FORTNIGHT..(number + 1) * FORTNIGHT);
            let mut all: Vec<i64> = parts.days.iter().flat_map(|part| part.from..=part.to).chain(of_fortnights).collect();
            all.sort_unstable();
            prop_assert_eq!(all, (period.from..=period.to).collect::<Vec<_>>());
            let rows: i64 = parts.days.iter().chain([&parts.fortnights]).map(|part| (part.to - part.from + 1).max(0)).sum();
            prop_assert!(rows <= 26 + days / FORTNIGHT, "{} rows for {} days", rows, days);
        }
    }

    fn now() -> Timestamp {
        "2026-11-24T07:00:00Z".parse().unwrap()
    }

    fn asked(from: &str, to: &str) -> Asked {
        Asked { from: from.into(), to: to.into() }
    }

    #[test]
    fn nothing_asked_means_the_last_ninety_days() {
        let period = Period::read(&Asked::default(), now()).unwrap();
        assert_eq!((period.first().as_str(), period.last().as_str()), ("2026-08-27", "2026-11-24"));
        assert_eq!(period.to - period.from, 89);
    }

    #[test]
    fn a_day_is_read_and_written_alike() {
        let period = Period::read(&asked("2026-01-31", "2026-03-01"), now()).unwrap();
        assert_eq!(period.query(), "from=2026-01-31&to=2026-03-01");
    }

    #[test]
    fn days_in_the_wrong_order_and_what_is_no_date_are_refused() {
        for (from, to) in [("2026-03-01", "2026-01-31"), ("yesterday", ""), ("2020-01-01", "2026-01-01"), ("", "2026-02-30")] {
            assert!(Period::read(&asked(from, to), now()).is_err(), "{from} {to}");
        }
    }
}
