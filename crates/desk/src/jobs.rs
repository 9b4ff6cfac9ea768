//! Timed work of the desk: what is late, what was promised and not done, who is away, what comes back, what a colleague has not
//! answered, what waits for an owner.

use std::time::Duration;

use ::store::Tx;
use futures::FutureExt;
use kernel::Actor;
use kernel::Result;
use platform::App;
use platform::Job;
use platform::jobs::Lease;
use platform::jobs::WORK;
use platform::jobs::When;

use crate::abuse::late::mark_late as mark_abuse;
use crate::asking::mark_unanswered;
use crate::clocks::run_clocks;
use crate::clocks::tell_time;
use crate::cover::cover_absences;
use crate::coverage::tell_gaps;
use crate::findings::sum_up_tallies;
use crate::first_contact::end_contacts;
use crate::follow_up::mark_untold;
use crate::follow_up::remind_to_tell;
use crate::late::mark_late;
use crate::offers::end_offers;
use crate::promise::break_promises;
use crate::route::deal_waiting;
use crate::snooze::wake_due;

/// The desk's timed work.
pub(crate) fn jobs() -> Vec<Job> {
    vec![
        Job { key: "desk.late", when: When::Every(Duration::from_secs(30)), run: |app, lease| late(app, lease).boxed() },
        Job { key: "desk.clocks", when: When::Every(Duration::from_secs(30)), run: |app, lease| clocks(app, lease).boxed() },
        Job { key: "desk.promises", when: When::Every(Duration::from_secs(60)), run: |app, lease| promises(app, lease).boxed() },
        Job { key: "desk.snoozes", when: When::Every(Duration::from_secs(30)), run: |app, lease| snoozes(app, lease).boxed() },
        Job { key: "desk.questions", when: When::Every(Duration::from_secs(60)), run: |app, lease| questions(app, lease).boxed() },
        Job { key: "desk.abuse", when: When::Every(Duration::from_secs(60)), run: |app, lease| abuse(app, lease).boxed() },
        Job { key: "desk.routing", when: When::Every(Duration::from_secs(30)), run: |app, lease| routing(app, lease).boxed() },
        Job { key: "desk.coverage", when: When::Every(Duration::from_secs(600)), run: |app, lease| coverage(app, lease).boxed() },
        Job { key: "desk.tallies", when: When::Every(Duration::from_secs(600)), run: |app, lease| tallies(app, lease).boxed() },
        Job { key: "desk.contacts", when: When::Every(Duration::from_secs(600)), run: |app, lease| contacts(app, lease).boxed() },
        Job { key: "desk.absences", when: When::Every(Duration::from_secs(60)), run: |app, lease| absences(app, lease).boxed() },
    ]
}

async fn late(app: App, lease: Lease) -> Result<()> {
    // Each mark looks again inside its own transaction, so that two nodes at once mark nothing twice.
    mark_late(&app).await?;
    finish(&app, lease).await
}

async fn clocks(app: App, lease: Lease) -> Result<()> {
    run_clocks(&app).await?;
    tell_time(&app).await?;
    finish(&app, lease).await
}

async fn promises(app: App, lease: Lease) -> Result<()> {
    break_promises(&app).await?;
    remind_to_tell(&app).await?;
    mark_untold(&app).await?;
    finish(&app, lease).await
}

async fn snoozes(app: App, lease: Lease) -> Result<()> {
    wake_due(&app).await?;
    finish(&app, lease).await
}

async fn questions(app: App, lease: Lease) -> Result<()> {
    mark_unanswered(&app).await?;
    finish(&app, lease).await
}

async fn abuse(app: App, lease: Lease) -> Result<()> {
    mark_abuse(&app).await?;
    finish(&app, lease).await
}

async fn routing(app: App, lease: Lease) -> Result<()> {
    end_offers(&app).await?;
    deal_waiting(&app).await?;
    finish(&app, lease).await
}

async fn coverage(app: App, lease: Lease) -> Result<()> {
    tell_gaps(&app).await?;
    finish(&app, lease).await
}

async fn tallies(app: App, lease: Lease) -> Result<()> {
    sum_up_tallies(&app).await?;
    finish(&app, lease).await
}

async fn contacts(app: App, lease: Lease) -> Result<()> {
    end_contacts(&app).await?;
    finish(&app, lease).await
}

async fn absences(app: App, lease: Lease) -> Result<()> {
    cover_absences(&app).await?;
    finish(&app, lease).await
}

async fn finish(app: &App, lease: Lease) -> Result<()> {
    let grant = Actor::system("jobs", None).may(WORK)?;
    app.write(grant, move |tx: &mut Tx<'_>| lease.finish(tx)).await
}
