//! The opening of the day: who was ready when, what the counters said of themselves, and what somebody confirmed.

use std::time::Duration;

use guide::Outcome;
use kernel::EmployeeId;
use kernel::Lang;
use kernel::Role;
use store::name_of;
use testkit::inside::Answer;
use testkit::picture;

use crate::devices::plate;
use crate::printers::Played;
use crate::printers::adds;
use crate::world::HEALTH;
use crate::world::Person;
use crate::world::Place;
use crate::world::WORKS;
use crate::world::World;
use crate::world::on_each;

/// The next morning, so many minutes before the centre opens at seven; stories begin at ten.
pub(crate) fn the_next_morning(world: &World, minutes_before: u64) {
    world.clock.advance(Duration::from_secs((21 * 60 - minutes_before) * 60));
}

async fn fatima(world: &World) -> Person {
    world.person(WORKS, ("فاطمة", "Fatima"), Role::Supervisor).await
}

async fn noora(world: &World) -> Person {
    world.person(WORKS, ("نورة", "Noora"), Role::CentreManager).await
}

/// What was found of a clause, and of whose act.
pub async fn found(world: &World, clause: &'static str) -> Vec<(Outcome, Option<EmployeeId>)> {
    world
        .act(WORKS, move |tx| {
            let mut all = Vec::new();
            for outcome in Outcome::ALL {
                let found = desk::store::findings::of_clause(tx, clause, outcome, None, 50)?;
                all.extend(found.into_iter().map(|one| (one.counts_as(), one.employee)));
            }
            Ok(all)
        })
        .await
}

async fn opening(world: &World, who: &Person, place: Place) -> Answer {
    let page = world.get(who, &format!("/en/desk/centres/{}/opening", place.centre)).await;
    assert!(page.status != 200 || ui::lint::html(&page.text).is_empty(), "{:?}", ui::lint::html(&page.text));
    page
}

async fn says(world: &World, who: &Person, place: Place, (item, fields): (&str, &[(&str, &str)])) -> Answer {
    world.post(who, &format!("/en/desk/centres/{}/opening/{item}", place.centre), fields).await
}

/// Somebody comes to Mona.
async fn serves_somebody(world: &World, mona: &Person, place: Place) {
    world.comes(mona, place, &[]).await;
    world.does(mona, "next", &[]).await;
    world.does(mona, "visit", &[]).await;
}

#[test]
fn whoever_opens_their_counter_a_quarter_of_an_hour_before_the_centre_opens_was_present_early() {
    on_each(|world| async move {
        let (mona, place) = (world.mona().await, world.muharraq(2).await);
        the_next_morning(&world, 15);
        world.sits(&mona, 1).await;
        world.clock.advance(Duration::from_secs(3600));
        world.does(&mona, "leaving", &[]).await;
        world.sits(&mona, 2).await;
        assert_eq!(found(&world, "4.before.present-early").await, [(Outcome::Met, Some(mona.id))], "the first counter of the day counts");
        let fatima = fatima(&world).await;
        let page = opening(&world, &fatima, place).await;
        assert!(page.says("opens at 07:00") && page.says("by 06:45") && page.says("Mona") && page.says("In time"), "{}", page.seen());
    });
}

#[test]
fn whoever_opens_their_counter_when_the_centre_opens_was_not_present_early() {
    on_each(|world| async move {
        let (mona, _) = (world.mona().await, world.muharraq(1).await);
        the_next_morning(&world, 0);
        world.sits(&mona, 1).await;
        assert_eq!(found(&world, "4.before.present-early").await, [(Outcome::Missed, Some(mona.id))]);
    });
}

/// The findings of being early of one employee.
async fn early(world: &World, who: &Person) -> Vec<Outcome> {
    let all = found(world, "4.before.present-early").await.into_iter();
    all.filter(|(_, employee)| *employee == Some(who.id)).map(|(outcome, _)| outcome).collect()
}

