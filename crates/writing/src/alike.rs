//! Which service a message asks for, by the words of earlier messages whose service employees settled.

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::collections::HashSet;
use std::ops::Range;

use crate::confidential;
use crate::matter::Message;
use crate::matter::NAMED;
use crate::names;

/// By how many of its words a message is known: what is asked stands early, and no message teaches more than another.
pub const MOST_WORDS: usize = 24;
/// How many customers must have written a word, where employees chose a service, before it speaks for that service: what one of them alone
/// writes is never shown to anybody.
const LEAST_CUSTOMERS: u32 = 3;
/// How many customers' cases must be settled before any of them speaks.
const LEAST_KNOWN: u32 = 20;
/// Among how many services there must be a choice.
const LEAST_SERVICES: usize = 2;
/// How much likelier than not a service must be (e² to 1), and how much likelier than the next (4 to 1). Chosen on the marked messages so
/// that it is right at least as often as the words of the catalogue are.
const LIKELY: f64 = 2.0;
const AHEAD: f64 = 1.4;
/// A word that is not twice as usual with a service as elsewhere explains nothing.
const EXPLAINS: f64 = 0.7;

/// A word by which a message is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Telling {
    /// The form in which it meets its other forms.
    pub stem: String,
    /// As it was written.
    pub said: String,
}

/// How many customers wrote a word where employees chose a service.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heard {
    /// The form of the word; empty for all customers of the service.
    pub stem: String,
    /// The number of the service; none where employees said that it was none.
    pub service: Option<i64>,
    /// How many customers.
    pub customers: u32,
}

/// A word that speaks for a service.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shared {
    /// As the message says it.
    pub said: String,
    /// For how many customers who wrote it employees chose this service.
    pub chosen: u32,
    /// How many customers wrote it.
    pub of: u32,
}

/// The service that earlier messages speak for, with the words that this one shares with them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alike {
    /// The number of the service.
    pub service: i64,
    /// The words, the most telling first.
    pub because: Vec<Shared>,
}

/// The words by which a message is known, without those that every request has, and without numbers, addresses and names of people.
pub fn telling(message: &Message<'_>) -> Vec<Telling> {
    let mut seen = HashSet::new();
    let all = message.units().filter(|(text, unit)| says_something(text, unit.word(), &unit.range));
    let distinct = all.filter_map(|(text, unit)| {
        let stem = unit.stem();
        seen.insert(stem.clone()).then(|| Telling { stem, said: text[unit.range].to_owned() })
    });
    distinct.take(MOST_WORDS).collect()
}

/// What a settled message teaches: the words by which it is known, without what is confidential in it and without its customer's own name.
pub fn teaching(subject: &str, text: &str, customer: &str) -> Vec<String> {
    let [subject, text] = [subject, text].map(|part| confidential::mask(part, &[]));
    let own: HashSet<String> = telling(&Message::new("", customer)).into_iter().map(|word| word.stem).collect();
    let told = telling(&Message::new(&subject, &text)).into_iter().map(|word| word.stem);
    told.filter(|stem| !own.contains(stem)).collect()
}

fn says_something(text: &str, word: &str, range: &Range<usize>) -> bool {
    let is_long = word.chars().nth(2).is_some();
    let is_joined = |ch: Option<char>| ch.is_some_and(|ch| matches!(ch, '@' | '/' | '_' | '\\' | '*' | '•'));
    let after = &text[range.end..];
    // An address goes on behind its full stop; a sentence does not.
    let goes_on = after.strip_prefix('.').is_some_and(|rest| rest.starts_with(char::is_alphanumeric));
    let before = &text[..range.start];
    let is_end = before.strip_suffix('.').is_some_and(|rest| rest.ends_with(char::is_alphanumeric));
    let is_address = goes_on || is_end || is_joined(before.chars().next_back()) || is_joined(after.chars().next());
    is_long && !is_address && !word.chars().any(char::is_numeric) && !names::is_of_people(word)
}

