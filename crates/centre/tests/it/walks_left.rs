//! Walks that nobody ended: who leads sees that they are open, whoever walks discards them, and the night ends what its day left open.

use guide::Outcome;
use testkit::picture;

use crate::openings::found;
use crate::walks::HIDDEN;
use crate::walks::begins;
use crate::walks::fatima;
use crate::walks::happened;
use crate::walks::huda;
use crate::walks::lints;
use crate::walks::mona_sits;
use crate::walks::proofs;
use crate::world::Person;
use crate::world::World;
use crate::world::on_each;

const POSTURE: &str = "4.during.posture";

/// Somebody writes down on a walk that Mona leaned back.
async fn writes(world: &World, who: &Person, walk: &str) {
    let seen = [("said", "not-kept"), ("note", "She leaned back.")];
    assert_eq!(world.post(who, &format!("{walk}/items/{POSTURE}"), &seen).await.status, 303);
}

#[test]
fn a_walk_that_nobody_ended_is_ended_by_the_night_counts_for_its_day_and_its_inspector_is_told_once() {
    on_each(|world| async move {
        let ((mona, _), huda, fatima) = (mona_sits(&world).await, huda(&world).await, fatima(&world).await);
        let walk = begins(&world, &huda, "counter 1: Mona").await;
        writes(&world, &huda, &walk).await;
        // The night's work runs all day long.
        world.after(3_600).await;
        let open = lints(world.get(&fatima, "/en/desk/walks").await);
        assert!(open.says("Begun, not ended") && open.says("Huda"), "who and when: {}", open.seen());
        assert!(!open.says("one not kept") && open.attributes("td a, th a", "href").is_empty(), "and not what: {}", open.seen());
        let own = lints(world.get(&huda, "/en/desk/walks").await);
        assert!(own.says("Your walk is still open") && own.says("Begun on 24 November 2026, 10:00, not ended"), "{}", own.seen());
        world.after(86_400).await;
        assert_eq!(found(&world, POSTURE).await, [(Outcome::Missed, Some(mona.id))]);
        assert_eq!(proofs(&world, POSTURE).await, [1, 0], "it counts for the day on which it was seen");
        assert_eq!(found(&world, "4.during.eye-contact").await, [], "of what nobody looked at nothing is said");
        for _ in 0..2 {
            let told = lints(world.get(&huda, "/en/desk/notices").await);
            assert_eq!(told.text.matches("was still open when its day was over").count(), 1, "{}", told.seen());
            assert!(told.attributes("a", "href").contains(&"/en/desk/walks".to_owned()), "{}", told.seen());
            world.after(3_600).await;
        }
        assert!(!world.get(&fatima, "/en/desk/notices").await.says("was still open when its day was over"));
        let list = lints(world.get(&fatima, "/en/desk/walks").await);
        assert!(list.says("one not kept") && list.says("Ended automatically after its day"), "{}", list.seen());
        let page = lints(world.get(&fatima, &walk).await);
        assert!(page.says("Nobody ended this walk on its day.") && page.says("Not looked at"), "{}", page.seen());
        let again = world.post(&huda, &format!("{walk}/end"), &[]).await;
        assert!(again.status == 409 && again.says("This walk has ended"), "{}", again.seen());
        assert_eq!(happened(&world).await.matches("leaned back").count(), 1);
    });
}

#[test]
fn whoever_walks_discards_what_they_began_and_nobody_else_does() {
    on_each(|world| async move {
        let (_, huda, fatima) = (mona_sits(&world).await, huda(&world).await, fatima(&world).await);
        let walk = begins(&world, &huda, "counter 1: Mona").await;
        writes(&world, &huda, &walk).await;
        let photos = format!("{walk}/items/{POSTURE}/photos");
        assert_eq!(world.upload(&huda, &photos, &[("desk.png", &picture(HIDDEN))]).await.status, 303);
        let page = lints(world.get(&huda, &format!("{walk}?item={POSTURE}")).await);
        let photo = page.attributes("a[target]", "href").remove(0);
        let discards = page.attributes("form[action$='/removal']", "action").into_iter().find(|act| !act.contains("photos")).unwrap();
        assert!(page.says("Discard the walk") && page.says("This cannot be undone."), "{}", page.seen());
        assert_eq!(world.post(&fatima, &discards, &[]).await.status, 404, "it is Huda’s");
        let gone = world.post(&huda, &discards, &[]).await;
        assert_eq!((gone.status, gone.header("location")), (303, "/en/desk/walks"));
        for path in [&walk, &photo] {
            assert_eq!(world.get(&huda, path).await.status, 404, "nothing of it is kept: {path}");
        }
        assert!(!world.get(&fatima, "/en/desk/walks").await.says("Begun, not ended"));
        let told = happened(&world).await;
        assert!(told.contains("centre.walk-discarded") && !told.contains("leaned back"), "that it was is known: {told}");
        let next = begins(&world, &huda, "counter 1: Mona").await;
        assert_eq!(world.post(&huda, &format!("{next}/end"), &[]).await.status, 303);
        let late = world.post(&huda, &format!("{next}/removal"), &[]).await;
        assert!(late.status == 409 && late.says("This walk has ended"), "what has ended stays: {}", late.seen());
        world.after(86_400).await;
        assert_eq!(found(&world, POSTURE).await, []);
    });
}

#[test]
fn a_program_discards_the_walk_that_it_began_and_sees_which_are_open() {
    on_each(|world| async move {
        let (_, huda, fatima) = (mona_sits(&world).await, huda(&world).await, fatima(&world).await);
        let walk = begins(&world, &huda, "counter 1: Mona").await;
        writes(&world, &huda, &walk).await;
        let (_, list) = world.program(&fatima, "GET", "/api/v1/walks", None).await;
        let open = &list["items"][0];
        assert!(open["ended_at"].is_null() && open["found"].is_null() && open["by"] == huda.id.to_string(), "{list}");
        let address = format!("/api/v1/walks/{}", walk.rsplit('/').next().unwrap());
        assert_eq!(world.program(&fatima, "DELETE", &address, None).await.0, 404);
        assert_eq!(world.program(&huda, "DELETE", &address, None).await.0, 200);
        assert_eq!(world.program(&huda, "GET", &address, None).await.0, 404);
        let next = begins(&world, &huda, "counter 1: Mona").await;
        writes(&world, &huda, &next).await;
        world.after(86_400).await;
        let (_, list) = world.program(&fatima, "GET", "/api/v1/walks", None).await;
        assert_eq!((&list["items"][0]["ended_by_night"], &list["items"][0]["found"]["not_kept"]), (&true.into(), &1.into()), "{list}");
    });
}
