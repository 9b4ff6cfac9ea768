//! The kiosk of a centre, as those who come live through it.

use std::time::Duration;

use futures::future::join_all;
use testkit::inside::Answer;
use testkit::inside::Browser;

use crate::arrivals::TODAY;
use crate::arrivals::meeting;
use crate::devices::manager;
use crate::devices::paired;
use crate::world::Place;
use crate::world::World;
use crate::world::on_each;

/// The kiosk at the door of a centre.
pub(crate) async fn at_the_door(world: &World, place: Place) -> Browser {
    let noora = manager(world).await;
    paired(world, &noora, place, &[("kind", "kiosk"), ("name", "At the door")]).await
}

fn must_say(page: &Answer, all: &[&str]) {
    all.iter().for_each(|words| assert!(page.says(words), "{words}: {}", page.seen()));
    assert!(ui::lint::html(&page.text).is_empty(), "{:?}", ui::lint::html(&page.text));
}

/// Somebody presses a service, and what the page of it would send.
async fn chooses(kiosk: &mut Browser, place: Place) -> Vec<(String, String)> {
    let start = kiosk.get("/en/kiosk").await;
    let tile = start.attributes("a.k-card", "href").into_iter().find(|href| href.contains(&place.permits.to_string()));
    let page = kiosk.get(&tile.unwrap_or_else(|| panic!("{}", start.seen()))).await;
    must_say(&page, &["Building permits", "Wheelchair", "Take the ticket"]);
    let hidden = page.attributes("form.k-form input[type=hidden]", "name");
    hidden.into_iter().zip(page.attributes("form.k-form input[type=hidden]", "value")).collect()
}

async fn sends(kiosk: &mut Browser, form: &[(String, String)], more: &[(&str, &str)]) -> Answer {
    let form: Vec<(&str, &str)> = form.iter().map(|(name, value)| (name.as_str(), value.as_str())).chain(more.iter().copied()).collect();
    kiosk.post("/en/kiosk/tickets", &form).await
}

#[test]
fn a_customer_takes_a_ticket_at_the_kiosk_and_nothing_of_it_stays_there() {
    on_each(|world| async move {
        let (mona, place) = (world.mona().await, world.muharraq(1).await);
        let mut kiosk = at_the_door(&world, place).await;
        let leads = kiosk.get("/en/device").await;
        assert_eq!((leads.status, leads.header("location")), (303, "/en/kiosk"));
        must_say(&kiosk.get("/ar/kiosk").await, &["أهلاً بكم", "رخص البناء", "لا أحد ينتظر", "طلب موظف"]);
        let form = chooses(&mut kiosk, place).await;
        let second = place.lighting.to_string();
        let done = sends(&mut kiosk, &form, &[("priority", "yes"), ("persons", "3"), ("sign", "yes"), ("second", &second)]).await;
        assert_eq!(done.header("location"), "/en/kiosk/ticket");
        let given = kiosk.get("/en/kiosk/ticket").await;
        must_say(&given, &["A 001", "Nobody before you", "Building permits"]);
        assert!(!given.says("printed"), "this kiosk has no printer");
        assert!(given.text.contains("class=\"qr\""), "a telephone can follow it");
        assert_eq!(given.header("cache-control"), "no-store");
        let floor = world.get(&mona, &format!("/en/desk/centres/{}", place.centre)).await;
        must_say(&floor, &["A 001", "Priority", "3 people", "Sign language"]);
        let wiped = kiosk.post("/en/kiosk/wipe", &[]).await;
        assert_eq!(wiped.header("location"), "/ar/kiosk", "the next one begins in Arabic");
        let back = kiosk.get("/en/kiosk/ticket").await;
        assert_eq!((back.status, back.header("location")), (303, "/en/kiosk"), "whoever goes back sees nothing of it");
    });
}

