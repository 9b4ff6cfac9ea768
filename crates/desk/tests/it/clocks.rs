//! Stories of clocks that go another way: a part of a case, a case that became part of another, a service that was corrected, a time that
//! was reached while nobody looked, and somebody who is away.

use std::time::Duration;

use calendar::Measure;
use calendar::ServiceLevel;
use kernel::Role;
use serde_json::json;

use crate::agreements::agrees;
use crate::agreements::due;
use crate::agreements::service;
use crate::people::Person;
use crate::world::WORKS;
use crate::world::World;
use crate::world::on_each;

const HOUR: u64 = 3600;
const DAY: u64 = 24 * HOUR;

async fn told(world: &World, who: &Person, words: &str) -> usize {
    let page = world.get(who, "/en/desk/notices").await;
    page.texts(".item__name").iter().filter(|line| line.contains(words)).count()
}

/// Says what a case is about.
async fn is_about(world: &World, who: &Person, case: &desk::Case, service: Option<&str>) {
    let path = format!("/api/v1/cases/{}", case.id);
    let version = world.program(who, "GET", &path, None).await.1["version"].clone();
    let matter = json!({"service": service.unwrap_or_default(), "urgency": "ordinary", "lang": "en", "version": version});
    let (status, answer) = world.program(who, "POST", &format!("{path}/matter"), Some(matter)).await;
    assert_eq!(status, 200, "{answer}");
}

#[test]
fn a_part_of_a_case_whose_clock_stood_still_has_the_time_that_was_left_and_runs() {
    on_each(|world| async move {
        let mona = world.mona().await;
        let case = world.letter(WORKS, "Yousef", "My permit, after my exams. And where do I pay my fees?").await;
        let seen = case.version.to_string();
        let stop = [("reason", "agreed-date"), ("until", "2026-12-01"), ("seen", seen.as_str()), ("note", "")];
        world.after(2 * HOUR).await;
        assert_eq!(world.post(&mona, &format!("/en{}/clock-stop", case.path()), &stop).await.status, 303);
        world.after(3 * DAY).await;
        let (_, entries) = world.program(&mona, "GET", &format!("/api/v1/cases/{}/entries", case.id), None).await;
        let part = json!({"entry": entries["items"][0]["id"], "text": "where do I pay my fees?", "subject": "Fees"});
        let (status, new) = world.program(&mona, "POST", &format!("/api/v1/cases/{}/splits", case.id), Some(part)).await;
        assert_eq!(status, 200, "{new}");
        let left: i64 = 22 * 3600;
        let id: i64 = new["id"].as_str().unwrap().parse().unwrap();
        let split = world.act(WORKS, move |tx| Ok(desk::store::case(tx, kernel::Id::new(id))?.unwrap())).await;
        let now = world.app.now().as_second();
        assert_eq!(split.due_at.map(|due| due.as_second() - now), Some(left), "two hours had gone by when it was stopped");
        assert_eq!(due(&world, &case).await, None, "the other stands still");
        let is_late = async || world.program(&mona, "GET", &format!("/api/v1/cases/{id}"), None).await.1["is_late"] == true;
        world.after(HOUR).await;
        assert!(!is_late().await, "it is not late from its beginning");
        world.after(DAY).await;
        assert!(is_late().await);
    });
}

#[test]
fn a_case_that_is_parted_again_runs_by_its_own_clock_and_not_by_the_stop_of_the_other() {
    on_each(|world| async move {
        let mona = world.mona().await;
        let (stays, goes) = (world.letter(WORKS, "Yousef", "My permit?").await, world.letter(WORKS, "Yousef", "My fees?").await);
        let version = async |case: &desk::Case| {
            world.program(&mona, "GET", &format!("/api/v1/cases/{}", case.id), None).await.1["version"].to_string()
        };
        let seen = version(&stays).await;
        let stop = [("reason", "incident"), ("until", ""), ("seen", seen.as_str()), ("note", "")];
        assert_eq!(world.post(&mona, &format!("/en{}/clock-stop", stays.path()), &stop).await.status, 303);
        let (other, seen) = (goes.id.to_string(), version(&stays).await);
        let merging = [("other", other.as_str()), ("seen", seen.as_str())];
        assert_eq!(world.post(&mona, &format!("/en{}/merging", stays.path()), &merging).await.status, 303);
        assert_eq!(due(&world, &stays).await, goes.due_at.map(|due| due.as_second()), "the clock that runs out first goes on");
        world.after(HOUR).await;
        let parting = [("other", other.as_str())];
        let parted = world.post(&mona, &format!("/en{}/parting", stays.path()), &parting).await;
        assert_eq!(parted.status, 303, "{}", parted.text);
        assert_eq!(due(&world, &goes).await, goes.due_at.map(|due| due.as_second()), "as if nothing had been");
        let ran_on = due(&world, &stays).await.expect("what it stood still for was told while it was one case: it runs");
        assert_eq!(ran_on - stays.due_at.unwrap().as_second(), 3600, "and the hour does not count");
    });
}

