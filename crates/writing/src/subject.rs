//! A subject that is specific and to the matter (6.email.subject): judged, stripped and proposed.

use std::sync::OnceLock;

use kernel::Lang;

use crate::fold::fold;
use crate::terms::query_terms;
use crate::terms::terms;
use crate::words::words;

/// The most characters of a subject that a list of messages shows.
pub const LONGEST: usize = 100;

/// Why a subject cannot go out as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Problem {
    /// Nothing but space, signs or stacked prefixes stands there.
    Empty,
    /// It could stand over any message: استفسار, hello.
    Generic,
    /// It has more than 100 characters.
    TooLong,
}

/// Says what is wrong with a subject; `None` when it is specific enough.
pub fn problem(subject: &str) -> Option<Problem> {
    let bare = bare(subject);
    let words = words(bare);
    let is_filler = |word: &str| generic().iter().any(|filler| filler == word);
    if words.is_empty() {
        Some(Problem::Empty)
    } else if words.iter().all(|word| is_filler(&word.folded) || word.folded.strip_prefix('و').is_some_and(is_filler)) {
        Some(Problem::Generic)
    } else {
        (subject.trim().chars().count() > LONGEST).then_some(Problem::TooLong)
    }
}

/// Says whether a subject shares a word with the texts of its matter, in any of its forms as a search finds them; `None` where that cannot
/// be told: it has no words of its own, or the texts have hardly any of its script.
pub fn is_about(subject: &str, texts: &[&str]) -> Option<bool> {
    let known: Vec<String> = texts.iter().flat_map(|text| terms(text)).collect();
    let is_latin = |term: &str| term.starts_with(|ch: char| ch.is_ascii());
    let is_empty = |term: &String| generic().contains(term) || JOINING.contains(&term.as_str());
    let is_filler = |term: &String| is_empty(term) || term.chars().count() < 3 || term.contains(|ch: char| ch.is_ascii_digit());
    let mut asked = query_terms(bare(subject));
    asked.retain(|forms| !forms.iter().any(is_filler));
    let of_script = |forms: &[String]| known.iter().filter(|term| is_latin(term) == is_latin(&forms[0])).count();
    asked.retain(|forms| of_script(forms) >= LEAST);
    let is_shared = |forms: &Vec<String>| {
        forms.iter().any(|form| known.contains(form)) || forms.iter().any(|form| terms(form).iter().any(|term| known.contains(term)))
    };
    (!asked.is_empty()).then(|| asked.iter().any(is_shared))
}

/// Words that join others or name any case.
const JOINING: [&str; 12] = ["طلبكم", "معاملتكم", "رسالتكم", "شكواكم", "لديكم", "your", "and", "with", "from", "our", "you", "have"];

/// With fewer words of a script than this, a text says nothing of a subject in it.
const LEAST: usize = 8;

/// A subject without the prefixes that programs and people stack before it: Re:, Fwd:, رد:, إعادة توجيه:, `[EXTERNAL]`.
pub fn bare(subject: &str) -> &str {
    let mut rest = subject.trim();
    loop {
        let after = rest.find([':', '：']).and_then(|at| {
            let head = fold(&rest[..at]);
            let head = head.trim().trim_end_matches(|ch: char| ch.is_ascii_digit() || matches!(ch, '[' | ']' | '(' | ')' | '*' | ' '));
            PREFIXES.contains(&head).then(|| rest[at..].trim_start_matches([':', '：']).trim_start())
        });
        let tagged = TAGS
            .iter()
            .find_map(|tag| rest.get(..tag.len()).filter(|head| head.eq_ignore_ascii_case(tag)).map(|_| rest[tag.len()..].trim_start()));
        match after.or(tagged) {
            Some(shorter) => rest = shorter,
            None => return rest,
        }
    }
}

/// A specific subject from the customer's own, the service and the reference; at most 100 characters, the reference never cut.
pub fn propose(original: &str, service: Option<&str>, reference: Option<&str>, lang: Lang) -> String {
    let bare = bare(original);
    let service = service.map(str::trim).filter(|service| !service.is_empty());
    let reference = reference.map(str::trim).filter(|reference| !reference.is_empty());
    let matter = match (problem(bare), service, lang) {
        (None | Some(Problem::TooLong), _, _) => bare.to_owned(),
        (_, Some(service), Lang::Ar) => format!("بخصوص طلبكم: {service}"),
        (_, Some(service), Lang::En) => format!("Your request: {service}"),
        (_, None, Lang::Ar) => "بخصوص طلبكم".to_owned(),
        (_, None, Lang::En) => "Your request".to_owned(),
    };
    match reference.filter(|reference| !matter.contains(*reference)) {
        Some(reference) => {
            let end = format!(" [{reference}]");
            format!("{}{end}", cut(&matter, LONGEST.saturating_sub(end.chars().count())))
        }
        None => cut(&matter, LONGEST),
    }
}

