//! Whom a colloquial word speaks of, and which of the formal words of its line speak of the same: one line of the list stands for several persons.

use crate::dictionary::plain;
use crate::words::letters;

/// Of whom something is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Person {
    Us,
    You,
    Her,
    Them,
}

/// The pronouns that are written onto a word.
const PRONOUNS: [(&str, Person); 4] = [("نا", Person::Us), ("كم", Person::You), ("ها", Person::Her), ("هم", Person::Them)];

/// The forms of a word in which the pronoun says nothing of whom, and what only ends like one.
const SAYING_NOTHING: [&str; 7] = ["توها", "تونا", "توكم", "توهم", "هنا", "كم", "شكثرها"];

/// The alternatives that speak of whom the phrase speaks. A pronoun may not be lost or changed, and where one alternative has
/// the person of the verb the others have not: `معانا` is not `معكم`, `نبي` is not `تريدون`.
pub(crate) fn kept<'a>(phrase: &str, alternatives: impl Iterator<Item = &'a str>) -> Vec<String> {
    let alternatives: Vec<&str> = alternatives.collect();
    let phrase = plain(phrase);
    let last = phrase.split(' ').next_back().unwrap_or_default();
    if let Some(person) = pronoun(last) {
        return alternatives.into_iter().filter(|words| words.split(' ').any(|word| speaks_of(word, person))).map(str::to_owned).collect();
    }
    let verb = if phrase.contains(' ') { None } else { person_of_verb(&phrase) };
    let agrees = |words: &&str| verb.is_none_or(|person| words.split(' ').any(|word| speaks_of(word, person)));
    let kept: Vec<&str> = alternatives.iter().copied().filter(agrees).collect();
    if kept.is_empty() { alternatives } else { kept }.into_iter().map(str::to_owned).collect()
}

fn pronoun(word: &str) -> Option<Person> {
    let is_bound = !SAYING_NOTHING.contains(&word);
    let of = |(end, person): &(&str, Person)| word.strip_suffix(end).filter(|stem| is_bound && letters(stem) > 1).map(|_| *person);
    PRONOUNS.iter().find_map(of)
}

fn person_of_verb(word: &str) -> Option<Person> {
    let is_yours = word.ends_with("تم") || word.ends_with("توا") || word.starts_with('ت') && word.ends_with("ون");
    match (is_yours, word.starts_with('ن') || word.starts_with("سن")) {
        (true, _) => Some(Person::You),
        (_, true) => Some(Person::Us),
        _ => None,
    }
}

fn speaks_of(word: &str, person: Person) -> bool {
    let word = plain(word);
    pronoun(&word) == Some(person) || person_of_verb(&word) == Some(person) || word == "نحن" && person == Person::Us
}

#[cfg(test)]
mod tests {
    use super::kept;

    #[test]
    fn an_alternative_speaks_of_whom_its_phrase_speaks() {
        let of = |phrase, line: &str| kept(phrase, line.split('|'));
        assert_eq!(of("معانا", "مع|معكم|معنا"), ["معنا"]);
        assert_eq!(of("نبي", "نريد|تريدون"), ["نريد"]);
        assert_eq!(of("تبون", "نريد|تريدون"), ["تريدون"]);
        assert_eq!(of("ودكم", "نود|ترغبون"), ["ترغبون"]);
        assert_eq!(of("طرشنا", "أرسل|أرسلوا"), [""; 0], "we sent is not he sent");
        assert_eq!(of("احنا", "نحن"), ["نحن"]);
        assert_eq!(of("توكم", "للتو"), ["للتو"]);
        assert_eq!(of("نص", "نصف"), ["نصف"]);
    }
}
