//! The key of reply addresses, derived from the installation's keys.

use ::store::Keys;
use kernel::Secret;
use post::ReplyKey;

/// The key with which reply addresses and message ids are signed; what older keys signed still holds after a rotation.
pub(crate) fn reply_key(keys: &Keys) -> ReplyKey {
    let older = keys.macs("email-reply-address", b"1").into_iter().skip(1).map(Secret::new);
    ReplyKey::new(Secret::new(keys.mac("email-reply-address", b"1"))).with_older(older)
}

#[cfg(test)]
mod tests {
    use post::Bond;
    use post::Towards;

    use super::*;

    #[test]
    fn a_reply_to_an_address_made_before_the_keys_were_rotated_finds_its_case() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("keys");
        let bond = Bond { mailbox: "contact@works.example", correspondent: "yousef@example.com", towards: Towards::Customer };
        let before = reply_key(&Keys::make(&file).unwrap()).reply_address(&bond, 12).unwrap();
        let after = reply_key(&Keys::rotate(&file).unwrap());
        assert_eq!(after.case_of_address(&before, &bond), Some(12));
        assert_ne!(after.reply_address(&bond, 12).unwrap(), before, "new addresses come from the new key");
    }
}
