//! Browsers by the thousand: pages over connections that are kept open, and streams of events, in one thread's runtime.
use std::io::Read;
use std::net::SocketAddr;
use std::sync::Mutex;
use std::sync::PoisonError;
use std::sync::atomic::AtomicUsize;
use std::sync::atomic::Ordering;
use std::time::Duration;
use std::time::Instant;

use anyhow::Context;
use anyhow::Result;
use anyhow::ensure;
use flate2::read::GzDecoder;
use tokio::io::AsyncBufReadExt;
use tokio::io::AsyncReadExt;
use tokio::io::AsyncWriteExt;
use tokio::io::BufReader;
use tokio::net::TcpStream;

use crate::bench::http::Request;
use crate::bench::http::wire;

/// A connection that was idle for longer is not used again.
const FRESH: Duration = Duration::from_secs(2);

/// The connections of all browsers. A browser keeps its own; here whoever asks takes one that is idle, so that the files that one program may
/// have open suffice.
pub struct Browsers {
    server: SocketAddr,
    idle: Mutex<Vec<(Instant, BufReader<TcpStream>)>>,
    asked: AtomicUsize,
}

/// A page that came.
pub struct Page {
    pub status: u16,
    pub location: String,
    pub text: String,
}

impl Browsers {
    /// Browsers that ask this server.
    pub fn new(server: SocketAddr) -> Self {
        Self { server, idle: Mutex::default(), asked: AtomicUsize::new(0) }
    }

    /// How much was asked for so far.
    pub fn asked(&self) -> usize {
        self.asked.load(Ordering::Relaxed)
    }

    /// Asks as a browser of the same site does, compressed.
    pub async fn ask(&self, request: Request, cookie: Option<&str>) -> Result<Page> {
        self.asked.fetch_add(1, Ordering::Relaxed);
        let bytes = wire(&with(request, cookie).with("Accept-Encoding", "gzip"), self.server, true);
        let mut stream = match self.idle() {
            Some(stream) => stream,
            None => self.connect(1024 * 16).await?,
        };
        stream.write_all(&bytes).await?;
        let page = page(&mut stream).await?;
        self.idle.lock().unwrap_or_else(PoisonError::into_inner).push((Instant::now(), stream));
        Ok(page)
    }

    /// The connection that was used last, unless the server may be about to close it: then all of them are let go.
    fn idle(&self) -> Option<BufReader<TcpStream>> {
        let mut idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner);
        if idle.last().is_some_and(|(used, _)| used.elapsed() > FRESH) {
            idle.clear();
        }
        idle.pop().map(|(_, stream)| stream)
    }

    /// Opens a stream of events.
    pub async fn follow(&self, path: &str, cookie: Option<&str>) -> Result<Events> {
        let request = with(Request::get(path, &[]).with("Accept", "text/event-stream"), cookie);
        let mut stream = self.connect(512).await?;
        stream.write_all(&wire(&request, self.server, true)).await?;
        let (status, _) = head(&mut stream).await?;
        ensure!(status == 200, "{path} answered {status}");
        Ok(Events { stream, line: Vec::new(), event: <(String, String)>::default() })
    }

    async fn connect(&self, room: usize) -> Result<BufReader<TcpStream>> {
        let stream = TcpStream::connect(self.server).await.context("connecting")?;
        stream.set_nodelay(true)?;
        Ok(BufReader::with_capacity(room, stream))
    }
}

fn with(request: Request, cookie: Option<&str>) -> Request {
    let request = request.with("Sec-Fetch-Site", "same-origin");
    cookie.map_or(request.clone(), |cookie| request.with("Cookie", cookie))
}

async fn line(stream: &mut BufReader<TcpStream>, line: &mut Vec<u8>) -> Result<()> {
    line.clear();
    stream.read_until(b'\n', line).await?;
    ensure!(line.ends_with(b"\n"), "the connection ended early");
    Ok(())
}

/// The status and the headers, names in small letters.
async fn head(stream: &mut BufReader<TcpStream>) -> Result<(u16, Vec<(String, String)>)> {
    let (mut bytes, mut headers) = (Vec::new(), Vec::new());
    line(stream, &mut bytes).await?;
    let status = String::from_utf8_lossy(&bytes).split(' ').nth(1).and_then(|code| code.parse().ok()).context("not HTTP")?;
    loop {
        line(stream, &mut bytes).await?;
        let text = String::from_utf8_lossy(&bytes);
        let Some((name, value)) = text.split_once(':') else { return Ok((status, headers)) };
        headers.push((name.to_ascii_lowercase(), value.trim().to_owned()));
    }
}

async fn page(stream: &mut BufReader<TcpStream>) -> Result<Page> {
    let (status, headers) = head(stream).await?;
    let header = |name: &str| headers.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str());
    let mut body = Vec::new();
    if header("transfer-encoding") == Some("chunked") {
        let mut bytes = Vec::new();
        loop {
            line(stream, &mut bytes).await?;
            let size = usize::from_str_radix(String::from_utf8_lossy(&bytes).trim(), 16).context("the size of a chunk")?;
            let start = body.len();
            body.resize(start + size, 0);
            stream.read_exact(&mut body[start..]).await?;
            line(stream, &mut bytes).await?;
            if size == 0 {
                break;
            }
        }
    } else {
        body.resize(header("content-length").map_or(Ok(0), str::parse)?, 0);
        stream.read_exact(&mut body).await?;
    }
    if header("content-encoding") == Some("gzip") {
        let mut plain = Vec::new();
        GzDecoder::new(body.as_slice()).read_to_end(&mut plain)?;
        body = plain;
    }
    let location = header("location").unwrap_or_default().to_owned();
    Ok(Page { status, location, text: String::from_utf8_lossy(&body).into_owned() })
}

/// An open stream of events.
pub struct Events {
    stream: BufReader<TcpStream>,
    line: Vec<u8>,
    /// What was read of the next event: its name, and what it says.
    event: (String, String),
}

impl Events {
    /// The next event: its name, and what it says. What was read before a wait that was given up stays read.
    pub async fn next(&mut self) -> Result<(String, String)> {
        loop {
            let read = self.stream.read_until(b'\n', &mut self.line).await?;
            ensure!(read > 0 && self.line.ends_with(b"\n"), "the stream ended");
            let text = String::from_utf8_lossy(&self.line).trim_end().to_owned();
            self.line.clear();
            match text.split_once(": ") {
                Some(("event", name)) => self.event.0 = name.to_owned(),
                Some(("data", data)) => self.event.1 = data.to_owned(),
                _ if text.is_empty() && !self.event.0.is_empty() => return Ok(std::mem::take(&mut self.event)),
                _ => {}
            }
        }
    }
}
