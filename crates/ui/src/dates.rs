//! Dates, times and durations as people in Bahrain read them: Gregorian, day before month, 24 hours.

use jiff::Zoned;
use kernel::Arg;
use kernel::Timestamp;

use crate::Moment;
use crate::Page;

const MINUTE: i64 = 60;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;

/// Whether a duration stands alone (دقيقتان) or after a preposition (خلال دقيقتين).
#[derive(Clone, Copy)]
enum Case {
    Alone,
    After,
}

impl Page {
    /// The date: `24 نوفمبر 2026`.
    pub fn date(&self, at: impl Moment) -> String {
        let at = at.moment();
        let day = self.local(at);
        self.plain("ui-date", &[("day", digits(day.day())), ("month", self.month(&day)), ("year", digits(day.year()))])
    }

    /// The weekday and date, without the year if it is this year: `الثلاثاء 24 نوفمبر`.
    pub fn day(&self, at: impl Moment) -> String {
        let at = at.moment();
        let day = self.local(at);
        let weekday = self.plain(&format!("ui-weekday-{}", day.weekday().to_monday_one_offset()), &[]).into();
        let args = [("weekday", weekday), ("day", digits(day.day())), ("month", self.month(&day)), ("year", digits(day.year()))];
        if day.year() == self.local(self.now).year() { self.plain("ui-day", &args[..3]) } else { self.plain("ui-day-year", &args) }
    }

    /// The time of day: `10:06`.
    pub fn time(&self, at: impl Moment) -> String {
        let at = at.moment();
        let local = self.local(at);
        self.words.in_digits(self.lang, &format!("{:02}:{:02}", local.hour(), local.minute()))
    }

    /// Date and time: `24 نوفمبر 2026، 10:06`.
    pub fn datetime(&self, at: impl Moment) -> String {
        let at = at.moment();
        self.plain("ui-date-time", &[("date", self.date(at).into()), ("time", self.time(at).into())])
    }

    /// As short as it can be told apart: the time today, `أمس` and the time yesterday, the date before.
    pub fn when(&self, at: impl Moment) -> String {
        let at = at.moment();
        let (then, today) = (self.local(at).date(), self.local(self.now).date());
        if then == today {
            self.time(at)
        } else if today.yesterday().is_ok_and(|yesterday| yesterday == then) {
            self.plain("ui-yesterday", &[("time", self.time(at).into())])
        } else {
            self.date(at)
        }
    }

    /// How long ago: `قبل 5 دقائق`, `الآن` under a minute.
    pub fn ago(&self, at: impl Moment) -> String {
        let at = at.moment();
        match self.seconds_until(at) {
            -59..=59 => self.plain("ui-just-now", &[]),
            seconds @ 60.. => self.plain("ui-in", &[("span", self.span(seconds, Case::After).into())]),
            seconds => self.plain("ui-ago", &[("span", self.span(-seconds, Case::After).into())]),
        }
    }

    /// How long until then, or since it is overdue: `المتبقي: ساعتان`, `متأخر منذ 5 دقائق`.
    pub fn until(&self, at: impl Moment) -> String {
        let at = at.moment();
        match self.seconds_until(at) {
            seconds @ 0.. => self.plain("ui-left", &[("span", self.span(seconds.max(MINUTE), Case::Alone).into())]),
            seconds => self.plain("ui-overdue", &[("span", self.span((-seconds).max(MINUTE), Case::After).into())]),
        }
    }

    /// A duration in its one or two largest units: `ساعتان و15 دقيقة`.
    pub fn duration(&self, seconds: i64) -> String {
        self.span(seconds, Case::Alone)
    }

    /// A duration after a preposition: `(خلال) ساعتين و15 دقيقة`.
    pub fn duration_after(&self, seconds: i64) -> String {
        self.span(seconds, Case::After)
    }

    /// The machine's form for `<time datetime>` and scripts: RFC 3339 in UTC.
    pub fn iso(&self, at: impl Moment) -> String {
        let at = at.moment();
        at.to_string()
    }

