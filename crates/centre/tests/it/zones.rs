//! Zones of a centre: set up with few fields, and what stands on the screens, plates and telephones of each.

use kernel::Role;
use testkit::inside::Answer;

use crate::devices::manager;
use crate::devices::paired;
use crate::devices::plate;
use crate::devices::screen;
use crate::told::calls_out_of_turn;
use crate::world::HEALTH;
use crate::world::Person;
use crate::world::Place;
use crate::world::World;
use crate::world::on_each;
use crate::world::sitra;
use crate::world::with_phones;

const GROUND: (&str, &str) = ("الطابق الأرضي", "Ground floor");
const FIRST: (&str, &str) = ("الطابق الأول", "First floor");

fn set_up_of(place: Place) -> String {
    format!("/en/desk/centres/{}/set-up", place.centre)
}

/// Saves a zone with counters, as the form is filled in: a new one, or the one with this id.
async fn saves(world: &World, who: &Person, place: Place, (zone, (ar, en), counters): (&str, (&str, &str), &str)) -> Answer {
    let form = [("zone", zone), ("zone_ar", ar), ("zone_en", en), ("zone_counters", counters)];
    world.post(who, &format!("/en/desk/centres/{}/zones", place.centre), &form).await
}

/// The ids of the zones of a centre, in the order in which they came.
async fn ids(world: &World, who: &Person, place: Place) -> Vec<String> {
    let page = world.get(who, &set_up_of(place)).await;
    assert!(ui::lint::html(&page.text).is_empty(), "{:?}", ui::lint::html(&page.text));
    let links = page.attributes("a[href*='zone=']", "href");
    links.iter().filter_map(|link| Some(link.split_once("zone=")?.1.split('#').next()?.to_owned())).collect()
}

/// A centre of two floors with so many counters, and the zones.
pub(crate) async fn floors(world: &World, (place, ground, first): (Place, &str, &str)) -> (Person, Vec<String>) {
    let noora = manager(world).await;
    for (name, counters) in [(GROUND, ground), (FIRST, first)] {
        let saved = saves(world, &noora, place, ("", name, counters)).await;
        assert_eq!(saved.status, 303, "{}", saved.seen());
    }
    let zones = ids(world, &noora, place).await;
    (noora, zones)
}

fn must_say(page: &Answer, all: &[&str]) {
    all.iter().for_each(|words| assert!(page.says(words), "{words}: {}", page.seen()));
}

#[test]
fn a_zone_is_set_up_with_its_names_and_counters_changed_and_taken_away_on_the_page_of_the_set_up() {
    on_each(|world| async move {
        let (place, mona) = (world.muharraq(4).await, world.mona().await);
        let (noora, zones) = floors(&world, (place, "1-2", "٤")).await;
        must_say(&world.get(&noora, &set_up_of(place)).await, &["Ground floor", "1-2", "First floor"]);
        let change = world.get(&noora, &format!("{}?zone={}", set_up_of(place), zones[1])).await;
        assert!(ui::lint::html(&change.text).is_empty(), "{:?}", ui::lint::html(&change.text));
        let stands = |field: &str| change.attributes(&format!("input[name={field}]"), "value");
        assert_eq!((stands("zone_en"), stands("zone_counters")), (vec!["First floor".to_owned()], vec!["4".to_owned()]));
        // A counter is in one zone.
        assert_eq!(saves(&world, &noora, place, (&zones[1], FIRST, "2-4")).await.status, 303);
        must_say(&world.get(&noora, &set_up_of(place)).await, &["2-4"]);
        let ground = world.get(&noora, &format!("{}?zone={}", set_up_of(place), zones[0])).await;
        assert_eq!(ground.attributes("input[name=zone_counters]", "value"), ["1"]);
        let wrong: [((&str, &str), &str, &str); 4] = [
            (("", "Roof"), "", "Write the name in both languages."),
            (("السطح", "first FLOOR"), "", "Another zone of the centre has this name."),
            (("السطح", "Roof"), "5", "Write numbers of counters that the centre has"),
            (("السطح", "Roof"), "one", "Write numbers of counters that the centre has"),
        ];
        for (name, counters, says) in wrong {
            let refused = saves(&world, &noora, place, ("", name, counters)).await;
            assert!(refused.status == 422 && refused.says(says), "{says}: {}", refused.seen());
            assert_eq!(refused.attributes("input[name=zone_en]", "value"), [name.1], "what was typed stands");
        }
        let stranger = world.person(HEALTH, ("علي", "Ali"), Role::CentreManager).await;
        assert_eq!(saves(&world, &stranger, place, (&zones[0], ("أ", "Mine"), "")).await.status, 404);
        assert_eq!(saves(&world, &mona, place, ("", ("أ", "Mine"), "")).await.status, 403);
        let remove = [("zone", zones[1].as_str()), ("remove", "yes")];
        assert_eq!(world.post(&noora, &format!("/en/desk/centres/{}/zones", place.centre), &remove).await.status, 303);
        assert_eq!(ids(&world, &noora, place).await, [zones[0].clone()]);
        let left = world.get(&noora, &set_up_of(place)).await.texts("td a[href*='?zone=']");
        assert_eq!(left.len(), 1, "{left:?}");
    });
}

