//! The answers that end a message.

use super::Verdict;
use super::data::Flaw;

/// The answer to a message that could not be taken in.
pub(super) fn refusal(flaw: Flaw) -> String {
    let why = match flaw {
        Flaw::TooLarge => "552 5.3.4 Message too large",
        Flaw::LongLine => "554 5.6.0 Line too long",
        Flaw::BareBreak => "554 5.6.11 Lines must end in CR LF",
    };
    format!("{why}\r\n")
}

/// The answer that says what the handler decided.
pub(super) fn verdict(verdict: &Verdict) -> String {
    match verdict {
        Verdict::Accepted(id) => format!("250 2.0.0 Kept as {}\r\n", one_line(id)),
        Verdict::TryAgain(why) => format!("451 4.3.0 {}\r\n", one_line(why)),
        Verdict::NoRoom(why) => format!("452 4.3.1 {}\r\n", one_line(why)),
        Verdict::Refused(why) => format!("554 5.7.1 {}\r\n", one_line(why)),
    }
}

/// Text of the handler, so that it can stand in one line of an answer.
fn one_line(text: &str) -> String {
    text.chars().filter(|letter| matches!(letter, ' '..='~')).take(200).collect()
}
