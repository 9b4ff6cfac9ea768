//! What a finding is about: the word that is misspelt, the phrase, the question that stayed open. It is written down when a message is judged,
//! for what is known of words changes, and shown to who disputes the finding and who decides it.

use std::ops::Range;

use ::store::Tx;
use kernel::Id;
use kernel::Recorded;
use kernel::Result;
use platform::Evident;
use serde::Deserialize;
use serde::Serialize;
use ui::Page;
use writing::checks::BLAMES_OTHERS;
use writing::checks::Kind;
use writing::checks::Remark;

use crate::message::MessageId;
use crate::store::marks as kept;

/// So many of each kind are written down of one message, and so many characters of each.
const MOST: usize = 10;
const LONGEST: usize = 240;

/// Something in a message that a clause is judged by.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Mark {
    of: Of,
    said: String,
}

/// What it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Of {
    Misspelt,
    Colloquial,
    Vague,
    Long,
    Shifting,
    Leak,
    Unanswered,
    AskedAgain,
}

impl Of {
    const fn label(self) -> &'static str {
        match self {
            Of::Misspelt => "email-evident-misspelt",
            Of::Colloquial => "email-evident-colloquial",
            Of::Vague => "email-evident-vague",
            Of::Long => "email-evident-long",
            Of::Shifting => "email-evident-shifting",
            Of::Leak => "email-evident-leak",
            Of::Unanswered => "email-evident-unanswered",
            Of::AskedAgain => "email-evident-asked-again",
        }
    }

    /// Where an event says how many of these there were.
    const fn field(self) -> &'static str {
        match self {
            Of::Misspelt => "misspelt",
            Of::Colloquial => "colloquial",
            Of::Vague => "vague",
            Of::Long => "long",
            Of::Shifting => "shifting",
            Of::Leak => "leaks",
            Of::Unanswered => "unanswered",
            Of::AskedAgain => "repeated",
        }
    }

    /// What of a message speaks of a clause.
    fn of_clause(clause: &str) -> &'static [Of] {
        match clause {
            "6.email.formal-correct" => &[Of::Misspelt, Of::Colloquial],
            "6.email.no-ambiguity-slang" => &[Of::Colloquial, Of::Vague],
            "6.email.concise" => &[Of::Long],
            "6.email.no-confidential" | "2.duty.privacy" => &[Of::Leak],
            "6.email.answers-all" | "6.email.prepare-points" => &[Of::Unanswered],
            "6.email.understand" => &[Of::AskedAgain],
            "4.during.own-mistakes" => &[Of::Shifting],
            _ => &[],
        }
    }
}

/// What remarks on a text are about, in the words of the same text with what is confidential covered, character for character.
pub(crate) fn of_remarks(text: &str, covered: &str, remarks: &[Remark]) -> Vec<Mark> {
    let chars = |part: &str| part.chars().count();
    let of = |remark: &Remark| match remark.kind {
        Kind::Spelling => Some(Of::Misspelt),
        Kind::Slang => Some(Of::Colloquial),
        Kind::Vague => Some(Of::Vague),
        Kind::LongSentence => Some(Of::Long),
        Kind::Blame if remark.key == BLAMES_OTHERS => Some(Of::Shifting),
        Kind::Blame | Kind::Confidential(_) | Kind::Missing | Kind::Salutation | Kind::Language => None,
    };
    let said = |range: Range<usize>| covered.chars().skip(chars(&text[..range.start])).take(chars(&text[range])).collect();
    remarks.iter().filter_map(|remark| Some(Mark { of: of(remark)?, said: said(remark.range.clone()) })).collect()
}

/// The same kind of mark for each of these, in which what is confidential is covered.
pub(crate) fn all(of: Of, said: impl Iterator<Item = String>) -> Vec<Mark> {
    said.map(|said| Mark { of, said }).collect()
}

/// Writes down what was found in a message; nothing where nothing was.
///
/// # Errors
/// What the database says.
pub(crate) fn write_down(tx: &mut Tx<'_>, message: MessageId, marks: &[Mark]) -> Result<()> {
    if marks.is_empty() {
        return Ok(());
    }
    let mut few: Vec<Mark> = Vec::new();
    for mark in marks {
        if few.iter().filter(|kept| kept.of == mark.of).count() < MOST {
            few.push(Mark { of: mark.of, said: beginning(&mark.said) });
        }
    }
    kept::save_marks(tx, message, &serde_json::to_string(&few).unwrap_or_default())
}

/// The whole words with which a text begins, and a sign that it goes on.
fn beginning(text: &str) -> String {
    let Some((end, _)) = text.char_indices().nth(LONGEST) else { return text.into() };
    let whole = text[..end].rfind(char::is_whitespace).unwrap_or(end);
    format!("{} …", text[..whole].trim_end())
}

/// What in a message of a case keeps or breaks a clause, in the language of the page.
pub(crate) fn evident(tx: &mut Tx<'_>, page: &Page, clause: &str, event: &Recorded) -> Result<Vec<Evident>> {
    let mut evident = parts(page, clause, event);
    let of = Of::of_clause(clause);
    let is_subject = clause == "6.email.subject" && event.data["subject_problem"].is_string();
    let Some(message) = event.data["message"].as_i64().filter(|_| is_subject || !of.is_empty()) else { return Ok(evident) };
    let Some((subject, marks)) = kept::marks(tx, Id::new(message))? else { return Ok(evident) };
    if is_subject {
        evident.push(Evident { label: page.t("email-evident-subject"), said: subject });
    }
    let marks: Vec<Mark> = serde_json::from_str(&marks).unwrap_or_default();
    for of in of {
        let before = evident.len();
        let spoken = marks.iter().filter(|mark| mark.of == *of);
        evident.extend(spoken.map(|mark| Evident { label: page.t(of.label()), said: mark.said.clone() }));
        let told = evident.len() - before;
        let more = usize::try_from(event.data[of.field()].as_u64().unwrap_or(0)).unwrap_or(0).saturating_sub(told);
        if told > 0 && more > 0 {
            evident.push(Evident { label: page.t(of.label()), said: page.tn("email-evident-more", more) });
        }
    }
    Ok(evident)
}

/// What the event itself says: the parts that are missing, the languages, the time.
fn parts(page: &Page, clause: &str, event: &Recorded) -> Vec<Evident> {
    let parts: &[&str] = match clause {
        "6.email.salutation" => &["salutation"],
        "6.email.greeting-thanks" => &["greeting", "thanks"],
        "6.email.signature" => &["closing", "signature"],
        _ => &[],
    };
    let missing = parts.iter().filter(|part| event.data[format!("has_{part}")] == false);
    let word = |key: &str, said: String| Evident { label: page.t(key), said };
    let mut said: Vec<Evident> = missing.map(|part| word("email-evident-missing", page.t(&format!("email-evident-{part}")))).collect();
    let lang = |field: &str| event.data[field].as_str().map(|lang| page.t(&format!("desk-filter-lang-{lang}")));
    if let (true, Some(written), Some(theirs)) = (clause == "8.bilingual", lang("lang"), lang("customer_lang")) {
        said.extend([word("email-evident-lang", written), word("email-evident-customer-lang", theirs)]);
    }
    if let (true, Some(seconds)) = (clause == "6.email.sla", event.data["clock_seconds"].as_i64()) {
        said.push(word("email-evident-clock", page.duration(seconds)));
    }
    said
}
