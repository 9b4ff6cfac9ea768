//! A reply that leaves later: at the next opening or at a time that was chosen. Until then it is a draft that its writer may still change
//! or call back; what has become wrong with it by then is told to its writer, and it stays a draft.

use std::time::Duration;

use ::store::Tx;
use desk::CaseId;
use futures::FutureExt;
use kernel::Actor;
use kernel::Error;
use kernel::Grant;
use kernel::Permission;
use kernel::Result;
use kernel::Role;
use kernel::Timestamp;
use kernel::invalid;
use platform::App;
use platform::Job;
use platform::accounts;
use platform::jobs::Lease;
use platform::jobs::WORK;
use platform::jobs::When;

use crate::copies::Copies;
use crate::could_leave;
use crate::events::ReplyCalledBack;
use crate::events::ReplyHeld;
use crate::events::ReplyScheduled;
use crate::reply::REPLY;
use crate::reply::Reply;
use crate::second_look;
use crate::sending::Sending;
use crate::store;
use crate::store::Scheduled;

/// How far ahead a reply may be put.
const FURTHEST: Duration = Duration::from_secs(14 * 24 * 3600);
/// How many replies one round sends.
const ROUND: u32 = 200;

const LOOK: Permission = Permission { key: "email.scheduled", roles: &[Role::System] };

/// Sends what falls due.
pub(crate) const JOB: Job =
    Job { key: "email.scheduled", when: When::Every(Duration::from_secs(30)), run: |app, lease| timed(app, lease).boxed() };

/// Puts a reply off: it must be one that could leave now.
///
/// # Errors
/// As sending it; `Invalid` for a time that has passed or lies too far ahead.
pub(crate) async fn schedule(app: &App, grant: Grant, case: CaseId, reply: Reply, send_at: Timestamp) -> Result<()> {
    let now = app.now();
    if send_at <= now || send_at > now + FURTHEST {
        return Err(invalid("send_day", "email-schedule-when"));
    }
    could_leave::could_send(app, &grant, case, Sending::of(reply.clone())).await?;
    app.write(grant, move |tx| {
        let employee = tx.actor().employee()?;
        let canned = reply.canned.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ");
        let (seen, digest, entity) = (reply.seen, reply.digest(), tx.entity()?);
        let (override_reason, points, copies) = (reply.override_reason, reply.points, reply.copies.written());
        store::save_scheduled(tx, &Scheduled { case, employee, entity, seen, override_reason, canned, points, digest, copies, send_at })?;
        tx.record(ReplyScheduled { case: case.get(), send_at: send_at.as_millisecond() })?;
        Ok(())
    })
    .await
}

/// Calls a reply back: it is a draft again. Once more changes nothing.
///
/// # Errors
/// `NotFound` for a case of another entity; refused for who does not own it.
pub(crate) fn call_back(tx: &mut Tx<'_>, id: CaseId) -> Result<()> {
    let case = desk::store::case(tx, id)?.ok_or(Error::NotFound("case"))?;
    case.must_be_owned_by(tx.actor().employee()?)?;
    if store::drop_scheduled(tx, id)? {
        tx.record(ReplyCalledBack { case: id.get() })?;
    }
    Ok(())
}

async fn timed(app: App, lease: Lease) -> Result<()> {
    let now = app.now();
    let clock = Actor::system("clock", None);
    let due = app.read(clock.may(LOOK)?, move |tx| store::scheduled_until(tx, now, ROUND)).await?;
    for one in due {
        send(&app, &clock, one).await?;
    }
    app.write(Actor::system("jobs", None).may(WORK)?, move |tx| lease.finish(tx)).await
}

/// Sends one, with the rights that its writer has now. What the rules say against it is told to the writer; what is only out of order for
/// a while is tried again.
async fn send(app: &App, clock: &Actor, one: Scheduled) -> Result<()> {
    let (case, writer, entity) = (one.case, one.employee, one.entity);
    match attempt(app, clock, one).await {
        Ok(()) => Ok(()),
        Err(error @ (Error::Busy(_) | Error::ReadOnly(_) | Error::Broken(..))) => {
            tracing::warn!(%error, %case, "a scheduled reply waits");
            Ok(())
        }
        Err(error) => {
            let why = error.to_string();
            app.write(clock.may(LOOK)?.within(entity), move |tx| {
                store::drop_scheduled(tx, case)?;
                // Who has left reads no notices; whoever has the case now does.
                let owner = desk::store::case(tx, case)?.and_then(|known| known.owner).filter(|owner| *owner != writer);
                [Some(writer), owner].into_iter().flatten().try_for_each(|one| desk::tell(tx, one, "reply-held", Some(case)))?;
                tx.record(ReplyHeld { case: case.get(), employee: writer.get(), why })?;
                Ok(())
            })
            .await
        }
    }
}

async fn attempt(app: &App, clock: &Actor, one: Scheduled) -> Result<()> {
    let Scheduled { case, employee, entity, .. } = one;
    let look = clock.may(LOOK)?.within(entity);
    let actor = app.read(look, move |tx| accounts::acting(tx, employee, entity)).await?.ok_or(Error::NotFound("employee"))?;
    let grant = actor.may(REPLY)?;
    let draft = app.read(grant.clone(), move |tx| store::draft(tx, case)).await?.ok_or(Error::NotFound("draft"))?;
    let reply = Reply {
        subject: draft.subject,
        body: draft.body,
        lang: draft.lang,
        seen: one.seen,
        override_reason: one.override_reason,
        canned: one.canned.split_whitespace().filter_map(|id| id.parse().ok()).collect(),
        points: one.points,
        with_files: true,
        copies: Copies::read(&one.copies),
    };
    // What was looked at when it was put off is what leaves, not what somebody has begun to change since.
    if reply.digest() != one.digest {
        return Err(Error::Conflict("email-reply-changed"));
    }
    second_look::send_or_ask(app, grant, case, reply, false).await.map(drop)
}
