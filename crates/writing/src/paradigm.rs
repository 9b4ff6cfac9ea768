//! The verbs that only the dialect has, told in all their forms: `نطرشها`, `دزيتوا`, `بنودّيه`.

use std::collections::HashMap;
use std::sync::OnceLock;

use crate::dictionary::arabic;

/// The formal form of a form of such a verb, none where the sentence is better written anew; the word is plain and without "and".
pub(crate) fn formal(word: &str) -> Option<Vec<String>> {
    if word.ends_with('ى') && arabic().check(word) {
        return None;
    }
    let written = word;
    let word = word.replace(['أ', 'إ', 'آ'], "ا");
    let word = word.strip_suffix('ى').map(|stem| format!("{stem}ي")).unwrap_or(word);
    if word.chars().count() < SHORTEST {
        return None;
    }
    let parts = std::iter::once("").chain(OBJECTS).filter_map(|object| Some((word.strip_suffix(object)?, object)));
    let mut told = parts.filter_map(|(verb, object)| present(verb, object).or_else(|| past(verb, object)).or_else(|| order(verb, object)));
    // What is formal already, as it is written, is no other word's form.
    told.find(|forms| forms.first().is_none_or(|form| form != written))
}

/// Shorter forms are also forms of other words.
const SHORTEST: usize = 4;

/// What is written onto a verb for whom or what it is done.
const OBJECTS: [&str; 15] = ["ه", "ها", "هم", "كم", "ك", "ج", "نا", "ني", "لكم", "لك", "لنا", "له", "لها", "لهم", "لج"];

/// A verb of the formal language by its stems, each empty where it has none.
struct Formal {
    past: &'static str,
    before_consonant: &'static str,
    present: &'static str,
    order: &'static str,
}

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
    let person = if person == 'ا' { 'أ' } else { person };
    Some(built(known.present, &format!("{future}{person}"), end, object))
}

fn starts_present(word: &str) -> bool {
    word.starts_with(['ا', 'ن', 'ت', 'ي'])
}

/// `طرشنا`, `طرشتوا`, `طرشها`: the past. Of several (`طرشوا`) it is rather what is asked of them.
fn past(verb: &str, object: &str) -> Option<Vec<String>> {
    if let Some((known, end)) = ends(verb, &["توا", "تون", "تو", "نا", "ت"], &known().before_consonant) {
        let end = match end {
            "توا" | "تو" | "تون" if object.is_empty() => "تم",
            "توا" | "تو" | "تون" => "تمو",
            end => end,
        };
        return Some(built(known.before_consonant, "", end, object));
    }
    let (formal, end) = ends(verb, &["وا", "و", "ت", ""], &known().past)?;
    if end.is_empty() && object.is_empty() && verb.chars().count() < SHORTEST {
        return None;
    }
    // Whose present has another stem was not asked of anybody: `شافوا`, `شوفوا`.
    let is_asked = || verb.strip_suffix(end).is_some_and(|stem| known().present.contains_key(stem));
    match end {
        "وا" | "و" if is_asked() => Some(ordered(formal, object)),
        "وا" | "و" => Some(built(formal.past, "", if object.is_empty() { "وا" } else { "و" }, object)),
        _ => Some(built(formal.past, "", end, object)),
    }
}

/// `طرشوا`, `طرشوها`: what is asked of several.
fn order(verb: &str, object: &str) -> Option<Vec<String>> {
    let (known, end) = ends(verb, &["وا", "و"], &known().present)?;
    (end == "وا" || !object.is_empty()).then(|| ordered(known, object))
}

fn ordered(known: &Formal, object: &str) -> Vec<String> {
    built(known.order, "", if object.is_empty() { "وا" } else { "و" }, object)
}

/// The verb whose stem a word is with one of these ends.
fn ends<'a>(word: &str, ends: &[&'a str], stems: &HashMap<&'static str, &'static Formal>) -> Option<(&'static Formal, &'a str)> {
    ends.iter().find_map(|end| Some((*stems.get(word.strip_suffix(end)?)?, *end)))
}

