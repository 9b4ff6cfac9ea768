//! A secure message: a reply with confidential data that stays here. Its customer gets a link, and a code at their own address or phone when
//! they open it; it expires, can be withdrawn, and each opening is an event.

use std::time::Duration;

use ::store::Keys;
use ::store::Tx;
use desk::CaseId;
use kernel::EntityId;
use kernel::Error;
use kernel::Id;
use kernel::Phone;
use kernel::Result;
use kernel::Timestamp;
use kernel::refuse;

use crate::message::MessageId;

/// Marks ids of secure messages.
pub enum SecureKind {}
/// Names a secure message.
pub(crate) type SecureId = Id<SecureKind>;

/// How long it can be opened.
pub(crate) const LASTS: Duration = Duration::from_secs(14 * 24 * 3600);
/// How long a code opens it.
const CODE_LASTS: Duration = Duration::from_secs(10 * 60);
/// A code is void after so many wrong ones: the chance to guess it is 5 in a million.
const TRIES: i64 = 5;
/// So many codes are sent for a message in all: together they leave a guess 1 in 10,000.
const CODES: i64 = 20;

/// A secure message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Secure {
    pub(crate) id: SecureId,
    pub(crate) case: CaseId,
    /// The message with the link.
    pub(crate) message: MessageId,
    /// The address that gets the codes where no phone does: that of the one who wrote.
    pub(crate) address: String,
    /// The phone that gets them instead.
    pub(crate) phone: Option<Phone>,
    /// The text, sealed.
    pub(crate) sealed: String,
    pub(crate) expires_at: Timestamp,
    pub(crate) withdrawn_at: Option<Timestamp>,
    pub(crate) code: Code,
    /// How often it was opened, and when last.
    pub(crate) opened: i64,
    pub(crate) opened_at: Option<Timestamp>,
}

/// The code that opens it now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Code {
    /// Its keyed hash; empty when none was asked for or the last one is void.
    pub(crate) digest: String,
    pub(crate) until: Timestamp,
    /// How many wrong ones were tried since.
    pub(crate) tries: i64,
    /// How many were sent in all.
    pub(crate) asked: i64,
}

impl Secure {
    /// A new one, with its text sealed.
    pub(crate) fn new(
        keys: &Keys,
        id: SecureId,
        (case, message): (CaseId, MessageId),
        (address, phone): (&str, Option<Phone>),
        text: &str,
        now: Timestamp,
    ) -> Secure {
        Secure {
            id,
            case,
            message,
            address: address.into(),
            phone,
            sealed: keys.seal(&context(id), text),
            expires_at: now + LASTS,
            withdrawn_at: None,
            code: Code { digest: String::new(), until: Timestamp::UNIX_EPOCH, tries: 0, asked: 0 },
            opened: 0,
            opened_at: None,
        }
    }

    /// Whether it can still be opened.
    pub(crate) fn is_open(&self, now: Timestamp) -> bool {
        self.withdrawn_at.is_none() && now < self.expires_at
    }

    /// Takes a new code, made from chance; the one before opens nothing any more.
    ///
    /// # Errors
    /// Refused when it is over, or when too many codes were sent.
    pub(crate) fn new_code(&mut self, keys: &Keys, chance: u32, now: Timestamp) -> Result<String> {
        if !self.is_open(now) {
            return Err(refuse("email-secure-over").into());
        }
        if self.code.asked >= CODES {
            return Err(refuse("email-secure-codes").into());
        }
        let code = format!("{:06}", chance % 1_000_000);
        self.code = Code { digest: String::new(), until: now + CODE_LASTS, tries: 0, asked: self.code.asked + 1 };
        self.code.digest = self.hashed(keys, &code);
        Ok(code)
    }

    /// Tries a code as it was typed. A right one opens once: whoever looks on may not use it again.
    pub(crate) fn opens(&mut self, keys: &Keys, typed: &str, now: Timestamp) -> bool {
        let typed: String = ui::western(typed).chars().filter(char::is_ascii_digit).collect();
        let is_right =
            self.is_open(now) && now < self.code.until && !self.code.digest.is_empty() && self.code.digest == self.hashed(keys, &typed);
        self.code.tries += 1;
        if is_right || self.code.tries >= TRIES {
            self.code.digest.clear();
        }
        if is_right {
            self.opened += 1;
            self.opened_at = Some(now);
        }
        is_right
    }

    /// The text.
    ///
    /// # Errors
    /// `Broken` when no key here opens it.
    pub(crate) fn text(&self, keys: &Keys) -> Result<String> {
        keys.open(&context(self.id), &self.sealed)
    }

    /// Bound to the message and to this asking: the same digits of another one have another hash.
    fn hashed(&self, keys: &Keys, code: &str) -> String {
        keys.keyed_hash("email.secure-code", &format!("{}-{}-{code}", self.id, self.code.asked))
    }
}

fn context(id: SecureId) -> String {
    format!("email.secure-message:{id}")
}

