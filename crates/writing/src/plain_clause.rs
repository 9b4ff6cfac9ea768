//! What a colloquial phrase says in the formal language, word by word: `ما وصلنا شي` is `لم يصلنا شيء`, `تبون تسجلون` is `تريدون أن تسجلوا`.

use crate::clause::Clause;
use crate::denied;
use crate::dialect;
use crate::dictionary::arabic;
use crate::frequency::level;
use crate::jussive::jussive;
use crate::plainly::word;
use crate::slang;
use crate::spoken::is_present;
use crate::spoken::without_noon;
use crate::words::letters;

/// What a phrase says plainly, and how many words of the clause it then replaces; none where one of its words cannot be said so.
pub(crate) fn said(clause: &Clause<'_>, first: usize, count: usize) -> Option<(usize, String)> {
    let mut words: Vec<String> = Vec::new();
    let (mut at, end) = (first, first + count);
    while at < end {
        let rules = [whenever, needless, denial, future, needed, wish, bound];
        let told = rules.iter().find_map(|rule| rule(clause, at));
        let (taken, plain) = told.or_else(|| Some((1, single(clause, at)?)))?;
        words.push(plain);
        at += taken;
    }
    let plain = words.join(" ");
    let written: Vec<&str> = (first..at).map(|at| clause.word(at)).collect();
    (plain != written.join(" ")).then_some((at - first, plain))
}

/// A word by itself; one that is formal stays as it is.
fn single(clause: &Clause<'_>, at: usize) -> Option<String> {
    let written = clause.word(at);
    if clause.before(at, 1) == "لا" && written.starts_with('ت') && written.ends_with("ون") {
        return Some(without_noon(&word(written).unwrap_or_else(|| written.to_owned())));
    }
    match written {
        "بس" if BEGINNING.contains(&clause.next(at, 1)) => return Some("لكن".to_owned()),
        "بس" | "وبس" => {
            return Some(if clause.before(at, 1).is_empty() && !clause.ends_clause(at) { "لكن" } else { "فقط" }.to_owned());
        }
        "اللي" | "إللي" | "واللي" => {
            return Some(format!("{}{}", if written.starts_with('و') { "و" } else { "" }, which(clause.before(at, 1))));
        }
        _ => {}
    }
    let stays = || (arabic().check(written) && !slang::is_listed(written)).then(|| clause.as_written(at).to_owned());
    word(written).or_else(stays)
}

/// Words with which a clause begins, behind "but".
const BEGINNING: [&str; 14] = ["ما", "لا", "مب", "مو", "هو", "هي", "أنا", "احنا", "إحنا", "نحن", "هم", "اهو", "محد", "إذا"];

/// "Which", as the noun before it asks for it.
fn which(noun: &str) -> &'static str {
    let is_of_people =
        noun.ends_with("ين") || noun.ends_with("ون") || ["هم", "احنا", "إحنا", "نحن", "أنتم", "انتو", "انتوا", "حنا"].contains(&noun);
    let bare = noun.strip_prefix("ال").unwrap_or(noun);
    let is_hers = bare.ends_with('ة') || bare.ends_with("ات") || ["هي", "اهي"].contains(&noun) || dialect::is_broken(bare);
    match (is_of_people, is_hers) {
        (true, _) => "الذين",
        (_, true) => "التي",
        _ => "الذي",
    }
}

/// What is joined to ما where it denies nothing: `مثل ما قلتم`, `بعد ما تدفعون`, `لين ما يوصل`.
const JOINED: [(&str, &str); 11] = [
    ("بدون", "دون أن"),
    ("بلا", "دون أن"),
    ("مثل", "كما"),
    ("بعد", "بعد أن"),
    ("عقب", "بعد أن"),
    ("قبل", "قبل أن"),
    ("أول", "عندما"),
    ("اول", "عندما"),
    ("متى", "متى"),
    ("لين", "حتى"),
    ("كل", "كلما"),
];

