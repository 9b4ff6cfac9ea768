//! Closing greetings by their build, for no list holds all wordings: a short line of its own made of courtesy.

use crate::words::words;

/// The most words of a closing line.
const LONGEST: usize = 8;

/// What a closing line wishes or offers, in Arabic; folded, without the article.
const OFFERS: [&str; 34] = [
    "ود",
    "تحايا",
    "موده",
    "بخير",
    "تحيه",
    "تحيات",
    "تحياتي",
    "تحياتنا",
    "احترام",
    "احترامي",
    "احترامنا",
    "تقدير",
    "تقديري",
    "تقديرنا",
    "شكر",
    "شكري",
    "شكرنا",
    "امتنان",
    "امتناننا",
    "عرفان",
    "تمنيات",
    "تمنياتنا",
    "امنيات",
    "توفيق",
    "سداد",
    "سلامه",
    "سلام",
    "سعيد",
    "سعيدا",
    "خير",
    "سالمين",
    "لقاء",
    "عافيه",
    "اعتزاز",
];
/// How such a line begins.
const LEADS: [&str; 42] = [
    "دام",
    "دامت",
    "مع",
    "ولكم",
    "لكم",
    "ولك",
    "لك",
    "وتقبلوا",
    "تقبلوا",
    "تقبل",
    "وتقبل",
    "وتفضلوا",
    "تفضلوا",
    "تفضل",
    "ختاما",
    "وختاما",
    "نرجو",
    "ونرجو",
    "نتمني",
    "ونتمني",
    "متمنين",
    "متمنيا",
    "راجين",
    "املين",
    "دمتم",
    "ودمتم",
    "دمت",
    "نراكم",
    "الي",
    "بكل",
    "كل",
    "خالص",
    "اطيب",
    "فايق",
    "وافر",
    "بالغ",
    "اصدق",
    "عاطر",
    "وفي",
    "هذا",
    "يومكم",
    "نسال",
];
/// The same in English, by the first or the last word of the line.
const ENGLISH: [&str; 21] = [
    "wish",
    "regards",
    "wishes",
    "respect",
    "respects",
    "sincerely",
    "faithfully",
    "gratitude",
    "appreciation",
    "thanks",
    "warmly",
    "cordially",
    "truly",
    "respectfully",
    "yours",
    "success",
    "gratefully",
    "thankfully",
    "esteem",
    "courtesy",
    "compliments",
];
const TIMES: [&str; 7] = ["day", "evening", "afternoon", "morning", "week", "weekend", "night"];

/// Says whether a line does nothing but close a letter.
pub(crate) fn closes(line: &str) -> bool {
    let words: Vec<String> = if line.len() < 200 { words(line).into_iter().map(|word| word.folded).collect() } else { Vec::new() };
    let [first, .., last] = words.as_slice() else {
        return words.first().is_some_and(|word| is_offer(word) || ENGLISH.contains(&word.as_str()));
    };
    if words.len() > LONGEST || line.contains(char::is_numeric) || line.contains(['؟', '?', '@']) {
        return false;
    }
    let arabic = (LEADS.contains(&first.as_str()) && words.iter().any(|word| is_offer(word))) || (words.len() <= 3 && is_offer(first));
    let wishes = matches!(first.as_str(), "have" | "wishing" | "enjoy") && (TIMES.contains(&last.as_str()) || first == "wishing");
    let english = words.len() <= 5 && (ENGLISH.contains(&first.as_str()) || ENGLISH.contains(&last.as_str()));
    arabic || wishes || english
}

/// A word of courtesy, also with the particles and the article before it.
fn is_offer(word: &str) -> bool {
    let bare = ["وال", "بال", "لل", "ال", "و", "ب", "ل"].iter().find_map(|particle| word.strip_prefix(particle));
    OFFERS.contains(&word) || bare.is_some_and(|bare| OFFERS.contains(&bare))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn courtesy_closes_and_matter_does_not() {
        for line in [
            "وختاماً نرجو لكم دوام التوفيق",
            "وتقبلوا وافر الشكر والامتنان",
            "تحياتنا القلبية",
            "مع أصدق الأمنيات",
            "With sincere appreciation,",
            "Warmly",
            "Wishing you every success",
            "Have a pleasant evening",
        ] {
            assert!(closes(line), "{line}");
        }
        for line in [
            "نرجو إرفاق المستندات",
            "هذا المبلغ شامل الضريبة",
            "علي أحمد",
            "إدارة التراخيص",
            "Customer Service",
            "Have you paid?",
            "The fee is due",
            "",
        ] {
            assert!(!closes(line), "{line}");
        }
    }
}
