//! The line of those who asked for a break: whoever stands first goes once cover allows it and the visit in hand is over; who comes back lets the
//! next one go.

use std::sync::Arc;
use std::time::Duration;

use ::store::Hook;
use ::store::Tx;
use futures::FutureExt;
use kernel::Actor;
use kernel::CentreId;
use kernel::EmployeeId;
use kernel::Id;
use kernel::Permission;
use kernel::Result;
use kernel::Role;
use kernel::Timestamp;
use org::ServiceId;
use platform::App;
use platform::Job;
use platform::jobs::Lease;
use platform::jobs::WORK;
use platform::jobs::When;

use crate::KEY;
use crate::away::Marked;
use crate::away::has_been_left;
use crate::break_events::BreakBegan;
use crate::break_events::BreakDue;
use crate::break_events::BreakEnded;
use crate::breaks::Break;
use crate::breaks::Stage;
use crate::breaks::tell_asked;
use crate::breaks::tell_granted;
use crate::breaks::withdraw;
use crate::counter::Counter;
use crate::counter::Standing;
use crate::cover::Cover;
use crate::cover::Kept;
use crate::cover::Missing;
use crate::cover::Server;
use crate::cover::minutes;
use crate::hours::calendar_of;
use crate::hours::is_open_now;
use crate::issue::today;
use crate::serve::millis;
use crate::sit::stands;
use crate::slots::Span;
use crate::state::State;
use crate::store;

/// Let breaks begin whose time has come.
pub(crate) const KEEP_BREAKS: Permission = Permission { key: "centre.keep-breaks", roles: &[Role::System] };

/// What is planned for later than this meets no break that begins now.
const AHEAD: Duration = Duration::from_secs(3 * 3600);
/// How long a break is at least where the centre names no lengths, in minutes.
pub(crate) const SHORTEST: u32 = 5;
/// What may let a break begin or end.
const CHANGES: [&str; 8] = [
    "centre.counter-stands",
    "centre.visit-completed",
    "centre.visit-moved",
    "centre.ticket-ended",
    "centre.ticket-returned",
    "centre.ticket-went-on",
    "centre.day-closed",
    "centre.changed",
];

/// Makes the hook that lets breaks begin and end in the very transaction that brings it.
pub(crate) fn hook() -> Hook {
    Arc::new(|tx| {
        let touched = tx.recorded().iter().filter(|event| CHANGES.contains(&event.kind.as_str()));
        let mut centres: Vec<i64> = touched.filter_map(|event| Some(event.thing.as_ref()?.1)).collect();
        if centres.is_empty() || tx.entity().is_err() {
            return Ok(());
        }
        centres.sort_unstable();
        centres.dedup();
        centres.into_iter().try_for_each(|centre| go_on(tx, Id::new(centre)))
    })
}

/// What keeps the cover of a centre now.
pub(crate) struct Ground {
    pub(crate) cover: Cover,
    services: Vec<ServiceId>,
    counters: Vec<Counter>,
    /// Those who sit at open counters.
    servers: Vec<Server>,
    /// Whether anybody may come or waits: before and after the hours nothing has to be kept.
    is_open: bool,
}

impl Ground {
    /// Looks at a centre now.
    pub(crate) fn of(tx: &mut Tx<'_>, centre: CentreId) -> Result<Ground> {
        let counters = store::counters(tx, centre)?;
        let open = counters.iter().filter(|counter| counter.standing == Standing::Open).filter_map(|counter| counter.employee);
        let servers = servers(tx, open.collect())?;
        Ok(Ground { cover: store::cover(tx, centre)?, services: offered(tx, centre)?, counters, servers, is_open: is_open(tx, centre)? })
    }

