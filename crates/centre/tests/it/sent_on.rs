//! Whoever is served and sent on goes to a service, to one counter or to who leads the centre: without a new wait, and past nobody.

use std::time::Duration;

use futures::future::join;
use kernel::Lang;
use kernel::Role;
use serde_json::Value;
use serde_json::json;
use testkit::inside::Answer;
use testkit::inside::Browser;
use testkit::inside::address;

use crate::counter_cuts::floor;
use crate::counter_cuts::share;
use crate::counter_cuts::stock;
use crate::counter_cuts::waiting;
use crate::world::HEALTH;
use crate::world::Person;
use crate::world::Place;
use crate::world::WORKS;
use crate::world::World;
use crate::world::on_each;

pub(crate) fn must_say(page: &Answer, all: &[&str]) {
    all.iter().for_each(|words| assert!(page.says(words), "{words}: {}", page.seen()));
    assert!(ui::lint::html(&page.text).is_empty(), "{:?}", ui::lint::html(&page.text));
}

/// Somebody calls whoever is next, who comes.
pub(crate) async fn serves(world: &World, who: &Person) -> Answer {
    world.does(who, "next", &[]).await;
    world.does(who, "visit", &[]).await
}

/// The value under which a page offers to send somebody there.
pub(crate) fn goal(page: &Answer, words: &str) -> String {
    let (labels, values) = (page.texts("select[name=to] option"), page.attributes("select[name=to] option", "value"));
    let place = labels.iter().position(|label| label == words).unwrap_or_else(|| panic!("{words}: {labels:?}"));
    values[place].clone()
}

pub(crate) async fn sends(world: &World, who: &Person, to: &str) -> Answer {
    world.does(who, "sending", &[("to", to), ("note", "They ask for you")]).await
}

/// The address of a ticket's own page, from the page on which it was given.
fn turn_of(given: &Answer) -> String {
    given.attributes("a.btn", "href").into_iter().find(|href| href.contains("/turn/")).expect("the ticket can be followed")
}

/// Mona at counter 1 and Salem at counter 2, and so many customers, the first of them before Mona; the page of the first one's turn.
pub(crate) async fn two_at_work(world: &World, customers: usize) -> (Person, Person, Place, String, Answer) {
    let (mona, salem, place) = (world.mona().await, world.salem().await, world.muharraq(3).await);
    let mut turns = Vec::new();
    for _ in 0..customers {
        turns.push(turn_of(&world.comes(&mona, place, &[]).await));
        world.clock.advance(Duration::from_secs(60));
    }
    world.sits(&mona, 1).await;
    world.sits(&salem, 2).await;
    let page = serves(world, &mona).await;
    (mona, salem, place, turns.remove(0), page)
}

/// Somebody who leads the centre, signed in.
pub(crate) async fn huda(world: &World) -> Person {
    let huda = world.person(WORKS, ("هدى", "Huda"), Role::Supervisor).await;
    let signed_in = Browser::new(world).signs_in(&address("Huda", WORKS), "coffee by the old pier").await;
    assert_eq!(signed_in.location, "/en/desk", "{}", signed_in.seen());
    huda
}

#[test]
fn whoever_is_sent_on_to_a_counter_is_called_there_and_stands_in_nobody_elses_line() {
    on_each(|world| async move {
        let (mona, salem, place, turn, page) = two_at_work(&world, 3).await;
        let to = goal(&page, "Counter 2: Salem");
        must_say(&world.may_not(&mona, "sending", &[("to", &to), ("note", "")]).await, &["Write what should be known"]);
        must_say(&world.may_not(&mona, "sending", &[("to", "counter-x"), ("note", "x")]).await, &["Choose where the customer goes on"]);
        let after = sends(&world, &mona, &to).await;
        must_say(&after, &["A 001 was sent on to counter 2: Salem"]);
        assert!(!after.texts("#waiting").concat().contains("A 001"), "they wait at no other counter: {}", after.seen());
        must_say(&world.get_as_anybody(&turn).await, &["You go on at counter 2", "You do not wait anew"]);
        must_say(&world.get_as_anybody(&turn.replacen("/en/", "/ar/", 1)).await, &["تُستكمل خدمتكم في الشباك 2"]);
        must_say(&floor(&world, &mona, place).await, &["Waits for counter 2"]);
        assert_eq!((share(&stock(&world, &mona).await).contains(&1), share(&stock(&world, &salem).await).contains(&1)), (false, true));
        let (_, listed) = world.program(&mona, "GET", &format!("/api/v1/centres/{}/tickets", place.centre), None).await;
        assert_eq!((&listed["items"][0]["sent_to"]["counter"], &listed["items"][0]["ahead"]), (&json!(2), &Value::Null), "{listed}");
        let again = format!("/ar/desk/counter?sent={}", listed["items"][0]["id"].as_str().unwrap());
        must_say(&world.get(&mona, &again).await, &["حُوّل صاحب الرقم A 001 إلى الشباك 2: سالم"]);
        assert!(!world.get(&salem, &again).await.says("حُوّل صاحب الرقم"), "he has sent nobody");
        must_say(&world.does(&mona, "next", &[]).await, &["A 002"]);
        must_say(&world.get(&salem, "/en/desk/counter").await, &["A 001", "Sent on to this counter"]);
        must_say(&world.does(&salem, "next", &[]).await, &["A 001 · Building permits", "They ask for you"]);
        world.does(&salem, "visit", &[]).await;
        must_say(&world.get_as_anybody(&turn).await, &["You are being served at counter 2"]);
    });
}

