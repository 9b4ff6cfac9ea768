//! Timed work: each slot once, missed ones once and late, and never by one whose lease has passed on.

use std::sync::Mutex;
use std::time::Duration;

use futures::FutureExt;
use kernel::Actor;
use kernel::Result;
use platform::App;
use platform::Job;
use platform::Slice;
use platform::jobs;
use platform::jobs::Lease;
use platform::jobs::When;

use crate::world::World;
use crate::world::run;
use crate::world::worlds_of;

/// Counts in the database itself, in the transaction that ends the slot.
async fn count(app: App, lease: Lease) -> Result<()> {
    let grant = Actor::system("story", None).may(jobs::WORK)?;
    app.write(grant, move |tx| {
        lease.check(tx)?;
        tx.next_number("done")?;
        lease.finish(tx)
    })
    .await
}

fn slices() -> Vec<Slice> {
    let job = Job { key: "story.count", when: When::Every(Duration::from_secs(600)), run: |app, lease| count(app, lease).boxed() };
    vec![Slice { key: "story", jobs: vec![job], ..Slice::default() }]
}

async fn done(world: &World) -> i64 {
    world.act(|tx| tx.next_number("done")).await - 1
}

#[test]
fn a_slot_is_done_once_by_however_many_nodes() {
    run(async {
        for world in worlds_of(slices, &[]) {
            let nodes = (0..8).map(|_| jobs::run_due(&world.app));
            futures::future::join_all(nodes).await;
            assert_eq!(done(&world).await, 1);
        }
    });
}

#[test]
fn a_clock_that_goes_back_does_not_stop_timed_work_and_a_small_correction_repeats_none() {
    run(async {
        for world in worlds_of(slices, &[]) {
            jobs::run_due(&world.app).await;
            let before = world.app.now();
            world.clock.set(before - Duration::from_secs(60));
            jobs::run_due(&world.app).await;
            assert_eq!(done(&world).await, 1, "the slot lies a minute ahead and is done");
            world.clock.set(before - Duration::from_secs(2 * 3600));
            jobs::run_due(&world.app).await;
            jobs::run_due(&world.app).await;
            assert_eq!(done(&world).await, 3, "once more, and one for the look at the counter before");
        }
    });
}

#[test]
fn missed_slots_are_made_up_for_once() {
    run(async {
        for world in worlds_of(slices, &[]) {
            jobs::run_due(&world.app).await;
            world.clock.advance(Duration::from_secs(3 * 3600));
            jobs::run_due(&world.app).await;
            jobs::run_due(&world.app).await;
            assert_eq!(done(&world).await, 2);
        }
    });
}

/// A lease that a slow node keeps while its time runs out.
static KEPT: Mutex<Vec<Lease>> = Mutex::new(Vec::new());

fn frozen() -> Vec<Slice> {
    let freeze = |_: App, lease: Lease| {
        KEPT.lock().unwrap().push(lease);
        async { Err(kernel::Error::Busy(1)) }.boxed()
    };
    vec![Slice {
        key: "story",
        jobs: vec![Job { key: "story.freeze", when: When::Every(Duration::from_secs(600)), run: freeze }],
        ..Slice::default()
    }]
}

#[test]
fn who_lost_the_lease_writes_nothing_more() {
    run(async {
        for world in worlds_of(frozen, &[]) {
            KEPT.lock().unwrap().clear();
            jobs::run_due(&world.app).await;
            world.clock.advance(Duration::from_secs(20));
            jobs::run_due(&world.app).await;
            let leases: Vec<Lease> = KEPT.lock().unwrap().iter().filter(|lease| lease.key == "story.freeze").cloned().collect();
            let [old, new] = leases.as_slice() else { panic!("taken over once: {leases:?}") };
            assert_eq!(old.slot, new.slot);
            let (old, new) = (old.clone(), new.clone());
            assert!(world.try_act(move |tx| old.check(tx)).await.is_err());
            assert!(world.try_act(move |tx| new.check(tx).and_then(|()| new.finish(tx))).await.is_ok());
        }
    });
}

#[test]
fn a_job_that_fails_is_tried_again_within_the_slot() {
    run(async {
        for world in worlds_of(frozen, &[]) {
            assert!(jobs::run_due(&world.app).await >= 1);
            assert_eq!(jobs::run_due(&world.app).await, 0, "not at once");
            world.clock.advance(Duration::from_secs(16));
            assert!(jobs::run_due(&world.app).await >= 1);
        }
    });
}
