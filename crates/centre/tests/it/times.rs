//! How long customers take in a centre: counted as visits end, for those who lead it, by service, hour and group.

use std::time::Duration;

use kernel::Role;
use testkit::inside::Answer;

use crate::waits::morning;
use crate::waits::serves;
use crate::world::WORKS;
use crate::world::on_each;

/// Each of the three tables shows all four times of those whom it names.
fn by_service_hour_and_group(shown: &Answer) {
    let row = |of: &str, at: u32| shown.texts(&format!("#{of}-title ~ .table tbody tr:nth-child({at}) td"));
    for (of, at) in [("service", 1), ("hour", 1), ("group", 2)] {
        let heads = shown.texts(&format!("#{of}-title ~ .table thead th"));
        let four = ["Waiting, until the call", "On the way to the counter", "At the counter, for one service", "In the centre altogether"];
        assert_eq!(heads[3..], four, "{of}");
        let cells = row(of, at);
        assert!(cells[2..].iter().all(|cell| cell.contains("Half within") && cell.contains("Nine of ten within")), "{of}: {cells:?}");
        assert!(cells[3].contains("seconds") && cells[5].contains("minutes"), "on the way, and altogether: {cells:?}");
    }
    assert!(row("group", 1)[2].contains("minutes"), "whoever did not come has waited: {:?}", row("group", 1));
    assert_eq!(row("group", 1)[3..], ["–", "–", "–"], "and was neither on the way nor served");
}

#[test]
fn who_leads_a_centre_sees_how_long_customers_wait_walk_are_served_and_stay() {
    on_each(|world| async move {
        let (mona, place) = (world.mona().await, world.muharraq(2).await);
        let salem = world.person(WORKS, ("سالم", "Salem"), Role::Supervisor).await;
        let page = format!("/en/desk/centres/{}/times", place.centre);
        assert!(world.get(&salem, &page).await.says("Nobody was called in this time"));
        world.sits(&mona, 1).await;
        morning(&world, &mona, place, 4).await;
        // Somebody with priority is called, and does not come.
        world.comes(&mona, place, &[("priority", "yes"), ("lang", "en")]).await;
        world.after(300).await;
        world.does(&mona, "next", &[]).await;
        for _ in 0..2 {
            world.clock.advance(Duration::from_secs(60));
            world.does(&mona, "recall", &[]).await;
        }
        world.clock.advance(Duration::from_secs(60));
        world.does(&mona, "absence", &[]).await;
        world.after(10).await;
        let shown = world.get(&salem, &page).await;
        assert!(shown.says("Called in vain") && shown.says("20%"), "one of five: {}", shown.seen());
        let four: Vec<String> =
            shown.texts("#four-title ~ .table tbody tr").iter().map(|row| row.split_whitespace().collect::<Vec<_>>().join(" ")).collect();
        assert!(four[0].starts_with("Waiting, until the call") && four[0].ends_with('5'), "{four:?}");
        assert!(four[1].contains("seconds") && four[1].ends_with('4'), "whoever came took twenty seconds: {four:?}");
        assert!(four[2].contains("minutes") && four[3].contains("minutes") && four[3].ends_with('4'), "{four:?}");
        let groups = shown.texts("#group-title ~ .table tbody th");
        assert_eq!(groups, ["With priority", "Without priority", "Served in Arabic", "Served in English"]);
        by_service_hour_and_group(&shown);
        let arabic = world.get(&salem, &page.replace("/en/", "/ar/")).await;
        assert!(arabic.says("مقارنة بين الفئات") && arabic.says("تسعة من كل عشرة خلال"), "{}", arabic.seen());
        assert_eq!(world.get(&mona, &page).await.status, 403, "who serves leads no centre");
        let wrong = world.get(&salem, &format!("{page}?days=many")).await;
        assert!(wrong.status == 422 && wrong.says("Choose a number of days from 1 to 92."), "{}", wrong.seen());
        assert_eq!(ui::lint::html(&shown.text), Vec::<String>::new());
    });
}

