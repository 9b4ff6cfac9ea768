//! Events in words: which texts may tell one, and which of them needs no values.

use kernel::Lang;
use serde_json::Value;
use ui::Words;

/// Fields that tell kinds of one event apart, each with words of its own where there are any.
const VARIANTS: [&str; 16] = [
    "reason",
    "step",
    "kind",
    "is_kept",
    "is_taken",
    "is_part",
    "change",
    "why",
    "purpose",
    "state",
    "by_hand",
    "is_granted",
    "is_held",
    "is_new",
    "is_offered",
    "is_on",
];

/// The keys of the texts that may tell an event, the most particular first: `event-desk-case-assigned-chosen`, `event-desk-case-assigned`.
pub fn keys(kind: &str, data: &Value) -> Vec<String> {
    let base = base(kind);
    let variants = VARIANTS.into_iter().filter_map(|field| variant(&data[field])).map(|variant| format!("{base}-{variant}"));
    let mut keys: Vec<String> = variants.collect();
    keys.push(base);
    keys
}

/// What happened, as the most particular text tells it that needs no values; `event-desk-case-opened-short` stands for one that needs some.
pub fn happened(words: &Words, lang: Lang, kind: &str, data: &Value) -> Option<String> {
    let mut keys = keys(kind, data);
    keys.insert(keys.len() - 1, format!("{}-short", base(kind)));
    keys.iter().find_map(|key| words.say_without_values(lang, key))
}

fn base(kind: &str) -> String {
    format!("event-{}", kind.replace('.', "-"))
}

fn variant(value: &Value) -> Option<&str> {
    match value {
        // A stable name; whatever somebody typed chooses no text.
        Value::String(text) if text.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'-')) => Some(text),
        Value::Bool(yes) => Some(if *yes { "yes" } else { "no" }),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn told(kind: &str, data: &Value) -> Option<String> {
        let text =
            "event-door-opened = { $who } opened\nevent-door-opened-short = A door was opened\nevent-door-opened-wind = The wind did it\n";
        let words = Words::build(&[(Lang::Ar, "story", text), (Lang::En, "story", text)]).unwrap();
        happened(&words, Lang::En, kind, data)
    }

    #[test]
    fn the_most_particular_text_that_needs_no_values_tells_what_happened() {
        assert_eq!(told("door.opened", &json!({ "reason": "wind" })).unwrap(), "The wind did it");
        assert_eq!(told("door.opened", &json!({ "who": "Mona" })).unwrap(), "A door was opened");
        assert_eq!(told("door.opened", &Value::Null).unwrap(), "A door was opened");
        assert_eq!(told("door.closed", &Value::Null), None);
    }
}
