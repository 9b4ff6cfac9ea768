//! The writes that the writer has taken from those that wait, so that what they will ask can be asked for all of them.

use std::collections::VecDeque;
use std::time::Duration;
use std::time::Instant;

use kernel::Reach;

use crate::Ask;
use crate::jobs::Job;
use crate::turns::Servant;
use crate::turns::Together;

/// So many are taken at a time.
const TAKEN: usize = 32;
/// So long are those waited for that are likely to come.
const GATHERING: Duration = Duration::from_millis(10);

/// Writes whose turn it is, in their order.
#[derive(Default)]
pub(crate) struct Ahead {
    jobs: VecDeque<(Reach, Job)>,
    /// Who is served by the commit.
    served: Together,
    /// Some have come of which nobody knows yet what they will ask.
    are_new: bool,
}

impl Ahead {
    /// The first of a commit: one that was taken, or else the next that comes; none once nobody can send any more.
    pub(crate) fn first(&mut self, waiting: &Servant<Job>) -> Option<Job> {
        let (whose, job) = self.jobs.pop_front().or_else(|| waiting.take_first())?;
        self.served = Together::of(self.jobs.iter().map(|(of, _)| *of).chain([whose]));
        Some(job)
    }

    /// The next that should be served in the same commit. Who has not been served by it yet comes before all that was taken; once one of them
    /// waits for nothing more, the commit ends, and what was taken waits for the next.
    pub(crate) fn next_of(&mut self, waiting: &Servant<Job>) -> Option<Job> {
        if let Some((_, newcomer)) = waiting.take_newcomer(&mut self.served) {
            self.are_new |= matches!(newcomer, Job::Again(_));
            return Some(newcomer);
        }
        if self.jobs.is_empty() {
            self.fill(waiting);
        } else if !waiting.all_wait(&self.served, |whose| self.jobs.iter().any(|(of, _)| *of == whose)) {
            return None;
        }
        self.jobs.pop_front().map(|(_, job)| job)
    }

    /// Takes those that wait. As many as wrote together the last time are likely to come again: they are waited for, a little.
    pub(crate) fn gather(&mut self, waiting: &Servant<Job>, expected: usize) {
        let begun = Instant::now();
        self.fill(waiting);
        while self.jobs.len() < expected.min(TAKEN)
            && let Some(left) = GATHERING.checked_sub(begun.elapsed())
            && waiting.has_within(left)
            && self.fill(waiting) > 0
        {}
    }

    /// Takes those that wait; answers how many that were.
    pub(crate) fn fill(&mut self, waiting: &Servant<Job>) -> usize {
        let before = self.jobs.len();
        while self.jobs.len() < TAKEN
            && let Some(next) = waiting.take_waiting(&mut self.served)
        {
            self.jobs.push_back(next);
        }
        self.are_new = true;
        self.jobs.len() - before
    }

    /// Whether some are new, which is so once.
    pub(crate) fn is_new_to_writer(&mut self) -> bool {
        std::mem::take(&mut self.are_new)
    }

    /// What those will ask that share their writes.
    pub(crate) fn asks(&self) -> impl Iterator<Item = &Ask> {
        self.jobs.iter().flat_map(|(_, job)| match job {
            Job::Again(again) => again.asks.as_slice(),
            Job::Once(_) => &[],
        })
    }
}
