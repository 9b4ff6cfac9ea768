//! What waits for a thread of the database: a line for each entity, served by turns, so that a long line of one holds up no other.

use std::collections::VecDeque;
use std::sync::Arc;
use std::sync::Condvar;
use std::sync::Mutex;
use std::sync::MutexGuard;
use std::sync::PoisonError;
use std::time::Duration;

use kernel::Error;
use kernel::Reach;
use kernel::Result;

/// So much may wait in all. One more takes the place of the last in the longest line, unless its own line is the longest.
const WAITING: usize = 4096;

/// The lines that wait for some threads.
pub(crate) struct Turns<W> {
    lines: Mutex<Lines<W>>,
    came: Condvar,
}

struct Lines<W> {
    /// None is empty; the first has its turn next.
    lines: VecDeque<(Reach, VecDeque<W>)>,
    waiting: usize,
    servants: usize,
    is_closed: bool,
}

/// A thread that takes what waits. Once the last one is gone, nothing more is let in.
pub(crate) struct Servant<W> {
    turns: Arc<Turns<W>>,
}

/// Who is served together, such as in one commit.
#[derive(Default)]
pub(crate) struct Together(Vec<Reach>);

impl Together {
    /// So far these are.
    pub(crate) fn of(all: impl IntoIterator<Item = Reach>) -> Self {
        let mut together = Self::default();
        all.into_iter().for_each(|whose| together.add(whose));
        together
    }

    fn add(&mut self, whose: Reach) {
        if !self.0.contains(&whose) {
            self.0.push(whose);
        }
    }
}

impl<W> Turns<W> {
    pub(crate) fn new() -> Arc<Self> {
        let lines = Lines { lines: VecDeque::new(), waiting: 0, servants: 0, is_closed: false };
        Arc::new(Self { lines: Mutex::new(lines), came: Condvar::new() })
    }

    /// A thread that will serve, counted from now on.
    pub(crate) fn servant(self: &Arc<Self>) -> Servant<W> {
        self.open().servants += 1;
        Servant { turns: self.clone() }
    }

    /// Lets a work wait for its turn among those of the same reach.
    ///
    /// # Errors
    /// `Busy` when too much waits, or nobody serves any more.
    pub(crate) fn queue(&self, whose: Reach, work: W) -> Result<()> {
        let mut lines = self.open();
        if lines.is_closed || lines.servants == 0 {
            return Err(Error::Busy(5));
        }
        let given_up = if lines.waiting >= WAITING { Some(lines.shorten(whose).ok_or(Error::Busy(2))?) } else { None };
        lines.add(whose, work);
        drop(lines);
        self.came.notify_one();
        // Whoever waited for it is told to come again; outside of the lock, since others wait there.
        drop(given_up);
        Ok(())
    }

    /// Lets nothing more in; what waits is still served.
    pub(crate) fn close(&self) {
        self.open().is_closed = true;
        self.came.notify_all();
    }

    fn open(&self) -> MutexGuard<'_, Lines<W>> {
        self.lines.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl<W> Servant<W> {
    /// The next work, waiting for it; none once closed and empty.
    pub(crate) fn take(&self) -> Option<W> {
        self.take_first().map(|(_, work)| work)
    }

    /// The next work and whose it is.
    pub(crate) fn take_first(&self) -> Option<(Reach, W)> {
        let mut lines = self.turns.open();
        loop {
            if let Some(next) = lines.next() {
                return Some(next);
            }
            if lines.is_closed {
                return None;
            }
            lines = self.turns.came.wait(lines).unwrap_or_else(PoisonError::into_inner);
        }
    }

    /// The first work of one who is not yet served together with the others.
    pub(crate) fn take_newcomer(&self, together: &mut Together) -> Option<(Reach, W)> {
        let mut lines = self.turns.open();
        let place = lines.lines.iter().position(|(whose, _)| !together.0.contains(whose))?;
        let next = lines.take_at(place)?;
        together.add(next.0);
        Some(next)
    }

    /// The next work, if some waits that should be served together with those before. As soon as one of them waits for nothing more, none is
    /// served a second time: who asks for little does not wait until a long line of another has been served as well.
    pub(crate) fn take_waiting(&self, together: &mut Together) -> Option<(Reach, W)> {
        let mut lines = self.turns.open();
        let next = lines.lines.front().map(|(whose, _)| *whose)?;
        if together.0.contains(&next) && together.0.iter().any(|other| !lines.waits(*other)) {
            return None;
        }
        let next = lines.next()?;
        together.add(next.0);
        Some(next)
    }

    /// Whether all of them wait for something, apart from those of whom work was taken that is not done yet.
    pub(crate) fn all_wait(&self, together: &Together, is_taken: impl Fn(Reach) -> bool) -> bool {
        let lines = self.turns.open();
        together.0.iter().all(|whose| is_taken(*whose) || lines.waits(*whose))
    }

    /// Waits a while for more work; answers whether some waits.
    pub(crate) fn has_within(&self, time: Duration) -> bool {
        let is_idle = |lines: &mut Lines<W>| lines.waiting == 0 && !lines.is_closed;
        let waited = self.turns.came.wait_timeout_while(self.turns.open(), time, is_idle);
        waited.unwrap_or_else(PoisonError::into_inner).0.waiting > 0
    }
}

impl<W> Drop for Servant<W> {
    fn drop(&mut self) {
        let mut lines = self.turns.open();
        lines.servants -= 1;
        // A thread that broke must leave nobody waiting for ever.
        let left = if lines.servants == 0 { std::mem::take(&mut lines.lines) } else { VecDeque::new() };
        drop(lines);
        drop(left);
    }
}

impl<W> Lines<W> {
    fn add(&mut self, whose: Reach, work: W) {
        self.waiting += 1;
        match self.lines.iter_mut().find(|(of, _)| *of == whose) {
            Some((_, line)) => line.push_back(work),
            None => self.lines.push_back((whose, VecDeque::from([work]))),
        }
    }

