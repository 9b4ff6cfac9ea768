//! The composer and the channel's pages as people meet them, in both languages.

use canned::Canned;
use kernel::Bilingual;
use kernel::Role;

use crate::mail::ANSWER;
use crate::world::CONTACT;
use crate::world::WORKS;
use crate::world::on_each;

#[test]
fn a_second_press_of_the_button_sends_nothing_more() {
    on_each(|world| async move {
        let mona = world.mona().await;
        let opened = world.huda_asks().await;
        let version = world.case(&mona, opened.case).await["version"].to_string();
        let fields =
            [("subject", "حالة رخصة البناء"), ("body", ANSWER), ("lang", "ar"), ("version", version.as_str()), ("open_seen", "yes")];
        let path = format!("{}/replies", opened.path);
        for _ in 0..2 {
            assert_eq!(world.post(&mona, &path, &fields).await.status, 303);
        }
        let case = opened.case;
        let messages = world.act(WORKS, move |tx| email::store::messages_of_case(tx, kernel::Id::new(case))).await;
        assert_eq!(messages.iter().filter(|message| message.is_out).count(), 1);
        let other = [fields[0], ("body", "نص آخر كتبه زميل."), fields[2], fields[3], fields[4]];
        assert_eq!(world.post(&mona, &path, &other).await.status, 409, "another text on an old view is not sent unseen");
    });
}

#[test]
fn whether_it_could_leave_is_said_before_the_seconds_go_by_and_nothing_is_changed() {
    on_each(|world| async move {
        let mona = world.mona().await;
        let opened = world.huda_asks().await;
        let version = world.case(&mona, opened.case).await["version"].to_string();
        let asked = async |query: &str, body: &str| {
            let fields =
                [("subject", "حالة رخصة البناء"), ("body", body), ("lang", "ar"), ("version", version.as_str()), ("open_seen", "yes")];
            let answer = world.script(&mona, &opened.path, &format!("{}/reply-readiness{query}", opened.path), &fields).await;
            (answer.status, answer.json()["refused"].as_str().map(str::to_owned).unwrap_or_default())
        };
        let (status, why) = asked("", "بطاقتك 4111 1111 1111 1111").await;
        assert!(status == 409 && why.contains("بيانات سرية"), "{status} {why}");
        assert_eq!(asked("", ANSWER).await, (200, String::new()));
        let (status, why) = asked("?secure=yes", "بطاقتك 4111 1111 1111 1111").await;
        assert!(status == 409 && !why.is_empty(), "nobody has made sure whose the address is: {status} {why}");
        assert_eq!(world.makes_sure(&mona, opened.case).await.status, 303);
        let case = opened.case;
        let version = world.case(&mona, case).await["version"].to_string();
        let fields =
            [("subject", "حالة رخصة البناء"), ("body", "بطاقتك 4111 1111 1111 1111"), ("lang", "ar"), ("version", version.as_str())];
        let could = world.script(&mona, &opened.path, &format!("{}/reply-readiness?secure=yes", opened.path), &fields).await;
        assert_eq!(could.status, 200, "{}", could.text);
        let messages = world.act(WORKS, move |tx| email::store::messages_of_case(tx, kernel::Id::new(case))).await;
        assert!(messages.iter().all(|message| !message.is_out), "nothing has left");
    });
}

#[test]
fn what_was_written_comes_back_with_the_reason_when_it_cannot_go() {
    on_each(|world| async move {
        let mona = world.mona().await;
        let opened = world.huda_asks().await;
        let answer = world.replies(&mona, &opened, ANSWER, &[("subject", "رد")]).await;
        assert_eq!(answer.status, 422);
        assert_eq!(answer.texts("#work").len(), 1, "a page of the workspace, not a bare one");
        assert!(answer.says("العنوان عام"), "{}", answer.text);
        assert!(answer.texts("textarea.composer__box").iter().any(|text| text.contains("خمسة أيام عمل")));
        assert!(world.get(&mona, &opened.path).await.says("خمسة أيام عمل"), "the draft is still there later");
    });
}

