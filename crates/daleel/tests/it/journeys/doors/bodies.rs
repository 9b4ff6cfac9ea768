//! What is sent to a door: the form as it stands on a page of those to whom the thing belongs, or JSON of the shape that is described.

use std::collections::BTreeMap;

use platform::Route;
use scraper::Html;
use scraper::Selector;
use serde_json::Value;

use crate::journeys::strangers::attribute;
use crate::journeys::strangers::fields;
use crate::journeys::walk::route_of;

/// Stands for the number of a thing that what is sent names beside the address.
const THAT: &str = "(that)";
/// The whole form of the composer, for the acts that its script asks for.
const WRITTEN: &[(&str, &str)] = &[("subject", "A subject that says something"), ("body", "Hello"), ("lang", "en"), ("version", "1")];
/// Forms that stand on a page only at times, or that a script sends.
const FORMS: [(&str, &[(&str, &str)]); 29] = [
    ("/admin/services/{id}/offering", &[("offered", "no")]),
    ("/desk/cases/{id}/abuse-reports", &[("entry", THAT), ("note", "an insult")]),
    ("/desk/board/cases/{id}/owner", &[("to", THAT), ("reason", "mine now"), ("seen", "1")]),
    ("/desk/cases/{id}/closing", &[("seen", "1")]),
    ("/desk/cases/{id}/follow-ups", &[("promise", THAT), ("version", "1")]),
    ("/desk/cases/{id}/left-draft", &[("from", THAT)]),
    ("/desk/cases/{id}/merging", &[("other", THAT), ("seen", "1")]),
    ("/desk/cases/{id}/parting", &[("other", THAT)]),
    ("/desk/cases/{id}/points", WRITTEN),
    ("/desk/cases/{id}/reopening", &[("reason", "mine now"), ("seen", "1")]),
    ("/desk/cases/{id}/replies", WRITTEN),
    ("/desk/cases/{id}/reply-checks", WRITTEN),
    ("/desk/cases/{id}/reply-draft", WRITTEN),
    ("/desk/cases/{id}/reply-readiness", WRITTEN),
    ("/desk/cases/{id}/reply-schedule", WRITTEN),
    ("/desk/cases/{id}/second-look", WRITTEN),
    ("/desk/cases/{id}/secure-replies", WRITTEN),
    ("/desk/cases/{id}/splits", &[("entry", THAT), ("text", "a part"), ("subject", "A part of it")]),
    ("/desk/centres/{id}/breaks/{break}/grant", &[("reason", "she is ill")]),
    ("/desk/centres/{id}/breaks/{break}/removal", &[("day", "2026-11-24")]),
    ("/desk/centres/{id}/counters/{counter}/freeing", &[("reason", "she was taken ill")]),
    ("/desk/centres/{id}/day/end", &[("left_over", "served")]),
    ("/desk/centres/{id}/opening/{item}", &[("kept", "yes")]),
    ("/desk/centres/{id}/queues/{queue}/opening", &[("open", "no")]),
    ("/desk/counter/tickets/{id}/call", &[("reason", "a child is ill")]),
    ("/desk/findings/{id}/decision", &[("decision", "upheld"), ("note", "so it was")]),
    ("/desk/reply-reviews/{id}", &[("stand", "accepted"), ("note", "")]),
    ("/desk/walks/{id}/items/{item}", &[("said", "kept"), ("note", "")]),
    ("/desk/messages/{id}/secure-files/{file}", &[("reason", "to answer")]),
];
/// What a program writes in fields that take only some texts.
const TEXTS: [(&str, &str); 14] = [
    ("content", "aGVsbG8="),
    ("entry", THAT),
    ("lang", "en"),
    ("measure", "working"),
    ("number", "+973 17000000"),
    ("other", THAT),
    ("outcome", "reminded"),
    ("promise", THAT),
    ("raw", "From: a@rsa.example\nTo: b@people.example\nSubject: Answered\n\nYes.\n"),
    ("reason", "incident"),
    ("said", "That it is settled"),
    ("stand", "accepted"),
    ("until", "next-day"),
    ("urgency", "soon"),
];
const FORM: &str = "application/x-www-form-urlencoded";
/// A form with a file.
pub(super) const WITH_FILE: (&str, &str) = (
    "multipart/form-data; boundary=part",
    "--part\r\nContent-Disposition: form-data; name=\"files\"; filename=\"plan.txt\"\r\nContent-Type: text/plain\r\n\r\nhello\r\n--part--\r\n",
);

/// What the people of one entity send to the doors, by their addresses.
pub(super) struct Bodies(BTreeMap<&'static str, Vec<(String, String)>>);

impl Bodies {
    /// Those that no page shows.
    pub(super) fn new() -> Self {
        let owned = |fields: &[(&str, &str)]| fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        Self(FORMS.into_iter().map(|(path, fields)| (path, owned(fields))).collect())
    }

    /// Keeps the forms of a page.
    pub(super) fn keep(&mut self, acts: &[Route], page: &str) {
        for form in Html::parse_document(page).select(&Selector::parse("form[method='post']").unwrap()) {
            let action = attribute(form, "action");
            if let Some(route) = action.strip_prefix("/en").and_then(|action| route_of(acts, action)) {
                self.0.entry(route.path).or_insert_with(|| fields(form));
            }
        }
    }

    /// The body for a door with the number of what it names, and its kind; what is only looked at gets none.
    pub(super) fn of(&self, route: &Route, that: &str) -> Option<(&'static str, String)> {
        let shape = route.api.as_ref().and_then(|api| api.body).map(|schema| schema());
        let (kind, body) = match (route.method.is_safe(), route.path.starts_with("/api/")) {
            (true, _) => return None,
            (false, true) => ("application/json", shape.map_or("{}".to_owned(), |shape| shaped("", &shape, &shape).to_string())),
            (false, false) if ["/photos", "/reply-files", "/table"].iter().any(|end| route.path.ends_with(end)) => {
                (WITH_FILE.0, WITH_FILE.1.to_owned())
            }
            (false, false) => (FORM, serde_urlencoded::to_string(self.0.get(route.path).map_or(&[][..], Vec::as_slice)).unwrap()),
        };
        Some((kind, body.replace(THAT, that).replace("%28that%29", that)))
    }
}

/// A value of the shape that a schema describes, in a field of this name.
fn shaped(name: &str, schema: &Value, whole: &Value) -> Value {
    if let Some(named) = schema["$ref"].as_str().and_then(|path| whole.pointer(path.trim_start_matches('#'))) {
        return shaped(name, named, whole);
    }
    match schema["type"].as_str().unwrap_or("object") {
        // A version that nobody has seen, and seconds that may be agreed.
        "integer" => 3600.into(),
        "boolean" => true.into(),
        "string" => TEXTS.iter().find(|(known, _)| *known == name).map_or("Something in particular", |(_, text)| text).into(),
        "array" => Value::Array(Vec::new()),
        _ => {
            let wanted: Vec<&str> = schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
            let fields = schema["properties"].as_object().into_iter().flatten();
            let sent = fields.filter(|(field, _)| wanted.contains(&field.as_str()) || field.as_str() == "said");
            sent.map(|(field, of)| (field.clone(), shaped(field, of, whole))).collect()
        }
    }
}
