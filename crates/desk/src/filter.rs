//! What the cases of a list must be like: state, owner, service, channel, tag, language, age, due time.

use ::store::Tx;
use kernel::EmployeeId;
use kernel::Error;
use kernel::Lang;
use kernel::Result;
use kernel::invalid;
use org::ServiceId;
use schemars::JsonSchema;
use serde::Deserialize;
use serde::Serialize;

use crate::lists::Listed;
use crate::lists::Mark;
use crate::store::filtered;
use crate::tags::TagId;

/// What the cases of a list must be like, as an address and a saved view write it. What is left empty does not matter.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
#[schemars(rename = "CaseFilter")]
pub struct Filter {
    /// `open`, `snoozed`, `closed`; open when left empty.
    pub state: String,
    /// `me`, `nobody`, or an employee's number.
    pub owner: String,
    /// A service's number.
    pub service: String,
    /// The key of a channel.
    pub channel: String,
    /// A tag's number.
    pub tag: String,
    /// `ar` or `en`.
    pub lang: String,
    /// Opened at least so many days ago.
    pub age: String,
    /// `late`, or due within so many hours.
    pub due: String,
}

/// Whose cases.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Whose {
    Anybody,
    Nobody,
    One(EmployeeId),
}

/// A filter that was read, for the one who looks.
#[derive(Clone, Debug)]
pub(crate) struct Wanted {
    /// `open`, `snoozed`, `closed`.
    pub(crate) state: &'static str,
    pub(crate) whose: Whose,
    pub(crate) service: Option<ServiceId>,
    pub(crate) channel: String,
    pub(crate) tag: Option<TagId>,
    pub(crate) lang: Option<Lang>,
    /// Opened before this instant, in milliseconds since 1970.
    pub(crate) opened_before: Option<i64>,
    /// Due before this instant, in milliseconds since 1970.
    pub(crate) due_before: Option<i64>,
}

const HOUR_MILLIS: i64 = 3_600_000;
const MOST_DAYS: i64 = 3660;
const MOST_HOURS: i64 = 24 * 366;

impl Filter {
    /// Reads it at an instant, in milliseconds since 1970, for the one who looks.
    ///
    /// # Errors
    /// `Invalid` for what names nothing.
    pub(crate) fn read(&self, now: i64, me: Option<EmployeeId>) -> Result<Wanted> {
        let state = match self.state.as_str() {
            "" | "open" => "open",
            "snoozed" => "snoozed",
            "closed" => "closed",
            _ => return Err(invalid("state", "desk-filter-unknown")),
        };
        let whose = match self.owner.as_str() {
            "" => Whose::Anybody,
            "nobody" => Whose::Nobody,
            "me" => Whose::One(me.ok_or(Error::SignedOut)?),
            id => Whose::One(id.parse().map_err(|_| invalid("owner", "desk-filter-unknown"))?),
        };
        let days = count("age", &self.age, (MOST_DAYS, "desk-filter-number"))?;
        // What is due at the very end of so many hours is due within them; what is due now is not late.
        let due = if self.due == "late" { Some(now) } else { hours(&self.due)?.map(|hours| now + hours * HOUR_MILLIS + 1) };
        Ok(Wanted {
            state,
            whose,
            service: number("service", &self.service)?,
            channel: self.channel.clone(),
            tag: number("tag", &self.tag)?,
            lang: if self.lang.is_empty() {
                None
            } else {
                Some(Lang::parse(&self.lang).ok_or_else(|| invalid("lang", "desk-filter-unknown"))?)
            },
            opened_before: days.map(|days| now - days * 24 * HOUR_MILLIS),
            due_before: due,
        })
    }

    /// What stands in an address: `state=open&tag=12`, without what is empty.
    pub(crate) fn query(&self) -> String {
        let fields = [
            ("state", &self.state),
            ("owner", &self.owner),
            ("service", &self.service),
            ("channel", &self.channel),
            ("tag", &self.tag),
            ("lang", &self.lang),
            ("age", &self.age),
            ("due", &self.due),
        ];
        let given = fields.into_iter().filter(|(_, value)| !value.is_empty());
        given.map(|(name, value)| format!("{name}={}", crate::search::encoded(value))).collect::<Vec<_>>().join("&")
    }
}

fn number<K>(field: &'static str, text: &str) -> Result<Option<kernel::Id<K>>> {
    if text.is_empty() { Ok(None) } else { text.parse().map(Some).map_err(|_| invalid(field, "desk-filter-unknown")) }
}

fn hours(text: &str) -> Result<Option<i64>> {
    count("due", text, (MOST_HOURS, "desk-filter-hours"))
}

fn count(field: &'static str, text: &str, (most, wrong): (i64, &'static str)) -> Result<Option<i64>> {
    let text = ui::western(text.trim());
    if text.is_empty() {
        return Ok(None);
    }
    let number = text.parse().ok().filter(|number| (0..=most).contains(number));
    number.map(Some).ok_or_else(|| invalid(field, wrong))
}

/// One page of the cases that are like this, and where the next one begins. A page looks at so many cases at most; one that found few
/// among them goes on further back.
///
/// # Errors
/// `Invalid` for a filter that names nothing.
pub fn list_like(tx: &mut Tx<'_>, filter: &Filter, before: Option<Mark>, limit: u32) -> Result<(Vec<Listed>, Option<Mark>)> {
    let me = tx.actor().employee().ok();
    let wanted = filter.read(tx.now().as_millisecond(), me)?;
    filtered::page(tx, &wanted, before, limit)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_filter_is_read_as_it_was_meant_and_what_names_nothing_is_refused() {
        let filter = Filter { owner: "nobody".into(), age: "٣".into(), due: "late".into(), ..Filter::default() };
        let wanted = filter.read(1_000_000_000, None).unwrap();
        assert_eq!((wanted.state, wanted.whose), ("open", Whose::Nobody));
        assert_eq!((wanted.opened_before, wanted.due_before), (Some(1_000_000_000 - 3 * 24 * HOUR_MILLIS), Some(1_000_000_000)));
        assert_eq!(filter.query(), "owner=nobody&age=%D9%A3&due=late");
        for wrong in [
            Filter { state: "lost".into(), ..Filter::default() },
            Filter { age: "-1".into(), ..Filter::default() },
            Filter { tag: "red".into(), ..Filter::default() },
        ] {
            assert!(wrong.read(0, None).is_err(), "{wrong:?}");
        }
        assert!(Filter { owner: "me".into(), ..Filter::default() }.read(0, None).is_err(), "nobody in particular owns nothing");
    }
}
