//! Devices of a centre: paired with a code, well or silent, revoked; and what stands on their screens.

use std::time::Duration;

use axum::body::BodyDataStream;
use kernel::Lang;
use kernel::Role;
use org::Skill;
use testkit::inside::Answer;
use testkit::inside::Browser;

use crate::followers::told;
use crate::world::HEALTH;
use crate::world::Person;
use crate::world::Place;
use crate::world::WORKS;
use crate::world::World;
use crate::world::on_each;

/// A browser on the wall that shows a code, and the code as it stands there.
async fn shows_code(world: &World) -> (Browser, String) {
    let mut browser = Browser::new(world);
    let asks = browser.get("/en/device").await;
    assert!(asks.says("Show the code"), "{}", asks.seen());
    assert_eq!(browser.post("/en/device/code", &[]).await.status, 303);
    let shown = browser.get("/en/device").await;
    let code = shown.texts(".code").pop().unwrap_or_else(|| panic!("{}", shown.seen()));
    (browser, code)
}

pub(crate) async fn manager(world: &World) -> Person {
    world.person(WORKS, ("نورة", "Noora"), Role::CentreManager).await
}

/// Enters a code.
async fn enters(world: &World, who: &Person, place: Place, fields: &[(&str, &str)]) -> Answer {
    let usual = [("code", ""), ("kind", "display"), ("name", "Hall screen"), ("counter", "")];
    let given = |name: &str| fields.iter().any(|(field, _)| *field == name);
    let form: Vec<(&str, &str)> = usual.into_iter().filter(|(name, _)| !given(name)).chain(fields.iter().copied()).collect();
    world.post(who, &format!("/en/desk/centres/{}/devices", place.centre), &form).await
}

/// A device of the centre.
pub(crate) async fn paired(world: &World, who: &Person, place: Place, fields: &[(&str, &str)]) -> Browser {
    let (browser, code) = shows_code(world).await;
    let form: Vec<(&str, &str)> = [("code", code.as_str())].into_iter().chain(fields.iter().copied()).collect();
    let done = enters(world, who, place, &form).await;
    assert_eq!(done.status, 303, "{}", done.seen());
    browser
}

/// The plate of a counter by its number.
pub(crate) async fn plate(world: &World, who: &Person, place: Place, number: usize) -> Browser {
    let page = world.get(who, &format!("/en/desk/centres/{}/devices", place.centre)).await;
    let counter = page.attributes("select[name=counter] option", "value")[number].clone();
    paired(world, who, place, &[("kind", "plate"), ("name", "Plate"), ("counter", &counter)]).await
}

/// What stands on a device's screen.
pub(crate) async fn screen(browser: &mut Browser) -> Answer {
    let shown = browser.get("/en/device").await;
    assert_eq!(shown.status, 200, "{}", shown.seen());
    assert!(ui::lint::html(&shown.text).is_empty(), "{:?}", ui::lint::html(&shown.text));
    shown
}

async fn follows(browser: &mut Browser) -> BodyDataStream {
    browser.opens("/en/device/live").await.into_data_stream()
}

fn must_say(page: &Answer, all: &[&str]) {
    all.iter().for_each(|words| assert!(page.says(words), "{words}: {}", page.seen()));
}

#[test]
fn a_screen_shows_a_code_and_is_a_device_the_moment_somebody_enters_it() {
    on_each(|world| async move {
        let (noora, place) = (manager(&world).await, world.muharraq(1).await);
        let (mut wall, code) = shows_code(&world).await;
        let cookie = wall.cookies["daleel-device"].clone();
        let mut line = follows(&mut wall).await;
        let typed = code.to_lowercase().replace('-', " ");
        assert_eq!(enters(&world, &noora, place, &[("code", &typed)]).await.status, 303, "{code}");
        assert_eq!(told(&mut line).await, "now");
        must_say(&screen(&mut wall).await, &["Muharraq branch", "فرع المحرق", "No number has been called yet", "لم يُنادَ على رقم بعد"]);
        assert_eq!(wall.cookies["daleel-device"], cookie, "what it shows stays what it was");
        let list = world.get(&noora, &format!("/en/desk/centres/{}/devices", place.centre)).await;
        must_say(&list, &["Hall screen", "Hall display", "Running", "The whole centre"]);
        assert!(ui::lint::html(&list.text).is_empty(), "{:?}", ui::lint::html(&list.text));
    });
}

