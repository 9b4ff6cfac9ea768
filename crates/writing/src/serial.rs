//! Verbs that the dialect puts behind each other without أن, and ما before what did not happen: `نقدر نرسل`, `يمكن يصل`, `للحين ما وصل`.

use crate::clause::Clause;
use crate::dictionary::arabic;
use crate::frequency::level;
use crate::slang::Slang;

/// Each pair of words that only the dialect puts so.
pub(crate) fn find(text: &str) -> Vec<Slang> {
    let clause = Clause::new(text);
    let pairs = (0..clause.len().saturating_sub(1)).filter(|at| is_serial(&clause, *at) || is_negation(&clause, *at));
    let slang = |at: usize| {
        let range = clause.range(at).start..clause.range(at + 1).end;
        Slang { word: text[range.clone()].to_owned(), range, plain: Vec::new(), is_contraction: false }
    };
    pairs.map(slang).collect()
}

/// `نقدر نرسل`, `تحتاجون تدفعون`, `يمكن يصل`: two verbs, where the formal language has أن or a noun between.
fn is_serial(clause: &Clause<'_>, at: usize) -> bool {
    let first = clause.word(at).strip_prefix('و').unwrap_or(clause.word(at));
    let second = clause.next(at, 1);
    let Some(person) = person(second) else { return false };
    WANTING.iter().any(|(word, persons)| *word == first && persons.contains(person))
}

/// Words behind which an act is wanted, able or due, with the letters by which the verb of the same person begins.
const WANTING: [(&str, &str); 32] = [
    ("نقدر", "ن"),
    ("تقدر", "ت"),
    ("تقدرون", "ت"),
    ("يقدر", "ي"),
    ("يقدرون", "ي"),
    ("أقدر", "أ"),
    ("نحاول", "ن"),
    ("يحاول", "ي"),
    ("تحاولون", "ت"),
    ("نحتاج", "نت"),
    ("تحتاجون", "ت"),
    ("يحتاج", "يت"),
    ("نود", "نت"),
    ("تودون", "ت"),
    ("نريد", "نت"),
    ("تريدون", "ت"),
    ("نرجو", "ت"),
    ("نتمنى", "ت"),
    ("تحبون", "ت"),
    ("نحب", "نت"),
    ("نستطيع", "ن"),
    ("تستطيعون", "ت"),
    ("يستطيع", "ي"),
    ("يمكن", "ينت"),
    ("يمكنكم", "ت"),
    ("ممكن", "ينت"),
    ("يجب", "ينت"),
    ("لازم", "ينت"),
    ("ضروري", "ينت"),
    ("المفروض", "ينت"),
    ("عليكم", "ت"),
    ("تفضلون", "ت"),
];

/// The letter of the person of a verb of the present that is no noun: of us, of several, of him where its other persons are written too.
fn person(verb: &str) -> Option<char> {
    let first = verb.chars().next()?;
    let rest = &verb[first.len_utf8()..];
    let has_all = |letters: [&str; 2]| letters.iter().all(|letter| level(&format!("{letter}{rest}")) <= USUAL);
    let is_verb = match first {
        'ت' | 'ي' if verb.ends_with("ون") => rest.chars().count() >= 4 && arabic().check(verb) && !OF_ONE.contains(&verb),
        'ن' if !IN_N.contains(&verb) => rest.chars().count() >= 3 && !rest.ends_with(['ه', 'ا', 'ة']) && has_all(["ي", "ت"]),
        'ي' => rest.chars().count() >= 2 && verb != "يوم" && !rest.ends_with(['ه', 'ا', 'ة']) && has_all(["ن", "ت"]),
        _ => false,
    };
    is_verb.then_some(first)
}

/// Words that end as the verbs of several and are none.
const OF_ONE: [&str; 7] = ["تعاون", "تهاون", "تكون", "يكون", "تلفزيون", "تلفون", "تليفون"];

/// Nouns whose ن is of the root: `يجب نزول الركاب`.
const IN_N: [&str; 6] = ["نزول", "نقود", "نفوق", "نفوذ", "نجوم", "نصوص"];

