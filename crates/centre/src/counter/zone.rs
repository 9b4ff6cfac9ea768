//! A zone (منطقة) of a centre: a part of it that customers know by a name, in which counters and displays stand; of a kiosk it says where it is.

use std::collections::BTreeSet;

use kernel::Bilingual;
use kernel::CentreId;
use kernel::FieldError;
use kernel::Id;
use kernel::Result;

use super::Counter;
use super::MOST_COUNTERS;

/// Marks ids of zones.
pub enum ZoneKind {}
/// Names a zone.
pub type ZoneId = Id<ZoneKind>;

/// The longest name of a zone, in characters.
const LONGEST_NAME: usize = 80;

/// A zone of a centre.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Zone {
    pub(crate) id: ZoneId,
    pub(crate) centre: CentreId,
    /// What customers call it.
    pub(crate) name: Bilingual,
}

impl Zone {
    /// Whether it may stand as it is.
    ///
    /// # Errors
    /// `Invalid` for names that are missing or too long.
    pub(crate) fn check(&self) -> Result<()> {
        let wrong = [("zone_ar", &self.name.ar), ("zone_en", &self.name.en)].into_iter().filter_map(|(field, name)| {
            let key = match name.chars().count() {
                0 => "centre-name-missing",
                long if long > LONGEST_NAME => "centre-name-long",
                _ => return None,
            };
            Some(FieldError { field: field.into(), key, args: Vec::new() })
        });
        let wrong: Vec<FieldError> = wrong.collect();
        if wrong.is_empty() { Ok(()) } else { Err(kernel::Error::Invalid(wrong)) }
    }

    /// The numbers of the counters that stand in it.
    pub(crate) fn counters(&self, all: &[Counter]) -> Vec<u32> {
        all.iter().filter(|counter| counter.zone == Some(self.id)).map(|counter| counter.number).collect()
    }

    /// Whether one of these names is its own.
    pub(crate) fn is_called(&self, name: &Bilingual) -> bool {
        self.name.ar == name.ar || self.name.en.eq_ignore_ascii_case(&name.en)
    }
}

impl Counter {
    /// Whether a display of this zone, or of none, shows and says its calls: whoever is called to a counter that stands in no zone, or to the
    /// office, may wait in any of them.
    pub(crate) fn is_shown_in(&self, shown: Option<ZoneId>) -> bool {
        shown.is_none_or(|shown| self.zone.is_none_or(|own| own == shown))
    }
}

/// The numbers of counters as they are typed, such as `1-4, 7`, in their order; none where something else stands there.
pub(crate) fn numbers(typed: &str) -> Option<Vec<u32>> {
    let typed = ui::western(typed);
    let mut all = BTreeSet::new();
    for part in typed.split([',', '،', '|']).map(str::trim).filter(|part| !part.is_empty()) {
        let (from, to) = part.split_once(['-', '–']).unwrap_or((part, part));
        let (from, to): (u32, u32) = (from.trim().parse().ok()?, to.trim().parse().ok()?);
        if from > to || to > MOST_COUNTERS {
            return None;
        }
        all.extend(from..=to);
    }
    Some(all.into_iter().collect())
}

/// The same numbers, which stand in their order, as one would type them.
pub(crate) fn written(numbers: &[u32]) -> String {
    let mut runs: Vec<(u32, u32)> = Vec::new();
    for number in numbers {
        match runs.last_mut() {
            Some((_, to)) if *to + 1 == *number => *to = *number,
            _ => runs.push((*number, *number)),
        }
    }
    let run = |(from, to): &(u32, u32)| if from == to { from.to_string() } else { format!("{from}-{to}") };
    runs.iter().map(run).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counters_are_read_as_they_are_written_in_either_kind_of_digits() {
        assert_eq!(numbers("1-4, 7"), Some(vec![1, 2, 3, 4, 7]));
        assert_eq!(numbers("٧، ١ – ٣,2|9"), Some(vec![1, 2, 3, 7, 9]));
        assert_eq!(numbers(" "), Some(Vec::new()));
        for wrong in ["one", "4-1", "1-", "-3", "1 4", "1-999999999"] {
            assert_eq!(numbers(wrong), None, "{wrong}");
        }
        for typed in ["", "3", "1-4, 7", "1-2, 4, 6-9"] {
            assert_eq!(written(&numbers(typed).unwrap()), typed);
        }
    }
}