#[test]
fn whoever_takes_over_from_a_colleague_after_the_opening_is_not_said_to_be_late() {
    on_each(|world| async move {
        let (mona, salem, _) = (world.mona().await, world.salem().await, world.muharraq(2).await);
        the_next_morning(&world, 20);
        world.sits(&mona, 1).await;
        world.clock.advance(Duration::from_secs(50 * 60));
        world.does(&mona, "leaving", &[]).await;
        world.sits(&salem, 1).await;
        assert_eq!((early(&world, &mona).await, early(&world, &salem).await), (vec![Outcome::Met], vec![Outcome::NotApplicable]));
        let reem = world.person(WORKS, ("ريم", "Reem"), Role::Employee).await;
        world.sits(&reem, 2).await;
        assert_eq!(early(&world, &reem).await, [Outcome::Missed], "whoever left is relieved by one, and she relieves nobody");
    });
}

#[test]
fn whoever_comes_for_a_break_or_a_moment_before_a_colleague_leaves_takes_over_too_and_who_only_moves_is_not_relieved() {
    on_each(|world| async move {
        let (mona, salem, _) = (world.mona().await, world.salem().await, world.muharraq(4).await);
        let people = [("ريم", "Reem"), ("نور", "Noor"), ("هيا", "Haya")];
        let mut others = Vec::new();
        for name in people {
            others.push(world.person(WORKS, name, Role::Employee).await);
        }
        let [reem, noor, haya] = &others[..] else { panic!("three of them") };
        the_next_morning(&world, 20);
        world.sits(&mona, 1).await;
        world.sits(&salem, 2).await;
        world.clock.advance(Duration::from_secs(30 * 60));
        world.does(&mona, "leaving", &[]).await;
        world.sits(&mona, 3).await;
        world.sits(reem, 1).await;
        assert_eq!(early(&world, reem).await, [Outcome::Missed], "Mona only sits elsewhere");
        world.clock.advance(Duration::from_secs(11 * 60));
        world.does(&salem, "break", &[("minutes", "15")]).await;
        world.sits(noor, 4).await;
        assert_eq!(early(&world, noor).await, [Outcome::NotApplicable]);
        world.clock.advance(Duration::from_secs(60));
        world.does(noor, "leaving", &[]).await;
        world.sits(haya, 4).await;
        assert_eq!(early(&world, haya).await, [Outcome::NotApplicable]);
    });
}

#[test]
fn whoever_stays_a_moment_beside_whoever_came_for_them_was_relieved_by_them() {
    on_each(|world| async move {
        let (mona, salem, _) = (world.mona().await, world.salem().await, world.muharraq(2).await);
        the_next_morning(&world, 20);
        world.sits(&mona, 1).await;
        world.clock.advance(Duration::from_secs(50 * 60));
        world.sits(&salem, 2).await;
        assert_eq!(early(&world, &salem).await, [Outcome::Missed]);
        world.clock.advance(Duration::from_secs(5 * 60));
        world.does(&mona, "leaving", &[]).await;
        assert_eq!(early(&world, &salem).await, [Outcome::NotApplicable]);
    });
}

#[test]
fn the_opening_is_confirmed_around_it_and_at_no_other_hour() {
    on_each(|world| async move {
        let (fatima, place, item) = (fatima(&world).await, world.muharraq(1).await, "4.before.uniform");
        the_next_morning(&world, 121);
        let early = says(&world, &fatima, place, (item, &[("kept", "yes")])).await;
        assert!(early.status == 409 && early.says("from two hours before the centre opens until an hour after"), "{}", early.seen());
        world.clock.advance(Duration::from_secs(181 * 60 + 60));
        let late = says(&world, &fatima, place, (item, &[("kept", "yes")])).await;
        assert!(late.status == 409 && late.says("stays not observed"), "{}", late.seen());
        assert_eq!(found(&world, item).await, []);
        let page = opening(&world, &fatima, place).await;
        assert!(page.says("between 05:00 and 08:00") && page.says("Not confirmed yet"), "{}", page.seen());
        assert!(page.attributes("form[action*='/opening/']", "action").is_empty(), "nothing is offered that would be refused");
        let floor = world.get(&fatima, &format!("/en/desk/centres/{}", place.centre)).await;
        assert!(!floor.says("not confirmed yet"), "nobody is asked for what cannot be said any more");
    });
}

