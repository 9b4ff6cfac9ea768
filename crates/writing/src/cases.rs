//! Arabic endings that the word before does not allow: `لم يتمكنون`, `لم ينتهي`, `من المواطنون`, `هذا الخدمة`.

use crate::clause::Clause;
use crate::dictionary::arabic;
use crate::frequency::listed_level;
use crate::words::letters;

/// The word at a place with the ending that its neighbours ask for, where it has another.
pub(crate) fn meant(clause: &Clause<'_>, at: usize) -> Option<String> {
    let (before, word) = (clause.before(at, 1), clause.word(at));
    if before.is_empty() {
        return at_the_beginning(clause, at);
    }
    let first = clause.before(at, 2);
    of_many(first, before, word)
        .or_else(|| shortened(before, word))
        .or_else(|| genitive(first, before, word))
        .or_else(|| pointed(clause, at))
        .or_else(|| told_of(clause, at))
}

/// `لم يتمكنون`, `لن تستطيعون`, `أن تقومون`: a verb of several loses its ن behind these.
fn of_many(first: &str, before: &str, word: &str) -> Option<String> {
    // What begins with it offers something: `ألا ترغبون في تحديث بياناتكم؟`.
    if first.is_empty() && bare(before) == "ألا" {
        return None;
    }
    let stem = word.strip_suffix("ون").filter(|stem| letters(stem) >= 3 && starts_verb(stem))?;
    let short = format!("{stem}وا");
    // `أن يكون`, `لم يتهاون`: the ن belongs to the verb.
    let is_of_one = STEMS_IN_N.contains(&&word['ي'.len_utf8()..]);
    (MOODS.contains(&bare(before)) && !is_of_one && arabic().check(&short)).then_some(short)
}

/// Without "and" or "so".
fn bare(before: &str) -> &str {
    before.strip_prefix(['و', 'ف']).filter(|rest| letters(rest) > 1).unwrap_or(before)
}

fn starts_verb(word: &str) -> bool {
    word.starts_with(['ي', 'ت'])
}

/// Particles behind which the verb of several has no ن.
const MOODS: [&str; 9] = ["لم", "لن", "أن", "كي", "لكي", "بأن", "ألا", "لأن", "حتى"];
/// Verbs that have a ن of their own, without the letter of their person.
const STEMS_IN_N: [&str; 14] = ["كون", "تكون", "عاون", "تعاون", "هاون", "تهاون", "صون", "خون", "لون", "تلون", "دون", "مون", "هون", "عنون"];

/// `لم ينتهي`, `لم نتلقى`, `لم يستطيع`, `لم يقوم`: behind لم a verb ends shorter.
fn shortened(before: &str, word: &str) -> Option<String> {
    let verb = word.strip_prefix(['ي', 'ت', 'ن', 'أ']).filter(|rest| letters(rest) >= 2)?;
    if bare(before) != "لم" {
        return None;
    }
    if let Some(stem) = word.strip_suffix('ى') {
        return Some(stem.to_owned());
    }
    // With ت it may speak to a woman (`لم ترسلي`), unless the verb itself ends so (`ينتهي`).
    let is_weak = |stem: &str| {
        word.starts_with('ي') || listed_level(&format!("ي{verb}")).is_some_and(|level| level <= WRITTEN && !stem.ends_with('ن'))
    };
    if let Some(stem) = word.strip_suffix('ي').filter(|stem| !stem.ends_with('ن') && is_weak(stem)) {
        return Some(stem.to_owned());
    }
    let hollow = HOLLOW.iter().find(|(long, _)| *long == verb)?;
    let first = &word[..word.len() - verb.len()];
    Some(format!("{first}{}", hollow.1))
}

/// A weak verb that people use is at least so common, in decibels.
const WRITTEN: i32 = 66;

/// Hollow verbs without the letter of their person, long and short.
const HOLLOW: [(&str, &str); 17] = [
    ("كون", "كن"),
    ("قوم", "قم"),
    ("عود", "عد"),
    ("زال", "زل"),
    ("ستطيع", "ستطع"),
    ("ستفيد", "ستفد"),
    ("ستجيب", "ستجب"),
    ("ستعيد", "ستعد"),
    ("ستقيل", "ستقل"),
    ("حتاج", "حتج"),
    ("ختار", "ختر"),
    ("جوز", "جز"),
    ("جيب", "جب"),
    ("عيد", "عد"),
    ("فوت", "فت"),
    ("زداد", "زدد"),
    ("تاح", "تح"),
];