#[test]
fn what_a_device_shows_is_read_by_no_script_sent_from_no_other_site_and_kept_as_a_hash_alone() {
    on_each(|world| async move {
        let mut wall = Browser::new(&world);
        let asked = wall.post("/en/device/code", &[]).await;
        let cookie = asked.header("set-cookie");
        assert!(cookie.contains("; HttpOnly; SameSite=Strict; Max-Age="), "{cookie}");
        assert!(wall.cookies["daleel-device"].len() > 50, "256 bits of chance");
    });
}

#[test]
fn a_code_is_used_once_holds_ten_minutes_and_is_not_guessed() {
    on_each(|world| async move {
        let (noora, place) = (manager(&world).await, world.muharraq(1).await);
        let (_, code) = shows_code(&world).await;
        assert_eq!(enters(&world, &noora, place, &[("code", &code)]).await.status, 303);
        let again = enters(&world, &noora, place, &[("code", &code)]).await;
        assert_eq!(again.status, 422);
        must_say(&again, &["No device shows this code now", "Hall screen"]);
        let (mut wall, late) = shows_code(&world).await;
        world.clock.advance(Duration::from_secs(601));
        assert_eq!(enters(&world, &noora, place, &[("code", &late)]).await.status, 422, "ten minutes have passed");
        must_say(&wall.get("/en/device").await, &["Show the code"]);
        assert_eq!(wall.post("/en/device/code", &[]).await.status, 303);
        assert_ne!(wall.get("/en/device").await.texts(".code").pop().unwrap(), late, "another one is shown");
        for guess in 0..9 {
            assert_eq!(enters(&world, &noora, place, &[("code", &format!("ACDEFHJ{guess}"))]).await.status, 422);
        }
        let limited = enters(&world, &noora, place, &[("code", "ACDEFHJK")]).await;
        assert_eq!(limited.status, 429, "ten tries a minute: {}", limited.seen());
    });
}

#[test]
fn a_device_that_is_revoked_shows_nothing_of_the_centre_from_that_moment() {
    on_each(|world| async move {
        let (noora, place) = (manager(&world).await, world.muharraq(1).await);
        let mut wall = paired(&world, &noora, place, &[]).await;
        must_say(&screen(&mut wall).await, &["Muharraq branch"]);
        let mut line = follows(&mut wall).await;
        let list = world.get(&noora, &format!("/en/desk/centres/{}/devices", place.centre)).await;
        let end = list.attributes("form[action$='/revocation']", "action").pop().unwrap();
        assert_eq!(world.post(&noora, &end, &[]).await.status, 303);
        assert_eq!(told(&mut line).await, "now");
        let shown = wall.get("/en/device").await;
        assert!(shown.says("Show the code") && !shown.says("Muharraq"), "{}", shown.seen());
        assert_eq!(wall.get("/en/device/live").await.status, 404);
        assert_eq!(wall.post("/en/device/health", &[]).await.status, 404);
        assert_eq!(world.post(&noora, &end, &[]).await.status, 303, "a second click changes nothing");
        let before = wall.cookies["daleel-device"].clone();
        wall.post("/en/device/code", &[]).await;
        assert_ne!(wall.cookies["daleel-device"], before, "it begins anew");
    });
}

#[test]
fn nobody_pairs_or_revokes_a_device_of_another_entity_or_without_the_right() {
    on_each(|world| async move {
        let (noora, mona, place) = (manager(&world).await, world.mona().await, world.muharraq(1).await);
        let ali = world.person(HEALTH, ("علي", "Ali"), Role::CentreManager).await;
        paired(&world, &noora, place, &[]).await;
        let path = format!("/en/desk/centres/{}/devices", place.centre);
        let end = world.get(&noora, &path).await.attributes("form[action$='/revocation']", "action").pop().unwrap();
        let (_, code) = shows_code(&world).await;
        for (who, status) in [(&ali, 404), (&mona, 403)] {
            assert_eq!(world.get(who, &path).await.status, status);
            assert_eq!(enters(&world, who, place, &[("code", &code)]).await.status, status);
            assert_eq!(world.post(who, &end, &[]).await.status, status);
        }
        must_say(&world.get(&noora, &path).await, &["Hall screen"]);
    });
}

