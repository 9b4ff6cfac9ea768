//! The terms of a text for full-text search: words, their stems, and references in one piece.

use crate::fold::fold;
use crate::stem::particle_stem;
use crate::stem::stem;

/// The longest term in bytes; longer ones are cut at a character.
const LONGEST: usize = 40;

/// The terms that an index keeps of a text, in its order: each folded word, its stems where they differ, each reference joined.
///
/// Terms consist of `a-z`, `0-9` and Arabic letters alone, so they are safe inside FTS5 and tsquery; none is longer than 40 bytes.
pub fn terms(text: &str) -> Vec<String> {
    let mut all = Vec::new();
    for group in groups(text) {
        for word in &group.words {
            let stems = [stem(word), particle_stem(word)];
            all.push(word.clone());
            all.extend(stems.into_iter().flatten().filter(|stem| stem != word));
        }
        all.extend(group.joined);
    }
    all
}

/// What a query asks for: one list of alternatives a word, all lists to be met, any term of a list meeting it.
pub fn query_terms(text: &str) -> Vec<Vec<String>> {
    let mut asked = Vec::new();
    for group in groups(text) {
        for word in group.words {
            let mut alternatives = Vec::from_iter(stem(&word).filter(|stem| *stem != word));
            alternatives.insert(0, word);
            // Each part may be met by the joined form: so the whole asks for all parts or for the joined one.
            alternatives.extend(group.joined.clone());
            asked.push(alternatives);
        }
    }
    asked
}

/// Words that stand together without a space, and their joined form when they are a reference, number or address.
#[derive(Default)]
struct Group {
    words: Vec<String>,
    joined: Option<String>,
    is_reference: bool,
}

impl Group {
    fn finish(mut self, groups: &mut Vec<Group>) {
        if self.words.len() > 1 && (self.is_reference || self.words.iter().any(|word| word.bytes().any(|byte| byte.is_ascii_digit()))) {
            let mut joined = String::new();
            self.words.iter().for_each(|word| push_capped(&mut joined, word));
            self.joined = Some(joined);
        }
        if !self.words.is_empty() {
            groups.push(self);
        }
    }
}

fn groups(text: &str) -> Vec<Group> {
    let folded = fold(text);
    let mut groups = Vec::new();
    let mut group = Group::default();
    let mut rest = folded.as_str();
    while let Some(first) = rest.chars().next() {
        if let Some(kind) = kind(first) {
            let (word, end) = word(rest, kind);
            group.words.push(word);
            rest = &rest[end..];
        } else {
            let after = &rest[first.len_utf8()..];
            if !connects(first, &group, after) {
                std::mem::take(&mut group).finish(&mut groups);
            }
            group.is_reference |= first == '@' && !group.words.is_empty();
            rest = after;
        }
    }
    group.finish(&mut groups);
    groups
}

/// Reads one word at the start of a text: its capped form and where it ends. An apostrophe inside a Latin word is left out.
fn word(text: &str, kind: Kind) -> (String, usize) {
    let mut word = String::new();
    let mut end = 0;
    for (at, ch) in text.char_indices() {
        let apostrophe = ch == '\'' && kind == Kind::Latin && text[at + 1..].starts_with(|next: char| next.is_ascii_alphanumeric());
        if apostrophe {
            continue;
        }
        if self::kind(ch) != Some(kind) {
            break;
        }
        if word.len() + ch.len_utf8() <= LONGEST {
            word.push(ch);
        }
        end = at + ch.len_utf8();
    }
    (word, end)
}

/// Says whether a sign holds its two neighbours together: `IGA-2026-000731`, `ali@example.bh`, `3612 3456`.
fn connects(sign: char, group: &Group, after: &str) -> bool {
    let Some(last) = group.words.last() else { return false };
    match sign {
        '-' | '/' | '_' | '.' | '@' | ':' | '–' | '‑' => after.starts_with(|next: char| next.is_ascii_alphanumeric()),
        ' ' => is_number(last) && is_number(after.split(|ch: char| ch.is_whitespace() || "-/.,؛،".contains(ch)).next().unwrap_or_default()),
        _ => false,
    }
}

