//! What customers read on their telephones of their appointments, from a real gateway: each thing once, and nothing that is no longer so.

use std::time::Duration;

use peers::Kannel;

use crate::kiosk::at_the_door;
use crate::kiosk::takes;
use crate::world::Person;
use crate::world::Place;
use crate::world::World;
use crate::world::with_phones;

/// What the telephone of a customer has shown by now, once so many parts have come.
async fn shown(world: &World, phones: &Kannel, parts: usize) -> Vec<String> {
    platform::deliveries::run_due(&world.app).await.unwrap();
    phones.shown(parts).into_iter().map(|one| one.text).collect()
}

const HOUR: u64 = 3600;

#[test]
fn a_customer_is_told_of_the_booking_reminded_once_and_told_of_the_move() {
    with_phones(async |world, phones| {
        let place = world.bookable(|usual| usual).await;
        let own = world.has_booked(place, ("2026-11-26", "09:00"), &[]).await;
        let link = format!("http://localhost:8080{own}");
        let first = shown(world, phones, 2).await;
        assert_eq!(first.len(), 1, "{first:?}");
        assert!(first[0].starts_with("Appointment at Muharraq branch: Thursday 26 November, 09:00. Reference "), "{first:?}");
        assert!(first[0].ends_with(&link), "{first:?}");
        world.after(20 * HOUR).await;
        assert_eq!(shown(world, phones, 2).await.len(), 1, "it is too early to remind anybody");
        for _ in 0..3 {
            world.after(HOUR).await;
        }
        let reminded = shown(world, phones, 4).await;
        assert_eq!(reminded.len(), 2, "reminded once: {reminded:?}");
        assert!(reminded[1].starts_with("Reminder: Muharraq branch, Thursday 26 November, 09:00."), "{reminded:?}");
        let times = world.get_as_anybody(&format!("{own}/times?day=2026-11-29")).await;
        let other = times.attributes("section[aria-labelledby=time-title] button", "value").remove(0);
        for _ in 0..2 {
            assert_eq!(world.post_as_anybody(&format!("{own}/time"), &[("from", &other)]).await.status, 303);
        }
        let moved = shown(world, phones, 6).await;
        assert_eq!(moved.len(), 3, "a second press tells nothing twice: {moved:?}");
        assert!(moved[2].contains("is now on Sunday 29 November, 07:00"), "{moved:?}");
    });
}

#[test]
fn nobody_is_reminded_of_what_they_gave_back() {
    with_phones(async |world, phones| {
        let place = world.bookable(|usual| usual).await;
        let own = world.has_booked(place, ("2026-11-26", "09:00"), &[("lang", "ar")]).await;
        let first = shown(world, phones, 3).await;
        assert!(first[0].starts_with("موعدكم في فرع المحرق: الخميس 26 نوفمبر، 09:00، رقمه"), "{first:?}");
        for _ in 0..2 {
            assert_eq!(world.post_as_anybody(&format!("{own}/cancellation"), &[]).await.status, 303);
        }
        let cancelled = shown(world, phones, 4).await;
        assert_eq!(cancelled.len(), 2, "{cancelled:?}");
        assert_eq!(cancelled[1], "أُلغي موعدكم في فرع المحرق يوم الخميس 26 نوفمبر، 09:00 بناءً على طلبكم.");
        world.after(30 * HOUR).await;
        assert_eq!(shown(world, phones, 4).await.len(), 2, "and nothing more");
    });
}

#[test]
fn what_has_not_left_before_the_appointment_is_given_back_never_leaves() {
    with_phones(async |world, phones| {
        let place = world.bookable(|usual| usual).await;
        let own = world.has_booked(place, ("2026-11-26", "09:00"), &[]).await;
        assert_eq!(world.post_as_anybody(&format!("{own}/cancellation"), &[]).await.status, 303);
        let told = shown(world, phones, 1).await;
        assert_eq!(told.len(), 1, "the confirmation is withdrawn: {told:?}");
        assert!(told[0].contains("is cancelled as you asked"), "{told:?}");
    });
}

