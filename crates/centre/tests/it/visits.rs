//! Visits as customers and those who serve them live through them.

use kernel::Lang;
use kernel::Role;
use serde_json::json;
use testkit::inside::Answer;

use crate::breaks::keeps;
use crate::world::HEALTH;
use crate::world::Person;
use crate::world::WORKS;
use crate::world::World;
use crate::world::on_each;

fn must_say(page: &Answer, all: &[&str]) {
    all.iter().for_each(|words| assert!(page.says(words), "{words}: {}", page.seen()));
    assert!(ui::lint::html(&page.text).is_empty(), "{:?}", ui::lint::html(&page.text));
}

/// Completes the visit with nothing left to do.
async fn completes(world: &World, who: &Person, then: &str) -> Answer {
    let form = [("steps", "The permit was renewed."), ("outcome", "settled"), ("until", ""), ("offered_more", "yes"), ("then", then)];
    world.does(who, "completion", &form).await
}

#[test]
fn a_customer_takes_a_ticket_is_called_served_and_told_what_was_done() {
    on_each(|world| async move {
        let (mona, place) = (world.mona().await, world.muharraq(2).await);
        let ticket = world.comes(&mona, place, &[]).await;
        must_say(&ticket, &["A 001", "Muharraq branch", "فرع المحرق", "Building permits", "Nobody before you"]);
        let paper = ticket.attributes("a.btn", "href").into_iter().find(|href| href.ends_with("/paper")).unwrap();
        let paper = world.get(&mona, &paper).await;
        assert_eq!((paper.status, paper.header("content-type")), (200, "application/pdf"));
        assert!(paper.text.starts_with("%PDF-"), "it can be printed");
        assert_eq!(paper.header("referrer-policy"), "no-referrer", "its code opens the customer's own page");
        world.sits(&mona, 2).await;
        world.clock.advance(std::time::Duration::from_secs(300));
        must_say(&world.does(&mona, "next", &[]).await, &["A 001 · Building permits", "Waited 5 min", "The number was called once"]);
        let turn =
            world.get_as_anybody(&ticket.attributes("a.btn", "href").into_iter().find(|href| href.contains("/turn/")).unwrap()).await;
        must_say(&turn, &["It is your turn", "Please go to counter 2"]);
        must_say(&world.does(&mona, "visit", &[]).await, &["Greet and offer help", "Steps taken"]);
        let after = completes(&world, &mona, "").await;
        must_say(&after, &["Call the next customer", "Nobody waits"]);
        let (_, closed) = world.program(&mona, "GET", "/api/v1/cases?view=closed", None).await;
        assert_eq!((&closed["items"][0]["subject"], &closed["items"][0]["state"]), (&json!("رخص البناء"), &json!("closed")), "{closed}");
    });
}

#[test]
fn what_goes_on_stays_with_whoever_served_and_the_day_that_was_told_is_a_promise() {
    on_each(|world| async move {
        let (mona, place) = (world.mona().await, world.muharraq(1).await);
        world.comes(&mona, place, &[]).await;
        world.sits(&mona, 1).await;
        world.does(&mona, "next", &[]).await;
        let page = world.does(&mona, "visit", &[]).await;
        let proposed = page.attributes("input[name=outcome]", "value");
        assert_eq!(
            proposed,
            ["settled", "by-2026-11-24", "by-2026-11-25", "by-2026-11-29", "goes-on"],
            "five days on, as nothing is agreed"
        );
        for (until, key) in [("", "Write the day"), ("27/11/2026", "does not work on this day"), ("19/11/2026", "This day has passed")] {
            let form = [("steps", "Handed to the engineer."), ("outcome", "goes-on"), ("until", until)];
            let refused = world.may_not(&mona, "completion", &form).await;
            must_say(&refused, &[key, "Handed to the engineer."]);
        }
        let form = [("steps", "Handed to the engineer."), ("outcome", "goes-on"), ("until", "29/11/2026"), ("then", "next")];
        must_say(&world.does(&mona, "completion", &form).await, &["Nobody waits"]);
        let (_, cases) = world.program(&mona, "GET", "/api/v1/cases?view=mine", None).await;
        let case = &cases["items"][0];
        assert_eq!(case["due_at"], "2026-11-29T11:15:00Z", "{cases}");
        let page = world.get(&mona, &format!("/en/desk/cases/{}", case["id"].as_str().unwrap())).await;
        assert!(page.says("Handed to the engineer."), "{}", page.seen());
        let id = case["id"].as_str().unwrap().parse().unwrap();
        let promises = world.act(WORKS, move |tx| desk::promises_of(tx, id)).await;
        assert_eq!(promises.len(), 1);
    });
}

