//! Replies that wait for a supervisor's look: sent, changed, sent back, and none forgotten.

use kernel::Role;

use crate::mail::ANSWER;
use crate::mail::Opened;
use crate::people::Person;
use crate::world::Answer;
use crate::world::HEALTH;
use crate::world::WORKS;
use crate::world::World;
use crate::world::on_each;

const OTHER: &str = "اكتمل طلبكم، وسيصدر الترخيص خلال يومي عمل.";

pub struct Scene {
    pub mona: Person,
    pub hind: Person,
    pub opened: Opened,
    pub path: String,
}

/// Mona has answered Huda where the entity wants a second look; then what.
pub async fn waiting(world: &World, then: &str) -> Scene {
    let (mona, hind) = (world.mona().await, world.person(WORKS, ("هند", "Hind"), Role::Supervisor).await);
    let admin = world.person(WORKS, ("يوسف", "Yusuf"), Role::EntityAdministrator).await;
    let wish = [("wish", "yes"), ("minutes", "30"), ("then", then)];
    assert_eq!(world.post(&admin, "/ar/desk/writing/second-look", &wish).await.status, 303);
    let opened = world.huda_asks().await;
    assert_eq!(world.replies(&mona, &opened, ANSWER, &[]).await.status, 303);
    let path = format!("/ar/desk/second-looks/{}", opened.case);
    Scene { mona, hind, opened, path }
}

