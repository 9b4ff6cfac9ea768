//! Whose something is and for whom, as the dialect says it: `المحامي مالكم`, `جاهز حق الاستلام`.

use crate::clause::Clause;
use crate::gender::STATES;
use crate::spoken::Told;
use crate::words::letters;

/// What is said so at a place.
pub(crate) fn meant(clause: &Clause<'_>, at: usize) -> Option<Told> {
    for_whom(clause, at).or_else(|| whose(clause, at))
}

/// `جاهز حق الاستلام`, `تأجلت حق يوم الأحد`, `أرسلناها حق المدير`: "for", where nobody has a right.
fn for_whom(clause: &Clause<'_>, at: usize) -> Option<Told> {
    let (before, next) = (clause.before(at, 1), clause.next(at, 1));
    let is_state = STATES.contains(&before.strip_suffix('ة').unwrap_or(before));
    let is_sent = letters(before) >= 6 && ["ناها", "ناه", "ناهم", "وها", "وه"].iter().any(|end| before.ends_with(end));
    let is_for = (is_state || is_sent) && next.starts_with("ال")
        || (matches!(next, "يوم" | "شهر" | "سنة") && !before.is_empty() && !before.ends_with("من") && !before.starts_with('ل'));
    (clause.word(at) == "حق" && is_for).then(|| (1, vec!["لـ".to_owned()]))
}

/// `المحامي مالكم`: whose somebody or something is.
fn whose(clause: &Clause<'_>, at: usize) -> Option<Told> {
    const OWN: [&str; 9] = ["مالكم", "مالك", "مالي", "ماله", "مالها", "مالهم", "مالنا", "مالتكم", "مالتنا"];
    let (before, word) = (clause.before(at, 1), clause.word(at));
    let is_known = before.starts_with("ال") && letters(before) >= 5 && !before.ends_with("ية");
    // `التحليل مالي` tells of money, and `حفظ المالك ماله` of what he owns.
    let is_over = clause.before(at, 2).is_empty() || matches!(clause.before(at, 2), "من" | "مع" | "على" | "في" | "إلى" | "عند");
    (OWN.contains(&word) && is_known && is_over && !matches!(word, "مالي" | "مالك" | "ماله")).then(|| (1, Vec::new()))
}

#[cfg(test)]
mod tests {
    use super::meant;
    use crate::clause::Clause;

    fn told(text: &str) -> Vec<String> {
        let clause = Clause::new(text);
        (0..clause.len()).filter_map(|at| meant(&clause, at).map(|_| clause.word(at).to_owned())).collect()
    }

    #[test]
    fn whose_it_is_in_the_dialect_is_told_and_a_right_is_left_alone() {
        for (text, word) in [
            ("البطاقة جاهزة حق الاستلام", "حق"),
            ("المعاملة تأجلت حق يوم الأحد", "حق"),
            ("أرسلناها حق المدير", "حق"),
            ("المحامي مالكم استلم الإشعار", "مالكم"),
        ] {
            assert_eq!(told(text), [word], "{text}");
        }
        for text in ["لكم حق الاعتراض، ومن حق يوم العمل", "حفظت الشركة مالكم", "وجه حق الملكية"]
        {
            assert_eq!(told(text), [""; 0], "{text}");
        }
    }
}
