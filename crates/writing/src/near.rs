//! A slip of the fingers in a long word: letters that changed places, one that is doubled, left out, or written for one that sounds like it.

/// Shorter words turn into too many others by one slip.
const SHORTEST: usize = 6;

/// Of a shorter word too many others come by leaving a letter out: مخلفات, مخالفات.
const LEFT_OUT_OF: usize = 7;

/// Letters that may have been left out: the usual ones of a word's middle.
const LEFT_OUT: [char; 28] = [
    'ا', 'ي', 'و', 'ل', 'م', 'ن', 'ت', 'ر', 'ع', 'س', 'ب', 'د', 'ق', 'ف', 'ح', 'ك', 'ه', 'ج', 'ص', 'ط', 'ش', 'خ', 'ض', 'ز', 'ذ', 'ظ', 'غ',
    'ث',
];

/// Letters that are heard or typed for each other.
const HEARD: [&str; 8] = ["تط", "ذزدظ", "سصث", "قغك", "ؤئء", "جش", "حه", "بيتن"];

/// The common word from which this one is a slip away.
pub(crate) fn slip(word: &str, is_common: fn(&str) -> bool) -> Option<String> {
    let letters: Vec<char> = word.chars().collect();
    if letters.len() < SHORTEST {
        return None;
    }
    slips(&letters).find(|right| right != word && is_common(right))
}

/// The words from which this one comes by one slip after its first letter.
fn slips(letters: &[char]) -> impl Iterator<Item = String> {
    let last = letters.len() - 1;
    let made = |front: &[char], middle: &[char], back: &[char]| front.iter().chain(middle).chain(back).collect::<String>();
    let swapped = (1..last - 1).map(move |at| made(&letters[..at], &[letters[at + 1], letters[at]], &letters[at + 2..]));
    let doubled = (0..last).filter(|at| letters[*at] == letters[at + 1]).map(move |at| made(&letters[..at], &[], &letters[at + 1..]));
    let left_out = (1..last)
        .filter(move |_| letters.len() >= LEFT_OUT_OF)
        .flat_map(move |at| LEFT_OUT.into_iter().map(move |more| made(&letters[..at], &[more], &letters[at..])));
    let heard =
        (1..letters.len()).flat_map(move |at| alike(letters[at]).map(move |other| made(&letters[..at], &[other], &letters[at + 1..])));
    swapped.chain(doubled).chain(left_out).chain(heard)
}

fn alike(letter: char) -> impl Iterator<Item = char> {
    let groups = HEARD.into_iter().filter(move |group| group.contains(letter));
    groups.flat_map(str::chars).filter(move |other| *other != letter)
}

#[cfg(test)]
mod tests {
    use super::slip;

    #[test]
    fn a_slip_in_a_long_word_is_put_right_and_a_short_word_left_alone() {
        let is_common = |word: &str| ["مستندات", "استفسارات", "معلومات", "كتاب"].contains(&word);
        for (wrong, right) in [("مستدنات", "مستندات"), ("معلوماط", "معلومات"), ("معلوممات", "معلومات"), ("استفسرات", "استفسارات")]
        {
            assert_eq!(slip(wrong, is_common).as_deref(), Some(right));
        }
        assert_eq!(slip("كتب", is_common), None);
    }
}
