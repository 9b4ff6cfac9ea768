//! What time does to appointments: customers are reminded, told what a change of the calendar did, and counted as absent after the grace; what they
//! handed in is kept no longer than was said.

use std::time::Duration;

use ::store::Tx;
use desk::round;
use futures::FutureExt;
use kernel::Actor;
use kernel::Grant;
use kernel::Permission;
use kernel::Result;
use kernel::Role;
use platform::App;
use platform::Job;
use platform::jobs::Lease;
use platform::jobs::WORK;
use platform::jobs::When;

use crate::appointment::Appointment;
use crate::appointment::AppointmentId;
use crate::appointment::Standing;
use crate::appointment_words::Word;
use crate::appointment_words::tell;
use crate::book::ended;
use crate::papers::handed_in;
use crate::store;

/// Remind customers of appointments, and count as absent who did not come.
pub(crate) const KEEP: Permission = Permission { key: "centre.keep-appointments", roles: &[Role::System] };

const MINUTE: Duration = Duration::from_secs(60);

/// Every minute: who is told by then, and who did not come.
pub(crate) const JOB: Job =
    Job { key: "centre.appointments", when: When::Every(MINUTE), run: |app, lease| each_minute(app, lease).boxed() };

async fn each_minute(app: App, lease: Lease) -> Result<()> {
    let clock = Actor::system("clock", None);
    for entity in app.read(clock.may(KEEP)?, org::store::entities).await? {
        let due = app.read(clock.may(KEEP)?.within(entity.id), |tx| {
            let now = tx.now();
            store::appointments_due(tx, now)
        });
        for id in due.await? {
            let inside = app.clone();
            round::each(&app, clock.may(KEEP)?.within(entity.id), id.get(), move |tx| keep(&inside, tx, id)).await?;
        }
        forget_documents(&app, &clock.may(KEEP)?.within(entity.id)).await?;
    }
    app.write(Actor::system("jobs", None).may(WORK)?, move |tx| lease.finish(tx)).await
}

/// Documents whose time is over leave: a month after the appointment, or at once where it was given back.
async fn forget_documents(app: &App, grant: &Grant) -> Result<()> {
    let over = app.read(grant.clone(), |tx| {
        let now = tx.now();
        store::handed_in_over(tx, now)
    });
    let over = over.await?;
    for id in over {
        let inside = app.clone();
        round::each(app, grant.clone(), id.get(), move |tx| handed_in::lapse(tx, inside.settings(), id)).await?;
    }
    Ok(())
}

/// Each by itself: a day on which many are called off holds no writer for long.
fn keep(app: &App, tx: &mut Tx<'_>, id: AppointmentId) -> Result<()> {
    let Some(mut one) = store::appointment(tx, id)? else { return Ok(()) };
    let now = tx.now();
    if one.standing == Standing::Booked && is_past_grace(tx, &one)? {
        one.miss()?;
        return ended(tx, &mut one, Standing::Booked);
    }
    if one.remind.is_some_and(|at| at <= now) {
        one.remind = None;
        store::save_appointment(tx, &mut one)?;
        // After an outage nobody is reminded of what has begun.
        if one.standing == Standing::Booked && now < one.time.from {
            tell(app, tx, &one, Word::Reminder)?;
        }
    }
    if !one.owes.is_empty() {
        one.owes.clear();
        store::save_appointment(tx, &mut one)?;
        tell(app, tx, &one, Word::CalledOff)?;
    }
    Ok(())
}

/// Whoever has not come by the end of the centre's grace is not expected any more.
fn is_past_grace(tx: &mut Tx<'_>, one: &Appointment) -> Result<bool> {
    let grace = MINUTE * store::appointment_rules(tx, one.centre)?.grace_minutes;
    let now = tx.now();
    Ok(one.time.from.checked_add(grace).is_ok_and(|last| last < now))
}
