//! Breaks: they begin once others keep the centre's cover, and end in sight of those who lead the floor.

use futures::future::join;
use kernel::Bilingual;
use kernel::Lang;
use kernel::Role;
use serde_json::json;
use testkit::inside::Answer;
use testkit::inside::Browser;
use testkit::inside::address;

use crate::devices::paired;
use crate::devices::plate;
use crate::devices::screen;
use crate::world::HEALTH;
use crate::world::Person;
use crate::world::Place;
use crate::world::WORKS;
use crate::world::World;
use crate::world::on_each;

async fn fatima(world: &World) -> Person {
    world.person(WORKS, ("فاطمة", "Fatima"), Role::Supervisor).await
}

async fn noora(world: &World) -> Person {
    world.person(WORKS, ("نورة", "Noora"), Role::CentreManager).await
}

/// The centre keeps so many counters open.
pub(crate) async fn keeps(world: &World, place: Place, least: &str) {
    let noora = noora(world).await;
    let form = [("least_open", least), ("keeps", "number"), ("lengths", "5 10 15 30")];
    let saved = world.post(&noora, &format!("/en/desk/centres/{}/cover", place.centre), &form).await;
    assert_eq!(saved.status, 303, "{}", saved.seen());
}

/// Mona and Salem at two counters of a centre that keeps one open.
async fn two_sit(world: &World) -> (Person, Person, Place) {
    let (mona, salem, place) = (world.mona().await, world.salem().await, world.muharraq(3).await);
    world.sits(&mona, 1).await;
    world.sits(&salem, 2).await;
    (mona, salem, place)
}

async fn asks(world: &World, who: &Person, minutes: &str) -> Answer {
    world.does(who, "break", &[("minutes", minutes)]).await
}

async fn floor(world: &World, who: &Person, place: Place) -> Answer {
    let page = world.get(who, &format!("/en/desk/centres/{}", place.centre)).await;
    assert!(ui::lint::html(&page.text).is_empty(), "{:?}", ui::lint::html(&page.text));
    page
}

async fn plans(world: &World, who: &Person, place: Place, (whose, at, minutes): (&Person, &str, &str)) -> Answer {
    let whose = whose.id.to_string();
    let form = [("employee", whose.as_str()), ("day", "2026-11-24"), ("at", at), ("minutes", minutes)];
    world.post(who, &format!("/en/desk/centres/{}/breaks", place.centre), &form).await
}

#[test]
fn a_break_begins_at_once_while_others_keep_the_cover_and_closes_the_counter_to_customers() {
    on_each(|world| async move {
        let (mona, _, place) = two_sit(&world).await;
        let (fatima, noora) = (fatima(&world).await, noora(&world).await);
        let mut front = plate(&world, &noora, place, 1).await;
        let page = asks(&world, &mona, "15").await;
        assert!(page.says("Your break lasts until 10:15") && page.says("Come back"), "{}", page.seen());
        let shown = front.get("/en/device").await;
        assert!(shown.says("closed") && shown.says("2"), "customers are sent to Salem: {}", shown.seen());
        assert!(floor(&world, &fatima, place).await.says("Away until 10:15"));
        assert!(!floor(&world, &mona, place).await.says("Away until"), "colleagues are not shown who is away until when");
        world.after(16 * 60).await;
        let late = world.get(&mona, "/en/desk/counter").await;
        assert!(late.says("Your break lasted until 10:15"), "{}", late.seen());
        assert!(floor(&world, &fatima, place).await.says("Was due back at 10:15"));
        let counter = late.attributes("input[name=counter]", "value").remove(0);
        let back = world.does(&mona, "seat", &[("counter", &counter)]).await;
        assert!(back.says("Break:") && !back.says("Your break lasted"), "{}", back.seen());
        assert!(!floor(&world, &fatima, place).await.says("Was due back"));
    });
}