#[test]
fn aids_hold_for_a_visit_and_are_gone_with_it() {
    on_each(|world| async move {
        let place = world.muharraq(1).await;
        let mut kiosk = at_the_door(&world, place).await;
        for aid in ["large", "strong", "low"] {
            let there = format!("/en/kiosk/services/{}", place.permits);
            let switched = kiosk.post("/en/kiosk/aids", &[("aid", aid), ("back", &there)]).await;
            assert_eq!(switched.header("location"), there, "on the page on which it was pressed");
        }
        let page = kiosk.get("/ar/kiosk").await;
        assert_eq!(page.attributes("body", "class"), ["kiosk kiosk--large kiosk--strong kiosk--low"], "in the other language too");
        assert_eq!(page.attributes("button[aria-pressed=true]", "value"), ["large", "strong", "low"]);
        for elsewhere in ["https://elsewhere.example/", "//elsewhere.example", "/en/desk", "/en/kiosks", "/en/kiosk\r\nX: y"] {
            let switched = kiosk.post("/en/kiosk/aids", &[("aid", "none"), ("back", elsewhere)]).await;
            assert_eq!(switched.header("location"), "/en/kiosk", "{elsewhere:?}");
        }
        kiosk.post("/en/kiosk/wipe", &[]).await;
        assert_eq!(kiosk.get("/ar/kiosk").await.attributes("body", "class"), ["kiosk"]);
    });
}

#[test]
fn a_child_who_presses_everything_takes_no_hundred_tickets_and_a_double_press_is_one() {
    on_each(|world| async move {
        let (mona, place) = (world.mona().await, world.muharraq(1).await);
        let mut kiosk = at_the_door(&world, place).await;
        let form = chooses(&mut kiosk, place).await;
        let first = [sends(&mut kiosk, &form, &[]).await, sends(&mut kiosk, &form, &[]).await];
        assert!(first.iter().all(|done| done.status == 303));
        let mut refused = None;
        for _ in 0..40 {
            let form = chooses(&mut kiosk, place).await;
            let done = sends(&mut kiosk, &form, &[]).await;
            if done.status != 303 {
                refused = Some(done);
            }
        }
        let refused = refused.expect("it comes to an end");
        assert_eq!(refused.status, 409);
        must_say(&refused, &["No ticket was given", "Several tickets were just taken here", "Call staff"]);
        let waiting = world.get(&mona, &format!("/en/desk/centres/{}", place.centre)).await.texts("#floor table td:first-child bdi").len();
        assert_eq!(waiting, 6);
        world.clock.advance(Duration::from_secs(61));
        let form = chooses(&mut kiosk, place).await;
        assert_eq!(sends(&mut kiosk, &form, &[]).await.status, 303, "the next family gets theirs");
    });
}

#[test]
fn sixteen_kiosks_at_once_give_numbers_without_gaps_and_doubles() {
    on_each(|world| async move {
        let (mona, place) = (world.mona().await, world.muharraq(1).await);
        let noora = manager(&world).await;
        let mut kiosks = Vec::new();
        for number in 0..16 {
            // Codes are tried as rarely as passwords.
            world.clock.advance(Duration::from_secs(60));
            kiosks.push(paired(&world, &noora, place, &[("kind", "kiosk"), ("name", &format!("Kiosk {number}"))]).await);
        }
        let permits = place.permits.to_string();
        let taken = kiosks.iter_mut().enumerate().map(|(number, kiosk)| {
            let permits = permits.clone();
            async move {
                // Each presses twice, and one in four asks for what is not there as well.
                for press in 0..4 {
                    let key = format!("kiosk-{number}-{}", press / 2);
                    let service = if number % 4 == 3 && press == 1 { "17" } else { permits.as_str() };
                    kiosk.post("/ar/kiosk/tickets", &[("service", service), ("key", &key)]).await;
                }
            }
        });
        join_all(taken).await;
        let floor = world.get(&mona, &format!("/en/desk/centres/{}", place.centre)).await;
        let numbers = floor.texts("#floor td:first-child bdi").iter().map(|text| text.replace('\u{a0}', " ")).collect::<Vec<_>>();
        let mut sorted = numbers.clone();
        sorted.sort();
        assert_eq!(sorted, (1..=32).map(|number| format!("A {number:03}")).collect::<Vec<_>>());
    });
}

