//! Words that do not belong into a formal reply, and sentences that are hard to read (6.email.no-ambiguity-slang, 6.email.concise).

use std::collections::HashSet;
use std::ops::Range;
use std::sync::OnceLock;

use crate::blaming;
use crate::clause::Clause;
use crate::dialect;
use crate::dictionary::plain;
use crate::misused;
use crate::persons;
use crate::phrases::Hit;
use crate::phrases::Phrases;
use crate::phrases::lines;
use crate::rewording;
use crate::serial;
use crate::spoken;
use crate::words::Word;
use crate::words::sentences;
use crate::words::words;

/// A colloquial word or phrase, the Gulf's first, or an English contraction.
#[derive(Clone, Debug, PartialEq)]
pub struct Slang {
    /// Its bytes in the text.
    pub range: Range<usize>,
    /// The word as it was written.
    pub word: String,
    /// What may stand instead; empty when the sentence is better written anew.
    pub plain: Vec<String>,
    /// True for an English contraction, which is only too familiar.
    pub is_contraction: bool,
}

/// What stands in the list of formal phrases instead of an alternative.
const FORMAL: &str = "=";

impl Slang {
    /// Says whether the list names it as formal, because a word of it alone would be slang: `حتى ذلك الحين`.
    fn is_formal(&self) -> bool {
        self.plain.first().is_some_and(|plain| plain == FORMAL)
    }
}

/// A phrase that blames: the customer, whom it may also push away, or colleagues, the system, the procedures.
#[derive(Clone, Debug, PartialEq)]
pub struct Blame {
    /// Its bytes in the text.
    pub range: Range<usize>,
    /// What to say instead, in the phrase's language.
    pub instead: &'static str,
    /// What may take its place as it stands; empty where the sentence is better written anew.
    pub plain: Vec<String>,
    /// Whether it puts the fault on colleagues, the system or the procedures, and not on the customer.
    pub is_of_others: bool,
}

/// The most words of a sentence that is read in one breath.
pub const LONGEST_SENTENCE: usize = 35;

/// Colloquial words, whole after folding, in the order of the text.
pub fn find(text: &str) -> Vec<Slang> {
    find_with(text, &[])
}

/// As [`find`], with the entity's own words, each with what to write instead.
pub fn find_with(text: &str, own: &[(String, String)]) -> Vec<Slang> {
    let clause = Clause::new(text);
    let words = clause.words();
    let listed = list().find(text, words).into_iter().map(|hit| slang(text, words, hit.words, hit.value));
    let is_meant = |slang: &Slang| {
        !slang.is_formal() && !is_formal_spelling(&slang.word) && !is_code(&slang.word) && !is_address(text, slang.range.start)
    };
    // What the entity says of a word comes before what the lists say.
    let mut found: Vec<Slang> = Vec::new();
    if !own.is_empty() {
        let own = Phrases::new(own.iter().map(|(word, plain)| (word, plain.as_str())));
        found.extend(own.find(text, words).into_iter().map(|hit| slang(text, words, hit.words, hit.value)));
    }
    found.extend(listed.filter(is_meant));
    found.extend(dialect::find(text, words));
    found.extend(serial::find(text));
    found.extend(spoken::find(text, &clause));
    // `you're letter` is no contraction but a misspelling of "your".
    let mut contractions: Vec<Slang> = words.iter().filter_map(|word| contraction(text, word)).collect();
    if !contractions.is_empty() {
        let misused = misused::find(text);
        contractions.retain(|slang| !misused.contains_key(&slang.range.start));
    }
    found.extend(contractions);
    // The clause that a rule tells whole comes before a word of it: `يمديكم تحضرون`.
    let is_own = |slang: &Slang| own.iter().any(|(word, _)| *word == slang.word);
    found.sort_by_key(|slang| (slang.range.start, slang.is_contraction, !is_own(slang), std::cmp::Reverse(slang.range.end)));
    found.dedup_by(|later, earlier| later.range.start < earlier.range.end);
    rewording::reword(text, &clause, &mut found, &is_own);
    // In a text that is formal otherwise they are misspelt: `دقايق`.
    if found.iter().all(|slang| slang.is_contraction || is_also_misspelt(&slang.word)) {
        found.retain(|slang| slang.is_contraction);
    }
    found
}

