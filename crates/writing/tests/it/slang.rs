//! Colloquial, vague and blaming words are found, and the formal language is left alone.

use proptest::prelude::*;
use writing::slang::LONGEST_SENTENCE;
use writing::slang::blame;
use writing::slang::find;
use writing::slang::find_with;
use writing::slang::long_sentences;
use writing::vague;
use writing::vague::Open;

use crate::marked::marked;

#[test]
fn an_address_a_numeral_and_a_verb_with_three_like_letters_are_no_slang() {
    for text in [
        "زوروا www.bahrain.bh اليوم",
        "المادة III من القرار",
        "نرجو أن تتتبع الإدارة الطلب",
        "لكي تتتابع الجلسات",
        "Article III at www.gov.bh",
    ] {
        assert_eq!(find(text), [], "{text}");
    }
    let found: Vec<_> = find("شكراااا لكم، الخدمة ممتااازة").into_iter().map(|slang| (slang.word, slang.plain)).collect();
    assert_eq!(found, [("شكراااا", "شكراً"), ("ممتااازة", "ممتازة")].map(|(word, right)| (word.to_owned(), vec![right.to_owned()])));
}

#[test]
fn colloquial_words_of_the_gulf_and_beyond_are_found() {
    let examples = [
        "⟦شلونك⟧، طلبك ⟦الحين⟧ جاهز",
        "⟦شنو⟧ المطلوب؟",
        "⟦ليش⟧ تأخرت المعاملة",
        "⟦وين⟧ المركز",
        "الموضوع ⟦وايد⟧ بسيط",
        "⟦تعالوا⟧ ⟦باجر⟧ الساعة التاسعة",
        "⟦مب ممكن⟧",
        "⟦ماكو⟧ مواعيد",
        "⟦نبي⟧ نسخة من البطاقة",
        "⟦تبون⟧ موعد ثاني",
        "⟦طرشوا⟧ لنا المستندات",
        "⟦سوينا⟧ لكم الطلب",
        "⟦وياكم⟧ سعاد من المركز",
        "⟦علشان⟧ نكمل الطلب",
        "انتظروا ⟦شوي⟧",
        "⟦هني⟧ في المركز",
        "⟦جذي⟧ أفضل",
        "⟦هذي⟧ الاستمارة",
        "⟦ماعليه⟧ حصل خير",
        "⟦إن شالله⟧ خير",
        "⟦السيستم⟧ ⟦خربان⟧",
        "⟦خلاص⟧ انتهينا",
        "⟦يا خوي⟧ راجع المركز",
        "⟦مشكورين⟧ على التواصل",
        "⟦يعطيكم العافية⟧",
        "⟦لا تحاتون⟧، طلبكم قيد الإجراء",
        "⟦عايزين⟧ صورة الجواز",
        "⟦دلوقتي⟧ ممكن",
        "⟦بدنا⟧ نسخة",
        "⟦هلق⟧ ستصل الرسالة",
        "⟦مش متوفر⟧",
        "⟦كمان⟧ نسخة",
        "⟦والحين⟧ جاهز",
        "⟦شُـــنو⟧ تريدون",
        "⟦كنسلنا⟧ الموعد",
        "⟦أوكي⟧، تم",
        "⟦Hey⟧ Ali, your card is ready",
        "We ⟦can't⟧ do that",
        "⟦Thx⟧ for writing",
        "⟦pls⟧ come at 9",
        "We are ⟦gonna⟧ call you",
        "⟦No worries⟧, it is done",
        "⟦You guys⟧ must apply again",
        "Send the ⟦docs⟧",
        "⟦btw⟧ the fee is 5 dinars",
        "⟦It’s⟧ ready",
        "⟦هالموعد⟧ مناسب",
        "الفريق ⟦راح يوصل⟧ اليوم",
        "⟦بيوصلكم⟧ الجواز",
        "⟦چم⟧ الرسوم",
        "⟦نقدر نعطيكم⟧ نسخة",
        "⟦Khalas⟧, it is done",
    ];
    for example in examples {
        let (text, ranges) = marked(example);
        assert_eq!(find(&text).into_iter().map(|slang| slang.range).collect::<Vec<_>>(), ranges, "{example}");
    }
}

