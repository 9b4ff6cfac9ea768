//! A mailbox from which somebody else takes messages away while it is fetched, at a real Dovecot.

use std::sync::Mutex;

use peers::Dovecot;
use peers::or_skip;
use post::Limits;
use post::Mail;
use post::Mailbox;
use tokio::io::AsyncReadExt;
use tokio::io::AsyncWriteExt;
use tokio::net::TcpStream;

use crate::servers::MONA;
use crate::servers::imap;
use crate::servers::put;
use crate::servers::subjects;

/// Somebody else signs in to the same mailbox and takes messages away for good.
async fn takes_away(dovecot: &Dovecot, numbers: &str) {
    let mut stream = TcpStream::connect(("127.0.0.1", dovecot.imap)).await.unwrap();
    let password = Dovecot::PASSWORD;
    let said =
        format!("a login {MONA} {password}\r\nb select INBOX\r\nc store {numbers} +flags.silent (\\Deleted)\r\nd expunge\r\ne logout\r\n");
    stream.write_all(said.as_bytes()).await.unwrap();
    let mut answers = String::new();
    stream.read_to_string(&mut answers).await.unwrap();
    assert!(answers.contains("d OK"), "{answers}");
}

#[tokio::test]
async fn what_somebody_takes_away_in_the_middle_holds_up_nothing_and_comes_to_nobody() {
    let Some(dovecot) = or_skip(Dovecot::start()) else { return };
    let (dovecot, found) = (&dovecot, &Mutex::new(Vec::new()));
    put(dovecot, &["Subject: one\r\n\r\nx", "Subject: two\r\n\r\nx", "Subject: three\r\n\r\nx"]).await;
    let mut mailbox = Mailbox::open(imap(dovecot)).await.unwrap();
    let report = mailbox
        .fetch_new(None, |fetched| async move {
            let subject = Mail::parse(&fetched.raw, &Limits::default()).mail.subject;
            // The list of what is new is read; the second is gone before it is asked for.
            if subject == "one" {
                takes_away(dovecot, "2").await;
            }
            found.lock().unwrap().push(subject);
            Ok(())
        })
        .await;
    assert!(report.trouble.is_none(), "{report:?}");
    assert_eq!(*found.lock().unwrap(), ["one", "three"]);
    assert_eq!(report.cursor.unwrap().uid, 3);
    takes_away(dovecot, "1:*").await;
    assert!(subjects(&mut mailbox, report.cursor).await.0.is_empty(), "a mailbox that was emptied is no trouble");
}
