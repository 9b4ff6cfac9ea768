//! The HTML part of a letter: right in both directions, readable in old mail programs, and nothing in it that reports back.

use kernel::Lang;

use crate::bidi;
use crate::bidi::Direction;
use crate::body::escape;

/// One size for all text, which no employee can make unsuitable (6.email.font-size).
const BODY: &str =
    "margin:0;padding:16px;font-family:Tahoma,Arial,sans-serif;font-size:16px;line-height:1.7;color:#1a1a1a;background:#ffffff";
const QUOTE: &str = "margin:1em 0 0;padding:0 12px;border-style:solid;border-color:#cccccc;border-width:0 1px;color:#555555;font-size:16px";

/// The page of a letter with the quoted original under it.
pub(crate) fn write(lang: Lang, text: &str, quoted: Option<(&str, &str)>) -> String {
    let mut html = format!(
        "<!doctype html>\n<html lang=\"{}\" dir=\"{}\">\n<head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"></head>\n<body style=\"{BODY}\">\n",
        lang.code(),
        lang.dir()
    );
    let base = of(lang);
    paragraphs(&mut html, text, base);
    if let Some((attribution, original)) = quoted {
        paragraphs(&mut html, attribution, base);
        html.push_str(&format!("<blockquote style=\"{QUOTE}\">\n"));
        paragraphs(&mut html, original, base);
        html.push_str("</blockquote>\n");
    }
    html.push_str("</body>\n</html>\n");
    html
}

/// The direction in which a language is written.
pub(crate) const fn of(lang: Lang) -> Direction {
    match lang {
        Lang::Ar => Direction::Right,
        Lang::En => Direction::Left,
    }
}

fn paragraphs(html: &mut String, text: &str, base: Direction) {
    for paragraph in text.split("\n\n").map(|paragraph| paragraph.trim_matches('\n')).filter(|paragraph| !paragraph.trim().is_empty()) {
        let direction = bidi::first_strong(paragraph).unwrap_or(base);
        html.push_str(&format!("<p dir=\"auto\" style=\"margin:0 0 1em;text-align:{}\">", direction.start()));
        for (number, line) in paragraph.lines().enumerate() {
            html.push_str(if number > 0 { "<br>\n" } else { "" });
            push_line(html, line, direction);
        }
        html.push_str("</p>\n");
    }
}

fn push_line(html: &mut String, line: &str, direction: Direction) {
    for run in bidi::runs(line, direction) {
        match run.against {
            Some(against) => {
                html.push_str(&format!("<bdi dir=\"{}\">", against.name()));
                push_linked(html, run.text);
                html.push_str("</bdi>");
            }
            None => push_linked(html, run.text),
        }
    }
}

/// Makes web addresses into links. Only `https` and `http`, and shown as what they are.
fn push_linked(html: &mut String, text: &str) {
    for word in text.split_inclusive(' ') {
        let link = word.trim_end_matches([' ', '.', ',', ';', ')', '،']);
        if link.starts_with("https://") || link.starts_with("http://") {
            let address = escape(link);
            html.push_str(&format!("<a href=\"{address}\">{address}</a>{}", escape(&word[link.len()..])));
        } else {
            html.push_str(&escape(word));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_paragraph_has_its_own_direction_and_start() {
        let html = write(Lang::Ar, "السلام عليكم\n\nDear customer, see https://entity.example/a?b=1&c=2.", None);
        assert!(html.contains("<html lang=\"ar\" dir=\"rtl\">"));
        assert!(html.contains("<p dir=\"auto\" style=\"margin:0 0 1em;text-align:right\">السلام عليكم</p>"));
        assert!(html.contains("text-align:left\">Dear customer, see <a href=\"https://entity.example/a?b=1&amp;c=2\">"));
    }

    #[test]
    fn what_a_customer_wrote_stays_text() {
        let html = write(Lang::En, "a", Some(("On Monday <x> wrote:", "<script>alert(1)</script>")));
        assert!(html.contains("&lt;script&gt;") && !html.contains("<script>"));
        assert!(!html.contains("<img"), "nothing in a letter reports back");
    }
}
