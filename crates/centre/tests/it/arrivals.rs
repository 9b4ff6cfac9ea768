//! The day of those who booked: they arrive in time, too early, too late or not at all, and the counter knows what for.

use std::time::Duration;

use kernel::Bilingual;
use kernel::Role;
use org::Service;
use testkit::inside::Answer;

use crate::booking::times_of;
use crate::booking::usual;
use crate::world::Person;
use crate::world::Place;
use crate::world::WORKS;
use crate::world::World;
use crate::world::on_each;

/// Every story begins on this day at ten.
pub const TODAY: &str = "2026-11-24";

/// A time with the manager of a centre, which can be booked like a service, from noon to one.
pub async fn meeting(world: &World, place: Place, manager: kernel::EmployeeId) -> Place {
    world
        .act(WORKS, move |tx| {
            let name = Bilingual::new("مقابلة مدير المركز", "Meeting the centre’s manager");
            let service = Service { id: tx.new_id(), name, words: String::new(), is_offered: true };
            org::add_service(tx, &service)?;
            let hours = calendar::Hours::read("12:00-13:00")?;
            let own = centre::Bookable { service: service.id, employee: Some(manager), hours, bring: Bilingual::default(), ..usual(place) };
            centre::let_book(tx, &own)?;
            Ok(Place { permits: service.id, ..place })
        })
        .await
}

/// What the reception is told of somebody who has come; the page that it sees then.
pub async fn arrives(world: &World, who: &Person, place: Place, said: &str) -> Answer {
    let taken = world.post(who, &format!("/en/desk/centres/{}/arrivals", place.centre), &[("who", said)]).await;
    if taken.status == 303 { world.get(who, &taken.location).await } else { taken }
}

async fn plan(world: &World, who: &Person, place: Place) -> Answer {
    world.get(who, &format!("/en/desk/centres/{}/appointments", place.centre)).await
}

/// The reference of an appointment, from its own page.
pub async fn reference(world: &World, own: &str) -> String {
    world.get_as_anybody(own).await.texts("dd b").remove(0)
}

#[test]
fn whoever_booked_is_found_by_code_reference_and_telephone_and_has_one_ticket() {
    on_each(|world| async move {
        let (mona, place) = (world.mona().await, world.bookable(|usual| usual).await);
        let own = world.has_booked(place, (TODAY, "11:00"), &[("first", "yes")]).await;
        world.clock.advance(Duration::from_secs(600));
        let number = reference(&world, &own).await;
        for said in
            [format!("http://localhost:8080{own}"), own.rsplit('/').next().unwrap().to_owned(), number.to_lowercase(), "٣٦٠٠١١٢٢".into()]
        {
            let given = arrives(&world, &mona, place, &said).await;
            assert!(given.status == 200 && given.says("A 001"), "{said}: {}", given.seen());
        }
        let page = world.get_as_anybody(&own).await;
        assert!(
            page.says("You are expected") && page.attributes("a.btn", "href").iter().any(|href| href.contains("/turn/")),
            "{}",
            page.seen()
        );
        let unknown = arrives(&world, &mona, place, "36009999").await;
        assert!(unknown.status == 422 && unknown.says("No appointment is known"), "{}", unknown.seen());
        assert!(plan(&world, &mona, place).await.says("Came in time"));
    });
}

#[test]
fn whoever_booked_is_called_at_their_time_and_before_it_after_everybody() {
    on_each(|world| async move {
        let (mona, place) = (world.mona().await, world.bookable(|usual| usual).await);
        let own = world.has_booked(place, (TODAY, "11:00"), &[]).await;
        world.clock.advance(Duration::from_secs(30 * 60));
        world.comes(&mona, place, &[]).await;
        world.comes(&mona, place, &[("priority", "yes")]).await;
        world.clock.advance(Duration::from_secs(600));
        assert!(arrives(&world, &mona, place, &own).await.says("A 003"));
        world.sits(&mona, 1).await;
        assert!(world.does(&mona, "next", &[]).await.says("A 002"), "before their time they stand behind everybody");
        world.does(&mona, "visit", &[]).await;
        world.clock.advance(Duration::from_secs(20 * 60));
        world.does(&mona, "completion", &[("steps", "Done."), ("outcome", "settled")]).await;
        let counter = world.does(&mona, "next", &[]).await;
        assert!(counter.says("A 003") && counter.says("Appointment at 11:00") && counter.says("Huda Ahmed"), "{}", counter.seen());
    });
}

