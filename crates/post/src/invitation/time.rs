//! When a meeting is: whole days, instants, or times of a place that nobody knows here.

use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use serde::Deserialize;
use serde::Serialize;

use super::zones::windows_zone;
use crate::content_line::Line;

/// When something begins or ends.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Moment {
    /// A whole day.
    Day(Date),
    /// An instant, in seconds since 1970, and how far the sender's clock is ahead of UTC then, in seconds.
    At {
        /// Seconds since 1970.
        seconds: i64,
        /// Seconds ahead of UTC.
        offset: i32,
    },
    /// A time on the clock of a place that is not known here, or of wherever one is.
    Local {
        /// The time on that clock.
        time: DateTime,
        /// What the sender calls the place; empty for wherever one is.
        zone: String,
    },
}

impl Moment {
    /// The end of whole days is written as the day after.
    pub(super) fn last_day(self) -> Self {
        match self {
            Moment::Day(day) => Moment::Day(day.yesterday().unwrap_or(day)),
            other => other,
        }
    }

    /// So much later: `PT1H30M`, `P1D`.
    pub(super) fn after(&self, duration: &str) -> Option<Self> {
        let seconds = seconds_of(duration)?;
        match self {
            Moment::At { seconds: begins, offset } => {
                let ends = begins.checked_add(seconds)?;
                Timestamp::from_second(ends).ok().map(|_| Moment::At { seconds: ends, offset: *offset })
            }
            Moment::Day(day) => {
                let days = i32::try_from(seconds / 86_400).ok()?;
                day.checked_add(jiff::Span::new().try_days(days.checked_sub(1)?).ok()?).ok().map(Moment::Day)
            }
            Moment::Local { time, zone } => {
                let time = time.checked_add(jiff::SignedDuration::from_secs(seconds)).ok()?;
                Some(Moment::Local { time, zone: zone.clone() })
            }
        }
    }

    /// Whether it is not after another of its kind.
    pub(super) fn is_before(&self, other: &Self) -> bool {
        match (self, other) {
            (Moment::Day(one), Moment::Day(two)) => one <= two,
            (Moment::At { seconds: one, .. }, Moment::At { seconds: two, .. }) => one <= two,
            (Moment::Local { time: one, .. }, Moment::Local { time: two, .. }) => one <= two,
            _ => false,
        }
    }
}

/// A length of time as RFC 5545, 3.3.6 writes it, without months and years, which it does not know.
fn seconds_of(text: &str) -> Option<i64> {
    let rest = text.trim().trim_start_matches('+').strip_prefix(['P', 'p'])?;
    let (mut whole, mut number) = (0_i64, String::new());
    for letter in rest.chars() {
        let unit = match letter.to_ascii_uppercase() {
            '0'..='9' => {
                number.push(letter);
                continue;
            }
            'T' => continue,
            'W' => 604_800,
            'D' => 86_400,
            'H' => 3600,
            'M' => 60,
            'S' => 1,
            _ => return None,
        };
        whole = whole.checked_add(number.parse::<i64>().ok()?.checked_mul(unit)?)?;
        number.clear();
    }
    Some(whole)
}

/// The clocks that a calendar describes itself: how far each is ahead of UTC where that never changes.
pub(super) struct Zones {
    fixed: BTreeMap<String, i32>,
}

impl Zones {
    pub(super) fn of(lines: &[Line]) -> Self {
        let mut all: BTreeMap<String, Vec<i32>> = BTreeMap::new();
        let mut zone: Option<String> = None;
        for line in lines {
            match line.name.as_str() {
                "BEGIN" | "END" if line.raw().eq_ignore_ascii_case("VTIMEZONE") => zone = None,
                "TZID" => zone = Some(line.text()),
                "TZOFFSETTO" => {
                    if let Some((zone, offset)) = zone.as_ref().zip(offset(line.raw())) {
                        all.entry(zone.clone()).or_default().push(offset);
                    }
                }
                _ => {}
            }
        }
        let fixed = all.into_iter().filter(|(_, offsets)| offsets.iter().all(|offset| *offset == offsets[0]));
        Self { fixed: fixed.map(|(zone, offsets)| (zone, offsets[0])).collect() }
    }

    /// Reads a time: `20261201`, `20261201T100000Z`, `20261201T100000` of a zone.
    pub(super) fn moment(&self, line: &Line) -> Option<Moment> {
        let text = line.raw();
        let Some((day, time)) = text.split_once(['T', 't']) else { return day(text).map(Moment::Day) };
        let is_utc = time.ends_with(['Z', 'z']);
        let time = time_of(day, time.trim_end_matches(['Z', 'z']))?;
        let zone = line.parameter("TZID").map(crate::content_line::shown).unwrap_or_default();
        let known = if is_utc { Some(TimeZone::UTC) } else { self.zone(&zone) };
        let Some(known) = known else { return Some(Moment::Local { time, zone }) };
        let zoned = time.to_zoned(known).ok()?;
        Some(Moment::At { seconds: zoned.timestamp().as_second(), offset: zoned.offset().seconds() })
    }