#[test]
fn a_call_is_shown_and_said_in_its_zone_alone_and_the_telephone_of_its_customer_names_the_zone() {
    on_each(|world| async move {
        let (mona, salem, place) = (world.mona().await, world.salem().await, world.muharraq(2).await);
        let (noora, zones) = floors(&world, (place, "1", "2")).await;
        let mut ground = paired(&world, &noora, place, &[("name", "Ground screen"), ("zone", &zones[0])]).await;
        let mut first = paired(&world, &noora, place, &[("name", "First screen"), ("zone", &zones[1])]).await;
        let mut whole = paired(&world, &noora, place, &[("name", "Door screen")]).await;
        must_say(&world.get(&noora, &format!("/en/desk/centres/{}/devices", place.centre)).await, &["Ground floor", "The whole centre"]);
        let mut turns = Vec::new();
        for _ in 0..2 {
            let given = world.comes(&mona, place, &[("lang", "en")]).await;
            turns.extend(given.attributes("a.btn", "href").into_iter().find(|href| href.contains("/turn/")));
            world.clock.advance(std::time::Duration::from_secs(60));
        }
        world.sits(&mona, 1).await;
        world.sits(&salem, 2).await;
        world.does(&mona, "next", &[]).await;
        let shown = screen(&mut ground).await;
        must_say(&shown, &["A 001", "Please go to counter 1", "Ground floor", "الطابق الأرضي"]);
        assert!(!shown.attributes("#tv-now", "data-call").is_empty(), "it sounds");
        assert_eq!(shown.texts(".tv__open strong"), ["1"], "the counters of its zone");
        let other = screen(&mut first).await;
        assert!(!other.says("A 001") && other.attributes("[data-call]", "data-call").is_empty(), "no sound upstairs: {}", other.seen());
        must_say(&screen(&mut whole).await, &["A 001", "Ground floor"]);
        world.does(&salem, "next", &[]).await;
        must_say(&screen(&mut first).await, &["A 002", "Please go to counter 2", "First floor"]);
        assert!(!screen(&mut ground).await.says("A 002"));
        let shown = screen(&mut whole).await;
        assert_eq!((shown.texts(".now__ticket"), shown.texts(".call b")), (vec!["A 002".to_owned()], vec!["A 001".to_owned()]));
        must_say(&world.get_as_anybody(&turns[0]).await, &["Please go to counter 1, Ground floor"]);
        must_say(&world.get_as_anybody(&turns[1]).await, &["Please go to counter 2, First floor"]);
        must_say(&world.get_as_anybody(&turns[1].replacen("/en/", "/ar/", 1)).await, &["تفضلوا إلى الشباك 2، الطابق الأول"]);
        // One zone alone is none, and a screen in no zone shows the whole centre.
        let remove = [("zone", zones[1].as_str()), ("remove", "yes")];
        assert_eq!(world.post(&noora, &format!("/en/desk/centres/{}/zones", place.centre), &remove).await.status, 303);
        let shown = screen(&mut first).await;
        must_say(&shown, &["A 001", "A 002"]);
        assert!(!shown.says("Ground floor") && !world.get_as_anybody(&turns[0]).await.says("Ground floor"), "{}", shown.seen());
    });
}

