//! What is asked in a conversation and nobody has answered yet, over several messages and letters.

use serde_json::Value;
use serde_json::json;

use crate::bounces::about;
use crate::bounces::report;
use crate::mail::ANSWER;
use crate::mail::Opened;
use crate::mail::letter;
use crate::people::Person;
use crate::world::CONTACT;
use crate::world::World;
use crate::world::on_each;

const HUDA: &str = "هدى أحمد <huda@example.com>";
const WHEN: &str = "متى يصدر الترخيص؟";
const FEE: &str = "كم رسوم الرخصة؟";

async fn points(world: &World, who: &Person, opened: &Opened) -> Value {
    let (status, points) = world.program(who, "GET", &format!("/api/v1/cases/{}/points", opened.case), None).await;
    assert_eq!(status, 200, "{points}");
    points["points"].clone()
}

async fn merge(world: &World, who: &Person, (into, other): (&Opened, &Opened)) {
    let version = world.case(who, into.case).await["version"].clone();
    let merging = json!({"other": other.case.to_string(), "version": version});
    let (status, merged) = world.program(who, "POST", &format!("/api/v1/cases/{}/merging", into.case), Some(merging)).await;
    assert_eq!(status, 200, "{merged}");
}

/// The signed address to which a customer answers.
async fn signed_address(world: &World, opened: &Opened) -> String {
    let (_, raw) = world.reply_of(opened).await;
    post::Mail::parse(&raw, &post::Limits::default()).mail.reply_to[0].address.clone()
}

/// How many questions the newest reply met, and how many it left open.
async fn counted(world: &World, who: &Person, opened: &Opened) -> (u64, u64) {
    let (_, events) = world.program(who, "GET", &format!("/api/v1/cases/{}/events", opened.case), None).await;
    let items = events["items"].as_array().unwrap();
    let sent = items.iter().rfind(|event| event["kind"] == "email.reply-sent").unwrap();
    (sent["data"]["questions"].as_u64().unwrap(), sent["data"]["unanswered"].as_u64().unwrap())
}

#[test]
fn what_is_asked_in_several_messages_before_an_answer_comes_is_asked_of_the_answer() {
    on_each(|world| async move {
        let mona = world.mona().await;
        let opened = world.arrives_at(CONTACT, letter(HUDA, "رخصة البناء", WHEN)).await;
        let second = world.arrives_at(CONTACT, letter(HUDA, "رسوم الرخصة", &format!("{FEE} {WHEN}"))).await;
        merge(&world, &mona, (&opened, &second)).await;
        assert_eq!(points(&world, &mona, &opened).await, json!([FEE, WHEN]), "each once, of both");
        assert_eq!(world.replies(&mona, &opened, "رسوم الرخصة خمسون ديناراً.", &[]).await.status, 303);
        assert_eq!(world.finding(&mona, &opened, "6.email.answers-all").await, "missed", "when it comes nobody said");
        assert_eq!(points(&world, &mona, &opened).await, json!([WHEN]), "that is open still");
        let address = signed_address(&world, &opened).await;
        world.arrives_at(&address, letter(HUDA, "رد", "هل يلزم حضوري شخصياً؟")).await;
        assert_eq!(points(&world, &mona, &opened).await, json!([WHEN, "هل يلزم حضوري شخصياً؟"]));
    });
}

#[test]
fn a_further_letter_leaves_nothing_open_that_the_one_before_answered() {
    on_each(|world| async move {
        let mona = world.mona().await;
        let opened = world.arrives_at(CONTACT, letter(HUDA, "رخصة البناء", WHEN)).await;
        assert_eq!(world.replies(&mona, &opened, ANSWER, &[]).await.status, 303);
        assert_eq!(counted(&world, &mona, &opened).await, (1, 0));
        assert_eq!(points(&world, &mona, &opened).await, json!([]));
        let further = "نود إبلاغكم بأن مركز الخدمة يعمل يوم السبت أيضاً.";
        assert_eq!(world.replies(&mona, &opened, further, &[("open_seen", "")]).await.status, 303, "nothing need be seen open");
        assert_eq!(counted(&world, &mona, &opened).await, (0, 0));
        assert_eq!(world.finding(&mona, &opened, "6.email.answers-all").await, "met");
        assert_ne!(world.finding(&mona, &opened, "6.email.prepare-points").await, "missed");
        let version = world.case(&mona, opened.case).await["version"].clone();
        let settled = json!({"points": [FEE], "version": version});
        let (status, now) = world.program(&mona, "PUT", &format!("/api/v1/cases/{}/points", opened.case), Some(settled)).await;
        assert_eq!((status, &now["points"], &now["is_settled"]), (200, &json!([FEE]), &json!(true)), "whoever answers has the last word");
    });
}

