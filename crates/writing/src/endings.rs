//! Endings that a word cannot bear, though the dictionary lets it: a pronoun behind the article, "your" of women.

use crate::frequency::built_level;
use crate::frequency::level;
use crate::frequency::listed_level;
use crate::letters;
use crate::usual;

/// The word that was meant by one with such an ending; the word is plain.
pub(crate) fn meant(word: &str) -> Option<String> {
    if listed_level(word).is_some_and(|level| level < SELDOM) || letters::has(word) || usual::is_common(word) {
        return None;
    }
    of_women(word).or_else(|| definite(word))
}

/// `طلبكن`, `نفيدكن`: letters say "you" in the plural of respect, and the keys of ن and م lie beside each other.
fn of_women(word: &str) -> Option<String> {
    let stem = word.strip_suffix("كن").filter(|stem| letters_of(stem) >= SHORTEST)?;
    let feminine = stem.strip_suffix('ت').map(|stem| format!("{stem}ة"));
    let is_known = built_level(stem) <= KNOWN || feminine.is_some_and(|noun| built_level(&noun) <= KNOWN);
    // `لأتمكن`: the letters belong to the verb.
    let is_verb = word
        .strip_prefix('ل')
        .and_then(|verb| verb.strip_prefix(['أ', 'ن', 'ي', 'ت']))
        .is_some_and(|verb| level(&format!("ي{verb}")) <= KNOWN);
    (is_known && !is_verb).then(|| format!("{stem}كم"))
}

/// `للسببه`, `الوزراه`: a word has the article or a pronoun, never both.
fn definite(word: &str) -> Option<String> {
    let bare = ["وال", "بال", "ولل", "فال", "كال", "وبال", "ال", "لل"].iter().find_map(|particle| word.strip_prefix(particle))?;
    let ending = ["كم", "ها", "هم", "نا", "ه", "ا", "و"].into_iter().find(|ending| bare.ends_with(ending))?;
    let stem = &word[..word.len() - ending.len()];
    let noun = bare.strip_suffix(ending).filter(|noun| letters_of(noun) >= SHORTEST)?;
    let feminine = (ending == "ه" && level(&format!("{noun}ة")) < level(noun)).then(|| format!("{stem}ة"));
    (built_level(stem) <= COMMON && level(noun) <= COMMON).then(|| feminine.unwrap_or_else(|| stem.to_owned()))
}

fn letters_of(word: &str) -> usize {
    word.chars().count()
}

/// What is left before the ending has so many letters.
const SHORTEST: usize = 3;

/// A word that is commoner than this, in decibels, is one of its own.
const SELDOM: i32 = 66;

/// A stem that people know is at least so common.
const KNOWN: i32 = 66;

/// And one that they write often.
const COMMON: i32 = 54;

#[cfg(test)]
mod tests {
    use super::meant;

    #[test]
    fn an_ending_that_a_word_cannot_bear_is_told() {
        for (wrong, right) in [("رسالتكن", "رسالتكم"), ("نفيدكن", "نفيدكم"), ("للسببه", "للسبب"), ("الموعدا", "الموعد")]
        {
            assert_eq!(meant(wrong).as_deref(), Some(right));
        }
    }

    #[test]
    fn words_that_end_so_are_left_alone() {
        for word in [
            "يمكن",
            "لأتمكن",
            "أماكن",
            "السكن",
            "المياه",
            "الانتباه",
            "موظفو",
            "الأعلى",
            "اللجنة",
            "الآنا",
            "ندعو",
            "يرجو",
            "القضايا",
            "المزايا",
        ] {
            assert_eq!(meant(word), None, "{word}");
        }
    }
}
