//! Mail goes through real servers: handed to Exim, kept in Dovecot, fetched again, and handed over to us.

use std::os::unix::fs::PermissionsExt;
use std::sync::Arc;
use std::sync::Mutex;
use std::time::Duration;

use kernel::Lang;
use kernel::Secret;
use kernel::refuse;
use peers::Dovecot;
use peers::Mta;
use peers::or_skip;
use post::Address;
use post::Afterwards;
use post::Cursor;
use post::Draft;
use post::Envelope;
use post::Handler;
use post::ImapAccount;
use post::Judgement;
use post::Limits;
use post::Login;
use post::Mail;
use post::Mailbox;
use post::Outcome;
use post::Protocol;
use post::Recipient;
use post::Report;
use post::Retried;
use post::Security;
use post::Sender;
use post::ServerLimits;
use post::ServerName;
use post::SmtpAccount;
use post::Verdict;
use tokio::io::AsyncReadExt;
use tokio::io::AsyncWriteExt;
use tokio::net::TcpListener;
use tokio::net::TcpStream;

pub const MONA: &str = "mona@example.bh";

fn smtp(mta: &Mta) -> SmtpAccount {
    SmtpAccount {
        host: "localhost".into(),
        port: mta.smtp,
        security: Security::StartTls,
        credentials: Some((Mta::USER.into(), Secret::new(Mta::PASSWORD.into()))),
        greeting: "daleel.entity.example".into(),
        trust: Some(mta.certificate.clone()),
        patience: Duration::from_secs(20),
    }
}

pub fn imap(dovecot: &Dovecot) -> ImapAccount {
    ImapAccount {
        host: "localhost".into(),
        port: dovecot.imaps,
        addresses: Vec::new(),
        security: Security::Tls,
        login: Login::Password(MONA.into(), Secret::new(Dovecot::PASSWORD.into())),
        mailbox: "INBOX".into(),
        afterwards: Afterwards::MarkRead,
        largest: 50 << 20,
        trust: Some(dovecot.certificate.clone()),
        patience: Duration::from_secs(20),
    }
}

fn letter() -> Draft {
    Draft {
        lang: Lang::Ar,
        from: Address::parse("contact@entity.example").unwrap().named("مركز الاتصال"),
        reply_to: None,
        to: vec![Address::parse(MONA).unwrap()],
        cc: Vec::new(),
        subject: "موعدكم".into(),
        message_id: "reply-1@entity.example".into(),
        in_reply_to: None,
        references: Vec::new(),
        date: "2026-11-24T07:00:00Z".parse().unwrap(),
        automatic: None,
        text: "السلام عليكم\n.\nمع التحية".into(),
        quoted: None,
        files: Vec::new(),
    }
}

/// Puts messages into a mailbox by LMTP.
pub async fn put(dovecot: &Dovecot, messages: &[&str]) {
    let mut stream = TcpStream::connect(("127.0.0.1", dovecot.lmtp)).await.unwrap();
    let mut said = "LHLO test.example\r\n".to_owned();
    for message in messages {
        said += &format!("MAIL FROM:<a@b.example>\r\nRCPT TO:<{MONA}>\r\nDATA\r\n{message}\r\n.\r\n");
    }
    stream.write_all((said + "QUIT\r\n").as_bytes()).await.unwrap();
    let mut answers = String::new();
    stream.read_to_string(&mut answers).await.unwrap();
    assert!(answers.matches("Saved").count() == messages.len(), "{answers}");
}

/// Fetches all that is new and gives the subjects.
pub async fn subjects(mailbox: &mut Mailbox, since: Option<Cursor>) -> (Vec<String>, Option<Cursor>) {
    let (subjects, report) = fetched(mailbox, since).await;
    assert!(report.trouble.is_none() && report.skipped.is_empty(), "{report:?}");
    (subjects, report.cursor)
}

/// Fetches what is new; the subjects, and what became of the rest.
pub async fn fetched(mailbox: &mut Mailbox, since: Option<Cursor>) -> (Vec<String>, Report) {
    let found = Mutex::new(Vec::new());
    let report = mailbox
        .fetch_new(since, |fetched| {
            found.lock().unwrap().push(Mail::parse(&fetched.raw, &Limits::default()).mail.subject);
            async { Ok(()) }
        })
        .await;
    (found.into_inner().unwrap(), report)
}

#[tokio::test]
async fn a_letter_sent_through_a_mail_server_arrives_in_a_mailbox_as_it_was_written() {
    let Some(dovecot) = or_skip(Dovecot::start()) else { return };
    let Some(mta) = or_skip(Mta::start(dovecot.lmtp)) else { return };
    let mut mailbox = Mailbox::open(imap(&dovecot)).await.unwrap();
    let bytes = letter().to_bytes().unwrap();
    let outcome = Sender::new(&smtp(&mta)).unwrap().send(Some("contact@entity.example"), &[MONA], &bytes).await;
    assert!(matches!(outcome, Outcome::Sent { .. }), "{outcome:?}");
    let raw = Mutex::new(Vec::new());
    while raw.lock().unwrap().is_empty() {
        mailbox.wait(Duration::from_secs(5)).await.unwrap();
        let report = mailbox
            .fetch_new(None, |fetched| {
                *raw.lock().unwrap() = fetched.raw;
                async { Ok(()) }
            })
            .await;
        assert!(report.trouble.is_none(), "{report:?}");
    }
    let mail = Mail::parse(&raw.into_inner().unwrap(), &Limits::default()).mail;
    assert_eq!((mail.subject.as_str(), mail.message_id.as_deref()), ("موعدكم", Some("reply-1@entity.example")));
    assert_eq!(mail.from.unwrap().name.as_deref(), Some("مركز الاتصال"));
    assert_eq!(mail.text, "السلام عليكم\n.\nمع التحية");
}