#[test]
fn a_finding_without_a_customer_is_disputed_like_any_other_and_decided_in_its_own_centre() {
    on_each(|world| async move {
        let (mona, place, other) = (world.mona().await, world.muharraq(1).await, world.muharraq(1).await);
        the_next_morning(&world, 5);
        let page = world.get(&mona, "/en/desk/counter").await;
        let seat = page.attributes("select[name=counter] option", "value").remove(0);
        world.does(&mona, "seat", &[("counter", &seat)]).await;
        let own = world.get(&mona, "/en/desk/findings").await;
        let finding = own.attributes("a.item", "href").remove(0);
        let shown = world.get(&mona, &finding).await;
        assert!(shown.says("Be present fifteen minutes before") && shown.says("opened for the first time"), "{}", shown.seen());
        let disputed = world.post(&mona, &format!("{finding}/dispute"), &[("why", "The door was locked.")]).await;
        assert_eq!(disputed.status, 303, "{}", disputed.seen());
        let of = |centre| (Lang::En, Some(centre), Role::Supervisor);
        let huda = world.account(WORKS, "Huda", of(place.centre)).await;
        let amal = world.account(WORKS, "Amal", of(other.centre)).await;
        let mut saw = Vec::new();
        for who in [&huda, &amal] {
            saw.push(world.get(who, "/en/desk/disputes").await.says("The door was locked."));
        }
        assert!(saw[0] != saw[1], "one of the two leads the centre in which it was: {saw:?}");
        let (hers, not_hers) = if saw[0] { (huda, amal) } else { (amal, huda) };
        let decision = [("decision", "overturned"), ("note", "It was.")];
        assert_eq!(world.post(&not_hers, &format!("{finding}/decision"), &decision).await.status, 404);
        assert_eq!(world.post(&hers, &format!("{finding}/decision"), &decision).await.status, 303);
        assert_eq!(found(&world, "4.before.present-early").await, [(Outcome::NotObserved, Some(mona.id))]);
    });
}

#[test]
fn a_day_without_working_hours_asks_nobody_to_be_early() {
    on_each(|world| async move {
        let (mona, _) = (world.mona().await, world.muharraq(1).await);
        // A Friday.
        world.clock.advance(Duration::from_secs(3 * 86_400));
        world.sits(&mona, 1).await;
        assert_eq!(found(&world, "4.before.present-early").await, []);
    });
}

#[test]
fn a_counter_whose_plate_and_printer_answer_before_the_first_customer_had_its_systems_open() {
    on_each(|world| async move {
        let (mona, noora, place) = (world.mona().await, noora(&world).await, world.muharraq(1).await);
        let printer = Played::start().await;
        assert_eq!(adds(&world, &noora, place, ("127.0.0.1", &printer.port)).await.status, 303);
        let mut plate = plate(&world, &noora, place, 1).await;
        world.after(300).await;
        let counter = world.sits(&mona, 1).await;
        assert!(counter.says("Does not work") || counter.says("Not asked yet"), "nothing was heard of the plate: {}", counter.seen());
        assert_eq!(plate.post("/en/device/health", &[("said", "")]).await.status, 204);
        let counter = world.does(&mona, "self-test", &[]).await;
        assert!(!counter.says("Test again"), "{}", counter.seen());
        assert_eq!(found(&world, "4.before.systems-open").await, [], "nobody has come yet");
        serves_somebody(&world, &mona, place).await;
        assert_eq!(found(&world, "4.before.systems-open").await, [(Outcome::Met, Some(mona.id))]);
    });
}

#[test]
fn a_counter_whose_plate_is_silent_when_the_first_customer_comes_had_not() {
    on_each(|world| async move {
        let (mona, noora, place) = (world.mona().await, noora(&world).await, world.muharraq(1).await);
        let mut plate = plate(&world, &noora, place, 1).await;
        assert_eq!(plate.post("/en/device/health", &[("said", "")]).await.status, 204);
        let counter = world.sits(&mona, 1).await;
        assert!(!counter.says("Test again"), "it works when she sits down: {}", counter.seen());
        world.clock.advance(Duration::from_secs(600));
        serves_somebody(&world, &mona, place).await;
        assert_eq!(found(&world, "4.before.systems-open").await, [(Outcome::Missed, Some(mona.id))]);
    });
}

