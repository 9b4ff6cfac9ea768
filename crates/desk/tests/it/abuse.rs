//! Stories of abuse by a customer: reported beside the message, answered by the supervisor, ended with an outcome.

use kernel::EntityId;
use kernel::Role;
use serde_json::Value;
use serde_json::json;
use testkit::inside::Answer;

use crate::people::Person;
use crate::world::HEALTH;
use crate::world::WORKS;
use crate::world::World;
use crate::world::on_each;

const MINUTE: u64 = 60;
const HOUR: u64 = 3_600;
pub const RUDE: &str = "You are thieves and liars, all of you!";

/// Where the message of a case is reported, as its page says.
async fn place(world: &World, who: &Person, case: &desk::Case) -> String {
    let page = world.get(who, &format!("/en{}", case.path())).await;
    let document = scraper::Html::parse_document(&page.text);
    let link = document.select(&scraper::Selector::parse(".msg__acts a[href*=abuse-reports]").unwrap()).next();
    link.unwrap_or_else(|| panic!("{}", page.text)).attr("href").unwrap().to_owned()
}

/// Two acts: the link beside the message, and the button of the page to which it leads.
pub async fn reports(world: &World, who: &Person, case: &desk::Case, note: &str) -> Answer {
    let page = world.get(who, &place(world, who, case).await).await;
    assert!(page.says(RUDE), "the message is shown: {}", page.text);
    let document = scraper::Html::parse_document(&page.text);
    let entry = document.select(&scraper::Selector::parse("input[name=entry]").unwrap()).next().unwrap().attr("value").unwrap().to_owned();
    world.post(who, &format!("/en{}/abuse-reports", case.path()), &[("entry", &entry), ("note", note)]).await
}

/// What programs are told of the reports of a case.
pub async fn known(world: &World, who: &Person, case: &desk::Case) -> Vec<Value> {
    let (_, told) = world.program(who, "GET", &format!("/api/v1/cases/{}/abuse-reports", case.id), None).await;
    told["items"].as_array().cloned().unwrap_or_else(|| panic!("{told}"))
}

pub async fn answers(world: &World, who: &Person, case: &desk::Case, act: &str, form: &[(&str, &str)]) -> Answer {
    let id = known(world, who, case).await[0]["id"].as_str().unwrap().to_owned();
    world.post(who, &format!("/en/desk/abuse-reports/{id}/{act}"), form).await
}

pub async fn notices(world: &World, who: &Person) -> Vec<String> {
    world.get(who, "/en/desk/notices").await.texts(".item__name")
}

pub async fn owner(world: &World, entity: EntityId, case: &desk::Case) -> desk::Case {
    let id = case.id;
    world.act(entity, move |tx| Ok(desk::store::case(tx, id)?.unwrap())).await
}

/// What is found of the clause in a case: the outcome, and whose it is.
pub async fn found(world: &World, who: &Person, case: &desk::Case) -> Option<(String, Value)> {
    let (_, findings) = world.program(who, "GET", &format!("/api/v1/cases/{}/findings", case.id), None).await;
    let finding = findings["items"].as_array().unwrap().iter().find(|finding| finding["clause"] == "8.abuse")?.clone();
    assert!(!finding["evidence"].as_array().unwrap().is_empty());
    Some((finding["outcome"].as_str().unwrap().to_owned(), finding["employee"].clone()))
}

#[test]
fn abuse_is_reported_in_two_acts_and_the_supervisor_relieves_the_employee() {
    on_each(|world| async move {
        let mona = world.mona().await;
        let hind = world.person(WORKS, "Hind", Role::Supervisor).await;
        let case = world.letter(WORKS, "Yousef", RUDE).await;
        assert_eq!(reports(&world, &mona, &case, "Insults").await.status, 303);
        let again = [("entry", known(&world, &mona, &case).await[0]["entry"].as_str().unwrap().to_owned())];
        let again: Vec<(&str, &str)> = again.iter().map(|(name, value)| (*name, value.as_str())).collect();
        assert_eq!(world.post(&mona, &format!("/en{}/abuse-reports", case.path()), &again).await.status, 303);
        assert_eq!(known(&world, &mona, &case).await.len(), 1, "a second click reports nothing more");
        assert!(world.get(&mona, &format!("/en{}", case.path())).await.texts(".msg__acts a[href*=abuse-reports]").is_empty());
        assert_eq!(notices(&world, &hind).await, ["A colleague reports abuse by a customer"]);
        let page = world.get(&mona, &format!("/en{}", case.path())).await;
        assert!(page.says("Mona reports abuse") && page.says("You need not reply before they answer"), "{}", page.text);
        assert!(page.texts("#abuse button").is_empty(), "she answers nothing herself");
        let list = world.get(&hind, "/en/desk/abuse-reports").await;
        assert!(list.says(&case.reference) && list.says(RUDE) && list.texts(".items cs-timer").len() == 1, "{}", list.text);
        assert_eq!(answers(&world, &hind, &case, "taking-over", &[]).await.status, 303);
        let taken = owner(&world, WORKS, &case).await;
        assert_eq!((taken.owner, taken.back_up), (Some(hind.id), None), "nor does it come back to her");
        assert!(notices(&world, &mona).await.iter().any(|told| told.contains("relieves you")));
        let report = &known(&world, &hind, &case).await[0];
        assert_eq!((report["answer"].as_str(), report["answered_by"].as_str()), (Some("taken-over"), Some(&*hind.id.to_string())));
        let timeline = world.get(&hind, &format!("/en{}?tab=timeline", case.path())).await;
        assert!(
            timeline.says("The supervisor took the case over after Mona reported abuse") && timeline.says("Insults"),
            "{}",
            timeline.text
        );
        let end = [("outcome", "reminded"), ("note", "")];
        assert_eq!(answers(&world, &hind, &case, "closing", &end).await.status, 303);
        assert!(notices(&world, &mona).await.iter().any(|told| told.contains("ended with an outcome")));
        let list = world.get(&hind, "/en/desk/abuse-reports").await;
        assert!(list.says("The customer was reminded of mutual respect") && list.texts(".items cs-timer").is_empty(), "{}", list.text);
    });
}

