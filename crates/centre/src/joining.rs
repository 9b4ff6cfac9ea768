//! What a centre allows of joining from outside: whether, and how many at most.

use kernel::Result;
use kernel::invalid;

/// The most that a centre may let wait from outside at once.
pub(crate) const MOST: u32 = 500;

/// What a centre allows of joining a queue from outside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Joining {
    /// Whether tickets are given by telephone at all.
    pub is_allowed: bool,
    /// How many who joined so may wait at once: 1 to 500.
    pub most_waiting: u32,
    /// How many of them from one address; those who stand at the door may share the centre's own.
    pub most_of_one: u32,
}

impl Default for Joining {
    fn default() -> Self {
        Self { is_allowed: false, most_waiting: 30, most_of_one: 8 }
    }
}

impl Joining {
    /// Whether it may stand as it is.
    ///
    /// # Errors
    /// `Invalid` for none or more than 500 who wait, and for more of one address than altogether.
    pub fn check(&self) -> Result<()> {
        if !(1..=MOST).contains(&self.most_waiting) {
            return Err(invalid("most_waiting", "centre-joining-most-wrong"));
        }
        if !(1..=self.most_waiting).contains(&self.most_of_one) {
            return Err(invalid("most_of_one", "centre-joining-one-wrong"));
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn some_may_wait_from_outside_and_no_address_more_than_all() {
        assert!(Joining::default().check().is_ok() && !Joining::default().is_allowed);
        for (most_waiting, most_of_one) in [(0, 1), (501, 1), (10, 0), (10, 11)] {
            assert!(Joining { is_allowed: true, most_waiting, most_of_one }.check().is_err(), "{most_waiting} {most_of_one}");
        }
    }
}