#[test]
fn what_a_supervisor_confirms_at_the_opening_keeps_the_clause() {
    on_each(|world| async move {
        let (mona, fatima, place) = (world.mona().await, fatima(&world).await, world.muharraq(1).await);
        the_next_morning(&world, 15);
        assert!(opening(&world, &mona, place).await.status == 403, "whoever serves confirms nothing");
        assert!(opening(&world, &fatima, place).await.says("Not confirmed yet"));
        for clause in ["4.before.uniform", "4.before.name-badge", "4.before.clean-environment", "4.during.tidy-desk"] {
            assert_eq!(found(&world, clause).await, [], "what nobody confirms is not said to be kept");
            for _ in 0..2 {
                let said = says(&world, &fatima, place, (clause, &[("kept", "yes")])).await;
                assert_eq!(said.status, 303, "{}", said.seen());
            }
            assert_eq!(found(&world, clause).await, [(Outcome::Met, None)], "{clause}");
        }
        let page = opening(&world, &fatima, place).await;
        assert!(page.says("Met · Fatima") && !page.says("Not confirmed yet"), "{}", page.seen());
    });
}

#[test]
fn what_a_supervisor_finds_wrong_at_the_opening_breaks_the_clause() {
    on_each(|world| async move {
        let (fatima, place) = (fatima(&world).await, world.muharraq(1).await);
        the_next_morning(&world, 15);
        for clause in ["4.before.uniform", "4.before.name-badge", "4.before.clean-environment", "4.during.tidy-desk"] {
            let refused = says(&world, &fatima, place, (clause, &[("kept", "no"), ("note", " ")])).await;
            assert!(refused.status == 422 && refused.says("Write what should be known"), "{}", refused.seen());
            assert!(ui::lint::html(&refused.text).is_empty(), "{:?}", ui::lint::html(&refused.text));
            assert_eq!(found(&world, clause).await, [], "what is refused is not said");
            assert_eq!(
                says(&world, &fatima, place, (clause, &[("kept", "no"), ("note", "The cleaner comes at eight.")])).await.status,
                303
            );
            assert_eq!(found(&world, clause).await, [(Outcome::Missed, None)], "{clause}");
        }
    });
}

#[test]
fn what_was_said_of_an_item_is_changed_with_a_reason() {
    on_each(|world| async move {
        let (fatima, place, item) = (fatima(&world).await, world.muharraq(1).await, "4.before.uniform");
        the_next_morning(&world, 0);
        assert_eq!(says(&world, &fatima, place, (item, &[("kept", "yes")])).await.status, 303);
        let wrong = [("kept", "no"), ("note", "Salem changes."), ("reason", "")];
        let refused = says(&world, &fatima, place, (item, &wrong)).await;
        assert!(refused.status == 422 && refused.says("Salem changes."), "{}", refused.seen());
        let right = [("kept", "no"), ("note", "Salem changes."), ("reason", "Salem came after the look round.")];
        assert_eq!(says(&world, &fatima, place, (item, &right)).await.status, 303);
        assert_eq!(found(&world, item).await, [(Outcome::Missed, None)], "the last word counts, once");
    });
}

#[test]
fn the_floor_says_what_nobody_has_confirmed_once_the_centre_opens_to_those_who_confirm_it() {
    on_each(|world| async move {
        let (mona, fatima, place) = (world.mona().await, fatima(&world).await, world.muharraq(1).await);
        let floor = format!("/en/desk/centres/{}", place.centre);
        the_next_morning(&world, 30);
        assert!(!world.get(&fatima, &floor).await.says("not confirmed yet"), "it is early yet");
        world.clock.advance(Duration::from_secs(15 * 60));
        let page = world.get(&fatima, &floor).await;
        assert!(page.says("4 items of today’s opening are not confirmed yet"), "{}", page.seen());
        assert!(!world.get(&mona, &floor).await.says("not confirmed yet"));
        assert_eq!(says(&world, &fatima, place, ("4.before.uniform", &[("kept", "yes")])).await.status, 303);
        assert!(world.get(&fatima, &floor).await.says("3 items of today’s opening"));
    });
}

