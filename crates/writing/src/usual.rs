//! The usual words of the official language: what sounds or looks like one of them, and is none, is taken for a misspelling of it.
//!
//! A dictionary alone lets half of the usual slips pass, because Arabic writes pronouns onto words: `خدمه` is also "he served him".

use std::collections::HashMap;
use std::collections::HashSet;
use std::sync::OnceLock;

use crate::dictionary::PARTICLES;
use crate::dictionary::arabic;
use crate::fold::fold;
use crate::frequency::built_level;
use crate::frequency::level;
use crate::frequency::listed_level;
use crate::near;
use crate::words::letters;

/// The right spelling of a word that is taken for a misspelling of a usual one; the word is plain, and particles before it stay.
pub(crate) fn meant(word: &str) -> Option<String> {
    if is_listed(word) {
        return None;
    }
    let readings: Vec<_> = readings(word).collect();
    let with = |reading: &Reading<'_>, right: String| format!("{}{right}", reading.particle);
    let heard =
        readings.iter().filter_map(|reading| Some(with(reading, reading.heard_alike().filter(|right| !is_his(reading.rest, right))?)));
    let slipped = readings.iter().filter_map(|reading| Some(with(reading, near::slip(reading.rest, is_common, &usual().shortened)?)));
    heard
        .filter(|right| !is_as_common(word, right) && !is_other_case(word, right))
        .chain(slipped.filter(|right| is_rare_beside(word, right)))
        .next()
}

/// Says whether the word is one of the official language, alone or with a particle before it or a pronoun behind it.
pub(crate) fn is_listed(word: &str) -> bool {
    readings(word).any(|reading| reading.is_right())
}

/// Says whether two words differ only in the seat of a hamza that changes with the case: أسماؤكم, أسمائكم.
pub(crate) fn is_other_case(word: &str, heard: &str) -> bool {
    let bare = |word: &str| ["اؤ", "ائ"].iter().fold(word.to_owned(), |word, seat| word.replace(seat, "اء"));
    bare(word) == bare(heard) && arabic().check(word)
}

/// Says whether a word is a usual noun with "his" behind it, though a rarer noun in ة sounds like it: أجره, عقده beside أجرة, عقدة.
fn is_his(word: &str, heard: &str) -> bool {
    let Some((noun, feminine)) = word.strip_suffix('ه').zip(heard.strip_suffix('ة')) else { return false };
    let is_written = listed_level(word).is_some_and(|level| level <= built_level(heard) + OF_HIS);
    noun == feminine && !noun.ends_with('ي') && is_written && level(noun) < level(heard)
}

/// "His" is written with a noun that people own: at most so many decibels rarer than the noun in ة.
const OF_HIS: i32 = 6;

/// Says whether a word is written at least as often as what sounds like it, so that both are words: انتظرت, انتظري.
fn is_as_common(word: &str, heard: &str) -> bool {
    listed_level(word).is_some_and(|level| level - built_level(heard) <= AS_COMMON)
}

/// Says whether a word is so much rarer than another that a slip of the fingers is likelier.
fn is_rare_beside(word: &str, other: &str) -> bool {
    built_level(word) - built_level(other) >= RARE
}

/// A word that is commoner by so many decibels than what sounds like it is one of its own, whatever the list of usual words says.
const AS_COMMON: i32 = -1;

/// So many decibels rarer, a word is rare beside another.
const RARE: i32 = 15;

/// Says whether a word stands in the lists of official words, as it is.
pub(crate) fn is_common(word: &str) -> bool {
    let usual = usual();
    usual.words.contains(word) || usual.common.contains(word)
}

/// A word as a particle and what follows it.
struct Reading<'a> {
    particle: &'static str,
    rest: &'a str,
}

/// Common words within two slips of this one, the nearest first: what may be meant where one slip makes no word.
///
/// Takes time linear in the list, whatever the word.
pub(crate) fn nearest(word: &str) -> Vec<String> {
    let mut found: Vec<(usize, String)> = Vec::new();
    for reading in readings(word) {
        for (base, pronoun) in std::iter::once((reading.rest, "")).chain(reading.pronouns()) {
            let letters: Vec<char> = base.chars().collect();
            let near = usual().letters.iter().filter_map(|common| Some((near::distance(&letters, common)?, common)));
            found.extend(near.map(|(distance, common)| (distance, format!("{}{}{pronoun}", reading.particle, joined(common, pronoun)))));
        }
    }
    found.sort();
    let mut nearest: Vec<String> = Vec::new();
    for (_, word) in found {
        if !nearest.contains(&word) && nearest.len() < NEAREST {
            nearest.push(word);
        }
    }
    nearest
}

