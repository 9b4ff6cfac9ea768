//! What is done before an answer or instead of it: something to be checked, an error of ours, another time, a call.

use crate::mail::ANSWER;
use crate::mail::Opened;
use crate::people::Person;
use crate::world::Answer;
use crate::world::World;
use crate::world::on_each;

/// The text of a letter, without what it quotes.
fn text_of(raw: &[u8]) -> String {
    post::Mail::parse(raw, &post::Limits::default()).mail.text
}

/// 25 November 2026 at noon: the stories begin on the 24th at ten.
const UNTIL: [(&str, &str); 2] = [("date", "25/11/2026"), ("time", "12:00")];

async fn sends(world: &World, who: &Person, opened: &Opened, kind: &str, fields: &[(&str, &str)]) -> Answer {
    let version = world.case(who, opened.case).await["version"].to_string();
    let rest = [("subject", "حالة رخصة البناء"), ("version", version.as_str())];
    let all: Vec<_> = rest.into_iter().chain(UNTIL).chain(fields.iter().copied()).collect();
    world.post(who, &format!("{}/interim/{kind}", opened.path), &all).await
}

async fn calls(world: &World, who: &Person, opened: &Opened, fields: &[(&str, &str)]) -> Answer {
    let version = world.case(who, opened.case).await["version"].to_string();
    let all: Vec<_> = [("number", "+973 3600 0000"), ("version", version.as_str())].into_iter().chain(fields.iter().copied()).collect();
    world.post(who, &format!("{}/call", opened.path), &all).await
}

const CHECKED: [(&str, &str); 1] = [("what", "مدة إصدار الترخيص في منطقتكم")];
const ERROR: [(&str, &str); 2] = [("what", "أُرسل إليكم نموذج قديم."), ("remedy", "نرسل إليكم النموذج الجديد.")];

#[test]
fn what_was_to_be_checked_is_answered_by_the_time_told() {
    on_each(|world| async move {
        let (mona, salem) = (world.mona().await, world.salem().await);
        let opened = world.huda_asks().await;
        let asked = [CHECKED[0], ("colleague", &salem.id.to_string()), ("hours", "4")];
        let sent = sends(&world, &mona, &opened, "check", &asked).await;
        assert_eq!(sent.status, 303, "{}", sent.text);
        let (_, raw) = world.reply_of(&opened).await;
        let text = text_of(&raw);
        assert!(text.contains("مدة إصدار الترخيص") && text.contains("25/11/2026 12:00") && text.contains("منى"), "{text}");
        let case = world.case(&mona, opened.case).await;
        assert_eq!(case["awaits"], "employee", "the answer is still owed: {case}");
        assert!(world.get(&salem, "/ar/desk/notices").await.says("سألك زميل"));
        assert_eq!(world.finding(&mona, &opened, "4.during.verify-rather-than-guess").await, "");
        assert_eq!(world.replies(&mona, &opened, ANSWER, &[]).await.status, 303);
        assert_eq!(world.finding(&mona, &opened, "4.during.verify-rather-than-guess").await, "met");
        let events = world.act(crate::world::WORKS, |tx| tx.events_after(0, 10_000)).await;
        let answered = events.iter().find(|event| event.kind == "desk.entity-answered").expect("it was answered");
        assert_eq!(answered.data["is_first"], true, "the letter before it was no answer");
    });
}

#[test]
fn what_was_to_be_checked_and_not_answered_in_time_breaks_the_clause() {
    on_each(|world| async move {
        let mona = world.mona().await;
        let opened = world.huda_asks().await;
        assert_eq!(sends(&world, &mona, &opened, "check", &CHECKED).await.status, 303);
        world.after(30 * 3600).await;
        assert_eq!(world.finding(&mona, &opened, "4.during.verify-rather-than-guess").await, "missed");
    });
}

