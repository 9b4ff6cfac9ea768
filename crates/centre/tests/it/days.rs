//! The end of the day, counters that somebody has left, and the second click.

use std::time::Duration;

use kernel::Role;
use testkit::inside::Answer;

use crate::world::Person;
use crate::world::Place;
use crate::world::WORKS;
use crate::world::World;
use crate::world::on_each;

/// The address of a ticket's own page, from the page on which it was given.
fn turn_of(given: &Answer) -> String {
    given.attributes("a.btn", "href").into_iter().find(|href| href.contains("/turn/")).expect("the ticket can be followed")
}

async fn fatima(world: &World) -> Person {
    world.person(WORKS, ("فاطمة", "Fatima"), Role::Supervisor).await
}

async fn on_the_floor(world: &World, who: &Person, place: Place, act: &str, fields: &[(&str, &str)]) -> Answer {
    world.post(who, &format!("/en/desk/centres/{}/{act}", place.centre), fields).await
}

async fn floor(world: &World, who: &Person, place: Place) -> Answer {
    world.get(who, &format!("/en/desk/centres/{}", place.centre)).await
}

#[test]
fn a_second_click_gives_the_same_ticket_and_the_next_page_another() {
    on_each(|world| async move {
        let (mona, place) = (world.mona().await, world.muharraq(1).await);
        let key = floor(&world, &mona, place).await.attributes("input[name=key]", "value").remove(0);
        for _ in 0..2 {
            assert!(world.comes(&mona, place, &[("key", &key)]).await.says("A 001"));
        }
        let permits = place.permits.to_string();
        let endless = [("key", "k".repeat(20_000)), ("service", permits), ("lang", "ar".into())];
        let endless = endless.each_ref().map(|(name, value)| (*name, value.as_str()));
        assert_eq!(on_the_floor(&world, &mona, place, "tickets", &endless).await.status, 422, "no key is so long");
        let other = floor(&world, &mona, place).await.attributes("input[name=key]", "value").remove(0);
        assert!(world.comes(&mona, place, &[("key", &other)]).await.says("A 002"));
    });
}

#[test]
fn the_day_ends_with_thirty_waiting_who_are_told() {
    on_each(|world| async move {
        let (mona, fatima, place) = (world.mona().await, fatima(&world).await, world.muharraq(1).await);
        let mut turns = Vec::new();
        for _ in 0..31 {
            turns.push(turn_of(&world.comes(&mona, place, &[]).await));
        }
        world.sits(&mona, 1).await;
        world.does(&mona, "next", &[]).await;
        let refused = on_the_floor(&world, &mona, place, "day/end", &[("left_over", "unserved")]).await;
        assert_eq!(refused.status, 403, "whoever serves does not decide that");
        let refused = on_the_floor(&world, &fatima, place, "day/end", &[]).await;
        assert!(refused.status == 422 && refused.says("Choose what becomes of those who still wait"), "{}", refused.seen());
        assert_eq!(on_the_floor(&world, &fatima, place, "day/end", &[("left_over", "served")]).await.status, 303);
        assert!(floor(&world, &fatima, place).await.says("Those who have a ticket are served"), "it is said");
        let refused = on_the_floor(&world, &mona, place, "tickets", &[("service", &place.permits.to_string()), ("lang", "ar")]).await;
        assert!(refused.status == 409 && refused.says("The centre’s day is closed"), "{}", refused.seen());
        assert!(world.get_as_anybody(&turns[30]).await.says("people before you"), "they are still served");
        assert_eq!(on_the_floor(&world, &fatima, place, "day/end", &[("left_over", "unserved")]).await.status, 303);
        let again = on_the_floor(&world, &fatima, place, "day/end", &[("left_over", "unserved")]).await;
        assert!(again.status == 409 && again.says("The day is closed already"), "{}", again.seen());
        assert!(world.get_as_anybody(&turns[0]).await.says("It is your turn"), "whoever was called is served in any case");
        for turn in &turns[1..] {
            let told = world.get_as_anybody(turn).await;
            assert!(told.says("The centre closed on 24 November 2026 before your turn"), "{}", told.seen());
        }
        world.does(&mona, "visit", &[]).await;
        world.after(24 * 3600).await;
        let told = world.get_as_anybody(&turns[7]).await;
        assert!(told.says("closed on 24 November 2026"), "it opens on another day, too, and says which day it was: {}", told.seen());
    });
}