#[test]
fn a_report_of_abuse_that_the_supervisor_answers_in_time_keeps_the_clause() {
    on_each(|world| async move {
        let mona = world.mona().await;
        let hind = world.person(WORKS, "Hind", Role::Supervisor).await;
        let case = world.letter(WORKS, "Yousef", RUDE).await;
        reports(&world, &mona, &case, "").await;
        assert_eq!(found(&world, &mona, &case).await, None, "nothing is said before there is an answer");
        world.after(14 * MINUTE).await;
        assert_eq!(answers(&world, &hind, &case, "guidance", &[("guidance", " ")]).await.status, 422, "without a word it is no guidance");
        let said = [("guidance", "Answer the question alone. I look at the reply.")];
        for _ in 0..2 {
            assert_eq!(answers(&world, &hind, &case, "guidance", &said).await.status, 303);
        }
        assert_eq!(found(&world, &mona, &case).await, Some(("met".into(), json!(hind.id.to_string()))));
        assert_eq!(owner(&world, WORKS, &case).await.owner, Some(mona.id), "it stays hers");
        let page = world.get(&mona, &format!("/en{}", case.path())).await;
        assert!(page.says("Answer the question alone. I look at the reply."), "{}", page.text);
    });
}

#[test]
fn a_report_of_abuse_that_waits_too_long_breaks_the_clause() {
    on_each(|world| async move {
        let mona = world.mona().await;
        let hind = world.person(WORKS, "Hind", Role::Supervisor).await;
        let case = world.letter(WORKS, "Yousef", RUDE).await;
        reports(&world, &mona, &case, "").await;
        world.after(16 * MINUTE).await;
        world.after(16 * MINUTE).await;
        assert_eq!(found(&world, &mona, &case).await, Some(("missed".into(), Value::Null)), "nobody's who did nothing");
        let told = notices(&world, &hind).await;
        assert_eq!(told.iter().filter(|told| told.contains("waits without an answer")).count(), 1, "{told:?}");
        let end = [("outcome", "no-abuse"), ("note", "")];
        assert_eq!(answers(&world, &hind, &case, "closing", &end).await.status, 422, "she reads why it was none");
        let end = [("outcome", "no-abuse"), ("note", "He wrote of another office, in anger.")];
        assert_eq!(answers(&world, &hind, &case, "closing", &end).await.status, 303);
        assert_eq!(found(&world, &mona, &case).await, Some(("missed".into(), json!(hind.id.to_string()))), "an answer that came late");
    });
}

#[test]
fn the_minutes_of_an_answer_are_the_entitys_and_working_minutes() {
    on_each(|world| async move {
        let mona = world.mona().await;
        let hind = world.person(WORKS, "Hind", Role::Supervisor).await;
        world.act(WORKS, |tx| platform::settings::set(tx, "desk.abuse_minutes", "120")).await;
        let case = world.letter(WORKS, "Yousef", RUDE).await;
        reports(&world, &mona, &case, "").await;
        world.after(119 * MINUTE).await;
        assert_eq!(found(&world, &mona, &case).await, None);
        assert_eq!(answers(&world, &hind, &case, "taking-over", &[]).await.status, 303);
        let night = world.letter(WORKS, "Salman", RUDE).await;
        world.after(9 * HOUR).await;
        reports(&world, &mona, &night, "").await;
        world.after(3 * HOUR).await;
        assert_eq!(found(&world, &mona, &night).await, None, "the night is no working time");
    });
}

