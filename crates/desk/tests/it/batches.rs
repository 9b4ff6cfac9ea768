//! Stories of several cases at once: what can be done is done, what cannot is told with its reason, and all of it can be taken back.

use kernel::Role;
use serde_json::json;

use crate::people::Person;
use crate::world::HEALTH;
use crate::world::WORKS;
use crate::world::World;
use crate::world::on_each;
use crate::world::percent;

/// Does something to cases from the list of the team.
async fn does(world: &World, who: &Person, act: &str, cases: &[&desk::Case], more: &[(&str, &str)]) -> testkit::inside::Answer {
    let ids: Vec<String> = cases.iter().map(|case| case.id.to_string()).collect();
    let mut fields = vec![("act", act), ("back", "view=team")];
    fields.extend(ids.iter().map(|id| ("case", id.as_str())));
    fields.extend(more);
    let done = world.post(who, "/en/desk/batch", &fields).await;
    assert_eq!(done.status, 303, "{}", done.text);
    world.get(who, &done.location).await
}

/// Presses the button that takes it back.
async fn undoes(world: &World, who: &Person, list: &testkit::inside::Answer) -> testkit::inside::Answer {
    let document = scraper::Html::parse_document(&list.text);
    let action =
        document.select(&scraper::Selector::parse("form[action*=undoing]").unwrap()).next().unwrap().attr("action").unwrap().to_owned();
    let undone = world.post(who, &action, &[("back", "view=team")]).await;
    assert_eq!(undone.status, 303, "{}", undone.text);
    world.get(who, &undone.location).await
}

async fn now(world: &World, case: &desk::Case) -> desk::Case {
    let id = case.id;
    world.act(WORKS, move |tx| Ok(desk::store::case(tx, id)?.unwrap())).await
}

#[test]
fn a_supervisor_gives_cases_to_a_colleague_at_once_and_takes_them_back_by_one_key() {
    on_each(|world| async move {
        let (mona, fatima) = (world.mona().await, world.person(WORKS, "Fatima", Role::Supervisor).await);
        let first = world.letter(WORKS, "Yousef", "When will it be ready?").await;
        let second = world.letter(WORKS, "Aisha", "Where do I collect my card?").await;
        let salem = world.person(WORKS, "Salem", Role::Employee).await;
        let preview = world.get(&fatima, &format!("/en/desk/batch?act=assign&case={}&case={}&back=view%3Dteam", first.id, second.id)).await;
        assert!(preview.says("It can be done to 2 cases."), "{}", preview.text);
        let to = salem.id.to_string();
        let list = does(&world, &fatima, "assign", &[&first, &second], &[("to", &to), ("reason", "Mona is full.")]).await;
        assert!(list.says("2 cases were assigned."), "{}", list.text);
        assert_eq!(list.texts("[data-key=KeyZ]").len(), 1);
        assert_eq!(world.get(&salem, "/en/desk/cases?view=mine").await.texts(".list .item").len(), 2);
        let list = undoes(&world, &fatima, &list).await;
        assert!(list.says("It was undone for 2 cases."), "{}", list.text);
        assert!(list.texts("[data-key=KeyZ]").is_empty(), "once is enough");
        for case in [&first, &second] {
            let case = now(&world, case).await;
            assert_eq!((case.owner, case.back_up), (Some(mona.id), None));
        }
        let timeline = world.get(&mona, &format!("/en{}?tab=timeline", first.path())).await;
        assert!(timeline.says("Mona is full.") && timeline.says("The assignment was undone"), "{}", timeline.text);
    });
}

#[test]
fn what_cannot_be_done_is_told_before_and_after_and_left_as_it_is() {
    on_each(|world| async move {
        let mona = world.mona().await;
        let answered = world.letter(WORKS, "Yousef", "When will it be ready?").await;
        world.answers(&mona, &answered, "On Sunday.").await;
        let waiting = world.letter(WORKS, "Aisha", "Where do I collect my card?").await;
        let preview = world.get(&mona, &format!("/en/desk/batch?act=close&case={}&case={}", answered.id, waiting.id)).await;
        assert!(preview.says("It can be done to one case."), "{}", preview.text);
        assert!(preview.texts("#left-out li")[0].contains("The customer is waiting for a reply"), "{}", preview.text);
        let list = does(&world, &mona, "close", &[&answered, &waiting], &[]).await;
        assert!(list.says("One case was closed.") && list.says("One case was left as it was:"), "{}", list.text);
        assert_eq!(list.texts(".told li").len(), 1);
        assert_eq!(now(&world, &answered).await.state, desk::State::Closed);
        assert_eq!(now(&world, &waiting).await.state, desk::State::Open);
        undoes(&world, &mona, &list).await;
        assert_eq!(now(&world, &answered).await.state, desk::State::Open);
        let tabs = world.get(&mona, "/en/desk/cases?view=team").await.texts(".list .views a");
        assert!(tabs.contains(&"Team 2".to_owned()) && tabs.contains(&"Waiting for the customer 1".to_owned()), "{tabs:?}");
    });
}

