//! What is wrong with a form, a query or JSON that cannot be read: the field, and what to do, in the reader's language. The words of the
//! libraries that read them go to the log alone.

use std::collections::BTreeSet;

use axum::extract::rejection::JsonRejection;
use http::StatusCode;
use kernel::Arg;
use kernel::Error;
use kernel::FieldError;
use serde::de::DeserializeOwned;

use crate::Failure;

/// So many different names of a form or a query are tried for the wrong one.
const NAMES: usize = 64;
/// A name is said up to so many letters of it.
const SAID: usize = 80;

/// A form or a query that cannot be read: the one field without which it could be, or would be wrong in another way.
pub(super) fn wrong_pair<T: DeserializeOwned>(bytes: &[u8], whole: &'static str, error: &serde_urlencoded::de::Error) -> Failure {
    let text = error.to_string();
    if let Some(known) = named(&text) {
        return failure(known, whole, &text);
    }
    let pairs: Vec<(String, String)> = serde_urlencoded::from_bytes(bytes).unwrap_or_default();
    let names: BTreeSet<&String> = pairs.iter().map(|(name, _)| name).take(NAMES).collect();
    let is_wrong = |name: &&String| {
        let others: Vec<_> = pairs.iter().filter(|(other, _)| other != *name).collect();
        let without = serde_urlencoded::to_string(others).unwrap_or_default();
        serde_urlencoded::from_str::<T>(&without).err().is_none_or(|other| other.to_string() != text)
    };
    let found = names.into_iter().find(is_wrong).map_or((whole.into(), "platform-unreadable"), |name| (name.clone(), KIND));
    failure(Wrong { field: found.0, key: found.1, args: Vec::new() }, whole, &text)
}

/// A body that is no JSON, or not the JSON that is wanted.
pub(super) fn wrong_body(rejection: &JsonRejection) -> Failure {
    let text = rejection.body_text();
    let whole = |key| Wrong { field: "body".into(), key, args: Vec::new() };
    let wrong = match rejection {
        JsonRejection::MissingJsonContentType(_) => whole("platform-needs-json"),
        JsonRejection::JsonSyntaxError(_) => match place(&text) {
            Some(args) => Wrong { args, ..whole("platform-not-json") },
            None => whole("platform-unreadable"),
        },
        JsonRejection::JsonDataError(_) => named(&text).or_else(|| at_path(&text)).unwrap_or_else(|| whole("platform-unreadable")),
        other if other.status() == StatusCode::PAYLOAD_TOO_LARGE => whole("platform-too-large"),
        _ => whole("platform-unreadable"),
    };
    failure(wrong, "body", &text)
}

/// What is wrong, and where.
struct Wrong {
    field: String,
    key: &'static str,
    args: Vec<(&'static str, Arg)>,
}

const KIND: &str = "platform-field-kind";

fn failure(wrong: Wrong, whole: &'static str, text: &str) -> Failure {
    tracing::debug!(text, whole, "a request could not be read");
    let field: String = wrong.field.chars().filter(|c| !c.is_control()).take(SAID).collect();
    // A page says what is wrong without saying beside which field it stands, so the text names it too.
    let args = wrong.args.into_iter().chain([("field", Arg::from(field.as_str()))]).collect();
    Failure(Error::Invalid(vec![FieldError { field: field.into(), key: wrong.key, args }]))
}

/// A field that is not known, is missing or stands twice is named by whoever reads: between backquotes.
fn named(text: &str) -> Option<Wrong> {
    const KNOWN: [(&str, &str); 3] = [
        ("unknown field `", "platform-field-unknown"),
        ("missing field `", "platform-field-missing"),
        ("duplicate field `", "platform-field-twice"),
    ];
    KNOWN.into_iter().find_map(|(before, key)| {
        let name = text.split_once(before)?.1.split('`').next()?;
        Some(Wrong { field: name.to_owned(), key, args: Vec::new() })
    })
}

/// The field whose value is of another kind, with the way to it: `items[2].name`.
fn at_path(text: &str) -> Option<Wrong> {
    let path = text.split_once("target type: ")?.1.split_once(": ")?.0;
    let is_path = !path.is_empty() && path.chars().all(|c| c.is_alphanumeric() || "_-[].".contains(c)) && path != ".";
    is_path.then(|| Wrong { field: path.to_owned(), key: KIND, args: Vec::new() })
}

/// The line and the column at which JSON ends to be some.
fn place(text: &str) -> Option<Vec<(&'static str, Arg)>> {
    let (line, column) = text.rsplit_once(" at line ")?.1.split_once(" column ")?;
    Some(vec![("line", line.trim().parse::<i64>().ok()?.into()), ("column", column.trim().parse::<i64>().ok()?.into())])
}

#[cfg(test)]
mod tests {
    use serde::Deserialize;

    use super::*;

    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    #[expect(dead_code, reason = "only whether it can be read is asked")]
    struct Asked {
        before: Option<i64>,
        state: String,
    }

    fn wrong(query: &str) -> (String, &'static str) {
        let error = serde_urlencoded::from_str::<Asked>(query).unwrap_err();
        let Failure(Error::Invalid(fields)) = wrong_pair::<Asked>(query.as_bytes(), "query", &error) else { panic!("{query}") };
        (fields[0].field.to_string(), fields[0].key)
    }

    #[test]
    fn the_field_that_is_wrong_is_named_whatever_is_wrong_with_it() {
        assert_eq!(wrong("state=new&before=yesterday"), ("before".into(), "platform-field-kind"));
        assert_eq!(wrong("state=new&colour=red"), ("colour".into(), "platform-field-unknown"));
        assert_eq!(wrong("before=7"), ("state".into(), "platform-field-missing"));
        assert_eq!(wrong("state=new&state=old"), ("state".into(), "platform-field-twice"));
    }
}