#[test]
fn nobody_picks_the_queue_calls_and_a_number_out_of_its_turn_needs_a_reason() {
    on_each(|world| async move {
        let (mona, place) = (world.mona().await, world.muharraq(1).await);
        for _ in 0..2 {
            world.comes(&mona, place, &[]).await;
            world.clock.advance(std::time::Duration::from_secs(60));
        }
        let counter = world.sits(&mona, 1).await;
        let second = counter.attributes("form[action*='/tickets/']", "action")[1].clone();
        let path = second.trim_start_matches("/en/desk/counter/").to_owned();
        must_say(&world.may_not(&mona, &path, &[("reason", " ")]).await, &["Write why the number is called out of turn"]);
        must_say(&world.does(&mona, &path, &[("reason", "A child is ill")]).await, &["A 002"]);
        world.clock.advance(std::time::Duration::from_secs(10));
        must_say(&world.may_not(&mona, "next", &[]).await, &["You have a customer"]);
        must_say(&world.may_not(&mona, "pause", &[]).await, &["You have a customer"]);
        world.does(&mona, "visit", &[]).await;
        must_say(&completes(&world, &mona, "next").await, &["A 001"]);
    });
}

#[test]
fn a_customer_who_does_not_come_is_called_again_before_they_count_as_absent() {
    on_each(|world| async move {
        let (mona, place) = (world.mona().await, world.muharraq(1).await);
        let ticket = world.comes(&mona, place, &[]).await;
        world.sits(&mona, 1).await;
        let called = world.does(&mona, "next", &[]).await;
        assert!(!called.says("Nobody came"));
        must_say(&world.may_not(&mona, "absence", &[]).await, &["Call the number again"]);
        world.does_later(&mona, 10, "recall").await;
        let third = world.does_later(&mona, 10, "recall").await;
        must_say(&third, &["The number was called 3 times", "Nobody came"]);
        must_say(&world.may_not(&mona, "recall", &[]).await, &["as often as the centre calls"]);
        must_say(&world.does_later(&mona, 10, "absence").await, &["Call the next customer"]);
        let href = ticket.attributes("a.btn", "href").into_iter().find(|href| href.contains("/turn/")).unwrap();
        must_say(&world.get_as_anybody(&href).await, &["nobody came"]);
    });
}

#[test]
fn who_lacks_a_paper_comes_back_to_the_front_and_who_is_sent_on_does_not_wait_anew() {
    on_each(|world| async move {
        let (mona, salem, place) = (world.mona().await, world.salem().await, world.muharraq(2).await);
        let lighting = place.lighting.to_string();
        world.comes(&mona, place, &[]).await;
        world.clock.advance(std::time::Duration::from_secs(600));
        world.comes(&mona, place, &[("service", &lighting)]).await;
        world.sits(&mona, 1).await;
        world.sits(&salem, 2).await;
        world.does(&mona, "next", &[]).await;
        world.does(&mona, "visit", &[]).await;
        must_say(&world.may_not(&mona, "parking", &[("missing", "")]).await, &["Write what should be known"]);
        let parked = world.does(&mona, "parking", &[("missing", "A photograph")]).await;
        must_say(&parked, &["Put aside", "A 001", "A photograph"]);
        let back = parked.attributes("form[action*='/tickets/']", "action").pop().unwrap();
        let back = back.trim_start_matches("/en/desk/counter/").to_owned();
        must_say(&world.does(&salem, &back, &[]).await, &["A 001", "A photograph"]);
        world.does(&salem, "visit", &[]).await;
        must_say(&world.may_not(&salem, "sending", &[("to", ""), ("note", "x")]).await, &["Choose where the customer goes on"]);
        let sent = world.does(&salem, "sending", &[("to", &lighting), ("note", "The lamp before the house too")]).await;
        must_say(&sent, &["A 001 was sent on to another service, without a new wait: Street lighting"]);
        let next = world.does(&mona, "next", &[]).await;
        must_say(&next, &["A 001 · Street lighting", "The lamp before the house too"]);
        let page = world.does(&mona, "visit", &[]).await;
        let case = page.attributes("a[href*='/desk/cases/']", "href").pop().unwrap();
        let (_, case) = world.program(&mona, "GET", &format!("/api/v1{}", case.trim_start_matches("/en/desk")), None).await;
        assert_eq!(case["service"], lighting, "{case}");
    });
}

