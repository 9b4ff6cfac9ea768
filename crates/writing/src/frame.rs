//! Recognises a reply's fixed parts in free wording: salutation, greeting, thanks, closing, signature.

use std::ops::Range;
use std::sync::OnceLock;

use crate::closing::closes;
use crate::dictionary::is_name;
use crate::fold::fold;
use crate::names::is_title;
use crate::numbers::numbers;
use crate::phrases::Phrases;
use crate::phrases::lines;
use crate::quoted::own_lines;
use crate::words::Word;
use crate::words::words;

/// The fixed parts that a text has, each with its bytes; `None` where it has none.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Found {
    /// The customer addressed by title, name or as dear customer.
    pub salutation: Option<Range<usize>>,
    /// A greeting.
    pub greeting: Option<Range<usize>>,
    /// Thanks near the beginning.
    pub thanks: Option<Range<usize>>,
    /// A closing greeting.
    pub closing: Option<Range<usize>>,
    /// A name with a title or department, and a number to call.
    pub signature: Option<Range<usize>>,
}

/// What a phrase of the list is part of.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Part {
    Salutation,
    Honorific,
    Greeting,
    Thanks,
    Closing,
    Title,
    Department,
}

/// A line with the phrases in it: each with its part, the words before it in its sentence, and the words after it in the line.
struct Line {
    range: Range<usize>,
    count: usize,
    hits: Vec<Hit>,
}

struct Hit {
    part: Part,
    range: Range<usize>,
    before: usize,
    before_in_line: usize,
    length: usize,
}

/// What a greeting may be followed by and still be one.
const BLESSINGS: [&str; 4] = ["ورحمة الله", "ورحمه الله", "تعالى", "وبركاته"];
/// With these words a greeting is the beginning of what is said: "welcome to".
const GOES_ON: [&str; 6] = ["في ", "إلى ", "من ", "to ", "in ", "from "];

/// What a text says behind the salutations and greetings with which it begins; all of it where it says no more.
pub fn without_opening(text: &str) -> &str {
    let is_between = |sign: char| sign.is_whitespace() || "،,.؛;:!-–".contains(sign);
    let mut rest = text.trim();
    while let Some(end) = opening_end(rest) {
        rest = rest[end..].trim_start_matches(is_between);
        for blessing in BLESSINGS {
            rest = rest.strip_prefix(blessing).map_or(rest, |more| more.trim_start_matches(is_between));
        }
    }
    if rest.is_empty() { text.trim() } else { rest }
}

/// Where the salutation or greeting ends with which a text begins.
fn opening_end(text: &str) -> Option<usize> {
    let opening = [line(text, own_lines(text).into_iter().next()?)];
    let is_alone = |hit: &&Hit| !GOES_ON.iter().any(|word| text[hit.range.end..].trim_start().starts_with(word));
    let greeting = opening[0].hits.iter().find(|hit| hit.part == Part::Greeting).filter(is_alone).map(|hit| hit.range.clone());
    let begins = [salutation(text, &opening), greeting].into_iter().flatten().filter(|part| part.start == 0 && part.end > 0);
    begins.map(|part| part.end).max()
}

/// Recognises the fixed parts of a text in both languages, in many wordings and in dialect; what it quotes is left out.
pub fn recognise(text: &str) -> Found {
    let lines = ends(text);
    let opening = &lines[..lines.len().min(OPENING)];
    let thanks_end = opening.last().map_or(0, |line| line.range.end);
    let mut found = Found { salutation: salutation(text, opening), ..Found::default() };
    found.greeting = first(opening, |hit| hit.part == Part::Greeting && hit.before <= if hit.length > 1 { 6 } else { 0 });
    found.thanks = first(opening, |hit| hit.part == Part::Thanks && hit.before <= 8 && hit.range.end <= thanks_end);
    let closing = closing(text, &lines);
    found.closing = closing.as_ref().map(|(_, range)| range.clone());
    found.thanks = found.thanks.filter(|thanks| !is_last_word(text, &lines, closing.as_ref().map(|(at, _)| *at), thanks));
    found.signature = signature(text, &lines, closing.map(|(at, _)| at));
    found
}

/// Salutation, greeting and thanks stand in so many first lines with something in them.
const OPENING: usize = 7;
/// Closing and signature stand in so many last lines with something in them.
const ENDING: usize = 12;

fn parts() -> &'static Phrases<Part> {
    static PARTS: OnceLock<Phrases<Part>> = OnceLock::new();
    let part = |name| match name {
        "salutation" => Part::Salutation,
        "honorific" => Part::Honorific,
        "greeting" => Part::Greeting,
        "thanks" => Part::Thanks,
        "closing" => Part::Closing,
        "title" => Part::Title,
        _ => Part::Department,
    };
    PARTS.get_or_init(|| Phrases::new(lines(include_str!("../data/frame.tsv")).map(|(phrase, name)| (phrase, part(name)))))
}

