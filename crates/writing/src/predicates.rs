//! Arabic states and counts whose ending their place does not allow: `كان العداد متعطل`, `التجديد متاحاً`, `نحتاج شاهدان`, `وصل مستندين`.

use crate::clause::Clause;
use crate::counted;
use crate::frequency::listed_level;
use crate::gender::STATES;
use crate::several::is_participle;
use crate::words::letters;

/// The word at a place with the ending that its part of the sentence asks for.
pub(crate) fn meant(clause: &Clause<'_>, at: usize) -> Option<String> {
    let word = clause.word(at);
    if clause.before(at, 1).is_empty() {
        return None;
    }
    let rules = [was, is, both, two, dated, first];
    rules.iter().find_map(|rule| rule(clause, at, word))
}

/// `كان العداد متعطل`, `أن يكون موقع من`: what something was, with the ending of an object.
fn was(clause: &Clause<'_>, at: usize, word: &str) -> Option<String> {
    const WAS: [&str; 10] = ["كان", "يكون", "ليس", "أصبح", "يصبح", "ظل", "يظل", "وكان", "ويكون", "سيكون"];
    const ENDING: [&str; 12] = ["في", "من", "على", "إلى", "لدى", "لدينا", "لديكم", "باسم", "باسمكم", "لمدة", "منذ", "حتى"];
    let (first, before, next) = (clause.before(at, 2), clause.before(at, 1), clause.next(at, 1));
    let is_told = WAS.contains(&before) || (WAS.contains(&first) && before.starts_with("ال"));
    // Before a noun it may belong to it: `كان مرفق الطلب`.
    let ends = next.is_empty() || ENDING.contains(&next) || next.starts_with("لل");
    (STATES.contains(&word) && is_told && ends).then(|| format!("{word}اً"))
}

/// `التجديد متاحاً`, `إن الطلب مكتملاً`: what something is has no ending of an object.
fn is(clause: &Clause<'_>, at: usize, word: &str) -> Option<String> {
    const BEFORE: [&str; 8] = ["إن", "أن", "بأن", "لأن", "لكن", "ولكن", "فإن", "وإن"];
    const TIMES: [&str; 8] = ["اليوم", "الآن", "الليلة", "الأحد", "الاثنين", "الثلاثاء", "الأربعاء", "الخميس"];
    let state = word.strip_suffix('ا').filter(|state| STATES.contains(state))?;
    let (first, noun, next) = (clause.before(at, 2), clause.before(at, 1), clause.next(at, 1));
    let begins = first.is_empty() || BEFORE.contains(&first);
    let is_verb = next != "يوم" && next.starts_with(['ي', 'ت', 'س']) || next.starts_with("كان");
    (begins && noun.starts_with("ال") && letters(noun) >= 5 && !TIMES.contains(&noun) && !is_verb).then(|| state.to_owned())
}

/// `نحتاج شاهدان`, `لإضافة عاملان`: two of them as an object or behind the noun of an act.
fn both(clause: &Clause<'_>, at: usize, word: &str) -> Option<String> {
    const TAKING: [&str; 30] = [
        "نحتاج",
        "تحتاجون",
        "دفعتم",
        "دفعنا",
        "قدمتم",
        "قدمنا",
        "أرفقتم",
        "أرفقنا",
        "أرسلتم",
        "أرسلنا",
        "استلمتم",
        "استلمنا",
        "سددتم",
        "سلمتم",
        "أحضروا",
        "أرفقوا",
        "ادفعوا",
        "سددوا",
        "أضفنا",
        "إضافة",
        "لإضافة",
        "تقديم",
        "إرفاق",
        "إحضار",
        "دفع",
        "سداد",
        "تركيب",
        "إرسال",
        "تسليم",
        "حضور",
    ];
    let stem = word.strip_suffix("ان").filter(|_| TAKING.contains(&clause.before(at, 1)) && !word.starts_with("ال"))?;
    let right = format!("{stem}ين");
    let is_written = |word: &str| listed_level(word).is_some_and(|level| level <= WRITTEN);
    let is_two = counted::of_two(word).is_some() || (letters(stem) >= 4 && is_participle(stem) && is_written(stem) && is_written(&right));
    is_two.then_some(right)
}

