//! What happens in a centre and is nobody's visit, as whoever works there writes it down and sees it.

use std::time::Duration;

use kernel::Role;
use serde_json::json;
use testkit::inside::Answer;

use crate::world::HEALTH;
use crate::world::Person;
use crate::world::Place;
use crate::world::WORKS;
use crate::world::World;
use crate::world::on_each;

const POWER: [(&str, &str); 3] = [("trouble", "power"), ("from", "09:40"), ("what", "The hall has no light.")];

fn path(place: Place) -> String {
    format!("/en/desk/centres/{}/incidents", place.centre)
}

async fn look(world: &World, who: &Person, path: &str) -> Answer {
    let page = world.get(who, path).await;
    assert!(page.status != 200 || ui::lint::html(&page.text).is_empty(), "{:?}", ui::lint::html(&page.text));
    page
}

#[test]
fn what_happens_in_a_centre_stands_on_the_floor_until_whoever_works_there_says_that_it_is_over() {
    on_each(|world| async move {
        let (mona, salem, place) = (world.mona().await, world.salem().await, world.muharraq(1).await);
        let floor = format!("/en/desk/centres/{}", place.centre);
        assert!(look(&world, &mona, &path(place)).await.says("Nothing disturbs the centre’s work now."));
        let written = world.post(&mona, &path(place), &POWER).await;
        assert_eq!(written.status, 303, "{}", written.seen());
        let one = written.header("location").to_owned();
        let seen = look(&world, &salem, &floor).await;
        assert!(seen.says("The hall has no light.") && seen.says("Power") && seen.says("09:40"), "{}", seen.seen());
        assert!(look(&world, &salem, &one).await.says("Still going on"));
        let end = format!("{one}/end");
        let empty = world.post(&salem, &end, &[("done", " "), ("until", "")]).await;
        assert!(empty.status == 422 && empty.says("Write what should be known"), "{}", empty.seen());
        let early = world.post(&salem, &end, &[("done", "The fuse was changed."), ("until", "09:30")]).await;
        assert!(early.status == 422 && early.says("that has passed, after it began"), "{}", early.seen());
        assert!(early.says("The fuse was changed.") && ui::lint::html(&early.text).is_empty(), "{:?}", ui::lint::html(&early.text));
        world.clock.advance(Duration::from_secs(1800));
        assert_eq!(world.post(&salem, &end, &[("done", "The fuse was changed."), ("until", "10:20")]).await.status, 303);
        let over = look(&world, &mona, &one).await;
        for words in ["Ended", "10:20", "The fuse was changed.", "Salem", "Mona"] {
            assert!(over.says(words), "{words}: {}", over.seen());
        }
        assert!(!look(&world, &mona, &floor).await.says("The hall has no light."), "the floor is free of it");
        assert!(look(&world, &mona, &path(place)).await.says("The fuse was changed."), "and the week has it");
        let again = world.post(&mona, &end, &[("done", "Twice."), ("until", "")]).await;
        assert!(again.status == 409 && again.says("has been recorded already"), "{}", again.seen());
    });
}

#[test]
fn an_incident_says_what_it_concerns_what_happened_and_a_time_that_has_passed() {
    on_each(|world| async move {
        let (mona, place) = (world.mona().await, world.muharraq(1).await);
        let wrong: [(&[(&str, &str)], &str); 4] = [
            (&[("trouble", ""), ("what", "Dark.")], "Choose the type of incident."),
            (&[("trouble", "power"), ("what", "")], "Write what should be known"),
            (&[("trouble", "power"), ("from", "23:59"), ("what", "Dark.")], "within the last seven days that has passed"),
            (&[("trouble", "power"), ("from", "soon"), ("what", "Dark.")], "within the last seven days that has passed"),
        ];
        for (form, words) in wrong {
            let refused = world.post(&mona, &path(place), form).await;
            assert!(refused.status == 422 && refused.says(words), "{form:?}: {}", refused.seen());
            assert!(ui::lint::html(&refused.text).is_empty(), "{:?}", ui::lint::html(&refused.text));
        }
        let now = world.post(&mona, &path(place), &[("trouble", "crowd"), ("from", ""), ("what", "The queue stands in the street.")]).await;
        let over = world.post(&mona, &format!("{}/end", now.header("location")), &[("done", "A second entrance."), ("until", "")]).await;
        assert_eq!((now.status, over.status), (303, 303), "what lasted no time may be over at once");
    });
}

