//! Numbers and what they count in Arabic: `ثلاث أيام`, `خمسة عشر يوم`, `خلال ثلاثون يوماً`, `14 أيام`.

use std::collections::HashMap;
use std::sync::OnceLock;

use crate::clause::Clause;

/// The number or the noun at a place that its neighbour does not allow, with what was meant.
pub(crate) fn meant(clause: &Clause<'_>, at: usize) -> Option<String> {
    of_units(clause, at).or_else(|| of_tens(clause, at)).or_else(|| of_noun(clause, at)).or_else(|| of_case(clause, at))
}

/// A noun of the list in one of its forms.
struct Noun {
    one: &'static str,
    accusative: &'static str,
    two: &'static str,
    of_two: &'static str,
    many: Vec<&'static str>,
    is_feminine: bool,
}

/// The noun that a form belongs to, where the form is one that a number may stand before.
fn noun(form: &str) -> Option<&'static Noun> {
    known().forms.get(form).map(|at| &known().nouns[*at])
}

/// Two of a noun as an object, where the word is two as a subject.
pub(crate) fn of_two(word: &str) -> Option<&'static str> {
    noun(word).filter(|noun| noun.two == word).map(|noun| noun.of_two)
}

/// Two of a noun as a subject, where the word is two as an object.
pub(crate) fn subject_of_two(word: &str) -> Option<&'static str> {
    noun(word).filter(|noun| noun.of_two == word && noun.two != word).map(|noun| noun.two)
}

struct Known {
    nouns: Vec<Noun>,
    forms: HashMap<&'static str, usize>,
}

fn known() -> &'static Known {
    static KNOWN: OnceLock<Known> = OnceLock::new();
    KNOWN.get_or_init(|| {
        let lines = include_str!("../data/counted-ar.tsv").lines().filter(|line| !line.starts_with('#'));
        let nouns: Vec<Noun> = lines.filter_map(read).collect();
        let mut forms = HashMap::new();
        for (at, noun) in nouns.iter().enumerate() {
            forms.extend([noun.one, noun.accusative, noun.two, noun.of_two].iter().chain(&noun.many).map(|form| (*form, at)));
        }
        Known { nouns, forms }
    })
}

fn read(line: &'static str) -> Option<Noun> {
    let mut columns = line.split('\t');
    let mut next = || columns.next();
    let (one, accusative, two, of_two) = (next()?, next()?, next()?, next()?);
    Some(Noun { one, accusative, two, of_two, many: next()?.split(' ').collect(), is_feminine: next()? == "f" })
}

/// Three to ten: the form with ة, which counts masculine nouns, and the one without.
const UNITS: [(&str, &str); 8] = [
    ("ثلاثة", "ثلاث"),
    ("أربعة", "أربع"),
    ("خمسة", "خمس"),
    ("ستة", "ست"),
    ("سبعة", "سبع"),
    ("ثمانية", "ثماني"),
    ("تسعة", "تسع"),
    ("عشرة", "عشر"),
];

/// Twenty to ninety: as a subject and behind a preposition.
const TENS: [(&str, &str); 8] = [
    ("عشرون", "عشرين"),
    ("ثلاثون", "ثلاثين"),
    ("أربعون", "أربعين"),
    ("خمسون", "خمسين"),
    ("ستون", "ستين"),
    ("سبعون", "سبعين"),
    ("ثمانون", "ثمانين"),
    ("تسعون", "تسعين"),
];

/// The particle of a word, and its pair among the units; whether it is the form with ة.
fn unit(word: &str) -> Option<(&str, (&'static str, &'static str), bool)> {
    let with = |particle: &str| {
        let bare = word.strip_prefix(particle)?;
        let bare = if bare == "ثمان" { "ثماني" } else { bare };
        let pair = UNITS.into_iter().find(|(with, without)| bare == *with || bare == *without)?;
        Some((pair, bare == pair.0))
    };
    ["", "و", "ب", "ل", "وب", "ول", "ف"].into_iter().find_map(|particle| {
        let (pair, has_taa) = with(particle)?;
        Some((&word[..particle.len()], pair, has_taa))
    })
}