#[test]
fn whoever_books_with_the_number_of_somebody_else_is_not_that_customer_before_whoever_serves_makes_sure() {
    on_each(|world| async move {
        let (mona, place) = (world.mona().await, world.bookable(|usual| usual).await);
        world.sits(&mona, 1).await;
        let serves = async |said: &[(&str, &str)]| {
            world.does(&mona, "next", &[]).await;
            world.clock.advance(Duration::from_secs(60));
            let page = world.does(&mona, "visit", &[]).await;
            if said.is_empty() { page } else { world.does(&mona, "customer", said).await }
        };
        let done = [("steps", "Renewed."), ("outcome", "settled"), ("told", "words")];
        world.comes(&mona, place, &[]).await;
        assert!(serves(&[("name", "Reem Alnoor"), ("phone", "36001122")]).await.says("Reem Alnoor"));
        world.does(&mona, "completion", &done).await;
        let own = world.has_booked(place, (TODAY, "11:30"), &[("name", "Huda Ahmed"), ("phone", "36001122")]).await;
        world.clock.advance(Duration::from_secs(30 * 60));
        arrives(&world, &mona, place, &own).await;
        let page = serves(&[]).await;
        assert!(page.says("The customer is not known yet") && page.says("Huda Ahmed"), "{}", page.seen());
        assert!(page.says("Reem Alnoor") && page.says("This is the customer"), "who is known there is offered: {}", page.seen());
        world.does(&mona, "completion", &done).await;
        let own = world.has_booked(place, (TODAY, "12:00"), &[("name", "Huda Ahmed"), ("phone", "36003344")]).await;
        world.clock.advance(Duration::from_secs(30 * 60));
        arrives(&world, &mona, place, &own).await;
        let page = serves(&[]).await;
        let name = page.attributes("#f-name", "value");
        assert_eq!(name, ["Huda Ahmed"], "one press keeps what was said when it was booked: {}", page.seen());
        assert!(world.does(&mona, "customer", &[("name", "Huda Ahmed"), ("phone", "36003344")]).await.says("+97336003344"));
    });
}

#[test]
fn nobody_who_has_waited_an_hour_is_held_back_by_those_who_booked() {
    on_each(|world| async move {
        let (mona, place) = (world.mona().await, world.bookable(|usual| usual).await);
        let own = world.has_booked(place, (TODAY, "11:30"), &[]).await;
        world.comes(&mona, place, &[]).await;
        world.clock.advance(Duration::from_secs(95 * 60));
        assert!(arrives(&world, &mona, place, &own).await.says("A 002"));
        world.sits(&mona, 1).await;
        assert!(world.does(&mona, "next", &[]).await.says("A 001"));
    });
}

#[test]
fn too_early_too_late_elsewhere_and_on_another_day_are_told_apart() {
    on_each(|world| async move {
        let (mona, place) = (world.mona().await, world.bookable(|usual| usual).await);
        let own = world.has_booked(place, (TODAY, "13:00"), &[]).await;
        let early = arrives(&world, &mona, place, &own).await;
        assert!(early.status == 409 && early.says("from 60 minutes before"), "{}", early.seen());
        let other_day = world.has_booked(place, ("2026-11-25", "09:00"), &[]).await;
        let refused = arrives(&world, &mona, place, &other_day).await;
        assert!(refused.status == 409 && refused.says("This appointment is on 25/11/2026"), "{}", refused.seen());
        let elsewhere = world.muharraq(1).await;
        let refused = arrives(&world, &mona, elsewhere, &own).await;
        assert!(refused.status == 409 && refused.says("at another centre"), "{}", refused.seen());
        world.clock.advance(Duration::from_secs(3 * 3600));
        world.comes(&mona, place, &[]).await;
        world.after(15 * 60).await;
        assert!(plan(&world, &mona, place).await.says("In the last 30 days: 100 in a hundred"), "who does not come in time is counted");
        let late = arrives(&world, &mona, place, &own).await;
        assert!(late.status == 200 && late.says("A 002"), "{}", late.seen());
        assert!(world.get_as_anybody(&own).await.says("kept for 10 minutes after its time"), "the reason is shown");
        world.sits(&mona, 1).await;
        assert!(world.does(&mona, "next", &[]).await.says("A 001"), "too late is without an appointment");
        let page = plan(&world, &mona, place).await;
        assert!(page.says("Came late") && page.says("In the last 30 days: 0 in a hundred"), "{}", page.seen());
    });
}