#[test]
fn a_plate_needs_a_counter_and_a_device_a_name_and_what_it_is() {
    on_each(|world| async move {
        let (noora, place) = (manager(&world).await, world.muharraq(1).await);
        let (_, code) = shows_code(&world).await;
        let wrong: [(&[(&str, &str)], &str); 4] = [
            (&[("kind", "plate")], "Choose a counter"),
            (&[("name", " ")], "Write a name for the device"),
            (&[("kind", "toaster")], "Choose what the device is"),
            (&[("queue", "17")], "Choose a queue of this centre"),
        ];
        for (fields, words) in wrong {
            let form: Vec<(&str, &str)> = [("code", code.as_str())].into_iter().chain(fields.iter().copied()).collect();
            let refused = enters(&world, &noora, place, &form).await;
            assert_eq!(refused.status, 422, "{}", refused.seen());
            must_say(&refused, &[words, &code]);
        }
        assert_eq!(enters(&world, &noora, place, &[("code", &code)]).await.status, 303, "the code still holds");
    });
}

#[test]
fn the_page_of_devices_says_since_when_one_is_silent_and_what_it_said_of_itself() {
    on_each(|world| async move {
        let (noora, place) = (manager(&world).await, world.muharraq(1).await);
        let path = format!("/en/desk/centres/{}/devices", place.centre);
        let mut wall = paired(&world, &noora, place, &[]).await;
        must_say(&world.get(&noora, &path).await, &["Not seen yet"]);
        assert_eq!(wall.post("/en/device/health", &[("said", "muted")]).await.status, 204);
        must_say(&world.get(&noora, &path).await, &["Running without sound"]);
        world.clock.advance(Duration::from_secs(60));
        assert_eq!(wall.post("/en/device/health", &[("said", "")]).await.status, 204);
        let well = world.get(&noora, &path).await;
        assert!(well.texts("td .status").contains(&"Running".to_owned()), "{}", well.seen());
        world.clock.advance(Duration::from_secs(181));
        must_say(&world.get(&noora, &path).await, &["Last contact"]);
        screen(&mut wall).await;
        must_say(&world.get(&noora, &path).await, &["Running"]);
    });
}

#[test]
fn the_hall_sees_who_is_called_within_a_second_and_never_a_name() {
    on_each(|world| async move {
        let (noora, mona, place) = (manager(&world).await, world.mona().await, world.muharraq(3).await);
        let mut wall = paired(&world, &noora, place, &[]).await;
        for _ in 0..2 {
            world.comes(&mona, place, &[]).await;
            world.clock.advance(Duration::from_secs(60));
        }
        must_say(&screen(&mut wall).await, &["No counter is open now"]);
        world.sits(&mona, 3).await;
        let mut line = follows(&mut wall).await;
        let begun = std::time::Instant::now();
        world.does(&mona, "next", &[]).await;
        assert_eq!(told(&mut line).await, "now");
        assert!(begun.elapsed() < Duration::from_secs(1));
        let shown = screen(&mut wall).await;
        must_say(&shown, &["A 001", "Please go to counter 3", "تفضلوا إلى الشباك 3", "Open counters"]);
        assert_eq!(shown.texts(".waits strong"), ["1", "0"], "who waits in each queue");
        assert!(!shown.says("Mona") && !shown.says("منى"), "no names, ever");
        let before = shown.attributes("#tv-now", "data-call");
        world.clock.advance(Duration::from_secs(20));
        world.does(&mona, "recall", &[]).await;
        assert_ne!(screen(&mut wall).await.attributes("#tv-now", "data-call"), before, "it sounds again");
        world.does(&mona, "visit", &[]).await;
        world.does(&mona, "completion", &[("steps", "Done."), ("outcome", "settled"), ("then", "next")]).await;
        let shown = screen(&mut wall).await;
        assert_eq!((shown.texts(".now__ticket"), shown.texts(".call b")), (vec!["A 002".to_owned()], vec!["A 001".to_owned()]));
    });
}

