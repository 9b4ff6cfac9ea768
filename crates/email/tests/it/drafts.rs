//! Replies that are being written: on two devices, on a dead network, sent with closing, and what is said of them meanwhile.

use kernel::Role;
use serde_json::json;

use crate::mail::ANSWER;
use crate::world::WORKS;
use crate::world::on_each;

const SUBJECT: &str = "حالة رخصة البناء";

#[test]
fn two_devices_keep_both_texts_and_the_newer_is_never_overwritten_unseen() {
    on_each(|world| async move {
        let mona = world.mona().await;
        let opened = world.huda_asks().await;
        let page = format!("{}?view=mine", opened.path);
        let version = world.case(&mona, opened.case).await["version"].to_string();
        let typed = |body: &'static str, known: String| {
            [("subject", SUBJECT.to_owned()), ("body", body.into()), ("lang", "ar".into()), ("version", version.clone()), ("known", known)]
        };
        let keeps = async |path: &str, fields: [(&'static str, String); 5]| {
            let fields = fields.each_ref().map(|(name, value)| (*name, value.as_str()));
            world.script(&mona, &page, &format!("{}/{path}", opened.path), &fields).await
        };
        let desk = keeps("reply-draft", typed("نص المكتب", "0".into())).await;
        let saved = desk.json()["saved_at"].to_string();
        let phone = keeps("reply-draft", typed("نص الهاتف", "0".into())).await;
        assert_eq!((phone.status, &phone.json()["body"]), (409, &json!("نص المكتب")), "the other text comes back: {}", phone.text);
        let sent = keeps("replies", typed("نص الهاتف", "0".into())).await;
        assert_eq!((sent.status, &sent.json()["body"]), (409, &json!("نص المكتب")), "nor is it sent over what the other device keeps");
        assert_eq!(world.get(&mona, &opened.path).await.texts("textarea.composer__box"), ["نص المكتب"]);
        let chosen = keeps("reply-draft", typed("نص الهاتف", saved)).await;
        assert_eq!(chosen.status, 200, "{}", chosen.text);
        let shown = world.get(&mona, &opened.path).await;
        assert_eq!(shown.texts("textarea.composer__box"), ["نص الهاتف"]);
        assert!(shown.text.contains(&format!("data-saved=\"{}\"", chosen.json()["saved_at"])), "the page knows when it was kept");
    });
}

#[test]
fn a_script_keeps_the_page_when_a_reply_is_refused_and_is_told_where_to_go_on() {
    on_each(|world| async move {
        let mona = world.mona().await;
        let opened = world.huda_asks().await;
        let next = world.arrives_at("contact@works.example", crate::mail::letter("سارة <sara@example.com>", "موعد", "متى الموعد؟")).await;
        let page = format!("{}?view=mine", opened.path);
        let version = world.case(&mona, opened.case).await["version"].to_string();
        let fields = |body: &'static str| {
            [("subject", SUBJECT), ("body", body), ("lang", "ar"), ("version", version.as_str()), ("open_seen", "yes")]
        };
        let refused = world.script(&mona, &page, &format!("{}/replies", opened.path), &fields("بطاقتك 4111 1111 1111 1111")).await;
        assert!(matches!(refused.status, 409 | 422), "{}", refused.text);
        assert!(refused.json()["refused"].is_string() && refused.json()["version"].is_number(), "{}", refused.text);
        let sent = world.script(&mona, &page, &format!("{}/replies", opened.path), &fields(ANSWER)).await;
        let href = sent.json()["href"].as_str().unwrap().to_owned();
        assert_eq!(href, format!("{}?view=mine&write=reply&sent={}", next.path, opened.case));
        assert!(world.get(&mona, &href).await.says("ردك على هدى أحمد في طريقه"));
    });
}

#[test]
fn a_reply_is_sent_and_its_case_closed_in_one_act_or_neither() {
    on_each(|world| async move {
        let mona = world.mona().await;
        let opened = world.huda_asks().await;
        let answer = world.replies(&mona, &opened, ANSWER, &[("then", "end")]).await;
        assert_eq!(answer.status, 303, "{}", answer.text);
        let case = world.case(&mona, opened.case).await;
        assert_eq!((&case["state"], &case["awaits"]), (&json!("closed"), &json!("customer")));
        let page = world.get(&mona, &answer.location).await;
        assert_eq!(page.texts("[data-key=KeyZ]").len(), 1, "the closing can be taken back");
        // What may not be closed is not sent either: a call is still promised.
        let other =
            world.arrives_at("contact@works.example", crate::mail::letter("سارة <sara@example.com>", "موعد الاستلام", "متى الموعد؟")).await;
        let id = kernel::Id::new(other.case);
        world
            .act(WORKS, move |tx| {
                let due = tx.now() + std::time::Duration::from_secs(7200);
                desk::make_promise(tx, id, desk::Promised::CallBack, due).map(drop)
            })
            .await;
        let refused = world.replies(&mona, &other, ANSWER, &[("subject", "موعد الاستلام"), ("then", "end")]).await;
        assert_eq!(refused.status, 409, "{}", refused.text);
        let sent = world.act(WORKS, move |tx| email::store::messages_of_case(tx, id)).await;
        assert!(sent.iter().all(|message| !message.is_out), "nothing left");
    });
}

