//! What customers call the same matter, as `data/matters.tsv` lists it, and how much each says.

use std::collections::HashMap;
use std::collections::HashSet;
use std::sync::OnceLock;

use crate::fold::fold;
use crate::phrases::Phrases;
use crate::stem::stem;
use crate::words::words;

/// How much less an act or a place says, which many matters have, than the thing itself.
pub(crate) const WEAK: f64 = 0.6;

/// How much a form says, by whether it is a thing, or an act or a place.
pub(crate) fn strength(form: &str) -> f64 {
    let number = form.strip_prefix('#').and_then(|number| number.parse::<usize>().ok());
    if number.is_some_and(|number| matters().weak.contains(&number)) { WEAK } else { 1.0 }
}

/// The first name of a matter in the list, folded, by its form; none where the form is a word's own. It is kept where numbers are not: a list
/// that grows counts its lines anew.
pub(crate) fn first_name(form: &str) -> Option<&'static str> {
    let number = form.strip_prefix('#')?.parse::<usize>().ok()?;
    matters().first.get(number).map(String::as_str)
}

/// What customers call the same matter.
pub(crate) struct Matters {
    /// Phrases, each with its matter.
    pub(crate) phrases: Phrases<usize>,
    /// The matter of a word, by its folded form or stem; none for what is said whatever is asked for.
    pub(crate) words: HashMap<String, Option<usize>>,
    /// Of each the first phrase, folded.
    first: Vec<String>,
    /// Those that are acts or places.
    weak: HashSet<usize>,
}

/// Words that are said whatever is asked for, folded.
const USUAL: &str = "خدمه خدم طلب طلبي معامله في من علي الي عن مع او ان لا ما هل كيف اريد ابي ابغي لو سمحت شكرا السلام عليكم \
    the a an of for to and or in on my your i we you it is are can how please thank dear sir hello service request application new with from at be";

/// The list, read once.
pub(crate) fn matters() -> &'static Matters {
    static MATTERS: OnceLock<Matters> = OnceLock::new();
    MATTERS.get_or_init(|| {
        let lines = include_str!("../data/matters.tsv").lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty());
        let lines: Vec<&str> = lines.collect();
        let weak = lines.iter().enumerate().filter(|(_, line)| line.starts_with('~')).map(|(number, _)| number).collect();
        let phrases = |line: &'static str| line.trim_start_matches(['~', ' ']).split(',').map(str::trim);
        let first = lines.iter().filter_map(|line| phrases(line).next()).map(fold).collect();
        let listed: Vec<(&str, usize)> =
            lines.into_iter().enumerate().flat_map(|(number, line)| phrases(line).map(move |phrase| (phrase, number))).collect();
        let mut known: HashMap<String, Option<usize>> = USUAL.split_whitespace().map(|word| (word.to_owned(), None)).collect();
        for (phrase, number) in &listed {
            let [word] = &words(phrase)[..] else { continue };
            for form in [Some(word.folded.clone()), stem(&word.folded)].into_iter().flatten().filter(|form| form.chars().count() > 2) {
                known.entry(form).or_insert(Some(*number));
            }
        }
        Matters { phrases: Phrases::new(listed), words: known, first, weak }
    })
}