/// `مثل ما قلتم`, `عقب ما تدفعون`, `قبل لا تروح`: when or how, with its verb.
fn whenever(clause: &Clause<'_>, at: usize) -> Option<(usize, String)> {
    let (and, bare) = clause.word(at).strip_prefix('و').map_or(("", clause.word(at)), |rest| ("و", rest));
    let (_, formal) = JOINED.iter().find(|(said, _)| *said == bare)?;
    let joins = clause.next(at, 1) == "ما" || bare == "قبل" && clause.next(at, 1) == "لا";
    let verb = clause.next(at, 2);
    if !joins || verb.is_empty() {
        return None;
    }
    let plain = word(verb).unwrap_or_else(|| verb.to_owned());
    let plain = if formal.ends_with("أن") || *formal == "حتى" { without_noon(&plain) } else { plain };
    Some((3, format!("{and}{formal} {plain}")))
}

/// `ما يحتاج تحضرون`, `مب لازم تدفعون`, `مو شرط تحضر`: what need not be done.
fn needless(clause: &Clause<'_>, at: usize) -> Option<(usize, String)> {
    let (and, bare) = clause.word(at).strip_prefix('و').filter(|rest| letters(rest) > 1).map_or(("", clause.word(at)), |rest| ("و", rest));
    let (need, verb) = (clause.next(at, 1), clause.next(at, 2));
    let formal = match need {
        "يحتاج" | "يحتاي" if bare == "ما" => "لا حاجة إلى",
        "لازم" if IS_NOT.contains(&bare) => "لا يلزم",
        "شرط" if IS_NOT.contains(&bare) => "لا يشترط",
        "ضروري" if IS_NOT.contains(&bare) => "لا ضرورة إلى",
        _ => return None,
    };
    let plain = word(verb).unwrap_or_else(|| verb.to_owned());
    if !(is_verb(verb, &plain) || letters(verb) > 2 && verb.starts_with(['ي', 'ت', 'ن'])) {
        return None;
    }
    Some((3, format!("{and}{formal} أن {}", without_noon(&plain))))
}

/// Says whether a word that is said so is a verb of the present.
fn is_verb(written: &str, plain: &str) -> bool {
    const BEING: [&str; 4] = ["تكون", "يكون", "نكون", "تكونون"];
    let is_other = written != plain && plain.starts_with(['ي', 'ت', 'ن', 'أ', 'آ']);
    !written.is_empty() && (is_present(written) || is_other || BEING.contains(&written))
}

/// `يبي له موافقة`, `تبي لها ورقة`: what something needs.
fn needed(clause: &Clause<'_>, at: usize) -> Option<(usize, String)> {
    let (and, bare) = clause.word(at).strip_prefix('و').map_or(("", clause.word(at)), |rest| ("و", rest));
    let needs = match bare {
        "يبي" | "يبغي" | "يبغى" => "يحتاج إلى",
        "تبي" | "تبغي" | "تبغى" => "تحتاج إلى",
        _ => return None,
    };
    ["له", "لها", "لهم"].contains(&clause.next(at, 1)).then(|| (2, format!("{and}{needs}")))
}

/// `دقوا علينا`, `بيتصل فيكم`, `شيكوا على الحساب`, `روحوا حق المكتب`: the preposition of the formal verb in the place of the other.
fn bound(clause: &Clause<'_>, at: usize) -> Option<(usize, String)> {
    let (written, next) = (clause.word(at), clause.next(at, 1));
    let plain = word(written).unwrap_or_else(|| written.to_owned());
    let whom = ["علي", "في"].iter().find_map(|said| next.strip_prefix(said)).filter(|whom| PRONOUNS.contains(whom));
    let right = if plain.contains("تصل") && !plain.contains(' ') {
        format!("ب{}", whom?)
    } else if plain.contains("تحقق") && next == "على" {
        "من".to_owned()
    } else if ["ذهبوا", "ذهب", "ذهبون"].iter().any(|verb| plain.ends_with(verb)) && next == "حق" {
        "إلى".to_owned()
    } else {
        return None;
    };
    Some((2, format!("{plain} {right}")))
}

/// Words with which the dialect denies what something is.
const IS_NOT: [&str; 10] = ["مب", "مو", "موب", "مهب", "مش", "هب", "مهوب", "مهو", "مهي", "ماهو"];

