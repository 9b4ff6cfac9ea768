//! A moment as people type it: a day, and a time of day on the 24-hour clock, in Bahrain.

use kernel::Result;
use kernel::Timestamp;
use kernel::invalid;

/// Reads a day and a time of day; `key` says what to write where either is none.
pub(crate) fn read_moment(date: &str, time: &str, key: &'static str) -> Result<Timestamp> {
    ui::read_day(date).ok_or_else(|| invalid("date", key))?;
    ui::read_moment(date, time).ok_or_else(|| invalid("time", key))
}

/// Midnight at which a day begins.
pub(crate) fn read_day_begin(date: &str, key: &'static str) -> Result<Timestamp> {
    ui::read_moment(date, "00:00").ok_or_else(|| invalid("date", key))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_is_read_in_the_digits_of_three_scripts_and_nothing_else_is_one() {
        let moment = read_moment("٢٥/١١/٢٠٢٦", "۱۴:۰۰", "desk-promise-when").unwrap();
        assert_eq!(moment.to_string(), "2026-11-25T11:00:00Z");
        for (date, time) in [("soon", "14:00"), ("25/11/2026", "2 pm"), ("25/11/2026", "24:00"), ("25/11/2026", "")] {
            assert!(read_moment(date, time, "desk-promise-when").is_err(), "{date} {time}");
        }
    }
}
