//! Sheets as a centre would print them.

use kernel::Lang;
use print::Badge;
use print::Both;
use print::Channel;
use print::Fact;
use print::Paper;
use print::Plate;
use print::Poster;
use print::Section;
use print::Sheet;
use print::Text;
use print::Ticket;
use print::Value;

/// A ticket for renewing an identity card.
pub fn ticket() -> Ticket {
    Ticket {
        centre: Both::new("مركز خدمة العملاء · فرع المحرق", "Customer Service Centre · Muharraq"),
        number: "A 042".into(),
        service: Both::new("تجديد بطاقة الهوية", "ID card renewal"),
        facts: vec![
            Fact { label: Both::new("قبلكم", "Ahead"), value: Value::Figures("4".into()) },
            Fact {
                label: Both::new("الانتظار المتوقع", "Expected wait"),
                value: Value::Words(Both::new("من 9 إلى 16 دقيقة", "9 to 16 min")),
            },
            Fact { label: Both::new("الوقت", "Issued"), value: Value::Figures("24/11/2026 10:06".into()) },
        ],
        follow: "https://daleel.example.bh/ar/queue/7hq2mzk4c9".into(),
        code: Some("7HQ2-MZK4".into()),
        scan: Both::new("امسحوا الرمز لمتابعة دوركم على هاتفكم.", "Scan to follow your turn on your phone."),
        prepare: Some(Both::new("جهّزوا: البطاقة الحالية، إيصال الطلب A-2026/118.", "Please have ready: current card, receipt A-2026/118.")),
    }
}

/// A plate for counter 4.
pub fn plate() -> Plate {
    Plate {
        name: Both::new("نورة بنت عبدالرحمن الدوسري", "Noora Abdulrahman Al Doseri"),
        title: Both::new("أخصائية خدمة عملاء أولى", "Senior Customer Service Specialist"),
        counter: Both::new("شبّاك", "Counter"),
        number: "4".into(),
    }
}

/// The badge of the same person.
pub fn badge() -> Badge {
    let Plate { name, title, .. } = plate();
    Badge {
        entity: Both::new("هيئة المعلومات والحكومة الإلكترونية", "Information & eGovernment Authority"), name, title
    }
}

/// A poster in three languages.
pub fn poster() -> Poster {
    let section = |tag: &str, heading: &str, paragraphs: &[&str]| Section {
        heading: Text::tagged(tag, heading),
        paragraphs: paragraphs.iter().map(|words| Text::tagged(tag, *words)).collect(),
    };
    Poster {
        entity: Both::new("هيئة المعلومات والحكومة الإلكترونية", "Information & eGovernment Authority"),
        sections: vec![
            section(
                "ar",
                "رأيكم يهمّنا",
                &[
                    "إن لم تكن الخدمة كما تتوقعون فأخبرونا. نردّ على كل شكوى خلال 3 أيام عمل، ويصلكم رقم مرجعي مثل C-2026/0417 لمتابعتها.",
                    "لكم أيضاً أن تطلبوا مقابلة مدير المركز من أي موظف.",
                ],
            ),
            section(
                "en",
                "Tell us how we did",
                &[
                    "If our service was not what you expected, let us know. We answer each complaint within 3 working days, and you get a reference such as C-2026/0417 to follow it. You may also ask any employee for a meeting with the centre manager.",
                ],
            ),
            section("ur", "اپنی رائے دیں", &["اگر آپ کو خدمت سے شکایت ہے تو ہمیں بتائیں۔ ہم 3 کاروباری دنوں میں جواب دیں گے۔"]),
            section(
                "tl",
                "Sabihin sa amin",
                &["Kung may reklamo kayo sa aming serbisyo, ipaalam sa amin. Sasagot kami sa loob ng 3 araw ng trabaho."],
            ),
        ],
        channels: vec![
            Channel {
                name: Both::new("نموذج الشكوى", "Complaint form"),
                shown: "daleel.example.bh/complaints".into(),
                code: Some("https://daleel.example.bh/ar/complaints/new".into()),
            },
            Channel {
                name: Both::new("تواصل", "Tawasul"),
                shown: "tawasul.example.bh".into(),
                code: Some("https://tawasul.example.bh/".into()),
            },
            Channel { name: Both::new("الهاتف", "Telephone"), shown: "+973 8000 8001".into(), code: Some("tel:+97380008001".into()) },
        ],
    }
}

/// Every ready sheet in both orders, with a name.
pub fn all() -> Vec<(String, Sheet)> {
    let of = |first: Lang| {
        [
            ("ticket", print::ticket(&ticket(), first).unwrap()),
            ("ticket-a4", print::ticket(&ticket(), first).unwrap().on(Paper::A4)),
            ("plate", print::plate(&plate(), first)),
            ("badge", print::badge(&badge(), first)),
            ("poster", print::poster(&poster(), Paper::A4, first).unwrap()),
            ("poster-a3", print::poster(&poster(), Paper::A3, first).unwrap()),
            ("poster-lying", print::poster(&poster(), Paper::A4.turned(), first).unwrap()),
        ]
        .map(|(name, sheet)| (format!("{name}-{}", first.code()), sheet))
    };
    Lang::ALL.into_iter().flat_map(of).collect()
}
