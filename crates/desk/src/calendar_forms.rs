//! What is typed on the calendar's page, read: the week's hours, holidays, seasons.

use calendar::Date;
use calendar::Holiday;
use calendar::Hours;
use calendar::Season;
use calendar::Standing;
use calendar::Week;
use kernel::Result;
use kernel::invalid;
use serde::Deserialize;
use ui::Answers;

/// The hours of each day of the week, as they are typed.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct WeekForm {
    sunday: String,
    monday: String,
    tuesday: String,
    wednesday: String,
    thursday: String,
    friday: String,
    saturday: String,
}

impl WeekForm {
    /// The form filled with what was typed.
    pub(crate) fn answers(&self) -> Answers {
        let first = Answers::new().with("sunday", &self.sunday).with("monday", &self.monday).with("tuesday", &self.tuesday);
        let rest = first.with("wednesday", &self.wednesday).with("thursday", &self.thursday);
        rest.with("friday", &self.friday).with("saturday", &self.saturday)
    }

    /// The week that it says.
    pub(crate) fn week(&self) -> Result<Week> {
        Ok(Week {
            sunday: hours("sunday", &self.sunday)?,
            monday: hours("monday", &self.monday)?,
            tuesday: hours("tuesday", &self.tuesday)?,
            wednesday: hours("wednesday", &self.wednesday)?,
            thursday: hours("thursday", &self.thursday)?,
            friday: hours("friday", &self.friday)?,
            saturday: hours("saturday", &self.saturday)?,
        })
    }
}

/// Reads hours; what is wrong with them stands beside their field.
fn hours(field: &'static str, text: &str) -> Result<Hours> {
    Hours::read(text).map_err(|error| match error {
        kernel::Error::Invalid(wrong) => {
            kernel::Error::Invalid(wrong.into_iter().map(|one| kernel::FieldError { field: field.into(), ..one }).collect())
        }
        kernel::Error::Refused(refusal) => {
            kernel::Error::Invalid(vec![kernel::FieldError { field: field.into(), key: refusal.key, args: refusal.args }])
        }
        other => other,
    })
}

/// What the fields of a season are called by: they stand on one page with those of a holiday.
pub(crate) const SEASON_FIELDS: &str = "season-";

/// A holiday or a season, as it is typed.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct DatesForm {
    #[serde(alias = "season-from")]
    from: String,
    #[serde(alias = "season-to")]
    to: String,
    #[serde(alias = "season-name_ar")]
    name_ar: String,
    #[serde(alias = "season-name_en")]
    name_en: String,
    #[serde(alias = "season-circular")]
    circular: String,
    #[serde(alias = "season-confirmed")]
    confirmed: String,
    #[serde(alias = "season-hours")]
    hours: String,
}

impl DatesForm {
    /// The form filled with what was typed.
    pub(crate) fn answers(&self) -> Answers {
        let dates = Answers::new().with("from", &self.from).with("to", &self.to).with("hours", &self.hours);
        let named = dates.with("name_ar", &self.name_ar).with("name_en", &self.name_en);
        named.with("circular", &self.circular).with("confirmed", &self.confirmed)
    }

    /// The holiday that it says.
    pub(crate) fn holiday(self) -> Result<Holiday> {
        self.named()?;
        let (date, standing, circular) = (read_date("from", &self.from)?, self.standing(), self.circular());
        Ok(Holiday { date, name_ar: self.name_ar, name_en: self.name_en, circular, standing })
    }

    /// The season that it says.
    pub(crate) fn season(self) -> Result<Season> {
        self.named()?;
        Ok(Season {
            from: read_date("from", &self.from)?,
            to: read_date("to", &self.to)?,
            standing: self.standing(),
            circular: self.circular(),
            week: Week::sunday_to_thursday(&hours("hours", &self.hours)?),
            name_ar: self.name_ar,
            name_en: self.name_en,
        })
    }

    fn standing(&self) -> Standing {
        if self.confirmed == "yes" { Standing::Confirmed } else { Standing::Estimated }
    }

    fn circular(&self) -> Option<String> {
        Some(self.circular.trim().to_owned()).filter(|circular| !circular.is_empty())
    }

    fn named(&self) -> Result<()> {
        let missing = [("name_ar", &self.name_ar), ("name_en", &self.name_en)].into_iter().find(|(_, name)| name.trim().is_empty());
        missing.map_or(Ok(()), |(field, _)| Err(invalid(field, "desk-calendar-names")))
    }
}

/// Reads a day.
pub(crate) fn read_date(field: &'static str, text: &str) -> Result<Date> {
    ui::read_day(text).ok_or_else(|| invalid(field, "desk-calendar-date"))
}
