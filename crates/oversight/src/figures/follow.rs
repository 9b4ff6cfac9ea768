//! The timed work that follows the stream of events and adds what it brings to the figures, each event once.

use std::collections::BTreeSet;
use std::time::Duration;

use ::store::Tx;
use futures::FutureExt;
use kernel::Actor;
use kernel::EntityId;
use kernel::Error;
use kernel::Grant;
use kernel::Permission;
use kernel::Result;
use kernel::Role;
use platform::App;
use platform::Job;
use platform::jobs::Lease;
use platform::jobs::When;

use crate::figures::count::count;
use crate::figures::sums::Sums;
use crate::store::kept;
use crate::store::kept::Mark;

/// The topic on which pages hear that the figures of their entity changed: they follow what happened by seconds.
const FIGURES: &str = "figures";
/// Follow the stream of events, of all entities.
pub(crate) const FOLLOW: Permission = Permission { key: "oversight.follow-events", roles: &[Role::System] };
/// How many events are looked at together.
pub(crate) const STRETCH: u32 = 20_000;

/// The timed work: figures are at most so many seconds old, while there is not more to count than can be counted.
pub(crate) fn jobs() -> Vec<Job> {
    vec![Job { key: "oversight.figures", when: When::Every(Duration::from_secs(5)), run: |app, lease| run(app, lease).boxed() }]
}

pub(crate) fn grant() -> Result<Grant> {
    Actor::system("figures", None).may(FOLLOW)
}

async fn run(app: App, lease: Lease) -> Result<()> {
    while follow(&app, Some(&lease)).await? == STRETCH as usize {}
    app.write(grant()?, move |tx: &mut Tx<'_>| lease.finish(tx)).await
}

/// Counts everything that has happened by now.
///
/// # Errors
/// What the database says.
pub async fn catch_up(app: &App) -> Result<()> {
    while follow(app, None).await? == STRETCH as usize {}
    Ok(())
}

/// Counts the next stretch; answers how many events it held. They are read beside the writer and only their sums are written: events never
/// change, and the mark tells whether somebody else has counted them meanwhile.
async fn follow(app: &App, lease: Option<&Lease>) -> Result<usize> {
    let (mark, next, found, sums) = app.read(grant()?, next_stretch).await?;
    if found == 0 {
        return Ok(0);
    }
    let touched: BTreeSet<i64> = sums.counts.keys().map(|place| place.entity).collect();
    let lease = lease.cloned();
    let add = move |tx: &mut Tx<'_>| {
        if let Some(lease) = &lease {
            lease.check(tx)?;
        }
        if !kept::move_mark(tx, mark, next)? {
            return Err(Error::Conflict("oversight-counted-elsewhere"));
        }
        kept::add(tx, &sums)
    };
    app.write(grant()?, add).await?;
    touched.into_iter().for_each(|entity| app.live().signal(EntityId::new(entity), FIGURES));
    Ok(found)
}

fn next_stretch(tx: &mut Tx<'_>) -> Result<(Mark, Mark, usize, Sums)> {
    let mark = kept::mark(tx)?;
    let events = tx.events_after(mark.seq, STRETCH)?;
    let mut sums = Sums::default();
    events.iter().for_each(|event| count(&mut sums, event));
    let next = events.last().map_or(mark, |last| Mark { seq: last.seq, at: last.at });
    Ok((mark, next, events.len(), sums))
}
