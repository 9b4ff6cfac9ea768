//! Spelling of Arabic and English, with names, places and the entity's own words known (6.email.formal-correct).

use std::collections::HashSet;
use std::ops::Range;
use std::sync::Arc;
use std::sync::OnceLock;

use kernel::Lang;

use crate::bent::bent;
use crate::company;
use crate::dictionary;
use crate::dictionary::PARTICLES;
use crate::dictionary::arabic;
use crate::dictionary::bundled_words;
use crate::dictionary::confused;
use crate::dictionary::english;
use crate::dictionary::plain;
use crate::dictionary::usually_confused;
use crate::fold::fold;
use crate::grammar;
use crate::letters;
use crate::misused;
use crate::names;
use crate::neighbours;
use crate::suggestions;
use crate::words::Word;
use crate::words::words;

/// A word that no dictionary and no list knows.
#[derive(Clone, Debug, PartialEq)]
pub struct Misspelling {
    /// Its bytes in the text.
    pub range: Range<usize>,
    /// The word as it was written.
    pub word: String,
    /// What its neighbours say was meant, where it is right alone.
    pub meant: Option<String>,
    /// Whether it is a word whose form its neighbours do not allow, so that its grammar is wrong and not its spelling.
    pub is_form: bool,
}

/// Knows how words are written; cheap to make, because the dictionaries are unpacked once, when first asked.
#[derive(Clone, Debug, Default)]
pub struct Speller {
    /// Words of one's own, a layer for each dictionary: the entity's below, a person's above.
    own: Vec<Arc<HashSet<String>>>,
}

impl Speller {
    /// A speller that knows the bundled dictionaries and words alone.
    pub fn new() -> Speller {
        Speller::default()
    }

    /// The one speller without words of an entity's own.
    pub fn shared() -> &'static Speller {
        static SHARED: OnceLock<Speller> = OnceLock::new();
        SHARED.get_or_init(Speller::new)
    }

    /// This speller knowing these words or phrases too: names of people, services, departments, a person's own words.
    ///
    /// What it knew is shared and not copied, so that a person's few words cost little over an entity's many.
    pub fn with_words(&self, more: impl IntoIterator<Item = impl AsRef<str>>) -> Speller {
        let parts = |phrase: &str| words(phrase).into_iter().map(|word| plain(&phrase[word.range])).collect::<Vec<_>>();
        let more = more.into_iter().flat_map(|phrase| parts(phrase.as_ref()));
        let layer = Arc::new(more.collect());
        Speller { own: self.own.iter().cloned().chain([layer]).collect() }
    }

    /// The misspelt words of a text, in order. Addresses, numbers, identifiers and names are passed over.
    ///
    /// `lang` is the text's language: in an Arabic text, an English word with a capital is a name even at a sentence's start.
    pub fn check(&self, text: &str, lang: Option<Lang>) -> Vec<Misspelling> {
        let mut wrong = Vec::new();
        let misused = misused::find(text);
        let bent = bent(text);
        let mut place = Place { starts_sentence: true, names: 0, before: String::new() };
        let mut tokens = tokens(text).peekable();
        while let Some(token) = tokens.next() {
            let part = &text[token.clone()];
            let starts_name = tokens.peek().is_some_and(|next| is_name_before(&text[token.end..next.start], &text[next.clone()]));
            let read = if is_identifier(part) { Vec::new() } else { words(part) };
            for word in read {
                let written = &part[word.range.clone()];
                let may_start = place.starts_sentence && lang != Some(Lang::Ar) && !starts_name;
                let range = token.start + word.range.start..token.start + word.range.end;
                let listed = misused.get(&range.start).map(|right| (*right).to_owned());
                let bent = bent.get(&range.start).filter(|_| listed.is_none());
                let listed = || listed.clone().or_else(|| bent.map(|bent| bent.meant.clone()));
                let rest = &text[range.end..];
                let usual = || if self.is_own(written) { None } else { place.usual(written, rest) };
                let meant = place.meant(written, rest).or_else(listed).or_else(usual);
                let is_unknown = meant.is_none() && !self.is_word(written, &word);
                let meant = meant.or_else(|| if is_unknown || self.is_own(written) { None } else { place.beside(written, rest) });
                let is_right = place.is_name(written) || is_name(written, may_start) || grammar::is_passive(written);
                if !is_right && (meant.is_some() || is_unknown) {
                    let end = bent.filter(|bent| meant.as_ref() == Some(&bent.meant)).map_or(range.end, |bent| bent.end);
                    let word = text[range.start..end].to_owned();
                    let is_bent = bent.is_some_and(|bent| meant.as_ref() == Some(&bent.meant));
                    let is_form = is_bent && self.knows(written);
                    let meant = meant.map(|meant| suggestions::as_written(written, meant));
                    wrong.push(Misspelling { range: range.start..end, word, meant, is_form });
                }
                place.passed(written);
            }
            place.pass(part, &text[token.end..]);
        }
        wrong
    }

    /// Up to `limit` words that may have been meant, the likeliest first; the work is bounded by the word's length.
    pub fn suggest(&self, word: &str, limit: usize) -> Vec<String> {
        suggestions::suggest(word, limit, &|candidate| self.may_be_meant(candidate), &|candidate| self.is_own(candidate))
    }

    /// Says whether a single word is spelt rightly.
    pub fn knows(&self, word: &str) -> bool {
        let plain = plain(word);
        match script(&plain) {
            Script::Arabic => self.is_own(&plain) || (arabic().check(&plain) && confused(&plain).is_none()),
            Script::Latin => english().check(&word.replace('’', "'")) || self.is_own(&plain) || is_without_accents(word),
            Script::Other => true,
        }
    }

    /// Says whether a word may be offered; many are asked about, so that rare words are not held against their neighbours.
    fn may_be_meant(&self, word: &str) -> bool {
        match script(word) {
            Script::Arabic => self.is_own(word) || (arabic().check(word) && usually_confused(word).is_none()),
            _ => self.knows(word),
        }
    }

    fn is_word(&self, written: &str, word: &Word) -> bool {
        word.folded.chars().count() < 2 || written.len() > LONGEST || self.knows(written)
    }

    /// A word of the lists, also with an Arabic particle before it.
    fn is_own(&self, word: &str) -> bool {
        let word = plain(word);
        let is_listed = |word: &str| self.own.iter().any(|words| words.contains(word)) || bundled_words().contains(word);
        // Of two letters (`دي`) a particle would make too much: الدي.
        let is_long = |word: &&str| word.chars().count() > 2;
        is_listed(&word) || PARTICLES.iter().any(|particle| word.strip_prefix(particle).filter(is_long).is_some_and(is_listed)) || {
            let bare = word.strip_suffix("'s").unwrap_or(&word);
            is_listed(bare)
        }
    }
}