/// Says whether a word is one of the tens, also behind "and".
pub(crate) fn is_ten(word: &str) -> bool {
    let bare = word.strip_prefix('و').unwrap_or(word);
    TENS.iter().any(|(subject, other)| bare == *subject || bare == *other)
}

/// `ثلاث أيام`, `خمسة ساعات`, `خمس عشرة يوماً`, `خمس وعشرون ديناراً`: the unit has the other gender.
fn of_units(clause: &Clause<'_>, at: usize) -> Option<String> {
    let (particle, pair, has_taa) = unit(clause.word(at))?;
    let next = clause.next(at, 1);
    let is_compound = next == "عشر" || next == "عشرة" || (is_ten(next) && next.starts_with('و'));
    let counted = noun(clause.next(at, if is_compound { 2 } else { 1 }))?;
    // Ten of a compound is judged by itself, and a ten alone that follows a unit is none.
    let follows_unit = particle.is_empty() && (unit(clause.before(at, 1)).is_some() || is_eleven(clause.before(at, 1)));
    if pair.0 == "عشرة" && (is_compound || follows_unit) {
        return ten_of_compound(counted, has_taa);
    }
    let is_many = is_compound || counted.many.contains(&next);
    let right = if counted.is_feminine { pair.1 } else { pair.0 };
    // `ثمان وأربعين ساعة` is as right as `ثماني ساعات`.
    let is_eight = clause.word(at).ends_with("ثمان") && !is_compound;
    (is_many && (counted.is_feminine == has_taa || is_eight)).then(|| format!("{particle}{right}"))
}

fn is_eleven(word: &str) -> bool {
    ["أحد", "إحدى", "اثنا", "اثني", "اثنتا", "اثنتي"].contains(&word.strip_prefix(['و', 'ب', 'ل']).unwrap_or(word))
}

/// `خمسة عشر ساعة`, `خمس عشرة يوماً`: the ten of a number from 11 to 19 goes with its noun.
fn ten_of_compound(counted: &Noun, has_taa: bool) -> Option<String> {
    (counted.is_feminine != has_taa).then(|| if counted.is_feminine { "عشرة" } else { "عشر" }.to_owned())
}

/// `خلال ثلاثون يوماً`, `بعد يومان`: behind a preposition stands the other case.
fn of_tens(clause: &Clause<'_>, at: usize) -> Option<String> {
    let word = clause.word(at);
    let (and, bare) = word.strip_prefix('و').map_or(("", word), |bare| ("و", bare));
    let before = if and.is_empty() { clause.before(at, 1) } else { clause.before(at, 2) };
    let follows_unit = and.is_empty() || unit(clause.before(at, 1)).is_some();
    if !follows_unit || !PREPOSITIONS.contains(&before) {
        return None;
    }
    let ten = TENS.iter().find(|(subject, _)| *subject == bare).map(|(_, other)| *other);
    let two = || noun(bare).filter(|noun| and.is_empty() && noun.two == bare).map(|noun| noun.of_two);
    let hundreds =
        || [("مئتان", "مئتين"), ("مئتا", "مئتي"), ("ألفان", "ألفين"), ("ألفا", "ألفي")].into_iter().find(|(subject, _)| *subject == bare);
    ten.or_else(two).or_else(|| hundreds().map(|(_, other)| other)).map(|right| format!("{and}{right}"))
}