    fn kept(&self) -> Kept<'_> {
        Kept { cover: &self.cover, services: &self.services, counters: self.counters.len() }
    }

    fn counter_of(&self, who: EmployeeId) -> Option<&Counter> {
        self.counters.iter().find(|counter| counter.employee == Some(who))
    }

    /// What stands against somebody's going away now for so many minutes; nothing where they may. Whoever may go after their visit counts as gone,
    /// and so do those whose planned breaks fall into it.
    pub(crate) fn against(&self, (who, many): (EmployeeId, u32), (all, now): (&[Break], Timestamp)) -> Option<(Timestamp, Missing)> {
        let leaves = self.servers.iter().find(|server| server.who == who).filter(|_| self.is_open)?;
        let counts = |other: &&Break| matches!(other.stage, Stage::Granted | Stage::Planned);
        let others: Vec<(EmployeeId, Span)> = all.iter().filter(counts).map(|other| (other.employee, other.span(now))).collect();
        let time = Span { from: now, to: now + minutes(many) };
        self.kept().first_missing((leaves, time), &self.servers, &others)
    }
}

/// What would be missing at an open counter if whoever sits there went away now for as long as the shortest break; nothing where cover is kept.
pub(crate) fn missing_without(tx: &mut Tx<'_>, centre: CentreId, who: EmployeeId) -> Result<Option<(Timestamp, Missing)>> {
    let (ground, now) = (Ground::of(tx, centre)?, tx.now());
    let all = store::breaks_until(tx, centre, now + AHEAD)?;
    let shortest = ground.cover.lengths.iter().copied().min().unwrap_or(SHORTEST);
    Ok(ground.against((who, shortest), (&all, now)))
}

/// Somebody at a counter, with what they are qualified for there.
pub(crate) fn server(tx: &mut Tx<'_>, who: EmployeeId) -> Result<Server> {
    let skills = org::store::skills(tx, who)?.into_iter().filter(|skill| skill.channel == KEY);
    Ok(Server { who, skills: skills.map(|skill| (skill.service, skill.lang)).collect() })
}

/// The same of several, in one question.
pub(crate) fn servers(tx: &mut Tx<'_>, all: Vec<EmployeeId>) -> Result<Vec<Server>> {
    let skills = org::store::skills_of(tx, &all)?;
    let server = |who: EmployeeId| {
        let own = skills.iter().filter(|skill| skill.employee == who && skill.channel == KEY);
        Server { who, skills: own.map(|skill| (skill.service, skill.lang)).collect() }
    };
    Ok(all.into_iter().map(server).collect())
}

/// The services that a centre offers.
pub(crate) fn offered(tx: &mut Tx<'_>, centre: CentreId) -> Result<Vec<ServiceId>> {
    Ok(store::offered(tx, centre)?.into_iter().filter(|one| one.is_offered).map(|one| one.service).collect())
}

/// Whether people may come to a centre now, or still wait there.
fn is_open(tx: &mut Tx<'_>, centre: CentreId) -> Result<bool> {
    if is_open_now(tx, centre)? {
        return Ok(true);
    }
    let day = today(tx);
    Ok(!store::tickets_in(tx, (centre, &day), &[State::Waiting])?.is_empty())
}

/// Lets each break of a centre begin or end that does by now.
///
/// # Errors
/// What the database says.
pub(crate) fn go_on(tx: &mut Tx<'_>, centre: CentreId) -> Result<()> {
    let near = store::breaks_until(tx, centre, tx.now() + AHEAD)?;
    if near.is_empty() {
        return Ok(());
    }
    let ground = Ground::of(tx, centre)?;
    for one in near {
        settle(tx, &ground, one)?;
    }
    // Each that begins leaves fewer behind: the next one is looked at again.
    while begin_next(tx, centre)? {}
    Ok(())
}

/// A break ends with the counter that it closed, or comes to nothing; one that was planned is asked for when its time has come.
fn settle(tx: &mut Tx<'_>, ground: &Ground, mut one: Break) -> Result<()> {
    let (now, standing) = (tx.now(), ground.counter_of(one.employee).map(|counter| counter.standing));
    match one.stage {
        Stage::Running if standing != Some(Standing::Paused) => over(tx, one),
        Stage::Running if one.due.is_some_and(|due| due < now) && !one.is_overdue => {
            one.is_overdue = true;
            store::save_break(tx, &one)?;
            tx.record(BreakDue { centre: one.centre.get(), id: one.id.get(), employee: one.employee.get() }).map(drop)
        }
        Stage::Asked | Stage::Granted if standing != Some(Standing::Open) => withdraw(tx, one, "left"),
        Stage::Planned if one.span(now).to <= now => withdraw(tx, one, "lapsed"),
        Stage::Planned if one.span(now).from <= now && standing == Some(Standing::Open) => {
            let has_another = store::break_of(tx, one.employee)?.is_some();
            if has_another {
                return Ok(());
            }
            (one.stage, one.asked) = (Stage::Asked, one.planned.unwrap_or(now));
            store::save_break(tx, &one)?;
            tell_asked(tx, &one)
        }
        _ => Ok(()),
    }
}