#[test]
fn priority_goes_first_and_holds_nobody_back_longer_than_the_centre_lets_it() {
    on_each(|world| async move {
        let (mona, place) = (world.mona().await, world.muharraq(1).await);
        world.comes(&mona, place, &[]).await;
        world.clock.advance(std::time::Duration::from_secs(240));
        world.comes(&mona, place, &[("priority", "yes")]).await;
        world.clock.advance(std::time::Duration::from_secs(180));
        world.sits(&mona, 1).await;
        must_say(&world.does(&mona, "next", &[]).await, &["A 002", "Priority"]);
        world.does(&mona, "visit", &[]).await;
        completes(&world, &mona, "").await;
        world.clock.advance(std::time::Duration::from_secs(3_600));
        world.comes(&mona, place, &[("priority", "yes")]).await;
        world.clock.advance(std::time::Duration::from_secs(1_500));
        must_say(&world.does(&mona, "next", &[]).await, &["A 001"]);
    });
}

#[test]
fn whoever_speaks_the_customers_language_calls_them_and_nobody_else() {
    on_each(|world| async move {
        let place = world.muharraq(2).await;
        let mona = world.speaking(WORKS, ("منى", "Mona"), Role::Employee, &[Lang::Ar]).await;
        let salem = world.speaking(WORKS, ("سالم", "Salem"), Role::Employee, &[Lang::En]).await;
        world.comes(&mona, place, &[("lang", "en")]).await;
        world.sits(&mona, 1).await;
        world.sits(&salem, 2).await;
        must_say(&world.does(&mona, "next", &[]).await, &["No customer waits for a service that you are qualified for"]);
        let calls = async |who| world.get(who, "/en/desk/counter").await.attributes("form[action*='/tickets/']", "action").pop();
        assert_eq!(calls(&mona).await, None, "nothing is offered that would be refused");
        let waits = calls(&salem).await.unwrap();
        let refused = world.may_not(&mona, waits.trim_start_matches("/en/desk/counter/"), &[("reason", "A child is ill")]).await;
        must_say(&refused, &["You are not qualified for this service"]);
        must_say(&world.does(&salem, "next", &[]).await, &["A 001", "English"]);
    });
}

#[test]
fn one_person_sits_at_a_counter_and_goes_away_for_all_to_see() {
    on_each(|world| async move {
        let (mona, salem, place) = (world.mona().await, world.salem().await, world.muharraq(1).await);
        let seated = world.sits(&mona, 1).await;
        must_say(&seated, &["Counter 1", "Muharraq branch"]);
        let none = world.get(&salem, "/en/desk/counter").await;
        must_say(&none, &["There is no free counter"]);
        keeps(&world, place, "0").await;
        must_say(&world.does(&mona, "pause", &[]).await, &["Nobody is called to this counter until you are back"]);
        must_say(&world.may_not(&mona, "next", &[]).await, &["Come back to it first"]);
        let board = world.get(&salem, &format!("/en/desk/centres/{}", place.centre)).await;
        must_say(&board, &["Paused", "Mona"]);
        world.does(&mona, "leaving", &[]).await;
        must_say(&world.sits(&salem, 1).await, &["Counter 1"]);
    });
}

#[test]
fn whoever_has_a_customer_before_them_is_given_nothing_else() {
    on_each(|world| async move {
        let (mona, place) = (world.mona().await, world.muharraq(1).await);
        world.comes(&mona, place, &[]).await;
        world.sits(&mona, 1).await;
        let another = async || {
            let new = desk::NewCase {
                kind: "matter",
                channel: "centre",
                subject: "A letter".into(),
                first_words: "A question".into(),
                lang: Lang::Ar,
                customer: None,
                service: None,
                level: calendar::ServiceLevel::email_default(),
            };
            world.act(WORKS, move |tx| Ok(desk::open_case(tx, new)?.0.owner)).await
        };
        assert_eq!(another().await, Some(mona.id));
        world.does(&mona, "next", &[]).await;
        assert_eq!(another().await, None, "her customer is on the way");
        world.does(&mona, "visit", &[]).await;
        assert_eq!(another().await, None);
        completes(&world, &mona, "").await;
        assert_eq!(another().await, Some(mona.id));
        let ticket = world.comes(&mona, place, &[]).await;
        world.does(&mona, "next", &[]).await;
        let turn = ticket.attributes("a.btn", "href").into_iter().find(|href| href.contains("/turn/")).unwrap();
        assert_eq!(world.post_as_anybody(&format!("{turn}/leaving"), &[]).await.status, 303);
        assert_eq!(another().await, Some(mona.id), "who was called has left");
    });
}

