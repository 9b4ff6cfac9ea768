//! A counter that loses its line, as the server lives through it: its share of those who wait, and what it says of them afterwards.

use std::time::Duration;

use kernel::Role;
use serde_json::Value;
use serde_json::json;
use testkit::inside::Answer;

use crate::cuts::permits;
use crate::cuts::says;
use crate::kiosk::at_the_door;
use crate::world::Person;
use crate::world::Place;
use crate::world::WORKS;
use crate::world::World;
use crate::world::on_each;

/// What a counter knows as long as it has a line.
pub(crate) async fn stock(world: &World, who: &Person) -> Value {
    let told = world.get(who, "/en/desk/counter/offline/stock").await;
    assert_eq!(told.status, 200, "{}", told.seen());
    serde_json::from_str(&told.text).unwrap()
}

pub(crate) fn share(stock: &Value) -> Vec<u64> {
    stock["share"].as_array().unwrap().iter().map(|one| one["number"].as_u64().unwrap()).collect()
}

/// What a counter did with a number: seconds before now at which it was called, its customer came, and went.
pub(crate) fn visit(world: &World, (key, number): (&str, u64), (called, came, ended): (i64, Option<i64>, Option<i64>), how: &str) -> Value {
    let at = |before: i64| world.clock.now().as_millisecond() - before * 1000;
    json!({
        "key": key, "letter": "A", "number": number, "called": at(called), "calls": 2, "came": came.map(at), "ended": ended.map(at),
        "how": how, "steps": "The card was handed out."
    })
}

/// What a counter was handed, as its browser shows it again.
pub(crate) fn handed(stock: &Value) -> Value {
    let number = |one: &Value| json!({ "letter": one["letter"], "number": one["number"] });
    let share: Vec<Value> = stock["share"].as_array().unwrap().iter().map(number).collect();
    let hand = Some(&stock["in_hand"]).filter(|hand| !hand.is_null()).map(number);
    json!({ "now": stock["now"], "seal": stock["seal"], "share": share, "hand": hand })
}

/// The counter says it; what became of each.
pub(crate) async fn tells(world: &World, who: &Person, stock: &Value, visits: &[Value]) -> Value {
    became(world, who, &json!({ "counter": stock["id"], "handed": handed(stock), "visits": visits })).await
}

pub(crate) async fn became(world: &World, who: &Person, said: &Value) -> Value {
    let told = world.post_json(who, "/en/desk/counter/offline/visits", said).await;
    assert_eq!(told.status, 200, "{}", told.seen());
    serde_json::from_str::<Value>(&told.text).unwrap()["became"].clone()
}

pub(crate) async fn floor(world: &World, who: &Person, place: Place) -> Answer {
    let floor = world.get(who, &format!("/en/desk/centres/{}", place.centre)).await;
    assert!(ui::lint::html(&floor.text).is_empty(), "{:?}", ui::lint::html(&floor.text));
    floor
}

pub(crate) fn waiting(floor: &Answer) -> Vec<String> {
    let all = floor.texts("#floor section[aria-labelledby=waiting-title] td:first-child bdi");
    all.iter().map(|text| text.replace('\u{a0}', " ")).collect()
}

pub(crate) fn must_say(page: &Answer, all: &[&str]) {
    all.iter().for_each(|words| assert!(page.says(words), "{words}: {}", page.seen()));
}

/// Two counters and so many customers.
pub(crate) async fn two_counters(world: &World, customers: usize) -> (Person, Person, Place) {
    let (mona, salem, place) = (world.mona().await, world.salem().await, world.muharraq(2).await);
    for _ in 0..customers {
        world.comes(&mona, place, &[]).await;
        world.clock.advance(Duration::from_secs(60));
    }
    world.sits(&mona, 1).await;
    world.sits(&salem, 2).await;
    (mona, salem, place)
}

#[test]
fn each_open_counter_knows_its_own_share_of_the_line_and_nobody_stands_in_two() {
    on_each(|world| async move {
        let (mona, salem, _) = two_counters(&world, 5).await;
        let (hers, his) = (stock(&world, &mona).await, stock(&world, &salem).await);
        let mut all = [share(&hers), share(&his)].concat();
        assert!(share(&hers).is_sorted() && share(&his).is_sorted(), "in the order of the line");
        all.sort_unstable();
        assert_eq!(all, [1, 2, 3, 4, 5]);
        assert!(!hers.to_string().contains("Mona"), "no names");
        world.does(&mona, "next", &[]).await;
        let in_hand = stock(&world, &mona).await["in_hand"]["number"].as_u64().unwrap();
        assert!(!share(&stock(&world, &mona).await).contains(&in_hand) && !share(&stock(&world, &salem).await).contains(&in_hand));
        let page = world.get(&mona, "/en/desk/counter/offline").await;
        must_say(&page, &["No connection to the centre’s system since", "A number that a customer shows you", "Steps taken"]);
        assert!(ui::lint::html(&page.text).is_empty(), "{:?}", ui::lint::html(&page.text));
        let noora = world.person(WORKS, ("نورة", "Noora"), Role::Employee).await;
        assert_eq!(stock(&world, &noora).await, Value::Null, "whoever sits at no counter goes on with nobody");
    });
}

