//! The end of a centre's day: what becomes of those who still wait is decided and told to them, and the night leaves nothing open.

pub(crate) mod incident;
mod incident_events;
pub(crate) mod incidents_api;
pub(crate) mod incidents_page;

use std::time::Duration;

use ::store::Tx;
use futures::FutureExt;
use kernel::Actor;
use kernel::CentreId;
use kernel::Error;
use kernel::Permission;
use kernel::Result;
use kernel::Role;
use kernel::Timestamp;
use kernel::refuse;
use platform::App;
use platform::Job;
use platform::deliveries::can_text;
use platform::jobs::Lease;
use platform::jobs::WORK;
use platform::jobs::When;

use crate::away::Marked;
use crate::away::has_been_left;
use crate::events::DayClosed;
use crate::events::DayOpened;
use crate::free::free_of_absent;
use crate::issue::must_reach;
use crate::issue::today;
use crate::serve::over;
use crate::serve::tell_moved;
use crate::sit::stands;
use crate::state::State;
use crate::store;
use crate::text_ticket::send;
use crate::ticket::Ticket;
use crate::turn_push::closes;
use crate::walk::count_walks;

/// Close a centre's day, and counters that somebody has left.
pub const CLOSE: Permission = Permission { key: "centre.close", roles: &[Role::Supervisor, Role::CentreManager] };
/// End what days that have gone left behind.
pub(crate) const NIGHT: Permission = Permission { key: "centre.night", roles: &[Role::System] };

/// That the day is over is of no use to a customer who hears it later than this.
const TOLD: Duration = Duration::from_secs(3600);

/// What becomes of those who still wait when a day is closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LeftOver {
    /// They are served; nobody else gets a ticket.
    Served,
    /// They are asked to come on another day.
    Unserved,
}

impl LeftOver {
    /// The stable name: `served`.
    pub const fn key(self) -> &'static str {
        match self {
            LeftOver::Served => "served",
            LeftOver::Unserved => "unserved",
        }
    }

    /// Reads a stable name.
    pub fn parse(key: &str) -> Option<LeftOver> {
        [LeftOver::Served, LeftOver::Unserved].into_iter().find(|one| one.key() == key)
    }
}

/// How a day was closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ClosedDay {
    /// What became of those who still waited.
    pub left_over: LeftOver,
    /// When.
    pub at: Timestamp,
}

impl ClosedDay {
    /// Whether it may still be closed so: whom it sent away is not called back.
    pub(crate) fn may_become(&self, left_over: LeftOver) -> bool {
        self.left_over == LeftOver::Served && left_over == LeftOver::Unserved
    }

    /// The key of the words that say what becomes of those who waited.
    pub(crate) const fn words(&self) -> &'static str {
        match self.left_over {
            LeftOver::Served => "centre-day-served",
            LeftOver::Unserved => "centre-day-unserved",
        }
    }
}

/// Closes the centre's day: no more tickets are given. Whoever stands at a counter is served in any case. A day whose customers should be served
/// may still be closed without.
///
/// # Errors
/// Refused where it is closed so already; `NotFound` for a centre out of reach.
pub fn close_day(tx: &mut Tx<'_>, app: &App, centre: CentreId, left_over: LeftOver) -> Result<()> {
    must_reach(tx, centre)?;
    let day = today(tx);
    let before = store::closed_day(tx, centre, &day)?;
    if before.is_some_and(|before| !before.may_become(left_over)) {
        return Err(refuse("centre-day-closed-before").into());
    }
    store::close_day(tx, centre, &day, left_over)?;
    let left = store::tickets_in(tx, (centre, &day), &[State::Waiting, State::Parked])?;
    let many = left.len();
    if left_over == LeftOver::Unserved {
        left.into_iter().try_for_each(|ticket| sent_away(tx, app, ticket))?;
    }
    tx.record(DayClosed { centre: centre.get(), day, left_over: left_over.key(), waiting: many }).map(drop)
}

