//! Learns what is usual from what happened at the counters, and from what came of earlier estimates how far the next are to be corrected.

use std::collections::BTreeMap;
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
use platform::App;
use platform::Job;
use platform::jobs::Lease;
use platform::jobs::WORK;
use platform::jobs::When;
use routing::Usual;

use crate::estimate::of_all;
use crate::experience::ALL;
use crate::experience::Experience;
use crate::experience::FADE;
use crate::experience::Slot;
use crate::experience::half_hour;
use crate::experience::kind_of;
use crate::experience::slot;
use crate::hours::calendar_of;
use crate::issue::today;
use crate::scene::Scene;
use crate::spent::Ended;
use crate::spent::Group;
use crate::spent::Times;
use crate::store;
use crate::stretch::Stretch;
use crate::ticket::TicketId;

/// Learn from what happened at the counters.
pub(crate) const LEARN: Permission = Permission { key: "centre.learn", roles: &[Role::System] };

/// How many stretches are learnt from in one transaction.
const STEP: u32 = 500;
/// So far back days are counted that nobody has counted yet, and so many in one transaction.
const LOOKED_BACK: Duration = Duration::from_secs(60 * 24 * 3600);
const DAYS: u32 = 5;
/// For so long a ticket is new.
const NEW: Duration = Duration::from_secs(300);

/// What happened at the counters is learnt, and what is to be expected of new tickets is written down.
pub(crate) const JOB: Job =
    Job { key: "centre.waits", when: When::Every(Duration::from_secs(10)), run: |app, lease| in_all(app, lease).boxed() };

async fn in_all(app: App, lease: Lease) -> Result<()> {
    let clock = Actor::system("clock", None);
    for entity in app.read(clock.may(LEARN)?, org::store::entities).await? {
        let grant = || Ok::<_, Error>(clock.may(LEARN)?.within(entity.id));
        // Where nothing happened nothing is written.
        if !app.read(grant()?, is_anything_new).await? {
            continue;
        }
        match app.write(grant()?, learn).await {
            Err(error @ (Error::Busy(_) | Error::ReadOnly(_))) => return Err(error),
            // What cannot be learnt in one entity holds up no other.
            Err(error) => tracing::error!(%error, entity = %entity.id, "what happened at the counters is looked at again"),
            Ok(()) => {}
        }
    }
    app.write(Actor::system("jobs", None).may(WORK)?, move |tx| lease.finish(tx)).await
}

fn is_anything_new(tx: &mut Tx<'_>) -> Result<bool> {
    Ok(!store::stretches_to_learn(tx, 1)?.is_empty() || !new_tickets(tx)?.is_empty())
}

/// The tickets given of late of whose wait nothing was expected yet; nobody is told a wait while nobody can serve them.
fn new_tickets(tx: &mut Tx<'_>) -> Result<Vec<(CentreId, TicketId)>> {
    let (day, now) = (today(tx), tx.now());
    store::without_estimate(tx, &day, now.checked_sub(NEW).unwrap_or(now))
}

fn learn(tx: &mut Tx<'_>) -> Result<()> {
    let stretches = store::stretches_to_learn(tx, STEP)?;
    let mut by_centre: BTreeMap<CentreId, Vec<(i64, Stretch)>> = BTreeMap::new();
    for (id, stretch) in stretches {
        by_centre.entry(stretch.centre).or_default().push((id, stretch));
    }
    for (centre, stretches) in by_centre {
        let mut experience = store::experience(tx, centre)?.unwrap_or_default();
        count_days(tx, centre, &mut experience)?;
        learn_times(tx, centre, &stretches)?;
        learn_waits(tx, centre, (&stretches, &mut experience))?;
        count_times(tx, centre, &stretches)?;
        store::save_experience(tx, centre, &experience)?;
        stretches.iter().try_for_each(|(id, _)| store::mark_learnt(tx, *id))?;
    }
    expect(tx)
}

/// Adds how long counters were taken to what is usual: on this day, in this half hour of such a day, for the service, at the centre.
fn learn_times(tx: &mut Tx<'_>, centre: CentreId, stretches: &[(i64, Stretch)]) -> Result<()> {
    let (calendar, today) = (calendar_of(tx, centre)?, today(tx));
    let mut changes: BTreeMap<Slot, Usual> = BTreeMap::new();
    for (_, stretch) in stretches.iter().filter(|(_, stretch)| stretch.is_usual()) {
        let kind = kind_of(&calendar, stretch.called.to_zoned(ui::bahrain()).date());
        let (service, half) = (stretch.service.get(), slot(kind, half_hour(stretch.called)));
        // A day that is over and was counted has no slot of its own any more.
        let today = (stretch.day == today).then(|| (service, stretch.day.clone()));
        for key in today.into_iter().chain([(service, half), (service, ALL.into()), (0, ALL.into())]) {
            changes.entry(key).or_default().add(stretch.begun.is_some(), stretch.taken().as_secs_f64());
        }
    }
    let slots: Vec<String> = changes.keys().map(|(_, slot)| slot.clone()).collect();
    let known = store::usual(tx, centre, &slots)?;
    for (key, change) in changes {
        let mut usual = known.get(&key).copied().unwrap_or_default();
        usual.merge(&change);
        store::save_usual(tx, centre, &key, &usual)?;
    }
    Ok(())
}

