//! Stories of agreements: how soon a reply is owed, who is told as the time goes by, and a clock that stands still for a named reason.

use kernel::Bilingual;
use kernel::Role;
use org::Service;
use serde_json::json;

use crate::people::Person;
use crate::world::HEALTH;
use crate::world::WORKS;
use crate::world::World;
use crate::world::on_each;

const HOUR: u64 = 3600;
const DAY: u64 = 24 * HOUR;

pub async fn service(world: &World) -> String {
    world
        .act(WORKS, |tx| {
            let service =
                Service {
                    id: tx.new_id(), name: Bilingual::new("رخصة بناء", "Building permit"), words: String::new(), is_offered: true
                };
            org::add_service(tx, &service)?;
            Ok(service.id.to_string())
        })
        .await
}

/// Agrees as the administrator, with the steps of the line as share and person.
pub async fn agrees(world: &World, who: &Person, (service, hours, measure): (&str, &str, &str), line: &[(&str, &str)]) -> u16 {
    let names = [("percent1", "whom1"), ("percent2", "whom2"), ("percent3", "whom3"), ("percent4", "whom4")];
    let mut fields = vec![("service", service), ("hours", hours), ("measure", measure)];
    for ((percent, whom), (share, person)) in names.into_iter().zip(line) {
        fields.extend([(percent, *share), (whom, *person)]);
    }
    world.post(who, "/en/admin/agreements", &fields).await.status
}

pub async fn due(world: &World, case: &desk::Case) -> Option<i64> {
    let id = case.id;
    world.act(WORKS, move |tx| Ok(desk::store::case(tx, id)?.unwrap().due_at.map(|due| due.as_second()))).await
}

#[test]
fn a_reply_is_owed_as_agreed_for_the_service_else_for_the_entity_else_in_a_day() {
    on_each(|world| async move {
        let (service, mona) = (service(&world).await, world.mona().await);
        let fatima = world.person(WORKS, "Fatima", Role::EntityAdministrator).await;
        let usual = world.letter(WORKS, "Yousef", "A question.").await;
        assert_eq!(usual.due_at.unwrap().duration_since(usual.opened_at).as_secs(), 24 * 3600);
        assert_eq!(agrees(&world, &fatima, ("0", "٤٨", "clock"), &[]).await, 303);
        assert_eq!(agrees(&world, &fatima, (&service, "7", "working"), &[]).await, 303);
        let case = world.letter(WORKS, "Aisha", "May I have a building permit?").await;
        assert_eq!(case.due_at.unwrap().duration_since(case.opened_at).as_secs(), 48 * 3600);
        assert_eq!(due(&world, &usual).await, usual.due_at.map(|due| due.as_second()), "a clock that runs keeps its time");
        // Accepted, it runs by the service's agreement from its beginning: until 10:00 of the next working day, in seven hours.
        let matter = json!({"service": service, "urgency": "ordinary", "lang": "en", "version": case.version});
        assert_eq!(world.program(&mona, "POST", &format!("/api/v1/cases/{}/matter", case.id), Some(matter)).await.0, 200);
        let now = due(&world, &case).await.unwrap();
        assert!(now < case.due_at.unwrap().as_second(), "{now}");
        let timeline = world.get(&mona, &format!("/en{}?tab=timeline", case.path())).await;
        assert!(timeline.says("moved with the service’s agreement"), "{}", timeline.text);
        assert!(world.get(&mona, &format!("/en{}", case.path())).await.texts("#clock").join(" ").contains("7 working hours"));
        let ended = world.post(&fatima, "/en/admin/agreements/removal", &[("service", "0")]).await;
        assert_eq!(ended.status, 303);
        let again = world.letter(WORKS, "Ali", "Another question.").await;
        assert_eq!(again.due_at.unwrap().duration_since(again.opened_at).as_secs(), 24 * 3600);
    });
}

#[test]
fn the_owner_is_warned_before_the_time_the_supervisor_closer_to_it_and_the_named_one_after_it() {
    on_each(|world| async move {
        let (mona, huda) = (world.mona().await, world.person(WORKS, "Huda", Role::Supervisor).await);
        let fatima = world.person(WORKS, "Fatima", Role::EntityAdministrator).await;
        let boss = world.person(WORKS, "Salem", Role::CentreManager).await;
        let named = boss.id.to_string();
        let line = [("50", "owner"), ("75", "supervisor"), ("125", named.as_str())];
        assert_eq!(agrees(&world, &fatima, ("0", "8", "clock"), &line).await, 303);
        let case = world.letter(WORKS, "Yousef", "Is anybody there?").await;
        let told = async |who: &Person, words: &str| {
            let page = world.get(who, "/en/desk/notices").await;
            page.texts(".item__name").iter().filter(|line| line.contains(words)).count()
        };
        world.after(3 * HOUR).await;
        assert_eq!(told(&mona, "running out").await, 0);
        world.after(HOUR + 60).await;
        world.after(60).await;
        assert_eq!((told(&mona, "running out").await, told(&huda, "needs your attention").await), (1, 0), "once, and the owner alone");
        world.after(2 * HOUR).await;
        assert_eq!((told(&huda, "needs your attention").await, told(&boss, "needs your attention").await), (1, 0));
        world.after(5 * HOUR).await;
        assert_eq!((told(&huda, "needs your attention").await, told(&boss, "needs your attention").await), (1, 1));
        let timeline = world.get(&mona, &format!("/en{}?tab=timeline", case.path())).await;
        for line in ["50% of the time had gone by, and the owner", "75% of the time had gone by, and the supervisors", "125% of the time"] {
            assert!(timeline.says(line), "{line}: {}", timeline.text);
        }
        world.answers(&mona, &case, "Yes. Please forgive the delay.").await;
        world.after(DAY).await;
        assert_eq!(told(&huda, "needs your attention").await, 1, "an answer ends it");
    });
}

