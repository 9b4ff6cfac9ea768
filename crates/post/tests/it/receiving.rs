//! Other mail servers, honest, slow and hostile, hand mail in by SMTP and LMTP.

use std::sync::Arc;
use std::sync::Mutex;
use std::time::Duration;

use peers::Certificate;
use peers::or_skip;
use post::Automatic;
use post::Envelope;
use post::Handler;
use post::Judgement;
use post::Limits;
use post::Mail;
use post::Outcome;
use post::Protocol;
use post::Recipient;
use post::Security;
use post::Sender;
use post::ServerLimits;
use post::ServerName;
use post::SmtpAccount;
use post::Verdict;
use rustls_pki_types::CertificateDer;
use rustls_pki_types::PrivateKeyDer;
use rustls_pki_types::pem::PemObject;
use tokio::io::AsyncReadExt;
use tokio::io::AsyncWriteExt;
use tokio::net::TcpListener;
use tokio::net::TcpStream;
use tokio::sync::oneshot;
use tokio_rustls::rustls::ServerConfig;
use tokio_rustls::rustls::crypto::ring;

/// A server for one story, and what it kept.
struct Server {
    port: u16,
    kept: Arc<Mutex<Vec<Envelope>>>,
    stop: Option<oneshot::Sender<()>>,
    done: tokio::task::JoinHandle<()>,
}

async fn server(protocol: Protocol, limits: ServerLimits) -> Server {
    server_with(protocol, limits, None).await
}

async fn server_with(protocol: Protocol, limits: ServerLimits, tls: Option<Arc<ServerConfig>>) -> Server {
    let kept: Arc<Mutex<Vec<Envelope>>> = Arc::default();
    let store = kept.clone();
    let judge = |address: String| async move {
        match address.as_str() {
            "contact@entity.example" => Judgement::Known(1),
            "other@entity.example" => Judgement::Known(2),
            "later@entity.example" => Judgement::Later,
            _ => Judgement::Unknown,
        }
    };
    let keep = move |envelope: Envelope| {
        let store = store.clone();
        async move {
            let raw = String::from_utf8_lossy(&envelope.raw).into_owned();
            if envelope.recipients[0].whose == 2 || raw.contains("disk full") {
                return Verdict::TryAgain("no space\r\n250 injected".into());
            }
            if raw.contains("virus") {
                return Verdict::Refused("not this".into());
            }
            store.lock().unwrap().push(envelope);
            Verdict::Accepted("m1".into())
        }
    };
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    let (stop, stopped) = oneshot::channel();
    let name = ServerName { host: "mx.entity.example".into(), tls };
    let done = tokio::spawn(post::serve(listener, protocol, name, Handler::new(judge, keep), limits, async move {
        let _ = stopped.await;
    }));
    Server { port, kept, stop: Some(stop), done }
}

impl Server {
    /// Says everything at once, as a pipelining client does, and gives all answers up to the end of the connection.
    async fn hears(&self, said: &[u8]) -> String {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).await.unwrap();
        // A server that closes early does not take all: what it answered counts.
        let _ = stream.write_all(said).await;
        let mut answers = Vec::new();
        let _ = stream.read_to_end(&mut answers).await;
        String::from_utf8(answers).unwrap()
    }

    fn kept(&self) -> Vec<Envelope> {
        self.kept.lock().unwrap().clone()
    }
}

fn codes(answers: &str) -> Vec<&str> {
    answers.lines().filter(|line| line.as_bytes().get(3) == Some(&b' ')).map(|line| &line[..3]).collect()
}

const HELLO: &str = "EHLO client.example\r\nMAIL FROM:<mona@x.example>\r\nRCPT TO:<contact@entity.example>\r\n";

#[tokio::test]
async fn a_message_is_confirmed_when_it_is_kept_and_arrives_as_it_was() {
    let server = server(Protocol::Smtp, ServerLimits::default()).await;
    let answers = server.hears(format!("{HELLO}DATA\r\nSubject: x\r\n\r\n..dot\r\nمرحبا\r\n.\r\nQUIT\r\n").as_bytes()).await;
    assert_eq!(codes(&answers), ["220", "250", "250", "250", "354", "250", "221"]);
    assert!(answers.contains("250-PIPELINING") && answers.contains("250-SIZE 52428800") && !answers.contains("STARTTLS"));
    let kept = server.kept();
    assert_eq!(
        (kept[0].sender.as_deref(), kept[0].recipients.as_slice()),
        (Some("mona@x.example"), &[Recipient { address: "contact@entity.example".into(), whose: 1 }][..])
    );
    assert_eq!(&*kept[0].raw, "Return-Path: <mona@x.example>\r\nSubject: x\r\n\r\n.dot\r\nمرحبا\r\n".as_bytes());
}

