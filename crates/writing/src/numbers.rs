//! Numbers as people write them, in any of the three digit scripts, and which of them are personal numbers or cards.

use std::ops::Range;
use std::ops::RangeInclusive;

use crate::called;
use crate::called::nearby_words;
use crate::confidential::Leak;
use crate::confidential::LeakKind;
use crate::fold::is_invisible;

/// Groups of digits with one sign between each two: `880412345`, `4111 1111 1111 1111`, `24/11/2026`.
#[derive(Debug, PartialEq)]
pub(crate) struct Number {
    /// The digits 0-9 of each group, and their place.
    pub(crate) groups: Vec<(String, Range<usize>)>,
    /// The sign after each group but the last.
    pub(crate) signs: Vec<char>,
    /// The character right before the number.
    pub(crate) before: Option<char>,
    /// The character right after the number.
    pub(crate) after: Option<char>,
}

impl Number {
    /// How many digits it has in all its groups.
    pub(crate) fn digits_in_all(&self) -> usize {
        self.groups.iter().map(|(digits, _)| digits.len()).sum()
    }

    fn range(&self, groups: &Range<usize>) -> Range<usize> {
        self.groups[groups.start].1.start..self.groups[groups.end - 1].1.end
    }

    fn digits(&self, groups: &Range<usize>) -> String {
        self.groups[groups.clone()].iter().map(|(digits, _)| digits.as_str()).collect()
    }

    fn shape(&self, groups: &Range<usize>) -> Vec<usize> {
        self.groups[groups.clone()].iter().map(|(digits, _)| digits.len()).collect()
    }

    /// The sign that stands between all of these groups; `None` when there are several.
    fn sign(&self, groups: &Range<usize>) -> Option<char> {
        let signs = &self.signs[groups.start..groups.end - 1];
        signs.iter().all(|sign| Some(sign) == signs.first()).then(|| signs.first().copied().unwrap_or(' '))
    }

    /// Says whether spaces or ends stand on both sides of these groups, so that they are a number of their own.
    fn stands_alone(&self, groups: &Range<usize>) -> bool {
        let is_space = |sign: Option<&char>| sign.is_none_or(|sign| *sign == ' ');
        let front = if groups.start == 0 { self.before.is_none_or(is_edge) } else { is_space(self.signs.get(groups.start - 1)) };
        let last = groups.end == self.groups.len();
        let back = if last { self.after.is_none_or(is_edge) } else { is_space(self.signs.get(groups.end - 1)) };
        front && back
    }
}

/// What may touch a number without making it part of a longer identifier or a telephone number.
fn is_edge(ch: char) -> bool {
    let is_arabic = matches!(ch, '\u{621}'..='\u{64A}');
    is_arabic || !(ch.is_alphanumeric() || matches!(ch, '+' | '-' | '_' | '/' | '@' | '#' | '=' | '&' | '%' | '\\'))
}

/// The numbers of a text in their order, in linear time.
pub(crate) fn numbers(text: &str) -> Vec<Number> {
    let mut all: Vec<Number> = Vec::new();
    let mut sign: Option<char> = None;
    let mut open = false;
    let mut before = None;
    for (at, ch) in text.char_indices().filter(|(_, ch)| !is_invisible(*ch)) {
        match (digit(ch), open) {
            (Some(digit), true) => {
                let number = all.last_mut().expect("an open number is the last one");
                add(number, digit, at..at + ch.len_utf8(), sign.take());
            }
            (Some(digit), false) => {
                let groups = vec![(digit.to_string(), at..at + ch.len_utf8())];
                all.push(Number { groups, signs: Vec::new(), before, after: None });
                (open, sign) = (true, None);
            }
            (None, true) if sign.is_none() && is_sign(ch) => sign = Some(if ch.is_whitespace() { ' ' } else { ch }),
            (None, true) => {
                all.last_mut().expect("an open number is the last one").after = sign.take().or(Some(ch));
                open = false;
            }
            (None, false) => {}
        }
        before = Some(ch);
    }
    all
}

fn add(number: &mut Number, digit: char, place: Range<usize>, sign: Option<char>) {
    match (sign, number.groups.last_mut()) {
        (None, Some((digits, range))) => {
            digits.push(digit);
            range.end = place.end;
        }
        (sign, _) => {
            number.signs.extend(sign);
            number.groups.push((digit.to_string(), place));
        }
    }
}

/// The digit 0-9 that a character of one of the scripts stands for.
pub(crate) fn digit(ch: char) -> Option<char> {
    let zero = ZEROS.into_iter().find(|zero| (u32::from(*zero)..u32::from(*zero) + 10).contains(&u32::from(ch)))?;
    char::from_digit(u32::from(ch) - u32::from(zero), 10)
}

/// The zeros of the scripts that people who live in the Gulf write, each followed by its nine digits in Unicode.
const ZEROS: [char; 14] = ['0', '٠', '۰', '०', '০', '੦', '૦', '୦', '௦', '౦', '೦', '൦', '๐', '０'];

fn is_sign(ch: char) -> bool {
    matches!(ch, ' ' | '\u{A0}' | '\u{202F}' | '-' | '‑' | '–' | '.' | '/')
}

