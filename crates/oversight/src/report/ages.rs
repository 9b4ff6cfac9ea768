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
fn earliest(calendar: &Calendar, today: i64) -> [i64; 4] {
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

/// Groups open cases by their age today.
pub(crate) fn ages(calendar: &Calendar, today: i64, backlog: &[Backlog]) -> Ages {
    let earliest = earliest(calendar, today);
    let mut ages = Ages::default();
    for row in backlog {
        let group = earliest.iter().position(|day| row.opened_day >= *day).unwrap_or(4);
        ages.0[group] += row.open;
    }
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
        Backlog { opened_day: day(text), owner: None, service: None, open }
    }

    #[test]
    fn a_weekend_makes_nothing_older() {
        // Sunday morning: what came on Thursday is one working day old.
        let sunday = day("2026-11-29");
        let open = [came("2026-11-29", 1), came("2026-11-28", 1), came("2026-11-26", 1), came("2026-11-25", 1)];
        assert_eq!(ages(&calendar::bahrain(), sunday, &open).0, [3, 1, 0, 0, 0]);
    }

    #[test]
    fn each_case_stands_in_one_group() {
        let tuesday = day("2026-11-24");
        let open: Vec<Backlog> = (0..200).map(|ago| Backlog { opened_day: tuesday - ago, owner: None, service: None, open: 1 }).collect();
        let ages = ages(&calendar::bahrain(), tuesday, &open);
        // Five working days a week: 0–1 is Monday and Tuesday, 2–3 back to Thursday with the weekend between, and so on.
        assert_eq!((ages.sum(), ages.0), (200, [2, 4, 4, 11, 179]));
    }
}