#[test]
fn what_a_counter_did_without_a_line_is_as_if_it_had_been_said_at_once_and_once() {
    on_each(|world| async move {
        let (mona, _, place) = two_counters(&world, 3).await;
        let counter = stock(&world, &mona).await;
        world.clock.advance(Duration::from_secs(1_800));
        let visits = [
            visit(&world, ("served", 1), (1_500, Some(1_440), Some(1_200)), "settled"),
            visit(&world, ("absent", 2), (1_100, None, Some(1_000)), "absent"),
            visit(&world, ("in-hand", 3), (300, Some(240), None), ""),
        ];
        for _ in 0..2 {
            assert_eq!(tells(&world, &mona, &counter, &visits).await, json!(["taken", "taken", "taken"]));
        }
        assert!(waiting(&floor(&world, &mona, place).await).is_empty());
        let page = world.get(&mona, "/en/desk/counter").await;
        must_say(&page, &["A 003", "4 minutes"]);
        world.does(&mona, "completion", &[("steps", "Done."), ("outcome", "settled")]).await;
        let left = visit(&world, ("again", 3), (300, Some(240), Some(60)), "settled");
        assert_eq!(tells(&world, &mona, &counter, &[left]).await, json!(["taken"]), "their own visit is no second one");
    });
}

#[test]
fn who_was_really_served_is_served_once_and_a_supervisor_sees_what_another_counter_says() {
    on_each(|world| async move {
        let (mona, salem, place) = two_counters(&world, 4).await;
        let lead = world.person(WORKS, ("هدى", "Huda"), Role::Supervisor).await;
        let counter = stock(&world, &mona).await;
        // Salem, who has a line, serves the first, calls the second, and gives up the third.
        for (acts, seconds) in [(&["next", "visit"][..], 1), (&["next"][..], 1)] {
            for act in acts {
                world.does_later(&salem, seconds, act).await;
            }
            if acts.len() == 2 {
                world.does(&salem, "completion", &[("steps", "Done."), ("outcome", "settled")]).await;
            }
        }
        world.clock.advance(Duration::from_secs(600));
        let visits = [
            visit(&world, ("first", 1), (500, Some(480), Some(400)), "settled"),
            visit(&world, ("second", 2), (300, Some(280), Some(200)), "goes-on"),
            visit(&world, ("nobody", 77), (100, Some(90), Some(80)), "settled"),
            json!({ "key": 7 }),
        ];
        for _ in 0..2 {
            assert_eq!(tells(&world, &mona, &counter, &visits).await, json!(["served-elsewhere", "taken", "unknown", "unreadable"]));
        }
        let seen = floor(&world, &lead, place).await;
        must_say(&seen, &["A 001 was served at another counter", "counter 1 called it too", "Counter 1 called A 077", "Mona"]);
        assert!(!floor(&world, &mona, place).await.says("was served at another counter"), "for those who lead the floor");
        assert_eq!(waiting(&seen), ["A 003", "A 004"]);
        must_say(&world.does(&salem, "next", &[]).await, &["A 003"]);
    });
}

#[test]
fn a_number_that_a_kiosk_gave_without_a_line_is_one_ticket_whether_the_counter_or_the_kiosk_says_it_first() {
    on_each(|world| async move {
        let (mona, _, place) = two_counters(&world, 0).await;
        let mut kiosk = at_the_door(&world, place).await;
        let (lease, first, _) = permits(&says(&mut kiosk, "one", &[]).await);
        let counter = stock(&world, &mona).await;
        world.clock.advance(Duration::from_secs(900));
        let given = |number: u64| {
            let at = world.clock.now().as_millisecond() - 600_000;
            let service = place.permits.to_string();
            json!({ "key": format!("k-{number}"), "lease": lease, "number": number, "service": service, "at": at, "lang": "en", "priority": true })
        };
        let served = |number: u64| {
            let mut one = visit(&world, (&format!("v-{number}"), number), (300, Some(240), Some(60)), "settled");
            one["service"] = place.permits.to_string().into();
            one
        };
        assert_eq!(tells(&world, &mona, &counter, &[served(first)]).await, json!(["taken"]));
        let (one, other) = (given(first), given(first + 1));
        for _ in 0..2 {
            assert_eq!(says(&mut kiosk, "one", &[one.clone(), other.clone()]).await["taken"], json!([true, true]));
        }
        assert_eq!(tells(&world, &mona, &counter, &[served(first + 1)]).await, json!(["taken"]));
        let seen = floor(&world, &mona, place).await;
        assert!(waiting(&seen).is_empty() && !seen.says("is not registered"), "{}", seen.seen());
    });
}