#[tokio::test]
async fn what_came_of_sending_is_told_apart() {
    let Some(mta) = or_skip(Mta::start(1)) else { return };
    let account = smtp(&mta);
    let sender = Sender::new(&account).unwrap();
    let bytes = letter().to_bytes().unwrap();
    let never = sender.send(None, &["nobody@example.bh"], &bytes).await;
    assert!(matches!(&never, Outcome::Never { code: Some(550), text } if text.contains("No such user")), "{never:?}");
    let later = sender.send(None, &["later@example.bh"], &bytes).await;
    assert!(matches!(later, Outcome::Later { code: Some(451), .. }), "{later:?}");
    let large = sender.send(None, &[MONA], &"x\r\n".repeat(600_000).into_bytes()).await;
    assert!(matches!(large, Outcome::Never { code: Some(552), .. }), "{large:?}");
    let broken = sender.send(None, &["a@b\r\nRCPT TO:<x@y>"], &bytes).await;
    assert!(matches!(broken, Outcome::Never { code: None, .. }), "{broken:?}");
    let wrong = SmtpAccount { credentials: Some(("daleel".into(), Secret::new("wrong".into()))), ..account.clone() };
    let refused = Sender::new(&wrong).unwrap().send(None, &[MONA], &bytes).await;
    assert!(matches!(refused, Outcome::Later { code: Some(535), .. }), "a wrong password is no fault of the message: {refused:?}");
    let distrust = SmtpAccount { trust: None, ..account.clone() };
    let unknown = Sender::new(&distrust).unwrap().send(None, &[MONA], &bytes).await;
    assert!(matches!(unknown, Outcome::Later { code: None, .. }), "{unknown:?}");
    drop(mta);
    let gone = Sender::new(&account).unwrap().send(None, &[MONA], &bytes).await;
    assert!(matches!(gone, Outcome::Later { code: None, .. }), "{gone:?}");
}

#[tokio::test]
async fn a_real_mail_server_hands_over_again_until_the_message_is_kept_and_then_no_more() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let Some(mta) = or_skip(Mta::start(listener.local_addr().unwrap().port())) else { return };
    let offered: Arc<Mutex<Vec<Envelope>>> = Arc::default();
    let (kept, mut news) = tokio::sync::mpsc::unbounded_channel();
    let keep = move |envelope: Envelope| {
        let mut offered = offered.lock().unwrap();
        offered.push(envelope.clone());
        let first = offered.len() == 1;
        let kept = kept.clone();
        async move {
            if first {
                return Verdict::TryAgain("the disk is full".into());
            }
            kept.send(envelope).unwrap();
            Verdict::Accepted("m1".into())
        }
    };
    let handler = Handler::new(|_| async { Judgement::Known(7) }, keep);
    let name = ServerName { host: "daleel.entity.example".into(), tls: None };
    tokio::spawn(post::serve(listener, Protocol::Lmtp, name, handler, ServerLimits::default(), std::future::pending()));
    let outcome = Sender::new(&smtp(&mta)).unwrap().send(Some("ali@example.bh"), &[MONA], &letter().to_bytes().unwrap()).await;
    assert!(matches!(outcome, Outcome::Sent { .. }), "{outcome:?}");
    let envelope = news.recv().await.unwrap();
    let mona = Recipient { address: MONA.into(), whose: 7 };
    assert_eq!((envelope.sender.as_deref(), envelope.recipients.as_slice()), (Some("ali@example.bh"), &[mona][..]));
    assert_eq!(Mail::parse(&envelope.raw, &Limits::default()).mail.text, "السلام عليكم\n.\nمع التحية");
    let again = tokio::time::timeout(Duration::from_secs(3), news.recv()).await;
    assert!(again.is_err(), "a message that was confirmed is not handed over again");
}

#[tokio::test]
async fn a_message_that_could_not_be_kept_comes_again_and_stays_unread() {
    let Some(dovecot) = or_skip(Dovecot::start()) else { return };
    put(&dovecot, &["Subject: one\r\n\r\nx", "Subject: two\r\n\r\nx"]).await;
    let mut mailbox = Mailbox::open(imap(&dovecot)).await.unwrap();
    let report = mailbox.fetch_new(None, |_| async { Err(refuse("disk-full").into()) }).await;
    assert!(report.trouble.is_some() && report.kept == 0);
    let (found, cursor) = subjects(&mut mailbox, report.cursor).await;
    assert_eq!(found, ["one", "two"]);
    put(&dovecot, &["Subject: three\r\n\r\nx"]).await;
    mailbox.wait(Duration::from_secs(5)).await.unwrap();
    assert_eq!(subjects(&mut mailbox, cursor).await.0, ["three"]);
    mailbox.close().await;
}

