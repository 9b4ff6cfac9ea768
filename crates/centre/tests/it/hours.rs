//! A centre with a week of its own: everything in it opens and closes by that week, and what lies outside is shown before it counts.

use std::time::Duration;

use kernel::Role;
use kernel::Timestamp;
use serde_json::Value;
use serde_json::json;
use testkit::inside::Answer;

use crate::counter_cuts::stock;
use crate::cuts::says;
use crate::devices::manager;
use crate::devices::paired;
use crate::world::HEALTH;
use crate::world::Person;
use crate::world::Place;
use crate::world::WORKS;
use crate::world::World;
use crate::world::on_each;

/// Stories begin on a Tuesday at ten; the entity is open from seven to a quarter past two.
const TOMORROW: &str = "2026-11-25";
/// A week of evenings, and of Friday.
const EVENINGS: [(&str, &str); 3] = [("tuesday", "08:00-09:00, ١٦:٠٠-20:00"), ("wednesday", "16:00-18:00"), ("friday", "16:00-20:00")];

async fn noora(world: &World) -> Person {
    world.person(WORKS, ("نورة", "Noora"), Role::CentreManager).await
}

fn path(place: Place) -> String {
    format!("/en/desk/centres/{}/hours", place.centre)
}

async fn hours(world: &World, who: &Person, place: Place) -> Answer {
    let page = world.get(who, &path(place)).await;
    assert!(page.status != 200 || ui::lint::html(&page.text).is_empty(), "{:?}", ui::lint::html(&page.text));
    page
}

async fn sets(world: &World, who: &Person, place: Place, week: &[(&str, &str)]) -> Answer {
    let page = world.post(who, &path(place), week).await;
    assert!(![409, 422].contains(&page.status) || ui::lint::html(&page.text).is_empty(), "{:?}", ui::lint::html(&page.text));
    page
}

/// Sends a form of a page as it stands there.
async fn sends(world: &World, who: &Person, place: Place, (page, form): (&Answer, &str)) -> Answer {
    let (names, values) = (page.attributes(&format!("{form} input"), "name"), page.attributes(&format!("{form} input"), "value"));
    let fields: Vec<(&str, &str)> = names.iter().map(String::as_str).zip(values.iter().map(String::as_str)).collect();
    sets(world, who, place, &fields).await
}

async fn public(world: &World, place: Place) -> Answer {
    world.get_as_anybody(&format!("/en/e/mow/centres/{}", place.centre)).await
}

fn must_say(page: &Answer, all: &[&str]) {
    all.iter().for_each(|words| assert!(page.says(words), "{words}: {}", page.seen()));
}

/// Until when something may go on, how long after now.
fn lasts(world: &World, until: &Value) -> Duration {
    Duration::from_millis(u64::try_from(until.as_i64().unwrap() - world.clock.now().as_millisecond()).unwrap())
}

async fn plans(world: &World, who: &Person, place: Place, (whose, at): (&Person, &str)) -> Answer {
    let whose = whose.id.to_string();
    let form = [("employee", whose.as_str()), ("day", "2026-11-24"), ("at", at), ("minutes", "15")];
    world.post(who, &format!("/en/desk/centres/{}/breaks", place.centre), &form).await
}