/// Words that the dialect says so and that a formal writer writes so when a hamza is missed; the speller knows the right word.
fn is_also_misspelt(word: &str) -> bool {
    const WORDS: [&str; 7] = ["شي", "دقايق", "دايما", "الكهربا", "كهربا", "رايكم", "رايك"];
    let word = plain(word);
    // `مايلزم` is "what is needed" there.
    WORDS.contains(&word.as_str()) || word.strip_prefix('و').unwrap_or(&word).starts_with("ماي")
}

/// Blaming phrases in the order of the text.
pub fn blame(text: &str) -> Vec<Blame> {
    static BLAME: OnceLock<Phrases<(&'static str, bool, bool)>> = OnceLock::new();
    let of = |list, is_of_others| lines(list).map(move |(phrase, instead)| (phrase, (instead, is_of_others, phrase.ends_with('.'))));
    let customers = || of(include_str!("../data/blame.tsv"), false);
    let list = BLAME.get_or_init(|| Phrases::new(customers().chain(of(include_str!("../data/shifting.tsv"), true))));
    let words = words(text);
    let is_meant = |hit: &Hit<'_, (&str, bool, bool)>| !hit.value.2 || ends_clause(text, place(&words, &hit.words).end);
    let listed = list.find(text, &words).into_iter().filter(is_meant);
    let of_hit = |hit: Hit<'_, (&'static str, bool, bool)>| Blame {
        range: place(&words, &hit.words),
        instead: hit.value.0,
        plain: Vec::new(),
        is_of_others: hit.value.1,
    };
    let mut found: Vec<Blame> = blaming::find(text).into_iter().chain(listed.map(of_hit)).collect();
    found.sort_by_key(|blame| blame.range.start);
    found.dedup_by(|later, earlier| later.range.start < earlier.range.end);
    found
}

/// Says whether a clause ends at a place of the text: with it, with a stop, or because another one is joined to it.
fn ends_clause(text: &str, at: usize) -> bool {
    let rest = text[at..].trim_start_matches([' ', '"', '»', '”']);
    rest.chars().next().is_none_or(|next| matches!(next, '.' | '،' | '؛' | '!' | '؟' | ',' | ';' | '\n' | '\r' | 'و'))
}

/// Sentences of more than 35 words, each with how many it has.
pub fn long_sentences(text: &str) -> Vec<(Range<usize>, usize)> {
    let counted = sentences(text).into_iter().map(|range| (range.clone(), words(&text[range]).len()));
    counted.filter(|(_, count)| *count > LONGEST_SENTENCE).collect()
}

fn list() -> &'static Phrases<&'static str> {
    static LIST: OnceLock<Phrases<&'static str>> = OnceLock::new();
    let lists = [include_str!("../data/slang-ar.tsv"), include_str!("../data/slang-en.tsv")];
    let formal = lines(include_str!("../data/formal.tsv")).map(|(phrase, _)| (phrase, FORMAL));
    LIST.get_or_init(|| Phrases::new(lists.into_iter().flat_map(lines).chain(formal)))
}

/// Says whether the lists name a word as colloquial.
pub(crate) fn is_listed(word: &str) -> bool {
    list().find(word, &words(word)).iter().any(|hit| *hit.value != FORMAL)
}

/// The fold makes one of what the formal language tells apart by its hamza: `دائما` and `دايما`, `بأي` and `باي`, `وأيد` and `وايد`.
/// So a word written with a hamza that the list does not write is another word.
fn is_formal_spelling(written: &str) -> bool {
    static SPELLINGS: OnceLock<HashSet<String>> = OnceLock::new();
    let word = plain(written);
    let has_hamza = word.contains(['ئ', 'ؤ', 'آ']) || word.chars().skip(1).any(|ch| matches!(ch, 'أ' | 'إ')) || word.ends_with('ى');
    let spellings = || lines(include_str!("../data/slang-ar.tsv")).map(|(phrase, _)| plain(phrase)).collect();
    let is_listed = |word: &str| SPELLINGS.get_or_init(spellings).contains(word);
    has_hamza && !word.contains(' ') && !is_listed(&word) && !word.strip_prefix('و').is_some_and(is_listed)
}

