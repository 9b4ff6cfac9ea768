//! A slip of the fingers in a long word: letters that changed places, one that is doubled, left out, or written for one that sounds like it.

use std::collections::HashMap;

/// Shorter words turn into too many others by one slip.
const SHORTEST: usize = 6;

/// Of a shorter word too many others come by leaving a letter out: مخلفات, مخالفات.
const LEFT_OUT_OF: usize = 7;

/// Letters that are heard or typed for each other.
const HEARD: [&str; 8] = ["تط", "ذزدظ", "سصث", "قغك", "ؤئء", "جش", "حه", "بيتن"];

/// The common word from which this one is a slip away; `shortened` has the common words by what is left of them.
pub(crate) fn slip(word: &str, is_common: fn(&str) -> bool, shortened: &HashMap<String, &'static str>) -> Option<String> {
    let letters: Vec<char> = word.chars().collect();
    if letters.len() < SHORTEST {
        return None;
    }
    let slipped = slips(&letters).find(|right| right != word && is_common(right));
    slipped.or_else(|| shortened.get(word).map(|right| (*right).to_owned()))
}

/// Long words by what is left of each when a letter of its middle is left out, so that one look finds it.
pub(crate) fn shortened(words: impl Iterator<Item = &'static str>) -> HashMap<String, &'static str> {
    let mut all = HashMap::new();
    for word in words {
        let letters: Vec<char> = word.chars().collect();
        for at in (1..letters.len() - 1).filter(|_| letters.len() > LEFT_OUT_OF) {
            all.insert(letters[..at].iter().chain(&letters[at + 1..]).collect(), word);
        }
    }
    all
}

/// The slips between two words, 1 or 2: letters more, less, other, or in each other's place; `None` for more, or none.
pub(crate) fn distance(one: &[char], other: &[char]) -> Option<usize> {
    if one.len().abs_diff(other.len()) > FARTHEST || one.len() < 4 || one == other {
        return None;
    }
    let mut before: Vec<usize> = Vec::new();
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (at, letter) in one.iter().enumerate() {
        let mut next = vec![at + 1];
        for (to, theirs) in other.iter().enumerate() {
            let mut least = (row[to] + usize::from(letter != theirs)).min(row[to + 1] + 1).min(next[to] + 1);
            if at > 0 && to > 0 && *letter == other[to - 1] && one[at - 1] == *theirs {
                least = least.min(before[to - 1] + 1);
            }
            next.push(least);
        }
        if next.iter().min().is_some_and(|least| *least > FARTHEST) {
            return None;
        }
        before = std::mem::replace(&mut row, next);
    }
    row.last().copied().filter(|slips| *slips <= FARTHEST)
}

/// With more slips than this any word would be near another.
const FARTHEST: usize = 2;

/// The words from which this one comes by one slip after its first letter.
fn slips(letters: &[char]) -> impl Iterator<Item = String> {
    let last = letters.len() - 1;
    let made = |front: &[char], middle: &[char], back: &[char]| front.iter().chain(middle).chain(back).collect::<String>();
    let swapped = (1..last - 1).map(move |at| made(&letters[..at], &[letters[at + 1], letters[at]], &letters[at + 2..]));
    let doubled = (1..last).filter(|at| letters[*at] == letters[at + 1]).map(move |at| made(&letters[..at], &[], &letters[at + 1..]));
    let heard =
        (1..letters.len()).flat_map(move |at| alike(letters[at]).map(move |other| made(&letters[..at], &[other], &letters[at + 1..])));
    swapped.chain(doubled).chain(heard)
}

fn alike(letter: char) -> impl Iterator<Item = char> {
    let groups = HEARD.into_iter().filter(move |group| group.contains(letter));
    groups.flat_map(str::chars).filter(move |other| *other != letter)
}

#[cfg(test)]
mod tests {
    use super::distance;
    use super::shortened;
    use super::slip;

    #[test]
    fn slips_between_two_words_are_counted_up_to_two() {
        let counted = |one: &str, other: &str| distance(&one.chars().collect::<Vec<_>>(), &other.chars().collect::<Vec<_>>());
        assert_eq!(counted("تاسبس", "تأسيس"), Some(2));
        assert_eq!(counted("مستدنات", "مستندات"), Some(1));
        assert_eq!(counted("مستند", "مستندات"), Some(2));
        assert_eq!(counted("كتاب", "معاملة"), None);
        assert_eq!(counted("كتاب", "كتاب"), None);
    }

    #[test]
    fn a_slip_in_a_long_word_is_put_right_and_a_short_word_left_alone() {
        const COMMON: [&str; 4] = ["مستندات", "استفسارات", "معلومات", "كتاب"];
        let shortened = shortened(COMMON.into_iter());
        let put_right = |word: &str| slip(word, |word| COMMON.contains(&word), &shortened);
        for (wrong, right) in [("مستدنات", "مستندات"), ("معلوماط", "معلومات"), ("معلوممات", "معلومات"), ("استفسرات", "استفسارات")]
        {
            assert_eq!(put_right(wrong).as_deref(), Some(right));
        }
        assert_eq!(put_right("كتب"), None);
    }
}