#[test]
fn the_panel_says_what_is_right_what_stops_and_what_to_do() {
    on_each(|world| async move {
        let mona = world.mona().await;
        let opened = world.huda_asks().await;
        let path = format!("{}/reply-checks", opened.path);
        let typed = |subject: &'static str, body: &'static str| [("subject", subject), ("body", body), ("lang", "ar"), ("version", "1")];
        let bad = world.post(&mona, &path, &typed("رد", "بطاقتك 4111 1111 1111 1111")).await.json();
        let remarks = bad["remarks"].as_array().unwrap();
        assert!(remarks[0]["label"].as_str().unwrap().contains("عام"), "the subject is judged as it is typed: {bad}");
        assert!(remarks.iter().any(|one| one["is_secret"] == true), "{bad}");
        assert_eq!(bad["verdict"]["kind"], "bad");
        assert!(bad["verdict"]["label"].as_str().unwrap().contains("أمران يمنعان الإرسال"), "{bad}");
        let good = world.post(&mona, &path, &typed(SUBJECT, ANSWER)).await.json();
        let right: Vec<_> = good["parts"].as_array().unwrap().iter().filter_map(|part| part["label"].as_str()).collect();
        assert_eq!(right.len(), 4, "subject, salutation, thanks and signature: {good}");
        assert_eq!(good["verdict"]["label"], "لا شيء يمنع الإرسال");
        let other = world.post(&mona, &path, &typed("طبخ الأرز باللحم", ANSWER)).await.json();
        let label = |list: &str, at: usize| other[list][at]["label"].as_str().unwrap_or_default().to_owned();
        assert!(label("remarks", 0).contains("عن موضوع آخر"), "a subject of something else is remarked: {other}");
        let right: Vec<_> = other["parts"].as_array().unwrap().iter().filter_map(|part| part["label"].as_str()).collect();
        assert!(!right.iter().any(|label| label.contains("العنوان")), "and not praised: {other}");
        assert_eq!((&other["remarks"][0]["kind"], &other["verdict"]["kind"]), (&"warn".into(), &"ok".into()), "it stops nothing: {other}");
        let page = world.get(&mona, &opened.path).await;
        assert!(page.text.contains("data-insert=\"بخصوص سؤالكم «متى يصدر الترخيص؟»: [الجواب]\""), "{}", page.text);
        let open = world.post(&mona, &path, &typed(SUBJECT, "بخصوص سؤالكم «متى يصدر الترخيص؟»: [الجواب]")).await.json();
        let answered = open["answered"].as_array().unwrap();
        let is_open = answered.iter().all(|one| one == false) && open["verdict"]["kind"] == "bad";
        assert!(is_open, "a place that stays open answers nothing: {open}");
    });
}

#[test]
fn the_letter_greets_by_the_hour_and_a_time_outside_service_is_remarked() {
    on_each(|world| async move {
        let mona = world.mona().await;
        let opened = world.huda_asks().await;
        let shown = world.get(&mona, &opened.path).await.texts(".composer__part").concat();
        assert!(shown.contains("السلام عليكم") && (shown.contains("صباح الخير") || shown.contains("مساء الخير")), "{shown}");
        let version = world.case(&mona, opened.case).await["version"].to_string();
        let friday = [
            ("subject", SUBJECT),
            ("body", ANSWER),
            ("lang", "ar"),
            ("version", version.as_str()),
            ("open_seen", "yes"),
            ("when", "chosen"),
            ("send_day", "27/11/2026"),
            ("send_time", "10:00"),
        ];
        assert_eq!(world.post(&mona, &format!("{}/reply-schedule", opened.path), &friday).await.status, 303);
        assert!(world.get(&mona, &opened.path).await.says("خارج ساعات العمل"));
    });
}

#[test]
fn an_employee_asks_a_supervisor_to_look_first() {
    on_each(|world| async move {
        let (mona, hind) = (world.mona().await, world.person(WORKS, ("هند", "Hind"), Role::Supervisor).await);
        let opened = world.huda_asks().await;
        let version = world.case(&mona, opened.case).await["version"].to_string();
        let fields = [("subject", SUBJECT), ("body", ANSWER), ("lang", "ar"), ("version", version.as_str())];
        assert_eq!(world.post(&mona, &format!("{}/second-look", opened.path), &fields).await.status, 303);
        assert!(world.get(&mona, &opened.path).await.says("ينتظر هذا الرد نظر مشرف"));
        assert!(world.get(&hind, "/ar/desk/second-looks").await.says(ANSWER));
    });
}

#[test]
fn a_second_press_makes_no_draft_of_what_has_left() {
    on_each(|world| async move {
        let mona = world.mona().await;
        let opened = world.huda_asks().await;
        let version = world.case(&mona, opened.case).await["version"].to_string();
        for _ in 0..2 {
            assert_eq!(world.replies(&mona, &opened, ANSWER, &[("version", &version)]).await.status, 303);
        }
        let boxes = world.get(&mona, &opened.path).await.texts("textarea.composer__box");
        assert!(boxes.iter().all(|text| text.is_empty()), "the composer is empty: {boxes:?}");
    });
}