fn over(tx: &mut Tx<'_>, mut one: Break) -> Result<()> {
    let now = tx.now();
    (one.stage, one.ended) = (Stage::Over, Some(now));
    store::save_break(tx, &one)?;
    let lasted = one.begun.map(|begun| Duration::try_from(now.duration_since(begun)).unwrap_or_default()).unwrap_or_default();
    let calendar = calendar_of(tx, one.centre)?;
    let in_hours = one.begun.is_some_and(|begun| calendar.is_open(begun));
    let (id, employee) = (one.id.get(), one.employee.get());
    tx.record(BreakEnded { centre: one.centre.get(), id, employee, lasted_ms: millis(lasted), in_hours }).map(drop)
}

/// The first break of the line that may begin does, or is granted for the end of the visit in hand; answers whether there was one.
fn begin_next(tx: &mut Tx<'_>, centre: CentreId) -> Result<bool> {
    let (ground, now) = (Ground::of(tx, centre)?, tx.now());
    let all = store::breaks_until(tx, centre, now + AHEAD)?;
    for one in all.iter().filter(|one| one.waits()) {
        let is_granted = one.stage == Stage::Granted;
        if !is_granted && ground.against((one.employee, one.minutes), (&all, now)).is_some() {
            continue;
        }
        let is_busy = store::ticket_at(tx, one.employee)?.is_some();
        match ground.counter_of(one.employee) {
            Some(counter) if !is_busy => {
                begin(tx, one.clone(), (counter.clone(), &ground))?;
                return Ok(true);
            }
            Some(_) if !is_granted => {
                let granted = Break { stage: Stage::Granted, ..one.clone() };
                store::save_break(tx, &granted)?;
                tell_granted(tx, &granted, ("cover", String::new()))?;
                return Ok(true);
            }
            _ => {}
        }
    }
    Ok(false)
}

/// The break begins: whoever takes it is away, and customers see it at once.
fn begin(tx: &mut Tx<'_>, mut one: Break, (mut counter, ground): (Counter, &Ground)) -> Result<()> {
    let now = tx.now();
    let due = now + minutes(one.minutes);
    (one.stage, one.begun, one.due) = (Stage::Running, Some(now), Some(due));
    store::save_break(tx, &one)?;
    let before = counter.clone();
    counter.pause(now);
    stands(tx, &counter)?;
    has_been_left(tx, &before, Marked::Themselves)?;
    tx.record(BreakBegan {
        centre: one.centre.get(),
        id: one.id.get(),
        employee: one.employee.get(),
        counter: counter.number,
        due_at: due.as_millisecond(),
        stay: ground.servers.iter().filter(|server| server.who != one.employee).count(),
        least: ground.cover.least_open,
    })
    .map(drop)
}

/// Every minute: planned breaks whose time has come, and those who are not back.
pub(crate) const JOB: Job =
    Job { key: "centre.breaks", when: When::Every(Duration::from_secs(60)), run: |app, lease| each_minute(app, lease).boxed() };

async fn each_minute(app: App, lease: Lease) -> Result<()> {
    let clock = Actor::system("clock", None);
    for entity in app.read(clock.may(KEEP_BREAKS)?, org::store::entities).await? {
        let centres = app.read(clock.may(KEEP_BREAKS)?.within(entity.id), |tx| {
            let now = tx.now();
            store::centres_with_breaks(tx, now)
        });
        for centre in centres.await? {
            desk::round::each(&app, clock.may(KEEP_BREAKS)?.within(entity.id), centre.get(), move |tx| go_on(tx, centre)).await?;
        }
    }
    app.write(Actor::system("jobs", None).may(WORK)?, move |tx| lease.finish(tx)).await
}