/// So many bytes of a line are read, which is more than a paragraph; the work on a line grows with the square of its phrases.
const READ: usize = 4_000;

fn line(text: &str, range: Range<usize>) -> Line {
    let part = &text[range.start..text.floor_char_boundary(range.end.min(range.start + READ))];
    let words = words(part);
    let mut hits = Vec::new();
    for hit in parts().find(part, &words) {
        let place = words[hit.words.start].range.start..words[hit.words.end - 1].range.end;
        let sentence = part[..place.start].rfind(['.', '!', '،', ',', '؛', ':', '؟', '?', '-', '–']).unwrap_or(0);
        let before = words[..hit.words.start].iter().filter(|word| word.range.start >= sentence).count();
        let range = range.start + place.start..range.start + place.end;
        hits.push(Hit { part: *hit.value, range, before, before_in_line: hit.words.start, length: hit.words.len() });
    }
    Line { range, count: words.len(), hits }
}

/// The first and last own lines of a text with what is in them; those between are left empty, for nothing is looked for there.
fn ends(text: &str) -> Vec<Line> {
    let own = own_lines(text);
    let count = own.len();
    let is_end = |at: usize| at < OPENING || at + ENDING >= count;
    let all = own.into_iter().enumerate();
    all.map(|(at, range)| if is_end(at) { line(text, range) } else { Line { range, count: 0, hits: Vec::new() } }).collect()
}

fn first(lines: &[Line], is_meant: impl Fn(&Hit) -> bool) -> Option<Range<usize>> {
    lines.iter().flat_map(|line| &line.hits).find(|hit| is_meant(hit)).map(|hit| hit.range.clone())
}

/// A line that begins with a title or an honorific word, or a greeting with a name after it.
fn salutation(text: &str, opening: &[Line]) -> Option<Range<usize>> {
    opening.iter().take(5).find_map(|line| {
        let is_honoured = line.hits.iter().any(|hit| hit.part == Part::Honorific) && line.count <= 12;
        let titled = |hit: &&Hit| hit.part == Part::Salutation && (hit.before == 0 || is_honoured);
        let by_title = line.hits.iter().find(titled).filter(|hit| line.count <= 14 || hit.before_in_line <= 4);
        let by_greeting = line.hits.iter().find(|hit| hit.part == Part::Greeting && is_name_after(text, line, hit));
        let honorific = is_honoured.then_some(line.range.clone()).filter(|_| line.count >= 2);
        by_title.or(by_greeting).map(|hit| hit.range.start..sentence_end(text, hit.range.end, line.range.end)).or(honorific)
    })
}

/// "Hello Ali," and "مرحبا علي،": one to three words and a sign at the line's end or a comma.
fn is_name_after(text: &str, line: &Line, hit: &Hit) -> bool {
    let rest = &text[hit.range.end..sentence_end(text, hit.range.end, line.range.end)];
    let names = words(rest);
    let is_named = |word: &Word| {
        let word = &rest[word.range.clone()];
        word.starts_with(char::is_uppercase) || is_name(word) || is_title(word) || matches!(word, "أم" | "ام" | "أبو" | "ابو" | "بو")
    };
    (1..=3).contains(&names.len()) && names.iter().all(is_named)
}

fn sentence_end(text: &str, start: usize, end: usize) -> usize {
    text[start..end].find([',', '،', '.', '!', ':', '؛']).map_or(end, |at| start + at)
}

/// The last closing greeting after the first line, by a phrase of the list or by its build; returns its line's place too.
fn closing(text: &str, lines: &[Line]) -> Option<(usize, Range<usize>)> {
    let by_phrase = closing_phrase(text, lines);
    let by_build = || {
        let last = lines.iter().enumerate().skip(1).rev().take(8);
        last.map(|(at, line)| (at, line.range.clone())).find(|(_, range)| closes(&text[range.clone()]))
    };
    by_phrase.or_else(by_build)
}

fn closing_phrase(text: &str, lines: &[Line]) -> Option<(usize, Range<usize>)> {
    let first = lines.len().saturating_sub(ENDING).max(usize::from(lines.len() > 1));
    let all = lines.iter().enumerate().skip(first).rev();
    all.flat_map(|(at, line)| line.hits.iter().rev().map(move |hit| (at, line, hit)))
        .find(|(at, line, hit)| {
            let is_alone = line.count <= hit.length + 4 || hit.length > 1 && text[hit.range.clone()].chars().count() > 8;
            let is_late = *at + 8 >= lines.len();
            hit.part == Part::Closing && hit.before <= 1 && is_alone && is_late
        })
        .map(|(at, _, hit)| (at, hit.range.clone()))
}

