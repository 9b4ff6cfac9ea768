//! The first set-up of a centre: step by step, as another centre is, and from a table that is tried before it is made.

use std::time::Duration;

use kernel::Bilingual;
use kernel::CentreId;
use kernel::Role;
use testkit::inside::Answer;

use crate::world::HEALTH;
use crate::world::Person;
use crate::world::WORKS;
use crate::world::World;
use crate::world::on_each;
use crate::world::sitra;

async fn huda(world: &World) -> Person {
    world.person(WORKS, ("هدى", "Huda"), Role::EntityAdministrator).await
}

async fn set_up(world: &World, who: &Person, centre: CentreId) -> Answer {
    let page = world.get(who, &format!("/en/desk/centres/{centre}/set-up")).await;
    assert!(page.status != 200 || ui::lint::html(&page.text).is_empty(), "{:?}", ui::lint::html(&page.text));
    page
}

async fn hands_over(world: &World, who: &Person, centre: CentreId, table: &[u8]) -> Answer {
    let page = world.upload(who, &format!("/en/desk/centres/{centre}/table"), &[("centre.csv", table)]).await;
    assert!(ui::lint::html(&page.text).is_empty(), "{:?}", ui::lint::html(&page.text));
    page
}

#[test]
fn whoever_sets_a_centre_up_for_the_first_time_sees_what_is_missing_until_customers_can_come() {
    on_each(|world| async move {
        let (huda, place, centre) = (huda(&world).await, world.muharraq(1).await, sitra(&world).await);
        let page = set_up(&world, &huda, centre).await;
        for words in
            ["There is no queue yet.", "There are no counters yet.", "Nobody who works here is qualified", "not ready for customers yet"]
        {
            assert!(page.says(words), "{words}: {}", page.seen());
        }
        let path = format!("/en/desk/centres/{centre}");
        let queue = [("letter", "C"), ("name_ar", "الرخص"), ("name_en", "Permits")];
        assert_eq!(world.post(&huda, &format!("{path}/queues"), &queue).await.status, 303);
        let page = set_up(&world, &huda, centre).await;
        assert!(page.says("No service is offered in an open queue yet."), "{}", page.seen());
        let queue = page.attributes("select[name=queue] option", "value").pop().unwrap();
        let offer = [("service", place.permits.to_string()), ("queue", queue), ("target", "20".to_owned())];
        let offer: Vec<(&str, &str)> = offer.iter().map(|(name, value)| (*name, value.as_str())).collect();
        assert_eq!(world.post(&huda, &format!("{path}/services"), &offer).await.status, 303);
        assert_eq!(world.post(&huda, &format!("{path}/counters"), &[("counters", "٢")]).await.status, 303);
        assert!(set_up(&world, &huda, centre).await.says("not ready for customers yet"), "nobody serves there");
        world.mona().await;
        let page = set_up(&world, &huda, centre).await;
        assert!(page.says("The centre is ready for customers") && page.says("Customers can come without them."), "{}", page.seen());
    });
}

