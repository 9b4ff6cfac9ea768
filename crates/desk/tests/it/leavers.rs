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
