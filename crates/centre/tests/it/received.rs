//! Whoever leads a centre receives in the manager's office whoever was sent on to them, without a counter.

use kernel::Role;
use serde_json::json;
use testkit::inside::Answer;

use crate::counter_cuts::floor;
use crate::devices::manager;
use crate::devices::paired;
use crate::devices::screen;
use crate::sent_on::goal;
use crate::sent_on::huda;
use crate::sent_on::must_say;
use crate::sent_on::sends;
use crate::sent_on::two_at_work;
use crate::world::HEALTH;
use crate::world::Person;
use crate::world::Place;
use crate::world::WORKS;
use crate::world::World;
use crate::world::on_each;
use crate::world::sitra;
use crate::zones::floors;

/// The centre gets its office, or gives it up.
async fn office(world: &World, who: &Person, place: Place, kept: &str) -> Answer {
    world.post(who, &format!("/en/desk/centres/{}/office", place.centre), &[("kept", kept)]).await
}

/// Where whoever looks receives those who were sent on to them.
fn receiving(page: &Answer) -> Vec<String> {
    page.attributes("form[action$='/receiving']", "action")
}

#[test]
fn whoever_leads_the_centre_receives_in_the_office_whoever_was_sent_on_to_them() {
    on_each(|world| async move {
        let (huda, noora) = (huda(&world).await, manager(&world).await);
        let (mona, _, place, turn, page) = two_at_work(&world, 2).await;
        let mut wall = paired(&world, &noora, place, &[]).await;
        assert_eq!(office(&world, &noora, place, "yes").await.status, 303);
        sends(&world, &mona, &goal(&page, "Leads the centre: Huda")).await;
        must_say(&world.get(&huda, "/en/desk/notices").await, &["A customer was sent on to you and waits: receive them"]);
        assert!(receiving(&floor(&world, &mona, place).await).is_empty(), "they are hers alone");
        assert!(receiving(&floor(&world, &noora, place).await).is_empty(), "and nobody else's who leads");
        let act = receiving(&floor(&world, &huda, place).await).remove(0);
        assert_eq!((world.post(&mona, &act, &[]).await.status, world.post(&noora, &act, &[]).await.status), (403, 409));
        let stranger = world.person(HEALTH, ("علي", "Ali"), Role::Supervisor).await;
        assert_eq!(world.post(&stranger, &act, &[]).await.status, 404);
        for _ in 0..2 {
            assert_eq!(world.post(&huda, &act, &[]).await.header("location"), "/en/desk/counter", "a second press changes nothing");
        }
        must_say(
            &world.get(&huda, "/en/desk/counter").await,
            &["The centre manager’s office", "A 001 · Building permits", "They ask for you"],
        );
        must_say(&world.get_as_anybody(&turn).await, &["Please go to the centre manager’s office"]);
        must_say(&world.get_as_anybody(&turn.replacen("/en/", "/ar/", 1)).await, &["تفضلوا إلى مكتب مدير المركز"]);
        must_say(&screen(&mut wall).await, &["A 001", "تفضلوا إلى مكتب مدير المركز", "Please go to the centre manager’s office"]);
        assert!(!screen(&mut wall).await.says("counter 0"));
        must_say(&world.does(&huda, "visit", &[]).await, &["Steps taken"]);
        must_say(&world.get_as_anybody(&turn).await, &["You are being served in the centre manager’s office"]);
        must_say(&floor(&world, &noora, place).await, &["The centre manager’s office", "Huda"]);
        world.does(&huda, "completion", &[("steps", "The permit was renewed."), ("outcome", "settled")]).await;
        must_say(&world.get_as_anybody(&turn).await, &["You were served in the centre manager’s office until"]);
        must_say(&world.does(&huda, "next", &[]).await, &["Nobody waits for you"]);
    });
}

