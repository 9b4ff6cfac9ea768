//! Words that their place in an Arabic sentence does not allow: a verb where its noun must stand, a form of another gender beside a noun in ة.

use crate::dictionary::arabic;
use crate::dictionary::is_name;
use crate::dictionary::plain;
use crate::frequency::level;
use crate::frequency::listed_level;
use crate::names::is_title;
use crate::words::letters;

/// The word that was meant by one that is right alone; the neighbours are empty where a sign or a line parts them.
pub(crate) fn meant(before: &str, word: &str, after: &str) -> Option<String> {
    let (before, word, after) = (plain(before), plain(word), plain(after));
    let noun = verbal_noun(&before, &word).or_else(|| shortened_noun(&before, &word)).or_else(|| relative(&before, &word));
    noun.or_else(|| preposition(&before, &word, &after)).filter(|meant| arabic().check(meant))
}

/// `بعد استلم`, `تم أرسل`, `لاستكمل`: where a noun must stand, the past of a verb lacks the long vowel of its noun.
fn verbal_noun(before: &str, word: &str) -> Option<String> {
    let joined = word.strip_prefix(['ل', 'ب']).filter(|verb| verb.starts_with('ا'));
    let verb = joined.unwrap_or(word);
    let particle = &word[..word.len() - verb.len()];
    let is_of_four = AFTER_WHICH_DONE.contains(&before) && verb.starts_with('أ') && letters(verb) == 4;
    let is_longer = (joined.is_some() || BEFORE_NOUNS.contains(&before)) && verb.starts_with('ا') && letters(verb) >= 5;
    if verb.starts_with("ال") || !(is_of_four || is_longer) || verb.ends_with(['ا', 'ى', 'ة', 'ه', 'ت', 'ي', 'و']) {
        return None;
    }
    let last = verb.chars().next_back()?;
    let stem = &verb[..verb.len() - last.len_utf8()];
    let stem = stem.strip_prefix('أ').map_or_else(|| stem.to_owned(), |stem| format!("إ{stem}"));
    let noun = format!("{stem}ا{last}");
    (!stem.ends_with(['ا', 'و', 'ي']) && is_usual(&noun)).then(|| format!("{particle}{noun}"))
}

/// `تم تغير الموعد`, `يرجى تسجل الطلب`: the noun of what somebody does has a ي that the noun of what happens has not.
fn shortened_noun(before: &str, word: &str) -> Option<String> {
    let is_done = AFTER_WHICH_DONE.contains(&before);
    let letters: Vec<char> = word.chars().collect();
    let [first, one, two, three] = letters[..] else { return None };
    let is_happening = first != 'ت' || HAPPENING.contains(&word) || ['ا', 'ى', 'ة'].iter().any(|vowel| [one, two, three].contains(vowel));
    let noun = format!("ت{one}{two}ي{three}");
    (is_done && !is_happening && is_usual(&noun)).then_some(noun)
}

/// What happens to somebody, or is done without an object, and may stand behind "it was done".
const HAPPENING: [&str; 24] = [
    "تسلم", "تأكد", "تحقق", "تعهد", "تملك", "تحمل", "تخلص", "تبرع", "تعرف", "تبني", "تلقي", "تصرف", "تنقل", "توقف", "تدخل", "تطوع", "تظلم",
    "تجمع", "توسع", "تقدم", "تكبد", "تأخر", "تضرر", "تسرب",
];

/// `الخدمة الإلكتروني`, `الدفعة الأولي`: what is told of a definite noun in ة or ات has the same ending.
fn relative(before: &str, word: &str) -> Option<String> {
    let is_feminine = before.starts_with("ال") && before.ends_with('ة') && !is_title(before);
    if !is_feminine || !word.starts_with("ال") || is_name(word) || PERSONS.contains(&word) {
        return None;
    }
    if word == "الأولي" {
        return Some("الأولى".to_owned());
    }
    let stem = word.strip_suffix('ي').filter(|stem| letters(stem) >= 5)?;
    let feminine = format!("{stem}ية");
    let is_as_usual = listed_level(&feminine).is_some_and(|other| other <= level(word) + ABOUT_AS_COMMON && other <= USUAL);
    is_as_usual.then_some(feminine)
}

/// `لدي المركز`: "at" and not "I have"; `بالإضافة إلا ذلك`: "to" and not "but".
fn preposition(before: &str, word: &str, after: &str) -> Option<String> {
    match word {
        "لدي" if after.starts_with("ال") => Some("لدى".to_owned()),
        "ولدي" if after.starts_with("ال") => Some("ولدى".to_owned()),
        "إلا" if BEFORE_TO.contains(&before) && !after.is_empty() && after != "أن" => Some("إلى".to_owned()),
        _ => None,
    }
}

