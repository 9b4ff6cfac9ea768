//! Joining a queue from outside, as people with telephones live through it.

use std::time::Duration;

use futures::future::join_all;
use kernel::Role;
use testkit::inside::Answer;

use crate::world::Person;
use crate::world::Place;
use crate::world::WORKS;
use crate::world::World;
use crate::world::on_each;

/// A centre whose tickets may be taken by telephone: so many altogether, so many from one address.
pub(crate) async fn open(world: &World, most_waiting: &str, most_of_one: &str) -> (Person, Place) {
    let (fatima, place) = (world.person(WORKS, ("فاطمة", "Fatima"), Role::EntityAdministrator).await, world.muharraq(1).await);
    let rule = [("joining", "yes"), ("most_waiting", most_waiting), ("most_of_one", most_of_one)];
    let saved = world.post(&fatima, &format!("/en/desk/centres/{}/joining", place.centre), &rule).await;
    assert_eq!(saved.status, 303, "{}", saved.seen());
    (fatima, place)
}

/// The public page of a centre.
pub(crate) fn page_of(place: Place) -> String {
    format!("/en/e/MOW/centres/{}", place.centre)
}

/// A telephone opens the page and takes a ticket for permits; what it is told.
async fn takes(world: &World, place: Place, fields: &[(&str, &str)]) -> Answer {
    let page = world.get_as_anybody(&page_of(place)).await;
    let key = page.attributes("input[name=key]", "value").into_iter().next().unwrap_or_default();
    let permits = place.permits.to_string();
    let given = |name: &str| fields.iter().any(|(field, _)| *field == name);
    let usual = [("service", permits.as_str()), ("key", &key)].into_iter().filter(|(name, _)| !given(name));
    let form: Vec<(&str, &str)> = usual.chain(fields.iter().copied()).collect();
    world.post_as_anybody(&format!("{}/tickets", page_of(place)), &form).await
}

#[test]
fn whoever_is_on_the_way_sees_how_many_wait_and_takes_a_ticket_by_phone_in_their_language() {
    on_each(|world| async move {
        let (_, place) = open(&world, "30", "8").await;
        let mona = world.mona().await;
        world.comes(&mona, place, &[]).await;
        for lang in ["ar", "en"] {
            let page = world.get_as_anybody(&page_of(place).replacen("/en/", &format!("/{lang}/"), 1)).await;
            assert_eq!(page.status, 200, "{}", page.seen());
            assert!(ui::lint::html(&page.text).is_empty(), "{:?}", ui::lint::html(&page.text));
            let counts = if lang == "en" {
                ["One person is waiting", "Nobody is waiting"]
            } else {
                ["ينتظر عميل واحد", "لا أحد ينتظر"]
            };
            counts.iter().for_each(|words| assert!(page.says(words), "{words}: {}", page.seen()));
        }
        let form = [("service", place.permits.to_string()), ("key", "from-the-arabic-page".into())];
        let form: Vec<(&str, &str)> = form.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let taken = world.post_as_anybody(&format!("/ar/e/mow/centres/{}/tickets", place.centre), &form).await;
        assert!(taken.status == 303 && taken.header("location").starts_with("/ar/turn/"), "{}", taken.seen());
        assert_eq!(taken.header("cache-control"), "no-store");
        let turn = world.get_as_anybody(taken.header("location")).await;
        assert!(turn.says("A 002"), "{}", turn.seen());
        let floor = world.get(&mona, &format!("/en/desk/centres/{}", place.centre)).await;
        assert!(floor.says("2 people") || floor.says("A 002"), "the floor has it: {}", floor.seen());
        assert!(floor.says("Arabic"), "with the customer's language: {}", floor.seen());
    });
}

#[test]
fn whoever_needs_to_go_first_says_so_and_is_asked_for_nothing() {
    on_each(|world| async move {
        let (_, place) = open(&world, "30", "8").await;
        let mona = world.mona().await;
        takes(&world, place, &[]).await;
        world.clock.advance(Duration::from_secs(60));
        takes(&world, place, &[("priority", "yes")]).await;
        world.clock.advance(Duration::from_secs(600));
        world.sits(&mona, 1).await;
        let called = world.does(&mona, "next", &[]).await;
        assert!(called.says("A 002") && called.says("Priority"), "{}", called.seen());
    });
}

#[test]
fn a_second_press_and_many_at_once_give_one_ticket_each_and_no_number_twice() {
    on_each(|world| async move {
        let (_, place) = open(&world, "500", "500").await;
        let mona = world.mona().await;
        let path = format!("{}/tickets", page_of(place));
        let (permits, lighting) = (place.permits.to_string(), place.lighting.to_string());
        let presses = (0..18).map(|number| {
            let (world, path) = (&world, &path);
            let (service, key) = (if number % 2 == 0 { &permits } else { &lighting }, format!("phone-{}", number % 6));
            async move { world.post_as_anybody(path, &[("service", service), ("key", &key)]).await.header("location").to_owned() }
        });
        let mut turns = join_all(presses).await;
        assert!(turns.iter().all(|turn| turn.starts_with("/en/turn/")), "{turns:?}");
        turns.sort();
        turns.dedup();
        assert_eq!(turns.len(), 6, "three presses are one ticket");
        let floor = world.get(&mona, &format!("/en/desk/centres/{}", place.centre)).await;
        let mut numbers: Vec<String> = floor.texts("#floor td:first-child bdi").iter().map(|text| text.replace('\u{a0}', " ")).collect();
        numbers.sort();
        assert_eq!(numbers, ["A 001", "A 002", "A 003", "B 001", "B 002", "B 003"]);
    });
}

