//! The Arabic word that was meant by a right one, where its neighbours speak much more for another that is one slip away.

use crate::company_en;
use crate::frequency::listed_level;
use crate::pairs::Place;
use crate::pairs::arabic;
use crate::slips::Slip;
use crate::slips::sources;
use crate::slips::sources_at_first;
use crate::usual;
use crate::words::letters;

/// So many words were counted.
const COUNTED: f64 = 33.3e6;

/// The chance of a word that nobody knows.
const UNKNOWN: f64 = 1e-9;

/// The word that was meant by one that is right alone, all three plain and of one language, either neighbour empty where there is none.
pub(crate) fn beside(before: &str, word: &str, after: &str) -> Option<String> {
    if word.is_ascii() { company_en::meant(before, word, after) } else { meant(before, word, after) }
}

fn meant(before: &str, word: &str, after: &str) -> Option<String> {
    let place = Place::new(arabic(), before, after).filter(|_| letters(word) >= SHORTEST)?;
    let written = place.hold(word) + if usual::is_common(word) { OF_SERVICE } else { 0.0 };
    best(&place, word).filter(|(fit, _)| *fit > written).map(|(_, meant)| meant)
}

/// By how many decibels more a word of official letters must be beaten, which other texts seldom have.
const OF_SERVICE: f64 = 20.0;

/// Shorter words are slips of too many others.
const SHORTEST: usize = 3;

/// What is a slip away and fits best, with how well it does less what its slip costs.
fn best(place: &Place, word: &str) -> Option<(f64, String)> {
    let slips = sources(word).into_iter().chain(sources_at_first(word)).filter(|(_, meant)| !is_other_voice(word, meant));
    let priced = slips.map(|(slip, meant)| (cost(slip) + if is_other_form(word, &meant) { OF_FORM } else { 0.0 }, meant));
    place.best(priced, SELDOM)
}

/// Nothing rarer is thought to be meant.
const SELDOM: f64 = 1.6e-7;

/// By how many decibels a word must fit better than the one that stands there, whose writer would have made this slip.
fn cost(slip: Slip) -> f64 {
    match slip {
        Slip::Spelt => 34.0,
        Slip::Straightened => 37.0,
        Slip::Opened | Slip::Doubled | Slip::HamzaLost => 43.0,
        Slip::Heard | Slip::Pointed => 47.0,
        Slip::VowelLost => 53.0,
        Slip::Swapped | Slip::LetterLost => 56.0,
        Slip::LastLost => 60.0,
        Slip::Key | Slip::VowelMore | Slip::LetterMore => 62.0,
        Slip::LastKey => 65.0,
    }
}

/// A verb that people use has at least this chance in the third person.
const OF_VERBS: f64 = 3e-7;

/// A particle, a pronoun or a person more, less or other is rather what its writer meant.
const OF_FORM: f64 = 17.0;

/// Says whether two words are forms of one: a particle or the person of a verb apart, or what is written onto it.
fn is_other_form(word: &str, other: &str) -> bool {
    const FIRST: &str = "وفبلكستينأا";
    const LAST: &str = "هيكامنوتى";
    let (longer, shorter) = if word.len() > other.len() { (word, other) } else { (other, word) };
    let (first, rest) = split_first(longer);
    let (last, front) = split_last(longer);
    if longer.len() > shorter.len() {
        return (rest == shorter && FIRST.contains(first)) || (front == shorter && LAST.contains(last));
    }
    let ((of_first, of_rest), (of_last, of_front)) = (split_first(shorter), split_last(shorter));
    let is_spelt = matches!((last, of_last), ('ه', 'ة') | ('ة', 'ه') | ('ى', 'ي') | ('ي', 'ى'));
    (rest == of_rest && FIRST.contains(first) && FIRST.contains(of_first))
        || (front == of_front && !is_spelt && LAST.contains(last) && LAST.contains(of_last))
}

/// `يعطى` and `يعطي`, which the passive and the active tell apart and nothing beside them.
fn is_other_voice(word: &str, other: &str) -> bool {
    let ((last, front), (of_last, of_front)) = (split_last(word), split_last(other));
    let rest = word.strip_prefix('أ');
    // `أعترض` is what I do, and `اعترض` what somebody did.
    if rest.is_some_and(|rest| other.strip_prefix('ا') == Some(rest) && of_level(&format!("ي{rest}")) > OF_VERBS) {
        return true;
    }
    let is_present = word.trim_start_matches(['و', 'ف', 'س']).starts_with(['ي', 'ت', 'ن']);
    front == of_front && is_present && matches!((last, of_last), ('ى', 'ي') | ('ي', 'ى'))
}

