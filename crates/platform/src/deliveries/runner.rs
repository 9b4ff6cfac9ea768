//! Carries deliveries out: leased with a fencing number, a few at once by turns of the entities, one at a time for each line to a destination.

use std::time::Duration;

use ::store::Tx;
use kernel::Actor;
use kernel::Grant;
use kernel::Result;
use kernel::Timestamp;
use tokio::task::JoinSet;
use tokio_util::sync::CancellationToken;

use super::DELIVER;
use super::Deliverer;
use super::Delivery;
use super::DeliveryId;
use super::Outcome;
use super::events;
use super::own_wait::BROKE;
use super::own_wait::NOT_IN_TIME;
use super::own_wait::is_for_full_address;
use super::pauses::spread;
use super::store;
use super::turns;
use crate::App;
use crate::By;
use crate::Whose;
use crate::webhooks::pump;
use crate::write_down::SETTLING;

/// After so long without a word from its worker, a delivery is taken up again.
pub(super) const LEASE: Duration = Duration::from_secs(150);
/// An attempt is cut off after so long.
const ATTEMPT: Duration = Duration::from_secs(50);
// What has left must not leave again while its end is still being written down.
const _: () = assert!(LEASE.as_secs() > ATTEMPT.as_secs() + SETTLING.as_secs() + SLACK.as_secs());
/// A destination that did not take a delivery is tried with another after so long at the latest.
const LINE_PAUSE: Duration = Duration::from_secs(120);
/// So many at once on a node.
const AT_ONCE: usize = 16;
/// Another node's wishes are seen at the latest after so long.
const GLANCE: Duration = Duration::from_secs(1);
/// Clocks are set by less than this in everyday running.
const SLACK: Duration = Duration::from_secs(5);
/// What is committed within so long after a wake is looked up together.
const GATHER: Duration = Duration::from_millis(50);

/// How an attempt is written down.
pub(super) struct Settled {
    pub(super) state: &'static str,
    pub(super) next_at: Timestamp,
    pub(super) answer: String,
    pub(super) is_confidential: bool,
    /// Whether it was not tried, because of a limit of the house.
    pub(super) waits: bool,
    /// Whether the destination answered, though it put this one off.
    pub(super) is_answered: bool,
}

fn grant() -> Result<Grant> {
    Actor::system("deliveries", None).may(DELIVER)
}

/// Carries out deliveries until told to stop; then lets those under way end.
pub async fn run(app: App, stop: CancellationToken) {
    app.workings().ends_with(&stop);
    let mut under_way = JoinSet::new();
    let mut seen = newest(&app).await;
    while !stop.is_cancelled() {
        seen = follow_clock(&app, seen).await;
        if let Err(error) = pump(&app).await {
            tracing::warn!(%error, "events cannot be looked up for webhooks");
        }
        let leased = lease(&app, AT_ONCE.saturating_sub(under_way.len())).await.unwrap_or_else(|error| {
            tracing::warn!(%error, "deliveries cannot be looked up");
            Vec::new()
        });
        for delivery in leased {
            under_way.spawn(attempt(app.clone(), delivery));
        }
        tokio::select! {
            () = stop.cancelled() => {}
            // Many commits at once wake it once.
            () = app.woken() => tokio::time::sleep(GATHER).await,
            Some(_) = under_way.join_next() => {}
            () = tokio::time::sleep(GLANCE) => {}
        }
    }
    while under_way.join_next().await.is_some() {}
}

/// When the newest delivery was wanted: later than now, if the clock went back while nothing ran.
async fn newest(app: &App) -> Timestamp {
    let Ok(grant) = grant() else { return app.now() };
    app.read(grant, store::newest).await.ok().flatten().unwrap_or_else(|| app.now())
}

