//! A database that is busy at the wrong moment: what has left does not leave again.

use std::sync::atomic::AtomicU32;
use std::sync::atomic::Ordering;
use std::time::Duration;

use futures::FutureExt;
use kernel::Role;
use platform::Deliverer;
use platform::Slice;
use platform::deliveries;
use platform::deliveries::NewDelivery;
use platform::deliveries::Outcome;
use platform::deliveries::Pauses;
use serde_json::json;
use testkit::inside::busy_when;

use super::program::Program;
use super::receiver::Receiver;
use super::webhooks::endpoint;
use super::webhooks::happens;
use crate::world::WORKS;
use crate::world::World;
use crate::world::everywhere;
use crate::world::run;
use crate::world::worlds_of;

/// How often something was handed over.
static HANDED_OVER: AtomicU32 = AtomicU32::new(0);

/// Takes what it is brought, or refuses it for good where that is wanted.
fn post() -> Vec<Slice> {
    let deliverer = Deliverer {
        kind: "story",
        label: "deliveries-what",
        pauses: Pauses::MAIL,
        is_confidential: false,
        concerns: platform::deliveries::Concerns::nothing,
        deliver: |_, delivery| {
            HANDED_OVER.fetch_add(1, Ordering::SeqCst);
            let is_taken = delivery.payload["taken"] == true;
            async move { if is_taken { Outcome::Sent("250 ok".into()) } else { Outcome::Never("550 no".into()) } }.boxed()
        },
    };
    vec![Slice { key: "story", deliverers: vec![deliverer], ..Slice::default() }, busy_when(&["delivery.sent", "delivery.failed"])]
}

/// How often deliveries came to each end, after so long that every lease has run out.
async fn ends(world: &World) -> [usize; 2] {
    world.clock.advance(Duration::from_secs(180));
    assert_eq!(deliveries::run_due(&world.app).await.unwrap(), 0, "nothing is tried again");
    let happened = world.happened().await;
    ["delivery.sent", "delivery.failed"].map(|end| happened.iter().filter(|kind| *kind == end).count())
}

#[test]
fn what_has_left_does_not_leave_again_because_the_database_was_busy_when_its_end_was_written_down() {
    run(async {
        for world in worlds_of(post, &[]) {
            HANDED_OVER.store(0, Ordering::SeqCst);
            for (key, is_taken) in [("a", true), ("b", false)] {
                let payload = json!({ "taken": is_taken });
                let wish = NewDelivery { kind: "story", key: key.into(), destination: String::new(), payload, not_before: None };
                world.app.write(everywhere().within(WORKS), move |tx| deliveries::enqueue(tx, wish)).await.unwrap();
            }
            assert_eq!(deliveries::run_due(&world.app).await.unwrap(), 2);
            assert_eq!(ends(&world).await, [1, 1]);
            assert_eq!(HANDED_OVER.load(Ordering::SeqCst), 2);
        }
    });
}

#[test]
fn another_program_is_told_once_though_the_database_was_busy_when_it_had_answered() {
    let slices = || vec![busy_when(&["delivery.sent", "webhook.switched"])];
    run(async {
        for world in worlds_of(slices, &[("outgoing.allowed_hosts", "127.0.0.1")]) {
            let (receiver, gone) = (Receiver::start().await, Receiver::start().await);
            gone.answers(410);
            let ours = Program::of(&world, Role::EntityAdministrator, Some(WORKS)).await;
            for one in [&receiver, &gone] {
                endpoint(&ours, one, &["story.answered"]).await;
            }
            happens(&world, WORKS).await;
            deliveries::run_due(&world.app).await.unwrap();
            assert_eq!(ends(&world).await, [1, 1]);
            assert_eq!([receiver.all().len(), gone.all().len()], [1, 1]);
        }
    });
}
