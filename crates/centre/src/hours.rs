//! When a centre is open: as its entity, or in a week of its own with the entity's seasons, holidays and extra days.

mod shut;

use ::store::Tx;
use calendar::Calendar;
use calendar::Season;
use calendar::Week;
use calendar::weekday_key;
use kernel::CentreId;
use kernel::Error;
use kernel::FieldError;
use kernel::Result;
use kernel::Timestamp;
use kernel::invalid;
use kernel::refuse;
use serde::Deserialize;
use serde::Serialize;

use crate::appointment::Appointment;
use crate::appointment::AppointmentId;
use crate::blocks::call_off_what_cannot_stand;
use crate::blocks::outside;
use crate::events::CentreChanged;
use crate::issue::must_reach;
use crate::issue::today;
use crate::store;

pub(crate) use shut::Shut;

/// Minutes of a day.
const MIDNIGHT: u16 = 24 * 60;

/// The hours of a centre that has its own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OwnHours {
    /// The ordinary week.
    pub week: Week,
    /// The week in seasons such as Ramadan, whose dates are the entity's; none where its hours hold then.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub in_seasons: Option<Week>,
}

impl OwnHours {
    /// Whether they may stand as they are.
    ///
    /// # Errors
    /// `Invalid` for a week that is never open, and for hours that go past midnight, when a centre's day ends.
    pub fn check(&self) -> Result<()> {
        if self.week.is_never_open() {
            return Err(invalid("sunday", "calendar-never-open"));
        }
        let is_never_open = self.in_seasons.as_ref().is_some_and(Week::is_never_open);
        if is_never_open {
            return Err(invalid("season-sunday", "calendar-never-open"));
        }
        let goes_past = [(Some(&self.week), ""), (self.in_seasons.as_ref(), "season-")].into_iter().find_map(|(week, prefix)| {
            let week = week?;
            let late = store::week().find(|day| week.on(*day).periods().iter().any(|period| period.closes() > MIDNIGHT))?;
            Some(format!("{prefix}{}", weekday_key(late)))
        });
        let wrong = |day: String| FieldError { field: day.into(), key: "centre-hours-past-midnight", args: Vec::new() };
        goes_past.map_or(Ok(()), |day| Err(Error::Invalid(vec![wrong(day)])))
    }

    /// The calendar of an entity with this week in place of its own.
    fn within(&self, mut calendar: Calendar) -> Result<Calendar> {
        calendar.set_week(self.week.clone())?;
        if let Some(week) = &self.in_seasons {
            for season in calendar.seasons().to_vec() {
                calendar.set_season(Season { week: week.clone(), ..season })?;
            }
        }
        Ok(calendar)
    }
}

/// The calendar by which a centre is open.
///
/// # Errors
/// What the database says.
pub fn calendar_of(tx: &mut Tx<'_>, centre: CentreId) -> Result<Calendar> {
    let own = store::own_hours(tx, centre)?;
    calendar_with(tx, own.as_ref())
}

/// When a centre that is closed at this hour opens: the end of time where it never does. None where it is open.
///
/// # Errors
/// What the database says.
pub(crate) fn opens_at(tx: &mut Tx<'_>, centre: CentreId) -> Result<Option<Timestamp>> {
    let (now, calendar) = (tx.now(), calendar_of(tx, centre)?);
    Ok(Some(calendar.next_opening(now)).filter(|opens| *opens > now))
}

/// Whether people may come to a centre now: within its hours, on a day that was not closed.
///
/// # Errors
/// What the database says.
pub(crate) fn is_open_now(tx: &mut Tx<'_>, centre: CentreId) -> Result<bool> {
    let day = today(tx);
    Ok(opens_at(tx, centre)?.is_none() && store::closed_day(tx, centre, &day)?.is_none())
}

/// When what is said of a centre's hours changes by itself: with their next beginning or end, and with the day.
///
/// # Errors
/// What the database says.
pub(crate) fn changes_at(tx: &mut Tx<'_>, centre: CentreId) -> Result<Timestamp> {
    let (now, calendar) = (tx.now(), calendar_of(tx, centre)?);
    Ok(changes_after(&calendar, now))
}

/// The same by a calendar.
pub(crate) fn changes_after(calendar: &Calendar, now: Timestamp) -> Timestamp {
    let today = now.to_zoned(ui::bahrain()).date();
    let midnight = today.tomorrow().and_then(|next| next.at(0, 0, 0, 0).to_zoned(ui::bahrain()));
    let edges = calendar.periods_of(today).into_iter().flat_map(|opening| [opening.from, opening.to]);
    let next = edges.chain(midnight.map(|midnight| midnight.timestamp()).ok()).filter(|edge| *edge > now).min();
    next.unwrap_or(Timestamp::MAX)
}

fn calendar_with(tx: &mut Tx<'_>, own: Option<&OwnHours>) -> Result<Calendar> {
    let calendar = desk::calendars::of_entity(tx)?;
    own.map_or(Ok(calendar.clone()), |own| own.within(calendar))
}