#[test]
fn nobody_says_anything_of_a_counter_of_another_entity_and_too_much_is_refused() {
    on_each(|world| async move {
        let (mona, _, _) = two_counters(&world, 1).await;
        let counter = stock(&world, &mona).await;
        let ali = world.person(crate::world::HEALTH, ("علي", "Ali"), Role::Employee).await;
        let said = json!({ "counter": counter["id"], "visits": [visit(&world, ("x", 1), (10, Some(9), Some(8)), "settled")] });
        assert_eq!(world.post_json(&ali, "/en/desk/counter/offline/visits", &said).await.status, 404);
        let of_another = json!({ "counter": counter["id"], "me": "1", "visits": [] });
        let refused = world.post_json(&mona, "/en/desk/counter/offline/visits", &of_another).await;
        assert_eq!(refused.status, 409, "nobody says what somebody else did: {}", refused.text);
        for wrong in [json!({}), json!({ "counter": "x", "visits": [] }), json!({ "counter": counter["id"], "visits": vec![1; 201] })] {
            assert_eq!(world.post_json(&mona, "/en/desk/counter/offline/visits", &wrong).await.status, 422, "{wrong}");
        }
    });
}

#[test]
fn what_a_counter_was_handed_is_of_no_use_for_a_call_after_its_day_and_of_none_at_all_after_two_weeks() {
    on_each(|world| async move {
        let (mona, _, place) = two_counters(&world, 3).await;
        let lead = world.person(WORKS, ("هدى", "Huda"), Role::Supervisor).await;
        let counter = stock(&world, &mona).await;
        world.clock.advance(Duration::from_secs(1_800));
        let in_time = visit(&world, ("in-time", 1), (600, Some(540), Some(60)), "settled");
        let forgotten = visit(&world, ("forgotten", 2), (600, Some(540), Some(60)), "settled");
        world.clock.advance(Duration::from_secs(24 * 3600));
        let late = visit(&world, ("late", 3), (600, Some(540), Some(60)), "settled");
        for _ in 0..2 {
            let became = tells(&world, &mona, &counter, &[in_time.clone(), late.clone()]).await;
            assert_eq!(became, json!(["taken", "over"]), "the line may be back on the next morning; nobody is called from its list then");
        }
        let seen = floor(&world, &lead, place).await;
        must_say(&seen, &["Counter 1 called A 003 without a connection, from a list whose day was over", "The card was handed out."]);
        world.clock.advance(Duration::from_secs(14 * 24 * 3600));
        assert_eq!(tells(&world, &mona, &counter, &[forgotten]).await, json!(["over"]));
    });
}

#[test]
fn whoever_was_put_aside_without_a_line_is_so_with_it_and_goes_on_where_they_come_back() {
    on_each(|world| async move {
        let (mona, salem, place) = two_counters(&world, 3).await;
        let lead = world.person(WORKS, ("هدى", "Huda"), Role::Supervisor).await;
        let counter = stock(&world, &mona).await;
        world.clock.advance(Duration::from_secs(3_600));
        let aside = |key, number, (called, ended): (i64, i64)| {
            let mut one = visit(&world, (key, number), (called, Some(called - 60), Some(ended)), "parked");
            one["steps"] = "The deed".into();
            one
        };
        let visits = [
            aside("one", 1, (3_000, 2_800)),
            visit(&world, ("two", 2), (2_700, Some(2_600), Some(2_400)), "settled"),
            visit(&world, ("one-again", 1), (2_000, Some(1_900), Some(1_500)), "settled"),
            aside("three", 3, (1_200, 1_000)),
        ];
        for _ in 0..2 {
            assert_eq!(tells(&world, &mona, &counter, &visits).await, json!(["taken", "taken", "taken", "taken"]));
        }
        assert!(waiting(&floor(&world, &mona, place).await).is_empty());
        let page = world.get(&salem, "/en/desk/counter").await;
        must_say(&page, &["Put aside", "A 003", "The deed"]);
        assert!(!page.says("A 001"), "who came back was served: {}", page.seen());
        let back = page.attributes("form[action*='/tickets/']", "action").remove(0);
        world.does(&salem, back.trim_start_matches("/en/desk/counter/"), &[]).await;
        world.does(&salem, "visit", &[]).await;
        world.does(&salem, "completion", &[("steps", "Done."), ("outcome", "settled")]).await;
        let late = visit(&world, ("three-again", 3), (30, Some(20), Some(10)), "settled");
        assert_eq!(tells(&world, &mona, &counter, &[late]).await, json!(["served-elsewhere"]), "they are served once");
        must_say(&floor(&world, &lead, place).await, &["A 003 was served at another counter"]);
    });
}