/// Personal numbers: nine digits in one piece or in the groups that people use, not part of a longer identifier.
pub(crate) fn personal_numbers(text: &str, numbers: &[Number]) -> Vec<Leak> {
    let mut leaks = Vec::new();
    for number in numbers {
        for groups in windows(number, 9..=9).filter(|groups| number.stands_alone(groups)) {
            let range = number.range(&groups);
            // As pairs people also write telephone numbers.
            let is_in_pairs = groups.len() == number.groups.len() && number.shape(&groups) == [2, 2, 2, 3];
            if !(is_personal_shape(number, &groups) || is_in_pairs && called::is_personal(&nearby_words(text, range.start))) {
                continue;
            }
            let is_grouped = groups.len() > 1;
            if let Some(is_certain) = certainty(&number.digits(&groups), is_grouped, text, &range) {
                leaks.push(Leak { range, kind: LeakKind::PersonalNumber, is_certain });
            }
        }
    }
    leaks
}

fn is_personal_shape(number: &Number, groups: &Range<usize>) -> bool {
    let whole = groups.len() == number.groups.len();
    let Some(sign) = number.sign(groups) else { return false };
    match (number.shape(groups).as_slice(), sign) {
        ([9], _) => true,
        ([2, 2, 5], _) => whole,
        ([3, 3, 3] | [2, 2, 4, 1] | [6, 3], ' ' | '-' | '‑' | '–') => whole,
        _ => false,
    }
}

/// Whether it is certain; `None` where the text says that it is the number of something else, or nothing speaks for it.
///
/// The text may say so; else digits that begin with a year and a month speak for it.
fn certainty(digits: &str, is_grouped: bool, text: &str, range: &Range<usize>) -> Option<bool> {
    let before = nearby_words(text, range.start);
    if called::is_personal(&before) {
        return Some(true);
    }
    let is_month = matches!(digits[2..4].parse(), Ok(1..=12));
    let is_other = called::is_reference(&before) || is_postal_item(text, range) || (is_grouped && !is_month);
    (!is_other).then_some(is_month && !is_grouped)
}

/// The number of a postal item (UPU S10): two capitals, nine digits, the country's two capitals.
fn is_postal_item(text: &str, range: &Range<usize>) -> bool {
    let two = |letters: Vec<char>| letters.len() == 2 && letters.iter().all(char::is_ascii_uppercase);
    let front = text[..range.start].trim_end_matches(' ').chars().rev().take_while(|ch| ch.is_ascii_alphabetic()).take(3).collect();
    let back = text[range.end..].trim_start_matches(' ').chars().take_while(|ch| ch.is_ascii_alphabetic()).take(3).collect();
    two(front) && two(back)
}

/// Card numbers: 13 to 19 digits by Luhn's rule, in one piece or grouped as on a card.
///
/// One in ten long numbers meets the rule by chance: in one piece, the text may call it that of an invoice.
pub(crate) fn cards(text: &str, numbers: &[Number]) -> Vec<Leak> {
    let mut leaks = Vec::new();
    for number in numbers {
        for groups in windows(number, 13..=19).filter(|groups| is_card(number, groups)) {
            let range = number.range(&groups);
            let before = nearby_words(text, range.start);
            if groups.len() > 1 || called::is_card(&before) || !called::is_reference(&before) {
                leaks.push(Leak { range, kind: LeakKind::Card, is_certain: true });
            }
        }
    }
    leaks
}

fn is_card(number: &Number, groups: &Range<usize>) -> bool {
    let shape = number.shape(groups);
    let is_shape =
        matches!(shape.as_slice(), [13..=19] | [4, 4, 4, 4] | [4, 6, 5] | [4, 6, 4] | [4, 4, 4, 4, 1..=3] | [4, 4, 4, 1..=3] | [8, 8]);
    if !is_shape || number.sign(groups).is_none() || (groups.start == 0 && number.before == Some('+')) {
        return false;
    }
    let digits = number.digits(groups);
    digits.starts_with(['2', '3', '4', '5', '6']) && (shape != [8, 8] || digits.starts_with(['4', '5'])) && meets_luhn(&digits)
}

fn meets_luhn(digits: &str) -> bool {
    let doubled = |digit: u32| if digit > 4 { 2 * digit - 9 } else { 2 * digit };
    let values = digits.chars().rev().filter_map(|ch| ch.to_digit(10)).enumerate();
    let sum: u32 = values.map(|(at, digit)| if at % 2 == 1 { doubled(digit) } else { digit }).sum();
    sum.is_multiple_of(10) && digits.chars().any(|ch| ch != '0')
}

/// All runs of up to five neighbouring groups with so many digits together, the longer first at each place.
fn windows(number: &Number, digits: RangeInclusive<usize>) -> impl Iterator<Item = Range<usize>> {
    let count = number.groups.len();
    let size = |groups: &Range<usize>| number.groups[groups.clone()].iter().map(|(digits, _)| digits.len()).sum::<usize>();
    let runs = (0..count).flat_map(move |start| (start + 1..=(start + 5).min(count)).rev().map(move |end| start..end));
    runs.filter(move |groups| digits.contains(&size(groups)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_in_every_script_with_their_signs() {
        let found = numbers("رقم ٨٨٠٤-۱۲۳ 4567، و +973 1700");
        assert_eq!(found[0].groups.iter().map(|(digits, _)| digits.as_str()).collect::<Vec<_>>(), ["8804", "123", "4567"]);
        assert_eq!(found[0].signs, ['-', ' ']);
        assert_eq!(found[1].before, Some('+'));
    }

    #[test]
    fn luhn_is_met_by_the_published_test_numbers_alone() {
        for good in ["4111111111111111", "5555555555554444", "378282246310005", "6011111111111117"] {
            assert!(meets_luhn(good));
        }
        assert!(!meets_luhn("4111111111111112") && !meets_luhn("0000000000000000"));
    }
}
