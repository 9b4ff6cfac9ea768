//! Stories of abuse that is answered twice: by two supervisors, by a second click, where the case is the supervisor's already.

use kernel::Role;
use serde_json::json;

use crate::abuse::RUDE;
use crate::abuse::answers;
use crate::abuse::found;
use crate::abuse::known;
use crate::abuse::notices;
use crate::abuse::owner;
use crate::abuse::reports;
use crate::world::WORKS;
use crate::world::on_each;

#[test]
fn a_report_is_ended_once_and_the_same_click_again_says_the_same() {
    on_each(|world| async move {
        let mona = world.mona().await;
        let (hind, sara) = (world.person(WORKS, "Hind", Role::Supervisor).await, world.person(WORKS, "Sara", Role::Supervisor).await);
        let case = world.letter(WORKS, "Yousef", RUDE).await;
        reports(&world, &mona, &case, "").await;
        let end = [("outcome", "reminded"), ("note", "")];
        for _ in 0..2 {
            assert_eq!(answers(&world, &hind, &case, "closing", &end).await.status, 303);
        }
        let told = notices(&world, &mona).await;
        assert_eq!(told.iter().filter(|told| told.contains("ended with an outcome")).count(), 1, "{told:?}");
        assert_eq!(answers(&world, &sara, &case, "closing", &end).await.status, 409, "it was not she who ended it");
        assert_eq!(answers(&world, &hind, &case, "closing", &[("outcome", "referred"), ("note", "")]).await.status, 409);
        let (status, told) = world.program(&hind, "GET", "/api/v1/abuse-reports?before=yesterday", None).await;
        assert_eq!(status, 422, "that is no mark of a page: {told}");
    });
}

#[test]
fn the_second_of_two_supervisors_does_not_take_a_case_from_the_first() {
    on_each(|world| async move {
        let mona = world.mona().await;
        let (hind, sara) = (world.person(WORKS, "Hind", Role::Supervisor).await, world.person(WORKS, "Sara", Role::Supervisor).await);
        let case = world.letter(WORKS, "Yousef", RUDE).await;
        reports(&world, &mona, &case, "").await;
        assert_eq!(answers(&world, &hind, &case, "taking-over", &[]).await.status, 303);
        let refused = answers(&world, &sara, &case, "taking-over", &[]).await;
        assert!(refused.status == 409 && refused.says("Another supervisor has already answered this report."), "{}", refused.text);
        assert_eq!(owner(&world, WORKS, &case).await.owner, Some(hind.id));
    });
}

#[test]
fn whoever_reported_abuse_ceases_to_back_up_a_case_that_the_supervisor_has_already() {
    on_each(|world| async move {
        let mona = world.mona().await;
        let hind = world.person(WORKS, "Hind", Role::Supervisor).await;
        let case = world.letter(WORKS, "Yousef", RUDE).await;
        let seen = owner(&world, WORKS, &case).await.version.to_string();
        let form = [("to", ""), ("reason", "I know this permit"), ("seen", &seen)];
        assert_eq!(world.post(&hind, &format!("/en{}/owner", case.path()), &form).await.status, 303);
        assert_eq!(owner(&world, WORKS, &case).await.back_up, Some(mona.id));
        let id = case.id;
        let entries = world.act(WORKS, move |tx| desk::store::entries(tx, id, None, 50)).await;
        let entry = entries.into_iter().find(|entry| entry.kind == desk::EntryKind::In).unwrap().id;
        let path = format!("/api/v1/cases/{id}/abuse-reports");
        assert_eq!(world.program(&mona, "POST", &path, Some(json!({ "entry": entry.to_string() }))).await.0, 200);
        assert_eq!(answers(&world, &hind, &case, "taking-over", &[]).await.status, 303);
        let kept = owner(&world, WORKS, &case).await;
        assert_eq!((kept.owner, kept.back_up), (Some(hind.id), None));
        assert_eq!(known(&world, &mona, &case).await[0]["answer"], "taken-over");
    });
}

#[test]
fn where_nobody_may_answer_a_report_those_who_give_roles_are_told_where() {
    on_each(|world| async move {
        let mona = world.mona().await;
        let huda = world.person(WORKS, "Huda", Role::EntityAdministrator).await;
        let case = world.letter(WORKS, "Yousef", RUDE).await;
        reports(&world, &mona, &case, "").await;
        let told = notices(&world, &huda).await;
        assert!(told.iter().any(|told| told.contains("nobody may answer")), "{told:?}");
        let page = world.get(&huda, "/en/desk/notices").await;
        assert!(page.text.contains("href=\"/en/admin/employees\"") && !page.text.contains(&case.path()), "{}", page.text);
        assert_eq!(world.get(&huda, "/en/admin/employees").await.status, 200);
    });
}

#[test]
fn a_hand_over_that_is_undone_answers_no_report() {
    on_each(|world| async move {
        let mona = world.mona().await;
        let hind = world.person(WORKS, "Hind", Role::Supervisor).await;
        let salem = world.person(WORKS, "Salem", Role::Employee).await;
        let case = world.letter(WORKS, "Yousef", RUDE).await;
        reports(&world, &mona, &case, "").await;
        let seen = owner(&world, WORKS, &case).await.version.to_string();
        let form = [("to", &*salem.id.to_string()), ("reason", "Go on with it"), ("seen", &seen)];
        let given = world.post(&hind, &format!("/en{}/owner", case.path()), &form).await;
        assert_eq!(known(&world, &mona, &case).await[0]["answer"], "given");
        assert_eq!(found(&world, &mona, &case).await.unwrap().0, "met");
        let batch = given.location.split_once("batch=").unwrap().1.to_owned();
        assert_eq!(world.post(&hind, &format!("/en/desk/batches/{batch}/undoing"), &[("back", "")]).await.status, 303);
        assert_eq!(owner(&world, WORKS, &case).await.owner, Some(mona.id));
        let report = known(&world, &mona, &case).await.remove(0);
        assert!(report["answer"].is_null() && report["answered_by"].is_null() && report["answered_at"].is_null(), "{report}");
        assert_eq!(found(&world, &mona, &case).await.unwrap().0, "not-observed", "nobody has answered it");
        let list = world.get(&hind, "/en/desk/abuse-reports").await;
        assert_eq!(list.texts(".items cs-timer").len(), 1, "it waits again: {}", list.text);
        let timeline = world.get(&hind, &format!("/en{}?tab=timeline", case.path())).await;
        assert!(timeline.says("the report of abuse waits for an answer again"), "{}", timeline.text);
        world.after(16 * 60).await;
        assert_eq!(found(&world, &mona, &case).await.unwrap().0, "missed", "and waits too long");
    });
}