#[test]
fn a_call_to_the_office_is_shown_and_said_in_each_zone_of_the_centre() {
    on_each(|world| async move {
        let huda = huda(&world).await;
        let (mona, _, place, _, page) = two_at_work(&world, 2).await;
        let (noora, zones) = floors(&world, (place, "1", "2-3")).await;
        let mut wall = paired(&world, &noora, place, &[("zone", &zones[1])]).await;
        assert_eq!(office(&world, &noora, place, "yes").await.status, 303);
        sends(&world, &mona, &goal(&page, "Leads the centre: Huda")).await;
        let act = receiving(&floor(&world, &huda, place).await).remove(0);
        assert_eq!(world.post(&huda, &act, &[]).await.status, 303);
        let shown = screen(&mut wall).await;
        must_say(&shown, &["A 001", "تفضلوا إلى مكتب مدير المركز", "Please go to the centre manager’s office"]);
        assert!(!shown.attributes("#tv-now", "data-call").is_empty(), "it sounds");
    });
}

#[test]
fn whoever_leads_the_centre_and_sits_nowhere_receives_from_their_own_page_what_they_receive_from_the_floor() {
    on_each(|world| async move {
        let (huda, noora) = (huda(&world).await, manager(&world).await);
        let (mona, _, place, _, page) = two_at_work(&world, 2).await;
        sends(&world, &mona, &goal(&page, "Leads the centre: Huda")).await;
        let own = async |lang: &str| world.get(&huda, &format!("/{lang}/desk/counter")).await;
        let counter = own("en").await;
        must_say(&counter, &["Sent on to you", "A 001", "where the centre has one"]);
        assert!(receiving(&counter).is_empty(), "there is no place for it");
        assert_eq!(office(&world, &noora, place, "yes").await.status, 303);
        for (lang, words) in [("ar", "استقبال"), ("en", "Receive")] {
            let counter = own(lang).await;
            must_say(&counter, &["A 001"]);
            assert_eq!(counter.texts("form[action$='/receiving'] button"), [words]);
        }
        let act = receiving(&own("en").await).remove(0);
        assert_eq!(receiving(&floor(&world, &huda, place).await), std::slice::from_ref(&act), "it is the same act");
        for _ in 0..2 {
            assert_eq!(world.post(&huda, &act, &[]).await.header("location"), "/en/desk/counter", "a second press changes nothing");
        }
        let counter = own("en").await;
        must_say(&counter, &["The centre manager’s office", "A 001 · Building permits"]);
        assert!(receiving(&counter).is_empty(), "they have come");
    });
}

#[test]
fn an_office_is_no_counter_and_keeps_no_cover() {
    on_each(|world| async move {
        let (huda, noora) = (huda(&world).await, manager(&world).await);
        let (mona, salem, place, _, page) = two_at_work(&world, 3).await;
        sends(&world, &mona, &goal(&page, "Leads the centre: Huda")).await;
        assert!(receiving(&floor(&world, &huda, place).await).is_empty(), "there is no place for it");
        assert_eq!(office(&world, &mona, place, "yes").await.status, 403);
        for _ in 0..2 {
            assert_eq!(office(&world, &noora, place, "yes").await.status, 303);
        }
        let setting = world.get(&noora, &format!("/en/desk/centres/{}/set-up", place.centre)).await;
        must_say(&setting, &["The centre manager’s office", "Remove the office"]);
        assert_eq!(setting.attributes("input[name=counters]", "value"), ["3"]);
        let act = receiving(&floor(&world, &huda, place).await).remove(0);
        world.post(&huda, &act, &[]).await;
        must_say(&world.get(&huda, "/en/desk/counter").await, &["The centre manager’s office"]);
        world.does(&salem, "leaving", &[]).await;
        must_say(&world.may_not(&mona, "pause", &[]).await, &["no counter would be open"]);
        assert_eq!(office(&world, &noora, place, "no").await.status, 409, "somebody sits there");
        world.does(&huda, "visit", &[]).await;
        world.does(&huda, "completion", &[("steps", "Told."), ("outcome", "settled")]).await;
        world.does(&huda, "leaving", &[]).await;
        assert_eq!(office(&world, &noora, place, "no").await.status, 303);
        must_say(&world.does(&mona, "next", &[]).await, &["A 002"]);
    });
}

