//! Makes HTML shallow and short before it is parsed: a parser that follows the standard takes quadratic time over what is deep.
//!
//! This is about time alone. What is dangerous is removed afterwards, from what really was parsed.

use crate::plain;

/// The most bytes that are shown.
const LONGEST: usize = 1 << 20;
/// The most elements inside one another.
const DEPTH: usize = 100;
/// The most separators inside a tag, so about the most attributes.
const ATTRIBUTES: usize = 200;
/// The most elements.
const ELEMENTS: usize = 20_000;
/// The most escaped characters in texts: the parser takes each for a text of its own and joins them in quadratic time.
const ESCAPES: usize = 4_000;
/// The longest tag that keeps its attributes.
const TAG: usize = 16 << 10;

const VOID: [&str; 14] = ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"];
/// Elements that the next of their kind ends.
const SELF_ENDING: [&str; 10] = ["p", "li", "dt", "dd", "td", "th", "tr", "thead", "tbody", "option"];
/// Elements through which the ending reaches.
const TRANSPARENT: [&str; 20] =
    ["p", "li", "dt", "dd", "td", "th", "tr", "thead", "tbody", "option", "b", "i", "u", "em", "strong", "span", "font", "a", "small", "s"];

/// The same HTML without comments, style sheets and scripts, at most so deep and so long; whether anything else was left out.
pub(crate) fn flatten(html: &str) -> (String, bool) {
    let cut = html.floor_char_boundary(LONGEST);
    let mut flat = Flat { out: String::with_capacity(cut), open: Vec::new(), elements: 0, escapes: 0, shortened: cut < html.len() };
    let mut rest = &html[..cut];
    while let Some(at) = rest.find('<') {
        flat.text(&rest[..at]);
        rest = &rest[at..];
        match flat.markup(rest) {
            Some(length) => rest = &rest[length..],
            None => return (flat.out, flat.shortened),
        }
    }
    flat.text(rest);
    (flat.out, flat.shortened)
}

struct Flat {
    out: String,
    open: Vec<String>,
    elements: usize,
    escapes: usize,
    shortened: bool,
}

impl Flat {
    /// Takes what begins with `<`; gives its length, or nothing when it reaches to the end.
    fn markup(&mut self, rest: &str) -> Option<usize> {
        if rest.starts_with("<!--") {
            return rest.get(4..)?.find("-->").map(|end| end + 7);
        }
        if rest.starts_with("<!") || rest.starts_with("<?") {
            return rest.find('>').map(|end| end + 1);
        }
        let name_at = if rest.starts_with("</") { 2 } else { 1 };
        if !rest[name_at..].starts_with(|letter: char| letter.is_ascii_alphabetic()) {
            self.escaped("&lt;");
            return Some(1);
        }
        let length = tag_length(rest)?;
        let tag = &rest[..length];
        let name =
            tag[name_at..].split(|letter: char| letter.is_ascii_whitespace() || matches!(letter, '/' | '>')).next()?.to_ascii_lowercase();
        if name_at == 2 {
            self.close(&name);
            return Some(length);
        }
        if matches!(name.as_str(), "style" | "script") {
            let end = find_close(&rest[length..], &name)?;
            return Some(length + end);
        }
        self.open(tag, name);
        Some(length)
    }

    /// Text with its entities decoded, but for what would be markup.
    fn text(&mut self, text: &str) {
        let mut decoded = String::with_capacity(text.len());
        plain::push_decoded(text, &mut decoded);
        for piece in decoded.split_inclusive(['&', '<', '>']) {
            let kept = piece.trim_end_matches(['&', '<', '>']);
            self.out.push_str(kept);
            match &piece[kept.len()..] {
                "" => {}
                "&" => self.escaped("&amp;"),
                "<" => self.escaped("&lt;"),
                _ => self.escaped("&gt;"),
            }
        }
    }

    fn escaped(&mut self, escape: &str) {
        self.escapes += 1;
        if self.escapes <= ESCAPES {
            self.out.push_str(escape);
        } else {
            self.shortened = true;
        }
    }

    fn open(&mut self, tag: &str, name: String) {
        let void = VOID.contains(&name.as_str());
        if SELF_ENDING.contains(&name.as_str()) {
            let reached = self.open.iter().rposition(|open| *open == name || !TRANSPARENT.contains(&open.as_str()));
            if let Some(at) = reached.filter(|at| self.open[*at] == name) {
                self.close_to(at);
            }
        }
        self.elements += 1;
        if self.elements > ELEMENTS || self.open.len() >= DEPTH && !void {
            self.shortened = true;
            return;
        }
        let separators =
            tag.bytes().filter(|byte| byte.is_ascii_whitespace() || matches!(byte, b'/' | b'"' | b'\'')).take(ATTRIBUTES + 1).count();
        if tag.len() > TAG || separators > ATTRIBUTES {
            self.out.push_str(&format!("<{name}>"));
        } else {
            self.out.push_str(tag);
        }
        if !void {
            self.open.push(name);
        }
    }

    /// Closes an element that is open; an end without a beginning is left out.
    fn close(&mut self, name: &str) {
        if let Some(at) = self.open.iter().rposition(|open| open == name) {
            self.close_to(at);
        } else if name == "p" || name == "br" {
            self.out.push_str("<br>");
        }
    }

    /// Closes an element and all in it in order, so that the parser has nothing to mend.
    fn close_to(&mut self, at: usize) {
        for name in self.open.drain(at..).rev() {
            self.out.push_str(&format!("</{name}>"));
        }
    }
}

/// The length of a tag, whose quoted values may hold `>`. Without an end outside quotes, the first `>` ends it.
fn tag_length(rest: &str) -> Option<usize> {
    let mut quote = None;
    for (at, byte) in rest.bytes().enumerate().take(TAG) {
        match (byte, quote) {
            (b'>', None) => return Some(at + 1),
            (b'"' | b'\'', None) if rest[..at].ends_with(['=', ' ']) => quote = Some(byte),
            (_, Some(opened)) if byte == opened => quote = None,
            _ => {}
        }
    }
    rest.find('>').map(|at| at + 1)
}

/// Where what follows `</name …>` begins.
fn find_close(rest: &str, name: &str) -> Option<usize> {
    let mut at = 0;
    loop {
        at += rest.get(at..)?.find("</")? + 2;
        let found = rest.get(at..at + name.len()).is_some_and(|found| found.eq_ignore_ascii_case(name));
        if found {
            return rest[at..].find('>').map(|end| at + end + 1);
        }
    }
}