#[test]
fn a_letter_that_does_not_arrive_answers_nothing_and_the_customer_waits_again() {
    on_each(|world| async move {
        let mona = world.mona().await;
        let opened = world.arrives_at(CONTACT, letter(HUDA, "رخصة البناء", WHEN)).await;
        assert_eq!(world.replies(&mona, &opened, ANSWER, &[]).await.status, 303);
        assert_eq!(world.finding(&mona, &opened, "6.email.sla").await, "met");
        let (sent, _) = world.reply_of(&opened).await;
        let failed = report(&sent.message_id, &about("failed", "5.1.1", "550 5.1.1 no such user"));
        world.arrives_at(CONTACT, failed.clone()).await;
        let case = world.case(&mona, opened.case).await;
        assert_eq!(case["awaits"], "employee", "{case}");
        assert!(case["due_at"].is_string(), "with a time: {case}");
        assert_eq!(points(&world, &mona, &opened).await, json!([WHEN]));
        assert_eq!(world.finding(&mona, &opened, "6.email.sla").await, "not-observed", "a letter that came nowhere shows nothing");
        let page = world.get(&mona, &format!("{}?tab=timeline", opened.path)).await;
        assert!(page.says("عاد العميل إلى الانتظار لأن الرد لم يصل إليه"), "{}", page.text);
        assert_eq!(world.replies(&mona, &opened, ANSWER, &[]).await.status, 303);
        assert_eq!(world.finding(&mona, &opened, "6.email.sla").await, "met");
        world.arrives_at(CONTACT, failed.replace("A report.", "The same again.")).await;
        assert_eq!(world.case(&mona, opened.case).await["awaits"], "customer", "what is known of the first changes nothing any more");
    });
}

#[test]
fn a_closed_case_whose_answer_did_not_arrive_opens_again() {
    on_each(|world| async move {
        let mona = world.mona().await;
        let opened = world.arrives_at(CONTACT, letter(HUDA, "رخصة البناء", WHEN)).await;
        assert_eq!(world.replies(&mona, &opened, ANSWER, &[]).await.status, 303);
        let version = world.case(&mona, opened.case).await["version"].to_string();
        assert_eq!(world.post(&mona, &format!("{}/closing", opened.path), &[("seen", version.as_str())]).await.status, 303);
        assert_eq!(world.case(&mona, opened.case).await["state"], "closed");
        let (sent, _) = world.reply_of(&opened).await;
        world.arrives_at(CONTACT, report(&sent.message_id, &about("failed", "5.1.1", "550 5.1.1 no such user"))).await;
        let case = world.case(&mona, opened.case).await;
        assert_eq!((&case["state"], &case["awaits"]), (&json!("open"), &json!("employee")), "{case}");
        assert!(world.get(&mona, "/ar/desk/notices").await.says("لم يصل ردك إلى العميل"));
    });
}

async fn settle(world: &World, who: &Person, (opened, points): (&Opened, Value)) {
    let version = world.case(who, opened.case).await["version"].clone();
    let wanted = json!({"points": points, "version": version});
    let (status, now) = world.program(who, "PUT", &format!("/api/v1/cases/{}/points", opened.case), Some(wanted)).await;
    assert_eq!(status, 200, "{now}");
}

#[test]
fn what_somebody_struck_out_stays_out_and_what_comes_after_is_added() {
    on_each(|world| async move {
        let mona = world.mona().await;
        let opened = world.arrives_at(CONTACT, letter(HUDA, "رخصة البناء", WHEN)).await;
        let second = world.arrives_at(CONTACT, letter(HUDA, "الرسوم", FEE)).await;
        merge(&world, &mona, (&opened, &second)).await;
        settle(&world, &mona, (&opened, json!([FEE]))).await;
        let third = world.arrives_at(CONTACT, letter(HUDA, "الحضور", "هل يلزم حضوري شخصياً؟")).await;
        merge(&world, &mona, (&opened, &third)).await;
        assert_eq!(points(&world, &mona, &opened).await, json!([FEE, "هل يلزم حضوري شخصياً؟"]), "the third was before nobody's eyes");
    });
}

#[test]
fn a_further_letter_that_does_not_arrive_opens_no_question_that_was_answered() {
    on_each(|world| async move {
        let mona = world.mona().await;
        let opened = world.arrives_at(CONTACT, letter(HUDA, "رخصة البناء", WHEN)).await;
        assert_eq!(world.replies(&mona, &opened, ANSWER, &[]).await.status, 303);
        let (first, _) = world.reply_of(&opened).await;
        assert_eq!(world.replies(&mona, &opened, "نود إبلاغكم بأن المركز يعمل يوم السبت.", &[]).await.status, 303);
        let (further, _) = world.reply_of(&opened).await;
        assert_ne!(first.message_id, further.message_id);
        world.arrives_at(CONTACT, report(&further.message_id, &about("failed", "5.2.2", "552 5.2.2 mailbox full"))).await;
        assert_eq!(points(&world, &mona, &opened).await, json!([]));
        world.arrives_at(CONTACT, report(&first.message_id, &about("failed", "5.2.2", "552 5.2.2 mailbox full"))).await;
        assert_eq!(points(&world, &mona, &opened).await, json!([WHEN]), "now nothing has answered it");
    });
}
