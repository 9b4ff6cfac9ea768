//! Deliveries arrive or are given up in the open, each once for each wish, and an entity's one at a time for each destination.

use std::collections::BTreeMap;
use std::sync::Mutex;
use std::sync::OnceLock;
use std::sync::atomic::AtomicU32;
use std::sync::atomic::Ordering;
use std::time::Duration;

use futures::FutureExt;
use kernel::Role;
use platform::Deliverer;
use platform::Slice;
use platform::deliveries;
use platform::deliveries::Concerns;
use platform::deliveries::Delivery;
use platform::deliveries::NewDelivery;
use platform::deliveries::Outcome;
use platform::deliveries::Pauses;
use platform::deliveries::Wish;
use serde_json::json;
use tokio_util::sync::CancellationToken;

use super::program::Program;
use crate::world::HEALTH;
use crate::world::WORKS;
use crate::world::World;
use crate::world::everywhere;
use crate::world::run;
use crate::world::worlds_of;

/// What a receiver was told, by the name that a story gave it: each story has a name of its own.
fn inbox() -> &'static Mutex<BTreeMap<String, Vec<String>>> {
    static INBOX: OnceLock<Mutex<BTreeMap<String, Vec<String>>>> = OnceLock::new();
    INBOX.get_or_init(Mutex::default)
}

fn received(name: &str) -> Vec<String> {
    inbox().lock().unwrap().get(name).cloned().unwrap_or_default()
}

static AT_ONCE: AtomicU32 = AtomicU32::new(0);
static MOST_AT_ONCE: AtomicU32 = AtomicU32::new(0);

