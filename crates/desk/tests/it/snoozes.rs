//! Stories of cases that are put aside: they leave the lists, come back by themselves or with the customer, and their clocks run on.

use kernel::Role;
use serde_json::json;

use crate::people::Person;
use crate::world::WORKS;
use crate::world::World;
use crate::world::on_each;

const HOUR: u64 = 3600;

/// Presses a button of the dialog, or sends its form.
async fn snoozes(world: &World, who: &Person, case: &desk::Case, until: &[(&str, &str)]) -> u16 {
    let id = case.id;
    let seen = world.act(WORKS, move |tx| Ok(desk::store::case(tx, id)?.unwrap().version.to_string())).await;
    let fields = [until, &[("seen", seen.as_str())]].concat();
    world.post(who, &format!("/en{}/snooze", case.path()), &fields).await.status
}

/// The names in a list.
async fn names(world: &World, who: &Person, view: &str) -> Vec<String> {
    world.get(who, &format!("/en/desk/cases?view={view}")).await.texts(".list .item__name")
}

/// The numbers beside the tabs of the lists.
async fn counts(world: &World, who: &Person) -> Vec<String> {
    let tabs = world.get(who, "/en/desk/cases?view=closed").await.texts(".list .views a");
    tabs.into_iter().filter(|tab| tab.chars().any(|c| c.is_ascii_digit())).collect()
}

#[test]
fn a_case_put_aside_until_tomorrow_leaves_the_lists_and_is_back_when_service_begins() {
    on_each(|world| async move {
        let mona = world.mona().await;
        let case = world.letter(WORKS, "Yousef", "When will it be ready?").await;
        world.answers(&mona, &case, "On Wednesday.").await;
        assert_eq!(snoozes(&world, &mona, &case, &[("until", "tomorrow")]).await, 303);
        for view in ["mine", "team", "answered"] {
            assert!(names(&world, &mona, view).await.is_empty(), "{view}");
        }
        assert_eq!(names(&world, &mona, "snoozed").await, ["Yousef"]);
        assert_eq!(counts(&world, &mona).await, ["Snoozed 1"]);
        let page = world.get(&mona, &format!("/en{}", case.path())).await;
        assert!(page.texts(".conv__acts .tag").iter().any(|tag| tag.contains("07:00")), "{}", page.text);
        world.after(24 * HOUR).await;
        assert_eq!(names(&world, &mona, "mine").await, ["Yousef"]);
        assert_eq!(counts(&world, &mona).await, ["Mine 1", "Team 1", "Waiting for the customer 1"]);
        assert!(world.get(&mona, "/en/desk/notices").await.says("A snoozed case is back"));
        let timeline = world.get(&mona, &format!("/en{}?tab=timeline", case.path())).await;
        assert!(timeline.says("The case came back at its time"), "{}", timeline.text);
    });
}

#[test]
fn the_clock_of_a_case_that_is_put_aside_runs_on_and_it_is_late_all_the_same() {
    on_each(|world| async move {
        let mona = world.mona().await;
        let case = world.letter(WORKS, "Yousef", "Is anybody there?").await;
        assert_eq!(snoozes(&world, &mona, &case, &[("until", "date"), ("snooze-date", "3/12/2026")]).await, 303);
        assert_eq!(names(&world, &mona, "waiting").await, ["Yousef"], "the customer still waits");
        let page = world.get(&mona, &format!("/en{}", case.path())).await;
        assert_eq!(page.texts("#case-head cs-timer").len(), 1, "the clock is shown");
        world.after(25 * HOUR).await;
        assert_eq!(names(&world, &mona, "late").await, ["Yousef"]);
        assert_eq!(counts(&world, &mona).await, ["To answer 1", "Snoozed 1", "Late 1"]);
    });
}

#[test]
fn the_number_of_those_to_be_answered_is_that_of_their_list_whatever_happens_to_them() {
    on_each(|world| async move {
        let mona = world.mona().await;
        let agree = async |wanted: usize, why: &str| {
            assert_eq!(names(&world, &mona, "waiting").await.len(), wanted, "{why}");
            let number: Vec<String> = counts(&world, &mona).await.into_iter().filter(|tab| tab.starts_with("To answer")).collect();
            let told = if wanted == 0 { Vec::new() } else { vec![format!("To answer {wanted}")] };
            assert_eq!(number, told, "{why}");
        };
        agree(0, "nobody wrote").await;
        let first = world.letter(WORKS, "Yousef", "Is anybody there?").await;
        let second = world.letter(WORKS, "Aisha", "And here?").await;
        world.machine_letter(WORKS, "An automatic report.").await;
        agree(2, "a machine waits for nothing").await;
        assert_eq!(snoozes(&world, &mona, &first, &[("until", "tomorrow")]).await, 303);
        agree(2, "the customer of a snoozed case waits on").await;
        world.answers(&mona, &second, "Here we are.").await;
        agree(1, "one is answered").await;
        world.writes_again(&second, "Thank you, and one thing more.").await;
        agree(2, "they wrote again").await;
        world.after(25 * HOUR).await;
        agree(2, "late or not").await;
    });
}