/// `14 أيام`, `3 يوم`, `خمسة عشر يوم`, `مئة ديناراً`: the noun has a form that its number does not take.
fn of_noun(clause: &Clause<'_>, at: usize) -> Option<String> {
    let word = clause.word(at);
    let counted = noun(word).filter(|counted| counted.two != word && counted.of_two != word)?;
    let right = match count(clause, at)? {
        Count::Few => (!counted.many.contains(&word)).then(|| counted.many[0])?,
        Count::Teens => (word != counted.accusative).then_some(counted.accusative)?,
        Count::Hundreds => (word != counted.one).then_some(counted.one)?,
    };
    // Before what it belongs to, a noun may have no tanwin: `ثلاثين يوم عمل`.
    let is_bare = word == counted.one && !counted.is_feminine;
    (!is_bare || ends_here(clause, at)).then(|| marked(right, counted))
}

/// The accusative with its mark, as letters write it.
fn marked(right: &str, counted: &Noun) -> String {
    if right == counted.accusative && !counted.is_feminine { format!("{right}\u{64B}") } else { right.to_owned() }
}

/// What a number asks of its noun.
enum Count {
    Few,
    Teens,
    Hundreds,
}

/// The number right before a noun.
fn count(clause: &Clause<'_>, at: usize) -> Option<Count> {
    let before = clause.before(at, 1);
    if before.is_empty() {
        return None;
    }
    if let Some(number) = clause.number(at - 1) {
        return of_digits(clause, at, number);
    }
    let bare = before.strip_prefix(['و', 'ب', 'ل']).unwrap_or(before);
    let is_teens = matches!(before, "عشر" | "عشرة") && (unit(clause.before(at, 2)).is_some() || is_eleven(clause.before(at, 2)));
    if is_teens || is_ten(bare) {
        return Some(Count::Teens);
    }
    if ["مئة", "مائة", "ألف", "مئتي", "مئتا", "مائتي", "ألفي", "ألفا"].contains(&bare) {
        return Some(Count::Hundreds);
    }
    // `الطابق الثاني عشر` is an order, and before `عشر` a unit may be misspelt.
    let is_alone = !matches!(before, "عشر" | "عشرة") || matches!(clause.before(at, 2), "" | "خلال" | "بعد" | "قبل" | "في" | "من");
    unit(before).filter(|_| is_alone && clause.word(at) != "عام").map(|_| Count::Few)
}

/// Numbers in digits, where they count and name no hour, date or article: `الساعة 9 يوم الأحد`.
fn of_digits(clause: &Clause<'_>, at: usize, number: u32) -> Option<Count> {
    let (before, next) = (clause.before(at, 2), clause.next(at, 1));
    let names = NAMED.iter().any(|named| before.ends_with(named)) || next.starts_with("ال") || next.starts_with(|ch: char| ch.is_numeric());
    if names || (clause.before(at, 2).is_empty() && at > 1) {
        return None;
    }
    match (number, number % 100) {
        (3.., 3..=10) => Some(Count::Few),
        (_, 11..=99) => Some(Count::Teens),
        (100.., 0) => Some(Count::Hundreds),
        _ => None,
    }
}

/// What a number behind it names, and does not count.
const NAMED: [&str; 14] =
    ["الساعة", "رقم", "المادة", "مادة", "سنة", "عام", "غرفة", "القاعة", "شارع", "طريق", "مجمع", "الطابق", "صفحة", "البند"];

/// Says whether nothing that the noun may belong to follows it.
fn ends_here(clause: &Clause<'_>, at: usize) -> bool {
    let next = clause.next(at, 1);
    next.is_empty() || PREPOSITIONS.contains(&next) || ENDING.contains(&next) || next.starts_with("لل")
}

/// Words that do not belong to the noun before them.
const ENDING: [&str; 22] = [
    "فقط",
    "تقريبا",
    "كحد",
    "كاملة",
    "متتالية",
    "أو",
    "و",
    "ابتداء",
    "اعتبارا",
    "ثم",
    "كل",
    "عن",
    "حتى",
    "بعد",
    "لكل",
    "مضت",
    "إضافية",
    "شهريا",
    "سنويا",
    "يوميا",
    "بحريني",
    "وذلك",
];

