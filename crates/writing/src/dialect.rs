//! Colloquial words that are told by their build: the future in ب and ح, the joined ها, ش and ما, letters that only the dialect has.

use crate::dictionary::arabic;
use crate::dictionary::is_name;
use crate::dictionary::plain;
use crate::drawn;
use crate::frequency::built_level;
use crate::frequency::level;
use crate::paradigm;
use crate::plainly;
use crate::slang::Slang;
use crate::words::Word;
use crate::words::is_joined;
use crate::words::letters;

/// Words built as the dialect builds them, each with its formal form; a word that the dictionary knows is left alone.
pub(crate) fn find(text: &str, words: &[Word]) -> Vec<Slang> {
    let negations = (0..words.len()).filter_map(|at| negation(text, words, at).or_else(|| of_the_past(text, words, at)));
    let answers = words.iter().enumerate().filter_map(|(at, word)| answer(text, words.get(at.wrapping_sub(1)), word));
    let built = words.iter().filter_map(|word| {
        let written = &text[word.range.clone()];
        let word_alone = plain(written);
        let called = || drawn::shortened(&word_alone).filter(|_| !drawn::is_in_address(text, word.range.start));
        let formal = called().or_else(|| formal(&word_alone))?;
        Some(Slang { range: word.range.clone(), word: written.to_owned(), plain: formal, is_contraction: false })
    });
    built.chain(negations).chain(answers).collect()
}

/// `ما نستلم`, `ما تدفعون`: the present negated with ما where a clause begins, which the formal language does with لا. Nothing is put in its
/// place: in the formal language the same words may be "what we receive", of which لا would make the opposite.
///
/// "What we need" begins alike, but names it again behind the verb, or says at once of whom, of what or that it asks: `ما نطلبه`,
/// `ما تحتاجون إليه`, `ما نحتاج منكم`, `ما تقدمون من مستندات`, `ما تحتاجون؟`.
fn negation(text: &str, words: &[Word], at: usize) -> Option<Slang> {
    let (word, next) = (&words[at], words.get(at + 1)?);
    let is_not = matches!(word.folded.as_str(), "ما" | "وما") && is_joined(text, word, next);
    let follows = |before: &Word| is_joined(text, before, word) && !OPENING.contains(&before.folded.as_str());
    let opens = |second: usize| OPENING_TWO.contains(&words[second].folded.as_str()) && is_joined(text, &words[second], &words[at - 1]);
    let is_open = at.checked_sub(1).is_none_or(|before| !follows(&words[before])) || at.checked_sub(2).is_some_and(opens);
    let names_again = words[at + 2..].iter().take(2).any(|word| RESUMING.contains(&word.folded.as_str()));
    let verb = plain(&text[next.range.clone()]);
    let says_what = text[next.range.end..].trim_start().starts_with(['؟', '?', ':', '：'])
        || words.get(at + 2).is_some_and(|word| SAYING_WHAT.contains(&word.folded.as_str()));
    // `ما نزال ننتظر` is formal.
    let is_still = ["نزال", "تزالون"].contains(&verb.as_str());
    if !is_not || !is_open || names_again || says_what || is_still || !is_of_us_or_you(&verb) {
        return None;
    }
    let range = word.range.start..next.range.end;
    Some(Slang { word: text[range.clone()].to_owned(), range, plain: Vec::new(), is_contraction: false })
}

/// `طلبكم ما وصل`, `الفني ما حضر`: the past negated with ما behind the noun that it is about, which the formal language does with لم. Behind
/// "what arrived" more follows: of whom, to whom, from where.
fn of_the_past(text: &str, words: &[Word], at: usize) -> Option<Slang> {
    let (noun, word, next) = (words.get(at.checked_sub(1)?)?, &words[at], words.get(at + 1)?);
    let noun_is_named = (noun.folded.starts_with("ال") || noun.folded.ends_with("كم")) && letters(&noun.folded) >= 5;
    let is_not = word.folded == "ما" && is_joined(text, noun, word) && is_joined(text, word, next);
    let ends = text[next.range.end..].trim_start().chars().next().is_none_or(|sign| !sign.is_alphanumeric());
    let is_over = ends || words.get(at + 2).is_some_and(|after| STILL.contains(&after.folded.as_str()));
    if !noun_is_named || !is_not || !is_over || !is_past(&plain(&text[next.range.clone()])) {
        return None;
    }
    let range = word.range.start..next.range.end;
    Some(Slang { word: text[range.clone()].to_owned(), range, plain: Vec::new(), is_contraction: false })
}