#[test]
fn nobody_calls_a_customer_of_another_counter_out_of_turn_and_passes_nobody_over_who_waits_elsewhere() {
    on_each(|world| async move {
        let (mona, _, place, _, page) = two_at_work(&world, 3).await;
        let lead = world.person(WORKS, ("فاطمة", "Fatima"), Role::Supervisor).await;
        let action = |page: &Answer, place: usize| {
            let action = page.attributes("form[action*='/tickets/']", "action")[place].clone();
            action.trim_start_matches("/en/desk/counter/").to_owned()
        };
        let (_, listed) = world.program(&mona, "GET", &format!("/api/v1/centres/{}/tickets", place.centre), None).await;
        let first = format!("tickets/{}/call", listed["items"][0]["id"].as_str().unwrap());
        let counter = sends(&world, &mona, &goal(&page, "Counter 2: Salem")).await;
        must_say(&world.may_not(&mona, &first, &[("reason", "A child is ill")]).await, &["sent on to a colleague, who calls them"]);
        world.does(&mona, &action(&counter, 0), &[("reason", "A child is ill")]).await;
        assert!(!floor(&world, &lead, place).await.says("A child is ill"), "A 002 was whose turn it was at her counter");
    });
}

#[test]
fn a_counter_that_closes_or_is_left_for_long_gives_back_whom_it_was_to_call_without_a_new_wait() {
    on_each(|world| async move {
        let (mona, salem, place, turn, page) = two_at_work(&world, 3).await;
        sends(&world, &mona, &goal(&page, "Counter 2: Salem")).await;
        world.does(&salem, "leaving", &[]).await;
        must_say(&floor(&world, &mona, place).await, &["Was sent on, back in the queue"]);
        must_say(&world.get_as_anybody(&turn).await, &["Nobody before you"]);
        let page = serves(&world, &mona).await;
        must_say(&page, &["A 001", "They ask for you"]);
        assert!(!page.says("Counter 2: Salem"), "nobody is there");
        world.sits(&salem, 2).await;
        let page = world.get(&mona, "/en/desk/counter").await;
        sends(&world, &mona, &goal(&page, "Counter 2: Salem")).await;
        world.does(&salem, "pause", &[]).await;
        world.after(300).await;
        must_say(&floor(&world, &mona, place).await, &["Waits for counter 2"]);
        world.after(360).await;
        let seen = floor(&world, &mona, place).await;
        must_say(&seen, &["Was sent on, back in the queue"]);
        assert_eq!(waiting(&seen)[0], "A 001", "with all the time that they have waited");
    });
}

#[test]
fn a_wrong_key_that_is_taken_back_leaves_a_customer_with_whom_they_were_sent_on_to() {
    on_each(|world| async move {
        let (mona, salem, place, turn, page) = two_at_work(&world, 1).await;
        sends(&world, &mona, &goal(&page, "Counter 2: Salem")).await;
        must_say(&serves(&world, &salem).await, &["A 001"]);
        world.does(&salem, "visit/taking-back", &[]).await;
        let rest = [("minutes", "5"), ("taken", "0")];
        assert_eq!(world.post_as_anybody(&format!("{turn}/rest"), &rest).await.status, 303, "they are on their way");
        must_say(&floor(&world, &mona, place).await, &["Waits for counter 2"]);
    });
}

