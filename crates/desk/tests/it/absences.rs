//! Stories of absence: work passes to who stands in and comes back, and a gap is seen the day before.

use kernel::Role;

use crate::people::Person;
use crate::world::WORKS;
use crate::world::World;
use crate::world::on_each;

const DAY: u64 = 86_400;

/// Mona with a case, Salem who stands in for her, and Fatima, their supervisor.
async fn covered(world: &World) -> (Person, Person, Person) {
    let mona = world.mona().await;
    world.letter(WORKS, "Yousef", "I would like to renew my licence.").await;
    let salem = world.person(WORKS, "Salem", Role::Employee).await;
    let fatima = world.person(WORKS, "Fatima", Role::Supervisor).await;
    world.stands_in_for(&mona, &salem).await;
    (mona, salem, fatima)
}

#[test]
fn a_sudden_absence_passes_open_cases_on_at_once_and_coming_back_returns_them() {
    on_each(|world| async move {
        let (mona, salem, fatima) = covered(&world).await;
        let id = mona.id.to_string();
        let sick = [("employee", id.as_str()), ("from", "2026-11-24"), ("to", "2026-11-26"), ("reason", "sick")];
        let entered = world.post(&fatima, "/en/admin/absences", &sick).await;
        assert_eq!(entered.status, 303, "{}", entered.text);
        assert_eq!(world.get(&salem, "/en/desk/cases?view=mine").await.texts(".item__name"), ["Yousef"]);
        assert!(world.get(&salem, "/en/desk/notices").await.says("You stand in for a colleague"));
        let page = world.get(&fatima, "/en/admin/absences").await;
        let document = scraper::Html::parse_document(&page.text);
        let back = document.select(&scraper::Selector::parse("form[action*=ending]").unwrap()).next().unwrap().attr("action").unwrap();
        assert_eq!(world.post(&fatima, back, &[]).await.status, 303);
        assert_eq!(world.get(&mona, "/en/desk/cases?view=mine").await.texts(".item__name"), ["Yousef"]);
    });
}

#[test]
fn a_planned_absence_passes_cases_on_when_it_begins_and_back_when_it_ends() {
    on_each(|world| async move {
        let (mona, salem, fatima) = covered(&world).await;
        let id = mona.id.to_string();
        let leave = [("employee", id.as_str()), ("from", "2026-11-25"), ("to", "2026-11-25"), ("reason", "leave")];
        assert_eq!(world.post(&fatima, "/en/admin/absences", &leave).await.status, 303);
        assert_eq!(world.get(&mona, "/en/desk/cases?view=mine").await.texts(".item__name"), ["Yousef"]);
        world.after(DAY).await;
        assert_eq!(world.get(&salem, "/en/desk/cases?view=team").await.texts(".item__meta").len(), 1);
        let held = world.act(WORKS, desk::store::loads).await;
        assert!(held.contains(&(salem.id, 1)), "{held:?}");
        world.after(DAY).await;
        let held = world.act(WORKS, desk::store::loads).await;
        assert!(held.contains(&(mona.id, 1)) && held.contains(&(salem.id, 0)), "{held:?}");
    });
}

#[test]
fn more_than_one_transaction_should_pass_on_goes_and_comes_back_in_several() {
    on_each(|world| async move {
        let (mona, salem, fatima) = covered(&world).await;
        world.letters(WORKS, 1049).await;
        let held = async |one: &Person| {
            let id = one.id;
            world.act(WORKS, desk::store::loads).await.into_iter().find(|(owner, _)| *owner == id).map_or(0, |(_, open)| open)
        };
        let mine = held(&mona).await;
        assert_eq!(mine + held(&salem).await, 1050);
        let id = mona.id.to_string();
        let sick = [("employee", id.as_str()), ("from", "2026-11-24"), ("to", "2026-11-26"), ("reason", "sick")];
        assert_eq!(world.post(&fatima, "/en/admin/absences", &sick).await.status, 303);
        assert_eq!(held(&mona).await, mine - 500, "at once, and in one transaction");
        world.after(60).await;
        assert_eq!((held(&mona).await, held(&salem).await), (0, 1050), "the rest at the next look");
        world.after(3 * DAY).await;
        assert_eq!(held(&mona).await, mine, "all that was held for her came back");
        let sick = [("employee", id.as_str()), ("from", "2026-11-27"), ("to", "2026-12-06"), ("reason", "sick")];
        assert_eq!(world.post(&fatima, "/en/admin/absences", &sick).await.status, 303);
        world.after(60).await;
        assert_eq!(held(&mona).await, 0, "she is away again");
        let works = async |is_active: bool| {
            let id = mona.id;
            let save = move |tx: &mut store::Tx<'_>| {
                let known = org::store::employee(tx, id)?.unwrap();
                org::save_employee(tx, &org::Employee { is_active, ..known })
            };
            world.act(WORKS, save).await;
            world.after(60).await;
        };
        works(false).await;
        assert_eq!((held(&mona).await, held(&salem).await), (0, 1050), "whoever leaves leaves nothing behind");
        works(true).await;
        assert_eq!(held(&mona).await, 0, "and nothing is held for them");
    });
}

#[test]
fn an_absence_without_anybody_to_stand_in_is_refused_and_a_gap_of_tomorrow_is_seen_today() {
    on_each(|world| async move {
        let (mona, salem) = (world.mona().await, world.person(WORKS, "Salem", Role::Employee).await);
        let fatima = world.person(WORKS, "Fatima", Role::Supervisor).await;
        let (id, other) = (mona.id.to_string(), salem.id.to_string());
        let leave = [("employee", id.as_str()), ("from", "2026-11-25"), ("to", "2026-11-25"), ("reason", "leave")];
        let refused = world.post(&fatima, "/en/admin/absences", &leave).await;
        assert_eq!(refused.status, 422);
        assert!(refused.texts("#f-back_up-error")[0].starts_with("Say who takes over"), "{}", refused.text);
        world.stands_in_for(&mona, &salem).await;
        assert_eq!(world.post(&fatima, "/en/admin/absences", &leave).await.status, 303);
        world.stands_in_for(&salem, &mona).await;
        let both = [("employee", other.as_str()), ("from", "2026-11-25"), ("to", "2026-11-25"), ("reason", "duty")];
        assert_eq!(world.post(&fatima, "/en/admin/absences", &both).await.status, 303);
        let page = world.get(&fatima, "/en/admin/absences").await;
        assert!(page.says("Tomorrow nobody stands in for"), "{}", page.text);
    });
}

#[test]
fn whole_days_of_absence_are_told_by_their_dates_and_a_single_day_once() {
    on_each(|world| async move {
        let (mona, _, fatima) = covered(&world).await;
        let id = mona.id.to_string();
        for (from, to) in [("2026-12-01", "2026-12-01"), ("2026-12-06", "2026-12-08")] {
            let leave = [("employee", id.as_str()), ("from", from), ("to", to), ("reason", "leave")];
            assert_eq!(world.post(&fatima, "/en/admin/absences", &leave).await.status, 303);
        }
        let page = world.get(&fatima, "/en/admin/absences").await;
        assert_eq!(page.texts("td.says"), ["1 December 2026", "6 December 2026 – 8 December 2026"]);
        assert!(page.texts(".page__head + nav.views").is_empty(), "one tab alone is no choice: {}", page.text);
    });
}
