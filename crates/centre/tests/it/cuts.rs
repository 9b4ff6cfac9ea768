//! A kiosk that loses its line, as the server lives through it: numbers of its own, and what it says of them afterwards.

use std::collections::BTreeSet;
use std::time::Duration;

use kernel::Bilingual;
use kernel::Lang;
use kernel::Role;
use serde_json::Value;
use serde_json::json;
use testkit::inside::Answer;
use testkit::inside::Browser;

use crate::devices::manager;
use crate::devices::paired;
use crate::kiosk::at_the_door;
use crate::kiosk::takes;
use crate::world::HEALTH;
use crate::world::Person;
use crate::world::Place;
use crate::world::WORKS;
use crate::world::World;
use crate::world::on_each;

/// A kiosk says what it gave; what it is told.
pub(crate) async fn says(kiosk: &mut Browser, holder: &str, given: &[Value]) -> Value {
    let told = kiosk.post_json("/ar/kiosk/offline/tickets", &json!({ "holder": holder, "given": given })).await;
    assert_eq!(told.status, 200, "{}", told.seen());
    serde_json::from_str(&told.text).unwrap()
}

/// The numbers of building permits that it holds: the lease, the first and the last.
pub(crate) fn permits(told: &Value) -> (String, u64, u64) {
    let leases = told["stock"]["leases"].as_array().unwrap();
    let lease = leases.iter().rfind(|lease| lease["letter"] == "A").unwrap();
    (lease["id"].as_str().unwrap().into(), lease["first"].as_u64().unwrap(), lease["last"].as_u64().unwrap())
}

/// A number as a kiosk writes it down.
fn given(world: &World, place: Place, (lease, number): (&str, u64)) -> Value {
    let at = world.clock.now().as_millisecond();
    let service = place.permits.to_string();
    json!({ "key": format!("key-{lease}-{number}"), "lease": lease, "number": number, "service": service, "at": at, "lang": "en", "priority": false })
}

/// A kiosk of another entity.
async fn kiosk_of_health(world: &World, place: Place) -> Browser {
    let centre = world
        .act(HEALTH, |tx| {
            let name = Bilingual::new("مركز الرفاع", "Riffa");
            let centre = org::Centre { id: tx.new_id(), name, place: Bilingual::default() };
            org::open_centre(tx, &centre)?;
            Ok(centre.id)
        })
        .await;
    let ali = world.person(HEALTH, ("علي", "Ali"), Role::CentreManager).await;
    paired(world, &ali, Place { centre, ..place }, &[("kind", "kiosk"), ("name", "Riffa")]).await
}

async fn floor(world: &World, who: &Person, place: Place) -> Answer {
    let floor = world.get(who, &format!("/en/desk/centres/{}", place.centre)).await;
    assert!(ui::lint::html(&floor.text).is_empty(), "{:?}", ui::lint::html(&floor.text));
    floor
}

fn numbers(floor: &Answer) -> Vec<String> {
    floor.texts("#floor table td:first-child bdi").iter().map(|text| text.replace('\u{a0}', " ")).collect()
}

fn must_say(page: &Answer, all: &[&str]) {
    all.iter().for_each(|words| assert!(page.says(words), "{words}: {}", page.seen()));
}

#[test]
fn each_kiosk_holds_numbers_that_nobody_else_gives_and_ordinary_ones_have_no_gap() {
    on_each(|world| async move {
        let (noora, place) = (manager(&world).await, world.muharraq(1).await);
        let mut kiosks = Vec::new();
        for name in ["Door", "Stairs"] {
            kiosks.push(paired(&world, &noora, place, &[("kind", "kiosk"), ("name", name)]).await);
        }
        let mut held = BTreeSet::new();
        for kiosk in &mut kiosks {
            let told = says(kiosk, "one", &[]).await;
            let services = told["stock"]["services"].as_array().unwrap();
            assert_eq!(
                services.iter().map(|one| one["name"]["en"].as_str().unwrap()).collect::<Vec<_>>(),
                ["Building permits", "Street lighting"]
            );
            for lease in told["stock"]["leases"].as_array().unwrap() {
                for number in lease["first"].as_u64().unwrap()..=lease["last"].as_u64().unwrap() {
                    assert!(number > 1_000 && held.insert((lease["letter"].to_string(), number)), "{number} is held twice");
                }
            }
            assert_eq!(says(kiosk, "one", &[]).await["stock"]["leases"], told["stock"]["leases"], "the same until they are used up");
        }
        must_say(&takes(&mut kiosks[0], place).await, &["A 001"]);
        must_say(&takes(&mut kiosks[1], place).await, &["A 002"]);
    });
}

