//! Arabic adjectives, ordinals and verbs of another gender than the noun they tell of: `البطاقة جاهز`, `المادة الخامس`, `الخدمة يحتاج إلى`.

use crate::cases::is_feminine;
use crate::cases::is_masculine;
use crate::cases::is_of_several;
use crate::clause::Clause;
use crate::words::letters;

/// The word at a place with the gender of its noun, where it has the other.
pub(crate) fn meant(clause: &Clause<'_>, at: usize) -> Option<String> {
    let word = clause.word(at);
    if clause.before(at, 1).is_empty() {
        return None;
    }
    ordinal(clause, at, word)
        .or_else(|| adjective(clause, at, word))
        .or_else(|| verb(clause, at, word))
        .or_else(|| persons(clause, at, word))
}

/// What a noun is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Gender {
    Masculine,
    Feminine,
}

/// The gender of a definite noun, also behind a particle that is written onto it, or with "your" behind it; things in the plural are feminine.
fn gender(noun: &str) -> Option<Gender> {
    let bare = ["وال", "بال", "فال"].iter().find_map(|particle| noun.strip_prefix(particle)).map(|bare| format!("ال{bare}"));
    let bare = bare.or_else(|| noun.strip_prefix("لل").map(|bare| format!("ال{bare}"))).unwrap_or_else(|| noun.to_owned());
    let is_of_things = is_of_several(&bare) && bare.starts_with("ال") || bare.strip_prefix("ال").is_some_and(|bare| BROKEN.contains(&bare));
    let owned = || noun.strip_suffix("كم").map(|stem| stem.strip_suffix('ت').map_or(stem.to_owned(), |stem| format!("{stem}ة")));
    let bare = if bare.starts_with("ال") { bare } else { format!("ال{}", owned()?) };
    match (is_of_things || is_feminine(&bare), is_masculine(&bare)) {
        (true, _) => Some(Gender::Feminine),
        (_, true) => Some(Gender::Masculine),
        _ => None,
    }
}

/// Plurals of things that letters name, built otherwise than in ات.
const BROKEN: [&str; 22] = [
    "رسوم",
    "وثائق",
    "أوراق",
    "شروط",
    "إجراءات",
    "أسماء",
    "ملفات",
    "عقود",
    "فواتير",
    "صور",
    "نسخ",
    "رخص",
    "مبالغ",
    "بنود",
    "مواعيد",
    "نماذج",
    "أرقام",
    "شهادات",
    "مرافق",
    "خدمات",
    "أسباب",
    "نتائج",
];

/// States and kinds in the masculine, whose feminine has a ة more.
pub(crate) const STATES: [&str; 40] = [
    "جاهز",
    "صالح",
    "مرفق",
    "متاح",
    "مستحق",
    "متوفر",
    "مكتمل",
    "ناقص",
    "معتمد",
    "موثق",
    "مصدق",
    "موقع",
    "مسجل",
    "مقبول",
    "مرفوض",
    "مفعل",
    "متعطل",
    "معطل",
    "معلق",
    "مغلق",
    "مفتوح",
    "سليم",
    "واضح",
    "محدد",
    "مدفوع",
    "محجوز",
    "مؤجل",
    "متأخر",
    "مفقود",
    "محول",
    "مقيد",
    "محفوظ",
    "منشور",
    "معلن",
    "مختوم",
    "مطابق",
    "مخالف",
    "موقوف",
    "مطلوب",
    "مقرر",
];

/// Kinds that are told of a noun behind it.
const KINDS: [&str; 12] = ["جديد", "قديم", "سابق", "أصلي", "إلكتروني", "حالي", "نهائي", "رسمي", "مقدم", "مذكور", "مختص", "إضافي"];

