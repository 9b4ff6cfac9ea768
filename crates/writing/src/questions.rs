//! The questions that a customer asks, so that each can be ticked off when the reply answers it (6.email.answers-all).

use std::ops::Range;
use std::sync::OnceLock;

use crate::phrases::Phrases;
use crate::quoted::own_lines;
use crate::words::Word;
use crate::words::sentences;
use crate::words::words;

/// A question of a message.
#[derive(Clone, Debug, PartialEq)]
pub struct Question {
    /// Its bytes in the text.
    pub range: Range<usize>,
    /// The question on one line, at most 160 characters.
    pub text: String,
}

/// The most characters of a question's short text.
const LONGEST: usize = 160;

/// The questions of a message in their order: by their mark or by the words they begin with; what is quoted is left out.
pub fn find(text: &str) -> Vec<Question> {
    let own = own_lines(text);
    let is_own = |range: &Range<usize>| {
        let before = own.partition_point(|line| line.start <= range.start);
        before > 0 && range.start < own[before - 1].end
    };
    let end = own.last().map_or(0, |line| line.end);
    let sentences = sentences(&text[..end]).into_iter().filter(|range| is_own(range));
    sentences.flat_map(|range| of_sentence(text, range)).collect()
}

/// What the beginning of a phrase says: it asks by itself, or only where more follows.
#[derive(Clone, Copy, PartialEq)]
enum Cue {
    Asks,
    Wonders,
}

fn cues() -> &'static Phrases<Cue> {
    static CUES: OnceLock<Phrases<Cue>> = OnceLock::new();
    let phrases = |list: &'static str, cue| list.split(',').map(move |phrase| (phrase.trim(), cue));
    CUES.get_or_init(|| Phrases::new(phrases(ASKS, Cue::Asks).chain(phrases(WONDERS, Cue::Wonders))))
}

/// Words that ask when a sentence or a part of it begins with them.
const ASKS: &str = "هل, وهل, وكم, وجم, متى, أين, كيف, كم, لماذا, ماذا, ماهي, ماهو, ما هي, ما هو, ما هما, ما سبب, ما السبب, ما أسباب, ما المدة, ما الفرق, ما الإجراء, \
    ما الإجراءات, ما المطلوب, ما المستندات, ما الرسوم, ما الحل, ما الشروط, ما شروط, ما رقم, ما مدى, ما موعد, ما قيمة, ما مصير, من المسؤول, من هو, من هي, \
    أي يوم, أي مركز, أي فرع, إلى متى, من أين, بكم, لمن, لم لا, أليس, ألا يمكن, ألا يوجد, شنو, شنهو, شلون, اشلون, ليش, وين, جم, متي, شكثر, فين, ازاي, ليه, شو, \
    what, when, where, why, how, who, which, whom, whose, can i, can you, can we, can my, could you, could i, may i, is it, is there, is my, is the, are there, \
    are you, are my, are the, do i, do you, do we, does it, does the, did you, will you, will it, will i, will my, will the, would you, would it, should i, shall i, \
    have you, has my, has the, am i, isn't, aren't, don't you, can't i";
/// Words that tell of a question without asking it.
const WONDERS: &str = "أود الاستفسار, أود أن أستفسر, أود أن أسأل, أود أن أعرف, أود معرفة, أريد أن أعرف, أريد أن أسأل, أريد معرفة, أريد الاستفسار, أرغب في معرفة, \
    أرغب في الاستفسار, أرغب بالاستفسار, أرجو إفادتي, أرجو إعلامي, أرجو توضيح, أرجو التوضيح, أرجو الإفادة, يرجى إفادتي, يرجى توضيح, يرجى الإفادة, أفيدوني, \
    أفيدونا, الرجاء إفادتي, الرجاء التوضيح, الرجاء توضيح, ممكن أعرف, ممكن معرفة, ممكن تخبروني, ممكن توضحون, استفساري عن, سؤالي عن, سؤالي هو, حابب أعرف, \
    حاب أعرف, حابة أعرف, ابغى أعرف, أبغي أعرف, أبي أعرف, بغيت أعرف, بغيت أسأل, ودي أعرف, عندي سؤال, لدي سؤال, i would like to know, i'd like to know, \
    i want to know, i want to ask, i would like to ask, i need to know, i wonder, i am wondering, i was wondering, please let me know, let me know, kindly let me know, \
    please tell me, kindly tell me, please advise, kindly advise, please clarify, please explain, please confirm, kindly confirm, my question is";

/// Splits a sentence where a further question begins, and keeps the parts that ask.
fn of_sentence(text: &str, range: Range<usize>) -> Vec<Question> {
    let sentence = &text[range.clone()];
    let words = words(sentence);
    let is_marked = sentence.trim_end_matches(|ch: char| !ch.is_alphanumeric() && ch != '؟' && ch != '?').ends_with(['؟', '?']);
    if words.is_empty() {
        return Vec::new();
    }
    let starts = starts(sentence, &words, is_marked);
    let mut questions = Vec::new();
    for (place, at) in starts.iter().enumerate() {
        let begin = if place == 0 && is_marked && *at <= LEAD { 0 } else { words[*at].range.start };
        let end = starts.get(place + 1).map_or(sentence.len(), |next| words[*next].range.start);
        questions.extend(question(text, range.start + begin..range.start + end));
    }
    match questions.is_empty() && is_marked {
        true => question(text, range).into_iter().collect(),
        false => questions,
    }
}

/// A question may be led in by so many words: "السلام عليكم كيف …", "please can you …".
const LEAD: usize = 8;

