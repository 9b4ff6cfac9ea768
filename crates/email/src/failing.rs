//! Other mail servers that do not work: mailboxes are opened again after growing pauses, and who looks after them is told once when that has
//! lasted a while, and once when it works again.

use std::time::Duration;

use ::store::Tx;
use futures::FutureExt;
use kernel::Actor;
use kernel::Permission;
use kernel::Result;
use kernel::Role;
use kernel::Timestamp;
use platform::App;
use platform::Job;
use platform::Warning;
use platform::accounts;
use platform::deliveries::Pauses;
use platform::jobs::Lease;
use platform::jobs::WORK;
use platform::jobs::When;

use crate::fault_events::RelayFails;
use crate::fault_events::SourceFails;
use crate::source::Source;
use crate::store::faults;

const TELL: Permission = Permission { key: "email.tell-of-faults", roles: &[Role::System] };
/// Between attempts to open a mailbox; it is never given up.
const PAUSES: Pauses = Pauses { first: Duration::from_secs(30), longest: Duration::from_secs(3600), total: Duration::MAX };
/// What has not worked for so long is told.
const PATIENCE: Duration = Duration::from_secs(15 * 60);

/// Tells of what has not worked for a while.
pub(crate) const JOB: Job =
    Job { key: "email.faults", when: When::Every(Duration::from_secs(60)), run: |app, lease| timed(app, lease).boxed() };

/// Mailboxes of other servers have not worked for a while.
pub(crate) const MAILBOXES: Warning =
    Warning { key: "mailboxes", stands: |tx| faults::late_sources(tx, overdue(tx)).map(|late| !late.is_empty()) };

/// The mail server that takes letters has not worked for a while.
pub(crate) const RELAY: Warning = Warning { key: "relay", stands: |tx| faults::late_relays(tx, overdue(tx)).map(|late| !late.is_empty()) };

fn overdue(tx: &Tx<'_>) -> Timestamp {
    tx.now().checked_sub(PATIENCE).unwrap_or(Timestamp::MIN)
}

/// When a mailbox that has failed so often in a row is opened again; `chance` spreads what failed together.
pub(crate) fn next_try(now: Timestamp, failures: u32, chance: u64) -> Timestamp {
    now.checked_add(PAUSES.after(failures, chance)).unwrap_or(now)
}

async fn timed(app: App, lease: Lease) -> Result<()> {
    tell_of_faults(&app).await?;
    app.write(Actor::system("jobs", None).may(WORK)?, move |tx| lease.finish(tx)).await
}

/// Tells the administrators of entities of what has not worked for a while, once.
///
/// # Errors
/// What the database says.
pub async fn tell_of_faults(app: &App) -> Result<()> {
    let grant = Actor::system("mail-intake", None).may(TELL)?;
    let (sources, relays) = app
        .read(grant.clone(), |tx| {
            let overdue = overdue(tx);
            Ok((faults::late_sources(tx, overdue)?, faults::late_relays(tx, overdue)?))
        })
        .await?;
    for late in sources.into_iter().filter(|late| !late.is_told) {
        app.write(grant.clone().within(late.entity), move |tx| {
            if !faults::source_told(tx, late.mailbox)? {
                return Ok(());
            }
            tx.record(SourceFails { mailbox: late.mailbox.get(), kind: "fails", why: late.why })?;
            tell(tx, "mailboxes-fail")
        })
        .await?;
    }
    for late in relays.into_iter().filter(|late| !late.is_told) {
        app.write(grant.clone().within(late.entity), move |tx| {
            if !faults::relay_told(tx)? {
                return Ok(());
            }
            tx.record(RelayFails { kind: "fails", why: late.why })?;
            tell(tx, "deliveries-fail")
        })
        .await?;
    }
    Ok(())
}

/// Tells those who look after the entity's mail.
pub(crate) fn tell(tx: &mut Tx<'_>, kind: &str) -> Result<()> {
    let entity = tx.entity()?;
    let mut administrators: Vec<_> = accounts::holders(tx, entity, Role::EntityAdministrator)?.into_iter().map(|(id, _)| id).collect();
    administrators.dedup();
    administrators.into_iter().try_for_each(|one| desk::tell(tx, one, kind, None))
}

/// A look at a mailbox has ended: what went wrong, or that nothing did, stands beside it.
pub(crate) fn looked(tx: &mut Tx<'_>, source: &Source, why: &str) -> Result<()> {
    let now = tx.now();
    let Some(known) = faults::source(tx, source.mailbox)? else { return Ok(()) };
    if why.is_empty() {
        faults::source_works(tx, source.mailbox)?;
        if known.is_told {
            tx.record(SourceFails { mailbox: source.mailbox.get(), kind: "works", why: String::new() })?;
            tell(tx, "mailboxes-work")?;
        }
        return Ok(());
    }
    let failures = known.failures.saturating_add(1);
    let chance = (now.as_millisecond() ^ source.mailbox.get()).unsigned_abs();
    faults::source_fails(tx, source.mailbox, why, (failures, next_try(now, failures, chance)))
}

/// What the mail server that takes letters did with one: `why` it could not be brought at all, or nothing.
pub(crate) fn handed(tx: &mut Tx<'_>, why: Option<&str>) -> Result<()> {
    let known = faults::relay(tx)?;
    match (why, known) {
        (Some(why), None) => faults::relay_fails(tx, why),
        (None, Some(is_told)) => {
            faults::relay_works(tx)?;
            if is_told {
                tx.record(RelayFails { kind: "works", why: String::new() })?;
                tell(tx, "deliveries-work")?;
            }
            Ok(())
        }
        _ => Ok(()),
    }
}
