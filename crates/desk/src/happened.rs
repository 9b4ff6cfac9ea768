//! Events in words: what happened in a case, by whom, as a line that a person reads.

use ::store::Tx;
use kernel::Arg;
use kernel::EmployeeId;
use kernel::Recorded;
use kernel::Result;
use kernel::Timestamp;
use platform::audit;
use serde_json::Value;
use ui::Page;

use crate::names::Names;
use crate::store::referrals;
use crate::store::tags;

/// Fields of events that name an employee.
const PEOPLE: [&str; 6] = ["owner", "back_up", "employee", "to", "from", "colleague"];
/// A line of a timeline.
#[derive(Clone, Debug)]
pub(crate) struct Line {
    /// The event's number.
    pub(crate) seq: i64,
    /// When it happened.
    pub(crate) at: Timestamp,
    /// What happened.
    pub(crate) text: String,
    /// Who did it; empty for the system.
    pub(crate) who: String,
    /// What they wrote; often empty.
    pub(crate) note: String,
}

/// Puts an event into words: `event-desk-case-late`, or with its kind `event-desk-case-assigned-chosen`. One that no part has words for is
/// named as it is.
pub(crate) fn line(tx: &mut Tx<'_>, page: &Page, names: &mut Names, event: &Recorded) -> Result<Line> {
    let key = audit::keys(&event.kind, &event.data).into_iter().find(|key| page.words.has(key));
    let args = args(tx, page, names, event)?;
    let text = match key {
        Some(key) => page.ta(&key, &args),
        None => page.t1("desk-event-other", "kind", event.kind.as_str()),
    };
    let note = event.data["note"].as_str().unwrap_or_default().to_owned();
    // What somebody saw and was written down later is told with them, and when they saw it.
    let who = match event.data["by"].as_i64() {
        Some(by) => names.of_one(tx, Some(EmployeeId::new(by)))?,
        None => actor(tx, page, names, &event.actor)?,
    };
    let seen = event.data["seen_at"].as_i64().and_then(|at| Timestamp::from_millisecond(at).ok());
    Ok(Line { seq: event.seq, at: seen.unwrap_or(event.at), text, who, note })
}

fn args<'e>(tx: &mut Tx<'_>, page: &Page, names: &mut Names, event: &'e Recorded) -> Result<Vec<(&'e str, Arg)>> {
    let mut args = Vec::new();
    for (field, value) in event.data.as_object().into_iter().flatten() {
        let arg = match value {
            Value::Number(_) if PEOPLE.contains(&field.as_str()) => Arg::from(names.of_one(tx, value.as_i64().map(EmployeeId::new))?),
            Value::Number(_) if field.ends_with("_entity") => Arg::from(entity(tx, page, value.as_i64())?),
            Value::Number(_) if field == "service" => Arg::from(service(tx, page, value.as_i64())?),
            Value::Null if field == "service" => Arg::from(page.t("desk-matter-none")),
            Value::String(key) if field == "urgency" => Arg::from(page.t(&format!("desk-urgency-{key}"))),
            Value::String(key) if field == "lang" => Arg::from(page.t(&format!("desk-filter-lang-{key}"))),
            Value::String(text) => Arg::from(text.as_str()),
            Value::Number(_) if field == "tag" => Arg::from(tag(tx, page, value.as_i64())?),
            Value::Number(_) if field.ends_with("_at") => Arg::from(moment(page, value.as_i64())),
            Value::Number(number) => Arg::Number(number.as_f64().unwrap_or_default()),
            Value::Null if PEOPLE.contains(&field.as_str()) => Arg::from(page.t("desk-nobody")),
            _ => continue,
        };
        args.push((field.as_str(), arg));
    }
    Ok(args)
}

fn tag(tx: &mut Tx<'_>, page: &Page, id: Option<i64>) -> Result<String> {
    let known = id.map_or(Ok(None), |id| tags::one(tx, kernel::Id::new(id)))?;
    Ok(known.map(|tag| tag.name.get(page.lang).to_owned()).unwrap_or_default())
}

fn entity(tx: &mut Tx<'_>, page: &Page, id: Option<i64>) -> Result<String> {
    id.map_or(Ok(String::new()), |id| referrals::name_of(tx, kernel::Id::new(id), page.lang))
}

fn service(tx: &mut Tx<'_>, page: &Page, id: Option<i64>) -> Result<String> {
    let known = id.map_or(Ok(None), |id| org::store::service(tx, kernel::Id::new(id)))?;
    Ok(known.map(|service| service.name.get(page.lang).to_owned()).unwrap_or_default())
}

fn moment(page: &Page, millis: Option<i64>) -> String {
    millis.and_then(|millis| Timestamp::from_millisecond(millis).ok()).map(|at| page.datetime(at)).unwrap_or_default()
}

/// Who did it, as `Who::key` wrote it.
pub(crate) fn actor(tx: &mut Tx<'_>, page: &Page, names: &mut Names, key: &str) -> Result<String> {
    match key.split_once(':') {
        Some(("employee", id)) => names.of_one(tx, id.parse().ok()),
        Some(("customer", _)) => Ok(page.t("desk-the-customer")),
        Some(("system", _)) => Ok(page.t("desk-the-system")),
        _ => Ok(String::new()),
    }
}
