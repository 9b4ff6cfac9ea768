//! The English verbs of letters in their forms.

use std::collections::HashMap;
use std::sync::OnceLock;

/// A verb of the list.
pub(crate) struct Verb {
    /// As it stands behind "to".
    pub(crate) base: &'static str,
    /// `received`, `took`.
    pub(crate) past: String,
    /// `received`, `taken`.
    pub(crate) participle: String,
    /// Whether the base is a noun or an adjective too.
    pub(crate) is_noun: bool,
}

struct Verbs {
    list: Vec<Verb>,
    by_base: HashMap<&'static str, usize>,
    by_past: HashMap<String, usize>,
}

fn verbs() -> &'static Verbs {
    static VERBS: OnceLock<Verbs> = OnceLock::new();
    VERBS.get_or_init(|| {
        let lines = include_str!("../data/verbs-en.tsv").lines().filter(|line| !line.starts_with('#'));
        let list: Vec<Verb> = lines.map(verb).collect();
        let by_base = list.iter().enumerate().map(|(at, verb)| (verb.base, at)).collect();
        let by_past = list.iter().enumerate().flat_map(|(at, verb)| [(verb.past.clone(), at), (verb.participle.clone(), at)]).collect();
        Verbs { list, by_base, by_past }
    })
}

fn verb(line: &'static str) -> Verb {
    let mut columns = line.split('\t');
    let base = columns.next().unwrap_or_default();
    match (columns.next(), columns.next(), columns.next()) {
        (Some(past), Some(participle), noun) => {
            Verb { base, past: past.to_owned(), participle: participle.to_owned(), is_noun: noun.is_some() }
        }
        (noun, ..) => Verb { base, past: regular(base), participle: regular(base), is_noun: noun.is_some() },
    }
}

/// Verbs whose last letter is doubled before an ending.
const DOUBLED: [&str; 19] = [
    "submit", "resubmit", "transfer", "cancel", "refer", "stop", "permit", "plan", "enrol", "occur", "omit", "remit", "regret", "scan",
    "get", "run", "win", "begin", "forget",
];

/// The past of a regular verb.
fn regular(base: &str) -> String {
    let last = base.chars().next_back().unwrap_or_default();
    if last == 'e' {
        format!("{base}d")
    } else if ends_in_y(base) {
        format!("{}ied", &base[..base.len() - 1])
    } else if DOUBLED.contains(&base) {
        format!("{base}{last}ed")
    } else {
        format!("{base}ed")
    }
}

fn ends_in_y(base: &str) -> bool {
    base.ends_with('y') && !["ay", "ey", "oy"].iter().any(|end| base.ends_with(end))
}

impl Verb {
    /// `receiving`, `submitting`.
    pub(crate) fn gerund(&self) -> String {
        let base = self.base;
        let last = base.chars().next_back().unwrap_or_default();
        match base.strip_suffix('e') {
            Some(stem) if !base.ends_with("ee") => format!("{stem}ing"),
            _ if DOUBLED.contains(&base) => format!("{base}{last}ing"),
            _ => format!("{base}ing"),
        }
    }

    /// `receives`, `applies`.
    pub(crate) fn third(&self) -> String {
        ended_in_s(self.base)
    }
}

/// A verb of the third person or a noun of several: `visits`, `copies`, `addresses`.
pub(crate) fn ended_in_s(base: &str) -> String {
    if ends_in_y(base) {
        format!("{}ies", &base[..base.len() - 1])
    } else if ["s", "x", "ch", "sh", "z"].iter().any(|end| base.ends_with(end)) || base == "go" || base == "do" {
        format!("{base}es")
    } else {
        format!("{base}s")
    }
}

/// Says whether a word is a past form of a verb of the list.
pub(crate) fn is_past(word: &str) -> bool {
    by_past(word).is_some()
}

/// Says whether a word is a verb of the list that is nothing else.
pub(crate) fn is_verb(word: &str) -> bool {
    by_base(word).is_some_and(|verb| !verb.is_noun)
}

/// The verb of a base.
pub(crate) fn by_base(word: &str) -> Option<&'static Verb> {
    verbs().by_base.get(word).map(|at| &verbs().list[*at])
}

/// The verb of a past form or a participle.
pub(crate) fn by_past(word: &str) -> Option<&'static Verb> {
    verbs().by_past.get(word).map(|at| &verbs().list[*at])
}

/// The verb of which a word is the third person: `works`.
pub(crate) fn by_third(word: &str) -> Option<&'static Verb> {
    let stem = word.strip_suffix('s')?;
    let verb = by_base(stem)
        .or_else(|| stem.strip_suffix("ie").and_then(|stem| by_base(&format!("{stem}y"))))
        .or_else(|| by_base(stem.strip_suffix('e')?));
    verb.filter(|verb| verb.third() == word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_verb_is_known_in_all_its_forms() {
        for (base, past, participle, gerund, third) in [
            ("submit", "submitted", "submitted", "submitting", "submits"),
            ("take", "took", "taken", "taking", "takes"),
            ("apply", "applied", "applied", "applying", "applies"),
            ("agree", "agreed", "agreed", "agreeing", "agrees"),
            ("process", "processed", "processed", "processing", "processes"),
        ] {
            let verb = by_base(base).expect("it stands in the list");
            assert_eq!((verb.past.as_str(), verb.participle.as_str()), (past, participle));
            assert_eq!((verb.gerund().as_str(), verb.third().as_str()), (gerund, third));
            assert!(by_past(past).is_some() && by_third(third).is_some(), "{base}");
        }
        assert!(by_third("this").is_none() && by_third("is").is_none());
    }
}
