//! Stands by mailboxes on other servers: a message is fetched as soon as its server tells of it, or at the next look where it cannot tell.

use std::sync::atomic::AtomicUsize;
use std::sync::atomic::Ordering;
use std::time::Duration;

use futures::FutureExt;
use futures::StreamExt;
use futures::stream::FuturesUnordered;
use kernel::Actor;
use kernel::Recorded;
use kernel::Result;
use platform::App;
use platform::Job;
use platform::jobs::Lease;
use platform::jobs::WORK;
use platform::jobs::When;
use post::Mailbox;
use tokio::sync::broadcast::error::RecvError;
use tokio::time::Instant;

use crate::fetch::by_entity;
use crate::fetch::fetch_all;
use crate::fetch::fetch_new;
use crate::fetch::grant;
use crate::fetch::open;
use crate::fetch::sources;
use crate::source::Source;
use crate::store;

/// A mailbox whose server cannot tell is looked at so often.
const GLANCE: Duration = Duration::from_secs(30);
/// A server that tells is asked after so long all the same: a connection may have died unseen.
const DOUBT: Duration = Duration::from_secs(120);
/// After so long the list of mailboxes is read again.
const ROUND: Duration = Duration::from_secs(240);
/// A round goes on for so long at most while mail is being fetched: a large message over a slow line is not begun anew each time.
const LONGEST: Duration = Duration::from_secs(3600);
/// So many are watched at once; the others are looked at in turn.
const WATCHED: usize = 200;
/// What changes the list of mailboxes, or what is to be fetched from them now.
const CHANGES: [&str; 3] = ["email.source-changed", "email.mailbox-saved", "email.skipped-settled"];

/// Watching as timed work: one round after the other.
pub(crate) const JOB: Job = Job { key: "email.fetch", when: When::Every(GLANCE), run: |app, lease| timed(app, lease).boxed() };

async fn timed(app: App, lease: Lease) -> Result<()> {
    let mut heard = app.live().listen();
    let mut watched = sources(&app).await?;
    if !watched.is_empty() {
        let others = watched.split_off(watched.len().min(WATCHED));
        let fetching = AtomicUsize::new(0);
        let each: FuturesUnordered<_> = watched.into_iter().map(|(address, source)| watch(&app, address, source, &fetching)).collect();
        let changed = async {
            loop {
                match heard.recv().await {
                    Ok(event) if !is_change(&event) => {}
                    Ok(_) | Err(RecvError::Lagged(_)) => return,
                    // Nothing more can be heard: the round ends by its time.
                    Err(RecvError::Closed) => std::future::pending().await,
                }
            }
        };
        tokio::select! {
            () = each.for_each(|()| async {}) => {}
            () = look_at(&app, others, &fetching) => {}
            () = changed => {}
            () = over(&fetching) => {}
        }
    }
    app.write(Actor::system("jobs", None).may(WORK)?, move |tx| lease.finish(tx)).await
}

/// What we do ourselves while fetching changes nothing for others.
fn is_change(event: &Recorded) -> bool {
    let is_ours = matches!(event.data["kind"].as_str(), Some("came" | "gone"));
    CHANGES.contains(&event.kind.as_str()) && !is_ours
}

/// Ends with the round: at its time, but not while mail is being fetched.
async fn over(fetching: &AtomicUsize) {
    tokio::time::sleep(ROUND).await;
    let last = Instant::now() + (LONGEST - ROUND);
    while fetching.load(Ordering::SeqCst) > 0 && Instant::now() < last {
        tokio::time::sleep(Duration::from_secs(1)).await;
    }
}

/// Stands by one mailbox until the round ends; one that fails is opened again after a pause that grows.
async fn watch(app: &App, address: String, source: Source, fetching: &AtomicUsize) {
    let mut known = Some(source);
    while let Some(mut source) = known {
        let pause = source.try_at.and_then(|at| at.duration_since(app.now()).try_into().ok()).unwrap_or_default();
        tokio::time::sleep(pause).await;
        let begun = Instant::now();
        if let Err(error) = stand_by(app, &address, &mut source, fetching).await {
            tracing::warn!(%error, mailbox = %source.mailbox, "a mailbox cannot be watched");
        }
        // A server that ends each connection at once is not asked for one after the other.
        tokio::time::sleep(GLANCE.saturating_sub(begun.elapsed())).await;
        known = of(app, &source).await;
    }
}

/// A mailbox as it stands now; as it was known where that cannot be read.
async fn of(app: &App, source: &Source) -> Option<Source> {
    let (within, mailbox) = (grant().ok()?.within(source.entity), source.mailbox);
    app.read(within, move |tx| store::source(tx, mailbox)).await.unwrap_or_else(|_| Some(source.clone()))
}

/// Fetches what is new each time there is news, as long as the connection holds.
async fn stand_by(app: &App, address: &str, source: &mut Source, fetching: &AtomicUsize) -> Result<()> {
    let Some(mut mailbox) = open(app, source).await? else { return Ok(()) };
    let patience = if mailbox.tells_of_mail() { DOUBT } else { GLANCE };
    while fetch_counted(app, &mut mailbox, (address, source), fetching).await? {
        if let Err(trouble) = mailbox.wait(patience).await {
            tracing::info!(%trouble, mailbox = %source.mailbox, "the connection to a mailbox has ended");
            return Ok(());
        }
    }
    mailbox.close().await;
    Ok(())
}

/// Fetches what is new, and is known to do so meanwhile; answers whether nothing stood in the way.
async fn fetch_counted(app: &App, mailbox: &mut Mailbox, (address, source): (&str, &mut Source), fetching: &AtomicUsize) -> Result<bool> {
    fetching.fetch_add(1, Ordering::SeqCst);
    let fetched = fetch_new(app, mailbox, address, source).await;
    fetching.fetch_sub(1, Ordering::SeqCst);
    Ok(fetched?.trouble.is_none())
}

/// Looks at the mailboxes that are too many to be watched, each entity's by themselves, until the round ends.
async fn look_at(app: &App, others: Vec<(String, Source)>, fetching: &AtomicUsize) {
    let each: FuturesUnordered<_> = by_entity(others).into_values().map(|line| look_in_turn(app, line, fetching)).collect();
    each.for_each(|()| async {}).await;
    std::future::pending().await
}

/// Looks at those of one entity, again and again.
async fn look_in_turn(app: &App, mut line: Vec<(String, Source)>, fetching: &AtomicUsize) {
    while !line.is_empty() {
        let now = app.now();
        let due = line.iter().filter(|(_, source)| source.try_at.is_none_or(|at| at <= now)).cloned().collect();
        fetching.fetch_add(1, Ordering::SeqCst);
        if let Err(error) = fetch_all(app, due).await {
            tracing::warn!(%error, "mailboxes cannot be looked at");
        }
        fetching.fetch_sub(1, Ordering::SeqCst);
        tokio::time::sleep(GLANCE).await;
        let mut next = Vec::new();
        for (address, source) in line {
            next.extend(of(app, &source).await.map(|source| (address, source)));
        }
        line = next;
    }
}
