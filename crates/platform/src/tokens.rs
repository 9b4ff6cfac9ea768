//! Tokens that open something: 256 bits of chance, kept only as a digest.

use data_encoding::BASE32_NOPAD;
use rand::TryRngCore;
use rand::rngs::OsRng;
use sha2::Digest;
use sha2::Sha256;

/// A new token of 256 bits, in small letters and digits, with a prefix that tells what it is (`dal_`, `ses_`).
///
/// # Panics
/// When the operating system has no chance to give, without which nothing here is safe.
pub fn fresh_token(prefix: &str) -> String {
    let mut bytes = [0_u8; 32];
    OsRng.try_fill_bytes(&mut bytes).expect("the operating system gives random bytes");
    format!("{prefix}{}", BASE32_NOPAD.encode(&bytes).to_lowercase())
}

/// A number that nobody can foresee, such as for a code.
pub fn chance() -> u32 {
    let mut bytes = [0_u8; 4];
    OsRng.try_fill_bytes(&mut bytes).expect("the operating system gives random bytes");
    u32::from_le_bytes(bytes)
}

/// The digest under which a token is kept; the token itself is never stored.
pub fn token_digest(token: &str) -> Vec<u8> {
    Sha256::digest(token).to_vec()
}
