//! Stories of the clauses that the shared work itself shows: what keeps them, and what breaks them.

use kernel::Role;

use crate::people::Person;
use crate::world::WORKS;
use crate::world::World;
use crate::world::on_each;

const DAY: u64 = 86_400;

/// What is found of a clause in a case: its outcome, and whose act it was.
async fn found(world: &World, who: &Person, case: &desk::Case, clause: &str) -> Option<(String, bool)> {
    let (_, findings) = world.program(who, "GET", &format!("/api/v1/cases/{}/findings", case.id), None).await;
    let items = findings["items"].as_array().cloned().unwrap_or_default();
    let finding = items.into_iter().find(|finding| finding["clause"] == clause)?;
    Some((finding["outcome"].as_str()?.to_owned(), !finding["evidence"].as_array()?.is_empty()))
}

async fn promises(world: &World, who: &Person, case: &desk::Case) {
    let form = [("what", "completion"), ("date", "25/11/2026"), ("time", "12:00")];
    assert_eq!(world.post(who, &format!("/en{}/promises", case.path()), &form).await.status, 303);
}

async fn asks(world: &World, who: &Person, colleague: &Person, case: &desk::Case) {
    let to = colleague.id.to_string();
    let form = [("asked", to.as_str()), ("question", "Did the engineer approve it?"), ("hours", "4")];
    assert_eq!(world.post(who, &format!("/en{}/questions", case.path()), &form).await.status, 303);
}

#[test]
fn a_promise_that_is_kept_follows_the_request_through() {
    on_each(|world| async move {
        let mona = world.mona().await;
        let case = world.letter(WORKS, "Yousef", "When will it be ready?").await;
        promises(&world, &mona, &case).await;
        assert_eq!(found(&world, &mona, &case, "3.human.empathy").await, None, "nothing is said before the time has come");
        let page = world.get(&mona, &format!("/en{}", case.path())).await;
        let document = scraper::Html::parse_document(&page.text);
        let form = document.select(&scraper::Selector::parse("form[action*=keeping]").unwrap()).next().unwrap();
        assert_eq!(world.post(&mona, form.attr("action").unwrap(), &[]).await.status, 303);
        assert_eq!(found(&world, &mona, &case, "3.human.empathy").await, Some(("met".into(), true)));
    });
}

#[test]
fn a_promise_whose_time_passed_breaks_the_clause() {
    on_each(|world| async move {
        let mona = world.mona().await;
        let case = world.letter(WORKS, "Yousef", "When will it be ready?").await;
        promises(&world, &mona, &case).await;
        world.after(2 * DAY).await;
        assert_eq!(found(&world, &mona, &case, "3.human.empathy").await, Some(("missed".into(), true)));
        let findings = world.get(&mona, "/en/desk/findings").await;
        assert!(findings.says(&case.reference), "whose promise it was may dispute it: {}", findings.text);
    });
}

#[test]
fn a_colleague_who_answers_in_time_keeps_the_clause() {
    on_each(|world| async move {
        let mona = world.mona().await;
        let case = world.letter(WORKS, "Yousef", "Is my plan approved?").await;
        let salem = world.person(WORKS, "Salem", Role::Employee).await;
        asks(&world, &mona, &salem, &case).await;
        assert_eq!(world.post(&salem, &format!("/en{}/notes", case.path()), &[("text", "Yes, on Sunday.")]).await.status, 303);
        assert_eq!(found(&world, &mona, &case, "2.value.cooperation").await, Some(("met".into(), true)));
    });
}

#[test]
fn a_question_that_a_colleague_leaves_breaks_the_clause() {
    on_each(|world| async move {
        let mona = world.mona().await;
        let case = world.letter(WORKS, "Yousef", "Is my plan approved?").await;
        let salem = world.person(WORKS, "Salem", Role::Employee).await;
        asks(&world, &mona, &salem, &case).await;
        world.after(DAY).await;
        world.after(3_600).await;
        assert_eq!(found(&world, &mona, &case, "2.value.cooperation").await, Some(("missed".into(), true)));
        assert_eq!(world.post(&salem, &format!("/en{}/notes", case.path()), &[("text", "Yes, on Sunday.")]).await.status, 303);
        assert_eq!(found(&world, &mona, &case, "2.value.cooperation").await, Some(("missed".into(), true)), "late help is late");
        assert!(world.get(&salem, "/en/desk/findings").await.says(&case.reference), "it is the colleague's");
        assert!(!world.get(&mona, "/en/desk/findings").await.says(&case.reference), "and not of the one who asked");
    });
}