#[test]
fn nobody_confirms_anything_of_another_entity_or_what_is_no_item() {
    on_each(|world| async move {
        let (fatima, place) = (fatima(&world).await, world.muharraq(1).await);
        let stranger = world.person(HEALTH, ("هدى", "Huda"), Role::Supervisor).await;
        the_next_morning(&world, 15);
        assert_eq!(opening(&world, &stranger, place).await.status, 404);
        assert_eq!(says(&world, &stranger, place, ("4.before.uniform", &[("kept", "yes")])).await.status, 404);
        assert_eq!(says(&world, &fatima, place, ("4.during.greet", &[("kept", "yes")])).await.status, 404);
        assert_eq!(says(&world, &fatima, place, ("4.before.uniform", &[("kept", "")])).await.status, 422);
    });
}

#[test]
fn what_is_confirmed_at_the_opening_is_photographed_without_where_it_was_and_whoever_sees_the_opening_sees_it() {
    on_each(|world| async move {
        let (mona, fatima, noora, place) = (world.mona().await, fatima(&world).await, noora(&world).await, world.muharraq(1).await);
        the_next_morning(&world, 15);
        let page = opening(&world, &fatima, place).await;
        let photos = page.attributes("form[enctype]", "action").into_iter().find(|action| action.contains("clean-environment")).unwrap();
        let text = world.upload(&fatima, &photos, &[("floor.jpg", b"no picture")]).await;
        assert!(text.status == 422 && text.says("This is no whole JPEG, PNG or WebP picture."), "{}", text.seen());
        assert!(ui::lint::html(&text.text).is_empty(), "{:?}", ui::lint::html(&text.text));
        let floor = picture("taken at 26.2235, 50.5876");
        assert_eq!(world.upload(&mona, &photos, &[("floor.png", &floor)]).await.status, 403, "whoever serves confirms nothing");
        for _ in 0..3 {
            assert_eq!(world.upload(&fatima, &photos, &[("floor.png", &floor)]).await.status, 303);
        }
        let fourth = world.upload(&fatima, &photos, &[("floor.png", &floor)]).await;
        assert!(fourth.status == 422 && fourth.says("This item has three photographs already."), "{}", fourth.seen());
        let page = opening(&world, &noora, place).await;
        let seen = page.attributes("a[href*='/opening-photo?']", "href");
        assert!(seen.len() == 3 && page.says("Fatima · 06:45"), "{}", page.seen());
        let small = "a[href*='/opening-photo?'] img[loading=lazy][width][height]";
        assert_eq!(page.attributes(small, "src"), seen, "each is seen small before it is opened");
        let of_what = page.attributes(small, "alt");
        assert!(of_what.iter().all(|words| page.texts("article h3").contains(words)), "and said to be of what it is: {of_what:?}");
        let shown = world.get(&noora, &seen[0]).await;
        assert_eq!((shown.status, shown.header("content-type")), (200, "image/png"));
        assert!(!shown.text.contains("50.5876"), "where it was taken is gone");
        assert_eq!(world.get(&mona, &seen[0]).await.status, 403);
        let stranger = world.person(HEALTH, ("هدى", "Huda"), Role::Supervisor).await;
        assert_eq!(world.get(&stranger, &seen[0]).await.status, 404);
        let removal = format!("/en/desk/centres/{}/opening-photo/removal", place.centre);
        let photo = seen[0].rsplit('=').next().unwrap();
        let refused = world.post(&noora, &removal, &[("photo", photo)]).await;
        assert!(refused.status == 409 && refused.says("Only whoever added this photograph"), "{}", refused.seen());
        for _ in 0..2 {
            assert_eq!(world.post(&fatima, &removal, &[("photo", photo)]).await.status, 303, "one that is gone stays so");
        }
        assert_eq!(world.get(&noora, &seen[0]).await.status, 303, "what is gone leads back to the opening");
        world.clock.advance(Duration::from_secs(2 * 3600));
        assert_eq!(
            world.upload(&fatima, &photos, &[("floor.png", &floor)]).await.status,
            409,
            "how it was at the opening nobody sees any more"
        );
        let kept = seen[1].rsplit('=').next().unwrap();
        assert_eq!(world.post(&fatima, &removal, &[("photo", kept)]).await.status, 409);
        assert_eq!(opening(&world, &noora, place).await.attributes("a[href*='/opening-photo?']", "href").len(), 2);
    });
}