#[tokio::test]
async fn a_report_without_sender_is_a_machines_mail() {
    let server = server(Protocol::Smtp, ServerLimits::default()).await;
    let said = "HELO c\r\nMAIL FROM:<>\r\nRCPT TO:<contact@entity.example>\r\nDATA\r\nReturn-Path: <forged@x>\r\nFrom: a@b.example\r\n\r\nx\r\n.\r\nQUIT\r\n";
    server.hears(said.as_bytes()).await;
    assert_eq!(Mail::parse(&server.kept()[0].raw, &Limits::default()).mail.automatic, Automatic::Notice);
}

#[tokio::test]
async fn each_recipient_is_judged_when_it_is_named() {
    let server = server(Protocol::Smtp, ServerLimits { recipients: 1, ..ServerLimits::default() }).await;
    let said = "EHLO c\r\nMAIL FROM:<a@b>\r\nRCPT TO:<nobody@entity.example>\r\nRCPT TO:<later@entity.example>\r\nDATA\r\nRCPT TO:<contact@entity.example>\r\nRCPT TO:<contact@entity.example>\r\nQUIT\r\n";
    assert_eq!(codes(&server.hears(said.as_bytes()).await), ["220", "250", "250", "550", "451", "554", "250", "452", "221"]);
}

#[tokio::test]
async fn a_message_that_cannot_be_kept_is_not_confirmed() {
    let server = server(Protocol::Smtp, ServerLimits::default()).await;
    let answers =
        server.hears(format!("{HELLO}DATA\r\n\r\ndisk full\r\n.\r\n{}DATA\r\n\r\nvirus\r\n.\r\nQUIT\r\n", &HELLO[21..]).as_bytes()).await;
    assert_eq!(codes(&answers), ["220", "250", "250", "250", "354", "451", "250", "250", "354", "554", "221"]);
    assert!(server.kept().is_empty());
}

#[tokio::test]
async fn lmtp_answers_for_each_recipient() {
    let server = server(Protocol::Lmtp, ServerLimits::default()).await;
    let said =
        "LHLO c\r\nMAIL FROM:<a@b>\r\nRCPT TO:<contact@entity.example>\r\nRCPT TO:<other@entity.example>\r\nDATA\r\n\r\nx\r\n.\r\nQUIT\r\n";
    let answers = server.hears(said.as_bytes()).await;
    assert_eq!(codes(&answers), ["220", "250", "250", "250", "250", "354", "250", "451", "221"]);
    assert_eq!(server.kept().len(), 1);
    assert_eq!(codes(&server.hears(b"EHLO c\r\nQUIT\r\n").await), ["220", "500", "221"]);
}

#[tokio::test]
async fn a_message_larger_than_the_limit_is_refused_with_552() {
    let server = server(Protocol::Smtp, ServerLimits { message_bytes: 1_000, ..ServerLimits::default() }).await;
    let declared = server.hears(b"EHLO c\r\nMAIL FROM:<a@b> SIZE=1001\r\nQUIT\r\n").await;
    assert_eq!(codes(&declared), ["220", "250", "552", "221"]);
    let sent = server.hears(format!("{HELLO}DATA\r\n{}.\r\nQUIT\r\n", "0123456789\r\n".repeat(100)).as_bytes()).await;
    assert_eq!(codes(&sent), ["220", "250", "250", "250", "354", "552", "221"]);
    let endless = server.hears(format!("{HELLO}DATA\r\n{}", "0123456789\r\n".repeat(1_000)).as_bytes()).await;
    assert!(endless.contains("552 5.3.4 Far too much data"), "{endless}");
    assert!(server.kept().is_empty());
}

#[tokio::test]
async fn a_second_message_cannot_be_smuggled_inside_the_first() {
    for ending in ["\n.\n", "\n.\r\n", "\r.\r", "\r\n.\n", "\r\n.\r"] {
        let server = server(Protocol::Smtp, ServerLimits::default()).await;
        let inner = format!("{ending}MAIL FROM:<admin@gov.test>\r\nRCPT TO:<contact@entity.example>\r\nDATA\r\nspoof");
        let answers = server.hears(format!("{HELLO}DATA\r\nbody{inner}\r\n.\r\nQUIT\r\n").as_bytes()).await;
        assert_eq!(codes(&answers), ["220", "250", "250", "250", "354", "554", "221"], "{ending:?}");
        assert!(server.kept().is_empty());
    }
    let server = server(Protocol::Smtp, ServerLimits::default()).await;
    assert!(server.hears(b"EHLO c\nMAIL FROM:<a@b>\n").await.contains("Lines must end in CR LF"));
}

