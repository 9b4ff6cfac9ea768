//! Stories of somebody who leaves: what was in hand is in other hands at once, its clock goes on, and nothing waits unseen.

use kernel::Role;
use org::Employee;

use crate::people::Person;
use crate::world::WORKS;
use crate::world::World;
use crate::world::on_each;

async fn leaves(world: &World, who: &Person) {
    let id = who.id;
    world
        .act(WORKS, move |tx| {
            let known = org::store::employee(tx, id)?.unwrap();
            org::save_employee(tx, &Employee { is_active: false, ..known })
        })
        .await;
}

async fn comes_back(world: &World, who: &Person) {
    let id = who.id;
    world
        .act(WORKS, move |tx| {
            let known = org::store::employee(tx, id)?.unwrap();
            org::save_employee(tx, &Employee { is_active: true, ..known })
        })
        .await;
}

/// An administrator withdraws somebody's role.
async fn loses(world: &World, administrator: &Person, (who, role): (&Person, &str)) {
    let path = format!("/en/admin/employees/{}/roles/removal", who.id);
    assert_eq!(world.post(administrator, &path, &[("role", role), ("in_centre", "")]).await.status, 303);
}

/// An administrator closes somebody's account.
async fn is_closed(world: &World, administrator: &Person, who: &Person) {
    let path = format!("/en/admin/employees/{}/account/closing", who.id);
    assert_eq!(world.post(administrator, &path, &[]).await.status, 303);
}

async fn told(world: &World, who: &Person, line: &str) -> usize {
    let notices = world.get(who, "/en/desk/notices").await.texts(".item__name");
    notices.iter().filter(|notice| notice.contains(line)).count()
}

async fn mine(world: &World, who: &Person) -> Vec<String> {
    world.get(who, "/en/desk/cases?view=mine").await.texts(".item__name")
}

#[test]
fn what_a_leaver_had_in_hand_is_their_back_ups_at_once_with_its_clock() {
    on_each(|world| async move {
        let mona = world.mona().await;
        let case = world.letter(WORKS, "Yousef", "I would like to renew my licence.").await;
        let salem = world.person(WORKS, "Salem", Role::Supervisor).await;
        world.stands_in_for(&mona, &salem).await;
        let path = format!("/api/v1/cases/{}", case.id);
        let (_, before) = world.program(&salem, "GET", &path, None).await;
        assert!(before["due_at"].is_string(), "{before}");
        leaves(&world, &mona).await;
        assert_eq!(mine(&world, &salem).await, ["Yousef"]);
        let (_, after) = world.program(&salem, "GET", &path, None).await;
        assert_eq!(after["due_at"], before["due_at"], "its time runs on");
        assert!(world.get(&salem, "/en/desk/notices").await.says("A case of a colleague who left is yours now"));
        assert!(world.get(&salem, &format!("/en/desk/cases/{}?tab=timeline", case.id)).await.says("because Mona has left"));
        comes_back(&world, &mona).await;
        world.after(120).await;
        assert_eq!(mine(&world, &salem).await, ["Yousef"], "nothing is taken back from who has it now");
    });
}

#[test]
fn what_a_leaver_without_a_back_up_had_in_hand_waits_for_an_owner_and_those_who_lead_are_told_once() {
    on_each(|world| async move {
        let mona = world.mona().await;
        for name in ["Yousef", "Huda", "Ali"] {
            world.letter(WORKS, name, "I would like to renew my licence.").await;
        }
        let fatima = world.person(WORKS, "Fatima", Role::Supervisor).await;
        leaves(&world, &mona).await;
        let mut waiting = world.get(&fatima, "/en/desk/cases?view=unassigned").await.texts(".item__name");
        waiting.sort();
        assert_eq!(waiting, ["Ali", "Huda", "Yousef"]);
        let told = world.get(&fatima, "/en/desk/notices").await.texts(".item__name");
        assert_eq!(told.iter().filter(|text| text.contains("A colleague left without a back-up")).count(), 1, "{told:?}");
        let arabic = world.get(&fatima, "/ar/desk/notices").await;
        assert!(arabic.says("ترك زميل العمل ولا بديل له"), "{}", arabic.text);
        let salem = world.person(WORKS, "Salem", Role::Employee).await;
        world.after(120).await;
        assert_eq!(mine(&world, &salem).await.len(), 3, "the router gives them to whoever is qualified");
    });
}