/// Words behind which a number stands in the second case.
const PREPOSITIONS: [&str; 33] = [
    "خلال",
    "في",
    "من",
    "إلى",
    "على",
    "منذ",
    "بعد",
    "قبل",
    "لمدة",
    "غضون",
    "كل",
    "بقيمة",
    "بمبلغ",
    "بمعدل",
    "عن",
    "بين",
    "نحو",
    "حوالي",
    "حتى",
    "دون",
    "مدى",
    "قرابة",
    "بمدة",
    "ولمدة",
    "وخلال",
    "وبعد",
    "وقبل",
    "ومن",
    "وإلى",
    "وعلى",
    "وفي",
    "مهلة",
    "سوى",
];

/// `ثمان ساعات`, `ليومان`: the case of a number that a particle is written onto.
fn of_case(clause: &Clause<'_>, at: usize) -> Option<String> {
    let word = clause.word(at);
    let particle = word.chars().next().filter(|first| matches!(first, 'ب' | 'ل'))?;
    let bare = &word[particle.len_utf8()..];
    let ten = TENS.iter().find(|(subject, _)| *subject == bare).map(|(_, other)| *other);
    let two = || noun(bare).filter(|noun| noun.two == bare).map(|noun| noun.of_two);
    ten.or_else(two).map(|right| format!("{particle}{right}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clause;

    fn told(text: &str) -> Vec<(String, String)> {
        clause::told(text, meant)
    }

    #[test]
    fn a_number_and_its_noun_are_held_against_each_other() {
        for (text, wrong, right) in [
            ("خلال ثلاث أيام من تاريخه", "ثلاث", "ثلاثة"),
            ("بعد خمسة ساعات", "خمسة", "خمس"),
            ("وثلاثة نسخ من العقد", "وثلاثة", "وثلاث"),
            ("خلال خمسة عشر يوم من تاريخه", "يوم", "يوماً"),
            ("خلال خمسة عشر أيام", "أيام", "يوماً"),
            ("الرسوم عشرون دينار فقط", "دينار", "ديناراً"),
            ("خلال ثلاثون يوماً", "ثلاثون", "ثلاثين"),
            ("تصلكم في يومان", "يومان", "يومين"),
            ("مئة ديناراً", "دينارا", "دينار"),
            ("خلال 14 أيام", "أيام", "يوماً"),
            ("خلال 3 يوم من الآن", "يوم", "أيام"),
            ("ثمان ساعات يومياً", "ثمان", "ثماني"),
            ("خمسة وعشرون سنة", "خمسة", "خمس"),
            ("اثنا عشر ساعة", "عشر", "عشرة"),
        ] {
            assert_eq!(told(text), [(wrong.to_owned(), right.to_owned())], "{text}");
        }
    }

    #[test]
    fn what_is_counted_rightly_or_not_counted_is_left_alone() {
        for text in [
            "خلال ثلاثة أيام عمل",
            "أربع وعشرون ساعة",
            "خمسة عشر يوماً",
            "إحدى عشرة ساعة",
            "أحد عشر مقعداً",
            "ثلاثين يوم عمل من تاريخ الاكتمال",
            "الساعة 9 يوم الأحد",
            "القانون رقم 5 سنة 2012",
            "الرسوم 1.5 دينار",
            "المبلغ 12.500 ديناراً",
            "مئة وعشرون ديناراً",
            "بلغ 100 دينار",
            "24 ساعة",
            "عشرة دنانير",
            "بين خمسة وعشرة دنانير",
            "ثمان وأربعين ساعة",
            "خمسه عشر يوماً",
            "الطابق الثاني عشر مكتب الاستقبال",
            "عشر سنوات",
            "الأيام العشرة",
            "تنتهي المدة يوم 3 يناير",
            "العدد ثلاثون يوماً",
        ] {
            assert_eq!(told(text), [], "{text}");
        }
    }
}
