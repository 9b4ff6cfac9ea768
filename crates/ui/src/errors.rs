//! The page that says what went wrong: what happened, what was kept, what to do, and a reference for the log.

use askama::Template;
use kernel::Error;

use crate::Page;

/// An error page in the reader's language.
#[derive(Template)]
#[template(path = "error.html")]
pub struct ErrorPage {
    page: Page,
    text: String,
    advice: String,
    reference: String,
}

/// The kinds of errors that have words of their own, `ui-error-KIND-…`.
fn kind(error: &Error) -> &'static str {
    match error {
        Error::SignedOut => "signed-out",
        Error::Forbidden(_) => "forbidden",
        Error::NotFound(_) => "not-found",
        Error::Invalid(_) => "invalid",
        Error::Refused(_) => "refused",
        Error::Conflict(_) => "conflict",
        Error::Busy(_) => "busy",
        Error::ReadOnly(_) => "read-only",
        Error::Broken(..) => "broken",
    }
}

impl ErrorPage {
    /// The page of an error. `reference` finds it in the log; empty when it is not logged. A refusal and wrong fields say their own reasons.
    pub fn new(page: Page, error: &Error, reference: &str) -> Self {
        let kind = kind(error);
        let page = page.titled(&format!("ui-error-{kind}-title"));
        let text = match error {
            Error::Refused(refusal) => page.ta(refusal.key, &refusal.args),
            Error::Invalid(fields) => fields.iter().map(|field| page.ta(field.key, &field.args)).collect::<Vec<_>>().join(" "),
            Error::Conflict(key) if page.words.has(key) => page.t(key),
            _ => page.t(&format!("ui-error-{kind}-text")),
        };
        let advice = match error {
            Error::Busy(seconds) => page.t1("ui-error-busy-advice", "wait", page.duration_after(i64::from(*seconds))),
            _ => page.t(&format!("ui-error-{kind}-advice")),
        };
        Self { page, text, advice, reference: reference.into() }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use kernel::Lang;

    use super::*;
    use crate::SOURCES;
    use crate::Words;

    fn shown(lang: Lang, error: &Error) -> String {
        let words = Arc::new(Words::build(&SOURCES).unwrap());
        let page = Page::new(words, lang, "/ar/somewhere", "2026-11-24T07:06:00Z".parse().unwrap());
        ErrorPage::new(page, error, "E-7F2K").render().unwrap()
    }

    #[test]
    fn every_kind_of_error_has_a_page_in_both_languages() {
        let cause = || Box::new(std::io::Error::other("disk"));
        for lang in Lang::ALL {
            for error in [
                Error::SignedOut,
                Error::Forbidden("email.reply"),
                Error::NotFound("case"),
                Error::Conflict("case"),
                Error::Busy(120),
                Error::ReadOnly("disk full"),
                Error::Broken("reading".into(), cause()),
            ] {
                assert!(shown(lang, &error).contains("E-7F2K"), "{error}");
            }
        }
    }

    #[test]
    fn the_cause_of_what_broke_is_never_shown() {
        let error = Error::Broken("reading".into(), Box::new(std::io::Error::other("/var/lib/secret")));
        assert!(!shown(Lang::En, &error).contains("secret"));
    }
}
