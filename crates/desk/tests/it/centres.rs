//! Stories of two centres of one entity: a role that is limited to a centre reaches its work alone.

use kernel::CentreId;
use kernel::Role;
use org::Centre;
use org::Employee;
use platform::accounts;

use crate::abuse::RUDE;
use crate::abuse::answers;
use crate::abuse::owner;
use crate::abuse::reports;
use crate::people::Person;
use crate::world::WORKS;
use crate::world::World;
use crate::world::on_each;

/// Opens a centre.
async fn opens(world: &World, name: &'static str) -> CentreId {
    world
        .act(WORKS, move |tx| {
            let centre = Centre { id: tx.new_id(), name: kernel::Bilingual::new(name, name), place: kernel::Bilingual::default() };
            org::open_centre(tx, &centre)?;
            Ok(centre.id)
        })
        .await
}

/// Someone who works in a centre and whose role reaches it alone.
async fn at(world: &World, centre: CentreId, name: &'static str, role: Role) -> Person {
    let person = world.person(WORKS, name, role).await;
    let id = person.id;
    world
        .act(WORKS, move |tx| {
            accounts::grant_role(tx, id, Some(WORKS), Some(centre), role)?;
            accounts::withdraw_role(tx, id, Some(WORKS), None, role)
        })
        .await;
    moves(world, &person, centre).await;
    person
}

/// Someone goes to work in another centre.
async fn moves(world: &World, person: &Person, centre: CentreId) {
    let id = person.id;
    world
        .act(WORKS, move |tx| {
            let known = org::store::employee(tx, id)?.unwrap();
            org::save_employee(tx, &Employee { centre: Some(centre), ..known })
        })
        .await;
}

#[test]
fn a_role_in_a_centre_reaches_its_work_alone() {
    on_each(|world| async move {
        let (manama, muharraq) = (opens(&world, "Manama").await, opens(&world, "Muharraq").await);
        let mona = at(&world, manama, "Mona", Role::Employee).await;
        let case = world.letter(WORKS, "Yousef", "I would like to renew my licence.").await;
        assert_eq!(case.owner, Some(mona.id));
        let salem = at(&world, muharraq, "Salem", Role::Supervisor).await;
        let (path, list) = (format!("/en{}", case.path()), "/en/desk/cases?view=team");
        assert_eq!(world.get(&mona, &path).await.status, 200);
        for page in [path.clone(), format!("{path}?tab=customer")] {
            assert_eq!(world.get(&salem, &page).await.status, 404, "{page}");
        }
        assert!(world.get(&salem, list).await.texts(".item").is_empty());
        assert!(world.get(&salem, "/en/desk/search?q=renew").await.texts(".item").is_empty());
        assert!(world.get(&salem, &format!("/en/desk/search?q={}", case.reference)).await.texts(".item").is_empty());
        for act in ["notes", "owner", "closing"] {
            assert_eq!(world.post(&salem, &format!("{path}/{act}"), &[("text", "Hello"), ("seen", "1")]).await.status, 404, "{act}");
        }
        assert_eq!(world.program(&salem, "GET", &format!("/api/v1/cases/{}", case.id), None).await.0, 404);

        moves(&world, &mona, muharraq).await;
        assert_eq!(world.get(&salem, &path).await.status, 200, "her open cases came with her");
        assert_eq!(world.get(&salem, list).await.texts(".item").len(), 1);
        assert_eq!(world.get(&mona, &path).await.status, 200, "what one answers for, one sees");
    });
}

#[test]
fn a_case_is_its_owners_centres_and_not_its_back_ups() {
    on_each(|world| async move {
        let (manama, muharraq) = (opens(&world, "Manama").await, opens(&world, "Muharraq").await);
        let mona = at(&world, manama, "Mona", Role::Employee).await;
        let huda = at(&world, muharraq, "Huda", Role::Employee).await;
        let (salem, noor) = (at(&world, manama, "Salem", Role::Supervisor).await, at(&world, muharraq, "Noor", Role::Supervisor).await);
        let case = world.letter(WORKS, "Yousef", "I would like to renew my licence.").await;
        assert_eq!((case.owner, case.back_up), (Some(mona.id), Some(huda.id)));
        let path = format!("/en{}", case.path());
        for _ in 0..2 {
            assert_eq!(world.get(&salem, &path).await.status, 200, "her supervisor sees it");
            assert_eq!(world.get(&noor, &path).await.status, 404, "the back-up's supervisor does not");
            world.answers(&mona, &case, "It is ready.").await;
        }
    });
}