#[test]
fn a_letter_before_the_answer_is_sent_once_and_must_say_something() {
    on_each(|world| async move {
        let mona = world.mona().await;
        let opened = world.huda_asks().await;
        assert_eq!(sends(&world, &mona, &opened, "check", &[("what", " ")]).await.status, 422);
        let wrong = sends(&world, &mona, &opened, "error", &[("what", "نموذج قديم")]).await;
        assert_eq!(wrong.status, 422);
        assert!(wrong.says("اكتب ما سنفعله") && wrong.says("نموذج قديم"), "what was typed is kept: {}", wrong.text);
        let version = world.case(&mona, opened.case).await["version"].to_string();
        let fields: Vec<_> =
            [("subject", "حالة رخصة البناء"), ("version", version.as_str())].into_iter().chain(UNTIL).chain(CHECKED).collect();
        for _ in 0..2 {
            assert_eq!(world.post(&mona, &format!("{}/interim/check", opened.path), &fields).await.status, 303);
        }
        let (id, works) = (opened.case, crate::world::WORKS);
        let all = world.act(works, move |tx| email::store::messages_of_case(tx, kernel::Id::new(id))).await;
        assert_eq!(all.iter().filter(|message| message.is_out).count(), 1);
        let promises = world.act(works, move |tx| desk::promises_of(tx, kernel::Id::new(id))).await;
        assert_eq!(promises.len(), 1);
        let salem = world.salem().await;
        assert_eq!(sends(&world, &salem, &opened, "check", &CHECKED).await.status, 409, "only the owner writes to the customer");
    });
}

#[test]
fn an_error_of_ours_is_owned_and_put_right_by_the_time_told() {
    on_each(|world| async move {
        let mona = world.mona().await;
        let opened = world.huda_asks().await;
        assert_eq!(sends(&world, &mona, &opened, "error", &ERROR).await.status, 303);
        let (_, raw) = world.reply_of(&opened).await;
        let text = text_of(&raw);
        assert!(text.contains("نعتذر") && text.contains("نموذج قديم") && text.contains("النموذج الجديد"), "{text}");
        assert_eq!(world.replies(&mona, &opened, ANSWER, &[]).await.status, 303);
        let version = world.case(&mona, opened.case).await["version"].to_string();
        assert_eq!(world.post(&mona, &format!("{}/closing", opened.path), &[("seen", &version)]).await.status, 303);
        assert_eq!(world.finding(&mona, &opened, "4.during.own-mistakes").await, "met");
    });
}

#[test]
fn an_error_of_ours_that_is_not_put_right_in_time_breaks_the_clause() {
    on_each(|world| async move {
        let mona = world.mona().await;
        let opened = world.huda_asks().await;
        assert_eq!(sends(&world, &mona, &opened, "error", &ERROR).await.status, 303);
        world.after(30 * 3600).await;
        assert_eq!(world.finding(&mona, &opened, "4.during.own-mistakes").await, "missed");
    });
}

#[test]
fn a_promise_that_is_kept_keeps_the_clause() {
    on_each(|world| async move {
        let mona = world.mona().await;
        let opened = world.huda_asks().await;
        assert_eq!(sends(&world, &mona, &opened, "check", &CHECKED).await.status, 303);
        let version = world.case(&mona, opened.case).await["version"].to_string();
        assert_eq!(world.post(&mona, &format!("{}/closing", opened.path), &[("seen", &version)]).await.status, 409, "an answer is owed");
        assert_eq!(world.replies(&mona, &opened, ANSWER, &[]).await.status, 303);
        assert_eq!(world.finding(&mona, &opened, "3.human.trust").await, "met");
    });
}

#[test]
fn a_promise_whose_time_passes_breaks_the_clause() {
    on_each(|world| async move {
        let mona = world.mona().await;
        let opened = world.huda_asks().await;
        assert_eq!(sends(&world, &mona, &opened, "check", &CHECKED).await.status, 303);
        world.after(30 * 3600).await;
        assert_eq!(world.finding(&mona, &opened, "3.human.trust").await, "missed");
    });
}