/// Says whether a short word stands in capitals and digits, as a code does that chat has in small letters: HR, RN, B4.
fn is_code(written: &str) -> bool {
    const OF_CHAT: [&str; 12] = ["FYI", "BTW", "LOL", "OMG", "TBH", "IMO", "BRB", "IDK", "NVM", "THX", "PLS", "PLZ"];
    let is_capital = |ch: char| ch.is_ascii_uppercase() || ch.is_ascii_digit();
    written.len() <= 3
        && written.starts_with(|ch: char| ch.is_ascii_uppercase())
        && written.chars().all(is_capital)
        && !OF_CHAT.contains(&written)
}

/// Says whether a place lies inside a link or a mail address.
fn is_address(text: &str, at: usize) -> bool {
    let token = unspaced(text, at);
    token.contains("://") || token.contains('@') || token.starts_with("www.")
}

/// What stands around a place without a space, 200 letters to each side at most.
pub(crate) fn unspaced(text: &str, at: usize) -> String {
    let before = text[..at].chars().rev().take(200).take_while(|ch| !ch.is_whitespace());
    let after = text[at..].chars().take(200).take_while(|ch| !ch.is_whitespace());
    before.collect::<Vec<_>>().into_iter().rev().chain(after).collect()
}

fn place(words: &[Word], hit: &Range<usize>) -> Range<usize> {
    words[hit.start].range.start..words[hit.end - 1].range.end
}

fn slang(text: &str, words: &[Word], hit: Range<usize>, plain: &str) -> Slang {
    let range = place(words, &hit);
    let word = text[range.clone()].to_owned();
    let plain = persons::kept(&word, plain.split('|').filter(|choice| !choice.is_empty()));
    Slang { word, range, plain, is_contraction: false }
}

/// The endings of English contractions and the word that each stands for.
const CONTRACTIONS: [(&str, &str); 7] =
    [("n't", " not"), ("'ll", " will"), ("'ve", " have"), ("'re", " are"), ("'m", " am"), ("'d", " would"), ("'s", " is")];
/// Words whose "'s" is a verb; after any other word it is a possessive.
const VERBAL: [&str; 12] = ["it", "that", "there", "here", "what", "who", "he", "she", "where", "how", "everything", "let"];

fn contraction(text: &str, word: &Word) -> Option<Slang> {
    let (stem, full) = CONTRACTIONS.iter().find_map(|(end, full)| Some((word.folded.strip_suffix(end)?, *full)))?;
    if full == " is" && !VERBAL.contains(&stem) {
        return None;
    }
    let plain = match stem {
        "ca" => "cannot".to_owned(),
        "wo" => "will not".to_owned(),
        "sha" => "shall not".to_owned(),
        "let" => "let us".to_owned(),
        _ => format!("{stem}{full}"),
    };
    let written = &text[word.range.clone()];
    let plain = if written.starts_with(char::is_uppercase) { capital(&plain) } else { plain };
    Some(Slang { range: word.range.clone(), word: written.to_owned(), plain: vec![plain], is_contraction: true })
}

