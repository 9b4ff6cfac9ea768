//! A form that was refused because the case changed since: it comes back on the view on which it was written, so that a second press is
//! refused as the first was, until its writer says that they have read what is new.

use kernel::Error;
use ui::Answers;

/// What was typed, and on which version of the case.
pub(crate) struct Typing {
    pub(crate) answers: Answers,
    /// The version on which it was typed; today's where the writer has read what is new.
    pub(crate) version: Option<i64>,
    /// Whether something new must be read first.
    pub(crate) is_older: bool,
}

impl Typing {
    /// What was typed and refused.
    pub(crate) fn refused(answers: Answers, version: i64, error: &Error) -> Typing {
        Typing { answers, version: Some(version), is_older: matches!(error, Error::Conflict(_)) }
    }

    /// What was typed, now that its writer has read what is new.
    pub(crate) fn anew(answers: Answers) -> Typing {
        Typing { answers, version: None, is_older: false }
    }

    /// The version that the form carries on, where the case is at this one now.
    pub(crate) fn version(&self, now: i64) -> i64 {
        self.version.unwrap_or(now)
    }
}