#[test]
fn whoever_leads_a_centre_says_who_serves_there_and_for_what_and_of_nobody_elsewhere() {
    on_each(|world| async move {
        let place = world.muharraq(1).await;
        let noora = world.person(WORKS, ("نورة", "Noora"), Role::CentreManager).await;
        let yusuf = world.speaking(WORKS, ("يوسف", "Yusuf"), Role::Employee, &[]).await;
        let path = format!("/en/desk/centres/{}/serving", place.centre);
        assert!(set_up(&world, &noora, place.centre).await.attributes("a", "href").contains(&path), "the step leads there");
        let page = world.get(&noora, &path).await;
        assert!(page.says("Yusuf") && page.says("Does not serve at counters") && ui::lint::html(&page.text).is_empty(), "{}", page.seen());
        let (who, permits) = (yusuf.id.to_string(), place.permits.to_string());
        let serves = [("employee", who.as_str()), ("service", permits.as_str()), ("lang", "both")];
        // Pressed twice, it is said once.
        for _ in 0..2 {
            assert_eq!(world.post(&noora, &path, &serves).await.status, 303);
        }
        let page = world.get(&noora, &path).await;
        assert!(page.says("Building permits · Arabic") && page.says("Building permits · English"), "{}", page.seen());
        assert!(world.sits(&yusuf, 1).await.says("Call the next customer"));
        world.comes(&yusuf, place, &[("lang", "en")]).await;
        assert!(world.does(&yusuf, "next", &[]).await.says("A 001"), "and from then on he is given such customers");
        let no_more = [("employee", who.as_str()), ("service", permits.as_str()), ("lang", "en")];
        assert_eq!(world.post(&noora, &format!("{path}/removal"), &no_more).await.status, 303);
        assert!(!world.get(&noora, &path).await.says("Building permits · English"));
        for (wrong, says) in [
            ([("employee", ""), ("service", "all"), ("lang", "both")], "Choose an employee who works in this centre"),
            ([("employee", who.as_str()), ("service", "7"), ("lang", "both")], "Choose a service"),
            ([("employee", who.as_str()), ("service", "all"), ("lang", "fr")], "Choose the language of service"),
        ] {
            let refused = world.post(&noora, &path, &wrong).await;
            assert!(refused.status == 422 && refused.says(says), "{says}: {}", refused.seen());
        }
        let stranger = world.person(HEALTH, ("علي", "Ali"), Role::EntityAdministrator).await;
        assert_eq!(world.post(&stranger, &path, &serves).await.status, 404);
    });
}

/// What a counter's page has to call somebody with: the key that calls the next one, and the numbers that can be called.
fn calls(page: &Answer) -> (usize, usize) {
    assert!(ui::lint::html(&page.text).is_empty(), "{:?}", ui::lint::html(&page.text));
    (page.attributes("button[data-key-fn=F2]", "type").len(), page.attributes("form[action*='/tickets/']", "action").len())
}

#[test]
fn whoever_is_qualified_for_nothing_is_told_before_they_sit_down_and_is_offered_no_call_that_cannot_be() {
    on_each(|world| async move {
        let (mona, place) = (world.mona().await, world.muharraq(3).await);
        let noora = world.person(WORKS, ("نورة", "Noora"), Role::CentreManager).await;
        let yusuf = world.speaking(WORKS, ("يوسف", "Yusuf"), Role::Employee, &[]).await;
        let (lighting, path) = (place.lighting.to_string(), format!("/en/desk/centres/{}/serving", place.centre));
        world.comes(&mona, place, &[]).await;
        world.comes(&mona, place, &[("service", &lighting)]).await;
        let (nobody, counter) = ("Nobody is called to you at Muharraq branch", "/en/desk/counter");
        let before = world.get(&yusuf, counter).await;
        assert!(before.says(nobody) && before.says("sets on its page “Who serves”"), "{}", before.seen());
        assert!(!before.attributes("a", "href").contains(&path), "he may not set it");
        assert!(world.get(&noora, counter).await.attributes("a", "href").contains(&path), "she may");
        assert!(world.get(&yusuf, "/ar/desk/counter").await.says("لا يُنادى أحد إلى شباكك في فرع المحرق"));
        let seated = world.sits(&yusuf, 1).await;
        assert!(seated.says(nobody) && seated.says("A 001") && seated.says("A colleague calls them"), "{}", seated.seen());
        assert_eq!(calls(&seated), (0, 0));
        let theirs = world.sits(&mona, 2).await;
        assert!(!theirs.says(nobody) && !theirs.says("A colleague calls them"), "{}", theirs.seen());
        assert_eq!(calls(&theirs), (1, 2));
        let who = yusuf.id.to_string();
        let serves = [("employee", who.as_str()), ("service", lighting.as_str()), ("lang", "ar")];
        assert_eq!(world.post(&noora, &path, &serves).await.status, 303);
        let seated = world.get(&yusuf, counter).await;
        assert!(!seated.says(nobody) && seated.says("A colleague calls them"), "{}", seated.seen());
        assert_eq!(calls(&seated), (1, 1), "what is his he calls");
        assert!(world.does(&yusuf, "next", &[]).await.says("B 001"));
    });
}