#[test]
fn whoever_would_break_the_cover_is_told_whose_return_is_awaited_and_goes_by_itself_then() {
    on_each(|world| async move {
        let (mona, salem, place) = two_sit(&world).await;
        asks(&world, &mona, "15").await;
        let page = asks(&world, &salem, "10").await;
        assert!(page.says("you are number 1 in the line") && page.says("Mona is expected back at 10:15"), "{}", page.seen());
        assert!(page.says("At least one counter stays open."), "{}", page.seen());
        world.comes(&mona, place, &[]).await;
        world.does(&salem, "next", &[]).await;
        world.does(&salem, "visit", &[]).await;
        let counter = world.get(&mona, "/en/desk/counter").await.attributes("input[name=counter]", "value").remove(0);
        world.does(&mona, "seat", &[("counter", &counter)]).await;
        let page = world.get(&salem, "/en/desk/counter").await;
        assert!(page.says("begins after this visit"), "{}", page.seen());
        let page = world.does(&salem, "completion", &[("steps", "Renewed."), ("outcome", "settled"), ("told", "words")]).await;
        assert!(page.says("Your break lasts until 10:10"), "it begins by itself after the visit: {}", page.seen());
        let again = asks(&world, &mona, "5").await;
        assert!(again.says("Salem is expected back at 10:10"), "{}", again.seen());
        let none = world.does(&mona, "break/withdrawal", &[]).await;
        assert!(none.says("Break:") && !none.says("expected back"), "{}", none.seen());
    });
}

#[test]
fn of_two_who_ask_in_the_same_instant_one_goes_and_the_other_waits() {
    on_each(|world| async move {
        let (mona, salem, place) = two_sit(&world).await;
        let ask = |who| world.post(who, "/en/desk/counter/break", &[("minutes", "10")]);
        let (first, second) = join(ask(&mona), ask(&salem)).await;
        assert_eq!((first.status, second.status), (303, 303));
        let pages = [world.get(&mona, "/en/desk/counter").await, world.get(&salem, "/en/desk/counter").await];
        let away = pages.iter().filter(|page| page.says("Your break lasts until")).count();
        let wait = pages.iter().filter(|page| page.says("you are number 1 in the line")).count();
        assert_eq!((away, wait), (1, 1));
        let page = floor(&world, &fatima(&world).await, place).await;
        assert!(page.says("Away until 10:10") && page.says("Waits, number 1 in the line"), "{}", page.seen());
    });
}

#[test]
fn a_service_keeps_somebody_who_is_qualified_where_the_centre_wants_it() {
    on_each(|world| async move {
        let (mona, place, noora) = (world.mona().await, world.muharraq(3).await, noora(&world).await);
        let salem = world.speaking(WORKS, ("سالم", "Salem"), Role::Employee, &[Lang::Ar]).await;
        world.sits(&mona, 1).await;
        world.sits(&salem, 2).await;
        let path = format!("/en/desk/centres/{}/cover", place.centre);
        for (least, keeps, lengths) in [("300", "number", "5"), ("1", "", "5"), ("1", "number", "0"), ("1", "number", " ")] {
            let refused = world.post(&noora, &path, &[("least_open", least), ("keeps", keeps), ("lengths", lengths)]).await;
            assert_eq!(refused.status, 422, "{least} {keeps} {lengths}");
        }
        let saved = world.post(&noora, &path, &[("least_open", "١"), ("keeps", "languages"), ("lengths", "٢٠، 7")]).await;
        assert_eq!(saved.status, 303, "{}", saved.seen());
        assert_eq!(world.may_not(&mona, "break", &[("minutes", "15")]).await.status, 422, "it is no length of the centre any more");
        let page = asks(&world, &mona, "20").await;
        assert!(page.says("Somebody who is qualified for Building permits in English stays."), "{}", page.seen());
        let page = asks(&world, &salem, "7").await;
        assert!(page.says("Your break lasts until 10:07"), "what he cannot do is not missed: {}", page.seen());
    });
}

#[test]
fn a_supervisor_lets_a_break_begin_with_a_reason_although_cover_is_missing() {
    on_each(|world| async move {
        let (mona, salem, place) = two_sit(&world).await;
        let fatima = fatima(&world).await;
        asks(&world, &mona, "15").await;
        asks(&world, &salem, "10").await;
        let form = floor(&world, &fatima, place).await.attributes("form[action$='/grant']", "action").remove(0);
        let refused = world.post(&fatima, &form, &[("reason", " ")]).await;
        assert!(refused.status == 422 && refused.says("Write what should be known"), "{}", refused.seen());
        assert_eq!(world.post(&mona, &form, &[("reason", "He is ill.")]).await.status, 403);
        let stranger = world.person(HEALTH, ("هدى", "Huda"), Role::Supervisor).await;
        assert_eq!(world.post(&stranger, &form, &[("reason", "He is ill.")]).await.status, 404);
        for _ in 0..2 {
            assert_eq!(world.post(&fatima, &form, &[("reason", "He is ill.")]).await.status, 303);
        }
        assert!(world.get(&salem, "/en/desk/counter").await.says("Your break lasts until 10:10"));
        assert!(floor(&world, &fatima, place).await.says("He is ill."));
    });
}