/// The form of the formal verb, where it has one that bends alike.
fn built(formal: &str, front: &str, end: &str, object: &str) -> Vec<String> {
    if formal.is_empty() {
        return Vec::new();
    }
    let (stem, preposition) = formal.split_once('+').unwrap_or((formal, ""));
    let is_bound = !object.is_empty() && preposition.is_empty() && !object.starts_with('ل');
    let (last, begins) = (stem.chars().next_back(), end.chars().next());
    let cut = || &stem[..stem.len() - last.map_or(0, char::len_utf8)];
    let stem = match (last, begins) {
        (Some('ى' | 'ي'), Some('و')) | (Some('ى'), Some('ت')) => cut().to_owned(),
        (Some('أ'), Some('و')) => format!("{}ؤ", cut()),
        (Some('ى'), None) if is_bound => format!("{}ا", cut()),
        _ => stem.to_owned(),
    };
    let verb = format!("{front}{stem}{end}").replace("أأ", "آ");
    let object = if object == "ج" { "ك" } else { object };
    vec![match (object.is_empty(), is_bound) {
        (true, _) => verb,
        (_, true) => format!("{verb}{object}"),
        _ => format!("{verb} {}", said_to(preposition, object)),
    }]
}

/// A preposition with the pronoun behind it; where the pronoun has one already, as it stands.
fn said_to(preposition: &str, pronoun: &str) -> String {
    if pronoun.starts_with('ل') { pronoun.to_owned() } else { format!("{preposition}{pronoun}") }
}

/// What stands in the list where there is nothing.
const NONE: &str = "-";

/// The stems of the list, each with the formal verb.
struct Stems {
    past: HashMap<&'static str, &'static Formal>,
    before_consonant: HashMap<&'static str, &'static Formal>,
    present: HashMap<&'static str, &'static Formal>,
}

fn known() -> &'static Stems {
    static VERBS: OnceLock<Vec<([&str; 3], Formal)>> = OnceLock::new();
    static STEMS: OnceLock<Stems> = OnceLock::new();
    let lines = || include_str!("../data/verbs-ar.tsv").lines().filter(|line| !line.starts_with('#')).filter_map(verb).collect();
    STEMS.get_or_init(|| {
        let verbs = VERBS.get_or_init(lines);
        let stems = |column: usize| {
            let of_line = |(stems, formal): &'static ([&'static str; 3], Formal)| stems[column].split(' ').map(move |stem| (stem, formal));
            verbs.iter().flat_map(of_line).filter(|(stem, _)| *stem != NONE).collect()
        };
        Stems { past: stems(0), before_consonant: stems(1), present: stems(2) }
    })
}

/// A line of the list: the stems of the dialect and those of the formal verb.
fn verb(line: &'static str) -> Option<([&'static str; 3], Formal)> {
    let mut columns = line.split('\t');
    let stems = [columns.next()?, columns.next()?, columns.next()?];
    let mut formal = || columns.next().map(|stem| if stem == NONE { "" } else { stem });
    Some((stems, Formal { past: formal()?, before_consonant: formal()?, present: formal()?, order: formal()? }))
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
            ("طرشوها", "أرسلوها"),
            ("حطوا", "ضعوا"),
            ("نشوفكم", "نراكم"),
            ("تشوفون", "ترون"),
            ("شافت", "رأت"),
            ("شفتوا", "رأيتم"),
            ("شافوا", "رأوا"),
            ("نخابركم", "نتصل بكم"),
            ("بنطرشلكم", "سنرسل لكم"),
            ("عطاكم", "أعطاكم"),
            ("نبلش", "نبدأ"),
        ];
        for (word, right) in pairs {
            assert_eq!(formal(word).unwrap_or_default().first().map(String::as_str), Some(right), "{word}");
        }
        for word in ["خربطنا", "فنشوه", "عفستوا"] {
            let plain = formal(word);
            assert!(plain.is_some(), "{word}");
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
            "باقة",
            "نجيب",
            "سفينة",
        ] {
            assert_eq!(formal(word), None, "{word}");
        }
    }
}
