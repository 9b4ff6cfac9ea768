//! Short Arabic in eight bits, as it stands in the lines of a head: a name, a subject of two words.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use encoding_rs::Encoding;
use encoding_rs::ISO_8859_6;
use encoding_rs::WINDOWS_1256;
use post::Limits;
use post::Mail;

/// Personal names as people bear them, which have any letters: the first of each line.
const NAMES: &str = include_str!("../../../writing/data/names.tsv");

const SUBJECTS: &str = "رخصة بناء|هل من رد؟|نعم موافق|تم الدفع|شهادة حسن سيرة|نقل عداد|طلب سكن|منذ متى؟|غداً صباحاً|تجديد جواز|مها حسن|هند نصر|سعد نور|\
    معاملة نورة|رسوم|ماء وكهرباء|رخصة سياقة|بطاقة هوية|شهادة ميلاد|تأشيرة زيارة|سجل تجاري|دعم مالي|منحة دراسية|عقد زواج|إذن عمل|هدم منزل";

fn names() -> impl Iterator<Item = &'static str> {
    NAMES.lines().filter_map(|line| line.split('\t').next()).filter(|name| !name.is_empty())
}

/// A letter whose head has this name and this subject under a label; nothing where the set has not all their letters.
fn letter(label: &str, encoding: &'static Encoding, name: &str, subject: &str) -> Option<Vec<u8>> {
    let word = |text: &str| {
        let (bytes, _, has_lost) = encoding.encode(text);
        (!has_lost).then(|| format!("=?{label}?B?{}?=", STANDARD.encode(&bytes)))
    };
    let (name, subject) = (word(name)?, word(subject)?);
    Some(format!("From: {name} <someone@example.bh>\r\nSubject: {subject}\r\n\r\nText\r\n").into_bytes())
}

#[test]
fn the_name_and_the_subject_of_a_letter_are_read_as_their_right_label_says() {
    for (label, encoding) in [("windows-1256", WINDOWS_1256), ("iso-8859-6", ISO_8859_6)] {
        let (mut read, mut wrong) = (0, Vec::new());
        for (name, subject) in names().zip(SUBJECTS.split('|').cycle()) {
            let Some(raw) = letter(label, encoding, name, subject) else { continue };
            let mail = Mail::parse(&raw, &Limits::default()).mail;
            let said = mail.from.and_then(|from| from.name).unwrap_or_default();
            read += 1;
            wrong.extend((said != name).then(|| format!("{name}→{said}")));
            wrong.extend((mail.subject != subject).then(|| format!("{subject}→{}", mail.subject)));
        }
        assert!(read > 300 && wrong.is_empty(), "{label}: {} of {read}: {wrong:?}", wrong.len());
    }
}
