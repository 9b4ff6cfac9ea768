//! Reports about replies: what became of each stands on it, in words; an address that takes nothing is marked; and nobody answers a report.

use crate::mail::ANSWER;
use crate::mail::Opened;
use crate::mail::QUESTION;
use crate::mail::letter;
use crate::people::Person;
use crate::world::CONTACT;
use crate::world::World;
use crate::world::on_each;

/// A standard report about a reply, with what stands in its status part.
pub fn report(message_id: &str, status: &str) -> String {
    format!(
        "Return-Path: <>\r\nFrom: Mail Delivery System <mailer-daemon@mx.example>\r\nTo: {CONTACT}\r\nSubject: Delivery Status Notification\r\nMIME-Version: 1.0\r\nContent-Type: multipart/report; report-type=delivery-status; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nA report. {status}\r\n--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.example\r\n\r\n{status}\r\n\r\n--b\r\nContent-Type: text/rfc822-headers\r\n\r\nMessage-ID: <{message_id}>\r\nSubject: x\r\n\r\n--b--\r\n"
    )
}

pub fn about(action: &str, status: &str, said: &str) -> String {
    format!("Final-Recipient: rfc822; huda@example.com\r\nAction: {action}\r\nStatus: {status}\r\nDiagnostic-Code: smtp; {said}")
}

/// Huda asks, Mona answers; the id of the reply.
async fn answered(world: &World, mona: &Person) -> (Opened, String) {
    let opened = world.huda_asks().await;
    assert_eq!(world.replies(mona, &opened, ANSWER, &[]).await.status, 303);
    // As if the mail server had taken it.
    let (sent, _) = world.reply_of(&opened).await;
    (opened, sent.message_id)
}

/// What stands beneath the reply in both languages.
async fn fate(world: &World, mona: &Person, opened: &Opened) -> (String, String) {
    let arabic = world.get(mona, &opened.path).await.texts(".msg__fate").concat();
    let english = world.get(mona, &opened.path.replace("/ar/", "/en/")).await.texts(".msg__fate").concat();
    (arabic, english)
}

#[test]
fn what_did_not_arrive_says_why_and_what_to_do_in_both_languages() {
    on_each(|world| async move {
        let mona = world.mona().await;
        let (opened, id) = answered(&world, &mona).await;
        let late = report(&id, &about("delayed", "4.4.1", "no answer from mx.example.com"));
        assert_eq!(world.arrives_at(CONTACT, late).await.case, opened.case);
        let (arabic, english) = fate(&world, &mona, &opened).await;
        assert!(arabic.contains("ويواصل خادم البريد المحاولة") && english.contains("keeps trying"), "{arabic} {english}");
        assert!(!world.get(&mona, "/ar/desk/notices").await.says("لم يصل ردك إلى العميل"), "it may still arrive");
        let full = report(&id, &about("failed", "5.2.2", "552 5.2.2 mailbox full"));
        world.arrives_at(CONTACT, full).await;
        let (arabic, english) = fate(&world, &mona, &opened).await;
        assert!(arabic.contains("صندوق بريد العميل ممتلئ") && english.contains("mailbox is full"), "{arabic} {english}");
        assert!(world.get(&mona, "/ar/desk/notices").await.says("لم يصل ردك إلى العميل"));
        let panel = world.get(&mona, &format!("{}?tab=customer", opened.path)).await;
        assert!(!panel.says("لا يصل البريد إلى هذا العنوان"), "a full mailbox is emptied again");
        assert_eq!(world.automatic_letters().await, 1, "nobody answers a report");
    });
}

