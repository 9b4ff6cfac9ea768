//! What stands in a reply after the first alternative of a remark is pressed.

use kernel::Lang;
use writing::Speller;
use writing::checks::Context;
use writing::checks::Remark;
use writing::checks::check;

fn remarks(text: &str, lang: Lang) -> Vec<Remark> {
    let speller = Speller::shared();
    check(text, &Context { lang, customer: None, gender: None, speller, slang: &[], patterns: &[], is_whole: false })
}

/// The text after the first alternative of each remark is put in its place, from the end.
fn pressed(text: &str, lang: Lang) -> String {
    let mut text = text.to_owned();
    for remark in remarks(&text, lang).into_iter().rev() {
        if let Some(first) = remark.alternatives.first() {
            text.replace_range(remark.range, first);
        }
    }
    text
}

#[test]
fn what_is_pressed_gives_the_sentence_that_was_meant() {
    let arabic = [
        ("يمديكم تحضرون اليوم", "يسعكم الوقت أن تحضروا اليوم"),
        ("سنرد عليكم غداً ان شاء الله", "سنرد عليكم غداً إن شاء الله"),
        ("سنرد عليكم غداً أن شاء الله", "سنرد عليكم غداً إن شاء الله"),
        ("نشكركم على تواصلكم معانا", "نشكركم على تواصلكم معنا"),
        ("نتواصل معاكم غداً", "نتواصل معكم غداً"),
        ("نرجو أن ترسلو الصورة", "نرجو أن ترسلوا الصورة"),
        ("نرجو إرسال المستندات المطلوبه", "نرجو إرسال المستندات المطلوبة"),
        ("أنتم لم ترسلوا المستندات", "لم تصلنا المستندات"),
    ];
    let english = [
        ("Their is a form to sign.", "There is a form to sign."),
        ("Hey, your card is ready.", "Hello, your card is ready."),
        ("Please bring the required documents.", "Please bring the required documents."),
    ];
    for (lang, pairs) in [(Lang::Ar, &arabic[..]), (Lang::En, &english[..])] {
        for (written, right) in pairs {
            assert_eq!(pressed(written, lang), *right, "{:?}", remarks(written, lang));
        }
    }
}

#[test]
fn a_denied_clause_keeps_its_denial() {
    let text = "ما يمديكم تحضرون اليوم";
    assert!(remarks(text, Lang::Ar).iter().flat_map(|remark| &remark.alternatives).all(|words| words.contains("لا ")), "{text}");
}

#[test]
fn a_wrong_form_is_not_called_a_misspelling() {
    let keys = |text: &str, lang| remarks(text, lang).into_iter().map(|remark| remark.key).collect::<Vec<_>>();
    assert_eq!(keys("The documents was received.", Lang::En), ["writing-grammar"]);
    assert_eq!(keys("The documents were recieved.", Lang::En), ["writing-spelling"]);
    assert_eq!(keys("نرجو تسجيل ثلاث طلاب", Lang::Ar), ["writing-grammar"]);
}

#[test]
fn arabic_blame_is_told_like_english() {
    let texts = ["أنتم لم ترسلوا المستندات", "تم رفض طلبكم بسبب خطاكم", "تم رفض طلبكم بسبب تقصيركم", "رُفض الطلب لأنكم لم تسددوا الرسوم"];
    for text in texts {
        assert!(remarks(text, Lang::Ar).iter().any(|remark| remark.key == "writing-blame"), "{text}");
    }
}