#[test]
fn staff_who_are_called_to_a_kiosk_see_it_on_the_floor_and_say_that_they_come() {
    on_each(|world| async move {
        let (mona, place) = (world.mona().await, world.muharraq(1).await);
        let mut kiosk = at_the_door(&world, place).await;
        for _ in 0..2 {
            assert_eq!(kiosk.post("/en/kiosk/help", &[("back", "/en/kiosk")]).await.header("location"), "/en/kiosk");
        }
        must_say(&kiosk.get("/en/kiosk").await, &["Staff were called"]);
        let floor = world.get(&mona, &format!("/en/desk/centres/{}", place.centre)).await;
        must_say(&floor, &["Somebody at At the door has waited for help since"]);
        let answers = floor.attributes("form[action$=answer]", "action");
        assert_eq!(answers.len(), 1, "a second press calls nobody else");
        for _ in 0..2 {
            assert_eq!(world.post(&mona, &answers[0], &[]).await.status, 303);
        }
        assert!(!world.get(&mona, &format!("/en/desk/centres/{}", place.centre)).await.says("has waited for help"));
        must_say(&kiosk.get("/en/kiosk").await, &["Call staff"]);
    });
}

#[test]
fn a_browser_that_is_no_kiosk_takes_no_ticket_and_neither_does_one_that_was_revoked() {
    on_each(|world| async move {
        let place = world.muharraq(1).await;
        let mut stranger = Browser::new(&world);
        let noora = manager(&world).await;
        let mut display = paired(&world, &noora, place, &[("kind", "display"), ("name", "Hall")]).await;
        let permits = place.permits.to_string();
        for browser in [&mut stranger, &mut display] {
            for path in ["/en/kiosk", "/en/kiosk/ticket", "/en/kiosk/arrival", &format!("/en/kiosk/services/{permits}")] {
                let shown = browser.get(path).await;
                assert!(shown.status == 303 && ["/en/device", "/en/kiosk"].contains(&shown.header("location")), "{path}: {}", shown.seen());
            }
            let taken = browser.post("/en/kiosk/tickets", &[("service", permits.as_str())]).await;
            assert_eq!((taken.status, taken.header("location")), (303, "/en/device"));
            for act in ["help", "arrivals"] {
                assert_eq!(browser.post(&format!("/en/kiosk/{act}"), &[]).await.header("location"), "/en/device", "{act}");
            }
        }
        let floor = world.get(&world.mona().await, &format!("/en/desk/centres/{}", place.centre)).await;
        must_say(&floor, &["Nobody waits"]);
    });
}

/// A ticket of the kiosk for building permits.
pub(crate) async fn takes(kiosk: &mut Browser, place: Place) -> Answer {
    let form = chooses(kiosk, place).await;
    let done = sends(kiosk, &form, &[]).await;
    assert_eq!((done.status, done.header("location")), (303, "/en/kiosk/ticket"), "{}", done.seen());
    kiosk.get("/en/kiosk/ticket").await
}

#[test]
fn a_kiosk_that_is_left_shows_the_next_one_nothing_even_where_nothing_wiped_it() {
    on_each(|world| async move {
        let place = world.muharraq(1).await;
        let mut kiosk = at_the_door(&world, place).await;
        kiosk.post("/en/kiosk/aids", &[("aid", "large"), ("back", "/en/kiosk")]).await;
        let given = takes(&mut kiosk, place).await;
        assert!(given.text.contains("data-begun"), "its script counts from the last touch");
        assert!(given.text.contains("content=\"75; url=/en/kiosk\""), "and without one it goes by itself");
        world.clock.advance(Duration::from_secs(301));
        let back = kiosk.get("/en/kiosk/ticket").await;
        assert_eq!((back.status, back.header("location")), (303, "/en/kiosk"));
        assert_eq!(kiosk.get("/ar/kiosk").await.attributes("body", "class"), ["kiosk"]);
    });
}