#[test]
fn a_call_to_a_counter_in_no_zone_is_shown_and_said_in_each_of_them() {
    on_each(|world| async move {
        let (mona, salem, place) = (world.mona().await, world.salem().await, world.muharraq(3).await);
        let (noora, zones) = floors(&world, (place, "1", "2")).await;
        let mut ground = paired(&world, &noora, place, &[("name", "Ground screen"), ("zone", &zones[0])]).await;
        let mut first = paired(&world, &noora, place, &[("name", "First screen"), ("zone", &zones[1])]).await;
        world.comes(&mona, place, &[]).await;
        world.comes(&mona, place, &[]).await;
        world.sits(&mona, 1).await;
        world.sits(&salem, 3).await;
        world.does(&salem, "next", &[]).await;
        for wall in [&mut ground, &mut first] {
            let shown = screen(wall).await;
            must_say(&shown, &["A 001", "Please go to counter 3"]);
            assert!(!shown.attributes("#tv-now", "data-call").is_empty(), "it sounds");
        }
        assert_eq!(screen(&mut ground).await.texts(".tv__open strong"), ["1", "3"]);
        assert_eq!(screen(&mut first).await.texts(".tv__open strong"), ["3"]);
        // What each of both halls has to say holds up the one after it.
        world.clock.advance(std::time::Duration::from_secs(1));
        world.does(&mona, "next", &[]).await;
        world.clock.advance(std::time::Duration::from_secs(8));
        must_say(&world.may_not(&mona, "recall", &[]).await, &["The hall says other numbers first"]);
        world.clock.advance(std::time::Duration::from_secs(7));
        world.does(&mona, "recall", &[]).await;
    });
}

#[test]
fn a_display_says_that_service_resumes_where_somebody_of_its_own_zone_will_be_back() {
    on_each(|world| async move {
        let (mona, place) = (world.mona().await, world.muharraq(2).await);
        let (noora, zones) = floors(&world, (place, "1", "2")).await;
        let mut ground = paired(&world, &noora, place, &[("zone", &zones[0])]).await;
        let mut first = paired(&world, &noora, place, &[("zone", &zones[1])]).await;
        world.sits(&mona, 1).await;
        world.does(&mona, "break/urgent", &[("urgent", "An urgent need")]).await;
        must_say(&screen(&mut ground).await, &["Service resumes shortly"]);
        let shown = screen(&mut first).await;
        assert!(shown.says("No counter is open") && !shown.says("resumes"), "nobody of its counters went: {}", shown.seen());
    });
}

#[test]
fn a_display_that_goes_to_another_zone_shows_its_calls_at_once_and_its_queues_narrow_them() {
    on_each(|world| async move {
        let (mona, salem, place) = (world.mona().await, world.salem().await, world.muharraq(2).await);
        let (noora, zones) = floors(&world, (place, "1", "2")).await;
        let mut wall = paired(&world, &noora, place, &[("zone", &zones[0])]).await;
        let lighting = place.lighting.to_string();
        world.comes(&mona, place, &[]).await;
        world.comes(&mona, place, &[("service", &lighting)]).await;
        world.sits(&mona, 1).await;
        world.sits(&salem, 2).await;
        world.does(&mona, "next", &[]).await;
        world.does(&salem, "next", &[]).await;
        must_say(&screen(&mut wall).await, &["A 001"]);
        let devices = format!("/en/desk/centres/{}/devices", place.centre);
        let one = world.get(&noora, &devices).await.attributes("td a[href*='/devices/']", "href").pop().unwrap();
        let change = world.get(&noora, &one).await;
        assert_eq!(change.attributes("select[name=zone] option[selected]", "value"), [zones[0].clone()]);
        let wrong = world.post(&noora, &one, &[("name", "Hall screen"), ("zone", "17")]).await;
        assert!(wrong.status == 422 && wrong.says("Choose a zone of this centre."), "{}", wrong.seen());
        assert_eq!(world.post(&noora, &one, &[("name", "Hall screen"), ("zone", &zones[1])]).await.status, 303);
        let shown = screen(&mut wall).await;
        assert!(shown.says("B 001") && !shown.says("A 001"), "{}", shown.seen());
        let permits = change.attributes("input[name=queue]", "value").remove(0);
        assert_eq!(world.post(&noora, &one, &[("name", "Hall screen"), ("zone", &zones[1]), ("queue", &permits)]).await.status, 303);
        assert!(!screen(&mut wall).await.says("B 001"), "the queues that are ticked narrow its zone");
        must_say(&world.get(&noora, &devices).await, &["First floor · Queues A"]);
    });
}

