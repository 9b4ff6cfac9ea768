//! What a copy must never do: hand out what is the customer's alone, move a case, go round in a circle, or go to more than somebody chose.

use std::time::Duration;

use kernel::Role;
use org::Employee;
use platform::deliveries::NewDelivery;
use post::Proof;
use post::Standing;

use crate::copies::HUDA;
use crate::copies::OMAR;
use crate::copies::TO_ALL;
use crate::copies::came_to;
use crate::copies::leave;
use crate::copies::omar_gets_a_copy;
use crate::copies::told;
use crate::copies::with_many;
use crate::copies::with_omar;
use crate::mail::ANSWER;
use crate::mail::QUESTION;
use crate::mail::letter;
use crate::people::Person;
use crate::world::CONTACT;
use crate::world::WORKS;
use crate::world::World;
use crate::world::on_each;

/// How often the customer wrote and a case came back, as the events say.
async fn moves(world: &World) -> usize {
    let events = world.act(WORKS, |tx| tx.events_after(0, 10_000)).await;
    events.iter().filter(|event| ["desk.customer-wrote", "desk.case-came-back"].contains(&event.kind.as_str())).count()
}

#[test]
fn what_somebody_writes_who_got_a_copy_opens_no_closed_case() {
    told(async |world, sink| {
        let (mona, opened, copy) = omar_gets_a_copy(world, sink).await;
        let version = world.case(&mona, opened.case).await["version"].to_string();
        assert_eq!(world.post(&mona, &format!("{}/closing", opened.path), &[("seen", &version)]).await.status, 303);
        let (before, moved) = (world.case(&mona, opened.case).await, moves(world).await);
        assert_eq!(before["state"], "closed", "{before}");
        let answer = letter(&format!("Omar Ali <{OMAR}>"), "رد", "شكراً لكم على التوضيح.");
        assert_eq!(world.arrives_at(&copy.reply_to[0].address, answer).await.case, opened.case);
        let after = world.case(&mona, opened.case).await;
        assert_eq!((&after["state"], &after["version"]), (&before["state"], &before["version"]), "{after}");
        assert_eq!(moves(world).await, moved, "the customer has not written");
        assert!(world.get(&mona, &opened.path).await.says("شكراً لكم على التوضيح"), "it stands in the case");
        assert!(world.get(&mona, "/ar/desk/notices").await.says("شخص وصلته نسخة من ردك"), "and its owner is told");
    });
}

#[test]
fn neither_the_code_in_a_subject_nor_confidential_data_in_a_file_goes_to_others() {
    told(async |world, sink| {
        let mona = world.mona().await;
        let opened = world.arrives_at(CONTACT, with_omar(QUESTION)).await;
        let id = opened.case;
        let code = world.act(WORKS, move |tx| Ok(desk::store::case(tx, kernel::Id::new(id))?.unwrap().access_code)).await;
        let subject = format!("رخصة البناء {}", code.replace('-', " ").to_lowercase());
        let refused = world.replies(&mona, &opened, ANSWER, &[TO_ALL.as_slice(), &[("subject", subject.as_str())]].concat()).await;
        assert!(refused.status == 422 && refused.says("رمز متابعة الطلب"), "{} {}", refused.status, refused.text);
        let files: [(&str, &[u8]); 1] = [("statement.txt", "الرقم الشخصي 850101234".as_bytes())];
        assert_eq!(world.upload(&mona, &format!("{}/reply-files", opened.path), &files).await.status, 303);
        let refused = world.replies(&mona, &opened, ANSWER, &TO_ALL).await;
        assert!(refused.status == 422 && refused.says("ولا تُرسل منها نسخة"), "{} {}", refused.status, refused.text);
        leave(world).await;
        assert!(came_to(sink, OMAR).is_empty());
    });
}

/// A standard report about the letter of this id to Omar, with what stands in its status part.
fn report(letter: &str, status: &str) -> String {
    format!(
        "Return-Path: <>\r\nFrom: Mail Delivery System <mailer-daemon@mx.example>\r\nTo: {CONTACT}\r\nSubject: Delivery Status Notification\r\nMIME-Version: 1.0\r\nContent-Type: multipart/report; report-type=delivery-status; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nA report.\r\n--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.example\r\n\r\nFinal-Recipient: rfc822; {OMAR}\r\n{status}\r\n\r\n--b\r\nContent-Type: text/rfc822-headers\r\n\r\nMessage-ID: <{letter}>\r\nSubject: x\r\n\r\n--b--\r\n"
    )
}

