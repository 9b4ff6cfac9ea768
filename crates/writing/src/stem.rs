//! Light stems of folded words, so that a search finds a word in its other forms; shorter than grammar, and linear.

use crate::words::letters;

const ARTICLES: [&str; 8] = ["وبال", "وال", "بال", "كال", "فال", "ولل", "لل", "ال"];
const SUFFIXES: [&str; 25] = [
    "اتكم", "اتنا", "اتهم", "اتها", "تكم", "تنا", "تهم", "تها", "اتي", "ها", "هم", "كم", "نا", "ان", "ات", "ون", "ين", "يه", "تي", "تك",
    "ته", "وا", "ه", "ي", "ا",
];

/// The light stem of a folded word; `None` when the word is its own stem.
pub(crate) fn stem(word: &str) -> Option<String> {
    let first = word.chars().next()?;
    let stem = if first.is_ascii() { english(word) } else { arabic(word) };
    (stem != word).then_some(stem)
}

/// The stem of an Arabic word without a particle of one letter (و ب ل ف), which may also be the word's own first letter.
pub(crate) fn particle_stem(word: &str) -> Option<String> {
    let rest = ["و", "ب", "ل", "ف"].into_iter().find_map(|particle| word.strip_prefix(particle))?;
    let is_word = letters(rest) >= 3 && ARTICLES.iter().all(|article| !word.starts_with(article));
    is_word.then(|| without_suffix(rest).to_owned())
}

fn arabic(word: &str) -> String {
    let bare = ARTICLES.iter().find_map(|article| word.strip_prefix(article).filter(|rest| letters(rest) >= 3)).unwrap_or(word);
    without_suffix(bare).to_owned()
}

fn without_suffix(word: &str) -> &str {
    SUFFIXES.iter().find_map(|suffix| word.strip_suffix(suffix).filter(|rest| letters(rest) >= 3)).unwrap_or(word)
}

fn english(word: &str) -> String {
    if !word.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return word.to_owned();
    }
    without_e(&without_ending(&singular(word)))
}

fn singular(word: &str) -> String {
    if word.len() > 4 && word.ends_with("ies") {
        return format!("{}y", &word[..word.len() - 3]);
    }
    if word.len() > 4 && ["sses", "xes", "ches", "shes", "zes"].iter().any(|end| word.ends_with(end)) {
        return word[..word.len() - 2].to_owned();
    }
    let plural = word.len() > 3 && word.ends_with('s') && !["ss", "us", "is"].iter().any(|end| word.ends_with(end));
    word[..word.len() - usize::from(plural)].to_owned()
}

fn without_ending(word: &str) -> String {
    if word.len() > 4 && word.ends_with("ied") {
        return format!("{}y", &word[..word.len() - 3]);
    }
    let rest = word.strip_suffix("ing").or_else(|| word.strip_suffix("ed").filter(|rest| !rest.ends_with('e')));
    match rest.filter(|rest| rest.len() >= 3 && rest.contains(['a', 'e', 'i', 'o', 'u', 'y'])) {
        Some(rest) => undoubled(rest).to_owned(),
        None => word.to_owned(),
    }
}

/// Takes back the doubled consonant of "stopped"; "call" and "pass" keep theirs.
fn undoubled(word: &str) -> &str {
    let bytes = word.as_bytes();
    let last = bytes[bytes.len() - 1];
    let doubled = bytes.len() > 3 && bytes[bytes.len() - 2] == last && !b"aeioulsz".contains(&last);
    &word[..word.len() - usize::from(doubled)]
}

fn without_e(word: &str) -> String {
    let silent = word.len() >= 4 && word.ends_with('e') && !word[..word.len() - 1].ends_with(['a', 'e', 'i', 'o', 'u']);
    word[..word.len() - usize::from(silent)].to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_one_word_share_a_stem() {
        let families: [&[&str]; 8] = [
            &["renew", "renewing", "renewed", "renews"],
            &["update", "updates", "updated", "updating"],
            &["apply", "applies", "applied", "applying"],
            &["call", "calls", "calling", "called"],
            &["stop", "stopped", "stopping", "stops"],
            &["خدمه", "الخدمه", "خدمات", "والخدمات", "خدمتكم", "خدمتي", "للخدمه"],
            &["موظف", "الموظف", "موظفين", "موظفون", "للموظفين", "موظفه"],
            &["جواز", "الجواز", "جوازات", "جوازي", "بالجواز"],
        ];
        for family in families {
            let stems: Vec<_> = family.iter().map(|word| stem(word).unwrap_or((*word).to_owned())).collect();
            assert!(stems.iter().all(|each| *each == stems[0]), "{stems:?}");
        }
    }

    #[test]
    fn short_words_stay_whole() {
        for word in ["علي", "هو", "الي", "fee", "bed", "is", "bus", "king", "ال", "من"] {
            assert_eq!(stem(word), None, "{word}");
        }
    }
}