#[test]
fn the_plate_of_a_closed_counter_leads_to_a_counter_of_its_own_zone_first_and_names_the_zone() {
    on_each(|world| async move {
        let (mona, salem, place) = (world.mona().await, world.salem().await, world.muharraq(4).await);
        let (noora, _) = floors(&world, (place, "1, 4", "2-3")).await;
        let mut plate = plate(&world, &noora, place, 4).await;
        world.sits(&mona, 1).await;
        world.sits(&salem, 3).await;
        must_say(&screen(&mut plate).await, &["This counter is closed", "Please go to counter 1, Ground floor"]);
        world.does(&mona, "pause", &[]).await;
        must_say(&screen(&mut plate).await, &["Please go to counter 3, First floor", "تفضلوا إلى الشباك 3، الطابق الأول"]);
    });
}

#[test]
fn whoever_chooses_a_counter_or_looks_at_the_floor_and_the_devices_reads_its_zone_once_there_are_several() {
    on_each(|world| async move {
        let (mona, salem, place) = (world.mona().await, world.salem().await, world.muharraq(3).await);
        let (noora, zones) = floors(&world, (place, "1", "2")).await;
        plate(&world, &noora, place, 2).await;
        let seats = async || world.get(&mona, "/en/desk/counter").await.texts("select[name=counter] option");
        let ends = |all: &[String], with: &[&str]| all.len() == with.len() && all.iter().zip(with).all(|(one, end)| one.ends_with(end));
        let free = seats().await;
        assert!(ends(&free, &["Ground floor · Counter 1", "First floor · Counter 2", "Counter 3"]), "{free:?}");
        must_say(&world.get(&mona, "/ar/desk/counter").await, &["الطابق الأرضي · الشباك 1"]);
        let devices = format!("/en/desk/centres/{}/devices", place.centre);
        let page = world.get(&noora, &devices).await;
        must_say(&page, &["Counter 2 · First floor"]);
        assert!(page.texts("#devices td").iter().any(|cell| cell == "Counter 2 · First floor"), "{}", page.seen());
        assert!(page.texts("select[name=counter] option").iter().any(|label| label == "Counter 1 · Ground floor"), "{}", page.seen());
        let change = world.get(&noora, &page.attributes("td a[href*='/devices/']", "href").remove(0)).await;
        assert_eq!(change.texts("select[name=counter] option[selected]"), ["Counter 2 · First floor"]);
        world.sits(&salem, 2).await;
        let board = format!("/en/desk/centres/{}", place.centre);
        let floor = world.get(&noora, &board).await;
        assert_eq!(floor.texts("#counters-title ~ .table td:not(.num) small"), ["Ground floor", "First floor"]);
        assert!(ui::lint::html(&floor.text).is_empty(), "{:?}", ui::lint::html(&floor.text));
        // One zone alone is none.
        let remove = [("zone", zones[0].as_str()), ("remove", "yes")];
        assert_eq!(world.post(&noora, &format!("/en/desk/centres/{}/zones", place.centre), &remove).await.status, 303);
        assert!(ends(&seats().await, &["Counter 1", "Counter 3"]));
        assert!(!world.get(&noora, &board).await.says("First floor"));
    });
}

