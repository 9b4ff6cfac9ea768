//! What a copy must never do: hand out what is the customer's alone, move a case, go round in a circle, or go to more than somebody chose.

use kernel::Role;
use org::Employee;

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
use crate::world::CONTACT;
use crate::world::WORKS;
use crate::world::World;

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
