//! Reads markup as it is written, without a browser's repairs: what is not closed is reported, not mended.

/// Elements that have no content and no end.
const VOID: [&str; 11] = ["area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"];

/// An element as its start says it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Element {
    pub name: String,
    pub attributes: Vec<(String, String)>,
    /// The places in the list of the elements round it, outermost first.
    pub within: Vec<usize>,
    /// The text directly and deeper inside it.
    pub text: String,
    /// The line on which it starts, from 1.
    pub line: usize,
}

impl Element {
    pub fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    pub fn has_class(&self, class: &str) -> bool {
        self.get("class").is_some_and(|classes| classes.split_whitespace().any(|one| one == class))
    }
}

/// Elements in the order of their starts, and what is not well formed.
#[derive(Default)]
pub(super) struct Markup {
    pub elements: Vec<Element>,
    pub faults: Vec<String>,
    open: Vec<usize>,
}

pub(super) fn read(html: &str) -> Markup {
    let mut markup = Markup::default();
    let mut rest = html;
    while let Some(start) = rest.find('<') {
        markup.text(&rest[..start]);
        let line = html[..html.len() - rest.len() + start].matches('\n').count() + 1;
        rest = markup.tag(&rest[start..], line);
    }
    markup.text(rest);
    for place in std::mem::take(&mut markup.open) {
        let element = &markup.elements[place];
        markup.faults.push(format!("line {}: <{}> is never closed", element.line, element.name));
    }
    markup
}

impl Markup {
    fn text(&mut self, text: &str) {
        for place in &self.open {
            self.elements[*place].text.push_str(text);
        }
    }

    /// Reads one tag or comment; returns what follows.
    fn tag<'a>(&mut self, at: &'a str, line: usize) -> &'a str {
        if let Some(comment) = at.strip_prefix("<!--") {
            return comment.find("-->").map_or("", |end| &comment[end + 3..]);
        }
        let end = end_of_tag(at);
        let (tag, rest) = (&at[1..end], at.get(end + 1..).unwrap_or_default());
        if let Some(name) = tag.strip_prefix('/') {
            self.close(name.trim(), line);
        } else if !tag.starts_with('!') {
            return self.start(tag, line, rest);
        }
        rest
    }

    fn start<'a>(&mut self, tag: &str, line: usize, rest: &'a str) -> &'a str {
        let empty = tag.ends_with('/');
        let tag = tag.trim_end_matches('/');
        let (name, attributes) = tag.split_once(char::is_whitespace).unwrap_or((tag, ""));
        let name = name.to_ascii_lowercase();
        let element = Element { attributes: attributes_of(attributes), within: self.open.clone(), line, name, text: String::new() };
        let (void, raw) = (VOID.contains(&element.name.as_str()), matches!(element.name.as_str(), "script" | "style" | "textarea"));
        let close = format!("</{}", element.name);
        self.elements.push(element);
        if void || empty {
            return rest;
        }
        self.open.push(self.elements.len() - 1);
        // Inside these, "<" is text.
        let content = if raw { rest.find(&close).unwrap_or(0) } else { 0 };
        self.text(&rest[..content]);
        &rest[content..]
    }

    fn close(&mut self, name: &str, line: usize) {
        match self.open.last().copied() {
            Some(place) if self.elements[place].name == name => {
                self.open.pop();
            }
            Some(place) => {
                let open = &self.elements[place];
                self.faults.push(format!("line {line}: </{name}> ends while <{}> of line {} is open", open.name, open.line));
                if let Some(depth) = self.open.iter().rposition(|place| self.elements[*place].name == name) {
                    self.open.truncate(depth);
                }
            }
            None => self.faults.push(format!("line {line}: </{name}> ends nothing")),
        }
    }
}

/// The place of the tag's `>`, passing over those in quotes.
fn end_of_tag(at: &str) -> usize {
    let mut quote = None;
    for (place, letter) in at.char_indices() {
        match (quote, letter) {
            (None, '>') => return place,
            (None, '"' | '\'') => quote = Some(letter),
            (Some(open), _) if open == letter => quote = None,
            _ => {}
        }
    }
    at.len()
}

fn attributes_of(text: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut rest = text.trim_start();
    while !rest.is_empty() {
        let end = rest.find(|letter: char| letter == '=' || letter.is_whitespace()).unwrap_or(rest.len());
        let name = rest[..end].to_ascii_lowercase();
        rest = &rest[end..];
        let mut value = "";
        if let Some(after) = rest.strip_prefix('=') {
            let quote = after.chars().next().filter(|letter| matches!(letter, '"' | '\''));
            let inner = if quote.is_some() { &after[1..] } else { after };
            let stop = inner.find(|letter: char| quote.map_or(letter.is_whitespace(), |open| letter == open)).unwrap_or(inner.len());
            value = &inner[..stop];
            rest = inner.get(stop + usize::from(quote.is_some())..).unwrap_or_default();
        }
        found.push((name, value.to_owned()));
        rest = rest.trim_start();
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attributes_are_read_with_and_without_quotes() {
        let markup = read("<input name=a value=\"1 > 0\" disabled>");
        let element = &markup.elements[0];
        assert_eq!(element.get("value"), Some("1 > 0"));
        assert_eq!(element.get("disabled"), Some(""));
        assert!(markup.faults.is_empty());
    }

    #[test]
    fn what_is_never_closed_is_reported() {
        assert_eq!(read("<p><b>x</p>").faults, ["line 1: </p> ends while <b> of line 1 is open"]);
    }

    #[test]
    fn text_inside_is_gathered() {
        assert_eq!(read("<a href=x>one <b>two</b></a>").elements[0].text, "one two");
    }
}
