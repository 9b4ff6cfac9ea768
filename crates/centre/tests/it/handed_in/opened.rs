//! When documents that were handed in open for whoever serves, and where they stand on the counter's page.

use std::time::Duration;

use super::PDF;
use crate::arrivals::TODAY;
use crate::arrivals::arrives;
use crate::walks::lints;
use crate::world::WORKS;
use crate::world::on_each;

/// The documents that open from the counter's page.
const OPENS: &str = "a[href*='/desk/counter/documents/']";

#[test]
fn a_document_opens_once_its_customer_has_come_to_the_counter_and_not_when_they_are_called() {
    on_each(|world| async move {
        let (mona, place) = (world.mona().await, world.bookable(|usual| usual).await);
        world.asks(place).await;
        let own = world.has_booked(place, (TODAY, "11:00"), &[]).await;
        let lines = world.hands_in_at(&own).await;
        assert_eq!(world.upload_as_anybody(&lines[0], &[("card.pdf", PDF)]).await.status, 303);
        let ids = world.act(WORKS, |tx| {
            let entity = tx.entity()?;
            tx.query("select id from handed_in where entity_id = $1", &[entity.into()], |row| row.get::<i64>(0))
        });
        let card = format!("/en/desk/counter/documents/{}", ids.await[0]);
        world.clock.advance(Duration::from_secs(3600));
        arrives(&world, &mona, place, &own).await;
        world.sits(&mona, 1).await;
        let called = world.does(&mona, "next", &[]).await;
        assert!(called.says("card.pdf"), "it is named: {}", called.seen());
        assert!(called.attributes(OPENS, "href").is_empty(), "and no way leads to it: {}", called.seen());
        assert_eq!(world.get(&mona, &card).await.status, 409, "nobody is at the counter yet");
        assert_eq!(world.times("centre.document-opened").await, 0);
        world.does(&mona, "visit", &[]).await;
        assert_eq!(world.get(&mona, &card).await.status, 200);
    });
}

#[test]
fn a_document_stands_once_on_the_counters_page_in_the_checklist_or_else_with_what_was_booked() {
    for is_in_the_checklist in [true, false] {
        on_each(|world| async move {
            let (mona, place) = (world.mona().await, world.bookable(|usual| usual).await);
            if is_in_the_checklist {
                world.asks(place).await;
            }
            let own = world.has_booked(place, (TODAY, "11:00"), &[]).await;
            for line in world.hands_in_at(&own).await {
                assert_eq!(world.upload_as_anybody(&line, &[("card.pdf", PDF)]).await.status, 303);
            }
            world.clock.advance(Duration::from_secs(3600));
            arrives(&world, &mona, place, &own).await;
            world.sits(&mona, 1).await;
            world.does(&mona, "next", &[]).await;
            let served = lints(world.does(&mona, "visit", &[]).await);
            assert_eq!(served.attributes(OPENS, "href").len(), 2, "each of two once: {}", served.seen());
            assert_eq!(served.says("Handed in beforehand"), !is_in_the_checklist, "{}", served.seen());
        });
    }
}