/// `مب واضح`, `مو من عندنا`: what something is not.
fn state(clause: &Clause<'_>, at: usize) -> Option<String> {
    let plain = single(clause, at + 1)?;
    let is_state = !plain.starts_with("ال")
        && !plain.starts_with(|first: char| first.is_numeric())
        && !NO_STATES.contains(&plain.as_str())
        && !PLACES.iter().any(|place| plain.starts_with(place))
        && !plain.contains(' ');
    let is_hers = clause.before(at, 1).ends_with('ة');
    let is_not = if is_state {
        "غير"
    } else if is_hers {
        "ليست"
    } else {
        "ليس"
    };
    Some(format!("{is_not} {plain}"))
}

/// `ما وصل`, `ما تقدر`, `ما عندنا`, `مب واضح`: what is denied, with how many words it has.
fn denial(clause: &Clause<'_>, at: usize) -> Option<(usize, String)> {
    let (written, next) = (clause.word(at), clause.next(at, 1));
    let (and, bare) = written.strip_prefix('و').filter(|rest| letters(rest) > 1).map_or(("", written), |rest| ("و", rest));
    if next.is_empty() {
        return None;
    }
    if IS_NOT.contains(&bare) {
        return Some((2, format!("{and}{}", state(clause, at)?)));
    }
    if bare != "ما" {
        return None;
    }
    if PLACES.iter().any(|place| next.strip_prefix(place).is_some_and(|whose| PRONOUNS.contains(&whose))) {
        return Some((2, format!("{and}ليس {}", clause.as_written(at + 1))));
    }
    let verb = word(next).unwrap_or_else(|| next.to_owned());
    let is_yours = verb.ends_with("تم") || verb.contains("تمو");
    let is_now = !is_yours
        && verb.starts_with(['ي', 'ت', 'ن', 'أ'])
        && (is_present(&verb) || is_present(next) || verb != next && !denied::is_past(&verb) || is_common_present(&verb));
    if is_now && ["إذا", "اذا"].contains(&clause.before(at, 1)) {
        return Some((2, format!("{and}لم {}", without_noon(&verb))));
    }
    if is_now {
        return Some((2, format!("{and}لا {verb}")));
    }
    let is_done = denied::is_past(&verb) || verb != next;
    is_done.then(|| jussive(&verb)).flatten().map(|verb| (2, format!("{and}لم {verb}")))
}

/// `راح نرسل`, `رح يوصل`: what will be.
fn future(clause: &Clause<'_>, at: usize) -> Option<(usize, String)> {
    let next = clause.next(at, 1);
    let (and, bare) = clause.word(at).strip_prefix('و').map_or(("", clause.word(at)), |rest| ("و", rest));
    let verb = word(next).unwrap_or_else(|| next.to_owned());
    let is_future = matches!(bare, "راح" | "رح") && verb.starts_with(['ي', 'ت', 'ن', 'أ']) && (is_present(next) || verb != next);
    is_future.then(|| (2, format!("{and}س{verb}")))
}

/// Says whether a word looks like a verb of the present, and people use it in two persons.
fn is_common_present(verb: &str) -> bool {
    let rest = verb.trim_start_matches(['ي', 'ت', 'ن']);
    verb != rest && ["ي", "ت", "ن"].iter().filter(|person| level(&format!("{person}{rest}")) <= USED).count() > 1
}

/// Such a form is at least so frequent, in decibels.
const USED: i32 = 64;

/// Prepositions and places, before which nothing is a state.
const PLACES: [&str; 8] = ["عند", "علي", "في", "من", "مع", "ل", "على", "بيد"];

/// Adverbs, numbers and pronouns, of which nothing is told as of a state.
const NO_STATES: [&str; 16] =
    ["فقط", "أول", "هنا", "هناك", "الآن", "هذا", "هذه", "كل", "كذلك", "هكذا", "أنا", "نحن", "أنتم", "هو", "هي", "معقول"];

/// Pronouns behind a preposition.
const PRONOUNS: [&str; 9] = ["نا", "كم", "هم", "ها", "ه", "ك", "ي", "كن", "ج"];

