//! Reports that mail was not delivered (RFC 3464), read for whom, why, and about which message.

mod plain;
mod reason;

pub use reason::Reason;

pub(crate) use plain::fill;

/// A delivery report. One that names nobody is a bounce all the same, from a server that writes no proper report.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bounce {
    /// The recipients that the report names.
    pub recipients: Vec<Failure>,
    /// The message id of the mail that was not delivered, without angle brackets.
    pub original: Option<String>,
}

/// What a report says of mail to somebody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fate {
    /// It will not arrive.
    Failed(Failure),
    /// It is late, and still tried.
    Late(Failure),
    /// It went on, arrived, or nothing is said of it.
    Gone,
}

impl Bounce {
    /// Whether the server has given up on some recipient; a report of mere delay has not.
    pub fn is_final(&self) -> bool {
        self.recipients.is_empty() || self.recipients.iter().any(|failure| failure.action == "failed")
    }

    /// What it says of mail to `address`. Where it names others only, to whom that mail was passed on, one of them may have it all the same:
    /// then it has failed only if it has for all.
    pub fn fate(&self, address: &str) -> Fate {
        let is_named = |failure: &&Failure| [&failure.address, &failure.original].iter().any(|named| named.eq_ignore_ascii_case(address));
        let own: Vec<&Failure> = self.recipients.iter().filter(is_named).collect();
        let about = if own.is_empty() { self.recipients.iter().collect() } else { own };
        let with = |action: &str| about.iter().find(|failure| failure.action == action).map(|failure| (*failure).clone());
        if about.is_empty() {
            return Fate::Failed(Failure::default());
        }
        match (with("failed"), with("delayed")) {
            (Some(failed), _) if about.iter().all(|failure| failure.action == "failed") => Fate::Failed(failed),
            (_, Some(late)) => Fate::Late(late),
            _ => Fate::Gone,
        }
    }
}

/// What happened to one recipient.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Failure {
    /// The address.
    pub address: String,
    /// The address to which it was sent first, where it was passed on; often empty.
    pub original: String,
    /// `failed`, `delayed`, `delivered`, `relayed`, `expanded`.
    pub action: String,
    /// The enhanced status code: `5.1.1`.
    pub status: String,
    /// The words of the server that refused.
    pub diagnostic: String,
}

impl Failure {
    /// Whether trying again is pointless.
    pub fn is_permanent(&self) -> bool {
        self.action == "failed" && !self.status.starts_with('4')
    }

    /// Its code and the server's words on one line.
    pub fn words(&self) -> String {
        let said = self.diagnostic.contains(&self.status);
        let all = if said { self.diagnostic.clone() } else { format!("{} {}", self.status, self.diagnostic) };
        all.trim().to_owned()
    }
}

/// The types under which a report encloses the letter or its head: those of RFC 3462, one that some servers use, and those of RFC 6533 for
/// letters with addresses in other scripts.
pub(crate) const COPIES: [&str; 5] = ["message/rfc822", "text/rfc822-headers", "text/rfc822", "message/global", "message/global-headers"];

/// An address of a report as it is written in a letter. Of `utf-8` addresses, letters outside ASCII may stand as `\x{627}` (RFC 6533, 3).
fn address(value: &str) -> String {
    let (kind, address) = value.split_once(';').map_or(("", value), |(kind, address)| (kind.trim(), address));
    let address = address.trim().trim_matches(['<', '>']);
    if !kind.eq_ignore_ascii_case("utf-8") {
        return address.into();
    }
    let mut parts = address.split("\\x{");
    let mut whole = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (digits, rest) = part.split_once('}').unwrap_or((part, ""));
        whole.extend(u32::from_str_radix(digits, 16).ok().and_then(char::from_u32));
        whole.push_str(rest);
    }
    whole
}

/// Reads a `message/delivery-status` part: groups of fields, the first about the message, each other about a recipient.
pub(crate) fn recipients(status: &str) -> Vec<Failure> {
    let unfolded = status.replace("\r\n", "\n").replace("\n ", " ").replace("\n\t", " ");
    let groups = unfolded.split("\n\n").map(failure);
    groups.filter(|failure| !failure.address.is_empty()).take(100).collect()
}