/// The most that is worth offering.
const NEAREST: usize = 5;

/// A common word as it stands before a pronoun.
fn joined(letters: &[char], pronoun: &str) -> String {
    match letters {
        [stem @ .., 'ة'] if !pronoun.is_empty() => stem.iter().chain(&['ت']).collect(),
        _ => letters.iter().collect(),
    }
}

struct Usual {
    words: HashSet<&'static str>,
    common: HashSet<&'static str>,
    by_key: HashMap<String, Vec<&'static str>>,
    shortened: HashMap<String, &'static str>,
    letters: Vec<Vec<char>>,
}

fn usual() -> &'static Usual {
    static USUAL: OnceLock<Usual> = OnceLock::new();
    USUAL.get_or_init(|| {
        let words = listed(include_str!("../data/words/usual-ar.txt"));
        let common = listed(include_str!("../data/words/common-ar.txt"));
        let mut sorted: Vec<&str> = words.iter().copied().collect();
        sorted.sort_unstable();
        let mut by_key: HashMap<String, Vec<&str>> = HashMap::new();
        for word in sorted {
            by_key.entry(key(word)).or_default().push(word);
        }
        let shortened = near::shortened(words.iter().chain(&common).copied());
        let letters = words.iter().chain(&common).map(|word| word.chars().collect()).collect();
        Usual { words, common, by_key, shortened, letters }
    })
}

fn listed(list: &'static str) -> HashSet<&'static str> {
    list.lines().filter(|line| !line.starts_with('#')).flat_map(str::split_whitespace).collect()
}

/// Of the usual words that are heard or seen alike, the one with the most letters as they were written.
fn alike(word: &str) -> Option<&'static str> {
    let same = |usual: &&&str| usual.chars().zip(word.chars()).filter(|(one, other)| one == other).count();
    usual().by_key.get(&key(word))?.iter().rev().max_by_key(same).copied()
}

/// What is heard or seen alike: the fold's letters, one hamza for its seats, the daad for the zaa.
fn key(word: &str) -> String {
    fold(&word.replace(['ؤ', 'ئ'], "ء")).replace('ظ', "ض")
}

/// The word with each particle that may stand before it; one letter alone is taken off a longer word only.
fn readings(word: &str) -> impl Iterator<Item = Reading<'_>> {
    let particles = PARTICLES.into_iter().chain(["س", "وس", "فس"]);
    let with = particles.filter_map(move |particle| Some(Reading { particle, rest: word.strip_prefix(particle)? }));
    let is_long = |reading: &Reading<'_>| letters(reading.rest) >= if letters(reading.particle) == 1 { 4 } else { 3 };
    std::iter::once(Reading { particle: "", rest: word }).chain(with.filter(is_long))
}

const PRONOUNS: [&str; 11] = ["كما", "هما", "كم", "هم", "هن", "ها", "نا", "ك", "ه", "ي", "ا"];

impl Reading<'_> {
    fn is_right(&self) -> bool {
        (is_common(self.rest) && self.may_be_definite()) || self.pronouns().any(|(base, pronoun)| is_right(base, pronoun))
    }

    /// Says whether an article that stands before the word can stand there: before a verb it cannot, and nobody writes it (`التسجل`).
    fn may_be_definite(&self) -> bool {
        let level = level(self.rest);
        !self.particle.ends_with('ل')
            || letters(self.particle) < 2
            || level >= COMMON
            || listed_level(&format!("ال{}", self.rest)).is_none_or(|definite| definite - level < OF_ARTICLE)
    }

    /// The usual word that sounds or looks like this one.
    fn heard_alike(&self) -> Option<String> {
        let whole = alike(self.rest).map(str::to_owned);
        // One letter may be the word's own: with a pronoun at the other end too, any word would become another.
        let is_sure = letters(self.particle) != 1;
        let before = || self.pronouns().filter(|_| is_sure).find_map(|(base, pronoun)| Some(format!("{}{pronoun}", before_pronoun(base)?)));
        whole.or_else(|| opened(self.rest)).or_else(before).filter(|right| right != self.rest)
    }

    /// The word without each pronoun that may end it; the article allows none.
    fn pronouns(&self) -> impl Iterator<Item = (&str, &'static str)> {
        let is_definite = self.particle.ends_with("ال") || self.particle.ends_with("لل") || self.rest.starts_with("ال");
        let bases = PRONOUNS.into_iter().filter(move |_| !is_definite);
        bases.filter_map(|pronoun| Some((self.rest.strip_suffix(pronoun)?, pronoun))).filter(|(base, _)| letters(base) >= 3)
    }
}

