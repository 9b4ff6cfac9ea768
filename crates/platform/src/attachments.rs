//! Looking after attachments: each is read every day and compared with what was kept, in small steps that give way to everybody; what is
//! lost is told while there are backups that still have it.

mod store;

use std::time::Duration;

use ::store::Migration;
use ::store::Stride;
use ::store::Tx;
use futures::FutureExt;
use kernel::Actor;
use kernel::Result;
use kernel::Timestamp;

use crate::App;
use crate::Warning;
use crate::jobs::Job;
use crate::jobs::Lease;
use crate::jobs::WORK;
use crate::jobs::When;

pub use store::Shown;
pub(crate) use store::counts;

pub(crate) const MIGRATION: Migration =
    Migration { part: "platform", number: 30, name: "attachment_checks", sql: include_str!("../migrations/0030_attachment_checks.sql") };

/// One look begins so long after the one before.
const DAY: Duration = Duration::from_secs(24 * 3600);
/// So much is looked at in a minute: within a day a million attachments, or 45 GB of them. What is more takes longer than a day.
const STRIDE: Stride = Stride { count: 800, bytes: 32 << 20 };
/// So many faults are shown.
const LINES: u32 = 50;

/// Looks at the next ones.
pub(crate) const JOB: Job =
    Job { key: "platform.attachments", when: When::Every(Duration::from_secs(60)), run: |app, lease| look(app, lease).boxed() };

/// Some attachment is not what was kept.
pub(crate) const WARNING: Warning =
    Warning { key: "attachments", stands: |tx| counts(tx).map(|counts| counts.iter().any(|(_, number)| *number > 0)) };

/// How far the look has come.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Standing {
    began_at: Timestamp,
    reached: String,
    count: u64,
    is_through: bool,
}

impl Standing {
    /// A look that begins now.
    fn new(now: Timestamp) -> Self {
        Self { began_at: now, reached: String::new(), count: 0, is_through: false }
    }

    /// Whether it is time to begin anew. One that began later than now did so before the clock went back.
    fn is_over(&self, now: Timestamp) -> bool {
        self.is_through && (self.began_at > now || now.duration_since(self.began_at).unsigned_abs() >= DAY)
    }
}

async fn look(app: App, lease: Lease) -> Result<()> {
    let grant = Actor::system("attachments", None).may(WORK)?;
    let now = app.now();
    let known = app.read(grant.clone(), store::standing).await?;
    let standing = known.filter(|known| !known.is_over(now)).unwrap_or_else(|| Standing::new(now));
    if standing.is_through {
        return app.write_quietly(grant, move |tx| lease.finish(tx)).await;
    }
    let step = app.blobs().look_after(grant.clone(), &standing.reached, STRIDE).await?;
    for (hash, fault) in &step.faults {
        tracing::error!(hash, fault = fault.key(), "an attachment is not what was kept");
    }
    app.write_quietly(grant, move |tx| {
        lease.check(tx)?;
        store::note(tx, &standing, &step)?;
        lease.finish(tx)
    })
    .await
}

/// What was found, for who looks after the installation.
///
/// # Errors
/// What the database says.
pub fn shown(tx: &mut Tx<'_>) -> Result<Shown> {
    store::shown(tx, LINES)
}
