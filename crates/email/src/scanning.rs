//! Has files looked at by the scanner: at once when they come, and again with growing pauses while it is not there.

use std::sync::atomic::AtomicBool;
use std::sync::atomic::Ordering;
use std::time::Duration;

use ::store::Tx;
use futures::FutureExt;
use futures::StreamExt;
use kernel::Actor;
use kernel::Error;
use kernel::Grant;
use kernel::Id;
use kernel::Permission;
use kernel::Result;
use kernel::Role;
use platform::App;
use platform::Job;
use platform::Warning;
use platform::jobs::Lease;
use platform::jobs::WORK;
use platform::jobs::When;
use platform::scanner::Scanner;
use platform::scanner::Verdict;
use post::Limits;
use post::Mail;

use crate::scan::CLEAN;
use crate::scan::FOUND;
use crate::scan::LARGE;
use crate::scan::Scan;
use crate::scan::is_scanned;
use crate::scan_events::FilesScanned;
use crate::store;
use crate::store::scans;
use crate::store::scans::Threat;

const SCAN: Permission = Permission { key: "email.scan", roles: &[Role::System] };
/// So many are looked at before the list is read again.
const ROUND: u32 = 64;
/// So many are looked at at a time.
const AT_A_TIME: usize = 4;
/// The first pause after an attempt in vain; it doubles up to the longest.
const FIRST_PAUSE: Duration = Duration::from_secs(30);
const LONGEST_PAUSE: Duration = Duration::from_secs(15 * 60);
/// What was larger than the scanner takes is tried again after so long: it may have been given more room.
const LARGE_PAUSE: Duration = Duration::from_secs(6 * 3600);

/// Looks at what still waits.
pub(crate) const JOB: Job =
    Job { key: "email.scans", when: When::Every(Duration::from_secs(60)), run: |app, lease| timed(app, lease).boxed() };

/// Files wait that the scanner could not look at.
pub(crate) const WARNING: Warning = Warning { key: "scanner", stands: scans::is_any_late };

async fn timed(app: App, lease: Lease) -> Result<()> {
    if is_scanned(app.settings()) {
        if app.read(grant()?, scans::is_any_released).await? {
            app.write(grant()?, scans::take_back).await?;
        }
        round(&app).await?;
    } else if app.read(grant()?, scans::is_any_open).await? {
        app.write(grant()?, scans::release).await?;
    }
    app.write(Actor::system("jobs", None).may(WORK)?, move |tx| lease.finish(tx)).await
}

/// Whether a round is under way that a message began.
#[derive(Default)]
struct UnderWay(AtomicBool);

/// Something came: it is looked at soon, and nobody waits for that. What comes while a round is under way is taken up by it, or by the timed
/// work.
pub(crate) fn soon(app: &App) {
    if !is_scanned(app.settings()) {
        return;
    }
    let under_way = app.remembered(UnderWay::default);
    if under_way.0.swap(true, Ordering::SeqCst) {
        return;
    }
    let app = app.clone();
    tokio::spawn(async move {
        if let Err(error) = round(&app).await {
            tracing::warn!(%error, "files could not be scanned");
        }
        under_way.0.store(false, Ordering::SeqCst);
    });
}

fn grant() -> Result<Grant> {
    Actor::system("mail-scan", None).may(SCAN)
}

/// Looks at all that is due.
async fn round(app: &App) -> Result<()> {
    let Some(scanner) = Scanner::of(app.settings()) else { return Ok(()) };
    loop {
        let now = app.now();
        let due = app.read(grant()?, move |tx| scans::due(tx, now, ROUND)).await?;
        if due.is_empty() {
            return Ok(());
        }
        let mut looking = futures::stream::iter(due).map(|scan| look(app, &scanner, scan)).buffer_unordered(AT_A_TIME);
        while let Some(is_there) = looking.next().await {
            if !is_there? {
                return Ok(());
            }
        }
    }
}

/// Looks at a file of a reply while its writer waits, for a moment only.
pub(crate) async fn at_once(app: &App, id: i64, grant: &Grant, patience: Duration) {
    let Some(scanner) = Scanner::of(app.settings()) else { return };
    let known = app.read(grant.clone(), move |tx| Ok(scans::scans(tx, &[id])?.pop())).await;
    let Ok(Some(scan)) = known else { return };
    if let Err(error) = look(app, &scanner.within(patience), scan).await {
        tracing::warn!(%error, "a file could not be scanned");
    }
}

/// Looks at one; answers whether the scanner is there. Where it is not, all that is due waits together.
async fn look(app: &App, scanner: &Scanner, scan: Scan) -> Result<bool> {
    let within = grant()?.within(scan.entity);
    let judged = judge(app, scanner, &scan, within.clone()).await;
    match judged {
        Ok(found) => app.write(within, move |tx| settle(tx, scan, found)).await.map(|()| true),
        Err(error) => {
            let (trouble, pause) = (error.to_string().chars().take(300).collect::<String>(), pause(scan.attempts));
            if scanner.answers().await {
                app.write(within, move |tx| again(tx, &scan, trouble, pause)).await?;
                return Ok(true);
            }
            tracing::warn!(%error, "the scanner of files does not answer");
            app.write(grant()?, move |tx| {
                let until = tx.now() + pause;
                scans::put_off(tx, until, &trouble)
            })
            .await
            .map(|()| false)
        }
    }
}

