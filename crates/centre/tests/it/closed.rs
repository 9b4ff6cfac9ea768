//! Outside the hours of a centre: what its kiosk says, and what the reception decides.

use std::time::Duration;

use kernel::Role;
use serde_json::json;
use testkit::inside::Answer;

use crate::devices::manager;
use crate::devices::paired;
use crate::devices::plate;
use crate::devices::screen;
use crate::followers::looks_anew;
use crate::kiosk::at_the_door;
use crate::world::WORKS;
use crate::world::on_each;

const HOUR: u64 = 3600;

fn must_say(page: &Answer, all: &[&str]) {
    all.iter().for_each(|words| assert!(page.says(words), "{words}: {}", page.seen()));
    assert!(ui::lint::html(&page.text).is_empty(), "{:?}", ui::lint::html(&page.text));
}

#[test]
fn a_kiosk_gives_no_ticket_outside_the_centres_hours_and_says_in_both_languages_when_it_opens() {
    on_each(|world| async move {
        let (mona, place) = (world.mona().await, world.muharraq(1).await);
        let mut kiosk = at_the_door(&world, place).await;
        let permits = place.permits.to_string();
        world.clock.advance(Duration::from_secs(9 * HOUR));
        let closed = kiosk.get("/en/kiosk").await;
        must_say(
            &closed,
            &["The centre is closed now. It opens on Wednesday 25 November at", "المركز مغلق الآن، ويفتح يوم الأربعاء 25 نوفمبر"],
        );
        must_say(&closed, &["I have an appointment", "Rate your visit"]);
        assert!(closed.attributes("a.k-card", "href").is_empty(), "{}", closed.text);
        let service = kiosk.get(&format!("/en/kiosk/services/{permits}")).await;
        assert_eq!((service.status, service.header("location")), (303, "/en/kiosk"), "a page that was open leads there");
        let form = [("service", permits.as_str()), ("key", "pressed-too-late")];
        let refused = kiosk.post("/en/kiosk/tickets", &form).await;
        assert_eq!(refused.status, 409);
        must_say(&refused, &["The centre is closed now, and no tickets are given", "Call staff"]);
        assert!(world.get(&mona, &format!("/en/desk/centres/{}", place.centre)).await.says("Nobody waits"));
        world.clock.advance(Duration::from_secs(13 * HOUR));
        assert!(!kiosk.get("/ar/kiosk").await.attributes("a.k-card", "href").is_empty(), "in the morning it gives them again");
        assert_eq!(kiosk.post("/en/kiosk/tickets", &form).await.header("location"), "/en/kiosk/ticket");
    });
}

#[test]
fn a_kiosk_says_in_both_languages_that_the_day_was_closed() {
    on_each(|world| async move {
        let (fatima, place) = (world.person(WORKS, ("فاطمة", "Fatima"), Role::Supervisor).await, world.muharraq(1).await);
        let mut kiosk = at_the_door(&world, place).await;
        world.post(&fatima, &format!("/en/desk/centres/{}/day/end", place.centre), &[("left_over", "served")]).await;
        let (en, ar) = ("The centre’s day is closed. No more tickets are given today.", "أُغلق يوم العمل في المركز");
        for (lang, first) in [("ar", ar), ("en", en)] {
            let page = kiosk.get(&format!("/{lang}/kiosk")).await;
            must_say(&page, &[en, ar]);
            assert!(page.texts("h1")[0].starts_with(first), "the reader’s language stands first: {}", page.seen());
            assert!(page.attributes("a.k-card", "href").is_empty(), "{}", page.text);
        }
    });
}

/// The edges of weeks, years, Ramadan, feasts and a leap year, by the clock of Bahrain, and whether doors are open.
const EDGES: [(&str, bool); 18] = [
    ("2026-12-15T14:14:59+03:00", true),
    ("2026-12-16T10:00:00+03:00", false),
    ("2026-12-31T13:59:59+03:00", true),
    ("2026-12-31T14:00:00+03:00", false),
    ("2027-01-01T10:00:00+03:00", false),
    ("2027-01-02T10:00:00+03:00", false),
    ("2027-01-03T06:59:59+03:00", false),
    ("2027-01-03T07:00:00+03:00", true),
    ("2027-02-07T14:10:00+03:00", true),
    ("2027-02-08T07:30:00+03:00", false),
    ("2027-02-08T08:00:00+03:00", true),
    ("2027-02-08T14:10:00+03:00", false),
    ("2027-03-08T13:59:59+03:00", true),
    ("2027-03-09T10:00:00+03:00", false),
    ("2027-03-14T07:00:00+03:00", true),
    ("2028-02-28T14:14:59+03:00", true),
    ("2028-02-29T14:14:59+03:00", true),
    ("2028-03-01T07:00:00+03:00", true),
];

