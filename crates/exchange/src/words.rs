//! The words with which other help desks say how a case stands, how much it presses, in which language, and of which gender somebody is.

use kernel::Gender;
use kernel::Lang;
use writing::Urgency;

use crate::fields::plain;

/// How a case stands elsewhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Stands {
    /// The customer waits.
    Open,
    /// The customer was answered and has not written since.
    Answered,
    /// Settled.
    Closed,
}

const OPEN: &[&str] = &[
    "open",
    "new",
    "in progress",
    "on hold",
    "active",
    "assigned",
    "reopened",
    "مفتوح",
    "مفتوحة",
    "جديد",
    "جديدة",
    "قيد المعالجة",
    "قيد التنفيذ",
    "قيد الدراسة",
    "قيد الإجراء",
    "معلق",
    "معلقة",
];
const ANSWERED: &[&str] = &[
    "pending",
    "answered",
    "replied",
    "waiting",
    "waiting for customer",
    "waiting on customer",
    "awaiting customer",
    "تم الرد",
    "مجاب",
    "بانتظار العميل",
    "في انتظار العميل",
    "بانتظار رد العميل",
];
const CLOSED: &[&str] = &[
    "closed",
    "solved",
    "resolved",
    "done",
    "completed",
    "finished",
    "archived",
    "مغلق",
    "مغلقة",
    "محلول",
    "محلولة",
    "منجز",
    "منجزة",
    "مكتمل",
    "مكتملة",
    "منتهي",
    "منتهية",
    "تم الحل",
    "تم الإغلاق",
];
const ORDINARY: &[&str] = &["", "low", "normal", "medium", "ordinary", "عادي", "عادية", "منخفض", "منخفضة", "متوسط", "متوسطة"];
const SOON: &[&str] = &["high", "soon", "pressing", "مرتفع", "مرتفعة", "عالي", "عالية", "مستعجل", "مستعجلة", "ملح", "ملحة"];
const URGENT: &[&str] = &["urgent", "critical", "emergency", "عاجل", "عاجلة", "طارئ", "طارئة", "حرج", "حرجة"];

/// How a case stands; nothing for a word that says it nowhere.
pub(crate) fn stands(word: &str) -> Option<Stands> {
    one_of(word, &[(OPEN, Stands::Open), (ANSWERED, Stands::Answered), (CLOSED, Stands::Closed)])
}

/// How much it presses.
pub(crate) fn urgency(word: &str) -> Option<Urgency> {
    one_of(word, &[(ORDINARY, Urgency::Ordinary), (SOON, Urgency::Soon), (URGENT, Urgency::Urgent)])
}

/// The language: `ar`, `en-US`, `العربية`.
pub(crate) fn lang(word: &str) -> Option<Lang> {
    let first = word.split(['-', '_']).next().unwrap_or_default();
    let ar: &[&str] = &["ar", "arabic", "العربية", "عربي", "عربية"];
    let en: &[&str] = &["en", "english", "الإنجليزية", "إنجليزي", "انكليزي"];
    one_of(first, &[(ar, Lang::Ar), (en, Lang::En)])
}

/// How somebody is addressed.
pub(crate) fn gender(word: &str) -> Option<Gender> {
    let female: &[&str] = &["f", "female", "woman", "أنثى", "انثي"];
    let male: &[&str] = &["m", "male", "man", "ذكر"];
    one_of(word, &[(female, Gender::Female), (male, Gender::Male)])
}

fn one_of<T: Copy>(word: &str, lists: &[(&[&str], T)]) -> Option<T> {
    let word = plain(word);
    lists.iter().find(|(words, _)| words.iter().any(|known| plain(known) == word)).map(|(_, meant)| *meant)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_both_languages_are_understood_and_others_are_not_guessed() {
        assert_eq!(stands("Resolved"), Some(Stands::Closed));
        assert_eq!(stands("بإنتظار العميل"), Some(Stands::Answered));
        assert_eq!(stands("مغلقه"), Some(Stands::Closed));
        assert_eq!(stands("escalated to the moon"), None);
        assert_eq!(urgency("عاجل"), Some(Urgency::Urgent));
        assert_eq!(urgency("مُلحّ"), Some(Urgency::Soon), "as our own lists are downloaded");
        assert_eq!(lang("en-US"), Some(Lang::En));
        assert_eq!(gender("أنثى"), Some(Gender::Female));
    }
}
