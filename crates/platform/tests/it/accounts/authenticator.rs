//! An authenticator in software: makes a key for a site, signs what the site asks, as WebAuthn level 2 describes it. Its own code, none of the server's.

use data_encoding::BASE64URL_NOPAD;
use p256::ecdsa::Signature;
use p256::ecdsa::SigningKey;
use p256::ecdsa::signature::Signer;
use serde_json::Value;
use serde_json::json;
use sha2::Digest;
use sha2::Sha256;

use crate::world::HERE;

/// One key on one device.
pub struct Authenticator {
    key: SigningKey,
    id: Vec<u8>,
    user: String,
    counter: u32,
}

impl Authenticator {
    /// Makes a key for what `options` ask, and the answer for the site.
    pub fn register(seed: u8, options: &Value) -> (Self, Value) {
        let key = SigningKey::from_slice(&[seed; 32]).unwrap();
        let asked = &options["publicKey"];
        let made = Self { key, id: vec![seed; 16], user: asked["user"]["id"].as_str().unwrap().into(), counter: 0 };
        let client = client_data("webauthn.create", &asked["challenge"]);
        // {"fmt": "none", "attStmt": {}, "authData": …}
        let data = made.data(0x45, true);
        let mut object = vec![0xa3, 0x63];
        object.extend(b"fmt\x64none\x67attStmt\xa0\x68authData\x59");
        object.extend(u16::try_from(data.len()).unwrap().to_be_bytes());
        object.extend(data);
        let answer = json!({ "id": made.name(), "rawId": made.name(), "type": "public-key", "extensions": {}, "response": {
            "clientDataJSON": BASE64URL_NOPAD.encode(&client), "attestationObject": BASE64URL_NOPAD.encode(&object) } });
        (made, answer)
    }

    /// Signs what `options` ask.
    pub fn sign(&mut self, options: &Value) -> Value {
        self.counter += 1;
        let client = client_data("webauthn.get", &options["publicKey"]["challenge"]);
        let data = self.data(0x05, false);
        let signature: Signature = self.key.sign(&[data.as_slice(), &Sha256::digest(&client)].concat());
        json!({ "id": self.name(), "rawId": self.name(), "type": "public-key", "extensions": {}, "response": {
            "clientDataJSON": BASE64URL_NOPAD.encode(&client), "authenticatorData": BASE64URL_NOPAD.encode(&data),
            "signature": BASE64URL_NOPAD.encode(signature.to_der().as_bytes()), "userHandle": self.user } })
    }

    fn name(&self) -> String {
        BASE64URL_NOPAD.encode(&self.id)
    }

    /// The site's digest, the flags (present, verified, with a key), the counter; for a new key also the key in COSE.
    fn data(&self, flags: u8, with_key: bool) -> Vec<u8> {
        let mut data = Sha256::digest("localhost").to_vec();
        data.push(flags);
        data.extend(self.counter.to_be_bytes());
        if with_key {
            data.extend([0; 16]);
            data.extend(u16::try_from(self.id.len()).unwrap().to_be_bytes());
            data.extend(&self.id);
            let point = self.key.verifying_key().to_sec1_point(false);
            data.extend([0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20]);
            data.extend(point.x().unwrap());
            data.extend([0x22, 0x58, 0x20]);
            data.extend(point.y().unwrap());
        }
        data
    }
}

fn client_data(kind: &str, challenge: &Value) -> Vec<u8> {
    json!({ "type": kind, "challenge": challenge, "origin": HERE, "crossOrigin": false }).to_string().into_bytes()
}
