//! What is to be expected of a day: how many come by the half hour, how many counters that needs, and what if.

use std::time::Duration;

use kernel::Role;

use crate::waits::morning;
use crate::world::WORKS;
use crate::world::on_each;

#[test]
fn who_plans_a_day_sees_how_many_come_how_many_counters_that_needs_and_what_if() {
    on_each(|world| async move {
        let (mona, place) = (world.mona().await, world.muharraq(2).await);
        let salem = world.person(WORKS, ("سالم", "Salem"), Role::Supervisor).await;
        let page = format!("/en/desk/centres/{}/forecast", place.centre);
        assert!(world.get(&salem, &page).await.says("There are no figures for this centre yet"));
        world.sits(&mona, 1).await;
        morning(&world, &mona, place, 6).await;
        world.after(24 * 3600).await;
        world.sits(&mona, 1).await;
        morning(&world, &mona, place, 1).await;
        world.after(10).await;
        let thursday = world.get(&salem, &format!("{page}?day=2026-11-26")).await;
        assert!(thursday.status == 200 && thursday.says("Customers expected"), "{}", thursday.seen());
        assert_eq!(thursday.texts("tbody td:first-child").first().map(String::as_str), Some("10:00"), "{}", thursday.seen());
        assert!(!thursday.says("Called in time"), "nobody asked what if");
        assert!(thursday.says("assume that everybody stays (Erlang C)"), "nobody has left yet: {}", thursday.seen());
        let alone = world.get(&salem, &format!("{page}?day=2026-11-26&counters=1&crowd=400")).await;
        assert!(alone.says("Called in time") && alone.says("Keeps growing"), "four times as many at one counter: {}", alone.seen());
        let many = world.get(&salem, &format!("{page}?day=2026-11-26&counters=9&crowd=400")).await;
        assert!(many.says("100%") && !many.says("Keeps growing"), "{}", many.seen());
        let wrong = world.get(&salem, &format!("{page}?counters=many")).await;
        assert!(wrong.status == 422 && wrong.says("Write a number within the limits shown"), "{}", wrong.seen());
        assert_eq!(wrong.attributes("#f-counters", "value"), ["many"], "what was typed is kept");
        assert!(world.get(&salem, &page.replace("/en/", "/ar/")).await.says("الشبابيك اللازمة"));
        assert_eq!(world.get(&mona, &page).await.status, 403, "who serves plans no day");
        assert_eq!(ui::lint::html(&many.text), Vec::<String>::new());
    });
}

#[test]
fn where_enough_have_left_the_forecast_knows_how_long_people_stay_and_how_many_leave() {
    on_each(|world| async move {
        let (mona, place) = (world.mona().await, world.muharraq(2).await);
        let salem = world.person(WORKS, ("سالم", "Salem"), Role::Supervisor).await;
        world.sits(&mona, 1).await;
        morning(&world, &mona, place, 2).await;
        let mut turns = Vec::new();
        for _ in 0..36 {
            let given = world.comes(&mona, place, &[]).await;
            turns.extend(given.attributes("a.btn", "href").into_iter().find(|href| href.contains("/turn/")));
        }
        world.clock.advance(Duration::from_secs(20 * 60));
        for turn in &turns {
            assert_eq!(world.post_as_anybody(&format!("{turn}/leaving"), &[]).await.status, 303);
        }
        world.after(24 * 3600).await;
        world.sits(&mona, 1).await;
        morning(&world, &mona, place, 1).await;
        world.after(10).await;
        let page = format!("/en/desk/centres/{}/forecast?day=2026-11-26&counters=1", place.centre);
        let shown = world.get(&salem, &page).await;
        assert!(shown.says("Customers who are not called leave after 20 minutes on average"), "{}", shown.seen());
        assert!(shown.says("Leave before they are served") && !shown.says("Keeps growing"), "who leaves waits no longer: {}", shown.seen());
        assert!(world.get(&salem, &page.replace("/en/", "/ar/")).await.says("يُقدَّر أن العميل يغادر إذا انتظر هنا"));
    });
}