#[test]
fn a_display_of_one_zone_shows_its_queues_alone() {
    on_each(|world| async move {
        let (noora, mona, place) = (manager(&world).await, world.mona().await, world.muharraq(1).await);
        let queue = world.act(WORKS, move |tx| Ok(centre::queues(tx, place.centre)?[1].id.to_string())).await;
        let mut wall = paired(&world, &noora, place, &[("queue", &queue)]).await;
        let lighting = place.lighting.to_string();
        world.comes(&mona, place, &[]).await;
        world.sits(&mona, 1).await;
        world.does(&mona, "next", &[]).await;
        let shown = screen(&mut wall).await;
        assert!(!shown.says("A 001") && !shown.says("Building permits") && shown.says("Street lighting"), "{}", shown.seen());
        world.does(&mona, "visit", &[]).await;
        world.comes(&mona, place, &[("service", &lighting)]).await;
        world.does(&mona, "completion", &[("steps", "Done."), ("outcome", "settled"), ("then", "next")]).await;
        must_say(&screen(&mut wall).await, &["B 001"]);
        let list = world.get(&noora, &format!("/en/desk/centres/{}/devices", place.centre)).await;
        must_say(&list, &["Queues B"]);
    });
}

#[test]
fn a_display_that_slept_for_an_hour_finds_everything_as_it_is() {
    on_each(|world| async move {
        let (noora, mona, place) = (manager(&world).await, world.mona().await, world.muharraq(2).await);
        let mut wall = paired(&world, &noora, place, &[]).await;
        world.sits(&mona, 1).await;
        let line = follows(&mut wall).await;
        drop(line);
        world.comes(&mona, place, &[]).await;
        world.clock.advance(Duration::from_secs(3600));
        world.does(&mona, "next", &[]).await;
        let mut again = follows(&mut wall).await;
        must_say(&screen(&mut wall).await, &["A 001", "Please go to counter 1"]);
        world.clock.advance(Duration::from_secs(20));
        world.does(&mona, "recall", &[]).await;
        assert_eq!(told(&mut again).await, "now", "and hears what happens from then on");
    });
}

#[test]
fn screens_and_the_counter_say_what_to_do_in_a_cut_and_a_display_marks_what_it_keeps_for_it() {
    on_each(|world| async move {
        let (noora, mona, place) = (manager(&world).await, world.mona().await, world.muharraq(1).await);
        let (mut plate, mut wall) = (plate(&world, &noora, place, 1).await, paired(&world, &noora, place, &[]).await);
        world.comes(&mona, place, &[]).await;
        world.sits(&mona, 1).await;
        world.does(&mona, "next", &[]).await;
        let hall = screen(&mut wall).await;
        assert_eq!((hall.texts("[data-number]"), hall.texts("[data-desk]")), (vec!["A 001".to_owned()], vec!["1".to_owned()]));
        for page in [hall, screen(&mut plate).await] {
            must_say(&page, &["listen for staff, who call the numbers aloud", "ينادون الأرقام بأصواتهم"]);
        }
        let started = wall.get("/en/device/offline").await;
        must_say(&started, &["Last calls, not up to date since", "آخر النداءات، غير محدّثة منذ الساعة"]);
        assert!(ui::lint::html(&started.text).is_empty(), "{:?}", ui::lint::html(&started.text));
        let counter = world.get(&mona, "/en/desk/counter/offline").await;
        must_say(&counter, &["neither the hall screen nor a plate on another device shows whom you call", "call the number aloud"]);
    });
}