#[test]
fn from_an_office_nobody_goes_on_a_break_and_nobody_is_told_that_a_counter_was_closed() {
    on_each(|world| async move {
        let (huda, noora) = (huda(&world).await, manager(&world).await);
        let (mona, _, place, _, page) = two_at_work(&world, 2).await;
        assert_eq!(office(&world, &noora, place, "yes").await.status, 303);
        sends(&world, &mona, &goal(&page, "Leads the centre: Huda")).await;
        let act = receiving(&floor(&world, &huda, place).await).remove(0);
        world.post(&huda, &act, &[]).await;
        world.does(&huda, "visit", &[]).await;
        let after = world.does(&huda, "completion", &[("steps", "Told."), ("outcome", "settled")]).await;
        must_say(&after, &["The centre manager’s office"]);
        assert!(!after.says("I must go at once"), "{}", after.seen());
        for (act, field) in [("break/urgent", ("urgent", "An urgent need")), ("break", ("minutes", "15"))] {
            must_say(&world.may_not(&huda, act, &[field]).await, &["No break is asked for in the office."]);
        }
        for asked in [json!({ "minutes": 15 }), json!({ "minutes": 15, "urgent": "An urgent need" })] {
            assert_eq!(world.program(&huda, "POST", "/api/v1/counter/break", Some(asked)).await.0, 409);
        }
        assert!(!world.get(&noora, "/en/desk/notices").await.says("urgent need"));
        must_say(&world.does(&huda, "pause", &[]).await, &["Paused"]);
    });
}

#[test]
fn a_centre_that_is_set_up_as_another_or_from_its_table_has_its_managers_office_too() {
    on_each(|world| async move {
        let (sara, place) = (world.person(WORKS, ("سارة", "Sara"), Role::EntityAdministrator).await, world.muharraq(2).await);
        let copy = Place { centre: sitra(&world).await, ..place };
        assert_eq!(office(&world, &sara, place, "yes").await.status, 303);
        let from = place.centre.to_string();
        assert_eq!(world.post(&sara, &format!("/en/desk/centres/{}/copy", copy.centre), &[("from", &from)]).await.status, 303);
        let setting = async || world.get(&sara, &format!("/en/desk/centres/{}/set-up", copy.centre)).await;
        must_say(&setting().await, &["Remove the office"]);
        let hands_over = async |place: Place, table: &str| {
            world.upload(&sara, &format!("/en/desk/centres/{}/table", place.centre), &[("centre.csv", table.as_bytes())]).await
        };
        for lang in ["ar", "en"] {
            assert_eq!(office(&world, &sara, copy, "no").await.status, 303);
            must_say(&setting().await, &["Add the office"]);
            let table = world.get(&sara, &format!("/{lang}/desk/centres/{}/table/filled", place.centre)).await.text;
            must_say(&hands_over(place, &table).await, &["All of it is there already"]);
            let tried = hands_over(copy, &table).await;
            must_say(&tried, &["The table is right and can be imported"]);
            assert_eq!(tried.texts("tbody td p"), ["The centre manager’s office"], "it lacks nothing else");
            let import = format!("/en/desk/centres/{}/table/import", copy.centre);
            assert_eq!(world.post(&sara, &import, &[("table", &table)]).await.status, 303);
            must_say(&setting().await, &["Remove the office"]);
        }
        must_say(
            &hands_over(copy, "Counters;Office of the manager\n;No\n").await,
            &["Office of the manager: Write “Yes”, or leave it empty."],
        );
        must_say(
            &hands_over(copy, "Counters;Office of the manager\n;No\n").await,
            &["Office of the manager: Write “Yes”, or leave it empty."],
        );
    });
}
