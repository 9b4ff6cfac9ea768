//! Words that are right alone and wrong between their neighbours: a verb where only a noun can stand, "his" where an adjective tells of a ة.

use crate::dictionary::plain;
use crate::frequency::level;
use crate::frequency::listed_level;
use crate::words::letters;

/// The word that was meant by one that its neighbours do not allow; all three are of Arabic, either neighbour may be empty.
pub(crate) fn meant(before: &str, word: &str, after: &str) -> Option<String> {
    let word = plain(word);
    let stem = opened(before, &word).or_else(|| pronounced(&word, after))?;
    let noun = format!("{stem}ة");
    // Behind من a verb can stand as well: "who directed".
    let rarer = if ["من", "ومن"].contains(&plain(before).as_str()) { -OF_WHO } else { ABOUT_AS_COMMON };
    let is_usual = listed_level(&noun).is_some_and(|level_of_noun| level_of_noun < USUAL && level_of_noun <= level(&word) + rarer);
    is_usual.then_some(noun)
}

/// What ends in an open ت behind a preposition, where no verb can stand: `بعد مراجعت`.
fn opened<'a>(before: &str, word: &'a str) -> Option<&'a str> {
    let stem = word.strip_suffix('ت').filter(|stem| letters(stem) >= 3 && !stem.ends_with('ا'))?;
    PREPOSITIONS.contains(&plain(before).as_str()).then_some(stem)
}

/// What ends in ه before an adjective of its own in ة: `دفعه واحدة`.
fn pronounced<'a>(word: &'a str, after: &str) -> Option<&'a str> {
    let stem = word.strip_suffix('ه').filter(|stem| letters(stem) >= 3)?;
    let after = plain(after);
    let is_relative = after.ends_with("ية") && !after.starts_with("ال") && letters(&after) >= 5;
    (is_relative || FEMININE.contains(&after.as_str())).then_some(stem)
}

/// The noun that is meant is at least so common, in decibels.
const USUAL: i32 = 62;

/// It may be rarer by so much than the word that stands there.
const ABOUT_AS_COMMON: i32 = 5;

/// By so many decibels must the noun be commoner where "of" may be "who".
const OF_WHO: i32 = 15;

const PREPOSITIONS: [&str; 31] = [
    "في",
    "من",
    "إلى",
    "على",
    "عن",
    "بعد",
    "قبل",
    "خلال",
    "عند",
    "لدى",
    "مع",
    "حول",
    "دون",
    "ضمن",
    "وفق",
    "حسب",
    "بين",
    "نحو",
    "رغم",
    "بسبب",
    "بشأن",
    "بخصوص",
    "عبر",
    "ضد",
    "طوال",
    "أثناء",
    "ومن",
    "وفي",
    "وعلى",
    "وعن",
    "وإلى",
];

/// Adjectives that follow a noun in ة at once and cannot be the object of a verb before them.
const FEMININE: [&str; 93] = [
    "واحدة",
    "جديدة",
    "إضافية",
    "ثانية",
    "كاملة",
    "أخرى",
    "سابقة",
    "لاحقة",
    "مسبقة",
    "قادمة",
    "ماضية",
    "رسمية",
    "إلكترونية",
    "صحيحة",
    "خاصة",
    "عامة",
    "معتمدة",
    "حكومية",
    "شخصية",
    "صالحة",
    "سارية",
    "مؤقتة",
    "نهائية",
    "أولى",
    "طويلة",
    "قصيرة",
    "كبيرة",
    "صغيرة",
    "واضحة",
    "مصدقة",
    "موقعة",
    "حديثة",
    "مدتها",
    "قدرها",
    "قيمتها",
    "رقمها",
    "تاريخها",
    "تتضمن",
    "تحتوي",
    "بديلة",
    "مستقلة",
    "مجانية",
    "مالية",
    "شهرية",
    "سنوية",
    "يومية",
    "قانونية",
    "تجارية",
    "صحية",
    "مرفقة",
    "مختومة",
    "موثقة",
    "مكتملة",
    "منتهية",
    "محدثة",
    "أصلية",
    "ملونة",
    "مترجمة",
    "سليمة",
    "ناقصة",
    "مقبولة",
    "مرفوضة",
    "مؤكدة",
    "محجوزة",
    "ثابتة",
    "متاحة",
    "مفتوحة",
    "مغلقة",
    "ضرورية",
    "عاجلة",
    "بسيطة",
    "مطابقة",
    "مماثلة",
    "متكررة",
    "محددة",
    "مشتركة",
    "منفصلة",
    "فورية",
    "تفصيلية",
    "تعريفية",
    "سكنية",
    "تأمينية",
    "ضريبية",
    "جمركية",
    "طبية",
    "دراسية",
    "مدرسية",
    "بنكية",
    "مصرفية",
    "أمنية",
    "فنية",
    "إدارية",
    "ميدانية",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_noun_is_meant_where_no_verb_and_no_pronoun_can_stand() {
        let meant = |before, word, after| super::meant(before, word, after);
        assert_eq!(meant("بعد", "خدمت", "العملاء").as_deref(), Some("خدمة"));
        assert_eq!(meant("في", "جلست", "").as_deref(), Some("جلسة"));
        assert_eq!(meant("تُدفع", "دفعه", "واحدة").as_deref(), Some("دفعة"));
        assert_eq!(meant("هذه", "صوره", "واضحة").as_deref(), Some("صورة"));
    }

    #[test]
    fn verbs_nouns_in_taa_and_pronouns_are_left_where_they_may_stand() {
        for (before, word, after) in [
            ("التي", "خدمت", "العملاء"),
            ("في", "بيت", "الوالد"),
            ("من", "وقت", "إلى"),
            ("على", "صوت", ""),
            ("عن", "المستندات", "المطلوبة"),
            ("قدم", "صوره", "إلى"),
            ("من", "وجهت", "إليه"),
        ] {
            assert_eq!(meant(before, word, after), None, "{before} {word} {after}");
        }
    }
}
