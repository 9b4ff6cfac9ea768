//! A secure message goes only where it is known that the address is the customer's.

use serde_json::Value;

use crate::copies_harm::comes_proved;
use crate::mail::ANSWER;
use crate::mail::Opened;
use crate::mail::QUESTION;
use crate::mail::letter;
use crate::mail::with_fields;
use crate::people::Person;
use crate::world::Answer;
use crate::world::CONTACT;
use crate::world::WORKS;
use crate::world::World;
use crate::world::on_each;

const HUDA: &str = "هدى أحمد <huda@example.com>";
const SECRET: &str = "رقمكم الشخصي المسجل لدينا 850101234، وطلبكم مكتمل.";

async fn sends_secretly(world: &World, who: &Person, case: i64) -> Answer {
    let version = world.case(who, case).await["version"].to_string();
    let fields = [("subject", "حالة رخصة البناء"), ("body", SECRET), ("lang", "ar"), ("version", version.as_str()), ("open_seen", "yes")];
    world.post(who, &format!("/ar/desk/cases/{case}/secure-replies"), &fields).await
}

/// By what the address is proved, as programs are told.
async fn proof(world: &World, who: &Person, case: i64) -> Value {
    let (status, told) = world.program(who, "GET", &format!("/api/v1/cases/{case}/address-proof"), None).await;
    assert_eq!(status, 200, "{told}");
    told["way"].clone()
}

/// The address to which the newest reply of a case asks to be answered.
async fn reply_to(world: &World, opened: &Opened) -> String {
    let (_, raw) = world.reply_of(opened).await;
    post::Mail::parse(&raw, &post::Limits::default()).mail.reply_to[0].address.clone()
}

#[test]
fn to_an_address_that_nothing_proves_no_secret_goes_until_an_employee_has_made_sure_of_it() {
    on_each(|world| async move {
        let (mona, salem) = (world.mona().await, world.salem().await);
        let opened = world.huda_asks().await;
        let refused = sends_secretly(&world, &mona, opened.case).await;
        assert!(refused.status == 409 && refused.says("لم يثبت بعد أن العنوان") && refused.says("نصك محفوظ"), "{}", refused.text);
        assert!(world.get(&mona, &opened.path).await.text.contains("/address-proof"), "the composer says so before it is sent");
        let path = format!("{}/address-proof", opened.path);
        let page = world.get(&mona, &path).await;
        assert!(page.says("huda@example.com") && page.text.contains("/interim/check") && page.text.contains("/call"), "{}", page.text);
        assert_eq!(ui::lint::html(&page.text), Vec::<String>::new());
        assert_eq!(world.post(&mona, &path, &[("address", "huda@example.com"), ("how", "نعم")]).await.status, 422, "that says nothing");
        assert_eq!(world.makes_sure(&salem, opened.case).await.status, 409, "it is not his case");
        assert_eq!(proof(&world, &mona, opened.case).await, Value::Null);
        assert_eq!(world.makes_sure(&mona, opened.case).await.status, 303);
        assert_eq!(proof(&world, &mona, opened.case).await, "word");
        assert_eq!(sends_secretly(&world, &mona, opened.case).await.status, 303);
        let timeline = world.get(&mona, &format!("{}?tab=timeline", opened.path)).await;
        assert!(timeline.says("تحقق أحد الموظفين من أن العنوان للعميل") && timeline.says("عند الشباك"), "{}", timeline.text);
    });
}

#[test]
fn whoever_answers_a_letter_of_ours_has_its_address() {
    on_each(|world| async move {
        let mona = world.mona().await;
        let opened = world.huda_asks().await;
        assert_eq!(world.replies(&mona, &opened, ANSWER, &[]).await.status, 303);
        let address = reply_to(&world, &opened).await;
        assert_eq!(proof(&world, &mona, opened.case).await, Value::Null, "that it was sent proves nothing");
        let answer = letter(HUDA, "حالة رخصة البناء", "شكراً، وما رقمي الشخصي لديكم؟").replace(CONTACT, &address);
        assert_eq!(world.arrives_at(&address, answer).await.case, opened.case);
        assert_eq!(proof(&world, &mona, opened.case).await, "letter");
        assert_eq!(sends_secretly(&world, &mona, opened.case).await.status, 303);
        let other = world.arrives_at(CONTACT, letter(HUDA, "رخصة أخرى", "ومتى تصدر الأخرى؟")).await;
        assert_ne!(other.case, opened.case);
        assert_eq!(proof(&world, &mona, other.case).await, Value::Null, "another letter may be by anybody");
    });
}

