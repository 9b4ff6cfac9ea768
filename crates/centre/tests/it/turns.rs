//! One's own turn and what a ticket carries along, as customers and those who serve them live through it.

use std::time::Duration;

use kernel::Role;
use store::Tx;
use testkit::inside::Answer;

use crate::booking::times_of;
use crate::booking::usual;
use crate::joining;
use crate::joining::page_of;
use crate::world::Place;
use crate::world::WORKS;
use crate::world::World;
use crate::world::on_each;

fn turn_of(given: &Answer) -> String {
    given.attributes("a.btn", "href").into_iter().find(|href| href.contains("/turn/")).expect("a ticket can be followed")
}

fn must_say(page: &Answer, all: &[&str]) {
    all.iter().for_each(|words| assert!(page.says(words), "{words}: {}", page.seen()));
    assert!(ui::lint::html(&page.text).is_empty(), "{:?}", ui::lint::html(&page.text));
}

/// Asks for more time as the page of the turn offers it.
async fn asks(world: &World, turn: &str, minutes: &str) -> Answer {
    let page = world.get_as_anybody(turn).await;
    let taken = page.attributes("input[name=taken]", "value").into_iter().next().unwrap_or_default();
    world.post_as_anybody(&format!("{turn}/rest"), &[("minutes", minutes), ("taken", &taken)]).await
}

#[test]
fn whoever_needs_more_time_lets_others_go_first_and_loses_none_of_the_wait() {
    on_each(|world| async move {
        let (mona, salem, place) = (world.mona().await, world.salem().await, world.muharraq(2).await);
        let turn = turn_of(&world.comes(&mona, place, &[]).await);
        world.clock.advance(Duration::from_secs(240));
        world.comes(&mona, place, &[]).await;
        assert_eq!(asks(&world, &turn, "10").await.status, 303);
        must_say(&world.get_as_anybody(&turn).await, &["You let others go first until", "You can ask for it 2 times", "I am ready now"]);
        must_say(&world.get_as_anybody(&turn.replacen("/en/", "/ar/", 1)).await, &["يتقدم غيركم حتى", "مرتين"]);
        world.sits(&mona, 1).await;
        must_say(&world.does(&mona, "next", &[]).await, &["A 002"]);
        world.sits(&salem, 2).await;
        must_say(&world.does(&salem, "next", &[]).await, &["Nobody waits for you", "Others go first until"]);
        world.comes(&mona, place, &[]).await;
        world.clock.advance(Duration::from_secs(601));
        world.comes(&mona, place, &[]).await;
        must_say(&world.get_as_anybody(&turn).await, &["Nobody before you"]);
        must_say(&world.does(&salem, "next", &[]).await, &["A 001", "Waited 14 min"]);
    });
}

#[test]
fn whoever_was_called_and_is_not_there_yet_asks_for_more_time_and_the_counter_is_free() {
    on_each(|world| async move {
        let (mona, place) = (world.mona().await, world.muharraq(1).await);
        let turn = turn_of(&world.comes(&mona, place, &[]).await);
        world.comes(&mona, place, &[]).await;
        world.sits(&mona, 1).await;
        must_say(&world.does(&mona, "next", &[]).await, &["A 001"]);
        let (first, second) = (asks(&world, &turn, "5").await, world.post_as_anybody(&format!("{turn}/rest"), &[("minutes", "5")]).await);
        assert_eq!((first.status, second.status), (303, 303), "a second press of the same page changes nothing");
        must_say(&world.get_as_anybody(&turn).await, &["You can ask for it 2 times"]);
        let late = world.may_not(&mona, "visit", &[]).await;
        must_say(&late, &["You have no customer now"]);
        must_say(&world.does(&mona, "next", &[]).await, &["A 002"]);
    });
}

