//! Confidential data is found where it is, and nowhere else.

use proptest::prelude::*;
use regex::Regex;
use writing::confidential::LeakKind;
use writing::confidential::find;
use writing::confidential::mask;

use crate::marked::marked;

fn assert_found(kind: LeakKind, examples: &[&str]) {
    for example in examples {
        let (text, ranges) = marked(example);
        let found: Vec<_> = find(&text, &[]).into_iter().map(|leak| (leak.range, leak.kind)).collect();
        let wanted: Vec<_> = ranges.into_iter().map(|range| (range, kind)).collect();
        assert_eq!(found, wanted, "{example}");
    }
}

#[test]
fn personal_numbers_are_found_in_every_script_and_grouping() {
    assert_found(
        LeakKind::PersonalNumber,
        &[
            "رقمكم الشخصي ⟦880412345⟧ مسجل لدينا",
            "الرقم الشخصي: ⟦٨٨٠٤١٢٣٤٥⟧.",
            "شماره ⟦۸۸۰۴۱۲۳۴۵⟧",
            "CPR ⟦८८०४१२३४५⟧ and ⟦৮৮০৪১২৩৪৫⟧",
            "CPR ⟦８８０４１２３４５⟧",
            "CPR ⟦88-04-12345⟧",
            "CPR no. ⟦880 412 345⟧ is registered",
            "CPR ⟦90 01 01 008⟧",
            "رقمكم الشخصي ⟦٩٠ ٠١ ٠١ ٠٠٨⟧",
            "Call 90 01 01 008 from abroad",
            "(⟦010312345⟧)",
            "هويتكم ⟦880412-345⟧، وهاتفكم 36123456",
            "⟦880412345⟧ و ⟦900112345⟧",
            "⟦880412345⟧ 36123456",
            "برقم⟦880412345⟧",
            "CPR:\u{200F}⟦880412345⟧\u{200E}",
            "the number ⟦88\u{200B}0412345⟧",
            "الرقم السكاني ⟦881912345⟧",
            "بطاقة الهوية رقم ⟦991812345⟧",
        ],
    );
}

#[test]
fn numbers_that_are_not_personal_are_left_alone() {
    assert_found(
        LeakKind::PersonalNumber,
        &[
            "IGA-2026-000731",
            "رقم الطلب IGA-2026-000731 بتاريخ 24/11/2026",
            "36123456",
            "+973 36123456",
            "+973 1700 1234",
            "0097317001234",
            "+966501234567",
            "٢٠٢٦/١١/٢٤",
            "2026-11-24 09:30",
            "الهاتف 80008001 أو 17 888 666",
            "REF123456789",
            "123456789012",
            "BD 1,234,567.890",
            "12.345.678",
            "1234567.890",
            "https://services.bh/r/880412345",
            "order_880412345",
            "880412345@example.bh",
            "12345678",
            "من 2026 إلى 2030",
            "مبنى 123، طريق 4567، مجمع 321",
        ],
    );
}

#[test]
fn a_number_that_the_text_calls_something_else_is_not_personal() {
    assert_found(
        LeakKind::PersonalNumber,
        &[
            "رقم الشحنة 800990187 ظاهر في التطبيق",
            "Your file number is 641059662.",
            "الدعوى رقم 791153222، أما الرقم الشخصي ⟦791153222⟧ فلا يُكتب",
            "registered item RB 552 901 337 BH",
            "رمز الاجتماع 354 882 119",
            "سجلنا ⟦880412345⟧ في النظام",
        ],
    );
}

#[test]
fn a_plausible_month_or_the_words_around_decide_how_certain_it_is() {
    let certain = |text| find(text, &[])[0].is_certain;
    assert!(certain("880412345"));
    assert!(certain("الرقم الشخصي 881912345"));
    assert!(!certain("881912345"));
    assert!(find("رقم المعاملة 880412345", &[]).is_empty());
}

#[test]
fn cards_are_found_by_luhns_rule() {
    assert_found(
        LeakKind::Card,
        &[
            "بطاقتكم ⟦4111 1111 1111 1111⟧ تنتهي 12/27",
            "⟦4111111111111111⟧",
            "⟦5555-5555-5555-4444⟧",
            "card ⟦3782 822463 10005⟧",
            "⟦٤١١١١١١١١١١١١١١١⟧",
            "بطاقة الفاتورة ⟦4388475303311110⟧",
            "فاتورة الرسوم رقم 4388475303311110",
            "Invoice number 4388475303311110",
            "invoice paid with ⟦4388 4753 0331 1110⟧",
            "4111 1111 1111 1112",
            "36123456 17123456",
            "8000 8001 1700 1234",
        ],
    );
}

#[test]
fn account_numbers_are_found_by_their_check() {
    assert_found(
        LeakKind::Iban,
        &[
            "الآيبان ⟦BH67BMAG00001299123456⟧ لدى البنك",
            "IBAN: ⟦BH67 BMAG 0000 1299 1234 56⟧.",
            "⟦GB29NWBK60161331926819⟧",
            "⟦SA03 8000 0000 6080 1016 7519⟧",
            "حسابكم ⟦BH68BMAG00001299123456⟧ لم يُقبل",
            "the reference BH68BMAG00001299123456",
            "BH20261124",
            "ISO20022",
        ],
    );
}

