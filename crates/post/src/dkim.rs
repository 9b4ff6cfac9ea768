//! DKIM for mail that leaves: keys are made, their records written, letters signed (RFC 6376, RFC 8463).

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use kernel::Result;
use kernel::Secret;
use kernel::Timestamp;
use kernel::broken;
use mail_auth::AuthenticatedMessage;
use mail_auth::common::crypto::DkimKey;
use mail_auth::common::crypto::Ed25519Key;
use mail_auth::common::crypto::RsaKey;
use mail_auth::common::crypto::Sha256;
use mail_auth::common::crypto::SigningKey as _;
use mail_auth::common::headers::HeaderStream;
use mail_auth::common::headers::Writable;
use mail_auth::common::headers::Writer;
use mail_auth::dkim::Canonicalization;
use mail_auth::dkim::Signature;
use mail_auth::dkim::canonicalize::CanonicalHeaders;
use rsa::RsaPrivateKey;
use rsa::pkcs8::EncodePrivateKey;
use rsa::pkcs8::EncodePublicKey;
use rsa::rand_core::OsRng;
use rustls_pki_types::PrivateKeyDer;
use rustls_pki_types::PrivatePkcs8KeyDer;

/// What a reader sees of a letter, and what its answer depends on. A field that is missing is signed as missing.
const FIELDS: [&str; 13] = [
    "From",
    "Reply-To",
    "To",
    "Cc",
    "Subject",
    "Date",
    "Message-ID",
    "In-Reply-To",
    "References",
    "MIME-Version",
    "Content-Type",
    "Content-Transfer-Encoding",
    "Auto-Submitted",
];
/// The length of RSA keys in bits: what every receiver takes, and one TXT record holds.
const RSA_BITS: usize = 2048;

/// Which kind of key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyKind {
    /// Short and fast; not every receiver knows it yet.
    Ed25519,
    /// Known to every receiver.
    Rsa,
}

impl KeyKind {
    /// The stable name.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Ed25519 => "ed25519",
            Self::Rsa => "rsa",
        }
    }

    /// Reads a stable name.
    pub fn parse(key: &str) -> Option<Self> {
        [Self::Ed25519, Self::Rsa].into_iter().find(|kind| kind.key() == key)
    }
}

/// A key that was made just now.
#[derive(Debug)]
pub struct MadeKey {
    /// The private half: PKCS #8 in Base64.
    pub private: Secret<String>,
    /// The public half as the text of its DNS record.
    pub record: String,
}

/// Makes a key from the system's chance. An RSA key takes a good part of a second.
///
/// # Errors
/// `Broken` when the system gives no chance.
pub fn make_key(kind: KeyKind) -> Result<MadeKey> {
    let (private, public) = match kind {
        KeyKind::Ed25519 => {
            let private = Ed25519Key::generate_pkcs8().map_err(broken("making a key"))?;
            let public = Ed25519Key::from_pkcs8_der(&private).map_err(broken("making a key"))?.public_key();
            (private, public)
        }
        KeyKind::Rsa => {
            let key = RsaPrivateKey::new(&mut OsRng, RSA_BITS).map_err(broken("making a key"))?;
            let public = key.to_public_key().to_public_key_der().map_err(broken("making a key"))?.into_vec();
            (key.to_pkcs8_der().map_err(broken("making a key"))?.as_bytes().to_vec(), public)
        }
    };
    let record = format!("v=DKIM1; k={}; p={}", kind.key(), STANDARD.encode(public));
    Ok(MadeKey { private: Secret::new(STANDARD.encode(private)), record })
}

/// A key that signs for a domain.
pub struct SigningKey {
    domain: String,
    selector: String,
    key: DkimKey,
}

impl SigningKey {
    /// Takes the private half as it was made.
    ///
    /// # Errors
    /// `Broken` when it is none.
    pub fn new(kind: KeyKind, domain: &str, selector: &str, private: &Secret<String>) -> Result<Self> {
        let der = STANDARD.decode(private.reveal()).map_err(broken("reading a key"))?;
        let key = match kind {
            KeyKind::Ed25519 => DkimKey::Ed25519(Ed25519Key::from_pkcs8_der(&der).map_err(broken("reading a key"))?),
            KeyKind::Rsa => {
                let der = PrivateKeyDer::Pkcs8(PrivatePkcs8KeyDer::from(der.as_slice()));
                DkimKey::Rsa(RsaKey::<Sha256>::from_key_der(der).map_err(broken("reading a key"))?)
            }
        };
        Ok(Self { domain: domain.into(), selector: selector.into(), key })
    }

