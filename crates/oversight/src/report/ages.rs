//! How old what is left over is, in working days.

use calendar::Calendar;
use desk::store::backlogs::Backlog;

use crate::period::date;

/// The last ages of the groups, in working days; the last group has no end.
pub(crate) const ENDS: [i64; 4] = [1, 3, 7, 14];
/// The names of the groups.
pub(crate) const GROUPS: [&str; 5] = ["0-1", "2-3", "4-7", "8-14", "15"];

/// Open cases by age.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Ages(pub(crate) [i64; 5]);

impl Ages {
    /// All of them.
    pub(crate) fn sum(&self) -> i64 {
        self.0.iter().sum()
    }
}

/// The earliest day of each group but the last: a case that came on it has been open for so many working days. A year is looked back at most.
pub(crate) fn earliest(calendar: &Calendar, today: i64) -> [i64; 4] {
    let (mut day, mut age) = (today, 0);
    ENDS.map(|end| {
        while today - day < 366 {
            let one_older = age + i64::from(!calendar.periods_of(date(day)).is_empty());
            if one_older > end {
                break;
            }
            (day, age) = (day - 1, one_older);
        }
        day
    })
}

/// Groups open cases by their age today: those that came since the earliest day of the fourth group, and as the last group all others.
pub(crate) fn ages(earliest: [i64; 4], lately: &[Backlog], open: i64) -> Ages {
    let mut ages = Ages::default();
    for row in lately {
        if let Some(group) = earliest.iter().position(|day| row.opened_day >= *day) {
            ages.0[group] += row.open;
        }
    }
    ages.0[4] = (open - ages.sum()).max(0);
    ages
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> i64 {
        let date: calendar::Date = text.parse().unwrap();
        i64::from(calendar::Date::constant(1970, 1, 1).until(date).unwrap().get_days())
    }

    fn came(text: &str, open: i64) -> Backlog {
        came_on(day(text), open)
    }

    fn came_on(opened_day: i64, open: i64) -> Backlog {
        Backlog { opened_day, open }
    }

    #[test]
    fn a_weekend_makes_nothing_older() {
        // Sunday morning: what came on Thursday is one working day old.
        let sunday = day("2026-11-29");
        let open = [came("2026-11-29", 1), came("2026-11-28", 1), came("2026-11-26", 1), came("2026-11-25", 1)];
        assert_eq!(ages(earliest(&calendar::bahrain(), sunday), &open, 4).0, [3, 1, 0, 0, 0]);
    }

    #[test]
    fn each_case_stands_in_one_group() {
        let tuesday = day("2026-11-24");
        let earliest = earliest(&calendar::bahrain(), tuesday);
        let lately: Vec<Backlog> = (0..200).map(|ago| tuesday - ago).filter(|day| *day >= earliest[3]).map(|day| came_on(day, 1)).collect();
        let ages = ages(earliest, &lately, 200);
        // Five working days a week: 0–1 is Monday and Tuesday, 2–3 back to Thursday with the weekend between, and so on.
        assert_eq!((ages.sum(), ages.0), (200, [2, 4, 4, 11, 179]));
    }
}