fn split_first(word: &str) -> (char, &str) {
    let mut chars = word.chars();
    (chars.next().unwrap_or_default(), chars.as_str())
}

fn split_last(word: &str) -> (char, &str) {
    let mut chars = word.chars();
    (chars.next_back().unwrap_or_default(), chars.as_str())
}

/// The chance of a word by itself: of the list of frequencies and of the counts, and of how it is built where neither has it.
pub(crate) fn chance(word: &str, count: f64) -> f64 {
    let listed = of_level(word);
    let seen = (0.5 * listed + 0.5 * count / COUNTED).max(UNKNOWN);
    let usual = if usual::is_common(word) { OF_LETTERS } else { 0.0 };
    let of_you = YOURS.iter().map(|(end, others, share)| yours(word, end, others) * share).fold(0.0, f64::max);
    let known = seen.max(usual).max(of_you);
    if known < RARE { known.max(built(word)) } else { known }
}

fn of_level(word: &str) -> f64 {
    listed_level(word).map_or(0.0, |level| 10f64.powf(-f64::from(level) / 10.0))
}

/// A word of official letters has at least this chance.
const OF_LETTERS: f64 = 8e-6;

/// Below this chance a word is looked at by its parts.
const RARE: f64 = 3e-6;

/// "You" in the plural of respect, which letters say where other texts say "he", "she" and "they", and the share of those.
const YOURS: [(&str, [&str; 3], f64); 2] = [("كم", ["ه", "ها", "هم"], 0.25), ("تم", ["ت", "وا", "نا"], 0.2)];

fn yours(word: &str, end: &str, others: &[&str; 3]) -> f64 {
    let stem = word.strip_suffix(end).filter(|stem| letters(stem) > 2);
    stem.map_or(0.0, |stem| others.iter().map(|other| of_level(&format!("{stem}{other}"))).fold(0.0, f64::max))
}

/// The chance of a word as a particle with a word, or as a word with an ending.
fn built(word: &str) -> f64 {
    const PARTICLES: [(&str, &str, f64); 9] = [
        ("وال", "ال", 0.02),
        ("بال", "ال", 0.02),
        ("لل", "ال", 0.02),
        ("فال", "ال", 0.004),
        ("و", "", 0.02),
        ("ب", "", 0.02),
        ("ل", "", 0.02),
        ("ف", "", 0.004),
        ("س", "", 0.004),
    ];
    const ENDINGS: [&str; 15] = ["ها", "هم", "هما", "كم", "نا", "ه", "ي", "ك", "ا", "ان", "ين", "ون", "ات", "وا", "ت"];
    let with = |(particle, article, share): &(&str, &str, f64)| {
        let stem = word.strip_prefix(particle).filter(|stem| letters(stem) > 2)?;
        Some(of_level(&format!("{article}{stem}")) * share)
    };
    let before = |ending: &&str| {
        let stem = word.strip_suffix(*ending).filter(|stem| letters(stem) > 2)?;
        let opened = stem.strip_suffix('ت').map_or(0.0, |stem| of_level(&format!("{stem}ة")));
        Some(of_level(stem).max(opened) * 0.01)
    };
    PARTICLES.iter().filter_map(with).chain(ENDINGS.iter().filter_map(before)).fold(0.0, f64::max)
}

#[cfg(test)]
mod tests {
    use super::meant;

    #[test]
    fn a_right_word_is_told_by_its_neighbours_from_the_one_that_was_meant() {
        for (before, word, after, right) in [
            ("مع", "المتجمع", "الدولي", "المجتمع"),
            ("منذ", "الاطاحة", "بالرئيس", "الإطاحة"),
            ("حسم", "الخلاقات", "بين", "الخلافات"),
            ("فيما", "اصيبت", "بجروح", "أصيبت"),
            ("الباب", "المفوح", "", "المفتوح"),
        ] {
            assert_eq!(meant(before, word, after).as_deref(), Some(right), "{before} {word} {after}");
        }
    }

    #[test]
    fn words_that_fit_are_left_alone() {
        for (before, word, after) in [
            ("مجلس", "الوزراء", "في"),
            ("لا", "يلغى", "التسجيل"),
            ("إذا", "رغبتم", "في"),
            ("عن", "المدخل", ""),
            ("", "تقدمتم", "بطلب"),
            ("الشتلات", "للمزارعين", "المسجلين"),
            ("", "كلمة", ""),
        ] {
            assert_eq!(meant(before, word, after), None, "{before} {word} {after}");
        }
    }
}
