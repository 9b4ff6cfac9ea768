//! The slips by which a word of Arabic becomes another: of the ear, of the eye, of the fingers.

/// What happened to the word that was meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Slip {
    /// A hamza, ة, ى, ض or ظ written as it sounds or looks.
    Spelt,
    /// A letter written for one that sounds like it: ت for ط.
    Heard,
    /// A letter whose points were missed or set wrongly: ع for غ.
    Pointed,
    /// ت written for ة, or ة for ت.
    Opened,
    /// ا written for ى.
    Straightened,
    /// A letter twice.
    Doubled,
    /// Two letters in each other's place.
    Swapped,
    /// The key beside the right one.
    Key,
    /// The same, for the last letter.
    LastKey,
    /// A long vowel left out.
    VowelLost,
    /// Another letter left out.
    LetterLost,
    /// The hamza at the end left out, as it is not heard: `أعضا`.
    HamzaLost,
    /// The last letter left out.
    LastLost,
    /// A long vowel too many.
    VowelMore,
    /// Another letter too many.
    LetterMore,
}

/// The rows of an Arabic keyboard.
const ROWS: [&str; 3] = ["ضصثقفغعهخحجد", "شسيبلاتنمكط", "ئءؤرىةوزظ"];

/// Letters that are heard for each other.
const HEARD: [(char, char); 10] =
    [('ت', 'ط'), ('س', 'ص'), ('ذ', 'ز'), ('ذ', 'د'), ('ث', 'س'), ('ث', 'ت'), ('ق', 'غ'), ('ق', 'ك'), ('ظ', 'ذ'), ('ظ', 'ز')];

/// Letters that are spelt for each other, wherever they stand.
const SPELT: [&str; 3] = ["اأإآ", "ؤئء", "ضظ"];

/// Letters that differ by their points, or nearly.
const POINTED: [&str; 8] = ["عغ", "حخج", "رز", "صض", "طظ", "فق", "دذ", "سش"];

const VOWELS: &str = "اوي";

/// Letters behind which a word's last hamza is left out.
const BEFORE_HAMZA: &str = "اويز";

/// Letters that end words and are seldom written onto them.
const CONSONANTS: &str = "بتثجحخدذرزسشصضطظعغفقلمنةى";
const LETTERS: &str = "ابتثجحخدذرزسشصضطظعغفقكلمنهويءأإآؤئةى";

/// The words from which this one may have come by one slip, some hundreds; what is first in a word is hardly ever left out or changed.
pub(crate) fn sources(word: &str) -> Vec<(Slip, String)> {
    let letters: Vec<char> = word.chars().collect();
    let mut all = Vec::new();
    if letters.len() >= SHORTEST {
        at_the_end(&letters, &mut all);
        for at in 0..letters.len() {
            in_place(&letters, at, &mut all);
            if at > 0 {
                lost(&letters, at, &mut all);
                pointed(&letters, at, &mut all);
            }
            if at > 0 && at + 1 < letters.len() {
                in_the_middle(&letters, at, &mut all);
            }
        }
    }
    all
}

/// The words from which one comes by a slip at its first letter, which is rarer: only for whom the neighbours speak as well.
pub(crate) fn sources_at_first(word: &str) -> Vec<(Slip, String)> {
    let letters: Vec<char> = word.chars().collect();
    let mut all = Vec::new();
    if let [first, second, rest @ ..] = &letters[..] {
        if first != second && rest.len() > 1 {
            all.push((Slip::Swapped, made(&[*second, *first], &[], rest)));
        }
        if rest.len() > 1 {
            pointed(&letters, 0, &mut all);
            all.extend(beside(*first).map(|other| (Slip::Key, made(&[other], &[*second], rest))));
        }
    }
    all
}

/// Shorter words are slips of too many others.
const SHORTEST: usize = 3;

type Sources = Vec<(Slip, String)>;

fn made(front: &[char], middle: &[char], back: &[char]) -> String {
    front.iter().chain(middle).chain(back).collect()
}

fn at_the_end(letters: &[char], all: &mut Sources) {
    const ENDS: [(char, char, Slip); 10] = [
        ('ه', 'ة', Slip::Spelt),
        ('ة', 'ه', Slip::Spelt),
        ('ى', 'ي', Slip::Spelt),
        ('ي', 'ى', Slip::Spelt),
        ('ا', 'ى', Slip::Straightened),
        ('ت', 'ة', Slip::Opened),
        ('ة', 'ت', Slip::Opened),
        ('ء', 'أ', Slip::Spelt),
        ('أ', 'ء', Slip::Spelt),
        ('أ', 'ئ', Slip::Spelt),
    ];
    let (last, front) = letters.split_last().expect("a word has letters");
    all.extend(ENDS.iter().filter(|(wrong, ..)| wrong == last).map(|(_, right, slip)| (*slip, made(front, &[*right], &[]))));
    if let ('ء', [stem @ .., 'ا']) = (*last, front) {
        all.push((Slip::Spelt, made(stem, &['أ'], &[])));
    }
    if BEFORE_HAMZA.contains(*last) {
        all.push((Slip::HamzaLost, made(letters, &['ء'], &[])));
    }
    if front.len() >= SHORTEST {
        all.extend(CONSONANTS.chars().map(|letter| (Slip::LastLost, made(letters, &[letter], &[]))));
    }
    if front.last() == Some(last) {
        all.push((Slip::Doubled, made(front, &[], &[])));
    }
    if front.len() >= SHORTEST {
        all.extend(beside(*last).map(|other| (Slip::LastKey, made(front, &[other], &[]))));
    }
}