/// Says whether a usual word stands before a pronoun; "his" is not taken for granted where the feminine ending is usual.
fn is_right(base: &str, pronoun: &str) -> bool {
    let words = &usual().words;
    let opened = base.strip_suffix('ت').is_some_and(|stem| words.contains(format!("{stem}ة").as_str()));
    let is_feminine = pronoun == "ه" && words.contains(format!("{base}ة").as_str());
    (opened || (is_common(base) && !base.ends_with('ة') && !is_feminine)) && may_bear(base, pronoun)
}

/// Says whether a usual word bears such an ending: one that is common and never written with it has none (`مدنيي`, `الحدي`, `حسابك`).
fn may_bear(base: &str, pronoun: &str) -> bool {
    if !matches!(pronoun, "ي" | "ا" | "ك") {
        return true;
    }
    let noun = base.strip_suffix('ت').map_or_else(|| base.to_owned(), |stem| format!("{stem}ة"));
    let common = level(&noun).min(level(base));
    let is_written = || listed_level(&format!("{base}{pronoun}")).is_some_and(|level| level - common < APART) || common >= COMMON;
    !(pronoun == "ي" && base.ends_with(['ي', 'و', 'ا'])) && is_written()
}

/// A form that is rarer by so many decibels than its word is hardly a form of it: أضافي beside أضاف.
const APART: i32 = 16;

/// A noun is hardly rarer with the article: by fewer decibels than this.
const OF_ARTICLE: i32 = 12;

/// The forms of a word that is commoner than this, in decibels, stand in the list of how often words are written.
const COMMON: i32 = 56;

/// A usual noun in ة that is written with an open ت, as it sounds before another noun: `قيادت المركبة`.
///
/// Verbs end so too (`عادت`, `دفعت`); only shapes that no verb has are taken for nouns.
fn opened(word: &str) -> Option<String> {
    let stem = word.strip_suffix('ت')?;
    let mut back = stem.chars().rev();
    // `أجابت`, `استجابت` are verbs.
    let is_verb = stem.starts_with("است") || stem.starts_with('أ');
    let is_long = (back.next(), back.next()).1 == Some('ا') && letters(stem) >= 4 && !is_verb;
    let is_derived = stem.starts_with('م') && letters(stem) >= 5;
    let is_relative = stem.ends_with('ي') && letters(stem) >= 4;
    let noun = alike(&format!("{stem}ة")).filter(|noun| noun.ends_with('ة'));
    noun.filter(|_| is_long || is_derived || is_relative).map(str::to_owned)
}

/// The right spelling of a usual word as it stands before a pronoun.
fn before_pronoun(base: &str) -> Option<String> {
    let closed = base.strip_suffix('ت').and_then(|stem| alike(&format!("{stem}ة")));
    let opened = closed.and_then(|right| right.strip_suffix('ة')).map(|stem| format!("{stem}ت"));
    let whole = || alike(base).filter(|right| !right.ends_with(['ة', 'ى', 'ء'])).map(str::to_owned);
    opened.or_else(whole).filter(|right| right != base)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_sounds_like_a_usual_word_is_a_misspelling_of_it() {
        let pairs = [
            ("شهاده", "شهادة"),
            ("والصوره", "والصورة"),
            ("حتي", "حتى"),
            ("وانتضار", "وانتظار"),
            ("لأستلام", "لاستلام"),
            ("بانه", "بأنه"),
            ("ادارتكم", "إدارتكم"),
            ("للمسئول", "للمسؤول"),
            ("ضروفكم", "ظروفكم"),
            ("ابنائكم", "أبنائكم"),
            ("قيادت", "قيادة"),
            ("مراجعت", "مراجعة"),
        ];
        for (wrong, right) in pairs {
            assert_eq!(meant(wrong).as_deref(), Some(right));
        }
    }

    #[test]
    fn two_spellings_that_are_two_words_both_pass() {
        for word in [
            "عادت",
            "أجابت",
            "أسماؤكم",
            "دفعت",
            "استفادت",
            "أعادت",
            "بقيت",
            "وجهه",
            "كاملا",
            "المهن",
            "طلبه",
            "طلبة",
            "مكتبه",
            "مكتبة",
            "علي",
            "على",
            "إيجاره",
            "حضر",
            "حظر",
            "أستطيع",
            "كامل",
            "فاتورة",
            "بطاقته",
        ] {
            assert_eq!(meant(word), None, "{word}");
        }
    }
}