/// `من المواطنون`, `إلى المراجعون`: behind a preposition several end in ين.
fn genitive(first: &str, before: &str, word: &str) -> Option<String> {
    let bare_word = word.strip_prefix("ال")?;
    // What begins with it or is to be known asks who they are: `من المسؤولون عن القسم؟`.
    let is_who = (first.is_empty() || ASKING.contains(&first)) && bare(before) == "من";
    // `عدد العمال المسجلون`: what is told of people behind such a word.
    let is_of_people = PEOPLE.contains(&before) && GOVERNING.contains(&bare(first));
    if is_who || !(GOVERNING.contains(&bare(before)) || is_of_people) {
        return None;
    }
    let stem = bare_word.strip_suffix("ون").filter(|stem| letters(stem) >= 4 || (letters(stem) == 3 && stem.ends_with('ي')));
    let many = stem.map(|stem| format!("ال{stem}ين"));
    let two = || DUALS.contains(&bare_word).then(|| format!("ال{}ين", bare_word.strip_suffix("ان").unwrap_or(bare_word)));
    many.filter(|many| listed_level(many).is_some_and(|level| level <= WRITTEN)).or_else(two)
}

/// Several people, in plurals that have no ending.
const PEOPLE: [&str; 10] = ["العمال", "الطلبة", "الطلاب", "الأشخاص", "العملاء", "الشركاء", "الملاك", "الأفراد", "الورثة", "الأعضاء"];

/// Words behind which من asks who somebody is.
const ASKING: [&str; 6] = ["معرفة", "نعرف", "تعرفون", "تحديد", "نحدد", "تحددون"];
/// Words that govern the noun behind them; لكن does where its ن is doubled, which nobody writes.
const GOVERNING: [&str; 29] = [
    "من",
    "إلى",
    "على",
    "في",
    "عن",
    "مع",
    "لدى",
    "بين",
    "عند",
    "قبل",
    "بعد",
    "جميع",
    "كل",
    "بعض",
    "إن",
    "أن",
    "لأن",
    "تجاه",
    "أحد",
    "كافة",
    "بحق",
    "عدد",
    "أسماء",
    "قائمة",
    "بيانات",
    "حقوق",
    "رواتب",
    "توقيع",
    "معظم",
];
/// Two of them, with no singular that ends alike.
const DUALS: [&str; 12] =
    ["طرفان", "شريكان", "زوجان", "طلبان", "فرعان", "موظفان", "مستندان", "عقدان", "طالبان", "وكيلان", "يومان", "مبلغان"];

/// `هذا الخدمة`, `هذه الطلب`: the demonstrative has the other gender.
fn pointed(clause: &Clause<'_>, at: usize) -> Option<String> {
    // `مع هذا الخدمة متوقفة` is "nevertheless".
    let is_reason = ["مع", "رغم", "بعد"].contains(&bare(clause.before(at, 1)));
    demonstrative(clause.word(at), clause.next(at, 1)).filter(|_| !is_reason)
}

fn demonstrative(word: &str, next: &str) -> Option<String> {
    let fronts = ["و", "ب", "ل", "ف", "ك"];
    let (front, bare_word) = fronts.iter().find_map(|front| Some((*front, word.strip_prefix(front)?))).unwrap_or(("", word));
    let right = match bare_word {
        // `لهذا الخدمة متوقفة` is "therefore".
        "هذا" if front != "ل" && is_feminine(next) => "هذه",
        "هذه" if is_masculine(next) => "هذا",
        "تلك" if is_masculine(next) => "ذلك",
        _ => return None,
    };
    Some(format!("{front}{right}"))
}

/// A definite noun in ة that is no man's title or crowd of men.
pub(crate) fn is_feminine(noun: &str) -> bool {
    noun.strip_prefix("ال").is_some_and(|bare| bare.ends_with('ة') && letters(bare) >= 4 && !MEN.contains(&bare))
}

const MEN: [&str; 6] = ["طلبة", "خليفة", "علامة", "داعية", "طاغية", "نابغة"];

/// A definite noun of one masculine thing.
pub(crate) fn is_masculine(noun: &str) -> bool {
    noun.strip_prefix("ال").is_some_and(|bare| MASCULINE.contains(&bare))
}

/// Masculine nouns of letters, none of which is a plural too.
const MASCULINE: [&str; 54] = [
    "طلب",
    "موعد",
    "رقم",
    "حساب",
    "مبلغ",
    "إجراء",
    "ملف",
    "قرار",
    "مركز",
    "قسم",
    "مكتب",
    "موقع",
    "نموذج",
    "عقد",
    "أمر",
    "موضوع",
    "يوم",
    "شهر",
    "أسبوع",
    "عام",
    "خطأ",
    "مستند",
    "تاريخ",
    "عنوان",
    "سبب",
    "بلاغ",
    "اسم",
    "نظام",
    "تطبيق",
    "رابط",
    "رد",
    "سؤال",
    "استفسار",
    "اعتراض",
    "تقرير",
    "سجل",
    "جواز",
    "تصريح",
    "ترخيص",
    "إشعار",
    "إيصال",
    "برنامج",
    "مشروع",
    "عمل",
    "قانون",
    "شرط",
    "بند",
    "حق",
    "تأخير",
    "عطل",
    "انقطاع",
    "عداد",
    "عقار",
    "تأمين",
];