#[test]
fn whatever_the_customer_writes_brings_a_case_back_at_once() {
    on_each(|world| async move {
        let mona = world.mona().await;
        let case = world.letter(WORKS, "Yousef", "When will it be ready?").await;
        world.answers(&mona, &case, "In December.").await;
        assert_eq!(snoozes(&world, &mona, &case, &[("until", "date"), ("snooze-date", "1/12/2026"), ("snooze-time", "09:30")]).await, 303);
        world.writes_again(&case, "It is urgent.").await;
        assert_eq!(names(&world, &mona, "mine").await, ["Yousef"]);
        assert!(names(&world, &mona, "snoozed").await.is_empty());
        assert_eq!(counts(&world, &mona).await, ["Mine 1", "Team 1", "To answer 1"]);
        let timeline = world.get(&mona, &format!("/en{}?tab=timeline", case.path())).await;
        assert!(timeline.says("because the customer wrote"), "{}", timeline.text);
    });
}

#[test]
fn a_case_in_a_colleagues_hands_is_not_put_aside_and_one_that_is_handed_over_comes_back() {
    on_each(|world| async move {
        let mona = world.mona().await;
        let case = world.letter(WORKS, "Yousef", "When will it be ready?").await;
        let salem = world.person(WORKS, "Salem", Role::Employee).await;
        assert_eq!(snoozes(&world, &salem, &case, &[("until", "tomorrow")]).await, 409);
        assert_eq!(snoozes(&world, &mona, &case, &[("until", "date"), ("snooze-date", "1/1/2026")]).await, 422);
        assert_eq!(snoozes(&world, &mona, &case, &[("until", "tomorrow")]).await, 303);
        let id = case.id;
        let seen = world.act(WORKS, move |tx| Ok(desk::store::case(tx, id)?.unwrap().version.to_string())).await;
        let given = [("to", salem.id.to_string()), ("seen", seen), ("reason", "You know this licence.".into())];
        let given: Vec<(&str, &str)> = given.iter().map(|(name, value)| (*name, value.as_str())).collect();
        assert_eq!(world.post(&mona, &format!("/en{}/owner", case.path()), &given).await.status, 303);
        assert_eq!(names(&world, &salem, "mine").await, ["Yousef"]);
    });
}

#[test]
fn a_holiday_that_is_declared_meanwhile_moves_the_time_at_which_a_case_comes_back() {
    on_each(|world| async move {
        let (mona, fatima) = (world.mona().await, world.person(WORKS, "Fatima", Role::EntityAdministrator).await);
        let case = world.letter(WORKS, "Yousef", "When will it be ready?").await;
        let (status, aside) = world
            .program(&mona, "POST", &format!("/api/v1/cases/{}/snooze", case.id), Some(json!({"until": "tomorrow", "version": 2})))
            .await;
        assert_eq!((status, aside["snoozed_until"].as_str()), (200, Some("2026-11-25T04:00:00Z")), "{aside}");
        let day = [("from", "2026-11-25"), ("name_ar", "عطلة"), ("name_en", "Holiday"), ("circular", "2026/41"), ("confirmed", "yes")];
        assert_eq!(world.post(&fatima, "/en/admin/calendar/holidays", &day).await.status, 303);
        let one = format!("/api/v1/cases/{}", case.id);
        assert_eq!(world.program(&mona, "GET", &one, None).await.1["snoozed_until"], "2026-11-26T04:00:00Z");
        let (status, back) = world.program(&mona, "POST", &format!("{one}/waking"), None).await;
        assert_eq!((status, back["snoozed_until"].as_str()), (200, None), "{back}");
    });
}

#[test]
fn what_a_machine_sent_is_counted_among_the_unassigned_until_somebody_takes_it() {
    on_each(|world| async move {
        let mona = world.mona().await;
        let case = world.machine_letter(WORKS, "An automatic report.").await;
        assert_eq!(counts(&world, &mona).await, ["Team 1", "Unassigned 1", "Waiting for the customer 1"]);
        assert_eq!(world.post(&mona, &format!("/en{}/owner", case.path()), &[("seen", "2")]).await.status, 303);
        assert_eq!(counts(&world, &mona).await, ["Mine 1", "Team 1", "Waiting for the customer 1"]);
    });
}
