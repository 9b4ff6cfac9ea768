//! Clauses that are built as they are spoken, though each of their words is formal: `تحبون تسجلون`, `إذا مستعجلين`, `عشر ونص`.

use crate::belonging;
use crate::clause::Clause;
use crate::denied;
use crate::denied::CONDITIONS;
use crate::denied::is_named;
use crate::dictionary::arabic;
use crate::frequency::level;
use crate::several::is_participle;
use crate::several::is_shortened;
use crate::slang::Slang;
use crate::words::letters;

/// What is built so, in the order of the text, each with its formal form where there is one.
pub(crate) fn find(text: &str, clause: &Clause<'_>) -> Vec<Slang> {
    let rules = [
        wished,
        denied::meant,
        of_a_state,
        halved,
        still,
        there_is,
        unmoved,
        made,
        prayed,
        found,
        sworn,
        either,
        also,
        whenever,
        belonging::meant,
    ];
    let told = |at: usize| rules.iter().find_map(|rule| rule(clause, at));
    (0..clause.len()).filter_map(|at| told(at).map(|told| slang(text, clause, at, told))).collect()
}

/// How many words are built so, and what may stand in their place.
pub(crate) type Told = (usize, Vec<String>);

fn slang(text: &str, clause: &Clause<'_>, at: usize, (count, plain): Told) -> Slang {
    let range = clause.range(at).start..clause.range(at + count - 1).end;
    Slang { word: text[range.clone()].to_owned(), range, plain, is_contraction: false }
}

/// `تحبون تسجلون`, `نسينا نرفق`, `ممكن تفتح`: a wish or a possibility with its verb right behind, where the formal language has أن.
fn wished(clause: &Clause<'_>, at: usize) -> Option<Told> {
    let wish = formal_wish(clause.word(at))?;
    let verb = clause.next(at, 1);
    (is_present(verb) && !BOTH.contains(&verb)).then(|| (2, vec![format!("{wish} أن {}", without_noon(verb))]))
}

/// The formal words of a wish or a possibility.
fn formal_wish(word: &str) -> Option<String> {
    let (and, bare) = word.strip_prefix('و').map_or(("", word), |bare| ("و", bare));
    if let Some((_, formal)) = POSSIBLE.iter().find(|(said, _)| *said == bare) {
        return Some(format!("{and}{formal}"));
    }
    if WISHED.contains(&bare) {
        return Some(word.to_owned());
    }
    let person = bare.chars().next().filter(|first| matches!(first, 'ت' | 'ي' | 'ن' | 'أ'))?;
    let rest = &bare[person.len_utf8()..];
    let (stem, end) = rest.strip_suffix("ون").map_or((rest, ""), |stem| (stem, "ون"));
    let formal = if stem == "قدر" { "ستطيع" } else { stem };
    WISHES.contains(&stem).then(|| format!("{and}{person}{formal}{end}"))
}

/// Words that say that something may or must be, and how the formal language begins it.
const POSSIBLE: [(&str, &str); 23] = [
    ("ودي", "أود"),
    ("أبا", "أريد"),
    ("أبي", "أريد"),
    ("ابي", "أريد"),
    ("بغيت", "أردت"),
    ("يمديكم", "يسعكم الوقت"),
    ("يمدينا", "يسعنا الوقت"),
    ("مايمديكم", "لا يسعكم الوقت"),
    ("مايمدينا", "لا يسعنا الوقت"),
    ("عادي", "يمكن"),
    ("الحق", "الحق في"),
    ("بإمكانكم", "بإمكانكم"),
    ("ممكن", "من الممكن"),
    ("يمكن", "يمكن"),
    ("المفروض", "من المفروض"),
    ("مفروض", "من المفروض"),
    ("الأحسن", "الأفضل"),
    ("أحسن", "الأفضل"),
    ("الأفضل", "الأفضل"),
    ("مطلوب", "المطلوب"),
    ("يفضل", "يفضل"),
    ("يصير", "يجوز"),
    ("ضروري", "من الضروري"),
];