#[test]
fn a_kiosk_gives_tickets_by_the_clock_and_calendar_of_bahrain_and_each_day_begins_at_one() {
    on_each(|world| async move {
        let place = world.muharraq(1).await;
        let (mut kiosk, permits) = (at_the_door(&world, place).await, place.permits.to_string());
        for (at, is_open) in EDGES {
            let then: kernel::Timestamp = at.parse().unwrap();
            world.clock.advance(Duration::try_from(then.duration_since(world.clock.now())).unwrap());
            let given = kiosk.post("/en/kiosk/tickets", &[("service", permits.as_str()), ("key", at)]).await;
            assert_eq!(
                (given.status, given.header("location") == "/en/kiosk/ticket"),
                if is_open { (303, true) } else { (409, false) },
                "{at}"
            );
            if is_open {
                must_say(&kiosk.get("/en/kiosk/ticket").await, &["A 001"]);
            }
        }
    });
}

#[test]
fn a_hall_display_says_once_nobody_is_served_that_the_centre_is_closed_and_when_it_opens() {
    on_each(|world| async move {
        let (noora, place) = (manager(&world).await, world.muharraq(1).await);
        let mut wall = paired(&world, &noora, place, &[("kind", "display"), ("name", "Hall")]).await;
        let open = wall.get("/ar/device").await;
        assert!(open.says("No number has been called yet") && !open.says("The centre is closed now"), "{}", open.seen());
        world.clock.advance(Duration::from_secs(9 * HOUR));
        let closed = wall.get("/ar/device").await;
        must_say(
            &closed,
            &["The centre is closed now. It opens on Wednesday 25 November at", "المركز مغلق الآن، ويفتح يوم الأربعاء 25 نوفمبر"],
        );
        assert!(!closed.says("No number has been called yet"), "{}", closed.seen());
        world.clock.advance(Duration::from_secs(13 * HOUR));
        assert!(!wall.get("/ar/device").await.says("The centre is closed now"), "in the morning it does not");
    });
}

#[test]
fn screens_do_not_say_that_the_centre_is_closed_to_whoever_still_waits_there() {
    on_each(|world| async move {
        let (noora, mona, place) = (manager(&world).await, world.mona().await, world.muharraq(1).await);
        let mut wall = paired(&world, &noora, place, &[("kind", "display"), ("name", "Hall")]).await;
        let mut plate = plate(&world, &noora, place, 1).await;
        world.comes(&mona, place, &[]).await;
        world.clock.advance(Duration::from_secs(9 * HOUR));
        world.sits(&mona, 1).await;
        world.does(&mona, "break/urgent", &[("urgent", "An urgent need")]).await;
        for page in [screen(&mut wall).await, screen(&mut plate).await] {
            assert!(page.says("Service resumes shortly") && !page.says("The centre is closed now"), "{}", page.seen());
        }
        world.does(&mona, "leaving", &[]).await;
        let ends = format!("/en/desk/centres/{}/day/end", place.centre);
        world.post(&noora, &ends, &[("left_over", "served")]).await;
        let (hall, front) = (screen(&mut wall).await, screen(&mut plate).await);
        must_say(&hall, &["No number has been called yet"]);
        must_say(&front, &["This counter is closed", "Please go to the reception"]);
        world.post(&noora, &ends, &[("left_over", "unserved")]).await;
        for page in [screen(&mut wall).await, screen(&mut plate).await] {
            must_say(&page, &["The centre’s day is closed", "أُغلق يوم العمل في المركز"]);
        }
    });
}

