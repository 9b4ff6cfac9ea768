//! Tells mail that a machine sent from mail that a person wrote (RFC 3834), so that machines never answer each other.

use crate::Address;
use crate::bounce::Bounce;
use crate::header::Headers;

/// What kind of automatic mail a message is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Automatic {
    /// As far as can be told, a person wrote it.
    No,
    /// An automatic answer: a receipt, an acknowledgement.
    Reply,
    /// Someone's notice of absence.
    OutOfOffice,
    /// A report that mail could not be delivered, or is late.
    Bounce(Bounce),
    /// Mail of a list, a newsletter, bulk mail.
    List,
    /// Another machine's notice: a monitor, a ticket system.
    Notice,
}

impl Automatic {
    /// Whether a person wrote it, as far as can be told.
    pub const fn is_personal(&self) -> bool {
        matches!(self, Automatic::No)
    }
}

const ABSENCE: [&str; 10] = [
    "out of office",
    "out of the office",
    "automatic reply",
    "autoreply",
    "auto reply",
    "away from",
    "خارج المكتب",
    "رد تلقائي",
    "رد آلي",
    "في إجازة",
];
const FAILURE: [&str; 14] = [
    "undelivered mail",
    "undeliverable",
    "delivery status",
    "delivery failure",
    "mail delivery failed",
    "returned mail",
    "failure notice",
    "could not be delivered",
    "delayed mail",
    "delivery delayed",
    "failure delivery",
    "mail failed",
    "تعذر التسليم",
    "لم يتم التسليم",
];

const REFUSALS: [&str; 7] =
    ["user unknown", "no such user", "invalid user", "could not be delivered", "was not delivered", "undeliverable", "550 5.1.1"];

/// Classifies by the headers alone; `report` is the delivery report inside, if there is one. Sieve says in a comment that a vacation answered
/// (RFC 5230), under whatever subject.
pub(crate) fn classify(headers: &Headers, from: Option<&Address>, report: Option<Bounce>) -> Automatic {
    if let Some(bounce) = report {
        return Automatic::Bounce(bounce);
    }
    // Whoever sends it: that a letter was read is never that it failed.
    if is_receipt(headers) {
        return Automatic::Reply;
    }
    let subject = headers.text("subject").unwrap_or_default().to_lowercase();
    let speaks_of = |words: &[&str]| words.iter().any(|word| subject.contains(word));
    let is_nobody = |name: &str| headers.text(name).is_some_and(|path| path.replace(' ', "") == "<>");
    let null_sender = is_nobody("return-path") || is_nobody("from");
    if is_failure(headers, from, null_sender, speaks_of(&FAILURE)) {
        return Automatic::Bounce(Bounce::default());
    }
    let submitted = keyword(headers, "auto-submitted");
    let precedence = keyword(headers, "precedence");
    let answers = submitted == "auto-replied"
        || precedence == "auto_reply"
        || has_any(headers, &["x-autoreply", "x-autorespond", "x-autoreply-from"])
        || keyword(headers, "x-apple-action") == "vacation";
    let is_vacation = headers.text("auto-submitted").is_some_and(|said| said.to_lowercase().contains("(vacation"));
    if answers && (is_vacation || speaks_of(&ABSENCE)) {
        return Automatic::OutOfOffice;
    }
    if answers {
        return Automatic::Reply;
    }
    if has_any(headers, &["list-id", "list-unsubscribe", "list-post", "list-help", "list-subscribe", "x-mlserver"])
        || ["bulk", "list", "junk"].contains(&precedence.as_str())
    {
        return Automatic::List;
    }
    let notice = !submitted.is_empty() && submitted != "no" || is_report(headers, &subject) || wants_no_answer(headers, from);
    match (notice || null_sender, speaks_of(&ABSENCE)) {
        (true, true) => Automatic::OutOfOffice,
        (true, false) => Automatic::Notice,
        (false, _) => Automatic::No,
    }
}

/// Whether a mail server says that something did not arrive, in no standard form.
fn is_failure(headers: &Headers, from: Option<&Address>, null_sender: bool, speaks_of_failure: bool) -> bool {
    // Some write the name alone, which is no address.
    let daemon = headers.text("from").is_some_and(|from| from.to_lowercase().contains("mailer-daemon"));
    let postmaster = from.is_some_and(|from| from.local().eq_ignore_ascii_case("postmaster"));
    let is_marked = has_any(headers, &["x-failed-recipients", "x-ms-exchange-message-is-ndr"])
        || from.is_some_and(|from| from.local().to_lowercase().starts_with("microsoftexchange"));
    daemon || postmaster && null_sender || (postmaster || null_sender || is_marked) && speaks_of_failure
}

