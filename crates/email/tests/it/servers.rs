//! The whole path over real servers: fetched by IMAP from Dovecot, answered, sent over SMTP through Exim, and answered again.

use std::time::Duration;

use kernel::Role;
use kernel::Secret;
use peers::Dovecot;
use peers::Mta;
use peers::or_skip;
use post::Afterwards;
use post::ImapAccount;
use post::Login;
use post::Mail;
use post::Security;
use post::Sender;
use post::SmtpAccount;
use tokio::io::AsyncReadExt;
use tokio::io::AsyncWriteExt;
use tokio::net::TcpStream;

use crate::mail::ANSWER;
use crate::mail::Opened;
use crate::mail::QUESTION;
use crate::mail::letter;
use crate::mail::with_fields;
use crate::people::Person;
use crate::world::Answer;
use crate::world::CONTACT;
use crate::world::WORKS;
use crate::world::World;
use crate::world::on_each_with;

const HUDA: &str = "huda@example.com";

/// Somebody's mailbox at Dovecot.
fn mailbox(dovecot: &Dovecot, user: &str) -> ImapAccount {
    ImapAccount {
        host: "127.0.0.1".into(),
        port: dovecot.imap,
        addresses: Vec::new(),
        security: Security::None,
        login: Login::Password(user.into(), Secret::new(Dovecot::PASSWORD.into())),
        mailbox: "INBOX".into(),
        afterwards: Afterwards::MarkRead,
        largest: 1 << 24,
        trust: None,
        patience: Duration::from_secs(20),
    }
}

/// Waits for the newest message of a mailbox that has at least so many.
async fn newest(dovecot: &Dovecot, user: &str, count: usize) -> Vec<u8> {
    let mut open = post::Mailbox::open(mailbox(dovecot, user)).await.unwrap();
    let all = std::sync::Mutex::new(Vec::new());
    let mut cursor = None;
    for _ in 0..20 {
        let report = open.fetch_new(cursor, |fetched| {
            std::future::ready({
                all.lock().unwrap().push(fetched.raw);
                Ok(())
            })
        });
        cursor = report.await.cursor;
        if all.lock().unwrap().len() >= count {
            break;
        }
        open.wait(Duration::from_secs(5)).await.unwrap();
    }
    open.close().await;
    all.into_inner().unwrap().pop().expect("a message arrived")
}

/// A person outside hands a message to the mail server.
async fn send(mta: &Mta, from: &str, to: &str, raw: String) {
    let account = SmtpAccount {
        host: "127.0.0.1".into(),
        port: mta.smtp,
        security: Security::None,
        credentials: None,
        greeting: "client.example".into(),
        trust: None,
        patience: Duration::from_secs(20),
    };
    let outcome = Sender::new(&account).unwrap().send(Some(from), &[to], raw.as_bytes()).await;
    assert!(matches!(outcome, post::Outcome::Sent { .. }), "{outcome:?}");
}

/// Lays a message into the mailbox.
pub async fn put(dovecot: &Dovecot, user: &str, raw: &str) {
    let mut stream = TcpStream::connect(("127.0.0.1", dovecot.lmtp)).await.unwrap();
    let said = format!("LHLO test.example\r\nMAIL FROM:<{HUDA}>\r\nRCPT TO:<{user}>\r\nDATA\r\n{raw}\r\n.\r\nQUIT\r\n");
    stream.write_all(said.as_bytes()).await.unwrap();
    let mut answers = String::new();
    stream.read_to_string(&mut answers).await.unwrap();
    assert!(answers.contains("Saved"), "{answers}");
}

/// Fetches until so many messages have come in; the servers between need their moments.
async fn fetched(world: &World, dovecot: &Dovecot, count: usize) {
    newest(dovecot, CONTACT, count).await;
    email::fetch(&world.app).await.unwrap();
}

/// The operator allows fetching from this machine.
pub fn inside_is_allowed() -> [(String, String); 1] {
    [("mail.inside_hosts".into(), "127.0.0.1".into())]
}