fn failure(group: &str) -> Failure {
    let mut failure = Failure::default();
    for line in group.lines() {
        let Some((name, value)) = line.split_once(':') else { continue };
        let untyped = value.split_once(';').map_or(value, |(_, value)| value).trim();
        match name.trim().to_ascii_lowercase().as_str() {
            "final-recipient" => failure.address = address(value),
            "original-recipient" => failure.original = address(value),
            "action" => {
                failure.action = value.split(['(', ' ', ';']).find(|word| !word.is_empty()).unwrap_or_default().to_ascii_lowercase()
            }
            "status" => failure.status = value.split_whitespace().next().unwrap_or_default().into(),
            "diagnostic-code" => failure.diagnostic = untyped.chars().take(500).collect(),
            _ => {}
        }
    }
    if failure.address.is_empty() {
        failure.address.clone_from(&failure.original);
    }
    failure
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_report_names_recipient_status_and_the_servers_words() {
        let status = "Reporting-MTA: dns; mx.example\r\n\r\nFinal-Recipient: rfc822; mona@x.example\r\nAction: failed\r\nStatus: 5.1.1\r\nDiagnostic-Code: smtp; 550 5.1.1\r\n no such user\r\n";
        let found = recipients(status);
        assert_eq!(found.len(), 1);
        assert_eq!((found[0].address.as_str(), found[0].status.as_str()), ("mona@x.example", "5.1.1"));
        assert_eq!((found[0].diagnostic.as_str(), found[0].words().as_str()), ("550 5.1.1 no such user", "550 5.1.1 no such user"));
        assert!(found[0].is_permanent());
    }

    #[test]
    fn a_report_of_delay_is_not_final() {
        let recipients = recipients("Final-Recipient: rfc822;a@b.example\nAction: delayed\nStatus: 4.4.1\n");
        let bounce = Bounce { recipients, original: None };
        assert!(!bounce.is_final());
        assert!(matches!(bounce.fate("a@b.example"), Fate::Late(late) if late.status == "4.4.1"));
    }

    #[test]
    fn a_report_about_an_address_in_another_script_is_read() {
        let raw = "Return-Path: <>\r\nFrom: mailer-daemon@mx.example\r\nSubject: x\r\nMIME-Version: 1.0\r\nContent-Type: multipart/report; report-type=delivery-status; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nfailed\r\n--b\r\nContent-Type: message/global-delivery-status\r\n\r\nReporting-MTA: dns; mx.example\r\n\r\nFinal-Recipient: utf-8; \\x{647}\\x{62f}\\x{649}@مثال.example\r\nAction: failed\r\nStatus: 5.1.1\r\n\r\n--b\r\nContent-Type: message/global-headers\r\n\r\nMessage-ID: <reply-7@works.example>\r\n--b--\r\n";
        let crate::Automatic::Bounce(found) = crate::Mail::parse(raw.as_bytes(), &crate::Limits::default()).mail.automatic else {
            panic!("it is a report")
        };
        assert_eq!(found.original.as_deref(), Some("reply-7@works.example"));
        assert_eq!(found.recipients[0].address, "هدى@مثال.example");
        assert!(matches!(found.fate("هدى@مثال.example"), Fate::Failed(_)));
    }

    fn report(lines: &[(&str, &str)]) -> Bounce {
        let group = |(address, action): &(&str, &str)| format!("Final-Recipient: rfc822; {address}\nAction: {action}\nStatus: 5.1.1\n\n");
        Bounce { recipients: recipients(&lines.iter().map(group).collect::<String>()), original: None }
    }

    #[test]
    fn of_several_recipients_each_has_a_fate_of_its_own() {
        let many = report(&[("a@x.example", "delivered"), ("b@x.example", "failed"), ("c@x.example", "delayed")]);
        assert_eq!(many.fate("A@x.example"), Fate::Gone);
        assert!(matches!(many.fate("b@x.example"), Fate::Failed(_)));
        assert!(matches!(many.fate("c@x.example"), Fate::Late(_)));
    }

    #[test]
    fn mail_that_was_passed_on_has_failed_only_where_it_has_for_all() {
        assert!(matches!(report(&[("x@y.example", "failed"), ("z@y.example", "failed")]).fate("team@x.example"), Fate::Failed(_)));
        assert_eq!(report(&[("x@y.example", "failed"), ("z@y.example", "relayed")]).fate("team@x.example"), Fate::Gone);
        assert_eq!(report(&[("team@x.example", "expanded")]).fate("team@x.example"), Fate::Gone);
        let passed = recipients("Original-Recipient: rfc822; team@x.example\nFinal-Recipient: rfc822; z@y.example\nAction: failed (bad)\n");
        assert!(matches!(Bounce { recipients: passed, original: None }.fate("team@x.example"), Fate::Failed(_)));
    }
}