    fn zone(&self, name: &str) -> Option<TimeZone> {
        // Some programs write a path before the name: /freeassociation.sourceforge.net/Europe/London.
        let bare = name.trim_start_matches('/');
        let tails = bare.rmatch_indices('/').take(2).map(|(at, _)| &bare[at + 1..]);
        let by_name = std::iter::once(bare).chain(tails).filter(|name| !name.is_empty()).find_map(|name| TimeZone::get(name).ok());
        let by_windows = || windows_zone(name).and_then(|name| TimeZone::get(name).ok());
        let fixed = || self.fixed.get(name).and_then(|offset| jiff::tz::Offset::from_seconds(*offset).ok()).map(TimeZone::fixed);
        by_name.or_else(by_windows).or_else(fixed)
    }
}

fn number(text: &str, from: usize, to: usize) -> Option<i16> {
    text.get(from..to).filter(|part| part.bytes().all(|byte| byte.is_ascii_digit())).and_then(|part| part.parse().ok())
}

fn day(text: &str) -> Option<Date> {
    let part = |from, to| number(text, from, to).and_then(|number| i8::try_from(number).ok());
    if text.len() != 8 {
        return None;
    }
    Date::new(number(text, 0, 4)?, part(4, 6)?, part(6, 8)?).ok()
}

fn time_of(on: &str, time: &str) -> Option<DateTime> {
    let part = |from, to| number(time, from, to).and_then(|number| i8::try_from(number).ok());
    // A leap second is the one before it.
    let second = part(4, 6).unwrap_or(0).min(59);
    Some(day(on)?.to_datetime(jiff::civil::Time::new(part(0, 2)?, part(2, 4)?, second, 0).ok()?))
}

/// `+0300`, `-053000`.
fn offset(text: &str) -> Option<i32> {
    let (sign, digits) = match text.strip_prefix('-') {
        Some(digits) => (-1, digits),
        None => (1, text.trim_start_matches('+')),
    };
    let part = |from, to| number(digits, from, to).map(i32::from);
    Some(sign * (part(0, 2)? * 3600 + part(2, 4)? * 60 + part(4, 6).unwrap_or(0)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content_line;

    fn read(text: &str) -> Option<Moment> {
        let lines = content_line::read(text.as_bytes());
        Zones::of(&lines).moment(lines.iter().find(|line| line.name == "DTSTART").unwrap())
    }

    #[test]
    fn a_time_is_known_by_its_zone_whoever_names_it() {
        let at = Some(Moment::At { seconds: 1_796_108_400, offset: 10_800 });
        assert_eq!(read("DTSTART;TZID=Asia/Bahrain:20261201T100000\n"), at);
        assert_eq!(read("DTSTART;TZID=Arab Standard Time:20261201T100000\n"), at);
        assert_eq!(read("DTSTART;TZID=/mozilla.org/20070129_1/Asia/Bahrain:20261201T100000\n"), at);
        let own = "BEGIN:VTIMEZONE\nTZID:Ours\nBEGIN:STANDARD\nTZOFFSETFROM:+0300\nTZOFFSETTO:+0300\nEND:STANDARD\nEND:VTIMEZONE\n";
        assert_eq!(read(&format!("{own}DTSTART;TZID=Ours:20261201T100000\n")), at);
        assert_eq!(read("DTSTART:20261201T070000Z\n"), Some(Moment::At { seconds: 1_796_108_400, offset: 0 }));
        let summer = read("DTSTART;TZID=Europe/London:20260701T100000\n");
        assert_eq!(summer, Some(Moment::At { seconds: 1_782_896_400, offset: 3600 }));
    }

    #[test]
    fn a_zone_that_nobody_knows_stays_a_time_of_that_place() {
        let Some(Moment::Local { zone, time }) = read("DTSTART;TZID=Atlantis:20261201T100000\n") else { panic!("it is known nowhere") };
        assert_eq!((zone.as_str(), time.hour()), ("Atlantis", 10));
        assert_eq!(read("DTSTART;VALUE=DATE:20261201\n"), Some(Moment::Day(jiff::civil::date(2026, 12, 1))));
    }

    #[test]
    fn lengths_are_added_and_what_is_none_adds_nothing() {
        assert_eq!(seconds_of("PT1H30M"), Some(5400));
        assert_eq!(seconds_of("P1W"), Some(604_800));
        assert_eq!(seconds_of("P1M2"), Some(60));
        assert_eq!(seconds_of("hour"), None);
        let whole = Moment::Day(jiff::civil::date(2026, 12, 1));
        assert_eq!(whole.after("P2D"), Some(Moment::Day(jiff::civil::date(2026, 12, 2))));
    }
}