#[test]
fn more_time_is_asked_for_three_times_at_most_and_given_back_by_whoever_is_ready() {
    on_each(|world| async move {
        let (mona, place) = (world.mona().await, world.muharraq(1).await);
        let turn = turn_of(&world.comes(&mona, place, &[]).await);
        let wrong = asks(&world, &turn, "600").await;
        assert_eq!(wrong.status, 422);
        must_say(&wrong, &["Choose 5, 10 or 15 minutes"]);
        for left in ["2 times", "once more", ""] {
            assert_eq!(asks(&world, &turn, "15").await.status, 303);
            assert!(world.get_as_anybody(&turn).await.says(left));
        }
        assert!(world.get_as_anybody(&turn).await.attributes("button[name=minutes]", "value").is_empty());
        let fourth = world.post_as_anybody(&format!("{turn}/rest"), &[("minutes", "5"), ("taken", "3")]).await;
        assert_eq!(fourth.status, 409);
        must_say(&fourth, &["as often as it can be"]);
        for _ in 0..2 {
            assert_eq!(world.post_as_anybody(&format!("{turn}/readiness"), &[]).await.status, 303);
        }
        world.sits(&mona, 1).await;
        must_say(&world.does(&mona, "next", &[]).await, &["A 001"]);
        world.does(&mona, "visit", &[]).await;
        let late = world.post_as_anybody(&format!("{turn}/rest"), &[("minutes", "5"), ("taken", "3")]).await;
        assert_eq!(late.status, 409, "nobody rests at a counter: {}", late.seen());
    });
}

#[test]
fn an_ended_turn_says_what_became_of_it() {
    on_each(|world| async move {
        let (mona, place) = (world.mona().await, world.muharraq(1).await);
        let mut turns = Vec::new();
        for _ in 0..3 {
            turns.push(turn_of(&world.comes(&mona, place, &[]).await));
            world.clock.advance(Duration::from_secs(1));
        }
        world.post_as_anybody(&format!("{}/leaving", turns[2]), &[]).await;
        world.sits(&mona, 1).await;
        world.does(&mona, "next", &[]).await;
        world.does(&mona, "visit", &[]).await;
        let form = [("steps", "The permit was renewed."), ("outcome", "settled"), ("then", "next")];
        world.does(&mona, "completion", &form).await;
        for act in ["recall", "recall", "absence"] {
            world.clock.advance(Duration::from_secs(10));
            world.does(&mona, act, &[]).await;
        }
        let told = ["You were served at counter 1 until", "Your number was called to counter 1", "You left the queue at"];
        for (turn, told) in turns.iter().zip(told) {
            let page = world.get_as_anybody(turn).await;
            must_say(&page, &[told]);
            let acts = page.attributes("form", "action");
            assert!(acts.iter().all(|act| act.ends_with("/opinion")), "how it was is all that can still be said: {acts:?}");
            assert!(!page.says("The permit was renewed"), "a link that is shared tells nothing of the matter");
        }
    });
}

#[test]
fn whoever_was_not_served_is_led_back_into_the_line_to_an_appointment_or_to_the_hours_of_the_centre() {
    on_each(|world| async move {
        let (mona, (_, place)) = (world.mona().await, joining::open(&world, "30", "8").await);
        let layla = world.person(WORKS, ("ليلى", "Layla"), Role::Supervisor).await;
        let (left, late) = (turn_of(&world.comes(&mona, place, &[]).await), turn_of(&world.comes(&mona, place, &[]).await));
        let ways = |page: &Answer| page.attributes("#turn-state a.btn", "href");
        assert!(ways(&world.get_as_anybody(&left).await).is_empty(), "whoever waits is led nowhere");
        world.post_as_anybody(&format!("{left}/leaving"), &[]).await;
        let page = world.get_as_anybody(&left).await;
        must_say(&page, &["You left the queue at", "Take a new ticket by phone"]);
        assert_eq!(ways(&page), [page_of(place)], "no time can be booked here");
        assert!(world.get_as_anybody(&page_of(place)).await.says("Take a ticket by phone"));
        let bookable = usual(place);
        let let_book = move |tx: &mut Tx<'_>| {
            centre::set_counters(tx, place.centre, 3)?;
            centre::let_book(tx, &bookable)
        };
        world.act(WORKS, let_book).await;
        let times = format!("/en{}", times_of(place));
        assert_eq!(ways(&world.get_as_anybody(&left).await), [page_of(place), times.clone()]);
        must_say(&world.get_as_anybody(&left.replacen("/en/", "/ar/", 1)).await, &["أخذ تذكرة جديدة بالهاتف", "حجز موعد لهذه الخدمة"]);
        assert_eq!(world.get_as_anybody(&times).await.status, 200);
        world.post(&layla, &format!("/en/desk/centres/{}/day/end", place.centre), &[("left_over", "unserved")]).await;
        for turn in [&left, &late] {
            let page = world.get_as_anybody(turn).await;
            must_say(&page, &["Book an appointment for this service", "Hours and services of the centre"]);
            assert_eq!(ways(&page), [times.clone(), page_of(place)], "no more tickets are given today");
        }
    });
}