/// Thanks that stand alone right before the end are a way of closing, not thanks for getting in touch, unless they say so.
fn is_last_word(text: &str, lines: &[Line], closing: Option<usize>, thanks: &Range<usize>) -> bool {
    const IN_TOUCH: [&str; 14] = [
        "تواصل",
        "اتصال",
        "رسال",
        "مراسل",
        "استفسار",
        "اهتمام",
        "contact",
        "writing",
        "touch",
        "reach",
        "email",
        "message",
        "call",
        "quir",
    ];
    let Some(at) = lines.iter().position(|line| line.range.contains(&thanks.start)) else { return false };
    let is_at_end = at > 1 && at + 1 >= closing.unwrap_or(lines.len()) && lines[at].count <= 4;
    let line = fold(&text[lines[at].range.clone()]);
    is_at_end && !IN_TOUCH.iter().any(|word| line.contains(word))
}

/// The lines after the closing, or the last ones: a number to call, a title or department, and a line for the name.
fn signature(text: &str, lines: &[Line], closing: Option<usize>) -> Option<Range<usize>> {
    let first = closing.map_or(lines.len().saturating_sub(6).max(1), |at| at + 1);
    let last = lines.get(first..).filter(|last| !last.is_empty())?;
    let range = last[0].range.start..last[last.len() - 1].range.end;
    let has_number = numbers(&text[range.clone()]).iter().any(|number| (4..=15).contains(&number.digits_in_all()));
    let in_short_line = |line: &Line| line.count <= 12 && line.hits.iter().any(|hit| matches!(hit.part, Part::Title | Part::Department));
    let has_post = last.iter().any(in_short_line);
    // A signature may also stand on one line, its parts divided by signs.
    let mut parts =
        last.iter().flat_map(|line| text[line.range.clone()].split([',', '،', '|', '–', '•']).flat_map(|part| part.split(" - ")));
    let has_name = parts.any(|part| (1..=6).contains(&words(part).len()) && !part.contains(|ch: char| ch.is_numeric()));
    let start = last.iter().find(|line| line.count <= 12).map_or(range.start, |line| line.range.start);
    (has_number && has_post && has_name).then_some(start..range.end)
}

/// A body without the salutation, greeting, thanks and closing that stand on lines of their own at its ends.
pub(crate) fn bare_body(body: &str) -> &str {
    let lines: Vec<Line> = own_lines(body).into_iter().map(|range| line(body, range)).collect();
    let is_short = |line: &Line| line.count <= 8 && !body[line.range.clone()].contains(|ch: char| ch.is_numeric());
    let begins = |line: &&Line| {
        let opens = |hit: &Hit| matches!(hit.part, Part::Salutation | Part::Greeting | Part::Thanks) && hit.before_in_line == 0;
        is_short(line) && line.hits.iter().any(opens)
    };
    let closes = |line: &&Line| is_short(line) && line.hits.iter().any(|hit| hit.part == Part::Closing && hit.before_in_line == 0);
    let opening = lines.iter().take_while(begins).count();
    let ending = lines.iter().rev().take_while(closes).count();
    let kept = lines.get(opening..lines.len() - ending.min(lines.len() - opening)).unwrap_or_default();
    match (kept.first(), kept.last()) {
        (Some(first), Some(_)) if ending == 0 => body[first.range.start..].trim(),
        (Some(first), Some(last)) => &body[first.range.start..last.range.end],
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_letter_says_begins_behind_its_salutation_and_greeting() {
        for (text, says) in [
            ("عميلنا العزيز، السلام عليكم، تم استلام طلبكم.", "تم استلام طلبكم."),
            ("السلام عليكم ورحمة الله وبركاته\r\nأود معرفة حالة الطلب.", "أود معرفة حالة الطلب."),
            ("السيد/ أحمد علي المحترم\n\nالسلام عليكم،\nيمكنكم التجديد اليوم.", "يمكنكم التجديد اليوم."),
            ("Dear Sir,\nGood morning.\nWhere is my card?", "Where is my card?"),
            ("Where is my card? Dear Sir, I wait.", "Where is my card? Dear Sir, I wait."),
            ("السلام عليكم", "السلام عليكم"),
            ("مرحباً بكم في وزارة الأشغال.", "مرحباً بكم في وزارة الأشغال."),
            ("", ""),
        ] {
            assert_eq!(without_opening(text), says, "{text}");
        }
    }
}
