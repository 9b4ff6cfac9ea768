//! Rules of markup: direction, labels, the content security policy, headings, and no idioms of an older htmx.

use std::collections::BTreeSet;

use super::markup::Element;
use super::markup::Markup;
use super::markup::read;

/// Attributes of htmx 2 that do nothing in htmx 4, or that break the content security policy.
const FORBIDDEN_ATTRIBUTES: [&str; 5] = ["hx-ext", "sse-connect", "sse-swap", "sse-close", "style"];

/// Kinds of input whose value a person writes.
const TEXT: [&str; 6] = ["text", "search", "email", "tel", "url", "password"];

/// Everything that is wrong in a page or a fragment; empty when nothing is.
pub fn html(text: &str) -> Vec<String> {
    let markup = read(text);
    let mut faults = markup.faults.clone();
    faults.extend(document(&markup));
    faults.extend(unique_ids(&markup));
    for element in &markup.elements {
        let mut report = |what: String| faults.push(format!("line {}: <{}> {what}", element.line, element.name));
        policy(element, &mut report);
        fields(element, &markup, &mut report);
        names(element, &markup, &mut report);
    }
    faults
}

/// Whole pages say their language, direction and title, have one main part and one first heading.
fn document(markup: &Markup) -> Vec<String> {
    let Some(root) = markup.elements.iter().find(|element| element.name == "html") else { return Vec::new() };
    let count = |name: &str| markup.elements.iter().filter(|element| element.name == name).count();
    let direction = match root.get("lang") {
        Some("ar") => "rtl",
        Some("en") => "ltr",
        other => return vec![format!("the page is in no language of the product: {other:?}")],
    };
    let mut faults = Vec::new();
    if root.get("dir") != Some(direction) {
        faults.push(format!("the page's direction is not {direction}"));
    }
    for (name, wanted) in [("title", 1), ("main", 1), ("h1", 1)] {
        // The title element also stands inside pictures.
        if count(name) < wanted || (name != "title" && count(name) > wanted) {
            faults.push(format!("the page has {} <{name}>, not {wanted}", count(name)));
        }
    }
    faults
}

fn unique_ids(markup: &Markup) -> Vec<String> {
    let mut seen = BTreeSet::new();
    let ids = markup.elements.iter().filter_map(|element| element.get("id"));
    ids.filter(|id| !seen.insert(*id)).map(|id| format!("the id {id} stands twice")).collect()
}

fn policy(element: &Element, report: &mut impl FnMut(String)) {
    if element.name == "style" || (element.name == "script" && element.get("src").is_none()) {
        report("stands inline, which the content security policy forbids".into());
    }
    for (name, value) in &element.attributes {
        if FORBIDDEN_ATTRIBUTES.contains(&name.as_str()) || name.starts_with("on") || name.starts_with("hx-on") {
            report(format!("has the forbidden attribute {name}"));
        }
        if value.trim_start().to_ascii_lowercase().starts_with("javascript:") {
            report(format!("runs a script from {name}"));
        }
        if matches!(name.as_str(), "src" | "href" | "action") && element.name != "a" && value.contains("//") && name != "href" {
            report(format!("fetches from elsewhere: {value}"));
        }
    }
    if element.name == "a" && element.get("target") == Some("_blank") && element.get("rel").is_none_or(|rel| !rel.contains("noopener")) {
        report("opens a window without rel=noopener".into());
    }
}

fn fields(element: &Element, markup: &Markup, report: &mut impl FnMut(String)) {
    let kind = element.get("type").unwrap_or("text");
    let field = matches!(element.name.as_str(), "input" | "textarea" | "select") && !matches!(kind, "hidden" | "submit");
    if !field {
        return;
    }
    let within_label = element.within.iter().any(|place| markup.elements[*place].name == "label");
    let labelled = |id: &str| markup.elements.iter().any(|label| label.name == "label" && label.get("for") == Some(id));
    let named = element.get("aria-label").is_some_and(|label| !label.is_empty()) || element.get("aria-labelledby").is_some();
    if !named && !within_label && !element.get("id").is_some_and(labelled) {
        report(format!("named {} has no label", element.get("name").unwrap_or("nothing")));
    }
    if element.name != "select" && TEXT.contains(&kind) && element.get("dir").is_none() {
        report(format!("named {} does not say its direction", element.get("name").unwrap_or("nothing")));
    }
    for id in element.get("aria-describedby").unwrap_or_default().split_whitespace() {
        if !markup.elements.iter().any(|other| other.get("id") == Some(id)) {
            report(format!("is described by {id}, which does not exist"));
        }
    }
}

/// What can be pressed or seen has a name.
fn names(element: &Element, markup: &Markup, report: &mut impl FnMut(String)) {
    let named = |name: &str| element.get(name).is_some_and(|value| !value.trim().is_empty());
    let spoken = !element.text.trim().is_empty() || named("aria-label") || named("aria-labelledby");
    match element.name.as_str() {
        "a" | "button" | "summary" if !spoken => report("has no name".into()),
        "img" if element.get("alt").is_none() => report("has no text for those who do not see it".into()),
        "svg" if element.get("aria-hidden").is_none() && !named("aria-label") && element.get("class") != Some("sprite") => {
            report("is neither named nor hidden".into());
        }
        "form" if element.get("method").is_some_and(|method| !matches!(method, "get" | "post" | "dialog")) => {
            report("has a method that browsers do not know".into());
        }
        "nav" | "aside" if !named("aria-label") && !named("aria-labelledby") => report("is a landmark without a name".into()),
        _ if element.has_class("msg__body") && element.get("dir") != Some("auto") => {
            report("holds a person's words without dir=auto".into())
        }
        _ => {}
    }
    // A fragment may begin with an item of a list that is on the page already.
    let parent = element.within.last().map(|place| markup.elements[*place].name.as_str());
    if element.name == "li" && !matches!(parent, None | Some("ul" | "ol" | "menu" | "template" | "hx-partial")) {
        report("stands outside a list".into());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_without_a_label_is_a_fault() {
        assert_eq!(html("<input name=q dir=auto>"), ["line 1: <input> named q has no label"]);
        assert!(html("<label>Q<input name=q dir=auto></label>").is_empty());
    }

    #[test]
    fn inline_styles_scripts_and_handlers_are_faults() {
        assert_eq!(html("<p style=\"color:red\" onclick=\"x()\">a</p><script>1</script>").len(), 3);
    }

    #[test]
    fn idioms_of_htmx_2_are_faults() {
        assert_eq!(html("<div hx-ext=sse sse-connect=/x hx-on:click=y></div>").len(), 3);
        assert!(html("<div hx-sse:connect=/x hx-swap=none></div>").is_empty());
    }

    #[test]
    fn a_page_says_its_language_and_direction() {
        let page = "<html lang=ar dir=ltr><title>a</title><main><h1>b</h1></main></html>";
        assert_eq!(html(page), ["the page's direction is not rtl"]);
    }
}