#[test]
fn a_plan_that_breaks_the_cover_is_refused_with_the_time_and_what_is_missing() {
    on_each(|world| async move {
        let (mona, salem, place) = two_sit(&world).await;
        let fatima = fatima(&world).await;
        assert_eq!(plans(&world, &fatima, place, (&mona, "10:20", "30")).await.status, 303);
        let refused = plans(&world, &fatima, place, (&salem, "10:10", "15")).await;
        assert!(refused.status == 422 && refused.says("At 10:20 no counter would be open"), "{}", refused.seen());
        assert!(ui::lint::html(&refused.text).is_empty(), "{:?}", ui::lint::html(&refused.text));
        for (whose, at, minutes, words) in [
            (&mona, "10:45", "5", "already"),
            (&salem, "09:30", "5", "has passed"),
            (&salem, "20:00", "5", "closed at this time"),
            (&salem, "half ten", "5", "hours and minutes"),
            (&fatima, "12:00", "5", "serves at the counters"),
            (&salem, "12:00", "17", "lengths"),
        ] {
            let refused = plans(&world, &fatima, place, (whose, at, minutes)).await;
            assert!(refused.status == 422 && refused.says(words), "{at}: {}", refused.seen());
        }
        assert_eq!(plans(&world, &fatima, place, (&salem, "11:00", "15")).await.status, 303);
        let page = world.get(&fatima, &format!("/en/desk/centres/{}/appointments", place.centre)).await;
        assert!(page.says("Planned for 10:20") && page.says("Planned for 11:00"), "{}", page.seen());
        assert!(world.get(&mona, "/en/desk/counter").await.says("A break of 30 minutes is planned for you at 10:20."));
        let early = asks(&world, &salem, "30").await;
        assert!(early.says("you are number 1 in the line"), "a break that runs into a planned one waits: {}", early.seen());
        world.does(&salem, "break/withdrawal", &[]).await;
        assert_eq!(plans(&world, &mona, place, (&salem, "12:00", "5")).await.status, 403);
        let removal = page.attributes("form[action$='/removal']", "action").pop().unwrap();
        assert_eq!(world.post(&fatima, &removal, &[("day", "2026-11-24")]).await.status, 303);
        world.after(31 * 60).await;
        assert!(world.get(&mona, "/en/desk/counter").await.says("Your break lasts until 11:01"), "it begins by itself at its time");
    });
}

#[test]
fn whoever_leaves_is_in_no_line_and_outside_the_hours_nothing_has_to_be_kept() {
    on_each(|world| async move {
        let (mona, salem, place) = two_sit(&world).await;
        asks(&world, &mona, "30").await;
        asks(&world, &salem, "30").await;
        world.does(&salem, "leaving", &[]).await;
        let page = floor(&world, &fatima(&world).await, place).await;
        assert!(page.says("Away until 10:30") && !page.says("in the line"), "{}", page.seen());
        world.clock.advance(std::time::Duration::from_secs(8 * 3600));
        world.sits(&salem, 3).await;
        let page = asks(&world, &salem, "5").await;
        assert!(page.says("Your break lasts until 18:05"), "nobody may come any more: {}", page.seen());
    });
}

#[test]
fn programs_plan_list_grant_remove_and_ask_as_people_do() {
    on_each(|world| async move {
        let (mona, salem, place) = two_sit(&world).await;
        let fatima = fatima(&world).await;
        let path = format!("/api/v1/centres/{}/breaks", place.centre);
        let (status, running) = world.program(&mona, "POST", "/api/v1/counter/break", Some(json!({"minutes": 15}))).await;
        assert_eq!((status, &running["state"]), (200, &json!("running")), "{running}");
        let (_, asked) = world.program(&salem, "POST", "/api/v1/counter/break", Some(json!({"minutes": 15}))).await;
        assert_eq!(asked["state"], json!("asked"), "{asked}");
        let body = json!({"employee": mona.id.to_string(), "at": "2026-11-24T08:00:00Z", "minutes": 10});
        let (status, planned) = world.program(&fatima, "POST", &path, Some(body.clone())).await;
        assert_eq!((status, &planned["state"]), (200, &json!("planned")), "{planned}");
        let other = json!({"employee": salem.id.to_string(), "at": "2026-11-24T08:05:00Z", "minutes": 10});
        let (status, refused) = world.program(&fatima, "POST", &path, Some(other)).await;
        assert!(status == 422 && refused.to_string().contains("11:05"), "{refused}");
        let (_, list) = world.program(&fatima, "GET", &path, None).await;
        assert_eq!(list["items"].as_array().unwrap().len(), 3, "{list}");
        assert_eq!(world.program(&mona, "GET", &path, None).await.0, 403);
        let one = |id: &serde_json::Value, act: &str| format!("{path}/{}/{act}", id.as_str().unwrap());
        let (status, removed) = world.program(&fatima, "POST", &one(&planned["id"], "removal"), None).await;
        assert_eq!((status, &removed["state"]), (200, &json!("withdrawn")), "{removed}");
        let (status, granted) = world.program(&fatima, "POST", &one(&asked["id"], "grant"), Some(json!({"reason": "He is ill."}))).await;
        assert_eq!((status, &granted["state"]), (200, &json!("running")), "{granted}");
        assert_eq!(world.program(&fatima, "POST", &one(&running["id"], "removal"), None).await.0, 409);
    });
}

