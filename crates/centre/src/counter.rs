//! A counter (شباك): a numbered place at which somebody serves, and whether anybody does now (4.during.mark-empty-desk).

pub(crate) mod office;
pub(crate) mod zone;

use kernel::CentreId;
use kernel::EmployeeId;
use kernel::Id;
use kernel::Refusal;
use kernel::Timestamp;
use kernel::refuse;

use zone::ZoneId;

/// Marks ids of counters.
pub enum CounterKind {}
/// Names a counter.
pub type CounterId = Id<CounterKind>;

/// The most counters of a centre.
pub(crate) const MOST_COUNTERS: u32 = 200;

/// Whether somebody serves at a counter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Nobody is there.
    Closed,
    /// Somebody serves or is ready to.
    Open,
    /// Who serves there is away for a while.
    Paused,
}

impl Standing {
    const ALL: [Standing; 3] = [Standing::Closed, Standing::Open, Standing::Paused];

    /// The stable name: `paused`.
    pub const fn key(self) -> &'static str {
        match self {
            Standing::Closed => "closed",
            Standing::Open => "open",
            Standing::Paused => "paused",
        }
    }

    /// Reads a stable name.
    pub fn parse(key: &str) -> Option<Standing> {
        Standing::ALL.into_iter().find(|standing| standing.key() == key)
    }
}

/// A numbered place at which somebody serves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Counter {
    /// Its id.
    pub id: CounterId,
    /// The centre.
    pub centre: CentreId,
    /// Its number in the centre, as customers see it.
    pub number: u32,
    /// The zone of the centre in which it is; none for one that is in no zone.
    pub zone: Option<ZoneId>,
    /// Whether somebody serves there.
    pub standing: Standing,
    /// Who sits there; none where it is closed.
    pub employee: Option<EmployeeId>,
    /// Since when it stands so.
    pub since: Timestamp,
    /// Whether it is still a counter of the centre; one that was taken away stands in what happened there.
    pub is_kept: bool,
}

impl Counter {
    /// A counter of a centre at which nobody sits yet.
    pub(crate) fn new((id, centre): (CounterId, CentreId), number: u32, now: Timestamp) -> Self {
        Self { id, centre, number, zone: None, standing: Standing::Closed, employee: None, since: now, is_kept: true }
    }

    /// Somebody sits down there and is ready.
    ///
    /// # Errors
    /// Refused where another sits.
    pub fn open(&mut self, me: EmployeeId, now: Timestamp) -> Result<(), Refusal> {
        if self.employee.is_some_and(|other| other != me) || !self.is_kept {
            return Err(refuse("centre-counter-taken"));
        }
        self.stands(Standing::Open, Some(me), now);
        Ok(())
    }

    /// Who sits there goes away for a while: customers are told at once.
    pub fn pause(&mut self, now: Timestamp) {
        if self.standing == Standing::Open {
            self.stands(Standing::Paused, self.employee, now);
        }
    }

    /// Somebody else goes on in the place of whoever sits there.
    pub fn change_hands(&mut self, to: EmployeeId, now: Timestamp) {
        self.stands(Standing::Open, Some(to), now);
    }

    /// Who sits there leaves.
    pub fn close(&mut self, now: Timestamp) {
        self.stands(Standing::Closed, None, now);
    }

    fn stands(&mut self, standing: Standing, employee: Option<EmployeeId>, now: Timestamp) {
        if (self.standing, self.employee) != (standing, employee) {
            (self.standing, self.employee, self.since) = (standing, employee, now);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_person_sits_at_a_counter_and_a_pause_shows_at_once() {
        let (mona, salem) = (Id::new(1), Id::new(2));
        let at = |second| Timestamp::from_second(second).unwrap();
        let mut counter = Counter::new((Id::new(7), Id::new(1)), 3, at(0));
        counter.open(mona, at(10)).unwrap();
        assert_eq!(counter.open(salem, at(11)).unwrap_err().key, "centre-counter-taken");
        counter.open(mona, at(12)).unwrap();
        assert_eq!(counter.since, at(10), "who sits there already changes nothing");
        counter.pause(at(20));
        assert_eq!((counter.standing, counter.employee, counter.since), (Standing::Paused, Some(mona), at(20)));
        counter.close(at(30));
        counter.pause(at(31));
        assert_eq!((counter.standing, counter.employee), (Standing::Closed, None));
    }
}
