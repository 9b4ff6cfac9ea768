//! The entity's own confidential patterns, written as shapes that anybody can read: `EMP-####`, `@@-######`.

use std::fmt::Write;

use regex::Regex;
use regex::RegexBuilder;

/// The most patterns of one entity.
pub const MOST: usize = 50;

/// The longest shape, in characters.
pub const LONGEST: usize = 60;

/// The least letters and digits of a shape: shorter ones would stop every letter.
pub const LEAST: usize = 4;

/// Why a pattern is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Problem {
    /// There are more than [`MOST`].
    TooMany,
    /// It is longer than [`LONGEST`].
    TooLong,
    /// It has fewer letters, digits and places for them than [`LEAST`], or no digit and no place for one.
    TooShort,
}

/// The patterns of one entity, ready to be looked for.
#[derive(Clone, Debug, Default)]
pub struct Patterns {
    all: Vec<Regex>,
}

impl Patterns {
    /// Reads shapes: `#` stands for a digit of any script, `@` for a letter, a space for one or no space, the rest for itself.
    ///
    /// Refuses the first that cannot be taken, by its place. No shape can repeat or branch, so each is found in linear time.
    pub fn new(shapes: &[impl AsRef<str>]) -> Result<Patterns, (usize, Problem)> {
        if shapes.len() > MOST {
            return Err((MOST, Problem::TooMany));
        }
        let read = |(place, shape): (usize, &str)| pattern(shape).map_err(|problem| (place, problem));
        let all = shapes.iter().map(AsRef::as_ref).enumerate().map(read).collect::<Result<Vec<_>, _>>()?;
        Ok(Patterns { all })
    }

    /// The patterns as the checks take them.
    pub fn as_slice(&self) -> &[Regex] {
        &self.all
    }
}

/// Says whether a shape can be taken, for a field in which it is typed.
pub fn problem(shape: &str) -> Option<Problem> {
    pattern(shape).err()
}

fn pattern(shape: &str) -> Result<Regex, Problem> {
    let shape = shape.trim();
    if shape.chars().count() > LONGEST {
        return Err(Problem::TooLong);
    }
    let counted = shape.chars().filter(|ch| ch.is_alphanumeric() || matches!(ch, '#' | '@')).count();
    if counted < LEAST || !shape.contains(|ch: char| ch == '#' || ch.is_numeric()) {
        return Err(Problem::TooShort);
    }
    let written = shape.chars().fold(String::new(), |mut written, ch| {
        add(&mut written, ch);
        written
    });
    // Whole tokens alone: a shape is not found inside a longer number or word.
    let (front, back) = (edge(shape.chars().next()), edge(shape.chars().last()));
    let regex = RegexBuilder::new(&format!("{front}{written}{back}")).case_insensitive(true).size_limit(SIZE).build();
    regex.map_err(|_| Problem::TooLong)
}

/// The most bytes of a compiled shape.
const SIZE: usize = 1 << 20;

fn add(written: &mut String, ch: char) {
    match ch {
        '#' => written.push_str(r"\d"),
        '@' => written.push_str(r"\p{L}"),
        '-' | '–' => written.push_str(r"[-–‑]"),
        _ if ch.is_whitespace() => written.push_str(r"\s?"),
        _ => match ch.to_digit(10) {
            Some(digit) => any_script(written, digit),
            None => written.push_str(&regex::escape(ch.encode_utf8(&mut [0; 4]))),
        },
    }
}

/// A digit as the scripts of the Gulf write it.
fn any_script(written: &mut String, digit: u32) {
    let forms = ['0', '٠', '۰', '०', '０'].into_iter().filter_map(|zero| char::from_u32(u32::from(zero) + digit));
    let forms: String = forms.collect();
    write!(written, "[{forms}]").expect("writing into a text succeeds");
}

fn edge(ch: Option<char>) -> &'static str {
    if ch.is_some_and(|ch| ch.is_alphanumeric() || matches!(ch, '#' | '@')) { r"\b" } else { "" }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::confidential::LeakKind;
    use crate::confidential::find;
    use crate::confidential::mask;

    #[test]
    fn a_shape_is_found_in_every_script_and_masked() {
        let patterns = Patterns::new(&["EMP-####", "ملف سري ##"]).expect("both are taken");
        let found = |text: &str| find(text, patterns.as_slice()).into_iter().map(|leak| leak.kind).collect::<Vec<_>>();
        assert_eq!(found("الموظف EMP-4471 والموظفة emp–٤٤٧٢"), [LeakKind::Pattern(0), LeakKind::Pattern(0)]);
        assert_eq!(found("في ملف سري ٧٧ أو ملف سري۷۸"), [LeakKind::Pattern(1), LeakKind::Pattern(1)]);
        assert!(found("TEMP-44711 EMP-447 ملف سري 777").is_empty());
        assert_eq!(mask("EMP-4471", patterns.as_slice()), "•••-•471");
    }

    #[test]
    fn signs_of_regular_expressions_stand_for_themselves() {
        let patterns = Patterns::new(&["(aaa+)+$##"]).expect("it is a plain text");
        assert!(find(&"a".repeat(50_000), patterns.as_slice()).is_empty());
        assert_eq!(find("x (aaa+)+$12", patterns.as_slice()).len(), 1);
    }

    #[test]
    fn a_shape_that_would_stop_every_letter_is_refused_with_its_place() {
        assert_eq!(Patterns::new(&["EMP-####", "##"]).map(|_| ()), Err((1, Problem::TooShort)));
        assert_eq!(problem("شكراً لكم"), Some(Problem::TooShort));
        assert_eq!(problem(&"#".repeat(61)), Some(Problem::TooLong));
        assert_eq!(Patterns::new(&vec!["####"; 51]).map(|_| ()), Err((MOST, Problem::TooMany)));
        assert_eq!(problem("@@-######"), None);
    }
}