#[test]
fn a_clock_stands_still_for_a_named_reason_and_runs_on_by_itself_after_the_agreed_day() {
    on_each(|world| async move {
        let (mona, salem) = (world.mona().await, world.person(WORKS, "Salem", Role::Employee).await);
        let case = world.letter(WORKS, "Yousef", "Please answer after my exams.").await;
        let path = format!("/en{}", case.path());
        let seen = case.version.to_string();
        let stop = |reason: &'static str, until: &'static str| {
            [("reason", reason), ("until", until), ("seen", seen.as_str()), ("note", "By phone.")].to_vec()
        };
        let act = format!("{path}/clock-stop");
        assert_eq!(world.post(&salem, &act, &stop("agreed-date", "2026-11-26")).await.status, 409, "it is in Mona’s hands");
        assert_eq!(world.post(&mona, &act, &stop("agreed-date", "")).await.status, 422, "an agreed date has a date");
        assert_eq!(world.post(&mona, &act, &stop("incident", "2020-01-01")).await.status, 422);
        for click in 0..2 {
            assert_eq!(world.post(&mona, &act, &stop("agreed-date", "2026-11-26")).await.status, 303, "click {click}");
        }
        assert_eq!(due(&world, &case).await, None, "no date can be given");
        assert!(world.get(&mona, &path).await.texts("#clock").join(" ").contains("Date agreed with the customer"));
        world.after(DAY + HOUR).await;
        assert!(world.get(&mona, "/en/desk/cases?view=late").await.texts(".item__name").is_empty(), "it is not late while it stands");
        world.after(2 * DAY).await;
        let now = due(&world, &case).await.expect("it runs on");
        assert!(now > case.due_at.unwrap().as_second());
        assert!(world.get(&mona, "/en/desk/notices").await.says("The clock of your case runs again"));
        let timeline = world.get(&mona, &format!("{path}?tab=timeline")).await;
        assert!(timeline.says("as agreed with the customer") && timeline.says("moved after the clock stood still"), "{}", timeline.text);
    });
}

#[test]
fn a_clock_that_waits_for_the_customer_runs_on_when_the_customer_writes_and_one_that_is_over_is_not_stopped() {
    on_each(|world| async move {
        let mona = world.mona().await;
        let (case, late) = (world.letter(WORKS, "Yousef", "My permit?").await, world.letter(WORKS, "Aisha", "My fees?").await);
        let stop = |case: &desk::Case, seen: i64| (format!("/en{}/clock-stop", case.path()), seen.to_string());
        let (path, seen) = stop(&case, case.version);
        let fields = [("reason", "waiting-for-customer"), ("until", ""), ("seen", seen.as_str())];
        assert_eq!(world.post(&mona, &path, &fields).await.status, 303);
        world.writes_again(&case, "Here is the number.").await;
        assert!(due(&world, &case).await.is_some(), "the customer has done what was waited for");
        world.after(DAY + HOUR).await;
        let version = world.program(&mona, "GET", &format!("/api/v1/cases/{}", late.id), None).await.1["version"].to_string();
        let fields = [("reason", "incident"), ("until", ""), ("seen", version.as_str())];
        let refused = world.post(&mona, &stop(&late, 0).0, &fields).await;
        assert_eq!(refused.status, 409);
        assert!(refused.says("The time is over"), "{}", refused.text);
    });
}

#[test]
fn agreements_are_the_administrators_and_of_the_entitys_own_services_and_people() {
    on_each(|world| async move {
        let (service, mona) = (service(&world).await, world.mona().await);
        let fatima = world.person(WORKS, "Fatima", Role::EntityAdministrator).await;
        let huda = world.person(HEALTH, "Huda", Role::EntityAdministrator).await;
        let stranger = huda.id.to_string();
        assert_eq!(agrees(&world, &mona, ("0", "8", "clock"), &[]).await, 403);
        assert_eq!(agrees(&world, &huda, (&service, "8", "clock"), &[]).await, 404);
        for (ask, line) in [
            (("0", "none", "clock"), ("50", "owner")),
            (("0", "8", "clock"), ("900", "owner")),
            (("0", "8", "clock"), ("50", stranger.as_str())),
        ] {
            assert_eq!(agrees(&world, &fatima, ask, &[line]).await, 422, "{ask:?} {line:?}");
        }
        for lang in ["ar", "en"] {
            let page = world.get(&fatima, &format!("/{lang}/admin/agreements?service=0")).await;
            assert_eq!((page.status, ui::lint::html(&page.text).len()), (200, 0), "{:?}", ui::lint::html(&page.text));
        }
    });
}

