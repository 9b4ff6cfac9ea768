//! Does timed work: looks once a second what has fallen due, leases it, keeps the lease while it runs.

use std::time::Duration;

use kernel::Actor;
use kernel::Error;
use kernel::Grant;
use kernel::Result;
use kernel::Timestamp;
use tokio::task::JoinSet;
use tokio_util::sync::CancellationToken;

use super::Job;
use super::Lease;
use super::WORK;
use super::slot::believable;
use super::slot::current;
use super::store;
use crate::App;

/// A node that has not been heard of for so long has lost its work to another.
pub(super) const TERM: Duration = Duration::from_secs(15);
/// No node's clock is so far from another's: a lease that runs longer was taken before the clock went back.
pub(super) const AHEAD: Duration = Duration::from_secs(600);
const RENEW: Duration = Duration::from_secs(5);
const GLANCE: Duration = Duration::from_secs(1);

fn grant() -> Result<Grant> {
    Actor::system("jobs", None).may(WORK)
}

/// Does timed work until told to stop; what is under way is then left, and its lease runs out.
pub async fn run(app: App, stop: CancellationToken) {
    let mut under_way = JoinSet::new();
    while !stop.is_cancelled() {
        for (job, lease) in lease(&app).await {
            under_way.spawn(work(app.clone(), job, lease));
        }
        tokio::select! {
            () = stop.cancelled() => {}
            Some(_) = under_way.join_next() => {}
            () = tokio::time::sleep(GLANCE) => {}
        }
    }
}

/// Does everything that is due now; gives how many slots were taken.
pub async fn run_due(app: &App) -> usize {
    let leased = lease(app).await;
    let taken = leased.len();
    let mut under_way: JoinSet<()> = leased.into_iter().map(|(job, lease)| work(app.clone(), job, lease)).collect();
    while under_way.join_next().await.is_some() {}
    taken
}

/// Takes what is due; what cannot be taken now is seen again in a second.
async fn lease(app: &App) -> Vec<(Job, Lease)> {
    let due = due(app).await.unwrap_or_else(|error| {
        tracing::warn!(%error, "what is due cannot be looked up");
        Vec::new()
    });
    let mut leased = Vec::new();
    for due in due {
        match take(app, &due).await {
            Ok(lease) => leased.extend(lease.map(|lease| (due.job, lease))),
            Err(error) => tracing::warn!(%error, job = due.job.key, "a job cannot be taken"),
        }
    }
    leased
}

/// A job that is due, for which slot, and the latest that is believed to be done.
struct Due {
    job: Job,
    slot: Timestamp,
    latest: Timestamp,
}

async fn due(app: &App) -> Result<Vec<Due>> {
    let standings = app.read(grant()?, store::standings).await?;
    let now = app.now();
    let all = app.jobs().map(|job| Due { job: *job, slot: current(job.when, now), latest: believable(job.when, now) });
    Ok(all.filter(|due| standings.get(due.job.key).is_none_or(|standing| standing.is_due(due.slot, due.latest, now))).collect())
}

async fn take(app: &App, due: &Due) -> Result<Option<Lease>> {
    let (key, slot, latest) = (due.job.key, due.slot, due.latest);
    app.write_quietly(grant()?, move |tx| store::lease(tx, key, slot, latest)).await
}

/// Does one slot, and writes down how it went.
async fn work(app: App, job: Job, lease: Lease) {
    let mut doing = tokio::spawn((job.run)(app.clone(), lease.clone()));
    let done = loop {
        tokio::select! {
            done = &mut doing => break done.unwrap_or_else(|error| Err(Error::Broken("a job".into(), error.into()))),
            () = tokio::time::sleep(RENEW) => {
                if !renew(&app, &lease).await {
                    doing.abort();
                    break Err(Error::Conflict("job-lease-lost"));
                }
            }
        }
    };
    if let Err(error) = end(&app, &lease, done).await {
        tracing::warn!(%error, job = job.key, "a job's end could not be written down");
    }
}

/// Keeps the lease; a database that does not answer now is no reason to stop before the lease has run out.
async fn renew(app: &App, lease: &Lease) -> bool {
    let lease = lease.clone();
    let Ok(grant) = grant() else { return false };
    app.write_quietly(grant, move |tx| store::renew(tx, &lease)).await.unwrap_or(true)
}

async fn end(app: &App, lease: &Lease, done: Result<()>) -> Result<()> {
    let held = lease.clone();
    match done {
        Ok(()) => {
            let finish = move |tx: &mut ::store::Tx<'_>| if store::is_finished(tx, &held)? { Ok(()) } else { held.finish(tx) };
            app.write_quietly(grant()?, finish).await
        }
        Err(error) => {
            tracing::error!(%error, job = lease.key, slot = %lease.slot, "a job failed");
            let answer: String = error.to_string().chars().filter(|c| !c.is_control()).take(300).collect();
            app.write_quietly(grant()?, move |tx| store::failed(tx, &held, &answer)).await
        }
    }
}