#[test]
fn whoever_waits_for_the_supervisor_is_not_charged_with_a_late_reply() {
    on_each(|world| async move {
        let mona = world.mona().await;
        world.person(WORKS, "Hind", Role::Supervisor).await;
        let (case, other) = (world.letter(WORKS, "Yousef", RUDE).await, world.letter(WORKS, "Salman", "When do you open?").await);
        let forgotten = world.letter(WORKS, "Jasim", RUDE).await;
        reports(&world, &mona, &forgotten, "").await;
        world.after(24 * HOUR - 5 * MINUTE).await;
        reports(&world, &mona, &case, "").await;
        world.after(10 * MINUTE).await;
        let late = async |case: &desk::Case| {
            let (_, events) = world.program(&mona, "GET", &format!("/api/v1/cases/{}/events?limit=100", case.id), None).await;
            let late = events["items"].as_array().unwrap().iter().find(|event| event["kind"] == "desk.case-late").cloned();
            late.unwrap_or_else(|| panic!("{events}"))["data"]["owner"].clone()
        };
        assert_eq!((late(&case).await, late(&other).await), (Value::Null, json!(mona.id.get())));
        assert_eq!(late(&forgotten).await, json!(mona.id.get()), "a report that nobody answers excuses no reply for ever");
    });
}

#[test]
fn a_supervisor_who_takes_the_case_over_or_gives_it_away_has_answered() {
    on_each(|world| async move {
        let mona = world.mona().await;
        let hind = world.person(WORKS, "Hind", Role::Supervisor).await;
        let (first, second) = (world.letter(WORKS, "Yousef", RUDE).await, world.letter(WORKS, "Salman", RUDE).await);
        let salem = world.person(WORKS, "Salem", Role::Employee).await;
        let to = salem.id.to_string();
        for (case, to, how) in [(&first, "", "taken-over"), (&second, to.as_str(), "given")] {
            reports(&world, &mona, case, "").await;
            let seen = owner(&world, WORKS, case).await.version.to_string();
            let form = [("to", to), ("reason", "I go on with it"), ("seen", &seen)];
            assert_eq!(world.post(&hind, &format!("/en{}/owner", case.path()), &form).await.status, 303);
            assert_eq!(known(&world, &mona, case).await[0]["answer"], how);
            assert_ne!(owner(&world, WORKS, case).await.back_up, Some(mona.id));
        }
    });
}

#[test]
fn what_was_reported_goes_along_when_its_case_becomes_part_of_another() {
    on_each(|world| async move {
        let mona = world.mona().await;
        let hind = world.person(WORKS, "Hind", Role::Supervisor).await;
        let (rude, stays) = (world.letter(WORKS, "Yousef", RUDE).await, world.letter(WORKS, "Yousef", "When do you open?").await);
        reports(&world, &mona, &rude, "Insults").await;
        let seen = owner(&world, WORKS, &stays).await.version.to_string();
        let merging = [("other", &*rude.id.to_string()), ("seen", &seen)];
        assert_eq!(world.post(&mona, &format!("/en{}/merging", stays.path()), &merging).await.status, 303);
        let page = world.get(&hind, &format!("/en{}", stays.path())).await;
        assert!(page.says("Mona reports abuse") && page.texts("#abuse q").contains(&RUDE.to_owned()), "{}", page.text);
        assert!(world.get(&hind, "/en/desk/abuse-reports").await.says(&stays.reference));
        assert_eq!(answers(&world, &hind, &stays, "taking-over", &[]).await.status, 303);
        assert_eq!(owner(&world, WORKS, &stays).await.owner, Some(hind.id));
    });
}

#[test]
fn nobody_answers_their_own_report_nor_one_of_another_entity() {
    on_each(|world| async move {
        let mona = world.mona().await;
        let hind = world.person(WORKS, "Hind", Role::Supervisor).await;
        let (case, layla) = (world.letter(WORKS, "Yousef", RUDE).await, world.person(HEALTH, "Layla", Role::Supervisor).await);
        assert_eq!(reports(&world, &hind, &case, "").await.status, 303);
        assert!(notices(&world, &hind).await.is_empty(), "she is not told of her own");
        let id = known(&world, &hind, &case).await[0]["id"].as_str().unwrap().to_owned();
        for (act, body) in
            [("taking-over", None), ("guidance", Some(json!({ "guidance": "Go on" }))), ("closing", Some(json!({ "outcome": "reminded" })))]
        {
            let path = format!("/api/v1/abuse-reports/{id}/{act}");
            assert_eq!(world.program(&hind, "POST", &path, body.clone()).await.0, 409, "{act}: it is her own");
            assert_eq!(world.program(&mona, "POST", &path, body.clone()).await.0, 403, "{act}: she answers none");
            assert_eq!(world.program(&layla, "POST", &path, body).await.0, 404, "{act}: behind the wall there is none");
        }
        assert_eq!(world.get(&layla, "/en/desk/abuse-reports").await.texts(".items li").len(), 0);
        let entry = known(&world, &hind, &case).await[0]["entry"].clone();
        let body = json!({ "entry": entry, "note": "" });
        let path = format!("/api/v1/cases/{}/abuse-reports", case.id);
        assert_eq!(world.program(&layla, "POST", &path, Some(body)).await.0, 404);
        world.answers(&mona, &case, "At seven.").await;
        let answer = world
            .act(WORKS, {
                let id = case.id;
                move |tx| Ok(desk::store::entries(tx, id, None, 1)?.pop().unwrap().id)
            })
            .await;
        let body = json!({ "entry": answer.to_string() });
        assert_eq!(world.program(&mona, "POST", &path, Some(body)).await.0, 409, "what a colleague wrote is no abuse by a customer");
    });
}