/// Where in a text the check stands: at a sentence's start, or in a name after a title.
struct Place {
    starts_sentence: bool,
    names: usize,
    /// The word before, and whether only a space follows it; empty at the beginning.
    before: String,
}

impl Place {
    /// The names after a title are as their bearers write them: `السيدة/ بدور زنقل المحترمة`.
    fn is_name(&mut self, word: &str) -> bool {
        if word.chars().count() > 2 && names::is_title(word) {
            self.names = NAMES;
            return false;
        }
        let is_name =
            self.names > 0 || (dictionary::is_name(&self.before) && is_family_name(word) && usually_confused(&plain(word)).is_none());
        self.names = self.names.saturating_sub(1);
        is_name
    }

    /// What was meant by a word that is right alone and wrong between its neighbours.
    fn meant(&self, word: &str, rest: &str) -> Option<String> {
        let word = plain(word);
        if script(&word) != Script::Arabic {
            return None;
        }
        let next = next_word(rest);
        let noun = || neighbours::meant(&self.before, &word, &next).or_else(|| grammar::meant(&self.before, &word, &next));
        if word == "علي" { self.takes_preposition(&next).then(|| "على".to_owned()) } else { noun() }
    }

    /// The word that official letters have between these neighbours.
    fn usual(&self, word: &str, rest: &str) -> Option<String> {
        (script(&plain(word)) == Script::Arabic).then(|| letters::meant(&self.before, word, &next_word(rest)))?
    }

    /// The word that is likelier beside these neighbours.
    fn beside(&self, word: &str, rest: &str) -> Option<String> {
        let (word, next) = (plain(word), next_word(rest));
        let neighbour = |other: &str| if script(other) == script(&word) { plain(other) } else { String::new() };
        (script(&word) != Script::Other).then(|| company::beside(&neighbour(&self.before), &word, &neighbour(&next)))?
    }