#[test]
fn a_customer_leaves_the_queue_from_their_telephone_and_a_changed_address_opens_nothing() {
    on_each(|world| async move {
        let (mona, place) = (world.mona().await, world.muharraq(1).await);
        let ticket = world.comes(&mona, place, &[]).await;
        let href = ticket.attributes("a.btn", "href").into_iter().find(|href| href.contains("/turn/")).unwrap();
        for lang in ["ar", "en"] {
            let page = world.get_as_anybody(&href.replacen("/en/", &format!("/{lang}/"), 1)).await;
            assert_eq!((page.status, page.header("cache-control")), (200, "no-store"));
            assert!(ui::lint::html(&page.text).is_empty(), "{:?}", ui::lint::html(&page.text));
        }
        let guessed = format!("{}0", &href[..href.len() - 1]);
        let guessed = if guessed == href { format!("{}1", &href[..href.len() - 1]) } else { guessed };
        assert_eq!(world.get_as_anybody(&guessed).await.status, 404);
        for _ in 0..2 {
            assert_eq!(world.post_as_anybody(&format!("{href}/leaving"), &[]).await.status, 303, "a second tap changes nothing");
        }
        must_say(&world.get_as_anybody(&href).await, &["You left the queue at"]);
        world.sits(&mona, 1).await;
        must_say(&world.does(&mona, "next", &[]).await, &["Nobody waits"]);
    });
}

#[test]
fn two_who_call_in_the_same_instant_call_two_customers_or_one_calls_nobody() {
    on_each(|world| async move {
        let (mona, salem, place) = (world.mona().await, world.salem().await, world.muharraq(2).await);
        world.sits(&mona, 1).await;
        world.sits(&salem, 2).await;
        world.comes(&mona, place, &[]).await;
        let both = futures::join!(world.does(&mona, "next", &[]), world.does(&salem, "next", &[]));
        let called = [&both.0, &both.1].into_iter().filter(|page| page.says("A 001")).count();
        let nobody = [&both.0, &both.1].into_iter().filter(|page| page.says("Nobody waits")).count();
        assert_eq!((called, nobody), (1, 1), "{}\n{}", both.0.seen(), both.1.seen());
        let again = futures::join!(world.post(&mona, "/en/desk/counter/next", &[]), world.post(&mona, "/en/desk/counter/next", &[]),);
        assert!([again.0.status, again.1.status].iter().all(|status| [303, 409].contains(status)));
    });
}

#[test]
fn numbers_have_no_gaps_and_no_doubles_whoever_takes_them_at_once_and_begin_anew_each_day() {
    on_each(|world| async move {
        let (mona, place) = (world.mona().await, world.muharraq(1).await);
        let (permits, lighting) = (place.permits.to_string(), place.lighting.to_string());
        let path = format!("/en/desk/centres/{}/tickets", place.centre);
        let taken = (0..60).map(|number| {
            let (world, mona, path) = (&world, &mona, &path);
            let service = if number % 3 == 0 { lighting.as_str() } else { permits.as_str() };
            // One in five is refused after it was asked for.
            let lang = if number % 5 == 4 { "fr" } else { "ar" };
            async move { world.post(mona, path, &[("service", service), ("lang", lang)]).await.status }
        });
        let taken = futures::future::join_all(taken).await;
        assert_eq!(
            (taken.iter().filter(|status| **status == 303).count(), taken.iter().filter(|status| **status == 422).count()),
            (48, 12)
        );
        let board = world.get(&mona, &format!("/en/desk/centres/{}", place.centre)).await;
        let mut numbers: Vec<String> = board.texts("#floor td:first-child bdi").iter().map(|text| text.replace('\u{a0}', " ")).collect();
        numbers.sort();
        let expected = (1..=32).map(|n| format!("A {n:03}")).chain((1..=16).map(|n| format!("B {n:03}"))).collect::<Vec<_>>();
        assert_eq!(numbers, expected);
        world.clock.advance(std::time::Duration::from_secs(24 * 3_600));
        must_say(&world.comes(&mona, place, &[]).await, &["A 001", "Nobody before you"]);
    });
}