    /// The field that signs a letter. The same letter and instant give the same field.
    fn field(&self, message: &AuthenticatedMessage<'_>, at: Timestamp) -> Result<Vec<u8>> {
        let template = Signature {
            v: 1,
            a: self.key.algorithm(),
            d: self.domain.clone(),
            s: self.selector.clone(),
            h: FIELDS.map(String::from).into(),
            ch: Canonicalization::Relaxed,
            cb: Canonicalization::Relaxed,
            t: u64::try_from(at.as_second()).unwrap_or_default(),
            ..Signature::default()
        };
        let body = message.raw_message.get(message.body_offset as usize..).unwrap_or_default();
        let (_, headers, signed, body) = template.canonicalize(Stream { fields: message.headers.clone().into_iter(), body });
        let signature = Signature { h: signed, bh: self.key.hash(body).as_ref().to_vec(), ..template };
        let b = self.key.sign(Signed { headers, signature: &signature }).map_err(broken("signing a letter"))?;
        let mut field = Vec::with_capacity(1024);
        Signature { b, ..signature }.write(&mut field, true);
        Ok(field)
    }
}

/// Signs a letter of ours with each key: their fields stand above it.
///
/// # Errors
/// `Broken` when it has no header.
pub fn sign(raw: &[u8], keys: &[SigningKey], at: Timestamp) -> Result<Vec<u8>> {
    if keys.is_empty() {
        return Ok(raw.to_vec());
    }
    let message = AuthenticatedMessage::parse(raw).ok_or_else(|| broken("signing a letter")("it has no header"))?;
    let fields = keys.iter().map(|key| key.field(&message, at)).collect::<Result<Vec<_>>>()?;
    Ok(fields.into_iter().chain([raw.to_vec()]).flatten().collect())
}

/// The fields of a letter and its body, as they are to be signed.
struct Stream<'m> {
    fields: std::vec::IntoIter<(&'m [u8], &'m [u8])>,
    body: &'m [u8],
}

impl<'m> HeaderStream<'m> for Stream<'m> {
    fn next_header(&mut self) -> Option<(&'m [u8], &'m [u8])> {
        self.fields.next()
    }

    fn body(&mut self) -> &'m [u8] {
        self.body
    }
}

/// What is signed: the fields, and the signature without its own value.
struct Signed<'m> {
    headers: CanonicalHeaders<'m>,
    signature: &'m Signature,
}

impl Writable for Signed<'_> {
    fn write(self, writer: &mut impl Writer) {
        self.headers.write(writer);
        self.signature.write(writer, false);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LETTER: &[u8] = b"From: a@works.example\r\nTo: b@example.com\r\nSubject: x\r\n\r\nGood morning\r\n";

    fn key(kind: KeyKind) -> SigningKey {
        let made = make_key(kind).unwrap();
        assert!(made.record.starts_with(&format!("v=DKIM1; k={}; p=", kind.key())));
        assert!(!format!("{made:?}").contains(made.private.reveal()), "the private half is never printed");
        SigningKey::new(kind, "works.example", "s1", &made.private).unwrap()
    }

    #[test]
    fn a_letter_signed_twice_at_one_instant_has_the_same_bytes() {
        let keys = [key(KeyKind::Ed25519), key(KeyKind::Rsa)];
        let at = Timestamp::from_second(1_764_000_000).unwrap();
        let signed = sign(LETTER, &keys, at).unwrap();
        assert_eq!(signed, sign(LETTER, &keys, at).unwrap());
        assert_eq!(signed.windows(15).filter(|window| window == b"DKIM-Signature:").count(), 2);
        assert!(signed.ends_with(LETTER), "what was written stays as it is");
        assert_ne!(signed, sign(LETTER, &keys, Timestamp::from_second(1_764_000_001).unwrap()).unwrap());
    }

    #[test]
    fn a_letter_without_keys_leaves_as_it_is() {
        assert_eq!(sign(LETTER, &[], Timestamp::UNIX_EPOCH).unwrap(), LETTER);
    }
}
