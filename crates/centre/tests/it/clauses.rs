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
async fn serves(world: &World, mona: &Person) {
    world.does(mona, "next", &[]).await;
    world.does(mona, "visit", &[]).await;
}

async fn begins(world: &World) -> (Person, Place) {
    let (mona, place) = (world.mona().await, world.muharraq(1).await);
    world.comes(&mona, place, &[]).await;
    world.sits(&mona, 1).await;
    (mona, place)
}

/// What a clause says of the only case.
async fn finding(world: &World, mona: &Person, clause: &str) -> String {
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

const SETTLED: [(&str, &str); 2] = [("steps", "The permit was renewed."), ("outcome", "settled")];
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
