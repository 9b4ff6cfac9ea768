//! Why mail did not arrive, from the codes of RFC 3463 and RFC 7505, or from a server's words where it gives none.

/// Why mail did not arrive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// Nobody has this address.
    NoSuchUser,
    /// Nothing receives mail for this domain.
    NoSuchDomain,
    /// The mailbox is switched off.
    Closed,
    /// The mailbox is full.
    Full,
    /// The letter is too large for it.
    TooLarge,
    /// The other side does not want it: a rule, a filter, a list.
    Refused,
    /// The other server could not be reached in time.
    Unreachable,
    /// It went round in circles.
    Loop,
    /// Something else.
    Other,
}

/// What servers say that give no code, in small letters.
const SAID: [(&str, Reason); 14] = [
    ("user unknown", Reason::NoSuchUser),
    ("unknown user", Reason::NoSuchUser),
    ("no such user", Reason::NoSuchUser),
    ("no mailbox here by that name", Reason::NoSuchUser),
    ("does not exist", Reason::NoSuchUser),
    ("couldn't be found", Reason::NoSuchUser),
    ("couldn\u{2019}t be found", Reason::NoSuchUser),
    ("no longer available", Reason::Closed),
    ("mailbox disabled", Reason::Closed),
    ("mailbox full", Reason::Full),
    ("mailbox is full", Reason::Full),
    ("over quota", Reason::Full),
    ("message size exceeds", Reason::TooLarge),
    ("couldn't find any host named", Reason::NoSuchDomain),
];

/// What servers say, in small letters, when it lies with the sender.
const OF_THE_SENDER: [&str; 2] = ["sender address", "sender domain"];

impl Reason {
    /// Reads it from what a server said.
    pub fn of(words: &str) -> Self {
        // It is the sender whom the server does not want, in words that it also has for who should have received it.
        let said = words.to_lowercase();
        if OF_THE_SENDER.iter().any(|text| said.contains(text)) {
            return Reason::Refused;
        }
        // Exchange calls somebody unknown by the code that is otherwise a domain's without mail.
        if said.contains("recipientnotfound") {
            return Reason::NoSuchUser;
        }
        if let Some(code) = code_in(words) {
            let (subject, detail) = code.split_once('.').and_then(|(_, rest)| rest.split_once('.')).unwrap_or_default();
            let found = Self::of_code(subject, detail);
            if found != Reason::Other {
                return found;
            }
        }
        SAID.iter().find(|(text, _)| said.contains(text)).map_or(Reason::Other, |(_, reason)| *reason)
    }

    fn of_code(subject: &str, detail: &str) -> Self {
        match (subject, detail) {
            ("1", "1" | "3" | "6") => Reason::NoSuchUser,
            ("1", "2" | "10") | ("4", "4") => Reason::NoSuchDomain,
            ("2", "1") => Reason::Closed,
            ("2", "2") => Reason::Full,
            ("2", "3") | ("3", "4") => Reason::TooLarge,
            ("7", _) | ("1", "7" | "8") => Reason::Refused,
            ("4", "6") => Reason::Loop,
            ("4", "0" | "1" | "2" | "3" | "5" | "7") => Reason::Unreachable,
            _ => Reason::Other,
        }
    }

    /// Whether it lies with the address, so that no other letter will arrive there either.
    pub const fn is_of_the_address(self) -> bool {
        matches!(self, Reason::NoSuchUser | Reason::NoSuchDomain | Reason::Closed)
    }

    /// Its stable name.
    pub const fn key(self) -> &'static str {
        match self {
            Reason::NoSuchUser => "no-such-user",
            Reason::NoSuchDomain => "no-such-domain",
            Reason::Closed => "closed",
            Reason::Full => "full",
            Reason::TooLarge => "too-large",
            Reason::Refused => "refused",
            Reason::Unreachable => "unreachable",
            Reason::Loop => "loop",
            Reason::Other => "other",
        }
    }
}

/// The first enhanced status code in a text: `5.1.1` in `550 5.1.1 no such user`, and never a part of an address.
pub(super) fn code_in(text: &str) -> Option<&str> {
    let is_edge = |c: char| c.is_whitespace() || "()[]<>;:,#-\"'".contains(c);
    text.split(is_edge).find(|word| {
        let parts: Vec<&str> = word.trim_end_matches('.').split('.').collect();
        let is_number = |part: &&str| (1..=3).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
        parts.len() == 3 && ["2", "4", "5"].contains(&parts[0]) && parts.iter().all(is_number)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_class_of_codes_has_its_reason() {
        for (words, reason) in [
            ("550 5.1.1 <a@x.example>: no such user", Reason::NoSuchUser),
            ("smtp; 554 5.1.10 null MX", Reason::NoSuchDomain),
            ("5.4.4 unable to route", Reason::NoSuchDomain),
            ("550 5.2.1 disabled", Reason::Closed),
            ("452 4.2.2 over quota", Reason::Full),
            ("552 5.3.4 too big", Reason::TooLarge),
            ("550-5.7.26 unauthenticated", Reason::Refused),
            ("#5.7.1 denied", Reason::Refused),
            ("4.4.7 expired", Reason::Unreachable),
            ("5.4.6 routing loop", Reason::Loop),
            ("Sorry, no mailbox here by that name. (#5.1.1)", Reason::NoSuchUser),
            ("550 User unknown", Reason::NoSuchUser),
            ("5.0.0 mailbox is full", Reason::Full),
            ("host 5.1.1.1 said no", Reason::Other),
            ("550 5.1.0 <c@works.example>: Sender address rejected: User unknown in virtual mailbox table", Reason::Refused),
            ("553 5.1.8 Domain of sender address c@works.example does not exist", Reason::Refused),
            ("553 5.1.8 <c@works.example>: that does not exist", Reason::Refused),
            ("550 Sender domain does not exist", Reason::Refused),
            ("", Reason::Other),
        ] {
            assert_eq!(Reason::of(words), reason, "{words}");
        }
    }
}