#[test]
fn formal_language_has_nothing_colloquial() {
    let texts = [
        "السيدة مريم المحترمة، السلام عليكم ورحمة الله وبركاته، نشكركم على تواصلكم معنا.",
        "نقدر تعاونكم وتفهمكم، ونفيدكم بأنه تم تسلم طلبكم وحفظه في قاعدة البيانات.",
        "في تمام الساعة التاسعة من يوم الأحد، وعلى حدة لكل طلب.",
        "مع طيب التحية والتقدير، والله ولي التوفيق",
        "تبين لنا أن البند الثاني عشر من العقد لا ينطبق، وسيرسل إليكم ما يلزم.",
        "يرجى مراجعة وزارة الإسكان أو شركة زين أو مجمع السيف في مدينة سند.",
        "على من يرغب في حل ودي أن يقدم طلباً عقب صدور القرار.",
        "الشيخ خليفة والسيد حسن حجي، عاد الموظف إلى عمله.",
        "خلصت اللجنة إلى قبول التظلم، ووصلت المعاملة إلى مرحلتها الأخيرة.",
        "وحتى ذلك الحين تبقى الخدمة، وترى اللجنة أن تسلمون المستندات بعد دقائق.",
        "نخلص إلى أن الطلب صحيح، ونقدر نصيحتكم، وتقدر التكلفة بعشرين ديناراً، وما يلزم معروف.",
        "كلية الطب، ومن كان بحاجة إلى قوة عاملة، وجنة الأطفال",
        "Dear Ms Maryam, thank you for contacting us. The customer's request is complete.",
        "Please visit the department; your licence will be issued within two working days.",
    ];
    for text in texts {
        assert!(find(text).is_empty(), "{text}: {:?}", find(text));
    }
}

#[test]
fn vague_words_say_what_they_leave_open() {
    let examples = [
        ("سنرد عليكم ⟦قريباً⟧", Open::Date),
        ("سنوافيكم ⟦في أقرب وقت ممكن⟧", Open::Date),
        ("سيتم ذلك ⟦لاحقاً⟧", Open::Date),
        ("حُوّل إلى ⟦الجهة المختصة⟧", Open::Who),
        ("يرجى إحضار ⟦المستندات المطلوبة⟧", Open::Amount),
        ("We will reply ⟦soon⟧", Open::Date),
        ("We will call you ⟦as soon as possible⟧.", Open::Date),
        ("It went to ⟦the concerned department⟧", Open::Who),
        ("Bring ⟦the required documents⟧", Open::Amount),
    ];
    for (example, open) in examples {
        let (text, ranges) = marked(example);
        let found = vague::find(&text);
        assert_eq!(found.iter().map(|vague| vague.range.clone()).collect::<Vec<_>>(), ranges, "{example}");
        assert_eq!(found[0].open, open);
    }
}

#[test]
fn a_vague_word_is_clear_where_the_sentence_says_what_it_leaves_open() {
    let clear = [
        "سنرد يوم الأحد 29 نوفمبر 2026 قبل الساعة 12",
        "نوافيكم بالقرار قريباً، أي قبل نهاية يوم الخميس",
        "نرد في أقرب وقت وبحد أقصى خلال ثلاثة أيام عمل",
        "أُحيل إلى الجهة المختصة، وهي إدارة التمويل",
        "المستندات المطلوبة للمعادلة: الشهادة وكشف الدرجات",
        "bring the necessary documents (identity card and licence)",
        "We will answer as soon as possible, and by Sunday at the latest",
        "It is with the competent authority, which is Eskan Bank",
        "renewed as soon as the test is uploaded",
    ];
    for text in clear {
        assert_eq!(vague::find(text), Vec::new(), "{text}");
    }
    // What comes before does not say it: a day of the past is no promise.
    assert_eq!(vague::find("وصلنا طلبكم يوم الأحد، وسنرد عليكم قريباً").len(), 1);
}