/// Gives a centre its own hours, or none: then it is open as its entity. Appointments that lie outside of them are called off, as far as they are
/// among those that may be. Where others lie outside too, they are answered, and nothing has changed.
///
/// # Errors
/// `Invalid` for what `OwnHours::check` says; `NotFound` for a centre out of reach.
pub fn set_hours(
    tx: &mut Tx<'_>,
    (centre, own): (CentreId, Option<&OwnHours>),
    may_call_off: &[AppointmentId],
) -> Result<Vec<Appointment>> {
    must_reach(tx, centre)?;
    own.map_or(Ok(()), OwnHours::check)?;
    if store::own_hours(tx, centre)?.as_ref() == own {
        return Ok(Vec::new());
    }
    let calendar = calendar_with(tx, own)?;
    let outside = outside(tx, centre, &calendar)?;
    if outside.iter().any(|one| !may_call_off.contains(&one.id)) {
        return Ok(outside);
    }
    store::save_own_hours(tx, centre, own)?;
    tx.record(CentreChanged { centre: centre.get(), what: "hours", id: centre.get() })?;
    call_off_what_cannot_stand(tx)?;
    Ok(Vec::new())
}

/// The same where there is nobody to be asked: as another centre has them, or as a table says.
///
/// # Errors
/// Refused where somebody has booked outside of them; what `set_hours` says.
pub(crate) fn follow_hours(tx: &mut Tx<'_>, centre: CentreId, own: Option<&OwnHours>) -> Result<()> {
    if set_hours(tx, (centre, own), &[])?.is_empty() { Ok(()) } else { Err(refuse("centre-hours-booked").into()) }
}

#[cfg(test)]
mod tests {
    use calendar::Hours;
    use calendar::Standing;

    use super::*;

    fn week(hours: &str) -> Week {
        Week::every_day(&Hours::read(hours).unwrap())
    }

    #[test]
    fn a_centre_has_its_own_week_within_the_seasons_and_holidays_of_its_entity() {
        let (from, to) = ("2027-02-08".parse().unwrap(), "2027-03-09".parse().unwrap());
        let ramadan = Season {
            from,
            to,
            week: Week::sunday_to_thursday(&Hours::read("08:00-14:00").unwrap()),
            name_ar: "رمضان".into(),
            name_en: "Ramadan".into(),
            circular: None,
            standing: Standing::Estimated,
        };
        let mut entity = calendar::bahrain();
        entity.set_season(ramadan).unwrap();
        let on = |calendar: &Calendar, day: &str| {
            let hours = calendar.hours_of(day.parse().unwrap()).cloned().unwrap_or_default();
            store::written(&hours)
        };
        let own = OwnHours { week: week("10:00-12:00, 16:00-22:00"), in_seasons: None };
        let centre = own.within(entity.clone()).unwrap();
        assert_eq!(on(&centre, "2026-11-27"), "10:00-12:00, 16:00-22:00", "open on a Friday");
        assert_eq!(on(&centre, "2027-02-10"), "08:00-14:00");
        assert_eq!(on(&centre, "2026-12-16"), "", "the National Day is one here too");
        let in_ramadan = OwnHours { in_seasons: Some(week("20:00-24:00")), ..own }.within(entity).unwrap();
        assert_eq!(
            (on(&in_ramadan, "2027-02-10"), on(&in_ramadan, "2027-03-17")),
            ("20:00-24:00".into(), "10:00-12:00, 16:00-22:00".into())
        );
    }

    #[test]
    fn what_is_said_of_the_hours_changes_with_their_edges_and_with_the_day() {
        let centre = OwnHours { week: week("10:00-12:00, 16:00-22:00"), in_seasons: None }.within(calendar::bahrain()).unwrap();
        let at = |time: &str| -> Timestamp { format!("2026-11-24T{time}:00+03:00").parse().unwrap() };
        for (now, edge) in [("00:00", "10:00"), ("10:00", "12:00"), ("11:59", "12:00"), ("12:00", "16:00"), ("21:00", "22:00")] {
            assert_eq!(changes_after(&centre, at(now)), at(edge), "{now}");
        }
        let midnight: Timestamp = "2026-11-25T00:00:00+03:00".parse().unwrap();
        assert_eq!(changes_after(&centre, at("22:00")), midnight);
    }

    #[test]
    fn a_week_without_hours_is_none() {
        assert!(OwnHours { week: Week::default(), in_seasons: None }.check().is_err());
        assert!(OwnHours { week: week("08:00-14:00"), in_seasons: Some(Week::default()) }.check().is_err());
        assert!(OwnHours { week: week("16:00-24:00"), in_seasons: Some(week("20:00-24:00")) }.check().is_ok());
        assert!(OwnHours { week: week("08:00-14:00"), in_seasons: Some(week("20:00-02:00")) }.check().is_err(), "its day ends at midnight");
    }
}