#[test]
fn a_centre_that_is_set_up_as_another_has_its_zones_with_the_counters_of_the_same_numbers() {
    on_each(|world| async move {
        let (place, sitra) = (world.muharraq(3).await, sitra(&world).await);
        let (noora, before) = floors(&world, (place, "1-2", "3")).await;
        let from = place.centre.to_string();
        assert_eq!(world.post(&noora, &format!("/en/desk/centres/{sitra}/copy"), &[("from", &from)]).await.status, 303);
        let copy = Place { centre: sitra, ..place };
        let page = world.get(&noora, &set_up_of(copy)).await;
        must_say(&page, &["Ground floor", "1-2", "First floor"]);
        let zones = ids(&world, &noora, copy).await;
        assert!(zones.len() == 2 && zones.iter().all(|zone| !before.contains(zone)), "they are its own: {zones:?}");
        assert_eq!(
            saves(&world, &noora, copy, (&before[0], GROUND, "3")).await.status,
            404,
            "and nobody reaches those of the other from here"
        );
        assert_eq!(ids(&world, &noora, place).await, before);
    });
}

#[test]
fn a_table_makes_zones_and_places_counters_in_them_once() {
    on_each(|world| async move {
        let (noora, sitra) = (manager(&world).await, sitra(&world).await);
        let of_sitra = Place { centre: sitra, ..world.muharraq(1).await };
        let hands_over = async |table: &str| {
            let page = world.upload(&noora, &format!("/en/desk/centres/{sitra}/table"), &[("centre.csv", table.as_bytes())]).await;
            assert!(ui::lint::html(&page.text).is_empty(), "{:?}", ui::lint::html(&page.text));
            page
        };
        let head = "Counters;Zone in Arabic;Zone in English;Zone counters\n";
        let lines = [
            ";الطابق الأرضي;Ground floor;1-9",
            ";الطابق الأرضي;Ground floor;",
            ";السطح;;2",
            ";الطابق الأول;First floor;1, 4",
            ";القبو;Cellar;4",
            "4;;;",
        ];
        let wrong = hands_over(&format!("{head}{}\n", lines.join("\n"))).await;
        must_say(
            &wrong,
            &[
                "Zone counters: Write numbers of counters that the centre has",
                "Zone in English: This zone stands further up already.",
                "Zone in English: Write the name in both languages.",
                "Zone counters: One of these counters stands in another zone further up.",
            ],
        );
        let table = format!("{head};الطابق الأرضي;Ground floor;١-3\n4;الطابق الأول;First floor;4\n");
        let right = hands_over(&table).await;
        must_say(&right, &["The table is right", "Zone Ground floor, counters 1-3", "Zone First floor, counters 4", "4 counters"]);
        let import = format!("/en/desk/centres/{sitra}/table/import");
        assert_eq!(world.post(&noora, &import, &[("table", &table)]).await.status, 303);
        must_say(&world.get(&noora, &set_up_of(of_sitra)).await, &["Ground floor", "1-3", "First floor"]);
        let zones = ids(&world, &noora, of_sitra).await;
        must_say(&hands_over(&table).await, &["All of it is there already"]);
        assert_eq!(world.post(&noora, &import, &[("table", &table)]).await.status, 303);
        assert_eq!(ids(&world, &noora, of_sitra).await, zones, "a second time makes nothing");
        let moved = hands_over("Zone in English;Zone counters\nfirst floor;3-4\nGround floor;\n").await;
        must_say(&moved, &["Zone First floor, counters 3-4", "Nothing new"]);
        let other = hands_over("Zone in English;Zone in Arabic\nFirst floor;السطح\n").await;
        must_say(&other, &["Zone in Arabic: This zone has another name already."]);
    });
}

#[test]
fn whoever_is_called_by_text_message_reads_the_zone_of_their_counter() {
    with_phones(async |world, phones| {
        let (mona, place) = (world.mona().await, world.muharraq(2).await);
        floors(world, (place, "1", "2")).await;
        calls_out_of_turn(world, &mona, place).await;
        world.after(10).await;
        platform::deliveries::run_due(&world.app).await.unwrap();
        let told: Vec<String> = phones.shown(1).into_iter().map(|one| one.text).collect();
        assert!(told.len() == 1 && told[0].contains("تفضلوا إلى الشباك 1، الطابق الأرضي"), "{told:?}");
    });
}
