//! Stories of colleagues who can never answer: they are neither offered nor accepted, wherever work is given or somebody is asked.

use kernel::Role;
use serde_json::json;

use crate::people::Person;
use crate::world::WORKS;
use crate::world::World;
use crate::world::on_each;

/// Those of the entity who answer nobody: who writes its texts, who judges its letters, and who has left, each with what they are called.
async fn unable(world: &World) -> [Person; 4] {
    let editor = world.person(WORKS, "Editor", Role::ContentEditor).await;
    let reviewer = world.person(WORKS, "Reviewer", Role::QualityReviewer).await;
    let (leaver, closed) = (world.person(WORKS, "Leaver", Role::Employee).await, world.person(WORKS, "Closed", Role::Employee).await);
    let (left, account) = (leaver.id, closed.id);
    world
        .act(WORKS, move |tx| {
            let known = org::store::employee(tx, left)?.unwrap();
            org::save_employee(tx, &org::Employee { is_active: false, ..known })?;
            platform::accounts::disable(tx, account)
        })
        .await;
    [editor, reviewer, leaver, closed]
}

fn names(options: &[String]) -> Vec<&str> {
    ["Editor", "Reviewer", "Leaver", "Closed", "Salem"].into_iter().filter(|name| options.iter().any(|one| one.contains(name))).collect()
}

#[test]
fn a_case_is_handed_to_nobody_who_can_never_answer() {
    on_each(|world| async move {
        let mona = world.mona().await;
        let case = world.letter(WORKS, "Yousef", "Is my plan approved?").await;
        let (salem, unable) = (world.person(WORKS, "Salem", Role::Employee).await, unable(&world).await);
        let path = format!("/en{}", case.path());
        assert_eq!(names(&world.get(&mona, &path).await.texts("select[name=to] option")), ["Salem"]);
        let id = case.id;
        let version = world.act(WORKS, move |tx| Ok(desk::store::case(tx, id)?.unwrap().version)).await;
        let seen = version.to_string();
        for (place, one) in unable.iter().enumerate() {
            let fields = [("to", &*one.id.to_string()), ("reason", "You know it."), ("seen", seen.as_str())];
            let refused = world.post(&mona, &format!("{path}/owner"), &fields).await;
            assert_eq!(refused.status, 409, "{place}: {}", refused.text);
            assert!(refused.says("This colleague serves no customers"), "{}", refused.text);
            let body = json!({ "to": one.id.to_string(), "reason": "You know it.", "version": version });
            let (status, said) = world.program(&mona, "POST", &format!("/api/v1/cases/{}/owner", case.id), Some(body)).await;
            assert_eq!(status, 409, "{place}: {said}");
        }
        let editor = unable[0].id.to_string();
        let fields = [("to", editor.as_str()), ("reason", "You know it."), ("seen", seen.as_str())];
        let arabic = world.post(&mona, &format!("/ar{}/owner", case.path()), &fields).await;
        assert!(arabic.says("لا يخدم هذا الزميل العملاء"), "{}", arabic.text);
        let fields = [("to", &*salem.id.to_string()), ("reason", "You know it."), ("seen", seen.as_str())];
        assert_eq!(world.post(&mona, &format!("{path}/owner"), &fields).await.status, 303);
    });
}

#[test]
fn several_cases_are_given_to_nobody_who_can_never_answer() {
    on_each(|world| async move {
        world.mona().await;
        let case = world.letter(WORKS, "Yousef", "Is my plan approved?").await;
        let fatima = world.person(WORKS, "Fatima", Role::Supervisor).await;
        world.person(WORKS, "Salem", Role::Employee).await;
        let unable = unable(&world).await;
        let page = world.get(&fatima, &format!("/en/desk/batch?act=assign&case={}&back=view%3Dteam", case.id)).await;
        assert_eq!(names(&page.texts("select[name=to] option")), ["Salem"]);
        for one in &unable {
            let asked = json!({ "act": "assign", "cases": [case.id.to_string()], "to": one.id.to_string(), "note": "You know it." });
            let (status, batch) = world.program(&fatima, "POST", "/api/v1/batches", Some(asked)).await;
            assert!(status < 300, "{status} {batch}");
            assert!(
                batch["left_out"][0]["why"] == "desk-colleague-serves-nobody" && batch["done"].as_array().is_some_and(Vec::is_empty),
                "{batch}"
            );
        }
    });
}

#[test]
fn nobody_is_asked_who_cannot_write_the_answer_in_the_case() {
    on_each(|world| async move {
        let mona = world.mona().await;
        let case = world.letter(WORKS, "Yousef", "Is my plan approved?").await;
        world.person(WORKS, "Salem", Role::Employee).await;
        let unable = unable(&world).await;
        let path = format!("/en{}", case.path());
        assert_eq!(names(&world.get(&mona, &path).await.texts("select[name=asked] option")), ["Salem"]);
        for one in &unable {
            let question = [("asked", &*one.id.to_string()), ("question", "Is it approved?"), ("hours", "4")];
            let refused = world.post(&mona, &format!("{path}/questions"), &question).await;
            assert_eq!(refused.status, 409, "{}", refused.text);
            assert!(refused.says("This colleague cannot answer in this case"), "{}", refused.text);
        }
    });
}

#[test]
fn nobody_stands_in_who_can_never_answer() {
    on_each(|world| async move {
        let (mona, rana) = (world.mona().await, world.person(WORKS, "Rana", Role::EntityAdministrator).await);
        let salem = world.person(WORKS, "Salem", Role::Employee).await;
        let unable = unable(&world).await;
        let (id, employee) = (mona.id.to_string(), format!("/en/admin/employees/{}", mona.id));
        for page in ["/en/admin/absences", &employee] {
            assert_eq!(names(&world.get(&rana, page).await.texts("select[name=back_up] option")), ["Salem"], "{page}");
        }
        let away = |back_up: String| {
            let fixed = [("employee", id.clone()), ("from", "2026-11-25".into()), ("to", "2026-11-26".into()), ("reason", "leave".into())];
            fixed.into_iter().chain([("back_up", back_up)]).collect::<Vec<(&str, String)>>()
        };
        let record = |back_up: String| vec![("name_ar", "منى".to_owned()), ("name_en", "Mona".into()), ("back_up", back_up)];
        for one in &unable {
            let back_up = one.id.to_string();
            for (path, fields) in [("/en/admin/absences", away(back_up.clone())), (&employee, record(back_up.clone()))] {
                let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
                let refused = world.post(&rana, path, &fields).await;
                assert!([409, 422].contains(&refused.status), "{path} {}", refused.status);
                assert!(refused.texts("#f-back_up-error").concat().contains("serves no customers"), "{path} {}", refused.text);
            }
        }
        let fields = record(salem.id.to_string());
        let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
        assert_eq!(world.post(&rana, &employee, &fields).await.status, 303);
    });
}
