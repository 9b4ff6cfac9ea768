//! A finding names what it is about: the word, the phrase, the question, the part that is missing. Whoever disputes it sees that, and whoever
//! decides it; what is confidential stands there covered.

use kernel::Role;

use crate::mail::Opened;
use crate::mail::letter;
use crate::people::Person;
use crate::world::CONTACT;
use crate::world::WORKS;
use crate::world::World;
use crate::world::on_each;

/// What the page of a case's finding shows of what it is about, in a language.
async fn evident(world: &World, who: &Person, (opened, clause): (&Opened, &str), lang: &str) -> Vec<String> {
    let (status, found) = world.program(who, "GET", &format!("/api/v1/cases/{}/findings", opened.case), None).await;
    assert_eq!(status, 200, "{found}");
    let all = found["items"].as_array().cloned().unwrap_or_default();
    let one = all.iter().find(|one| one["clause"] == clause).unwrap_or_else(|| panic!("{clause} was judged: {found}"));
    assert_eq!(one["outcome"], "missed", "{clause}");
    let id = one["id"].to_string();
    let page = world.get(who, &format!("/{lang}/desk/findings/{}", id.trim_matches('"'))).await;
    assert_eq!(page.status, 200, "{}", page.text);
    page.texts(".evident li")
}

#[test]
fn a_finding_names_the_word_the_phrase_and_the_question_that_it_is_about() {
    on_each(|world| async move {
        let mona = world.mona().await;
        let opened = world.huda_asks().await;
        let answer = "تم إستلام طلبكم الحين، وسيصدر الترخيص قريباً.";
        assert_eq!(world.replies(&mona, &opened, answer, &[]).await.status, 303);
        let about = |clause| evident(&world, &mona, (&opened, clause), "ar");
        let correct = about("6.email.formal-correct").await;
        assert!(correct.iter().any(|one| one == "خطأ إملائي: إستلام"), "{correct:?}");
        let plain = about("6.email.no-ambiguity-slang").await;
        assert!(plain.iter().any(|one| one == "لفظ عامي: الحين"), "{plain:?}");
        let english = evident(&world, &mona, (&opened, "6.email.no-ambiguity-slang"), "en").await;
        assert!(english.iter().any(|one| one == "Colloquial: الحين"), "{english:?}");
        let guide = world.get(&mona, &format!("{}?tab=guide", opened.path)).await;
        assert!(guide.texts(".evident li").iter().any(|one| one.contains("إستلام")), "{}", guide.text);
    });
}

#[test]
fn a_finding_names_the_question_that_a_reply_left_open_and_the_one_that_was_asked_again() {
    on_each(|world| async move {
        let mona = world.mona().await;
        let opened = world.huda_asks().await;
        assert_eq!(world.replies(&mona, &opened, "طلب رخصة البناء قيد الدراسة لدى القسم المختص.", &[]).await.status, 303);
        let open = evident(&world, &mona, (&opened, "6.email.answers-all"), "ar").await;
        assert!(open.len() == 1 && open[0].starts_with("سؤال لم يظهر جوابه في نص الرد: "), "{open:?}");
        let question = open[0].trim_start_matches("سؤال لم يظهر جوابه في نص الرد: ").to_owned();
        let (_, raw) = world.reply_of(&opened).await;
        let address = post::Mail::parse(&raw, &post::Limits::default()).mail.reply_to[0].address.clone();
        world.arrives_at(&address, letter("هدى أحمد <huda@example.com>", "رد", &question)).await;
        let again = evident(&world, &mona, (&opened, "6.email.understand"), "ar").await;
        assert_eq!(again, [format!("سؤال أعاد العميل طرحه: {question}")]);
    });
}

#[test]
fn a_finding_names_the_parts_that_are_missing_and_covers_what_is_confidential() {
    on_each(|world| async move {
        let mona = world.mona().await;
        let opened = world.huda_asks().await;
        let bare = letter("Mona <mona@works.example>", "رد", "الرقم الشخصي 900101008 مسجل لدينا في طلبكم.");
        world.copies(&mona, &opened, bare).await;
        let about = |clause| evident(&world, &mona, (&opened, clause), "en");
        assert_eq!(about("6.email.greeting-thanks").await, ["Missing: the greeting", "Missing: the thanks"]);
        assert_eq!(about("6.email.signature").await, ["Missing: the closing greeting", "Missing: the signature"]);
        assert_eq!(about("6.email.subject").await, ["Subject: رد"]);
        assert_eq!(about("6.email.no-confidential").await, ["Confidential: ••••••008"]);
        let fatima = world.person(WORKS, ("فاطمة", "Fatima"), Role::Supervisor).await;
        let seen = evident(&world, &fatima, (&opened, "6.email.no-confidential"), "en").await;
        assert_eq!(seen, ["Confidential: ••••••008"], "whoever decides sees it, too");
    });
}

#[test]
fn a_finding_covers_what_the_entity_holds_confidential_and_bounds_each_kind_by_itself() {
    on_each(|world| async move {
        let admin = world.person(WORKS, ("يوسف", "Yusuf"), Role::EntityAdministrator).await;
        assert_eq!(world.post(&admin, "/en/desk/writing/shapes", &[("shape", "EMP-####")]).await.status, 303);
        let mona = world.mona().await;
        let opened = world.arrives_at(CONTACT, letter("هدى أحمد <huda@example.com>", "ملفي", "متى يكتمل ملفي EMP-4839؟ كم الرسوم؟")).await;
        let wrong = "تم إستلام طلبكم. ".repeat(14);
        assert_eq!(world.replies(&mona, &opened, wrong.trim(), &[]).await.status, 303);
        let about = |clause| evident(&world, &mona, (&opened, clause), "en");
        let open = about("6.email.answers-all").await;
        assert!(open.iter().any(|one| one.contains("متى يكتمل ملفي") && !one.contains("4839")), "{open:?}");
        let misspelt = about("6.email.formal-correct").await;
        assert_eq!(misspelt.len(), 11, "ten of them, and how many more: {misspelt:?}");
        assert_eq!(misspelt.last().map(String::as_str), Some("Misspelt: and 4 more"));
    });
}
