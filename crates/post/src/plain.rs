//! Readable text out of HTML, in one pass and without building a tree, so that no page is too deep for it.

use mail_parser::decoders::html::add_html_token;

/// So many blocks inside one another are told apart.
const NESTED: usize = 16;
/// Elements whose content nobody reads.
const HIDDEN: [&str; 7] = ["head", "style", "script", "template", "title", "noscript", "svg"];

/// The text of a page, with lines where the page has blocks, at most `limit` bytes of it.
pub(crate) fn from_html(html: &str, limit: usize) -> String {
    let mut text = Text { out: String::with_capacity(html.len().min(limit) / 2), hidden: None, space: false, quotes: Vec::new() };
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        text.push(&rest[..at]);
        if text.out.len() > limit {
            break;
        }
        rest = &rest[at..];
        let opens_tag = rest[1..].starts_with(|letter: char| letter.is_ascii_alphabetic() || matches!(letter, '/' | '!' | '?'));
        let end = if !opens_tag {
            text.push("<");
            Some(1)
        } else if rest.starts_with("<!--") {
            rest.find("-->").map(|at| at + 3)
        } else {
            let end = rest.find('>');
            text.tag(&rest[1..end.unwrap_or(rest.len())]);
            end.map(|at| at + 1)
        };
        let Some(end) = end else { return text.finish(limit) };
        rest = &rest[end..];
    }
    text.push(rest);
    text.finish(limit)
}

struct Text {
    out: String,
    hidden: Option<&'static str>,
    space: bool,
    /// The blocks that are open and look like quotes: whether each is one.
    quotes: Vec<bool>,
}

impl Text {
    fn push(&mut self, raw: &str) {
        if self.hidden.is_some() {
            return;
        }
        for (number, word) in raw.split([' ', '\t', '\r', '\n']).enumerate() {
            self.space |= number > 0;
            if word.is_empty() {
                continue;
            }
            if self.space && !self.out.is_empty() && !self.out.ends_with('\n') {
                self.out.push(' ');
            }
            self.space = false;
            self.begin_line();
            push_decoded(word, &mut self.out);
        }
    }

    fn tag(&mut self, tag: &str) {
        let closes = tag.starts_with('/');
        let name = tag
            .trim_start_matches('/')
            .split(|letter: char| !letter.is_ascii_alphanumeric())
            .next()
            .unwrap_or_default()
            .to_ascii_lowercase();
        if let Some(hidden) = self.hidden {
            if closes && name == hidden || name == "body" {
                self.hidden = None;
            }
            return;
        }
        if !closes && !tag.ends_with('/') {
            self.hidden = HIDDEN.into_iter().find(|hidden| *hidden == name);
        }
        if name == "blockquote" {
            self.quote(tag, closes);
        }
        match name.as_str() {
            "br" => self.line(),
            "p" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "blockquote" | "ul" | "ol" | "table" | "pre" => self.blank_line(),
            "div" | "tr" | "section" | "article" | "header" | "footer" | "dt" | "dd" => self.line_once(),
            "li" => {
                self.line_once();
                if !closes {
                    self.begin_line();
                    self.out.push_str("• ");
                }
            }
            "td" | "th" => self.space = true,
            "hr" => {
                self.line_once();
                self.begin_line();
                self.out.push_str("――――\n");
            }
            _ => {}
        }
    }

    /// What programs quote stands in a block, and so does what people move in with a button, which is no quote: that has no border.
    fn quote(&mut self, tag: &str, closes: bool) {
        if closes {
            self.quotes.pop();
        } else if self.quotes.len() < NESTED {
            let style: String = tag.to_ascii_lowercase().chars().filter(|letter| !letter.is_whitespace()).collect();
            self.quotes.push(!style.contains("border:none") && !style.contains("border:0"));
        }
    }

    /// A line of a quote begins with the marks that it has in plain text.
    fn begin_line(&mut self) {
        let depth = self.quotes.iter().filter(|is_quote| **is_quote).count();
        if depth > 0 && (self.out.is_empty() || self.out.ends_with('\n')) {
            self.out.push_str(&">".repeat(depth));
            self.out.push(' ');
        }
    }

    fn line(&mut self) {
        self.space = false;
        if !self.out.ends_with("\n\n\n") {
            self.out.push('\n');
        }
    }

    fn line_once(&mut self) {
        self.space = false;
        if !self.out.is_empty() && !self.out.ends_with('\n') {
            self.out.push('\n');
        }
    }

    fn blank_line(&mut self) {
        self.line_once();
        if !self.out.is_empty() && !self.out.ends_with("\n\n") {
            self.out.push('\n');
        }
    }

    fn finish(mut self, limit: usize) -> String {
        self.out.truncate(self.out.floor_char_boundary(limit));
        self.out.truncate(self.out.trim_end().len());
        self.out
    }
}

/// Adds a text with its entities decoded.
pub(crate) fn push_decoded(word: &str, out: &mut String) {
    let mut rest = word;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let end = rest.bytes().take(34).position(|byte| byte == b';').map_or(1, |at| at + 1);
        match &rest[..end] {
            "&nbsp;" => out.push(' '),
            entity => add_html_token(out, entity.as_bytes(), false),
        }
        rest = &rest[end..];
    }
    out.push_str(rest);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_become_lines_and_hidden_parts_vanish() {
        let html = "<html><head><title>t</title><style>p{}</style></head><body><p>السلام&nbsp;عليكم</p><p>سطر<br>آخر</p><ul><li>واحد<li>اثنان</ul>a &lt; b &amp; c</body>";
        assert_eq!(from_html(html, 1000), "السلام عليكم\n\nسطر\nآخر\n\n• واحد\n• اثنان\n\na < b & c");
    }

    #[test]
    fn a_quote_has_the_marks_that_it_has_in_plain_text_and_what_is_only_moved_in_has_none() {
        let html =
            "<p>Thanks</p><blockquote><p>On 1 Nov you wrote:</p><ul><li>one</ul><blockquote>older</blockquote></blockquote><p>Huda</p>";
        assert_eq!(from_html(html, 1000), "Thanks\n\n> On 1 Nov you wrote:\n\n> • one\n\n>> older\n\nHuda");
        let moved = "<blockquote style=\"margin: 0 0 0 40px; border: none; padding: 0px\"><div>My answer</div></blockquote></blockquote>x";
        assert_eq!(from_html(moved, 1000), "My answer\n\nx");
    }

    #[test]
    fn what_is_no_tag_and_no_entity_stays() {
        assert_eq!(from_html("1 < 2 & 3 &bogus; <b", 1000), "1 < 2 & 3 &bogus;");
    }

    #[test]
    fn a_page_of_two_hundred_thousand_open_blocks_is_read() {
        assert_eq!(from_html(&("<div>".repeat(200_000) + "x"), 1000), "x");
        assert_eq!(from_html(&"<!--".repeat(200_000), 1000), "");
    }
}
