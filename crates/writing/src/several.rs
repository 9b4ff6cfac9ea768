//! Several people as the subject of a sentence or as what is told of them: `وصل المهندسين`, `الموظفين حضروا`, `كان الموظفون جاهزون`.

use crate::clause::Clause;
use crate::dictionary::arabic;
use crate::frequency::listed_level;
use crate::words::letters;

/// The word at a place with the ending that its part of the sentence asks for.
pub(crate) fn meant(clause: &Clause<'_>, at: usize) -> Option<String> {
    let word = clause.word(at);
    let rules = [subject, there_are, we_are, you_do, alike, were, weak];
    rules.iter().find_map(|rule| rule(clause, at, word))
}

/// `وصل المهندسين`, `الموظفين حضروا`: who acts ends in ون.
fn subject(clause: &Clause<'_>, at: usize, word: &str) -> Option<String> {
    let nominative = other(word.strip_prefix("ال").filter(|bare| !NOT_PEOPLE.contains(bare))?, "ين", "ون")?;
    let (before, next) = (clause.before(at, 1), clause.next(at, 1));
    let bare = before.strip_prefix(['و', 'س', 'ف']).unwrap_or(before);
    let acts_before = ACTING.contains(&bare) || ACTING.contains(&before);
    // What begins a clause and acts in the plural; "of those who came" has something before it.
    let is_verb = |verb: &str| {
        let verb = verb.strip_prefix('س').unwrap_or(verb);
        let is_past = verb.strip_suffix("وا").is_some_and(|stem| letters(stem) >= 3);
        is_past || (verb.starts_with('ي') && verb.ends_with("ون") && letters(verb) >= 5)
    };
    // `الموظفين المختصين سيتصلون`: another word of them may stand between.
    let told_of_them = next.starts_with("ال") && next.ends_with("ين") && is_verb(clause.next(at, 2));
    (acts_before || (before.is_empty() && (is_verb(next) || told_of_them))).then(|| format!("ال{nominative}"))
}

/// Verbs of one who does something to nobody.
const ACTING: [&str; 24] = [
    "حضر",
    "وصل",
    "قام",
    "يقوم",
    "تمكن",
    "يتمكن",
    "عاد",
    "يعود",
    "تواصل",
    "يتواصل",
    "اجتمع",
    "يجتمع",
    "التزم",
    "يلتزم",
    "شارك",
    "يشارك",
    "تعهد",
    "يتعهد",
    "يحرص",
    "يحضر",
    "زار",
    "راجع",
    "وافق",
    "تأكد",
];

/// `هناك موظفين`, `يوجد متخصصين`: what there is.
fn there_are(clause: &Clause<'_>, at: usize, word: &str) -> Option<String> {
    let (first, before) = (clause.before(at, 2), clause.before(at, 1));
    let is_there = ["يوجد", "توجد", "هناك", "يعمل", "يتوفر"].contains(&before.strip_prefix('و').unwrap_or(before));
    let is_ruled = [first, clause.before(at, 3)].iter().any(|word| word.ends_with("أن") || word.ends_with("إن") || *word == "ليت");
    if !is_there || is_ruled || first == "كل" { None } else { other(word, "ين", "ون") }
}

/// `نحن متأسفين`, `أنتم مدعوين`: what people are.
fn we_are(clause: &Clause<'_>, at: usize, word: &str) -> Option<String> {
    let before = clause.before(at, 1);
    let is_of_people = ["نحن", "أنتم", "ونحن", "وأنتم"].contains(&before) && !clause.before(at, 2).starts_with("كن");
    let nominative = || Some(format!("{}ون", word.strip_suffix("ين").filter(|stem| letters(stem) >= 4 && stem.starts_with('م'))?));
    if is_of_people { nominative().filter(|right| arabic().check(right)) } else { None }
}

/// `أنتم تدفعوا`: a verb of those spoken to, which nothing has shortened.
fn you_do(clause: &Clause<'_>, at: usize, word: &str) -> Option<String> {
    let is_yours = ["أنتم", "كنتم", "أنكم", "لأنكم", "إنكم", "وأنتم"].contains(&clause.before(at, 1));
    let stem = word.strip_suffix("وا").filter(|stem| is_yours && stem.starts_with('ت') && letters(stem) >= 4)?;
    Some(format!("{stem}ون")).filter(|right| arabic().check(right))
}

/// `موظفون متخصصين`: what is told of several has their ending.
fn alike(clause: &Clause<'_>, at: usize, word: &str) -> Option<String> {
    let before = clause.before(at, 1);
    other(before, "ون", "ين").filter(|_| !before.starts_with(['ي', 'ت'])).and_then(|_| other(word, "ين", "ون"))
}