#[test]
fn the_counter_knows_what_the_customer_has_ready() {
    on_each(|world| async move {
        let (mona, place) = (world.mona().await, world.bookable(|usual| usual).await);
        let own = world.has_booked(place, (TODAY, "11:00"), &[("lang", "ar"), ("signing", "yes")]).await;
        world.post_as_anybody(&format!("{own}/papers"), &[("ready", "1")]).await;
        world.clock.advance(Duration::from_secs(3600));
        arrives(&world, &mona, place, &own).await;
        world.sits(&mona, 1).await;
        let counter = world.does(&mona, "next", &[]).await;
        let papers = counter.texts("section ul.stack li");
        assert_eq!(papers, ["Identity card", "Plan of the plot Ready"], "{}", counter.seen());
        assert!(counter.says("Sign language"));
        let page = plan(&world, &mona, place).await;
        assert_eq!(ui::lint::html(&page.text), Vec::<String>::new());
    });
}

#[test]
fn what_the_customer_ticked_beforehand_stands_ticked_in_the_counters_list_until_it_was_seen() {
    on_each(|world| async move {
        let (mona, place) = (world.mona().await, world.bookable(|usual| usual).await);
        world
            .act(WORKS, move |tx| {
                let documents = Bilingual::new("المخطط\nخريطة الأرض\nبطاقة الهويّة", "The plan\nThe plan of the plot\nIdentity card");
                org::guide_service(tx, place.permits, &org::ServiceGuide { documents, ..org::ServiceGuide::default() })
            })
            .await;
        let own = world.has_booked(place, (TODAY, "11:00"), &[]).await;
        world.post_as_anybody(&format!("{own}/papers"), &[("ready", "0"), ("ready", "1")]).await;
        world.clock.advance(Duration::from_secs(3600));
        arrives(&world, &mona, place, &own).await;
        world.sits(&mona, 1).await;
        world.does(&mona, "next", &[]).await;
        let page = world.does(&mona, "visit", &[]).await;
        let ticked = |page: &Answer| page.attributes("input[name^='paper-'][checked]", "name");
        assert_eq!(ticked(&page), ["paper-1", "paper-2"], "by the name in either language: {}", page.seen());
        assert_eq!(page.text.matches("Said by the customer, not seen yet").count(), 2, "{}", page.seen());
        assert!(page.attributes("input[name=missing]", "value").iter().all(String::is_empty), "nobody has looked");
        assert_eq!(ui::lint::html(&page.text), Vec::<String>::new());
        let kept = world.post(&mona, "/en/desk/counter/papers", &[("paper-1", "yes")]).await;
        assert_eq!((ticked(&kept), kept.says("Said by the customer")), (vec!["paper-1".to_owned()], false), "{}", kept.seen());
        assert_eq!(kept.attributes("input[name=missing]", "value"), ["The plan · Identity card"]);
    });
}

