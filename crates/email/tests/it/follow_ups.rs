//! After a promise: it was kept, its day has come, and the customer hears of it.

use crate::bounces::about;
use crate::bounces::report;
use crate::mail::Opened;
use crate::people::Person;
use crate::world::CONTACT;
use crate::world::HEALTH;
use crate::world::World;
use crate::world::on_each;

const DAY: u64 = 86_400;

/// Mona promises Huda that her matter is settled by the next day at noon, and says that it is.
async fn kept(world: &World, mona: &Person, opened: &Opened) {
    let path = format!("/ar/desk/cases/{}", opened.case);
    let promise = [("what", "completion"), ("date", "25/11/2026"), ("time", "12:00")];
    assert_eq!(world.post(mona, &format!("{path}/promises"), &promise).await.status, 303);
    let page = world.get(mona, &format!("{path}?tab=guide")).await;
    let keeping = page.text.split("/promises/").nth(1).and_then(|rest| rest.split('/').next()).expect("it can be kept").to_owned();
    assert_eq!(world.post(mona, &format!("{path}/promises/{keeping}/keeping"), &[]).await.status, 303);
}

fn field(page: &str, name: &str) -> String {
    let form = page.split("/follow-ups\"").nth(1).expect("the letter is offered");
    form.split(&format!("name=\"{name}\" value=\"")).nth(1).and_then(|rest| rest.split('"').next()).unwrap().to_owned()
}

#[test]
fn on_the_day_of_a_kept_promise_the_owner_is_reminded_and_one_press_tells_the_customer() {
    on_each(|world| async move {
        let mona = world.mona().await;
        let opened = world.huda_asks().await;
        kept(&world, &mona, &opened).await;
        world.after(60).await;
        assert!(!world.get(&mona, "/ar/desk/notices").await.says("حان موعد وعد"), "its day has not come");
        world.after(2 * DAY).await;
        world.after(2 * DAY).await;
        let notices = world.get(&mona, "/ar/desk/notices").await.texts("#notice-list .item__name");
        assert_eq!(notices.iter().filter(|text| text.contains("حان موعد وعد")).count(), 1, "once: {notices:?}");
        let page = world.get(&mona, &opened.path).await;
        assert!(page.says("إرسال رسالة المتابعة"), "{}", page.text);
        let fields = [("promise", field(&page.text, "promise")), ("version", field(&page.text, "version"))];
        let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
        for _ in 0..2 {
            assert_eq!(world.post(&mona, &format!("{}/follow-ups", opened.path), &fields).await.status, 303);
        }
        let (_, raw) = world.reply_of(&opened).await;
        let text = post::Mail::parse(&raw, &post::Limits::default()).mail.text;
        assert!(text.contains("25/11/2026 12:00") && text.contains("أُنجز") && text.contains("منى"), "{text}");
        let case = world.case(&mona, opened.case).await;
        assert_eq!(case["awaits"], "employee", "what she asked is still to be answered: {case}");
        let page = world.get(&mona, &format!("{}?tab=timeline", opened.path)).await;
        assert!(page.says("أُخبر العميل بالوفاء بالوعد") && !page.says("إرسال رسالة المتابعة"), "{}", page.text);
        let nour = world.person(HEALTH, ("نور", "Nour"), kernel::Role::Employee).await;
        assert_eq!(world.post(&nour, &format!("{}/follow-ups", opened.path), &fields).await.status, 404);
    });
}

#[test]
fn who_is_answered_after_a_promise_was_kept_needs_no_letter_and_nobody_is_reminded() {
    on_each(|world| async move {
        let mona = world.mona().await;
        let opened = world.huda_asks().await;
        kept(&world, &mona, &opened).await;
        assert_eq!(world.replies(&mona, &opened, crate::mail::ANSWER, &[]).await.status, 303);
        world.after(2 * DAY).await;
        world.after(60).await;
        assert!(!world.get(&mona, "/ar/desk/notices").await.says("حان موعد وعد"));
        assert!(!world.get(&mona, &opened.path).await.says("إرسال رسالة المتابعة"));
    });
}

#[test]
fn a_customer_is_told_once_that_a_promise_was_kept_from_whatever_window() {
    on_each(|world| async move {
        let mona = world.mona().await;
        let opened = world.huda_asks().await;
        kept(&world, &mona, &opened).await;
        let promise = field(&world.get(&mona, &opened.path).await.text, "promise");
        for status in [303, 409] {
            let version = world.case(&mona, opened.case).await["version"].to_string();
            let fields = [("promise", promise.as_str()), ("version", version.as_str())];
            let answer = world.post(&mona, &format!("{}/follow-ups", opened.path), &fields).await;
            assert_eq!(answer.status, status, "{}", answer.text);
            assert_eq!(answer.says("أُخبر العميل بهذا الوعد من قبل"), status == 409, "{}", answer.text);
        }
    });
}

#[test]
fn a_letter_about_a_kept_promise_that_does_not_arrive_opens_no_matter_that_was_answered() {
    on_each(|world| async move {
        let mona = world.mona().await;
        let opened = world.huda_asks().await;
        assert_eq!(world.replies(&mona, &opened, crate::mail::ANSWER, &[]).await.status, 303);
        kept(&world, &mona, &opened).await;
        world.after(2 * DAY).await;
        world.after(2 * DAY).await;
        let page = world.get(&mona, &opened.path).await;
        let fields = [("promise", field(&page.text, "promise")), ("version", field(&page.text, "version"))];
        let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
        assert_eq!(world.post(&mona, &format!("{}/follow-ups", opened.path), &fields).await.status, 303);
        let (told, _) = world.reply_of(&opened).await;
        world.arrives_at(CONTACT, report(&told.message_id, &about("failed", "5.1.1", "550 5.1.1 no such user"))).await;
        let case = world.case(&mona, opened.case).await;
        assert_eq!((&case["awaits"], &case["due_at"]), (&serde_json::json!("customer"), &serde_json::Value::Null), "{case}");
        assert!(world.get(&mona, "/ar/desk/notices").await.says("لم تصل إلى العميل رسالة عن سير طلبك"), "its writer is told");
    });
}
