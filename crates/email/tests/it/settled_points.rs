//! What a message asks: proposed, settled by whoever answers, seen before the reply leaves, with scripts and without.

use serde_json::json;

use crate::mail::Opened;
use crate::mail::letter;
use crate::people::Person;
use crate::world::HEALTH;
use crate::world::WORKS;
use crate::world::World;
use crate::world::on_each;

/// It answers one of Huda's questions.
const HALF: &str = "طلب رخصة البناء قيد الدراسة لدى القسم المختص.";

/// The composer's form as a browser sends it.
async fn presses(world: &World, who: &Person, opened: &Opened, act: &str, fields: &[(&str, &str)]) -> crate::world::Answer {
    let version = world.case(who, opened.case).await["version"].to_string();
    let mut all = vec![("subject", "حالة رخصة البناء"), ("body", HALF), ("lang", "ar"), ("version", version.as_str())];
    all.retain(|(name, _)| !fields.iter().any(|(other, _)| other == name));
    all.extend(fields);
    world.post(who, &format!("{}/{act}", opened.path), &all).await
}

async fn points(world: &World, who: &Person, opened: &Opened) -> serde_json::Value {
    let (status, points) = world.program(who, "GET", &format!("/api/v1/cases/{}/points", opened.case), None).await;
    assert_eq!(status, 200, "{points}");
    points
}

async fn settled(world: &World) -> usize {
    let events = world.act(WORKS, |tx| tx.events_after(0, 10_000)).await;
    events.iter().filter(|event| event.kind == "email.points-settled").count()
}

#[test]
fn whoever_settles_what_a_message_asks_before_answering_has_understood_it() {
    on_each(|world| async move {
        let mona = world.mona().await;
        let opened = world.huda_asks().await;
        let asked = "متى يصدر الترخيص؟\n\n  هل   يلزم حضوري؟ ";
        for _ in 0..2 {
            let done = presses(&world, &mona, &opened, "points", &[("asked", asked)]).await;
            assert_eq!(done.status, 303, "{}", done.text);
        }
        assert_eq!(settled(&world).await, 1, "a second press settles nothing more");
        let known = points(&world, &mona, &opened).await;
        assert_eq!((&known["points"], &known["is_settled"]), (&json!(["متى يصدر الترخيص؟", "هل يلزم حضوري؟"]), &json!(true)));
        let page = world.get(&mona, &opened.path).await;
        assert!(page.says("هل يلزم حضوري؟") && page.says("ثُبّتت") && page.says(HALF), "and the text is kept: {}", page.text);
        assert_eq!(world.finding(&mona, &opened, "6.email.understand").await, "", "before the reply there is nothing to say");
        assert_eq!(world.replies(&mona, &opened, "يصدر الترخيص خلال خمسة أيام، ولا يلزم حضوركم.", &[]).await.status, 303);
        assert_eq!(world.finding(&mona, &opened, "6.email.understand").await, "met");
        assert_eq!(world.finding(&mona, &opened, "6.email.answers-all").await, "met");
    });
}

#[test]
fn a_customer_who_must_ask_the_same_again_was_not_understood() {
    on_each(|world| async move {
        let mona = world.mona().await;
        let opened = world.huda_asks().await;
        assert_eq!(world.replies(&mona, &opened, HALF, &[]).await.status, 303);
        assert_eq!(world.finding(&mona, &opened, "6.email.understand").await, "not-observed", "a reply alone shows nothing");
        let (_, raw) = world.reply_of(&opened).await;
        let address = post::Mail::parse(&raw, &post::Limits::default()).mail.reply_to[0].address.clone();
        let thanks = letter("هدى أحمد <huda@example.com>", "رد", "شكراً لكم. كم رسوم الرخصة؟");
        world.arrives_at(&address, thanks).await;
        assert_eq!(world.finding(&mona, &opened, "6.email.understand").await, "not-observed", "another question is another matter");
        assert_eq!(world.replies(&mona, &opened, HALF, &[]).await.status, 303);
        world.arrives_at(&address, letter("هدى أحمد <huda@example.com>", "رد", "كم رسوم الرخصة؟ لم يصلني جواب.")).await;
        assert_eq!(world.finding(&mona, &opened, "6.email.understand").await, "missed");
        let clause = guide::clause("6.email.understand").unwrap();
        assert!(world.get(&mona, "/ar/desk/findings").await.says(&clause.ar), "it is of whoever had answered");
    });
}

#[test]
fn points_that_are_settled_before_the_reply_were_prepared() {
    on_each(|world| async move {
        let mona = world.mona().await;
        let opened = world.huda_asks().await;
        // What stands beside the reply is kept with the sending itself.
        let sent = presses(&world, &mona, &opened, "replies", &[("asked", "ما حالة طلب رخصة البناء؟"), ("open_seen", "yes")]).await;
        assert_eq!(sent.status, 303, "{}", sent.text);
        assert_eq!(settled(&world).await, 1);
        assert_eq!(world.finding(&mona, &opened, "6.email.prepare-points").await, "met");
        assert_eq!(world.finding(&mona, &opened, "6.email.answers-all").await, "met", "what was left out is asked no more");
    });
}

