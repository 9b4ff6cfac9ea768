//! What the employees of the invented government write again and again.

use canned::Canned;
use kernel::Bilingual;
use kernel::Result;
use store::Tx;

struct Given {
    shortcut: &'static str,
    title: (&'static str, &'static str),
    text: (&'static str, &'static str),
    /// In how many days it must be looked at again.
    review_in: i64,
}

const GIVEN: [Given; 6] = [
    Given {
        shortcut: "documents",
        title: ("طلب مستندات ناقصة", "Missing documents"),
        text: (
            "لاستكمال طلبكم رقم {reference} نرجو تزويدنا بنسخة واضحة من بطاقة الهوية وإيصال الرسوم، رداً على هذه الرسالة.\n\nيُستكمل الطلب خلال ثلاثة أيام عمل من وصولهما.",
            "To go on with your request {reference} we need a clear copy of your identity card and the receipt of the fee, in reply to this message.\n\nThe request is completed within three working days of their arrival.",
        ),
        review_in: 120,
    },
    Given {
        shortcut: "status",
        title: ("حالة الطلب", "Where a request stands"),
        text: (
            "طلبكم رقم {reference} قيد الدراسة، وسيصلكم الرد في موعد أقصاه {due}.\n\n{يمكنك|يمكنكِ|يمكنكم} متابعته في أي وقت برقم الطلب ورمز المتابعة.",
            "Your request {reference} is being looked into, and you will have an answer by {due} at the latest.\n\nYou can follow it at any time with the reference and the code.",
        ),
        review_in: 60,
    },
    Given {
        shortcut: "appointment",
        title: ("حجز موعد", "Booking an appointment"),
        text: (
            "{يمكنك|يمكنكِ|يمكنكم} حجز موعد لزيارة المركز من موقع {entity}، واختيار اليوم والساعة المناسبين. نرجو إحضار أصل بطاقة الهوية.",
            "You can book a visit to the centre on the site of the {entity} and choose the day and hour that suit you. Please bring your original identity card.",
        ),
        review_in: -4,
    },
    Given {
        shortcut: "apology",
        title: ("اعتذار عن خطأ", "Apology for a mistake of ours"),
        text: (
            "نعتذر عما حدث في طلبكم رقم {reference}. الخطأ منا، وقد صححناه، ولا يلزمكم أي إجراء.",
            "We apologise for what happened with your request {reference}. The mistake was ours, it has been corrected, and there is nothing you need to do.",
        ),
        review_in: 150,
    },
    Given {
        shortcut: "elsewhere",
        title: ("الموضوع لدى جهة أخرى", "Another entity is responsible"),
        text: (
            "موضوع رسالتكم من اختصاص جهة أخرى، وقد أحلناه إليها مع ما كتبتم، وستتواصل معكم مباشرة. رقم طلبكم {reference}.",
            "What you wrote about is the work of another entity. We have passed it on with your words, and they will contact you directly. Your reference is {reference}.",
        ),
        review_in: 90,
    },
    Given {
        shortcut: "respect",
        title: ("تذكير بالاحترام المتبادل", "A reminder of mutual respect"),
        text: (
            "يسعى موظفو {entity} إلى خدمتكم على أكمل وجه وباحترام، ونرجو أن {تبادلهم|تبادليهم|تبادلوهم} الاحترام نفسه كما ورد في ميثاق الخدمة. ويستمر العمل على طلبكم رقم {reference}.",
            "The staff of the {entity} serve you with respect and as well as they can. As the service charter says, they count on yours. Work on your request {reference} goes on.",
        ),
        review_in: 180,
    },
];

/// Writes them for the entity that the transaction is in.
pub fn write(tx: &mut Tx<'_>) -> Result<()> {
    let today = tx.now().to_zoned(ui::bahrain()).date();
    for given in GIVEN {
        let reply = Canned {
            id: tx.new_id(),
            shortcut: given.shortcut.into(),
            title: Bilingual::new(given.title.0, given.title.1),
            text: Bilingual::new(given.text.0, given.text.1),
            service: None,
            review_on: today.saturating_add(jiff::Span::new().days(given.review_in)),
            is_offered: true,
        };
        canned::save_canned(tx, &reply)?;
    }
    Ok(())
}