#[test]
fn the_language_of_the_fixed_parts_changes_and_the_text_stays() {
    on_each(|world| async move {
        let mona = world.mona().await;
        let opened = world.huda_asks().await;
        let page = world.get(&mona, &opened.path).await;
        assert!(page.texts(".composer__part").concat().contains("السلام عليكم"), "{}", page.text);
        assert!(page.says("متى يصدر الترخيص"), "the question stands beside the reply");
        let fields = [("subject", "حالة رخصة البناء"), ("body", "Text so far"), ("lang", "ar"), ("version", "2"), ("switch", "en")];
        assert_eq!(world.post(&mona, &format!("{}/reply-draft", opened.path), &fields).await.status, 303);
        let page = world.get(&mona, &opened.path).await;
        assert!(page.texts(".composer__part").concat().contains("Customer service employee"), "{}", page.text);
        assert_eq!(page.texts("textarea.composer__box"), ["Text so far"]);
    });
}

#[test]
fn remarks_come_while_writing_and_a_word_that_is_right_is_remarked_on_no_more() {
    on_each(|world| async move {
        let mona = world.mona().await;
        let opened = world.huda_asks().await;
        let path = format!("{}/reply-checks", opened.path);
        let typed = |body: &'static str| [("subject", "s"), ("body", body), ("lang", "en"), ("version", "1")];
        let remarks = world.post(&mona, &path, &typed("The Zallaqqa office will recieve your card 4111 1111 1111 1111.")).await;
        assert!(remarks.text.contains("\"word\":\"recieve\"") && remarks.text.contains("\"fixes\":[\"receive\""), "{}", remarks.text);
        assert!(remarks.text.contains("\"kind\":\"bad\""), "a card number stops: {}", remarks.text);
        assert_eq!(world.post(&mona, "/ar/desk/known-words", &[("word", "Zallaqqa")]).await.status, 204);
        let remarks = world.post(&mona, &path, &typed("The Zallaqqa office is open.")).await;
        assert!(!remarks.text.contains("Zallaqqa"), "{}", remarks.text);
    });
}

#[test]
fn a_canned_reply_is_offered_beside_the_text_and_counted_when_it_was_sent() {
    on_each(|world| async move {
        let mona = world.mona().await;
        let opened = world.huda_asks().await;
        let id = world
            .act(WORKS, |tx| {
                let reply = Canned {
                    id: tx.new_id(),
                    shortcut: "status".into(),
                    title: Bilingual::new("حالة الطلب", "Where a request stands"),
                    text: Bilingual::new("طلبكم رقم {reference} قيد الدراسة.", "Your request {reference} is being looked into."),
                    service: None,
                    review_on: calendar::Date::constant(2030, 1, 1),
                    is_offered: true,
                };
                canned::save_canned(tx, &reply)?;
                Ok(reply.id.to_string())
            })
            .await;
        let page = world.get(&mona, &opened.path).await;
        assert!(page.text.contains(&format!("data-canned=\"{}/canned?lang=ar\"", opened.path)), "{}", page.text);
        let offered = world.get(&mona, &format!("{}/canned?lang=ar", opened.path)).await;
        assert!(offered.text.contains(&format!("data-canned=\"{id}\"")) && offered.text.contains("MOW-2026-000001 قيد الدراسة"));
        let gap = format!("{ANSWER}\nعزيزنا [اسم العميل]");
        let refused = world.replies(&mona, &opened, &gap, &[("canned", &id)]).await;
        assert_eq!(refused.status, 422);
        assert!(refused.says("بقي في النص مكان لم يُملأ"), "{}", refused.text);
        assert_eq!(world.replies(&mona, &opened, ANSWER, &[("canned", &format!("{id} {id}x 7"))]).await.status, 303);
        let (_, all) = world.program(&mona, "GET", "/api/v1/canned-replies", None).await;
        assert_eq!(all["items"][0]["uses"], 1, "{all}");
    });
}

#[test]
fn the_pages_follow_the_rules_of_both_languages() {
    on_each(|world| async move {
        let mona = world.mona().await;
        let administrator = world.person(WORKS, ("يوسف", "Yusuf"), Role::EntityAdministrator).await;
        let opened = world.huda_asks().await;
        for lang in ["ar", "en"] {
            let pages = [
                (&mona, format!("/{lang}/desk/cases/{}", opened.case)),
                (&mona, format!("/{lang}/desk/messages/{}", opened.message)),
                (&administrator, format!("/{lang}/desk/mailboxes")),
            ];
            for (who, path) in pages {
                let page = world.get(who, &path).await;
                assert_eq!(page.status, 200, "{path}");
                assert_eq!(ui::lint::html(&page.text), Vec::<String>::new(), "{path}");
                assert!(!page.text.contains("email-"), "a key without words on {path}");
            }
        }
    });
}