/// Does what the payload says: `{"to": name, "then": "sent" | "later" | "waits" | "never" | "panic" | "slow"}`.
async fn deliver(delivery: Delivery) -> Outcome {
    let to = delivery.payload["to"].as_str().unwrap_or_default().to_owned();
    inbox().lock().unwrap().entry(to).or_default().push(delivery.key.clone());
    match delivery.payload["then"].as_str().unwrap_or_default() {
        "later" => Outcome::Later("451 not now".into()),
        "waits" => Outcome::Waits { until: delivery.created_at + Duration::from_secs(5 * 86_400), answer: deliveries::hourly(2) },
        "never" => Outcome::Never("550 no such place".into()),
        "panic" => panic!("a deliverer that breaks"),
        "slow" => {
            MOST_AT_ONCE.fetch_max(AT_ONCE.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
            tokio::task::yield_now().await;
            AT_ONCE.fetch_sub(1, Ordering::SeqCst);
            Outcome::Sent("250 ok".into())
        }
        _ => Outcome::Sent("250 ok".into()),
    }
}

/// The letters of these stories are about a matter that has a page.
fn about(_: &mut store::Tx<'_>, wish: &Wish) -> kernel::Result<Concerns> {
    Ok(Concerns { place: format!("{} by post", wish.destination), label: "MOW-2026-000001".into(), href: "/desk/cases/1".into() })
}

fn post() -> Vec<Slice> {
    let deliverer = Deliverer {
        kind: "story",
        label: "deliveries-what",
        pauses: Pauses::MAIL,
        is_confidential: true,
        concerns: about,
        deliver: |_, delivery| deliver(delivery).boxed(),
    };
    vec![Slice { key: "story", deliverers: vec![deliverer], ..Slice::default() }]
}

fn wish(key: &str, to: &str, then: &str, destination: &str) -> NewDelivery {
    let payload = json!({"to": to, "then": then});
    NewDelivery { kind: "story", key: key.into(), destination: destination.into(), payload, not_before: None }
}

async fn enqueue(world: &World, wish: NewDelivery) -> deliveries::DeliveryId {
    world.app.write(everywhere().within(WORKS), move |tx| deliveries::enqueue(tx, wish)).await.unwrap()
}

#[test]
fn the_same_wish_is_delivered_once_and_its_end_is_an_event() {
    run(async {
        for (number, world) in worlds_of(post, &[]).into_iter().enumerate() {
            let to = format!("once-{number}");
            let first = enqueue(&world, wish("a", &to, "sent", "")).await;
            assert_eq!(enqueue(&world, wish("a", &to, "sent", "")).await, first);
            assert_eq!(deliveries::run_due(&world.app).await.unwrap(), 1);
            assert_eq!(deliveries::run_due(&world.app).await.unwrap(), 0);
            assert_eq!(received(&to), ["a"]);
            assert_eq!(world.happened().await, ["delivery.sent"]);
        }
    });
}

#[test]
fn what_several_look_up_as_due_at_the_same_moment_goes_once() {
    run(async {
        for (number, world) in worlds_of(post, &[]).into_iter().enumerate() {
            let to = format!("looked-up-{number}");
            for key in 0..32 {
                // Taken by another and arrived, or taken by another and put off: either way it is no longer due to who looked before that.
                let then = if key % 2 == 0 { "sent" } else { "later" };
                enqueue(&world, wish(&format!("{key:02}"), &to, then, "")).await;
            }
            let nodes = (0..6).map(|_| deliveries::run_due(&world.app));
            let made: usize = futures::future::join_all(nodes).await.into_iter().map(Result::unwrap).sum();
            let mut keys = received(&to);
            keys.sort();
            assert_eq!(keys, (0..32).map(|key| format!("{key:02}")).collect::<Vec<_>>());
            assert_eq!(made, 32);
        }
    });
}

#[test]
fn what_does_not_arrive_is_tried_again_with_growing_pauses_and_given_up_after_four_days() {
    run(async {
        for (number, world) in worlds_of(post, &[]).into_iter().enumerate() {
            let to = format!("later-{number}");
            enqueue(&world, wish("a", &to, "later", "")).await;
            assert_eq!(deliveries::run_due(&world.app).await.unwrap(), 1);
            world.clock.advance(Duration::from_secs(40));
            assert_eq!(deliveries::run_due(&world.app).await.unwrap(), 0, "the first pause is a minute, less a fifth at most");
            world.clock.advance(Duration::from_secs(33));
            assert_eq!(deliveries::run_due(&world.app).await.unwrap(), 1);
            let mut minutes = 0;
            while !world.happened().await.contains(&"delivery.given-up".to_owned()) {
                world.clock.advance(Duration::from_secs(1800));
                minutes += 30;
                deliveries::run_due(&world.app).await.unwrap();
                assert!(minutes <= 4 * 24 * 60, "given up in time");
            }
            assert!(minutes > 4 * 24 * 60 - 120, "tried for four days, not {minutes} minutes");
            assert!((60..=140).contains(&received(&to).len()), "{} attempts", received(&to).len());
        }
    });
}

#[test]
fn a_refusal_for_good_ends_it_and_a_deliverer_that_breaks_is_tried_again() {
    run(async {
        for (number, world) in worlds_of(post, &[]).into_iter().enumerate() {
            let to = format!("never-{number}");
            enqueue(&world, wish("a", &to, "never", "")).await;
            enqueue(&world, wish("b", &to, "panic", "")).await;
            assert_eq!(deliveries::run_due(&world.app).await.unwrap(), 2);
            assert_eq!(world.happened().await, ["delivery.failed"]);
            world.clock.advance(Duration::from_secs(73));
            assert_eq!(deliveries::run_due(&world.app).await.unwrap(), 1);
        }
    });
}

#[test]
fn one_destination_gets_one_at_a_time() {
    run(async {
        for (number, world) in worlds_of(post, &[]).into_iter().enumerate() {
            let to = format!("lane-{number}");
            for key in 0..20 {
                enqueue(&world, wish(&key.to_string(), &to, "slow", "one.gov.bh")).await;
            }
            assert_eq!(deliveries::run_due(&world.app).await.unwrap(), 20);
            assert_eq!(received(&to), (0..20).map(|key| key.to_string()).collect::<Vec<_>>(), "in order");
            assert_eq!(MOST_AT_ONCE.load(Ordering::SeqCst), 1);
        }
    });
}

#[test]
fn a_destination_that_is_down_is_left_alone_as_a_whole() {
    run(async {
        for (number, world) in worlds_of(post, &[]).into_iter().enumerate() {
            let to = format!("down-{number}");
            for key in 0..10 {
                enqueue(&world, wish(&key.to_string(), &to, "later", "down.gov.bh")).await;
            }
            assert_eq!(deliveries::run_due(&world.app).await.unwrap(), 1, "the others wait with the first");
        }
    });
}

#[test]
fn what_waits_for_a_limit_of_the_house_holds_up_no_other_costs_no_attempt_and_is_not_given_up() {
    run(async {
        for (number, world) in worlds_of(post, &[]).into_iter().enumerate() {
            let to = format!("waits-{number}");
            enqueue(&world, wish("a", &to, "waits", "limited.gov.bh")).await;
            assert_eq!(deliveries::run_due(&world.app).await.unwrap(), 1);
            let other = wish("b", &to, "sent", "limited.gov.bh");
            world.app.write(everywhere().within(HEALTH), move |tx| deliveries::enqueue(tx, other)).await.unwrap();
            assert_eq!(deliveries::run_due(&world.app).await.unwrap(), 1, "its destination is not left alone");
            let ours = Program::of(&world, Role::EntityAdministrator, Some(WORKS)).await;
            assert!(ours.get("/en/desk/deliveries").await.text.contains("emails an hour"), "each reads why in their language");
            world.clock.advance(Duration::from_secs(5 * 86_400 - 60));
            assert_eq!(deliveries::run_due(&world.app).await.unwrap(), 0);
            world.clock.advance(Duration::from_secs(120));
            assert_eq!(deliveries::run_due(&world.app).await.unwrap(), 1, "tried once more, at its time");
            assert_eq!(received(&to), ["a", "b", "a"]);
            assert!(!world.happened().await.contains(&"delivery.given-up".to_owned()), "after more than four days it still waits");
        }
    });
}

#[test]
fn a_long_line_to_one_destination_holds_up_no_other() {
    run(async {
        for (number, world) in worlds_of(post, &[]).into_iter().enumerate() {
            let to = format!("long-{number}");
            let line: Vec<NewDelivery> = (0..1_100).map(|key| wish(&key.to_string(), &to, "later", "long.gov.bh")).collect();
            let grant = everywhere().within(WORKS);
            world.app.write(grant, move |tx| line.into_iter().try_for_each(|wish| deliveries::enqueue(tx, wish).map(drop))).await.unwrap();
            enqueue(&world, wish("short", &to, "sent", "short.gov.bh")).await;
            assert_eq!(deliveries::run_due(&world.app).await.unwrap(), 2);
            let mut came = received(&to);
            came.sort();
            assert_eq!(came, ["0", "short"]);
        }
    });
}

#[test]
fn however_much_one_entity_sends_to_a_destination_another_has_its_turn_next() {
    run(async {
        for (number, world) in worlds_of(post, &[]).into_iter().enumerate() {
            let to = format!("turns-{number}");
            // To one place, to many places, and to no place in particular.
            let places = |key: usize| if key < 400 { "one.gov.bh".to_owned() } else { format!("{key}.gov.bh") };
            let mut flood: Vec<NewDelivery> = (0..600).map(|key| wish(&key.to_string(), &to, "sent", &places(key))).collect();
            flood.extend((600..800).map(|key| wish(&key.to_string(), &to, "sent", "")));
            let grant = everywhere().within(WORKS);
            world.app.write(grant, move |tx| flood.into_iter().try_for_each(|wish| deliveries::enqueue(tx, wish).map(drop))).await.unwrap();
            world.clock.advance(Duration::from_secs(1));
            for (key, destination) in [("a", "one.gov.bh"), ("b", "else.gov.bh"), ("c", "")] {
                let wish = wish(key, &to, "sent", destination);
                world.app.write(everywhere().within(HEALTH), move |tx| deliveries::enqueue(tx, wish)).await.unwrap();
            }
            assert_eq!(deliveries::run_due(&world.app).await.unwrap(), 803);
            let came = received(&to);
            let places: Vec<usize> = ["a", "b", "c"].iter().map(|key| came.iter().position(|one| one == key).unwrap()).collect();
            assert!(places.iter().all(|place| *place < 16), "among the first that are carried out at once: {places:?}");
        }
    });
}

#[test]
fn what_is_wanted_for_a_destination_that_is_down_waits_and_is_tried_before_what_failed() {
    run(async {
        for (number, world) in worlds_of(post, &[]).into_iter().enumerate() {
            let to = format!("back-again-{number}");
            enqueue(&world, wish("a", &to, "later", "pausing.gov.bh")).await;
            assert_eq!(deliveries::run_due(&world.app).await.unwrap(), 1);
            enqueue(&world, wish("b", &to, "sent", "pausing.gov.bh")).await;
            assert_eq!(deliveries::run_due(&world.app).await.unwrap(), 0, "it is not knocked at again for each wish");
            world.clock.advance(Duration::from_secs(40));
            assert_eq!(deliveries::run_due(&world.app).await.unwrap(), 1);
            assert_eq!(received(&to), ["a", "b"]);
            enqueue(&world, wish("c", &to, "sent", "pausing.gov.bh")).await;
            assert_eq!(deliveries::run_due(&world.app).await.unwrap(), 1, "once it answers, nothing waits");
        }
    });
}

#[test]
fn a_runner_that_was_told_nothing_delivers_at_once() {
    run(async {
        for (number, world) in worlds_of(post, &[]).into_iter().enumerate() {
            let to = format!("bell-{number}");
            let stop = CancellationToken::new();
            let running = tokio::spawn(deliveries::run(world.app.clone(), stop.clone()));
            let mut happening = world.app.live().listen();
            enqueue(&world, wish("a", &to, "sent", "")).await;
            let event = tokio::time::timeout(Duration::from_secs(5), happening.recv()).await.unwrap().unwrap();
            assert_eq!(event.kind, "delivery.sent");
            stop.cancel();
            running.await.unwrap();
        }
    });
}

#[test]
fn what_was_wanted_before_the_clock_went_back_does_not_wait_for_the_old_time() {
    run(async {
        for (number, world) in worlds_of(post, &[]).into_iter().enumerate() {
            let to = format!("back-{number}");
            enqueue(&world, wish("a", &to, "sent", "")).await;
            let before = world.app.now();
            world.clock.set(before - Duration::from_secs(3 * 86_400));
            assert_eq!(deliveries::run_due(&world.app).await.unwrap(), 0, "by itself it would wait three days");
            let stop = CancellationToken::new();
            let mut happening = world.app.live().listen();
            let running = tokio::spawn(deliveries::run(world.app.clone(), stop.clone()));
            let event = tokio::time::timeout(Duration::from_secs(5), happening.recv()).await.unwrap().unwrap();
            assert_eq!(event.kind, "delivery.sent");
            stop.cancel();
            running.await.unwrap();
        }
    });
}

#[test]
fn the_page_shows_what_waits_and_only_its_own_entity_may_act() {
    run(async {
        for (number, world) in worlds_of(post, &[]).into_iter().enumerate() {
            let to = format!("page-{number}");
            let id = enqueue(&world, wish("a", &to, "later", "smtp.works.gov.bh")).await;
            deliveries::run_due(&world.app).await.unwrap();
            let ours = Program::of(&world, Role::EntityAdministrator, Some(WORKS)).await;
            let theirs = Program::of(&world, Role::EntityAdministrator, Some(HEALTH)).await;
            let operator = Program::of(&world, Role::Operator, None).await;
            let employee = Program::of(&world, Role::Employee, Some(WORKS)).await;
            assert!(ours.get("/en/desk/deliveries").await.text.contains("smtp.works.gov.bh"));
            assert!(ours.get("/ar/desk/deliveries").await.text.contains("451 not now"));
            let said = ours.get("/ar/desk/deliveries").await.text;
            assert!(said.contains("smtp.works.gov.bh by post"), "the place as people know it: {said}");
            assert!(said.contains(r#"/desk/cases/1">MOW-2026-000001</a>"#), "and what it is about: {said}");
            assert!(!theirs.get("/en/desk/deliveries").await.text.contains("smtp.works.gov.bh"));
            let seen = operator.get("/en/desk/deliveries").await.text;
            assert!(
                seen.contains(&format!("/{id}/retry")) && !seen.contains("smtp.works.gov.bh") && !seen.contains("MOW-2026"),
                "an operator sees that it waits, not where it goes"
            );
            assert_eq!(employee.get("/en/desk/deliveries").await.status, 403);
            let (retry, give_up) = (format!("/en/desk/deliveries/{id}/retry"), format!("/en/desk/deliveries/{id}/give-up"));
            assert_eq!(theirs.form(&retry, &[]).await.status, 404);
            assert_eq!(ours.form(&retry, &[]).await.status, 303);
            assert_eq!(deliveries::run_due(&world.app).await.unwrap(), 1, "at once");
            assert_eq!(ours.form(&give_up, &[]).await.status, 303);
            assert_eq!(ours.form(&give_up, &[]).await.status, 409);
            assert!(ours.get("/en/desk/deliveries?state=given-up").await.text.contains("smtp.works.gov.bh"));
        }
    });
}