#[test]
fn a_plate_names_whoever_serves_and_says_where_to_go_the_moment_nobody_does() {
    on_each(|world| async move {
        let (noora, mona, salem, place) = (manager(&world).await, world.mona().await, world.salem().await, world.muharraq(3).await);
        let (mut plate, mut wall) = (plate(&world, &noora, place, 3).await, paired(&world, &noora, place, &[]).await);
        must_say(&screen(&mut plate).await, &["Counter 3", "الشباك 3", "This counter is closed", "Please go to the reception"]);
        world.sits(&mona, 3).await;
        world.sits(&salem, 1).await;
        must_say(&screen(&mut plate).await, &["Mona", "منى", "At your service"]);
        world.comes(&mona, place, &[]).await;
        world.does(&mona, "next", &[]).await;
        must_say(&screen(&mut plate).await, &["Calling", "A 001"]);
        world.does(&mona, "visit", &[]).await;
        must_say(&screen(&mut plate).await, &["Now serving", "A 001"]);
        world.does(&mona, "completion", &[("steps", "Done."), ("outcome", "settled")]).await;
        let (mut line, mut hall) = (follows(&mut plate).await, follows(&mut wall).await);
        world.does(&mona, "pause", &[]).await;
        assert_eq!((told(&mut line).await, told(&mut hall).await), ("now".into(), "now".into()));
        let closed = screen(&mut plate).await;
        must_say(&closed, &["This counter is closed", "Please go to counter 1", "تفضلوا إلى الشباك 1"]);
        assert!(!closed.says("Mona"), "{}", closed.seen());
        assert_eq!(screen(&mut wall).await.texts(".tv__open strong"), ["1"], "the hall agrees");
    });
}

#[test]
fn a_plate_leads_past_a_nearer_counter_to_one_where_somebody_serves_what_was_served_at_its_own() {
    on_each(|world| async move {
        let (noora, mona, salem, place) = (manager(&world).await, world.mona().await, world.salem().await, world.muharraq(3).await);
        let yusuf = world.speaking(WORKS, ("يوسف", "Yusuf"), Role::Employee, &[]).await;
        let id = yusuf.id;
        world
            .act(WORKS, move |tx| {
                let service = Some(place.lighting);
                org::qualify(tx, &Skill { employee: id, service, channel: "centre".into(), lang: Lang::En })
            })
            .await;
        let mut plate = plate(&world, &noora, place, 3).await;
        world.sits(&mona, 1).await;
        world.sits(&yusuf, 2).await;
        world.sits(&salem, 3).await;
        world.does(&salem, "pause", &[]).await;
        must_say(&screen(&mut plate).await, &["Please go to counter 2"]);
        let own = world.get(&salem, "/en/desk/counter").await.attributes("input[name=counter]", "value").remove(0);
        world.does(&salem, "seat", &[("counter", &own)]).await;
        world.comes(&mona, place, &[]).await;
        for act in ["next", "visit"] {
            world.does(&salem, act, &[]).await;
        }
        world.does(&salem, "completion", &[("steps", "Done."), ("outcome", "settled")]).await;
        world.does(&salem, "pause", &[]).await;
        must_say(&screen(&mut plate).await, &["Please go to counter 1"]);
    });
}

#[test]
fn a_counter_whose_employee_signs_out_or_is_signed_out_by_the_clock_is_closed_to_customers() {
    on_each(|world| async move {
        let (noora, mona, salem, place) = (manager(&world).await, world.mona().await, world.salem().await, world.muharraq(2).await);
        let (mut first, mut second) = (plate(&world, &noora, place, 1).await, plate(&world, &noora, place, 2).await);
        world.sits(&mona, 1).await;
        world.sits(&salem, 2).await;
        must_say(&screen(&mut first).await, &["Mona"]);
        assert_eq!(world.post(&mona, "/en/sign-out", &[]).await.status, 303);
        must_say(&screen(&mut first).await, &["This counter is closed", "Please go to counter 2"]);
        must_say(&screen(&mut second).await, &["Salem"]);
        let idle = world.app.settings().sessions.idle;
        world.after(idle.as_secs() + 120).await;
        must_say(&screen(&mut second).await, &["This counter is closed", "Please go to the reception"]);
        must_say(&world.get(&salem, "/en/desk/counter").await, &["Nobody is called to this counter until you are back"]);
    });
}

