//! The codes that a message bears: however many they are, so many are tried, those that may be ours first. Each is tried with several bonds
//! and keys while everybody else's mail waits to be written.

use desk::CaseId;
use kernel::Id;
use post::Bond;
use post::Claim;
use post::Mail;
use post::ReplyKey;

/// So many codes of a message are tried.
const MOST: usize = 20;
/// So many mailboxes it may name by them, beside the one that it came to.
const MAILBOXES: usize = 5;

/// A code, before it is known for whom it was made.
#[derive(Debug, PartialEq, Eq)]
struct Code {
    claim: Claim,
    /// The mailbox that it names, in small letters; none for the id of a message.
    mailbox: Option<String>,
}

/// The codes of a message, each once: of addresses first, then of the messages that it answers, the nearest first.
#[derive(Debug)]
pub(crate) struct Codes(Vec<Code>);

impl Codes {
    /// Looks for them where the message came to, in its envelope as `to`, and in its header. Those at the domain of the mailbox go first: how
    /// many others somebody puts beside them is nothing to them.
    pub(crate) fn of(mailbox: &str, to: &str, mail: &Mail) -> Codes {
        let domain = mailbox.rsplit('@').next().unwrap_or_default();
        let is_own = |at: &str| at.trim_end_matches(['>', ' ']).rsplit('@').next().is_some_and(|other| other.eq_ignore_ascii_case(domain));
        let (addresses, answered) = (addressed(to, mail), answered(mail));
        let mut codes = Vec::new();
        for own in [true, false] {
            let coded = addresses.iter().filter(|address| is_own(address) == own).filter_map(|address| {
                let mailbox = Some(post::without_code(address).to_lowercase());
                Claim::of_address(address).map(|claim| Code { claim, mailbox })
            });
            take(&mut codes, coded);
        }
        for own in [true, false] {
            let ids = answered.iter().filter(|id| is_own(id) == own).filter_map(|id| Claim::of_message_id(id));
            take(&mut codes, ids.map(|claim| Code { claim, mailbox: None }));
        }
        Codes(codes)
    }

    /// Whether it bears none.
    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The mailboxes whose addresses bear a code, each once.
    pub(crate) fn mailboxes(&self) -> Vec<&str> {
        let mut named: Vec<&str> = Vec::new();
        for mailbox in self.0.iter().filter_map(|code| code.mailbox.as_deref()) {
            if named.len() < MAILBOXES && !named.contains(&mailbox) {
                named.push(mailbox);
            }
        }
        named
    }

    /// The case of a code that was made for exactly this bond, and by which of the proofs: its address, or the message that is answered.
    pub(crate) fn made_for(
        &self,
        key: &ReplyKey,
        bond: &Bond<'_>,
        [by_address, by_id]: [&'static str; 2],
    ) -> Option<(CaseId, &'static str)> {
        let code = self.0.iter().find(|code| code.claim.holds(key, bond))?;
        Some((Id::new(code.claim.case), if code.mailbox.is_some() { by_address } else { by_id }))
    }
}

/// Takes what is not among them yet, while there is room.
fn take(codes: &mut Vec<Code>, more: impl Iterator<Item = Code>) {
    for code in more {
        if codes.len() >= MOST {
            return;
        }
        if codes.iter().all(|known| known.claim != code.claim) {
            codes.push(code);
        }
    }
}

/// The addresses that it was sent to: of its envelope, and, where a server of others has kept that to itself, of its header. A code proves
/// itself wherever it stands.
fn addressed(to: &str, mail: &Mail) -> Vec<String> {
    let written = mail.to.iter().chain(&mail.cc).map(|address| address.address.clone());
    [to.to_owned()].into_iter().chain(mail.header("delivered-to")).chain(written).collect()
}

/// The ids of the messages that it answers, the nearest first.
fn answered(mail: &Mail) -> Vec<&String> {
    mail.in_reply_to.iter().chain(mail.references.iter().rev()).collect()
}

#[cfg(test)]
mod tests {
    use kernel::Secret;
    use post::Limits;
    use post::Towards;