#[test]
fn a_time_that_was_told_moves_before_it_comes_and_the_customer_is_told() {
    on_each(|world| async move {
        let mona = world.mona().await;
        let opened = world.huda_asks().await;
        assert_eq!(sends(&world, &mona, &opened, "check", &CHECKED).await.status, 303);
        let (id, works) = (opened.case, crate::world::WORKS);
        let promise = world.act(works, move |tx| Ok(desk::promises_of(tx, kernel::Id::new(id))?[0].id.to_string())).await;
        let later = [("promise", promise.as_str()), ("what", "ينتظر الملف رأي البلدية"), ("date", "26/11/2026"), ("time", "10:00")];
        let version = world.case(&mona, opened.case).await["version"].to_string();
        let fields: Vec<_> = [("subject", "حالة رخصة البناء"), ("version", version.as_str())].into_iter().chain(later).collect();
        let sent = world.post(&mona, &format!("{}/interim/later", opened.path), &fields).await;
        assert_eq!(sent.status, 303, "{}", sent.text);
        let (_, raw) = world.reply_of(&opened).await;
        let text = text_of(&raw);
        assert!(text.contains("25/11/2026 12:00") && text.contains("26/11/2026 10:00") && text.contains("رأي البلدية"), "{text}");
        world.after(30 * 3600).await;
        assert_eq!(world.finding(&mona, &opened, "3.human.trust").await, "", "the earlier time binds no more");
        world.after(24 * 3600).await;
        assert_eq!(world.finding(&mona, &opened, "3.human.trust").await, "missed");
        let version = world.case(&mona, opened.case).await["version"].to_string();
        let again = [("subject", "حالة رخصة البناء"), ("version", version.as_str()), ("promise", promise.as_str()), ("what", "سبب")];
        let fields: Vec<_> = again.into_iter().chain([("date", "30/11/2026"), ("time", "10:00")]).collect();
        assert_eq!(world.post(&mona, &format!("{}/interim/later", opened.path), &fields).await.status, 409, "it has passed");
    });
}

#[test]
fn a_call_that_reached_the_customer_is_the_reply() {
    on_each(|world| async move {
        let mona = world.mona().await;
        let opened = world.huda_asks().await;
        let said = [("reached", "yes"), ("said", "أُبلغت العميلة بأن الترخيص جاهز."), ("next_step", "تتسلّمه من المركز")];
        assert_eq!(calls(&world, &mona, &opened, &[("reached", "yes"), ("said", "")]).await.status, 422);
        assert_eq!(calls(&world, &mona, &opened, &[("reached", "yes"), ("said", "تم"), ("number", "abc")]).await.status, 422);
        let past = calls(&world, &mona, &opened, &[said[0], said[1], ("date", "23/11/2026"), ("time", "10:00")]).await;
        assert!(past.status == 422 && past.texts("#f-date-error").len() == 1, "beside its field: {}", past.text);
        let done = calls(&world, &mona, &opened, &said).await;
        assert_eq!(done.status, 303, "{}", done.text);
        let page = world.get(&mona, &opened.path).await;
        assert!(page.says("الترخيص جاهز") && page.says("تتسلّمه من المركز"), "{}", page.text);
        assert_eq!(world.case(&mona, opened.case).await["awaits"], "customer");
        assert_eq!(world.finding(&mona, &opened, "6.email.sla").await, "met");
    });
}

#[test]
fn a_call_that_reached_nobody_is_no_reply() {
    on_each(|world| async move {
        let mona = world.mona().await;
        let opened = world.huda_asks().await;
        let missed = [("reached", "no"), ("said", "الهاتف مغلق")];
        assert_eq!(calls(&world, &mona, &opened, &missed).await.status, 303);
        assert_eq!(world.case(&mona, opened.case).await["awaits"], "employee");
        assert_eq!(world.finding(&mona, &opened, "6.email.sla").await, "");
        world.after(25 * 3600).await;
        assert_eq!(world.finding(&mona, &opened, "6.email.sla").await, "missed");
    });
}