    /// The preposition على written as the name علي: it stands between a word that is no name and another that is none.
    fn takes_preposition(&self, next: &str) -> bool {
        if ["أن", "أنه", "أنها", "ألا"].contains(&next) {
            return true;
        }
        let before = self.before.as_str();
        let is_person =
            |word: &str| dictionary::is_name(word) || names::is_title(word) || is_family_name(word) || word == "بن" || word == "آل";
        let stands_between = before.chars().count() > 1 && self.names == 0 && next.chars().count() > 1 && arabic().check(next);
        stands_between && !is_person(before) && !is_person(next)
    }

    fn passed(&mut self, word: &str) {
        self.starts_sentence = false;
        word.clone_into(&mut self.before);
    }

    /// Passes a token: a sign or a line break after it ends names and sentences.
    fn pass(&mut self, token: &str, rest: &str) {
        let ends_line = rest.starts_with(['\n', '\r']);
        self.starts_sentence |= token.ends_with(['.', '!', '?', ':', '؟']) || ends_line;
        if ends_line || token.ends_with(['،', ',', '.', ':', '؛', '؟', '!']) {
            self.names = 0;
            self.before.clear();
        }
    }
}

/// The most names that follow a title.
const NAMES: usize = 4;

/// A word of the shape that family names have, which no dictionary holds: `البنعلي`, `بوحجي`.
fn is_family_name(word: &str) -> bool {
    let letters = word.chars().count();
    letters >= 5 && (word.starts_with("بو") || (word.starts_with("ال") && word.ends_with('ي')))
}

/// The word that follows at once, in its plain form; empty where a sign follows or the line ends.
fn next_word(rest: &str) -> String {
    let next = rest.strip_prefix(' ').map(|rest| rest.split(char::is_whitespace).next().unwrap_or_default()).unwrap_or_default();
    plain(next.trim_end_matches(|ch: char| !ch.is_alphanumeric()))
}

/// A word that the dictionary writes without its accents.
fn is_without_accents(word: &str) -> bool {
    !word.is_ascii() && word.chars().any(|ch| ch.is_ascii_alphabetic()) && english().check(&fold(word))
}

/// Says whether the next token has a capital on the same line: then the one before it is a name too, as in a signature.
fn is_name_before(between: &str, next: &str) -> bool {
    !between.contains('\n') && next.starts_with(char::is_uppercase) && next.chars().count() > 1
}

/// Longer than any word of the two languages, in bytes; what is longer is no word and is not judged.
const LONGEST: usize = 80;

#[derive(PartialEq)]
enum Script {
    Arabic,
    Latin,
    Other,
}

/// The script of a word, when it is of one and of nothing else.
fn script(word: &str) -> Script {
    let is_arabic = |ch: char| matches!(ch, '\u{621}'..='\u{64A}' | '\u{671}'..='\u{6D3}');
    if word.chars().all(is_arabic) {
        return Script::Arabic;
    }
    match word.chars().all(|ch| ch.is_ascii_alphabetic() || ch == '\'' || ('à'..='ÿ').contains(&ch)) {
        true => Script::Latin,
        false => Script::Other,
    }
}

/// What stands between spaces.
fn tokens(text: &str) -> impl Iterator<Item = Range<usize>> {
    text.split_whitespace().map(move |token| {
        let start = token.as_ptr().addr() - text.as_ptr().addr();
        start..start + token.len()
    })
}

/// Addresses, links, references, file names and whatever else mixes letters with digits or signs.
fn is_identifier(token: &str) -> bool {
    let bare = token.trim_matches(|ch: char| !ch.is_alphanumeric());
    let dotted = bare.split('.').filter(|part| part.starts_with(|ch: char| ch.is_ascii_alphanumeric())).count() > 1;
    token.starts_with(['#', '@'])
        || dotted
        || bare.contains(['@', '_', '\\', '=', '&'])
        || bare.contains("://")
        || bare.contains(char::is_numeric)
}

