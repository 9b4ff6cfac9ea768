//! Long correspondence: a copied stranger reads nothing of it, and letters do not grow with each answer that quotes the last.

use post::Mail;

use crate::mail::ANSWER;
use crate::mail::with_fields;
use crate::world::on_each;

const HUDA: &str = "هدى أحمد <huda@example.com>";
const ROUNDS: usize = 30;

fn parsed(raw: &[u8]) -> Mail {
    Mail::parse(raw, &post::Limits::default()).mail
}

#[test]
fn a_stranger_in_the_copy_line_of_an_answer_becomes_no_reader() {
    on_each(|world| async move {
        let mona = world.mona().await;
        let opened = world.huda_asks().await;
        world.replies(&mona, &opened, ANSWER, &[]).await;
        let before = world.case(&mona, opened.case).await["customer"].clone();
        let (_, raw) = world.reply_of(&opened).await;
        let address = parsed(&raw).reply_to.first().expect("a signed address").address.clone();
        let copied = with_fields(HUDA, "رد", "أضيف زميلي إلى النسخة", "Cc: eve@elsewhere.example\r\n");
        assert_eq!(world.arrives_at(&address, copied).await.case, opened.case);
        assert_eq!(world.replies(&mona, &opened, "سيصدر الترخيص يوم الأحد.", &[]).await.status, 303);
        let (sent, raw) = world.reply_of(&opened).await;
        assert_eq!(sent.correspondent, "huda@example.com");
        assert!(!String::from_utf8_lossy(&raw).contains("eve@elsewhere.example"), "nothing goes to whoever was copied");
        assert_eq!(world.case(&mona, opened.case).await["customer"], before);
    });
}

#[test]
fn letters_do_not_grow_with_each_answer_that_quotes_the_last() {
    on_each(|world| async move {
        let mona = world.mona().await;
        let opened = world.huda_asks().await;
        let mut sizes = Vec::new();
        for round in 10..10 + ROUNDS {
            assert_eq!(world.replies(&mona, &opened, &format!("{ANSWER} رقم المتابعة {round}."), &[]).await.status, 303);
            let (_, raw) = world.reply_of(&opened).await;
            let sent = parsed(&raw);
            let address = sent.reply_to.first().expect("a signed address").address.clone();
            let quoted: String = sent.text.lines().map(|line| format!("> {line}\r\n")).collect();
            let answer = with_fields(HUDA, "رد", &format!("شكراً لكم، هذا ردي رقم {round}\r\n\r\n{quoted}"), "");
            assert_eq!(world.arrives_at(&address, answer).await.case, opened.case);
            sizes.push(raw.len());
        }
        let fifth = sizes[4];
        assert!(sizes[5..].iter().all(|size| size * 10 <= fifth * 11), "{sizes:?}");
    });
}