#[test]
fn a_centre_with_a_week_of_its_own_opens_and_closes_by_it_wherever_that_is_asked() {
    on_each(|world| async move {
        let (noora, mona, place) = (manager(&world).await, world.mona().await, world.bookable(|usual| usual).await);
        let fatima = world.person(WORKS, ("فاطمة", "Fatima"), Role::Supervisor).await;
        world.sits(&mona, 1).await;
        let mut kiosk = paired(&world, &noora, place, &[("kind", "kiosk"), ("name", "Door")]).await;
        must_say(&hours(&world, &noora, place).await, &["is open as the entity’s calendar says"]);
        must_say(&public(&world, place).await, &["Until 14:15"]);
        assert_eq!(sets(&world, &noora, place, &EVENINGS).await.status, 303);
        let page = hours(&world, &noora, place).await;
        must_say(&page, &["This centre has a week of its own", "Give up the centre’s own hours"]);
        assert_eq!(page.attributes("input[name=tuesday]", "value"), ["08:00-09:00, 16:00-20:00"]);
        must_say(&world.get(&noora, &format!("/en/desk/centres/{}/set-up", place.centre)).await, &["The centre has a week of its own."]);
        must_say(&public(&world, place).await, &["at 16:00", "during working hours only", "Friday 27 November: 16:00-20:00"]);
        let free: Vec<String> = world.free(place, TOMORROW).await.into_iter().map(|(label, _)| label).collect();
        assert_eq!(free, ["16:00", "16:30", "17:00", "17:30"]);
        assert_eq!(world.free(place, "2026-11-27").await.len(), 8, "on a Friday too");
        must_say(&world.get(&fatima, &format!("/en/desk/centres/{}/opening", place.centre)).await, &["opens at 16:00", "by 15:45"]);
        let (hers, its) = (stock(&world, &mona).await, says(&mut kiosk, "one", &[]).await);
        assert_eq!((lasts(&world, &hers["until"]).as_secs(), lasts(&world, &its["stock"]["until"]).as_secs()), (36_000, 36_000));
        assert_eq!(lasts(&world, &its["stock"]["from"]).as_secs(), 21_600, "it gives no number before the doors open");
        let refused = plans(&world, &fatima, place, (&mona, "12:00")).await;
        assert!(refused.status == 422 && refused.says("closed at this time"), "{}", refused.seen());
        let salem = world.salem().await;
        world.sits(&salem, 2).await;
        assert_eq!(plans(&world, &fatima, place, (&mona, "17:00")).await.status, 303);
        world.clock.advance(Duration::from_secs(7 * 3600));
        must_say(&public(&world, place).await, &["Until 20:00"]);
        let follow = hours(&world, &noora, place).await;
        assert_eq!(sends(&world, &noora, place, (&follow, "#hours-follow")).await.status, 303);
        must_say(&hours(&world, &noora, place).await, &["is open as the entity’s calendar says"]);
        must_say(&public(&world, place).await, &["at 07:00"]);
    });
}

#[test]
fn a_kiosk_without_a_line_knows_every_opening_of_the_day_and_when_it_gives_numbers_again() {
    on_each(|world| async move {
        let (noora, place) = (manager(&world).await, world.muharraq(1).await);
        let mut kiosk = paired(&world, &noora, place, &[("kind", "kiosk"), ("name", "Door")]).await;
        assert_eq!(sets(&world, &noora, place, &[("tuesday", "07:00-12:00, 16:00-20:00")]).await.status, 303);
        // From when until when, in hours from the beginning of the story, at ten.
        let began = world.clock.now();
        let hours_of = |told: &Value| -> Vec<(i64, i64)> {
            let hour = |at: &Value| (at.as_i64().unwrap() - began.as_millisecond()) / 3_600_000;
            told["stock"]["open"].as_array().unwrap().iter().map(|one| (hour(&one[0]), hour(&one[1]))).collect()
        };
        assert_eq!(hours_of(&says(&mut kiosk, "one", &[]).await), [(-3, 2), (6, 10)]);
        world.clock.advance(Duration::from_secs(3 * 3600));
        assert_eq!(hours_of(&says(&mut kiosk, "one", &[]).await), [(6, 10)], "at midday it waits for the afternoon");
        let page = kiosk.get("/en/kiosk/offline").await;
        must_say(&page, &["The centre is closed now, and no tickets are given.", "The centre opens today at"]);
        world.clock.advance(Duration::from_secs(8 * 3600));
        assert!(hours_of(&says(&mut kiosk, "one", &[]).await).is_empty(), "the day is over");
    });
}

