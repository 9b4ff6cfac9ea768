//! The bundled dictionaries and word lists, unpacked once (licences: `data/dictionaries/README.md`).

use std::collections::HashMap;
use std::collections::HashSet;
use std::io::Read;
use std::sync::OnceLock;

use flate2::read::GzDecoder;
use spellbook::Dictionary;

use crate::endings;
use crate::fold::is_dropped;
use crate::joined;
use crate::phrases::lines;
use crate::seldom;
use crate::usual;

/// The Arabic dictionary; the first call unpacks it (about 0.4 s and 15 MB in a release build).
pub(crate) fn arabic() -> &'static Dictionary {
    static ARABIC: OnceLock<Dictionary> = OnceLock::new();
    let aff = include_bytes!("../data/dictionaries/ar.aff.gz");
    ARABIC.get_or_init(|| load(aff, include_bytes!("../data/dictionaries/ar.dic.gz")))
}

/// The English dictionary, British and American; the first call unpacks it.
pub(crate) fn english() -> &'static Dictionary {
    static ENGLISH: OnceLock<Dictionary> = OnceLock::new();
    let aff = include_bytes!("../data/dictionaries/en.aff.gz");
    ENGLISH.get_or_init(|| load(aff, include_bytes!("../data/dictionaries/en.dic.gz")))
}

/// Names, places, government entities and service words of both languages, in their plain form.
pub(crate) fn bundled_words() -> &'static HashSet<String> {
    static WORDS: OnceLock<HashSet<String>> = OnceLock::new();
    let lists = [
        include_str!("../data/words/ar.txt"),
        include_str!("../data/words/foreign-ar.txt"),
        include_str!("../data/words/en.txt"),
        include_str!("../data/names.tsv"),
    ];
    WORDS.get_or_init(|| lists.iter().flat_map(|list| list.split(|ch: char| ch.is_whitespace() || ch == ',')).map(plain).collect())
}

/// The right word for a misspelling that the dictionary may take for another word; a particle before it stays.
pub(crate) fn confused(word: &str) -> Option<String> {
    usually_confused(word).or_else(|| joined::apart(word)).or_else(|| endings::meant(word)).or_else(|| seldom::meant(word))
}

/// The same, of the misspellings alone that are listed or of a listed word: quicker.
pub(crate) fn usually_confused(word: &str) -> Option<String> {
    static CONFUSED: OnceLock<HashMap<&str, &str>> = OnceLock::new();
    let confused = CONFUSED.get_or_init(|| lines(include_str!("../data/confusions.tsv")).collect());
    let right = |word: &str| confused.get(word).copied();
    let listed = right(word).map(str::to_owned).or_else(|| {
        let with = |particle: &&str| {
            // A wrong word of three letters may be another word's end: وجهه.
            let wrong = word.strip_prefix(*particle).filter(|wrong| wrong.chars().count() > 3)?;
            right(wrong).map(|right| format!("{particle}{right}"))
        };
        PARTICLES.iter().find_map(with)
    });
    listed.or_else(|| usual::meant(word))
}

/// The particles that Arabic writes onto a word, the longer first.
pub(crate) const PARTICLES: [&str; 15] = ["وبال", "ولل", "وال", "بال", "كال", "فال", "لل", "ال", "ول", "وب", "و", "ف", "ب", "ل", "ك"];

/// Says whether a word is a given or family name of the bundled list.
pub(crate) fn is_name(word: &str) -> bool {
    static NAMES: OnceLock<HashSet<String>> = OnceLock::new();
    let names = || include_str!("../data/names.tsv").split(|ch: char| ch.is_whitespace() || ch == ',').map(plain);
    NAMES.get_or_init(|| names().collect()).contains(&plain(word))
}

/// A word as the lists keep it: without diacritics, tatweel and controls, Latin in lower case; hamzas stay, they are spelling.
pub(crate) fn plain(word: &str) -> String {
    word.chars().filter(|ch| !is_dropped(*ch)).map(|ch| if ch == '’' { '\'' } else { ch }).flat_map(char::to_lowercase).collect()
}

fn load(aff: &[u8], dic: &[u8]) -> Dictionary {
    Dictionary::new(&unpacked(aff), &unpacked(dic)).expect("the bundled dictionaries are read by a test")
}

/// A bundled file as text.
pub(crate) fn unpacked(bytes: &[u8]) -> String {
    let mut text = String::new();
    GzDecoder::new(bytes).read_to_string(&mut text).expect("the bundled dictionaries are read by a test");
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_dictionaries_are_whole() {
        assert!(arabic().check("استفسار") && !arabic().check("استفساار"));
        assert!(english().check("colour") && english().check("color") && !english().check("colourr"));
        assert!(bundled_words().len() > 500);
    }
}