#[test]
fn whoever_booked_on_a_day_that_becomes_a_holiday_is_told_and_offered_the_next_time() {
    with_phones(async |world, phones| {
        let place = world.bookable(|usual| usual).await;
        let own = world.has_booked(place, ("2026-11-26", "09:00"), &[]).await;
        shown(world, phones, 2).await;
        let (name_ar, name_en) = ("عطلة", "Holiday");
        world
            .act(crate::world::WORKS, move |tx| {
                let date = "2026-11-26".parse().unwrap();
                let standing = calendar::Standing::Confirmed;
                let holiday = calendar::Holiday { date, name_ar: name_ar.into(), name_en: name_en.into(), circular: None, standing };
                desk::change_calendar(tx, |calendar| {
                    calendar.set_holiday(holiday);
                    Ok(())
                })
            })
            .await;
        for _ in 0..2 {
            world.after(60).await;
        }
        let told = shown(world, phones, 4).await;
        assert_eq!(told.len(), 2, "{told:?}");
        let said = "We are sorry: Muharraq branch cannot keep your appointment of Thursday 26 November, 09:00.";
        assert!(told[1].starts_with(said) && told[1].contains("Next free time: Sunday 29 November, 07:00"), "{told:?}");
        assert!(told[1].ends_with(&own), "{told:?}");
        world.clock.advance(Duration::from_secs(48 * HOUR));
        world.after(60).await;
        assert_eq!(shown(world, phones, 4).await.len(), 2, "nobody is reminded of it or missed");
    });
}

#[test]
fn a_ticket_goes_from_the_kiosk_to_one_telephone_once() {
    with_phones(async |world, phones| {
        let place = world.muharraq(1).await;
        let mut kiosk = at_the_door(world, place).await;
        assert!(takes(&mut kiosk, place).await.says("Send the ticket by text message"));
        let wrong = kiosk.post("/en/kiosk/texts", &[("phone", "12")]).await;
        assert!(wrong.status == 422 && wrong.text.contains("value=\"12\""), "{}", wrong.seen());
        for _ in 0..2 {
            let sent = kiosk.post("/en/kiosk/texts", &[("phone", "36001122")]).await;
            assert_eq!((sent.status, sent.header("location")), (303, "/en/kiosk/ticket"), "{}", sent.seen());
        }
        let other = kiosk.post("/en/kiosk/texts", &[("phone", "36009999")]).await;
        assert!(other.status == 409 && other.says("went to another phone"), "{}", other.seen());
        let seen = kiosk.get("/en/kiosk/ticket").await;
        assert!(seen.says("Sent to •••122") && !seen.text.contains("36001122"), "{}", seen.seen());
        let shown = shown(world, phones, 1).await;
        assert_eq!(shown.len(), 1, "{shown:?}");
        assert!(shown[0].starts_with("Your number is A 001 at Muharraq branch. Follow your turn: http://"), "{shown:?}");
        kiosk.post("/en/kiosk/wipe", &[]).await;
        let none = kiosk.post("/en/kiosk/texts", &[("phone", "36001122")]).await;
        assert_eq!((none.status, none.header("location")), (303, "/en/kiosk"), "the visit is over");
    });
}

#[test]
fn whoever_asked_for_it_on_the_page_of_their_turn_is_told_once_when_two_are_before_them() {
    with_phones(async |world, phones| {
        let (mona, place) = (world.mona().await, world.muharraq(1).await);
        for _ in 0..3 {
            world.comes(&mona, place, &[]).await;
        }
        let given = world.comes(&mona, place, &[("lang", "en")]).await;
        let turn = given.attributes("a.btn", "href").into_iter().find(|href| href.contains("/turn/")).unwrap();
        assert!(world.get_as_anybody(&turn).await.says("Told when your turn nears"));
        let wrong = world.post_as_anybody(&format!("{turn}/phone"), &[("phone", "12")]).await;
        assert!(wrong.status == 422 && wrong.text.contains("value=\"12\""), "{}", wrong.seen());
        for phone in ["36009999", "36001122"] {
            assert_eq!(world.post_as_anybody(&format!("{turn}/phone"), &[("phone", phone)]).await.status, 303);
        }
        let asked = world.get_as_anybody(&turn).await;
        assert!(asked.says("A text message goes to •••122") && !asked.text.contains("36001122"), "{}", asked.seen());
        assert_eq!(ui::lint::html(&asked.text), Vec::<String>::new());
        assert!(world.get_as_anybody(&turn.replacen("/en/", "/ar/", 1)).await.says("حين يسبقكم اثنان"));
        world.after(10).await;
        assert!(shown(world, phones, 0).await.is_empty(), "three are before them");
        world.sits(&mona, 1).await;
        world.does(&mona, "next", &[]).await;
        world.after(10).await;
        let told = shown(world, phones, 1).await;
        assert!(told.len() == 1 && told[0].starts_with("A 004 at Muharraq branch: your turn is near."), "{told:?}");
        let again = world.post_as_anybody(&format!("{turn}/phone"), &[("phone", "36003333")]).await;
        assert!(again.status == 409 && again.says("was sent already"), "one message a ticket: {}", again.seen());
        for _ in 0..3 {
            world.does(&mona, "visit", &[]).await;
            world
                .does(
                    &mona,
                    "completion",
                    &[
                        ("steps", "The permit was renewed."),
                        ("outcome", "settled"),
                        ("until", ""),
                        ("offered_more", "yes"),
                        ("then", "next"),
                    ],
                )
                .await;
            world.after(10).await;
        }
        assert_eq!(shown(world, phones, 2).await.len(), 1, "one message, and no second one");
    });
}