#[test]
fn nobody_plans_a_break_for_who_works_in_another_centre() {
    on_each(|world| async move {
        let (_, _, place) = two_sit(&world).await;
        let (fatima, ali) = (fatima(&world).await, world.person(WORKS, ("علي", "Ali"), Role::Employee).await);
        let (id, elsewhere) = (
            ali.id,
            world
                .act(WORKS, |tx| {
                    let name = Bilingual::new("فرع الرفاع", "Riffa branch");
                    let other = org::Centre { id: tx.new_id(), name, place: Bilingual::default() };
                    org::open_centre(tx, &other)?;
                    Ok(other.id)
                })
                .await,
        );
        world
            .act(WORKS, move |tx| {
                let ali = org::store::employee(tx, id)?.expect("he works here");
                org::save_employee(tx, &org::Employee { centre: Some(elsewhere), ..ali })
            })
            .await;
        let refused = plans(&world, &fatima, place, (&ali, "12:00", "15")).await;
        assert!(refused.status == 422 && refused.says("serves at the counters of this centre"), "{}", refused.seen());
        let body = json!({"employee": ali.id.to_string(), "at": "2026-11-24T08:00:00Z", "minutes": 10});
        let path = format!("/api/v1/centres/{}/breaks", place.centre);
        assert_eq!(world.program(&fatima, "POST", &path, Some(body)).await.0, 422);
        // Whoever sits there today is one of them, wherever they work else.
        world.sits(&ali, 3).await;
        assert_eq!(plans(&world, &fatima, place, (&ali, "12:00", "15")).await.status, 303);
    });
}

#[test]
fn a_pause_that_would_break_the_cover_is_refused_with_the_time_and_what_is_missing() {
    on_each(|world| async move {
        let (mona, salem, place) = two_sit(&world).await;
        let fatima = fatima(&world).await;
        let page = world.does(&mona, "pause", &[]).await;
        assert!(page.says("Nobody is called to this counter until you are back"), "Salem stays: {}", page.seen());
        let refused = world.may_not(&salem, "pause", &[]).await;
        assert!(refused.says("At 10:00 no counter would be open, and the centre keeps 1 open at least."), "{}", refused.seen());
        assert!(refused.says("and a pause cannot start"), "{}", refused.seen());
        assert!(ui::lint::html(&refused.text).is_empty(), "{:?}", ui::lint::html(&refused.text));
        let counter = world.get(&mona, "/en/desk/counter").await.attributes("input[name=counter]", "value").remove(0);
        world.does(&mona, "seat", &[("counter", &counter)]).await;
        assert_eq!(plans(&world, &fatima, place, (&mona, "10:03", "5")).await.status, 303);
        let planned = world.may_not(&salem, "pause", &[]).await;
        assert!(planned.says("At 10:03 no counter would be open"), "a planned break counts: {}", planned.seen());
        assert!(asks(&world, &salem, "5").await.says("you are number 1 in the line"), "a break waits as before");
        // What happens by itself asks nobody, and whoever leaves is not held.
        assert_eq!(world.post(&salem, "/en/sign-out", &[]).await.status, 303);
        assert!(floor(&world, &fatima, place).await.says("Paused"));
        world.does(&mona, "leaving", &[]).await;
    });
}

