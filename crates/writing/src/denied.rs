//! What the dialect denies with ما and the formal language with لا or لم: `الموقع ما يفتح`, `ما وصل الطلب`, `وما قالوا السبب`.

use crate::clause::Clause;
use crate::frequency::level;
use crate::spoken::Told;
use crate::spoken::is_present;
use crate::words::letters;

/// What is denied so at a place.
pub(crate) fn meant(clause: &Clause<'_>, at: usize) -> Option<Told> {
    let verb = clause.next(at, 1);
    let is_not = matches!(clause.word(at), "ما" | "وما") && letters(verb) >= 2;
    if is_not { present(clause, at, verb).or_else(|| past(clause, at, verb)) } else { None }
}

/// `الموقع ما يفتح`, `إذا ما يناسبكم`: the present behind its noun or a condition. Behind a verb or a preposition the same words are "what is
/// needed": `اتخذت الوزارة ما يلزم`.
fn present(clause: &Clause<'_>, at: usize, verb: &str) -> Option<Told> {
    let is_verb = verb.starts_with(['ي', 'ت']) && is_present(verb) && !verb.ends_with(['ه', 'ا']) && !NEEDED.contains(&verb);
    let before = clause.before(at, 1);
    let is_condition = CONDITIONS.contains(&before);
    let second = clause.before(at, 2);
    let is_told_of = is_named(before) && !OF_WORTH.contains(&before) && (second.is_empty() || CONDITIONS.contains(&second));
    (is_verb && clause.word(at) == "ما" && (is_condition || is_told_of)).then(|| (2, vec![format!("لا {verb}")]))
}

/// Words behind which ما denies.
pub(crate) const CONDITIONS: [&str; 11] = ["إذا", "اذا", "لأنه", "لأنها", "لأنكم", "لأنهم", "لكنه", "لكنها", "اللي", "لو", "بس"];

/// What is needed, follows or is still so: `المطلوب ما يلي`.
const NEEDED: [&str; 18] = [
    "يزيد",
    "يقل",
    "يقارب",
    "يعادل",
    "يلي",
    "يأتي",
    "يلزم",
    "يكفي",
    "يثبت",
    "يفيد",
    "يدل",
    "ينص",
    "يزال",
    "تزال",
    "يزالون",
    "تزالون",
    "يخص",
    "يتعلق",
];

/// Somebody or something known, of which a clause may tell.
pub(crate) fn is_named(word: &str) -> bool {
    const PEOPLE: [&str; 6] = ["هو", "هي", "هم", "أنتم", "احنا", "نحن"];
    PEOPLE.contains(&word) || (letters(word) >= 5 && (word.starts_with("ال") || word.ends_with("كم")))
}

/// `ما وصل الطلب`, `ما استلمنا الأوراق`, `وما قالوا السبب`: the past with its noun right behind. "What arrived" says from where or to whom, "what
/// they said" needs no more.
fn past(clause: &Clause<'_>, at: usize, verb: &str) -> Option<Told> {
    let what = clause.next(at, 2);
    let is_object =
        letters(what) >= 4 && (what.starts_with("ال") || what.ends_with("كم")) && !what.starts_with("الذ") && !what.starts_with("الت");
    let is_free = clause.before(at, 1).is_empty() || CONDITIONS.contains(&clause.before(at, 1)) || clause.word(at) == "وما";
    let arrives = ARRIVING.contains(&verb);
    let is_told_of = clause.word(at) == "ما" && is_named(clause.before(at, 1)) && clause.before(at, 2).is_empty();
    if is_told_of && !OF_WORTH.contains(&clause.before(at, 1)) && is_past(verb) {
        return Some((2, Vec::new()));
    }
    let is_ours = ["وا", "نا"].iter().any(|end| verb.strip_suffix(end).is_some_and(is_past_stem));
    (is_free && (is_object || ANYBODY.contains(&what)) && (arrives || is_ours)).then(|| (2, Vec::new()))
}

/// What says of "what" how it is: `المهم ما حدث`.
const OF_WORTH: [&str; 7] = ["المرفق", "المهم", "الأهم", "الأصل", "المقصود", "المطلوب", "الصحيح"];

/// A verb of the past, of one or of several.
pub(crate) fn is_past(verb: &str) -> bool {
    !verb.starts_with('ي') && is_past_stem(["نا", "وا", "ت"].iter().find_map(|end| verb.strip_suffix(end)).unwrap_or(verb))
}

/// Verbs that need no object, so that the noun behind them is what did not arrive.
const ARRIVING: [&str; 18] = [
    "وصل",
    "وصلت",
    "صدر",
    "صدرت",
    "انتهى",
    "انتهت",
    "اكتمل",
    "اكتملت",
    "نزل",
    "نزلت",
    "رجع",
    "رجعت",
    "حضر",
    "حضرت",
    "بدأ",
    "بدأت",
    "رد",
    "ردت",
];

/// What is denied of all.
const ANYBODY: [&str; 5] = ["أحد", "أحداً", "أحدا", "أي", "شيء"];

/// Says whether a verb of the past has this stem: all its common forms are written, and it is not one that is still so.
fn is_past_stem(stem: &str) -> bool {
    const STILL: [&str; 7] = ["زل", "زال", "كن", "كان", "دم", "دام", "قبل"];
    let is_written = |end: &str| level(&format!("{stem}{end}")) <= WRITTEN;
    letters(stem) >= 2 && !STILL.contains(&stem) && ["ت", "وا", "نا"].iter().filter(|end| is_written(end)).count() > 1
}

/// The forms of a verb that people use are at least so frequent, in decibels.
const WRITTEN: i32 = 68;

#[cfg(test)]
mod tests {
    use super::meant;
    use crate::clause::Clause;

    fn told(text: &str) -> Vec<String> {
        let clause = Clause::new(text);
        let told = |at| meant(&clause, at).map(|_| format!("{} {}", clause.word(at), clause.next(at, 1)));
        (0..clause.len()).filter_map(told).collect()
    }

    #[test]
    fn what_is_denied_with_ma_is_told() {
        for (text, denied) in [
            ("الموقع ما يفتح", "ما يفتح"),
            ("إذا ما يناسبكم الموعد", "ما يناسبكم"),
            ("ما وصل الطلب إلى الآن", "ما وصل"),
            ("رفضوا الطلب وما قالوا السبب", "وما قالوا"),
            ("ما استلمنا الأوراق", "ما استلمنا"),
            ("المبلغ ما وصل من البنك", "ما وصل"),
        ] {
            assert_eq!(told(text), [denied], "{text}");
        }
    }

    #[test]
    fn what_is_needed_was_said_or_is_still_so_is_left_alone() {
        for text in [
            "اتخذت الوزارة ما يلزم، والمطلوب ما يلي",
            "من المستندات ما يثبت السكن",
            "ما وصل إلينا من طلبات",
            "ما زلنا ننتظر، وما زالت الخدمة متوقفة",
            "ما قدموا من خدمات وما قالوا به",
            "كل ما قدمنا الطلب",
            "المهم ما حدث بعد ذلك",
            "الأوراق ما زالت لدينا",
            "نعتذر عما حدث",
        ] {
            assert_eq!(told(text), [""; 0], "{text}");
        }
    }
}
