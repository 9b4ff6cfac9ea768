//! The Hijri date beside the Gregorian one, by the reckoning of Umm al-Qura; what a circular announces outweighs it.

use icu_calendar::Date as IcuDate;
use icu_calendar::cal::Hijri as HijriCalendar;
use jiff::civil::Date;

/// A date of the Hijri calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Hijri {
    /// The year since the Hijra.
    pub year: i32,
    /// The month: 1 Muharram to 12 Dhu al-Hijja; its name is the text `calendar-hijri-month-N`.
    pub month: u8,
    /// The day, 1 to 30.
    pub day: u8,
}

/// The Hijri date of a Gregorian one, as Umm al-Qura reckons it.
pub fn hijri(date: Date) -> Option<Hijri> {
    let month = date.month().unsigned_abs();
    let day = date.day().unsigned_abs();
    let iso = IcuDate::try_new_iso(i32::from(date.year()), month, day).ok()?;
    let reckoned = iso.to_calendar(HijriCalendar::new_umm_al_qura());
    Some(Hijri { year: reckoned.year().extended_year(), month: reckoned.month().ordinal, day: reckoned.day_of_month().0 })
}