#[test]
fn a_service_that_is_corrected_gives_the_case_the_time_of_its_channel_again() {
    on_each(|world| async move {
        let (service, mona) = (service(&world).await, world.mona().await);
        let fatima = world.person(WORKS, "Fatima", Role::EntityAdministrator).await;
        assert_eq!(agrees(&world, &fatima, (&service, "48", "clock"), &[]).await, 303);
        let case = world.letter_within(
            WORKS,
            "Yousef",
            ServiceLevel { allowed_seconds: 8 * HOUR, measure: Measure::Clock, ..ServiceLevel::email_default() },
        );
        let case = case.await;
        let hours = async || due(&world, &case).await.unwrap() - case.opened_at.as_second();
        assert_eq!(hours().await, 8 * 3600, "its channel answers within eight hours");
        is_about(&world, &mona, &case, Some(&service)).await;
        assert_eq!(hours().await, 48 * 3600, "what is agreed for the service goes before it");
        is_about(&world, &mona, &case, None).await;
        assert_eq!(hours().await, 8 * 3600, "it was no such matter");
        assert_eq!(agrees(&world, &fatima, (&service, "8", "clock"), &[]).await, 303);
        is_about(&world, &mona, &case, Some(&service)).await;
        is_about(&world, &mona, &case, None).await;
        assert_eq!(hours().await, 8 * 3600);
    });
}

#[test]
fn of_points_that_were_reached_together_each_hears_of_the_last_alone() {
    on_each(|world| async move {
        let (mona, huda) = (world.mona().await, world.person(WORKS, "Huda", Role::Supervisor).await);
        let fatima = world.person(WORKS, "Fatima", Role::EntityAdministrator).await;
        let line = [("50", "owner"), ("75", "supervisor"), ("100", "owner"), ("125", "supervisor")];
        assert_eq!(agrees(&world, &fatima, ("0", "8", "clock"), &line).await, 303);
        let case = world.letter(WORKS, "Yousef", "Is anybody there?").await;
        world.after(2 * DAY).await;
        assert_eq!((told(&world, &mona, "running out").await, told(&world, &huda, "needs your attention").await), (1, 1));
        let timeline = world.get(&mona, &format!("/en{}?tab=timeline", case.path())).await;
        assert!(
            timeline.says("125% of the time") && timeline.says("100% of the time") && !timeline.says("75% of the time"),
            "{}",
            timeline.text
        );
    });
}

#[test]
fn who_stands_in_is_told_for_the_one_whom_a_line_names() {
    on_each(|world| async move {
        let boss = world.person(WORKS, "Salem", Role::CentreManager).await;
        let deputy = world.person(WORKS, "Noora", Role::CentreManager).await;
        world.mona().await;
        let fatima = world.person(WORKS, "Fatima", Role::EntityAdministrator).await;
        let named = boss.id.to_string();
        assert_eq!(agrees(&world, &fatima, ("0", "8", "clock"), &[("50", named.as_str())]).await, 303);
        let case = world.letter(WORKS, "Yousef", "Is anybody there?").await;
        let (employee, back_up) = (boss.id, deputy.id);
        world
            .act(WORKS, move |tx| {
                let (begins_at, ends_at) = (tx.now(), tx.now() + Duration::from_secs(DAY));
                let absence = org::Absence { id: tx.new_id(), employee, begins_at, ends_at, back_up: Some(back_up), reason: "sick".into() };
                org::enter_absence(tx, &absence)
            })
            .await;
        world.after(5 * HOUR).await;
        let heard = (told(&world, &deputy, "needs your attention").await, told(&world, &boss, "needs your attention").await);
        assert_eq!(heard, (1, 0), "he is away, and she stands in for him");
        let id = case.id.get();
        let events = world.act(WORKS, |tx| tx.events_after(0, 10_000)).await;
        let reached = events.iter().find(|event| event.kind == "desk.time-told" && event.case == Some(id)).expect("it was told");
        assert_eq!(reached.data["people"], json!([deputy.id.get()]), "and it is written down whom it reached");
    });
}
