//! What a question asks for, by the word that asks and, where that leaves it open, by its first noun that tells.

use crate::kindred::bare;

/// What a question asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Asks {
    Time,
    Amount,
    Count,
    Place,
    Reason,
    Way,
    Who,
    Papers,
    Number,
    State,
    Whether,
    Something,
}

const WHEN: &str = "متي when";
const WHERE: &str = "اين وين فين where";
const WHY: &str = "لماذا ليش ليه why";
const HOW: &str = "كيف شلون اشلون كيفيه ازاي how";
const WHO: &str = "منو who whom whose";
const HOW_MUCH: &str = "كم بكم جم شكثر";
const WHAT: &str = "ماذا شنو شنهو ماهي ماهو شو what which";
const WHETHER: &str = "هل can could is are was do does did has have will would may should must";

/// Units of time, of which "how many" asks for a length.
const UNITS: &str = "يوم يوما ايام اسبوع اسبوعا اسابيع شهر شهرا اشهر شهور سنه سنين سنوات ساعه ساعات دقيقه وقت مده days weeks months years hours minutes time long \
    soon";
/// Verbs of lasting.
const LASTS: &str = "تستغرق يستغرق تاخذ ياخذ تطول يطول take takes last lasts";

/// Nouns that tell what is asked for.
const NOUNS: [(&str, Asks); 8] = [
    ("سبب اسباب reason cause", Asks::Reason),
    ("موعد مده مهله تاريخ ساعات اوقات دوام deadline date hours time", Asks::Time),
    (FEES, Asks::Amount),
    ("مكان عنوان موقع address location", Asks::Place),
    ("اوراق مستندات مستند وثائق مطلوب متطلبات documents document papers requirements", Asks::Papers),
    ("رقم هاتف تلفون number phone", Asks::Number),
    ("وضع حاله مصير status progress", Asks::State),
    ("طريقه خطوات اجراءات steps way procedure", Asks::Way),
];

/// What is paid.
const FEES: &str = "رسوم رسم سعر اسعار تكلفه كلفه يكلف تكلف قيمه مبلغ ثمن fee fees cost costs price charge charges amount";

/// Says whether a word stands in a list, as it is or with the Arabic "and" written onto it.
pub(crate) fn is_of(list: &str, word: &str) -> bool {
    let has = |word: &str| list.split_ascii_whitespace().any(|one| one == word);
    has(word) || word.strip_prefix('و').is_some_and(has)
}

/// Says whether it is a word that asks, or the noun that says what is asked for.
pub(crate) fn is_asking(word: &str) -> bool {
    [WHEN, WHERE, WHY, HOW, WHO, HOW_MUCH, WHAT, UNITS, LASTS].iter().any(|list| is_of(list, word)) || noun(word).is_some()
}

/// What the folded words of a question ask for.
pub(crate) fn asks_for(folded: &[String]) -> Asks {
    let by_word = (0..folded.len()).find_map(|at| by_word(folded, at));
    if let Some(asks) = by_word {
        return asks;
    }
    if folded.iter().any(|word| is_of(WHETHER, word)) {
        return Asks::Whether;
    }
    by_noun(folded)
}

fn by_word(folded: &[String], at: usize) -> Option<Asks> {
    let (word, next) = (folded[at].as_str(), folded.get(at + 1).map_or("", String::as_str));
    let simple = [(WHEN, Asks::Time), (WHERE, Asks::Place), (WHY, Asks::Reason), (WHO, Asks::Who)];
    if let Some((_, asks)) = simple.iter().find(|(list, _)| is_of(list, word)) {
        return Some(*asks);
    }
    // "From" and "not" are written as "who" and "what" are, and seldom begin a question.
    let is_first = |letters: &str| at == 0 && matches!(word.strip_prefix('و').unwrap_or(word), one if one == letters);
    match word {
        "how" if next == "much" => Some(Asks::Amount),
        "how" if is_of(UNITS, next) || next == "many" && folded.get(at + 2).is_some_and(|third| is_of(UNITS, third)) => Some(Asks::Time),
        "how" if next == "many" => Some(Asks::Count),
        _ if is_of(HOW, word) => Some(Asks::Way),
        _ if is_of(HOW_MUCH, word) => Some(how_much(folded, word)),
        _ if is_first("من") && !is_of(WHERE, next) => Some(Asks::Who),
        _ if is_first("ما") || is_of(WHAT, word) => Some(by_noun(folded)),
        _ => None,
    }
}

fn how_much(folded: &[String], word: &str) -> Asks {
    let has = |list: &str| folded.iter().any(|word| is_of(list, bare(word)) || is_of(list, word));
    if has(LASTS) || has(UNITS) {
        return Asks::Time;
    }
    let is_money = has(FEES) || is_of("بكم شكثر", word);
    if is_money { Asks::Amount } else { Asks::Count }
}

fn by_noun(folded: &[String]) -> Asks {
    folded.iter().find_map(|word| noun(word)).unwrap_or(Asks::Something)
}

fn noun(word: &str) -> Option<Asks> {
    NOUNS.iter().find(|(list, _)| is_of(list, word) || is_of(list, bare(word))).map(|(_, asks)| *asks)
}