#[test]
fn a_case_that_comes_back_to_life_does_not_stay_with_an_owner_who_has_left() {
    on_each(|world| async move {
        let mona = world.mona().await;
        let case = world.letter(WORKS, "Yousef", "I would like to renew my licence.").await;
        let id = case.id;
        let fatima = world.person(WORKS, "Fatima", Role::Supervisor).await;
        world.answers(&mona, &case, "It takes three days.").await;
        let (_, seen) = world.program(&mona, "GET", &format!("/api/v1/cases/{id}"), None).await;
        let body = serde_json::json!({ "version": seen["version"] });
        let (status, closed) = world.program(&mona, "POST", &format!("/api/v1/cases/{id}/closing"), Some(body)).await;
        assert!(status < 300, "{status} {closed}");
        leaves(&world, &mona).await;
        world.writes_again(&case, "It has not come.").await;
        world.after(120).await;
        let waiting = world.get(&fatima, "/en/desk/cases?view=unassigned").await.texts(".item__name");
        assert_eq!(waiting, ["Yousef"]);
    });
}

#[test]
fn whose_role_ends_has_what_was_in_hand_passed_on_at_once_and_gets_nothing_more() {
    on_each(|world| async move {
        let mona = world.mona().await;
        let case = world.letter(WORKS, "Yousef", "I would like to renew my licence.").await;
        world.letter(WORKS, "Huda", "Where do I collect my card?").await;
        let (salem, fatima) = (world.person(WORKS, "Salem", Role::Employee).await, world.person(WORKS, "Fatima", Role::Supervisor).await);
        let rana = world.person(WORKS, "Rana", Role::EntityAdministrator).await;
        world.stands_in_for(&mona, &salem).await;
        let path = format!("/api/v1/cases/{}", case.id);
        let (_, before) = world.program(&fatima, "GET", &path, None).await;
        loses(&world, &rana, (&mona, "employee")).await;
        assert_eq!(mine(&world, &salem).await.len(), 2);
        let (_, after) = world.program(&fatima, "GET", &path, None).await;
        assert_eq!(after["due_at"], before["due_at"], "its time runs on");
        assert_eq!(told(&world, &salem, "no longer serves customers is yours now").await, 2);
        assert_eq!(told(&world, &fatima, "no longer serves customers; their open cases went to the back-up").await, 1, "once of both");
        assert!(
            world.get(&fatima, "/ar/desk/notices").await.says("انتهى عمل أحد الزملاء في خدمة العملاء، وانتقلت طلباته المفتوحة إلى البديل")
        );
        let timeline = world.get(&salem, &format!("/en/desk/cases/{}?tab=timeline", case.id)).await;
        assert!(timeline.says("because Mona no longer serves customers"), "{}", timeline.text);
        let next = world.letter(WORKS, "Ali", "When will it be ready?").await;
        assert_eq!((next.owner, next.back_up), (Some(salem.id), None), "Mona has fewer, and may not answer");
        let given = world.post(&rana, &format!("/en/admin/employees/{}/roles", mona.id), &[("role", "employee"), ("in_centre", "")]).await;
        assert_eq!(given.status, 303);
        world.after(120).await;
        assert_eq!(mine(&world, &salem).await.len(), 3, "nothing is taken back from who has it now");
        assert_eq!(world.letter(WORKS, "Zainab", "Is it open today?").await.owner, Some(mona.id), "she serves again");
    });
}