/// Wishes in the past or without a person.
const WISHED: [&str; 12] = ["نسيت", "نسينا", "نسيتم", "حاولت", "حاولنا", "حاولتم", "أردنا", "أردتم", "استطعنا", "يرجى", "يجب", "يلزم"];

/// The stems of verbs that wish, without their person.
const WISHES: [&str; 13] = ["قدر", "ستطيع", "ريد", "حب", "رغب", "حاول", "ود", "رجو", "تمنى", "ضطر", "ستاهل", "قترح", "حتاج"];

/// Nouns that are also verbs of the present in every person, and "that not".
const BOTH: [&str; 13] = ["تسلم", "تحمل", "تصرف", "تبين", "تخلف", "تولي", "تلقي", "توفر", "تعذر", "يسر", "تكبد", "تخصص", "ألا"];

/// Says whether a word is a verb of the present, and no noun that is written alike: `ترسلون`, `نسجل`, `يفتح`.
pub(crate) fn is_present(word: &str) -> bool {
    let whose = OBJECTS.iter().find_map(|object| word.strip_suffix(object).filter(|verb| letters(verb) > 2));
    let verb = whose.unwrap_or(word);
    let Some(rest) = verb.strip_prefix(['ت', 'ي', 'ن', 'أ']) else { return false };
    let stem = rest.strip_suffix("ون").or_else(|| rest.strip_suffix('و').filter(|_| whose.is_some())).unwrap_or(rest);
    let is_bent = ["ي", "ت", "ن"].iter().filter(|person| level(&format!("{person}{stem}")) <= WRITTEN).count() > 1;
    letters(stem) >= 2 && is_bent && level(&format!("ال{verb}")) > NAMED && !rest.ends_with('ة')
}

/// Objects that are written onto a verb.
const OBJECTS: [&str; 8] = ["ها", "هم", "كم", "نا", "ني", "ه", "ك", "لكم"];

/// The forms of a verb that people use are at least so frequent, in decibels.
const WRITTEN: i32 = 68;

/// A noun stands with its article at least so often.
const NAMED: i32 = 72;

/// The verb as it stands behind أن.
pub(crate) fn without_noon(verb: &str) -> String {
    let whose = OBJECTS.iter().find_map(|object| Some(format!("{}و{object}", verb.strip_suffix(object)?.strip_suffix("ون")?)));
    // The ن of `تكون` is the verb's own.
    whose.unwrap_or_else(|| {
        verb.strip_suffix("ون").filter(|stem| letters(stem) > 2).map_or_else(|| verb.to_owned(), |stem| format!("{stem}وا"))
    })
}

/// `إذا مستعجلين`, `لو متصلين`, `مسددين الرسوم؟`: a state of several people without the verb that the formal language puts before it.
fn of_a_state(clause: &Clause<'_>, at: usize) -> Option<Told> {
    let is_state =
        |word: &str| word.strip_suffix("ين").is_some_and(|stem| letters(stem) >= 4 && is_participle(stem) && level(stem) <= WRITTEN);
    if ["إذا", "اذا", "لو"].contains(&clause.word(at)) {
        return is_state(clause.next(at, 1)).then(|| (2, Vec::new()));
    }
    let before = clause.before(at, 1);
    let is_asked = before.is_empty() && clause.asks(at);
    let is_ours = (before.is_empty() || OF_US.contains(&before)) && OF_PEOPLE.contains(&clause.word(at));
    (is_state(clause.word(at)) && (is_asked || is_ours)).then(|| (1, Vec::new()))
}

/// Words behind which a state is told of people.
const OF_US: [&str; 9] = ["احنا", "نحن", "أنتم", "انتو", "انتوا", "هم", "كلنا", "كلكم", "بعدنا"];

/// States in which letters do not begin, as they do with `شاكرين` or `آملين`.
const OF_PEOPLE: [&str; 16] = [
    "محتاجين",
    "عارفين",
    "فاهمين",
    "ناسين",
    "متأكدين",
    "مستعجلين",
    "جاهزين",
    "موجودين",
    "حاضرين",
    "واقفين",
    "مشغولين",
    "مستعدين",
    "فاتحين",
    "شاغلين",
    "زعلانين",
    "مرتاحين",
];

