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