#[tokio::test]
async fn a_mailbox_that_was_numbered_anew_is_fetched_from_the_start() {
    let Some(dovecot) = or_skip(Dovecot::start()) else { return };
    put(&dovecot, &["Subject: one\r\n\r\nx"]).await;
    let mut mailbox = Mailbox::open(imap(&dovecot)).await.unwrap();
    let (_, cursor) = subjects(&mut mailbox, None).await;
    assert!(subjects(&mut mailbox, cursor).await.0.is_empty());
    let old = Cursor { validity: cursor.unwrap().validity - 1, uid: 900 };
    let report = mailbox.fetch_new(Some(old), |_| async { Ok(()) }).await;
    assert!(report.renumbered && report.kept == 1 && report.cursor == cursor, "{report:?}");
}

#[tokio::test]
async fn a_huge_message_comes_cut_and_a_kept_one_is_moved_away() {
    let Some(dovecot) = or_skip(Dovecot::start()) else { return };
    put(&dovecot, &["Subject: small\r\n\r\nx", &format!("Subject: huge\r\n\r\n{}", "x\r\n".repeat(50_000))]).await;
    let account = ImapAccount {
        largest: 10_000,
        afterwards: Afterwards::MoveTo("Archive".into()),
        security: Security::StartTls,
        port: dovecot.imap,
        ..imap(&dovecot)
    };
    let mut mailbox = Mailbox::open(account.clone()).await.unwrap();
    let sizes = Mutex::new(Vec::new());
    let report = mailbox
        .fetch_new(None, |fetched| {
            sizes.lock().unwrap().push((fetched.raw.len(), fetched.size));
            async { Ok(()) }
        })
        .await;
    assert_eq!(report.kept, 2, "{report:?}");
    let sizes = sizes.into_inner().unwrap();
    assert!(sizes[0].0 == sizes[0].1 as usize && sizes[1].0 == 10_000 && sizes[1].1 > 150_000, "{sizes:?}");
    assert!(subjects(&mut mailbox, None).await.0.is_empty(), "the inbox is empty now");
    let mut archive = Mailbox::open(ImapAccount { mailbox: "Archive".into(), afterwards: Afterwards::Leave, ..account }).await.unwrap();
    assert_eq!(subjects(&mut archive, None).await.0, ["small", "huge"]);
}

#[tokio::test]
async fn a_message_that_the_server_cannot_give_does_not_hold_up_the_next() {
    let Some(dovecot) = or_skip(Dovecot::start()) else { return };
    put(&dovecot, &["Subject: one\r\n\r\nx", "Subject: two\r\n\r\nx", "Subject: three\r\n\r\nx"]).await;
    let folder = dovecot.mail_folder(MONA).join("new");
    let poison =
        std::fs::read_dir(&folder).unwrap().flatten().find(|file| std::fs::read_to_string(file.path()).unwrap().contains("two")).unwrap();
    std::fs::set_permissions(poison.path(), std::fs::Permissions::from_mode(0o000)).unwrap();
    let mut mailbox = Mailbox::open(imap(&dovecot)).await.unwrap();
    let found = Mutex::new(Vec::new());
    let report = mailbox
        .fetch_new(None, |fetched| {
            found.lock().unwrap().push(Mail::parse(&fetched.raw, &Limits::default()).mail.subject);
            async { Ok(()) }
        })
        .await;
    assert!(report.trouble.is_none(), "{report:?}");
    assert_eq!(found.into_inner().unwrap(), ["one", "three"]);
    assert_eq!((report.skipped.len(), report.skipped[0].uid, report.cursor.unwrap().uid), (1, 2, 3));
    let asked = mailbox.fetch_again(2, |_| async { Ok(()) }).await.unwrap();
    assert!(matches!(asked, Retried::Refused(_)), "{asked:?}");
    let cured = std::fs::read_dir(folder.with_file_name("cur")).unwrap().chain(std::fs::read_dir(&folder).unwrap()).flatten();
    cured.for_each(|file| std::fs::set_permissions(file.path(), std::fs::Permissions::from_mode(0o600)).unwrap());
    let asked = mailbox.fetch_again(2, |_| async { Ok(()) }).await.unwrap();
    assert_eq!(asked, Retried::Kept, "it is not lost: it comes once it can");
}

#[tokio::test]
async fn a_wrong_password_and_an_unknown_certificate_open_nothing() {
    let Some(dovecot) = or_skip(Dovecot::start()) else { return };
    let wrong = ImapAccount { login: Login::Password(MONA.into(), Secret::new("wrong".into())), ..imap(&dovecot) };
    assert!(Mailbox::open(wrong).await.is_err());
    assert!(Mailbox::open(ImapAccount { trust: None, ..imap(&dovecot) }).await.is_err());
}