#[test]
fn a_vague_word_has_a_plain_alternative_whose_gap_is_to_be_filled() {
    for (text, plain) in [
        ("سنرد قريباً", "في موعد أقصاه [اليوم والتاريخ]"),
        ("حُوّل إلى القسم المعني", "[اسم الإدارة]"),
        ("We will reply shortly", "by [day and date]"),
    ] {
        let found = vague::find(text);
        assert_eq!(found[0].plain[0], plain);
        assert_eq!(vague::gaps(&text.replace(&text[found[0].range.clone()], plain)).len(), 1);
    }
    assert!(vague::gaps("انظروا [1] و[اليوم]").is_empty());
}

#[test]
fn blaming_phrases_are_found_with_a_better_one() {
    for example in [
        "التأخير ⟦بسببكم⟧",
        "⟦كان عليكم⟧ قراءة الشروط",
        "⟦هذه مشكلتكم⟧",
        "⟦سبق أن أخبرناكم⟧ بذلك",
        "⟦You failed to⟧ attach the form",
        "⟦As we already told you⟧, it is closed",
        "This is ⟦not our problem⟧",
    ] {
        let (text, ranges) = marked(example);
        let found = blame(&text);
        assert_eq!(found.iter().map(|blame| blame.range.clone()).collect::<Vec<_>>(), ranges, "{example}");
        assert!(!found[0].instead.is_empty());
    }
}

#[test]
fn putting_the_fault_on_colleagues_the_system_or_the_procedures_is_told_from_blaming_the_customer() {
    for example in [
        "نعتذر، ⟦الخطأ من زميلي⟧ في القسم",
        "⟦النظام هو السبب⟧ في ذلك",
        "تأخر طلبكم ⟦بسبب تعقيد الإجراءات⟧",
        "⟦هذا هو النظام⟧.",
        "⟦هذه هي التعليمات⟧ ولا نملك تغييرها",
        "It is ⟦my colleague's fault⟧",
        "⟦The system is to blame⟧ for the delay",
        "I am sorry, ⟦my hands are tied⟧",
    ] {
        let (text, ranges) = marked(example);
        let found = blame(&text);
        assert_eq!(found.iter().map(|blame| blame.range.clone()).collect::<Vec<_>>(), ranges, "{example}");
        assert!(found[0].is_of_others && !found[0].instead.is_empty(), "{example}");
    }
    assert!(!blame("هذا خطؤكم")[0].is_of_others);
    for plain in [
        "زميلي يتابع طلبكم",
        "يُحوَّل طلبكم إلى القسم المختص",
        "بسبب صيانة النظام يتأخر التسليم يوماً",
        "هذا هو النظام الجديد لحجز المواعيد.",
        "هذه هي التعليمات الخاصة بالتقديم.",
        "My colleague is looking into it.",
        "The system is down for maintenance on Friday.",
    ] {
        assert!(blame(plain).is_empty(), "{plain}");
    }
}

#[test]
fn a_sentence_of_more_than_thirty_five_words_is_long() {
    let sentence = |count: usize| format!("{}. وشكراً لكم.", vec!["كلمة"; count].join(" "));
    assert!(long_sentences(&sentence(LONGEST_SENTENCE)).is_empty());
    assert_eq!(long_sentences(&sentence(LONGEST_SENTENCE + 1))[0].1, LONGEST_SENTENCE + 1);
}

#[test]
fn an_entity_adds_words_of_its_own() {
    let own = [("الكاونتر".to_owned(), "المنضدة".to_owned())];
    assert_eq!(find_with("راجع الكاونتر", &own)[0].plain, ["المنضدة"]);
}

proptest! {
    #[test]
    fn any_text_is_searched_without_fault(text in any::<String>()) {
        for slang in find(&text) {
            prop_assert_eq!(&text[slang.range], &slang.word);
        }
        vague::find(&text);
        blame(&text);
        long_sentences(&text);
    }
}