#[test]
fn passports_are_found_only_where_the_text_names_them() {
    assert_found(
        LeakKind::Passport,
        &[
            "جواز السفر رقم ⟦1234567⟧",
            "رقم جوازكم هو ⟦A1234567⟧",
            "Your passport number is ⟦AB123456⟧",
            "passport no: ⟦٢٣٤٥٦٧٨⟧",
            "passport no: ⟦P 1234567⟧",
            "Passport office P 12",
            "رقم جوازكم الجديد، وهو ⟦P4471829⟧، مسجل لدى صاحب العمل",
            "رقم الجواز القديم ⟦2381907⟧ أُلغي",
            "the holder of passport ⟦N8840217⟧ may enter",
            "The passport was renewed. File P4471829 is closed.",
            "لتجديد جواز السفر اتصلوا على 17123456",
            "بخصوص جواز السفر، طلبكم IGA-2026-000731",
            "Passport office: building 123",
        ],
    );
}

#[test]
fn passwords_and_codes_are_found_where_they_are_given_away() {
    assert_found(
        LeakKind::Password,
        &[
            "كلمة المرور: ⟦Abc@1234⟧",
            "كلمة المرور المؤقتة هي ⟦Welcome2026⟧.",
            "الرقم السري ⟦4821⟧",
            "رمز التحقق هو ⟦٤٨٢١٣٣⟧",
            "Your password is ⟦Summer#2026⟧",
            "OTP ⟦482133⟧",
            "The PIN code is ⟦4821⟧",
            "كلمة المرور الجديدة لحساب ولي الأمر هي ⟦Saar@4471⟧",
            "the one-time code to open your file is ⟦553018⟧",
            "لا تشاركوا كلمة المرور مع أحد",
            "كلمة المرور صالحة لمدة 24 ساعة",
            "يمكنكم تغيير كلمة المرور خلال 24 ساعة",
            "Please reset your password within 24 hours",
            "Never share your PIN. Call 17001234",
            "Passwords are kept with argon2id; see CVE-2024-33530",
            "The password policy changes on 2026-11-24",
        ],
    );
}

#[test]
fn illnesses_are_found_where_a_person_has_them() {
    assert_found(
        LeakKind::Health,
        &[
            "نفيدكم بأن ابنكم مصاب ⟦بالتوحد⟧",
            "نظراً لإصابتكم ⟦بالسرطان⟧ فقد تمت الموافقة",
            "بما أن والدتكم تعاني من ⟦السكري⟧",
            "⟦نتيجة فحصكم⟧ جاهزة",
            "You were diagnosed with ⟦diabetes⟧.",
            "⟦Your test results⟧ are ready",
            "The patient has ⟦epilepsy⟧",
            "نؤكد أن العامل مصاب ⟦بالتهاب الكبد⟧",
            "ابنكم مشخص ⟦بفرط الحركة⟧",
            "your daughter has ⟦asthma⟧",
            "الكسر في الأنبوب الرئيسي، وهو كسر قديم",
            "تُنشر مواعيد عيادة السكري كل أحد",
            "وزارة الصحة ترحب بكم",
            "مركز علاج السرطان يفتح أبوابه الأحد. يسعدنا تواصلكم",
            "عيادة السكري في مركز المحرق الصحي",
            "The diabetes clinic opens on Sunday.",
            "بطاقة الإعاقة جاهزة للاستلام",
        ],
    );
}

#[test]
fn the_entitys_own_patterns_are_found_by_their_place() {
    let patterns = [Regex::new(r"EMP-\d{4}").unwrap(), Regex::new(r"ملف سري \d+").unwrap()];
    let kinds: Vec<_> = find("EMP-1234 و ملف سري 77", &patterns).into_iter().map(|leak| leak.kind).collect();
    assert_eq!(kinds, [LeakKind::Pattern(0), LeakKind::Pattern(1)]);
}

#[test]
fn an_entitys_own_pattern_takes_linear_time_whatever_it_is() {
    // An engine that goes back and tries again would not come to an end in a lifetime.
    let patterns = ["(a+)+$", "(a|aa)+$", "(.*a){12}b"].map(|pattern| Regex::new(pattern).unwrap());
    let text = "a".repeat(20_000) + "!";
    assert!(find(&text, &patterns).iter().all(|leak| leak.range.end <= text.len()));
}

#[test]
fn masking_shows_the_last_three_digits_alone() {
    let pairs = [
        ("رقم 880412345.", "رقم ••••••345."),
        ("CPR 88-04-12345", "CPR ••-••-••345"),
        ("٨٨٠٤١٢٣٤٥", "••••••٣٤٥"),
        ("IBAN BH67 BMAG 0000 1299 1234 56", "IBAN •••• •••• •••• •••• •••4 56"),
        ("password: Abc@1234", "password: ••••••••"),
        ("no secrets, 36123456", "no secrets, 36123456"),
    ];
    for (text, masked) in pairs {
        assert_eq!(mask(text, &[]), masked);
    }
}

#[test]
fn long_rows_of_digits_are_searched_in_linear_time() {
    for text in ["1 ".repeat(50_000), "123456789".repeat(20_000), "BH67 ".repeat(10_000), "جواز رقم ".repeat(5_000)] {
        find(&text, &[]);
    }
}

proptest! {
    #[test]
    fn any_text_is_searched_without_fault(text in r"[0-9٠-٩ \-./A-Zجواز\u{200F}\u{64B}:]{0,80}|.*") {
        for leak in find(&text, &[]) {
            prop_assert!(!text[leak.range].is_empty());
        }
        mask(&text, &[]);
    }
}