/// The signed part of the address that leads to it. It is of letters alone: digits could look like somebody's number to whoever checks
/// what leaves.
pub(crate) fn pass(keys: &Keys, entity: EntityId, id: SecureId) -> String {
    let said = [entity.get().to_be_bytes(), id.get().to_be_bytes()].concat();
    let signed = [said.as_slice(), &keys.mac("email.secure-pass", &said)].concat();
    signed.iter().flat_map(|byte| [byte >> 4, byte & 15]).map(|half| char::from(b'a' + half)).collect()
}

/// Reads a pass; nothing when it was not signed here.
pub(crate) fn read_pass(keys: &Keys, text: &str) -> Option<(EntityId, SecureId)> {
    let halves: Vec<u8> = text.bytes().map(|letter| letter.checked_sub(b'a').filter(|half| *half < 16)).collect::<Option<_>>()?;
    let signed: Vec<u8> = halves.chunks_exact(2).map(|pair| pair[0] << 4 | pair[1]).collect();
    let (said, mac) = signed.split_at_checked(16)?;
    if halves.len() % 2 == 1 || !keys.is_mac("email.secure-pass", said, mac) {
        return None;
    }
    let number = |at: usize| Some(i64::from_be_bytes(said.get(at..at + 8)?.try_into().ok()?));
    Some((Id::new(number(0)?), Id::new(number(8)?)))
}

/// One of a case that the one who acts may see.
///
/// # Errors
/// `NotFound` for another entity's, or one of a case out of reach.
pub(crate) fn of_message(tx: &mut Tx<'_>, message: MessageId) -> Result<Secure> {
    let found = crate::store::secure_of(tx, message)?.ok_or(Error::NotFound("secure message"))?;
    desk::store::case(tx, found.case)?.ok_or(Error::NotFound("secure message"))?;
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys() -> Keys {
        let folder = tempfile::tempdir().unwrap();
        Keys::make(&folder.path().join("keys")).unwrap()
    }

    fn at(seconds: i64) -> Timestamp {
        Timestamp::from_second(1_790_000_000 + seconds).unwrap()
    }

    fn message(keys: &Keys) -> Secure {
        Secure::new(keys, Id::new(7), (Id::new(1), Id::new(2)), ("huda@example.com", None), "850101234", at(0))
    }

    #[test]
    fn a_code_opens_once_within_its_time_in_any_script_of_digits() {
        let keys = keys();
        let mut one = message(&keys);
        assert!(!one.opens(&keys, "", at(0)), "before any code was asked for");
        let code = one.new_code(&keys, 4_123_456, at(0)).unwrap();
        assert_eq!(code, "123456");
        assert!(one.clone().opens(&keys, " ١٢٣ ٤٥٦ ", at(599)));
        assert!(!one.clone().opens(&keys, &code, at(600)), "its time is over");
        assert!(one.opens(&keys, &code, at(1)) && !one.opens(&keys, &code, at(2)), "not twice");
        assert_eq!((one.opened, one.text(&keys).unwrap().as_str()), (1, "850101234"));
        assert!(!one.sealed.contains("850101234"));
    }

    #[test]
    fn guessing_ends() {
        let keys = keys();
        let mut one = message(&keys);
        let code = one.new_code(&keys, 1, at(0)).unwrap();
        for _ in 0..TRIES {
            assert!(!one.opens(&keys, "999999", at(1)));
        }
        assert!(!one.opens(&keys, &code, at(2)), "the fifth wrong one made it void");
        for _ in 1..CODES {
            one.new_code(&keys, 1, at(3)).unwrap();
        }
        assert!(one.new_code(&keys, 1, at(4)).is_err(), "no more codes");
    }

    #[test]
    fn what_is_over_or_withdrawn_opens_no_more() {
        let keys = keys();
        let mut one = message(&keys);
        let over = 14 * 24 * 3600;
        one.new_code(&keys, 1, at(over - 1)).unwrap();
        assert!(!one.clone().opens(&keys, "000001", at(over)));
        one.withdrawn_at = Some(at(5));
        assert!(!one.opens(&keys, "000001", at(over - 1)) && one.new_code(&keys, 1, at(6)).is_err());
    }

    #[test]
    fn a_pass_with_any_sign_changed_leads_nowhere() {
        let keys = keys();
        let text = pass(&keys, Id::new(3), Id::new(7));
        assert_eq!(read_pass(&keys, &text), Some((Id::new(3), Id::new(7))));
        for place in 0..text.len() {
            let changed: String =
                text.chars().enumerate().map(|(at, c)| if at == place { if c == 'a' { 'b' } else { 'a' } } else { c }).collect();
            assert_eq!(read_pass(&keys, &changed), None, "{changed}");
        }
        assert!(text.bytes().all(|letter| letter.is_ascii_lowercase()), "no check of what leaves takes it for a number");
        assert!([text.as_str(), &text[1..], &(text.clone() + "a"), "", "z"].iter().skip(1).all(|text| read_pass(&keys, text).is_none()));
    }
}
