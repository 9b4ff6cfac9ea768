//! A text that exists in both languages, and how a person is addressed.

use serde::Deserialize;
use serde::Serialize;

use crate::Lang;

/// A name or title in Arabic and in English; both are always there.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Bilingual {
    /// Arabic.
    pub ar: String,
    /// English.
    pub en: String,
}

impl Bilingual {
    /// Both texts.
    pub fn new(ar: impl Into<String>, en: impl Into<String>) -> Self {
        Self { ar: ar.into(), en: en.into() }
    }

    /// The text in a language; the other one where it is missing.
    pub fn get(&self, lang: Lang) -> &str {
        let (wanted, other) = match lang {
            Lang::Ar => (&self.ar, &self.en),
            Lang::En => (&self.en, &self.ar),
        };
        if wanted.is_empty() { other } else { wanted }
    }
}

/// How a person is addressed, where it is known. Never guessed from looks or voice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Gender {
    /// السيدة
    Female,
    /// السيد
    Male,
}

impl Gender {
    /// The stable name.
    pub const fn key(self) -> &'static str {
        match self {
            Gender::Female => "female",
            Gender::Male => "male",
        }
    }

    /// Reads a stable name.
    pub fn parse(key: &str) -> Option<Gender> {
        [Gender::Female, Gender::Male].into_iter().find(|gender| gender.key() == key)
    }
}