#[test]
fn the_bytes_of_a_photograph_of_the_opening_leave_with_it() {
    on_each(|world| async move {
        let (fatima, place) = (fatima(&world).await, world.muharraq(1).await);
        the_next_morning(&world, 15);
        let page = opening(&world, &fatima, place).await;
        let photos = page.attributes("form[enctype]", "action").into_iter().find(|action| action.contains("clean-environment")).unwrap();
        assert_eq!(world.upload(&fatima, &photos, &[("floor.png", &picture("the floor"))]).await.status, 303);
        let seen = opening(&world, &fatima, place).await.attributes("a[href*='/opening-photo?']", "href").remove(0);
        let name = name_of(&world.get(&fatima, &seen).await.bytes);
        assert!(world.has_bytes(&name).await);
        let removal = format!("/en/desk/centres/{}/opening-photo/removal", place.centre);
        assert_eq!(world.post(&fatima, &removal, &[("photo", seen.rsplit('=').next().unwrap())]).await.status, 303);
        assert!(!world.has_bytes(&name).await);
    });
}

/// Somebody works in a centre.
async fn works_in(world: &World, place: Place, who: &Person) {
    let id = who.id;
    world
        .act(WORKS, move |tx| {
            let known = org::store::employee(tx, id)?.expect("they are known");
            org::save_employee(tx, &org::Employee { centre: Some(place.centre), ..known })
        })
        .await;
}

#[test]
fn the_opening_says_who_is_awaited_and_why_others_who_are_qualified_are_not() {
    on_each(|world| async move {
        let (fatima, place, other) = (fatima(&world).await, world.muharraq(1).await, world.muharraq(5).await);
        let (mona, salem) = (world.mona().await, world.salem().await);
        let reem = world.person(WORKS, ("ريم", "Reem"), Role::Employee).await;
        let ali = world.person(WORKS, ("علي", "Ali"), Role::Employee).await;
        let yusuf = world.speaking(WORKS, ("يوسف", "Yusuf"), Role::Employee, &[]).await;
        for who in [&mona, &salem, &ali, &yusuf] {
            works_in(&world, place, who).await;
        }
        let (away, stands_in, elsewhere) = (salem.id, mona.id, yusuf.id);
        world
            .act(WORKS, move |tx| {
                let (begins_at, ends_at) = ("2026-11-24T21:00:00Z".parse().unwrap(), "2026-11-25T21:00:00Z".parse().unwrap());
                let (employee, back_up) = (away, Some(stands_in));
                let absence = org::Absence { id: tx.new_id(), employee, begins_at, ends_at, back_up, reason: "training".into() };
                org::enter_absence(tx, &absence)?;
                let service = Some(other.permits);
                org::qualify(tx, &org::Skill { employee: elsewhere, service, channel: "centre".into(), lang: Lang::Ar })
            })
            .await;
        the_next_morning(&world, 15);
        world.sits(&ali, 5).await;
        let page = opening(&world, &fatima, place).await;
        let said = [
            "Not at a counter yet:",
            "Qualified, not awaited because they are entered as away:",
            "Qualified, not awaited because they opened a counter of another centre today:",
            "Qualified, not awaited because they belong to no centre and may serve in any:",
        ];
        assert!(said.iter().all(|words| page.says(words)), "{}", page.seen());
        assert_eq!(page.texts("#ready ul"), ["Mona", "Salem", "Ali", "Reem"], "and of Yusuf nothing, whose service is not given here");
        let arabic = world.get(&fatima, &format!("/ar/desk/centres/{}/opening", place.centre)).await;
        assert!(arabic.says("لا يُنتظر حضورهم لأن غيابهم مسجّل") && arabic.says("سالم"), "{}", arabic.seen());
        world.sits(&reem, 2).await;
        let page = opening(&world, &fatima, other).await;
        assert_eq!(page.texts("#ready td:first-child"), ["Ali", "Reem"], "she came to the other one: {}", page.seen());
    });
}