#[tokio::test]
async fn a_client_that_says_nonsense_or_too_much_is_left() {
    let server = server(Protocol::Smtp, ServerLimits { errors: 3, commands: 10, ..ServerLimits::default() }).await;
    assert!(server.hears(&b"GET / HTTP/1.1\r\n".repeat(10)).await.ends_with("421 4.7.0 Too many errors, closing the connection\r\n"));
    assert!(server.hears(&b"NOOP\r\n".repeat(20)).await.ends_with("421 4.7.0 Too many commands, closing the connection\r\n"));
    assert!(server.hears(&b"x".repeat(10_000)).await.contains("500 5.5.2 Line too long"));
}

#[tokio::test]
async fn a_slow_client_is_left() {
    let limits = ServerLimits { command_time: Duration::from_millis(50), data_time: Duration::from_millis(50), ..ServerLimits::default() };
    let server = server(Protocol::Smtp, limits).await;
    assert!(server.hears(b"EHLO").await.ends_with("421 4.4.2 Timeout, closing the connection\r\n"));
    assert!(server.hears(format!("{HELLO}DATA\r\nendless").as_bytes()).await.ends_with("421 4.4.2 Timeout, closing the connection\r\n"));
}

#[tokio::test]
async fn connections_over_the_limit_are_turned_away() {
    let server = server(Protocol::Smtp, ServerLimits { connections: 1, ..ServerLimits::default() }).await;
    let mut first = TcpStream::connect(("127.0.0.1", server.port)).await.unwrap();
    let mut greeting = [0; 3];
    first.read_exact(&mut greeting).await.unwrap();
    assert!(server.hears(b"QUIT\r\n").await.starts_with("421 4.7.0 Too many connections"));
}

#[tokio::test]
async fn a_server_that_stops_tells_who_is_connected() {
    let mut server = server(Protocol::Smtp, ServerLimits::default()).await;
    let mut client = TcpStream::connect(("127.0.0.1", server.port)).await.unwrap();
    let mut greeting = [0; 3];
    client.read_exact(&mut greeting).await.unwrap();
    server.stop.take().unwrap().send(()).unwrap();
    let mut rest = String::new();
    client.read_to_string(&mut rest).await.unwrap();
    assert!(rest.contains("421 4.3.2"), "{rest}");
    server.done.await.unwrap();
}

fn encrypting(certificate: &Certificate) -> Arc<ServerConfig> {
    let chain = vec![CertificateDer::from_pem_slice(certificate.certificate.as_bytes()).unwrap()];
    let key = PrivateKeyDer::from_pem_slice(certificate.key.as_bytes()).unwrap();
    let builder = ServerConfig::builder_with_provider(Arc::new(ring::default_provider())).with_safe_default_protocol_versions().unwrap();
    Arc::new(builder.with_no_client_auth().with_single_cert(chain, key).unwrap())
}

#[tokio::test]
async fn a_message_comes_encrypted_where_a_certificate_is_there() {
    let Some(certificate) = or_skip(Certificate::make()) else { return };
    let server = server_with(Protocol::Smtp, ServerLimits::default(), Some(encrypting(&certificate))).await;
    let account = SmtpAccount {
        host: "localhost".into(),
        port: server.port,
        security: Security::StartTls,
        credentials: None,
        greeting: "client.example".into(),
        trust: Some(certificate.certificate.clone()),
        patience: Duration::from_secs(20),
    };
    let outcome = Sender::new(&account).unwrap().send(None, &["contact@entity.example"], b"Subject: x\r\n\r\n.x\r\n").await;
    assert!(matches!(outcome, Outcome::Sent { .. }), "{outcome:?}");
    assert!(server.kept()[0].encrypted);
    assert_eq!(&*server.kept()[0].raw, b"Return-Path: <>\r\nSubject: x\r\n\r\n.x\r\n");
}

#[tokio::test]
async fn what_was_said_before_the_encryption_is_not_taken_as_said_in_it() {
    let Some(certificate) = or_skip(Certificate::make()) else { return };
    let server = server_with(Protocol::Smtp, ServerLimits::default(), Some(encrypting(&certificate))).await;
    let answers = server.hears(b"EHLO c\r\nSTARTTLS\r\nMAIL FROM:<injected@x.example>\r\n").await;
    assert_eq!(codes(&answers), ["220", "250", "220"], "the connection ends without an answer to what was injected");
}