/// A verb of the past, of one or of us: all its common forms are written.
fn is_past(verb: &str) -> bool {
    let stem = ["نا", "ت", "وا"].iter().find_map(|end| verb.strip_suffix(end)).unwrap_or(verb);
    letters(stem) >= 2 && ["ت", "وا", "نا"].iter().all(|end| level(&format!("{stem}{end}")) <= WRITTEN)
}

/// The forms of a verb that people use are at least so frequent, in decibels.
const WRITTEN: i32 = 68;

/// Words behind which nothing says what arrived.
const STILL: [&str; 12] = ["الي", "حتي", "بعد", "اليوم", "امس", "للحين", "لحد", "لين", "ولا", "لان", "عندنا", "لكم"];

/// `طيب، …`, `تمام. …`: a word that answers all alone where a sentence begins.
fn answer(text: &str, before: Option<&Word>, word: &Word) -> Option<Slang> {
    let begins = before.is_none_or(|before| text[before.range.end..word.range.start].contains(['.', '!', '؟', '?', '\n']));
    let ends = text[word.range.end..].starts_with(['،', ',', '.', '!']);
    (begins && ends && ANSWERS.contains(&word.folded.as_str())).then(|| Slang {
        range: word.range.clone(),
        word: text[word.range.clone()].to_owned(),
        plain: vec!["حسناً".to_owned()],
        is_contraction: false,
    })
}

/// Words that answer in speech.
const ANSWERS: [&str; 10] = ["زين", "طيب", "تمام", "عادي", "حاضر", "ابد", "اكيد", "صح", "سم", "ماشي"];

/// A verb of the present in the first or second person of several, without a pronoun behind it.
fn is_of_us_or_you(verb: &str) -> bool {
    let ours = verb.strip_prefix('ن').filter(|rest| letters(rest) >= 3 && !rest.ends_with(['ه', 'ا', 'ة']));
    let is_ours = ours.is_some_and(|rest| level(&format!("ي{rest}")) <= USUAL && level(&format!("ت{rest}")) <= USUAL);
    is_ours || (verb.starts_with('ت') && verb.ends_with("ون") && letters(verb) >= 6 && arabic().check(verb))
}

/// Words after which a clause begins all the same.
const OPENING: [&str; 14] = ["لكن", "ولكن", "لان", "لاننا", "لانكم", "احنا", "نحن", "انتم", "انتو", "بس", "للاسف", "حاليا", "اليوم", "يعني"];

/// And those that do so with the noun behind them: `بدون موعد ما ندخل أحداً`.
const OPENING_TWO: [&str; 5] = ["بدون", "دون", "يوم", "ايام", "قبل"];

/// Words that name again what "what" stands for.
const RESUMING: [&str; 12] = ["اليه", "اليها", "به", "بها", "عنه", "عنها", "منه", "فيه", "فيها", "عليه", "عليها", "له"];

/// Words right behind the verb that say of whom or what it is, or what it is.
const SAYING_WHAT: [&str; 5] = ["من", "في", "منكم", "هو", "هي"];

/// The formal forms of a word of the dialect's build, none where the sentence is better written anew.
pub(crate) fn formal(word: &str) -> Option<Vec<String>> {
    if word.contains(['چ', 'گ']) {
        return Some(Vec::new());
    }
    let (and, bare) = match word.strip_prefix('و') {
        Some(rest) => ("و", rest),
        None => ("", word),
    };
    let listed = || plainly::colloquial(bare).map(|formal| vec![formal]);
    let forms = listed().or_else(|| paradigm::formal(bare)).filter(|_| !is_name(word)).or_else(|| built(word, bare))?;
    Some(forms.into_iter().map(|form| format!("{and}{form}")).collect())
}

/// The formal forms of a word that no dictionary knows and that is built as the dialect builds.
fn built(word: &str, bare: &str) -> Option<Vec<String>> {
    let is_candidate =
        FRONTS.iter().any(|front| bare.starts_with(front)) || bare.contains("تو") || bare.contains("هال") || bare.ends_with(['ج', 'ش']);
    if !is_candidate || is_name(word) {
        return None;
    }
    if arabic().check(word) {
        return seldom_future(bare).or_else(|| heard(bare).filter(|_| built_level(word) >= UNWRITTEN));
    }
    let verb = joined(bare).or_else(|| future(bare)).or_else(|| past(bare)).or_else(|| negated(bare));
    verb.or_else(|| asked(bare)).or_else(|| passive(bare)).or_else(|| to_her(bare)).or_else(|| heard(bare))
}