#[test]
fn what_the_customer_ticked_and_has_not_brought_is_not_ticked_anew() {
    on_each(|world| async move {
        let (mona, place) = (world.mona().await, world.bookable(|usual| usual).await);
        world
            .act(WORKS, move |tx| {
                let documents = Bilingual::new("بطاقة الهوية", "Identity card");
                org::guide_service(tx, place.permits, &org::ServiceGuide { documents, ..org::ServiceGuide::default() })
            })
            .await;
        let own = world.has_booked(place, (TODAY, "11:00"), &[]).await;
        world.post_as_anybody(&format!("{own}/papers"), &[("ready", "0")]).await;
        world.clock.advance(Duration::from_secs(3600));
        arrives(&world, &mona, place, &own).await;
        world.sits(&mona, 1).await;
        world.does(&mona, "next", &[]).await;
        assert!(world.does(&mona, "visit", &[]).await.says("Said by the customer, not seen yet"));
        for _ in 0..2 {
            let kept = world.post(&mona, "/en/desk/counter/papers", &[]).await;
            assert!(kept.attributes("input[name^='paper-'][checked]", "name").is_empty(), "{}", kept.seen());
        }
    });
}

#[test]
fn a_customer_meets_the_centre_manager_who_has_the_case_from_the_booking_on() {
    on_each(|world| async move {
        let (mona, place) = (world.mona().await, world.muharraq(1).await);
        let noora = world.person(WORKS, ("نورة", "Noora"), Role::CentreManager).await;
        let manager = noora.id;
        let meeting = meeting(&world, place, manager).await;
        let free = world.free(meeting, TODAY).await;
        assert_eq!(free.iter().map(|(label, _)| label.as_str()).collect::<Vec<_>>(), ["12:00", "12:30"], "the manager’s own times");
        let own = world.has_booked(meeting, (TODAY, "12:00"), &[("about", "The noise behind the centre")]).await;
        let (_, cases) = world.program(&noora, "GET", "/api/v1/cases?view=mine", None).await;
        assert_eq!(cases["items"].as_array().map(Vec::len), Some(1), "{cases}");
        let id = cases["items"][0]["id"].as_str().unwrap_or_default().to_owned();
        let case = world.get(&noora, &format!("/en/desk/cases/{id}")).await;
        assert!(case.says("The noise behind the centre") && case.says("Meeting the centre’s manager"), "{}", case.seen());
        world.clock.advance(Duration::from_secs(110 * 60));
        let taken = arrives(&world, &mona, meeting, &own).await;
        assert!(taken.status == 200 && taken.says("Came in time") && taken.says("Noora"), "{}", taken.seen());
        assert!(world.get(&noora, "/en/desk/notices").await.says("The customer you are to meet has arrived"));
        world
            .act(WORKS, move |tx| {
                let (begins_at, ends_at) = (tx.now(), tx.now() + Duration::from_secs(5 * 24 * 3600));
                let (employee, back_up) = (manager, Some(mona.id));
                org::enter_absence(tx, &org::Absence { id: tx.new_id(), employee, begins_at, ends_at, back_up, reason: "leave".into() })
            })
            .await;
        assert!(world.free(meeting, "2026-11-25").await.is_empty(), "nobody meets somebody who is away");
    });
}

#[test]
fn whoever_is_met_is_told_of_another_time_and_a_meeting_given_back_leaves_no_open_case() {
    on_each(|world| async move {
        let place = world.muharraq(1).await;
        let noora = world.person(WORKS, ("نورة", "Noora"), Role::CentreManager).await;
        let meeting = meeting(&world, place, noora.id).await;
        let own = world.has_booked(meeting, (TODAY, "12:00"), &[]).await;
        let times = world.get_as_anybody(&format!("{own}/times?day={TODAY}")).await;
        let later = times.attributes("section[aria-labelledby=time-title] button", "value").pop().unwrap();
        assert_eq!(world.post_as_anybody(&format!("{own}/time"), &[("from", &later)]).await.status, 303);
        assert!(world.get(&noora, "/en/desk/notices").await.says("A customer has moved a time with you"));
        let mine = async || world.program(&noora, "GET", "/api/v1/cases?view=mine", None).await.1["items"].as_array().map(Vec::len);
        assert_eq!(mine().await, Some(1));
        assert_eq!(world.post_as_anybody(&format!("{own}/cancellation"), &[]).await.status, 303);
        assert!(world.get(&noora, "/en/desk/notices").await.says("A customer has cancelled a time with you"));
        assert_eq!(mine().await, Some(0));
    });
}

