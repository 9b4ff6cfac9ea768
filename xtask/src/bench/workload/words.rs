//! The vocabulary of the workload, read from `bench/workload.toml`.
use serde::Deserialize;

use crate::bench::chance::Chance;

/// Both languages and the services that people write about.
#[derive(Deserialize)]
pub struct Words {
    /// What the entities offer.
    pub services: Vec<Service>,
    /// Arabic.
    pub ar: Tongue,
    /// English.
    pub en: Tongue,
}

/// A service, and the department that is responsible for it.
#[derive(Deserialize)]
pub struct Service {
    /// The department's short name.
    pub queue: String,
    ar: String,
    en: String,
}

/// The names and templates of one language.
#[derive(Deserialize)]
pub struct Tongue {
    /// Given names.
    pub first_names: Vec<String>,
    /// Family names.
    pub last_names: Vec<String>,
    places: Vec<String>,
    /// How a message opens.
    pub greeting: String,
    /// How a message ends.
    pub farewell: String,
    /// Templates of subjects.
    pub subjects: Vec<String>,
    /// Templates of what a person writes.
    pub sentences: Vec<String>,
    /// Templates of what the entity answers.
    pub replies: Vec<String>,
    #[serde(skip)]
    arabic: bool,
}

impl Words {
    /// The vocabulary that was compiled in.
    pub fn read() -> Self {
        let text = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../bench/workload.toml"));
        let mut words: Self = toml::from_str(text).expect("the test below reads the same file");
        words.ar.arabic = true;
        words
    }

    /// Arabic, or else English.
    pub fn tongue(&self, arabic: bool) -> &Tongue {
        if arabic { &self.ar } else { &self.en }
    }
}

impl Tongue {
    /// A template with its places filled by chance.
    pub fn fill(&self, template: &str, service: &Service, chance: &mut Chance) -> String {
        template
            .replace("{s}", if self.arabic { &service.ar } else { &service.en })
            .replace("{a}", chance.pick(&self.places).as_str())
            .replace("{n}", &chance.between(100_000, 1_000_000).to_string())
            .replace("{d}", &chance.between(2, 30).to_string())
            .replace("{m}", &chance.between(5, 400).to_string())
    }
}

#[cfg(test)]
mod tests {
    use super::Words;

    #[test]
    fn every_department_has_words_in_both_languages() {
        let words = Words::read();
        assert!(words.services.iter().all(|service| !service.ar.is_empty() && !service.en.is_empty()));
        assert_eq!(words.ar.sentences.len(), words.en.sentences.len());
        assert_eq!(words.ar.subjects.len(), words.en.subjects.len());
    }
}
