//! A connection that is not believed: what a server announces and sends is bounded, and its silence and its crawling end the wait.

use std::io;
use std::pin::Pin;
use std::task::Context;
use std::task::Poll;
use std::task::ready;
use std::time::Duration;

use tokio::io::AsyncRead;
use tokio::io::AsyncWrite;
use tokio::io::ReadBuf;
use tokio::time::Instant;
use tokio::time::Sleep;

use super::announced::Announced;
use super::link::Link;

/// What an answer may hold beside a message: flags of others, news, what the server says of itself.
const TALK: u64 = 4 << 20;
/// A server may be so slow, in bytes a second, once it has had its time to begin.
const CRAWL: u64 = 1024;
/// So much longer than a silence may be, an answer may take before its pace counts.
const START: u32 = 2;

/// The connection.
#[derive(Debug)]
pub(super) struct Watched {
    inner: Box<dyn Link>,
    patience: Duration,
    /// Nothing is waited for: silence is no fault.
    is_resting: bool,
    silence: Pin<Box<Sleep>>,
    since: Instant,
    came: u64,
    left: u64,
    announced: Announced,
}

impl Watched {
    pub(super) fn new(inner: Box<dyn Link>, patience: Duration) -> Self {
        let silence = Box::pin(tokio::time::sleep(patience));
        let (since, announced) = (Instant::now(), Announced::default());
        Self { inner, patience, is_resting: false, silence, since, came: 0, left: TALK, announced }
    }

    /// The connection itself, to be encrypted.
    pub(super) fn into_inner(self) -> Box<dyn Link> {
        self.inner
    }

    /// Something is asked now, with which so many bytes of a message may come.
    pub(super) fn expects(&mut self, message: u64) {
        self.left = TALK + message;
        self.announced.allow(message);
        self.since = Instant::now();
        self.came = 0;
        self.is_resting = false;
        self.listens();
    }

    /// Nothing is asked: what the server tells by itself is waited for.
    pub(super) fn rests(&mut self) {
        self.expects(0);
        self.is_resting = true;
    }

    fn listens(&mut self) {
        self.silence.as_mut().reset(Instant::now() + self.patience);
    }

    /// Why no more is read: the server was silent for too long, or crawls.
    fn is_slow(&mut self, cx: &mut Context<'_>) -> Option<&'static str> {
        if self.is_resting {
            return None;
        }
        if self.silence.as_mut().poll(cx).is_ready() {
            return Some("the server fell silent");
        }
        let allowed = self.patience * START + Duration::from_secs(self.came / CRAWL);
        (self.since.elapsed() > allowed).then_some("the server sends too slowly")
    }

    fn look_at(&mut self, came: &[u8]) -> io::Result<()> {
        self.came += came.len() as u64;
        self.left = self.left.checked_sub(came.len() as u64).ok_or_else(|| io::Error::other("the server sends more than was asked for"))?;
        self.announced.follow(came).map_err(io::Error::other)
    }
}

impl AsyncRead for Watched {
    fn poll_read(mut self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        let this = &mut *self;
        if let Some(why) = this.is_slow(cx) {
            return Poll::Ready(Err(io::Error::new(io::ErrorKind::TimedOut, why)));
        }
        let before = buf.filled().len();
        ready!(Pin::new(&mut this.inner).poll_read(cx, buf))?;
        if buf.filled().len() > before {
            this.listens();
            this.look_at(&buf.filled()[before..])?;
        }
        Poll::Ready(Ok(()))
    }
}

impl AsyncWrite for Watched {
    fn poll_write(mut self: Pin<&mut Self>, cx: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.inner).poll_write(cx, bytes)
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.inner).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.inner).poll_shutdown(cx)
    }
}