/// A ticket for both services of the centre, lighting asked for first.
async fn for_both(world: &World, place: Place, who: &crate::world::Person) -> Answer {
    let (permits, lighting) = (place.permits.to_string(), place.lighting.to_string());
    world.comes(who, place, &[("service", &lighting), ("second", &permits), ("third", &permits), ("persons", "٣"), ("sign", "yes")]).await
}

#[test]
fn several_services_on_one_ticket_begin_where_the_wait_is_shortest_and_go_on_without_a_new_wait() {
    on_each(|world| async move {
        let (mona, place) = (world.mona().await, world.muharraq(1).await);
        let lighting = place.lighting.to_string();
        for _ in 0..2 {
            world.comes(&mona, place, &[("service", &lighting)]).await;
        }
        world.clock.advance(Duration::from_secs(1));
        let given = for_both(&world, place, &mona).await;
        must_say(&given, &["A 001", "Building permits"]);
        let turn = turn_of(&given);
        must_say(&world.get_as_anybody(&turn).await, &["After that", "Street lighting", "3 people", "Sign language"]);
        world.sits(&mona, 1).await;
        let floor = world.get(&mona, &format!("/en/desk/centres/{}", place.centre)).await;
        must_say(&floor, &["3 people", "Sign language"]);
        world.clock.advance(Duration::from_secs(120));
        world.comes(&mona, place, &[("service", &lighting)]).await;
        let number = |page: &Answer| page.texts("#served-title bdi").remove(0).replace('\u{a0}', " ");
        let (mut order, mut then) = (Vec::new(), Vec::new());
        for _ in 0..5 {
            order.push(number(&world.does(&mona, "next", &[]).await));
            let page = world.does(&mona, "visit", &[]).await;
            if order.last().is_some_and(|last| last == "A 001") {
                must_say(&page, &["3 people", "Sign language"]);
                then.push(page.says("Then: Street lighting"));
            }
            let form = [("steps", "It was done."), ("outcome", "settled")];
            world.does(&mona, "completion", &form).await;
        }
        assert_eq!(order, ["B 001", "B 002", "A 001", "A 001", "B 003"], "the second service before whoever came later");
        assert_eq!(then, [true, false], "the counter says what comes after, while something does");
        must_say(&world.get_as_anybody(&turn).await, &["You were served at counter 1"]);
        let (_, closed) = world.program(&mona, "GET", "/api/v1/cases?view=closed", None).await;
        assert_eq!(closed["items"].as_array().map(Vec::len), Some(5), "each service has its case: {closed}");
    });
}

#[test]
fn what_a_ticket_cannot_carry_is_said_beside_what_was_typed() {
    on_each(|world| async move {
        let (mona, place) = (world.mona().await, world.muharraq(1).await);
        let permits = place.permits.to_string();
        let path = format!("/en/desk/centres/{}/tickets", place.centre);
        for persons in ["0", "10", "many", "-1"] {
            let form = [("service", permits.as_str()), ("lang", "ar"), ("persons", persons), ("hearing", "yes")];
            let wrong = world.post(&mona, &path, &form).await;
            assert_eq!(wrong.status, 422, "{persons}");
            must_say(&wrong, &["Write a number of people between 1 and 9"]);
            assert_eq!(wrong.attributes("input[name=persons]", "value"), [persons]);
            assert_eq!(wrong.attributes("input[name=hearing][checked]", "value"), ["yes"]);
        }
        let form = [("service", permits.as_str()), ("lang", "ar"), ("second", "17")];
        assert_eq!(world.post(&mona, &path, &form).await.status, 422, "a service that is not there");
    });
}