#[test]
fn an_address_that_is_none_is_marked_until_its_customer_writes_again() {
    on_each(|world| async move {
        let mona = world.mona().await;
        let (opened, id) = answered(&world, &mona).await;
        world.arrives_at(CONTACT, report(&id, &about("failed", "5.1.1", "550 5.1.1 no such user"))).await;
        let (arabic, english) = fate(&world, &mona, &opened).await;
        assert!(arabic.contains("هذا العنوان غير موجود") && english.contains("this address does not exist"), "{arabic} {english}");
        let panel = format!("{}?tab=customer", opened.path);
        assert!(world.get(&mona, &panel).await.says("لا يصل البريد إلى هذا العنوان"));
        let again = world.arrives_at(CONTACT, letter("هدى أحمد <huda@example.com>", "سؤال آخر", QUESTION)).await;
        assert!(
            !world.get(&mona, &format!("{}?tab=customer", again.path)).await.says("لا يصل البريد إلى هذا العنوان"),
            "she is there again"
        );
        assert!(!world.get(&mona, &panel).await.says("لا يصل البريد إلى هذا العنوان"));
    });
}

#[test]
fn a_report_about_others_or_of_mail_that_went_on_changes_nothing() {
    on_each(|world| async move {
        let mona = world.mona().await;
        let (opened, id) = answered(&world, &mona).await;
        let several = format!(
            "Final-Recipient: rfc822; other@example.com\r\nAction: failed\r\nStatus: 5.1.1\r\n\r\n{}",
            about("relayed", "2.0.0", "250 ok")
        );
        for harmless in [several, about("expanded", "2.0.0", "250 ok"), about("delivered", "2.0.0", "250 ok")] {
            assert_eq!(world.arrives_at(CONTACT, report(&id, &harmless)).await.case, opened.case);
            assert_ne!(world.reply_of(&opened).await.0.state, "failed", "{harmless}");
        }
        let read = report(&id, "Disposition: manual-action/MDN-sent-manually; displayed")
            .replace("report-type=delivery-status", "report-type=disposition-notification")
            .replace("message/delivery-status", "message/disposition-notification");
        world.takes(CONTACT, read).await;
        assert_ne!(world.reply_of(&opened).await.0.state, "failed", "a receipt is good news");
    });
}

#[test]
fn reports_in_prose_of_qmail_and_exchange_reach_their_reply() {
    on_each(|world| async move {
        let mona = world.mona().await;
        let (opened, id) = answered(&world, &mona).await;
        let qmail = format!(
            "Return-Path: <>\r\nFrom: MAILER-DAEMON@mx.example\r\nTo: {CONTACT}\r\nSubject: failure notice\r\n\r\nHi. This is the qmail-send program at mx.example.\r\n\r\n<huda@example.com>:\r\nSorry, no mailbox here by that name. (#5.1.1)\r\n\r\n--- Below this line is a copy of the message.\r\n\r\nMessage-ID: <{id}>\r\n\r\ntext\r\n"
        );
        assert_eq!(world.arrives_at(CONTACT, qmail).await.case, opened.case);
        assert!(fate(&world, &mona, &opened).await.0.contains("هذا العنوان غير موجود"));
        let (second, id) = {
            let opened = world.arrives_at(CONTACT, letter("علي <ali@example.com>", "سؤال عن الرسوم", QUESTION)).await;
            assert_eq!(world.replies(&mona, &opened, ANSWER, &[]).await.status, 303);
            let id = world.reply_of(&opened).await.0.message_id;
            (opened, id)
        };
        // Without a copy: only the answer's own field names what it is about.
        let exchange = format!(
            "Return-Path: <>\r\nFrom: MicrosoftExchange329e71ec88ae4615bbc36ab6ce41109e@x.example\r\nTo: {CONTACT}\r\nSubject: Undeliverable: x\r\nIn-Reply-To: <{id}>\r\n\r\nDelivery has failed to these recipients or groups:\r\n\r\nAli (ali@example.com)\r\nYour message was refused.\r\n\r\n#550 5.7.1 TRANSPORT.RULES.RejectMessage\r\n"
        );
        assert_eq!(world.arrives_at(CONTACT, exchange).await.case, second.case);
        assert!(fate(&world, &mona, &second).await.1.contains("refuses our mail"));
        let stranger = report("not-ours@elsewhere.example", &about("failed", "5.1.1", "550 no such user"));
        assert_ne!(world.arrives_at(CONTACT, stranger).await.case, opened.case, "a report about nothing of ours stands for itself");
    });
}