    use super::*;

    const CONTACT: &str = "contact@works.example";
    const BOND: Bond<'_> = Bond { mailbox: CONTACT, correspondent: "huda@example.com", towards: Towards::Customer };
    const PROOFS: [&str; 2] = ["address", "id"];

    fn key() -> ReplyKey {
        ReplyKey::new(Secret::new([7; 32]))
    }

    /// A letter with so many addresses in `To` and in `Cc` and so many ids, each with a code of the right form, and with these behind them all.
    fn flood(mailbox: &str, many: i64, (last_address, last_id): (&str, &str)) -> Mail {
        let bond = Bond { mailbox, ..BOND };
        let addresses = |first: i64| {
            let coded = (first..first + many).map(|case| key().reply_address(&bond, case).unwrap());
            coded.collect::<Vec<_>>().join(",\r\n ")
        };
        let ids = (0..many).map(|case| format!("<{}>", key().message_id(&bond, case, "a").unwrap())).collect::<Vec<_>>().join("\r\n ");
        let raw = format!(
            "From: huda@example.com\r\nTo: {},\r\n {last_address}\r\nCc: {}\r\nReferences: <{last_id}>\r\n {ids}\r\nSubject: x\r\n\r\nx\r\n",
            addresses(1000),
            addresses(1000 + many)
        );
        Mail::parse(raw.as_bytes(), &Limits::default()).mail
    }

    #[test]
    fn of_three_thousand_codes_so_many_are_tried_and_so_many_mailboxes_asked_for() {
        let mail = flood(CONTACT, 999, ("a@works.example", "b@works.example"));
        assert!(mail.to.len() + mail.cc.len() + mail.references.len() >= 2997, "all of them came");
        let codes = Codes::of(CONTACT, CONTACT, &mail);
        assert_eq!((codes.0.len(), codes.mailboxes()), (MOST, vec![CONTACT]));
        let many: Vec<String> =
            (0..30).map(|one| key().reply_address(&Bond { mailbox: &format!("m{one}@works.example"), ..BOND }, 9).unwrap()).collect();
        let mail = Mail::parse(format!("To: {}\r\n\r\nx", many.join(", ")).as_bytes(), &Limits::default()).mail;
        assert_eq!(Codes::of(CONTACT, CONTACT, &mail).mailboxes().len(), MAILBOXES);
    }

    #[test]
    fn a_code_of_ours_is_found_behind_a_thousand_of_others_and_counts_once_however_often_it_stands() {
        let address = key().reply_address(&BOND, 4711).unwrap();
        let mail = flood("contact@elsewhere.example", 900, (&address, "b@works.example"));
        let codes = Codes::of(CONTACT, CONTACT, &mail);
        assert_eq!(codes.made_for(&key(), &BOND, PROOFS), Some((Id::new(4711), "address")));
        let id = key().message_id(&BOND, 4712, "reply").unwrap();
        let often = vec![address.to_uppercase(); 500].join(", ");
        let raw = format!("To: {often}\r\nReferences: <{id}> <x@example.com>\r\n\r\nx");
        let codes = Codes::of(CONTACT, &address, &Mail::parse(raw.as_bytes(), &Limits::default()).mail);
        assert_eq!(codes.0.len(), 2, "{codes:?}");
        let other = Bond { correspondent: "ali@example.com", ..BOND };
        assert_eq!(codes.made_for(&key(), &other, PROOFS), None);
        let raw = format!("To: {CONTACT}\r\nReferences: <{id}> <x@example.com>\r\n\r\nx");
        let codes = Codes::of(CONTACT, CONTACT, &Mail::parse(raw.as_bytes(), &Limits::default()).mail);
        assert_eq!(codes.made_for(&key(), &BOND, PROOFS), Some((Id::new(4712), "id")));
    }
}