/// `يدعوا المركز`: the و of such a verb is its own and has no alef behind it, unless there are several and a particle before them.
fn weak(clause: &Clause<'_>, at: usize, word: &str) -> Option<String> {
    const WEAK: [&str; 8] = ["يدعوا", "تدعوا", "يبدوا", "تبدوا", "يخلوا", "تخلوا", "يشكوا", "تنموا"];
    let is_of_one = clause.next(at, 1).starts_with("ال") || clause.next(at, 1).starts_with('أ');
    (WEAK.contains(&word) && !is_shortened(clause, at) && is_of_one).then(|| word.trim_end_matches('ا').to_owned())
}

/// Says whether a particle stands near before a verb that takes the ن of several away, or makes what follows an order or a condition.
pub(crate) fn is_shortened(clause: &Clause<'_>, at: usize) -> bool {
    const RULING: [&str; 17] = ["أن", "ان", "لن", "لم", "لا", "كي", "لكي", "حتى", "إن", "ألا", "أو", "ثم", "لئلا", "من", "لأن", "لان", "كأن"];
    (1..=5).any(|back| {
        let word = clause.before(at, back);
        RULING.contains(&word) || word.strip_prefix(['و', 'ف', 'ب']).is_some_and(|bare| RULING.contains(&bare))
    })
}

/// `كانوا جاهزون`, `ليسوا مسؤولون`: what people were or are not.
fn were(clause: &Clause<'_>, at: usize, word: &str) -> Option<String> {
    const WERE: [&str; 10] = ["كانوا", "ليسوا", "كنتم", "لستم", "كنا", "لسنا", "أصبحوا", "يكونوا", "تكونوا", "زالوا"];
    const WAS: [&str; 4] = ["كان", "يكون", "ليس", "أصبح"];
    let (first, before) = (clause.before(at, 2), clause.before(at, 1));
    let is_told = WERE.contains(&before) || (WAS.contains(&first) && before.starts_with("ال") && before.ends_with("ون"));
    let is_verb = word.starts_with(['ي', 'ت', 'ن', 'أ']);
    if is_told && !is_verb { other(word, "ون", "ين") } else { None }
}

/// A plural of people with the other ending, where both are written and the word before them is one.
fn other(word: &str, ending: &str, right: &str) -> Option<String> {
    let stem = word.strip_suffix(ending).filter(|stem| letters(stem) >= 4 && !word.starts_with("ال"))?;
    let right = format!("{stem}{right}");
    let is_written = |word: &str| listed_level(word).is_some_and(|level| level <= WRITTEN);
    let is_form = is_written(&right) || (is_written(stem) && arabic().check(&right));
    (is_participle(stem) && is_form && is_written(stem)).then_some(right)
}

/// Says whether a stem is built as words for those who do something, or to whom it is done: `موظف`, `جاهز`.
pub(crate) fn is_participle(stem: &str) -> bool {
    stem.starts_with('م') || stem.chars().nth(1) == Some('ا')
}

/// Words in ين that are no plural of people.
const NOT_PEOPLE: [&str; 4] = ["ميادين", "موازين", "مضامين", "قوانين"];

/// A form that people use is at least so common, in decibels.
const WRITTEN: i32 = 70;

#[cfg(test)]
mod tests {
    use super::meant;
    use crate::clause::told;

    #[test]
    fn who_acts_and_what_they_are_has_its_ending() {
        for (text, wrong, right) in [
            ("وصل المهندسين إلى الموقع", "المهندسين", "المهندسون"),
            ("قام المفتشين بزيارة الموقع", "المفتشين", "المفتشون"),
            ("الموظفين المختصين سيتصلون بكم", "الموظفين", "الموظفون"),
            ("الموظفين حضروا أمس", "الموظفين", "الموظفون"),
            ("يوجد موظفين في المركز", "موظفين", "موظفون"),
            ("أنتم مدعوين للحضور", "مدعوين", "مدعوون"),
            ("كان الموظفون جاهزون", "جاهزون", "جاهزين"),
            ("لدينا موظفون متخصصين", "متخصصين", "متخصصون"),
            ("يدعوا المركز عملاءه", "يدعوا", "يدعو"),
            ("أنتم تدفعوا الرسوم", "تدفعوا", "تدفعون"),
        ] {
            assert_eq!(told(text, meant), [(wrong.to_owned(), right.to_owned())], "{text}");
        }
    }

    #[test]
    fn endings_that_are_right_are_left_alone() {
        for text in [
            "رأينا المهندسين في الموقع، وأبلغ المدير الموظفين",
            "الذين حضروا أمس، ومن الموظفين حضروا خمسة",
            "نفيدكم أن هناك موظفين في المركز",
            "كانوا يعملون، وكان الموظفون يعملون",
            "نحن الموظفين نعمل",
            "الاثنين يحضرون",
            "يرجى ألا يدعوا أحداً",
        ] {
            assert_eq!(told(text, meant), [], "{text}");
        }
    }
}
