//! Stories of giving work out: at once or offered, within limits, to who stands in, and to whoever is free again.

use kernel::Role;

use crate::people::Person;
use crate::world::HEALTH;
use crate::world::WORKS;
use crate::world::World;
use crate::world::on_each;

const MINUTE: u64 = 60;
const DAY: u64 = 86_400;

/// Says as the administrator how work is given out.
pub async fn gives_out(world: &World, way: &str, most: &str) -> Person {
    let fatima = world.person(WORKS, "Fatima", Role::EntityAdministrator).await;
    let rules = [("way", way), ("minutes", "١٥"), ("most", most), ("bound", "240")];
    let set = world.post(&fatima, "/en/admin/routing", &rules).await;
    assert_eq!(set.status, 303, "{}", set.text);
    fatima
}

async fn owner(world: &World, case: &desk::Case) -> Option<kernel::EmployeeId> {
    let id = case.id;
    world.act(WORKS, move |tx| Ok(desk::store::case(tx, id)?.unwrap().owner)).await
}

async fn is_away(world: &World, who: &Person, back_up: &Person) {
    let (employee, back_up) = (who.id, back_up.id);
    world
        .act(WORKS, move |tx| {
            let (begins_at, ends_at) = (tx.now(), tx.now() + std::time::Duration::from_secs(DAY));
            let absence = org::Absence { id: tx.new_id(), employee, begins_at, ends_at, back_up: Some(back_up), reason: "sick".into() };
            org::enter_absence(tx, &absence)
        })
        .await;
}

#[test]
fn a_case_that_is_offered_is_taken_by_one_and_offered_to_nobody_else() {
    on_each(|world| async move {
        gives_out(&world, "offer", "").await;
        let (mona, salem) = (world.mona().await, world.person(WORKS, "Salem", Role::Employee).await);
        let case = world.letter(WORKS, "Yousef", "I would like to renew my licence.").await;
        assert_eq!(owner(&world, &case).await, None, "an offer is no order");
        let path = format!("/en{}", case.path());
        let page = world.get(&mona, &path).await;
        assert!(page.texts("#offered").join(" ").contains("offered to you until"), "{}", page.text);
        assert!(world.get(&salem, &path).await.texts("#offered").join(" ").contains("Offered to Mona"));
        assert!(world.get(&mona, "/en/desk/notices").await.says("A new case is offered to you"));
        assert_eq!(world.post(&salem, &format!("{path}/passing"), &[]).await.status, 409, "it is not offered to Salem");
        let seen = case.version.to_string();
        assert_eq!(world.post(&mona, &format!("{path}/owner"), &[("seen", seen.as_str())]).await.status, 303);
        world.after(20 * MINUTE).await;
        assert_eq!(owner(&world, &case).await, Some(mona.id));
        let timeline = world.get(&mona, &format!("{path}?tab=timeline")).await;
        assert!(timeline.says("Mona took what was offered") && !timeline.says("Offered to Salem"), "{}", timeline.text);
    });
}

#[test]
fn an_offer_that_is_passed_on_or_not_taken_comes_to_the_next_and_at_last_is_given() {
    on_each(|world| async move {
        gives_out(&world, "offer", "").await;
        let (mona, salem) = (world.mona().await, world.person(WORKS, "Salem", Role::Employee).await);
        let huda = world.person(WORKS, "Huda", Role::Supervisor).await;
        let case = world.letter(WORKS, "Yousef", "I would like to renew my licence.").await;
        let path = format!("/en{}", case.path());
        for click in 0..2 {
            assert_eq!(world.post(&mona, &format!("{path}/passing"), &[]).await.status, 303, "click {click}");
        }
        assert!(world.get(&salem, &path).await.texts("#offered").join(" ").contains("offered to you"));
        world.after(16 * MINUTE).await;
        assert_eq!(owner(&world, &case).await, Some(mona.id), "nobody took it, so it is given");
        assert!(world.get(&huda, "/en/desk/notices").await.says("Nobody took a case"));
        let timeline = world.get(&mona, &format!("{path}?tab=timeline")).await;
        assert!(timeline.says("Mona passed it on") && timeline.says("offer to Salem went by"), "{}", timeline.text);
    });
}

#[test]
fn a_limit_leaves_the_rest_waiting_and_what_presses_is_given_first_when_somebody_is_free() {
    on_each(|world| async move {
        gives_out(&world, "give", "1").await;
        let mona = world.mona().await;
        let first = world.letter(WORKS, "Yousef", "I would like to renew my licence.").await;
        let calm = world.letter(WORKS, "Aisha", "A question about fees, no hurry.").await;
        world.after(MINUTE).await;
        let urgent = world.letter(WORKS, "Ali", "There is a gas leak in our street!").await;
        world.after(10 * MINUTE).await;
        assert_eq!([owner(&world, &calm).await, owner(&world, &urgent).await], [None, None]);
        let path = format!("/en{}?tab=timeline", calm.path());
        assert!(world.get(&mona, &path).await.says("have as many cases as they may"));
        world.answers(&mona, &first, "Yes, of course.").await;
        world.after(MINUTE).await;
        assert_eq!([owner(&world, &calm).await, owner(&world, &urgent).await], [None, Some(mona.id)]);
        assert!(world.get(&mona, "/en/desk/notices").await.says("A case was assigned to you"));
    });
}

