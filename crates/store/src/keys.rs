//! The installation's keys: sensitive fields sealed, found again by a keyed hash, checkpoints signed, tokens made unforgeable.

use std::fmt;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chacha20poly1305::AeadCore;
use chacha20poly1305::KeyInit;
use chacha20poly1305::XChaCha20Poly1305;
use chacha20poly1305::XNonce;
use chacha20poly1305::aead::Aead;
use chacha20poly1305::aead::OsRng;
use chacha20poly1305::aead::Payload;
use ed25519_dalek::Signature;
use ed25519_dalek::Signer;
use ed25519_dalek::SigningKey;
use ed25519_dalek::Verifier;
use ed25519_dalek::VerifyingKey;
use hmac::Hmac;
use hmac::Mac;
use kernel::Error;
use kernel::Result;
use sha2::Sha256;
use subtle::ConstantTimeEq;

/// A root key of 32 random bytes. Everything in use is derived from it for one purpose, so that no two uses share a key.
#[derive(Clone)]
pub(crate) struct Root {
    pub(crate) id: String,
    pub(crate) bytes: [u8; 32],
}

impl Root {
    pub(crate) fn new(bytes: [u8; 32]) -> Self {
        let id = hex::encode(&derive(&bytes, "id")[..4]);
        Self { id, bytes }
    }

    fn signing(&self) -> SigningKey {
        SigningKey::from_bytes(&derive(&self.bytes, "sign"))
    }

    fn sealing(&self) -> XChaCha20Poly1305 {
        XChaCha20Poly1305::new(&derive(&self.bytes, "seal").into())
    }
}

/// The installation's root keys, oldest first. The newest seals, signs and makes tokens; the older ones still open and verify.
#[derive(Clone)]
pub struct Keys {
    pub(crate) roots: Vec<Root>,
}

impl fmt::Debug for Keys {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Keys({} •••)", self.roots.len())
    }
}

impl Keys {
    fn newest(&self) -> &Root {
        self.roots.last().expect("keys are never read from a text without one")
    }

    fn named(&self, id: &str) -> Option<&Root> {
        self.roots.iter().find(|root| root.id == id)
    }

    /// Seals a field. The context says what it is and whose (`"customer.cpr:7"`): it opens nowhere else.
    pub fn seal(&self, context: &str, plain: &str) -> String {
        let root = self.newest();
        let nonce = XChaCha20Poly1305::generate_nonce(&mut OsRng);
        let sealed = root.sealing().encrypt(&nonce, Payload { msg: plain.as_bytes(), aad: context.as_bytes() });
        let sealed = sealed.expect("a field is far shorter than the cipher's limit of 256 GiB");
        format!("1.{}.{}", root.id, URL_SAFE_NO_PAD.encode([nonce.as_slice(), &sealed].concat()))
    }

    /// Opens a sealed field.
    ///
    /// # Errors
    /// `Broken` when it was sealed for another context, with a key that is not here, or has been changed.
    pub fn open(&self, context: &str, sealed: &str) -> Result<String> {
        self.try_open(context, sealed).ok_or_else(|| Error::Broken("opening a sealed field".into(), "no key here opens it".into()))
    }

    fn try_open(&self, context: &str, sealed: &str) -> Option<String> {
        let (id, body) = sealed.strip_prefix("1.")?.split_once('.')?;
        let bytes = URL_SAFE_NO_PAD.decode(body).ok()?;
        let (nonce, body) = bytes.split_at_checked(24)?;
        let plain = self.named(id)?.sealing().decrypt(XNonce::from_slice(nonce), Payload { msg: body, aad: context.as_bytes() });
        String::from_utf8(plain.ok()?).ok()
    }

    /// Seals a field anew with the newest key; nothing when it is sealed with it already.
    ///
    /// # Errors
    /// As `open`.
    pub fn reseal(&self, context: &str, sealed: &str) -> Result<Option<String>> {
        if sealed.strip_prefix("1.").and_then(|rest| rest.split_once('.')).is_some_and(|(id, _)| id == self.newest().id) {
            return Ok(None);
        }
        self.open(context, sealed).map(|plain| Some(self.seal(context, &plain)))
    }

    /// A name under which a sealed field is found again: 64 hex letters. It comes from the oldest key, so that a new key breaks no index.
    pub fn keyed_hash(&self, context: &str, normalised: &str) -> String {
        let key = derive(&self.roots.first().unwrap_or(self.newest()).bytes, "hash");
        hex::encode(hmac(&derive(&key, context), normalised.as_bytes()))
    }

    /// A code that only this installation can make for these bytes.
    pub fn mac(&self, purpose: &str, bytes: &[u8]) -> [u8; 32] {
        mac(self.newest(), purpose, bytes)
    }

    /// The codes of all keys for these bytes, newest first: what an older key signed elsewhere still holds after a rotation.
    pub fn macs(&self, purpose: &str, bytes: &[u8]) -> Vec<[u8; 32]> {
        self.roots.iter().rev().map(|root| mac(root, purpose, bytes)).collect()
    }