/// Takes the closing of today back: tickets are given again. Whom it sent away stays told.
///
/// # Errors
/// `NotFound` for a centre out of reach.
pub fn open_day(tx: &mut Tx<'_>, centre: CentreId) -> Result<()> {
    must_reach(tx, centre)?;
    let day = today(tx);
    if store::open_day(tx, centre, &day)? { tx.record(DayOpened { centre: centre.get(), day }).map(drop) } else { Ok(()) }
}

/// Whoever left a number or asked for notices hears of it where they are, and need not look at the page of their turn or come for nothing.
fn sent_away(tx: &mut Tx<'_>, app: &App, ticket: Ticket) -> Result<()> {
    if let Some(phone) = store::ticket_phone(tx, ticket.id)?.filter(|_| can_text(app.settings())) {
        send(tx, app, (&ticket, &phone), ("centre-closed", "centre-text-closed", TOLD))?;
    }
    closes(tx, app, &ticket, TOLD)?;
    unserved(tx, ticket, "closing")
}

fn unserved(tx: &mut Tx<'_>, mut ticket: Ticket, how: &'static str) -> Result<()> {
    let called_by = ticket.employee.filter(|_| ticket.state == State::Called);
    ticket.close_unserved(tx.now())?;
    over(tx, &mut ticket, (how, called_by))
}

/// Whoever was at a counter was served, although nobody said so; what remains of the matter is among the open ones of whoever served.
fn served(tx: &mut Tx<'_>, mut ticket: Ticket) -> Result<()> {
    ticket.end_with_the_day(tx.now())?;
    store::save_ticket(tx, &mut ticket)?;
    if let Some(employee) = ticket.employee {
        desk::visit::release(tx, employee)?;
    }
    tell_moved(tx, &ticket, ("day-over", ticket.service), String::new())
}

/// What days that have gone left behind is ended: tickets and counters; and so are the counters of whoever is away by now.
pub(crate) const JOB: Job =
    Job { key: "centre.night", when: When::Every(Duration::from_secs(900)), run: |app, lease| at_night(app, lease).boxed() };

async fn at_night(app: App, lease: Lease) -> Result<()> {
    let clock = Actor::system("clock", None);
    for entity in app.read(clock.may(NIGHT)?, org::store::entities).await? {
        let grant = clock.may(NIGHT)?.within(entity.id);
        let parts: [fn(&mut Tx<'_>) -> Result<()>; 2] = [end_of, count_walks];
        for part in parts {
            match app.write(grant.clone(), part).await {
                Err(error @ (Error::Busy(_) | Error::ReadOnly(_))) => return Err(error),
                // What cannot be ended in one entity holds up no other, and no walk the tickets.
                Err(error) => tracing::error!(%error, entity = %entity.id, "what a day left behind is looked at again"),
                Ok(()) => {}
            }
        }
    }
    app.write(Actor::system("jobs", None).may(WORK)?, move |tx| lease.finish(tx)).await
}

/// What was given and done without a line is of use for so long: a device may stay off over a feast. After that its keys and words go.
pub(crate) const KEPT: Duration = Duration::from_secs(14 * 24 * 3600);

/// Forgets what nobody asks for any more.
fn forget(tx: &mut Tx<'_>, day: &str) -> Result<()> {
    store::forget_phones(tx, day)?;
    store::forget_pushes(tx, day)?;
    let kept = (tx.now() - KEPT).to_zoned(ui::bahrain()).date().to_string();
    store::forget_leases(tx, &kept)?;
    store::forget_said(tx, &kept)
}

/// Ends what an entity's days before today left behind. Whoever still waited reads that on their own page alone: at this hour no telephone rings.
fn end_of(tx: &mut Tx<'_>) -> Result<()> {
    let day = today(tx);
    forget(tx, &day)?;
    for ticket in store::tickets_before(tx, &day)? {
        if ticket.state == State::Serving { served(tx, ticket)? } else { unserved(tx, ticket, "day-over")? }
    }
    for mut counter in store::occupied_counters(tx)? {
        let since = counter.since.to_zoned(ui::bahrain()).date().to_string();
        if since < day {
            let before = counter.clone();
            counter.close(tx.now());
            stands(tx, &counter)?;
            has_been_left(tx, &before, Marked::Night)?;
        }
    }
    free_of_absent(tx)
}
