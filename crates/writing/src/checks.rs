//! Everything that may be said of a reply before it goes out, in one call for the composer.

mod unlisted;

use std::ops::Range;

use kernel::Arg;
use kernel::Lang;
use regex::Regex;

use crate::address;
use crate::address::Gender;
use crate::address::Name;
use crate::confidential;
use crate::confidential::LeakKind;
use crate::frame::recognise;
use crate::language::language;
use crate::names;
use crate::quoted::own_end;
use crate::slang;
use crate::spelling::Speller;
use crate::vague;
use crate::vague::Open;
use unlisted::JUDGED;
use unlisted::speaks_dialect;
use unlisted::unknown_in_dialect;

/// What a reply is checked against.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a> {
    /// The language that the reply should have.
    pub lang: Lang,
    /// The customer's name in that language, where it is known.
    pub customer: Option<Name<'a>>,
    /// The customer's gender, where it is known.
    pub gender: Option<Gender>,
    /// Knows the words of both languages and of the entity.
    pub speller: &'a Speller,
    /// The entity's own slang, each word with what to write instead.
    pub slang: &'a [(String, String)],
    /// The entity's own confidential patterns.
    pub patterns: &'a [Regex],
    /// True when the text is the whole reply; false when the composer adds the fixed parts round it.
    pub is_whole: bool,
}

/// How much a remark weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The reply cannot go out so.
    Stop,
    /// It should not go out so.
    Warn,
    /// It would be better otherwise.
    Hint,
}

/// What a remark is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A misspelt word, or with the key `writing-grammar` one whose form its neighbours do not allow.
    Spelling,
    /// A colloquial word or a contraction.
    Slang,
    /// A word that leaves open when, who or how much.
    Vague,
    /// A phrase that blames: the customer, or with the key [`BLAMES_OTHERS`] colleagues, the system or the procedures.
    Blame,
    /// A sentence of more than 35 words.
    LongSentence,
    /// Confidential data.
    Confidential(LeakKind),
    /// A fixed part is missing: salutation, greeting, thanks, closing or signature.
    Missing,
    /// The salutation names or addresses somebody else.
    Salutation,
    /// The reply is in the other language.
    Language,
}

/// A remark on a place of a text; its words are in `locales/` under its key.
#[derive(Clone, Debug, PartialEq)]
pub struct Remark {
    /// The bytes it is about; empty where something is missing.
    pub range: Range<usize>,
    /// What it is about.
    pub kind: Kind,
    /// How much it weighs.
    pub severity: Severity,
    /// What may stand at that place instead, the likeliest first.
    pub alternatives: Vec<String>,
    /// The key of its text.
    pub key: &'static str,
    /// Values for the text.
    pub args: Vec<(&'static str, Arg)>,
}

/// So many misspelt words get suggestions at once; for others the composer asks [`Speller::suggest`] when they are touched.
pub const SUGGESTED: usize = 6;
/// The key of a remark on a phrase that puts the fault on colleagues, the system or the procedures.
pub const BLAMES_OTHERS: &str = "writing-blame-others";
/// The key of a remark on a colloquial word whose sentence is better written anew.
const REWRITE: &str = "writing-slang-rewrite";

/// Checks a reply; the remarks are in the order of the text, the heavier first at one place.
///
/// Confidential data is looked for in the whole text, the rest in what its writer wrote, without what is quoted.
pub fn check(text: &str, context: &Context<'_>) -> Vec<Remark> {
    let own = &text[..own_end(text)];
    let mut remarks = leaks(text, context.patterns);
    remarks.extend(colloquial(own, context.slang));
    remarks.extend(blame(own));
    let mut taken: Vec<Range<usize>> = remarks.iter().map(|remark| remark.range.clone()).collect();
    taken.sort_by_key(|range| range.start);
    let speaks_dialect = speaks_dialect(own, &remarks);
    let misspelt = spelling(own, context, &taken);
    let is_judged = speaks_dialect && misspelt.len() <= JUDGED;
    let judged = |remark| if is_judged { unknown_in_dialect(remark, context.speller) } else { remark };
    remarks.extend(misspelt.into_iter().map(judged));
    // What a phrase leaves open says nothing of how its words are written.
    remarks.extend(vague(own));
    remarks.extend(long(own));
    remarks.extend(wrong_language(own, context.lang));
    if context.is_whole {
        remarks.extend(missing(text, context));
        remarks.extend(wrong_salutation(text, context));
    }
    remarks.sort_by_key(|remark| (remark.range.start, remark.severity));
    remarks
}

fn remark(range: Range<usize>, kind: Kind, severity: Severity, key: &'static str) -> Remark {
    Remark { range, kind, severity, alternatives: Vec::new(), key, args: Vec::new() }
}

impl Remark {
    fn with(mut self, name: &'static str, value: impl Into<Arg>) -> Remark {
        self.args.push((name, value.into()));
        self
    }