/// `تبون تسجلون`, `لازم تدفعون`, `ودنا نساعدكم`: a wish with the verb behind it, which the formal language joins with أن.
fn wish(clause: &Clause<'_>, at: usize) -> Option<(usize, String)> {
    let (written, next) = (clause.word(at), clause.next(at, 1));
    let (and, bare) = written.strip_prefix('و').filter(|rest| letters(rest) > 2).map_or(("", written), |rest| ("و", rest));
    let verb = word(next).unwrap_or_else(|| next.to_owned());
    let is_verb = is_verb(next, &verb);
    // `تبونه ايي`: who is to come is in the verb.
    let wisher = || ["ه", "ها", "هم", "نا"].iter().find_map(|whom| bare.strip_suffix(whom)).filter(|_| is_verb).and_then(word);
    let wish = match bare {
        "لازم" => "يجب".to_owned(),
        _ => {
            word(bare).filter(|plain| WISHES.contains(&plain.as_str())).or_else(wisher).filter(|plain| WISHES.contains(&plain.as_str()))?
        }
    };
    if !is_verb {
        return (bare == "لازم").then(|| (1, format!("{and}{wish}")));
    }
    Some((2, format!("{and}{wish} أن {}", without_noon(&verb))))
}

/// Formal wishes behind which a verb has أن.
const WISHES: [&str; 18] = [
    "نريد منكم",
    "أريد منكم",
    "أريد",
    "نريد",
    "تريد",
    "يريد",
    "تريدون",
    "يريدون",
    "أود",
    "نود",
    "ترغبون",
    "أستطيع",
    "نستطيع",
    "تستطيع",
    "يستطيع",
    "تستطيعون",
    "يستطيعون",
    "استطعنا",
];

#[cfg(test)]
mod tests {
    use super::said;
    use crate::clause::Clause;

    fn plain(text: &str) -> Option<String> {
        let clause = Clause::new(text);
        said(&clause, 0, clause.len()).map(|(_, plain)| plain)
    }

    #[test]
    fn a_colloquial_phrase_is_said_plainly_word_by_word() {
        for (text, right) in [
            ("ما وصلنا شي", "لم يصلنا شيء"),
            ("ما وصل", "لم يصل"),
            ("ما دفعتوا", "لم تدفعوا"),
            ("ما استلمنا", "لم نستلم"),
            ("ما نقدر", "لا نستطيع"),
            ("ما عندنا", "ليس عندنا"),
            ("مب واضح", "غير واضح"),
            ("مو من عندنا", "ليس من عندنا"),
            ("تبون تسجلون", "تريدون أن تسجلوا"),
            ("لازم تدفعون", "يجب أن تدفعوا"),
            ("وين الليتات", "أين المصابيح"),
            ("بالتلفون", "بالهاتف"),
            ("المسج", "الرسالة النصية"),
            ("يهالكم", "أطفالكم"),
            ("بنطرش لكم مسج", "سنرسل لكم رسالة نصية"),
            ("شغالة", "تعمل"),
            ("راح نطرش", "سنرسل"),
            ("مب بس", "ليس فقط"),
            ("إذا ما يناسبكم", "إذا لم يناسبكم"),
            ("ما يشتغل", "لا يشتغل"),
            ("ما يحتاج تحضرون", "لا حاجة إلى أن تحضروا"),
            ("دقوا علينا", "اتصلوا بنا"),
            ("شيكوا على الحساب", "تحققوا من الحساب"),
            ("مثل ما شفتوا", "كما رأيتم"),
            ("يبي له", "يحتاج إلى"),
            ("الورقة اللي عندنا", "الورقة التي عندنا"),
            ("تبونه ايي", "تريدون أن يأتي"),
            ("نبيكم تدفعون", "نريد منكم أن تدفعوا"),
            ("لازم تكون", "يجب أن تكون"),
            ("ليش ما خبرتونا", "لماذا لم تخبرونا"),
            ("مو شرط تحضر", "لا يشترط أن تحضر"),
            ("عقب ما تدفعون", "بعد أن تدفعوا"),
        ] {
            assert_eq!(plain(text).as_deref(), Some(right), "{text}");
        }
        assert_eq!(plain("زنقفور"), None);
        assert_eq!(plain("وصل الطلب"), None, "formal already");
    }
}