#[test]
fn a_program_stops_a_clock_lets_it_run_on_and_reads_the_gaps_with_the_same_rights() {
    on_each(|world| async move {
        let (mona, huda) = (world.mona().await, world.person(WORKS, "Huda", Role::Supervisor).await);
        let case = world.letter(WORKS, "Yousef", "My permit?").await;
        let of = |act: &str| format!("/api/v1/cases/{}/{act}", case.id);
        let stop = |reason: &str| Some(json!({"reason": reason, "version": case.version}));
        assert_eq!(world.program(&mona, "POST", &of("clock-stop"), stop("tired")).await.0, 422, "there are no other reasons");
        let (status, now) = world.program(&mona, "POST", &of("clock-stop"), stop("incident")).await;
        assert_eq!((status, &now["due_at"]), (200, &json!(null)), "{now}");
        let (status, now) = world.program(&mona, "POST", &of("clock-run"), None).await;
        assert_eq!((status, now["due_at"].is_string()), (200, true), "{now}");
        assert_eq!(world.program(&mona, "POST", &of("passing"), None).await.0, 409, "nothing is offered");
        let refer = json!({"to": "8", "note": "theirs", "version": now["version"]});
        assert_eq!(world.program(&mona, "POST", &of("referral"), Some(refer)).await.0, 409, "letters on paper are not carried");
        assert_eq!(world.program(&mona, "GET", "/api/v1/coverage", None).await.0, 403);
        let (status, gaps) = world.program(&huda, "GET", "/api/v1/coverage", None).await;
        assert_eq!((status, &gaps["items"]), (200, &json!([])));
    });
}

#[test]
fn who_is_to_be_told_is_told_although_the_time_became_shorter_and_nobody_is_told_the_same_twice() {
    on_each(|world| async move {
        let (service, mona) = (service(&world).await, world.mona().await);
        let (huda, fatima) =
            (world.person(WORKS, "Huda", Role::Supervisor).await, world.person(WORKS, "Fatima", Role::EntityAdministrator).await);
        let line = [("50", "owner"), ("75", "supervisor")];
        assert_eq!(agrees(&world, &fatima, ("0", "48", "clock"), &line).await, 303);
        assert_eq!(agrees(&world, &fatima, (&service, "30", "clock"), &line).await, 303);
        let case = world.letter(WORKS, "Yousef", "May I have a building permit?").await;
        let told = async |who: &Person, words: &str| {
            let page = world.get(who, "/en/desk/notices").await;
            page.texts(".item__name").iter().filter(|line| line.contains(words)).count()
        };
        world.after(25 * HOUR).await;
        assert_eq!((told(&mona, "running out").await, told(&huda, "needs your attention").await), (1, 0));
        let matter = json!({"service": service, "urgency": "ordinary", "lang": "en", "version": case.version});
        assert_eq!(world.program(&mona, "POST", &format!("/api/v1/cases/{}/matter", case.id), Some(matter)).await.0, 200);
        world.after(120).await;
        world.after(120).await;
        assert_eq!(told(&huda, "needs your attention").await, 1, "three quarters of thirty hours are over");
        assert_eq!(told(&mona, "running out").await, 1, "half of it was told before");
    });
}

#[test]
fn a_clock_that_stands_still_until_a_day_runs_on_also_when_its_case_became_part_of_another() {
    on_each(|world| async move {
        let mona = world.mona().await;
        let (stays, goes) =
            (world.letter(WORKS, "Yousef", "My permit?").await, world.letter(WORKS, "Yousef", "After my exams, please.").await);
        world.answers(&mona, &stays, "Here it is.").await;
        let seen = goes.version.to_string();
        let stop = [("reason", "agreed-date"), ("until", "2026-11-26"), ("seen", seen.as_str()), ("note", "")];
        assert_eq!(world.post(&mona, &format!("/en{}/clock-stop", goes.path()), &stop).await.status, 303);
        let version = world.program(&mona, "GET", &format!("/api/v1/cases/{}", stays.id), None).await.1["version"].to_string();
        let (path, other) = (format!("/en{}/merging", stays.path()), goes.id.to_string());
        assert_eq!(world.post(&mona, &path, &[("other", other.as_str()), ("seen", version.as_str())]).await.status, 303);
        assert_eq!(due(&world, &stays).await, None, "the customer waits, and no date can be given");
        world.after(3 * DAY).await;
        assert!(due(&world, &stays).await.is_some(), "the agreed day is over");
    });
}