/// `الله يعينكم`: a wish in God's name with its verb behind, where the formal language begins with the verb: `أعانكم الله`.
fn prayed(clause: &Clause<'_>, at: usize) -> Option<Told> {
    let wish = clause.next(at, 1);
    let is_for_you = ["كم", "ك", "ه", "ها", "هم"].iter().any(|whom| wish.strip_suffix(whom).is_some_and(|verb| letters(verb) >= 3));
    let is_wish = wish.starts_with('ي') && (is_for_you || ["لكم", "عليكم", "لك", "عليك"].contains(&clause.next(at, 2)));
    (clause.word(at) == "الله" && clause.before(at, 1).is_empty() && is_wish).then(|| (2, Vec::new()))
}

/// `تحصلون الاستمارة`: "find", which the formal language says with على.
fn found(clause: &Clause<'_>, at: usize) -> Option<Told> {
    let is_found = ["تحصلون", "وتحصلون", "بتحصلون"].contains(&clause.word(at));
    (is_found && !clause.next(at, 1).is_empty() && !clause.next(at, 1).starts_with("عل")).then(|| (1, vec!["تجدون".to_owned()]))
}

/// `عشر ونص`, `3 وربع`: the half of an hour or a sum.
fn halved(clause: &Clause<'_>, at: usize) -> Option<Told> {
    let counted = clause.before(at, 1);
    let is_counted = COUNTED.contains(&counted.trim_start_matches("ال")) || counted.starts_with(|ch: char| ch.is_ascii_digit());
    (clause.word(at) == "ونص" && is_counted && clause.next(at, 1) != "على").then(|| (1, vec!["ونصف".to_owned()]))
}

/// What may have a half behind it.
const COUNTED: [&str; 22] = [
    "وحدة",
    "ثنتين",
    "ثلاث",
    "أربع",
    "خمس",
    "ست",
    "سبع",
    "ثمان",
    "تسع",
    "عشر",
    "واحدة",
    "ثانية",
    "ثالثة",
    "رابعة",
    "خامسة",
    "سادسة",
    "سابعة",
    "ثامنة",
    "تاسعة",
    "عاشرة",
    "كيلو",
    "متر",
];

/// `الطلب بعده عندنا`, `السيارة بعدها باسمكم`: "still", which the formal language says with ما زال.
fn still(clause: &Clause<'_>, at: usize) -> Option<Told> {
    const FORMAL: [(&str, &str); 4] = [("بعده", "ما زال"), ("بعدها", "ما زالت"), ("بعدهم", "ما زالوا"), ("بعدكم", "ما زلتم")];
    const PLACES: [&str; 10] = ["تحت", "في", "عند", "عندنا", "عندكم", "عندهم", "قيد", "على", "باسمكم", "بيد"];
    let (_, formal) = FORMAL.iter().find(|(said, _)| *said == clause.word(at))?;
    let begins = is_named(clause.before(at, 1)) && clause.before(at, 2).is_empty();
    (begins && PLACES.contains(&clause.next(at, 1))).then(|| (1, vec![(*formal).to_owned()]))
}

/// `فيه مشكلة`: "there is", where a sentence begins or behind a condition.
fn there_is(clause: &Clause<'_>, at: usize) -> Option<Told> {
    let (before, next) = (clause.before(at, 1), clause.next(at, 1));
    let begins = clause.begins_sentence(at) || CONDITIONS.contains(&before) || ["لأن", "لكن", "كان"].contains(&before);
    let is_indefinite = letters(next) >= 3 && !next.starts_with("ال") && arabic().check(next) && !is_present(next);
    (clause.word(at) == "فيه" && begins && is_indefinite).then(|| (1, vec!["هناك".to_owned()]))
}

