//! No text, however strange, makes a check fail, and every range lies on characters.

use kernel::Lang;
use proptest::prelude::*;
use writing::Speller;
use writing::address::Gender;
use writing::address::Name;
use writing::address::Parts;
use writing::address::Signer;
use writing::address::compose;
use writing::address::recognise;
use writing::checks::Context;
use writing::checks::check;
use writing::names;

const SIGNER: Signer = Signer {
    name: "علي أحمد",
    title: "أخصائي خدمة العملاء",
    department: "إدارة التراخيص",
    entity: "وزارة الأشغال",
    phone: "+973 1700 1234",
    email: Some("care@example.bh"),
};

fn context(lang: Lang) -> Context<'static> {
    let customer = Some(Name { full: "مريم حسن", title: None });
    Context { lang, customer, gender: Some(Gender::Female), speller: Speller::shared(), slang: &[], patterns: &[], is_whole: true }
}

fn assert_sound(text: &str) {
    for remark in check(text, &context(Lang::Ar)) {
        assert!(text.get(remark.range.clone()).is_some(), "{remark:?} in {text:?}");
        assert!(remark.key.starts_with("writing-"));
    }
    let found = recognise(text);
    for range in [found.salutation, found.greeting, found.thanks, found.closing, found.signature].into_iter().flatten() {
        assert!(text.get(range).is_some_and(|part| !part.is_empty()));
    }
    names::split(text);
    names::key(text);
}

#[test]
fn strange_texts_are_taken_calmly() {
    let zalgo = format!("ا{}", "\u{64B}\u{301}".repeat(5_000));
    for text in [
        "",
        "\u{64B}",
        "\u{202E}\u{202E}\u{200F}",
        "'",
        "’’’",
        "\0",
        "⟦",
        "a\u{301}'",
        "ـ",
        "١",
        "٪",
        "\r\n\r\n",
        "@",
        "://",
        "🇧🇭👩‍👩‍👧",
        "ﷺ",
        "-",
        ".",
        "؟",
        &zalgo,
    ] {
        assert_sound(text);
    }
}

/// Work that grew with the square of the text would take minutes here.
#[test]
fn long_rows_of_anything_are_read_in_linear_time() {
    let rows = [
        "شكرا ",
        "السيد ",
        "password ",
        "متى ",
        "a-b-",
        "الحين\n",
        "\n",
        "نفيدكمم ",
        "مع خالص التحية، ",
        "don't? ",
        "ب",
        "\u{64B}",
        ". ",
        "88-04-12345 ",
    ];
    for row in rows {
        assert_sound(&row.repeat(20_000 / row.len()));
    }
}

#[test]
fn a_composed_reply_has_all_its_parts_in_both_languages() {
    let bodies = ["", "نفيدكم بأن الطلب مكتمل.", "السيدة مريم المحترمة\nالسلام عليكم\nشكراً لتواصلكم\nالطلب مكتمل.\nمع التحية"];
    for (lang, gender) in [(Lang::Ar, None), (Lang::Ar, Some(Gender::Male)), (Lang::En, None), (Lang::En, Some(Gender::Female))] {
        for body in bodies {
            let name = Some(Name { full: "مريم حسن", title: None });
            let reply = compose(&Parts { lang, name, gender, body, signer: SIGNER, time: None });
            let found = recognise(&reply.text);
            assert!(found.salutation.is_some() && found.greeting.is_some() && found.thanks.is_some(), "{}", reply.text);
            assert!(found.closing.is_some() && found.signature.is_some(), "{}", reply.text);
            assert_eq!(reply.text.matches("السلام عليكم").count(), usize::from(lang == Lang::Ar), "{}", reply.text);
        }
    }
}

#[test]
fn numbers_keep_their_order_inside_arabic_lines() {
    let reply = compose(&Parts { lang: Lang::Ar, name: None, gender: None, body: "تم.", signer: SIGNER, time: None });
    assert!(reply.signature.contains("هاتف: \u{200E}+973\u{A0}1700\u{A0}1234"));
    assert_eq!(reply.signature.lines().count(), 6);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn any_text_is_sound(text in any::<String>()) {
        assert_sound(&text);
    }

    #[test]
    fn any_text_of_letters_signs_and_marks_is_sound(text in "[اأبتهيىةول0-9٠-٩a-zA-Z \n.,،؟?!:'’@/<>\\-\u{200F}\u{64B}\u{640}]{0,200}") {
        assert_sound(&text);
        let name = Some(Name { full: &text, title: None });
        compose(&Parts { lang: Lang::Ar, name, gender: Some(Gender::Male), body: &text, signer: SIGNER, time: None });
    }
}