#[test]
fn nobody_fills_the_line_from_one_place_and_the_refusal_names_the_limit() {
    on_each(|world| async move {
        let (fatima, place) = open(&world, "3", "2").await;
        for _ in 0..2 {
            assert_eq!(takes(&world, place, &[]).await.status, 303);
        }
        let third = takes(&world, place, &[]).await;
        assert!(third.status == 409 && third.says("2 tickets from this internet address are still waiting"), "{}", third.seen());
        assert!(ui::lint::html(&third.text).is_empty(), "{:?}", ui::lint::html(&third.text));
        let rule = [("joining", "yes"), ("most_waiting", "2"), ("most_of_one", "2")];
        world.post(&fatima, &format!("/en/desk/centres/{}/joining", place.centre), &rule).await;
        let full = takes(&world, place, &[]).await;
        assert!(full.status == 409 && full.says("2 people already wait with tickets taken by phone"), "{}", full.seen());
        let mona = world.mona().await;
        world.sits(&mona, 1).await;
        world.does(&mona, "next", &[]).await;
        assert_eq!(takes(&world, place, &[]).await.status, 303, "whoever was called takes nobody's place");
    });
}

#[test]
fn nothing_is_given_by_phone_outside_hours_after_the_day_was_closed_and_where_the_centre_does_not_allow_it() {
    on_each(|world| async move {
        let (fatima, place) = open(&world, "30", "8").await;
        let supervisor = world.person(WORKS, ("ليلى", "Layla"), Role::Supervisor).await;
        let key = [("key", "kept-from-the-morning")];
        world.clock.advance(Duration::from_secs(9 * 3600));
        let evening = takes(&world, place, &key).await;
        assert!(evening.status == 409 && evening.says("during working hours only"), "{}", evening.seen());
        let page = world.get_as_anybody(&page_of(place)).await;
        assert!(page.says("Closed") && page.says("Opens on") && page.attributes("form", "action").is_empty(), "{}", page.seen());
        world.clock.advance(Duration::from_secs(15 * 3600));
        let rule = [("joining", ""), ("most_waiting", "30"), ("most_of_one", "8")];
        world.post(&fatima, &format!("/en/desk/centres/{}/joining", place.centre), &rule).await;
        let off = takes(&world, place, &key).await;
        assert!(off.status == 409 && off.says("gives its tickets at the centre itself"), "{}", off.seen());
        let rule = [("joining", "yes"), ("most_waiting", "30"), ("most_of_one", "8")];
        world.post(&fatima, &format!("/en/desk/centres/{}/joining", place.centre), &rule).await;
        assert_eq!(takes(&world, place, &key).await.status, 303);
        world.post(&supervisor, &format!("/en/desk/centres/{}/day/end", place.centre), &[("left_over", "served")]).await;
        let closed = takes(&world, place, &[]).await;
        assert!(closed.status == 409 && closed.says("The centre’s day is closed"), "{}", closed.seen());
    });
}

#[test]
fn a_centre_of_another_entity_is_not_there_under_this_ones_address() {
    on_each(|world| async move {
        let (_, place) = open(&world, "30", "8").await;
        let permits = place.permits.to_string();
        for path in [format!("/en/e/MOH/centres/{}", place.centre), format!("/en/e/MOX/centres/{}", place.centre)] {
            assert_eq!(world.get_as_anybody(&path).await.status, 404, "{path}");
            let form = [("service", permits.as_str()), ("key", "x")];
            assert_eq!(world.post_as_anybody(&format!("{path}/tickets"), &form).await.status, 404, "{path}");
        }
        let wrong = takes(&world, place, &[("priority", "no"), ("other", "1")]).await;
        assert_eq!(wrong.status, 422, "a field that is not there is refused");
    });
}

#[test]
fn the_rule_of_joining_and_the_poster_for_the_door_stand_where_the_centre_is_set_up() {
    on_each(|world| async move {
        let (fatima, place) = open(&world, "30", "8").await;
        let set_up = format!("/en/desk/centres/{}/set-up", place.centre);
        for (all, one) in [("0", "1"), ("501", "1"), ("many", "1"), ("5", "6"), ("5", "0")] {
            let rule = [("joining", "yes"), ("most_waiting", all), ("most_of_one", one)];
            let wrong = world.post(&fatima, &format!("/en/desk/centres/{}/joining", place.centre), &rule).await;
            assert_eq!(wrong.status, 422, "{all} {one}");
            assert_eq!(wrong.attributes("input[name=most_waiting]", "value"), [all]);
        }
        let page = world.get(&fatima, &set_up).await;
        assert!(page.attributes("a", "href").contains(&page_of(place)), "{}", page.text);
        let poster = world.get(&fatima, &format!("/en/desk/centres/{}/poster", place.centre)).await;
        assert_eq!((poster.status, poster.header("content-type")), (200, "application/pdf"));
        assert!(poster.text.starts_with("%PDF-"));
        assert_eq!(world.get(&world.mona().await, &format!("/en/desk/centres/{}/poster", place.centre)).await.status, 403);
    });
}
