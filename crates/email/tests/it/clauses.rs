//! Each clause that the channel judges, kept once and broken once, by what really happened.

use kernel::Role;

use crate::mail::ANSWER;
use crate::mail::Opened;
use crate::mail::letter;
use crate::mail::with_fields;
use crate::people::Person;
use crate::world::WORKS;
use crate::world::World;
use crate::world::on_each;

/// Mona answers Huda from the composer; what the clause then says.
async fn composed(world: &World, clause: &str) -> String {
    let (mona, opened) = asked(world).await;
    let answer = world.replies(&mona, &opened, ANSWER, &[]).await;
    assert_eq!(answer.status, 303, "{}", answer.text);
    world.finding(&mona, &opened, clause).await
}

/// Mona answers Huda from a mail program of her own, and its copy is recorded; what the clause then says.
async fn copied(world: &World, clause: &str, raw: &str) -> String {
    let (mona, opened) = asked(world).await;
    world.copies(&mona, &opened, raw.into()).await;
    world.finding(&mona, &opened, clause).await
}

async fn asked(world: &World) -> (Person, Opened) {
    let mona = world.mona().await;
    let opened = world.huda_asks().await;
    (mona, opened)
}

/// A reply as it should be, from a mail program.
fn whole() -> String {
    outside(
        "حالة رخصة البناء",
        "السيدة هدى أحمد المحترمة،\r\n\r\nالسلام عليكم ورحمة الله وبركاته،\r\nنشكركم على تواصلكم معنا.\r\n\r\nتم استلام طلبكم، وسيصدر الترخيص خلال خمسة أيام عمل.\r\n\r\nوتفضلوا بقبول فائق الاحترام والتقدير،\r\n\r\nمنى\r\nموظف خدمة العملاء\r\nإدارة خدمة العملاء\r\nهاتف: 17001234",
    )
}

fn outside(subject: &str, text: &str) -> String {
    letter("Mona <mona@works.example>", subject, text)
}

#[test]
fn a_reply_within_24_hours_keeps_the_agreement() {
    on_each(|world| async move {
        let (mona, opened) = asked(&world).await;
        world.after(23 * 3600 + 3599).await;
        assert_eq!(world.replies(&mona, &opened, ANSWER, &[]).await.status, 303);
        assert_eq!(world.finding(&mona, &opened, "6.email.sla").await, "met");
    });
}

#[test]
fn a_reply_after_24_hours_breaks_the_agreement() {
    on_each(|world| async move {
        let (mona, opened) = asked(&world).await;
        world.after(24 * 3600 + 1).await;
        assert_eq!(world.finding(&mona, &opened, "6.email.sla").await, "missed", "the clock itself notices");
        assert_eq!(world.replies(&mona, &opened, ANSWER, &[]).await.status, 303);
        assert_eq!(world.finding(&mona, &opened, "6.email.sla").await, "missed");
    });
}

#[test]
fn a_reply_with_a_specific_subject_keeps_the_clause() {
    on_each(|world| async move { assert_eq!(composed(&world, "6.email.subject").await, "met") });
}

#[test]
fn a_copied_reply_with_a_generic_subject_breaks_the_clause() {
    on_each(|world| async move {
        let raw = outside("رد", "نشكركم، وسيصدر الترخيص قريباً.");
        assert_eq!(copied(&world, "6.email.subject", &raw).await, "missed");
    });
}

#[test]
fn a_composed_reply_addresses_the_customer() {
    on_each(|world| async move { assert_eq!(composed(&world, "6.email.salutation").await, "met") });
}

#[test]
fn a_reply_without_a_salutation_breaks_the_clause() {
    on_each(|world| async move {
        let raw = whole().replace("السيدة هدى أحمد المحترمة،\r\n\r\n", "");
        assert_eq!(copied(&world, "6.email.salutation", &raw).await, "missed");
    });
}

#[test]
fn a_composed_reply_greets_and_thanks() {
    on_each(|world| async move { assert_eq!(composed(&world, "6.email.greeting-thanks").await, "met") });
}

#[test]
fn a_reply_without_thanks_breaks_the_clause() {
    on_each(|world| async move {
        let raw = whole().replace("نشكركم على تواصلكم معنا.\r\n", "");
        assert_eq!(copied(&world, "6.email.greeting-thanks", &raw).await, "missed");
    });
}

