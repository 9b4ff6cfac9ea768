//! The verbs that only the dialect has, told in all their forms: `نطرشها`, `دزيتوا`, `بنودّيه`.

use std::collections::HashMap;
use std::sync::OnceLock;

use crate::dictionary::arabic;

/// The formal form of a form of such a verb, none where the sentence is better written anew; the word is plain and without "and".
pub(crate) fn formal(word: &str) -> Option<Vec<String>> {
    if word.ends_with('ى') && arabic().check(word) {
        return None;
    }
    let word = word.replace(['أ', 'إ', 'آ'], "ا");
    let word = word.strip_suffix('ى').map(|stem| format!("{stem}ي")).unwrap_or(word);
    if word.chars().count() < SHORTEST {
        return None;
    }
    let parts = std::iter::once("").chain(OBJECTS).filter_map(|object| Some((word.strip_suffix(object)?, object)));
    parts.filter_map(|(verb, object)| present(verb, object).or_else(|| past(verb, object)).or_else(|| order(verb, object))).next()
}

/// Shorter forms are also forms of other words.
const SHORTEST: usize = 4;

/// What is written onto a verb for whom or what it is done.
const OBJECTS: [&str; 15] = ["ه", "ها", "هم", "كم", "ك", "ج", "نا", "ني", "لكم", "لك", "لنا", "له", "لها", "لهم", "لج"];

/// `نطرش`, `بنطرشها`, `تطرشون`: the present, and the future with its letter.
fn present(verb: &str, object: &str) -> Option<Vec<String>> {
    let (future, bare) = match verb.strip_prefix(['ب', 'ح']) {
        Some(bare) if starts_present(bare) => ("س", bare),
        _ => ("", verb),
    };
    let person = bare.chars().next().filter(|_| starts_present(bare))?;
    let rest = &bare[person.len_utf8()..];
    let (known, end) = ends(rest, &["ون", "وا", "و", ""], &known().present)?;
    let end = if end == "و" && object.is_empty() { "وا" } else { end };
    Some(built(known, |formal| format!("{future}{}{formal}{end}{object}", if person == 'ا' { 'أ' } else { person })))
}

fn starts_present(word: &str) -> bool {
    word.starts_with(['ا', 'ن', 'ت', 'ي'])
}

/// `طرشنا`, `طرشتوا`, `طرشوها`: the past.
fn past(verb: &str, object: &str) -> Option<Vec<String>> {
    if let Some((known, end)) = ends(verb, &["توا", "تون", "تو", "نا", "ت"], &known().before_consonant) {
        let end = match end {
            "توا" | "تو" | "تون" if object.is_empty() => "تم",
            "توا" | "تو" | "تون" => "تمو",
            end => end,
        };
        return Some(built(known, |formal| format!("{formal}{end}{object}")));
    }
    let (_, end) = ends(verb, &["وا", "و", "ت", ""], &known().past)?;
    let is_form = !(end.is_empty() && object.is_empty() && verb.chars().count() < SHORTEST);
    is_form.then(Vec::new)
}

/// `طرشوا`, `طرشوها`: what is asked of several.
fn order(verb: &str, object: &str) -> Option<Vec<String>> {
    ends(verb, &["وا", "و"], &known().present).filter(|(_, end)| *end == "وا" || !object.is_empty()).map(|_| Vec::new())
}

/// The verb whose stem a word is with one of these ends.
fn ends<'a>(word: &str, ends: &[&'a str], stems: &HashMap<&'static str, &'static str>) -> Option<(&'static str, &'a str)> {
    ends.iter().find_map(|end| Some((*stems.get(word.strip_suffix(end)?)?, *end)))
}

/// The form of the formal verb, where it has one that bends alike.
fn built(formal: &str, form: impl Fn(&str) -> String) -> Vec<String> {
    if formal == NONE { Vec::new() } else { vec![form(formal)] }
}

/// What stands in the list where there is nothing.
const NONE: &str = "-";

/// The stems of the list, each with the formal stem.
struct Stems {
    past: HashMap<&'static str, &'static str>,
    before_consonant: HashMap<&'static str, &'static str>,
    present: HashMap<&'static str, &'static str>,
}

fn known() -> &'static Stems {
    static STEMS: OnceLock<Stems> = OnceLock::new();
    STEMS.get_or_init(|| {
        let lines = include_str!("../data/verbs-ar.tsv").lines().filter(|line| !line.starts_with('#'));
        let lines: Vec<Vec<&str>> = lines.map(|line| line.split('\t').collect()).collect();
        let stems = |column: usize, formal: usize| {
            let of_line = |line: &Vec<&'static str>| line[column].split(' ').map(|stem| (stem, line[formal])).collect::<Vec<_>>();
            lines.iter().flat_map(of_line).filter(|(stem, _)| *stem != NONE).collect()
        };
        Stems { past: stems(0, 3), before_consonant: stems(1, 3), present: stems(2, 4) }
    })
}

#[cfg(test)]
mod tests {
    use super::formal;

    #[test]
    fn a_verb_of_the_dialect_is_told_in_any_form_with_its_formal_one() {
        let pairs = [
            ("نطرشها", "نرسلها"),
            ("بنطرش", "سنرسل"),
            ("دزيتوا", "أرسلتم"),
            ("دزيناه", "أرسلناه"),
            ("تسوون", "تنجزون"),
            ("سويتوها", "أنجزتموها"),
            ("ننطركم", "ننتظركم"),
        ];
        for (word, right) in pairs {
            assert_eq!(formal(word).unwrap_or_default().first().map(String::as_str), Some(right), "{word}");
        }
        for word in ["نشوفكم", "شفتوا", "كنسلناه", "حطوها", "شالوها", "تشيلون", "أشيك", "عطاكم"]
        {
            assert_eq!(formal(word), Some(Vec::new()), "{word}");
        }
    }

    #[test]
    fn formal_words_that_begin_or_end_alike_are_left_alone() {
        for word in [
            "تسوية",
            "تسوى",
            "نوري",
            "سويا",
            "يؤدي",
            "وضعت",
            "نقطة",
            "محطة",
            "شيكات",
            "تدشين",
            "نحات",
            "عطله",
            "تشيلي",
            "بندها",
            "سكري",
            "تعبئة",
            "يخبر",
            "شالات",
        ] {
            assert_eq!(formal(word), None, "{word}");
        }
    }
}