#[test]
fn what_was_booked_outside_new_hours_is_shown_before_anything_changes_and_then_called_off() {
    on_each(|world| async move {
        let (noora, place) = (noora(&world).await, world.bookable(|usual| usual).await);
        let first = world.has_booked(place, (TOMORROW, "09:00"), &[]).await;
        let inside = world.has_booked(place, (TOMORROW, "13:00"), &[]).await;
        let week = [("tuesday", "07:00-14:00"), ("wednesday", "12:00-18:00"), ("thursday", "12:00-18:00")];
        let shown = sets(&world, &noora, place, &week).await;
        assert_eq!(shown.status, 409);
        must_say(&shown, &["One appointment lies outside these hours", "Nothing has changed yet", "09:00", "Building permits"]);
        assert_eq!(shown.attributes("input[name=wednesday]", "value").pop().unwrap(), "12:00-18:00", "what was typed is kept");
        must_say(&world.get_as_anybody(&first).await, &["Wednesday 25 November, 09:00"]);
        must_say(&hours(&world, &noora, place).await, &["is open as the entity’s calendar says"]);
        // Somebody books meanwhile: that was not seen yet.
        let second = world.has_booked(place, ("2026-11-26", "10:00"), &[]).await;
        let form = "#hours-outside";
        let again = sends(&world, &noora, place, (&shown, form)).await;
        assert_eq!(again.status, 409);
        must_say(&again, &["2 appointments lie outside these hours"]);
        must_say(&world.get_as_anybody(&first).await, &["Wednesday 25 November, 09:00"]);
        assert_eq!(sends(&world, &noora, place, (&again, form)).await.status, 303);
        for gone in [first, second] {
            must_say(&world.get_as_anybody(&gone).await, &["The centre cannot keep this appointment", "choose another time"]);
        }
        must_say(&world.get_as_anybody(&inside).await, &["Wednesday 25 November, 13:00"]);
        let arabic = world.get(&noora, &path(place).replacen("/en/", "/ar/", 1)).await;
        must_say(&arabic, &["لهذا المركز أسبوع خاص به"]);
        assert!(ui::lint::html(&arabic.text).is_empty(), "{:?}", ui::lint::html(&arabic.text));
    });
}

#[test]
fn holidays_stay_the_entitys_and_ramadan_is_as_the_entity_has_it_until_the_centre_has_its_own() {
    on_each(|world| async move {
        let (noora, place) = (noora(&world).await, world.bookable(|usual| usual).await);
        world
            .act(WORKS, |tx| {
                let week = calendar::Week::sunday_to_thursday(&calendar::Hours::read("09:00-11:00").unwrap());
                let season = calendar::Season {
                    from: "2026-11-26".parse().unwrap(),
                    to: "2026-11-30".parse().unwrap(),
                    week,
                    name_ar: "رمضان".into(),
                    name_en: "Ramadan".into(),
                    circular: None,
                    standing: calendar::Standing::Confirmed,
                };
                let holiday = calendar::Holiday {
                    date: "2026-12-01".parse().unwrap(),
                    name_ar: "عطلة".into(),
                    name_en: "Holiday".into(),
                    circular: None,
                    standing: calendar::Standing::Confirmed,
                };
                desk::change_calendar(tx, |calendar| {
                    calendar.set_holiday(holiday);
                    calendar.set_season(season)
                })
            })
            .await;
        let week = [("tuesday", "16:00-18:00"), ("thursday", "16:00-18:00"), ("friday", "16:00-18:00")];
        assert_eq!(sets(&world, &noora, place, &week).await.status, 303);
        must_say(&hours(&world, &noora, place).await, &["Ramadan"]);
        // A day on which nothing can be booked is none to choose: another one is shown.
        let many = async |day: &str| {
            let at = |href: &str| Timestamp::from_second(href.rsplit('/').next().unwrap().parse().unwrap()).unwrap();
            let is_of_day = |(_, href): &(String, String)| at(href).to_zoned(ui::bahrain()).date().to_string() == day;
            world.free(place, day).await.into_iter().filter(is_of_day).count()
        };
        assert_eq!((many("2026-11-26").await, many("2026-11-27").await, many("2026-12-01").await), (4, 0, 0));
        let own = [week.as_slice(), &[("season-friday", "20:00-23:00")]].concat();
        assert_eq!(sets(&world, &noora, place, &own).await.status, 303);
        assert_eq!((many("2026-11-26").await, many("2026-11-27").await, many("2026-12-03").await), (0, 6, 4));
        assert_eq!(hours(&world, &noora, place).await.attributes("input[name=season-friday]", "value"), ["20:00-23:00"]);
    });
}

