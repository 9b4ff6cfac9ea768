//! Days that are not as their weekday would have them: holidays, extra working days, and seasons such as Ramadan.

use jiff::civil::Date;
use kernel::Lang;
use serde::Deserialize;
use serde::Serialize;

use crate::Hours;
use crate::Week;

/// Whether a date is reckoned or announced.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Standing {
    /// Reckoned; the moon or a circular can still move it.
    Estimated,
    /// Fixed by law or announced.
    Confirmed,
}

impl Standing {
    /// The stable name: `estimated`.
    pub const fn key(self) -> &'static str {
        match self {
            Standing::Estimated => "estimated",
            Standing::Confirmed => "confirmed",
        }
    }
}

/// A day without service.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Holiday {
    /// The day.
    pub date: Date,
    /// Its name in Arabic.
    pub name_ar: String,
    /// Its name in English.
    pub name_en: String,
    /// The circular that announced it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub circular: Option<String>,
    /// Whether the day is certain.
    pub standing: Standing,
}

/// A day with hours of its own, whatever its weekday and even on a holiday.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExtraDay {
    /// The day.
    pub date: Date,
    /// Its hours.
    pub hours: Hours,
    /// Why, in Arabic.
    pub name_ar: String,
    /// Why, in English.
    pub name_en: String,
    /// The circular that ordered it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub circular: Option<String>,
}

/// A time of the year with another week, such as Ramadan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Season {
    /// The first day.
    pub from: Date,
    /// The last day, included.
    pub to: Date,
    /// Its name in Arabic.
    pub name_ar: String,
    /// Its name in English.
    pub name_en: String,
    /// The circular that set its dates or hours.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub circular: Option<String>,
    /// Whether its dates are certain.
    pub standing: Standing,
    /// The hours of its week.
    pub week: Week,
}

impl Holiday {
    /// The name in the reader's language.
    pub fn name(&self, lang: Lang) -> &str {
        pick(lang, &self.name_ar, &self.name_en)
    }
}

impl ExtraDay {
    /// The reason in the reader's language.
    pub fn name(&self, lang: Lang) -> &str {
        pick(lang, &self.name_ar, &self.name_en)
    }
}

impl Season {
    /// The name in the reader's language.
    pub fn name(&self, lang: Lang) -> &str {
        pick(lang, &self.name_ar, &self.name_en)
    }

    /// Whether a day lies in it.
    pub fn holds(&self, date: Date) -> bool {
        self.from <= date && date <= self.to
    }
}

fn pick<'a>(lang: Lang, ar: &'a str, en: &'a str) -> &'a str {
    match lang {
        Lang::Ar => ar,
        Lang::En => en,
    }
}
