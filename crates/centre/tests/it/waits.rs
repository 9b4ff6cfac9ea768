//! How long the wait will be: told to customers as an interval, held against what came, and warned of before it is too long.

use std::time::Duration;

use kernel::Role;

use crate::world::Person;
use crate::world::Place;
use crate::world::WORKS;
use crate::world::World;
use crate::world::on_each;

/// Serves whoever is next for so long.
pub async fn serves(world: &World, who: &Person, seconds: u64) {
    world.does(who, "next", &[]).await;
    world.clock.advance(Duration::from_secs(20));
    world.does(who, "visit", &[]).await;
    world.after(seconds).await;
    let form = [("steps", "The permit was renewed."), ("outcome", "settled"), ("until", ""), ("offered_more", "yes")];
    world.does(who, "completion", &form).await;
}

/// The page on which a customer follows their own turn.
async fn turn(world: &World, given: &testkit::inside::Answer) -> testkit::inside::Answer {
    let address = given.attributes("a.btn", "href").into_iter().find(|href| href.contains("/turn/")).unwrap();
    world.get_as_anybody(&address).await
}

/// A morning on which each of so many is served in about four minutes.
pub async fn morning(world: &World, mona: &Person, place: Place, many: u64) {
    for one in 0..many {
        world.comes(mona, place, &[]).await;
        world.after(10).await;
        serves(world, mona, 200 + 20 * (one % 4)).await;
    }
}

#[test]
fn a_customer_is_told_how_long_the_wait_will_be_by_what_is_usual_here() {
    on_each(|world| async move {
        let (mona, place) = (world.mona().await, world.muharraq(2).await);
        world.sits(&mona, 1).await;
        morning(&world, &mona, place, 6).await;
        world.after(10).await;
        let mut last = world.comes(&mona, place, &[]).await;
        assert!(last.says("Expected wait: a few minutes at most"), "somebody is free: {}", last.seen());
        for _ in 0..5 {
            last = world.comes(&mona, place, &[]).await;
        }
        assert!(turn(&world, &last).await.says("Expected wait: 15 to 30 minutes"), "five are before: {}", turn(&world, &last).await.seen());
        let first = world.does(&mona, "leaving", &[]).await;
        assert!(first.says("Where do you sit"), "{}", first.seen());
        assert!(!turn(&world, &last).await.says("Expected wait"), "nobody serves: nothing is promised");
    });
}

#[test]
fn what_came_of_an_estimate_is_written_down_and_counted() {
    on_each(|world| async move {
        let (mona, place) = (world.mona().await, world.muharraq(1).await);
        let salem = world.person(WORKS, ("سالم", "Salem"), Role::Supervisor).await;
        world.sits(&mona, 1).await;
        morning(&world, &mona, place, 4).await;
        world.after(10).await;
        let board = world.get(&salem, &format!("/en/desk/centres/{}", place.centre)).await;
        assert!(board.says("4 estimates today; 100% held."), "{}", board.seen());
    });
}

#[test]
fn a_supervisor_is_warned_before_customers_wait_too_long_and_told_who_would_help() {
    on_each(|world| async move {
        let (mona, place) = (world.mona().await, world.muharraq(2).await);
        let supervisor = world.person(WORKS, ("هدى", "Huda"), Role::Supervisor).await;
        world.sits(&mona, 1).await;
        let board = format!("/en/desk/centres/{}", place.centre);
        world.comes(&mona, place, &[]).await;
        assert!(!world.get(&supervisor, &board).await.says("Long waits are ahead"), "one who waits for a free counter");
        for _ in 0..3 {
            world.comes(&mona, place, &[]).await;
        }
        let alone = world.get(&supervisor, &board).await;
        assert!(alone.says("Long waits are ahead") && alone.says("of the 4 waiting"), "{}", alone.seen());
        assert!(alone.says("Nobody else who is qualified for these services is free."), "{}", alone.seen());
        let salem = world.salem().await;
        let advised = world.get(&supervisor, &board).await;
        assert!(advised.says("With Salem at one more counter, nobody will be called late."), "{}", advised.seen());
        world.sits(&salem, 2).await;
        assert!(!world.get(&supervisor, &board).await.says("Long waits are ahead"), "two serve now");
        world.does(&salem, "pause", &[]).await;
        let paused = world.get(&supervisor, &board).await;
        assert!(paused.says("With Salem back at counter 2"), "{}", paused.seen());
    });
}

/// What the notices of somebody say of long waits, the newest first.
async fn told(world: &World, who: &Person) -> Vec<String> {
    let notices = world.get(who, "/en/desk/notices").await.texts(".item__name");
    notices.into_iter().filter(|notice| notice.starts_with("Long waits are ahead")).collect()
}

#[test]
fn whoever_leads_the_floor_is_told_once_of_long_waits_that_come_while_nobody_looks_and_again_when_they_come_back() {
    on_each(|world| async move {
        let (mona, place) = (world.mona().await, world.muharraq(2).await);
        world.salem().await;
        let huda = world.person(WORKS, ("هدى", "Huda"), Role::Supervisor).await;
        let manager = world.person(WORKS, ("نورة", "Noora"), Role::CentreManager).await;
        world.sits(&mona, 1).await;
        for _ in 0..2 {
            world.comes(&mona, place, &[]).await;
        }
        world.after(60).await;
        assert!(told(&world, &huda).await.is_empty(), "both are called in time as it looks now");
        world.after(480).await;
        let first = "Long waits are ahead at Muharraq branch, Building permits (A). One of the 2 waiting is likely to be called later than they \
                     should be. With Salem at one more counter, nobody will be called late.";
        assert_eq!(told(&world, &huda).await, [first]);
        world.after(60).await;
        assert_eq!(told(&world, &huda).await.len(), 1, "a threat that goes on is told once");
        assert_eq!(told(&world, &manager).await, [first], "whoever manages the centre leads its floor, too");
        let floor = world.get(&huda, "/en/desk/notices").await.attributes("a.item", "href");
        assert!(floor.contains(&format!("/en/desk/centres/{}", place.centre)), "it leads to the floor: {floor:?}");
        assert!(world.get(&huda, "/ar/desk/notices").await.says("انتظار طويل متوقع في فرع المحرق، رخص البناء (A)."), "in both languages");
        for _ in 0..2 {
            serves(&world, &mona, 200).await;
        }
        world.after(360).await;
        for _ in 0..2 {
            world.comes(&mona, place, &[]).await;
        }
        world.after(60).await;
        assert_eq!(told(&world, &huda).await.len(), 1, "it has passed");
        world.after(510).await;
        assert_eq!(told(&world, &huda).await.len(), 2, "and has come back");
    });
}