    fn or(mut self, alternatives: Vec<String>) -> Remark {
        self.alternatives = alternatives;
        self
    }
}

fn leaks(text: &str, patterns: &[Regex]) -> Vec<Remark> {
    let of_leak = |leak: confidential::Leak| {
        let key = match leak.kind {
            LeakKind::PersonalNumber => "writing-leak-personal-number",
            LeakKind::Card => "writing-leak-card",
            LeakKind::Iban => "writing-leak-iban",
            LeakKind::Passport => "writing-leak-passport",
            LeakKind::Password => "writing-leak-password",
            LeakKind::Health => "writing-leak-health",
            LeakKind::Pattern(_) => "writing-leak-pattern",
        };
        let severity = if leak.is_certain { Severity::Stop } else { Severity::Warn };
        let masked = leak.masked(text);
        remark(leak.range, Kind::Confidential(leak.kind), severity, key).or(vec![masked])
    };
    confidential::find(text, patterns).into_iter().map(of_leak).collect()
}

fn colloquial(text: &str, own: &[(String, String)]) -> Vec<Remark> {
    let of_slang = |slang: slang::Slang| {
        let (severity, key) = match (slang.is_contraction, slang.plain.is_empty()) {
            (true, _) => (Severity::Hint, "writing-contraction"),
            (false, true) => (Severity::Warn, REWRITE),
            (false, false) => (Severity::Warn, "writing-slang"),
        };
        remark(slang.range, Kind::Slang, severity, key).or(slang.plain).with("word", slang.word)
    };
    slang::find_with(text, own).into_iter().map(of_slang).collect()
}

/// Remarks of one check lie apart among themselves, so no more than so many can reach a place.
const NEAR: usize = 6;

/// Misspelt words where nothing else has been said already; `taken` is in the order of the text.
fn spelling(text: &str, context: &Context<'_>, taken: &[Range<usize>]) -> Vec<Remark> {
    let customer: Vec<String> = context.customer.iter().flat_map(|name| name.full.split_whitespace()).map(str::to_owned).collect();
    let is_taken = |range: &Range<usize>| {
        let before = taken.partition_point(|taken| taken.start < range.end);
        taken[before.saturating_sub(NEAR)..before].iter().any(|taken| range.start < taken.end)
    };
    let wrong = context.speller.check(text, Some(context.lang)).into_iter();
    let wrong = wrong.filter(|wrong| !is_taken(&wrong.range) && !customer.contains(&wrong.word));
    let of_word = |(place, wrong): (usize, crate::spelling::Misspelling)| {
        let others = if place < SUGGESTED { context.speller.suggest(&wrong.word, 5) } else { Vec::new() };
        let is_other = |word: &String| wrong.meant.as_ref() != Some(word);
        let suggested = wrong.meant.iter().cloned().chain(others.into_iter().filter(is_other)).take(5).collect();
        let key = if wrong.is_form { "writing-grammar" } else { "writing-spelling" };
        remark(wrong.range, Kind::Spelling, Severity::Warn, key).or(suggested).with("word", wrong.word)
    };
    wrong.enumerate().map(of_word).collect()
}

fn vague(text: &str) -> Vec<Remark> {
    let of_vague = |vague: vague::Vague| {
        let key = match vague.open {
            Open::Date => "writing-vague-date",
            Open::Who => "writing-vague-who",
            Open::Amount => "writing-vague-amount",
        };
        remark(vague.range.clone(), Kind::Vague, Severity::Hint, key).or(vague.plain).with("phrase", &text[vague.range])
    };
    let of_gap = |gap: Range<usize>| {
        let words = &text[gap.clone()];
        remark(gap, Kind::Vague, Severity::Stop, "writing-gap").with("phrase", words)
    };
    let found = vague::find(text).into_iter().map(of_vague);
    found.chain(vague::gaps(text).into_iter().map(of_gap)).collect()
}

fn blame(text: &str) -> Vec<Remark> {
    let of_blame = |blame: slang::Blame| {
        let phrase = &text[blame.range.clone()];
        let key = if blame.is_of_others { BLAMES_OTHERS } else { "writing-blame" };
        remark(blame.range, Kind::Blame, Severity::Warn, key).or(blame.plain).with("phrase", phrase).with("instead", blame.instead)
    };
    slang::blame(text).into_iter().map(of_blame).collect()
}

fn long(text: &str) -> Vec<Remark> {
    let of_sentence = |(range, count): (Range<usize>, usize)| {
        let remark = remark(range, Kind::LongSentence, Severity::Hint, "writing-long-sentence");
        remark.with("count", count).with("most", slang::LONGEST_SENTENCE)
    };
    slang::long_sentences(text).into_iter().map(of_sentence).collect()
}

/// A text of some length in another language than the one in which the reply is to leave.
fn wrong_language(text: &str, lang: Lang) -> Option<Remark> {
    let letters = text.chars().filter(|ch| ch.is_alphabetic()).take(20).count();
    let is_other = letters == 20 && language(text) != lang;
    let key = if lang == Lang::Ar { "writing-language-ar" } else { "writing-language-en" };
    is_other.then(|| remark(0..text.len(), Kind::Language, Severity::Warn, key))
}

fn missing(text: &str, context: &Context<'_>) -> Vec<Remark> {
    let found = recognise(text);
    let end = own_end(text);
    let lang = context.lang;
    let begins = found.salutation.as_ref().map_or(0, |range| range.end);
    let parts = [
        (
            found.salutation.is_some(),
            0,
            Severity::Stop,
            "writing-missing-salutation",
            address::salutation(lang, context.customer, context.gender),
        ),
        (found.greeting.is_some(), begins, Severity::Warn, "writing-missing-greeting", address::greeting(lang, None).to_owned()),
        (found.thanks.is_some(), begins, Severity::Warn, "writing-missing-thanks", address::thanks(lang).to_owned()),
        (found.closing.is_some(), end, Severity::Warn, "writing-missing-closing", address::closing(lang).to_owned()),
        (found.signature.is_some(), end, Severity::Stop, "writing-missing-signature", String::new()),
    ];
    let missing = parts.into_iter().filter(|(is_there, ..)| !is_there);
    let of_part = |(_, at, severity, key, phrase): (bool, usize, Severity, &'static str, String)| {
        remark(at..at, Kind::Missing, severity, key).or(if phrase.is_empty() { Vec::new() } else { vec![phrase] })
    };
    missing.map(of_part).collect()
}

/// A salutation that shares no name with the customer, or that speaks to the other gender.
fn wrong_salutation(text: &str, context: &Context<'_>) -> Vec<Remark> {
    let Some((range, customer)) = recognise(text).salutation.zip(context.customer) else { return Vec::new() };
    let said = &text[range.clone()];
    let right = vec![address::salutation(context.lang, context.customer, context.gender)];
    let named = names::addressed(said);
    let (theirs, wanted) = (names::key(&named), names::key(customer.full));
    let shares = theirs.split(' ').any(|key| wanted.split(' ').any(|wanted| wanted == key));
    let same_script = language(&named) == language(customer.full);
    let mut remarks = Vec::new();
    if !theirs.is_empty() && !shares && same_script {
        let other = remark(range.clone(), Kind::Salutation, Severity::Stop, "writing-salutation-other-name");
        remarks.push(other.or(right.clone()).with("name", named).with("customer", customer.full));
    }
    if names::title_gender(said).zip(context.gender).is_some_and(|(said, known)| said != known) {
        remarks.push(remark(range, Kind::Salutation, Severity::Warn, "writing-salutation-gender").or(right));
    }
    remarks
}

#[cfg(test)]
mod tests {
    use super::*;

