//! A key with which an entity signs its mail: it waits until its public half is in DNS, signs, and is kept until what it signed has arrived.

use std::time::Duration;

use ::store::Keys;
use kernel::Id;
use kernel::Result;
use kernel::Secret;
use kernel::Timestamp;
use post::KeyKind;

/// Marks ids of signing keys.
pub enum SigningKeyKind {}
/// Names a signing key.
pub type SigningKeyId = Id<SigningKeyKind>;

/// Mail is tried for four days, and may lie as long somewhere else: what a key signed last can be verified for so long after it.
pub(crate) const IN_FLIGHT: Duration = Duration::from_secs(8 * 24 * 3600);

/// How far a key has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyState {
    /// It was made, and its public half is not seen in DNS yet.
    Waiting,
    /// It signs.
    Signing,
    /// Another one signs; what this one signed may still be under way.
    Retiring,
    /// It is gone; its public half may leave DNS.
    Retired,
}

impl KeyState {
    /// The stable name.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Signing => "signing",
            Self::Retiring => "retiring",
            Self::Retired => "retired",
        }
    }

    /// Reads a stable name; what cannot be read signs nothing.
    pub fn parse(key: &str) -> Self {
        [Self::Waiting, Self::Signing, Self::Retiring].into_iter().find(|state| state.key() == key).unwrap_or(Self::Retired)
    }
}

/// A key.
#[derive(Clone, Debug)]
pub struct DkimKey {
    /// Its id.
    pub id: SigningKeyId,
    /// The domain for which it signs, in small letters.
    pub domain: String,
    /// Its name in DNS.
    pub selector: String,
    /// `rsa` or `ed25519`.
    pub kind: String,
    /// How far it has come.
    pub state: KeyState,
    /// The sealed private half; empty once it is retired.
    pub private_half: String,
    /// The text of its DNS record.
    pub record: String,
    /// What DNS held when it was asked last: `here`, `other`, `missing`, `unknown`; empty when it was not.
    pub found: String,
    /// When DNS was asked last.
    pub checked_at: Option<Timestamp>,
    /// Since when it signs, or signed.
    pub signs_since: Option<Timestamp>,
    /// When it is retired.
    pub retires_at: Option<Timestamp>,
}

impl DkimKey {
    /// The name of its DNS record.
    pub fn name(&self) -> String {
        format!("{}._domainkey.{}", self.selector, self.domain)
    }

    /// For what the private half is sealed.
    pub(crate) fn context(id: SigningKeyId) -> String {
        format!("dkim.private:{id}")
    }

    /// Opens the private half.
    ///
    /// # Errors
    /// `Broken` when the keys that are here do not open it.
    pub(crate) fn opened(&self, keys: &Keys) -> Result<post::SigningKey> {
        let private = Secret::new(keys.open(&Self::context(self.id), &self.private_half)?);
        let kind = KeyKind::parse(&self.kind).unwrap_or(KeyKind::Rsa);
        post::SigningKey::new(kind, &self.domain, &self.selector, &private)
    }

    /// The key after DNS was asked: a waiting one that is there signs from now on.
    pub(crate) fn checked(mut self, found: post::Published, now: Timestamp) -> Self {
        self.found = match found {
            post::Published::Here => "here",
            post::Published::Other => "other",
            post::Published::Missing => "missing",
            post::Published::Unknown => "unknown",
        }
        .into();
        self.checked_at = Some(now);
        if self.state == KeyState::Waiting && found == post::Published::Here {
            self.state = KeyState::Signing;
            self.signs_since = Some(now);
        }
        self
    }

    /// The key after another one has taken over.
    pub(crate) fn succeeded(self, now: Timestamp) -> Self {
        Self { state: KeyState::Retiring, retires_at: Some(now + IN_FLIGHT), ..self }
    }

    /// The key after its time: only its public half is left.
    pub(crate) fn retired(self) -> Self {
        Self { state: KeyState::Retired, private_half: String::new(), ..self }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(state: KeyState) -> DkimKey {
        DkimKey {
            id: Id::new(1),
            domain: "works.example".into(),
            selector: "d1".into(),
            kind: "rsa".into(),
            state,
            private_half: "sealed".into(),
            record: String::new(),
            found: String::new(),
            checked_at: None,
            signs_since: None,
            retires_at: None,
        }
    }

    #[test]
    fn a_key_signs_only_once_it_is_seen_in_dns_and_one_that_was_retired_never_again() {
        let now = Timestamp::UNIX_EPOCH;
        for found in [post::Published::Missing, post::Published::Other, post::Published::Unknown] {
            assert_eq!(key(KeyState::Waiting).checked(found, now).state, KeyState::Waiting);
        }
        assert_eq!(key(KeyState::Waiting).checked(post::Published::Here, now).state, KeyState::Signing);
        assert_eq!(key(KeyState::Retiring).checked(post::Published::Here, now).state, KeyState::Retiring);
        assert_eq!(
            key(KeyState::Signing).checked(post::Published::Unknown, now).state,
            KeyState::Signing,
            "DNS that is down stops no mail"
        );
        let gone = key(KeyState::Signing).succeeded(now).retired();
        assert_eq!((gone.state, gone.private_half.as_str()), (KeyState::Retired, ""));
    }
}
