//! Ordinary official sentences of which nothing may be called wrong, each beside the fault that it looks like.

use std::collections::BTreeSet;

use kernel::Lang;
use writing::Speller;
use writing::fold;
use writing::slang;

/// What is called colloquial in a text.
fn colloquial(text: &str) -> Vec<String> {
    slang::find(text).into_iter().map(|slang| slang.word).collect()
}

/// What is called misspelt in a text, each with the word that its neighbours ask for.
fn misspelt(text: &str, lang: Lang) -> Vec<(String, Option<String>)> {
    Speller::shared().check(text, Some(lang)).into_iter().map(|wrong| (wrong.word, wrong.meant)).collect()
}

fn assert_spelt(texts: &[&str], lang: Lang) {
    for text in texts {
        assert_eq!(misspelt(text, lang), [], "{text}");
    }
}

fn assert_meant(faults: &[(&str, &str, &str)], lang: Lang) {
    for (text, wrong, right) in faults {
        assert_eq!(misspelt(text, lang), [((*wrong).to_owned(), Some((*right).to_owned()))], "{text}");
    }
}

#[test]
fn what_is_told_of_something_is_no_negation() {
    for text in [
        "تلقينا ما يفيد بسداد الرسوم",
        "تسلمنا ما يثبت الملكية",
        "طلبنا ما يثبت العنوان",
        "وصلنا ما يؤكد ذلك",
        "وجدنا ما يدل على الخلل",
        "استلمنا ما تبقى من المبلغ",
        "يصلكم ما يفيد بذلك",
        "يلزمكم ما يثبت الإقامة",
        "المطلوب ما يثبت الملكية",
        "المرفق ما يشير إلى ذلك",
        "المرفق ما يوضح ذلك",
        "الحضور ما يزيد على مئة",
        "ما نزال ننتظر الرد",
        "ما تزالون تنتظرون الرد",
        "الموظفون ما يزالون يعملون",
        "الطلبات ما تزال قيد المراجعة",
        "تستلمون بعدها ما يفيد إتمام السداد",
        "ترسل إليكم بعده ما يثبت القبول",
        "يصدر القسم بعدها ما تحتاجون إليه",
    ] {
        assert_eq!(colloquial(text), [""; 0], "{text}");
    }
    for (text, pair) in [
        ("الأوراق ما تكفي", "ما تكفي"),
        ("الطلب للحين ما وصل", "للحين ما"),
        ("الموظفين ما يداومون اليوم", "ما يداومون"),
        ("الطلبات بعدها ما وصلت", "بعدها ما"),
    ] {
        assert!(
            colloquial(text).iter().any(|found| found.contains(pair) || pair.contains(found.as_str())),
            "{text}: {:?}",
            colloquial(text)
        );
    }
}

#[test]
fn a_time_before_a_verb_and_a_noun_behind_a_need_are_no_pair_of_verbs() {
    for text in [
        "يمكنكم الحضور في أي وقت تشاؤون",
        "يمكنكم الحضور في أي وقت ترغبون",
        "يمكنكم الحضور في أي وقت تختارون",
        "انقطعت الخدمة عقب نزول الأمطار",
        "أغلق الشاطئ عقب نفوق الأسماك",
        "يعقد الاجتماع عقب تقديم الطلب",
        "يجب نزول الركاب",
        "نحتاج نقود الرسوم",
        "نحتاج تلفون العميل",
        "نحتاج تليفون العميل",
    ] {
        let found: Vec<String> = colloquial(text).into_iter().filter(|word| word.contains(' ')).collect();
        assert_eq!(found, [""; 0], "{text}");
    }
    for (text, pair) in [
        ("نقدر نرسل لكم نسخة", "نقدر نرسل"),
        ("تحتاجون تدفعون الرسوم", "تحتاجون تدفعون"),
        ("عقب ما تدفعون الرسوم يصلكم إيصال", "عقب ما تدفعون"),
    ] {
        assert_eq!(colloquial(text).first().map(String::as_str), Some(pair), "{text}");
    }
}

#[test]
fn no_phrase_is_called_colloquial_and_formal_at_once() {
    let phrases = |list: &'static str| -> BTreeSet<String> {
        let lines = list.lines().filter(|line| !line.starts_with('#'));
        let phrases = lines.flat_map(|line| line.split('\t').next().unwrap_or_default().split(','));
        phrases.map(|phrase| fold(phrase.trim())).filter(|phrase| !phrase.is_empty()).collect()
    };
    let formal = phrases(include_str!("../../data/formal.tsv"));
    let mut colloquial = phrases(include_str!("../../data/slang-ar.tsv"));
    colloquial.extend(phrases(include_str!("../../data/slang-en.tsv")));
    assert!(formal.len() > 50 && colloquial.len() > 1_000, "{} and {}", formal.len(), colloquial.len());
    assert_eq!(formal.intersection(&colloquial).collect::<Vec<_>>(), [""; 0]);
    assert_eq!(self::colloquial("يرجى سداد ما عليكم من رسوم"), [""; 0]);
    assert_eq!(self::colloquial("ما عليكم منه، نحن نتابع"), ["ما عليكم منه"]);
}

#[test]
fn an_ending_is_right_behind_who_behind_but_and_behind_an_offer() {
    assert_spelt(
        &[
            "من المستفيدون من الخدمة؟",
            "من المسؤولون عن القسم؟",
            "نود أن نعرف: من المسؤولون عن القسم؟",
            "نود معرفة من المسؤولون عن القسم",
            "ولكن المراجعون لم يحضروا",
            "حضر الموظف لكن المراجعون غادروا",
            "ألا ترغبون في تحديث بياناتكم؟",
            "الإثبات الذي أرسلتموه غير واضح",
            "الالتفات الذي لقيناه كريم",
            "السبات الذي يمر به المشروع طويل",
        ],
        Lang::Ar,
    );
    assert_meant(
        &[
            ("طلب من المراجعون الحضور", "المراجعون", "المراجعين"),
            ("إلى المراجعون الكرام", "المراجعون", "المراجعين"),
            ("إن الموظفون حاضرون", "الموظفون", "الموظفين"),
            ("نأمل ألا تتأخرون في الرد", "تتأخرون", "تتأخروا"),
            ("الإجراءات الذي اتخذناها", "الذي", "التي"),
        ],
        Lang::Ar,
    );
}

#[test]
fn english_of_the_law_is_left_alone() {
    assert_spelt(
        &[
            "The law requires that it have a stamp.",
            "We recommend that he have a copy.",
            "It is important that she do it in person.",
            "The office is, as it were, closed.",
            "The bill has been past due since May.",
            "Your payment was past due.",
            "Applicants whose eligible children are registered may apply.",
            "Applicants whose entitled children are registered may apply.",
            "The entity whose responsible officer signed the form must pay.",
            "Employees whose working hours and whose waiting periods have changed must apply.",
            "A tenant whose in house meter failed may apply.",
        ],
        Lang::En,
    );
    assert_meant(
        &[
            ("He have called.", "have", "has"),
            ("It were closed.", "were", "was"),
            ("We hope that they was informed.", "was", "were"),
            ("The test has been past.", "past", "passed"),
            ("Tell us whose calling.", "whose", "who's"),
            ("Tell us whose entitled to the refund.", "whose", "who is"),
            ("Tell us whose eligible for the refund.", "whose", "who's"),
        ],
        Lang::En,
    );
}