/// Forms of verbs that people use are at least so frequent, in decibels.
const USUAL: i32 = 66;

/// `للحين ما وصل`, `ليش ما دفعتم`, `الأوراق ما تكفي`: ما as "not", behind words of the dialect and behind the subject that begins the clause.
fn is_negation(clause: &Clause<'_>, at: usize) -> bool {
    let (before, verb) = (clause.before(at, 1), clause.next(at, 1));
    if clause.word(at) != "ما" || verb.is_empty() || STANDING.contains(&verb) {
        return false;
    }
    // Without an article it may be a verb with its pronoun, and ما what it is done to: `تلقينا ما يفيد`, `يصلكم ما يفيد`.
    let is_verb = before.ends_with("نا") || before.ends_with("تم");
    let is_subject = (before.starts_with("ال") || before.starts_with("هال")) && before.chars().count() >= 5 && !is_verb;
    let begins = clause.before(at, 2).is_empty() && is_subject && !TELLING.contains(&verb);
    // What is taken up again behind the verb, or told of by من, is "what": `الموظف ما طلبه`.
    let is_what = verb.ends_with('ه') || verb.ends_with("ها") || ["من", "به", "بها", "إليه", "عليه", "فيه"].contains(&clause.next(at, 2));
    OF_DIALECT.contains(&before) || (begins && !is_what && person_of_any(verb))
}

/// Says whether it is a verb of the present of any person.
fn person_of_any(verb: &str) -> bool {
    person(verb).is_some() || {
        let rest = verb.strip_prefix('ت').unwrap_or_default();
        rest.chars().count() >= 3 && level(&format!("ي{rest}")) <= USUAL
    }
}

/// Verbs of what is proved, told or counted, before which ما is "what": `المطلوب ما يثبت الملكية`, `الحضور ما يزيد على مئة`.
const TELLING: [&str; 15] =
    ["يفيد", "تفيد", "يثبت", "تثبت", "يشير", "تشير", "يؤكد", "تؤكد", "يدل", "تدل", "يوضح", "يبين", "يزيد", "يتجاوز", "يقل"];

/// What ما makes one phrase with.
const STANDING: [&str; 17] =
    ["زال", "زالت", "زالوا", "زلنا", "دام", "دامت", "عدا", "لم", "إذا", "بين", "يلي", "يلزم", "يزال", "تزال", "نزال", "يزالون", "تزالون"];

/// Words of the dialect behind which ما is "not".
const OF_DIALECT: [&str; 13] = ["للحين", "لحين", "لسه", "لسا", "ليش", "ليه", "اللي", "وايد", "الحين", "احنا", "إحنا", "انتو", "بس"];

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> Vec<String> {
        find(text).into_iter().map(|slang| slang.word).collect()
    }

    #[test]
    fn verbs_without_what_joins_them_are_of_the_dialect() {
        for (text, pair) in [
            ("نقدر نرسل لكم نسخة", "نقدر نرسل"),
            ("تحتاجون تدفعون الرسوم", "تحتاجون تدفعون"),
            ("يمكن يصل غداً", "يمكن يصل"),
            ("يمكنكم تحضرون غداً", "يمكنكم تحضرون"),
            ("الطلب للحين ما وصل", "ما وصل"),
            ("الأوراق ما تكفي", "ما تكفي"),
        ] {
            assert_eq!(told(text), [pair], "{text}");
        }
    }

    #[test]
    fn what_is_formal_is_left_alone() {
        for text in [
            "يمكنكم تحديث البيانات ونرجو تسديد الرسوم",
            "نحتاج توقيع المالك ويجب تقديم الطلب",
            "يمكن أن يصل غداً ونود أن نوضح",
            "الأوراق ما زالت لدينا",
            "الموظف ما طلبه منكم",
            "أرسلنا ما يكفي من الصور",
            "إليكم ما يلي",
            "قبل نهاية الشهر وقبل توقيع العقد",
            "يمكن تعاون الجهتين",
        ] {
            assert_eq!(told(text), [""; 0], "{text}");
        }
    }
}
