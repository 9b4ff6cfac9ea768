//! The days of a table, which make a week of the centre's own.

use calendar::Hours;
use calendar::Week;

use super::Known;
use super::Line;
use super::Made;
use super::Trial;
use super::columns::DAY;
use super::columns::HOURS;
use crate::hours::OwnHours;
use crate::store;

/// The days of the week as they are called, Sunday first.
pub(super) const DAYS: [(&str, &str); 7] = [
    ("الأحد", "Sunday"),
    ("الاثنين", "Monday"),
    ("الثلاثاء", "Tuesday"),
    ("الأربعاء", "Wednesday"),
    ("الخميس", "Thursday"),
    ("الجمعة", "Friday"),
    ("السبت", "Saturday"),
];

/// The hours of a day; days of which no line says anything are closed in the week.
pub(super) fn daily(trial: &mut Trial, (day, hours): (&str, &str), line: &mut Line) {
    if day.is_empty() && hours.is_empty() {
        return;
    }
    let plain = |name: &str| name.replace(['أ', 'إ', 'آ'], "ا").to_lowercase();
    let Some(place) = DAYS.iter().position(|(ar, en)| [*ar, *en].into_iter().any(|name| plain(name) == plain(day))) else {
        return line.wrong(DAY, "centre-table-day-unknown");
    };
    let Ok(hours) = Hours::read(&ui::western(hours)) else { return line.wrong(HOURS, "centre-hours-wrong") };
    if let Some(weekday) = store::week().nth(place) {
        line.made.push(Made::Day(weekday, store::written(&hours)));
    }
    if trial.days.insert(place, hours).is_some() {
        line.wrong(DAY, "centre-table-day-twice");
    }
}

/// The week of all lines: the hours that it gives the centre, where they are not its own already. What is its own in seasons stays.
pub(super) fn whole(trial: &mut Trial, known: &Known) {
    if trial.days.is_empty() {
        return;
    }
    let mut week = Week::default();
    for (place, day) in store::week().enumerate() {
        *week.on_mut(day) = trial.days.get(&place).cloned().unwrap_or_default();
    }
    if let Some(last) = trial.lines.last_mut().filter(|_| week.is_never_open()) {
        last.wrong(HOURS, "calendar-never-open");
    }
    let own = OwnHours { week, in_seasons: known.hours.as_ref().and_then(|own| own.in_seasons.clone()) };
    if known.hours.as_ref() == Some(&own) {
        trial.lines.iter_mut().for_each(|line| line.made.retain(|made| !matches!(made, Made::Day(..))));
    } else {
        trial.hours = Some(own);
    }
}