#[test]
fn a_server_that_does_not_want_the_sender_says_nothing_about_the_address_of_the_customer() {
    on_each(|world| async move {
        let mona = world.mona().await;
        let (opened, id) = answered(&world, &mona).await;
        let said = format!("550 5.1.0 <{CONTACT}>: Sender address rejected: User unknown in virtual mailbox table");
        world.arrives_at(CONTACT, report(&id, &about("failed", "5.1.0", &said))).await;
        let (arabic, _) = fate(&world, &mona, &opened).await;
        assert!(!arabic.is_empty() && !arabic.contains("هذا العنوان غير موجود"), "{arabic}");
        let panel = world.get(&mona, &format!("{}?tab=customer", opened.path)).await;
        assert!(!panel.says("لا يصل البريد إلى هذا العنوان"), "{}", panel.text);
    });
}

#[test]
fn of_eight_hundred_real_reports_of_many_servers_none_is_answered() {
    on_each(|world| async move {
        let packed = std::io::Cursor::new(include_bytes!("../../../post/tests/bounces/set-of-emails.zip"));
        let mut archive = zip::ZipArchive::new(packed).unwrap();
        let mut taken = 0;
        for place in 0..archive.len() {
            let mut raw = Vec::new();
            let mut file = archive.by_index(place).unwrap();
            // Some of them people wrote, who pass on a report that they got.
            let by_people = ["lhost-sendmail-14.eml", "make-test-36.eml"];
            if file.name().starts_with("not/") || by_people.iter().any(|name| file.name().ends_with(name)) {
                continue;
            }
            std::io::Read::read_to_end(&mut file, &mut raw).unwrap();
            drop(file);
            let kept = email::receive(&world.app, CONTACT, raw).await.unwrap();
            taken += usize::from(matches!(kept, email::Taken::Kept(..)));
        }
        assert!(taken > 700, "the rest has the same bytes as another: {taken}");
        assert_eq!(world.automatic_letters().await, 0);
    });
}

#[test]
fn who_is_told_that_a_letter_did_not_arrive_is_told_which_one_it_was() {
    on_each(|world| async move {
        let mona = world.mona().await;
        let opened = world.huda_asks().await;
        let version = world.case(&mona, opened.case).await["version"].to_string();
        let word = [
            ("subject", "حالة رخصة البناء"),
            ("what", "نراجع ملفكم لدى قسم الرخص"),
            ("date", "25/11/2026"),
            ("time", "12:00"),
            ("version", &version),
        ];
        assert_eq!(world.post(&mona, &format!("{}/interim/check", opened.path), &word).await.status, 303);
        let id = world.reply_of(&opened).await.0.message_id;
        world.arrives_at(CONTACT, report(&id, &about("failed", "5.2.2", "552 5.2.2 mailbox full"))).await;
        let told = world.get(&mona, "/ar/desk/notices").await;
        assert!(told.says("لم تصل إلى العميل رسالة عن سير طلبك") && !told.says("لم يصل ردك"), "{}", told.text);
        assert_eq!(world.replies(&mona, &opened, ANSWER, &[]).await.status, 303);
        let id = world.reply_of(&opened).await.0.message_id;
        let salem = world.salem().await;
        let version = world.case(&salem, opened.case).await["version"].to_string();
        let taken = world.post(&salem, &format!("{}/owner", opened.path), &[("seen", &version), ("reason", "تغطية")]).await;
        assert_eq!(taken.status, 303, "{}", taken.text);
        world.arrives_at(CONTACT, report(&id, &about("failed", "5.2.2", "552 5.2.2 mailbox full"))).await;
        let told = world.get(&salem, "/ar/desk/notices").await;
        assert!(told.says("لم يصل إلى العميل رد كتبه زميل في طلبك") && !told.says("لم يصل ردك"), "he wrote none: {}", told.text);
    });
}
