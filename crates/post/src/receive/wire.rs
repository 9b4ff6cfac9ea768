//! The connection: lines in and answers out, with a limit on everything.

use std::io;
use std::time::Duration;

use memchr::memchr2;
use tokio::io::AsyncRead;
use tokio::io::AsyncReadExt;
use tokio::io::AsyncWrite;
use tokio::io::AsyncWriteExt;
use tokio::time::Instant;
use tokio::time::timeout;

use super::ServerLimits;
use super::data::Data;
use super::data::Flaw;

/// So much room is made for what comes next.
const AT_ONCE: usize = 32 << 10;

/// What a connection runs over: plain or encrypted.
pub(super) trait Stream: AsyncRead + AsyncWrite + Send + Unpin {}
impl<S: AsyncRead + AsyncWrite + Send + Unpin> Stream for S {}

/// Why nothing more is read.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum End {
    /// The other side is gone.
    Gone,
    /// It let us wait too long, or sent too slowly.
    Slow,
    /// A line longer than the limit.
    LongLine,
    /// A CR or LF alone in a command.
    BareBreak,
    /// Far more data than the limit.
    Flood,
}

/// A connection with what came in and was not used yet.
pub(super) struct Wire {
    stream: Box<dyn Stream>,
    waiting: Vec<u8>,
}

impl Wire {
    pub(super) fn new(stream: Box<dyn Stream>) -> Self {
        Self { stream, waiting: Vec::new() }
    }

    /// Whether something came in that nobody has asked for yet.
    pub(super) fn has_waiting(&self) -> bool {
        !self.waiting.is_empty()
    }

    /// The stream itself, to be encrypted from here on.
    pub(super) fn into_stream(self) -> Box<dyn Stream> {
        self.stream
    }

    /// The next command line, without its CR LF.
    pub(super) async fn line(&mut self, limits: &ServerLimits) -> Result<Vec<u8>, End> {
        let deadline = Instant::now() + limits.command_time;
        loop {
            if let Some(at) = memchr2(b'\r', b'\n', &self.waiting) {
                let follows = self.waiting.get(at + 1);
                if self.waiting[at] == b'\n' || follows.is_some_and(|byte| *byte != b'\n') {
                    return Err(End::BareBreak);
                }
                if follows.is_some() {
                    let line = self.waiting[..at].to_vec();
                    self.waiting.drain(..at + 2);
                    return Ok(line);
                }
            }
            if self.waiting.len() > limits.command_bytes {
                return Err(End::LongLine);
            }
            self.fill(deadline.duration_since(Instant::now())).await?;
        }
    }

    /// A message up to its lone dot, put behind a head. One with a flaw is read to its end, so that the answer is understood.
    pub(super) async fn data(&mut self, head: Vec<u8>, limits: &ServerLimits) -> Result<Result<Vec<u8>, Flaw>, End> {
        let begun = Instant::now();
        let mut data = Data::new(head, limits.message_bytes, limits.line_bytes);
        loop {
            if let Some(end) = data.feed(&self.waiting) {
                self.waiting.drain(..end);
                return Ok(data.finish());
            }
            self.waiting.clear();
            if data.received() > limits.message_bytes.saturating_mul(4) {
                return Err(End::Flood);
            }
            let taken = begun.elapsed();
            if taken > limits.data_time && (data.received() as u64) < limits.data_rate.saturating_mul(taken.as_secs()) {
                return Err(End::Slow);
            }
            self.fill(limits.data_time).await?;
        }
    }

    /// Sends an answer. It waits for the other side no longer than a command is waited for.
    pub(super) async fn answer(&mut self, answer: &str, limits: &ServerLimits) -> Result<(), End> {
        let sent: io::Result<()> = timeout(limits.command_time, async {
            self.stream.write_all(answer.as_bytes()).await?;
            self.stream.flush().await
        })
        .await
        .map_err(|_| End::Slow)?;
        sent.map_err(|_| End::Gone)
    }

    /// Says goodbye to the other side.
    pub(super) async fn close(mut self) {
        let _ = timeout(Duration::from_secs(1), self.stream.shutdown()).await;
    }

    async fn fill(&mut self, patience: Duration) -> Result<(), End> {
        self.waiting.reserve(AT_ONCE);
        let read = timeout(patience, self.stream.read_buf(&mut self.waiting)).await.map_err(|_| End::Slow)?.map_err(|_| End::Gone)?;
        if read == 0 { Err(End::Gone) } else { Ok(()) }
    }
}