/// The words at which a question begins. A wondering phrase takes the asking word after it along.
fn starts(sentence: &str, words: &[Word], is_marked: bool) -> Vec<usize> {
    let mut starts: Vec<usize> = Vec::new();
    let mut wondered = None;
    for hit in cues().find(sentence, words) {
        let at = hit.words.start;
        let begins = at == 0 || begins_part(sentence, words, at);
        let begins = begins && (is_marked || *hit.value == Cue::Wonders || asks_unmarked(words, at));
        let follows = wondered.is_some_and(|end| at <= end + 2);
        if begins && !follows {
            starts.push(at);
        }
        if *hit.value == Cue::Wonders {
            wondered = Some(hit.words.end);
        }
    }
    starts
}

/// Without a mark, English words that also join sentences ask only before a verb that asks: "when can I", not "when you come".
fn asks_unmarked(words: &[Word], at: usize) -> bool {
    let word = |place: usize| words.get(place).map_or("", |word| word.folded.as_str());
    if !word(at).starts_with(|ch: char| ch.is_ascii()) {
        return at == 0 || !word(at).starts_with("من") && at <= LEAD;
    }
    let is_first = at == 0 || matches!(word(at - 1), "hi" | "hello" | "please" | "kindly" | "and");
    let joins = matches!(word(at), "what" | "when" | "where" | "how" | "why" | "who" | "which" | "whom" | "whose");
    let asks = "is are was were do does did can could should shall will would may much many long often far soon must have has about to"
        .split(' ')
        .any(|verb| verb == word(at + 1));
    is_first && (!joins || asks)
}

/// Says whether a word begins a part of its sentence: after a sign, after "and", or with the Arabic "and" written onto it.
fn begins_part(sentence: &str, words: &[Word], at: usize) -> bool {
    let between = &sentence[words[at - 1].range.end..words[at].range.start];
    let before = words[at - 1].folded.as_str();
    between.contains(|ch: char| !ch.is_whitespace() && ch.is_ascii_punctuation() || matches!(ch, '،' | '؛' | '–'))
        || matches!(
            before,
            "and" | "also" | "or" | "please" | "kindly" | "so" | "but" | "hi" | "hello" | "و" | "ايضا" | "عليكم" | "وبركاته" | "مرحبا"
        )
        || words[at].folded.starts_with('و') && words[at].folded != "وين"
}

fn question(text: &str, range: Range<usize>) -> Option<Question> {
    let trimmed = text[range.clone()].trim_matches(|ch: char| ch.is_whitespace() || matches!(ch, '،' | ',' | '-' | '•' | '*'));
    let start = range.start + text[range].find(trimmed)?;
    let without_and =
        [" and", " or"].iter().find_map(|word| trimmed.strip_suffix(word)).unwrap_or(trimmed).trim_end_matches([',', '،', ' ']);
    if !without_and.contains(char::is_alphabetic) {
        return None;
    }
    let line = without_and.split_whitespace().collect::<Vec<_>>().join(" ");
    let short = if line.chars().count() > LONGEST { line.chars().take(LONGEST - 1).chain(['…']).collect() } else { line };
    Some(Question { range: start..start + without_and.len(), text: short })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn each_question_is_found_once_with_and_without_a_mark() {
        let examples: [(&str, &[&str]); 18] = [
            ("متى أستلم البطاقة وكم الرسوم؟", &["متى أستلم البطاقة", "وكم الرسوم؟"]),
            ("السلام عليكم، كيف أجدد الجواز؟ شكراً.", &["السلام عليكم، كيف أجدد الجواز؟"]),
            ("قدمت طلباً أمس. هل وصلكم", &["هل وصلكم"]),
            ("أود الاستفسار عن رسوم الإقامة.", &["أود الاستفسار عن رسوم الإقامة."]),
            ("أريد أن أعرف متى يفتح المركز", &["أريد أن أعرف متى يفتح المركز"]),
            ("شلون أدفع الرسوم", &["شلون أدفع الرسوم"]),
            ("ما زلت أنتظر الرد منكم", &[]),
            ("الموظف من قسم المتابعة", &[]),
            ("How much is the fee, and when can I collect it?", &["How much is the fee", "when can I collect it?"]),
            ("I applied last week. Please let me know what is missing", &["Please let me know what is missing"]),
            ("Can I renew online? Where is the nearest centre?", &["Can I renew online?", "Where is the nearest centre?"]),
            ("My card was lost when I travelled.", &[]),
            ("When you come, bring the card, which is needed.", &[]),
            ("where can I pay and how long does it take", &["where can I pay", "how long does it take"]),
            ("The centre is closed?", &["The centre is closed?"]),
            ("هل الدفع نقداً؟\n\nOn Mon, Ali wrote:\nWhat is the fee?", &["هل الدفع نقداً؟"]),
            ("> متى الموعد؟\nلا", &[]),
            ("???", &[]),
        ];
        for (text, wanted) in examples {
            let found = find(text);
            assert_eq!(found.iter().map(|question| question.text.as_str()).collect::<Vec<_>>(), wanted, "{text}");
            assert!(found.iter().all(|question| text.get(question.range.clone()).is_some()));
        }
    }

    #[test]
    fn a_question_over_a_wrapped_line_is_one() {
        let text = "هل يمكنني تجديد رخصة السياقة عن طريق التطبيق الإلكتروني الجديد دون\nالحضور إلى الإدارة العامة للمرور؟";
        assert_eq!(find(text).len(), 1);
    }

    proptest! {
        #[test]
        fn any_message_is_read_without_fault(text in any::<String>()) {
            for question in find(&text) {
                prop_assert!(text.get(question.range.clone()).is_some() && question.text.chars().count() <= LONGEST);
            }
        }
    }
}
