//! Each clause that the centre judges, kept once and broken once, by what really happened.

use std::time::Duration;

use kernel::Role;

use crate::arrivals::TODAY;
use crate::arrivals::arrives;
use crate::arrivals::meeting;
use crate::world::Person;
use crate::world::Place;
use crate::world::WORKS;
use crate::world::World;
use crate::world::on_each;

/// Mona calls whoever is next, who comes.
pub async fn serves(world: &World, mona: &Person) {
    world.does(mona, "next", &[]).await;
    world.does(mona, "visit", &[]).await;
}

/// The only customer of the centre has come, and Mona sits at its counter.
pub async fn begins(world: &World) -> (Person, Place) {
    let (mona, place) = (world.mona().await, world.muharraq(1).await);
    world.comes(&mona, place, &[]).await;
    world.sits(&mona, 1).await;
    (mona, place)
}

/// What a clause says of the only case.
pub async fn finding(world: &World, mona: &Person, clause: &str) -> String {
    let mut items = Vec::new();
    for view in ["mine", "closed"] {
        let (_, cases) = world.program(mona, "GET", &format!("/api/v1/cases?view={view}"), None).await;
        items.extend(cases["items"].as_array().cloned().unwrap_or_default());
    }
    let id = items[0]["id"].as_str().expect("there is a case").to_owned();
    let (status, findings) = world.program(mona, "GET", &format!("/api/v1/cases/{id}/findings"), None).await;
    assert_eq!(status, 200, "{findings}");
    let found = findings["items"].as_array().into_iter().flatten().find(|one| one["clause"] == clause);
    found.map_or_else(|| "nothing".to_owned(), |one| one["outcome"].as_str().unwrap_or_default().to_owned())
}

pub const SETTLED: [(&str, &str); 2] = [("steps", "The permit was renewed."), ("outcome", "settled")];
const GOES_ON: [(&str, &str); 3] = [("steps", "Handed to the engineer."), ("outcome", "goes-on"), ("until", "29/11/2026")];

#[test]
fn a_customer_who_is_called_within_the_target_did_not_wait_long() {
    on_each(|world| async move {
        let (mona, _) = begins(&world).await;
        world.clock.advance(Duration::from_secs(600));
        serves(&world, &mona).await;
        assert_eq!(finding(&world, &mona, "4.before.no-long-wait").await, "met");
    });
}

#[test]
fn a_customer_who_is_called_after_the_target_waited_too_long() {
    on_each(|world| async move {
        let (mona, _) = begins(&world).await;
        world.clock.advance(Duration::from_secs(601));
        serves(&world, &mona).await;
        assert_eq!(finding(&world, &mona, "4.before.no-long-wait").await, "missed");
    });
}

#[test]
fn a_visit_that_ends_where_it_began_shows_that_the_need_was_known() {
    on_each(|world| async move {
        let (mona, _) = begins(&world).await;
        serves(&world, &mona).await;
        world.does(&mona, "completion", &SETTLED).await;
        assert_eq!(finding(&world, &mona, "4.during.identify-needs").await, "met");
    });
}

#[test]
fn a_visit_that_was_sent_on_shows_that_the_need_was_not_known() {
    on_each(|world| async move {
        let (mona, place) = begins(&world).await;
        serves(&world, &mona).await;
        world.does(&mona, "sending", &[("to", &place.lighting.to_string()), ("note", "It is about a lamp")]).await;
        serves(&world, &mona).await;
        world.does(&mona, "completion", &SETTLED).await;
        assert_eq!(finding(&world, &mona, "4.during.identify-needs").await, "missed");
    });
}

#[test]
fn a_matter_that_is_finished_by_the_day_that_was_told_keeps_the_promise() {
    on_each(|world| async move {
        let (mona, _) = begins(&world).await;
        serves(&world, &mona).await;
        world.does(&mona, "completion", &GOES_ON).await;
        world.after(86_400).await;
        let (_, cases) = world.program(&mona, "GET", "/api/v1/cases?view=mine", None).await;
        let id = cases["items"][0]["id"].as_str().unwrap().parse().unwrap();
        world
            .act(WORKS, move |tx| {
                for promise in desk::promises_of(tx, id)? {
                    desk::keep_promise(tx, id, promise.id)?;
                }
                Ok(())
            })
            .await;
        assert_eq!(finding(&world, &mona, "4.after.expected-time").await, "met");
    });
}

