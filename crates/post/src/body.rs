//! Puts the texts of a message together: alternatives say the same thing once, the rest follows one after another.

use crate::plain;

/// One thing to read, in the one or two forms it came in.
struct Body {
    alternative: Option<usize>,
    plain: Option<String>,
    html: Option<String>,
}

/// The things to read, in their order.
#[derive(Default)]
pub(crate) struct Bodies(Vec<Body>);

impl Bodies {
    pub(crate) fn plain(&mut self, alternative: Option<usize>, text: String) {
        let body = self.of(alternative);
        body.plain = Some(body.plain.take().map_or(text.clone(), |before| before + "\n" + &text));
    }

    pub(crate) fn html(&mut self, alternative: Option<usize>, html: String) {
        let body = self.of(alternative);
        body.html = Some(body.html.take().map_or(html.clone(), |before| before + "\n" + &html));
    }

    fn of(&mut self, alternative: Option<usize>) -> &mut Body {
        let same = self.0.iter().rposition(|body| alternative.is_some() && body.alternative == alternative);
        let at = same.unwrap_or_else(|| {
            self.0.push(Body { alternative, plain: None, html: None });
            self.0.len() - 1
        });
        &mut self.0[at]
    }

    /// The text of all, and the HTML of all if any part has one. `limit` in bytes.
    pub(crate) fn finish(self, limit: usize) -> (String, Option<String>) {
        let has_html = self.0.iter().any(|body| body.html.is_some());
        let (mut text, mut html) = (Vec::new(), Vec::new());
        for body in self.0 {
            let from_html = || plain::from_html(body.html.as_deref().unwrap_or_default(), limit);
            let readable = body.plain.clone().filter(|plain| !plain.trim().is_empty()).unwrap_or_else(from_html);
            let readable = readable.replace("\r\n", "\n").replace('\r', "\n");
            if has_html {
                html.push(body.html.unwrap_or_else(|| format!("<div dir=\"auto\">{}</div>", escape(&readable))));
            }
            text.push(readable.trim_end().to_owned());
        }
        (text.join("\n\n").trim_matches('\n').to_owned(), has_html.then(|| html.join("\n")))
    }
}

/// Text as HTML, with its line breaks.
pub(crate) fn escape(text: &str) -> String {
    let mut html = String::with_capacity(text.len() + text.len() / 8);
    for letter in text.chars() {
        match letter {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            '\'' => html.push_str("&#39;"),
            '\n' => html.push_str("<br>\n"),
            _ => html.push(letter),
        }
    }
    html
}