#[test]
fn hours_that_cannot_be_are_refused_beside_their_day_and_only_who_sets_the_centre_up_sets_them() {
    on_each(|world| async move {
        let (noora, mona, place) = (noora(&world).await, world.mona().await, world.muharraq(1).await);
        let wrong: [(&[(&str, &str)], &str); 4] = [
            (&[("sunday", "from eight")], "Write the period in hours and minutes"),
            (&[("sunday", "08:00-12:00, 11:00-13:00")], "overlap"),
            (&[("friday", "")], "has no working hours"),
            (&[("sunday", "08:00-12:00"), ("season-monday", "8")], "Write the period in hours and minutes"),
        ];
        for (week, words) in wrong {
            let refused = sets(&world, &noora, place, week).await;
            assert!(refused.status == 422 && refused.says(words), "{week:?}: {}", refused.seen());
            assert_eq!(refused.attributes(&format!("input[name={}]", week[0].0), "value"), [week[0].1]);
        }
        assert_eq!((hours(&world, &mona, place).await.status, sets(&world, &mona, place, &EVENINGS).await.status), (403, 403));
        let stranger = world.person(HEALTH, ("هدى", "Huda"), Role::CentreManager).await;
        assert_eq!((hours(&world, &stranger, place).await.status, sets(&world, &stranger, place, &EVENINGS).await.status), (404, 404));
        must_say(&hours(&world, &noora, place).await, &["is open as the entity’s calendar says"]);
    });
}

#[test]
fn programs_read_and_set_the_hours_of_a_centre_and_hear_what_lies_outside() {
    on_each(|world| async move {
        let (noora, place) = (noora(&world).await, world.bookable(|usual| usual).await);
        let own = world.has_booked(place, (TOMORROW, "09:00"), &[]).await;
        let path = format!("/api/v1/centres/{}/hours", place.centre);
        let (status, entity) = world.program(&noora, "GET", &path, None).await;
        assert_eq!((status, &entity["is_own"], &entity["week"]["friday"]), (200, &json!(false), &json!("")), "{entity}");
        let week = json!({ "tuesday": "07:00-12:00", "wednesday": "16:00-18:00" });
        let ask = |call_off: Value| json!({ "week": week.clone(), "call_off": call_off });
        let (status, told) = world.program(&noora, "POST", &path, Some(ask(json!([])))).await;
        assert_eq!((status, &told["is_own"]), (200, &json!(false)), "{told}");
        let outside = told["outside"][0]["id"].clone();
        must_say(&world.get_as_anybody(&own).await, &["Wednesday 25 November, 09:00"]);
        let (_, told) = world.program(&noora, "POST", &path, Some(ask(json!([outside])))).await;
        assert_eq!(
            (&told["is_own"], &told["outside"], &told["week"]["wednesday"]),
            (&json!(true), &json!([]), &json!("16:00-18:00")),
            "{told}"
        );
        must_say(&world.get_as_anybody(&own).await, &["cannot keep this appointment"]);
        for wrong in [json!({ "week": { "sunday": "8" } }), json!({ "week": {} }), json!({ "week": week, "call_off": ["x"] })] {
            assert_eq!(world.program(&noora, "POST", &path, Some(wrong.clone())).await.0, 422, "{wrong}");
        }
        let (_, back) = world.program(&noora, "POST", &path, Some(json!({}))).await;
        assert_eq!((&back["is_own"], &back["week"]), (&json!(false), &entity["week"]), "{back}");
    });
}
