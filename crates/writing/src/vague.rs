//! Phrases that leave open when, who or how much (6.email.no-ambiguity-slang), where the sentence does not say it after them.

use std::ops::Range;
use std::sync::OnceLock;

use crate::names::is_title;
use crate::phrases::Phrases;
use crate::phrases::lines;
use crate::said::says_money;
use crate::said::says_time;
use crate::words::sentences;
use crate::words::words;

/// What a vague word leaves open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Open {
    /// When: a date should stand there.
    Date,
    /// Who: a name or department should stand there.
    Who,
    /// How much or which: a number or list should stand there.
    Amount,
}

/// A word that two readers can understand in two ways.
#[derive(Clone, Debug, PartialEq)]
pub struct Vague {
    /// Its bytes in the text.
    pub range: Range<usize>,
    /// What it leaves open.
    pub open: Open,
    /// What may stand instead, with `[…]` where the writer puts the fact.
    pub plain: Vec<String>,
}

/// What a line of the list says: what its phrases leave open and what may stand instead; nothing for phrases that are clear.
type Line = Option<(Open, &'static str)>;

/// Vague words in the order of the text.
pub fn find(text: &str) -> Vec<Vague> {
    let words = words(text);
    let sentences = sentences(text);
    let place = |hit: &Range<usize>| words[hit.start].range.start..words[hit.end - 1].range.end;
    let mut found = Vec::new();
    for hit in list().find(text, &words) {
        let (Some((open, plain)), range) = (*hit.value, place(&hit.words)) else { continue };
        let ends = sentences.partition_point(|sentence| sentence.end < range.end);
        let rest = sentences.get(ends).map_or("", |sentence| text.get(range.end..sentence.end).unwrap_or_default());
        let is_money = open == Open::Amount && is_of_money(&text[range.clone()]);
        if !(is_said(open, rest) || is_money && says_money(clause(rest))) {
            let plain = plain.split('|').filter(|choice| fits(choice, open, is_money)).map(str::to_owned).collect();
            found.push(Vague { range, open, plain });
        }
    }
    found
}

/// Says whether an alternative may stand for a phrase: a sum for a sum, and nothing for documents or steps, whose noun the gap would swallow.
fn fits(choice: &str, open: Open, is_money: bool) -> bool {
    !choice.is_empty() && (open != Open::Amount || is_money && matches!(choice, "[المبلغ]" | "[amount]"))
}

/// Gaps that an alternative left open and nobody filled: `[اليوم والتاريخ]`.
pub fn gaps(text: &str) -> Vec<Range<usize>> {
    let mut gaps = Vec::new();
    let mut at = 0;
    while let Some(start) = text[at..].find('[').map(|found| at + found) {
        let end = text[start..].find([']', '\n']).map_or(text.len(), |found| start + found + 1);
        let inside = text[start..end].trim_matches(['[', ']']);
        if GAPS.contains(&inside) {
            gaps.push(start..end);
        }
        at = start + 1;
    }
    gaps
}

/// What stands between the brackets of the alternatives, and where an answer goes.
const GAPS: [&str; 14] = [
    "الجواب",
    "answer",
    "اليوم والتاريخ",
    "عدد",
    "اسم الجهة",
    "اسم الإدارة",
    "اسم الموظف",
    "القائمة",
    "المبلغ",
    "day and date",
    "number",
    "name",
    "list",
    "amount",
];

fn list() -> &'static Phrases<Line> {
    static LIST: OnceLock<Phrases<Line>> = OnceLock::new();
    LIST.get_or_init(|| Phrases::new(lines(include_str!("../data/vague.tsv")).map(|(phrase, value)| (phrase, line(value)))))
}

fn line(value: &'static str) -> Line {
    let (open, plain) = value.split_once('\t').unwrap_or((value, ""));
    match open {
        "date" => Some((Open::Date, plain)),
        "who" => Some((Open::Who, plain)),
        "amount" => Some((Open::Amount, plain)),
        _ => None,
    }
}

/// Says whether the rest of the sentence says what the phrase leaves open: a date, a name after "which is", a list.
fn is_said(open: Open, rest: &str) -> bool {
    if open == Open::Date {
        return says_time(rest);
    }
    let rest = rest.trim_start_matches([' ', '،', ',']);
    if open == Open::Who && is_named(rest) {
        return true;
    }
    let next = words(rest).into_iter().take(2).map(|word| word.folded).collect::<Vec<_>>().join(" ");
    let is_next = |list: &[&str]| list.iter().any(|start| next == *start || next.starts_with(&format!("{start} ")));
    let lists = || rest.find(':').is_some_and(|at| rest[..at].split(' ').count() <= HEADING && !rest[..at].contains(['،', ',']));
    rest.starts_with(['(', ':', '«']) || (open == Open::Amount && lists()) || is_next(&NAMING) || (open == Open::Amount && is_next(&LISTED))
}

/// Says whether a phrase is about a sum, and not about documents, reasons or steps.
fn is_of_money(phrase: &str) -> bool {
    words(phrase).iter().any(|word| MONEY.iter().any(|money| word.folded.contains(money)))
}

const MONEY: [&str; 8] = ["رسوم", "رسم", "مبلغ", "قيمه", "fee", "amount", "charge", "money"];

/// The sentence up to where something else begins.
fn clause(rest: &str) -> &str {
    rest.split(['،', ',', '؛', ';']).next().unwrap_or(rest)
}

/// Says whether a person or an office is named at once: `أحد موظفينا، السيد علي`, "a colleague, Ms Mariam".
fn is_named(rest: &str) -> bool {
    let next = rest.split(char::is_whitespace).next().unwrap_or_default();
    next.starts_with(|first: char| first.is_ascii_uppercase()) && next.len() > 1 || is_title(next.trim_end_matches('/'))
}

/// The most words between "the required documents" and the colon before their list: `المستندات المطلوبة لتجديد الرخصة:`.
const HEADING: usize = 6;

const NAMING: [&str; 12] = ["وهي", "وهو", "وهم", "هي", "هو", "اي", "which is", "which are", "namely", "that is", "who is", "i.e"];
const LISTED: [&str; 19] = [
    "مثل",
    "منها",
    "ومنها",
    "such as",
    "including",
    "التاليه",
    "الاتيه",
    "ادناه",
    "المذكوره",
    "المرفقه",
    "المبينه",
    "الموضحه",
    "المدرجه",
    "below",
    "listed",
    "following",
    "as follows",
    "attached",
    "shown",
];
