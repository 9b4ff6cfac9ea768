//! The key of reply addresses, derived from the installation's keys.

use ::store::Keys;
use kernel::Secret;
use post::ReplyKey;

/// The key with which reply addresses and message ids are signed.
pub(crate) fn reply_key(keys: &Keys) -> ReplyKey {
    ReplyKey::new(Secret::new(keys.mac("email-reply-address", b"1")))
}