/// `هالموعد`, `شالمطلوب`, `عالموقع`: a word that the dialect joins to the article.
fn joined(word: &str) -> Option<Vec<String>> {
    const JOINED: [(&str, &[&str]); 6] = [
        ("ه", &["هذا", "هذه"]),
        ("ش", &["ما"]),
        ("ع", &["على"]),
        ("به", &["بهذا", "بهذه"]),
        ("له", &["لهذا", "لهذه"]),
        ("فه", &["في هذا", "في هذه"]),
    ];
    JOINED.iter().find_map(|(letter, formal)| {
        let noun = word.strip_prefix(letter).filter(|noun| noun.starts_with("ال") && letters(noun) >= 5 && arabic().check(noun))?;
        if TWO.contains(&noun) {
            return formal.first().map(|formal| vec![format!("{} {noun}", formal.replace("هذا", "هذين"))]);
        }
        let is_fitting =
            |formal: &&&str| formal.ends_with("هذه") == is_feminine(noun) || formal.len() < "هذا".len() || !formal.contains("هذ");
        Some(formal.iter().filter(is_fitting).map(|formal| format!("{formal} {noun}")).collect())
    })
}

/// Two of a time.
const TWO: [&str; 3] = ["اليومين", "الأسبوعين", "الشهرين"];

/// A noun with its article that "this" of a woman points at: in ة, in ات, or a broken plural of things like `الأوراق`.
fn is_feminine(noun: &str) -> bool {
    let bare = noun.strip_prefix("ال").unwrap_or(noun);
    bare.ends_with('ة') || bare.ends_with("ات") || is_broken(bare)
}

/// A plural of things that is built as `أوراق` is.
pub(crate) fn is_broken(noun: &str) -> bool {
    noun.starts_with('أ') && letters(noun) == 5 && noun.chars().nth(3) == Some('ا')
}

/// `بيوصلكم`, `بنرسل`, `حنرسل`, `هيتصلون`: the future that the formal language builds with س.
fn future(word: &str) -> Option<Vec<String>> {
    let rest = |letter| word.strip_prefix(letter).filter(|verb: &&str| verb.starts_with(['ي', 'ت', 'ن']) && letters(verb) >= 4);
    // Names begin with ح and ه too, and have no usual verb behind it.
    let verb = rest('ب').or_else(|| rest('ح').or_else(|| rest('ه')).filter(|verb| level(verb) <= USUAL))?;
    arabic().check(verb).then(|| vec![format!("س{verb}")])
}

/// `بيمكن`, `بترسل`, `بنزوركم`: a future that the dictionary takes for a noun with its particle, which nobody writes.
fn seldom_future(word: &str) -> Option<Vec<String>> {
    const OBJECTS: [&str; 7] = ["لكم", "كم", "ها", "هم", "نا", "ه", "ك"];
    let verb = word.strip_prefix('ب').filter(|verb| verb.starts_with(['ي', 'ت', 'ن']) && letters(verb) >= 4)?;
    let bare = OBJECTS.iter().find_map(|object| verb.strip_suffix(object)).filter(|bare| letters(bare) >= 4).unwrap_or(verb);
    let rest: String = bare.chars().skip(1).collect();
    let is_verb = || ["ي", "ت", "ن"].iter().filter(|person| level(&format!("{person}{rest}")) <= USUAL).count() > 1;
    // `بتواصلكم` has a noun, which others have with its article.
    let is_noun = || bare == verb || level(&format!("ال{bare}")) <= NAMED;
    let rarer = level(word) - level(bare);
    ((rarer >= SELDOM || rarer >= WITH_OBJECT && !is_noun()) && is_verb()).then(|| vec![format!("س{verb}")])
}

/// The same, where whom it is done to is written onto the verb.
const WITH_OBJECT: i32 = 10;

/// A noun stands with its article at least so often.
const NAMED: i32 = 72;

/// By how many decibels the verb alone is commoner than with its particle, so that this is no noun (`بتقديم`).
const SELDOM: i32 = 24;

/// `مايوصل`, `مانقدر`: the negation that the formal language writes apart, and with لا.
fn negated(word: &str) -> Option<Vec<String>> {
    let verb = word.strip_prefix("ما").filter(|verb| verb.starts_with(['ي', 'ت', 'ن']) && letters(verb) >= 4)?;
    (arabic().check(verb) && level(verb) <= USUAL).then(|| vec![format!("لا {verb}")])
}

