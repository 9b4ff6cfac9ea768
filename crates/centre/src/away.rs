//! A counter that somebody has left without a word: whoever signs out, locks their computer, or is not heard of any more, is away, and
//! customers see it at once (4.during.mark-empty-desk).

use std::sync::Arc;
use std::time::Duration;

use ::store::Hook;
use ::store::Tx;
use futures::FutureExt;
use kernel::Actor;
use kernel::EmployeeId;
use kernel::Error;
use kernel::Result;
use platform::App;
use platform::Job;
use platform::jobs::Lease;
use platform::jobs::WORK;
use platform::jobs::When;
use platform::sessions;

use crate::counter::Counter;
use crate::counter::Standing;
use crate::day::NIGHT;
use crate::issue::today;
use crate::opening_events::CounterLeft;
use crate::sent_back::back;
use crate::sent_back::in_vain;
use crate::sit::stands;
use crate::store;

/// Somebody ended their session themselves.
const SIGNED_OUT: &str = "account.signed-out";

/// Makes the hook that pauses the counter of whoever signs out, in the very transaction that says so.
pub(crate) fn signing_out() -> Hook {
    Arc::new(|tx| {
        let gone = tx.recorded().iter().filter(|event| event.kind == SIGNED_OUT);
        let gone: Vec<EmployeeId> = gone.filter_map(|event| Some(EmployeeId::new(event.thing.as_ref()?.1))).collect();
        if tx.entity().is_err() {
            return Ok(());
        }
        for employee in gone {
            if let Some(counter) = store::counter_at(tx, employee)? {
                is_left(tx, counter, Marked::Themselves)?;
            }
        }
        Ok(())
    })
}

/// How it came that a counter which somebody has left is marked as empty.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Marked {
    /// They did it, or asked for it.
    Themselves,
    /// Nothing was heard of them at the counter.
    Unheard,
    /// They were signed in nowhere any more.
    Found,
    /// Somebody else did it.
    Freed,
    /// The day was over.
    Night,
}

impl Marked {
    /// The stable name.
    const fn key(self) -> &'static str {
        match self {
            Marked::Themselves => "marked",
            Marked::Unheard => "unheard",
            Marked::Found => "found",
            Marked::Freed => "freed",
            Marked::Night => "night",
        }
    }
}

/// Writes down how it came that a counter is marked as empty, as it stood before. Of one that was marked already, and of an office, there is
/// nothing to say.
pub(crate) fn has_been_left(tx: &mut Tx<'_>, before: &Counter, how: Marked) -> Result<()> {
    let Some(employee) = before.employee.filter(|_| before.standing == Standing::Open && !before.is_office()) else { return Ok(()) };
    let day = before.since.to_zoned(ui::bahrain()).date().to_string();
    let Some(opening) = store::opening(tx, (before.centre, &day), employee)? else { return Ok(()) };
    tx.record(CounterLeft {
        centre: before.centre.get(),
        opening: opening.id.get(),
        employee: employee.get(),
        counter: before.number,
        step: how.key(),
    })
    .map(drop)
}

/// Nothing is heard any more of the one who acts, or their computer was locked: their counter is closed to customers until they are back.
/// While somebody is called or served nothing changes, for whoever talks to a customer touches no key.
pub(crate) fn goes_away(tx: &mut Tx<'_>) -> Result<()> {
    let me = tx.actor().employee()?;
    if store::ticket_at(tx, me)?.is_some() {
        return Ok(());
    }
    store::counter_at(tx, me)?.map_or(Ok(()), |counter| is_left(tx, counter, Marked::Unheard))
}

fn is_left(tx: &mut Tx<'_>, mut counter: Counter, how: Marked) -> Result<()> {
    let before = counter.clone();
    counter.pause(tx.now());
    if counter == before {
        return Ok(());
    }
    stands(tx, &counter)?;
    has_been_left(tx, &before, how)
}

/// Counters whose employee is signed in nowhere any more are paused, and whoever was sent on to where nobody is goes back to the line.
pub(crate) const JOB: Job =
    Job { key: "centre.empty-counters", when: When::Every(Duration::from_secs(60)), run: |app, lease| look_round(app, lease).boxed() };

async fn look_round(app: App, lease: Lease) -> Result<()> {
    let clock = Actor::system("clock", None);
    let idle = app.settings().sessions.idle;
    for entity in app.read(clock.may(NIGHT)?, org::store::entities).await? {
        let grant = || Ok::<_, Error>(clock.may(NIGHT)?.within(entity.id));
        // Mostly nobody is: then nothing is written.
        if !app.read(grant()?, move |tx| left(tx, idle)).await?.is_empty() {
            app.write(grant()?, move |tx| left(tx, idle)?.into_iter().try_for_each(|one| is_found(tx, one))).await?;
        }
        if !app.read(grant()?, move |tx| in_vain(tx, idle)).await?.is_empty() {
            app.write(grant()?, move |tx| in_vain(tx, idle)?.into_iter().try_for_each(|ticket| back(tx, ticket))).await?;
        }
    }
    app.write(Actor::system("jobs", None).may(WORK)?, move |tx| lease.finish(tx)).await
}

/// A counter of whoever is signed in nowhere is marked. Whoever talks to a customer touches no key: that they had gone is known of nobody else.
fn is_found(tx: &mut Tx<'_>, counter: Counter) -> Result<()> {
    let has_somebody = match counter.employee {
        Some(employee) => store::ticket_at(tx, employee)?.is_some(),
        None => false,
    };
    is_left(tx, counter, if has_somebody { Marked::Unheard } else { Marked::Found })
}

/// The open counters of those who are signed in nowhere.
fn left(tx: &mut Tx<'_>, idle: Duration) -> Result<Vec<Counter>> {
    let (mut left, day) = (Vec::new(), today(tx));
    // What stands open since a day that has gone is closed by the night.
    let is_todays = |counter: &Counter| counter.since.to_zoned(ui::bahrain()).date().to_string() == day;
    let open = store::occupied_counters(tx)?.into_iter().filter(|counter| counter.standing == Standing::Open && is_todays(counter));
    for counter in open {
        let Some(employee) = counter.employee else { continue };
        if !sessions::is_signed_in(tx, employee, idle)? {
            left.push(counter);
        }
    }
    Ok(left)
}