#[test]
fn a_report_about_a_copy_stands_on_the_copy_and_not_on_the_reply() {
    told(async |world, sink| {
        let (mona, opened, copy) = omar_gets_a_copy(world, sink).await;
        let id = copy.message_id.unwrap();
        let report = report(&id, "Action: failed\r\nStatus: 5.1.1\r\nDiagnostic-Code: smtp; 550 5.1.1 no such user");
        assert_eq!(world.arrives_at(CONTACT, report).await.case, opened.case, "it opens no case of its own");
        let (sent, _) = world.reply_of(&opened).await;
        assert_eq!(sent.state, "sent", "the customer has got the reply");
        for path in [format!("/ar/desk/messages/{}", sent.id), opened.path.clone()] {
            let copies = world.get(&mona, &path).await.texts(".copies__one--failed");
            assert!(matches!(copies.as_slice(), [one] if one.contains(OMAR) && one.contains("no such user")), "{copies:?}");
        }
        let timeline = world.get(&mona, &format!("{}?tab=timeline", opened.path)).await;
        assert!(timeline.says("لم تصل نسخة من الرد"), "{}", timeline.text);
    });
}

#[test]
fn a_copy_that_is_late_or_leaves_a_second_time_is_one_event_with_the_last_word_of_the_server() {
    told(async |world, sink| {
        let (mona, opened, copy) = omar_gets_a_copy(world, sink).await;
        let id = copy.message_id.unwrap();
        let went = async || {
            let events = world.act(WORKS, |tx| tx.events_after(0, 10_000)).await;
            let states = events.iter().filter(|event| event.kind == "email.copy-went").map(|event| event.data["state"].to_string());
            states.collect::<Vec<_>>()
        };
        for said in ["no answer yet", "still no answer"] {
            let late = report(&id, &format!("Action: delayed\r\nStatus: 4.4.1\r\nDiagnostic-Code: smtp; {said}"));
            assert_eq!(world.arrives_at(CONTACT, late).await.case, opened.case);
            let copies = world.get(&mona, &opened.path).await.texts(".copies__one--late");
            assert!(matches!(copies.as_slice(), [one] if one.contains(said)), "{said}: {copies:?}");
        }
        assert_eq!(went().await, [r#""sent""#, r#""late""#]);
        // As where it left and nobody could write that down.
        let number = id.split('.').nth(1).unwrap();
        for key in ["again", "and again"] {
            let (payload, destination) = (serde_json::json!({ "copy": number }), "example.net".to_owned());
            let again = NewDelivery { kind: "email-copy", key: key.into(), destination, payload, not_before: None };
            world.act(WORKS, move |tx| platform::deliveries::enqueue(tx, again)).await;
            leave(world).await;
        }
        assert_eq!(came_to(sink, OMAR).len(), 3);
        assert_eq!(went().await, [r#""sent""#, r#""late""#, r#""sent""#]);
    });
}

#[test]
fn a_reply_that_was_sent_is_not_taken_for_the_same_with_a_copy() {
    told(async |world, sink| {
        let mona = world.mona().await;
        let opened = world.arrives_at(CONTACT, with_omar(QUESTION)).await;
        let version = world.case(&mona, opened.case).await["version"].to_string();
        let seen = [("version", version.as_str())];
        for _ in 0..2 {
            assert_eq!(world.replies(&mona, &opened, ANSWER, &seen).await.status, 303, "two clicks send once");
        }
        let again = world.replies(&mona, &opened, ANSWER, &[seen.as_slice(), &TO_ALL].concat()).await;
        assert_eq!(again.status, 409, "it is said that Omar gets nothing: {}", again.text);
        leave(world).await;
        assert!(came_to(sink, OMAR).is_empty());
    });
}

#[test]
fn a_colleague_by_the_address_of_a_mailbox_gets_no_copy() {
    told(async |world, _| {
        let (mona, hind) = (world.mona().await, world.person(WORKS, ("هند", "Hind"), Role::Supervisor).await);
        let opened = world.arrives_at(CONTACT, with_omar(QUESTION)).await;
        let (owner, back_up) = (mona.id, hind.id);
        world
            .act(WORKS, move |tx| {
                let known = org::store::employee(tx, back_up)?.unwrap();
                org::save_employee(tx, &Employee { email: CONTACT.into(), ..known })?;
                let known = org::store::employee(tx, owner)?.unwrap();
                org::save_employee(tx, &Employee { back_up: Some(back_up), ..known })
            })
            .await;
        for wanted in [("copy_back_up", "yes"), ("copy_to", "هند")] {
            let refused = world.replies(&mona, &opened, ANSWER, &[("copies_seen", "yes"), wanted]).await;
            assert!(refused.status == 422 && refused.says("صندوق بريد في هذا النظام"), "{} {}", refused.status, refused.text);
        }
    });
}

#[test]
fn of_more_than_twenty_somebody_chooses_those_who_get_a_copy() {
    told(async |world, sink| {
        let mona = world.mona().await;
        let opened = world.arrives_at(CONTACT, with_many(25)).await;
        let page = world.get(&mona, &opened.path).await;
        assert!(page.says("أكثر من 20 شخصاً") && !page.text.contains("value=\"yes\" checked"), "{}", page.text);
        let refused = world.replies(&mona, &opened, ANSWER, &TO_ALL).await;
        assert!(refused.status == 422 && refused.says("20 شخصاً على الأكثر"), "{} {}", refused.status, refused.text);
        let chosen = [("copies_seen", "yes"), ("copy_to", "other3@example.net")];
        assert_eq!(world.replies(&mona, &opened, ANSWER, &chosen).await.status, 303);
        leave(world).await;
        assert_eq!(came_to(sink, "other3@example.net").len(), 1);
        assert!(came_to(sink, "other4@example.net").is_empty());
    });
}

/// Whether it is proposed on the page of a case that those whom the customer copied get a copy, and whether confidential data is why not.
async fn proposes(world: &World, mona: &Person, case: i64) -> (bool, bool) {
    let page = world.get(mona, &format!("/ar/desk/cases/{case}")).await;
    assert!(page.says(OMAR), "{}", page.text);
    (page.text.contains("name=\"copy_all\" value=\"yes\" checked"), page.says("في هذا الطلب بيانات سرية"))
}

pub async fn comes_proved(world: &World, to: &str, raw: String) -> i64 {
    let proof = Proof { standing: Standing::Proved, domain: "example.com".into(), ..Proof::default() };
    match email::receive_for(&world.app, WORKS, to, raw, proof).await.unwrap() {
        email::Taken::Kept(_, case) => case.get(),
        other => panic!("it is kept: {other:?}"),
    }
}

#[test]
fn what_is_confidential_in_a_case_is_known_whenever_it_came_or_was_sent() {
    on_each(|world| async move {
        let mona = world.mona().await;
        let opened = world.arrives_at(CONTACT, letter(HUDA, "رخصة", "رقمي الشخصي 850101234. متى يصدر الترخيص؟")).await;
        assert_eq!(world.replies(&mona, &opened, ANSWER, &[]).await.status, 303);
        let (_, own) = world.reply_of(&opened).await;
        let address = post::Mail::parse(&own, &post::Limits::default()).mail.reply_to[0].address.clone();
        assert_eq!(comes_proved(&world, &address, with_omar("شكراً، ومتى أراجعكم؟")).await, opened.case);
        assert_eq!(proposes(&world, &mona, opened.case).await, (false, true), "it came with an earlier message");
        let other = comes_proved(&world, CONTACT, with_omar(QUESTION)).await;
        assert_eq!(proposes(&world, &mona, other).await, (true, false), "nothing confidential stands in it");
        let version = world.case(&mona, other).await["version"].to_string();
        let fields = [("subject", "حالة رخصة البناء"), ("body", "رقمكم 850101234."), ("lang", "ar"), ("version", version.as_str())];
        let sent = [fields.as_slice(), &[("open_seen", "yes"), ("copies_seen", "yes")]].concat();
        assert_eq!(world.post(&mona, &format!("/ar/desk/cases/{other}/secure-replies"), &sent).await.status, 303);
        assert_eq!(proposes(&world, &mona, other).await, (false, true), "it was sent as a secure message");
    });
}

#[test]
fn what_was_sent_confidentially_before_anybody_was_copied_is_known_when_somebody_is() {
    on_each(|world| async move {
        let mona = world.mona().await;
        let opened = world.arrives_at(CONTACT, letter(HUDA, "رخصة", QUESTION)).await;
        world.makes_sure(&mona, opened.case).await;
        let secret = [("body", "رقمكم 850101234."), ("copies_seen", "yes")];
        let version = world.case(&mona, opened.case).await["version"].to_string();
        let fields = [("subject", "حالة رخصة البناء"), ("lang", "ar"), ("version", version.as_str()), ("open_seen", "yes")];
        let sent = world.post(&mona, &format!("{}/secure-replies", opened.path), &[fields.as_slice(), &secret].concat()).await;
        assert_eq!(sent.status, 303, "{}", sent.text);
        let (_, own) = world.reply_of(&opened).await;
        let address = post::Mail::parse(&own, &post::Limits::default()).mail.reply_to[0].address.clone();
        assert_eq!(comes_proved(&world, &address, with_omar("شكراً، ومتى أراجعكم؟")).await, opened.case);
        assert_eq!(proposes(&world, &mona, opened.case).await, (false, true), "its text stands nowhere in the conversation");
    });
}

/// Mona writes a note into a case.
async fn notes(world: &World, mona: &Person, case: i64, text: &str) {
    assert_eq!(world.post(mona, &format!("/ar/desk/cases/{case}/notes"), &[("text", text)]).await.status, 303);
}

#[test]
fn what_is_confidential_in_a_note_or_a_call_after_the_letter_is_known_too() {
    on_each(|world| async move {
        let mona = world.mona().await;
        comes_proved(&world, CONTACT, letter(HUDA, "سؤال", "متى تفتحون؟")).await;
        let case = comes_proved(&world, CONTACT, with_omar(QUESTION)).await;
        notes(&world, &mona, case, "اتصلت بها، وستراجعنا غداً.").await;
        assert_eq!(proposes(&world, &mona, case).await, (true, false), "nothing confidential stands in it");
        notes(&world, &mona, case, "رقمها الشخصي 850101234").await;
        assert_eq!(proposes(&world, &mona, case).await, (false, true), "it stands in a note");
        let called = comes_proved(&world, CONTACT, with_omar("متى أتسلّم الترخيص؟")).await;
        let version = world.case(&mona, called).await["version"].to_string();
        let call =
            [("number", "+973 3600 0000"), ("reached", "no"), ("said", "ذكرت رقمها الشخصي 850101234."), ("version", version.as_str())];
        let missed = world.post(&mona, &format!("/ar/desk/cases/{called}/call"), &call).await;
        assert_eq!(missed.status, 303, "{}", missed.text);
        assert_eq!(proposes(&world, &mona, called).await, (false, true), "it was said in a call");
    });
}

#[test]
fn what_comes_after_a_reply_or_is_held_confidential_since_is_looked_for() {
    on_each(|world| async move {
        let (mona, admin) = (world.mona().await, world.person(WORKS, ("يوسف", "Yusuf"), Role::EntityAdministrator).await);
        for said in ["رقمها الشخصي 850101234", "EMP-4711"] {
            let case = comes_proved(&world, CONTACT, with_omar(if said.starts_with("EMP") { "متى أراجعكم؟" } else { QUESTION })).await;
            notes(&world, &mona, case, "ملفها EMP-4711").await;
            let version = world.case(&mona, case).await["version"].to_string();
            let fields = [("subject", "حالة رخصة البناء"), ("body", ANSWER), ("lang", "ar"), ("version", version.as_str())];
            let sent = [fields.as_slice(), &TO_ALL, &[("open_seen", "yes")]].concat();
            assert_eq!(world.post(&mona, &format!("/ar/desk/cases/{case}/replies"), &sent).await.status, 303);
            assert!(!proposes(&world, &mona, case).await.1, "nothing confidential stood in it by then");
            if said.starts_with("EMP") {
                world.clock.advance(Duration::from_secs(1));
                let shape = world.post(&admin, "/ar/desk/writing/shapes", &[("shape", "EMP-####")]).await;
                assert_eq!(shape.status, 303, "{}", shape.text);
            } else {
                notes(&world, &mona, case, said).await;
            }
            assert!(proposes(&world, &mona, case).await.1, "{said} is known now");
        }
    });
}
