//! أن and إن, which are heard alike: `نفيدكم إن`, `يجب إن`, `قال أن`, and بأن, لأن, وأن with them.

use crate::clause::Clause;

/// The conjunction that was meant at a place.
pub(crate) fn meant(clause: &Clause<'_>, at: usize) -> Option<String> {
    let (before, word, next) = (clause.before(at, 1), clause.word(at), clause.next(at, 1));
    let before = before.strip_prefix('و').filter(|rest| rest.chars().count() > 2).unwrap_or(before);
    if next.is_empty() || WITH_IF.contains(&next) {
        return None;
    }
    let is_that = FULL.contains(&before) || (LEADING.contains(&before) && is_noun_or_present(next));
    let is_told_by = clause.before(at, 1).starts_with("ال") && TELLING.contains(&clause.before(at, 2));
    let is_told = is_told_by || TELLING.iter().any(|verb| ["", "كم", "ك", "ه"].iter().any(|whom| before.strip_suffix(whom) == Some(*verb)));
    match word {
        "إن" if is_that || is_told => Some("أن".to_owned()),
        "أن" if SAYING.contains(&before) => Some("إن".to_owned()),
        _ => None,
    }
}

fn is_noun_or_present(next: &str) -> bool {
    next.starts_with("ال") || next.starts_with(['ت', 'ي', 'ن']) || next.ends_with("كم")
}

/// What follows إن where it is "if", or belongs to a wish.
const WITH_IF: [&str; 16] =
    ["شاء", "كان", "كانت", "كانوا", "كنتم", "كنت", "لم", "وجد", "وجدت", "تم", "أمكن", "رغبتم", "أردتم", "لزم", "صح", "دعت"];

/// Words behind which أن alone stands.
const FULL: [&str; 16] =
    ["يجب", "ينبغي", "يمكن", "يلزم", "يتعين", "يفترض", "يحق", "بشرط", "شرط", "علماً", "علما", "بما", "رغم", "لابد", "نود", "نأمل"];

/// Words behind which إن may begin another clause, or be "if".
const LEADING: [&str; 9] = ["على", "بعد", "قبل", "مع", "كما", "لو", "نرجو", "أرجو", "منذ"];

/// Verbs that tell, whom they tell may be written on.
const TELLING: [&str; 30] = [
    "نفيد",
    "نبلغ",
    "نخبر",
    "نذكر",
    "نعلم",
    "نؤكد",
    "نوضح",
    "نبين",
    "نحيط",
    "تبين",
    "يتبين",
    "اتضح",
    "يتضح",
    "علمنا",
    "لاحظنا",
    "وجدنا",
    "يبدو",
    "نرى",
    "أكد",
    "أكدت",
    "أوضح",
    "أوضحت",
    "أفاد",
    "أفادت",
    "ذكر",
    "ذكرت",
    "ذكرتم",
    "تأكد",
    "تأكدوا",
    "اعلموا",
];

/// Behind these what was said begins with إن.
const SAYING: [&str; 8] = ["قال", "قالت", "قالوا", "يقول", "تقول", "نقول", "يقولون", "قلتم"];

#[cfg(test)]
mod tests {
    use super::meant;
    use crate::clause::told;

    #[test]
    fn the_conjunction_is_told_that_its_verb_does_not_allow() {
        for (text, right) in [
            ("نفيدكم إن الطلب مكتمل", "أن"),
            ("يجب إن تقدموا الطلب", "أن"),
            ("على إن يكون موقعاً", "أن"),
            ("مع إن الطلب ناقص", "أن"),
            ("وتبين إن العداد معطل", "أن"),
            ("أكدت الإدارة إن الطلب سليم", "أن"),
            ("قال أن الطلب سليم", "إن"),
        ] {
            assert_eq!(told(text, meant).into_iter().map(|(_, right)| right).collect::<Vec<_>>(), [right], "{text}");
        }
    }

    #[test]
    fn the_conjunctions_are_left_alone_where_they_are_right() {
        for text in [
            "بعد إن شاء الله",
            "حيث إن الطلب مكتمل، وقال إن العقد سليم",
            "يجب إن كان الطلب ناقصاً أن يعاد",
            "نفيدكم، إن الطلب مكتمل",
            "على أن يكون، بعد أن اكتمل، بشرط أن يوقع",
            "يذكر أن الرسوم مخفضة",
        ] {
            assert_eq!(told(text, meant), [], "{text}");
        }
    }
}