/// `الخدمة الذي`, `الطلب التي`: the relative has the other gender, where the noun begins its clause and so is what is told of.
fn told_of(clause: &Clause<'_>, at: usize) -> Option<String> {
    let (noun, word) = (clause.before(at, 1), clause.word(at));
    let is_told_of = clause.before(at, 2).is_empty() || ["هذا", "هذه", "ذلك", "تلك"].contains(&bare(clause.before(at, 2)));
    let right = match word {
        "الذي" if is_feminine(noun) => "التي",
        "التي" if is_masculine(noun) => "الذي",
        "الذي" if noun.strip_prefix("ال").is_some_and(is_of_several) && letters(noun) >= 6 => "التي",
        _ => return None,
    };
    is_told_of.then(|| right.to_owned())
}

/// A plural in ات.
pub(crate) fn is_of_several(noun: &str) -> bool {
    noun.ends_with("ات") && !OF_ONE.contains(&noun)
}

/// Masculine nouns of one thing whose last letters are no ending.
const OF_ONE: [&str; 15] =
    ["إثبات", "اثبات", "ثبات", "التفات", "انفلات", "إفلات", "إنصات", "إسكات", "سبات", "نبات", "ميقات", "شتات", "فتات", "رفات", "فرات"];

/// What begins a clause: a demonstrative before its noun, `زملائنا` as a subject.
fn at_the_beginning(clause: &Clause<'_>, at: usize) -> Option<String> {
    let (word, next) = (clause.word(at), clause.next(at, 1));
    let subject = || {
        let (stem, pronoun) = ["نا", "كم", "هم"].iter().find_map(|pronoun| Some((word.strip_suffix(pronoun)?, *pronoun)))?;
        let stem = stem.strip_suffix("ائ").filter(|stem| letters(stem) >= 2 && !stem.starts_with(['ب', 'ل', 'ك']))?;
        let is_acting = next.starts_with(['ي', 'س']) && arabic().check(next);
        is_acting.then(|| format!("{stem}اؤ{pronoun}")).filter(|right| arabic().check(right))
    };
    demonstrative(word, next).or_else(subject)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clause;

    fn told(text: &str) -> Vec<(String, String)> {
        clause::told(text, meant)
    }

    #[test]
    fn an_ending_is_told_that_the_word_before_does_not_allow() {
        for (text, wrong, right) in [
            ("المراجعون لم يتمكنون من الدخول", "يتمكنون", "يتمكنوا"),
            ("لن تستطيعون الدخول", "تستطيعون", "تستطيعوا"),
            ("يجب أن تقومون بالتسجيل", "تقومون", "تقوموا"),
            ("لم ينتهي العمل", "ينتهي", "ينته"),
            ("لم نتلقى ردكم", "نتلقى", "نتلق"),
            ("لم يستطيع الفني", "يستطيع", "يستطع"),
            ("لم يقوم المالك", "يقوم", "يقم"),
            ("طلب من المراجعون الحضور", "المراجعون", "المراجعين"),
            ("عدد العمال المسجلون لديكم", "المسجلون", "المسجلين"),
            ("إن الموظفون حاضرون", "الموظفون", "الموظفين"),
            ("نوضح أن هذا الخدمة متاحة", "هذا", "هذه"),
            ("هذه الطلب مرفوض", "هذه", "هذا"),
            ("الخدمة الذي طلبتموها", "الذي", "التي"),
            ("زملائنا يتابعون الطلب", "زملائنا", "زملاؤنا"),
        ] {
            assert_eq!(told(text), [(wrong.to_owned(), right.to_owned())], "{text}");
        }
    }

    #[test]
    fn endings_that_are_right_are_left_alone() {
        for text in [
            "يجب أن يكون الطلب كاملاً",
            "لم يتعاون المالك",
            "لم يصل الرد ولم يتم التسليم",
            "لم ترسلي الصورة",
            "لم يصلني الرد",
            "لم يتجاوز المبلغ",
            "من القانون رقم 5",
            "في السجون والعيون",
            "هذا العام وهذه الأوراق",
            "هذا ما اتفقنا عليه",
            "رقم البطاقة الذي أرسلتموه",
            "نسخة الطلب التي وصلت",
            "أنتم تدفعون وهم يدفعون",
            "يتواصل معكم زملاؤنا ونتواصل مع زملائنا",
            "زملائنا الكرام",
        ] {
            assert_eq!(told(text), [], "{text}");
        }
    }
}
