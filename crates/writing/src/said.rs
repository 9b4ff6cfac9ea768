//! Whether a text says when something is: a date, a day, an hour, or a length of time in numbers.

use crate::words::words;

/// Says whether a date, a weekday, "tomorrow", an hour or a counted length of time stands in the text.
pub(crate) fn says_time(text: &str) -> bool {
    let words: Vec<String> = words(text).into_iter().map(|word| word.folded).collect();
    let is_unit = |word: &str| UNITS.iter().any(|unit| bare(word) == *unit);
    let is_count = |word: &str| word.starts_with(|ch: char| ch.is_ascii_digit()) || COUNTS.contains(&bare(word));
    let counted = words.windows(2).any(|pair| (is_count(&pair[0]) && is_unit(&pair[1])) || (is_unit(&pair[0]) && is_count(&pair[1])));
    counted
        || words.iter().any(|word| DAYS.contains(&word.as_str()) || DAYS.contains(&bare(word)))
        || words.windows(2).any(|pair| pair[0] == "same" && is_unit(&pair[1]))
}

/// Says whether a counted sum of money stands in the text: `عشرة دنانير`, "BD 10", "10 dinars".
pub(crate) fn says_money(text: &str) -> bool {
    let words: Vec<String> = words(text).into_iter().map(|word| word.folded).collect();
    let is_money = |word: &str| MONEY.contains(&bare(word));
    let is_listed = |word: &str| COUNTS.contains(&bare(word)) || TENS.contains(&bare(word));
    let is_count =
        |word: &str| word.starts_with(|ch: char| ch.is_ascii_digit()) || is_listed(word) || word.strip_prefix('ب').is_some_and(is_listed);
    // Two dinars are one word.
    let is_two = |word: &str| ["ديناران", "دينارين", "فلسان", "فلسين"].contains(&bare(word));
    words.iter().any(|word| is_two(word))
        || words.windows(2).any(|pair| (is_count(&pair[0]) && is_money(&pair[1])) || (is_money(&pair[0]) && is_count(&pair[1])))
}

const MONEY: [&str; 20] = [
    "ريال",
    "ريالات",
    "دولار",
    "دولارات",
    "درهم",
    "دراهم",
    "دينار",
    "دنانير",
    "دينارا",
    "فلس",
    "فلوس",
    "فلسا",
    "دب",
    "bd",
    "bhd",
    "dinar",
    "dinars",
    "fils",
    "usd",
    "riyal",
];
/// Counts beside those of days.
const TENS: [&str; 16] = [
    "عشرون",
    "ثلاثون",
    "اربعون",
    "اربعين",
    "خمسون",
    "خمسين",
    "ستون",
    "ستين",
    "سبعون",
    "سبعين",
    "ثمانون",
    "ثمانين",
    "تسعون",
    "تسعين",
    "مئه",
    "مائه",
];

/// The word without an article or a particle of one letter.
fn bare(word: &str) -> &str {
    ["وال", "بال", "لل", "ال"].iter().find_map(|particle| word.strip_prefix(particle)).unwrap_or(word)
}

const UNITS: [&str; 30] = [
    "يوم",
    "ايام",
    "يوما",
    "ساعه",
    "ساعات",
    "دقيقه",
    "دقائق",
    "اسبوع",
    "اسابيع",
    "شهر",
    "اشهر",
    "شهور",
    "سنه",
    "سنوات",
    "عمل",
    "day",
    "days",
    "hour",
    "hours",
    "minute",
    "minutes",
    "week",
    "weeks",
    "month",
    "months",
    "working",
    "business",
    "year",
    "years",
    "oclock",
];

const COUNTS: [&str; 34] = [
    "واحد",
    "واحده",
    "ثلاثه",
    "ثلاث",
    "اربعه",
    "اربع",
    "خمسه",
    "خمس",
    "سته",
    "ست",
    "سبعه",
    "سبع",
    "ثمانيه",
    "ثماني",
    "تسعه",
    "تسع",
    "عشره",
    "عشر",
    "عشرين",
    "ثلاثين",
    "نصف",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "half",
    "thirty",
    "fourteen",
];

/// Words that are a time by themselves; a dual has its number in it.
const DAYS: [&str; 68] = [
    "يومين",
    "يومان",
    "ساعتين",
    "ساعتان",
    "اسبوعين",
    "شهرين",
    "دقيقتين",
    "الاحد",
    "والاحد",
    "للاحد",
    "اثنين",
    "ثلاثاء",
    "اربعاء",
    "خميس",
    "جمعه",
    "سبت",
    "غد",
    "غدا",
    "اليوم",
    "يناير",
    "فبراير",
    "مارس",
    "ابريل",
    "مايو",
    "يونيو",
    "يوليو",
    "اغسطس",
    "سبتمبر",
    "اكتوبر",
    "نوفمبر",
    "ديسمبر",
    "محرم",
    "رجب",
    "شعبان",
    "رمضان",
    "شوال",
    "ثامنه",
    "تاسعه",
    "عاشره",
    "sunday",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "tomorrow",
    "today",
    "tonight",
    "noon",
    "midnight",
    "january",
    "february",
    "march",
    "april",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "sun",
    "mon",
    "tue",
    "wed",
    "thu",
    "fri",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_is_said_by_a_date_a_day_or_a_counted_length() {
        for text in
            ["قبل يوم الخميس 3 ديسمبر", "خلال ثلاثة أيام عمل", "في يومين", "غداً", "by Sunday", "within 24 hours", "on the same day", "٣ ايام"]
        {
            assert!(says_time(text), "{text}");
        }
        for text in ["في الأيام القادمة", "إن شاء الله", "in the coming days", "بعد أيام", "when it is ready", "خلال الفترة القادمة"]
        {
            assert!(!says_time(text), "{text}");
        }
    }
}
