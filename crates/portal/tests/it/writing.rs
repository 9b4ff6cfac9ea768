//! Writing to an entity.

use crate::world::World;
use crate::world::on_each;

const FORM: [(&str, &str); 6] = [
    ("name", "يوسف النخيل"),
    ("email", "Yusuf@Example.com"),
    ("subject", "إنارة الشارع"),
    ("text", "السلام عليكم\n\nمصباح الشارع لا يعمل منذ أسبوع."),
    ("service", ""),
    ("website", ""),
];

fn with(changes: &[(&'static str, &'static str)]) -> Vec<(&'static str, &'static str)> {
    let mut form: Vec<_> = FORM.iter().filter(|(name, _)| changes.iter().all(|(changed, _)| changed != name)).copied().collect();
    form.extend(changes);
    form
}

/// The reference on a receipt.
fn reference(text: &str) -> String {
    let at = text.find("MOW-2026-").unwrap();
    text[at..at + 15].into()
}

async fn receipt(world: &World, form: &[(&str, &str)]) -> String {
    let sent = world.post("/ar/e/mow/write", form).await;
    assert_eq!(sent.status, 303, "{}", sent.text);
    let receipt = world.get(&sent.location).await;
    assert_eq!((receipt.status, receipt.header("cache-control"), receipt.header("referrer-policy")), (200, "no-store", "no-referrer"));
    assert_eq!(ui::lint::html(&receipt.text), [] as [String; 0]);
    receipt.text
}

#[test]
fn a_person_writes_and_is_given_a_reference_a_code_and_the_time_of_the_reply() {
    on_each(|world| async move {
        let receipt = receipt(&world, &with(&[("key", "one")])).await;
        assert!(receipt.contains("MOW-2026-000001"), "{receipt}");
        assert!(receipt.contains("/ar/follow\"><bdi>"), "where it is followed is a link: {receipt}");
        assert!(receipt.contains("الأربعاء 25 نوفمبر"), "the reply is due in 24 hours: {receipt}");
        assert!(!receipt.contains("مصباح الشارع"), "a receipt repeats nothing that was typed");
    });
}

#[test]
fn a_second_press_of_the_button_is_one_case_and_other_words_are_another() {
    on_each(|world| async move {
        let form = with(&[("key", "one")]);
        let (first, second) = (receipt(&world, &form).await, receipt(&world, &form).await);
        assert_eq!(reference(&first), reference(&second));
        let third = receipt(&world, &with(&[("key", "one"), ("text", "رسالة أخرى بعد الرجوع إلى الصفحة")])).await;
        assert_eq!(reference(&third), "MOW-2026-000002");
    });
}

#[test]
fn nothing_that_was_typed_is_lost_when_something_must_be_corrected() {
    on_each(|world| async move {
        let again = world.post("/ar/e/MOW/write", &with(&[("key", "one"), ("email", "yusuf@example"), ("subject", " ")])).await;
        assert_eq!(again.status, 422);
        for kept in ["يوسف النخيل", "yusuf@example", "مصباح الشارع لا يعمل منذ أسبوع."] {
            assert!(again.text.contains(kept), "{kept}: {}", again.text);
        }
        assert!(again.text.contains("href=\"#f-email\"") && again.text.contains("href=\"#f-subject\""), "{}", again.text);
        assert_eq!(ui::lint::html(&again.text), [] as [String; 0]);
    });
}

#[test]
fn a_message_longer_than_the_limit_is_told_by_how_much() {
    on_each(|world| async move {
        let long = "ب".repeat(5001);
        let form = [("name", "Yusuf"), ("email", "y@example.com"), ("subject", "s"), ("text", long.as_str()), ("key", "one")];
        let again = world.post("/en/e/MOW/write", &form).await;
        assert_eq!(again.status, 422);
        assert!(again.text.contains("5001") && again.text.contains(&long), "the text is kept");
    });
}

#[test]
fn a_form_filled_by_a_machine_opens_no_case() {
    on_each(|world| async move {
        let again = world.post("/en/e/MOW/write", &with(&[("key", "one"), ("website", "https://example.com")])).await;
        assert_eq!(again.status, 422);
        assert!(receipt(&world, &with(&[("key", "two")])).await.contains("MOW-2026-000001"));
    });
}