#[test]
fn a_centre_is_set_up_as_another_in_one_step_and_only_while_it_has_no_queues() {
    on_each(|world| async move {
        let (huda, place, centre) = (huda(&world).await, world.muharraq(3).await, sitra(&world).await);
        world
            .act(WORKS, move |tx| {
                let hours = calendar::Hours::closed();
                let (lasts_minutes, at_once, notice_minutes, ahead_days) = (15, 1, 60, 30);
                let terms = centre::Bookable {
                    centre: place.centre,
                    service: place.permits,
                    is_open: true,
                    lasts_minutes,
                    at_once,
                    notice_minutes,
                    ahead_days,
                    days: Vec::new(),
                    hours,
                    employee: None,
                    bring: Bilingual::default(),
                };
                centre::let_book(tx, &terms)
            })
            .await;
        let rules = [("most_calls", "2"), ("priority_rate", "250"), ("held_back", "20"), ("firm_after", "45"), ("lead_minutes", "10")];
        let of = |centre: CentreId, what: &str| format!("/en/desk/centres/{centre}/{what}");
        assert_eq!(world.post(&huda, &of(place.centre, "rules"), &rules).await.status, 303);
        let cover = [("least_open", "2"), ("keeps", "services"), ("lengths", "7 21")];
        assert_eq!(world.post(&huda, &of(place.centre, "cover"), &cover).await.status, 303);
        assert_eq!(world.post(&huda, &of(place.centre, "hours"), &[("friday", "16:00-20:00")]).await.status, 303);
        let page = set_up(&world, &huda, centre).await;
        assert_eq!(page.texts("select[name=from] option"), ["Choose a centre", "Muharraq branch"]);
        for wrong in ["", &centre.to_string()] {
            let refused = world.post(&huda, &of(centre, "copy"), &[("from", wrong)]).await;
            assert!(refused.status == 422 && refused.says("Choose another centre"), "{}", refused.seen());
        }
        let from = place.centre.to_string();
        let stranger = world.person(HEALTH, ("علي", "Ali"), Role::EntityAdministrator).await;
        assert_eq!(world.post(&stranger, &of(centre, "copy"), &[("from", &from)]).await.status, 404);
        assert_eq!(world.post(&huda, &of(centre, "copy"), &[("from", &from)]).await.status, 303);
        let page = set_up(&world, &huda, centre).await;
        assert!(
            page.says("A") && page.says("Building permits") && page.says("10 minutes") && page.says("There are 3 counters."),
            "{}",
            page.seen()
        );
        for (name, value) in [("most_calls", "2"), ("priority_rate", "250"), ("firm_after", "45"), ("least_open", "2"), ("lengths", "7 21")]
        {
            assert_eq!(page.attributes(&format!("input[name={name}]"), "value"), [value], "{name}");
        }
        assert_eq!(world.get(&huda, &of(centre, "hours")).await.attributes("input[name=friday]", "value"), ["16:00-20:00"]);
        let terms = world.get(&huda, &of(centre, "appointments/set-up")).await;
        assert!(terms.says("15 minutes"), "{}", terms.seen());
        let again = world.post(&huda, &of(centre, "copy"), &[("from", &from)]).await;
        assert!(again.status == 409 && again.says("has queues already"), "{}", again.seen());
    });
}

