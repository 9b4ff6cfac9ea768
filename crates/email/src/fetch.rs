//! Fetches mail from the mailboxes that entities have on other servers: each message is durable here before it is marked there.

use std::time::Duration;

use ::store::Tx;
use futures::FutureExt;
use futures::StreamExt;
use kernel::Actor;
use kernel::Error;
use kernel::Grant;
use kernel::Permission;
use kernel::Result;
use kernel::Role;
use platform::App;
use platform::Job;
use platform::jobs::Lease;
use platform::jobs::WORK;
use platform::jobs::When;
use post::Fetched;
use post::Report;

use crate::receive::Taken;
use crate::receive::receive_and;
use crate::source::Source;
use crate::store;

const FETCH: Permission = Permission { key: "email.fetch", roles: &[Role::System] };
/// So many servers are asked at a time.
const AT_A_TIME: usize = 8;

/// Fetching as timed work.
pub(crate) const JOB: Job =
    Job { key: "email.fetch", when: When::Every(Duration::from_secs(30)), run: |app, lease| timed(app, lease).boxed() };

async fn timed(app: App, lease: Lease) -> Result<()> {
    fetch(&app).await?;
    app.write(Actor::system("jobs", None).may(WORK)?, move |tx| lease.finish(tx)).await
}

/// Fetches what is new in every mailbox that is set up for it; answers how many messages were kept.
///
/// # Errors
/// What the database says; what a server says stands beside its mailbox.
pub async fn fetch(app: &App) -> Result<usize> {
    let sources = app.read(grant()?, store::sources).await?;
    let fetched = futures::stream::iter(sources).map(|(address, source)| fetch_one(app, address, source));
    let kept: Vec<Result<usize>> = fetched.buffer_unordered(AT_A_TIME).collect().await;
    kept.into_iter().sum()
}

fn grant() -> Result<Grant> {
    Actor::system("mail-intake", None).may(FETCH)
}

async fn fetch_one(app: &App, address: String, source: Source) -> Result<usize> {
    let report = match open(app, &source).await {
        Ok(mut mailbox) => {
            let report = mailbox.fetch_new(source.cursor, |fetched| keep(app.clone(), address.clone(), source.clone(), fetched)).await;
            mailbox.close().await;
            report
        }
        Err(trouble) => Report { cursor: source.cursor, kept: 0, skipped: Vec::new(), renumbered: false, trouble: Some(trouble) },
    };
    let kept = report.kept;
    app.write(grant()?.within(source.entity), move |tx| write_down(tx, &source, &report)).await?;
    Ok(kept)
}

async fn open(app: &App, source: &Source) -> Result<post::Mailbox> {
    post::Mailbox::open(source.account(app.keys())?).await
}

/// Keeps a message and how far the mailbox was fetched, both or neither.
async fn keep(app: App, address: String, source: Source, fetched: Fetched) -> Result<()> {
    let (mailbox, cursor) = (source.mailbox, fetched.cursor);
    match receive_and(&app, &address, fetched.raw, move |tx| store::set_cursor(tx, mailbox, cursor)).await? {
        Taken::Kept(..) | Taken::Again(_) => Ok(()),
        Taken::Nobody => Err(Error::NotFound("mailbox")),
    }
}

/// What happened stands beside the mailbox, for those who look after it.
fn write_down(tx: &mut Tx<'_>, source: &Source, report: &Report) -> Result<()> {
    let skipped = report.skipped.iter().map(|(uid, why)| format!("UID {uid}: {why}"));
    let trouble: Vec<String> = report.trouble.iter().map(ToString::to_string).chain(skipped).collect();
    if let Some(cursor) = report.cursor {
        store::set_cursor(tx, source.mailbox, cursor)?;
    }
    store::fetched(tx, source.mailbox, &trouble.join("; ").chars().take(500).collect::<String>())
}
