//! What the catalogue says of a service: which documents, which steps, on which conditions, for which fee.

use ::store::Tx;
use kernel::Bilingual;
use kernel::Error;
use kernel::FieldError;
use kernel::Lang;
use kernel::Result;

use crate::ServiceId;
use crate::events::ServiceGuided;
use crate::store;

/// The longest of its texts, in characters.
const LONGEST: usize = 2_000;

/// What is said of a service, in both languages.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ServiceGuide {
    /// The documents that are needed, one a line, the same ones in the same order in both languages.
    pub documents: Bilingual,
    /// The steps, one a line.
    pub steps: Bilingual,
    /// Who may have it, and when.
    pub conditions: Bilingual,
    /// What it costs.
    pub fee: Bilingual,
}

impl ServiceGuide {
    /// The documents that are needed.
    pub fn documents(&self, lang: Lang) -> Vec<&str> {
        lines(self.documents.get(lang))
    }

    /// The steps, in their order.
    pub fn steps(&self, lang: Lang) -> Vec<&str> {
        lines(self.steps.get(lang))
    }

    fn texts(&self) -> [(&'static str, &'static str, &Bilingual); 4] {
        [
            ("documents_ar", "documents_en", &self.documents),
            ("steps_ar", "steps_en", &self.steps),
            ("conditions_ar", "conditions_en", &self.conditions),
            ("fee_ar", "fee_en", &self.fee),
        ]
    }

    /// Whether it may stand as it is.
    ///
    /// # Errors
    /// `Invalid` for what is said in one language alone, in another number of lines, or in too many words.
    pub fn check(&self) -> Result<()> {
        let mut wrong = Vec::new();
        let mut say = |field: &'static str, key: &'static str| wrong.push(FieldError { field: field.into(), key, args: Vec::new() });
        for (ar, en, text) in self.texts() {
            for (field, words) in [(ar, &text.ar), (en, &text.en)] {
                if words.chars().count() > LONGEST {
                    say(field, "org-guide-long");
                }
            }
            match (text.ar.trim().is_empty(), text.en.trim().is_empty()) {
                (true, false) => say(ar, "org-write-arabic"),
                (false, true) => say(en, "org-write-english"),
                _ => {}
            }
        }
        for (_, en, text) in self.texts().into_iter().take(2) {
            let both = !text.ar.trim().is_empty() && !text.en.trim().is_empty();
            if both && lines(&text.ar).len() != lines(&text.en).len() {
                say(en, "org-guide-lines");
            }
        }
        if wrong.is_empty() { Ok(()) } else { Err(Error::Invalid(wrong)) }
    }
}

fn lines(text: &str) -> Vec<&str> {
    text.lines().map(str::trim).filter(|line| !line.is_empty()).collect()
}

/// Says in the catalogue what a service needs, in which steps, on which conditions and for which fee.
///
/// # Errors
/// As `ServiceGuide::check`; `NotFound` for a service of another entity.
pub fn guide_service(tx: &mut Tx<'_>, service: ServiceId, guide: &ServiceGuide) -> Result<()> {
    guide.check()?;
    store::service(tx, service)?.ok_or(Error::NotFound("service"))?;
    if store::service_guide(tx, service)?.unwrap_or_default() == *guide {
        return Ok(());
    }
    store::save_service_guide(tx, service, guide)?;
    tx.record(ServiceGuided { service: service.get() })?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_said_is_said_in_both_languages_and_the_same_documents_in_the_same_order() {
        let documents = |ar: &str, en: &str| ServiceGuide { documents: Bilingual::new(ar, en), ..ServiceGuide::default() };
        assert!(ServiceGuide::default().check().is_ok(), "nothing needs to be said");
        let right = documents("البطاقة\n\nالإيصال", "The card\nThe receipt\n");
        assert!(right.check().is_ok());
        assert_eq!(right.documents(Lang::Ar), ["البطاقة", "الإيصال"]);
        for wrong in [documents("البطاقة", ""), documents("", "The card"), documents("البطاقة", "The card\nThe receipt")] {
            assert!(wrong.check().is_err(), "{wrong:?}");
        }
        assert!(documents(&"ب".repeat(2_001), "The card").check().is_err());
    }
}