#[test]
fn a_program_reads_the_same_times_in_seconds() {
    on_each(|world| async move {
        let (mona, place) = (world.mona().await, world.muharraq(1).await);
        let salem = world.person(WORKS, ("سالم", "Salem"), Role::Supervisor).await;
        world.sits(&mona, 1).await;
        morning(&world, &mona, place, 3).await;
        world.after(10).await;
        let told = world.get(&salem, &format!("/api/v1/centres/{}/times?days=1", place.centre)).await.json();
        assert_eq!((&told["days"], &told["all"]["called"], &told["all"]["absent"]), (&1.into(), &3.into(), &0.into()), "{told}");
        let near = |told: &serde_json::Value, least: i64, most: i64| {
            let median = told["median"].as_i64().unwrap();
            assert!((least..=most).contains(&median), "{told}");
        };
        near(&told["all"]["way"], 18, 22);
        near(&told["all"]["service"], 200, 245);
        assert_eq!(told["ordinary"]["called"], told["ar"]["called"]);
        assert!(told["priority"]["wait"]["median"].is_null(), "of nothing there is no median: {told}");
        let services = told["services"].as_object().unwrap();
        assert!(services.len() == 1 && services.contains_key(&place.permits.to_string()), "{told}");
        world.after(2 * 24 * 3600).await;
        let later = world.get(&salem, &format!("/api/v1/centres/{}/times?days=1", place.centre)).await.json();
        assert_eq!(later["all"]["called"], 0, "of other days: {later}");
    });
}

#[test]
fn how_the_estimates_of_these_days_held_and_how_many_left_unserved_is_seen_beside_the_times() {
    on_each(|world| async move {
        let (mona, place) = (world.mona().await, world.muharraq(1).await);
        let salem = world.person(WORKS, ("سالم", "Salem"), Role::Supervisor).await;
        let page = format!("/en/desk/centres/{}/times?days=7", place.centre);
        let given = world.comes(&mona, place, &[("priority", "yes")]).await;
        let turn = given.attributes("a.btn", "href").into_iter().find(|href| href.contains("/turn/")).unwrap();
        assert_eq!(world.post_as_anybody(&format!("{turn}/leaving"), &[]).await.status, 303);
        let shown = world.get(&salem, &page).await;
        assert_eq!(shown.texts("#group-title ~ .table tbody tr:first-child td")[..2], ["0", "1"], "with priority: {}", shown.seen());
        assert!(shown.says("No wait of which an estimate was told has ended in this time."), "{}", shown.seen());
        world.sits(&mona, 1).await;
        morning(&world, &mona, place, 4).await;
        world.after(10).await;
        let shown = world.get(&salem, &page).await;
        assert!(shown.says("Waits within what was told") && shown.says("100%"), "{}", shown.seen());
        assert!(
            shown.says("Of 4 estimates; nine of ten should hold") && shown.says("Width of an estimate, on average"),
            "{}",
            shown.seen()
        );
        assert_eq!(shown.texts("#service-title ~ .table tbody tr:first-child td")[..2], ["4", "1"], "{}", shown.seen());
        assert!(world.get(&salem, &page.replace("/en/", "/ar/")).await.says("من 4 تقديرات، والمستهدف تسعة من كل عشرة"));
        assert_eq!(ui::lint::html(&shown.text), Vec::<String>::new());
        let told = world.get(&salem, &format!("/api/v1/centres/{}/times?days=7", place.centre)).await.json();
        assert_eq!(
            (&told["all"]["left"], &told["priority"]["left"], &told["ordinary"]["left"]),
            (&1.into(), &1.into(), &0.into()),
            "{told}"
        );
        assert_eq!((&told["estimates"]["n"], &told["estimates"]["held"]), (&4.into(), &4.into()), "{told}");
    });
}

#[test]
fn whom_priority_passed_over_and_how_long_they_still_waited_is_seen_beside_the_groups() {
    on_each(|world| async move {
        let (mona, place) = (world.mona().await, world.muharraq(1).await);
        let salem = world.person(WORKS, ("سالم", "Salem"), Role::Supervisor).await;
        let page = format!("/en/desk/centres/{}/times?days=1", place.centre);
        world.comes(&mona, place, &[]).await;
        world.clock.advance(Duration::from_secs(240));
        world.comes(&mona, place, &[("priority", "yes")]).await;
        world.clock.advance(Duration::from_secs(180));
        world.sits(&mona, 1).await;
        serves(&world, &mona, 200).await;
        world.after(10).await;
        let before = world.get(&salem, &page).await;
        assert!(before.says("Nobody without priority was passed over"), "who still waits is not counted yet: {}", before.seen());
        serves(&world, &mona, 200).await;
        world.after(10).await;
        let shown = world.get(&salem, &page).await;
        assert!(
            shown.says("One customer without priority was passed over") && shown.says("waited 3 minutes after that"),
            "{}",
            shown.seen()
        );
        assert!(shown.says("goes before someone who has waited 1 hour"), "the rule of the centre stands below: {}", shown.seen());
        assert!(world.get(&salem, &page.replace("/en/", "/ar/")).await.says("تقدم أصحاب الأولوية على عميل واحد"));
        let told = world.get(&salem, &format!("/api/v1/centres/{}/times?days=1", place.centre)).await.json();
        assert_eq!((&told["passed_over"], &told["longest_after"]), (&1.into(), &230.into()), "{told}");
    });
}
