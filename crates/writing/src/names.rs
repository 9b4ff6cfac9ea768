//! Names of people: their parts, and a key under which the spellings of one name meet, Arabic or Latin.

use std::collections::HashMap;
use std::sync::OnceLock;

use crate::address::Gender;
use crate::fold::fold;
use crate::phrases::lines;
use crate::words::words;

/// A display name in its parts, as they were written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NameParts {
    /// A title before the name: السيد, د, Dr, Mrs.
    pub title: Option<String>,
    /// The given name; عبد and the word after it are one.
    pub given: String,
    /// The other names.
    pub family: String,
}

/// Splits a display name: `Hasan, Maryam (IT) <m@x>`, `د. مريم عبد الله حسن`.
pub fn split(display: &str) -> NameParts {
    let bare =
        display.split(['<', '(', '[', '|']).next().unwrap_or_default().trim_matches(|ch: char| ch.is_whitespace() || "\"'،".contains(ch));
    let ordered = match bare.split_once(',') {
        Some((family, given)) if !family.contains(' ') && !given.trim().is_empty() => format!("{} {}", given.trim(), family.trim()),
        _ => bare.replace([',', '/'], " "),
    };
    let mut parts: Vec<&str> = ordered.split_whitespace().collect();
    let titles = parts.iter().take_while(|part| is_title(part)).count();
    let titles = if titles < parts.len() { titles } else { 0 };
    let title = (titles > 0).then(|| parts.drain(..titles).collect::<Vec<_>>().join(" "));
    let given = if parts.first().is_some_and(|part| is_servant(&fold(part))) { parts.len().min(2) } else { parts.len().min(1) };
    NameParts { title, given: parts[..given].join(" "), family: parts[given..].join(" ") }
}

/// A key that is equal for the spellings of one name: Mohammed, Mohamed and محمد. Empty for a text without letters.
///
/// Names of the bundled list meet exactly; others by their consonants, so two different names may share a key, but rarely.
pub fn key(name: &str) -> String {
    let folded: Vec<String> = words(name).into_iter().map(|word| word.folded.replace('\'', "")).collect();
    let mut keys: Vec<String> = Vec::new();
    let mut rest = folded.iter().filter(|word| !is_title(word)).peekable();
    while let Some(word) = rest.next() {
        let joined = rest.peek().filter(|_| is_servant(word)).map(|next| format!("{word}{next}"));
        if joined.is_some() {
            rest.next();
        }
        let word = joined.unwrap_or_else(|| without_article(word).to_owned());
        if !matches!(word.as_str(), "bin" | "bint" | "ibn" | "ben" | "بن" | "بنت" | "ابن" | "al" | "el" | "ال") {
            keys.push(known().get(&word).cloned().unwrap_or_else(|| skeleton(&word)));
        }
    }
    keys.retain(|key| !key.is_empty());
    keys.join(" ")
}

/// The bundled names: each folded spelling with the key of the Arabic one.
fn known() -> &'static HashMap<String, String> {
    static KNOWN: OnceLock<HashMap<String, String>> = OnceLock::new();
    KNOWN.get_or_init(|| {
        let mut known = HashMap::new();
        for (arabic, latin) in lines(include_str!("../data/names.tsv")) {
            let folded = fold(arabic);
            let key = format!("={}", without_article(&folded));
            for spelling in latin.split(',').map(|spelling| fold(spelling.trim())).chain([folded.clone()]) {
                known.entry(without_article(&spelling).to_owned()).or_insert_with(|| key.clone());
            }
        }
        known
    })
}

/// Whether a folded word is a name of the bundled list, or a title.
pub(crate) fn is_of_people(word: &str) -> bool {
    is_title(word) || known().contains_key(without_article(word))
}

/// The name inside a salutation: without titles, honorifics and greetings. Empty where nobody is named.
pub(crate) fn addressed(salutation: &str) -> String {
    let is_name = |word: &str| !is_title(word) && !ADDRESSING.contains(&fold(word).as_str());
    let parts = words(salutation).into_iter().map(|word| &salutation[word.range]).filter(|word| is_name(word));
    parts.collect::<Vec<_>>().join(" ")
}

/// The gender that the titles and honorifics of a salutation speak to; `None` where they speak to either or to none.
pub(crate) fn title_gender(salutation: &str) -> Option<Gender> {
    let folded: Vec<String> = words(salutation).into_iter().map(|word| word.folded).collect();
    let has = |list: &[&str]| folded.iter().any(|word| list.contains(&word.as_str()));
    let female =
        has(&["السيده", "المحترمه", "الفاضله", "الاستاذه", "الدكتوره", "المهندسه", "الاخت", "سيدتي", "عزيزتي", "mrs", "ms", "miss", "madam"]);
    let male = has(&["السيد", "المحترم", "الفاضل", "الاستاذ", "الدكتور", "المهندس", "الاخ", "سيدي", "mr", "sir"]);
    match (male, female) {
        (true, false) => Some(Gender::Male),
        (false, true) => Some(Gender::Female),
        _ => None,
    }
}

/// What stands in salutations round a name, folded.
const ADDRESSING: [&str; 44] = [
    "المحترم",
    "المحترمه",
    "محترم",
    "ه",
    "الفاضل",
    "الفاضله",
    "الكريم",
    "الكريمه",
    "العزيز",
    "العزيزه",
    "عزيزي",
    "عزيزتي",
    "عميلنا",
    "عميلتنا",
    "العميل",
    "العميله",
    "المواطن",
    "المراجع",
    "الموقر",
    "الاخ",
    "الاخت",
    "اخي",
    "اختي",
    "حضره",
    "الي",
    "سيدي",
    "سيدتي",
    "حفظه",
    "حفظها",
    "الله",
    "المكرم",
    "المكرمه",
    "السلام",
    "عليكم",
    "مرحبا",
    "dear",
    "customer",
    "hello",
    "hi",
    "valued",
    "esteemed",
    "our",
    "respected",
    "to",
];