#[test]
fn a_case_that_changed_since_stays_as_it_is_when_the_rest_is_taken_back() {
    on_each(|world| async move {
        let mona = world.mona().await;
        let first = world.letter(WORKS, "Yousef", "When will it be ready?").await;
        let second = world.letter(WORKS, "Aisha", "Where do I collect my card?").await;
        let list = does(&world, &mona, "snooze", &[&first, &second], &[("until", "tomorrow")]).await;
        assert!(list.says("2 cases were snoozed."), "{}", list.text);
        world.writes_again(&first, "It is urgent.").await;
        let list = undoes(&world, &mona, &list).await;
        assert!(list.says("It was undone.") && list.says("It changed since, and stays as it is."), "{}", list.text);
        assert!(!now(&world, &second).await.is_snoozed);
    });
}

#[test]
fn a_second_click_does_nothing_more_and_undoes_nothing_more() {
    on_each(|world| async move {
        let mona = world.mona().await;
        let case = world.letter(WORKS, "Yousef", "When will it be ready?").await;
        let preview = world.get(&mona, &format!("/en/desk/batch?act=snooze&case={}", case.id)).await;
        assert_eq!(preview.texts("form[action$='desk/batch']").len(), 2, "Enter in the day presses no other time");
        let body = json!({"act": "snooze", "cases": [case.id.to_string()], "until": "later"});
        let (_, first) = world.program(&mona, "POST", "/api/v1/batches", Some(body.clone())).await;
        world.after(5).await;
        let (_, second) = world.program(&mona, "POST", "/api/v1/batches", Some(body)).await;
        assert_eq!(first, second);
        let again = [("until", "later"), ("seen", &*case.version.to_string())];
        assert_eq!(world.post(&mona, &format!("/en{}/snooze", case.path()), &again).await.status, 303);
        let undoing = format!("/api/v1/batches/{}/undoing", first["id"].as_str().unwrap());
        for _ in 0..2 {
            let (status, undone) = world.program(&mona, "POST", &undoing, None).await;
            assert_eq!(
                (status, undone["is_undone"].as_bool(), undone["left_out"].as_array().unwrap().len()),
                (200, Some(true), 0),
                "{undone}"
            );
        }
        assert!(!now(&world, &case).await.is_snoozed);
    });
}

#[test]
fn a_tag_is_put_on_all_and_taken_off_again_where_it_was_not_before() {
    on_each(|world| async move {
        let (mona, fatima) = (world.mona().await, world.person(WORKS, "Fatima", Role::Supervisor).await);
        world.post(&fatima, "/en/admin/tags", &[("name_ar", "عاجل"), ("name_en", "Urgent")]).await;
        let first = world.letter(WORKS, "Yousef", "When will it be ready?").await;
        let second = world.letter(WORKS, "Aisha", "Where do I collect my card?").await;
        assert_eq!(world.post(&mona, &format!("/en{}/tags", first.path()), &[("tag", "Urgent")]).await.status, 303);
        let unknown = [("act", "tag"), ("tag", "Pressing"), ("case", &first.id.to_string())];
        assert_eq!(world.post(&mona, "/en/desk/batch", &unknown).await.texts("#f-tag-error").len(), 1);
        let list = does(&world, &mona, "tag", &[&first, &second], &[("tag", "عاجل")]).await;
        assert!(list.says("One case was tagged.") && list.says("Already done."), "{}", list.text);
        undoes(&world, &mona, &list).await;
        let tagged = world.get(&mona, &format!("/en/desk/search?q={}", percent("collect"))).await;
        assert_eq!(tagged.status, 200);
        let tags = async |case: &desk::Case| {
            let (_, case) = world.program(&mona, "GET", &format!("/api/v1/cases/{}", case.id), None).await;
            case["tags"].as_array().unwrap().len()
        };
        assert_eq!((tags(&first).await, tags(&second).await), (1, 0));
    });
}

#[test]
fn nobody_reaches_another_entitys_cases_or_takes_back_what_somebody_else_did() {
    on_each(|world| async move {
        let (mona, huda) = (world.mona().await, world.person(HEALTH, "Huda", Role::Supervisor).await);
        let case = world.letter(WORKS, "Yousef", "When will it be ready?").await;
        let salem = world.person(WORKS, "Salem", Role::Employee).await;
        let list = does(&world, &huda, "snooze", &[&case], &[("until", "tomorrow")]).await;
        assert!(list.says("No case was snoozed.") && !list.text.contains(&case.reference), "{}", list.text);
        let body = json!({"act": "snooze", "cases": [case.id.to_string()], "until": "tomorrow"});
        let (status, done) = world.program(&salem, "POST", "/api/v1/batches", Some(body.clone())).await;
        assert_eq!((status, done["left_out"][0]["why"].as_str()), (200, Some("desk-in-other-hands")), "{done}");
        let (status, done) = world.program(&mona, "POST", "/api/v1/batches", Some(body)).await;
        assert_eq!((status, done["done"].as_array().unwrap().len()), (200, 1), "{done}");
        let undoing = format!("/api/v1/batches/{}/undoing", done["id"].as_str().unwrap());
        for other in [&salem, &huda] {
            assert_eq!(world.program(other, "POST", &undoing, None).await.0, 404);
        }
        world.after(601).await;
        assert_eq!(world.program(&mona, "POST", &undoing, None).await.0, 409, "ten minutes are over");
        assert!(now(&world, &case).await.is_snoozed);
    });
}
