//! Words with a letter drawn out as it is called: `شكراااا`, `ممتاااز`.

use crate::dictionary::arabic;
use crate::dictionary::bundled_words;
use crate::frequency::level;
use crate::slang::is_listed;
use crate::slang::unspaced;

/// The right forms of a drawn-out word, the commonest first, and none where no dictionary knows one or it is slang itself; `None` for any other word.
///
/// Only a run of three letters or more is drawn out: two alike are lawful (`ممتاز`, `تتبع`), and which of both was meant the dictionary
/// tells.
pub(crate) fn shortened(word: &str) -> Option<Vec<String>> {
    let runs = runs(word);
    if !runs.iter().any(is_drawn) || is_known(word) || is_present(word) {
        return None;
    }
    let mut known: Vec<String> = candidates(&runs).into_iter().filter(|form| is_known(form) && !is_listed(form)).collect();
    known.sort_by_key(|form| level(form));
    let commonest = known.first().map_or(0, |form| level(form));
    known.retain(|form| level(form) - commonest < SELDOM);
    Some(known.into_iter().map(with_tanwin).collect())
}

/// A form so many decibels rarer than another was not meant.
const SELDOM: i32 = 24;

/// A letter, and how often it stands in a row.
type Run = (char, usize);

fn runs(word: &str) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    for letter in word.chars() {
        match runs.last_mut() {
            Some((last, times)) if *last == letter => *times += 1,
            _ => runs.push((letter, 1)),
        }
    }
    runs
}

/// Latin letters stand so in addresses and numerals: `www`, `III`.
fn is_drawn((letter, times): &Run) -> bool {
    *times > 2 && matches!(letter, '\u{620}'..='\u{63F}' | '\u{641}'..='\u{64A}')
}

/// The word with each drawn-out letter once or twice; none where so much is drawn out that it is a cry or laughter.
fn candidates(runs: &[Run]) -> Vec<String> {
    if runs.len() == 1 || runs.iter().filter(|run| is_drawn(run)).count() > MOST_DRAWN {
        return Vec::new();
    }
    runs.iter().fold(vec![String::new()], |forms, run| {
        let times = if is_drawn(run) { 1..=2 } else { run.1..=run.1 };
        let with = |form: &String| times.clone().map(|times| format!("{form}{}", run.0.to_string().repeat(times))).collect::<Vec<_>>();
        forms.iter().flat_map(with).collect()
    })
}

/// So many letters of one word are drawn out at most.
const MOST_DRAWN: usize = 3;

fn is_known(word: &str) -> bool {
    arabic().check(word) || bundled_words().contains(word)
}

/// `تتتبع`, `وستتتابع`: the present of a verb that begins with two ت, which stand after the ت of the person.
fn is_present(word: &str) -> bool {
    let verb =
        ["وس", "فس", "و", "ف", "س", "ل", ""].iter().find_map(|front| word.strip_prefix(front).filter(|verb| verb.starts_with("تتت")));
    verb.and_then(|verb| verb.strip_prefix('ت')).is_some_and(|past| !runs(past).iter().any(is_drawn) && is_known(past))
}

/// Adverbs that the formal language writes with tanwin, and the dictionary without it.
fn with_tanwin(word: String) -> String {
    if TANWIN.split(' ').any(|known| known == word) { word + "\u{64B}" } else { word }
}

/// Words with tanwin that are called out, as the dictionary has them.
const TANWIN: &str = "شكرا جدا كثيرا قليلا حسنا غدا مرحبا أهلا سهلا عفوا فورا حالا قريبا دائما أبدا طبعا حاليا تماما أيضا \
    سريعا عاجلا مجانا أولا أخيرا فعلا حقا صباحا يوميا جميعا";

/// Says whether a place lies in an address of the web or of mail: nothing but a space ends it, and it holds a dot, an @ or a scheme.
pub(crate) fn is_in_address(text: &str, at: usize) -> bool {
    let token = unspaced(text, at);
    let has_dot = || token.trim_end_matches('.').split('.').skip(1).any(|part| part.starts_with(char::is_alphanumeric));
    token.contains("://") || token.contains('@') || has_dot()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_drawn_out_word_is_shortened_to_what_the_dictionary_knows() {
        let pairs = [
            ("شكراااا", "شكراً"),
            ("جدااا", "جداً"),
            ("ممتاااز", "ممتاز"),
            ("ممممتاز", "ممتاز"),
            ("كثيييير", "كثير"),
            ("الللجنة", "اللجنة"),
            ("هنااا", "هنا"),
            ("ضرووورررري", "ضروري"),
        ];
        for (word, right) in pairs {
            assert_eq!(shortened(word).unwrap_or_default().first().map(String::as_str), Some(right), "{word}");
        }
        for word in ["ههههه", "وااااايد", "زنقفووور"] {
            assert_eq!(shortened(word), Some(Vec::new()), "{word} is written anew");
        }
    }

    #[test]
    fn lawful_doubles_verbs_numerals_and_addresses_are_not_drawn_out() {
        for word in ["تتتبع", "تتتابع", "وستتتبع", "ممتاز", "iii", "www", "zzz", "ааа", "ـــ", "111", "تتبع"]
        {
            assert_eq!(shortened(word), None, "{word}");
        }
        for text in ["خدماااات.البحرين", "https://example.bh/شكرااا", "شكرااا@example.bh"] {
            assert!(text.char_indices().all(|(at, _)| is_in_address(text, at)), "{text}");
        }
        assert!(!is_in_address("شكرااا. نرسل", 0) && !is_in_address("شكرااا...", 0));
    }
}
