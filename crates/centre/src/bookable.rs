//! How a service of a centre can be booked, as the centre sets it, and how the centre takes those who booked.

use std::time::Duration;

use calendar::Hours;
use calendar::Weekday;
use kernel::Bilingual;
use kernel::CentreId;
use kernel::EmployeeId;
use kernel::FieldError;
use kernel::Result;
use org::ServiceId;

use crate::slots::Terms;

const MINUTE: Duration = Duration::from_secs(60);
/// The longest list of what to bring, in characters.
const LONGEST_LIST: usize = 1_500;

/// A service of a centre that people book.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bookable {
    /// The centre.
    pub centre: CentreId,
    /// The service.
    pub service: ServiceId,
    /// Whether it can be booked now.
    pub is_open: bool,
    /// How many minutes a visit lasts: 5 to 240.
    pub lasts_minutes: u32,
    /// How many counters are kept for those who booked, at a time: 1 to 50.
    pub at_once: u32,
    /// How many minutes ahead one books at the latest: 0 to 10080.
    pub notice_minutes: u32,
    /// How many days ahead one books at the earliest: 1 to 180.
    pub ahead_days: u32,
    /// On which weekdays; none means all on which the centre is open.
    pub days: Vec<Weekday>,
    /// In which hours; none means the centre's.
    pub hours: Hours,
    /// Whom one meets: the centre's manager. None for what is done at a counter.
    pub employee: Option<EmployeeId>,
    /// What to bring, a line each.
    pub bring: Bilingual,
}

impl Bookable {
    /// Whether it may stand as it is.
    ///
    /// # Errors
    /// `Invalid` for numbers out of their bounds, and for a list in one language alone or too long.
    pub fn check(&self) -> Result<()> {
        let counts = [
            ("lasts", self.lasts_minutes, 5..=240, "centre-lasts-wrong"),
            ("at_once", self.at_once, 1..=50, "centre-at-once-wrong"),
            ("notice", self.notice_minutes, 0..=7 * 24 * 60, "centre-notice-wrong"),
            ("ahead", self.ahead_days, 1..=180, "centre-ahead-wrong"),
        ];
        let counts = counts.into_iter().filter(|(_, number, allowed, _)| !allowed.contains(number)).map(|(field, .., key)| (field, key));
        let (ar, en) = (lines(&self.bring.ar).count(), lines(&self.bring.en).count());
        let unequal = (ar != en).then_some(("bring_en", "centre-bring-unequal"));
        let is_long = |text: &str| text.chars().count() > LONGEST_LIST;
        let long = (is_long(&self.bring.ar) || is_long(&self.bring.en)).then_some(("bring_ar", "centre-text-long"));
        let wrong: Vec<FieldError> =
            counts.chain(unequal).chain(long).map(|(field, key)| FieldError { field: field.into(), key, args: Vec::new() }).collect();
        if wrong.is_empty() { Ok(()) } else { Err(kernel::Error::Invalid(wrong)) }
    }

    /// The terms on which its times are reckoned.
    pub fn terms(&self) -> Terms {
        Terms {
            lasts: MINUTE * self.lasts_minutes,
            at_once: self.at_once as usize,
            notice: MINUTE * self.notice_minutes,
            ahead_days: self.ahead_days,
            days: self.days.clone(),
            hours: self.hours.clone(),
        }
    }
}

/// The lines of a list that say something.
pub(crate) fn lines(text: &str) -> impl Iterator<Item = &str> {
    text.lines().map(str::trim).filter(|line| !line.is_empty())
}

/// How a centre takes those who booked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AppointmentRules {
    /// How many minutes before the time one is taken at the earliest: 0 to 240.
    pub early_minutes: u32,
    /// How many minutes after the time one still counts as in time: 0 to 120.
    pub grace_minutes: u32,
    /// How many hours before the time one is reminded: 1 to 168.
    pub remind_hours: u32,
    /// How many appointments one telephone or address has at most that are still to come: 1 to 20.
    pub most_open: u32,
}

impl Default for AppointmentRules {
    fn default() -> Self {
        Self { early_minutes: 60, grace_minutes: 10, remind_hours: 24, most_open: 3 }
    }
}

impl AppointmentRules {
    /// Whether they may stand as they are.
    ///
    /// # Errors
    /// `Invalid` for numbers out of their bounds.
    pub fn check(&self) -> Result<()> {
        let all = [
            ("early", self.early_minutes, 0..=240, "centre-early-wrong"),
            ("grace", self.grace_minutes, 0..=120, "centre-grace-wrong"),
            ("remind", self.remind_hours, 1..=168, "centre-remind-wrong"),
            ("most_open", self.most_open, 1..=20, "centre-most-open-wrong"),
        ];
        let wrong = all.into_iter().filter(|(_, number, allowed, _)| !allowed.contains(number));
        let wrong: Vec<FieldError> = wrong.map(|(field, .., key)| FieldError { field: field.into(), key, args: Vec::new() }).collect();
        if wrong.is_empty() { Ok(()) } else { Err(kernel::Error::Invalid(wrong)) }
    }
}

#[cfg(test)]
mod tests {
    use kernel::Id;

    use super::*;

    #[test]
    fn what_to_bring_stands_in_both_languages_line_by_line() {
        let bookable = |ar: &str, en: &str| Bookable {
            centre: Id::new(1),
            service: Id::new(1),
            is_open: true,
            lasts_minutes: 15,
            at_once: 1,
            notice_minutes: 60,
            ahead_days: 30,
            days: Vec::new(),
            hours: Hours::closed(),
            employee: None,
            bring: Bilingual::new(ar, en),
        };
        assert!(bookable("", "").check().is_ok() && bookable("بطاقة الهوية\n\n", "Identity card").check().is_ok());
        assert!(bookable("بطاقة الهوية", "").check().is_err());
        assert!(Bookable { lasts_minutes: 4, ..bookable("", "") }.check().is_err());
    }
}
