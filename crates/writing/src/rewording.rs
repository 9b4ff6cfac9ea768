//! What is offered in the place of colloquial words, so that one press leaves a sentence that says the same.

use std::ops::Range;

use crate::clause::Clause;
use crate::dictionary::plain;
use crate::plain_clause;
use crate::plainly;
use crate::slang::Slang;
use crate::spoken::without_noon;
use crate::words::letters;
use crate::words::words;

/// Adds what is colloquial only beside other colloquial words, and puts the plain wording behind each but one's `own` words.
pub(crate) fn reword(text: &str, clause: &Clause<'_>, found: &mut Vec<Slang>, is_own: &dyn Fn(&Slang) -> bool) {
    // Alone, `ما نستلم` may be "what we receive", of which the opposite would be put there.
    let speaks = found.iter().filter(|slang| !slang.is_contraction && !slang.word.is_ascii()).take(2).count() == 2;
    if speaks {
        let beside = of_dialect_beside(text, clause, found);
        found.extend(beside);
        found.sort_by_key(|slang| slang.range.start);
    }
    let is_sure = |slang: &Slang| speaks || !["ما ", "وما "].iter().any(|ma| slang.word.starts_with(ma));
    for slang in found.iter_mut().filter(|slang| !slang.is_contraction && !is_own(slang)) {
        let is_sure = is_sure(slang);
        reworded(text, clause, slang, is_sure);
    }
    found.dedup_by(|later, earlier| later.range.start < earlier.range.end);
}

/// Words of the formal language that the dialect has in another sense, in a text that speaks it elsewhere.
fn of_dialect_beside(text: &str, clause: &Clause<'_>, found: &[Slang]) -> Vec<Slang> {
    let is_free = |range: &Range<usize>| found.iter().all(|slang| slang.range.end <= range.start || range.end <= slang.range.start);
    let told = |at: usize| {
        let range = clause.range(at);
        let (range, formal) = match forbidden(clause, at) {
            Some(formal) => (range.start..clause.range(at + 1).end, formal),
            None => (range, plainly::beside(clause.word(at))?),
        };
        is_free(&range).then(|| Slang { word: text[range.clone()].to_owned(), range, plain: vec![formal], is_contraction: false })
    };
    (0..clause.len()).filter_map(told).collect()
}

/// `لا ترمون`: what several are told not to do, without which the formal language takes the ن; where it is told of them, it stays.
fn forbidden(clause: &Clause<'_>, at: usize) -> Option<String> {
    const TOLD: [&str; 8] = ["تحتاجون", "تستحقون", "تملكون", "تعرفون", "تستطيعون", "تدفعون", "تزالون", "تكون"];
    let (written, verb) = (clause.word(at), clause.next(at, 1));
    let is_verb = verb.starts_with('ت') && verb.ends_with("ون") && letters(verb) >= 5 && !TOLD.contains(&verb);
    (matches!(written, "لا" | "ولا") && is_verb && clause.before(at, 1).is_empty()).then(|| format!("{written} {}", without_noon(verb)))
}

/// Puts what the phrase says word by word in the place of what its line of the list says of many words at once, or of nothing.
fn reworded(text: &str, clause: &Clause<'_>, slang: &mut Slang, is_sure: bool) {
    if !slang.word.starts_with(|first: char| ('\u{621}'..='\u{6D3}').contains(&first)) {
        return;
    }
    let denies = |words: &str| words.split(' ').any(|word| DENYING.contains(&word.trim_start_matches('و')));
    let is_denied = denies(&slang.word);
    slang.plain.retain(|plain| {
        !OF_MANY.contains(&plain.as_str()) && (!is_denied || denies(plain) || THANKS.iter().any(|thanks| plain.contains(thanks)))
    });
    let count = words(&slang.word).len();
    let first = clause.words().iter().position(|word| word.range.start == slang.range.start);
    let is_partial = |plain: &String| !plain.contains(' ') && !plain.ends_with("اً") && !THANKS.iter().any(|thanks| plain.contains(thanks));
    let is_exact = match count {
        1 => !plainly::has(&plain(&slang.word)),
        _ => !slang.plain.first().is_some_and(is_partial),
    };
    if !is_sure || !slang.plain.is_empty() && is_exact {
        return;
    }
    if let Some((taken, plain)) =
        first.and_then(|first| Some((first, plain_clause::said(clause, first, count)?))).map(|(first, said)| (first + said.0, said.1))
    {
        slang.range.end = clause.range(taken - 1).end;
        text[slang.range.clone()].clone_into(&mut slang.word);
        slang.plain = vec![plain];
    }
}

/// Words of a denial, of which an alternative may not say the opposite.
const DENYING: [&str; 12] = ["ما", "لا", "لم", "ليس", "ليست", "غير", "مب", "مو", "دون", "بلا", "لن", "عدم"];

/// Courtesies that deny nothing: `ما قصرتوا`.
const THANKS: [&str; 5] = ["شكر", "نعتذر", "نتمنى", "نؤكد", "فقط"];

/// What stands in the list for phrases of which it says only a part.
const OF_MANY: [&str; 49] = [
    "لأن",
    "أضف",
    "دون أن",
    "نؤكد لكم اهتمامنا",
    "أصدر",
    "يلزم",
    "لماذا لا",
    "نمشّي المعاملة",
    "تم",
    "صدر",
    "ظهر",
    "فعل",
    "ضع",
    "أرسل",
    "أرسلتم",
    "اتصل",
    "اتصل بكم",
    "نتصل بكم",
    "اطّلع",
    "انظر",
    "ادخل",
    "اذهب",
    "تذهبون",
    "تحقق",
    "أغلق",
    "فات",
    "معطل",
    "كما",
    "كأن",
    "القادم",
    "سيصلكم",
    "سنخبركم",
    "غير",
    "لم",
    "لا",
    "ليس",
    "ليس لدينا",
    "لا يمكن",
    "لا يمكننا",
    "لا يمكنكم",
    "حسناً",
    "انتهى",
    "إذا لم",
    "زوّدونا",
    "يحمل",
    "الذي",
    "التي",
    "نحن",
    "واحدة",
];