    /// The first of the line whose turn it is, which then stands behind the others.
    fn next(&mut self) -> Option<(Reach, W)> {
        self.take_at(0)
    }

    /// The first of a line, which then stands behind the others.
    fn take_at(&mut self, place: usize) -> Option<(Reach, W)> {
        let (whose, mut line) = self.lines.remove(place)?;
        let work = line.pop_front()?;
        self.waiting -= 1;
        if !line.is_empty() {
            self.lines.push_back((whose, line));
        }
        Some((whose, work))
    }

    fn waits(&self, whose: Reach) -> bool {
        self.lines.iter().any(|(of, _)| *of == whose)
    }

    /// Takes the last out of the longest line, unless that is this one.
    fn shorten(&mut self, whose: Reach) -> Option<W> {
        let (of, line) = self.lines.iter_mut().max_by_key(|(of, line)| (line.len(), *of == whose))?;
        if *of == whose {
            return None;
        }
        self.waiting -= 1;
        line.pop_back()
    }
}

#[cfg(test)]
mod tests {
    use kernel::EntityId;

    use super::*;

    fn of(entity: i64) -> Reach {
        Reach::Entity(EntityId::new(entity))
    }

    #[test]
    fn each_entity_has_its_turn_however_long_the_line_of_another() {
        let turns = Turns::new();
        let servant = turns.servant();
        (0..1000).for_each(|number| turns.queue(of(1), (1, number)).unwrap());
        (0..2).for_each(|number| turns.queue(of(2), (2, number)).unwrap());
        turns.queue(Reach::Everywhere, (0, 0)).unwrap();
        let first: Vec<(i64, i64)> = (0..6).filter_map(|_| servant.take()).collect();
        assert_eq!(first, [(1, 0), (2, 0), (0, 0), (1, 1), (2, 1), (1, 2)]);
    }

    #[test]
    fn who_asks_for_little_is_served_without_the_rest_of_a_long_line() {
        let turns = Turns::new();
        let servant = turns.servant();
        (0..100).for_each(|number| turns.queue(of(1), (1, number)).unwrap());
        let begin = || servant.take_first().map(|(whose, first)| (Together::of([whose]), first)).unwrap();
        let rest = |together: &mut Together| -> Vec<(i64, i64)> {
            std::iter::from_fn(|| servant.take_waiting(together)).map(|(_, work)| work).collect()
        };
        let (mut together, first) = begin();
        let second = servant.take_waiting(&mut together).map(|(_, work)| work);
        assert_eq!((first, second), ((1, 0), Some((1, 1))), "alone it is served as one likes");
        turns.queue(of(2), (2, 0)).unwrap();
        assert_eq!(rest(&mut together), [(1, 2), (2, 0)]);
        (3..5).for_each(|entity| turns.queue(of(entity), (entity, 0)).unwrap());
        let (mut together, _) = begin();
        let rest = rest(&mut together);
        assert_eq!(rest, [(3, 0), (4, 0)], "all who have their first turn are served together");
    }

    #[test]
    fn who_fills_the_house_is_told_to_come_again_and_others_are_let_in() {
        let turns = Turns::new();
        let servant = turns.servant();
        (0..WAITING).for_each(|number| turns.queue(of(1), number).unwrap());
        assert!(matches!(turns.queue(of(1), WAITING), Err(Error::Busy(2))));
        turns.queue(of(2), 7_000).unwrap();
        turns.close();
        assert!(matches!(turns.queue(of(2), 7_001), Err(Error::Busy(5))));
        let served: Vec<usize> = std::iter::from_fn(|| servant.take()).collect();
        assert_eq!((served.len(), served[1]), (WAITING, 7_000));
        assert!(!served.contains(&(WAITING - 1)), "the last of the long line made room");
    }

    #[test]
    fn who_waits_a_while_learns_what_has_come() {
        let turns = Turns::new();
        let servant = turns.servant();
        assert!(!servant.has_within(Duration::from_millis(1)));
        turns.queue(of(1), 7).unwrap();
        assert!(servant.has_within(Duration::from_secs(60)));
        assert_eq!(servant.take(), Some(7));
        turns.close();
        assert!(!servant.has_within(Duration::from_secs(60)), "nothing more will come");
    }

    #[test]
    fn when_the_last_thread_is_gone_nobody_waits_for_it() {
        let turns = Turns::new();
        let (servant, waiting) = (turns.servant(), Arc::new(()));
        turns.queue(of(1), waiting.clone()).unwrap();
        drop(servant);
        assert_eq!(Arc::strong_count(&waiting), 1);
        assert!(matches!(turns.queue(of(1), waiting), Err(Error::Busy(5))));
    }
}
