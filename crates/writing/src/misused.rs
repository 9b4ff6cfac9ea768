//! Words that are right alone and wrong between their neighbours, by the phrases of a list: `received form your office`.

use std::collections::HashMap;
use std::collections::HashSet;
use std::sync::Arc;
use std::sync::OnceLock;

use crate::dictionary::plain;
use crate::words::Word;
use crate::words::is_joined;
use crate::words::words;

/// The words of a text that their neighbours do not allow: where each begins, and what was meant.
pub(crate) fn find(text: &str) -> HashMap<usize, &'static str> {
    let words = words(text);
    let written: Vec<String> = words.iter().map(|word| plain(&text[word.range.clone()])).collect();
    let place = Place { text, words: &words, written: &written };
    let found = (0..words.len()).filter_map(|at| {
        let rules = list().get(written[at].as_str())?;
        let rule = rules.iter().find(|rule| place.is_before(at, &rule.before) && place.is_after(at, &rule.after))?;
        (rule.meant != RIGHT).then_some((words[at].range.start, rule.meant))
    });
    found.collect()
}

/// What stands in the list instead of what was meant, where the word is right and a later phrase would call it wrong.
const RIGHT: &str = "=";

/// A wrong word's neighbours, from the left to the right, and what was meant.
struct Rule {
    before: Vec<Neighbour>,
    after: Vec<Neighbour>,
    meant: &'static str,
}

enum Neighbour {
    Word(&'static str),
    OneOf(Arc<HashSet<&'static str>>),
    Number,
}

impl Neighbour {
    fn is(&self, word: &str) -> bool {
        match self {
            Neighbour::Word(wanted) => *wanted == word,
            Neighbour::OneOf(words) => words.contains(word),
            Neighbour::Number => word.starts_with(char::is_numeric) || NUMBERS.contains(&word),
        }
    }
}

const NUMBERS: [&str; 12] = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "twelve", "twenty"];

/// The words of a text, as they stand beside each other.
struct Place<'a> {
    text: &'a str,
    words: &'a [Word],
    written: &'a [String],
}

impl Place<'_> {
    fn is_before(&self, at: usize, wanted: &[Neighbour]) -> bool {
        at.checked_sub(wanted.len()).is_some_and(|start| self.are(start, wanted) && self.are_joined(start, at))
    }

    fn is_after(&self, at: usize, wanted: &[Neighbour]) -> bool {
        let end = at + wanted.len();
        end < self.words.len() && self.are(at + 1, wanted) && self.are_joined(at, end)
    }

    fn are(&self, start: usize, wanted: &[Neighbour]) -> bool {
        wanted.iter().zip(&self.written[start..]).all(|(wanted, word)| wanted.is(word))
    }

    fn are_joined(&self, start: usize, end: usize) -> bool {
        self.words[start..=end].windows(2).all(|pair| is_joined(self.text, &pair[0], &pair[1]))
    }
}

/// The classes of words that stand in phrases, by their names.
type Classes = HashMap<&'static str, Arc<HashSet<&'static str>>>;

fn list() -> &'static HashMap<&'static str, Vec<Rule>> {
    static LIST: OnceLock<HashMap<&'static str, Vec<Rule>>> = OnceLock::new();
    LIST.get_or_init(|| {
        let lines = || include_str!("../data/misused.tsv").lines().filter(|line| !line.starts_with('#'));
        let lines = || lines().filter_map(|line| line.split_once('\t'));
        let (classes, meant): (Vec<_>, Vec<_>) = lines().partition(|(name, _)| name.starts_with('<'));
        let members = |words: &'static str| Arc::new(words.split(", ").collect());
        let classes: Classes = classes.into_iter().map(|(name, words)| (name, members(words))).collect();
        let mut list: HashMap<&str, Vec<Rule>> = HashMap::new();
        for (meant, phrases) in meant {
            for phrase in phrases.split(", ") {
                if let Some((wrong, rule)) = rule(phrase, meant, &classes) {
                    list.entry(wrong).or_default().push(rule);
                }
            }
        }
        list
    })
}

/// The rule of a phrase, and its wrong word.
fn rule(phrase: &'static str, meant: &'static str, classes: &Classes) -> Option<(&'static str, Rule)> {
    let (before, rest) = phrase.split_once('[')?;
    let (wrong, after) = rest.split_once(']')?;
    let neighbour = |word: &'static str| match (word, classes.get(word)) {
        ("<num>", _) => Neighbour::Number,
        (_, Some(words)) => Neighbour::OneOf(Arc::clone(words)),
        _ => Neighbour::Word(word),
    };
    let neighbours = |part: &'static str| part.split_whitespace().map(neighbour).collect();
    Some((wrong, Rule { before: neighbours(before), after: neighbours(after), meant }))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn meant(text: &str) -> Vec<(&str, &str)> {
        let mut found: Vec<_> = find(text).into_iter().collect();
        found.sort_unstable();
        found.into_iter().map(|(start, meant)| (text[start..].split(' ').next().unwrap_or_default(), meant)).collect()
    }

    #[test]
    fn a_right_word_is_told_to_be_wrong_by_the_words_beside_it() {
        let pairs = [
            ("We received it form your office", "form", "from"),
            ("the fee is less then the fine", "then", "than"),
            ("please loose no time, or you will loose it", "loose", "lose"),
            ("according too the rules", "too", "to"),
            ("and you're request was closed", "you're", "your"),
            ("Its not valid yet", "Its", "it is"),
            ("we wont call", "wont", "will not"),
            ("نفيدكم بعض مراجعة الملف", "بعض", "بعد"),
            ("إعادة النضر في الطلب", "النضر", "النظر"),
        ];
        for (text, wrong, right) in pairs {
            assert_eq!(meant(text), [(wrong, right)], "{text}");
        }
    }

    #[test]
    fn the_same_words_pass_where_they_belong_and_across_a_stop() {
        let texts = [
            "Fill in the form, your office needs it. Then the fee is paid.",
            "The bill has been past due since May, and the account was past due.",
            "The cable is loose; its cover is too, and there it was.",
            "You and your employer may choose. We sent it to the address where you live.",
            "راجعنا بعض المستندات، وفي بعض الأحيان يتأخر الرد بعد مراجعة الملف.",
        ];
        for text in texts {
            assert_eq!(meant(text), [("", ""); 0], "{text}");
        }
    }

    #[test]
    fn what_was_meant_repeats_no_word_that_stands_beside_it() {
        for (wrong, rules) in list() {
            for rule in rules {
                let beside = [rule.before.last().zip(rule.meant.split(' ').next()), rule.after.first().zip(rule.meant.rsplit(' ').next())];
                let is_repeated = beside.into_iter().flatten().any(|(beside, word)| beside.is(word));
                assert!(!is_repeated || !rule.meant.contains(' '), "{wrong}: {} repeats its neighbour", rule.meant);
            }
        }
    }

    #[test]
    fn every_phrase_of_the_list_is_read_and_names_another_word_than_was_meant() {
        for (wrong, rules) in list() {
            assert!(!wrong.contains(['<', '[', ' ']) && rules.iter().all(|rule| rule.meant != *wrong), "{wrong}");
        }
        assert!(list().len() > 300, "{}", list().len());
    }
}