const PREFIXES: [&str; 22] = [
    "re",
    "fw",
    "fwd",
    "aw",
    "wg",
    "sv",
    "tr",
    "rv",
    "res",
    "reply",
    "forward",
    "automatic reply",
    "auto",
    "رد",
    "رد علي",
    "الرد",
    "اعاده توجيه",
    "توجيه",
    "محول",
    "تحويل",
    "رد تلقايي",
    "fwd re",
];
const TAGS: [&str; 5] = ["[external]", "[ext]", "[spam]", "external:", "***spam***"];

/// Words that say nothing of the matter, folded.
fn generic() -> &'static [String] {
    static GENERIC: OnceLock<Vec<String>> = OnceLock::new();
    GENERIC.get_or_init(|| {
        include_str!("../data/generic.txt")
            .lines()
            .filter(|line| !line.starts_with('#'))
            .flat_map(str::split_whitespace)
            .map(fold)
            .collect()
    })
}

/// The beginning of a text, cut at a word where one ends near enough.
fn cut(text: &str, most: usize) -> String {
    let text = text.trim();
    if text.chars().count() <= most {
        return text.to_owned();
    }
    let head: String = text.chars().take(most.saturating_sub(1)).collect();
    let end = head.rfind(' ').filter(|end| *end > head.len() / 2).unwrap_or(head.len());
    format!("{}…", head[..end].trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn empty_and_generic_subjects_are_told_from_specific_ones() {
        for subject in ["", "  ", "Re:", "RE: FW: ", "رد: إعادة توجيه:", "...", "Re[2]:", "[EXTERNAL] Re:"] {
            assert_eq!(problem(subject), Some(Problem::Empty), "{subject}");
        }
        for subject in [
            "استفسار",
            "Re: استفسار",
            "طلب",
            "طلب مساعدة عاجل",
            "hello",
            "Urgent!!",
            "السلام عليكم",
            "شكوى",
            "question",
            "Important request",
            "مهم جداً",
            "بدون عنوان",
            "(no subject)",
            "رسالة",
            "Help please",
        ] {
            assert_eq!(problem(subject), Some(Problem::Generic), "{subject}");
        }
        for subject in
            ["تجديد جواز السفر", "Re: Licence renewal IGA-2026-000731", "استفسار عن رسوم الإقامة", "شكوى من انقطاع الماء في سترة", "Visa"]
        {
            assert_eq!(problem(subject), None, "{subject}");
        }
        assert_eq!(problem(&"جواز ".repeat(30)), Some(Problem::TooLong));
    }

    #[test]
    fn a_subject_is_held_against_the_words_of_its_matter() {
        let matter = [
            "بطاقة الهوية",
            "أرغب في تجديد بطاقة الهوية لابنتي وأريد معرفة الرسوم والأوراق المطلوبة",
            "تجديد بطاقة الهوية",
            "Identity card renewal",
        ];
        for subject in ["تجديد البطاقة", "Re: رسوم الهوية", "بخصوص بطاقتكم [RSA-2026-000277]", "لابنتكم"]
        {
            assert_eq!(is_about(subject, &matter), Some(true), "{subject}");
        }
        for subject in ["طبخ الأرز باللحم", "نتائج مباراة الأمس"] {
            assert_eq!(is_about(subject, &matter), Some(false), "{subject}");
        }
        for subject in ["RSA-2026-000277", "Your parcel", "", "طلبكم"] {
            assert_eq!(is_about(subject, &matter), None, "{subject}");
        }
    }

    #[test]
    fn stacked_prefixes_are_taken_off_and_words_with_a_colon_left() {
        assert_eq!(bare("Re: FWD: رد: Re[3]: إعادة توجيه: تجديد الجواز"), "تجديد الجواز");
        assert_eq!(bare("[EXTERNAL] RE: Visa: how long?"), "Visa: how long?");
        assert_eq!(bare("ر د: نص"), "ر د: نص");
    }

    #[test]
    fn a_proposal_is_usable_and_keeps_the_reference() {
        let proposals = [
            propose("Re: استفسار", Some("تجديد الترخيص التجاري"), Some("IGA-2026-000731"), Lang::Ar),
            propose("Fwd: Renewal of a trade licence", None, Some("IGA-2026-000731"), Lang::En),
            propose("", None, Some("IGA-2026-000731"), Lang::Ar),
            propose(&"long subject ".repeat(30), None, Some("IGA-2026-000731"), Lang::En),
        ];
        assert_eq!(proposals[0], "بخصوص طلبكم: تجديد الترخيص التجاري [IGA-2026-000731]");
        for proposal in &proposals {
            assert!(problem(proposal).is_none() && proposal.contains("IGA-2026-000731"), "{proposal}");
        }
        assert_eq!(propose("Visa [X-1]", None, Some("X-1"), Lang::En), "Visa [X-1]");
    }

    proptest! {
        #[test]
        fn any_subject_is_judged_without_fault(subject in any::<String>()) {
            problem(&subject);
            prop_assert!(propose(&subject, None, None, Lang::Ar).chars().count() <= LONGEST);
        }
    }
}
