//! Messages that a server would not give while it gave others: they stand beside the mailbox and are asked for again, until they come, are
//! gone from the server, or are given up by a person.

use std::time::Duration;

use ::store::Tx;
use axum::extract::Path;
use axum::extract::State;
use axum::response::Response;
use axum::routing::post;
use http::Method;
use kernel::Error;
use kernel::Result;
use kernel::Timestamp;
use platform::Access;
use platform::App;
use platform::Failure;
use platform::Route;
use platform::Visit;
use platform::deliveries::Pauses;
use platform::number;
use post::Skipped;

use crate::failing;
use crate::fault_events::MessageSkipped;
use crate::fault_events::SkippedSettled;
use crate::mailbox::MailboxId;
use crate::mailbox_page::Typed;
use crate::mailbox_page::act;
use crate::source::MANAGE;
use crate::store::faults;

/// Between attempts to get a message that was passed; it is never given up by itself.
const PAUSES: Pauses = Pauses { first: Duration::from_secs(3600), longest: Duration::from_secs(86_400), total: Duration::MAX };
/// So many of a mailbox are shown, and asked for again at a time.
pub(crate) const MOST: u32 = 20;

/// A message that was passed.
#[derive(Clone, Debug)]
pub(crate) struct Passed {
    pub(crate) validity: u32,
    pub(crate) uid: u32,
    pub(crate) why: String,
    pub(crate) at: Timestamp,
    pub(crate) tries: u32,
    pub(crate) try_at: Timestamp,
}

pub(crate) fn routes() -> Vec<Route> {
    let may = Access::May(MANAGE);
    vec![
        Route::page(Method::POST, "/desk/mailboxes/{id}/skipped/{uid}/attempt", may, post(attempt)),
        Route::page(Method::POST, "/desk/mailboxes/{id}/skipped/{uid}/removal", may, post(remove)),
    ]
}

/// Writes down, in the transaction that moves on, which messages it passes.
pub(crate) fn pass(tx: &mut Tx<'_>, of: (MailboxId, u32), skipped: &[Skipped]) -> Result<()> {
    let now = tx.now();
    let mut is_new = false;
    for one in skipped {
        if faults::pass(tx, of, one, next_try(now, 1, one.uid))? {
            tx.record(MessageSkipped { mailbox: of.0.get(), uid: one.uid, why: one.why.clone() })?;
            is_new = true;
        }
    }
    if is_new { failing::tell(tx, "mailboxes-skipped") } else { Ok(()) }
}

fn next_try(now: Timestamp, tries: u32, uid: u32) -> Timestamp {
    now.checked_add(PAUSES.after(tries, u64::from(uid))).unwrap_or(now)
}

/// The messages that are to be asked for again now.
pub(crate) fn due(tx: &mut Tx<'_>, mailbox: MailboxId, validity: u32) -> Result<Vec<Passed>> {
    let now = tx.now();
    let all = faults::passed(tx, mailbox, MOST)?;
    Ok(all.into_iter().filter(|one| one.validity == validity && one.try_at <= now).collect())
}

/// It was not given this time either.
pub(crate) fn refused(tx: &mut Tx<'_>, mailbox: MailboxId, passed: &Passed, why: String) -> Result<()> {
    let (now, tries) = (tx.now(), passed.tries.saturating_add(1));
    faults::ask_again(tx, mailbox, &Passed { why, tries, try_at: next_try(now, tries, passed.uid), ..passed.clone() }).map(drop)
}

/// It came, is gone, or was given up.
pub(crate) fn settle(tx: &mut Tx<'_>, mailbox: MailboxId, (validity, uid): (u32, u32), kind: &'static str) -> Result<()> {
    if faults::settle(tx, mailbox, validity, uid)? == 0 {
        return Ok(());
    }
    tx.record(SkippedSettled { mailbox: mailbox.get(), uid, kind })?;
    Ok(())
}

/// Asks for one again now.
///
/// # Errors
/// `NotFound` where nothing with this number was passed in a mailbox of the entity.
pub(crate) fn ask_now(tx: &mut Tx<'_>, mailbox: MailboxId, uid: u32) -> Result<()> {
    let now = tx.now();
    let known = known(tx, mailbox, uid)?;
    faults::ask_again(tx, mailbox, &Passed { try_at: now, ..known })?;
    tx.record(SkippedSettled { mailbox: mailbox.get(), uid, kind: "again" })?;
    Ok(())
}

/// Gives one up.
///
/// # Errors
/// As asking for it again.
pub(crate) fn give_up(tx: &mut Tx<'_>, mailbox: MailboxId, uid: u32) -> Result<()> {
    let known = known(tx, mailbox, uid)?;
    settle(tx, mailbox, (known.validity, uid), "given-up")
}

/// The one of a mailbox with this number.
fn known(tx: &mut Tx<'_>, mailbox: MailboxId, uid: u32) -> Result<Passed> {
    faults::passed(tx, mailbox, MOST)?.into_iter().find(|one| one.uid == uid).ok_or(Error::NotFound("skipped message"))
}

/// POST /desk/mailboxes/{id}/skipped/{uid}/attempt
async fn attempt(State(app): State<App>, visit: Visit, Path((id, uid)): Path<(String, String)>) -> std::result::Result<Response, Failure> {
    let (mailbox, uid) = (number(&id)?, message(&uid)?);
    act(&app, &visit, Typed::default(), move |tx| ask_now(tx, mailbox, uid)).await
}

/// POST /desk/mailboxes/{id}/skipped/{uid}/removal
async fn remove(State(app): State<App>, visit: Visit, Path((id, uid)): Path<(String, String)>) -> std::result::Result<Response, Failure> {
    let (mailbox, uid) = (number(&id)?, message(&uid)?);
    act(&app, &visit, Typed::default(), move |tx| give_up(tx, mailbox, uid)).await
}

/// The number of a message, as an address has it.
pub(crate) fn message(uid: &str) -> Result<u32> {
    uid.parse().map_err(|_| Error::NotFound("skipped message"))
}