/// A Latin word with capitals where a common word has none: a name, an abbreviation, a product.
fn is_name(word: &str, starts_sentence: bool) -> bool {
    let mut chars = word.chars();
    let first_is_capital = chars.next().is_some_and(char::is_uppercase);
    chars.any(char::is_uppercase) || (first_is_capital && !starts_sentence)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn wrong(text: &str) -> Vec<String> {
        Speller::shared().check(text, None).into_iter().map(|wrong| wrong.word).collect()
    }

    #[test]
    fn right_words_of_both_languages_pass() {
        let texts = [
            "السلام عليكم ورحمة الله وبركاته، نشكركم على تواصلكم معنا.",
            "نفيدكم بأن طلبكم رقم IGA-2026-000731 قيد الإجراء، وسيُنجز خلال يومي عمل.",
            "يمكنكم تجديد جواز السفر عبر تطبيق بنفت أو زيارة مركز المحرّق.",
            "Thank you for contacting us. Your licence is ready; please visit the Muharraq centre.",
            "Please write to ali.hassan@example.bh or see https://services.bh/x for Benefit and eKey.",
            "سنضيف الجامعية إلى القائمة، وستتواصل معكم، ولكم أن أعترض أو أنتظر، وإن لم تُنجز المعاملات فالمخالفات تتطلب تمييزاً.",
            "We'll organise the appointment. The customer's colour of choice can't be honoured.",
        ];
        for text in texts {
            assert_eq!(wrong(text), Vec::<String>::new(), "{text}");
        }
    }

    #[test]
    fn wrong_words_are_found_at_their_place() {
        let text = "نشكركم علي توصلكم معنا، وسوف نقومم بالرد. We recieved your aplication.";
        let found = Speller::shared().check(text, None);
        assert!(found.iter().all(|wrong| text[wrong.range.clone()] == wrong.word));
        let found: Vec<_> = found.into_iter().map(|wrong| wrong.word).collect();
        assert_eq!(found, ["علي", "توصلكم", "نقومم", "recieved", "aplication"]);
    }

    #[test]
    fn names_after_a_title_and_in_a_signature_are_left_as_they_are() {
        assert!(wrong("السيدة/ زنقفورة بهمانيار المحترمة، تحية طيبة").is_empty());
        assert!(wrong("Kind regards,\nZhavanya Ali\nOfficer").is_empty());
        assert_eq!(wrong("السيد علي، نفيدكمم بذلك"), ["نفيدكمم"]);
        assert_eq!(wrong("Recieved your letter"), ["Recieved"]);
    }

    #[test]
    fn a_word_that_is_right_alone_is_wrong_between_its_neighbours() {
        assert_eq!(wrong("نفيدكم بعد خدمت العملاء بأن الرسوم تُدفع دفعه واحدة"), ["خدمت", "دفعه"]);
        assert_eq!(wrong("خدمت الإدارة الجميع، ثم دفعه الموظف"), Vec::<String>::new());
    }

    #[test]
    fn a_preposition_is_told_from_the_name_that_looks_like_it() {
        assert_eq!(wrong("نشكركم علي تواصلكم معنا"), ["علي"]);
        assert_eq!(wrong("يمكنكم الحصول علي الشهادة من المركز"), ["علي"]);
        for text in ["راجعوا السيد علي اليوم", "يتصل بكم أحمد علي غداً", "يتولاه علي حسن من المركز", "اتصلوا بالموظف علي.", "مع علي العرادي"]
        {
            assert_eq!(wrong(text), Vec::<String>::new(), "{text}");
        }
    }

    #[test]
    fn a_family_name_after_a_given_name_is_left_as_it_is() {
        assert!(wrong("تجيبكم منيرة البنعلي، أو جاسم بوزنقل").is_empty());
        assert!(wrong("your fiancée and a café").is_empty());
    }

    #[test]
    fn the_words_of_an_entity_are_known_once_they_are_given() {
        let text = "تفضلوا بزيارة بوابة زنقفور، وشكراً للزنقفور";
        assert_eq!(wrong(text).len(), 2);
        assert!(Speller::new().with_words(["بوابة زنقفور"]).check(text, None).is_empty());
    }

    #[test]
    fn a_persons_words_stand_over_the_entitys_and_change_nothing_for_colleagues() {
        let entity = Speller::new().with_words(["بوابة زنقفور"]);
        let mona = entity.with_words(["زبرقانيات", "Zhavanya"]);
        let text = "تجدون الزبرقانيات في بوابة زنقفور، and zhavanya";
        assert!(mona.check(text, None).is_empty());
        let of_colleagues: Vec<_> = entity.check(text, None).into_iter().map(|wrong| wrong.word).collect();
        assert_eq!(of_colleagues, ["الزبرقانيات", "zhavanya"]);
        assert_eq!(mona.suggest("زبرقانياات", 3), ["زبرقانيات"]);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(40))]
        #[test]
        fn any_text_is_checked_without_fault(text in any::<String>()) {
            for wrong in Speller::shared().check(&text, None) {
                prop_assert_eq!(&text[wrong.range], &wrong.word);
            }
        }
    }
}