#[test]
fn a_machine_that_answers_a_letter_of_ours_proves_nothing() {
    on_each(|world| async move {
        let mona = world.mona().await;
        let opened = world.huda_asks().await;
        assert_eq!(world.replies(&mona, &opened, ANSWER, &[]).await.status, 303);
        let address = reply_to(&world, &opened).await;
        let away = with_fields(HUDA, "Automatic reply: خارج المكتب", "أعود يوم الأحد", "Auto-Submitted: auto-replied\r\n");
        assert_eq!(world.arrives_at(&address, away.replace(CONTACT, &address)).await.case, opened.case);
        assert_eq!(proof(&world, &mona, opened.case).await, Value::Null, "nobody has read the letter there");
        assert_eq!(sends_secretly(&world, &mona, opened.case).await.status, 409);
    });
}

#[test]
fn a_domain_that_vouches_for_a_letter_proves_its_address() {
    on_each(|world| async move {
        let mona = world.mona().await;
        let case = comes_proved(&world, CONTACT, letter(HUDA, "حالة رخصة البناء", QUESTION)).await;
        assert_eq!(proof(&world, &mona, case).await, "domain");
        assert_eq!(sends_secretly(&world, &mona, case).await.status, 303);
    });
}

/// One case becomes part of another. Both are one customer's, who wrote from two addresses.
async fn becomes_part(world: &World, who: &Person, goes: i64, stays: i64) {
    let sql = "update cases set customer_id = (select c.customer_id from cases c where c.entity_id = $1 and c.id = $2)
        where entity_id = $1 and id = $3";
    world.act(WORKS, move |tx| tx.execute(sql, &[WORKS.into(), goes.into(), stays.into()])).await;
    let merging = serde_json::json!({"other": goes.to_string(), "version": world.case(who, stays).await["version"]});
    let (status, merged) = world.program(who, "POST", &format!("/api/v1/cases/{stays}/merging"), Some(merging)).await;
    assert_eq!(status, 200, "{merged}");
}

#[test]
fn what_proves_one_address_proves_no_other_that_wrote_in_the_case_of_which_its_own_became_a_part() {
    on_each(|world| async move {
        let mona = world.mona().await;
        let goes = comes_proved(&world, CONTACT, letter(HUDA, "حالة رخصة البناء", QUESTION)).await;
        assert_eq!(proof(&world, &mona, goes).await, "domain");
        let stays = world.arrives_at(CONTACT, letter("هدى أحمد <huda@example.org>", "رسوم الرخصة", "كم رسوم رخصة البناء؟")).await.case;
        becomes_part(&world, &mona, goes, stays).await;
        for case in [goes, stays] {
            assert_eq!(proof(&world, &mona, case).await, Value::Null);
            assert_eq!(sends_secretly(&world, &mona, case).await.status, 409, "the letter goes to the other address");
        }
    });
}

#[test]
fn an_employee_makes_sure_of_the_address_that_they_were_shown_and_of_no_other() {
    on_each(|world| async move {
        let mona = world.mona().await;
        let opened = world.huda_asks().await;
        let path = format!("{}/address-proof", opened.path);
        let page = world.get(&mona, &path).await;
        let shown = "huda@example.com";
        assert!(page.text.contains(&format!("name=\"address\" value=\"{shown}\"")), "{}", page.text);
        // Meanwhile what she wrote from another address becomes part of the case.
        let other = world.arrives_at(CONTACT, letter("هدى أحمد <huda@example.org>", "رسوم الرخصة", "كم رسوم رخصة البناء؟")).await.case;
        becomes_part(&world, &mona, other, opened.case).await;
        let (_, told) = world.program(&mona, "GET", &format!("/api/v1/cases/{}/address-proof", opened.case), None).await;
        assert_eq!(told["address"], "huda@example.org", "{told}");
        let how = "أملت العنوان عند الشباك مع بطاقتها";
        let refused = world.post(&mona, &path, &[("address", shown), ("how", how)]).await;
        assert!(refused.status == 409 && refused.says("تُرسل إلى عنوان آخر"), "{}", refused.text);
        assert!(
            refused.says("huda@example.org") && refused.says(how),
            "the address that it is now, and what was written: {}",
            refused.text
        );
        let (_, told) = world.program(&mona, "GET", &format!("/api/v1/cases/{}/events?limit=100", opened.case), None).await;
        let confirmed = told["items"].as_array().unwrap().iter().any(|event| event["kind"] == "email.address-confirmed");
        assert!(!confirmed, "nothing was made sure of: {told}");
    });
}