fn is_usual(word: &str) -> bool {
    listed_level(word).is_some_and(|level| level <= USUAL)
}

/// What is meant is at least so common, in decibels.
const USUAL: i32 = 60;

/// The feminine may be rarer by so much than the masculine that stands there.
const ABOUT_AS_COMMON: i32 = 6;

/// What is done or not stands behind these as a noun.
const AFTER_WHICH_DONE: [&str; 10] = ["تم", "يتم", "سيتم", "وتم", "ويتم", "وسيتم", "يرجى", "نرجو", "ويرجى", "ونرجو"];

/// Behind these stands a noun and never the past of a verb.
const BEFORE_NOUNS: [&str; 39] = [
    "في",
    "إلى",
    "على",
    "بعد",
    "قبل",
    "عند",
    "خلال",
    "لدى",
    "حول",
    "بدون",
    "دون",
    "أثناء",
    "قيد",
    "بسبب",
    "بشأن",
    "بخصوص",
    "لغرض",
    "بهدف",
    "لحين",
    "عملية",
    "إجراءات",
    "تم",
    "يتم",
    "سيتم",
    "وتم",
    "ويتم",
    "وسيتم",
    "يرجى",
    "نرجو",
    "ويرجى",
    "ونرجو",
    "بانتظار",
    "يمكنكم",
    "ويمكنكم",
    "نود",
    "تاريخ",
    "موعد",
    "مدة",
    "رسوم",
];

/// Nouns, and verbs of sending, behind which "to" follows.
const BEFORE_TO: [&str; 26] = [
    "إضافة",
    "بالإضافة",
    "إشارة",
    "بالإشارة",
    "استنادا",
    "الرجوع",
    "بالرجوع",
    "التوجه",
    "الدعوة",
    "الحاجة",
    "بحاجة",
    "الدخول",
    "الوصول",
    "العودة",
    "التحويل",
    "تحويل",
    "إحالة",
    "أحيل",
    "أحيلت",
    "أرسلنا",
    "أرسل",
    "وصل",
    "انتقل",
    "الانتقال",
    "حاجة",
    "نسبة",
];

/// Those whom a woman's act may be done to, and who end as such words do: `وكلت الشركة المحامي`.
const PERSONS: [&str; 9] = ["القاضي", "المدعي", "المحامي", "المشتري", "الراعي", "المستدعي", "المصفي", "المتعدي", "المعتدي"];

/// A weak verb of the passive that its writer marked: `أُنهي`, `وسُوّي`; of the active its last letter would be ى.
pub(crate) fn is_passive(word: &str) -> bool {
    let word = word.strip_prefix(['و', 'ف']).filter(|rest| rest.chars().nth(1) == Some(DAMMA)).unwrap_or(word);
    word.chars().nth(1) == Some(DAMMA) && word.ends_with('ي')
}

/// The sign of u, which begins a passive.
const DAMMA: char = '\u{64F}';

#[cfg(test)]
mod tests {
    use super::meant;

    #[test]
    fn a_form_that_cannot_stand_there_is_told_with_the_one_that_can() {
        let told = [
            ("بعد", "استلم", "الطلب", "استلام"),
            ("تم", "تغير", "الموعد", "تغيير"),
            ("تم", "أرسل", "الرد", "إرسال"),
            ("نموذج", "لاستكمل", "الملف", "لاستكمال"),
            ("الخدمة", "الإلكتروني", "", "الإلكترونية"),
            ("الدفعة", "الأولي", "", "الأولى"),
            ("مسجل", "لدي", "الهيئة", "لدى"),
            ("بالإضافة", "إلا", "ذلك", "إلى"),
        ];
        for (before, word, after, right) in told {
            assert_eq!(meant(before, word, after).as_deref(), Some(right), "{before} {word}");
        }
    }

    #[test]
    fn a_weak_verb_of_the_passive_is_told_by_its_mark() {
        assert!(super::is_passive("أُنهي") && super::is_passive("وسُوّي"));
        assert!(!super::is_passive("أنهي") && !super::is_passive("حُكم"));
    }

    #[test]
    fn the_same_forms_pass_where_they_can_stand() {
        for (before, word, after) in [
            ("الذي", "استلم", "الطلب"),
            ("من", "استلم", "الطلب"),
            ("البريد", "الإلكتروني", ""),
            ("السيدة", "العرادي", ""),
            ("المحكمة", "المدعي", ""),
            ("", "لدي", "استفسار"),
            ("يصل", "إلا", "متأخرا"),
            ("بعد", "اليوم", "الأول"),
            ("في", "الطلب", "المقدم"),
            ("في", "أسرع", "وقت"),
            ("خدمة", "بالعمل", ""),
            ("لا", "لاحقا", ""),
        ] {
            assert_eq!(meant(before, word, after), None, "{before} {word}");
        }
    }
}
