//! Two words that were written together, where the dictionary takes what came of it for one: `أوالاستمرار`, `لميتم`, `لكمجزيل`.

use crate::dictionary::arabic;
use crate::frequency::UNHEARD;
use crate::frequency::built_level;
use crate::frequency::level;
use crate::frequency::listed_level;
use crate::letters;
use crate::usual;

/// The two words, where the first is one that stands before any other; the word is plain.
pub(crate) fn apart(word: &str) -> Option<String> {
    let first = FIRST.iter().find(|first| word.starts_with(**first))?;
    let is_heard = listed_level(word).is_some() || letters::has(word) || usual::is_listed(word);
    // A particle of one letter makes one word of it: فيكلف, لمجهز.
    let is_one = || word.strip_prefix(PARTICLES).is_some_and(is_word);
    if is_heard || is_one() {
        return None;
    }
    let rarity = built_level(word);
    let firsts = FIRST.iter().filter(|other| other.len() >= first.len());
    let rests = firsts.filter_map(|first| Some((first, word.strip_prefix(first)?)));
    let is_likely = |rest: &str| is_second(rest) && rarity - level(rest).min(COMMON) >= LEAST;
    rests.filter(|(_, rest)| is_likely(rest)).map(|(first, rest)| format!("{first} {rest}")).next()
}

fn is_word(rest: &str) -> bool {
    rest.chars().count() >= SHORTEST && arabic().check(rest) && built_level(rest) < UNHEARD
}

/// Says whether a word is common enough to stand behind the first.
fn is_second(rest: &str) -> bool {
    rest.chars().count() >= SHORTEST && (level(rest) <= WELL_KNOWN || letters::has(rest) || usual::is_listed(rest))
}

/// Particles of one letter.
const PARTICLES: [char; 6] = ['و', 'ف', 'ب', 'ل', 'ك', 'س'];

/// The second word has so many letters.
const SHORTEST: usize = 3;

/// Words that people use are at least so common, in decibels.
const WELL_KNOWN: i32 = 58;

/// No second word counts as commoner than this.
const COMMON: i32 = 50;

/// By how many decibels the two together must be commoner than what they make.
const LEAST: i32 = 16;

/// Words that stand before others and that the dictionary takes for the beginning of one.
const FIRST: [&str; 46] = [
    "لا", "ما", "من", "عن", "في", "على", "إلى", "كل", "هذا", "هذه", "ذلك", "التي", "الذي", "قد", "لم", "لن", "غير", "بعد", "قبل", "أي",
    "أو", "أن", "إن", "كما", "مع", "عند", "حتى", "ثم", "هي", "هو", "ليس", "وقد", "ولا", "ولم", "ولن", "وفي", "ومن", "وأن", "وإن", "بأن",
    "لأن", "لكم", "يوم", "عدم", "أنه", "كان",
];

#[cfg(test)]
mod tests {
    use super::apart;

    #[test]
    fn words_that_were_written_together_are_taken_apart() {
        for (wrong, right) in [
            ("أوالاستمرار", "أو الاستمرار"),
            ("أوالخليجية", "أو الخليجية"),
            ("أوإرسال", "أو إرسال"),
            ("ولميتغير", "ولم يتغير"),
            ("لكمالشكر", "لكم الشكر"),
        ] {
            assert_eq!(apart(wrong).as_deref(), Some(right));
        }
    }

    #[test]
    fn words_that_only_begin_so_are_left_whole() {
        for word in ["فيكلف", "لمجهز", "أوراق", "لمتابعة", "منزلنا", "فيجده", "أيام", "لوحتا", "كلامكم", "معاملة", "ليستلموا"]
        {
            assert_eq!(apart(word), None, "{word}");
        }
    }
}
