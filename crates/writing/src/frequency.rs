//! How often a word is written, so that what is hardly ever written can be told from what is meant (`data/dictionaries/README.md`).

use std::sync::OnceLock;

use crate::dictionary::unpacked;
use crate::words::letters;

/// The level of a word that is in no list: rarer than any that is.
pub(crate) const UNHEARD: i32 = 78;

/// How rare a word is, in decibels: ten for each power of ten, 20 for one word in a hundred, 60 for one in a million.
///
/// `None` where it is not among the 270,000 forms of Arabic or 38,000 of English that are listed, all of which the dictionaries know.
pub(crate) fn listed_level(word: &str) -> Option<i32> {
    let list = if word.starts_with(|first: char| first.is_ascii()) { english() } else { arabic() };
    list.level(word)
}

/// How rare a word is, [`UNHEARD`] where the list has it not.
pub(crate) fn level(word: &str) -> i32 {
    listed_level(word).unwrap_or(UNHEARD)
}

/// How rare a word is at most, taken as a particle, a word and an ending where that makes it commoner: `وللمراجعين`.
pub(crate) fn built_level(word: &str) -> i32 {
    let with = |(particle, more): &(&'static str, i32)| Some((*particle, word.strip_prefix(particle)?, *more));
    let readings = std::iter::once(("", word, 0)).chain(PARTICLES.iter().filter_map(with));
    let built = readings.map(|(particle, rest, more)| more + ending_level(particle, rest)).min().unwrap_or(UNHEARD);
    match listed_level(word) {
        Some(level) => built.clamp(level - FROM_ELSEWHERE, level),
        None => built.min(UNHEARD),
    }
}

/// How rare what follows a particle is, whole or as a word and an ending.
fn ending_level(particle: &str, rest: &str) -> i32 {
    let whole = level(rest);
    let whole = if letters(rest) >= SHORTEST || whole < EVERYDAY { whole } else { UNHEARD };
    let is_definite = particle.len() > "ل".len() && particle.ends_with('ل');
    let endings = ENDINGS.iter().filter(|(ending, _)| !is_definite || OF_NOUNS.contains(ending));
    let with = |(ending, more): &(&str, i32)| {
        let stem = rest.strip_suffix(ending).filter(|stem| letters(stem) >= SHORTEST)?;
        let level = Some(stem_level(stem, ending)).filter(|level| *level < UNHEARD)? + more;
        let is_expected = level < EXPECTED && OF_ANY_TEXT.contains(ending) && listed_level(rest).is_none();
        Some(if is_expected { level.max(UNEXPECTED) } else { level })
    };
    endings.filter_map(with).chain([whole]).min().unwrap_or(UNHEARD)
}

/// How rare a word is before an ending, which opens its ة or takes its place.
fn stem_level(stem: &str, ending: &str) -> i32 {
    let opened = stem.strip_suffix('ت').map(|stem| level(&format!("{stem}ة")));
    let plural = (ending == "ات").then(|| level(&format!("{stem}ة")));
    [Some(level(stem)), opened, plural].into_iter().flatten().min().unwrap_or(UNHEARD)
}

/// A listed word is at most so many decibels commoner in letters than in the texts of the list.
const FROM_ELSEWHERE: i32 = 8;

/// A form that should be so common would stand in the list, if anybody wrote it: `الحدي`, `مدنيي`, `عامت`.
const EXPECTED: i32 = 66;

/// So rare it is then at least.
const UNEXPECTED: i32 = 72;

/// Endings that letters have no oftener than other texts: of verbs, of "my", of a single "you", of two.
const OF_ANY_TEXT: [&str; 11] = ["ت", "ا", "ي", "ان", "وا", "ك", "وه", "وها", "انها", "كما", "هما"];

/// What is left between a particle and an ending has so many letters.
const SHORTEST: usize = 3;

/// A word of two letters is one after a particle only when it is as common as هي and أي.
const EVERYDAY: i32 = 33;

/// Particles, and by how many decibels a word is rarer with one: two thirds of the median over the 15,000 commonest words.
const PARTICLES: [(&str, i32); 18] = [
    ("و", 10),
    ("ف", 19),
    ("ب", 12),
    ("ل", 13),
    ("ك", 19),
    ("ال", 2),
    ("وال", 12),
    ("بال", 13),
    ("لل", 12),
    ("ولل", 23),
    ("وبال", 24),
    ("فال", 21),
    ("كال", 21),
    ("وب", 22),
    ("ول", 22),
    ("س", 13),
    ("وس", 19),
    ("فس", 21),
];

/// Endings, with the same; letters say كم far more often than the texts from which the list was made.
const ENDINGS: [(&str, i32); 19] = [
    ("ه", 11),
    ("ها", 13),
    ("هم", 16),
    ("كم", 9),
    ("نا", 16),
    ("ي", 15),
    ("ك", 16),
    ("هما", 21),
    ("كما", 25),
    ("ان", 19),
    ("ين", 17),
    ("ون", 14),
    ("ات", 13),
    ("ا", 11),
    ("وا", 13),
    ("ت", 11),
    ("وه", 25),
    ("وها", 26),
    ("انها", 30),
];

/// Of them, those that may stand after the article.
const OF_NOUNS: [&str; 4] = ["ين", "ان", "ون", "ات"];

/// A list as it is unpacked: a line a word in the order of its bytes, two digits for its level before it.
struct Frequencies {
    text: String,
    starts: Vec<u32>,
}

/// The list of Arabic; the first call unpacks it (5 MB).
fn arabic() -> &'static Frequencies {
    static ARABIC: OnceLock<Frequencies> = OnceLock::new();
    ARABIC.get_or_init(|| Frequencies::new(include_bytes!("../data/dictionaries/ar.frequencies.gz")))
}

