//! How customers say what their visit was like on the plate of the counter and at a kiosk: once, and nobody in their place.

use std::time::Duration;

use testkit::inside::Answer;
use testkit::inside::Browser;

use crate::devices::manager;
use crate::devices::paired;
use crate::devices::plate;
use crate::devices::screen;
use crate::kiosk::takes;
use crate::world::Person;
use crate::world::Place;
use crate::world::World;
use crate::world::on_each;

fn must_say(page: &Answer, all: &[&str]) {
    all.iter().for_each(|words| assert!(page.says(words), "{words}: {}", page.seen()));
    assert!(ui::lint::html(&page.text).is_empty(), "{:?}", ui::lint::html(&page.text));
}

/// Somebody comes to the counter of Mona, is served there, and it is over; the page of their own turn.
async fn is_served(world: &World, mona: &Person, place: Place) -> String {
    let ticket = world.comes(mona, place, &[]).await;
    world.does(mona, "next", &[]).await;
    world.does(mona, "visit", &[]).await;
    world.does(mona, "completion", &[("steps", "Done."), ("outcome", "settled")]).await;
    ticket.attributes("a.btn", "href").into_iter().find(|href| href.contains("/turn/")).unwrap()
}

/// The pass of the visit that can be rated on a plate; none where the faces are gone.
fn visit(plate: &Answer) -> Option<String> {
    plate.attributes(".plate__rating input[name=visit]", "value").pop()
}

async fn taps(plate: &mut Browser, visit: &str, score: &str) -> Answer {
    plate.post("/en/device/opinions", &[("visit", visit), ("score", score)]).await
}

#[test]
fn a_customer_says_with_one_tap_on_the_plate_how_it_was_and_never_twice() {
    on_each(|world| async move {
        let (noora, mona, place) = (manager(&world).await, world.mona().await, world.muharraq(1).await);
        let mut plate = plate(&world, &noora, place, 1).await;
        world.sits(&mona, 1).await;
        let turn = is_served(&world, &mona, place).await;
        let shown = screen(&mut plate).await;
        must_say(&shown, &["How was your visit?", "كيف كانت زيارتكم؟", "Very good", "ممتازة", "Mona"]);
        assert_eq!(shown.attributes(".plate__faces button", "value"), ["1", "2", "3", "4", "5"]);
        let pass = visit(&shown).unwrap();
        for score in ["5", "1"] {
            let done = taps(&mut plate, &pass, score).await;
            assert_eq!((done.status, done.header("location")), (303, "/en/device"));
        }
        let thanked = screen(&mut plate).await;
        must_say(&thanked, &["Thank you", "شكراً لكم"]);
        assert_eq!(visit(&thanked), None);
        // Their own page says so, too, and takes no second one.
        must_say(&world.get_as_anybody(&turn).await, &["Thank you"]);
        assert_eq!(world.post_as_anybody(&format!("{turn}/opinion"), &[("score", "2")]).await.status, 303);
        let (_, closed) = world.program(&mona, "GET", "/api/v1/cases?view=closed", None).await;
        let case = world.get(&mona, &format!("/en/desk/cases/{}", closed["items"][0]["id"].as_str().unwrap())).await;
        assert!(case.says("★★★★★ 5/5") && !case.says("1/5") && !case.says("2/5"), "{}", case.seen());
    });
}