    fn context(lang: Lang) -> Context<'static> {
        let customer = Some(Name { full: if lang == Lang::Ar { "مريم حسن" } else { "Maryam Hasan" }, title: None });
        Context { lang, customer, gender: Some(Gender::Female), speller: Speller::shared(), slang: &[], patterns: &[], is_whole: true }
    }

    fn keys(text: &str, lang: Lang) -> Vec<&'static str> {
        check(text, &context(lang)).into_iter().map(|remark| remark.key).collect()
    }

    const GOOD: &str = "السيدة/ مريم حسن المحترمة،\n\nالسلام عليكم ورحمة الله وبركاته،\nنشكركم على تواصلكم معنا.\n\nنفيدكم بأن جواز السفر جاهز للاستلام من مركز المحرق يوم الأحد 29 نوفمبر 2026.\n\nمع خالص التحية والتقدير،\nعلي أحمد\nأخصائي خدمة العملاء\nإدارة خدمة العملاء\nهاتف: 17001234\n";

    #[test]
    fn a_good_reply_has_no_remarks() {
        assert_eq!(keys(GOOD, Lang::Ar), [""; 0]);
    }

    #[test]
    fn a_bare_reply_lacks_its_fixed_parts_and_they_are_offered() {
        let remarks = check("نفيدكم بأن الجواز جاهز للاستلام من المركز.", &context(Lang::Ar));
        let keys: Vec<_> = remarks.iter().map(|remark| remark.key).collect();
        assert_eq!(
            keys,
            [
                "writing-missing-salutation",
                "writing-missing-greeting",
                "writing-missing-thanks",
                "writing-missing-signature",
                "writing-missing-closing"
            ]
        );
        assert_eq!(remarks[0].alternatives, ["السيدة/ مريم حسن المحترمة،"]);
    }

    #[test]
    fn each_fault_of_a_reply_is_remarked_upon() {
        let faults = [
            ("نفيدكم", "نفيدكمم", "writing-spelling"),
            ("جاهز", "جاهز الحين", "writing-slang"),
            ("يوم الأحد 29 نوفمبر 2026", "قريباً", "writing-vague-date"),
            ("بأن جواز", "بأن رقمكم الشخصي 880412345 وبأن جواز", "writing-leak-personal-number"),
            ("نفيدكم", "هذا خطؤكم، ونفيدكم", "writing-blame"),
            ("نفيدكم", "الخطأ من زميلي، ونفيدكم", "writing-blame-others"),
            ("السيدة/ مريم حسن المحترمة", "السيد/ مريم حسن المحترم", "writing-salutation-gender"),
            ("مريم حسن", "سعاد علي", "writing-salutation-other-name"),
        ];
        for (right, wrong, key) in faults {
            assert_eq!(keys(&GOOD.replacen(right, wrong, 1), Lang::Ar), [key]);
        }
        assert!(keys(GOOD, Lang::En).contains(&"writing-language-en"));
    }

    #[test]
    fn a_vague_phrase_hides_no_misspelling_and_is_clear_where_the_amount_follows() {
        let of = |said: &str| keys(&GOOD.replacen("نفيدكم", &format!("{said}، ونفيدكم"), 1), Lang::Ar);
        assert_eq!(of("نرجو إرسال المستندات المطلوبه"), ["writing-vague-amount", "writing-spelling"]);
        assert_eq!(of("الرسوم المطلوبة غير محددة"), ["writing-vague-amount"]);
        assert_eq!(of("الرسوم المطلوبة عشرة دنانير"), [""; 0]);
        assert_eq!(of("نرجو إحضار المستندات المطلوبة ودفع عشرة دنانير"), ["writing-vague-amount"], "the sum is not of the documents");
        assert_eq!(of("الرسوم المطلوبة غير محددة، وغرامة التأخير خمسة دنانير"), ["writing-vague-amount"]);
        assert_eq!(of("الرسوم المطلوبة هذا العام 12.500 دينارًا"), [""; 0]);
    }

    #[test]
    fn a_word_that_none_knows_is_of_the_dialect_where_the_text_speaks_it() {
        let told = |text: &str| -> Vec<(Kind, String)> {
            let remarks = check(text, &context(Lang::Ar)).into_iter().filter(|remark| remark.kind != Kind::Missing);
            remarks.map(|remark| (remark.kind, text[remark.range].to_owned())).collect()
        };
        let slang = |word: &str| (Kind::Slang, word.to_owned());
        let spelling = |word: &str| (Kind::Spelling, word.to_owned());
        let of_both = told("نبي منكم صورة الجواز الحين والزبرقانية");
        assert_eq!(of_both, [slang("نبي"), slang("الحين"), slang("والزبرقانية")]);
        assert_eq!(told("نرجو إرسال صورة الجواز والزبرقانية"), [spelling("والزبرقانية")]);
        assert_eq!(told("نبي صورة الجواز والزبرقانية"), [slang("نبي"), spelling("والزبرقانية")], "one word makes no dialect");
        assert_eq!(told("نبي الجواز الحين والصوره الجديده"), [slang("نبي"), slang("الحين"), spelling("والصوره"), spelling("الجديده")]);
    }

    #[test]
    fn the_words_that_none_knows_are_all_judged_alike_however_many_there_are() {
        let unknown = ["الزبرقانية", "الخشتقانية", "الدغمشانية", "الصنبرقية", "الطخشبانية", "الغضنفرقية", "الكشمبرانية", "الهبنقشية"];
        let of_unknown = |text: &str| {
            let remarks = check(text, &context(Lang::Ar)).into_iter();
            remarks.filter(|remark| unknown.contains(&&text[remark.range.clone()])).map(|remark| remark.kind).collect::<Vec<_>>()
        };
        assert_eq!(of_unknown(&format!("نبي الحين {}", unknown.join(" و "))), [Kind::Slang; 8]);
        assert_eq!(of_unknown(&format!("نرجو إرسال {}", unknown.join(" و "))), [Kind::Spelling; 8]);
        let many = vec![unknown.join(" و "); 6].join(" و ");
        assert_eq!(of_unknown(&format!("نبي الحين {many}")), [Kind::Spelling; 48], "so many are not judged");
    }

    #[test]
    fn what_is_quoted_is_searched_for_confidential_data_alone() {
        let text = format!("{GOOD}\n-----Original Message-----\nالحين نبي البطاقة 880412345");
        assert_eq!(keys(&text, Lang::Ar), ["writing-leak-personal-number"]);
    }

    #[test]
    fn every_key_has_a_text_in_both_languages_and_every_text_a_key() {
        let code = include_str!("checks.rs").split("#[cfg(test)]").next().unwrap_or_default();
        let used = |key: &str| code.contains(&format!("\"{key}\""));
        let keys = |texts: &'static str| -> Vec<&'static str> {
            texts.lines().filter(|line| line.starts_with("writing-")).filter_map(|line| line.split(' ').next()).collect()
        };
        let (arabic, english) = (keys(include_str!("../locales/ar.ftl")), keys(include_str!("../locales/en.ftl")));
        assert_eq!(arabic, english);
        assert!(arabic.iter().all(|key| used(key)));
        assert_eq!(code.matches("\"writing-").count(), arabic.len());
    }

    #[test]
    fn three_hundred_right_words_have_no_spelling_remarks() {
        let text = format!("{GOOD}\n").repeat(10);
        assert!(text.split_whitespace().count() > 300);
        let spelling = check(&text, &context(Lang::Ar)).into_iter().filter(|remark| remark.kind == Kind::Spelling);
        assert_eq!(spelling.count(), 0);
    }
}