#[test]
fn whose_account_is_closed_leaves_what_was_in_hand_to_the_back_up_or_to_whoever_is_next() {
    on_each(|world| async move {
        let mona = world.mona().await;
        let case = world.letter(WORKS, "Yousef", "I would like to renew my licence.").await;
        let fatima = world.person(WORKS, "Fatima", Role::Supervisor).await;
        let rana = world.person(WORKS, "Rana", Role::EntityAdministrator).await;
        is_closed(&world, &rana, &mona).await;
        assert_eq!(world.get(&fatima, "/en/desk/cases?view=unassigned").await.texts(".item__name"), ["Yousef"]);
        assert_eq!(told(&world, &fatima, "A colleague without a back-up no longer serves customers").await, 1);
        let timeline = world.get(&fatima, &format!("/ar/desk/cases/{}?tab=timeline", case.id)).await;
        assert!(timeline.says("في خدمة العملاء، والطلب بانتظار مسؤول"), "{}", timeline.text);
        assert_eq!(world.letter(WORKS, "Huda", "Where do I collect my card?").await.owner, None, "nobody is there to take it");
        let salem = world.person(WORKS, "Salem", Role::Employee).await;
        world.after(120).await;
        assert_eq!(mine(&world, &salem).await.len(), 2);
    });
}

#[test]
fn an_account_that_is_closed_by_whoever_runs_the_installation_is_seen_within_a_round() {
    on_each(|world| async move {
        let (mona, id) = (world.mona().await, world.letter(WORKS, "Yousef", "I would like to renew my licence.").await.id);
        let salem = world.person(WORKS, "Salem", Role::Employee).await;
        world.stands_in_for(&mona, &salem).await;
        let account = mona.id;
        world.app.write(testkit::inside::everywhere(), move |tx| platform::accounts::disable(tx, account)).await.unwrap();
        world.after(120).await;
        let owner = world.act(WORKS, move |tx| Ok(desk::store::case(tx, id)?.unwrap().owner)).await;
        assert_eq!(owner, Some(salem.id));
    });
}

#[test]
fn another_role_that_serves_keeps_the_cases_and_one_that_does_not_serve_does_not() {
    on_each(|world| async move {
        let mona = world.mona().await;
        world.letter(WORKS, "Yousef", "I would like to renew my licence.").await;
        let fatima = world.person(WORKS, "Fatima", Role::Supervisor).await;
        let rana = world.person(WORKS, "Rana", Role::EntityAdministrator).await;
        for role in ["supervisor", "content-editor"] {
            let path = format!("/en/admin/employees/{}/roles", mona.id);
            assert_eq!(world.post(&rana, &path, &[("role", role), ("in_centre", "")]).await.status, 303);
        }
        loses(&world, &rana, (&mona, "employee")).await;
        assert_eq!(mine(&world, &mona).await, ["Yousef"], "a supervisor answers too");
        assert_eq!(told(&world, &fatima, "no longer serves").await, 0);
        loses(&world, &rana, (&mona, "supervisor")).await;
        assert_eq!(
            world.get(&fatima, "/en/desk/cases?view=unassigned").await.texts(".item__name"),
            ["Yousef"],
            "who writes texts does not"
        );
    });
}

#[test]
fn what_only_someone_who_serves_no_more_could_do_is_a_gap_ahead() {
    on_each(|world| async move {
        let mona = world.mona().await;
        let fatima = world.person(WORKS, "Fatima", Role::Supervisor).await;
        let rana = world.person(WORKS, "Rana", Role::EntityAdministrator).await;
        assert!(world.get(&fatima, "/en/desk/coverage").await.says("No gap in the days ahead"));
        loses(&world, &rana, (&mona, "employee")).await;
        let rows = world.get(&fatima, "/en/desk/coverage").await.texts("tbody tr").join(" ");
        assert!(rows.contains("Every service") && rows.contains("Mona"), "{rows}");
        world.after(700).await;
        assert_eq!(told(&world, &fatima, "next working day has a gap").await, 1);
        world.person(WORKS, "Salem", Role::Employee).await;
        assert!(world.get(&fatima, "/en/desk/coverage").await.says("No gap in the days ahead"), "Salem can do it");
    });
}
