//! Stories of letters in cases that were brought together or apart: an answer goes to the one who wrote, and comes back to where it belongs.

use post::Mail;

use crate::mail::ANSWER;
use crate::mail::Opened;
use crate::mail::letter;
use crate::world::CONTACT;
use crate::world::WORKS;
use crate::world::on_each;

const HUDA: &str = "هدى أحمد <huda@example.com>";

fn parsed(raw: &[u8]) -> Mail {
    Mail::parse(raw, &post::Limits::default()).mail
}

#[test]
fn a_case_that_was_split_from_a_letter_is_answered_to_the_one_who_wrote_it() {
    on_each(|world| async move {
        let mona = world.mona().await;
        let opened = world.huda_asks().await;
        let (_, entries) = world.program(&mona, "GET", &format!("/api/v1/cases/{}/entries", opened.case), None).await;
        let part = serde_json::json!({"entry": entries["items"][0]["id"], "text": "متى يصدر الترخيص؟", "subject": "موعد الترخيص"});
        let (status, new) = world.program(&mona, "POST", &format!("/api/v1/cases/{}/splits", opened.case), Some(part)).await;
        assert_eq!(status, 200, "{new}");
        let case = new["id"].as_str().unwrap().parse().unwrap();
        let split = Opened { message: opened.message, case, path: format!("/ar/desk/cases/{case}") };
        let page = world.get(&mona, &split.path).await;
        assert_eq!(page.texts("textarea.composer__box").len(), 1, "there is a place to write: {}", page.text);
        let sent = world.replies(&mona, &split, ANSWER, &[("subject", "موعد صدور رخصة البناء")]).await;
        assert_eq!(sent.status, 303, "{}", sent.text);
        let (reply, raw) = world.reply_of(&split).await;
        assert_eq!(reply.correspondent, "huda@example.com");
        let address = parsed(&raw).reply_to.first().expect("a signed address").address.clone();
        let again = world.arrives_at(&address, letter(HUDA, "شكراً", "شكراً لكم. هل أحضر بنفسي؟")).await;
        assert_eq!(again.case, case, "what she answers comes to the new case");
        assert_eq!(world.case(&mona, opened.case).await["awaits"], "employee", "the other is as it was");
    });
}

#[test]
fn an_answer_to_a_letter_of_a_case_that_became_part_of_another_comes_to_that_other() {
    on_each(|world| async move {
        let mona = world.mona().await;
        let first = world.huda_asks().await;
        assert_eq!(world.replies(&mona, &first, ANSWER, &[]).await.status, 303);
        let (_, raw) = world.reply_of(&first).await;
        let second = world.arrives_at(CONTACT, letter(HUDA, "رسوم الرخصة", "كم رسوم رخصة البناء؟")).await;
        let version = world.case(&mona, second.case).await["version"].clone();
        let merging = serde_json::json!({"other": first.case.to_string(), "version": version});
        let (status, merged) = world.program(&mona, "POST", &format!("/api/v1/cases/{}/merging", second.case), Some(merging)).await;
        assert_eq!(status, 200, "{merged}");
        let address = parsed(&raw).reply_to.first().expect("a signed address").address.clone();
        let answer = world.arrives_at(&address, letter(HUDA, "رد", "وصلتني الرخصة، شكراً لكم. هل عليها رسوم؟")).await;
        assert_eq!(answer.case, second.case);
        let page = world.get(&mona, &second.path).await;
        for words in ["متى يصدر الترخيص؟", "كم رسوم رخصة البناء؟", "هل عليها رسوم؟"] {
            assert!(page.says(words), "{words}: {}", page.text);
        }
        let one = Opened { message: second.message, case: second.case, path: second.path };
        let sent = world.replies(&mona, &one, "لا رسوم على رخصة البناء بعد صدورها.", &[("subject", "رسوم رخصة البناء")]).await;
        assert_eq!(sent.status, 303, "{}", sent.text);
        let case = world.case(&mona, one.case).await;
        assert_eq!((case["awaits"].as_str(), case["due_at"].as_str()), (Some("customer"), None));
        assert!(world.act(WORKS, move |tx| desk::parts_of(tx, kernel::Id::new(one.case))).await.len() == 1);
    });
}
