//! No reply that waits for a second look is forgotten: after a set time it goes up or is sent, as the entity says.

use std::time::Duration;

use futures::FutureExt;
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

use crate::events::ReplyHeld;
use crate::look_ends::keep_words;
use crate::look_events::LookWentUp;
use crate::second_look::CHANGED;
use crate::second_look::Look;
use crate::second_look::WATCH;
use crate::second_look::send_as;
use crate::store::looks;

/// Be told of those that waited too long.
const UP: Permission = Permission { key: "email.second-look-up", roles: &[Role::CentreManager, Role::EntityAdministrator] };
/// How many replies one round looks at.
const ROUND: u32 = 200;

/// Sees to those that have waited long enough.
pub(crate) const JOB: Job =
    Job { key: "email.second-looks", when: When::Every(Duration::from_secs(60)), run: |app, lease| timed(app, lease).boxed() };

async fn timed(app: App, lease: Lease) -> Result<()> {
    let now = app.now();
    let clock = Actor::system("clock", None);
    let due = app.read(clock.may(WATCH)?, move |tx| looks::looks_until(tx, now, ROUND)).await?;
    for look in due {
        see_to(&app, &clock, look).await?;
    }
    app.write(Actor::system("jobs", None).may(WORK)?, move |tx| lease.finish(tx)).await
}

/// One that has waited long enough: it is sent, or goes up. What speaks against sending it makes it a draft again, and its writer is told.
async fn see_to(app: &App, clock: &Actor, look: Look) -> Result<()> {
    let (case, writer, watch) = (look.case, look.employee, clock.may(WATCH)?.within(look.entity));
    let inside = app.clone();
    let is_sent = app.read(watch.clone(), move |tx| Ok(inside.settings().now(tx, "mail.second_look_then")? == "send")).await?;
    if !is_sent {
        return go_up(app, watch, look).await;
    }
    let (reply, mark) = (look.reply.clone(), look.mark());
    match send_as(app, look, reply, (None, "timed")).await {
        // Somebody else saw to it meanwhile.
        Ok(()) | Err(Error::Conflict(CHANGED)) => Ok(()),
        Err(error @ (Error::Busy(_) | Error::ReadOnly(_) | Error::Broken(..))) => {
            tracing::warn!(%error, %case, "a reply that waits for a second look waits on");
            Ok(())
        }
        Err(error) => {
            let why = error.to_string();
            app.write(watch, move |tx| {
                let Some(look) = looks::look(tx, case)?.filter(|look| look.mark() == mark) else { return Ok(()) };
                looks::drop_look(tx, case)?;
                keep_words(tx, &look)?;
                desk::tell(tx, writer, "reply-held", Some(case))?;
                tx.record(ReplyHeld { case: case.get(), employee: writer.get(), why })?;
                Ok(())
            })
            .await
        }
    }
}

async fn go_up(app: &App, watch: Grant, look: Look) -> Result<()> {
    let case = look.case;
    app.write(watch, move |tx| {
        let Some(known) = looks::look(tx, case)?.filter(|known| !known.is_up && known.mark() == look.mark()) else { return Ok(()) };
        looks::save_look(tx, &Look { is_up: true, ..known })?;
        tx.record(LookWentUp { case: case.get(), employee: look.employee.get() })?;
        let up = desk::store::reaching(tx, UP, case)?;
        up.into_iter().try_for_each(|one| desk::tell(tx, one, "look-up", Some(case)))
    })
    .await
}
