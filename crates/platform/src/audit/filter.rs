//! Which events are asked for.

use jiff::civil::Date;
use kernel::Error;
use kernel::Result;
use kernel::Timestamp;
use kernel::invalid;
use serde::Deserialize;

/// The fields of the form as they were filled in; empty ones ask for everything.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Asked {
    /// The first day, as 2026-11-24.
    pub(super) from: String,
    /// The last day.
    pub(super) until: String,
    /// Who acted: `employee:12`.
    pub(super) actor: String,
    /// What happened: `account.signed-in`.
    pub(super) kind: String,
    /// The thing: `case:12`, `mailbox:7`.
    pub(super) thing: String,
    /// Only events before this number.
    pub(super) before: Option<i64>,
}

/// What is looked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Filter {
    pub(super) from: Option<Timestamp>,
    pub(super) until: Option<Timestamp>,
    pub(super) actor: Option<String>,
    pub(super) kind: Option<String>,
    pub(super) thing: Option<(String, i64)>,
    pub(super) before: Option<i64>,
}

impl Asked {
    /// Reads the fields.
    ///
    /// # Errors
    /// `Invalid` for a day or a thing that cannot be read.
    pub(super) fn read(&self) -> Result<Filter> {
        let some = |text: &str| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
        let thing = some(&self.thing).map(|text| thing(&text).ok_or_else(|| invalid("thing", "audit-thing-wrong"))).transpose()?;
        Ok(Filter {
            from: some(&self.from).map(|text| day("from", &text, 0)).transpose()?,
            until: some(&self.until).map(|text| day("until", &text, 1)).transpose()?,
            actor: some(&self.actor),
            kind: some(&self.kind),
            thing,
            before: self.before,
        })
    }

    /// The same question as a query string, from another place on.
    pub(super) fn query(&self, before: Option<i64>) -> String {
        let fields = [("from", &self.from), ("until", &self.until), ("actor", &self.actor), ("kind", &self.kind), ("thing", &self.thing)];
        let mut pairs: Vec<(&str, String)> =
            fields.into_iter().filter(|(_, value)| !value.is_empty()).map(|(name, value)| (name, value.clone())).collect();
        pairs.extend(before.map(|before| ("before", before.to_string())));
        serde_urlencoded::to_string(pairs).unwrap_or_default()
    }
}

/// The beginning of a day of Bahrain, so many days later.
fn day(field: &'static str, text: &str, later: i64) -> Result<Timestamp, Error> {
    let date: Option<Date> = ui::read_day(text).and_then(|date| date.checked_add(jiff::Span::new().days(later)).ok());
    let begins = date.and_then(|date| date.to_zoned(ui::bahrain()).ok());
    begins.map(|begins| begins.timestamp()).ok_or_else(|| invalid(field, "audit-day-wrong"))
}

fn thing(text: &str) -> Option<(String, i64)> {
    let (kind, id) = text.split_once(':')?;
    Some((kind.into(), id.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_those_of_bahrain_and_the_last_one_is_whole() {
        let asked = Asked { from: "2026-11-24".into(), until: "2026-11-24".into(), ..Asked::default() };
        let filter = asked.read().unwrap();
        assert_eq!(filter.from.unwrap().to_string(), "2026-11-23T21:00:00Z");
        assert_eq!(filter.until.unwrap().to_string(), "2026-11-24T21:00:00Z");
        assert!(Asked { from: "yesterday".into(), ..Asked::default() }.read().is_err());
        assert!(Asked { thing: "case".into(), ..Asked::default() }.read().is_err());
    }
}