/// One was tried in vain. While it was tried, somebody else may have been through.
fn again(tx: &mut Tx<'_>, scan: &Scan, trouble: String, pause: Duration) -> Result<()> {
    let as_it_was = |known: &Scan| known.try_at.is_some() && known.attempts == scan.attempts && known.state == scan.state;
    let Some(known) = scans::scans(tx, &[scan.id])?.pop().filter(as_it_was) else { return Ok(()) };
    let try_at = Some(tx.now() + pause);
    scans::save(tx, &Scan { attempts: known.attempts + 1, trouble, try_at, ..known })
}

fn pause(attempts: u32) -> Duration {
    FIRST_PAUSE.saturating_mul(1 << attempts.min(10)).min(LONGEST_PAUSE)
}

/// What was found; `None` for what is too large to be looked at.
type Found = Option<Vec<Threat>>;

/// Each file of a message by itself, as we would hand it out, and the message as a whole, as the scanner reads it: what one of the two does
/// not see the other may.
async fn judge(app: &App, scanner: &Scanner, scan: &Scan, grant: Grant) -> Result<Found> {
    let bytes = app.blobs().read(grant, &scan.hash).await?;
    let (mut found, mut large) = (Vec::new(), Vec::new());
    if scan.is_message {
        // On what we stumble over, the scanner's own reading is what is left.
        let raw = bytes.clone();
        let reading = tokio::task::spawn_blocking(move || Mail::parse(&raw, &Limits::default()).mail.attachments);
        for (place, file) in reading.await.unwrap_or_default().into_iter().enumerate() {
            match scanner.scan(&file.bytes).await? {
                Verdict::Clean => {}
                Verdict::TooLarge => large.push(Threat::large(Some(place))),
                Verdict::Found(name) => found.push(Threat::found(Some(place), name)),
            }
        }
    }
    match scanner.scan(&bytes).await? {
        Verdict::Found(name) if found.is_empty() => found.push(Threat::found(None, name)),
        Verdict::TooLarge => large.push(Threat::large(None)),
        Verdict::Found(_) | Verdict::Clean => {}
    }
    if found.is_empty() && !large.is_empty() {
        return Ok(None);
    }
    // What was found in one file says nothing of its neighbour that nobody has looked at.
    found.extend(large);
    Ok(Some(found))
}

/// Writes down what was found. The owner of the case is told of what is never to be opened; a second look that says the same tells nothing.
fn settle(tx: &mut Tx<'_>, scan: Scan, found: Found) -> Result<()> {
    let now = tx.now();
    // While it was looked at, somebody else may have been through, or a file taken out of its reply.
    let Some(known) = scans::scans(tx, &[scan.id])?.pop().filter(|known| known.try_at.is_some()) else { return Ok(()) };
    if known.attempts > 0 {
        scans::hurry(tx)?;
    }
    let (state, try_at) = match &found {
        None => (LARGE, Some(now + LARGE_PAUSE)),
        Some(found) if found.is_empty() => (CLEAN, None),
        Some(_) => (FOUND, None),
    };
    let is_news = known.state != state;
    let done = Scan { state: state.into(), found: found.unwrap_or_default(), trouble: String::new(), try_at, ..known };
    scans::save(tx, &done)?;
    if is_news { tell(tx, &done) } else { Ok(()) }
}

fn tell(tx: &mut Tx<'_>, scan: &Scan) -> Result<()> {
    let message = if scan.is_message { store::message(tx, Id::new(scan.id))? } else { None };
    if scan.state == CLEAN && message.as_ref().is_some_and(|message| message.attachments.is_empty()) {
        return Ok(());
    }
    let case = desk::store::case(tx, message.as_ref().map_or(scan.case, |message| message.case))?.ok_or(Error::NotFound("case"))?;
    let called = |threat: &Threat| {
        let file = message.as_ref().zip(threat.place).and_then(|(message, place)| message.attachments.get(place));
        file.filter(|file| !file.name.is_empty()).map_or_else(|| threat.name.clone(), |file| format!("{} ({})", threat.name, file.name))
    };
    tx.record(FilesScanned {
        case: case.id.get(),
        interaction: message.as_ref().map(|message| message.interaction.get()),
        thing: scan.id,
        is_message: scan.is_message,
        kind: scan.state.clone(),
        names: scan.found.iter().filter(|threat| !threat.is_large).map(called).collect::<Vec<_>>().join("، "),
    })?;
    match case.owner.filter(|_| scan.state == FOUND) {
        Some(owner) => desk::tell(tx, owner, "file-found", Some(case.id)),
        None => Ok(()),
    }
}