#[test]
fn a_matter_that_is_not_finished_by_the_day_that_was_told_breaks_the_promise() {
    on_each(|world| async move {
        let (mona, _) = begins(&world).await;
        serves(&world, &mona).await;
        world.does(&mona, "completion", &GOES_ON).await;
        world.after(6 * 86_400).await;
        desk::break_promises(&world.app).await.unwrap();
        assert_eq!(finding(&world, &mona, "4.after.expected-time").await, "missed");
    });
}

/// Noora, the manager, with whom somebody has booked a time at noon; the page of the appointment.
async fn booked_with_noora(world: &World) -> (Person, Place, String) {
    let (noora, place) = (world.person(WORKS, ("نورة", "Noora"), Role::CentreManager).await, world.muharraq(1).await);
    let meeting = meeting(world, place, noora.id).await;
    let own = world.has_booked(meeting, (TODAY, "12:00"), &[]).await;
    (noora, meeting, own)
}

#[test]
fn a_customer_who_comes_to_the_time_with_the_manager_meets_them() {
    on_each(|world| async move {
        let (noora, place, own) = booked_with_noora(&world).await;
        world.clock.advance(Duration::from_secs(2 * 3600));
        assert_eq!(finding(&world, &noora, "7.meet-manager").await, "nothing", "nothing is known before");
        assert_eq!(arrives(&world, &noora, place, &own).await.status, 200);
        assert_eq!(finding(&world, &noora, "7.meet-manager").await, "met");
    });
}

#[test]
fn a_time_with_the_manager_that_the_centre_calls_off_is_not_kept() {
    on_each(|world| async move {
        let (noora, place, _) = booked_with_noora(&world).await;
        let closing = [
            ("from_day", "24/11/2026"),
            ("from_time", "11:00"),
            ("to_day", "24/11/2026"),
            ("to_time", "14:00"),
            ("reason_ar", "اجتماع"),
            ("reason_en", "A meeting"),
        ];
        assert_eq!(world.post(&noora, &format!("/en/desk/centres/{}/blocks", place.centre), &closing).await.status, 303);
        assert_eq!(finding(&world, &noora, "7.meet-manager").await, "missed");
    });
}

/// A visit goes on until the next working day, and what was promised is done; the customer hears of it, or not.
async fn is_followed(world: &World, is_told: bool) -> Person {
    let (mona, _) = begins(world).await;
    serves(world, &mona).await;
    world.does(&mona, "completion", &GOES_ON).await;
    let (_, cases) = world.program(&mona, "GET", "/api/v1/cases?view=mine", None).await;
    let id = cases["items"][0]["id"].as_str().unwrap().parse().unwrap();
    world
        .act(WORKS, move |tx| {
            for promise in desk::promises_of(tx, id)? {
                desk::keep_promise(tx, id, promise.id)?;
                if is_told {
                    desk::tell_kept(tx, id, promise.id)?;
                }
            }
            Ok(())
        })
        .await;
    world.clock.advance(Duration::from_secs(7 * 86_400));
    desk::mark_untold(&world.app).await.unwrap();
    mona
}

#[test]
fn a_customer_who_hears_that_their_matter_is_finished_was_followed_up() {
    on_each(|world| async move {
        let mona = is_followed(&world, true).await;
        assert_eq!(finding(&world, &mona, "4.after.follow-up").await, "met");
    });
}

#[test]
fn a_customer_who_does_not_hear_of_it_was_not_followed_up() {
    on_each(|world| async move {
        let mona = is_followed(&world, false).await;
        assert_eq!(finding(&world, &mona, "4.after.follow-up").await, "missed");
    });
}

