//! Colloquial words that are told by their build: the future in ب and ح, the joined ها, ش and ما, letters that only the dialect has.

use crate::dictionary::arabic;
use crate::dictionary::is_name;
use crate::dictionary::plain;
use crate::frequency::level;
use crate::slang::Slang;
use crate::words::Word;

/// Words built as the dialect builds them, each with its formal form; a word that the dictionary knows is left alone.
pub(crate) fn find(text: &str, words: &[Word]) -> Vec<Slang> {
    let built = words.iter().filter_map(|word| {
        let written = &text[word.range.clone()];
        let formal = formal(&plain(written))?;
        Some(Slang { range: word.range.clone(), word: written.to_owned(), plain: formal, is_contraction: false })
    });
    built.collect()
}

/// The formal forms of a word of the dialect's build, none where the sentence is better written anew.
fn formal(word: &str) -> Option<Vec<String>> {
    if word.contains(['چ', 'گ']) {
        return Some(Vec::new());
    }
    let (and, bare) = match word.strip_prefix('و') {
        Some(rest) => ("و", rest),
        None => ("", word),
    };
    let is_candidate = FRONTS.iter().any(|front| bare.starts_with(front)) || bare.contains("تو");
    if !is_candidate || arabic().check(word) || is_name(word) {
        return None;
    }
    let forms = joined(bare).or_else(|| future(bare)).or_else(|| past(bare)).or_else(|| negated(bare))?;
    Some(forms.into_iter().map(|form| format!("{and}{form}")).collect())
}

/// `هالموعد`, `شالمطلوب`, `عالموقع`: a word that the dialect joins to the article.
fn joined(word: &str) -> Option<Vec<String>> {
    const JOINED: [(&str, &[&str]); 3] = [("ه", &["هذا", "هذه"]), ("ش", &["ما"]), ("ع", &["على"])];
    JOINED.iter().find_map(|(letter, formal)| {
        let noun = word.strip_prefix(letter).filter(|noun| noun.starts_with("ال") && letters(noun) >= 5 && arabic().check(noun))?;
        Some(formal.iter().map(|formal| format!("{formal} {noun}")).collect())
    })
}

/// `بيوصلكم`, `بنرسل`, `حنرسل`, `هيتصلون`: the future that the formal language builds with س.
fn future(word: &str) -> Option<Vec<String>> {
    let rest = |letter| word.strip_prefix(letter).filter(|verb: &&str| verb.starts_with(['ي', 'ت', 'ن']) && letters(verb) >= 4);
    // Names begin with ح and ه too, and have no usual verb behind it.
    let verb = rest('ب').or_else(|| rest('ح').or_else(|| rest('ه')).filter(|verb| level(verb) <= USUAL))?;
    arabic().check(verb).then(|| vec![format!("س{verb}")])
}

/// `مايوصل`, `مانقدر`: the negation that the formal language writes apart, and with لا.
fn negated(word: &str) -> Option<Vec<String>> {
    let verb = word.strip_prefix("ما").filter(|verb| verb.starts_with(['ي', 'ت', 'ن']) && letters(verb) >= 4)?;
    (arabic().check(verb) && level(verb) <= USUAL).then(|| vec![format!("لا {verb}")])
}

/// Verbs that people use are at least so frequent, in decibels.
const USUAL: i32 = 62;

/// With what a word begins that is built so, but for the past.
const FRONTS: [&str; 6] = ["ب", "ح", "ه", "ما", "شال", "عال"];

/// `دفعتوا`, `استلمتوها`: the past of several people, which ends in تم.
fn past(word: &str) -> Option<Vec<String>> {
    const PRONOUNS: [&str; 5] = ["ا", "ها", "ه", "نا", ""];
    PRONOUNS.iter().find_map(|pronoun| {
        let stem = word.strip_suffix(pronoun)?.strip_suffix("تو").filter(|stem| letters(stem) >= 3)?;
        let formal = format!("{stem}تم");
        let with = if matches!(*pronoun, "ا" | "") { formal.clone() } else { format!("{formal}و{pronoun}") };
        arabic().check(&formal).then(|| vec![with])
    })
}

fn letters(word: &str) -> usize {
    word.chars().count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_dialect_builds_is_told_with_its_formal_form() {
        let pairs = [
            ("هالموعد", "هذا الموعد"),
            ("شالمطلوب", "ما المطلوب"),
            ("عالموقع", "على الموقع"),
            ("بيوصلكم", "سيوصلكم"),
            ("وبنرسل", "وسنرسل"),
            ("دفعتوا", "دفعتم"),
            ("استلمتوها", "استلمتموها"),
            ("حنرسل", "سنرسل"),
            ("هيتصل", "سيتصل"),
            ("مايوصل", "لا يوصل"),
            ("ومايحتاج", "ولا يحتاج"),
        ];
        for (word, right) in pairs {
            assert_eq!(formal(word).unwrap_or_default().first().map(String::as_str), Some(right), "{word}");
        }
        assert_eq!(formal("چم"), Some(Vec::new()));
    }

    #[test]
    fn formal_words_of_a_like_shape_are_left_alone() {
        for word in [
            "بتقديم",
            "بيانات",
            "بنجاح",
            "بنفسكم",
            "عالية",
            "شالات",
            "هالة",
            "بتوقيعكم",
            "توا",
            "ثبتوا",
            "بينكم",
            "حنين",
            "هيئتكم",
            "مايكل",
            "ماتت",
            "حياتكم",
            "هيثم",
        ] {
            assert_eq!(formal(word), None, "{word}");
        }
    }
}
