//! The statements on timed work.

use std::collections::HashMap;

use ::store::Tx;
use kernel::Result;
use kernel::Timestamp;

use super::Lease;
use super::runner::AHEAD;
use super::runner::TERM;

/// How far a job is: the slot that was done last, and until when another is held.
#[derive(Clone, Copy, Debug)]
pub(super) struct Standing {
    done: Timestamp,
    held_until: Timestamp,
}

/// How far each job is that has ever been taken.
pub(super) fn standings(tx: &mut Tx<'_>) -> Result<HashMap<String, Standing>> {
    let sql = "select key, slot, lease_until from jobs";
    let rows = tx.query(sql, &[], |row| Ok((row.get(0)?, Standing { done: row.get(1)?, held_until: row.get(2)? })))?;
    Ok(rows.into_iter().collect())
}

impl Standing {
    /// Whether the job's present slot is neither done nor leased to someone heard of lately. What lies later than a clock that was right can
    /// have written is not believed.
    pub(super) fn is_due(self, slot: Timestamp, latest: Timestamp, now: Timestamp) -> bool {
        let is_done = self.done >= slot && self.done <= latest;
        let is_held = self.held_until > now && self.held_until <= now + TERM + AHEAD;
        !(is_done || is_held)
    }
}

/// Takes the slot, unless it is done or held.
pub(super) fn lease(tx: &mut Tx<'_>, key: &'static str, slot: Timestamp, latest: Timestamp) -> Result<Option<Lease>> {
    let (now, until) = (tx.now(), tx.now() + TERM);
    tx.execute(
        "insert into jobs (key, slot, leased_slot, lease_until, fence, last_answer) values ($1, 0, 0, 0, 0, '') on conflict (key) do nothing",
        &[key.into()],
    )?;
    tx.one(
        "update jobs set leased_slot = $2, lease_until = $3, fence = fence + 1, started_at = $4, slot = case when slot > $5 then 0 else slot end
         where key = $1 and (slot < $2 or slot > $5) and (lease_until <= $4 or lease_until > $6) returning fence",
        &[key.into(), slot.into(), until.into(), now.into(), latest.into(), (until + AHEAD).into()],
        |row| Ok(Lease { key, slot, fence: row.get(0)? }),
    )
}

/// Keeps the lease; false when it has passed on.
pub(super) fn renew(tx: &mut Tx<'_>, lease: &Lease) -> Result<bool> {
    let until = tx.now() + TERM;
    let kept = tx.execute(
        "update jobs set lease_until = $3 where key = $1 and fence = $2 and slot < leased_slot",
        &[lease.key.into(), lease.fence.into(), until.into()],
    )?;
    Ok(kept == 1)
}

pub(super) fn holds(tx: &mut Tx<'_>, lease: &Lease) -> Result<bool> {
    let now = tx.now();
    let held = tx.one(
        "select 1 from jobs where key = $1 and fence = $2 and slot < leased_slot and lease_until > $3",
        &[lease.key.into(), lease.fence.into(), now.into()],
        |row| row.get::<i64>(0),
    )?;
    Ok(held.is_some())
}

pub(super) fn finish(tx: &mut Tx<'_>, lease: &Lease) -> Result<bool> {
    let now = tx.now();
    let done = tx.execute(
        "update jobs set slot = leased_slot, lease_until = 0, done_at = $3, last_answer = ''
         where key = $1 and fence = $2 and slot < leased_slot and lease_until > $3",
        &[lease.key.into(), lease.fence.into(), now.into()],
    )?;
    Ok(done == 1)
}

/// Whether the slot was ended by the job's own transaction.
pub(super) fn is_finished(tx: &mut Tx<'_>, lease: &Lease) -> Result<bool> {
    let found =
        tx.one("select 1 from jobs where key = $1 and slot >= $2", &[lease.key.into(), lease.slot.into()], |row| row.get::<i64>(0))?;
    Ok(found.is_some())
}

/// Writes down why a slot failed; it is tried again when the lease has run out.
pub(super) fn failed(tx: &mut Tx<'_>, lease: &Lease, answer: &str) -> Result<()> {
    let again = tx.now() + TERM;
    tx.execute(
        "update jobs set last_answer = $3, lease_until = $4 where key = $1 and fence = $2",
        &[lease.key.into(), lease.fence.into(), answer.into(), again.into()],
    )?;
    Ok(())
}

/// A job as its page shows it.
pub(crate) struct Shown {
    pub(crate) key: String,
    pub(crate) started_at: Option<Timestamp>,
    pub(crate) done_at: Option<Timestamp>,
    pub(crate) last_answer: String,
}

/// All jobs that have ever run.
pub(crate) fn all(tx: &mut Tx<'_>) -> Result<Vec<Shown>> {
    tx.query("select key, started_at, done_at, last_answer from jobs order by key", &[], |row| {
        Ok(Shown { key: row.get(0)?, started_at: row.get(1)?, done_at: row.get(2)?, last_answer: row.get(3)? })
    })
}
