//! Lines to mail servers that break in the middle: what is there comes all the same, once, and what does not come is named.

use std::sync::Mutex;
use std::time::Duration;
use std::time::Instant;

use peers::Dovecot;
use peers::or_skip;
use post::Afterwards;
use post::ImapAccount;
use post::Mailbox;
use post::Security;
use tokio::io::AsyncReadExt;
use tokio::io::AsyncWriteExt;
use tokio::net::TcpListener;

use crate::meddler::Does;
use crate::meddler::Meddler;
use crate::servers::fetched;
use crate::servers::imap;
use crate::servers::put;

const THREE: [&str; 3] = ["Subject: one\r\n\r\nx", "Subject: two\r\n\r\nx", "Subject: three\r\n\r\nx"];

/// The mailbox behind a line.
fn behind(dovecot: &Dovecot, port: u16, patience: Duration) -> ImapAccount {
    ImapAccount { port, patience, security: Security::None, afterwards: Afterwards::Leave, ..imap(dovecot) }
}

#[tokio::test]
async fn a_connection_that_ends_in_the_middle_of_a_message_loses_none() {
    let Some(dovecot) = or_skip(Dovecot::start()) else { return };
    put(&dovecot, &THREE).await;
    for script in [&[Does::Bye, Does::Reset][..], &[Does::Reset, Does::Bye], &[Does::Stall, Does::Bye]] {
        let line = Meddler::before(dovecot.imap, script).await;
        let mut mailbox = Mailbox::open(behind(&dovecot, line.port, Duration::from_secs(1))).await.unwrap();
        let (found, report) = fetched(&mut mailbox, None).await;
        assert_eq!(line.left(), 0, "each of them was met");
        assert!(report.trouble.is_none() && report.skipped.is_empty(), "{script:?} {report:?}");
        assert_eq!(found, ["one", "two", "three"], "{script:?}");
    }
}

#[tokio::test]
async fn a_server_that_gives_no_message_at_all_passes_none() {
    let Some(dovecot) = or_skip(Dovecot::start()) else { return };
    put(&dovecot, &THREE[..1]).await;
    let mut plain = Mailbox::open(imap(&dovecot)).await.unwrap();
    let since = fetched(&mut plain, None).await.1.cursor;
    put(&dovecot, &THREE[1..]).await;
    let line = Meddler::before(dovecot.imap, &[Does::Bye; 10]).await;
    let mut mailbox = Mailbox::open(behind(&dovecot, line.port, Duration::from_secs(5))).await.unwrap();
    let (found, report) = fetched(&mut mailbox, since).await;
    assert!(found.is_empty() && report.skipped.is_empty(), "{report:?}");
    assert!(report.trouble.unwrap().to_string().contains("maintenance"), "what the server said");
    assert_eq!(report.cursor, since, "nothing counts as seen");
    let mut plain = Mailbox::open(imap(&dovecot)).await.unwrap();
    let (found, report) = fetched(&mut plain, since).await;
    assert!(report.trouble.is_none());
    assert_eq!(found, ["two", "three"], "it works again and gives all");
}

#[tokio::test]
async fn a_message_that_only_crawls_is_named_and_the_next_one_comes() {
    let Some(dovecot) = or_skip(Dovecot::start()) else { return };
    put(&dovecot, &[&format!("Subject: slow\r\n\r\n{}", "x\r\n".repeat(2000)), "Subject: next\r\n\r\nx"]).await;
    let line = Meddler::before(dovecot.imap, &[Does::Crawl; 3]).await;
    let mut mailbox = Mailbox::open(behind(&dovecot, line.port, Duration::from_millis(400))).await.unwrap();
    let begun = Instant::now();
    let (found, report) = fetched(&mut mailbox, None).await;
    assert_eq!(found, ["next"], "{report:?}");
    assert_eq!((report.skipped.len(), report.skipped[0].uid), (1, 1));
    assert!(report.skipped[0].why.contains("too slowly"), "{report:?}");
    assert!(begun.elapsed() < Duration::from_secs(20), "it is not waited for to its end");
}

#[tokio::test]
async fn patience_is_for_silence_and_a_large_message_over_a_slow_line_arrives() {
    let Some(dovecot) = or_skip(Dovecot::start()) else { return };
    let large = format!("Subject: large\r\n\r\n{}", "0123456789abcdef\r\n".repeat(300_000));
    put(&dovecot, &[&large]).await;
    let line = Meddler::before(dovecot.imap, &[Does::Amble]).await;
    let mut mailbox = Mailbox::open(behind(&dovecot, line.port, Duration::from_secs(1))).await.unwrap();
    let begun = Instant::now();
    let size = Mutex::new(0);
    let report = mailbox
        .fetch_new(None, |fetched| {
            *size.lock().unwrap() = fetched.raw.len();
            async { Ok(()) }
        })
        .await;
    assert!(report.trouble.is_none() && report.skipped.is_empty() && report.kept == 1, "{report:?}");
    assert!(*size.lock().unwrap() > large.len(), "all of it: {}", size.lock().unwrap());
    assert!(begun.elapsed() > Duration::from_secs(2), "longer than a silence may be");
}

#[tokio::test]
async fn a_server_that_is_silent_speaks_nonsense_or_says_good_bye_is_left_soon() {
    let Some(dovecot) = or_skip(Dovecot::start()) else { return };
    for (greeting, security) in [
        (&b""[..], Security::None),
        (b"", Security::Tls),
        (b"\x16\x03\x01\xff\xff garbage of every kind \x00\x01\x02", Security::Tls),
        (b"* BYE too many connections\r\n", Security::None),
        (b"* OK hello\r\n", Security::None),
        (b"* OK {2147483648}\r\n", Security::None),
    ] {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        tokio::spawn(async move {
            let (mut stream, _) = listener.accept().await.unwrap();
            stream.write_all(greeting).await.unwrap();
            let mut heard = Vec::new();
            let _ = stream.read_to_end(&mut heard).await;
        });
        let begun = Instant::now();
        let account = ImapAccount { security, ..behind(&dovecot, port, Duration::from_millis(300)) };
        assert!(Mailbox::open(account).await.is_err(), "{greeting:?}");
        assert!(begun.elapsed() < Duration::from_secs(5), "{greeting:?} {:?}", begun.elapsed());
    }
}

#[tokio::test]
async fn a_server_that_cannot_tell_of_mail_is_asked() {
    let Some(dovecot) = or_skip(Dovecot::start_without_idle()) else { return };
    put(&dovecot, &THREE[..1]).await;
    let mut mailbox = Mailbox::open(imap(&dovecot)).await.unwrap();
    assert!(!mailbox.tells_of_mail());
    let (found, report) = fetched(&mut mailbox, None).await;
    assert_eq!(found, ["one"]);
    put(&dovecot, &THREE[1..]).await;
    mailbox.wait(Duration::from_millis(100)).await.unwrap();
    let (found, report) = fetched(&mut mailbox, report.cursor).await;
    assert_eq!(found, ["two", "three"], "{report:?}");
    let begun = Instant::now();
    mailbox.wait(Duration::from_millis(100)).await.unwrap();
    mailbox.wait(Duration::from_millis(100)).await.unwrap();
    assert!(begun.elapsed() >= Duration::from_millis(100), "it is not asked without pause");
}