#[test]
fn two_who_send_to_one_counter_at_once_send_two_and_each_is_called_once() {
    on_each(|world| async move {
        let (mona, salem, _, _, page) = two_at_work(&world, 3).await;
        let noora = world.person(WORKS, ("نورة", "Noora"), Role::Employee).await;
        world.sits(&noora, 3).await;
        let hers = serves(&world, &noora).await;
        let (to, too) = (goal(&page, "Counter 2: Salem"), goal(&hers, "Counter 2: Salem"));
        let (form, other) = ([("to", to.as_str()), ("note", "First")], [("to", too.as_str()), ("note", "Second")]);
        let path = "/en/desk/counter/sending";
        let (one, two) = join(world.post(&mona, path, &form), world.post(&noora, path, &other)).await;
        assert_eq!((one.status, two.status), (303, 303));
        for number in ["A 001", "A 002", "A 003"] {
            must_say(&serves(&world, &salem).await, &[number]);
            world.does(&salem, "completion", &[("steps", "The permit was renewed."), ("outcome", "settled")]).await;
        }
        for who in [&mona, &salem, &noora] {
            must_say(&world.does(who, "next", &[]).await, &["No customer waits"]);
        }
    });
}

#[test]
fn a_customer_who_is_sent_while_the_counter_closes_is_lost_to_nobody() {
    on_each(|world| async move {
        let (mona, salem, _, _, page) = two_at_work(&world, 1).await;
        let to = goal(&page, "Counter 2: Salem");
        let form = [("to", to.as_str()), ("note", "They ask for you")];
        let sending = world.post(&mona, "/en/desk/counter/sending", &form);
        let (sent, left) = join(sending, world.post(&salem, "/en/desk/counter/leaving", &[])).await;
        assert_eq!(left.status, 303);
        assert!([303, 409].contains(&sent.status), "{}", sent.seen());
        if sent.status == 409 {
            assert!(sent.says("Nobody who can serve this customer is there now"), "{}", sent.seen());
            return;
        }
        world.after(60).await;
        world.sits(&salem, 2).await;
        must_say(&world.does(&salem, "next", &[]).await, &["A 001"]);
    });
}

#[test]
fn a_counter_is_offered_where_somebody_is_ready_who_is_qualified_for_the_customer() {
    on_each(|world| async move {
        let place = world.muharraq(3).await;
        let (mona, salem) = (world.mona().await, world.salem().await);
        let noora = world.speaking(WORKS, ("نورة", "Noora"), Role::Employee, &[Lang::Ar]).await;
        world.comes(&mona, place, &[("lang", "en")]).await;
        world.sits(&mona, 1).await;
        world.sits(&salem, 2).await;
        world.sits(&noora, 3).await;
        let page = serves(&world, &mona).await;
        let to = goal(&page, "Counter 2: Salem");
        assert!(!page.says("Counter 3: Noora"), "she does not speak their language: {}", page.seen());
        world.does(&salem, "pause", &[]).await;
        let form = [("to", to.as_str()), ("note", "x")];
        must_say(&world.may_not(&mona, "sending", &form).await, &["Nobody who can serve this customer is there now"]);
        must_say(&world.get(&mona, "/en/desk/counter").await, &["A 001"]);
    });
}

#[test]
fn whoever_leads_the_centre_is_told_whom_they_are_to_see_and_calls_them_from_any_counter() {
    on_each(|world| async move {
        let huda = huda(&world).await;
        let away = world.person(WORKS, ("فاطمة", "Fatima"), Role::Supervisor).await;
        let (mona, salem, place, turn, page) = two_at_work(&world, 2).await;
        assert!(!page.says("Leads the centre: Fatima"), "she is not signed in");
        let after = sends(&world, &mona, &goal(&page, "Leads the centre: Huda")).await;
        must_say(&after, &["A 001 was sent on to whoever leads the centre: Huda"]);
        must_say(&world.get_as_anybody(&turn).await, &["You will be seen by whoever leads the centre"]);
        must_say(&floor(&world, &huda, place).await, &["Waits for Huda"]);
        must_say(&world.get(&huda, "/en/desk/notices").await, &["A customer was sent on to you and waits"]);
        assert!(!world.get(&away, "/en/desk/notices").await.says("A customer was sent on to you"));
        must_say(&world.does(&salem, "next", &[]).await, &["A 002"]);
        must_say(&world.get(&huda, "/en/desk/counter").await, &["Sent on to you", "A 001", "They ask for you", "Open a counter"]);
        let seated = world.sits(&huda, 3).await;
        let call = seated.attributes("form[action*='/tickets/']", "action").pop().unwrap();
        let called = world.does(&huda, call.trim_start_matches("/en/desk/counter/"), &[]).await;
        must_say(&called, &["A 001 · Building permits", "They ask for you"]);
        must_say(&world.get_as_anybody(&turn).await, &["Please go to counter 3"]);
        must_say(&world.does(&huda, "visit", &[]).await, &["Steps taken"]);
    });
}