/// An administrator says from which server, and as whom, the mail of the entity's mailbox is fetched.
pub(crate) async fn names_source(
    world: &World,
    administrator: &Person,
    (host, port): (&str, u16),
    (user, password): (&str, &str),
) -> Answer {
    let (_, boxes) = world.program(administrator, "GET", "/api/v1/mailboxes", None).await;
    let mailbox = boxes["items"][0]["id"].as_str().expect("a mailbox");
    names_source_of(world, administrator, mailbox, (host, port), (user, password)).await
}

/// The same of one of its mailboxes.
pub(crate) async fn names_source_of(
    world: &World,
    administrator: &Person,
    mailbox: &str,
    (host, port): (&str, u16),
    (user, password): (&str, &str),
) -> Answer {
    let path = format!("/en/desk/mailboxes/{mailbox}/source");
    let port = port.to_string();
    let fields = [
        ("host", host),
        ("port", port.as_str()),
        ("security", "none"),
        ("user", user),
        ("password", password),
        ("folder", "INBOX"),
        ("afterwards", "seen"),
    ];
    world.post(administrator, &path, &fields).await
}

/// Where the entity's mail lies is set on its page.
async fn is_fetched_from(world: &World, dovecot: &Dovecot) {
    is_fetched_as(world, dovecot, CONTACT).await;
}

/// The same from the mailbox of a user there.
async fn is_fetched_as(world: &World, dovecot: &Dovecot, user: &str) {
    let administrator = world.person(WORKS, ("يوسف", "Yusuf"), Role::EntityAdministrator).await;
    let answer = names_source(world, &administrator, ("127.0.0.1", dovecot.imap), (user, Dovecot::PASSWORD)).await;
    assert_eq!(answer.status, 303, "{}", answer.text);
    let page = world.get(&administrator, "/ar/desk/mailboxes").await;
    assert!(!page.text.contains(Dovecot::PASSWORD), "the password is never shown");
}

async fn only_case(world: &World, who: &Person) -> Opened {
    let (_, list) = world.program(who, "GET", "/api/v1/cases?view=team", None).await;
    assert_eq!(list["items"].as_array().map(Vec::len), Some(1), "{list}");
    let case: i64 = list["items"][0]["id"].as_str().and_then(|id| id.parse().ok()).expect("a case");
    let messages = world.act(WORKS, move |tx| email::store::messages_of_case(tx, kernel::Id::new(case))).await;
    Opened { message: messages[0].id, case, path: format!("/ar/desk/cases/{case}") }
}

#[test]
fn a_citizens_mail_is_fetched_answered_sent_and_its_answer_joins_the_case() {
    let Some(dovecot) = or_skip(Dovecot::start()) else { return };
    let Some(mta) = or_skip(Mta::start(dovecot.lmtp)) else { return };
    let settings = [
        ("mail.relay_host", "127.0.0.1".to_owned()),
        ("mail.relay_port", mta.smtp.to_string()),
        ("mail.relay_security", "none".into()),
        ("mail.acknowledge", "no".into()),
        ("mail.inside_hosts", "127.0.0.1".into()),
    ];
    let settings = settings.map(|(key, value)| (key.to_owned(), value));
    let (dovecot, mta, round) = (&dovecot, &mta, &std::sync::atomic::AtomicUsize::new(0));
    on_each_with(&settings, |world| async move {
        let round = round.fetch_add(1, std::sync::atomic::Ordering::SeqCst);
        let mona = world.mona().await;
        // The mailbox keeps what the first database has fetched: the second one begins after it.
        if round > 0 {
            std::fs::remove_dir_all(dovecot.mail_folder(CONTACT)).unwrap();
            std::fs::remove_dir_all(dovecot.mail_folder(HUDA)).unwrap();
        }
        is_fetched_from(&world, dovecot).await;
        send(mta, HUDA, CONTACT, letter("هدى أحمد <huda@example.com>", "حالة رخصة البناء", QUESTION)).await;
        fetched(&world, dovecot, 1).await;
        assert_eq!(email::fetch(&world.app).await.unwrap(), 0, "nothing comes twice");
        let opened = only_case(&world, &mona).await;
        assert_eq!(world.replies(&mona, &opened, ANSWER, &[]).await.status, 303);
        platform::deliveries::run_due(&world.app).await.unwrap();
        let raw = newest(dovecot, HUDA, 1).await;
        let reply = Mail::parse(&raw, &post::Limits::default()).mail;
        assert!(reply.html.as_deref().is_some_and(|html| html.contains("lang=\"ar\"") && html.contains("dir=\"rtl\"")));
        assert!(reply.text.contains(ANSWER) && reply.text.contains('\u{2066}'), "numbers stand isolated in the plain part: {}", reply.text);
        let address = reply.reply_to.first().map(|reply| reply.address.clone()).unwrap_or_default();
        assert!(address.starts_with("contact+"), "{address}");
        let (sent, _) = world.reply_of(&opened).await;
        assert_eq!(sent.state, "sent", "{}", sent.state_note);
        let again = with_fields("huda@example.com", "Re: شكراً", "شكراً لكم", &format!("In-Reply-To: <{}>\r\n", sent.message_id));
        send(mta, HUDA, CONTACT, again).await;
        fetched(&world, dovecot, 2).await;
        assert_eq!(only_case(&world, &mona).await.case, opened.case);
        assert_eq!(world.case(&mona, opened.case).await["awaits"], "employee");
    });
}