    /// Seconds from now until then; negative for the past.
    pub fn seconds_until(&self, at: impl Moment) -> i64 {
        at.moment().as_second() - self.now.as_second()
    }

    fn span(&self, seconds: i64, case: Case) -> String {
        let (large, small) = match seconds {
            ..MINUTE => (("seconds", seconds.max(0)), None),
            MINUTE..HOUR => (("minutes", seconds / MINUTE), None),
            HOUR..DAY => (("hours", seconds / HOUR), Some(("minutes", seconds % HOUR / MINUTE))),
            _ => (("days", seconds / DAY), Some(("hours", seconds % DAY / HOUR))),
        };
        let first = self.unit(large, case);
        // Beyond three days the hours are noise.
        match small.filter(|(_, n)| *n > 0 && seconds < 3 * DAY) {
            Some(small) => self.plain("ui-span-two", &[("first", first.into()), ("second", self.unit(small, case).into())]),
            None => first,
        }
    }

    fn unit(&self, (unit, n): (&str, i64), case: Case) -> String {
        let after = match case {
            Case::Alone => "",
            Case::After => "-after",
        };
        self.plain(&format!("ui-{unit}{after}"), &[("n", n.into())])
    }

    fn month(&self, day: &Zoned) -> Arg {
        self.plain(&format!("ui-month-{}", day.month()), &[]).into()
    }

    fn local(&self, at: Timestamp) -> Zoned {
        at.to_zoned(self.zone.clone())
    }

    /// Dates hold no text of people, so they need no isolating marks.
    fn plain(&self, key: &str, args: &[(&str, Arg)]) -> String {
        self.words.say_plain(self.lang, key, args)
    }
}

fn digits(number: impl Into<i64>) -> Arg {
    Arg::from(number.into())
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use kernel::Lang;

    use super::*;
    use crate::SOURCES;
    use crate::Words;

    const NOW: &str = "2026-11-24T07:06:00Z";

    fn page(lang: Lang) -> Page {
        Page::new(Arc::new(Words::build(&SOURCES).unwrap()), lang, "/", at(NOW))
    }

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    #[test]
    fn a_date_is_written_day_month_year_in_bahrain_time() {
        assert_eq!(page(Lang::Ar).datetime(at("2026-11-23T21:30:00Z")), "24 نوفمبر 2026، 00:30");
        assert_eq!(page(Lang::En).datetime(at("2026-11-23T21:30:00Z")), "24 November 2026, 00:30");
    }

    #[test]
    fn a_day_of_this_year_leaves_the_year_out() {
        assert_eq!(page(Lang::Ar).day(at(NOW)), "الثلاثاء 24 نوفمبر");
        assert_eq!(page(Lang::En).day(at("2027-01-03T09:00:00Z")), "Sunday 3 January 2027");
    }

    #[test]
    fn a_duration_stands_in_the_right_case() {
        let page = page(Lang::Ar);
        assert_eq!(page.duration(2 * HOUR + 15 * MINUTE), "ساعتان و15 دقيقة");
        assert_eq!(page.ago(at("2026-11-24T07:04:00Z")), "قبل دقيقتين");
        assert_eq!(page.ago(at("2026-11-24T07:05:30Z")), "الآن");
    }

    #[test]
    fn what_is_overdue_says_since_when() {
        assert_eq!(page(Lang::Ar).until(at("2026-11-24T07:01:00Z")), "متأخر منذ 5 دقائق");
        assert_eq!(page(Lang::En).until(at("2026-11-24T09:06:00Z")), "2 hours left");
    }

    #[test]
    fn yesterday_is_called_yesterday() {
        assert_eq!(page(Lang::En).when(at("2026-11-23T07:06:00Z")), "Yesterday 10:06");
        assert_eq!(page(Lang::Ar).when(at("2026-11-24T05:00:00Z")), "08:00");
    }
}
