//! A word that the dictionary lets pass, hardly anybody writes, and that lies a slip away from one that is written much more often.
//!
//! Half of the Arabic slips make another word of the dictionary, because particles and pronouns are written onto words; how often each
//! of the two is written tells which was meant.

use crate::dictionary::arabic;
use crate::frequency::UNHEARD;
use crate::frequency::built_level;
use crate::frequency::listed_level;
use crate::slips::Slip;
use crate::slips::sources;
use crate::usual;

/// The word that was meant by one that is seldom written; the word is plain.
pub(crate) fn meant(word: &str) -> Option<String> {
    if usual::is_listed(word) {
        return None;
    }
    let level = built_level(word);
    let is_short = word.chars().count() < SHORT;
    let likely = sources(word).into_iter().filter_map(|(slip, source)| {
        let gain = level
            - listed_level(&source).or_else(|| joined_level(slip, &source))?
            - i32::from(is_short && !is_of_one_place(slip)) * OF_SHORT_WORDS;
        let (least, of_others) = least(slip);
        let is_meant = source != word && (gain >= of_others || (gain >= least && usual::is_listed(&source)));
        is_meant.then_some((gain - least, source))
    });
    likely.max_by_key(|(gain, _)| *gain).map(|(_, source)| source)
}

/// How rare a word is that is in no list, but built of a listed one and what is written onto it: `صححناه`, `تفعيله`.
///
/// Asked for the few slips alone that have one place in a word, so that the work stays small.
fn joined_level(slip: Slip, source: &str) -> Option<i32> {
    let level = is_of_one_place(slip).then(|| built_level(source)).filter(|level| *level < UNHEARD)?;
    arabic().check(source).then_some(level)
}

/// Says whether there is one place in a word at most where such a slip can happen, so that a short word is no riskier.
fn is_of_one_place(slip: Slip) -> bool {
    matches!(slip, Slip::Spelt | Slip::Straightened | Slip::Opened)
}

/// Words with fewer letters have more neighbours.
const SHORT: usize = 5;

/// By so many decibels more must the other word be commoner then.
const OF_SHORT_WORDS: i32 = 3;

/// By how many decibels the other word must be commoner: where it is one of the official language, and else.
///
/// Chosen on 33,000 words of the product's own texts, in which little may be called wrong, and on slips planted into them.
fn least(slip: Slip) -> (i32, i32) {
    match slip {
        Slip::Spelt => (12, 12),
        Slip::Heard => (14, 18),
        Slip::Pointed => (14, 18),
        Slip::Opened => (8, 12),
        Slip::Straightened => (6, 14),
        Slip::Doubled => (12, 14),
        Slip::Swapped => (16, 20),
        Slip::Key => (18, 21),
        Slip::LastKey => (20, 24),
        Slip::VowelLost => (15, 18),
        Slip::LetterLost => (17, 21),
        Slip::VowelMore => (19, 23),
        Slip::LetterMore => (27, 30),
    }
}

#[cfg(test)]
mod tests {
    use super::meant;

    #[test]
    fn a_slip_that_makes_another_word_of_the_dictionary_is_told_from_it() {
        let pairs = [
            ("المرجع", None),
            ("بصدار", Some("بإصدار")),
            ("خاري", Some("خارجي")),
            ("الناظم", Some("النظام")),
            ("مفلقة", Some("مغلقة")),
            ("علا", Some("على")),
            ("المبلع", Some("المبلغ")),
            ("يكارن", Some("يقارن")),
            ("ألموظفين", Some("الموظفين")),
        ];
        for (wrong, right) in pairs {
            assert_eq!(meant(wrong).as_deref(), right, "{wrong}");
        }
    }

    #[test]
    fn rare_words_that_are_built_of_common_ones_are_left_alone() {
        for word in ["مجمعنا", "وشرطات", "النصين", "للوم", "وتتقدم", "فهي", "سنزوركما"] {
            assert_eq!(meant(word), None, "{word}");
        }
    }
}