/// Whether enough cases are settled, of enough services, that any of them may speak.
pub fn is_enough(heard: &[Heard]) -> bool {
    let all = heard.iter().filter(|one| one.stem.is_empty());
    let services: BTreeSet<i64> = all.clone().filter_map(|one| one.service).collect();
    services.len() >= LEAST_SERVICES && all.map(|one| one.customers).sum::<u32>() >= LEAST_KNOWN
}

/// The service that settled cases speak for; none where there are too few, or where they speak for no one clearly.
pub fn alike(told: &[Telling], heard: &[Heard]) -> Option<Alike> {
    if !is_enough(heard) {
        return None;
    }
    let known = Known::new(heard);
    let mut found: Vec<(f64, i64)> =
        known.services.keys().filter_map(|service| Some((known.likelihood(*service, told), (*service)?))).collect();
    found.sort_by(|a, b| b.0.total_cmp(&a.0));
    let (first, next) = (found.first()?, found.get(1)?);
    if first.0 < LIKELY || first.0 - next.0 < AHEAD {
        return None;
    }
    let mut because: Vec<(f64, Shared)> = told.iter().filter_map(|word| known.shared(Some(first.1), word)).collect();
    because.sort_by(|a, b| b.0.total_cmp(&a.0));
    because.truncate(NAMED);
    (!because.is_empty()).then(|| Alike { service: first.1, because: because.into_iter().map(|(_, shared)| shared).collect() })
}

/// What settled cases say, by service and word.
struct Known<'a> {
    /// All customers of each service.
    services: BTreeMap<Option<i64>, u32>,
    all: u32,
    words: BTreeMap<(&'a str, Option<i64>), u32>,
    /// Of each word all who wrote it.
    of: BTreeMap<&'a str, u32>,
}