#[test]
fn what_was_given_without_a_line_is_a_ticket_once_however_often_it_is_said_and_has_waited_since() {
    on_each(|world| async move {
        let (mona, place) = (world.mona().await, world.muharraq(1).await);
        let mut kiosk = at_the_door(&world, place).await;
        let (lease, first, _) = permits(&says(&mut kiosk, "one", &[]).await);
        let mut lines = Vec::new();
        for number in first..first + 3 {
            world.clock.advance(Duration::from_secs(60));
            lines.push(given(&world, place, (&lease, number)));
        }
        world.clock.advance(Duration::from_secs(30 * 60));
        for _ in 0..3 {
            // The answer was lost twice.
            assert_eq!(says(&mut kiosk, "one", &lines).await["taken"], json!([true, true, true]));
        }
        let seen = floor(&world, &mona, place).await;
        assert_eq!(numbers(&seen), ["A 1001", "A 1002", "A 1003"]);
        must_say(&seen, &["Given without a connection", "32 minutes"]);
        world.comes(&mona, place, &[]).await;
        world.sits(&mona, 1).await;
        must_say(&world.does(&mona, "next", &[]).await, &["A 1001"]);
    });
}

#[test]
fn what_cannot_be_taken_over_is_shown_to_staff_and_holds_nothing_else_up() {
    on_each(|world| async move {
        let (noora, mona, place) = (manager(&world).await, world.mona().await, world.muharraq(1).await);
        let mut kiosk = paired(&world, &noora, place, &[("kind", "kiosk"), ("name", "Door")]).await;
        let mut other = paired(&world, &noora, place, &[("kind", "kiosk"), ("name", "Stairs")]).await;
        let (lease, first, last) = permits(&says(&mut kiosk, "one", &[]).await);
        let (strange, far, _) = permits(&says(&mut other, "one", &[]).await);
        let right = given(&world, place, (&lease, first));
        let mut again = given(&world, place, (&lease, first));
        again["key"] = "another-key".into();
        let mut nothing = given(&world, place, (&lease, first + 1));
        nothing["service"] = "17".into();
        let mut late = given(&world, place, (&lease, first + 2));
        (late["at"], late["lang"]) = (i64::MAX.into(), "xx".into());
        let lines = [
            json!({ "what": ["ever", { "it": "is" }] }),
            json!("a word"),
            given(&world, place, (&lease, last + 1)),
            given(&world, place, (&strange, far)),
            given(&world, place, ("17", 7)),
            right,
            again,
            nothing,
            late,
        ];
        for _ in 0..2 {
            let taken = says(&mut kiosk, "one", &lines).await["taken"].clone();
            assert_eq!(taken, json!([false, false, false, false, false, true, false, false, true]));
        }
        let seen = floor(&world, &mona, place).await;
        assert_eq!(numbers(&seen), ["A 1001", "A 1003"]);
        must_say(
            &seen,
            &["A number was given without a connection and is not registered", "A 1002 was given without a connection", "By Door at"],
        );
        let refused = seen.texts("#alerts .banner h2").into_iter().filter(|title| title.contains("is not registered")).count();
        assert_eq!(refused, 7, "each once: {}", seen.seen());
        assert_eq!(numbers(&floor(&world, &mona, place).await).len(), 2);
        for wrong in [json!({}), json!([]), json!({ "holder": "", "given": [] }), json!({ "holder": "x", "given": vec![1; 201] })] {
            assert_eq!(kiosk.post_json("/ar/kiosk/offline/tickets", &wrong).await.status, 422, "{wrong}");
        }
    });
}