#[test]
fn a_closing_by_mistake_is_taken_back() {
    on_each(|world| async move {
        let (mona, fatima, place) = (world.mona().await, fatima(&world).await, world.muharraq(1).await);
        assert_eq!(on_the_floor(&world, &fatima, place, "day/end", &[("left_over", "served")]).await.status, 303);
        for _ in 0..2 {
            assert_eq!(on_the_floor(&world, &fatima, place, "day/start", &[]).await.status, 303);
        }
        assert!(world.comes(&mona, place, &[]).await.says("A 001"));
    });
}

#[test]
fn a_night_leaves_no_ticket_and_no_counter_open_and_the_next_day_begins_at_one() {
    on_each(|world| async move {
        let (mona, salem, place) = (world.mona().await, world.salem().await, world.muharraq(2).await);
        let turns = [world.comes(&mona, place, &[]).await, world.comes(&mona, place, &[]).await].map(|given| turn_of(&given));
        world.sits(&mona, 1).await;
        world.sits(&salem, 2).await;
        world.does(&mona, "next", &[]).await;
        world.does(&mona, "visit", &[]).await;
        world.after(24 * 3600).await;
        let [served, waited] = turns;
        assert!(world.get_as_anybody(&waited).await.says("closed on 24 November 2026 before your turn"));
        assert!(
            world.get_as_anybody(&served).await.says("How was your visit?"),
            "whoever was at a counter was served, and can say how it was"
        );
        assert!(
            world.get(&mona, "/en/desk/counter").await.attributes("select[name=counter] option", "value").len() > 1,
            "she sits nowhere"
        );
        assert!(world.comes(&mona, place, &[]).await.says("A 001"), "the new day begins at one");
        world.sits(&mona, 1).await;
        assert!(world.does(&mona, "next", &[]).await.says("A 001"), "and nobody of yesterday is in hand");
    });
}

#[test]
fn a_supervisor_frees_a_counter_and_its_customer_goes_on_with_a_colleague_without_a_new_wait() {
    on_each(|world| async move {
        let (mona, salem, place) = (world.mona().await, world.salem().await, world.muharraq(2).await);
        let fatima = fatima(&world).await;
        world.comes(&mona, place, &[]).await;
        world.clock.advance(Duration::from_secs(300));
        world.comes(&mona, place, &[]).await;
        world.sits(&mona, 1).await;
        world.does(&mona, "next", &[]).await;
        world.does(&mona, "visit", &[]).await;
        let page = floor(&world, &fatima, place).await;
        let freeing = page.attributes("form[action$=freeing]", "action").remove(0);
        let refused = world.post(&fatima, &freeing, &[("reason", " ")]).await;
        assert!(refused.status == 422 && refused.says("Write what should be known"), "{}", refused.seen());
        assert_eq!(world.post(&mona, &freeing, &[("reason", "x")]).await.status, 403);
        for _ in 0..2 {
            assert_eq!(world.post(&fatima, &freeing, &[("reason", "Mona was taken ill.")]).await.status, 303);
        }
        assert!(floor(&world, &fatima, place).await.says("A 001"), "the customer waits again");
        world.sits(&salem, 2).await;
        assert!(world.does(&salem, "next", &[]).await.says("A 001"), "and goes first, with all the time that was waited");
        world.does(&salem, "visit", &[]).await;
        world.sits(&mona, 1).await;
        assert!(world.does(&mona, "next", &[]).await.says("A 002"), "Mona has nobody in hand");
    });
}

#[test]
fn whoever_is_suddenly_absent_leaves_no_counter_open() {
    on_each(|world| async move {
        let (mona, place) = (world.mona().await, world.muharraq(1).await);
        let turn = turn_of(&world.comes(&mona, place, &[]).await);
        world.sits(&mona, 1).await;
        world.does(&mona, "next", &[]).await;
        let (id, colleague) = (mona.id, world.salem().await.id);
        world
            .act(WORKS, move |tx| {
                let (begins_at, ends_at) = (tx.now(), tx.now() + Duration::from_secs(8 * 3600));
                let back_up = Some(colleague);
                org::enter_absence(tx, &org::Absence { id: tx.new_id(), employee: id, begins_at, ends_at, back_up, reason: "sick".into() })
            })
            .await;
        let told = world.get_as_anybody(&turn).await;
        assert!(told.says("Nobody before you"), "the customer waits again, and is next: {}", told.seen());
    });
}