#[test]
fn a_table_is_tried_line_by_line_and_made_as_a_whole_or_not_at_all() {
    on_each(|world| async move {
        let (huda, _, centre) = (huda(&world).await, world.muharraq(1).await, sitra(&world).await);
        let head = "\u{feff}Queue letter;Queue in Arabic;Queue in English;Service;Longest wait in minutes;Counters\r\n";
        let wrong = format!(
            "{head}C;الرخص;Permits;Building permits;٢٠;٤\r\nC;;;Street cleaning;10;\r\nC;;Other;Street lighting;0;5\r\n;;;;;\r\nd;;D;;;\r\n"
        );
        let page = hands_over(&world, &huda, centre, wrong.as_bytes()).await;
        for words in [
            "Queue C: Permits",
            "Building permits in queue C, longest wait: 20 minutes",
            "4 counters",
            "No offered service of the catalogue is called so.",
            "This queue has another name already.",
            "Another line says another number of counters.",
            "Some lines are wrong",
        ] {
            assert!(page.says(words), "{words}: {}", page.seen());
        }
        assert!(page.attributes("input[name=table]", "value").is_empty(), "what is wrong cannot be made");
        let import = format!("/en/desk/centres/{centre}/table/import");
        let forced = world.post(&huda, &import, &[("table", &wrong)]).await;
        assert_eq!(forced.status, 409, "{}", forced.seen());
        assert!(set_up(&world, &huda, centre).await.says("There is no queue yet."), "nothing is half done");

        let right = "عدد الشبابيك,الخدمة,حرف الصف,اسم الصف بالعربية,اسم الصف بالإنجليزية,أقصى انتظار بالدقائق\n٤,رخص البناء,c,الرخص,Permits,٢٠\n,إنارة الشوارع,C,,,10\n";
        let page = hands_over(&world, &huda, centre, right.as_bytes()).await;
        assert!(page.status == 200 && page.says("The table is right and can be imported"), "{}", page.seen());
        assert!(set_up(&world, &huda, centre).await.says("There is no queue yet."), "a trial makes nothing");
        let table = page.attributes("input[name=table]", "value").remove(0);
        assert_eq!(world.post(&huda, &import, &[("table", &table)]).await.status, 303);
        let page = set_up(&world, &huda, centre).await;
        assert!(page.says("There are 4 counters.") && page.says("Street lighting") && page.says("C · Permits"), "{}", page.seen());
        let again = hands_over(&world, &huda, centre, b"Queue letter;Service\nC;Building permits\n").await;
        assert!(again.says("These columns are missing") && again.says("Longest wait in minutes"), "{}", again.seen());
        assert_eq!(hands_over(&world, &huda, centre, b"").await.status, 422);
        let template = world.get(&huda, &format!("/ar/desk/centres/{centre}/table/template")).await;
        assert!(template.text.starts_with("\u{feff}حرف الصف;"), "{}", template.text);
    });
}

#[test]
fn a_table_gives_a_centre_a_week_of_its_own_as_well() {
    on_each(|world| async move {
        let (huda, _, centre) = (huda(&world).await, world.muharraq(1).await, sitra(&world).await);
        let head = "Queue letter;Queue in Arabic;Queue in English;Service;Longest wait in minutes;Day;Hours\n";
        let wrong = format!("{head};;;;;Someday;08:00-12:00\n;;;;;Sunday;eight\n;;;;;Sunday;08:00-12:00\n;;;;;Sunday;\n");
        let page = hands_over(&world, &huda, centre, wrong.as_bytes()).await;
        for words in ["This is no day of the week.", "Write hours such as", "This day stands further up already.", "has no working hours"] {
            assert!(page.says(words), "{words}: {}", page.seen());
        }
        let right =
            format!("{head}C;الرخص;Permits;Building permits;20;الاحد;٠٨:٠٠-12:00, 16:00-20:00\n;;;;;friday;16:00-20:00\n;;;;;Monday;\n");
        let page = hands_over(&world, &huda, centre, right.as_bytes()).await;
        for words in ["The table is right", "Sunday: 08:00-12:00, 16:00-20:00", "Friday: 16:00-20:00", "Monday: closed"] {
            assert!(page.says(words), "{words}: {}", page.seen());
        }
        let table = page.attributes("input[name=table]", "value").remove(0);
        let import = format!("/en/desk/centres/{centre}/table/import");
        assert_eq!(world.post(&huda, &import, &[("table", &table)]).await.status, 303);
        let page = set_up(&world, &huda, centre).await;
        assert!(page.says("The centre has a week of its own."), "{}", page.seen());
        let page = world.get(&huda, &format!("/en/desk/centres/{centre}/hours")).await;
        let typed = |day: &str| page.attributes(&format!("input[name={day}]"), "value").remove(0);
        assert_eq!((typed("sunday"), typed("monday")), ("08:00-12:00, 16:00-20:00".into(), String::new()));
    });
}

