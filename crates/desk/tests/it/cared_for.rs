//! Stories of what employees owe beyond the answer: the customer hears of what was done, and who answers knows the service.

use kernel::Bilingual;
use kernel::Role;
use org::Service;
use serde_json::json;

use crate::people::Person;
use crate::world::WORKS;
use crate::world::World;
use crate::world::on_each;

const DAY: u64 = 86_400;

/// What is found of a clause in a case; empty when nothing is.
async fn found(world: &World, who: &Person, case: &desk::Case, clause: &str) -> String {
    let (_, findings) = world.program(who, "GET", &format!("/api/v1/cases/{}/findings", case.id), None).await;
    let items = findings["items"].as_array().cloned().unwrap_or_default();
    let outcome = items.into_iter().find(|finding| finding["clause"] == clause).map(|finding| finding["outcome"].clone());
    outcome.and_then(|outcome| outcome.as_str().map(str::to_owned)).unwrap_or_default()
}

/// Mona promises completion by noon of the next day; answers where she says that it is done.
async fn promises(world: &World, mona: &Person, case: &desk::Case) -> String {
    let form = [("what", "completion"), ("date", "25/11/2026"), ("time", "12:00")];
    assert_eq!(world.post(mona, &format!("/en{}/promises", case.path()), &form).await.status, 303);
    let page = world.get(mona, &format!("/en{}", case.path())).await;
    let id = page.text.split("/promises/").nth(1).and_then(|rest| rest.split('/').next()).expect("it can be kept");
    format!("/en{}/promises/{id}/keeping", case.path())
}

/// She promises it, and says that it is done.
async fn keeps(world: &World, mona: &Person, case: &desk::Case) {
    let keeping = promises(world, mona, case).await;
    assert_eq!(world.post(mona, &keeping, &[]).await.status, 303);
}

#[test]
fn a_customer_who_hears_that_a_promise_was_kept_is_cared_for() {
    on_each(|world| async move {
        let mona = world.mona().await;
        let case = world.letter(WORKS, "Yousef", "When will it be ready?").await;
        keeps(&world, &mona, &case).await;
        assert_eq!(found(&world, &mona, &case, "3.human.care").await, "", "its day has not come");
        world.after(DAY + 3 * 3600).await;
        assert_eq!(found(&world, &mona, &case, "3.human.care").await, "not-observed", "the owner is reminded, and a day is left");
        world.answers(&mona, &case, "It is ready.").await;
        assert_eq!(found(&world, &mona, &case, "3.human.care").await, "met");
        world.after(3 * DAY).await;
        assert_eq!(found(&world, &mona, &case, "3.human.care").await, "met");
    });
}

#[test]
fn a_customer_who_does_not_hear_of_it_within_a_day_is_not() {
    on_each(|world| async move {
        let mona = world.mona().await;
        let case = world.letter(WORKS, "Yousef", "When will it be ready?").await;
        keeps(&world, &mona, &case).await;
        world.after(3 * DAY).await;
        assert_eq!(found(&world, &mona, &case, "3.human.care").await, "missed");
        world.answers(&mona, &case, "It is ready.").await;
        assert_eq!(found(&world, &mona, &case, "3.human.care").await, "missed", "a late word mends nothing");
        assert!(world.get(&mona, "/en/desk/findings").await.says(&case.reference), "it stands with the owner of the case");
        let timeline = world.get(&mona, &format!("/en{}?tab=timeline", case.path())).await;
        assert!(timeline.says("the customer had not been told"), "{}", timeline.text);
    });
}