#[test]
fn screens_say_by_themselves_that_the_hours_have_ended_and_begun_though_nothing_happens_meanwhile() {
    on_each(|world| async move {
        let (noora, mona, place) = (manager(&world).await, world.mona().await, world.muharraq(1).await);
        let mut wall = paired(&world, &noora, place, &[("kind", "display"), ("name", "Hall")]).await;
        let mut plate = plate(&world, &noora, place, 1).await;
        world.sits(&mona, 1).await;
        world.does(&mona, "leaving", &[]).await;
        let closed = ["The centre is closed now. It opens on Wednesday 25 November at", "المركز مغلق الآن، ويفتح يوم الأربعاء 25 نوفمبر"];
        must_say(&screen(&mut plate).await, &["This counter is closed", "Please go to the reception"]);
        // The hours end, the day ends, and others begin.
        for is_closed in [true, true, false] {
            looks_anew(&world, &wall.get("/ar/device").await);
            let (hall, front) = (wall.get("/ar/device").await, screen(&mut plate).await);
            for page in [&hall, &front] {
                closed.iter().for_each(|words| assert_eq!(page.says(words), is_closed, "{words}: {}", page.seen()));
            }
            assert!(front.says("This counter is closed") && front.says("Please go to the reception") != is_closed, "{}", front.seen());
            assert_eq!(
                hall.attributes("[data-until]", "data-until"),
                front.attributes("[data-until]", "data-until"),
                "both look anew then"
            );
        }
    });
}

#[test]
fn the_reception_is_told_that_the_centre_is_closed_and_gives_a_ticket_with_the_reason_of_whoever_decides() {
    on_each(|world| async move {
        let (mona, place) = (world.mona().await, world.muharraq(1).await);
        let fatima = world.person(WORKS, ("فاطمة", "Fatima"), Role::Supervisor).await;
        let board = format!("/en/desk/centres/{}", place.centre);
        let open = world.get(&mona, &board).await;
        assert!(open.attributes("input[name=outside]", "name").is_empty(), "within the hours there is nothing to decide: {}", open.text);
        world.comes(&mona, place, &[("outside", "nothing to say")]).await;
        world.clock.advance(Duration::from_secs(9 * HOUR));
        let closed = world.get(&mona, &board).await;
        must_say(&closed, &["The centre is closed now. It opens on Wednesday 25 November at", "Why a ticket is given all the same"]);
        let permits = place.permits.to_string();
        let form = [("service", permits.as_str()), ("lang", "ar"), ("key", "at-night")];
        let refused = world.post(&mona, &format!("{board}/tickets"), &form).await;
        assert_eq!(refused.status, 422);
        must_say(&refused, &["Write why a ticket is given outside the centre’s hours"]);
        assert_eq!(world.get(&mona, &board).await.texts("#floor table td:first-child bdi").len(), 1, "nothing was given");
        let decided = [form.as_slice(), &[("outside", "The lift had stopped: they came in time.")]].concat();
        for _ in 0..2 {
            assert_eq!(world.post(&mona, &format!("{board}/tickets"), &decided).await.status, 303);
        }
        let floor = world.get(&fatima, &board).await;
        must_say(&floor, &["Given outside the centre’s hours today", "The lift had stopped: they came in time.", "Mona"]);
        let rows = "section[aria-labelledby=outside-title] tbody tr";
        assert_eq!(floor.texts(rows).len(), 1, "a second press decides nothing twice, and what was given in time is not among them");
        assert!(floor.texts(rows)[0].contains("A 002") || floor.texts(rows)[0].contains("A\u{a0}002"), "{:?}", floor.texts(rows));
        assert!(world.get(&mona, &board).await.texts(rows).is_empty(), "it is for those who lead the floor");
    });
}

#[test]
fn a_program_gives_no_ticket_outside_the_hours_without_the_reason_for_it_either() {
    on_each(|world| async move {
        let (mona, place) = (world.mona().await, world.muharraq(1).await);
        let path = format!("/api/v1/centres/{}/tickets", place.centre);
        let body = json!({ "service": place.permits.to_string(), "lang": "ar" });
        assert_eq!(world.program(&mona, "POST", &path, Some(body.clone())).await.0, 200, "within the hours nobody is asked why");
        world.clock.advance(Duration::from_secs(9 * HOUR));
        let (status, problem) = world.program(&mona, "POST", &path, Some(body.clone())).await;
        assert_eq!((status, problem.to_string().contains("outside")), (422, true), "{problem}");
        let mut decided = body;
        decided["outside"] = json!("The lift had stopped: they came in time.");
        let (status, given) = world.program(&mona, "POST", &path, Some(decided)).await;
        assert_eq!((status, &given["state"]), (200, &json!("waiting")), "{given}");
    });
}
