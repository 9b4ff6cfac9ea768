//! Stories of the gaps ahead: what tomorrow's absences leave open is shown and told today, once.

use kernel::Role;

use crate::people::Person;
use crate::world::HEALTH;
use crate::world::WORKS;
use crate::world::World;
use crate::world::on_each;

const DAY: u64 = 86_400;

async fn away_tomorrow(world: &World, leader: &Person, who: &Person) {
    let id = who.id.to_string();
    let leave = [("employee", id.as_str()), ("from", "2026-11-25"), ("to", "2026-11-25"), ("reason", "leave")];
    let entered = world.post(leader, "/en/admin/absences", &leave).await;
    assert_eq!(entered.status, 303, "{}", entered.text);
}

async fn told(world: &World, who: &Person) -> usize {
    let page = world.get(who, "/en/desk/notices").await;
    page.texts(".item__name").iter().filter(|line| line.contains("next working day has a gap")).count()
}

#[test]
fn what_tomorrows_absences_leave_open_is_shown_today_and_told_once() {
    on_each(|world| async move {
        let (mona, huda) = (world.mona().await, world.person(WORKS, "Huda", Role::Supervisor).await);
        world.letter(WORKS, "Yousef", "A question.").await;
        let fatima = world.person(WORKS, "Fatima", Role::EntityAdministrator).await;
        world.stands_in_for(&mona, &huda).await;
        assert!(world.get(&huda, "/en/desk/coverage").await.says("No gap in the days ahead"));
        away_tomorrow(&world, &fatima, &mona).await;
        let page = world.get(&huda, "/en/desk/coverage").await;
        let row = page.texts("tbody tr").join(" ");
        assert!(row.contains("Every service") && row.contains("Mona"), "{}", page.text);
        assert!(ui::lint::html(&page.text).is_empty(), "{:?}", ui::lint::html(&page.text));
        world.after(700).await;
        world.after(700).await;
        assert_eq!((told(&world, &huda).await, told(&world, &mona).await), (1, 0), "the supervisors, once");
        let theirs = world.person(HEALTH, "Noora", Role::Supervisor).await;
        assert!(world.get(&theirs, "/en/desk/coverage").await.says("No gap in the days ahead"), "another entity sees nothing of it");
        assert_eq!(world.get(&mona, "/en/desk/coverage").await.status, 403);
    });
}

#[test]
fn who_is_present_closes_the_gap_and_an_owner_without_anybody_to_stand_in_is_named() {
    on_each(|world| async move {
        let mona = world.mona().await;
        world.letter(WORKS, "Yousef", "A question.").await;
        let (salem, fatima) =
            (world.person(WORKS, "Salem", Role::Employee).await, world.person(WORKS, "Fatima", Role::EntityAdministrator).await);
        let noora = world.person(WORKS, "Noora", Role::Employee).await;
        world.stands_in_for(&mona, &salem).await;
        world.stands_in_for(&salem, &mona).await;
        away_tomorrow(&world, &fatima, &mona).await;
        assert!(world.get(&fatima, "/en/desk/coverage").await.says("No gap in the days ahead"), "Salem and Noora are there");
        away_tomorrow(&world, &fatima, &salem).await;
        let page = world.get(&fatima, "/ar/desk/coverage").await;
        let rows = page.texts("tbody tr");
        assert_eq!(rows.len(), 1, "Noora is qualified; but nobody stands in for Mona: {rows:?}");
        assert!(rows[0].contains("Mona") && rows[0].contains("طلب واحد"), "{rows:?}");
        world.after(2 * DAY).await;
        assert!(world.get(&fatima, "/en/desk/coverage").await.says("No gap in the days ahead"), "it is over");
        assert!(noora.id != mona.id);
    });
}

#[test]
fn a_gap_that_closed_and_opens_again_is_told_again() {
    on_each(|world| async move {
        let (mona, huda) = (world.mona().await, world.person(WORKS, "Huda", Role::Supervisor).await);
        let fatima = world.person(WORKS, "Fatima", Role::EntityAdministrator).await;
        world.stands_in_for(&mona, &huda).await;
        away_tomorrow(&world, &fatima, &mona).await;
        world.after(700).await;
        assert_eq!(told(&world, &huda).await, 1);
        let noora = world.person(WORKS, "Noora", Role::Employee).await.id;
        world.after(700).await;
        assert!(world.get(&huda, "/en/desk/coverage").await.says("No gap in the days ahead"));
        world
            .act(WORKS, move |tx| {
                let known = org::store::employee(tx, noora)?.unwrap();
                org::save_employee(tx, &org::Employee { is_active: false, ..known })
            })
            .await;
        world.after(700).await;
        assert_eq!(told(&world, &huda).await, 2, "it is the same gap, and it is there again");
    });
}