/// When the clock has gone back, what waits for a time moves back with it; otherwise mail would wait until the old time comes again.
/// Answers the time up to which that is done.
async fn follow_clock(app: &App, seen: Timestamp) -> Timestamp {
    let now = app.now();
    if now + SLACK >= seen {
        return now;
    }
    let back = Duration::try_from(seen.duration_since(now)).unwrap_or_default();
    let Ok(grant) = grant() else { return seen };
    match app.write_quietly(grant, move |tx| store::move_back(tx, back)).await {
        Ok(()) => now,
        Err(error) => {
            tracing::warn!(%error, "deliveries could not follow the clock");
            seen
        }
    }
}

/// Carries out everything that is due now, and what thereby falls due; gives how many attempts were made.
///
/// # Errors
/// What the database says.
pub async fn run_due(app: &App) -> Result<usize> {
    let mut made = 0;
    loop {
        pump(app).await?;
        let leased = lease(app, AT_ONCE).await?;
        if leased.is_empty() {
            return Ok(made);
        }
        made += leased.len();
        let mut under_way: JoinSet<()> = leased.into_iter().map(|delivery| attempt(app.clone(), delivery)).collect();
        while under_way.join_next().await.is_some() {}
    }
}

/// Leases what is due, at most so many. Only when something is due does it write.
async fn lease(app: &App, most: usize) -> Result<Vec<Delivery>> {
    let kinds: Vec<&'static str> = app.deliverers().map(|deliverer| deliverer.kind).collect();
    if most == 0 || kinds.is_empty() {
        return Ok(Vec::new());
    }
    let asked = kinds.clone();
    let (due, is_any_stuck) = app.read(grant()?, move |tx| Ok((due(tx, &asked, most)?, store::is_any_stuck(tx)?))).await?;
    if due.is_empty() && !is_any_stuck {
        return Ok(Vec::new());
    }
    app.write_quietly(grant()?, move |tx| {
        let ids = if is_any_stuck { swept_and_due(tx, &kinds, most)? } else { due };
        let leased = ids.into_iter().map(|id| store::lease(tx, id)).collect::<Result<Vec<_>>>()?;
        Ok(leased.into_iter().flatten().collect())
    })
    .await
}

fn swept_and_due(tx: &mut Tx<'_>, kinds: &[&'static str], most: usize) -> Result<Vec<DeliveryId>> {
    store::sweep(tx)?;
    due(tx, kinds, most)
}

fn due(tx: &mut Tx<'_>, kinds: &[&'static str], most: usize) -> Result<Vec<DeliveryId>> {
    if store::is_any_due(tx)? { turns::due(tx, kinds, most) } else { Ok(Vec::new()) }
}

/// Makes one attempt and writes its end down.
async fn attempt(app: App, delivery: Delivery) {
    let Some(deliverer) = app.deliverers().find(|deliverer| deliverer.kind == delivery.kind).copied() else { return };
    // In a task of its own: an attempt that panics is an attempt that failed.
    let work = tokio::time::timeout(ATTEMPT, (deliverer.deliver)(app.clone(), delivery.clone()));
    let made = match delivery.entity {
        Some(entity) => app.spawn_for(Whose { entity, by: By::Deliveries }, work),
        None => tokio::spawn(work),
    };
    let outcome = match made.await {
        Ok(Ok(outcome)) => outcome,
        Ok(Err(_)) => Outcome::Later(NOT_IN_TIME.into()),
        Err(error) => {
            tracing::error!(%error, kind = deliverer.kind, "a deliverer broke");
            Outcome::Later(BROKE.into())
        }
    };
    let id = delivery.id;
    if let Err(error) = settle(&app, delivery, deliverer, outcome).await {
        // The lease runs out and it is tried again under the same key.
        tracing::warn!(%error, delivery = %id, "a delivery's end could not be written down");
    }
}