#[test]
fn an_answer_by_its_time_saves_the_customers_time() {
    on_each(|world| async move {
        let mona = world.mona().await;
        let case = world.letter(WORKS, "Yousef", "When will it be ready?").await;
        world.answers(&mona, &case, "On Sunday.").await;
        assert_eq!(found(&world, &mona, &case, "2.duty.save-time").await, Some(("met".into(), true)));
    });
}

#[test]
fn a_time_that_passed_or_a_case_that_was_handed_around_wastes_it() {
    on_each(|world| async move {
        let mona = world.mona().await;
        let late = world.letter(WORKS, "Yousef", "When will it be ready?").await;
        world.after(DAY + 60).await;
        assert_eq!(found(&world, &mona, &late, "2.duty.save-time").await, Some(("missed".into(), true)));
        let salem = world.person(WORKS, "Salem", Role::Employee).await;
        let fatima = world.person(WORKS, "Fatima", Role::Supervisor).await;
        let around = world.letter(WORKS, "Huda", "Who can tell me?").await;
        let (one, other) = if around.owner == Some(mona.id) { (&salem, &mona) } else { (&mona, &salem) };
        for to in [one, other, one] {
            let (_, now) = world.program(&fatima, "GET", &format!("/api/v1/cases/{}", around.id), None).await;
            let (to, version) = (to.id.to_string(), now["version"].to_string());
            let form = [("to", to.as_str()), ("seen", version.as_str()), ("reason", "You know it.")];
            assert_eq!(world.post(&fatima, &format!("/en{}/owner", around.path()), &form).await.status, 303);
        }
        assert_eq!(found(&world, &mona, &around, "2.duty.save-time").await, Some(("missed".into(), true)), "three hands in an hour");
        assert!(!world.get(&mona, "/en/desk/findings").await.says(&around.reference), "it is the entity's, and nobody's own");
    });
}

#[test]
fn a_case_that_is_answered_and_closed_met_the_need() {
    on_each(|world| async move {
        let mona = world.mona().await;
        let case = world.letter(WORKS, "Yousef", "When will it be ready?").await;
        world.answers(&mona, &case, "On Sunday.").await;
        assert_eq!(found(&world, &mona, &case, "2.value.meet-needs").await, None, "not before it is closed");
        closes(&world, &mona, &case).await;
        assert_eq!(found(&world, &mona, &case, "2.value.meet-needs").await, Some(("met".into(), true)));
        world.after(20 * DAY).await;
        world.writes_again(&case, "And another thing.").await;
        assert_eq!(found(&world, &mona, &case, "2.value.meet-needs").await, Some(("met".into(), true)), "what comes later is new");
    });
}

#[test]
fn a_customer_who_must_write_again_breaks_the_clause() {
    on_each(|world| async move {
        let mona = world.mona().await;
        let case = world.letter(WORKS, "Yousef", "When will it be ready?").await;
        world.answers(&mona, &case, "On Sunday.").await;
        closes(&world, &mona, &case).await;
        world.after(3 * DAY).await;
        world.writes_again(&case, "It was not ready.").await;
        assert_eq!(found(&world, &mona, &case, "2.value.meet-needs").await, Some(("missed".into(), true)));
        assert!(world.get(&mona, "/en/desk/findings").await.says(&case.reference), "it is of whoever had closed it");
        world.answers(&mona, &case, "It is now.").await;
        closes(&world, &mona, &case).await;
        assert_eq!(
            found(&world, &mona, &case, "2.value.meet-needs").await,
            Some(("missed".into(), true)),
            "a second closing mends nothing"
        );
    });
}

#[test]
fn an_answer_of_somebody_qualified_keeps_the_clause() {
    on_each(|world| async move {
        let mona = world.mona().await;
        let case = world.letter(WORKS, "Yousef", "When will it be ready?").await;
        world.answers(&mona, &case, "On Sunday.").await;
        assert_eq!(found(&world, &mona, &case, "2.duty.qualified-team").await, Some(("met".into(), true)));
    });
}

#[test]
fn an_answer_of_somebody_who_is_not_qualified_breaks_the_clause() {
    on_each(|world| async move {
        let mona = world.mona().await;
        let case = world.letter(WORKS, "Yousef", "When will it be ready?").await;
        let fatima = world.person(WORKS, "Fatima", Role::Supervisor).await;
        world.answers(&fatima, &case, "On Sunday.").await;
        assert_eq!(found(&world, &mona, &case, "2.duty.qualified-team").await, Some(("missed".into(), true)));
    });
}

async fn closes(world: &World, who: &Person, case: &desk::Case) {
    let (_, now) = world.program(who, "GET", &format!("/api/v1/cases/{}", case.id), None).await;
    let version = now["version"].to_string();
    assert_eq!(world.post(who, &format!("/en{}/closing", case.path()), &[("seen", &version)]).await.status, 303);
}
