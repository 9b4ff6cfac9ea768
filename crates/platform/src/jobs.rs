//! Timed work: each slot is done exactly once by whichever node holds the lease; slots that were missed are made up for once, late.

mod runner;
mod slot;
mod store;

use std::time::Duration;

use ::store::Tx;
use futures::future::BoxFuture;
use kernel::Error;
use kernel::Permission;
use kernel::Result;
use kernel::Role;
use kernel::Timestamp;

use crate::App;

pub use runner::run;
pub use runner::run_due;

pub(crate) use store::Shown;
pub(crate) use store::all;

pub(crate) const MIGRATION: ::store::Migration =
    ::store::Migration { part: "platform", number: 23, name: "jobs", sql: include_str!("../migrations/0023_jobs.sql") };

/// Do timed work.
pub const WORK: Permission = Permission { key: "platform.timed-work", roles: &[Role::System] };

/// When a job falls due.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// Each time so long has passed, counted from 1970.
    Every(Duration),
    /// Each day at this hour and minute in Bahrain.
    Daily(i8, i8),
}

/// Timed work that a part of the product registers in its `Slice`.
#[derive(Clone, Copy)]
pub struct Job {
    /// The stable name: `audit.checkpoint`.
    pub key: &'static str,
    /// When it falls due.
    pub when: When,
    /// Does it. Each of its transactions begins with `lease.check(tx)`; the last one, which finishes it, with `lease.finish(tx)`.
    pub run: fn(App, Lease) -> BoxFuture<'static, Result<()>>,
}

/// The right of one node to do one slot of one job, until it is taken from it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lease {
    /// The job.
    pub key: &'static str,
    /// The instant at which the slot fell due.
    pub slot: Timestamp,
    /// Grows with each lease of the job: who holds an older one may write nothing more.
    pub(crate) fence: i64,
}

impl Lease {
    /// Makes sure, inside a transaction, that the slot is still this node's.
    ///
    /// # Errors
    /// `Conflict` when the lease has passed on: the transaction then comes to nothing.
    pub fn check(&self, tx: &mut Tx<'_>) -> Result<()> {
        if store::holds(tx, self)? { Ok(()) } else { Err(Error::Conflict("job-lease-lost")) }
    }

    /// Ends the slot inside the transaction that does the work: both happen or neither.
    ///
    /// # Errors
    /// `Conflict` when the lease has passed on.
    pub fn finish(&self, tx: &mut Tx<'_>) -> Result<()> {
        if store::finish(tx, self)? { Ok(()) } else { Err(Error::Conflict("job-lease-lost")) }
    }
}