#[test]
fn whoever_says_that_it_is_ready_before_the_promise_is_marked_as_kept_and_closes_the_case_has_told_the_customer() {
    on_each(|world| async move {
        let mona = world.mona().await;
        let mut cases = Vec::new();
        for words in ["It is ready.", ""] {
            let case = world.letter(WORKS, "Yousef", "When will it be ready?").await;
            world.answers(&mona, &case, "Tomorrow.").await;
            world.after(60).await;
            let keeping = promises(&world, &mona, &case).await;
            world.after(60).await;
            if !words.is_empty() {
                world.answers(&mona, &case, words).await;
            }
            assert_eq!(world.post(&mona, &keeping, &[]).await.status, 303);
            let id = case.id;
            let seen = world.act(WORKS, move |tx| Ok(desk::store::case(tx, id)?.unwrap().version.to_string())).await;
            assert_eq!(world.post(&mona, &format!("/en{}/closing", case.path()), &[("seen", &seen)]).await.status, 303);
            cases.push(case);
        }
        world.after(3 * DAY).await;
        assert_eq!(found(&world, &mona, &cases[0], "3.human.care").await, "", "the customer heard of it");
        assert_eq!(found(&world, &mona, &cases[1], "3.human.care").await, "missed", "nobody told the customer since it was promised");
    });
}

/// A letter about a service, and the number of the service.
async fn about_a_service(world: &World, who: &Person) -> desk::Case {
    let case = world.letter(WORKS, "Yousef", "When will my permit be ready?").await;
    let add = move |tx: &mut store::Tx<'_>| {
        let name = Bilingual::new("رخصة بناء", "Building permit");
        let service = Service { id: tx.new_id(), name, words: String::new(), is_offered: true };
        org::add_service(tx, &service)?;
        Ok(service.id.to_string())
    };
    let service = world.act(WORKS, add).await;
    let matter = json!({"service": service, "urgency": "ordinary", "lang": "en", "version": case.version});
    let (status, now) = world.program(who, "POST", &format!("/api/v1/cases/{}/matter", case.id), Some(matter)).await;
    assert_eq!(status, 200, "{now}");
    case
}

#[test]
fn whoever_answers_about_a_service_they_are_qualified_for_keeps_the_clause() {
    on_each(|world| async move {
        let mona = world.mona().await;
        let general = world.letter(WORKS, "Huda", "Thank you, and one question more?").await;
        world.answers(&mona, &general, "On Sunday.").await;
        assert_eq!(found(&world, &mona, &general, "2.value.qualified").await, "", "it is about no service");
        let case = about_a_service(&world, &mona).await;
        world.answers(&mona, &case, "On Sunday.").await;
        assert_eq!(found(&world, &mona, &case, "2.value.qualified").await, "met");
    });
}

#[test]
fn whoever_answers_about_a_service_of_others_breaks_the_clause() {
    on_each(|world| async move {
        let mona = world.mona().await;
        let fatima = world.person(WORKS, "Fatima", Role::Supervisor).await;
        let case = about_a_service(&world, &mona).await;
        world.answers(&fatima, &case, "On Sunday.").await;
        assert_eq!(found(&world, &mona, &case, "2.value.qualified").await, "missed");
        assert!(world.get(&fatima, "/en/desk/findings").await.says(&case.reference), "it is of whoever answered");
    });
}

#[test]
fn duties_of_all_channels_stand_beside_a_case_before_they_are_found_and_one_remains_after_the_answer() {
    on_each(|world| async move {
        let mona = world.mona().await;
        let case = world.letter(WORKS, "Yousef", "When will it be ready?").await;
        let duties = async || world.get(&mona, &format!("/en{}?tab=guide", case.path())).await.texts("ol.guide li").join("\n");
        let of = |id: &str| guide::clause(id).unwrap().text(kernel::Lang::En).to_owned();
        let before = duties().await;
        assert!(before.contains(&of("3.human.empathy")), "a duty of all channels: {before}");
        assert!(!before.contains(&of("3.human.care")) && !before.contains(&of("3.human.attention")), "{before}");
        world.answers(&mona, &case, "On Sunday.").await;
        let after = duties().await;
        assert!(after.contains(&of("3.human.care")), "what comes after the answer: {after}");
    });
}