#[test]
fn of_two_who_pause_in_the_same_instant_one_goes_and_the_other_is_refused() {
    on_each(|world| async move {
        let (mona, salem, place) = two_sit(&world).await;
        let pause = |who| world.post(who, "/en/desk/counter/pause", &[]);
        let (first, second) = join(pause(&mona), pause(&salem)).await;
        let mut became = [first.status, second.status];
        became.sort_unstable();
        assert_eq!(became, [303, 409], "{} {}", first.seen(), second.seen());
        keeps(&world, place, "0").await;
        let both =
            [world.post(&mona, "/en/desk/counter/pause", &[]).await.status, world.post(&salem, "/en/desk/counter/pause", &[]).await.status];
        assert_eq!(both, [303, 303], "where no counter has to stay open");
    });
}

#[test]
fn a_page_with_a_customer_that_fetches_what_is_said_of_the_break_gets_that_and_nothing_of_the_visit() {
    on_each(|world| async move {
        let (mona, _, place) = two_sit(&world).await;
        world.comes(&mona, place, &[]).await;
        world.does(&mona, "next", &[]).await;
        world.does(&mona, "visit", &[]).await;
        let page = asks(&world, &mona, "15").await;
        assert!(page.says("begins after this visit") && page.says("A 001"), "{}", page.seen());
        let mut browser = Browser::new(&world);
        browser.signs_in(&address("Mona", WORKS), "coffee by the old pier").await;
        (browser.unattended, browser.wanted) = (Some("later"), "break");
        let part = browser.get("/en/desk/counter").await;
        assert_eq!((part.status, part.texts("#break")), (200, page.texts("#break")), "{}", part.seen());
        let topics = |answer: &Answer| answer.attributes("#break[data-live-rests]", "data-live");
        assert_eq!(topics(&part), topics(&page), "it is followed as before");
        assert!(!part.says("A 001") && part.texts("form[action$='/completion'], select[name=to]").is_empty(), "{}", part.seen());
        browser.wanted = "waiting,break";
        assert!(browser.get("/en/desk/counter").await.says("A 001"), "whoever wants more is shown the page");
        world.does(&mona, "completion", &[("steps", "Renewed."), ("outcome", "settled"), ("told", "words")]).await;
        world.does(&mona, "leaving", &[]).await;
        browser.wanted = "break";
        assert!(browser.get("/en/desk/counter").await.says("Open the counter"), "and so is whoever sits there no more");
    });
}

#[test]
fn whoever_must_go_at_once_closes_the_only_counter_and_all_see_at_once_that_service_resumes() {
    on_each(|world| async move {
        let (mona, place, noora) = (world.mona().await, world.muharraq(1).await, noora(&world).await);
        let fatima = fatima(&world).await;
        let (mut front, mut wall) = (plate(&world, &noora, place, 1).await, paired(&world, &noora, place, &[]).await);
        world.comes(&mona, place, &[]).await;
        let page = world.sits(&mona, 1).await;
        assert!(page.says("service resumes shortly") && page.says("One customer waits now."), "{}", page.seen());
        let refused = world.may_not(&mona, "pause", &[]).await;
        assert!(refused.says("Whoever must go at once says why."), "{}", refused.seen());
        let silent = world.may_not(&mona, "break/urgent", &[("urgent", " ")]).await;
        assert!(silent.says("Write what should be known."), "{}", silent.seen());
        assert!(ui::lint::html(&silent.text).is_empty(), "{:?}", ui::lint::html(&silent.text));
        assert!(screen(&mut front).await.says("Mona"), "she is still there");
        for press in ["first", "second"] {
            let gone = world.does(&mona, "break/urgent", &[("urgent", "An urgent need.")]).await;
            assert!(gone.says("You have been away for an urgent need since 10:00"), "{press}: {}", gone.seen());
        }
        let told = world.get(&fatima, "/en/desk/notices").await;
        let hall = "Counter 1 was closed for an urgent need, Mona: An urgent need. No counter is open now";
        assert!(told.says(hall) && told.says("One customer waits now."), "{}", told.seen());
        let seen = floor(&world, &fatima, place).await;
        assert!(seen.says("Away for an urgent need since 10:00") && seen.says("An urgent need"), "{}", seen.seen());
        for shown in [screen(&mut front).await, screen(&mut wall).await] {
            assert!(shown.says("Service resumes shortly") && shown.says("تُستأنف الخدمة بعد قليل"), "{}", shown.seen());
        }
        let counter = world.get(&mona, "/en/desk/counter").await.attributes("input[name=counter]", "value").remove(0);
        world.does(&mona, "seat", &[("counter", &counter)]).await;
        assert!(!floor(&world, &fatima, place).await.says("urgent need"), "she is back");
        assert!(screen(&mut wall).await.says("Open counters"), "the hall agrees");
    });
}