/// `الموظفين يدفعوا الرسوم`: a verb of several without its ن, where nothing before it takes the ن away. With ت it may be an order: `تحققوا`.
fn unmoved(clause: &Clause<'_>, at: usize) -> Option<Told> {
    let word = clause.word(at);
    let stem = word.strip_suffix("وا").filter(|stem| letters(stem) >= 4 && stem.starts_with('ي'))?;
    let is_present = is_present(&format!("{stem}ون"));
    (is_present && !is_shortened(clause, at)).then(|| (1, vec![format!("{stem}ون")]))
}

/// `مرسلينها`, `دافعينه`: who did it, with the ن and whom it was done to, of which the formal language has one.
fn made(clause: &Clause<'_>, at: usize) -> Option<Told> {
    let word = clause.word(at);
    let bare = word.strip_prefix('و').filter(|bare| letters(bare) > 6).unwrap_or(word);
    let stem = ["ها", "هم", "كم", "ه"].iter().find_map(|object| bare.strip_suffix(object)?.strip_suffix("ين"))?;
    let is_made = letters(stem) == 4 && (SENT.contains(&stem) || stem.chars().nth(1) == Some('ا'));
    (is_made && level(stem) <= WRITTEN && level(word) > WRITTEN && level(&format!("{stem}ين")) <= NAMED).then(|| (1, Vec::new()))
}

/// Those that begin with م; a noun of that build has lost the ن by mistake: `موظفينكم`.
const SENT: [&str; 12] = ["مرسل", "محول", "مقدم", "مسجل", "مسدد", "موقف", "مرفق", "مطرش", "مدخل", "مستل", "مكمل", "مجهز"];

/// `والله حاولنا`: an oath, in which letters are not sworn.
fn sworn(clause: &Clause<'_>, at: usize) -> Option<Told> {
    let next = clause.next(at, 1);
    let is_ours = letters(next) >= 5 && (next.ends_with("نا") || next.ends_with("ين"));
    (clause.word(at) == "والله" && is_ours && clause.before(at, 1).is_empty()).then(|| (1, Vec::new()))
}

/// `في البنك لو في المركز؟`: "or" between two places.
fn either(clause: &Clause<'_>, at: usize) -> Option<Told> {
    let is_between = clause.before(at, 1) != "حتى" && !clause.before(at, 1).is_empty();
    let is_or = clause.word(at) == "لو" && is_between && ["في", "من", "على", "مع", "عند"].contains(&clause.next(at, 1));
    (is_or && clause.asks(at)).then(|| (1, vec!["أم".to_owned()]))
}

/// `نحتاج توقيع الوالد بعد.`: "also" at the end of a clause; behind a denial it is "yet".
fn also(clause: &Clause<'_>, at: usize) -> Option<Told> {
    const LATER: [&str; 7] = ["فيما", "من", "عن", "على", "أما", "ما", "كل"];
    let is_over =
        clause.ends_clause(at) && !clause.before(at, 2).is_empty() && !LATER.contains(&clause.before(at, 1).trim_start_matches('و'));
    let is_yet = || (1..=14).any(|back| DENYING.contains(&clause.before(at, back).trim_start_matches(['و', 'ف', 'أ'])));
    (clause.word(at) == "بعد" && is_over && !is_yet()).then(|| (1, vec!["أيضاً".to_owned()]))
}

/// Words of a denial, without what is written before them.
const DENYING: [&str; 13] = ["لم", "لا", "ليس", "ليست", "ليسوا", "لسنا", "لستم", "غير", "لن", "ما", "دون", "عدم", "بلا"];