#[test]
fn a_composed_reply_is_signed_in_its_language() {
    on_each(|world| async move {
        let (mona, opened) = asked(&world).await;
        let english = [("lang", "en"), ("subject", "Status of your building permit")];
        let answer = world.replies(&mona, &opened, "Your permit will be issued within five working days.", &english).await;
        assert_eq!(answer.status, 303, "{}", answer.text);
        assert_eq!(world.finding(&mona, &opened, "6.email.signature").await, "met");
        let page = world.get(&mona, &opened.path).await;
        assert!(page.says("Customer service employee") && page.says("Customer Service Department"), "{}", page.text);
    });
}

#[test]
fn a_reply_without_a_signature_breaks_the_clause() {
    on_each(|world| async move {
        let raw = whole();
        let (unsigned, _) = raw.split_once("وتفضلوا").unwrap();
        assert_eq!(copied(&world, "6.email.signature", unsigned).await, "missed");
    });
}

#[test]
fn a_reply_leaves_in_the_house_style() {
    on_each(|world| async move {
        let (mona, opened) = asked(&world).await;
        assert_eq!(world.replies(&mona, &opened, ANSWER, &[]).await.status, 303);
        assert_eq!(world.finding(&mona, &opened, "6.email.font-size").await, "met");
        let (_, raw) = world.reply_of(&opened).await;
        let mail = post::Mail::parse(&raw, &post::Limits::default()).mail;
        let html = mail.html.expect("a formatted part");
        assert!(html.contains("dir=\"rtl\"") && html.contains("font-size:16px"), "{html}");
        assert!(mail.text.contains(ANSWER), "a plain part is always there");
    });
}

#[test]
fn a_reply_in_another_size_breaks_the_clause() {
    on_each(|world| async move {
        let html = format!("<div style=\"font-size:6pt\">{ANSWER}</div>");
        let raw = outside("حالة رخصة البناء", &html).replace("text/plain", "text/html");
        assert_eq!(copied(&world, "6.email.font-size", &raw).await, "missed");
    });
}

#[test]
fn a_reply_without_errors_keeps_the_clause() {
    on_each(|world| async move { assert_eq!(composed(&world, "6.email.formal-correct").await, "met") });
}

#[test]
fn a_misspelt_reply_breaks_the_clause() {
    on_each(|world| async move {
        let (mona, opened) = asked(&world).await;
        let answer = world.replies(&mona, &opened, "تم إستلام طلبكم، وسيصدر الترخيص خلال خمسة أيام عمل.", &[]).await;
        assert_eq!(answer.status, 303, "a misspelt word stops nothing: {}", answer.text);
        assert_eq!(world.finding(&mona, &opened, "6.email.formal-correct").await, "missed");
    });
}

#[test]
fn a_reply_that_answers_each_question_keeps_the_clause() {
    on_each(|world| async move {
        let (mona, opened) = asked(&world).await;
        let answer = "حالة طلب رخصة البناء: اكتملت دراسته، وسيصدر الترخيص خلال خمسة أيام عمل.";
        assert_eq!(world.replies(&mona, &opened, answer, &[]).await.status, 303);
        assert_eq!(world.finding(&mona, &opened, "6.email.answers-all").await, "met");
    });
}

#[test]
fn a_reply_that_leaves_a_question_open_breaks_the_clause() {
    on_each(|world| async move {
        let (mona, opened) = asked(&world).await;
        let answer = "طلب رخصة البناء قيد الدراسة لدى القسم المختص.";
        let checks = [("subject", "s"), ("body", answer), ("lang", "ar"), ("version", "1")];
        let remarks = world.post(&mona, &format!("{}/reply-checks", opened.path), &checks).await;
        assert!(remarks.text.contains("\"answered\":[true,false]"), "seen while writing: {}", remarks.text);
        assert_eq!(world.replies(&mona, &opened, answer, &[]).await.status, 303, "it is a remark and stops nothing");
        assert_eq!(world.finding(&mona, &opened, "6.email.answers-all").await, "missed");
    });
}

#[test]
fn what_the_employee_says_of_a_question_counts_more_than_the_text() {
    on_each(|world| async move {
        let (mona, opened) = asked(&world).await;
        assert_eq!(world.replies(&mona, &opened, "تجدون التفاصيل أعلاه.", &[("points", "0+ 1+")]).await.status, 303);
        assert_eq!(world.finding(&mona, &opened, "6.email.answers-all").await, "met");
    });
}

#[test]
fn a_reply_without_confidential_data_keeps_the_clause() {
    on_each(|world| async move { assert_eq!(composed(&world, "6.email.no-confidential").await, "met") });
}

/// A personal number with a right check digit.
const NUMBER: &str = "الرقم الشخصي 900101008 مسجل لدينا.";

