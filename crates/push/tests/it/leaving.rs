//! A notice from the wish to the browser.

use crate::world::with_browsers;

#[test]
fn a_notice_is_read_by_its_browser_and_by_no_other() {
    with_browsers(async |world| {
        let (one, other) = (world.browser(), world.browser());
        world.tells(&one, "a", 10).await;
        world.tells(&one, "a", 10).await;
        assert_eq!(world.answered().await, [201], "the same wish is one notice");
        // The keys of another at the address of the first.
        let mixed = platform::deliveries::Subscription { endpoint: one.endpoint.clone(), ..other };
        world.tells(&mixed, "b", 10).await;
        assert_eq!(world.answered().await, [201, 400], "it cannot be read there");
    });
}

#[test]
fn what_a_busy_service_did_not_take_leaves_later_and_never_when_its_time_is_over() {
    with_browsers(async |world| {
        let to = world.browser();
        world.service.answers(503).unwrap();
        world.tells(&to, "short", 1).await;
        world.tells(&to, "long", 30).await;
        assert_eq!(world.answered().await, [503, 503]);
        world.service.answers(201).unwrap();
        world.after(90).await;
        assert_eq!(world.answered().await, [503, 503, 201]);
    });
}

#[test]
fn a_browser_that_is_gone_is_said_to_be_and_one_that_is_refused_is_not_tried_again() {
    with_browsers(async |world| {
        let to = world.browser();
        for (key, status) in [("a", 404), ("b", 410), ("c", 413)] {
            world.service.answers(status).unwrap();
            world.tells(&to, key, 10).await;
        }
        world.service.answers(201).unwrap();
        world.after(120).await;
        assert_eq!(world.answered().await, [404, 410, 413]);
        assert_eq!(world.happened().await.iter().filter(|kind| *kind == "push.gone").count(), 2);
    });
}
