//! Clauses that blame the customer by their build: `أنتم لم ترسلوا المستندات`, `لأنكم لم تسددوا الرسوم`, `بسبب خطئكم`.

use crate::clause::Clause;
use crate::fold::fold;
use crate::slang::Blame;
use crate::words::letters;

/// Such clauses, in the order of the text.
pub(crate) fn find(text: &str) -> Vec<Blame> {
    let clause = Clause::new(text);
    (0..clause.len()).filter_map(|at| undone(&clause, at).or_else(|| caused(&clause, at))).collect()
}

/// What to say instead of a phrase that names what the customer did not do.
const NEEDED: &str = "نوضح ما نحتاج إليه: «لاستكمال الطلب نرجو …»";
/// And where it is something that was not sent.
const NOT_HERE: &str = "نذكر ما لم يصل: «لم تصلنا المستندات بعد»";

/// The words before لم that make the customer its subject, each with what stands before the neutral wording.
const SUBJECTS: [(&str, &str); 12] = [
    ("أنتم", ""),
    ("انتم", ""),
    ("وأنتم", "و"),
    ("إنكم", ""),
    ("أنكم", "أنه "),
    ("انكم", "أنه "),
    ("بأنكم", "بأنه "),
    ("بانكم", "بأنه "),
    ("لأنكم", "لأنه "),
    ("لانكم", "لأنه "),
    ("لكنكم", "لكن "),
    ("ولكنكم", "ولكن "),
];

/// What a customer cannot help: `لم تتمكنوا`, `لم تستلموا`.
const NOT_THEIRS: [&str; 12] = ["تمكن", "ستطيع", "ستلم", "تسلم", "حصل", "جد", "تلق", "صل", "عد", "كون", "زال", "علم"];

/// Verbs of what is sent to us.
const SENDING: [&str; 9] = ["رسل", "رفق", "قدم", "زودون", "سلم", "بعث", "رفع", "حضر", "وفر"];

/// Words before the subject with which it is a condition: `في حال أنكم لم ترسلوا`.
const CONDITIONS: [&str; 5] = ["حال", "إذا", "اذا", "لو", "حالة"];

/// `أنتم لم ترسلوا`, `لأنكم لم تسددوا`, and `لم ترسلوا` where a sentence begins that does not ask.
fn undone(clause: &Clause<'_>, at: usize) -> Option<Blame> {
    let verb = clause.next(at, 1);
    let stem = verb.strip_prefix('ت').and_then(|rest| ENDS.iter().find_map(|end| rest.strip_suffix(end)))?;
    if clause.word(at) != "لم" || letters(stem) < 2 || NOT_THEIRS.contains(&stem) {
        return None;
    }
    let subject = SUBJECTS.iter().find(|(subject, _)| *subject == clause.before(at, 1));
    let is_condition = CONDITIONS.contains(&clause.before(at, 2));
    let begins = clause.begins_sentence(at) && !clause.asks(at);
    let (first, opening) = match subject {
        Some((_, opening)) if !is_condition => (at - 1, *opening),
        None if begins => (at, ""),
        _ => return None,
    };
    let is_sent = SENDING.contains(&stem);
    let arrived = if is_sent { arrival(clause.next(at, 2)) } else { None };
    Some(Blame {
        range: clause.range(first).start..clause.range(at + 1).end,
        instead: if is_sent { NOT_HERE } else { NEEDED },
        plain: arrived.map(|arrived| format!("{opening}{arrived}")).into_iter().collect(),
        is_of_others: false,
    })
}

/// The endings of several people behind لم, with whom or what the act is done to.
const ENDS: [&str; 6] = ["وا", "وها", "وه", "وهم", "ونا", "و"];

/// That what a noun names has not come, with the verb in the noun's gender; nothing where that is unknown.
fn arrival(noun: &str) -> Option<&'static str> {
    const HE: [&str; 12] =
        ["الطلب", "الإثبات", "الإيصال", "العقد", "الجواز", "الملف", "النموذج", "التوقيع", "الرد", "الخطاب", "الكشف", "المستند"];
    const SHE: [&str; 6] = ["الأوراق", "الوثائق", "الصور", "النسخ", "الفواتير", "النماذج"];
    let is_hers = noun.starts_with("ال") && (noun.ends_with("ات") || noun.ends_with('ة')) || SHE.contains(&noun);
    match (HE.contains(&noun), is_hers) {
        (true, _) => Some("لم يصلنا"),
        (_, true) => Some("لم تصلنا"),
        _ => None,
    }
}

/// `بسبب خطئكم`, also where its hamza is missed: the customer's fault as the cause.
fn caused(clause: &Clause<'_>, at: usize) -> Option<Blame> {
    const CAUSES: [&str; 8] = ["بسبب", "نتيجة", "جراء", "سببه", "السبب", "لسبب", "يعود", "والسبب"];
    let fault = clause.next(at, 1).trim_start_matches("إلى");
    let is_cause = CAUSES.contains(&clause.word(at)) && FAULTS.contains(&fold(fault).as_str());
    is_cause.then(|| Blame {
        range: clause.range(at).start..clause.range(at + 1).end,
        instead: NEEDED,
        plain: Vec::new(),
        is_of_others: false,
    })
}

/// Faults of several people or of one, folded.
const FAULTS: [&str; 16] = [
    "خطاكم",
    "خطيكم",
    "خطوكم",
    "اخطايكم",
    "اهمالكم",
    "تقصيركم",
    "تاخركم",
    "تاخيركم",
    "تهاونكم",
    "غلطكم",
    "غلطتكم",
    "خطاك",
    "خطيك",
    "اهمالك",
    "تقصيرك",
    "تاخرك",
];

#[cfg(test)]
mod tests {
    use super::find;

    fn told(text: &str) -> Vec<(&str, String)> {
        find(text).into_iter().map(|blame| (&text[blame.range], blame.plain.into_iter().next().unwrap_or_default())).collect()
    }

    #[test]
    fn what_the_customer_did_not_do_is_told_with_what_has_not_come() {
        assert_eq!(told("أنتم لم ترسلوا المستندات"), [("أنتم لم ترسلوا", "لم تصلنا".to_owned())]);
        assert_eq!(told("لم يكتمل الطلب لأنكم لم ترفقوا الإيصال"), [("لأنكم لم ترفقوا", "لأنه لم يصلنا".to_owned())]);
        assert_eq!(told("لم تسددوا الرسوم."), [("لم تسددوا", String::new())]);
    }

    #[test]
    fn the_customers_fault_as_a_cause_is_told_however_its_hamza_is_written() {
        for fault in ["خطاكم", "خطئكم", "خطأكم", "إهمالكم", "تقصيركم"] {
            let text = format!("تم رفض طلبكم بسبب {fault}");
            assert_eq!(told(&text), [(format!("بسبب {fault}").as_str(), String::new())]);
        }
    }

    #[test]
    fn a_condition_a_question_and_what_nobody_can_help_blame_nobody() {
        for text in [
            "إذا لم ترسلوا المستندات",
            "في حال أنكم لم ترسلوا المستندات",
            "لم تستلموا البطاقة.",
            "لأنكم لم تتمكنوا من الحضور",
            "لم ترسلوا الصورة؟",
            "سدد الله خطاكم",
        ] {
            assert_eq!(told(text), [], "{text}");
        }
    }
}