/// A title that stands before a name, in either language.
pub(crate) fn is_title(word: &str) -> bool {
    const TITLES: [&str; 31] = [
        "السيد",
        "السيده",
        "سيده",
        "الاستاذ",
        "الاستاذه",
        "استاذ",
        "استاذه",
        "الدكتور",
        "الدكتوره",
        "دكتور",
        "دكتوره",
        "د",
        "م",
        "ا",
        "المهندس",
        "المهندسه",
        "الشيخ",
        "الشيخه",
        "الحاج",
        "الحاجه",
        "سعاده",
        "معالي",
        "mr",
        "mrs",
        "ms",
        "miss",
        "dr",
        "eng",
        "prof",
        "sir",
        "madam",
    ];
    let folded = fold(word);
    TITLES.contains(&folded.trim_matches(|ch: char| !ch.is_alphanumeric()))
}

/// عبد and its spellings, which make one name with the word after them.
fn is_servant(word: &str) -> bool {
    matches!(word, "عبد" | "abd" | "abdul" | "abdel" | "abdal")
}

fn without_article(word: &str) -> &str {
    let rest = word.strip_prefix("ال").or_else(|| word.strip_prefix("al-")).or_else(|| word.strip_prefix("el-"));
    let rest = rest.or_else(|| word.strip_prefix("al").filter(|rest| rest.len() > 4 && !rest.starts_with(['a', 'e', 'i', 'o', 'u', 'l'])));
    rest.filter(|rest| rest.chars().count() > 2).unwrap_or(word)
}

/// The consonants of a name in one alphabet: long vowels, doubling and the sounds that spellings disagree on are left out.
fn skeleton(word: &str) -> String {
    let mut sounds: Vec<char> = Vec::new();
    let mut rest = word;
    while let Some(first) = rest.chars().next() {
        let (sound, length) = DIGRAPHS
            .iter()
            .find(|(pair, _)| rest.starts_with(pair))
            .map_or_else(|| (sound(first), first.len_utf8()), |(_, sound)| (Some(*sound), 2));
        rest = &rest[length..];
        let is_last_h = sound == Some('h') && rest.is_empty();
        sounds.extend(sound.filter(|sound| sounds.last() != Some(sound) && !is_last_h));
    }
    sounds.into_iter().collect()
}

const DIGRAPHS: [(&str, char); 6] = [("sh", 'x'), ("kh", 'k'), ("gh", 'g'), ("th", 't'), ("dh", 'd'), ("ph", 'f')];

fn sound(letter: char) -> Option<char> {
    Some(match letter {
        'ب' | 'b' | 'p' => 'b',
        'ت' | 'ط' | 'ث' | 't' => 't',
        'ج' | 'j' | 'g' => 'j',
        'ح' | 'ه' | 'h' => 'h',
        'خ' | 'ق' | 'ك' | 'k' | 'q' | 'c' => 'k',
        'د' | 'ذ' | 'ض' | 'd' => 'd',
        'ر' | 'r' => 'r',
        'ز' | 'ظ' | 'z' => 'z',
        'س' | 'ص' | 's' => 's',
        'ش' | 'x' => 'x',
        'غ' => 'g',
        'ف' | 'f' | 'v' => 'f',
        'ل' | 'l' => 'l',
        'م' | 'm' => 'm',
        'ن' | 'n' => 'n',
        '0'..='9' => letter,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_name_meet() {
        let families: [&[&str]; 9] = [
            &["محمد", "Mohammed", "Mohamed", "MUHAMMAD", "Mohd", "مُحَمَّد"],
            &["فاطمة حسين", "Fatima Hussain", "Fatema Husain", "Fatma Hussein"],
            &["عبدالله", "عبد الله", "Abdulla", "Abdullah", "Abdul Lah"],
            &["علي بن خليفة", "Ali Khalifa", "Ali bin Khaleefa"],
            &["يوسف", "Yousif", "Yusuf", "Youssef"],
            &["السيد إبراهيم", "Ibrahim", "Mr Ebrahim", "ابراهيم"],
            &["مريم الدوسري", "Maryam Al-Doseri", "Mariam Aldoseri"],
            &["شيماء", "Shaima", "Shaimaa"],
            &["بهلول", "Bahlool", "Bahlul"],
        ];
        for family in families {
            for name in family {
                assert_eq!(key(name), key(family[0]), "{name}");
            }
        }
        assert_ne!(key("علي"), key("علا حسن"));
        assert_ne!(key("Hasan"), key("Hussain"));
        assert_ne!(key("حامد"), key("أحمد"));
    }

    #[test]
    fn a_display_name_is_split_in_every_order() {
        let split = |display| {
            let parts = split(display);
            (parts.title.unwrap_or_default(), parts.given, parts.family)
        };
        let parts = |title: &str, given: &str, family: &str| (title.to_owned(), given.to_owned(), family.to_owned());
        assert_eq!(split("Hasan, Maryam (IT) <m@example.bh>"), parts("", "Maryam", "Hasan"));
        assert_eq!(split("د. مريم عبد الله حسن"), parts("د.", "مريم", "عبد الله حسن"));
        assert_eq!(split("عبد الله حسن"), parts("", "عبد الله", "حسن"));
        assert_eq!(split("السيدة/ مريم"), parts("السيدة", "مريم", ""));
        assert_eq!(split("\"Ali\""), parts("", "Ali", ""));
        assert_eq!(split(""), parts("", "", ""));
        assert_eq!(split("Mr"), parts("", "Mr", ""));
    }
}