    /// Whether this installation made the code, with this or an older key. Takes the same time for each wrong code.
    pub fn is_mac(&self, purpose: &str, bytes: &[u8], code: &[u8]) -> bool {
        self.roots.iter().any(|root| bool::from(mac(root, purpose, bytes).ct_eq(code)))
    }

    /// The id of each key, and a code that it alone makes.
    pub(crate) fn marks(&self) -> Vec<(String, String)> {
        self.roots.iter().map(|root| (root.id.clone(), hex::encode(mac(root, "installation", b"mark")))).collect()
    }

    /// Signs bytes with Ed25519: the key's id, a point, 128 hex letters.
    pub fn sign(&self, bytes: &[u8]) -> String {
        let root = self.newest();
        format!("{}.{}", root.id, hex::encode(root.signing().sign(bytes).to_bytes()))
    }

    /// Whether one of these keys made the signature.
    pub fn verify(&self, bytes: &[u8], signature: &str) -> bool {
        let Some((id, letters)) = signature.split_once('.') else { return false };
        let Some(root) = self.named(id) else { return false };
        verify_with(&root.signing().verifying_key(), bytes, letters)
    }

    /// The public keys, each with its id, for those who verify elsewhere: 64 hex letters.
    pub fn public(&self) -> Vec<(String, String)> {
        self.roots.iter().map(|root| (root.id.clone(), hex::encode(root.signing().verifying_key().to_bytes()))).collect()
    }
}

fn verify_with(key: &VerifyingKey, bytes: &[u8], letters: &str) -> bool {
    let signature = hex::decode(letters).ok().and_then(|bytes| Signature::from_slice(&bytes).ok());
    signature.is_some_and(|signature| key.verify(bytes, &signature).is_ok())
}

fn mac(root: &Root, purpose: &str, bytes: &[u8]) -> [u8; 32] {
    hmac(&derive(&derive(&root.bytes, "mac"), purpose), bytes)
}

/// A key for one purpose (RFC 5869's expand step for one block; the root is random, so it needs no extract step).
fn derive(root: &[u8; 32], purpose: &str) -> [u8; 32] {
    hmac(root, format!("daleel {purpose}\u{1}").as_bytes())
}

fn hmac(key: &[u8; 32], bytes: &[u8]) -> [u8; 32] {
    let mut mac = <Hmac<Sha256> as Mac>::new_from_slice(key).expect("HMAC takes a key of any length");
    mac.update(bytes);
    mac.finalize().into_bytes().into()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(numbers: &[u8]) -> Keys {
        Keys { roots: numbers.iter().map(|number| Root::new([*number; 32])).collect() }
    }

    #[test]
    fn a_sealed_field_opens_in_its_own_context_alone() {
        let keys = keys(&[1]);
        let sealed = keys.seal("customer.cpr:7", "٨٥٠١٠١٢٣٤");
        assert!(!sealed.contains("٨٥"));
        assert_eq!(keys.open("customer.cpr:7", &sealed).unwrap(), "٨٥٠١٠١٢٣٤");
        assert!(keys.open("customer.cpr:8", &sealed).is_err());
        assert!(keys.open("customer.cpr:7", &sealed.replace("1.", "2.")).is_err());
        assert_ne!(keys.seal("a", "b"), keys.seal("a", "b"), "equal fields do not look equal");
    }

    #[test]
    fn a_field_with_any_letter_changed_does_not_open() {
        let keys = keys(&[1]);
        let sealed = keys.seal("a", "850101234");
        for place in 0..sealed.len() {
            let mut changed = sealed.clone().into_bytes();
            changed[place] = if changed[place] == b'A' { b'B' } else { b'A' };
            assert!(keys.open("a", &String::from_utf8(changed).unwrap()).is_err(), "letter {place}");
        }
    }

    #[test]
    fn after_a_new_key_old_fields_open_and_are_found_and_new_ones_use_it() {
        let (old, both) = (keys(&[1]), keys(&[1, 2]));
        let sealed = old.seal("a", "plain");
        assert_eq!(both.open("a", &sealed).unwrap(), "plain");
        assert_eq!(both.keyed_hash("a", "plain"), old.keyed_hash("a", "plain"));
        let anew = both.reseal("a", &sealed).unwrap().unwrap();
        assert!(old.open("a", &anew).is_err());
        assert_eq!(both.reseal("a", &anew).unwrap(), None);
        assert!(both.is_mac("token", b"x", &old.mac("token", b"x")));
        assert!(both.verify(b"x", &old.sign(b"x")));
    }

    #[test]
    fn nothing_made_for_one_purpose_serves_another() {
        let keys = keys(&[1]);
        assert_ne!(keys.keyed_hash("cpr", "1"), keys.keyed_hash("phone", "1"));
        assert!(!keys.is_mac("session", b"x", &keys.mac("link", b"x")));
        assert!(!keys.verify(b"y", &keys.sign(b"x")));
        assert!(!format!("{keys:?}").contains("01"));
    }
}