/// Another letter in the place of this one, for what it sounds or looks like.
fn in_place(letters: &[char], at: usize, all: &mut Sources) {
    let (letter, front, back) = (letters[at], &letters[..at], &letters[at + 1..]);
    if at > 0 && letter == 'و' {
        all.push((Slip::Spelt, made(front, &['ؤ'], back)));
    }
    let seats = SPELT.iter().filter(|group| group.contains(letter) || (letter == 'ي' && group.contains('ئ')));
    let spelt = seats.flat_map(|group| group.chars()).filter(|other| *other != letter);
    all.extend(spelt.map(|other| (Slip::Spelt, made(front, &[other], back))));
    if at > 0 && letter == 'أ' {
        all.push((Slip::Spelt, made(front, &['ؤ'], back)));
    }
    let heard = HEARD.iter().filter_map(|(one, other)| match letter {
        letter if letter == *one => Some(*other),
        letter if letter == *other => Some(*one),
        _ => None,
    });
    all.extend(heard.map(|other| (Slip::Heard, made(front, &[other], back))));
}

/// A letter left out before this one.
fn lost(letters: &[char], at: usize, all: &mut Sources) {
    let (front, back) = letters.split_at(at);
    let slip = |letter| if VOWELS.contains(letter) { Slip::VowelLost } else { Slip::LetterLost };
    all.extend(LETTERS.chars().map(|letter| (slip(letter), made(front, &[letter], back))));
}

/// Another letter of the same shape in the place of this one.
fn pointed(letters: &[char], at: usize, all: &mut Sources) {
    let (letter, front, back) = (letters[at], &letters[..at], &letters[at + 1..]);
    let groups = POINTED.iter().filter(|group| group.contains(letter));
    let others = groups.flat_map(|group| group.chars()).filter(|other| *other != letter);
    all.extend(others.map(|other| (Slip::Pointed, made(front, &[other], back))));
}

/// What fingers do between the first letter and the last.
fn in_the_middle(letters: &[char], at: usize, all: &mut Sources) {
    let (letter, front, back) = (letters[at], &letters[..at], &letters[at + 1..]);
    let slip = if VOWELS.contains(letter) { Slip::VowelMore } else { Slip::LetterMore };
    all.push((if back[0] == letter { Slip::Doubled } else { slip }, made(front, &[], back)));
    if back[0] != letter {
        all.push((Slip::Swapped, made(front, &[back[0], letter], &back[1..])));
    }
    all.extend(beside(letter).map(|other| (Slip::Key, made(front, &[other], back))));
}

/// The letters on the keys to the left and right of this one.
fn beside(letter: char) -> impl Iterator<Item = char> {
    ROWS.iter().flat_map(move |row| {
        let keys: Vec<char> = row.chars().collect();
        let at = keys.iter().position(|key| *key == letter);
        let beside = at.into_iter().flat_map(|at| [at.checked_sub(1), Some(at + 1)]).flatten();
        beside.filter_map(|at| keys.get(at).copied()).collect::<Vec<_>>()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_word_that_was_meant_is_among_those_that_a_slip_away_lie() {
        let pairs = [
            (Slip::Spelt, "شهاده", "شهادة"),
            (Slip::Spelt, "انتضار", "انتظار"),
            (Slip::Spelt, "مسئول", "مسؤول"),
            (Slip::Heard, "التتبيق", "التطبيق"),
            (Slip::Pointed, "المبلع", "المبلغ"),
            (Slip::Opened, "مراجعت", "مراجعة"),
            (Slip::Straightened, "علا", "على"),
            (Slip::Doubled, "نقومم", "نقوم"),
            (Slip::Doubled, "معلوممات", "معلومات"),
            (Slip::Swapped, "مستدنات", "مستندات"),
            (Slip::Key, "الموهد", "الموعد"),
            (Slip::LastKey, "الموقغ", "الموقع"),
            (Slip::VowelLost, "استفسرات", "استفسارات"),
            (Slip::LetterLost, "الملومة", "المعلومة"),
            (Slip::Spelt, "يودي", "يؤدي"),
            (Slip::Spelt, "تأهله", "تؤهله"),
            (Slip::Spelt, "شيأ", "شيء"),
            (Slip::Spelt, "بداء", "بدأ"),
            (Slip::LastLost, "العنوا", "العنوان"),
            (Slip::HamzaLost, "أعضا", "أعضاء"),
            (Slip::HamzaLost, "الجز", "الجزء"),
            (Slip::VowelMore, "صفحية", "صفحة"),
            (Slip::LetterMore, "بطلاقة", "بطاقة"),
        ];
        for (slip, wrong, right) in pairs {
            assert!(sources(wrong).contains(&(slip, right.to_owned())), "{wrong}");
        }
        assert!(sources("من").is_empty());
    }
}