/// Three digits or more, as telephone numbers are grouped.
fn is_number(word: &str) -> bool {
    (3..=16).contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_digit())
}

fn push_capped(term: &mut String, more: &str) {
    more.chars().take_while(|ch| term.len() + ch.len_utf8() <= LONGEST).collect::<Vec<_>>().into_iter().for_each(|ch| term.push(ch));
}

#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Latin,
    Arabic,
}

/// The script of a folded character that belongs into a term; digits go with Latin letters.
fn kind(ch: char) -> Option<Kind> {
    match ch {
        'a'..='z' | '0'..='9' => Some(Kind::Latin),
        '\u{621}'..='\u{63F}' | '\u{641}'..='\u{64A}' | '\u{671}'..='\u{6D3}' => Some(Kind::Arabic),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn found(document: &str, query: &str) -> bool {
        let index = terms(document);
        query_terms(query).iter().all(|alternatives| alternatives.iter().any(|term| index.contains(term)))
    }

    #[test]
    fn a_reference_is_found_whole_in_parts_and_without_its_hyphens() {
        let document = "طلبكم رقم IGA-2026-000731 قيد الإجراء";
        for query in ["IGA-2026-000731", "iga2026000731", "000731", "IGA 2026 000731", "٠٠٠٧٣١", "iga/2026/000731"] {
            assert!(found(document, query), "{query}");
        }
        assert!(!found(document, "IGA-2026-000732"));
        assert!(terms(document).contains(&"iga2026000731".to_owned()));
    }

    #[test]
    fn a_word_is_found_in_its_other_forms() {
        let pairs = [
            ("تجديد جواز السفر", "الجواز"),
            ("الجوازات والإقامة", "جواز"),
            ("خدماتكم ممتازة", "الخدمة"),
            ("أريد الخدمة", "خدمات"),
            ("وزارة الصحة", "الوزارة"),
            ("الوزارة", "وزارة"),
            ("بطاقتي ضائعة", "بطاقة"),
            ("وبطاقة الهوية", "بطاقات"),
            ("للموظفين", "موظف"),
            ("بالهيئة", "هيئة"),
            ("الهيئه", "هيئة"),
            ("renewing licences", "licence renewed"),
            ("I applied twice", "apply"),
            ("the customer's cars", "customer car"),
            ("updates", "updating"),
            ("call 3612 3456 now", "36123456"),
            ("call 36123456 now", "3612 3456"),
            ("write to ali.hassan@example.bh", "ali.hassan@example.bh"),
            ("write to ali.hassan@example.bh", "hassan"),
        ];
        for (document, query) in pairs {
            assert!(found(document, query), "{query} in {document}: {:?} {:?}", query_terms(query), terms(document));
        }
    }

    #[test]
    fn a_mixed_word_is_parted_at_the_script() {
        assert_eq!(terms("الـPDF"), ["ال", "pdf"]);
    }

    #[test]
    fn a_megabyte_without_a_space_become_one_short_term() {
        let long = terms(&"ب".repeat(500_000));
        assert!(long.iter().all(|term| term.len() <= LONGEST), "{}", long.len());
        assert!(terms(&"1-".repeat(100_000)).iter().all(|term| term.len() <= LONGEST));
        assert!(terms(&"1234 ".repeat(100_000)).len() > 2);
    }

    proptest! {
        #[test]
        fn terms_are_short_and_safe_whatever_the_text(text in any::<String>()) {
            for term in terms(&text).into_iter().chain(query_terms(&text).into_iter().flatten()) {
                prop_assert!(!term.is_empty() && term.len() <= LONGEST);
                prop_assert!(term.chars().all(|ch| kind(ch).is_some()));
            }
        }
    }
}