#[test]
fn the_pages_before_an_answer_follow_the_rules_of_both_languages() {
    on_each(|world| async move {
        let mona = world.mona().await;
        let opened = world.huda_asks().await;
        assert_eq!(sends(&world, &mona, &opened, "check", &CHECKED).await.status, 303);
        for lang in ["ar", "en"] {
            for place in ["interim/check", "interim/error", "interim/later", "call"] {
                let page = world.get(&mona, &format!("/{lang}/desk/cases/{}/{place}", opened.case)).await;
                assert_eq!(page.status, 200, "{place}");
                assert_eq!(ui::lint::html(&page.text), Vec::<String>::new(), "{place}");
                assert!(!page.text.contains(">email-"), "a key without words on {place}");
            }
        }
        let other = world.person(crate::world::HEALTH, ("ليلى", "Layla"), kernel::Role::Employee).await;
        assert_eq!(world.get(&other, &format!("/ar/desk/cases/{}/call", opened.case)).await.status, 404);
    });
}

#[test]
fn open_questions_stop_no_letter_that_goes_before_the_answer() {
    on_each(|world| async move {
        let mona = world.mona().await;
        let admin = world.person(crate::world::WORKS, ("يوسف", "Yusuf"), kernel::Role::EntityAdministrator).await;
        assert_eq!(world.post(&admin, "/ar/desk/writing/weights", &[("doubtful", "yes"), ("questions", "yes")]).await.status, 303);
        let opened = world.huda_asks().await;
        assert_eq!(world.replies(&mona, &opened, "شكراً لكم على تواصلكم معنا.", &[]).await.status, 409, "a reply answers");
        let sent = sends(&world, &mona, &opened, "check", &CHECKED).await;
        assert_eq!(sent.status, 303, "{}", sent.text);
    });
}

#[test]
fn whoever_writes_on_an_older_view_of_a_case_reads_what_is_new_before_it_goes() {
    on_each(|world| async move {
        let mona = world.mona().await;
        let opened = world.huda_asks().await;
        let version = world.case(&mona, opened.case).await["version"].to_string();
        let (_, raw) = {
            let sent = world.replies(&mona, &opened, ANSWER, &[]).await;
            assert_eq!(sent.status, 303, "{}", sent.text);
            world.reply_of(&opened).await
        };
        let address = post::Mail::parse(&raw, &post::Limits::default()).mail.reply_to[0].address.clone();
        world.arrives_at(&address, crate::mail::letter("هدى أحمد <huda@example.com>", "رد", "لم أعد بحاجة إلى الترخيص.")).await;
        let letter = [("subject", "حالة رخصة البناء"), ("version", version.as_str()), CHECKED[0], UNTIL[0], UNTIL[1]];
        let call = [("number", "+973 3600 0000"), ("reached", "yes"), ("said", "أُبلغت بالموعد"), ("version", version.as_str())];
        for (place, fields) in [("interim/check", letter.as_slice()), ("call", call.as_slice())] {
            let path = format!("{}/{place}", opened.path);
            for press in 0..2 {
                let refused = world.post(&mona, &path, fields).await;
                assert_eq!(refused.status, 409, "{place}, press {press}: {}", refused.text);
                let same = format!("name=\"version\" value=\"{version}\"");
                assert!(refused.text.contains(&same) && refused.says("قراءة الجديد في الطلب"), "{place}: {}", refused.text);
                assert_eq!(ui::lint::html(&refused.text), Vec::<String>::new());
            }
            let anew: Vec<_> = fields.iter().copied().chain([("anew", "yes")]).collect();
            let page = world.post(&mona, &path, &anew).await;
            assert_eq!(page.status, 200);
            let now = world.case(&mona, opened.case).await["version"].to_string();
            assert!(page.text.contains(&format!("name=\"version\" value=\"{now}\"")) && !page.says("قراءة الجديد"), "{}", page.text);
            assert!(page.says(fields.iter().find(|(name, _)| ["what", "said"].contains(name)).unwrap().1), "what was written is there");
            let later: Vec<_> = fields.iter().map(|(name, text)| (*name, if *name == "version" { now.as_str() } else { *text })).collect();
            assert_eq!(world.post(&mona, &path, &later).await.status, 303, "{place}");
        }
        let long = "س".repeat(2_001);
        assert_eq!(sends(&world, &mona, &opened, "check", &[("what", &long)]).await.status, 422, "a letter has an end");
    });
}