#[test]
fn what_happened_and_was_over_on_a_day_before_is_written_down_with_that_day() {
    on_each(|world| async move {
        let (mona, place) = (world.mona().await, world.muharraq(1).await);
        let report = |day: &'static str, from: &'static str| {
            [("trouble", "power"), ("from_day", day), ("from", from), ("what", "The hall was dark.")]
        };
        for (day, from, words) in [
            ("16/11/2026", "09:00", "Write a time within the last seven days"),
            ("25/11/2026", "09:00", "Write a time within the last seven days"),
            ("23/11/2026", "", "Write a time within the last seven days"),
            ("yesterday", "09:00", "Write a day of the last seven days"),
        ] {
            let refused = world.post(&mona, &path(place), &report(day, from)).await;
            assert!(refused.status == 422 && refused.says(words), "{day}: {}", refused.seen());
            assert!(ui::lint::html(&refused.text).is_empty(), "{:?}", ui::lint::html(&refused.text));
        }
        let arabic = world.post(&mona, &path(place).replacen("/en/", "/ar/", 1), &report("16/11/2026", "09:00")).await;
        assert!(arabic.says("خلال الأيام السبعة الماضية"), "{}", arabic.seen());
        let written = world.post(&mona, &path(place), &report("23/11/2026", "19:30")).await;
        assert_eq!(written.status, 303, "{}", written.seen());
        let one = written.header("location").to_owned();
        let end = |day: &'static str, until: &'static str| [("done", "The fuse was changed."), ("until_day", day), ("until", until)];
        let early = world.post(&mona, &format!("{one}/end"), &end("23/11/2026", "19:00")).await;
        assert!(early.status == 422 && early.says("after it began"), "{}", early.seen());
        assert_eq!(world.post(&mona, &format!("{one}/end"), &end("٢٣/١١/٢٠٢٦", "20:15")).await.status, 303);
        let over = look(&world, &mona, &one).await;
        for words in ["23 November", "19:30", "20:15", "Ended"] {
            assert!(over.says(words), "{words}: {}", over.seen());
        }
    });
}

#[test]
fn nobody_sees_or_ends_what_happens_in_the_centre_of_another_entity() {
    on_each(|world| async move {
        let (mona, place) = (world.mona().await, world.muharraq(1).await);
        let one = world.post(&mona, &path(place), &POWER).await.header("location").to_owned();
        let stranger = world.person(HEALTH, ("هدى", "Huda"), Role::Supervisor).await;
        assert_eq!((look(&world, &stranger, &path(place)).await.status, look(&world, &stranger, &one).await.status), (404, 404));
        assert_eq!(world.post(&stranger, &path(place), &POWER).await.status, 404);
        assert_eq!(world.post(&stranger, &format!("{one}/end"), &[("done", "Gone."), ("until", "")]).await.status, 404);
        let reviewer = world.person(WORKS, ("ريم", "Reem"), Role::QualityReviewer).await;
        assert_eq!(look(&world, &reviewer, &path(place)).await.status, 403);
    });
}

#[test]
fn a_program_writes_incidents_down_and_ends_them_as_the_page_does() {
    on_each(|world| async move {
        let (mona, place) = (world.mona().await, world.muharraq(1).await);
        let path = format!("/api/v1/centres/{}/incidents", place.centre);
        let new = json!({ "trouble": "network", "what": "The counters have no line." });
        let (status, one) = world.program(&mona, "POST", &path, Some(new)).await;
        assert_eq!((status, &one["trouble"], &one["ended_at"]), (200, &json!("network"), &json!(null)), "{one}");
        let to_come = json!({ "trouble": "network", "what": "Tomorrow.", "from": "2030-01-01T00:00:00Z" });
        assert_eq!(world.program(&mona, "POST", &path, Some(to_come)).await.0, 422);
        let (_, told) = world.program(&mona, "GET", &path, None).await;
        assert_eq!(told["items"], json!([one]), "{told}");
        let end = format!("{path}/{}/end", one["id"].as_str().unwrap());
        let (status, over) = world.program(&mona, "POST", &end, Some(json!({ "done": "The line is back." }))).await;
        assert_eq!((status, &over["done"], &over["closed_by"]), (200, &json!("The line is back."), &json!(mona.id.to_string())), "{over}");
        assert_eq!(world.program(&mona, "POST", &end, Some(json!({ "done": "Again." }))).await.0, 409);
        let stranger = world.person(HEALTH, ("هدى", "Huda"), Role::Supervisor).await;
        assert_eq!(world.program(&stranger, "GET", &path, None).await.0, 404);
        assert_eq!(world.program(&stranger, "POST", &end, Some(json!({ "done": "Gone." }))).await.0, 404);
    });
}