/// `البطاقة جاهز`, `الرسوم المقرر`, `الطلب جاهزة`: what is told of a noun that begins its clause or follows a preposition.
fn adjective(clause: &Clause<'_>, at: usize, word: &str) -> Option<String> {
    let noun = clause.before(at, 1);
    let (before, next) = (clause.before(at, 2), clause.next(at, 1));
    let (article, bare) = word.strip_prefix("ال").map_or(("", word), |bare| ("ال", bare));
    let masculine = bare.strip_suffix('ة').unwrap_or(bare);
    let is_known = STATES.contains(&masculine) || (!article.is_empty() && KINDS.contains(&masculine));
    let begins = before.is_empty() || BEFORE_CLAUSES.contains(&before);
    let may_follow = begins || (!article.is_empty() && PREPOSITIONS.contains(&before));
    // `الطلب جاهزة أوراقه`, `المستندات المطلوب تقديمها`: it tells of what follows.
    let tells_on = ["ه", "ها", "هم"].iter().any(|whose| next.ends_with(whose));
    if !is_known || !may_follow || tells_on || next.starts_with("ال") {
        return None;
    }
    match (gender(noun)?, bare.ends_with('ة')) {
        (Gender::Feminine, false) => Some(format!("{article}{masculine}ة")),
        (Gender::Masculine, true) => Some(format!("{article}{masculine}")),
        _ => None,
    }
}

/// Words that stand before a clause that begins with its noun.
const BEFORE_CLAUSES: [&str; 10] = ["إن", "أن", "بأن", "لأن", "لكن", "ولكن", "فإن", "وإن", "حيث", "بينما"];
const PREPOSITIONS: [&str; 16] =
    ["في", "من", "على", "إلى", "عن", "مع", "بعد", "قبل", "خلال", "حسب", "وفق", "هذه", "هذا", "بموجب", "لدى", "عبر"];

/// `المادة الخامس`, `الطابق الثانية`: which of several.
fn ordinal(clause: &Clause<'_>, at: usize, word: &str) -> Option<String> {
    const ORDINALS: [&str; 9] = ["الثاني", "الثالث", "الرابع", "الخامس", "السادس", "السابع", "الثامن", "التاسع", "العاشر"];
    const FEMININE: [&str; 13] =
        ["المادة", "الفقرة", "الساعة", "الغرفة", "القاعة", "الجلسة", "الصفحة", "الدفعة", "المرحلة", "السنة", "المرة", "الفئة", "الدرجة"];
    const MASCULINE: [&str; 11] = ["الأسبوع", "الشهر", "الطابق", "الدور", "البند", "القسم", "الصف", "الفصل", "الباب", "الجزء", "الشباك"];
    const OF_CLOCK: [&str; 8] = ["صباحا", "مساء", "ظهرا", "عصرا", "والنصف", "والربع", "إلا", "فجرا"];
    let (noun, next) = (clause.before(at, 1), clause.next(at, 1));
    let noun = noun.strip_prefix(['و', 'ب']).filter(|rest| rest.starts_with("ال")).unwrap_or(noun);
    let masculine = word.strip_suffix('ة').unwrap_or(word);
    let is_dated = noun == "اليوم" && (next.starts_with("وال") || ["في", "من"].contains(&clause.before(at, 2)));
    let is_first = matches!(word, "الأول" | "الأولى");
    if !(ORDINALS.contains(&masculine) || is_first) || next.starts_with("عشر") || OF_CLOCK.contains(&next) && !FEMININE.contains(&noun) {
        return None;
    }
    match (word, is_first) {
        ("الأول", _) if FEMININE.contains(&noun) => Some("الأولى".to_owned()),
        ("الأولى", _) if MASCULINE.contains(&noun) => Some("الأول".to_owned()),
        (_, false) if FEMININE.contains(&noun) && !word.ends_with('ة') => Some(format!("{word}ة")),
        (_, false) if (MASCULINE.contains(&noun) || is_dated) && word.ends_with('ة') => Some(masculine.to_owned()),
        _ => None,
    }
}

/// Verbs without the letter of their person, of which nothing but their subject is told.
const ALONE: [&str; 18] =
    ["حتاج", "بدأ", "نتهي", "جتمع", "قوم", "عمل", "صل", "صدر", "كفي", "توفر", "ختلف", "عتمد", "ستمر", "قع", "بقى", "وافق", "شترط", "سري"];
/// Those whose object follows.
const ON: [&str; 5] = ["تطلب", "تضمن", "شمل", "ستغرق", "حتوي"];

