//! The HTML part of a letter: right in both directions, readable in old mail programs, and nothing in it that reports back.

use kernel::Lang;

use crate::bidi;
use crate::bidi::Direction;
use crate::body::escape;

/// One size for all text, which no employee can make unsuitable (6.email.font-size). It stands on an element of its own inside the body, with
/// language and direction: mail programs that show a letter within their own page drop everything round that. Long addresses break.
const LETTER: &str = "padding:16px;font-family:Tahoma,Arial,sans-serif;font-size:16px;line-height:1.7;color:#1a1a1a;background:#ffffff;\
                      word-wrap:break-word;overflow-wrap:anywhere";
const QUOTE: &str = "margin:1em 0 0;padding:0 12px;border-style:solid;border-color:#cccccc;border-width:0 1px;color:#555555;font-size:16px";

/// The page of a letter with the quoted original under it.
pub(crate) fn write(lang: Lang, subject: &str, text: &str, quoted: Option<(&str, &str)>) -> String {
    let (code, dir) = (lang.code(), lang.dir());
    let mut html = format!(
        "<!doctype html>\n<html lang=\"{code}\" dir=\"{dir}\">\n<head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">\
         <title>{}</title></head>\n<body style=\"margin:0;background:#ffffff\">\n<div lang=\"{code}\" dir=\"{dir}\" style=\"{LETTER}\">\n",
        escape(subject.replace(char::is_control, " ").trim())
    );
    let base = of(lang);
    paragraphs(&mut html, text, base);
    if let Some((attribution, original)) = quoted {
        paragraphs(&mut html, attribution, base);
        html.push_str(&format!("<blockquote style=\"{QUOTE}\">\n"));
        paragraphs(&mut html, original, base);
        html.push_str("</blockquote>\n");
    }
    html.push_str("</div>\n</body>\n</html>\n");
    html
}

/// The direction in which a language is written.
pub(crate) const fn of(lang: Lang) -> Direction {
    match lang {
        Lang::Ar => Direction::Right,
        Lang::En => Direction::Left,
    }
}

/// The language of a paragraph, as far as its letters tell: who listens to a letter hears it in the right voice.
const fn voice(direction: Direction) -> Lang {
    match direction {
        Direction::Right => Lang::Ar,
        Direction::Left => Lang::En,
    }
}

/// Each paragraph has its direction written out: not every program finds it by itself, and `bdi` is unknown to some.
fn paragraphs(html: &mut String, text: &str, base: Direction) {
    for paragraph in text.split("\n\n").map(|paragraph| paragraph.trim_matches('\n')).filter(|paragraph| !paragraph.trim().is_empty()) {
        let direction = bidi::of(paragraph, base);
        let (code, dir, start) = (voice(direction).code(), direction.name(), direction.start());
        html.push_str(&format!("<p lang=\"{code}\" dir=\"{dir}\" style=\"margin:0 0 1em;text-align:{start}\">"));
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
                html.push_str(&format!("<span dir=\"{}\">", against.name()));
                push_linked(html, run.text);
                html.push_str("</span>");
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
        let html = write(Lang::Ar, "<1>", "السلام عليكم\n\nDear customer, see https://entity.example/a?b=1&c=2.", None);
        assert!(html.contains("<html lang=\"ar\" dir=\"rtl\">"));
        assert!(html.contains("<title>&lt;1&gt;</title>"));
        assert!(html.contains("<div lang=\"ar\" dir=\"rtl\""), "for programs that drop what is round it");
        assert!(html.contains("<p lang=\"ar\" dir=\"rtl\" style=\"margin:0 0 1em;text-align:right\">السلام عليكم</p>"));
        assert!(html.contains("<p lang=\"en\" dir=\"ltr\" style=\"margin:0 0 1em;text-align:left\">Dear customer, see <a href=\"https://entity.example/a?b=1&amp;c=2\">"));
    }

    #[test]
    fn what_a_customer_wrote_stays_text() {
        let html = write(Lang::En, "", "a", Some(("On Monday <x> wrote:", "<script>alert(1)</script>")));
        assert!(html.contains("&lt;script&gt;") && !html.contains("<script>"));
        assert!(!html.contains("<img"), "nothing in a letter reports back");
    }
}
