//! Who comes with a ticket: how many persons, and what they need, in a few words that the counter sees.

use ui::Page;

/// The most persons of one ticket.
pub(crate) const MOST: u32 = 9;

/// What a customer may need; nobody is asked for proof.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    /// Comes in a wheelchair.
    Wheelchair,
    /// Walks or stands with difficulty.
    Walking,
    /// Speaks in sign language.
    Sign,
    /// Hears with difficulty.
    Hearing,
    /// Sees with difficulty, or does not read: what is written is read out.
    Reading,
}

impl Need {
    /// All of them, as they are shown.
    pub const ALL: [Need; 5] = [Need::Wheelchair, Need::Walking, Need::Sign, Need::Hearing, Need::Reading];

    /// The stable name: `wheelchair`.
    pub const fn key(self) -> &'static str {
        match self {
            Need::Wheelchair => "wheelchair",
            Need::Walking => "walking",
            Need::Sign => "sign",
            Need::Hearing => "hearing",
            Need::Reading => "reading",
        }
    }

    /// Reads a stable name.
    pub fn parse(key: &str) -> Option<Need> {
        Need::ALL.into_iter().find(|need| need.key() == key)
    }

    /// The key of its words.
    pub(crate) const fn words(self) -> &'static str {
        match self {
            Need::Wheelchair => "centre-party-wheelchair",
            Need::Walking => "centre-party-walking",
            Need::Sign => "centre-party-sign",
            Need::Hearing => "centre-party-hearing",
            Need::Reading => "centre-party-reading",
        }
    }
}

/// Who comes with one ticket.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Party {
    /// How many they are, a carer or a family among them: 1 to 9.
    pub persons: u32,
    /// What they need.
    pub needs: Vec<Need>,
}

impl Default for Party {
    fn default() -> Self {
        Self { persons: 1, needs: Vec::new() }
    }
}

impl Party {
    /// What the counter should know of them, in words.
    pub(crate) fn said(&self, page: &Page) -> Vec<String> {
        let persons = (self.persons > 1).then(|| page.tn("centre-persons-come", self.persons));
        persons.into_iter().chain(self.needs.iter().map(|need| page.t(need.words()))).collect()
    }

    /// The needs as they are kept: `wheelchair hearing`.
    pub(crate) fn kept(&self) -> String {
        self.needs.iter().map(|need| need.key()).collect::<Vec<_>>().join(" ")
    }

    /// Reads needs as they are kept; a word that is none says nothing.
    pub(crate) fn of(persons: u32, needs: &str) -> Self {
        Self { persons, needs: needs.split(' ').filter_map(Need::parse).collect() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_needed_is_kept_as_it_was_said() {
        let party = Party { persons: 3, needs: vec![Need::Sign, Need::Wheelchair] };
        assert_eq!(Party::of(3, &party.kept()), party);
        assert_eq!(Party::of(1, ""), Party::default());
        assert!(Need::ALL.into_iter().all(|need| Need::parse(need.key()) == Some(need)));
    }
}