/// `الخدمة يحتاج إلى`, `الطلب تستغرق يومين`: a verb behind the noun that begins its clause.
fn verb(clause: &Clause<'_>, at: usize, word: &str) -> Option<String> {
    let (future, verb) = word.strip_prefix('س').filter(|verb| verb.starts_with(['ي', 'ت'])).map_or(("", word), |verb| ("س", verb));
    let rest = verb.strip_prefix(['ي', 'ت'])?;
    let (noun, before, next) = (clause.before(at, 1), clause.before(at, 2), clause.next(at, 1));
    let is_open = next.is_empty() || PREPOSITIONS.contains(&next) || next == "يوم" || next.starts_with(|ch: char| ch.is_numeric());
    let is_object = ON.contains(&rest) && !next.starts_with("ال") && letters(next) >= 3 && !next.ends_with(['ه', 'ا', 'ي']);
    let is_known = (ALONE.contains(&rest) && is_open) || (ON.contains(&rest) && (is_open || is_object));
    // `المبلغ يحتاج إليه`, `البطاقة يعمل بها`: the verb tells of another.
    let resumes = [1, 2].iter().any(|further| clause.next(at, *further).ends_with(['ه', 'ا']) && letters(clause.next(at, *further)) <= 5);
    if !is_known || resumes || !(before.is_empty() || BEFORE_CLAUSES.contains(&before)) || !noun.contains("ال") {
        return None;
    }
    match (gender(noun)?, verb.starts_with('ت')) {
        (Gender::Feminine, false) => Some(format!("{future}ت{rest}")),
        (Gender::Masculine, true) => Some(format!("{future}ي{rest}")),
        _ => None,
    }
}

/// `الأشخاص الذي تقدموا`, `العميل التي تقدم`: the relative of people.
fn persons(clause: &Clause<'_>, at: usize, word: &str) -> Option<String> {
    const MANY: [&str; 12] = [
        "الأشخاص",
        "العملاء",
        "الموظفين",
        "الموظفون",
        "المراجعين",
        "المراجعون",
        "العمال",
        "الطلبة",
        "الطلاب",
        "المتقدمين",
        "المتقدمون",
        "الأفراد",
    ];
    const ONE: [&str; 11] =
        ["العميل", "الموظف", "المراجع", "العامل", "الطالب", "المالك", "المستأجر", "الكفيل", "المدير", "المفتش", "الشخص"];
    let noun = clause.before(at, 1);
    match word {
        "الذي" | "التي" if MANY.contains(&noun) => Some("الذين".to_owned()),
        "التي" if ONE.contains(&noun) && clause.before(at, 2).is_empty() => Some("الذي".to_owned()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::meant;
    use crate::clause::told;

    #[test]
    fn what_is_told_of_a_noun_has_its_gender() {
        for (text, wrong, right) in [
            ("البطاقة جاهز للاستلام", "جاهز", "جاهزة"),
            ("نفيدكم أن الشهادة مرفق مع الرسالة", "مرفق", "مرفقة"),
            ("الجواز جاهزة للتسليم", "جاهزة", "جاهز"),
            ("الرسوم المقرر خمسة دنانير", "المقرر", "المقررة"),
            ("الطلبات المقدم بعد الموعد", "المقدم", "المقدمة"),
            ("في المادة الخامس من القانون", "الخامس", "الخامسة"),
            ("في الطابق الثانية من المبنى", "الثانية", "الثاني"),
            ("في اليوم الخامسة والعشرين", "الخامسة", "الخامس"),
            ("الخدمة يحتاج إلى موافقة", "يحتاج", "تحتاج"),
            ("الطلب تحتاج إلى موافقة", "تحتاج", "يحتاج"),
            ("الأشخاص الذي تقدموا", "الذي", "الذين"),
            ("معاملتكم جاهز للاستلام", "جاهز", "جاهزة"),
        ] {
            assert_eq!(told(text, meant), [(wrong.to_owned(), right.to_owned())], "{text}");
        }
    }

    #[test]
    fn what_has_the_right_gender_or_tells_of_another_is_left_alone() {
        for text in [
            "الطلب جاهزة أوراقه، والمستندات المطلوب تقديمها",
            "مدير المدرسة الجديد، وخدمة الطلب الجديدة",
            "موعدكم اليوم الثانية ظهراً",
            "المادة الخامسة عشرة، والطابق الثاني عشر، والساعة الثامنة",
            "الخدمة يقدمها المركز، والبطاقة يعمل بها في الفرع",
            "الخدمة يبدأ تقديمها يوم الأحد",
            "الطلب الذي قدموا، ورسوم الطلبات المقدمة",
            "البطاقة جاهزة، والطلب جاهز، والخدمة تحتاج إلى موافقة",
            "أكملت اللجنة العمل، وفي القاعة الأولى",
            "الطلب مرفقة به الصورة",
        ] {
            assert_eq!(told(text, meant), [], "{text}");
        }
    }
}