#[test]
fn a_reply_that_leaves_open_what_nobody_settled_was_not_prepared() {
    on_each(|world| async move {
        let mona = world.mona().await;
        let opened = world.huda_asks().await;
        assert_eq!(world.replies(&mona, &opened, HALF, &[]).await.status, 303);
        assert_eq!(world.finding(&mona, &opened, "6.email.prepare-points").await, "missed");
        let other = world.arrives_at(crate::world::CONTACT, letter("Ali <ali@example.com>", "رخصة", "متى تصدر الرخصة؟")).await;
        assert_eq!(world.replies(&mona, &other, "تصدر الرخصة خلال خمسة أيام عمل.", &[]).await.status, 303);
        assert_eq!(world.finding(&mona, &other, "6.email.prepare-points").await, "not-observed", "it answers everything all the same");
    });
}

#[test]
fn without_scripts_the_open_questions_are_shown_before_the_reply_leaves() {
    on_each(|world| async move {
        let mona = world.mona().await;
        let opened = world.huda_asks().await;
        let page = world.get(&mona, &opened.path).await;
        assert!(page.text.contains("<noscript>") && page.text.contains("name=\"open_seen\""), "{}", page.text);
        let refused = presses(&world, &mona, &opened, "replies", &[]).await;
        assert_eq!(refused.status, 409, "{}", refused.text);
        assert!(refused.says("متى يصدر الترخيص؟") && refused.says("لم يُرسل شيء") && refused.says(HALF), "{}", refused.text);
        world.makes_sure(&mona, opened.case).await;
        for (act, fields) in [("reply-schedule", vec![("when", "opening")]), ("secure-replies", vec![])] {
            let refused = presses(&world, &mona, &opened, act, &fields).await;
            assert!(refused.status == 409 && refused.says("متى يصدر الترخيص؟"), "{act} {}: {}", refused.status, refused.text);
        }
        let sent = presses(&world, &mona, &opened, "replies", &[("open_seen", "yes")]).await;
        assert_eq!(sent.status, 303, "{}", sent.text);
        assert_eq!(world.finding(&mona, &opened, "6.email.answers-all").await, "missed");
    });
}

#[test]
fn a_question_that_is_added_with_the_reply_is_seen_open_before_it_leaves() {
    on_each(|world| async move {
        let mona = world.mona().await;
        let opened = world.huda_asks().await;
        let fields = [("asked", "متى يصدر الترخيص؟\nهل يلزم حضوري شخصياً؟"), ("open_seen", "yes")];
        let refused = presses(&world, &mona, &opened, "replies", &fields).await;
        assert!(refused.status == 409 && refused.says("هل يلزم حضوري شخصياً؟"), "{} {}", refused.status, refused.text);
        let sent = presses(&world, &mona, &opened, "replies", &fields).await;
        assert_eq!(sent.status, 303, "now it was seen: {}", sent.text);
    });
}

#[test]
fn a_case_that_was_split_off_settles_its_own_points() {
    on_each(|world| async move {
        let mona = world.mona().await;
        let opened = world.huda_asks().await;
        let own = "متى يصدر الترخيص؟";
        assert_eq!(presses(&world, &mona, &opened, "points", &[("asked", own)]).await.status, 303);
        let (_, entries) = world.program(&mona, "GET", &format!("/api/v1/cases/{}/entries", opened.case), None).await;
        let part = json!({"entry": entries["items"][0]["id"], "text": own, "subject": "الترخيص"});
        let (status, new) = world.program(&mona, "POST", &format!("/api/v1/cases/{}/splits", opened.case), Some(part)).await;
        assert_eq!(status, 200, "{new}");
        let case = new["id"].as_str().unwrap().parse().unwrap();
        let split = Opened { case, path: format!("/ar/desk/cases/{case}"), ..opened };
        assert_eq!(points(&world, &mona, &split).await["is_settled"], json!(false), "nobody settled anything here");
        assert_eq!(presses(&world, &mona, &split, "points", &[("asked", "كم الرسوم؟")]).await.status, 303);
        assert_eq!(points(&world, &mona, &split).await["points"], json!(["كم الرسوم؟"]));
        assert_eq!(points(&world, &mona, &opened).await["points"], json!([own]), "and the origin keeps its own");
    });
}