/// Verbs that people use are at least so frequent, in decibels.
const USUAL: i32 = 62;

/// `شيصير`, `شتبون`: a question whose "what" is written onto the verb.
fn asked(word: &str) -> Option<Vec<String>> {
    let verb = word.strip_prefix('ش').filter(|verb| verb.starts_with(['ي', 'ت', 'ن']) && letters(verb) >= 4)?;
    (arabic().check(verb) && level(verb) <= USUAL).then(|| vec![format!("ماذا {verb}")])
}

/// `انرفض`, `ينقبل`: the passive with ن of verbs that have none in the formal language.
fn passive(word: &str) -> Option<Vec<String>> {
    let past = word.strip_prefix("ان").map(|rest| ["وا", "ت"].iter().find_map(|end| rest.strip_suffix(end)).unwrap_or(rest));
    let present = ["ين", "تن"].iter().find_map(|front| word.strip_prefix(front));
    let root = past.or(present).filter(|root| letters(root) == 3)?;
    // What only lacks its hamza is misspelt: انجاز.
    let is_word = |front: &&str| level(&format!("{front}{}", word.get("ان".len()..).unwrap_or_default())) <= USUAL;
    let is_misspelt = past.is_some() && ["إن", "أن"].iter().any(is_word);
    (!is_misspelt && arabic().check(root) && level(root) <= WELL_KNOWN).then(Vec::new)
}

/// `رقمج`, `عليج`: "your" as it is said to a woman.
fn to_her(word: &str) -> Option<Vec<String>> {
    let stem = word.strip_suffix(['ج', 'ش']).filter(|stem| letters(stem) >= 3)?;
    let feminine = stem.strip_suffix('ت').map(|stem| format!("{stem}ة"));
    let is_known = std::iter::once(stem).chain(feminine.as_deref()).any(|noun| level(noun) <= WELL_KNOWN);
    // Egypt denies with ما and the same letter: `مكنش`.
    let is_denied = word.ends_with('ش') && word.starts_with('م');
    (is_known && word != "داعش").then(|| if is_denied { Vec::new() } else { vec![format!("{stem}ك")] })
}

/// `يديد`, `جريب`: a ج said as ي, a ق said as ج, at the beginning of a common word.
fn heard(word: &str) -> Option<Vec<String>> {
    let (article, bare) = word.strip_prefix("ال").map_or(("", word), |bare| ("ال", bare));
    let formal = [('ي', 'ج'), ('ج', 'ق')].iter().find_map(|(said, written)| {
        let formal = format!("{article}{written}{}", bare.strip_prefix(*said)?);
        let is_known = |word: &str| arabic().check(word) && level(word) <= WELL_KNOWN;
        let whose = || ["كم", "نا", "ها", "هم"].iter().find_map(|whose| formal.strip_suffix(whose)).filter(|stem| letters(stem) >= 3);
        let noun =
            || whose().is_some_and(|stem| is_known(stem) || stem.strip_suffix('ت').is_some_and(|stem| is_known(&format!("{stem}ة"))));
        (letters(bare) >= 4 && (is_known(&formal) || noun())).then_some(formal)
    })?;
    Some(vec![formal])
}

/// A word that the dictionary builds and nobody writes is at least so rare, in decibels.
const UNWRITTEN: i32 = 70;

/// Words that everybody knows are at least so frequent, in decibels.
const WELL_KNOWN: i32 = 56;

/// With what a word begins that is built so, but for the past.
const FRONTS: [&str; 13] = ["ب", "ح", "ه", "ما", "ش", "عال", "ان", "ين", "تن", "ي", "ج", "الي", "الج"];

/// Verbs whose past has two letters before its end: `قلتوا`, `رحتوا`.
const HOLLOW: [&str; 9] = ["قل", "كن", "رح", "زر", "عد", "قم", "بع", "صر", "جب"];

