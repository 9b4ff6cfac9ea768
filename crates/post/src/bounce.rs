//! Reports that mail was not delivered (RFC 3464), read for whom, why, and about which message.

/// A delivery report. One that names nobody is a bounce all the same, from a server that writes no proper report.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bounce {
    /// The recipients that the report names.
    pub recipients: Vec<Failure>,
    /// The message id of the mail that was not delivered, without angle brackets.
    pub original: Option<String>,
}

impl Bounce {
    /// Whether the server has given up on some recipient; a report of mere delay has not.
    pub fn is_final(&self) -> bool {
        self.recipients.is_empty() || self.recipients.iter().any(|failure| failure.action == "failed")
    }
}

/// What happened to one recipient.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Failure {
    /// The address.
    pub address: String,
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
            "final-recipient" => failure.address = untyped.trim_matches(['<', '>']).into(),
            "original-recipient" if failure.address.is_empty() => failure.address = untyped.trim_matches(['<', '>']).into(),
            "action" => failure.action = value.trim().to_ascii_lowercase(),
            "status" => failure.status = value.split_whitespace().next().unwrap_or_default().into(),
            "diagnostic-code" => failure.diagnostic = untyped.chars().take(500).collect(),
            _ => {}
        }
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
        assert_eq!(found[0].diagnostic, "550 5.1.1 no such user");
        assert!(found[0].is_permanent());
    }

    #[test]
    fn a_report_of_delay_is_not_final() {
        let recipients = recipients("Final-Recipient: rfc822;a@b.example\nAction: delayed\nStatus: 4.4.1\n");
        assert!(!Bounce { recipients, original: None }.is_final());
    }
}
