//! Days as people type them: day before month, any separator, digits of all three scripts; and as our own date field shows them.

use jiff::civil::Date;
use jiff::civil::Time;

use crate::Page;

/// Reads a day: `25/11/2026`, `25-11-26`, `٢٥/١١/٢٠٢٦`, `2026-11-25`. Nothing when it is none.
pub fn read_day(text: &str) -> Option<Date> {
    let text = western(text);
    let parts: Vec<&str> = text.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty()).collect();
    let [first, second, third] = parts.as_slice() else { return None };
    let (year, month, day) = if first.len() == 4 { (first, second, third) } else { (third, second, first) };
    let century = if year.len() == 2 { 2000 } else { 0 };
    Date::new(century + year.parse::<i16>().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
}

/// Reads a day and a time of the 24-hour clock in Bahrain: `14:00`, `٨:٣٠`. Nothing when they are none.
pub fn read_moment(day: &str, time: &str) -> Option<kernel::Timestamp> {
    let time = western(time.trim());
    let (hour, minute) = time.split_once(':')?;
    let time = Time::new(hour.parse().ok()?, minute.parse().ok()?, 0, 0).ok()?;
    Some(read_day(day)?.to_datetime(time).to_zoned(crate::bahrain()).ok()?.timestamp())
}

/// A day as the date field shows it: `25/11/2026`.
pub fn written_day(day: Date) -> String {
    format!("{:02}/{:02}/{:04}", day.day(), day.month(), day.year())
}

/// The same text with Western digits.
pub fn western(text: &str) -> String {
    let digit = |c: char| match c {
        '\u{660}'..='\u{669}' => char::from_digit(u32::from(c) - 0x660, 10),
        '\u{6f0}'..='\u{6f9}' => char::from_digit(u32::from(c) - 0x6f0, 10),
        _ => None,
    };
    text.chars().map(|c| digit(c).unwrap_or(c)).collect()
}

impl Page {
    /// What stands in a date field: a day in our way of writing, or what was typed where it is none.
    pub fn day_value(&self, text: impl AsRef<str>) -> String {
        read_day(text.as_ref()).map_or_else(|| text.as_ref().to_owned(), written_day)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_read_however_it_is_typed_and_written_day_first() {
        for text in ["25/11/2026", "25-11-2026", "25.11.26", " 25 11 2026 ", "2026-11-25", "٢٥/١١/٢٠٢٦", "۲۵/۱۱/۲۰۲۶", "\u{200f}25/11/2026"]
        {
            assert_eq!(read_day(text).map(written_day).as_deref(), Some("25/11/2026"), "{text}");
        }
        assert_eq!(read_day("3/1/2027").map(written_day).as_deref(), Some("03/01/2027"));
    }

    #[test]
    fn a_moment_is_a_day_and_a_time_in_bahrain() {
        let moment = read_moment("25/11/2026", " ٨:٣٠ ").map(|at| at.to_string());
        assert_eq!(moment.as_deref(), Some("2026-11-25T05:30:00Z"));
        for (day, time) in [("25/11/2026", "24:00"), ("25/11/2026", "8"), ("31/2/2026", "8:00"), ("25/11/2026", "8:60")] {
            assert_eq!(read_moment(day, time), None, "{day} {time}");
        }
    }

    #[test]
    fn what_is_no_day_is_none() {
        for text in ["", "tomorrow", "31/2/2026", "11/25/2026", "25/11", "1/2/3/4"] {
            assert_eq!(read_day(text), None, "{text}");
        }
    }
}
