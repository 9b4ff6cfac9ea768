//! Reply addresses and message ids that cannot be guessed: an answer joins a case only by a code that we made for that correspondent.

use data_encoding::BASE32_NOPAD;
use hmac::Hmac;
use hmac::Mac;
use kernel::Secret;
use sha2::Sha256;
use subtle::ConstantTimeEq;

/// The bytes of the code that are sent: 160 bits.
const CODE: usize = 20;

/// The installation's keys for reply addresses: the newest signs, and what an older one signed still holds.
#[derive(Clone, Debug)]
pub struct ReplyKey {
    newest: Secret<[u8; 32]>,
    older: Vec<Secret<[u8; 32]>>,
}

/// Which way a message goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Towards {
    /// From the entity to a customer, whose answer comes back.
    Customer,
    /// From the entity to an employee, whose answer comes back.
    Employee,
    /// From the entity to somebody who gets a copy of what a customer gets; an answer is theirs and not the customer's.
    Copied,
}

/// Between whom a code holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bond<'a> {
    /// The entity's mailbox, without a code: `contact@entity.example`.
    pub mailbox: &'a str,
    /// The correspondent to whom the message with the code is sent, and from whom the answer must come.
    pub correspondent: &'a str,
    /// Which way the message goes.
    pub towards: Towards,
}

/// A case that an incoming message names. Nothing is proven before `holds` says so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claim {
    /// The number of the case.
    pub case: i64,
    purpose: &'static str,
    bound: String,
    code: [u8; CODE],
}

impl ReplyKey {
    /// Takes a key of 256 random bits.
    pub const fn new(key: Secret<[u8; 32]>) -> Self {
        Self { newest: key, older: Vec::new() }
    }

    /// The same, with the keys that signed before.
    pub fn with_older(mut self, older: impl IntoIterator<Item = Secret<[u8; 32]>>) -> Self {
        self.older.extend(older);
        self
    }

    /// The mailbox with a code: `contact+CODE@entity.example`. None when the mailbox is no address or too long for a code.
    pub fn reply_address(&self, bond: &Bond<'_>, case: i64) -> Option<String> {
        let (local, domain) = bond.mailbox.rsplit_once('@')?;
        let number = case.to_be_bytes();
        let number = &number[number.iter().take_while(|byte| **byte == 0).count().min(7)..];
        let code = code(&self.newest, "address", bond, case, "");
        let written = BASE32_NOPAD.encode(&[number, &code].concat()).to_ascii_lowercase();
        let local = format!("{local}+{written}");
        (local.len() <= 64).then(|| format!("{local}@{domain}"))
    }

    /// A message id without angle brackets. `unique` tells it from the other messages of the case; letters, digits and `-`.
    pub fn message_id(&self, bond: &Bond<'_>, case: i64, unique: &str) -> Option<String> {
        let domain = bond.mailbox.rsplit_once('@')?.1;
        let code = code(&self.newest, "message", bond, case, unique);
        is_unique(unique).then(|| format!("{case}.{unique}.{}@{domain}", BASE32_NOPAD.encode(&code).to_ascii_lowercase()))
    }

    /// The case of an address that an answer was sent to, when its code is ours for exactly this bond.
    pub fn case_of_address(&self, address: &str, bond: &Bond<'_>) -> Option<i64> {
        Claim::of_address(address).filter(|claim| claim.holds(self, bond)).map(|claim| claim.case)
    }

    /// The case of a message id that an answer refers to, when its code is ours for exactly this bond.
    pub fn case_of_message_id(&self, id: &str, bond: &Bond<'_>) -> Option<i64> {
        Claim::of_message_id(id).filter(|claim| claim.holds(self, bond)).map(|claim| claim.case)
    }
}

impl Claim {
    /// Reads the code of a plus-address, in capital or small letters.
    pub fn of_address(address: &str) -> Option<Self> {
        let (local, _) = address.rsplit_once('@')?;
        let (_, written) = local.rsplit_once('+')?;
        let bytes = BASE32_NOPAD.decode(written.to_ascii_uppercase().as_bytes()).ok()?;
        let (number, code) = bytes.split_last_chunk::<CODE>().filter(|(number, _)| (1..=8).contains(&number.len()))?;
        if number.len() > 1 && number[0] == 0 {
            return None;
        }
        let case = number.iter().fold(0_i64, |sum, byte| sum << 8 | i64::from(*byte));
        Some(Self { case, purpose: "address", bound: String::new(), code: *code })
    }