/// What a clause says after the customer of the ticket with this number has answered the question about it.
async fn asked(world: &World, number: u32, clause: &'static str, said: &'static str) -> String {
    let (mona, place) = (world.mona().await, world.muharraq(1).await);
    world.sits(&mona, 1).await;
    let mut ticket = world.comes(&mona, place, &[]).await;
    for _ in 1..number {
        serves(world, &mona).await;
        world.does(&mona, "completion", &SETTLED).await;
        ticket = world.comes(&mona, place, &[]).await;
    }
    serves(world, &mona).await;
    world.does(&mona, "completion", &SETTLED).await;
    let turn = ticket.attributes("a.btn", "href").into_iter().find(|href| href.contains("/turn/")).unwrap();
    assert_eq!(world.post_as_anybody(&format!("{turn}/opinion"), &[("score", "4")]).await.status, 303);
    let answered = world.post_as_anybody(&format!("{turn}/answers"), &[("question", clause), ("said", said)]).await;
    assert_eq!(answered.status, 303, "{}", answered.seen());
    finding(world, &mona, clause).await
}

#[test]
fn a_customer_who_says_that_they_were_respected_at_the_counter_keeps_the_clause() {
    on_each(|world| async move {
        assert_eq!(asked(&world, 6, "4.during.respect-fairness", "yes").await, "met");
    });
}

#[test]
fn a_customer_who_says_that_they_were_not_respected_at_the_counter_breaks_it() {
    on_each(|world| async move {
        assert_eq!(asked(&world, 6, "4.during.respect-fairness", "no").await, "missed");
    });
}

#[test]
fn a_customer_who_was_greeted_and_offered_help_keeps_the_clause() {
    on_each(|world| async move {
        assert_eq!(asked(&world, 5, "4.during.greet", "yes").await, "met");
    });
}

#[test]
fn a_customer_who_was_not_greeted_breaks_it() {
    on_each(|world| async move {
        assert_eq!(asked(&world, 5, "4.during.greet", "no").await, "missed");
    });
}

#[test]
fn a_customer_who_was_received_cheerfully_keeps_the_clause() {
    on_each(|world| async move {
        assert_eq!(asked(&world, 1, "4.during.cheerful-expression", "yes").await, "met");
    });
}

#[test]
fn a_customer_who_was_not_received_cheerfully_breaks_it() {
    on_each(|world| async move {
        assert_eq!(asked(&world, 1, "4.during.cheerful-expression", "no").await, "missed");
    });
}

#[test]
fn a_customer_to_whom_it_was_clear_keeps_the_clause() {
    on_each(|world| async move {
        assert_eq!(asked(&world, 2, "4.during.clear-language", "yes").await, "met");
    });
}

#[test]
fn a_customer_to_whom_it_was_not_clear_breaks_it() {
    on_each(|world| async move {
        assert_eq!(asked(&world, 2, "4.during.clear-language", "no").await, "missed");
    });
}

#[test]
fn a_customer_who_was_spoken_to_positively_keeps_the_clause() {
    on_each(|world| async move {
        assert_eq!(asked(&world, 3, "4.during.positive-communication", "yes").await, "met");
    });
}

#[test]
fn a_customer_who_was_not_spoken_to_positively_breaks_it() {
    on_each(|world| async move {
        assert_eq!(asked(&world, 3, "4.during.positive-communication", "no").await, "missed");
    });
}

#[test]
fn a_customer_who_was_asked_for_another_wish_keeps_the_clause() {
    on_each(|world| async move {
        assert_eq!(asked(&world, 4, "4.after.offer-more-help", "yes").await, "met");
    });
}

#[test]
fn a_customer_who_was_not_asked_for_another_wish_breaks_it() {
    on_each(|world| async move {
        assert_eq!(asked(&world, 4, "4.after.offer-more-help", "no").await, "missed");
    });
}

/// A visit of a service of which the catalogue says what it needs, shown to the customer or not.
async fn explains(world: &World, is_shown: bool) -> Person {
    let (mona, place) = begins(world).await;
    world.guides(place).await;
    serves(world, &mona).await;
    if is_shown {
        world.does(&mona, "explanation", &[]).await;
    }
    world.does(&mona, "completion", &SETTLED).await;
    mona
}

#[test]
fn a_customer_to_whom_the_steps_were_shown_had_them_explained() {
    on_each(|world| async move {
        let mona = explains(&world, true).await;
        assert_eq!(finding(&world, &mona, "4.during.explain-steps").await, "met");
    });
}

#[test]
fn a_customer_to_whom_the_steps_were_not_shown_did_not() {
    on_each(|world| async move {
        let mona = explains(&world, false).await;
        assert_eq!(finding(&world, &mona, "4.during.explain-steps").await, "missed");
    });
}
