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

/// What a connection said, where it is to be believed now.
pub(super) fn believed<'s>(keys: &Keys, connection: i32, now: Timestamp, said: &'s str) -> Option<&'s str> {
    let (at, rest) = said.split_once(' ')?;
    let (code, text) = rest.split_once(' ')?;
    let at: i64 = at.parse().ok()?;
    let is_now = at.abs_diff(now.as_millisecond()) <= LASTS_MILLISECONDS;
    let is_ours = keys.is_mac(PURPOSE, &bound(connection, at, text), &hex::decode(code).ok()?);
    (is_now && is_ours).then_some(text)
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
        assert_eq!(believed(&keys, 7, later(120), &said), Some("desk.presence منى هنا"));
        assert_eq!(believed(&keys, 7, later(121), &said), None, "repeated when the connection's number is another's");
        assert_eq!(believed(&keys, 8, now, &said), None, "repeated by somebody else");
        assert!(said.len() <= "desk.presence منى هنا".len() + LENGTH);
    }

    #[test]
    fn what_others_say_or_change_is_not_believed() {
        let (keys, now) = (keys(), Timestamp::UNIX_EPOCH);
        let said = put(&keys, 7, now, "12 3 here");
        let (strange, other) = (super::tests::keys(), said.replace("12 3", "12 4"));
        assert_eq!(believed(&strange, 7, now, &said), None);
        for wrong in ["12 3 here", "", "0  ", "0 zz 12 3 here", &other] {
            assert_eq!(believed(&keys, 7, now, wrong), None, "{wrong}");
        }
    }
}