impl<'a> Known<'a> {
    fn new(heard: &'a [Heard]) -> Known<'a> {
        let mut known = Known { services: BTreeMap::new(), all: 0, words: BTreeMap::new(), of: BTreeMap::new() };
        for one in heard {
            if one.stem.is_empty() {
                *known.services.entry(one.service).or_default() += one.customers;
                known.all += one.customers;
            } else {
                *known.words.entry((&one.stem, one.service)).or_default() += one.customers;
                *known.of.entry(&one.stem).or_default() += one.customers;
            }
        }
        known
    }

    /// How much likelier than not it is that a message of these words is of a service (naive Bayes, with a logarithm). How usual a service
    /// is speaks against it, where it is seldom, and never for it.
    fn likelihood(&self, service: Option<i64>, told: &[Telling]) -> f64 {
        let own = self.services.get(&service).copied().unwrap_or_default();
        let rest = (self.all - own).max(1);
        let usual = (f64::from(own) / f64::from(rest)).ln().min(0.0);
        usual + told.iter().map(|word| self.weight(service, &word.stem)).sum::<f64>()
    }

    /// How much a word speaks for a service, or against it; what too few customers wrote speaks for none.
    fn weight(&self, service: Option<i64>, stem: &str) -> f64 {
        let Some(of) = self.of.get(stem) else { return 0.0 };
        let chosen = self.words.get(&(stem, service)).copied().unwrap_or_default();
        let own = self.services.get(&service).copied().unwrap_or_default();
        let share = |part: u32, whole: u32| (f64::from(part) + 1.0) / (f64::from(whole.max(part)) + 2.0);
        let weight = (share(chosen, own) / share(of - chosen, self.all - own)).ln();
        if chosen < LEAST_CUSTOMERS { weight.min(0.0) } else { weight }
    }

    /// A word that speaks for a service and may be shown, with how much it says.
    fn shared(&self, service: Option<i64>, word: &Telling) -> Option<(f64, Shared)> {
        let weight = self.weight(service, &word.stem);
        let chosen = self.words.get(&(word.stem.as_str(), service)).copied()?;
        let of = self.of.get(word.stem.as_str()).copied()?;
        (weight >= EXPLAINS).then(|| (weight, Shared { said: word.said.clone(), chosen, of }))
    }
}

/// What is known of settled cases, each of another customer: of each word how many wrote it where employees chose each service.
pub fn heard<'c>(cases: impl IntoIterator<Item = (Option<i64>, &'c [String])>) -> Vec<Heard> {
    let mut counted: BTreeMap<(String, Option<i64>), u32> = BTreeMap::new();
    for (service, words) in cases {
        let distinct: BTreeSet<&str> = words.iter().map(String::as_str).chain([""]).collect();
        for word in distinct {
            *counted.entry((word.to_owned(), service)).or_default() += 1;
        }
    }
    counted.into_iter().map(|((stem, service), customers)| Heard { stem, service, customers }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn learnt(cases: &[(Option<i64>, &str)]) -> Vec<Heard> {
        let words: Vec<(Option<i64>, Vec<String>)> = cases.iter().map(|(service, text)| (*service, teaching("", text, ""))).collect();
        heard(words.iter().map(|(service, words)| (*service, words.as_slice())))
    }

    fn asked(text: &str, heard: &[Heard]) -> Option<Alike> {
        alike(&telling(&Message::new("", text)), heard)
    }

    fn pools_and_stalls(times: usize) -> Vec<(Option<i64>, &'static str)> {
        let one = [(Some(1), "Chlorine for the swimming pool"), (Some(2), "A stall at the farmers market")];
        one.into_iter().cycle().take(times).collect()
    }

    #[test]
    fn a_message_is_proposed_what_colleagues_chose_for_its_like_with_the_words_they_share() {
        let heard = learnt(&pools_and_stalls(20));
        let found = asked("Our pools turned green", &heard).expect("the pool is known");
        assert_eq!(found, Alike { service: 1, because: vec![Shared { said: "pools".into(), chosen: 10, of: 10 }] });
        assert_eq!(asked("The farmer by the pool", &heard), None, "two services are spoken for");
        assert_eq!(asked("Nothing that is known", &heard), None);
    }

    #[test]
    fn below_twenty_settled_cases_or_with_one_service_nothing_is_proposed() {
        assert_eq!(asked("swimming pool", &learnt(&pools_and_stalls(19))), None);
        assert_eq!(asked("swimming pool", &learnt(&[(Some(1), "swimming pool"); 40])), None);
        assert!(asked("swimming pool", &learnt(&pools_and_stalls(20))).is_some());
    }

    #[test]
    fn what_fewer_than_three_customers_wrote_speaks_for_nothing_and_is_never_shown() {
        let seldom = (Some(1), "Chlorine for the lagoon");
        let mut cases = pools_and_stalls(40);
        cases.extend([seldom; 2]);
        let shows = |cases: &[(Option<i64>, &str)]| {
            let found = asked("Our lagoon and swimming pool", &learnt(cases)).expect("the pool is known");
            found.because.iter().any(|shared| shared.said == "lagoon")
        };
        assert!(!shows(&cases));
        cases.push(seldom);
        assert!(shows(&cases));
    }

    #[test]
    fn what_colleagues_said_is_no_service_holds_its_words_back() {
        let mut cases = pools_and_stalls(20);
        assert!(asked("pool", &learnt(&cases)).is_some());
        cases.extend([(None, "The pool of questions"); 9]);
        assert_eq!(asked("pool", &learnt(&cases)), None);
    }

    #[test]
    fn numbers_addresses_names_and_what_is_confidential_teach_nothing() {
        let text = "Chlorine: call 36123456 or write to plumber.jones@pools.example.bh, see www.pools.example, yours Mohammed Alzayani";
        assert_eq!(teaching("", text, "Mohammed Alzayani"), ["chlorin", "call", "writ", "see"]);
        assert_eq!(teaching("", "كلمة المرور: tadpole~pond", ""), ["كلم", "مرور"]);
    }

    #[test]
    fn one_long_message_teaches_no_more_than_another() {
        let long: String = (0..5000).map(|number| format!("word{} ", "abcdefghij".repeat(number % 7))).collect();
        assert!(telling(&Message::new(&long, &long)).len() <= MOST_WORDS);
    }
}