/// What tells the reply on the page from another one.
pub async fn mark(world: &World, who: &Person) -> String {
    let page = world.get(who, "/ar/desk/second-looks").await;
    page.text.split("name=\"look\" value=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap_or_default().to_owned()
}

/// Sends what the page shows, with another text or its own.
pub async fn sends(world: &World, who: &Person, path: &str, body: &str) -> Answer {
    let mark = mark(world, who).await;
    world.post(who, path, &[("act", "send"), ("look", &mark), ("subject", "حالة رخصة البناء"), ("body", body)]).await
}

pub async fn sent(world: &World, opened: &Opened) -> Vec<email::Message> {
    let case = opened.case;
    let all = world.act(WORKS, move |tx| email::store::messages_of_case(tx, kernel::Id::new(case))).await;
    all.into_iter().filter(|message| message.is_out).collect()
}

#[test]
fn a_reply_waits_for_a_second_look_and_leaves_in_its_writers_name() {
    on_each(|world| async move {
        let Scene { mona, hind, opened, path } = waiting(&world, "up").await;
        assert!(sent(&world, &opened).await.is_empty(), "it waits");
        assert_eq!(world.case(&mona, opened.case).await["awaits"], "employee", "and the clock runs on");
        assert!(world.get(&mona, &opened.path).await.says("ينتظر هذا الرد نظر مشرف"));
        assert!(world.get(&hind, "/ar/desk/notices").await.says("رد ينتظر نظرك"));
        let page = world.get(&hind, "/ar/desk/second-looks").await;
        assert!(page.says("خمسة أيام عمل") && page.says("منى"), "{}", page.text);
        assert_eq!(world.get(&mona, "/ar/desk/second-looks").await.status, 403);
        let other = world.person(HEALTH, ("ليلى", "Layla"), Role::Supervisor).await;
        assert!(!world.get(&other, "/ar/desk/second-looks").await.says("منى"), "behind the wall");
        let mark = mark(&world, &hind).await;
        let foreign = world.post(&other, &path, &[("act", "send"), ("look", &mark), ("subject", "حالة"), ("body", "x")]).await;
        assert_eq!(foreign.status, 404);
        assert!(sent(&world, &opened).await.is_empty(), "nobody of another entity sends it");
        let fields = [("act", "send"), ("look", mark.as_str()), ("subject", "حالة رخصة البناء"), ("body", ANSWER)];
        for _ in 0..2 {
            let answer = world.post(&hind, &path, &fields).await;
            assert_eq!(answer.status, 303, "{}", answer.text);
        }
        assert_eq!(sent(&world, &opened).await.len(), 1, "two clicks send once");
        let page = world.get(&mona, &opened.path).await;
        assert!(page.says("منى") && !page.says("ينتظر هذا الرد نظر مشرف"), "{}", page.text);
        assert_eq!(world.finding(&mona, &opened, "6.email.signature").await, "met");
    });
}

#[test]
fn a_supervisor_changes_a_reply_or_sends_it_back_with_a_remark() {
    on_each(|world| async move {
        let Scene { mona, hind, opened, path } = waiting(&world, "up").await;
        let empty = world.post(&hind, &path, &[("act", "back"), ("body", OTHER), ("remark", " ")]).await;
        assert_eq!(empty.status, 422);
        assert!(empty.says("يومي عمل"), "what was typed is kept: {}", empty.text);
        let seen = mark(&world, &hind).await;
        for _ in 0..2 {
            let back = world.post(&hind, &path, &[("act", "back"), ("look", &seen), ("remark", "اذكر الموعد")]).await;
            assert_eq!(back.status, 303, "two clicks send it back once: {}", back.text);
        }
        let page = world.get(&mona, &opened.path).await;
        assert!(page.says("اذكر الموعد") && page.says("خمسة أيام عمل"), "remark and draft are there: {}", page.text);
        assert!(world.get(&mona, "/ar/desk/notices").await.says("أعاد مشرف ردك"));
        assert_eq!(world.replies(&mona, &opened, ANSWER, &[]).await.status, 303);
        assert_eq!(sends(&world, &hind, &path, OTHER).await.status, 303);
        let (message, _) = world.reply_of(&opened).await;
        let entry = world.act(WORKS, move |tx| desk::store::entries(tx, message.case, None, 50)).await.pop().unwrap();
        assert!(entry.text.contains("يومي عمل") && entry.text.contains("منى"), "{}", entry.text);
    });
}

#[test]
fn a_reply_that_nobody_looks_at_goes_up_or_is_sent() {
    on_each(|world| async move {
        let Scene { opened, .. } = waiting(&world, "send").await;
        world.after(29 * 60).await;
        assert!(sent(&world, &opened).await.is_empty());
        world.after(3 * 60).await;
        assert_eq!(sent(&world, &opened).await.len(), 1);
    });
    on_each(|world| async move {
        let noor = world.person(WORKS, ("نور", "Noor"), Role::CentreManager).await;
        let Scene { hind, opened, .. } = waiting(&world, "up").await;
        world.after(32 * 60).await;
        world.after(32 * 60).await;
        assert!(sent(&world, &opened).await.is_empty(), "it waits on");
        assert!(world.get(&hind, "/ar/desk/second-looks").await.says("ورُفع"));
        let told = world.get(&noor, "/ar/desk/notices").await;
        assert_eq!(told.text.matches("رد ينتظر نظر مشرف منذ وقت طويل").count(), 1, "told once: {}", told.text);
    });
}

#[test]
fn a_reply_does_not_leave_when_a_colleague_has_the_case_meanwhile_and_only_its_owner_takes_it_back() {
    on_each(|world| async move {
        let Scene { mona, hind, opened, path } = waiting(&world, "up").await;
        let salem = world.salem().await;
        let removal = format!("{}/second-look/removal", opened.path);
        assert_eq!(world.post(&salem, &removal, &[]).await.status, 409, "only its owner takes it back");
        let version = world.case(&salem, opened.case).await["version"].to_string();
        let taking = [("reason", "حالة عاجلة"), ("seen", version.as_str())];
        assert_eq!(world.post(&salem, &format!("{}/owner", opened.path), &taking).await.status, 303);
        assert_eq!(sends(&world, &hind, &path, ANSWER).await.status, 409, "its writer has the case no more");
        assert_eq!(world.post(&mona, &removal, &[]).await.status, 409);
        assert_eq!(world.post(&salem, &removal, &[]).await.status, 303);
        assert!(!world.get(&hind, "/ar/desk/second-looks").await.says("خمسة أيام عمل"));
        assert!(sent(&world, &opened).await.is_empty());
    });
}

#[test]
fn replies_of_supervisors_do_not_wait_and_the_page_follows_the_rules() {
    on_each(|world| async move {
        let Scene { hind, opened, .. } = waiting(&world, "up").await;
        for lang in ["ar", "en"] {
            let page = world.get(&hind, &format!("/{lang}/desk/second-looks")).await;
            assert_eq!(ui::lint::html(&page.text), Vec::<String>::new());
            assert!(!page.text.contains(">email-"), "{}", page.text);
        }
        let version = world.case(&hind, opened.case).await["version"].to_string();
        let taking = [("reason", "حالة عاجلة"), ("seen", version.as_str())];
        assert_eq!(world.post(&hind, &format!("{}/owner", opened.path), &taking).await.status, 303);
        assert_eq!(world.replies(&hind, &opened, OTHER, &[]).await.status, 303);
        assert_eq!(sent(&world, &opened).await.len(), 1);
        assert!(
            !world.get(&hind, "/ar/desk/second-looks").await.says("خمسة أيام عمل"),
            "what a colleague wrote before is no reply any more"
        );
    });
}

#[test]
fn what_was_taken_back_or_written_anew_does_not_leave_as_it_was_seen_before() {
    on_each(|world| async move {
        let Scene { mona, hind, opened, path } = waiting(&world, "up").await;
        let seen = mark(&world, &hind).await;
        let fields = [("act", "send"), ("look", seen.as_str()), ("subject", "حالة رخصة البناء"), ("body", ANSWER)];
        let removal = format!("{}/second-look/removal", opened.path);
        assert_eq!(world.post(&mona, &removal, &[]).await.status, 303);
        let late = world.post(&hind, &path, &fields).await;
        assert_eq!(late.status, 409, "it was taken back: {}", late.text);
        assert_eq!(world.replies(&mona, &opened, OTHER, &[]).await.status, 303);
        let late = world.post(&hind, &path, &fields).await;
        assert_eq!(late.status, 409, "another text waits now");
        assert!(late.says("يومي عمل") && !late.says("خمسة أيام عمل"), "and is shown: {}", late.text);
        let back = world.post(&hind, &path, &[("act", "back"), ("look", &seen), ("remark", "اذكر الموعد")]).await;
        assert_eq!(back.status, 409, "a remark on the old text is none on the new one");
        assert!(sent(&world, &opened).await.is_empty());
        assert_eq!(sends(&world, &hind, &path, OTHER).await.status, 303);
        assert_eq!(sent(&world, &opened).await.len(), 1);
    });
}

#[test]
fn a_note_between_colleagues_or_a_late_clock_keeps_no_reply_back() {
    on_each(|world| async move {
        let Scene { mona, hind, opened, path } = waiting(&world, "up").await;
        let before = world.case(&mona, opened.case).await["version"].clone();
        let salem = world.salem().await;
        let note = [("text", "اتصلت العميلة، وهي تنتظر الرد")];
        assert_eq!(world.post(&salem, &format!("{}/notes", opened.path), &note).await.status, 303);
        world.after(3 * 24 * 3600).await;
        let case = world.case(&mona, opened.case).await;
        assert!(case["is_late"] == true && case["version"] != before, "it is another version of the case: {case}");
        let answer = sends(&world, &hind, &path, ANSWER).await;
        assert_eq!(answer.status, 303, "{}", answer.text);
        assert_eq!(sent(&world, &opened).await.len(), 1);
    });
}

#[test]
fn who_leads_one_centre_looks_at_its_replies_alone() {
    on_each(|world| async move {
        let (manama, muharraq) = (world.centre("المنامة").await, world.centre("المحرق").await);
        let mona = world.person_at(manama, ("منى", "Mona"), Role::Employee).await;
        let hind = world.person_at(manama, ("هند", "Hind"), Role::Supervisor).await;
        let dana = world.person_at(muharraq, ("دانة", "Dana"), Role::Supervisor).await;
        let admin = world.person(WORKS, ("يوسف", "Yusuf"), Role::EntityAdministrator).await;
        let wish = [("wish", "yes"), ("minutes", "30"), ("then", "up")];
        assert_eq!(world.post(&admin, "/ar/desk/writing/second-look", &wish).await.status, 303);
        let opened = world.huda_asks().await;
        assert_eq!(world.replies(&mona, &opened, ANSWER, &[]).await.status, 303);
        let path = format!("/ar/desk/second-looks/{}", opened.case);
        assert!(!world.get(&dana, "/ar/desk/second-looks").await.says("خمسة أيام عمل"), "it is another centre's");
        assert!(!world.get(&dana, "/ar/desk/notices").await.says("رد ينتظر نظرك"), "and she is not told");
        assert!(world.get(&hind, "/ar/desk/notices").await.says("رد ينتظر نظرك"));
        let seen = mark(&world, &hind).await;
        let send = [("act", "send"), ("look", seen.as_str()), ("subject", "حالة رخصة البناء"), ("body", ANSWER)];
        assert_eq!(world.post(&dana, &path, &send).await.status, 404);
        let back = [("act", "back"), ("look", seen.as_str()), ("remark", "اذكر الموعد")];
        assert_eq!(world.post(&dana, &path, &back).await.status, 404);
        assert!(sent(&world, &opened).await.is_empty());
        assert_eq!(world.post(&hind, &path, &send).await.status, 303);
        assert_eq!(sent(&world, &opened).await.len(), 1);
    });
}

#[test]
fn a_reply_of_a_program_that_waits_is_kept_and_leaves_without_the_files_of_the_composer() {
    on_each(|world| async move {
        let Scene { mona, hind, opened, path } = waiting(&world, "up").await;
        let removal = format!("{}/second-look/removal", opened.path);
        assert_eq!(world.post(&mona, &removal, &[]).await.status, 303);
        let files: [(&str, &[u8]); 1] = [("ملاحظات.pdf", b"%PDF-1.7 notes of her own")];
        assert_eq!(world.upload(&mona, &format!("{}/reply-files", opened.path), &files).await.status, 303);
        let version = world.case(&mona, opened.case).await["version"].clone();
        let reply = serde_json::json!({ "subject": "حالة رخصة البناء", "body": OTHER, "lang": "ar", "version": version });
        let replies = format!("/api/v1/cases/{}/replies", opened.case);
        let (status, answer) = world.program(&mona, "POST", &replies, Some(reply.clone())).await;
        assert!(status == 200 && answer["waits_for_look"] == true, "{answer}");
        assert_eq!(world.post(&mona, &removal, &[]).await.status, 303);
        let page = world.get(&mona, &opened.path).await;
        assert!(page.texts("textarea.composer__box")[0].contains("يومي عمل"), "it is a draft now: {}", page.text);
        assert_eq!(world.program(&mona, "POST", &replies, Some(reply)).await.0, 200);
        assert_eq!(sends(&world, &hind, &path, OTHER).await.status, 303);
        let (message, _) = world.reply_of(&opened).await;
        assert!(message.attachments.is_empty(), "{:?}", message.attachments);
        assert_eq!(world.get(&mona, &opened.path).await.texts("[data-files] li bdi"), ["ملاحظات.pdf"], "her own file is still there");
    });
}

#[test]
fn who_looks_at_a_reply_sees_what_it_answers_and_is_told_of_faults_while_changing_it() {
    on_each(|world| async move {
        let Scene { mona, hind, opened, path } = waiting(&world, "up").await;
        for lang in ["ar", "en"] {
            let page = world.get(&hind, &format!("/{lang}/desk/second-looks")).await;
            assert!(page.texts(".msg--in").concat().contains("أود معرفة حالة طلب رخصة البناء"), "{}", page.text);
            assert!(page.texts("fieldset label").concat().contains("متى يصدر الترخيص"), "{}", page.text);
            assert_eq!(page.texts("fieldset input[checked]").len(), 1, "it answers when");
            assert!(ui::lint::html(&page.text).is_empty(), "{:?}", ui::lint::html(&page.text));
        }
        let check = async |who: &Person, body: &str| {
            let fields = [("subject", "حالة رخصة البناء"), ("body", body), ("look", "x"), ("remark", "")];
            world.post(who, &format!("{path}/checks"), &fields).await
        };
        let told = check(&hind, ANSWER).await;
        let told: serde_json::Value = serde_json::from_str(&told.text).unwrap();
        assert_eq!((told["answered"][1].as_bool(), told["verdict"]["kind"].as_str()), (Some(true), Some("ok")), "{told}");
        let told = check(&hind, "رقمكم 880101234 عندنا.").await;
        let told: serde_json::Value = serde_json::from_str(&told.text).unwrap();
        assert_eq!(told["answered"][1].as_bool(), Some(false), "{told}");
        assert!(told["remarks"].as_array().is_some_and(|remarks| !remarks.is_empty()), "{told}");
        assert_eq!(check(&mona, ANSWER).await.status, 403, "only who may send it");
        let other = world.person(HEALTH, ("ليلى", "Layla"), Role::Supervisor).await;
        assert_eq!(check(&other, ANSWER).await.status, 404, "behind the wall");
        assert_eq!(sends(&world, &hind, &path, ANSWER).await.status, 303);
        assert_eq!(check(&hind, ANSWER).await.status, 404, "it waits no more");
        assert_eq!(sent(&world, &opened).await.len(), 1);
    });
}