/// Four come, the last of them leaves a number, and is called by it out of turn; where their turn is followed.
pub(crate) async fn calls_out_of_turn(world: &World, who: &Person, place: Place) -> String {
    for _ in 0..3 {
        world.comes(who, place, &[]).await;
    }
    let given = world.comes(who, place, &[]).await;
    let turn = given.attributes("a.btn", "href").into_iter().find(|href| href.contains("/turn/")).unwrap();
    assert_eq!(world.post_as_anybody(&format!("{turn}/phone"), &[("phone", "36001122")]).await.status, 303);
    world.sits(who, 1).await;
    let counter = world.get(who, "/en/desk/counter").await;
    let call = counter.attributes("form[action*='/call']", "action").pop().unwrap();
    let called = world.post(who, &call, &[("reason", "They felt unwell")]).await;
    assert_eq!(called.status, 303, "{}", called.seen());
    turn
}

#[test]
fn whoever_is_called_before_their_turn_came_near_is_told_where_to_go() {
    with_phones(async |world, phones| {
        let (mona, place) = (world.mona().await, world.muharraq(1).await);
        let turn = calls_out_of_turn(world, &mona, place).await;
        world.after(10).await;
        let told = shown(world, phones, 1).await;
        assert!(told.len() == 1 && told[0].contains("تفضلوا إلى الشباك 1"), "{told:?}");
        let late = world.post_as_anybody(&format!("{turn}/phone"), &[("phone", "36001122")]).await;
        assert!(late.status == 409 && late.says("Your ticket is no longer waiting"), "{}", late.seen());
    });
}

#[test]
fn what_a_customer_is_told_at_the_end_leads_to_where_they_say_how_it_was_and_not_before_the_last_service() {
    with_phones(async |world, phones| {
        let (mona, place) = (world.mona().await, world.muharraq(1).await);
        world.sits(&mona, 1).await;
        world.comes(&mona, place, &[("lang", "en")]).await;
        world.does(&mona, "next", &[]).await;
        world.does_later(&mona, 60, "visit").await;
        world.does(&mona, "customer", &[("name", "Reem Alnoor"), ("phone", "36001122")]).await;
        let lighting = place.lighting.to_string();
        let another = [("then", "another"), ("another", lighting.as_str())];
        let done = [("steps", "The permit was renewed."), ("outcome", "settled"), ("told", "text")];
        world.does(&mona, "completion", &[done.as_slice(), &another].concat()).await;
        let first = shown(world, phones, 1).await;
        assert!(first.len() == 1 && first[0].starts_with("Ministry of Works: The permit was renewed."), "{first:?}");
        assert!(!first[0].contains("How was your visit"), "it goes on at the same counter: {first:?}");
        let done = [("steps", "The lamp is reported."), ("outcome", "settled"), ("told", "text")];
        world.does(&mona, "completion", &done).await;
        let told = shown(world, phones, 3).await;
        assert!(
            told.len() == 2 && told[1].contains("How was your visit? Tell us within seven days: http://localhost:8080/en/turn/"),
            "{told:?}"
        );
        let page = told[1].rsplit("http://localhost:8080").next().unwrap();
        assert!(world.get_as_anybody(page).await.says("How was your visit?"));
        assert_eq!(world.post_as_anybody(&format!("{page}/opinion"), &[("score", "5")]).await.status, 303);
        assert!(world.get_as_anybody(page).await.says("Thank you"));
        world.comes(&mona, place, &[("lang", "ar")]).await;
        world.does(&mona, "next", &[]).await;
        world.does_later(&mona, 60, "visit").await;
        world.does(&mona, "customer", &[("name", "Huda Ahmed"), ("phone", "36003344")]).await;
        let steps = "تمت المراجعة. ".repeat(18);
        world.does(&mona, "completion", &[("steps", steps.as_str()), ("outcome", "settled"), ("told", "text")]).await;
        let long = shown(world, phones, 8).await;
        assert!(long.len() == 3 && long[2].contains("تمت المراجعة"), "what was done leaves in any case: {long:?}");
        assert!(!long[2].contains("/turn/"), "and asks for nothing where there is no room: {long:?}");
    });
}
