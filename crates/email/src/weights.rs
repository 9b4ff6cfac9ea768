//! What stops a reply and what only warns: as the guide weighs it, unless the entity is stricter. Confidential data and places that were
//! not filled always stop.

use std::collections::BTreeMap;

use ::store::Tx;
use kernel::Result;
use writing::checks::Kind;
use writing::checks::Remark;
use writing::checks::Severity;

use crate::store;

/// Something that is looked for in a reply.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Check {
    /// Data that is certainly confidential.
    Confidential,
    /// What may be confidential data.
    Doubtful,
    /// A place of an alternative or a canned reply that nobody filled.
    Gap,
    /// A misspelt word.
    Spelling,
    /// A colloquial word.
    Slang,
    /// A phrase that leaves open when, who or how much.
    Vague,
    /// A phrase that blames the customer.
    Blame,
    /// A very long sentence.
    Length,
    /// A text in the other language.
    Language,
    /// A question of the customer that stays open.
    Questions,
}

impl Check {
    /// Those that an entity weighs itself, in the order of its page.
    pub(crate) const WEIGHED: [Check; 8] =
        [Check::Doubtful, Check::Spelling, Check::Slang, Check::Vague, Check::Blame, Check::Length, Check::Language, Check::Questions];

    /// The stable name.
    pub(crate) const fn key(self) -> &'static str {
        match self {
            Check::Confidential => "confidential",
            Check::Doubtful => "doubtful",
            Check::Gap => "gap",
            Check::Spelling => "spelling",
            Check::Slang => "slang",
            Check::Vague => "vague",
            Check::Blame => "blame",
            Check::Length => "length",
            Check::Language => "language",
            Check::Questions => "questions",
        }
    }

    /// The key of its name in words.
    pub(crate) fn word(self) -> String {
        format!("email-checked-{}", self.key())
    }

    /// The clause of the guide for which it is looked for.
    pub(crate) const fn clause(self) -> &'static str {
        match self {
            Check::Confidential | Check::Doubtful => "6.email.no-confidential",
            Check::Slang | Check::Vague | Check::Gap | Check::Blame => "6.email.no-ambiguity-slang",
            Check::Length => "6.email.concise",
            Check::Questions => "6.email.answers-all",
            Check::Spelling | Check::Language => "6.email.formal-correct",
        }
    }

    /// Whether it stops a reply where the entity says nothing.
    const fn stops_by_itself(self) -> bool {
        matches!(self, Check::Confidential | Check::Doubtful | Check::Gap)
    }

    /// What a remark is about. The fixed parts are the composer's own: nothing of them is remarked upon here.
    pub(crate) fn of(remark: &Remark) -> Option<Check> {
        Some(match remark.kind {
            Kind::Confidential(_) if remark.severity == Severity::Stop => Check::Confidential,
            Kind::Confidential(_) => Check::Doubtful,
            Kind::Vague if remark.severity == Severity::Stop => Check::Gap,
            Kind::Vague => Check::Vague,
            Kind::Spelling => Check::Spelling,
            Kind::Slang => Check::Slang,
            Kind::Blame => Check::Blame,
            Kind::LongSentence => Check::Length,
            Kind::Language => Check::Language,
            Kind::Missing | Kind::Salutation => return None,
        })
    }
}

/// What an entity weighs.
#[derive(Clone, Debug, Default)]
pub(crate) struct Weights(BTreeMap<String, bool>);

impl Weights {
    pub(crate) fn read(tx: &mut Tx<'_>) -> Result<Weights> {
        Ok(Weights(store::check_weights(tx)?.into_iter().collect()))
    }

    /// Whether a check stops a reply in this entity.
    pub(crate) fn stops(&self, check: Check) -> bool {
        let own = Check::WEIGHED.contains(&check).then(|| self.0.get(check.key()).copied()).flatten();
        own.unwrap_or(check.stops_by_itself())
    }

    /// Whether something stops that its writer may send all the same with a reason.
    pub(crate) fn are_stricter(&self) -> bool {
        Check::WEIGHED.into_iter().any(|check| check != Check::Doubtful && self.stops(check))
    }

    /// The remark as it weighs in this entity.
    pub(crate) fn weigh(&self, remark: Remark) -> Remark {
        let severity = match Check::of(&remark) {
            Some(check) if self.stops(check) => Severity::Stop,
            Some(_) if remark.severity == Severity::Stop => Severity::Warn,
            _ => remark.severity,
        };
        Remark { severity, ..remark }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_entity_may_be_stricter_and_never_laxer_about_what_is_certain() {
        let of = |pairs: &[(&str, bool)]| Weights(pairs.iter().map(|(kind, stops)| ((*kind).to_owned(), *stops)).collect());
        let guide = of(&[]);
        assert!(guide.stops(Check::Confidential) && guide.stops(Check::Doubtful) && !guide.stops(Check::Spelling) && !guide.are_stricter());
        let own = of(&[("confidential", false), ("gap", false), ("doubtful", false), ("spelling", true)]);
        assert!(own.stops(Check::Confidential) && own.stops(Check::Gap), "what is certain always stops");
        assert!(!own.stops(Check::Doubtful) && own.stops(Check::Spelling) && own.are_stricter());
    }
}
