//! Signatures of webhooks (Standard Webhooks 1.0.0): HMAC-SHA256 over the id, the time and the body.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use hmac::Hmac;
use hmac::Mac;
use kernel::Result;
use kernel::Timestamp;
use kernel::broken;
use rand::TryRngCore;
use rand::rngs::OsRng;
use sha2::Sha256;

/// What a secret begins with.
const PREFIX: &str = "whsec_";

/// A new secret of 256 bits.
///
/// # Errors
/// `Broken` when the operating system has no chance to give.
pub(super) fn fresh_secret() -> Result<String> {
    let mut bytes = [0_u8; 32];
    OsRng.try_fill_bytes(&mut bytes).map_err(broken("making a secret"))?;
    Ok(format!("{PREFIX}{}", STANDARD.encode(bytes)))
}

/// The value of `webhook-signature`: one signature for each secret, the newest first.
///
/// # Errors
/// `Broken` when a secret is not one of ours.
pub(super) fn signatures(secrets: &[String], id: &str, at: Timestamp, body: &str) -> Result<String> {
    let signed: Result<Vec<String>> = secrets.iter().map(|secret| signature(secret, id, at, body)).collect();
    Ok(signed?.join(" "))
}

fn signature(secret: &str, id: &str, at: Timestamp, body: &str) -> Result<String> {
    let key = STANDARD.decode(secret.trim_start_matches(PREFIX)).map_err(broken("reading a webhook's secret"))?;
    let mut mac = Hmac::<Sha256>::new_from_slice(&key).map_err(broken("reading a webhook's secret"))?;
    mac.update(format!("{id}.{}.{body}", at.as_second()).as_bytes());
    Ok(format!("v1,{}", STANDARD.encode(mac.finalize().into_bytes())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_example_of_the_specification_is_signed_as_it_says() {
        let secrets = ["whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw".to_owned()];
        let at = Timestamp::from_second(1_614_265_330).unwrap();
        let signed = signatures(&secrets, "msg_p5jXN8AQM9LWM0D4loKWxJek", at, "{\"test\": 2432232314}").unwrap();
        assert_eq!(signed, "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    #[test]
    fn while_a_secret_is_changed_both_sign() {
        let secrets = [fresh_secret().unwrap(), fresh_secret().unwrap()];
        let signed = signatures(&secrets, "msg_1", Timestamp::UNIX_EPOCH, "{}").unwrap();
        assert_eq!(signed.split(' ').filter(|one| one.starts_with("v1,")).count(), 2);
    }
}