#[test]
fn whoever_has_waited_as_long_as_the_centre_says_is_passed_over_by_nobody_any_more() {
    on_each(|world| async move {
        let (huda, mona, place) = (huda(&world).await, world.mona().await, world.muharraq(1).await);
        let path = format!("/en/desk/centres/{}", place.centre);
        let says = async |held_back: &'static str, firm_after: &'static str| {
            let usual = [("most_calls", "3"), ("priority_rate", "300"), ("lead_minutes", "15")];
            let rules = [&usual[..], &[("held_back", held_back), ("firm_after", firm_after)]].concat();
            world.post(&huda, &format!("{path}/rules"), &rules).await
        };
        for (held_back, firm_after) in [("0", "14"), ("30", "29"), ("30", "241")] {
            let refused = says(held_back, firm_after).await;
            assert!(refused.status == 422 && refused.says("Write a number of minutes between 15 and 240"), "{}", refused.seen());
            assert_eq!(refused.attributes("input[name=firm_after]", "value"), [firm_after]);
        }
        let page = set_up(&world, &huda, place.centre).await;
        assert_eq!(page.attributes("input[name=firm_after]", "value"), ["60"], "an hour, until a centre says otherwise");
        world.comes(&mona, place, &[]).await;
        world.clock.advance(Duration::from_secs(5 * 60));
        world.comes(&mona, place, &[("priority", "yes")]).await;
        world.clock.advance(Duration::from_secs(11 * 60));
        let numbers = async || world.get(&mona, &path).await.texts("#waiting-title ~ .table tbody bdi");
        assert_eq!(says("15", "60").await.status, 303);
        assert_eq!(numbers().await.first().map(String::as_str), Some("A 002"), "priority counts three times");
        assert_eq!(says("15", "15").await.status, 303);
        assert_eq!(numbers().await.first().map(String::as_str), Some("A 001"), "who has waited for a quarter of an hour is first now");
        world.sits(&mona, 1).await;
        assert!(world.does(&mona, "next", &[]).await.says("A 001"));
    });
}

#[test]
fn a_queue_is_called_otherwise_at_any_time_and_gets_another_letter_once_nobody_waits_with_the_one_it_has() {
    on_each(|world| async move {
        let (huda, mona, place) = (huda(&world).await, world.mona().await, world.muharraq(1).await);
        let page = set_up(&world, &huda, place.centre).await;
        let queues = page.attributes("a[href*='/queues/']", "href");
        let form = |letter: &'static str| [("letter", letter), ("name_ar", "الرخص والتراخيص"), ("name_en", "Permits and licences")];
        let change = world.get(&huda, &queues[0]).await;
        assert!(change.says("Building permits") && ui::lint::html(&change.text).is_empty(), "{:?}", ui::lint::html(&change.text));
        world.comes(&mona, place, &[]).await;
        let waits = world.post(&huda, &queues[0], &form("P")).await;
        assert!(waits.status == 422 && waits.says("Somebody still waits or is served"), "{}", waits.seen());
        assert!(ui::lint::html(&waits.text).is_empty(), "{:?}", ui::lint::html(&waits.text));
        assert_eq!(world.post(&huda, &queues[0], &form("a")).await.status, 303, "the name alone, whoever waits");
        assert!(set_up(&world, &huda, place.centre).await.says("Permits and licences"));
        world.sits(&mona, 1).await;
        world.does(&mona, "next", &[]).await;
        world.does(&mona, "visit", &[]).await;
        let done = [("steps", "The permit was renewed."), ("outcome", "settled"), ("until", ""), ("offered_more", "yes"), ("then", "")];
        world.does(&mona, "completion", &done).await;
        assert_eq!(world.post(&huda, &queues[0], &form("P")).await.status, 303);
        assert!(world.comes(&mona, place, &[]).await.says("P 002"), "numbers go on");
        let today = world.post(&huda, &queues[1], &form("A")).await;
        assert!(today.status == 422 && today.says("Numbers with this letter were given today"), "{}", today.seen());
        let taken = world.post(&huda, &queues[1], &form("P")).await;
        assert!(taken.status == 422 && taken.says("Another queue of the centre has this letter"), "{}", taken.seen());
        world.clock.advance(std::time::Duration::from_secs(24 * 3600));
        assert_eq!(world.post(&huda, &queues[1], &form("A")).await.status, 303, "no number of a day is two");
        assert_eq!(world.get(&mona, &queues[0]).await.status, 403);
        let stranger = world.person(HEALTH, ("سارة", "Sara"), Role::EntityAdministrator).await;
        assert_eq!(world.post(&stranger, &queues[0], &form("X")).await.status, 404);
    });
}