#[test]
fn a_kiosk_that_is_unplugged_in_mid_ticket_gives_one_number_and_begins_anew() {
    on_each(|world| async move {
        let (mona, place) = (world.mona().await, world.muharraq(1).await);
        let mut kiosk = at_the_door(&world, place).await;
        let form = chooses(&mut kiosk, place).await;
        sends(&mut kiosk, &form, &[]).await;
        // The answer never came to the screen; what it remembers of the visit went with the power, and that it is a kiosk did not.
        kiosk.cookies.remove("daleel-kiosk");
        let start = kiosk.get("/ar/kiosk").await;
        must_say(&start, &["أهلاً بكم", "ينتظر عميل واحد"]);
        assert!(!start.text.contains("data-begun"), "nobody stands there");
        assert_eq!(kiosk.get("/en/kiosk/ticket").await.status, 303);
        // A browser that opens its last page again sends the same form.
        sends(&mut kiosk, &form, &[]).await;
        must_say(&kiosk.get("/en/kiosk/ticket").await, &["A 001"]);
        must_say(&takes(&mut kiosk, place).await, &["A 002", "One person before you"]);
        let floor = world.get(&mona, &format!("/en/desk/centres/{}", place.centre)).await;
        assert_eq!(floor.texts("#floor table td:first-child bdi").len(), 2, "{}", floor.seen());
    });
}

#[test]
fn a_ticket_of_another_kiosk_is_not_seen_at_this_one() {
    on_each(|world| async move {
        let (noora, place) = (manager(&world).await, world.muharraq(1).await);
        let mut door = paired(&world, &noora, place, &[("kind", "kiosk"), ("name", "Door")]).await;
        let mut stairs = paired(&world, &noora, place, &[("kind", "kiosk"), ("name", "Stairs")]).await;
        takes(&mut door, place).await;
        stairs.cookies.insert("daleel-kiosk".into(), door.cookies["daleel-kiosk"].clone());
        let seen = stairs.get("/en/kiosk/ticket").await;
        assert_eq!((seen.status, seen.header("location")), (303, "/en/kiosk"));
    });
}

#[test]
fn whoever_booked_says_at_the_kiosk_that_they_have_come() {
    on_each(|world| async move {
        let (mona, place) = (world.mona().await, world.bookable(|usual| usual).await);
        let own = world.has_booked(place, (TODAY, "11:00"), &[]).await;
        world.clock.advance(Duration::from_secs(600));
        let reference = world.get_as_anybody(&own).await.texts("dd b").remove(0);
        let noora = manager(&world).await;
        let mut kiosk = paired(&world, &noora, place, &[("kind", "kiosk"), ("name", "At the door")]).await;
        assert!(kiosk.get("/en/kiosk").await.attributes("a.k-wide", "href").contains(&"/en/kiosk/arrival".into()));
        let pad = kiosk.get("/ar/kiosk/arrival").await;
        must_say(&pad, &["لديّ موعد", "اكتبوا رقم الموعد أو رقم هاتفكم"]);
        assert_eq!(pad.attributes("input[data-typed]", "autocomplete"), ["off"], "no browser proposes what others typed");
        let unknown = kiosk.post("/en/kiosk/arrivals", &[("who", "36009999")]).await;
        assert_eq!(unknown.status, 422);
        must_say(&unknown, &["We found no appointment with this number or code", "Back"]);
        assert_eq!(unknown.attributes("nav.k-lang a", "href"), ["/en/kiosk/arrival", "/ar/kiosk/arrival"], "the other language has a page");
        for said in [reference.to_lowercase().as_str(), "٣٦٠٠١١٢٢"] {
            let done = kiosk.post("/en/kiosk/arrivals", &[("who", said)]).await;
            assert_eq!((done.status, done.header("location")), (303, "/en/kiosk/ticket"), "{said}");
            let given = kiosk.get("/en/kiosk/ticket").await;
            must_say(&given, &["A 001"]);
            assert!(!given.says("Huda"), "no name stands on a screen in a hall");
            kiosk.post("/en/kiosk/wipe", &[]).await;
        }
        let mut other = paired(&world, &noora, place, &[("kind", "kiosk"), ("name", "Stairs")]).await;
        let known = other.post("/en/kiosk/arrivals", &[("who", "36001122")]).await;
        assert_eq!(known.status, 409);
        must_say(&known, &["We know already that you are here. Your number is A 001"]);
        assert_eq!(other.get("/en/kiosk/ticket").await.status, 303, "whoever knows a number elsewhere does not get what opens the ticket");
        must_say(&world.get(&mona, &format!("/en/desk/centres/{}", place.centre)).await, &["A 001", "Appointment"]);
    });
}

