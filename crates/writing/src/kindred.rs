//! Whether two words speak of one thing: forms of one word, or words that stand for each other in answers.

use crate::stem::particle_stem;
use crate::stem::stem;
use crate::words::letters;

/// Words of one line stand for each other between a question and its answer.
const FAMILIES: [&str; 14] = [
    "تستغرق تاخذ ياخذ تنجز ينجز انجاز ستنجز ينتهي تنتهي سننهي ننهي تخلص يخلص تجهز يجهز جاهز جاهزه تكتمل اكتمال صدور يصدر تصدر سيصدر تصدرون ready issue issued \
     take takes done complete completed finish finished",
    "استلم نستلم تستلمون ستستلمون استلام الاستلام للاستلام تصل توصل بتوصل يوصل سيصلكم تصلكم يصلكم ستصلكم وصول collect collection pick picked receive get delivery \
     delivered",
    "اوراق مستندات وثائق documents document papers",
    "رد رديتوا تردون نرد سنرد الرد جواب answer reply respond response",
    "دفع ادفع ندفع تدفع يدفع الدفع الدفعات سداد السداد تسدد pay paid payment payments",
    "نقدا كاش نقد النقد بطاقه البطاقه بالبطاقه cash card cards",
    "يفتح تفتح مفتوح فتح الافتتاح نستقبلكم دوام الدوام دوامكم open opens opening",
    "متوفر متوفره متاح متاحه توفر available",
    "يلزم لازم مطلوب مطلوبه يشترط تحتاج احتاج نحتاج حاجه تحتاجون يحتاج need needs needed required require necessary",
    "الغاء الغيت الغي ملغي ملغاه تلغي يلغي cancel cancelled canceled",
    "تاخر تاخرت تاخير التاخير متاخر متاخره delay delayed late",
    "رفض رفضت مرفوض الرفض refused rejected refusal denied",
    "حضور الحضور حضوري احضر اراجع اجي personally person",
    "اونلاين الكترونيا online البوابه التطبيق portal app",
];

/// The word without an article.
pub(crate) fn bare(word: &str) -> &str {
    ["وال", "بال", "لل", "ال"].iter().find_map(|article| word.strip_prefix(article).filter(|rest| letters(rest) >= 3)).unwrap_or(word)
}

/// Says whether two folded words speak of one thing.
pub(crate) fn is_kindred(one: &str, other: &str) -> bool {
    one == other || is_form(one, other) || FAMILIES.iter().any(|family| is_in(family, one) && is_in(family, other))
}

fn is_in(family: &str, word: &str) -> bool {
    let stem = stem(word).unwrap_or_default();
    family.split_ascii_whitespace().any(|one| one == word || one == bare(word) || one == stem)
}

fn is_form(one: &str, other: &str) -> bool {
    let is_latin = |word: &str| word.starts_with(|ch: char| ch.is_ascii());
    match (is_latin(one), is_latin(other)) {
        (true, true) => is_english_form(one, other),
        (false, false) => {
            let (ones, others) = (stems(one), stems(other));
            ones.iter().any(|one| others.iter().any(|other| is_built_on(one, other) || is_built_on(other, one)))
        }
        _ => false,
    }
}

/// So many letters must two English words have in common where one goes on: "object" and "objection".
const BEGINNING: usize = 5;

fn is_english_form(one: &str, other: &str) -> bool {
    let (one, other) = (stem(one).unwrap_or_else(|| one.to_owned()), stem(other).unwrap_or_else(|| other.to_owned()));
    one == other || one.len().min(other.len()) >= BEGINNING && (one.starts_with(&other) || other.starts_with(&one))
}

fn stems(word: &str) -> Vec<String> {
    let light = stem(word).unwrap_or_else(|| word.to_owned());
    [Some(light), particle_stem(word)].into_iter().flatten().collect()
}

/// Says whether one Arabic word has all letters of another in a row, but for the long vowels: `جدد` in `تجديد`, `غير` in `تغيير`.
fn is_built_on(long: &str, short: &str) -> bool {
    [bones, consonants].iter().any(|part| {
        let (long, short) = (part(long), part(short));
        letters(&short) >= 3 && letters(&long) <= letters(&short) + MORE && long.contains(&short)
    })
}

/// So many letters a form has at most before and after its root.
const MORE: usize = 3;

/// The word without alefs, a doubled weak letter once.
fn bones(word: &str) -> String {
    let mut bones = String::new();
    word.chars().filter(|ch| !matches!(ch, 'ا' | 'ء')).for_each(|ch| {
        if !(matches!(ch, 'ي' | 'و') && bones.ends_with(ch)) {
            bones.push(ch);
        }
    });
    bones
}

/// The word without its long vowels.
fn consonants(word: &str) -> String {
    word.chars().filter(|ch| !matches!(ch, 'ا' | 'ء' | 'ي' | 'و')).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_a_word_and_words_that_answer_each_other_are_kindred() {
        for (one, other) in [
            ("استلم", "ستستلمون"),
            ("اجدد", "التجديد"),
            ("اغير", "لتغيير"),
            ("رفض", "رفضت"),
            ("اعترض", "الاعتراض"),
            ("object", "objections"),
            ("pay", "payment"),
            ("تستغرق", "تنجز"),
            ("late", "delay"),
        ] {
            assert!(is_kindred(one, other) && is_kindred(other, one), "{one} {other}");
        }
        for (one, other) in [("بطاقه", "رسوم"), ("fee", "feed"), ("موعد", "مركز"), ("card", "care")] {
            assert!(!is_kindred(one, other), "{one} {other}");
        }
    }
}
