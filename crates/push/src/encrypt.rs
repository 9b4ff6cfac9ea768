//! A message that only one browser reads: encrypted for its key and the secret it shares with us (RFC 8291), in one record of `aes128gcm` (RFC 8188).

use aes_gcm::Aes128Gcm;
use aes_gcm::aead::Aead;
use aes_gcm::aead::KeyInit;
use hmac::Hmac;
use hmac::Mac;
use kernel::Result;
use kernel::broken;
use p256::PublicKey;
use p256::SecretKey;
use p256::ecdh::diffie_hellman;
use p256::elliptic_curve::sec1::ToSec1Point;
use platform::deliveries::Subscription;
use rand::TryRngCore;
use rand::rngs::OsRng;
use sha2::Sha256;

/// A message is one record of this size, the only one that browsers must take (RFC 8291, section 4).
const RECORD: u32 = 4096;
/// What of a record is not the message: the head of 86 bytes, the mark of its end and the tag.
const BESIDE: usize = 86 + 1 + 16;
/// A message is at most so many bytes.
pub(crate) const LONGEST: usize = RECORD as usize - BESIDE;

/// Encrypts a message for a browser, with a key and a salt of its own.
///
/// # Errors
/// `Broken` where the browser's key is none, the message is too long, or the machine gives no chance.
pub(crate) fn encrypt(to: &Subscription, message: &[u8]) -> Result<Vec<u8>> {
    let (key, mut salt) = (fresh_key()?, [0; 16]);
    OsRng.try_fill_bytes(&mut salt).map_err(broken("drawing a salt"))?;
    with(to, message, (&key, salt))
}

/// A private key of P-256 that nobody has had.
///
/// # Errors
/// `Broken` where the machine gives no chance.
pub(crate) fn fresh_key() -> Result<SecretKey> {
    loop {
        let mut bytes = [0; 32];
        OsRng.try_fill_bytes(&mut bytes).map_err(broken("drawing a key"))?;
        // About one of four thousand million numbers is none of the curve's.
        if let Ok(key) = SecretKey::from_slice(&bytes) {
            return Ok(key);
        }
    }
}

/// The public half of a key as browsers and push services read it: a point of 65 bytes.
pub(crate) fn public(key: &SecretKey) -> Vec<u8> {
    key.public_key().to_sec1_point(false).as_bytes().to_vec()
}

fn with(to: &Subscription, message: &[u8], (own, salt): (&SecretKey, [u8; 16])) -> Result<Vec<u8>> {
    if message.len() > LONGEST {
        return Err(broken("encrypting a notice")("it is longer than a push service takes"));
    }
    let theirs = PublicKey::from_sec1_bytes(&to.key).map_err(broken("reading a browser's key"))?;
    let shared = diffie_hellman(own.to_nonzero_scalar(), theirs.as_affine());
    let ours = public(own);
    // RFC 8291, section 3.4.
    let info = [b"WebPush: info\0".as_slice(), &to.key, &ours].concat();
    let input = expand(&hmac(&to.secret, shared.raw_secret_bytes()), &info);
    // RFC 8188, sections 2.2 and 2.3; the number of the one record is 0 and changes no nonce.
    let drawn = hmac(&salt, &input);
    let (key, nonce) = (expand(&drawn, b"Content-Encoding: aes128gcm\0"), expand(&drawn, b"Content-Encoding: nonce\0"));
    let cipher = Aes128Gcm::new_from_slice(&key[..16]).map_err(broken("encrypting a notice"))?;
    let nonce: [u8; 12] = nonce[..12].try_into().expect("a digest has 32 bytes");
    let record = [message, &[2]].concat();
    let sealed = cipher.encrypt(&nonce.into(), record.as_slice()).map_err(|_| broken("encrypting a notice")("the cipher refused it"))?;
    Ok([salt.as_slice(), &RECORD.to_be_bytes(), &[65], &ours, &sealed].concat())
}

fn hmac(key: &[u8], bytes: &[u8]) -> [u8; 32] {
    let keyed = Hmac::<Sha256>::new_from_slice(key).expect("HMAC takes keys of every length");
    keyed.chain_update(bytes).finalize().into_bytes().into()
}

/// HKDF's second step (RFC 5869) for up to 32 bytes.
fn expand(key: &[u8; 32], info: &[u8]) -> [u8; 32] {
    hmac(key, &[info, &[1]].concat())
}

#[cfg(test)]
mod tests {
    use data_encoding::BASE64URL_NOPAD;

    use super::*;

    fn bytes(text: &str) -> Vec<u8> {
        BASE64URL_NOPAD.decode(text.as_bytes()).unwrap()
    }

    #[test]
    fn the_example_of_rfc_8291_comes_out_to_the_letter() {
        let to = Subscription {
            endpoint: String::new(),
            key: bytes("BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4"),
            secret: bytes("BTBZMqHH6r4Tts7J_aSIgg"),
        };
        let own = SecretKey::from_slice(&bytes("yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw")).unwrap();
        let salt = bytes("DGv6ra1nlYgDCS1FRnbzlw").try_into().unwrap();
        let sealed = with(&to, b"When I grow up, I want to be a watermelon", (&own, salt)).unwrap();
        let expected = concat!(
            "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_",
            "yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN"
        );
        assert_eq!(BASE64URL_NOPAD.encode(&sealed), expected);
    }

    #[test]
    fn what_is_too_long_or_for_no_key_is_refused_and_no_two_messages_look_alike() {
        let key = public(&fresh_key().unwrap());
        let to = Subscription { endpoint: String::new(), key, secret: vec![7; 16] };
        assert_eq!(encrypt(&to, &[b'a'; LONGEST]).unwrap().len(), RECORD as usize);
        assert!(encrypt(&to, &[b'a'; LONGEST + 1]).is_err());
        assert_ne!(encrypt(&to, b"a").unwrap(), encrypt(&to, b"a").unwrap());
        assert!(encrypt(&Subscription { key: vec![4; 65], ..to }, b"a").is_err(), "no point of the curve");
    }
}