#[test]
fn a_kiosk_whose_storage_was_emptied_gives_other_numbers_and_whatever_it_asks_for_has_an_end() {
    on_each(|world| async move {
        let place = world.muharraq(1).await;
        let mut kiosk = at_the_door(&world, place).await;
        let before = permits(&says(&mut kiosk, "one", &[]).await);
        let after = permits(&says(&mut kiosk, "two", &[]).await);
        assert!(after.1 > before.2, "what was given of {before:?} is not known: {after:?}");
        for holder in 0..40 {
            says(&mut kiosk, &format!("more-{holder}"), &[]).await;
        }
        let told = says(&mut kiosk, "last", &[]).await;
        assert!(told["stock"]["leases"].as_array().unwrap().is_empty());
        must_say(&takes(&mut kiosk, place).await, &["A 001"]);
    });
}

#[test]
fn more_numbers_are_leased_before_the_last_are_gone_and_a_day_has_its_own() {
    on_each(|world| async move {
        let (mona, place) = (world.mona().await, world.muharraq(1).await);
        let mut kiosk = at_the_door(&world, place).await;
        let (lease, first, last) = permits(&says(&mut kiosk, "one", &[]).await);
        let lines: Vec<Value> = (first..first + 50).map(|number| given(&world, place, (&lease, number))).collect();
        let told = says(&mut kiosk, "one", &lines).await;
        assert_eq!(permits(&told).1, last + 1);
        // The kiosk was off until the next morning: what it gave is of the day that has gone, and keeps nobody waiting on the new one.
        let old = given(&world, place, (&lease, first + 60));
        world.clock.advance(Duration::from_secs(24 * 3600));
        let told = says(&mut kiosk, "one", &[old]).await;
        assert_eq!((told["taken"].clone(), permits(&told).1), (json!([true]), 1_001));
        assert!(floor(&world, &mona, place).await.says("Nobody waits"));
    });
}

#[test]
fn ordinary_numbers_go_round_those_that_are_leased() {
    on_each(|world| async move {
        let (mona, place) = (world.mona().await, world.muharraq(1).await);
        let mut kiosk = at_the_door(&world, place).await;
        let (_, _, last) = permits(&says(&mut kiosk, "one", &[]).await);
        world
            .act(WORKS, move |tx| {
                for _ in 0..1_000 {
                    let new = centre::NewTicket {
                        centre: place.centre,
                        services: vec![place.permits],
                        party: centre::Party::default(),
                        origin: "reception",
                        lang: Lang::Ar,
                        has_priority: false,
                        customer: None,
                    };
                    centre::issue_ticket(tx, new, "")?;
                }
                Ok(())
            })
            .await;
        for more in 1..3 {
            must_say(&world.comes(&mona, place, &[]).await, &[&format!("A {}", last + more)]);
        }
        assert_eq!(permits(&says(&mut kiosk, "two", &[]).await).1, last + 3);
    });
}

#[test]
fn nobody_but_a_kiosk_learns_or_says_anything_and_one_of_another_entity_nothing_of_this() {
    on_each(|world| async move {
        let (noora, mona, place) = (manager(&world).await, world.mona().await, world.muharraq(1).await);
        let mut kiosk = paired(&world, &noora, place, &[("kind", "kiosk"), ("name", "Door")]).await;
        let (lease, first, _) = permits(&says(&mut kiosk, "one", &[]).await);
        let mut display = paired(&world, &noora, place, &[("kind", "display"), ("name", "Hall")]).await;
        let line = given(&world, place, (&lease, first));
        for browser in [&mut Browser::new(&world), &mut display] {
            let said = browser.post_json("/ar/kiosk/offline/tickets", &json!({ "holder": "one", "given": [line] })).await;
            assert_eq!(said.status, 404);
            let page = browser.get("/en/kiosk/offline").await;
            assert_eq!((page.status, page.header("location")), (303, "/en/device"));
        }
        let page = kiosk.get("/en/kiosk/offline").await;
        must_say(&page, &["No connection to the centre’s system", "Your number is kept and it counts"]);
        assert!(ui::lint::html(&page.text).is_empty(), "{:?}", ui::lint::html(&page.text));
        let mut elsewhere = kiosk_of_health(&world, place).await;
        assert_eq!(says(&mut elsewhere, "one", &[line]).await["taken"], json!([false]));
        let seen = floor(&world, &mona, place).await;
        assert!(numbers(&seen).is_empty() && !seen.says("is not registered"), "{}", seen.seen());
    });
}

