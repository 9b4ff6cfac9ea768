//! By what a program believes that another one of the installation has said something. Every role that may connect to a database may notify
//! on any of its channels, also one that may read no table.

use kernel::Timestamp;

use crate::Keys;

/// The purpose of the code.
const PURPOSE: &str = "whisper";
/// What was said longer ago is over. Programs whose clocks differ by less hear each other.
const LASTS_MILLISECONDS: u64 = 120_000;

/// How long a mark is: the instant in milliseconds, a code, and what parts them.
pub(super) const LENGTH: usize = 20 + 64 + 2;

/// What is said with the instant and a code that only the installation can make, for the connection that says it: of another connection,
/// which might repeat it, nobody believes it.
pub(super) fn put(keys: &Keys, connection: i32, now: Timestamp, text: &str) -> String {
    let at = now.as_millisecond();
    format!("{at} {} {text}", hex::encode(keys.mac(PURPOSE, &bound(connection, at, text))))
}

/// What a connection said, as far as it is to be believed.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Heard<'s> {
    /// The installation says so now.
    Now(&'s str),
    /// The installation said so at another time: the clocks of its programs differ, or somebody repeats it.
    AtAnotherTime,
    /// It was not said by the installation.
    Strange,
}

/// Whether what a connection said is to be believed now.
pub(super) fn heard<'s>(keys: &Keys, connection: i32, now: Timestamp, said: &'s str) -> Heard<'s> {
    let Some((at, text)) = ours(keys, connection, said) else { return Heard::Strange };
    if at.abs_diff(now.as_millisecond()) <= LASTS_MILLISECONDS { Heard::Now(text) } else { Heard::AtAnotherTime }
}

fn ours<'s>(keys: &Keys, connection: i32, said: &'s str) -> Option<(i64, &'s str)> {
    let (at, rest) = said.split_once(' ')?;
    let (code, text) = rest.split_once(' ')?;
    let at: i64 = at.parse().ok()?;
    keys.is_mac(PURPOSE, &bound(connection, at, text), &hex::decode(code).ok()?).then_some((at, text))
}

fn bound(connection: i32, at: i64, text: &str) -> Vec<u8> {
    format!("{connection} {at} {text}").into_bytes()
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    fn keys() -> Keys {
        let folder = tempfile::tempdir().unwrap();
        Keys::make(&folder.path().join("keys")).unwrap()
    }

    #[test]
    fn what_the_installation_says_is_believed_of_the_connection_that_said_it_for_a_while() {
        let (keys, now) = (keys(), Timestamp::UNIX_EPOCH);
        let said = put(&keys, 7, now, "desk.presence منى هنا");
        let later = |seconds| now + Duration::from_secs(seconds);
        assert_eq!(heard(&keys, 7, later(120), &said), Heard::Now("desk.presence منى هنا"));
        assert_eq!(heard(&keys, 7, later(121), &said), Heard::AtAnotherTime, "repeated when the connection's number is another's");
        assert_eq!(heard(&keys, 8, now, &said), Heard::Strange, "repeated by somebody else");
        assert!(said.len() <= "desk.presence منى هنا".len() + LENGTH);
    }

    #[test]
    fn what_others_say_or_change_is_not_believed() {
        let (keys, now) = (keys(), Timestamp::UNIX_EPOCH);
        let said = put(&keys, 7, now, "12 3 here");
        let (strange, other) = (super::tests::keys(), said.replace("12 3", "12 4"));
        assert_eq!(heard(&strange, 7, now, &said), Heard::Strange);
        for wrong in ["12 3 here", "", "0  ", "0 zz 12 3 here", &other] {
            assert_eq!(heard(&keys, 7, now, wrong), Heard::Strange, "{wrong}");
        }
    }
}