/// A form that people use is at least so common, in decibels.
const WRITTEN: i32 = 70;

/// `وصل مستندين`, `يوجد طلبين`: two of them that came or are there.
fn two(clause: &Clause<'_>, at: usize, word: &str) -> Option<String> {
    const CAME: [&str; 15] =
        ["وصل", "وصلت", "وصلنا", "ورد", "وردت", "صدر", "صدرت", "يوجد", "توجد", "بقي", "يبقى", "تبقى", "سجلت", "رفض", "ينقص"];
    let is_ruled = (2..=3).any(|back| clause.before(at, back).ends_with("أن") || clause.before(at, back).ends_with("إن"));
    if is_ruled || !CAME.contains(&clause.before(at, 1)) { None } else { counted::subject_of_two(word).map(str::to_owned) }
}

/// `في الخامس والعشرون`, `اثنين وعشرون`: the tens of a day behind a preposition, and with units that have the other ending.
fn dated(clause: &Clause<'_>, at: usize, word: &str) -> Option<String> {
    const RULING: [&str; 11] = ["في", "من", "إلى", "حتى", "قبل", "بعد", "يوم", "تاريخ", "بتاريخ", "منذ", "ليوم"];
    if let Some(ten) = word.strip_suffix("ون").filter(|_| ["اثنين", "اثنتين"].contains(&clause.before(at, 1)) && word.starts_with('و'))
    {
        return counted::is_ten(word).then(|| format!("{ten}ين"));
    }
    let stem = word.strip_prefix("وال").and_then(|ten| ten.strip_suffix("ون"))?;
    let is_day = clause.before(at, 1).starts_with("ال") && RULING.contains(&clause.before(at, 2));
    (is_day && ["عشر", "ثلاث"].contains(&stem)).then(|| format!("وال{stem}ين"))
}

/// `في الأسبوع لأول من الشهر`: the article has lost its alef.
fn first(clause: &Clause<'_>, at: usize, word: &str) -> Option<String> {
    let is_definite = clause.before(at, 1).starts_with("ال");
    (word == "لأول" && is_definite && !matches!(clause.next(at, 1), "مرة" | "وهلة" | "يوم")).then(|| "الأول".to_owned())
}

#[cfg(test)]
mod tests {
    use super::meant;
    use crate::clause::told;

    #[test]
    fn an_ending_is_told_that_the_place_does_not_allow() {
        for (text, wrong, right) in [
            ("كان العداد متعطل لمدة شهر", "متعطل", "متعطلاً"),
            ("على أن يكون موقع من المالك", "موقع", "موقعاً"),
            ("التجديد متاحاً قبل الانتهاء", "متاحا", "متاح"),
            ("إن الطلب مكتملاً.", "مكتملا", "مكتمل"),
            ("نحتاج شاهدان من الأقارب", "شاهدان", "شاهدين"),
            ("دفعتم مبلغان", "مبلغان", "مبلغين"),
            ("وصل مستندين من البنك", "مستندين", "مستندان"),
            ("في الخامس والعشرون من نوفمبر", "والعشرون", "والعشرين"),
            ("في الأسبوع لأول من الشهر", "لأول", "الأول"),
        ] {
            assert_eq!(told(text, meant), [(wrong.to_owned(), right.to_owned())], "{text}");
        }
    }

    #[test]
    fn endings_that_are_right_are_left_alone() {
        for text in [
            "كان مرفق الطلب ناقصاً، وكان العداد متعطلاً",
            "وصل الطلب مكتملاً، والطلب مكتمل",
            "اليوم متاحاً",
            "اليوم الخامس والعشرون",
            "لأول مرة، والطلب لأول مرة",
            "أرسلنا مستندين، ووصل مستندان",
            "نحتاج ضمان البنك، وإضافة عنوان",
        ] {
            assert_eq!(told(text, meant), [], "{text}");
        }
    }
}
