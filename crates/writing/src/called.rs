//! What the words before a number call it.

use crate::words::Word;
use crate::words::words;

/// Says whether a word before the number calls it a person's.
pub(crate) fn is_personal(before: &[Word]) -> bool {
    contains_word(before, &PERSONAL)
}

/// Says whether a word before the number calls it a card's, of identity or payment.
pub(crate) fn is_card(before: &[Word]) -> bool {
    contains_word(before, &PERSONAL) || contains_word(before, &["card"])
}

/// Says whether one of the last words calls the number that of a request, an invoice, a shipment.
pub(crate) fn is_reference(before: &[Word]) -> bool {
    contains_word(&before[before.len().saturating_sub(REFERENCE_WORDS)..], &REFERENCE)
}

/// So many words may stand between what a number is of and the number: "your file number is".
const REFERENCE_WORDS: usize = 4;

/// The last words of the same sentence before a place.
pub(crate) fn nearby_words(text: &str, at: usize) -> Vec<Word> {
    let mut start = at;
    for (place, ch) in text[..at].char_indices().rev().take(60) {
        if matches!(ch, '\n' | '؟' | '?') || (ch == '.' && text[place + 1..].starts_with(' ') && !text[..place].ends_with("no")) {
            break;
        }
        start = place;
    }
    let mut before = words(&text[start..at]);
    before.split_off(before.len().saturating_sub(5))
}

fn contains_word(words: &[Word], list: &[&str]) -> bool {
    let is_listed = |word: &str, listed: &str| match listed.is_ascii() {
        true => word.strip_suffix('s').unwrap_or(word) == listed || word == listed,
        false => word.strip_prefix(listed).is_some_and(is_ending) || opened(word, listed),
    };
    words.iter().any(|word| list.iter().any(|listed| is_listed(without_article(&word.folded), listed)))
}

/// Pronouns that may end a listed word; "our" is left out, because `سجلنا` is rather "we recorded".
fn is_ending(rest: &str) -> bool {
    ["", "كم", "ك", "ه", "ها", "هم", "ي", "ه", "يه", "يتكم", "ات", "اتكم"].contains(&rest)
}

/// A listed word in ه, which is written ت before a pronoun.
fn opened(word: &str, listed: &str) -> bool {
    let rest = listed.strip_suffix('ه').and_then(|stem| word.strip_prefix(stem)?.strip_prefix('ت'));
    rest.is_some_and(is_ending)
}

fn without_article(word: &str) -> &str {
    ["وال", "بال", "لل", "ال", "لط"].iter().find_map(|article| word.strip_prefix(article)).unwrap_or(word)
}

const PERSONAL: [&str; 11] = ["شخصي", "سكاني", "هويه", "هويت", "بطاقت", "بطاقه", "cpr", "personal", "identity", "id", "civil"];
const REFERENCE: [&str; 64] = [
    "طلب",
    "للطلب",
    "لطلب",
    "معامله",
    "مرجع",
    "فاتوره",
    "حساب",
    "تذكره",
    "شكوي",
    "ايصال",
    "سجل",
    "مبلغ",
    "ملف",
    "بملف",
    "شحنه",
    "طرد",
    "تتبع",
    "قيد",
    "دعوي",
    "قضيه",
    "استئناف",
    "تصريح",
    "ترخيص",
    "رخصه",
    "اجتماع",
    "بوليصه",
    "عقد",
    "اشتراك",
    "عداد",
    "بيان",
    "امر",
    "قسيمه",
    "حواله",
    "تسلسل",
    "order",
    "reference",
    "ref",
    "ticket",
    "request",
    "invoice",
    "case",
    "application",
    "account",
    "file",
    "shipment",
    "parcel",
    "tracking",
    "item",
    "entry",
    "appeal",
    "permit",
    "licence",
    "license",
    "meeting",
    "policy",
    "contract",
    "subscription",
    "meter",
    "serial",
    "receipt",
    "voucher",
    "transaction",
    "docket",
    "registration",
];