#[test]
fn a_counter_whose_employee_is_heard_of_no_more_is_closed_to_customers_but_never_while_somebody_stands_there() {
    on_each(|world| async move {
        let (noora, mona, place) = (manager(&world).await, world.mona().await, world.muharraq(1).await);
        let mut plate = plate(&world, &noora, place, 1).await;
        world.sits(&mona, 1).await;
        let asks = world.get(&mona, "/en/desk/counter").await;
        assert_eq!(asks.attributes("#away", "data-away"), ["/en/desk/counter/away"], "{}", asks.seen());
        world.comes(&mona, place, &[]).await;
        world.does(&mona, "next", &[]).await;
        world.does(&mona, "away", &[]).await;
        must_say(&screen(&mut plate).await, &["Calling", "A 001"]);
        let serving = world.does(&mona, "visit", &[]).await;
        assert!(serving.attributes("#away", "data-away").is_empty(), "whoever talks to a customer is not asked");
        world.does(&mona, "completion", &[("steps", "Done."), ("outcome", "settled")]).await;
        must_say(&screen(&mut plate).await, &["Mona"]);
        // Twice, as two tabs would say it.
        must_say(&world.does(&mona, "away", &[]).await, &["Nobody is called to this counter until you are back"]);
        let paused = world.does(&mona, "away", &[]).await;
        must_say(&screen(&mut plate).await, &["This counter is closed"]);
        must_say(&world.get(&mona, "/en/desk/counter?left=yes").await, &["It closed by itself", "this computer was locked"]);
        let counter = paused.attributes("input[name=counter]", "value").remove(0);
        world.does(&mona, "seat", &[("counter", &counter)]).await;
        must_say(&screen(&mut plate).await, &["Mona", "At your service"]);
    });
}

#[test]
fn a_device_is_named_and_placed_otherwise_without_a_new_code_and_its_screen_follows_at_once() {
    on_each(|world| async move {
        let (noora, mona, place) = (manager(&world).await, world.mona().await, world.muharraq(2).await);
        let mut plate = plate(&world, &noora, place, 1).await;
        world.sits(&mona, 2).await;
        assert!(!screen(&mut plate).await.says("Mona"), "it stands at the first counter");
        let devices = format!("/en/desk/centres/{}/devices", place.centre);
        let one = world.get(&noora, &devices).await.attributes("td a[href*='/devices/']", "href").pop().unwrap();
        let change = world.get(&noora, &one).await;
        assert!(ui::lint::html(&change.text).is_empty(), "{:?}", ui::lint::html(&change.text));
        let counters = change.attributes("select[name=counter] option", "value");
        let nameless = world.post(&noora, &one, &[("name", " "), ("counter", &counters[1])]).await;
        assert!(nameless.status == 422 && nameless.says("Write a name for the device."), "{}", nameless.seen());
        let nowhere = world.post(&noora, &one, &[("name", "Plate"), ("counter", "")]).await;
        assert!(nowhere.status == 422 && nowhere.says("Choose a counter."), "{}", nowhere.seen());
        let mut line = follows(&mut plate).await;
        assert_eq!(world.post(&noora, &one, &[("name", "The new plate"), ("counter", &counters[1])]).await.status, 303);
        assert_eq!(told(&mut line).await, "now");
        must_say(&screen(&mut plate).await, &["Mona"]);
        must_say(&world.get(&noora, &devices).await, &["The new plate", "Counter 2"]);
        assert_eq!(world.get(&mona, &one).await.status, 403);
        let stranger = world.person(HEALTH, ("علي", "Ali"), Role::CentreManager).await;
        assert_eq!(world.get(&stranger, &one).await.status, 404);
        assert_eq!(world.post(&stranger, &one, &[("name", "Mine"), ("counter", "")]).await.status, 404);
    });
}

#[test]
fn a_device_that_falls_silent_stands_on_the_floor_for_whoever_leads_it_while_the_centre_is_open() {
    on_each(|world| async move {
        let (noora, mona, place) = (manager(&world).await, world.mona().await, world.muharraq(1).await);
        let mut wall = paired(&world, &noora, place, &[]).await;
        assert_eq!(wall.post("/en/device/health", &[("said", "")]).await.status, 204);
        let floor = format!("/en/desk/centres/{}", place.centre);
        assert!(!world.get(&noora, &floor).await.says("One device is silent"), "it was heard of just now");
        world.clock.advance(Duration::from_secs(200));
        let seen = world.get(&noora, &floor).await;
        must_say(&seen, &["One device is silent", "Hall screen", "Hall display", "Last contact"]);
        assert!(ui::lint::html(&seen.text).is_empty(), "{:?}", ui::lint::html(&seen.text));
        assert!(!world.get(&mona, &floor).await.says("One device is silent"), "whoever serves has other work");
        world.clock.advance(Duration::from_secs(9 * 3600));
        assert!(!world.get(&noora, &floor).await.says("One device is silent"), "in the evening they are switched off");
    });
}