    /// Reads a message id of ours; angle brackets may be on it.
    pub fn of_message_id(id: &str) -> Option<Self> {
        let (local, _) = id.trim_matches(['<', '>', ' ']).rsplit_once('@')?;
        let (named, written) = local.rsplit_once('.')?;
        let (number, unique) = named.split_once('.').filter(|(_, unique)| is_unique(unique))?;
        let case: i64 = number.parse().ok().filter(|case: &i64| case.to_string() == number)?;
        let code = BASE32_NOPAD.decode(written.to_ascii_uppercase().as_bytes()).ok()?.try_into().ok()?;
        Some(Self { case, purpose: "message", bound: unique.into(), code })
    }

    /// Whether the code is the one that we made for this bond. Takes the same time for a right and a wrong code.
    pub fn holds(&self, key: &ReplyKey, bond: &Bond<'_>) -> bool {
        let is_by = |key| bool::from(code(key, self.purpose, bond, self.case, &self.bound).ct_eq(&self.code));
        [&key.newest].into_iter().chain(&key.older).any(is_by)
    }
}

/// The mailbox of an address without its code: `contact+CODE@entity.example` gives `contact@entity.example`.
pub fn without_code(address: &str) -> String {
    let Some((local, domain)) = address.rsplit_once('@') else { return address.into() };
    format!("{}@{domain}", local.split('+').next().unwrap_or(local))
}

/// Whether it can tell a message of ours from others of its case.
fn is_unique(unique: &str) -> bool {
    (1..=100).contains(&unique.len()) && unique.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
}

fn code(key: &Secret<[u8; 32]>, purpose: &str, bond: &Bond<'_>, case: i64, unique: &str) -> [u8; CODE] {
    let mut mac = Hmac::<Sha256>::new_from_slice(key.reveal()).expect("HMAC takes a key of any length");
    let towards = match bond.towards {
        Towards::Customer => "customer",
        Towards::Employee => "employee",
        Towards::Copied => "copied",
    };
    let case = case.to_string();
    for part in ["daleel-reply-1", purpose, &fold(bond.mailbox), &fold(bond.correspondent), towards, &case, unique] {
        // Each part carries its length, so that no two lists of parts are written alike.
        mac.update(&(part.len() as u64).to_be_bytes());
        mac.update(part.as_bytes());
    }
    let mut code = [0; CODE];
    code.copy_from_slice(&mac.finalize().into_bytes()[..CODE]);
    code
}

