//! Stands by mailboxes on other servers: a message is fetched as soon as its server tells of it, or at the next look where it cannot tell.

use std::time::Duration;

use futures::FutureExt;
use futures::StreamExt;
use futures::stream::FuturesUnordered;
use kernel::Actor;
use kernel::Result;
use platform::App;
use platform::Job;
use platform::jobs::Lease;
use platform::jobs::WORK;
use platform::jobs::When;
use tokio::sync::broadcast::error::RecvError;

use crate::fetch::fetch_all;
use crate::fetch::fetch_new;
use crate::fetch::open;
use crate::fetch::sources;
use crate::source::Source;

/// A mailbox whose server cannot tell is looked at so often, and one that failed is opened again after as long.
const GLANCE: Duration = Duration::from_secs(30);
/// A server that tells is asked after so long all the same: a connection may have died unseen.
const DOUBT: Duration = Duration::from_secs(120);
/// After so long the list of mailboxes is read again.
const ROUND: Duration = Duration::from_secs(240);
/// So many are watched at once; the others are looked at in turn.
const WATCHED: usize = 200;
/// What changes the list of mailboxes.
const CHANGES: [&str; 2] = ["email.source-changed", "email.mailbox-saved"];

/// Watching as timed work: one round after the other.
pub(crate) const JOB: Job = Job { key: "email.fetch", when: When::Every(GLANCE), run: |app, lease| timed(app, lease).boxed() };

async fn timed(app: App, lease: Lease) -> Result<()> {
    let mut heard = app.live().listen();
    let mut watched = sources(&app).await?;
    if !watched.is_empty() {
        let others = watched.split_off(watched.len().min(WATCHED));
        let each: FuturesUnordered<_> = watched.into_iter().map(|(address, source)| watch(&app, address, source)).collect();
        let changed = async {
            loop {
                match heard.recv().await {
                    Ok(event) if !CHANGES.contains(&event.kind.as_str()) => {}
                    Ok(_) | Err(RecvError::Lagged(_)) => return,
                    // Nothing more can be heard: the round ends by its time.
                    Err(RecvError::Closed) => std::future::pending().await,
                }
            }
        };
        tokio::select! {
            () = each.for_each(|()| async {}) => {}
            () = look_at(&app, others) => {}
            () = changed => {}
            () = tokio::time::sleep(ROUND) => {}
        }
    }
    app.write(Actor::system("jobs", None).may(WORK)?, move |tx| lease.finish(tx)).await
}

/// Stands by one mailbox until the round ends; a connection that breaks is opened again.
async fn watch(app: &App, address: String, mut source: Source) {
    loop {
        if let Err(error) = stand_by(app, &address, &mut source).await {
            tracing::warn!(%error, mailbox = %source.mailbox, "a mailbox cannot be watched");
        }
        tokio::time::sleep(GLANCE).await;
    }
}

/// Fetches what is new each time there is news, as long as the connection holds.
async fn stand_by(app: &App, address: &str, source: &mut Source) -> Result<()> {
    let Some(mut mailbox) = open(app, source).await? else { return Ok(()) };
    let patience = if mailbox.tells_of_mail() { DOUBT } else { GLANCE };
    while fetch_new(app, &mut mailbox, address, source).await?.trouble.is_none() {
        mailbox.wait(patience).await?;
    }
    mailbox.close().await;
    Ok(())
}

/// Looks at the mailboxes that are too many to be watched.
async fn look_at(app: &App, others: Vec<(String, Source)>) {
    if others.is_empty() {
        return std::future::pending().await;
    }
    if let Err(error) = fetch_all(app, others).await {
        tracing::warn!(%error, "mailboxes cannot be looked at");
    }
    // The next round begins with where each has got to.
    tokio::time::sleep(GLANCE).await;
}