#[test]
fn points_are_settled_by_the_owner_alone_and_are_few_and_short() {
    on_each(|world| async move {
        let mona = world.mona().await;
        let opened = world.huda_asks().await;
        let many = (0..21).map(|number| format!("سؤال {number}؟")).collect::<Vec<_>>().join("\n");
        assert_eq!(presses(&world, &mona, &opened, "points", &[("asked", &many)]).await.status, 422);
        assert_eq!(presses(&world, &mona, &opened, "points", &[("asked", &"س".repeat(301))]).await.status, 422);
        let salem = world.salem().await;
        assert_eq!(presses(&world, &salem, &opened, "points", &[("asked", "متى؟")]).await.status, 409);
        let layla = world.person(HEALTH, ("ليلى", "Layla"), kernel::Role::Employee).await;
        let path = format!("/api/v1/cases/{}/points", opened.case);
        assert_eq!(world.program(&layla, "GET", &path, None).await.0, 404);
        assert_eq!(world.program(&layla, "PUT", &path, Some(json!({"points": ["متى؟"], "version": 1}))).await.0, 404);
        let version = world.case(&mona, opened.case).await["version"].as_i64().unwrap();
        let old = Some(json!({"points": [], "version": version - 1}));
        assert_eq!(world.program(&mona, "PUT", &path, old).await.0, 409, "another message may ask something else");
        let (status, now) = world.program(&mona, "PUT", &path, Some(json!({"points": [], "version": version}))).await;
        assert_eq!((status, &now["points"]), (200, &json!([])), "a message may ask nothing: {now}");
        for lang in ["ar", "en"] {
            let page = world.get(&mona, &format!("/{lang}/desk/cases/{}", opened.case)).await;
            assert_eq!(ui::lint::html(&page.text), Vec::<String>::new());
            assert!(!page.text.contains(">email-"), "{}", page.text);
        }
    });
}

#[test]
fn settling_one_of_several_questions_does_not_show_that_the_message_was_understood() {
    on_each(|world| async move {
        let mona = world.mona().await;
        let text = "متى يصدر الترخيص؟ كم رسوم الرخصة؟ هل يلزم حضوري شخصياً؟";
        let opened = world.arrives_at(crate::world::CONTACT, letter("هدى أحمد <huda@example.com>", "رخصة البناء", text)).await;
        assert_eq!(presses(&world, &mona, &opened, "points", &[("asked", "متى يصدر الترخيص؟")]).await.status, 303);
        assert_eq!(world.replies(&mona, &opened, "يصدر الترخيص خلال خمسة أيام عمل.", &[]).await.status, 303);
        assert_eq!(world.finding(&mona, &opened, "6.email.understand").await, "not-observed");
        let other = world.arrives_at(crate::world::CONTACT, letter("علي <ali@example.com>", "رخصة المحل", text)).await;
        assert_eq!(presses(&world, &mona, &other, "points", &[("asked", &text.replace("؟ ", "؟\n"))]).await.status, 303);
        assert_eq!(world.replies(&mona, &other, "يصدر الترخيص خلال خمسة أيام عمل.", &[]).await.status, 303);
        assert_eq!(world.finding(&mona, &other, "6.email.understand").await, "met", "all of them were seen");
    });
}

#[test]
fn what_is_typed_of_the_points_is_there_after_a_change_of_language_and_after_a_refusal() {
    on_each(|world| async move {
        let mona = world.mona().await;
        let opened = world.huda_asks().await;
        let typed = "متى يصدر الترخيص؟\nهل يلزم حضوري";
        let switched = presses(&world, &mona, &opened, "reply-draft", &[("asked", typed), ("switch", "en")]).await;
        assert_eq!(switched.status, 303, "{}", switched.text);
        let shown = async || world.get(&mona, &opened.path).await.texts("#reply-asked").concat();
        assert!(shown().await.contains("هل يلزم حضوري"), "{}", shown().await);
        assert_eq!(settled(&world).await, 0, "nothing is settled by writing");
        let long = "س".repeat(301);
        assert_eq!(presses(&world, &mona, &opened, "points", &[("asked", &long)]).await.status, 422);
        assert!(shown().await.contains(&long), "what was refused is there to be corrected");
        assert_eq!(presses(&world, &mona, &opened, "points", &[("asked", "متى يصدر الترخيص؟")]).await.status, 303);
        assert_eq!(shown().await.trim(), "متى يصدر الترخيص؟", "what was settled stands in its place");
    });
}

#[test]
fn a_case_that_was_split_off_is_proposed_its_own_questions_alone() {
    on_each(|world| async move {
        let mona = world.mona().await;
        let text = "متى يصدر الترخيص؟ كم رسوم الرخصة؟";
        let opened = world.arrives_at(crate::world::CONTACT, letter("هدى أحمد <huda@example.com>", "رخصة البناء", text)).await;
        let (_, entries) = world.program(&mona, "GET", &format!("/api/v1/cases/{}/entries", opened.case), None).await;
        let part = json!({"entry": entries["items"][0]["id"], "text": "كم رسوم الرخصة؟", "subject": "الرسوم"});
        let (status, new) = world.program(&mona, "POST", &format!("/api/v1/cases/{}/splits", opened.case), Some(part)).await;
        assert_eq!(status, 200, "{new}");
        let case = new["id"].as_str().unwrap().parse().unwrap();
        let split = Opened { case, path: format!("/ar/desk/cases/{case}"), ..opened };
        assert_eq!(points(&world, &mona, &split).await["points"], json!(["كم رسوم الرخصة؟"]));
    });
}