#[test]
fn whoever_meets_the_manager_is_announced_and_waits_for_no_number() {
    on_each(|world| async move {
        let (place, noora) = (world.bookable(|usual| usual).await, manager(&world).await);
        let meets = meeting(&world, place, noora.id).await;
        world.has_booked(meets, (TODAY, "12:00"), &[]).await;
        world.clock.advance(Duration::from_secs(5400));
        let mut kiosk = paired(&world, &noora, place, &[("kind", "kiosk"), ("name", "At the door")]).await;
        let done = kiosk.post("/en/kiosk/arrivals", &[("who", "36001122")]).await;
        assert_eq!(done.status, 200, "{}", done.seen());
        must_say(&done, &["We know that you are here", "The person you are meeting has been told"]);
    });
}

#[test]
fn a_kiosk_whose_browser_has_no_voice_of_a_language_offers_no_reading_there_and_the_page_of_devices_says_what_to_do() {
    on_each(|world| async move {
        let (noora, place) = (manager(&world).await, world.muharraq(1).await);
        let mut kiosk = paired(&world, &noora, place, &[("kind", "kiosk"), ("name", "At the door")]).await;
        let start = kiosk.get("/ar/kiosk").await;
        assert_eq!(
            start.texts("form[data-reads][hidden] button[value=aloud]"),
            ["القراءة بصوت مسموع"],
            "shown by who can read aloud alone"
        );
        let path = |lang: &str| format!("/{lang}/desk/centres/{}/devices", place.centre);
        let unheard = world.get(&noora, &path("en")).await;
        assert!(!unheard.says("reading aloud is not offered"), "nothing is known of it yet: {}", unheard.seen());
        assert_eq!(kiosk.post("/en/device/health", &[("said", ""), ("voices", "en")]).await.status, 204);
        must_say(
            &world.get(&noora, &path("en")).await,
            &[
                "Arabic: reading aloud is not offered, because the kiosk’s browser has no voice of this language.",
                "Install one in the language settings of the device, then start its browser again.",
                "English: the screen is read aloud to whoever asks for it",
            ],
        );
        must_say(
            &world.get(&noora, &path("ar")).await,
            &["العربية: لا تُعرض القراءة بصوت مسموع، إذ لا صوت لهذه اللغة في متصفح الجهاز.", "الإنجليزية: تُقرأ الشاشة بصوت مسموع لمن يطلب ذلك"],
        );
        assert_eq!(kiosk.post("/en/device/health", &[("said", ""), ("voices", "ar en")]).await.status, 204);
        let both = world.get(&noora, &path("en")).await;
        assert!(both.says("Arabic: the screen is read aloud") && !both.says("reading aloud is not offered"), "{}", both.seen());
    });
}
