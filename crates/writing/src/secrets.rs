//! What is confidential by the words around it: passports, passwords, illnesses.

use std::ops::Range;
use std::sync::OnceLock;

use crate::confidential::Leak;
use crate::confidential::LeakKind;
use crate::phrases::Phrases;
use crate::phrases::lines;
use crate::words::Word;
use crate::words::sentences;
use crate::words::words;

/// What a line of the list of confidential contexts stands for.
#[derive(Clone, Copy, PartialEq)]
enum Cue {
    Passport,
    Password,
    Filler,
    Illness,
    Person,
    Reader,
    Paper,
    Public,
    Finding,
}

/// What names a number or a password, and what may stand between the name and the value.
fn names() -> &'static Phrases<Cue> {
    static NAMES: OnceLock<Phrases<Cue>> = OnceLock::new();
    NAMES.get_or_init(|| phrases(|cue| matches!(cue, Cue::Passport | Cue::Password | Cue::Filler)))
}

/// What speaks of somebody's health. "Your" stands among both.
fn ailing() -> &'static Phrases<Cue> {
    static AILING: OnceLock<Phrases<Cue>> = OnceLock::new();
    AILING.get_or_init(|| phrases(|cue| !matches!(cue, Cue::Passport | Cue::Password | Cue::Filler)))
}

fn phrases(is_wanted: fn(Cue) -> bool) -> Phrases<Cue> {
    let cue = |name| match name {
        "passport" => Cue::Passport,
        "password" => Cue::Password,
        "illness" => Cue::Illness,
        "person" => Cue::Person,
        "reader" => Cue::Reader,
        "paper" => Cue::Paper,
        "public" => Cue::Public,
        "finding" => Cue::Finding,
        _ => Cue::Filler,
    };
    let lines = lines(include_str!("../data/confidential.tsv")).map(|(phrase, name)| (phrase, cue(name)));
    Phrases::new(lines.filter(|(_, cue)| is_wanted(*cue)).flat_map(|(phrase, cue)| forms(phrase).into_iter().map(move |form| (form, cue))))
}

/// A phrase with what is written onto it: "for", "with" and "as" in Arabic, what is somebody's in English.
fn forms(phrase: &str) -> Vec<String> {
    if phrase.starts_with(|ch: char| ch.is_ascii()) {
        return ["", "'s"].map(|ending| format!("{phrase}{ending}")).into();
    }
    let mut forms: Vec<String> = ["", "ل", "ب", "ك"].map(|particle| format!("{particle}{phrase}")).into();
    forms.extend(phrase.strip_prefix("ال").map(|bare| format!("لل{bare}")));
    forms
}

/// Numbers with the shape of a passport's that the words right before them call so.
pub(crate) fn passports(text: &str, words: &[Word]) -> Vec<Leak> {
    let mut found = named(text, words, Cue::Passport, |token, _| is_passport(token), LeakKind::Passport);
    found.extend(later(text, words, Cue::Passport, |token, _| has_letters(token) && is_passport(token), LeakKind::Passport));
    once(found)
}

/// Passwords, PINs and one-time codes that the words right before them call so.
pub(crate) fn passwords(text: &str, words: &[Word]) -> Vec<Leak> {
    let mut found = named(text, words, Cue::Password, is_password, LeakKind::Password);
    found.extend(later(text, words, Cue::Password, |token, is_given| is_given && is_password(token, true), LeakKind::Password));
    once(found)
}

/// Illnesses in a sentence that speaks of a person; uncertain when it only speaks to the reader or of a paper about an illness, or of
/// findings without an illness. What is there for everybody (a clinic, a campaign) says nothing of a person.
pub(crate) fn health(text: &str, words: &[Word]) -> Vec<Leak> {
    let mut hits = ailing().find(text, words).into_iter().map(|hit| (hit.words, *hit.value)).peekable();
    let mut leaks = Vec::new();
    for sentence in sentences(text) {
        let mut inside = Vec::new();
        while let Some(hit) = hits.next_if(|(place, _)| words[place.start].range.start < sentence.end) {
            inside.push(hit);
        }
        let has = |cues: &[Cue]| inside.iter().any(|(_, cue)| cues.contains(cue));
        let (of_person, to_reader) = (has(&[Cue::Person, Cue::Finding]), has(&[Cue::Reader]));
        let near = |place: &Range<usize>, wanted: Cue, far: usize| {
            let gap = |other: &Range<usize>| {
                if other.end <= place.start { place.start - other.end } else { other.start.saturating_sub(place.end) }
            };
            inside.iter().any(|(other, cue)| *cue == wanted && gap(other) <= far)
        };
        let is_told = |place: &Range<usize>| of_person || (to_reader || near(place, Cue::Paper, 0)) && !near(place, Cue::Public, NEAR);
        let found = inside.iter().filter(|(place, cue)| *cue == Cue::Finding || *cue == Cue::Illness && is_told(place));
        leaks.extend(found.map(|(place, cue)| Leak {
            range: words[place.start].range.start..words[place.end - 1].range.end,
            kind: LeakKind::Health,
            is_certain: *cue == Cue::Illness && of_person,
        }));
    }
    leaks
}

/// So many words may stand between an illness and the clinic or campaign that is named after it.
const NEAR: usize = 1;