/// Whether it is a report of some other kind: that somebody complained of a letter (RFC 5965, or how Microsoft passes it on), that a policy
/// was not met.
fn is_report(headers: &Headers, subject: &str) -> bool {
    let is_standard = headers.media_type("content-type").is_some_and(|kind| kind.value.eq_ignore_ascii_case("multipart/report"));
    is_standard || subject.trim_start().starts_with("complaint about message from ")
}

/// Whether nobody reads an answer: a program's address, and no other that takes one. With another the words may be a person's, who filled
/// in a form.
fn wants_no_answer(headers: &Headers, from: Option<&Address>) -> bool {
    let is_program = |written: &str| ["noreply", "donotreply"].iter().any(|word| plain(written).contains(word));
    let is_no_reply = from.is_some_and(|from| is_program(from.local()));
    is_no_reply && headers.text("reply-to").is_none_or(|to| is_program(&to)) || headers.count("x-amz-sns-message-id") > 0
}

/// Whether the one who looks after a mail server passes on why a letter was not taken, in no form and under no mark.
pub(crate) fn is_refusal_in_prose(from: Option<&Address>, text: &str) -> bool {
    let begins: String = text.chars().take(2000).collect::<String>().to_lowercase();
    from.is_some_and(|from| plain(from.local()) == "postmaster") && REFUSALS.iter().any(|words| begins.contains(words))
}

fn plain(written: &str) -> String {
    written.to_lowercase().replace(['-', '_', '.'], "")
}

/// Whether nothing automatic may be sent in answer, also where a person wrote: the sender asks for silence.
pub(crate) fn asks_for_silence(headers: &Headers) -> bool {
    let wish = headers.text("x-auto-response-suppress").unwrap_or_default().to_ascii_lowercase();
    ["all", "autoreply", "oof"].iter().any(|word| wish.contains(word)) || headers.count("x-loop") > 0
}

/// Whether it says that a letter was read or deleted (RFC 8098).
fn is_receipt(headers: &Headers) -> bool {
    let kind = headers.media_type("content-type");
    kind.is_some_and(|kind| kind.parameter("report-type").is_some_and(|of| of.eq_ignore_ascii_case("disposition-notification")))
}

fn keyword(headers: &Headers, name: &str) -> String {
    let value = headers.text(name).unwrap_or_default();
    value.split([';', '(', ' ']).next().unwrap_or_default().to_ascii_lowercase()
}

fn has_any(headers: &Headers, names: &[&str]) -> bool {
    names.iter().any(|name| headers.count(name) > 0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Mail;

    fn kind(headers: &str) -> Automatic {
        Mail::parse(format!("From: a@b.example\r\n{headers}\r\n\r\nx").as_bytes(), &crate::Limits::default()).mail.automatic
    }

    #[test]
    fn a_persons_mail_is_personal_also_with_the_word_no() {
        assert!(kind("Subject: رد تلقائي؟").is_personal());
        assert!(kind("Auto-Submitted: no").is_personal());
    }

    #[test]
    fn each_kind_of_machine_is_told_apart() {
        assert_eq!(kind("Auto-Submitted: auto-replied\r\nSubject: Automatic reply: x"), Automatic::OutOfOffice);
        assert_eq!(kind("Auto-Submitted: auto-replied (vacation)\r\nSubject: Auto: The hours"), Automatic::OutOfOffice);
        assert_eq!(
            kind("Auto-Submitted: auto-replied (vacation)\r\nSubject: =?utf-8?B?2K7Yp9ix2Kwg2KfZhNmF2YPYqtio?="),
            Automatic::OutOfOffice
        );
        assert_eq!(kind("Auto-Submitted: auto-replied\r\nSubject: received"), Automatic::Reply);
        assert_eq!(kind("Auto-Submitted: auto-generated"), Automatic::Notice);
        assert_eq!(kind("List-Id: <x.example>"), Automatic::List);
        assert_eq!(kind("Precedence: bulk"), Automatic::List);
        assert_eq!(kind("Return-Path: <>\r\nSubject: Undelivered Mail Returned to Sender"), Automatic::Bounce(Bounce::default()));
    }
}