#[test]
fn a_server_that_does_not_answer_is_named_beside_its_mailbox() {
    let Some(dovecot) = or_skip(Dovecot::start()) else { return };
    let dovecot = &dovecot;
    on_each_with(&inside_is_allowed(), |world| async move {
        is_fetched_from(&world, dovecot).await;
        let administrator = world.person(WORKS, ("ليلى", "Layla"), Role::EntityAdministrator).await;
        let named = names_source(&world, &administrator, ("127.0.0.1", dovecot.imap), (CONTACT, "wrong")).await;
        assert_eq!(named.status, 303, "{}", named.text);
        assert_eq!(email::fetch(&world.app).await.unwrap(), 0);
        assert!(world.get(&administrator, "/en/desk/mailboxes").await.says("Mail could not be fetched"));
    });
}

#[test]
fn a_message_is_a_case_as_soon_as_its_server_tells_of_it() {
    let Some(dovecot) = or_skip(Dovecot::start()) else { return };
    let (dovecot, round) = (&dovecot, &std::sync::atomic::AtomicUsize::new(0));
    on_each_with(&inside_is_allowed(), |world| async move {
        let round = round.fetch_add(1, std::sync::atomic::Ordering::SeqCst);
        let mona = world.mona().await;
        let user = format!("works-{round}@entity.example");
        is_fetched_as(&world, dovecot, &user).await;
        let mut heard = world.app.live().listen();
        // The timed work stands by the mailbox; nobody asks it to fetch.
        let app = world.app.clone();
        let standing_by = tokio::spawn(async move { platform::jobs::run_due(&app).await });
        for number in 1..=2 {
            put(dovecot, &user, &letter("هدى أحمد <huda@example.com>", &format!("سؤال {number}"), QUESTION)).await;
            let arrival = async { while heard.recv().await.expect("events are told").kind != "email.received" {} };
            // Less than the half minute in which a mailbox is looked at without being told.
            tokio::time::timeout(Duration::from_secs(20), arrival).await.expect("a case within seconds");
        }
        let (_, list) = world.program(&mona, "GET", "/api/v1/cases?view=team", None).await;
        assert_eq!(list["items"].as_array().map(Vec::len), Some(2), "{list}");
        standing_by.abort();
    });
}

#[test]
fn a_server_inside_the_network_is_no_source_of_mail_unless_the_operator_allows_it() {
    on_each_with(&[], |world| async move {
        let administrator = world.person(WORKS, ("يوسف", "Yusuf"), Role::EntityAdministrator).await;
        for host in ["127.0.0.1", "localhost", "[::1]", "10.1.2.3", "169.254.169.254", "mail.internal"] {
            let refused = names_source(&world, &administrator, (host, 143), (CONTACT, "secret")).await;
            assert_eq!(refused.status, 422, "{host}");
            assert!(refused.says("inside the installation’s own network"), "{}", refused.text);
        }
    });
}