#[test]
fn an_administrator_opens_and_closes_mailboxes_with_their_agreement() {
    on_each(|world| async move {
        let administrator = world.person(WORKS, ("يوسف", "Yusuf"), Role::EntityAdministrator).await;
        let new =
            [("address", "Permits@Works.example"), ("name_ar", "الرخص"), ("name_en", "Permits"), ("hours", "8"), ("measure", "working")];
        assert_eq!(world.post(&administrator, "/ar/desk/mailboxes", &new).await.status, 303);
        assert!(email::entity_of(&world.app, "permits@works.example").await.unwrap().is_some());
        assert!(world.get(&administrator, "/ar/desk/mailboxes").await.says("ساعات عمل"));
        let (_, boxes) = world.program(&administrator, "GET", "/api/v1/mailboxes?limit=1", None).await;
        let (_, rest) =
            world.program(&administrator, "GET", &format!("/api/v1/mailboxes?after={}", boxes["next"].as_str().unwrap()), None).await;
        assert_eq!((&rest["items"][0]["reply_within_seconds"], &rest["next"]), (&serde_json::json!(28_800), &serde_json::Value::Null));
        let path = format!("/ar/desk/mailboxes/{}", rest["items"][0]["id"].as_str().unwrap());
        let closed = [("name_ar", "الرخص"), ("name_en", "Permits"), ("hours", "8"), ("measure", "working")];
        assert_eq!(world.post(&administrator, &path, &closed).await.status, 303);
        assert!(email::entity_of(&world.app, "permits@works.example").await.unwrap().is_none());
        let mona = world.mona().await;
        assert_eq!(world.get(&mona, "/ar/desk/mailboxes").await.status, 403);
    });
}

#[test]
fn what_was_typed_about_a_mailbox_stays_in_its_form_beside_what_must_be_corrected() {
    on_each(|world| async move {
        let administrator = world.person(WORKS, ("يوسف", "Yusuf"), Role::EntityAdministrator).await;
        let new = [("address", CONTACT), ("name_ar", "الرخص"), ("name_en", "Permits"), ("hours", "8"), ("measure", "working")];
        let taken = world.post(&administrator, "/ar/desk/mailboxes", &new).await;
        assert_eq!(taken.status, 422);
        assert!(taken.texts("#f-address-error")[0].contains("اكتب عنواناً آخر"), "{}", taken.text);
        assert!(taken.text.contains("value=\"الرخص\""), "what was typed is kept");
        let (_, boxes) = world.program(&administrator, "GET", "/api/v1/mailboxes?limit=1", None).await;
        let id = boxes["items"][0]["id"].as_str().unwrap();
        let wrong = [("name_ar", "الاتصال"), ("name_en", "Contact"), ("hours", "soon"), ("measure", "clock")];
        let refused = world.post(&administrator, &format!("/en/desk/mailboxes/{id}"), &wrong).await;
        assert_eq!(refused.status, 422);
        assert!(refused.texts(&format!("#f-hours-{id}-error"))[0].contains("from 1 to 720"), "{}", refused.text);
        assert!(refused.text.contains("value=\"soon\"") && refused.text.contains("value=\"Contact\""));
        assert_eq!(ui::lint::html(&refused.text), Vec::<String>::new());
    });
}

#[test]
fn the_guides_lines_stand_beside_the_case_in_the_language_of_the_reply_and_open_places_stop_it() {
    on_each(|world| async move {
        let mona = world.mona().await;
        let opened = world.huda_asks().await;
        let page = world.get(&mona, &opened.path).await;
        assert!(page.text.contains("id=\"phrases\"") && page.text.contains("/phrases?lang=ar"), "{}", page.text);
        let lines = world.get(&mona, &format!("/en/desk/cases/{}/phrases?lang=ar", opened.case)).await;
        let duty = guide::clause("4.after.offer-more-help").unwrap();
        assert!(lines.says(&duty.en) && lines.says("يسعدنا أن نخدمكم"), "the duty in hers, the line in the customer's: {}", lines.text);
        let open = "نتوقع إنجاز طلبكم في موعد أقصاه [اليوم والتاريخ].";
        assert!(lines.says(open));
        let refused = world.replies(&mona, &opened, open, &[]).await;
        assert_eq!(refused.status, 422, "a place that stays open stops it: {}", refused.seen());
        let layla = world.person(crate::world::HEALTH, ("ليلى", "Layla"), Role::Employee).await;
        assert_eq!(world.get(&layla, &format!("/en/desk/cases/{}/phrases", opened.case)).await.status, 404);
    });
}