#[test]
fn a_centre_of_another_entity_or_one_that_a_role_does_not_reach_is_not_there() {
    on_each(|world| async move {
        let place = world.muharraq(1).await;
        let stranger = world.person(HEALTH, ("علي", "Ali"), Role::Employee).await;
        let elsewhere = world.act(WORKS, |tx| {
            let centre =
                org::Centre {
                    id: tx.new_id(), name: kernel::Bilingual::new("فرع الرفاع", "Riffa branch"), place: Default::default()
                };
            org::open_centre(tx, &centre)?;
            Ok(centre.id)
        });
        let elsewhere = elsewhere.await;
        let manager = world.person(WORKS, ("فاطمة", "Fatima"), Role::CentreManager).await;
        let id = manager.id;
        world
            .act(WORKS, move |tx| {
                platform::accounts::grant_role(tx, id, Some(WORKS), Some(elsewhere), Role::CentreManager)?;
                platform::accounts::withdraw_role(tx, id, Some(WORKS), None, Role::CentreManager)
            })
            .await;
        let (board, set_up) = (format!("/en/desk/centres/{}", place.centre), format!("/en/desk/centres/{}/set-up", place.centre));
        assert_eq!(world.get(&stranger, &board).await.status, 404);
        assert_eq!(world.get(&manager, &board).await.status, 404);
        assert_eq!(world.get(&manager, &set_up).await.status, 404);
        assert_eq!(world.get(&manager, &format!("/en/desk/centres/{elsewhere}/set-up")).await.status, 200);
        let form = [("service", place.permits.to_string()), ("lang", "ar".into())];
        let form: Vec<(&str, &str)> = form.iter().map(|(name, value)| (*name, value.as_str())).collect();
        assert_eq!(world.post(&stranger, &format!("{board}/tickets"), &form).await.status, 404);
        assert_eq!(world.post(&manager, &format!("{board}/counters"), &[("counters", "5")]).await.status, 404);
    });
}

#[test]
fn a_centre_is_set_up_on_one_page_and_what_cannot_be_is_said_beside_what_was_typed() {
    on_each(|world| async move {
        let (fatima, mona) = (world.person(WORKS, ("فاطمة", "Fatima"), Role::EntityAdministrator).await, world.mona().await);
        let place = world.muharraq(1).await;
        let path = format!("/en/desk/centres/{}", place.centre);
        let set_up = format!("{path}/set-up");
        assert_eq!(world.get(&mona, &set_up).await.status, 403);
        for lang in ["ar", "en"] {
            let page = world.get(&fatima, &format!("/{lang}/desk/centres/{}/set-up", place.centre)).await;
            assert!(page.status == 200 && ui::lint::html(&page.text).is_empty(), "{:?}", ui::lint::html(&page.text));
        }
        let wrong =
            world.post(&fatima, &format!("{path}/queues"), &[("letter", "A"), ("name_ar", "الاستعلام"), ("name_en", "Enquiries")]).await;
        assert_eq!(wrong.status, 422);
        must_say(&wrong, &["Another queue of the centre has this letter"]);
        assert_eq!(wrong.attributes("input[name=name_en]", "value"), ["Enquiries"]);
        let right =
            world.post(&fatima, &format!("{path}/queues"), &[("letter", "c"), ("name_ar", "الاستعلام"), ("name_en", "Enquiries")]).await;
        assert_eq!(right.status, 303);
        for (form, field, value) in [("counters", "counters", "0"), ("counters", "counters", "201"), ("counters", "counters", "many")] {
            assert_eq!(world.post(&fatima, &format!("{path}/{form}"), &[(field, value)]).await.status, 422, "{value}");
        }
        assert_eq!(world.post(&fatima, &format!("{path}/counters"), &[("counters", "٤")]).await.status, 303);
        let rules = [("most_calls", "2"), ("priority_rate", "200"), ("held_back", "20"), ("firm_after", "45"), ("lead_minutes", "10")];
        assert_eq!(world.post(&fatima, &format!("{path}/rules"), &rules).await.status, 303);
        let page = world.get(&fatima, &set_up).await;
        assert_eq!(
            (page.attributes("input[name=counters]", "value"), page.attributes("input[name=most_calls]", "value")),
            (vec!["4".to_owned()], vec!["2".to_owned()])
        );
        world.sits(&mona, 4).await;
        let gone = world.post(&fatima, &format!("{path}/counters"), &[("counters", "3")]).await;
        assert_eq!(gone.status, 409);
        must_say(&gone, &["Somebody sits at a counter that would go"]);
    });
}
