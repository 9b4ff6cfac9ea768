//! A pass: the signed, expiring part of an address that opens one case, or its receipt, to whoever holds it.

use desk::CaseId;
use kernel::EntityId;
use kernel::Id;
use kernel::Timestamp;
use store::Keys;

/// How long a case stays open after its code was typed.
const FOLLOW_SECONDS: i64 = 12 * 3600;
/// How long a receipt, which shows the code itself, can be looked at again.
const RECEIPT_SECONDS: i64 = 3600;

/// What a pass opens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Opens {
    /// The case: its state and conversation.
    Case,
    /// The receipt with the code.
    Receipt,
}

impl Opens {
    const fn purpose(self) -> &'static str {
        match self {
            Opens::Case => "portal.case",
            Opens::Receipt => "portal.receipt",
        }
    }

    const fn seconds(self) -> i64 {
        match self {
            Opens::Case => FOLLOW_SECONDS,
            Opens::Receipt => RECEIPT_SECONDS,
        }
    }
}

/// The case of an entity that a pass opens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Pass {
    pub(crate) entity: EntityId,
    pub(crate) case: CaseId,
}

impl Pass {
    /// The pass as it stands in an address.
    pub(crate) fn sign(self, keys: &Keys, opens: Opens, now: Timestamp) -> String {
        let said = format!("{}-{}-{}", self.entity, self.case, now.as_second() + opens.seconds());
        format!("{said}-{}", hex::encode(keys.mac(opens.purpose(), said.as_bytes())))
    }

    /// Reads a pass; nothing when it was not signed here, for this purpose, or when its time is over.
    pub(crate) fn read(text: &str, keys: &Keys, opens: Opens, now: Timestamp) -> Option<Pass> {
        let (said, mac) = text.rsplit_once('-')?;
        if !keys.is_mac(opens.purpose(), said.as_bytes(), &hex::decode(mac).ok()?) {
            return None;
        }
        let mut parts = said.splitn(3, '-').map(str::parse::<i64>);
        let (entity, case, until) = (parts.next()?.ok()?, parts.next()?.ok()?, parts.next()?.ok()?);
        (now.as_second() < until).then(|| Pass { entity: Id::new(entity), case: Id::new(case) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys() -> Keys {
        let folder = tempfile::tempdir().unwrap();
        Keys::make(&folder.path().join("keys")).unwrap()
    }

    #[test]
    fn a_pass_opens_what_it_was_made_for_until_its_time_is_over() {
        let (keys, now) = (keys(), Timestamp::from_second(1_790_000_000).unwrap());
        let pass = Pass { entity: Id::new(7), case: Id::new(12) };
        let text = pass.sign(&keys, Opens::Case, now);
        let later = |seconds| Timestamp::from_second(1_790_000_000 + seconds).unwrap();
        assert_eq!(Pass::read(&text, &keys, Opens::Case, later(FOLLOW_SECONDS - 1)), Some(pass));
        assert_eq!(Pass::read(&text, &keys, Opens::Case, later(FOLLOW_SECONDS)), None);
        assert_eq!(Pass::read(&text, &keys, Opens::Receipt, now), None);
    }

    #[test]
    fn a_pass_with_any_character_changed_opens_nothing() {
        let (keys, now) = (keys(), Timestamp::from_second(1_790_000_000).unwrap());
        let text = Pass { entity: Id::new(7), case: Id::new(12) }.sign(&keys, Opens::Case, now);
        for place in 0..text.len() {
            let changed: String =
                text.chars().enumerate().map(|(at, c)| if at == place { if c == '8' { '9' } else { '8' } } else { c }).collect();
            assert_eq!(Pass::read(&changed, &keys, Opens::Case, now), None, "{changed}");
        }
    }
}
