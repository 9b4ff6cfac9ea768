//! Letters as they go out: read back, they say what was written, whatever was written.

use kernel::Lang;
use post::Address;
use post::Automatic;
use post::Draft;
use post::Enclosure;
use post::Fault;
use post::Limits;
use post::Machine;
use post::Mail;
use post::Quoted;
use proptest::prelude::*;

fn letter() -> Draft {
    Draft {
        lang: Lang::Ar,
        from: Address::parse("contact@entity.example").unwrap().named("مركز الاتصال، هيئة الخدمات"),
        reply_to: Address::parse("contact+abc@entity.example"),
        to: vec![Address::parse("mona@example.bh").unwrap().named("منى")],
        cc: Vec::new(),
        subject: "موعدكم RQ-2026-00012".into(),
        message_id: "reply-1@entity.example".into(),
        in_reply_to: Some("one@example.bh".into()),
        references: vec!["zero@example.bh".into(), "one@example.bh".into()],
        date: "2026-11-24T07:00:00Z".parse().unwrap(),
        automatic: None,
        text: "السلام عليكم،\n\nاتصلوا بالرقم +973 1700 0000.".into(),
        quoted: Some(Quoted { attribution: "في ٢٤ نوفمبر ٢٠٢٦ كتبت منى:".into(), text: "متى موعدي؟".into() }),
        files: Vec::new(),
    }
}

fn sent(draft: &Draft) -> Mail {
    let bytes = draft.to_bytes().unwrap();
    let parsed = Mail::parse(&bytes, &Limits::default());
    assert_eq!(parsed.faults, Vec::<Fault>::new(), "{}", String::from_utf8_lossy(&bytes));
    parsed.mail
}

#[test]
fn a_letter_read_back_says_what_was_written() {
    let draft = letter();
    let mail = sent(&draft);
    assert_eq!((mail.from.unwrap(), mail.to, mail.reply_to), (draft.from, draft.to, vec![draft.reply_to.unwrap()]));
    assert_eq!((mail.subject, mail.date.unwrap()), (draft.subject, draft.date));
    assert_eq!((mail.message_id, mail.in_reply_to), (Some(draft.message_id), vec!["one@example.bh".to_owned()]));
    assert_eq!(mail.references, draft.references);
    assert!(mail.text.contains("\u{2066}+973 1700 0000\u{2069}"), "{}", mail.text);
    assert!(mail.text.ends_with("> متى موعدي؟"));
    assert!(mail.html.unwrap().contains("<html lang=\"ar\" dir=\"rtl\">"));
    assert!(mail.automatic.is_personal());
}

#[test]
fn the_same_draft_gives_the_same_bytes() {
    assert_eq!(letter().to_bytes().unwrap(), letter().to_bytes().unwrap());
}

#[test]
fn a_machines_letter_says_so() {
    let mail = sent(&Draft { automatic: Some(Machine::Answers), ..letter() });
    assert_eq!(mail.automatic, Automatic::Reply);
    assert!(mail.asks_for_silence);
}

#[test]
fn files_arrive_as_they_were_under_their_names() {
    let bytes: Vec<u8> = (0..=255).cycle().take(10_000).collect();
    let file = Enclosure {
        name: "طلب تجديد جواز السفر رقم ١٢.pdf".into(), kind: "application/pdf".into(), bytes: bytes.clone()
    };
    let mail = sent(&Draft { files: vec![file.clone()], ..letter() });
    assert_eq!(mail.attachments.len(), 1);
    assert_eq!((mail.attachments[0].name.as_deref(), mail.attachments[0].declared.as_str()), (Some(file.name.as_str()), "application/pdf"));
    assert_eq!(mail.attachments[0].bytes, bytes);
    assert!(mail.text.starts_with("السلام"));
}

#[test]
fn a_letter_to_nobody_or_to_a_broken_address_is_refused() {
    assert!(Draft { to: Vec::new(), ..letter() }.to_bytes().is_err());
    let broken = Address { name: None, address: "a@b\r\nBcc: x@y".into() };
    assert!(Draft { to: vec![broken], ..letter() }.to_bytes().is_err());
    assert!(Draft { message_id: "a@b>\r\nBcc: x".into(), ..letter() }.to_bytes().is_err());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_written_adds_a_field_a_recipient_or_a_part(name in ".*", subject in "(.|\r\n|\n|\0|=\\?utf-8\\?B\\?|\r\nBcc: x@y\r\n){0,20}", text in "(.|\n|--texts-){0,50}", file in ".*", id in ".*") {
        let plain = letter();
        let wild = Draft {
            from: plain.from.clone().named(name.clone()),
            to: vec![Address::parse("mona@example.bh").unwrap().named(name)],
            subject,
            in_reply_to: Some(id.clone()),
            references: vec![id],
            text,
            files: vec![Enclosure { name: file.clone(), kind: file, bytes: b"x".to_vec() }],
            ..plain
        };
        let mail = Mail::parse(&wild.to_bytes().unwrap(), &Limits::default()).mail;
        prop_assert_eq!(mail.to.len(), 1);
        prop_assert_eq!(mail.to[0].address.as_str(), "mona@example.bh");
        prop_assert_eq!(&mail.from.as_ref().unwrap().address, &wild.from.address);
        prop_assert!(mail.headers().all(|(name, _)| name != "bcc"));
        prop_assert_eq!(mail.attachments.len(), 1);
        prop_assert!(mail.html.is_some());
        let raw = wild.to_bytes().unwrap();
        prop_assert!(raw.is_ascii() && !raw.contains(&0));
        prop_assert!(raw.split(|byte| *byte == b'\n').all(|line| line.is_empty() || line.ends_with(b"\r")), "only CR LF ends a line");
    }
}