/// Holds waits that have ended against what was expected of them.
fn learn_waits(tx: &mut Tx<'_>, centre: CentreId, (stretches, experience): (&[(i64, Stretch)], &mut Experience)) -> Result<()> {
    for (_, stretch) in stretches {
        let Some((made, raw, told)) = store::open_estimate(tx, stretch.ticket)? else { continue };
        // A wait that its customer lengthened says nothing of what was expected of it.
        if store::ticket(tx, stretch.ticket)?.is_some_and(|ticket| ticket.rest.taken > 0) {
            store::forget_estimate(tx, stretch.ticket)?;
            continue;
        }
        let seconds = u32::try_from(stretch.called.duration_since(made).as_secs()).unwrap_or_default();
        experience.calibration.learn(&raw, &told, seconds);
        store::close_estimate(tx, (stretch.ticket, centre, &stretch.day), &told, seconds)?;
    }
    Ok(())
}

/// Adds what stretches say of the times that customers spend here.
fn count_times(tx: &mut Tx<'_>, centre: CentreId, stretches: &[(i64, Stretch)]) -> Result<()> {
    for (_, stretch) in stretches {
        let times = Times::of(stretch, ended(tx, stretch)?);
        store::add_times(tx, centre, (&stretch.day, Group::of(stretch)), &times)?;
    }
    Ok(())
}

/// The visit that has ended with a stretch; none where it goes on.
fn ended(tx: &mut Tx<'_>, stretch: &Stretch) -> Result<Option<Ended>> {
    if stretch.how != "done" {
        return Ok(None);
    }
    let served = Duration::from_secs(store::served_seconds(tx, stretch.ticket, stretch.service)?);
    let ticket = store::ticket(tx, stretch.ticket)?.filter(|ticket| ticket.ended == Some(stretch.ended));
    Ok(Some(Ended { served, came: ticket.map(|ticket| ticket.issued) }))
}

/// Counts who came on the days that are over and were not counted yet; what was usual before fades.
fn count_days(tx: &mut Tx<'_>, centre: CentreId, experience: &mut Experience) -> Result<()> {
    let (today, calendar) = (today(tx), calendar_of(tx, centre)?);
    let first = tx.now().to_zoned(ui::bahrain()).date().checked_sub(LOOKED_BACK).map(|day| day.to_string()).unwrap_or_default();
    let after = first.max(experience.counted_day.clone());
    let days = store::days_between(tx, centre, (&after, &today), DAYS)?;
    for day in days {
        let Ok(date) = day.parse() else { continue };
        let kind = kind_of(&calendar, date);
        let came = store::came_on(tx, centre, &day)?;
        let usual = store::all_usual(tx, centre)?;
        experience.crowd.learn(&usual, kind, &came);
        experience.patience.learn(&store::waited_on(tx, centre, &day)?);
        counted(usual, kind, &came).iter().try_for_each(|(key, row)| store::save_usual(tx, centre, key, row))?;
        store::forget_usual(tx, centre, &day)?;
        experience.counted_day = day;
    }
    Ok(())
}

/// The rows of a day's kind with that day counted, and those of all days, all faded.
fn counted(mut usual: BTreeMap<Slot, Usual>, kind: &str, came: &[(i64, Timestamp, bool)]) -> BTreeMap<Slot, Usual> {
    let mut by_slot: BTreeMap<Slot, u32> = BTreeMap::new();
    for (service, at, _) in came {
        *by_slot.entry((*service, slot(kind, half_hour(*at)))).or_default() += 1;
    }
    for key in by_slot.keys() {
        usual.entry(key.clone()).or_default();
    }
    let prefix = format!("{kind}:");
    let of_kind = |(_, slot): &Slot| slot.starts_with(&prefix);
    usual.retain(|key, _| of_kind(key) || key.1 == ALL);
    for (key, row) in &mut usual {
        row.fade(FADE);
        if of_kind(key) {
            row.add_day(by_slot.get(key).copied().unwrap_or_default());
        }
    }
    usual
}

/// Writes down what is expected of the waits of tickets that are new.
fn expect(tx: &mut Tx<'_>) -> Result<()> {
    let mut by_centre: BTreeMap<CentreId, Vec<TicketId>> = BTreeMap::new();
    for (centre, ticket) in new_tickets(tx)? {
        by_centre.entry(centre).or_default().push(ticket);
    }
    for (centre, tickets) in by_centre {
        let scene = Scene::of(tx, centre)?;
        let estimates = of_all(&scene);
        for ticket in tickets {
            if let Some(estimate) = estimates.get(&ticket) {
                store::insert_estimate(tx, ticket, estimate)?;
            }
        }
    }
    Ok(())
}