#[test]
fn the_faces_are_gone_when_the_next_one_is_called_when_the_counter_closes_and_after_a_minute() {
    on_each(|world| async move {
        let (noora, mona, place) = (manager(&world).await, world.mona().await, world.muharraq(1).await);
        let mut plate = plate(&world, &noora, place, 1).await;
        world.sits(&mona, 1).await;
        is_served(&world, &mona, place).await;
        assert!(visit(&screen(&mut plate).await).is_some());
        world.clock.advance(Duration::from_secs(60));
        let later = screen(&mut plate).await;
        assert!(visit(&later).is_none() && later.says("At your service"), "{}", later.seen());
        is_served(&world, &mona, place).await;
        assert!(visit(&screen(&mut plate).await).is_some());
        world.does(&mona, "leaving", &[]).await;
        let closed = screen(&mut plate).await;
        assert!(visit(&closed).is_none() && closed.says("This counter is closed"), "{}", closed.seen());
        world.sits(&mona, 1).await;
        is_served(&world, &mona, place).await;
        world.comes(&mona, place, &[]).await;
        world.does(&mona, "next", &[]).await;
        let called = screen(&mut plate).await;
        assert!(visit(&called).is_none() && called.says("Calling"), "{}", called.seen());
    });
}

#[test]
fn a_tap_that_comes_after_the_next_one_was_called_counts_for_nobody() {
    on_each(|world| async move {
        let (noora, mona, place) = (manager(&world).await, world.mona().await, world.muharraq(2).await);
        let (mut first, mut other) = (plate(&world, &noora, place, 1).await, plate(&world, &noora, place, 2).await);
        world.sits(&mona, 1).await;
        let turn = is_served(&world, &mona, place).await;
        let pass = visit(&screen(&mut first).await).unwrap();
        assert_eq!(taps(&mut other, &pass, "1").await.status, 303, "the plate of another counter");
        world.comes(&mona, place, &[]).await;
        world.does(&mona, "next", &[]).await;
        assert_eq!(taps(&mut first, &pass, "1").await.status, 303);
        must_say(&world.get_as_anybody(&turn).await, &["How was your visit?"]);
        let mut stranger = Browser::new(&world);
        assert_eq!(taps(&mut stranger, &pass, "1").await.status, 404, "nobody taps without a plate");
        assert_eq!(taps(&mut first, "1-2-aa", "1").await.status, 404);
    });
}

#[test]
fn a_customer_whose_ticket_a_kiosk_reads_says_there_how_it_was() {
    on_each(|world| async move {
        let (noora, mona, place) = (manager(&world).await, world.mona().await, world.muharraq(1).await);
        let mut kiosk = paired(&world, &noora, place, &[("kind", "kiosk"), ("name", "At the door")]).await;
        world.sits(&mona, 1).await;
        let waits = world.comes(&mona, place, &[]).await;
        let waits = waits.attributes("a.btn", "href").into_iter().find(|href| href.contains("/turn/")).unwrap();
        must_say(&kiosk.get("/ar/kiosk/opinion").await, &["تقييم الزيارة", "قرّبوا رمز تذكرتكم"]);
        for code in ["", "A 001", "1-2-aa", waits.as_str()] {
            let unknown = kiosk.post("/en/kiosk/opinion", &[("code", code)]).await;
            assert_eq!(unknown.status, 422, "{code}: nothing is over there");
            must_say(&unknown, &["No visit can be rated with this code"]);
        }
        world.does(&mona, "next", &[]).await;
        world.does(&mona, "visit", &[]).await;
        world.does(&mona, "completion", &[("steps", "Done."), ("outcome", "settled")]).await;
        let read = kiosk.post("/en/kiosk/opinion", &[("code", &format!("http://localhost:8080{waits}"))]).await;
        must_say(&read, &["How was your visit?", "Very good"]);
        let code = read.attributes("form input[name=code]", "value").pop().unwrap();
        for score in ["4", "1"] {
            must_say(&kiosk.post("/en/kiosk/opinions", &[("code", &code), ("score", score)]).await, &["Thank you"]);
        }
        must_say(&kiosk.post("/en/kiosk/opinion", &[("code", &waits)]).await, &["Thank you"]);
        let elsewhere = world.muharraq(1).await;
        let mut other = paired(&world, &noora, elsewhere, &[("kind", "kiosk"), ("name", "Elsewhere")]).await;
        assert_eq!(other.post("/en/kiosk/opinion", &[("code", &waits)]).await.status, 422, "another centre asks nothing about it");
    });
}

