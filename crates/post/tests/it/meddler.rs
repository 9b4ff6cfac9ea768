//! A line to a real mail server that breaks where a story says so, when the text of a message is asked for.

use std::collections::VecDeque;
use std::sync::Arc;
use std::sync::Mutex;
use std::sync::atomic::AtomicBool;
use std::sync::atomic::Ordering;
use std::time::Duration;

use tokio::io::AsyncReadExt;
use tokio::io::AsyncWriteExt;
use tokio::net::TcpListener;
use tokio::net::TcpStream;
use tokio::net::tcp::OwnedReadHalf;
use tokio::net::tcp::OwnedWriteHalf;

/// What happens on a connection once the text of a message is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Does {
    /// The server says good-bye and is gone.
    Bye,
    /// The connection is reset in the middle of the answer.
    Reset,
    /// Nothing more comes.
    Stall,
    /// The answer comes a byte at a time.
    Crawl,
    /// The answer comes steadily, but not fast.
    Amble,
}

/// The line.
pub struct Meddler {
    /// Its port on 127.0.0.1.
    pub port: u16,
    script: Arc<Mutex<VecDeque<Does>>>,
}

impl Meddler {
    /// Begins to carry connections to a server, of which the first ones end as the script says.
    pub async fn before(server: u16, script: &[Does]) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let script: Arc<Mutex<VecDeque<Does>>> = Arc::new(Mutex::new(script.iter().copied().collect()));
        let lines = script.clone();
        tokio::spawn(async move {
            while let Ok((client, _)) = listener.accept().await {
                let does = lines.lock().unwrap().pop_front();
                let server = TcpStream::connect(("127.0.0.1", server)).await.unwrap();
                tokio::spawn(carry(client, server, does));
            }
        });
        Self { port, script }
    }

    /// How many connections are still to be broken.
    pub fn left(&self) -> usize {
        self.script.lock().unwrap().len()
    }
}

async fn carry(client: TcpStream, server: TcpStream, does: Option<Does>) {
    // A connection that is closed like this is reset.
    client.set_zero_linger().unwrap();
    let (from_client, to_client) = client.into_split();
    let (from_server, to_server) = server.into_split();
    let asked = AtomicBool::new(false);
    tokio::select! {
        () = questions(from_client, to_server, &asked) => {}
        () = answers(from_server, to_client, &asked, does) => {}
    }
}

async fn questions(mut from: OwnedReadHalf, mut to: OwnedWriteHalf, asked: &AtomicBool) {
    let mut said = vec![0; 64 * 1024];
    while let Ok(read @ 1..) = from.read(&mut said).await {
        if String::from_utf8_lossy(&said[..read]).contains("BODY.PEEK") {
            asked.store(true, Ordering::SeqCst);
        }
        if to.write_all(&said[..read]).await.is_err() {
            return;
        }
    }
}

/// Carries answers back, until the one that is meddled with.
async fn answers(mut from: OwnedReadHalf, mut to: OwnedWriteHalf, asked: &AtomicBool, does: Option<Does>) {
    let mut said = vec![0; 64 * 1024];
    while let Ok(read @ 1..) = from.read(&mut said).await {
        let said = &said[..read];
        let carried = match does.filter(|_| asked.load(Ordering::SeqCst)) {
            None => to.write_all(said).await,
            Some(Does::Amble) => {
                tokio::time::sleep(Duration::from_millis(40)).await;
                to.write_all(said).await
            }
            Some(Does::Crawl) => crawl(&mut to, said).await,
            Some(Does::Bye) => {
                let _ = to.write_all(b"* BYE going down for maintenance\r\n").await;
                let _ = to.shutdown().await;
                std::future::pending().await
            }
            Some(Does::Reset) => {
                let _ = to.write_all(&said[..read / 2]).await;
                return to.forget();
            }
            Some(Does::Stall) => std::future::pending().await,
        };
        if carried.is_err() {
            return;
        }
    }
}

async fn crawl(to: &mut OwnedWriteHalf, said: &[u8]) -> std::io::Result<()> {
    for byte in said {
        to.write_all(&[*byte]).await?;
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    Ok(())
}