#[test]
fn an_overridden_reply_with_a_personal_number_breaks_the_clause() {
    on_each(|world| async move {
        let (mona, opened) = asked(&world).await;
        let refused = world.replies(&mona, &opened, NUMBER, &[("override_reason", "طلبته العميلة")]).await;
        assert_eq!(refused.status, 409, "an employee cannot override");
        assert!(refused.texts("textarea.composer__box").iter().any(|text| text.contains("900101008")), "what was written is still there");
        let fatima = world.person(WORKS, ("فاطمة", "Fatima"), Role::Supervisor).await;
        let version = world.case(&fatima, opened.case).await["version"].to_string();
        let taken = world.post(&fatima, &format!("{}/owner", opened.path), &[("seen", &version), ("reason", "تجاوز")]).await;
        assert_eq!(taken.status, 303, "{}", taken.text);
        assert_eq!(world.replies(&fatima, &opened, NUMBER, &[]).await.status, 409, "not without a reason");
        assert_eq!(world.replies(&fatima, &opened, NUMBER, &[("override_reason", "طلبته العميلة")]).await.status, 303);
        assert_eq!(world.finding(&fatima, &opened, "6.email.no-confidential").await, "missed");
    });
}

#[test]
fn a_case_with_a_back_up_keeps_the_clause() {
    on_each(|world| async move {
        world.salem().await;
        let (mona, opened) = asked(&world).await;
        assert_eq!(world.finding(&mona, &opened, "6.email.teammate").await, "met");
    });
}

#[test]
fn a_case_without_a_back_up_breaks_the_clause() {
    on_each(|world| async move {
        let (mona, opened) = asked(&world).await;
        assert_eq!(world.finding(&mona, &opened, "6.email.teammate").await, "missed");
    });
}

#[test]
fn a_whole_copy_of_a_reply_keeps_every_clause_and_counts_once() {
    on_each(|world| async move {
        let (mona, opened) = asked(&world).await;
        world.copies(&mona, &opened, whole()).await;
        world.copies(&mona, &opened, whole()).await;
        for clause in ["sla", "subject", "salutation", "greeting-thanks", "signature", "font-size", "formal-correct", "no-confidential"] {
            assert_eq!(world.finding(&mona, &opened, &format!("6.email.{clause}")).await, "met", "{clause}");
        }
        assert_eq!(world.case(&mona, opened.case).await["awaits"], "customer");
        let stranger = world.salem().await;
        let path = format!("/api/v1/cases/{}/outside-replies", opened.case);
        let (status, _) =
            world.program(&stranger, "POST", &path, Some(serde_json::json!({ "raw": with_fields("a@b.example", "s", "t", "") }))).await;
        assert_eq!(status, 409, "only the owner answers");
    });
}

#[test]
fn each_rule_names_stories_that_exist() {
    let stories = concat!(
        include_str!("clauses.rs"),
        include_str!("before_answering.rs"),
        include_str!("chapters.rs"),
        include_str!("surveys.rs"),
        include_str!("ways.rs"),
        include_str!("settled_points.rs"),
    );
    for rule in email::slice().rules {
        for story in [rule.kept_by, rule.broken_by] {
            assert!(stories.contains(&format!("fn {story}()")), "{} has no story {story}", rule.clause);
        }
    }
}

#[test]
fn a_reply_in_plain_words_keeps_the_clause() {
    on_each(|world| async move { assert_eq!(composed(&world, "6.email.no-ambiguity-slang").await, "met") });
}

#[test]
fn a_reply_with_slang_breaks_the_clause() {
    on_each(|world| async move {
        let (mona, opened) = asked(&world).await;
        assert_eq!(world.replies(&mona, &opened, "الترخيص جاهز الحين، وشكراً لكم.", &[]).await.status, 303);
        assert_eq!(world.finding(&mona, &opened, "6.email.no-ambiguity-slang").await, "missed");
    });
}

#[test]
fn a_reply_in_short_sentences_keeps_the_clause() {
    on_each(|world| async move { assert_eq!(composed(&world, "6.email.concise").await, "met") });
}

#[test]
fn a_reply_whose_sentence_has_no_end_breaks_the_clause() {
    on_each(|world| async move {
        let (mona, opened) = asked(&world).await;
        let endless = format!("يصدر الترخيص خلال خمسة أيام عمل{}.", " وبعد مراجعة الطلب في المركز".repeat(7));
        assert_eq!(world.replies(&mona, &opened, &endless, &[]).await.status, 303);
        assert_eq!(world.finding(&mona, &opened, "6.email.concise").await, "missed");
    });
}