/// Somebody types the digits of a ticket at a kiosk.
async fn types(kiosk: &mut Browser, digits: &str) -> Answer {
    kiosk.post("/en/kiosk/opinion", &[("code", digits)]).await
}

#[test]
fn whoever_has_no_code_to_show_types_the_digits_of_their_ticket_and_nobody_rates_in_the_place_of_a_number_they_heard() {
    on_each(|world| async move {
        let (noora, mona, place) = (manager(&world).await, world.mona().await, world.muharraq(1).await);
        let mut kiosk = paired(&world, &noora, place, &[("kind", "kiosk"), ("name", "At the door")]).await;
        world.sits(&mona, 1).await;
        let given = takes(&mut kiosk, place).await;
        let digits = given.texts("#rate").remove(0);
        must_say(&given, &["For rating"]);
        let hint = kiosk.get("/en/kiosk/opinion").await;
        must_say(&hint, &["type the eight digits beside “For rating”", "Erase"]);
        let waits = types(&mut kiosk, &digits).await;
        assert_eq!(waits.status, 422, "nothing is over there");
        must_say(&waits, &["No visit that ended here within the last hour has these digits"]);
        world.does(&mona, "next", &[]).await;
        world.does(&mona, "visit", &[]).await;
        world.does(&mona, "completion", &[("steps", "Done."), ("outcome", "settled")]).await;
        for heard in ["A 001", "A001", "001", "0000 0001"] {
            assert_eq!(types(&mut kiosk, heard).await.status, 422, "{heard}: everybody hears the number");
        }
        let faces = types(&mut kiosk, &digits.replace(' ', "")).await;
        must_say(&faces, &["How was your visit?", "Very good"]);
        let code = faces.attributes("form input[name=code]", "value").pop().unwrap();
        must_say(&kiosk.post("/en/kiosk/opinions", &[("code", &code), ("score", "5")]).await, &["Thank you"]);
        must_say(&types(&mut kiosk, &digits).await, &["Thank you"]);
        let next = takes(&mut kiosk, place).await.texts("#rate").remove(0);
        world.does(&mona, "next", &[]).await;
        world.does(&mona, "visit", &[]).await;
        world.does(&mona, "completion", &[("steps", "Done."), ("outcome", "settled")]).await;
        let elsewhere = world.muharraq(1).await;
        let mut other = paired(&world, &noora, elsewhere, &[("kind", "kiosk"), ("name", "Elsewhere")]).await;
        assert_eq!(types(&mut other, &next).await.status, 422, "another centre asks nothing about it");
        world.clock.advance(Duration::from_secs(3600));
        assert_eq!(types(&mut kiosk, &next).await.status, 422, "after an hour the code alone opens it");
    });
}

#[test]
fn a_customer_whose_matter_goes_on_reads_the_day_on_their_own_page_until_it_is_settled() {
    on_each(|world| async move {
        let (mona, place) = (world.mona().await, world.muharraq(1).await);
        world.sits(&mona, 1).await;
        let ticket = world.comes(&mona, place, &[]).await;
        let turn = ticket.attributes("a.btn", "href").into_iter().find(|href| href.contains("/turn/")).unwrap();
        world.does(&mona, "next", &[]).await;
        world.does(&mona, "visit", &[]).await;
        world.does(&mona, "completion", &[("steps", "Handed on."), ("outcome", "goes-on"), ("until", "29/11/2026")]).await;
        must_say(
            &world.get_as_anybody(&turn).await,
            &["Your request is expected to be finished by Sunday 29 November", "How was your visit?"],
        );
        let settled = world.get_as_anybody(&is_served(&world, &mona, place).await).await;
        assert!(settled.says("Your visit is completed") && !settled.says("expected to be finished"), "{}", settled.seen());
    });
}