#[test]
fn whoever_waits_for_somebody_who_has_signed_out_goes_back_to_the_line() {
    on_each(|world| async move {
        let huda = huda(&world).await;
        let (mona, _, place, _, page) = two_at_work(&world, 1).await;
        sends(&world, &mona, &goal(&page, "Leads the centre: Huda")).await;
        world.after(60).await;
        must_say(&floor(&world, &huda, place).await, &["Waits for Huda"]);
        world.after(2 * 3600).await;
        must_say(&floor(&world, &huda, place).await, &["Was sent on, back in the queue"]);
    });
}

#[test]
fn whoever_leads_the_floor_takes_a_customer_back_into_the_line_whom_nobody_comes_to_see() {
    on_each(|world| async move {
        let lead = huda(&world).await;
        let (mona, salem, place, _, page) = two_at_work(&world, 2).await;
        sends(&world, &mona, &goal(&page, "Leads the centre: Huda")).await;
        let seen = floor(&world, &lead, place).await;
        let act = seen.attributes("form[action$='/taking-back']", "action").pop().unwrap();
        assert!(floor(&world, &mona, place).await.attributes("form[action$='/taking-back']", "action").is_empty());
        assert_eq!(world.post(&mona, &act, &[]).await.status, 403);
        for _ in 0..2 {
            assert_eq!(world.post(&lead, &act, &[]).await.status, 303, "a second press changes nothing");
        }
        must_say(&world.does(&salem, "next", &[]).await, &["A 001", "They ask for you"]);
        let stranger = world.person(HEALTH, ("علي", "Ali"), Role::Supervisor).await;
        assert_eq!(world.post(&stranger, &act, &[]).await.status, 404);
    });
}

#[test]
fn the_end_of_the_day_is_told_to_those_who_were_sent_on_as_to_everybody() {
    on_each(|world| async move {
        let lead = huda(&world).await;
        let (mona, _, place, turn, page) = two_at_work(&world, 2).await;
        sends(&world, &mona, &goal(&page, "Counter 2: Salem")).await;
        let closing = format!("/en/desk/centres/{}/day/end", place.centre);
        assert_eq!(world.post(&lead, &closing, &[("left_over", "unserved")]).await.status, 303);
        must_say(&world.get_as_anybody(&turn).await, &["The centre closed on 24 November 2026 before your turn"]);
        assert!(waiting(&floor(&world, &lead, place).await).is_empty());
    });
}

#[test]
fn a_program_sends_on_whom_its_employee_serves_and_no_program_of_another_does() {
    on_each(|world| async move {
        let (mona, salem, place, _, _) = two_at_work(&world, 1).await;
        let stranger = world.person(HEALTH, ("علي", "Ali"), Role::Employee).await;
        let path = format!("/api/v1/centres/{}/tickets", place.centre);
        let (_, listed) = world.program(&mona, "GET", &path, None).await;
        let path = format!("{path}/{}/sending", listed["items"][0]["id"].as_str().unwrap());
        let to = |counter: u32| json!({"counter": counter, "note": "They ask for you"});
        assert_eq!(world.program(&stranger, "POST", &path, Some(to(2))).await.0, 404);
        assert_eq!(world.program(&salem, "POST", &path, Some(to(2))).await.0, 409, "he serves nobody");
        for body in [json!({"note": "x"}), json!({"counter": 9, "note": "x"}), json!({"counter": 2, "service": "1", "note": "x"})] {
            assert_eq!(world.program(&mona, "POST", &path, Some(body.clone())).await.0, 422, "{body}");
        }
        assert_eq!(world.program(&mona, "POST", &path, Some(to(3))).await.0, 409, "nobody sits there");
        let (status, sent) = world.program(&mona, "POST", &path, Some(to(2))).await;
        assert_eq!((status, &sent["state"], &sent["sent_to"]["counter"]), (200, &json!("waiting"), &json!(2)), "{sent}");
        must_say(&world.does(&salem, "next", &[]).await, &["A 001", "They ask for you"]);
    });
}