fn fold(address: &str) -> String {
    address.trim().to_lowercase()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const BOND: Bond<'_> = Bond { mailbox: "contact@entity.example", correspondent: "mona@example.bh", towards: Towards::Customer };

    fn key(byte: u8) -> ReplyKey {
        ReplyKey::new(Secret::new([byte; 32]))
    }

    #[test]
    fn an_answer_finds_its_case_also_when_a_program_changed_the_case_of_letters() {
        let address = key(1).reply_address(&BOND, 4711).unwrap();
        assert!(address.starts_with("contact+") && address.ends_with("@entity.example"), "{address}");
        assert_eq!(key(1).case_of_address(&address.to_uppercase(), &BOND), Some(4711));
        let id = key(1).message_id(&BOND, 4711, "reply-9").unwrap();
        assert_eq!(key(1).case_of_message_id(&format!("<{id}>"), &BOND), Some(4711));
        assert_eq!(without_code(&address), "contact@entity.example");
    }

    #[test]
    fn a_code_holds_for_one_correspondent_mailbox_direction_and_key_only() {
        let address = key(1).reply_address(&BOND, 4711).unwrap();
        for other in [
            Bond { correspondent: "ali@example.bh", ..BOND },
            Bond { mailbox: "other@entity.example", ..BOND },
            Bond { towards: Towards::Employee, ..BOND },
            Bond { towards: Towards::Copied, ..BOND },
        ] {
            assert_eq!(key(1).case_of_address(&address, &other), None);
        }
        assert_eq!(key(2).case_of_address(&address, &BOND), None);
    }

    #[test]
    fn a_number_without_a_code_names_no_case() {
        for guess in [
            "contact+4711@entity.example",
            "contact@entity.example",
            "contact+@entity.example",
            "",
            "4711@x",
            "<4711.1@x>",
            "reply-4711-1@x",
        ] {
            assert_eq!(Claim::of_address(guess).filter(|claim| claim.holds(&key(1), &BOND)), None);
            assert_eq!(Claim::of_message_id(guess).filter(|claim| claim.holds(&key(1), &BOND)), None);
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn every_case_comes_back_and_any_flipped_character_fails(case in 0_i64.., at in any::<prop::sample::Index>(), to in "[a-z2-7.]") {
            let address = key(7).reply_address(&BOND, case).unwrap();
            prop_assert_eq!(key(7).case_of_address(&address, &BOND), Some(case));
            let code = "contact+".len()..address.find('@').unwrap();
            let at = code.start + at.index(code.len());
            let mut flipped = address.clone();
            flipped.replace_range(at..=at, &to);
            prop_assert_eq!(key(7).case_of_address(&flipped, &BOND), (flipped == address).then_some(case));
            let id = key(7).message_id(&BOND, case, "a-1").unwrap();
            let at = at % id.find('@').unwrap();
            let mut flipped = id.clone();
            flipped.replace_range(at..=at, &to);
            prop_assert_eq!(key(7).case_of_message_id(&flipped, &BOND), (flipped == id).then_some(case));
        }

        #[test]
        fn no_text_makes_it_stumble(text in ".*") {
            prop_assert_eq!(key(7).case_of_address(&text, &BOND), None);
            prop_assert_eq!(key(7).case_of_message_id(&text, &BOND), None);
        }
    }

    /// Digits of a step of Knuth's MMIX generator: guesses that differ, and the same ones at each run.
    fn chance(state: &mut u64) -> u64 {
        *state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        *state >> 11
    }

    /// The code of a real letter with one bit turned, or one of somebody else's, or bytes at random: whoever guesses has all of these.
    fn guess(known: &[[u8; CODE]], number: u64, state: &mut u64) -> [u8; CODE] {
        let mut code = known[usize::try_from(number % known.len() as u64).unwrap()];
        match number % 3 {
            0 => code[usize::try_from(chance(state)).unwrap() % CODE] ^= 1 << (chance(state) % 8),
            1 => code.chunks_mut(4).for_each(|part| part.copy_from_slice(&chance(state).to_be_bytes()[4..])),
            _ => code.rotate_left(1 + usize::try_from(chance(state)).unwrap() % (CODE - 1)),
        }
        code
    }

    /// A hundred thousand guesses at a case of hers; `start` makes them differ from those of the others.
    fn guess_often(known: &[[u8; CODE]], start: u64) {
        let mut state = start;
        for number in 0..100_000_u64 {
            let (purpose, bound) = if number % 5 == 0 { ("message", "reply-9") } else { ("address", "") };
            // Every tenth is what was sent to somebody else for this very case, as it is.
            let code = if number % 10 == 3 { known[0] } else { guess(known, number, &mut state) };
            let claim = Claim { case: 4711, purpose, bound: bound.into(), code };
            assert!(!claim.holds(&key(9), &BOND), "guess {number}: {claim:?}");
        }
    }

    #[test]
    fn of_a_million_guesses_none_joins_a_case() {
        let other = Bond { correspondent: "ali@example.bh", ..BOND };
        let known: Vec<[u8; CODE]> = (4711..4760).map(|case| code(&key(9).newest, "address", &other, case, "")).collect();
        let known = known.as_slice();
        std::thread::scope(|scope| (0..10).for_each(|start| drop(scope.spawn(move || guess_often(known, start)))));
    }

    #[test]
    fn of_all_codes_that_differ_in_one_or_two_bits_none_holds() {
        let key = key(9);
        let right = code(&key.newest, "address", &BOND, 4711, "");
        let holds = |code| Claim { case: 4711, purpose: "address", bound: String::new(), code }.holds(&key, &BOND);
        assert!(holds(right));
        let turned = |code: [u8; CODE], bit: usize| {
            let mut code = code;
            code[bit / 8] ^= 1 << (bit % 8);
            code
        };
        for first in 0..CODE * 8 {
            assert!(!holds(turned(right, first)), "bit {first}");
            (0..first).for_each(|second| assert!(!holds(turned(turned(right, first), second)), "bits {first} and {second}"));
        }
    }

    #[test]
    fn what_an_older_key_signed_still_holds_and_the_newest_signs() {
        let bond = Bond { mailbox: "contact@works.example", correspondent: "yousef@example.com", towards: Towards::Customer };
        let address = key(1).reply_address(&bond, 12).unwrap();
        let rotated = key(2).with_older([Secret::new([1; 32])]);
        assert_eq!(rotated.case_of_address(&address, &bond), Some(12));
        assert_eq!(key(2).case_of_address(&address, &bond), None);
        assert_eq!(rotated.reply_address(&bond, 12), key(2).reply_address(&bond, 12));
    }
}
