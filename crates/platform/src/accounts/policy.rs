//! What a password must be and who needs a second factor. Length and a list of the commonest; no rules of composition (NIST SP 800-63B §5.1.1.2).

use std::collections::HashSet;
use std::sync::LazyLock;

use ::store::Tx;
use kernel::Actor;
use kernel::Error;
use kernel::FieldError;
use kernel::Lang;
use kernel::Result;
use kernel::Role;

use crate::App;
use crate::Settings;
use crate::accounts::SIGN_IN;

/// No installation may ask for less.
const SHORTEST: usize = 8;
/// Longer ones are refused, so that hashing stays bounded.
pub(crate) const LONGEST: usize = 128;

/// Who must show a second factor.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Demand {
    /// Everyone who works.
    #[default]
    Everyone,
    /// Those who hold one of these roles anywhere.
    Roles(Vec<Role>),
    /// Only those who set one up; for demonstrations.
    Nobody,
}

/// Those who can change what others may do, or see beyond one centre.
const PRIVILEGED: [Role; 4] = [Role::CentreManager, Role::EntityAdministrator, Role::Oversight, Role::Operator];

/// The rules for passwords and second factors.
#[derive(Clone, Debug)]
pub struct Policy {
    /// The fewest characters of a password; at least 8 whatever stands here.
    pub shortest: usize,
    /// Who must show a second factor.
    pub demand: Demand,
}

impl App {
    /// The rules that hold now.
    ///
    /// # Errors
    /// What the database says.
    pub async fn policy(&self) -> Result<Policy> {
        let app = self.clone();
        self.read(Actor::anyone(Lang::Ar).may(SIGN_IN)?, move |tx| Policy::now(tx, app.settings())).await
    }
}

impl Policy {
    /// The rules as the settings of the installation say now.
    fn now(tx: &mut Tx<'_>, settings: &Settings) -> Result<Self> {
        let shortest = usize::try_from(settings.number_now(tx, "password.minimum")?).unwrap_or(LONGEST);
        let demand = match settings.now(tx, "sign_in.second_factor")?.as_str() {
            "nobody" => Demand::Nobody,
            "privileged" => Demand::Roles(PRIVILEGED.to_vec()),
            _ => Demand::Everyone,
        };
        Ok(Self { shortest, demand })
    }

    /// Whether someone with these roles must show a second factor.
    pub(crate) fn demands_second(&self, roles: &[Role]) -> bool {
        match &self.demand {
            Demand::Everyone => true,
            Demand::Roles(demanding) => roles.iter().any(|role| demanding.contains(role)),
            Demand::Nobody => false,
        }
    }

    /// The fewest characters.
    pub(crate) fn shortest(&self) -> usize {
        self.shortest.clamp(SHORTEST, LONGEST)
    }

    /// Judges a new password for the field of this name. `own` are words that others know of the person: the address, the entity's name.
    ///
    /// # Errors
    /// `Invalid` with what to do about it.
    pub(crate) fn judge(&self, field: &'static str, password: &str, own: &[&str]) -> Result<()> {
        let length = password.chars().count();
        let fault = if length < self.shortest() {
            Some(("account-password-short", vec![("n", self.shortest().into())]))
        } else if length > LONGEST {
            Some(("account-password-long", vec![("n", LONGEST.into())]))
        } else if is_common(password) || is_monotonous(password) {
            Some(("account-password-common", Vec::new()))
        } else if is_made_of(password, own) {
            Some(("account-password-own-words", Vec::new()))
        } else {
            None
        };
        fault.map_or(Ok(()), |(key, args)| Err(Error::Invalid(vec![FieldError { field: field.into(), key, args }])))
    }
}

/// From the corpus of zxcvbn (MIT), its licence beside it: what others guess first.
static COMMONEST: LazyLock<HashSet<&'static str>> = LazyLock::new(|| include_str!("../../data/commonest-passwords.txt").lines().collect());

/// Common by itself, with digits and signs at its ends, or said twice.
fn is_common(password: &str) -> bool {
    let small = password.to_lowercase();
    let core = small.trim_matches(|c: char| !c.is_alphabetic());
    let half = small.get(..small.len() / 2).filter(|half| small == half.repeat(2));
    [Some(small.as_str()), Some(core), half].into_iter().flatten().any(|word| COMMONEST.contains(word))
}

/// One step repeated for most of its length: `aaaaaaaaaaaa`, `123456789012`, `abcdefghijkl`.
fn is_monotonous(password: &str) -> bool {
    let codes: Vec<i64> = password.chars().map(|c| i64::from(u32::from(c))).collect();
    let steps: Vec<i64> = codes.windows(2).map(|pair| pair[1] - pair[0]).collect();
    let same = steps.windows(2).filter(|pair| pair[0] == pair[1] && pair[0].abs() <= 1).count();
    same * 3 >= steps.len() * 2
}

/// What is left without the person's own words is too little to guess.
fn is_made_of(password: &str, own: &[&str]) -> bool {
    let mut rest = password.to_lowercase();
    let words = own.iter().flat_map(|text| text.split(|c: char| !c.is_alphanumeric())).chain(["daleel", "bahrain", "دليل", "البحرين"]);
    for word in words.filter(|word| word.chars().count() >= 4) {
        rest = rest.replace(&word.to_lowercase(), "");
    }
    rest.chars().count() < password.chars().count() && rest.chars().filter(|c| c.is_alphabetic()).count() < 4
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fault(password: &str) -> Option<&'static str> {
        let policy = Policy { shortest: 12, demand: Demand::Everyone };
        match policy.judge("password", password, &["mona.salman@works.gov.bh", "وزارة الأشغال"]) {
            Err(Error::Invalid(fields)) => Some(fields[0].key),
            _ => None,
        }
    }

    #[test]
    fn a_long_phrase_is_taken_without_rules_of_composition() {
        assert_eq!(fault("correct horse battery"), None);
        assert_eq!(fault("قهوة الصباح على البحر"), None);
    }

    #[test]
    fn a_short_one_and_an_endless_one_are_refused() {
        assert_eq!(fault("Xq7!pL2"), Some("account-password-short"));
        assert_eq!(fault(&"ab7-".repeat(40)), Some("account-password-long"));
    }

    #[test]
    fn what_is_guessed_first_is_refused_also_in_disguise() {
        for guess in ["password2026!", "passwordpassword", "123456789012", "aaaaaaaaaaaaa", "abcdefghijklm", "**football1234**"] {
            assert_eq!(fault(guess), Some("account-password-common"), "{guess}");
        }
    }

    #[test]
    fn the_persons_own_words_are_no_secret() {
        for guess in ["mona.salman2026", "Salman-Works-99!", "bahrain-2026-99", "الأشغال123456789"] {
            assert_eq!(fault(guess), Some("account-password-own-words"), "{guess}");
        }
    }
}
