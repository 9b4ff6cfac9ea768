//! The form of a page as a browser would send it: what stands in its fields.

/// The fields of the first form that is sent to this address: inputs with a value, and texts. Boxes and buttons are not pressed.
pub fn fields(page: &str, action: &str) -> Option<Vec<(String, String)>> {
    let start = page.find(&format!("action=\"{action}\""))?;
    let form = page[start..].split("</form>").next()?;
    let mut fields = Vec::new();
    for (at, _) in form.match_indices('<') {
        let Some((tag, rest)) = form[at + 1..].split_once('>') else { break };
        let Some(name) = attribute(tag, "name") else { continue };
        if tag.starts_with("textarea") {
            let text = rest.split("</textarea>").next().unwrap_or_default();
            // A line break right after the tag is not part of the text.
            fields.push((name, plain(text.strip_prefix('\n').unwrap_or(text))));
        } else if tag.starts_with("input") && attribute(tag, "type").is_none_or(|kind| !["checkbox", "radio", "file"].contains(&&*kind)) {
            fields.push((name, attribute(tag, "value").unwrap_or_default()));
        }
    }
    Some(fields)
}

/// What stands in the first input of that name of a page.
pub fn input(page: &str, name: &str) -> Option<String> {
    let tags = page.split("<input").skip(1).filter_map(|rest| rest.split_once('>')).map(|(tag, _)| tag);
    tags.into_iter().find(|tag| attribute(tag, "name").as_deref() == Some(name)).and_then(|tag| attribute(tag, "value"))
}

/// The values of an attribute wherever it stands in a page, in their order.
pub fn values(page: &str, name: &str) -> Vec<String> {
    let start = format!(" {name}=\"");
    page.split(&start).skip(1).filter_map(|rest| rest.split('"').next()).map(plain).collect()
}

fn attribute(tag: &str, name: &str) -> Option<String> {
    let (_, rest) = tag.split_once(&format!(" {name}=\""))?;
    rest.split('"').next().map(plain)
}

/// What is written for `<`, `>`, `&` and the quotes, read back.
fn plain(text: &str) -> String {
    let signs = [("&#60;", "<"), ("&#62;", ">"), ("&#34;", "\""), ("&#39;", "'"), ("&#x27;", "'"), ("&lt;", "<"), ("&gt;", ">")];
    let text = signs.into_iter().chain([("&quot;", "\"")]).fold(text.to_owned(), |text, (sign, letter)| text.replace(sign, letter));
    text.replace("&#38;", "&").replace("&amp;", "&")
}

#[cfg(test)]
mod tests {
    use super::fields;
    use super::input;
    use super::values;

    const PAGE: &str = r#"<form action="/search"><input name="q" value="no"></form><form method="post" action="/cases/7/replies">
        <input type="hidden" name="version" value="3"><input name="subject" value="&#34;A&#34; &#38; ب"><input type="checkbox" name="seen" value="yes">
        <textarea class="box" name="body">
a &#60; b
c</textarea><button name="then" value="end">x</button></form><input name="other" value="outside">"#;

    #[test]
    fn a_form_is_sent_as_it_stands() {
        let sent = fields(PAGE, "/cases/7/replies").expect("the form is there");
        let expected = [("version", "3"), ("subject", "\"A\" & ب"), ("body", "a < b\nc")];
        assert_eq!(sent, expected.map(|(name, value)| (name.to_owned(), value.to_owned())));
        assert!(fields(PAGE, "/cases/8/replies").is_none());
        assert_eq!(input(PAGE, "version").as_deref(), Some("3"));
    }

    #[test]
    fn addresses_of_a_page_are_found_in_their_order() {
        assert_eq!(values(PAGE, "action"), ["/search", "/cases/7/replies"]);
    }
}