#[test]
fn what_nobody_has_taken_and_no_centre_has_is_seen_by_all_of_the_entity() {
    on_each(|world| async move {
        let manama = opens(&world, "Manama").await;
        let salem = at(&world, manama, "Salem", Role::Supervisor).await;
        let case = world.letter(WORKS, "Yousef", "I would like to renew my licence.").await;
        assert_eq!(case.owner, None, "nobody is qualified");
        assert_eq!(world.get(&salem, &format!("/en{}", case.path())).await.status, 200);
        assert_eq!(world.get(&salem, "/en/desk/cases?view=unassigned").await.texts(".item").len(), 1);

        let muharraq = opens(&world, "Muharraq").await;
        let noora = at(&world, muharraq, "Noora", Role::Employee).await;
        let taken = serde_json::json!({"act": "assign", "cases": [case.id.to_string()], "to": noora.id.to_string()});
        let (_, batch) = world.program(&noora, "POST", "/api/v1/batches", Some(taken)).await;
        assert_eq!(world.get(&salem, &format!("/en{}", case.path())).await.status, 404, "it is another centre's");
        let undoing = format!("/api/v1/batches/{}/undoing", batch["id"].as_str().unwrap());
        assert_eq!(world.program(&noora, "POST", &undoing, None).await.0, 200);
        assert_eq!(world.get(&salem, &format!("/en{}", case.path())).await.status, 200, "it is nobody's and no centre's again");
    });
}

#[test]
fn someone_who_serves_the_entity_and_leads_one_centre_leads_no_other() {
    on_each(|world| async move {
        let (manama, muharraq) = (opens(&world, "Manama").await, opens(&world, "Muharraq").await);
        let mona = at(&world, manama, "Mona", Role::Employee).await;
        let case = world.letter(WORKS, "Yousef", "I would like to renew my licence.").await;
        let salem = at(&world, muharraq, "Salem", Role::Supervisor).await;
        let id = salem.id;
        world.act(WORKS, move |tx| accounts::grant_role(tx, id, Some(WORKS), None, Role::QualityReviewer)).await;
        let path = format!("/en{}", case.path());
        assert_eq!(world.get(&salem, &path).await.status, 200, "a reviewer of the entity reads it");
        let noora = world.person(WORKS, "Noora", Role::Employee).await;
        let given = world.post(&salem, &format!("{path}/owner"), &[("to", &noora.id.to_string()), ("seen", "1")]).await;
        assert!([403, 404, 409].contains(&given.status), "{}", given.status);
        let owner = world.act(WORKS, move |tx| Ok(desk::store::case(tx, case.id)?.unwrap().owner)).await;
        assert_eq!(owner, Some(mona.id));
    });
}

#[test]
fn the_time_of_a_case_that_nobody_owns_is_told_to_who_leads_a_centre_where_nobody_leads_the_whole() {
    on_each(|world| async move {
        let muharraq = opens(&world, "Muharraq").await;
        let salem = at(&world, muharraq, "Salem", Role::Supervisor).await;
        let case = world.letter(WORKS, "Yousef", "I would like to renew my licence.").await;
        assert_eq!(case.owner, None, "nobody is qualified");
        world.after(22 * 3600).await;
        let notices = world.get(&salem, "/en/desk/notices").await;
        assert!(notices.says("The time of a case needs your attention"), "{}", notices.text);
        let timeline = world.get(&salem, &format!("/en{}?tab=timeline", case.path())).await;
        assert!(timeline.says("and the supervisors were told") && !timeline.says("and the owner was told"), "{}", timeline.text);
    });
}

#[test]
fn a_report_of_abuse_is_the_centres_that_has_the_case_of_which_its_own_became_a_part() {
    on_each(|world| async move {
        let (manama, muharraq) = (opens(&world, "Manama").await, opens(&world, "Muharraq").await);
        let mona = at(&world, manama, "Mona", Role::Employee).await;
        let (salem, noor) = (at(&world, manama, "Salem", Role::Supervisor).await, at(&world, muharraq, "Noor", Role::Supervisor).await);
        let (rude, stays) = (world.letter(WORKS, "Yousef", RUDE).await, world.letter(WORKS, "Yousef", "When do you open?").await);
        reports(&world, &mona, &rude, "").await;
        let list = "/en/desk/abuse-reports";
        assert!(world.get(&salem, list).await.says(&rude.reference) && !world.get(&noor, list).await.says(&rude.reference));
        let seen = owner(&world, WORKS, &stays).await.version.to_string();
        let merging = [("other", &*rude.id.to_string()), ("seen", &seen)];
        assert_eq!(world.post(&mona, &format!("/en{}/merging", stays.path()), &merging).await.status, 303);
        let huda = at(&world, muharraq, "Huda", Role::Employee).await;
        let (to, seen) = (huda.id.to_string(), owner(&world, WORKS, &stays).await.version.to_string());
        let form = [("to", to.as_str()), ("reason", "She knows these permits"), ("seen", &seen)];
        assert_eq!(world.post(&mona, &format!("/en{}/owner", stays.path()), &form).await.status, 303);
        let page = world.get(&salem, list).await;
        assert!(page.status == 200 && !page.says(&stays.reference), "what is behind the wall hides no other: {}", page.text);
        assert!(world.get(&noor, list).await.says(&stays.reference));
        assert_eq!(answers(&world, &noor, &stays, "guidance", &[("guidance", "Go on in writing alone.")]).await.status, 303);
    });
}