#[test]
fn a_ticket_that_nobody_saw_because_the_line_was_cut_gives_way_to_the_number_that_its_customer_holds() {
    on_each(|world| async move {
        let (mona, place) = (world.mona().await, world.muharraq(1).await);
        let mut kiosk = at_the_door(&world, place).await;
        let (lease, first, _) = permits(&says(&mut kiosk, "one", &[]).await);
        // The form arrived, and its answer did not.
        let permits = place.permits.to_string();
        kiosk.post("/ar/kiosk/tickets", &[("service", permits.as_str()), ("key", "pressed")]).await;
        let (mut anew, mut never) = (given(&world, place, (&lease, first)), given(&world, place, (&lease, first + 1)));
        (anew["instead"], never["instead"]) = ("pressed".into(), "never-arrived".into());
        for _ in 0..2 {
            assert_eq!(says(&mut kiosk, "one", &[anew.clone(), never.clone()]).await["taken"], json!([true, true]));
        }
        assert_eq!(numbers(&floor(&world, &mona, place).await), ["A 1001", "A 1002"]);
        must_say(&takes(&mut kiosk, place).await, &["A 002"]);
    });
}

#[test]
fn numbers_that_a_kiosk_holds_end_with_their_day_and_with_the_kiosk() {
    on_each(|world| async move {
        let (noora, mona, place) = (manager(&world).await, world.mona().await, world.muharraq(1).await);
        let mut kiosk = paired(&world, &noora, place, &[("kind", "kiosk"), ("name", "Door")]).await;
        let (lease, first, _) = permits(&says(&mut kiosk, "one", &[]).await);
        let in_time = given(&world, place, (&lease, first));
        world.clock.advance(Duration::from_secs(24 * 3600));
        let late = given(&world, place, (&lease, first + 1));
        for _ in 0..2 {
            let told = says(&mut kiosk, "one", &[in_time.clone(), late.clone()]).await;
            assert_eq!(told["taken"], json!([true, false]), "what was given in its day is a ticket of that day");
        }
        must_say(&floor(&world, &mona, place).await, &["A 1002 was given without a connection and is not registered", "Nobody waits"]);
        let (lease, first, _) = permits(&says(&mut kiosk, "one", &[]).await);
        let held = given(&world, place, (&lease, first));
        let list = world.get(&noora, &format!("/en/desk/centres/{}/devices", place.centre)).await;
        let end = list.attributes("form[action$='/revocation']", "action").pop().unwrap();
        assert_eq!(world.post(&noora, &end, &[]).await.status, 303);
        let said = kiosk.post_json("/ar/kiosk/offline/tickets", &json!({ "holder": "one", "given": [held] })).await;
        assert_eq!(said.status, 404, "whoever is no kiosk any more says nothing: {}", said.seen());
        for path in ["/en/kiosk", "/en/kiosk/offline"] {
            let page = kiosk.get(path).await;
            assert_eq!((page.status, page.header("location")), (303, "/en/device"), "it is led to where it may become one: {path}");
        }
        assert!(!kiosk.get("/en/device").await.says("Muharraq"), "and reads nothing of the centre");
        must_say(&floor(&world, &mona, place).await, &["Nobody waits"]);
    });
}
