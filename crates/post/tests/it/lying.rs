//! A mail server that lies about what it has: what it announces costs nothing, and what it sends is bounded.

use std::sync::Arc;
use std::sync::Mutex;
use std::sync::atomic::AtomicU64;
use std::sync::atomic::Ordering;
use std::time::Duration;

use kernel::Secret;
use post::Afterwards;
use post::ImapAccount;
use post::Login;
use post::Mailbox;
use post::Security;
use tokio::io::AsyncBufReadExt;
use tokio::io::AsyncWriteExt;
use tokio::io::BufReader;
use tokio::net::TcpListener;
use tokio::net::TcpStream;

/// The account cuts messages here.
const LARGEST: u32 = 9 << 20;

/// What the server answers to the text of message 1; message 2 is an honest one.
type Lie = fn(piece: &str) -> Vec<u8>;

/// A server with two messages; counts what it could get rid of.
async fn liar(lie: Lie) -> (ImapAccount, Arc<AtomicU64>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    let sent = Arc::new(AtomicU64::new(0));
    let counted = sent.clone();
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            tokio::spawn(talk(stream, lie, counted.clone()));
        }
    });
    let account = ImapAccount {
        host: "127.0.0.1".into(),
        port,
        addresses: Vec::new(),
        security: Security::None,
        login: Login::Password("mona".into(), Secret::new("secret".into())),
        mailbox: "INBOX".into(),
        afterwards: Afterwards::Leave,
        largest: LARGEST,
        trust: None,
        patience: Duration::from_secs(5),
    };
    (account, sent)
}

async fn talk(stream: TcpStream, lie: Lie, sent: Arc<AtomicU64>) -> Option<()> {
    let mut stream = BufReader::new(stream);
    stream.write_all(b"* OK ready\r\n").await.ok()?;
    let mut line = String::new();
    while stream.read_line(&mut line).await.ok()? > 0 {
        let (tag, said) = line.trim_end().split_once(' ').unwrap_or_default();
        let answer = match said.split_once('<') {
            Some((asked, piece)) if asked.contains("FETCH 1 ") => lie(piece),
            Some(_) => b"* 2 FETCH (UID 2 RFC822.SIZE 3 BODY[]<0> {3}\r\nabc)\r\n".to_vec(),
            None if said.starts_with("CAPABILITY") => b"* CAPABILITY IMAP4rev1\r\n".to_vec(),
            None if said.starts_with("SELECT") => b"* 2 EXISTS\r\n* OK [UIDVALIDITY 3] valid\r\n* OK [UIDNEXT 3] next\r\n".to_vec(),
            None if said.starts_with("UID SEARCH") => b"* SEARCH 1 2\r\n".to_vec(),
            None => Vec::new(),
        };
        for piece in answer.chunks(16 * 1024) {
            stream.write_all(piece).await.ok()?;
            sent.fetch_add(piece.len() as u64, Ordering::SeqCst);
        }
        stream.write_all(format!("{tag} OK done\r\n").as_bytes()).await.ok()?;
        line.clear();
    }
    Some(())
}

/// What came, by its size.
async fn sizes(account: ImapAccount) -> (Vec<usize>, post::Report) {
    let sizes = Mutex::new(Vec::new());
    let report = Mailbox::open(account)
        .await
        .unwrap()
        .fetch_new(None, |fetched| {
            sizes.lock().unwrap().push(fetched.raw.len());
            async { Ok(()) }
        })
        .await;
    (sizes.into_inner().unwrap(), report)
}

#[tokio::test]
async fn what_a_lying_server_announces_is_refused_before_room_is_made_for_it() {
    let lies: [Lie; 5] = [
        |_| [b"* 1 FETCH (UID 1 RFC822.SIZE 10 BODY[]<0> {2147483648}\r\n".to_vec(), vec![b'x'; 64 << 20]].concat(),
        |_| [b"* 1 FETCH (UID 1 RFC822.SIZE 10 BODY[]<0> {500000000}\r\n".to_vec(), vec![b'x'; 64 << 20]].concat(),
        // A literal that hides in what looks like one.
        |_| [b"* OK [A] {100}\r\n* 1 FETCH (UID 1 BODY[]<0> {500000000}\r\n".to_vec(), vec![b'x'; 64 << 20]].concat(),
        // No line ever ends.
        |_| [b"* 1 FETCH (UID 1 FLAGS (".to_vec(), vec![b'x'; 64 << 20]].concat(),
        // A shorter text than was announced: the rest of the answer is taken for it, and what follows is none.
        |_| b"* 1 FETCH (UID 1 RFC822.SIZE 10 BODY[]<0> {10}\r\nabc)\r\n* 1 FETCH )(\r\n".to_vec(),
    ];
    for (number, lie) in lies.into_iter().enumerate() {
        let (account, sent) = liar(lie).await;
        let (came, report) = sizes(account).await;
        assert_eq!(came, [3], "the honest message comes: lie {number}, {report:?}");
        assert_eq!((report.skipped.len(), report.skipped[0].uid), (1, 1), "and the other is named: lie {number}, {report:?}");
        assert!(report.skipped[0].why.len() < 400, "{}", report.skipped[0].why);
        let taken = sent.load(Ordering::SeqCst);
        assert!(taken < 40 << 20, "lie {number}: {taken} bytes were taken over three connections");
    }
}

#[tokio::test]
async fn a_message_that_never_ends_comes_cut_whatever_size_is_announced() {
    let (account, _) = liar(|piece| {
        let at: u32 = piece.split('.').next().unwrap().parse().unwrap();
        let wanted: usize = piece.split(['.', '>']).nth(1).unwrap().parse().unwrap();
        [format!("* 1 FETCH (UID 1 RFC822.SIZE 5 BODY[]<{at}> {{{wanted}}}\r\n").into_bytes(), vec![b'x'; wanted], b")\r\n".to_vec()]
            .concat()
    })
    .await;
    let (came, report) = sizes(account).await;
    assert!(report.trouble.is_none() && report.skipped.is_empty(), "{report:?}");
    assert_eq!(came, [LARGEST as usize, 3]);
}