/// `دفعتوا`, `استلمتوها`: the past of several people, which ends in تم.
fn past(word: &str) -> Option<Vec<String>> {
    const PRONOUNS: [&str; 7] = ["ا", "ها", "ه", "نا", "ني", "هم", ""];
    PRONOUNS.iter().find_map(|pronoun| {
        let is_verb = |stem: &&str| letters(stem) >= 3 || HOLLOW.contains(stem);
        let stem = word.strip_suffix(pronoun)?.strip_suffix("تو").filter(is_verb)?;
        let formal = format!("{stem}تم");
        let with = if matches!(*pronoun, "ا" | "") { formal.clone() } else { format!("{formal}و{pronoun}") };
        arabic().check(&formal).then(|| vec![with])
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_dialect_builds_is_told_with_its_formal_form() {
        let pairs = [
            ("هالموعد", "هذا الموعد"),
            ("شالمطلوب", "ما المطلوب"),
            ("عالموقع", "على الموقع"),
            ("بيوصلكم", "سيوصلكم"),
            ("بيمكن", "سيمكن"),
            ("وبترسل", "وسترسل"),
            ("بنزوركم", "سنزوركم"),
            ("وبنرسل", "وسنرسل"),
            ("دفعتوا", "دفعتم"),
            ("استلمتوها", "استلمتموها"),
            ("حنرسل", "سنرسل"),
            ("هيتصل", "سيتصل"),
            ("مايوصل", "لا يوصل"),
            ("ومايحتاج", "ولا يحتاج"),
            ("شيصير", "ماذا يصير"),
            ("رقمج", "رقمك"),
            ("طلبش", "طلبك"),
            ("اليديد", "الجديد"),
            ("جريب", "قريب"),
            ("وطرشناها", "وأرسلناها"),
        ];
        for (word, right) in pairs {
            assert_eq!(formal(word).unwrap_or_default().first().map(String::as_str), Some(right), "{word}");
        }
        for word in ["چيك", "انعزم", "ينعزم", "وخربطوا"] {
            assert_eq!(formal(word), Some(Vec::new()), "{word}");
        }
    }

    #[test]
    fn the_present_negated_with_what_is_told_from_what_we_need() {
        let told = |text: &str| find(text, &crate::words::words(text)).into_iter().map(|slang| slang.word).collect::<Vec<_>>();
        assert_eq!(told("نعتذر، ما نستلم الطلبات مساء"), ["ما نستلم"]);
        assert_eq!(told("وما تدفعون رسوما"), ["وما تدفعون"]);
        assert_eq!(told("بدون موعد ما ندخل أحداً"), ["ما ندخل"]);
        let replaced = |text: &str| find(text, &crate::words::words(text)).into_iter().flat_map(|slang| slang.plain).collect::<Vec<_>>();
        assert_eq!(replaced("نعتذر، ما نستلم الطلبات مساء"), [""; 0], "the opposite is put in nobody's mouth");
        for text in ["كل ما تحتاجون إليه معكم", "ما نطلبه صورة البطاقة", "ما تحتاجون إليه هو العقد", "ما نوع الطلب؟", "ما نتيجة الفحص؟"]
        {
            assert_eq!(told(text), [""; 0], "{text}");
        }
    }

    #[test]
    fn what_did_not_happen_is_told_from_what_happened() {
        let told = |text: &str| find(text, &crate::words::words(text)).into_iter().map(|slang| slang.word).collect::<Vec<_>>();
        assert_eq!(told("نعتذر، طلبكم ما وصل إلى الآن"), ["ما وصل"]);
        assert_eq!(told("الفني ما حضر."), ["ما حضر"]);
        assert_eq!(told("طيب، نراجع الطلب"), ["طيب"]);
        for text in ["أرفق العميل ما طلب منه", "كل ما وصل إليكم", "هذا ما حدث.", "كلام طيب، وشكراً", "القيمة ما عدا الرسوم."]
        {
            assert_eq!(told(text), [""; 0], "{text}");
        }
    }

    #[test]
    fn what_we_need_of_you_is_no_negation() {
        let texts = [
            "ما نحتاج منكم صورة البطاقة",
            "ما تقدمون من مستندات",
            "ما ترغبون في معرفته",
            "ما تحتاجون؟",
            "ما تحتاجون ؟",
            "ما تحتاجون: العقد",
        ];
        for text in texts {
            assert!(find(text, &crate::words::words(text)).is_empty(), "{text}");
        }
    }

    #[test]
    fn formal_words_of_a_like_shape_are_left_alone() {
        for word in [
            "بتقديم",
            "بيانات",
            "بنجاح",
            "بنفسكم",
            "عالية",
            "شالات",
            "هالة",
            "بتوقيعكم",
            "توا",
            "ثبتوا",
            "بينكم",
            "حنين",
            "هيئتكم",
            "مايكل",
            "ماتت",
            "حياتكم",
            "هيثم",
            "انجاز",
            "ينتقل",
            "خليج",
            "يؤكد",
            "جراحة",
            "شيماء",
            "تنظيم",
            "80001077",
        ] {
            assert_eq!(formal(word), None, "{word}");
        }
    }
}