#[test]
fn a_program_books_moves_takes_in_and_cancels() {
    on_each(|world| async move {
        let (mona, place) = (world.mona().await, world.bookable(|usual| usual).await);
        let path = format!("/api/v1/centres/{}", place.centre);
        let (status, times) = world.program(&mona, "GET", &format!("{path}/services/{}/times", place.permits), None).await;
        assert_eq!((status, times["items"][0]["from"].as_str()), (200, Some("2026-11-24T08:00:00Z")), "{times}");
        let new = serde_json::json!({ "service": place.permits.to_string(), "from": "2026-11-24T08:00:00Z", "name": "Huda Ahmed",
            "email": "huda@example.com", "lang": "en", "needs": ["first"] });
        let (status, booked) = world.program(&mona, "POST", &format!("{path}/appointments"), Some(new.clone())).await;
        assert_eq!((status, booked["state"].as_str(), &booked["needs"]), (200, Some("booked"), &serde_json::json!(["first"])), "{booked}");
        let (status, refused) = world.program(&mona, "POST", &format!("{path}/appointments"), Some(new)).await;
        assert_eq!((status, refused["type"].as_str().map(|kind| kind.ends_with("#centre-time-taken"))), (409, Some(true)), "{refused}");
        let own = format!("/api/v1/appointments/{}", booked["id"].as_str().unwrap_or_default());
        let later = serde_json::json!({ "from": "2026-11-24T08:30:00Z", "was": "2026-11-24T08:00:00Z" });
        let (status, moved) = world.program(&mona, "POST", &format!("{own}/time"), Some(later)).await;
        assert_eq!((status, moved["time"]["from"].as_str()), (200, Some("2026-11-24T08:30:00Z")), "{moved}");
        world.clock.advance(Duration::from_secs(3600));
        let (status, here) = world.program(&mona, "POST", &format!("{own}/arrival"), None).await;
        assert_eq!((status, here["state"].as_str(), here["ticket"].is_string()), (200, Some("arrived"), true), "{here}");
        let (_, day) = world.program(&mona, "GET", &format!("{path}/appointments"), None).await;
        assert_eq!(day["items"].as_array().map(Vec::len), Some(1), "{day}");
        let seen = Some(serde_json::json!({ "was": "2026-11-24T08:30:00Z" }));
        let (status, _) = world.program(&mona, "POST", &format!("{own}/cancellation"), seen.clone()).await;
        assert_eq!(status, 409, "whoever has come has come");
        let stranger = world.person(crate::world::HEALTH, ("ليلى", "Laila"), Role::Employee).await;
        assert_eq!(world.program(&stranger, "POST", &format!("{own}/cancellation"), seen).await.0, 404);
    });
}

#[test]
fn a_day_that_ends_early_calls_off_what_was_booked_for_the_rest_of_it() {
    on_each(|world| async move {
        let place = world.bookable(|usual| usual).await;
        let fatima = world.person(WORKS, ("فاطمة", "Fatima"), Role::Supervisor).await;
        let (own, tomorrow) =
            (world.has_booked(place, (TODAY, "13:00"), &[]).await, world.has_booked(place, ("2026-11-25", "09:00"), &[]).await);
        let closing = format!("/en/desk/centres/{}/day/end", place.centre);
        assert_eq!(world.post(&fatima, &closing, &[("left_over", "served")]).await.status, 303);
        assert!(world.get_as_anybody(&own).await.says("The centre cannot keep this appointment"));
        assert!(world.get_as_anybody(&tomorrow).await.says("Wednesday 25 November, 09:00"));
        let times = world.get_as_anybody(&format!("/en{}?day={TODAY}", times_of(place))).await;
        assert!(!times.says("Tuesday 24 November") && times.says("Free times on Wednesday 25 November"), "{}", times.seen());
    });
}