async fn settle(app: &App, delivery: Delivery, deliverer: Deliverer, outcome: Outcome) -> Result<()> {
    let mut grant = grant()?;
    if let Some(entity) = delivery.entity {
        grant = grant.within(entity);
    }
    app.write_down(&grant, move |tx| {
        let end = end(&delivery, &deliverer, outcome.clone(), tx.now());
        if !store::settle(tx, &delivery, &end)? {
            tracing::warn!(delivery = %delivery.id, "a late result was refused: the lease has passed on");
            return Ok(());
        }
        let (id, kind) = (delivery.id, delivery.kind.clone());
        if end.is_answered {
            store::end_pause(tx, &delivery.kind, &delivery.destination)?;
        }
        match end.state {
            "sent" => tx.record(events::Sent { delivery: id, kind, attempts: delivery.attempts }).map(drop),
            "failed" => tx.record(events::Failed { delivery: id, kind, answer: end.answer }).map(drop),
            "given-up" => tx.record(events::GivenUp { delivery: id, by_hand: false }).map(drop),
            _ if end.waits || end.is_answered => Ok(()),
            _ => store::pause_line(tx, &delivery, tx.now() + line_pause(end.next_at, tx.now())),
        }
    })
    .await
}

/// Half the delivery's own pause, so that another is tried before it comes again.
fn line_pause(again: Timestamp, now: Timestamp) -> Duration {
    let own = Duration::try_from(again.duration_since(now)).unwrap_or_default();
    (own / 2).min(LINE_PAUSE)
}

/// What an attempt's outcome means for the delivery.
fn end(delivery: &Delivery, deliverer: &Deliverer, outcome: Outcome, now: Timestamp) -> Settled {
    let is_answered = matches!(outcome, Outcome::Sent(_) | Outcome::Never(_) | Outcome::NotYet(_));
    let (state, answer, until) = match outcome {
        Outcome::Sent(answer) => ("sent", answer, None),
        Outcome::Never(answer) => ("failed", answer, None),
        Outcome::Later(answer) | Outcome::NotYet(answer) => ("waiting", answer, None),
        Outcome::Waits { until, answer } => ("waiting", answer, Some(until.max(now + GLANCE))),
    };
    let pause = deliverer.pauses.after(delivery.attempts, spread(delivery.id.get(), delivery.attempts));
    // A letter whose address never has room is of no use for ever; what waits for its entity's hour is somebody's answer.
    let next = if is_for_full_address(&answer) { until } else { until.is_none().then(|| now + pause) };
    let is_over = next.is_some_and(|next| next > delivery.created_at + deliverer.pauses.total);
    let state = if state == "waiting" && is_over { "given-up" } else { state };
    let next_at = if state == "waiting" { until.unwrap_or(now + pause) } else { now };
    let answer = answer.chars().filter(|c| !c.is_control()).take(500).collect();
    Settled { state, next_at, answer, is_confidential: deliverer.is_confidential, waits: until.is_some(), is_answered }
}

#[cfg(test)]
mod tests {
    use futures::FutureExt;

    use super::*;
    use crate::deliveries::Pauses;
    use crate::deliveries::full_address;
    use crate::deliveries::hourly;

    #[test]
    fn what_never_finds_room_at_its_address_is_given_up_when_others_are() {
        let made = Timestamp::UNIX_EPOCH;
        let delivery = Delivery {
            id: kernel::Id::new(1),
            entity: None,
            kind: "story".into(),
            key: String::new(),
            destination: String::new(),
            payload: serde_json::Value::Null,
            attempts: 1,
            created_at: made,
            fence: 1,
        };
        let deliver = |_, _| async { Outcome::Sent(String::new()) }.boxed();
        let deliverer = Deliverer {
            kind: "story",
            label: "",
            pauses: Pauses::MAIL,
            is_confidential: false,
            concerns: crate::deliveries::Concerns::nothing,
            deliver,
        };
        let state = |days: u64, answer: String| {
            let now = made + Duration::from_secs(days * 86_400);
            let outcome = Outcome::Waits { until: now + Duration::from_secs(3600), answer };
            end(&delivery, &deliverer, outcome, now).state
        };
        assert_eq!([3, 4].map(|days| state(days, full_address(5))), ["waiting", "given-up"]);
        assert_eq!(
            [3, 4].map(|days| state(days, hourly(5))),
            ["waiting", "waiting"],
            "an answer of somebody's is kept until there is room"
        );
    }
}
