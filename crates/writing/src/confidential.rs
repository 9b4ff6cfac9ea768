//! Confidential data in a text that goes out: found before sending, and masked (6.email.no-confidential).

use std::ops::Range;

use regex::Regex;

use crate::iban::ibans;
use crate::numbers::cards;
use crate::numbers::numbers;
use crate::numbers::personal_numbers;
use crate::secrets::health;
use crate::secrets::passports;
use crate::secrets::passwords;
use crate::words::words;

/// A place of a text that shows what only the customer may see.
#[derive(Clone, Debug, PartialEq)]
pub struct Leak {
    /// Its bytes in the text.
    pub range: Range<usize>,
    /// What is shown there.
    pub kind: LeakKind,
    /// False when only its shape speaks for it: a person should look.
    pub is_certain: bool,
}

/// What kind of confidential data a leak shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum LeakKind {
    /// A personal number (CPR): nine digits. No check digit is published, so the shape and its surroundings decide.
    PersonalNumber,
    /// The number of a payment card: 13 to 19 digits that meet Luhn's rule (ISO/IEC 7812-1).
    Card,
    /// An account number that meets ISO 13616, or that the text calls an IBAN.
    Iban,
    /// A number that the text calls a passport's.
    Passport,
    /// A password, PIN or one-time code that the text gives away.
    Password,
    /// An illness or finding said of a person.
    Health,
    /// One of the entity's own patterns, by its place in the list.
    Pattern(usize),
}

impl LeakKind {
    /// The last part of the kind's message keys.
    pub const fn key(self) -> &'static str {
        match self {
            LeakKind::PersonalNumber => "personal-number",
            LeakKind::Card => "card",
            LeakKind::Iban => "iban",
            LeakKind::Passport => "passport",
            LeakKind::Password => "password",
            LeakKind::Health => "health",
            LeakKind::Pattern(_) => "pattern",
        }
    }
}

/// Finds what is confidential, in the order of the text and without overlaps; the entity's own patterns come last.
pub fn find(text: &str, patterns: &[Regex]) -> Vec<Leak> {
    let (words, numbers) = (words(text), numbers(text));
    let mut all = ibans(text);
    all.extend(passwords(text, &words));
    all.extend(cards(text, &numbers));
    all.extend(passports(text, &words));
    all.extend(personal_numbers(text, &numbers));
    all.extend(health(text, &words));
    for (place, pattern) in patterns.iter().enumerate() {
        let hits = pattern.find_iter(text).filter(|hit| !hit.is_empty());
        all.extend(hits.map(|hit| Leak { range: hit.range(), kind: LeakKind::Pattern(place), is_certain: true }));
    }
    without_overlaps(all)
}

/// The text with every leak covered, but for the last three digits of numbers, by which two people can agree on one.
pub fn mask(text: &str, patterns: &[Regex]) -> String {
    let mut masked = String::with_capacity(text.len());
    let mut end = 0;
    for leak in find(text, patterns) {
        masked.push_str(&text[end..leak.range.start]);
        masked.push_str(&leak.masked(text));
        end = leak.range.end;
    }
    masked.push_str(&text[end..]);
    masked
}

impl Leak {
    /// What may stand in the leak's place in the text that it was found in.
    pub fn masked(&self, text: &str) -> String {
        let shown = if matches!(self.kind, LeakKind::Password | LeakKind::Health) { 0 } else { 3 };
        let mut masked = String::new();
        cover(&text[self.range.clone()], shown, &mut masked);
        masked
    }
}

fn cover(secret: &str, shown: usize, masked: &mut String) {
    let count = |part: &str| part.chars().filter(|ch| ch.is_alphanumeric()).count();
    let covered = count(secret).saturating_sub(shown);
    let mut seen = 0;
    for ch in secret.chars() {
        seen += usize::from(ch.is_alphanumeric());
        let is_cover = (ch.is_alphanumeric() || shown == 0 && ch != ' ') && seen <= covered;
        masked.push(if is_cover { '•' } else { ch });
    }
}

/// Of leaks that overlap, keeps the one that was found by the stronger rule, which is the earlier in the list.
fn without_overlaps(found: Vec<Leak>) -> Vec<Leak> {
    let mut ranked: Vec<(usize, Leak)> = found.into_iter().enumerate().collect();
    ranked.sort_by_key(|(rank, leak)| (leak.range.start, *rank));
    let mut kept: Vec<(usize, Leak)> = Vec::new();
    for (rank, leak) in ranked {
        match kept.last_mut() {
            Some((before, last)) if leak.range.start < last.range.end => {
                if rank < *before {
                    (*before, *last) = (rank, leak);
                }
            }
            _ => kept.push((rank, leak)),
        }
    }
    kept.into_iter().map(|(_, leak)| leak).collect()
}