/// The values that follow a cue at once or after filling words such as "number", "is", "your".
fn named(text: &str, words: &[Word], cue: Cue, is_value: fn(&str, bool) -> bool, kind: LeakKind) -> Vec<Leak> {
    let hits = names().find(text, words);
    let mut leaks = Vec::new();
    for (place, hit) in hits.iter().enumerate().filter(|(_, hit)| *hit.value == cue) {
        let mut at = hit.words.end;
        for filler in hits[place + 1..].iter().take(FILLERS).take_while(|next| matches!(*next.value, Cue::Filler) || *next.value == cue) {
            if filler.words.start != at {
                break;
            }
            at = filler.words.end;
        }
        let value = words.get(at).and_then(|word| value(text, words[hit.words.end - 1].range.end, word));
        let range = value.map(|range| if cue == Cue::Passport { with_digits(text, range) } else { range }).filter(|range| {
            let between = &text[words[hit.words.end - 1].range.end..range.start];
            is_value(&text[range.clone()], is_given(between))
        });
        leaks.extend(range.map(|range| Leak { range, kind, is_certain: true }));
    }
    leaks
}

/// The first value of so clear a shape that any words of the same sentence may stand between it and its cue.
fn later(text: &str, words: &[Word], cue: Cue, is_value: fn(&str, bool) -> bool, kind: LeakKind) -> Vec<Leak> {
    let mut leaks = Vec::new();
    for hit in names().find(text, words).into_iter().filter(|hit| *hit.value == cue) {
        let end = words.len().min(hit.words.end + FAR);
        let found = (hit.words.end..end).find_map(|at| {
            let before = words[at - 1].range.end;
            let is_near = !text[words[hit.words.end - 1].range.end..words[at].range.start].contains(['\n', '؟', '?']);
            let range = value(text, before, &words[at]).filter(|_| is_near)?;
            let is_given = is_given(&text[words[at - 1].range.start..range.start]);
            is_value(&text[range.clone()], is_given).then_some(range)
        });
        let is_apart = |range: &Range<usize>| !text[words[hit.words.end - 1].range.end..range.start].contains(". ");
        leaks.extend(found.filter(is_apart).map(|range| Leak { range, kind, is_certain: true }));
    }
    leaks
}

/// The most words between a cue and a value of clear shape.
const FAR: usize = 10;

/// Each place once, in order.
fn once(mut leaks: Vec<Leak>) -> Vec<Leak> {
    leaks.sort_by_key(|leak| (leak.range.start, leak.range.end));
    leaks.dedup_by(|later, earlier| later.range.start < earlier.range.end);
    leaks
}

/// The letter of a passport's number together with its digits, where a space stands between them.
fn with_digits(text: &str, range: Range<usize>) -> Range<usize> {
    let is_letter = range.len() <= 2 && text[range.clone()].bytes().all(|byte| byte.is_ascii_uppercase());
    let digits = text[range.end..].strip_prefix(' ').filter(|_| is_letter).unwrap_or_default();
    let length: usize = digits.chars().take_while(|ch| crate::numbers::digit(*ch).is_some()).map(char::len_utf8).sum();
    if length == 0 { range } else { range.start..range.end + 1 + length }
}

fn has_letters(token: &str) -> bool {
    token.starts_with(|ch: char| ch.is_ascii_uppercase())
}

/// The most filling words and phrases between a cue and its value.
const FILLERS: usize = 8;

/// The whole token round a word, on the same line as the cue: a password also has signs.
fn value(text: &str, cue_end: usize, word: &Word) -> Option<Range<usize>> {
    let before = text.get(cue_end..word.range.start)?;
    if before.contains('\n') && before.trim_matches([':', ' ', '\n', '\r']).contains('\n') || before.contains(". ") {
        return None;
    }
    let is_end = |ch: char| ch.is_whitespace() || "،؛,;«»\"()".contains(ch);
    let start = before
        .rfind(|ch: char| is_end(ch) || ch == ':' || ch == '=')
        .map_or(cue_end, |at| cue_end + at + before[at..].chars().next().map_or(0, char::len_utf8));
    let rest = &text[start..];
    let token = &rest[..rest.find(is_end).unwrap_or(rest.len())];
    let token = token.trim_end_matches(['.', '!', '؟', '?', ':']);
    (!token.is_empty()).then(|| start..start + token.len())
}

/// One or two Latin letters and six to eight digits, or seven to nine digits.
fn is_passport(token: &str) -> bool {
    let letters = token.chars().take_while(char::is_ascii_alphabetic).count();
    let digits: Vec<char> = token.chars().skip(letters).filter(|ch| *ch != ' ').collect();
    let range = if letters == 0 { 7..=9 } else { 6..=8 };
    letters <= 2 && range.contains(&digits.len()) && digits.into_iter().all(|ch| crate::numbers::digit(ch).is_some())
}

/// Says whether what stands between a cue and a value hands the value over: "is", "هي", a colon.
fn is_given(between: &str) -> bool {
    const HANDING: [&str; 10] = ["is", "was", "now", "follows", "following", "هو", "هي", "التالي", "التاليه", "اصبحت"];
    between.contains([':', '=']) || words(between).iter().any(|word| HANDING.contains(&word.folded.as_str()))
}

/// Three to eight digits, or, where the text hands it over, at least four characters with a digit or a sign among them.
fn is_password(token: &str, is_given: bool) -> bool {
    let length = token.chars().count();
    let digits = token.chars().filter(|ch| crate::numbers::digit(*ch).is_some()).count();
    let has_sign = token.chars().any(|ch| "@#$%^&*_+!~".contains(ch));
    let is_code = digits == length && (3..=8).contains(&length);
    is_code || ((4..=64).contains(&length) && (digits > 0 || has_sign) && is_given) || (has_sign && digits > 0 && length >= 6)
}