/// `أول ما توصل`, `أي وقت تتصلون`, `يوم توصلون`: "when", with the present right behind.
fn whenever(clause: &Clause<'_>, at: usize) -> Option<Told> {
    let (word, next) = (clause.word(at), clause.next(at, 1));
    // `أول ما يلزم` is the first thing that is needed.
    let verb = clause.next(at, 2);
    let is_of_us = verb.starts_with(['ت', 'ن']) || verb.ends_with("ون");
    let is_any = (word, next) == ("أي", "وقت") && clause.before(at, 1).is_empty() && verb.ends_with("ون");
    let is_when = is_any || matches!((word, next), ("أول", "ما") | ("متى", "ما")) && is_present(verb) && is_of_us;
    let is_day = word == "يوم" && clause.begins_sentence(at) && is_present(next) && next.ends_with("ون");
    match (is_when, is_day) {
        (true, _) => Some((2, vec!["عندما".to_owned()])),
        (_, true) => Some((1, vec!["عندما".to_owned()])),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::Clause;
    use super::find;

    fn told(text: &str) -> Vec<(String, String)> {
        find(text, &Clause::new(text)).into_iter().map(|slang| (slang.word, slang.plain.into_iter().next().unwrap_or_default())).collect()
    }

    #[test]
    fn a_clause_that_is_built_as_it_is_spoken_is_told_with_its_formal_form() {
        let examples = [
            ("هل تحبون تسجلون اليوم؟", "تحبون تسجلون", "تحبون أن تسجلوا"),
            ("الأهل يقدرون يستلمونها", "يقدرون يستلمونها", "يستطيعون أن يستلموها"),
            ("نسينا نرفق الورقة", "نسينا نرفق", "نسينا أن نرفق"),
            ("المفروض تستلمون رسالة", "المفروض تستلمون", "من المفروض أن تستلموا"),
            ("إذا مستعجلين فراجعونا", "إذا مستعجلين", ""),
            ("مسددين الرسوم؟", "مسددين", ""),
            ("الساعة عشر ونص", "ونص", "ونصف"),
            ("الطلب بعده تحت الدراسة", "بعده", "ما زال"),
            ("فيه مشكلة في الموقع", "فيه", "هناك"),
            ("الموظفين يدفعوا الرسوم", "يدفعوا", "يدفعون"),
            ("جاهزين لخدمتكم", "جاهزين", ""),
            ("والله حاولنا أمس", "والله", ""),
            ("دفعتم في البنك لو في المركز؟", "لو", "أم"),
            ("نحتاج توقيع الوالد بعد.", "بعد", "أيضاً"),
            ("يصير تدفعون نقداً", "يصير تدفعون", "يجوز أن تدفعوا"),
            ("الله يعينكم", "الله يعينكم", ""),
            ("من هناك تحصلون الاستمارة", "تحصلون", "تجدون"),
            ("الأوراق مرسلينها لكم", "مرسلينها", ""),
            ("أول ما تدفعون نكمل المعاملة", "أول ما", "عندما"),
            ("البطاقة جاهزة حق الاستلام", "حق", "لـ"),
            ("المحامي مالكم استلم الإشعار", "مالكم", ""),
        ];
        for (text, word, plain) in examples {
            assert_eq!(told(text), [(word.to_owned(), plain.to_owned())], "{text}");
        }
    }

    #[test]
    fn formal_clauses_of_a_like_build_are_left_alone() {
        let texts = [
            "يمكنكم تسلم الجواز، ويمكن نقل الملكية، ويجب تقديم الطلب",
            "تحصلون على الاستمارة، والله يحفظكم",
            "لم يصل الطلب بعد، ونعمل عن بعد.",
            "حتى لو في المركز؟",
            "إذا كنتم مستعجلين فاتصلوا",
            "شاكرين لكم حسن تعاونكم، ومتمنين لكم التوفيق.",
            "ونص القانون على الرسوم، ونص المادة عشر ونص على غيرها",
            "تحققوا من الرمز وتواصلوا معنا",
            "نرجو أن تحضروا إلى المركز وتدفعوا الرسوم، ولم تراجعوا أحداً",
            "الكتاب فيه خمسة أبواب",
            "لكم حق الاعتراض، ومن حق يوم العمل، والشركة حفظت مالكم",
            "أول ما يلزم هو التوقيع",
            "القوانين وقوانينها وعناوينكم وموازينها",
            "المراجعة ثم بعدها الدفع",
        ];
        for text in texts {
            assert_eq!(told(text), [], "{text}");
        }
    }
}