/// The list of English; the first call unpacks it (half a megabyte).
fn english() -> &'static Frequencies {
    static ENGLISH: OnceLock<Frequencies> = OnceLock::new();
    ENGLISH.get_or_init(|| Frequencies::new(include_bytes!("../data/dictionaries/en.frequencies.gz")))
}

impl Frequencies {
    fn new(packed: &[u8]) -> Frequencies {
        let text = unpacked(packed);
        let ends = text.match_indices('\n').map(|(at, _)| at + 1);
        let starts = std::iter::once(0).chain(ends).filter(|start| *start < text.len());
        let starts = starts.map(|start| u32::try_from(start).expect("a list is a few megabytes")).collect();
        Frequencies { text, starts }
    }

    fn level(&self, word: &str) -> Option<i32> {
        let found = self.starts.binary_search_by(|start| self.line(*start).1.cmp(word)).ok()?;
        self.line(self.starts[found]).0.parse().ok()
    }

    /// The level and the word of a line.
    fn line(&self, start: u32) -> (&str, &str) {
        let start = usize::try_from(start).unwrap_or_default();
        let rest = &self.text[start..];
        rest[..rest.find('\n').unwrap_or(rest.len())].split_at(LEVEL)
    }
}

/// The digits before each word.
const LEVEL: usize = 2;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn common_words_are_commoner_than_rare_ones_and_all_lines_are_in_order() {
        assert!(level("في") < level("شهادة") && level("شهادة") < level("صهر") && level("صهر") < level("زنقفور"));
        assert!(level("the") < level("received") && level("received") < level("surcharge"));
        for (list, at_least) in [(arabic(), 100_000), (english(), 30_000)] {
            let words: Vec<_> = list.starts.iter().map(|start| list.line(*start).1).collect();
            assert!(words.len() > at_least && words.is_sorted());
        }
    }

    #[test]
    fn a_word_with_its_particle_and_ending_is_taken_apart() {
        for (word, at_most) in [("وللحكومة", 62), ("مجمعنا", 66), ("ففي", 34)] {
            assert!(built_level(word) <= at_most && level(word) > at_most, "{word}: {}", built_level(word));
        }
        assert_eq!(built_level("زنقفوركم"), UNHEARD);
        assert!(built_level("عامت") >= UNEXPECTED, "a common word's form that nobody writes");
    }
}
