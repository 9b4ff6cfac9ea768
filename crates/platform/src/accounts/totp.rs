//! Codes of an authenticator app: RFC 6238 over HMAC-SHA-1, six digits, thirty seconds.

use data_encoding::BASE32_NOPAD;
use hmac::Hmac;
use hmac::Mac;
use kernel::Result;
use kernel::Secret;
use kernel::Timestamp;
use kernel::broken;
use rand::TryRngCore;
use rand::rngs::OsRng;
use sha1::Sha1;

/// Seconds of a step.
const STEP: i64 = 30;
/// A clock may be so many steps early or late.
const DRIFT: i64 = 1;

/// A new secret of 160 bits (RFC 4226 §4), in base32 as apps take it.
pub(crate) fn fresh_secret() -> Result<Secret<String>> {
    let mut bytes = [0_u8; 20];
    OsRng.try_fill_bytes(&mut bytes).map_err(broken("taking a secret for codes"))?;
    Ok(Secret::new(BASE32_NOPAD.encode(&bytes)))
}

/// The step of a right code that was not taken before; nothing for any other.
pub(crate) fn step_of(secret: &Secret<String>, typed: &str, now: Timestamp, last_step: i64) -> Option<i64> {
    let key = BASE32_NOPAD.decode(secret.reveal().as_bytes()).ok()?;
    let typed = digits(typed)?;
    let current = now.as_second() / STEP;
    (current - DRIFT..=current + DRIFT).filter(|step| *step > last_step).find(|step| code(&key, *step) == typed)
}

/// The address that an authenticator app reads from the picture.
pub(crate) fn uri(secret: &Secret<String>, issuer: &str, account: &str) -> String {
    let query = serde_urlencoded::to_string([("secret", secret.reveal().as_str()), ("issuer", issuer), ("digits", "6"), ("period", "30")]);
    format!("otpauth://totp/{}:{}?{}", encoded(issuer), encoded(account), query.unwrap_or_default().replace('+', "%20"))
}

fn encoded(text: &str) -> String {
    crate::pages::encoded(text).replace('+', "%20")
}

/// Six digits of any script, with spaces as apps show them.
fn digits(typed: &str) -> Option<u32> {
    let bare: String = typed.chars().filter(|c| !c.is_whitespace()).map(western).collect();
    if bare.len() == 6 && bare.bytes().all(|byte| byte.is_ascii_digit()) { bare.parse().ok() } else { None }
}

fn western(c: char) -> char {
    match c {
        '٠'..='٩' => char::from_digit(u32::from(c) - u32::from('٠'), 10).unwrap_or(c),
        '۰'..='۹' => char::from_digit(u32::from(c) - u32::from('۰'), 10).unwrap_or(c),
        other => other,
    }
}

/// RFC 4226 §5.3: four bytes at the place that the last half-byte names.
fn code(key: &[u8], step: i64) -> u32 {
    let mut mac = <Hmac<Sha1> as Mac>::new_from_slice(key).expect("HMAC takes a key of any length");
    mac.update(&step.to_be_bytes());
    let digest = mac.finalize().into_bytes();
    let at = usize::from(digest[19] & 0xf);
    let four = [digest[at] & 0x7f, digest[at + 1], digest[at + 2], digest[at + 3]];
    u32::from_be_bytes(four) % 1_000_000
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The secret of RFC 6238, appendix B.
    fn secret() -> Secret<String> {
        Secret::new(BASE32_NOPAD.encode(b"12345678901234567890"))
    }

    #[test]
    fn the_examples_of_the_standard_hold() {
        let key = b"12345678901234567890";
        let expected = [
            (59, 287_082),
            (1_111_111_109, 81_804),
            (1_111_111_111, 50_471),
            (1_234_567_890, 5_924),
            (2_000_000_000, 279_037),
            (20_000_000_000, 353_130),
        ];
        for (second, digits) in expected {
            assert_eq!(code(key, second / 30), digits, "at {second}");
        }
    }

    #[test]
    fn a_code_counts_once_and_one_step_early_or_late() {
        let at = |second| Timestamp::from_second(second).unwrap();
        assert_eq!(step_of(&secret(), "287 082", at(59), 0), Some(1));
        assert_eq!(step_of(&secret(), "٢٨٧٠٨٢", at(89), 0), Some(1));
        assert_eq!(step_of(&secret(), "287082", at(59), 1), None, "it was taken before");
        assert_eq!(step_of(&secret(), "287082", at(90), 0), None, "two steps late");
        assert_eq!(step_of(&secret(), "28708", at(59), 0), None);
        assert_eq!(step_of(&secret(), "0287082", at(59), 0), None);
    }

    #[test]
    fn the_picture_names_issuer_and_account() {
        let uri = uri(&secret(), "خدمة العملاء", "mona@works.gov.bh");
        assert!(uri.starts_with("otpauth://totp/%D8%AE"), "{uri}");
        assert!(uri.contains(":mona%40works.gov.bh?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer="), "{uri}");
    }
}