#[test]
fn when_all_who_are_qualified_are_away_who_stands_in_gets_the_case_and_else_the_first_who_is_back() {
    on_each(|world| async move {
        let (mona, salem) = (world.mona().await, world.person(WORKS, "Salem", Role::CentreManager).await);
        is_away(&world, &mona, &salem).await;
        let case = world.letter(WORKS, "Yousef", "I would like to renew my licence.").await;
        assert_eq!((case.owner, case.back_up), (Some(salem.id), Some(mona.id)));
        let theirs = world.letter(HEALTH, "Aisha", "When is my appointment?").await;
        assert_eq!(theirs.owner, None, "another entity's people are not asked");
        let noora = world.person(HEALTH, "Noora", Role::Employee).await;
        world.after(MINUTE).await;
        let held = world.act(HEALTH, desk::store::loads).await;
        assert!(held.contains(&(noora.id, 1)), "{held:?}");
    });
}

#[test]
fn how_work_is_given_out_is_the_administrators_to_say_and_within_bounds() {
    on_each(|world| async move {
        let fatima = gives_out(&world, "offer", "20").await;
        let mona = world.mona().await;
        assert_eq!(world.post(&mona, "/en/admin/routing", &[("way", "give")]).await.status, 403);
        for (field, value) in [("minutes", "0"), ("most", "many"), ("bound", "9999")] {
            let mut rules = vec![("way", "offer"), ("minutes", "15"), ("most", "20"), ("bound", "60")];
            rules.retain(|(name, _)| *name != field);
            rules.push((field, value));
            let refused = world.post(&fatima, "/en/admin/routing", &rules).await;
            assert_eq!((refused.status, refused.texts(&format!("#f-{field}-error")).len()), (422, 1), "{field}: {}", refused.text);
        }
        for lang in ["ar", "en"] {
            let page = world.get(&fatima, &format!("/{lang}/admin/routing")).await;
            assert!(page.text.contains("value=\"20\"") && ui::lint::html(&page.text).is_empty(), "{:?}", ui::lint::html(&page.text));
        }
    });
}

#[test]
fn a_case_that_became_part_of_another_is_offered_no_more_and_stops_nobody_elses_work() {
    on_each(|world| async move {
        gives_out(&world, "offer", "").await;
        let (mona, salem) = (world.mona().await, world.person(WORKS, "Salem", Role::Employee).await);
        let stays = world.letter(WORKS, "Yousef", "I would like to renew my licence.").await;
        let goes = world.letter(WORKS, "Yousef", "I forgot my number.").await;
        let (path, other, seen) = (format!("/en{}", stays.path()), goes.id.to_string(), stays.version.to_string());
        let merged = world.post(&mona, &format!("{path}/merging"), &[("other", other.as_str()), ("seen", seen.as_str())]).await;
        assert_eq!(merged.status, 303, "{}", merged.text);
        let theirs = world.letter(HEALTH, "Aisha", "When is my appointment?").await;
        assert_eq!(theirs.owner, None);
        let noora = world.person(HEALTH, "Noora", Role::Employee).await;
        world.after(16 * MINUTE).await;
        let held = world.act(HEALTH, desk::store::loads).await;
        assert!(held.contains(&(noora.id, 1)), "another entity's work is dealt all the same: {held:?}");
        let offered = world.get(&salem, &path).await.texts("#offered").join(" ");
        assert!(offered.contains("offered to you"), "the one that stays comes to the next: {offered}");
    });
}

#[test]
fn cases_for_which_nobody_is_there_hold_up_none_that_came_after_them() {
    on_each(|world| async move {
        let hind = world.person(WORKS, "Hind", Role::Supervisor).await;
        let id = hind.id;
        let first = world.arabic_letter(WORKS, "Yousef", "متى يصدر الترخيص؟").await;
        for _ in 0..201 {
            world.arabic_letter(WORKS, "Yousef", "وأين هو الآن؟").await;
        }
        let english = world.letter(WORKS, "Ali", "When will it be ready?").await;
        assert_eq!((owner(&world, &first).await, owner(&world, &english).await), (None, None));
        let skill = org::Skill { employee: id, service: None, channel: "letter".into(), lang: kernel::Lang::En };
        world.act(WORKS, move |tx| org::qualify(tx, &skill)).await;
        world.after(MINUTE).await;
        assert_eq!((owner(&world, &first).await, owner(&world, &english).await), (None, Some(hind.id)), "she knows no Arabic");
    });
}
