//! What is wrong with a form, a query or JSON that cannot be read: the field, and what to do, in the reader's language. The words of the
//! libraries that read them go to the log alone.

use axum::extract::rejection::JsonRejection;
use http::StatusCode;
use kernel::Arg;
use kernel::Error;
use kernel::FieldError;
use serde::de::DeserializeOwned;

use super::counting::last_read;
use crate::Failure;

/// A name is said up to so many letters of it.
const SAID: usize = 80;

/// A form or a query that cannot be read: the field at which its reading ended.
pub(super) fn wrong_pair<T: DeserializeOwned>(bytes: &[u8], whole: &'static str, error: &serde_urlencoded::de::Error) -> Failure {
    let text = error.to_string();
    if let Some(known) = named(&text) {
        return failure(known, whole, &text);
    }
    let pairs: Vec<(String, String)> = serde_urlencoded::from_bytes(bytes).unwrap_or_default();
    let last = last_read::<T>(bytes).checked_sub(1).and_then(|place| pairs.into_iter().nth(place));
    let (field, key) = last.map_or((whole.into(), "platform-unreadable"), |(name, _)| (name, KIND));
    failure(Wrong { field, key, args: Vec::new() }, whole, &text)
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
        JsonRejection::JsonDataError(_) => inside(&text).unwrap_or_else(|| whole("platform-unreadable")),
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

/// The field of a body that cannot be taken, with the way to it: `items[2].name`.
fn inside(text: &str) -> Option<Wrong> {
    let found = text.split_once("target type: ").map_or(text, |(_, found)| found);
    let is_path = |path: &&str| !path.is_empty() && path.chars().all(|c| c.is_alphanumeric() || "_-[].".contains(c)) && *path != ".";
    let path = found.split_once(": ").map(|(path, _)| path).filter(is_path);
    match (named(found), path) {
        // Where a field is not known, the way leads to it; where it is missing, to what it is missing in.
        (Some(wrong), Some(path)) if path == wrong.field || path.ends_with(&format!(".{}", wrong.field)) => {
            Some(Wrong { field: path.to_owned(), ..wrong })
        }
        (Some(wrong), Some(path)) => Some(Wrong { field: format!("{path}.{}", wrong.field), ..wrong }),
        (Some(wrong), None) => Some(wrong),
        (None, path) => path.map(|path| Wrong { field: path.to_owned(), key: KIND, args: Vec::new() }),
    }
}

/// The line and the column at which JSON ends to be some.
fn place(text: &str) -> Option<Vec<(&'static str, Arg)>> {
    let (line, column) = text.rsplit_once(" at line ")?.1.split_once(" column ")?;
    Some(vec![("line", line.trim().parse::<i64>().ok()?.into()), ("column", column.trim().parse::<i64>().ok()?.into())])
}

#[cfg(test)]
mod tests {
    use axum::extract::FromRequest;
    use serde::Deserialize;

    use super::*;

    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    #[expect(dead_code, reason = "only whether it can be read is asked")]
    struct Asked {
        before: Option<i64>,
        state: String,
    }

    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    #[expect(dead_code, reason = "only whether it can be read is asked")]
    struct Body {
        items: Vec<Asked>,
    }

    async fn wrong_in(body: &str) -> (String, &'static str) {
        let request = http::Request::post("/").header("content-type", "application/json").body(axum::body::Body::from(body.to_owned()));
        let rejection = axum::Json::<Body>::from_request(request.unwrap(), &()).await.unwrap_err();
        let Failure(Error::Invalid(fields)) = wrong_body(&rejection) else { panic!("{body}") };
        (fields[0].field.to_string(), fields[0].key)
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

    #[test]
    fn of_a_thousand_fields_the_wrong_one_is_named_after_one_reading() {
        let many: String = (0..1000).map(|number| format!("ignored-{number}=1&")).collect();
        let read = serde_urlencoded::from_str::<std::collections::BTreeMap<String, u8>>(&format!("{many}last=many&rest=2"));
        let failure =
            wrong_pair::<std::collections::BTreeMap<String, u8>>(format!("{many}last=many&rest=2").as_bytes(), "form", &read.unwrap_err());
        let Failure(Error::Invalid(fields)) = failure else { panic!("a field is named") };
        assert_eq!((&*fields[0].field, fields[0].key), ("last", "platform-field-kind"));
    }

    #[tokio::test]
    async fn the_way_to_a_field_of_a_body_is_named_whatever_is_wrong_with_it() {
        for (body, field, key) in [
            (r#"{"items": [{"state": "new"}, {"state": 7}]}"#, "items[1].state", "platform-field-kind"),
            (r#"{"items": [{"state": "new", "colour": "red"}]}"#, "items[0].colour", "platform-field-unknown"),
            (r#"{"items": [{"state": "new"}, {"before": 7}]}"#, "items[1].state", "platform-field-missing"),
            (r#"{"items": [], "colour": "red"}"#, "colour", "platform-field-unknown"),
            ("{}", "items", "platform-field-missing"),
        ] {
            assert_eq!(wrong_in(body).await, (field.to_owned(), key), "{body}");
        }
    }
}
