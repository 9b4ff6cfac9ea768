//! The words of the dialect, each with the one word that says the same in the formal language (`data/plain-ar.tsv`).

use std::collections::HashMap;
use std::sync::OnceLock;

use crate::dialect;
use crate::paradigm;
use crate::slang;
use crate::words::letters;

/// Where a word is one of the dialect.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Told {
    Always,
    /// Beside other words of the dialect; else it is formal, in another sense.
    Beside,
    /// Where another rule says so.
    ByOthers,
}

/// A word of the dialect and what says the same.
struct Entry {
    formal: &'static str,
    /// A noun or an adjective, with the article, particles and pronouns that others have.
    bends: bool,
    /// Where it is a word of the dialect.
    told: Told,
}

fn list() -> &'static HashMap<&'static str, Entry> {
    static LIST: OnceLock<HashMap<&str, Entry>> = OnceLock::new();
    LIST.get_or_init(|| {
        let lines = include_str!("../data/plain-ar.tsv").lines().filter(|line| !line.starts_with('#'));
        let of_line = |line: &'static str| {
            let mut columns = line.split('\t');
            let (words, formal) = (columns.next().unwrap_or_default(), columns.next().unwrap_or_default());
            let bends = columns.next() == Some("n");
            let entry = move |word: &'static str| {
                let told = match word.chars().next_back() {
                    Some('^') => Told::Beside,
                    Some('~') => Told::ByOthers,
                    _ => Told::Always,
                };
                (word.trim_end_matches(['^', '~']), Entry { formal, bends, told })
            };
            words.split(' ').map(entry)
        };
        lines.flat_map(of_line).collect()
    })
}

/// The formal word for one that the dialect alone has; the word is plain.
pub(crate) fn colloquial(word: &str) -> Option<String> {
    // Where a listed word is formal all the same, the lists say themselves: `حتى ذلك الحين`.
    translated(word, &|entry| entry.told == Told::Always).filter(|_| !slang::is_listed(word))
}

/// The formal word for one that is of the dialect where other words of it stand in the text; the word is plain.
pub(crate) fn beside(word: &str) -> Option<String> {
    translated(word, &|entry| entry.told == Told::Beside)
}

/// Says whether the list or the verbs have the one word that says the same.
pub(crate) fn has(word: &str) -> bool {
    listed(word).is_some() || paradigm::formal(word.strip_prefix('و').unwrap_or(word)).is_some_and(|forms| !forms.is_empty())
}

/// The formal word for one that the list has, be it formal in another sense; the word is plain.
fn listed(word: &str) -> Option<String> {
    translated(word, &|_| true)
}

fn translated(word: &str, is_meant: &dyn Fn(&Entry) -> bool) -> Option<String> {
    let (and, bare) = match list().contains_key(word) {
        true => ("", word),
        false => word.strip_prefix('و').filter(|rest| letters(rest) >= 2).map_or(("", word), |rest| ("و", rest)),
    };
    let found = |word: &str| list().get(word).filter(|entry| is_meant(entry));
    let whole = found(bare).map(|entry| entry.formal.to_owned());
    whole.or_else(|| bent(bare, &found)).map(|formal| format!("{and}{formal}"))
}

/// What stands before a noun: the letters, the same before a formal word, and whether they hold an article.
const FRONTS: [(&str, &str, bool); 9] = [
    ("ال", "", true),
    ("بال", "ب", true),
    ("لل", "ل", true),
    ("عال", "على ", true),
    ("فال", "في ", true),
    ("هال", "هذا ", true),
    ("ب", "ب", false),
    ("ل", "ل", false),
    ("", "", false),
];

/// Whose something is, in the dialect and in the formal language.
const WHOSE: [(&str, &str); 9] =
    [("كم", "كم"), ("هم", "هم"), ("ها", "ها"), ("نا", "نا"), ("ج", "ك"), ("ك", "ك"), ("ه", "ه"), ("ي", "ي"), ("", "")];

/// A noun of the list with an article, a particle or a pronoun: `الليتات`, `بالتلفون`, `ياهلكم`.
fn bent<'a>(word: &str, found: &dyn Fn(&str) -> Option<&'a Entry>) -> Option<String> {
    let noun = |word: &str| found(word).filter(|entry| entry.bends);
    FRONTS.iter().find_map(|(front, formal_front, has_article)| {
        let least = if *has_article || front.is_empty() { 2 } else { 4 };
        let rest = word.strip_prefix(front).filter(|rest| letters(rest) >= least)?;
        WHOSE.iter().find_map(|(end, formal_end)| {
            let stem = rest.strip_suffix(end).filter(|_| !has_article || end.is_empty())?;
            let open = || noun(&format!("{}ة", stem.strip_suffix('ت').filter(|_| !end.is_empty())?));
            let entry = noun(stem).or_else(open)?;
            with(entry.formal, formal_front, *has_article, formal_end)
        })
    })
}

/// A formal noun, be it of two words, with what stood before and behind the other.
fn with(formal: &str, front: &str, has_article: bool, whose: &str) -> Option<String> {
    let (first, second) = formal.split_once(' ').unwrap_or((formal, ""));
    let is_of = second.starts_with("ال") || first == "في";
    if is_of && !whose.is_empty() {
        return None;
    }
    let article = |word: &str| if has_article && front == "ل" { format!("لل{word}") } else { format!("ال{word}") };
    let first = match (has_article && !is_of, whose.is_empty()) {
        (true, _) => article(first),
        (_, true) => first.to_owned(),
        _ => format!("{}{whose}", first.strip_suffix('ة').map_or_else(|| first.to_owned(), |stem| format!("{stem}ت"))),
    };
    let front = if front == "ل" && has_article { "" } else { front };
    let second = match (second.is_empty(), is_of) {
        (true, _) => String::new(),
        (_, false) if has_article || !whose.is_empty() => format!(" ال{second}"),
        _ => format!(" {second}"),
    };
    Some(format!("{front}{first}{second}"))
}

/// The formal word for any word of the dialect, whichever rule knows it.
pub(crate) fn word(word: &str) -> Option<String> {
    listed(word).or_else(|| dialect::formal(word).and_then(|forms| forms.into_iter().next()))
}

#[cfg(test)]
mod tests {
    use super::beside;
    use super::colloquial;

    #[test]
    fn a_word_that_is_formal_too_is_no_word_of_the_dialect_alone() {
        assert_eq!(colloquial("العيايز").as_deref(), Some("العجائز"));
        for word in ["طلع", "نزل", "زين", "عود", "ثاني", "خلص"] {
            assert_eq!(colloquial(word), None, "{word}");
        }
        assert_eq!(beside("عقب").as_deref(), Some("بعد"));
    }
}