fn capital(words: &str) -> String {
    let mut chars = words.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_phrase_of_the_lists_is_found_and_there_are_enough() {
        let arabic: Vec<_> = lines(include_str!("../data/slang-ar.tsv")).map(|(phrase, _)| phrase).collect();
        assert!(arabic.len() > 500, "{}", arabic.len());
        for phrase in arabic {
            assert!(!find(phrase).is_empty() || is_also_misspelt(phrase), "{phrase}");
        }
    }

    /// Amounts and nouns of the list's phrases that stand without an article, folded.
    const NAMED: &str = "دينار دينارين يوم يومين شهر سنه ساعه اسبوع ورقه صوره توقيع نسخه فاتوره رساله خطوه معامله دفعه طلبكم معاملتكم موعدكم \
        سيارتكم شهاده موعد حضور مبلغ العيد رمضان نص ونص حسابكم";
    /// Words with an article that name nothing: courtesies, and what the dialect says in one word.
    const NAMING_NOTHING: &str = "الله العافيه الخير القوه الغالي الغاليه العمر العزيز الناس العال التمام السريع السموحه العذر القصور الحين الياي \
        الجاي الجايه اللي هالحين هاللحين هالشكل هالطريقه عالسريع";

    /// Nouns of the dialect, each with the formal one that stands in its place.
    const MEANING: [(&str, &str); 13] = [
        ("شغل", "عمل"),
        ("شغله", "امر"),
        ("شغلات", "امور"),
        ("سوالف", "امور"),
        ("سالفه", "موضوع"),
        ("يوم", "ايام"),
        ("صبح", "صباح"),
        ("موبايل", "هاتف"),
        ("تلفون", "هاتف"),
        ("ايميل", "بريد"),
        ("سيستم", "نظام"),
        ("سستم", "نظام"),
        ("بارحه", "امس"),
    ];

    /// What a folded word of a phrase names: `العيد`, `هالشهر`, `دينارين`.
    fn named(word: &str, is_alone: bool) -> Option<&str> {
        if NAMING_NOTHING.split(' ').any(|known| known == word) {
            return None;
        }
        let joined = ["هال", "عال"].iter().find_map(|front| word.strip_prefix(front)).filter(|noun| noun.chars().count() > 2);
        let definite = word.strip_prefix("ال").filter(|noun| !is_alone && noun.chars().count() > 2);
        joined.or(definite).or(NAMED.split(' ').any(|known| known == word).then_some(word))
    }

    #[test]
    fn an_alternative_keeps_the_amount_and_the_noun_of_its_phrase() {
        for (phrase, value) in lines(include_str!("../data/slang-ar.tsv")).filter(|(_, value)| !value.is_empty()) {
            assert!(!phrase.contains('*'), "{phrase}: {value} would stand for a word that the list does not know");
            let words = words(phrase);
            for (at, word) in words.iter().enumerate() {
                // `يوم تيون` is "when you come".
                let is_when = at == 0 && word.folded == "يوم";
                let Some(noun) = named(&word.folded, words.len() == 1).filter(|_| !is_when) else { continue };
                let formal = MEANING.iter().find(|(said, _)| *said == noun).map_or(noun, |(_, formal)| formal);
                let is_in = |folded: &str| [noun, formal].iter().any(|noun| folded.contains(noun.trim_end_matches('ه')));
                let keeps = |alternative: &str| is_in(&crate::fold::fold(alternative));
                assert!(value.split('|').all(keeps), "{phrase}: {value} loses {noun}");
            }
        }
    }

    #[test]
    fn what_one_click_puts_there_says_the_same() {
        let put = |text: &str| find(text).into_iter().flat_map(|slang| slang.plain).collect::<Vec<_>>();
        let pairs = [
            ("دينارين ونص", "دينارين ونصف"),
            ("ثنين", "اثنين"),
            ("عقب العيد", "بعد العيد"),
            ("عقب يومين", "بعد يومين"),
            ("هالمغرب", "مغرب اليوم"),
            ("راح نرسل", "سنرسل"),
            ("نقدر نمدد", "نستطيع أن نمدد"),
            ("لازم تدفعون", "يجب أن تدفعوا"),
            ("خلص طلبكم", "أُنجز طلبكم"),
            ("ممتاااز", "ممتاز"),
            ("شكراااا", "شكراً"),
        ];
        for (phrase, right) in pairs {
            assert_eq!(put(phrase), [right], "{phrase}");
        }
        for phrase in ["صوب الوزارة", "مال الفاتورة", "الشايب"] {
            assert_eq!(put(phrase), [""; 0], "{phrase} is written anew");
        }
    }

    #[test]
    fn a_hamza_that_is_missed_in_a_formal_text_is_no_slang() {
        let found = |text: &str| find(text).into_iter().map(|slang| slang.word).collect::<Vec<_>>();
        assert_eq!(found("يستغرق الفحص خمس دقايق"), [""; 0]);
        assert_eq!(found("ask the HR department about paper of size B4"), [""; 0]);
        assert_eq!(found("خلاص، خمس دقايق ونخلص"), ["خلاص", "دقايق", "ونخلص"]);
    }

    #[test]
    fn contractions_are_written_out_and_possessives_left() {
        let found: Vec<_> =
            find("We can't, Don’t and it's; the customer's file won't").into_iter().map(|slang| slang.plain[0].clone()).collect();
        assert_eq!(found, ["cannot", "Do not", "it is", "will not"]);
    }
}
