//! How a push service knows who sends: a token signed with the installation's key, for one service and a few hours (RFC 8292).

use std::time::Duration;

use data_encoding::BASE64URL_NOPAD;
use kernel::Result;
use kernel::Timestamp;
use kernel::broken;
use p256::SecretKey;
use p256::ecdsa::Signature;
use p256::ecdsa::SigningKey;
use p256::ecdsa::signature::Signer;
use serde_json::json;
use url::Url;

use crate::encrypt::public;

/// A token holds for so long; a service refuses one of more than a day.
const HOLDS: Duration = Duration::from_secs(12 * 3600);

/// What stands in the header `Authorization` of a call to this address. The contact is where whoever runs the service finds us.
///
/// # Errors
/// `Broken` where the address has no origin.
pub(crate) fn authorization(key: &SecretKey, endpoint: &str, (contact, now): (&str, Timestamp)) -> Result<String> {
    let url = Url::parse(endpoint).map_err(broken("reading the address of a push service"))?;
    let claims = json!({ "aud": url.origin().ascii_serialization(), "exp": (now + HOLDS).as_second(), "sub": contact });
    let encode = |value: serde_json::Value| BASE64URL_NOPAD.encode(value.to_string().as_bytes());
    let said = format!("{}.{}", encode(json!({ "typ": "JWT", "alg": "ES256" })), encode(claims));
    let signature: Signature = SigningKey::from(key).sign(said.as_bytes());
    Ok(format!("vapid t={said}.{}, k={}", BASE64URL_NOPAD.encode(&signature.to_bytes()), BASE64URL_NOPAD.encode(&public(key))))
}

#[cfg(test)]
mod tests {
    use p256::ecdsa::VerifyingKey;
    use p256::ecdsa::signature::Verifier;

    use super::*;
    use crate::encrypt::fresh_key;

    #[test]
    fn a_token_is_for_one_service_and_half_a_day_and_anyone_with_the_public_key_sees_that() {
        let key = fresh_key().unwrap();
        let said = authorization(&key, "https://push.example:8443/a/b?c", ("https://here.example", Timestamp::UNIX_EPOCH)).unwrap();
        let (token, shown) = said.strip_prefix("vapid t=").unwrap().split_once(", k=").unwrap();
        let (signed, signature) = token.rsplit_once('.').unwrap();
        let bytes = |text: &str| BASE64URL_NOPAD.decode(text.as_bytes()).unwrap();
        let claims: serde_json::Value = serde_json::from_slice(&bytes(signed.split_once('.').unwrap().1)).unwrap();
        assert_eq!(claims, json!({ "aud": "https://push.example:8443", "exp": 43_200, "sub": "https://here.example" }));
        let signature = Signature::from_slice(&bytes(signature)).unwrap();
        let verifying = VerifyingKey::from_sec1_bytes(&bytes(shown)).unwrap();
        verifying.verify(signed.as_bytes(), &signature).unwrap();
    }
}
