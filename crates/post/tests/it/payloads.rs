//! Every kind of HTML that is known to run, load or collect something: none of it survives cleaning.

use post::safe_html;

/// Ours, and those with which the makers of DOMPurify try theirs.
fn payloads() -> Vec<String> {
    let of = |text| serde_json::from_str::<Vec<String>>(text).unwrap();
    [of(include_str!("../payloads/own.json")), of(include_str!("../payloads/dompurify.json"))].concat()
}

const TAGS: &str = " a abbr b bdi bdo blockquote br caption center cite code col colgroup dd del div dl dt em h1 h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p pre q s small span strong sub sup table tbody td tfoot th thead tr u ul ";
const ATTRIBUTES: &str = " href rel dir lang title alt width height data-cid colspan rowspan start ";

/// Reads cleaned HTML with a grammar so strict that nothing outside the lists gets through: says what it met, if anything.
fn stranger(html: &str) -> Option<String> {
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        let tag = &rest[at + 1..];
        let closing = tag.strip_prefix('/');
        let tag = closing.unwrap_or(tag);
        let name_end = tag.find(|letter: char| !letter.is_ascii_alphanumeric())?;
        let (name, mut after) = tag.split_at(name_end);
        if !TAGS.contains(&format!(" {name} ")) {
            return Some(format!("element {name}"));
        }
        while let Some(attribute) = after.strip_prefix(' ') {
            let (key, value) = attribute.split_once("=\"").unwrap_or((attribute, ""));
            let (value, next) = value.split_once('"').unwrap_or((value, ""));
            if !ATTRIBUTES.contains(&format!(" {key} ")) {
                return Some(format!("attribute {key}"));
            }
            let lower = value.to_lowercase();
            if key == "href" && !["http://", "https://", "mailto:", "tel:"].iter().any(|scheme| lower.starts_with(scheme)) {
                return Some(format!("link {value}"));
            }
            after = next;
        }
        let Some(next) = after.strip_prefix('>') else { return Some(format!("unfinished <{name}")) };
        rest = next;
    }
    None
}

#[test]
fn no_payload_survives() {
    let all = payloads();
    assert!(all.len() >= 350, "{}", all.len());
    for payload in all {
        for wrapped in [payload.clone(), format!("<table><tr><td>{payload}"), format!("<p title=\"x\">a{payload}b</p>"), payload.repeat(3)]
        {
            let safe = safe_html(&wrapped);
            assert_eq!(stranger(safe.as_str()), None, "{wrapped}\n→ {safe}");
        }
    }
}

#[test]
fn cleaning_twice_changes_nothing_that_could_act() {
    for payload in payloads() {
        let once = safe_html(&payload);
        assert_eq!(stranger(safe_html(once.as_str()).as_str()), None, "{payload}");
    }
}
