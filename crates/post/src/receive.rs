//! Receives mail by SMTP and LMTP. A message is confirmed only after the handler has said that it is kept.

mod command;
mod data;
mod reply;
mod session;
mod wire;

use std::net::SocketAddr;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use tokio::net::TcpListener;
use tokio::sync::Semaphore;
use tokio::sync::watch;
use tokio::task::JoinSet;

use crate::receive::session::House;
use crate::receive::session::Session;

/// Which protocol a listener speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Protocol {
    /// From other mail servers (RFC 5321); one answer for a message.
    Smtp,
    /// From a mail server of the house (RFC 2033); one answer for each recipient.
    Lmtp,
}

/// A message as it came in.
#[derive(Clone, Debug)]
pub struct Envelope {
    /// From where the connection came.
    pub peer: SocketAddr,
    /// The name that the other server gave itself.
    pub greeting: String,
    /// The sender for reports; none for reports themselves.
    pub sender: Option<String>,
    /// The recipients that the handler accepted. With LMTP it is one, and the handler is asked once for each.
    pub recipients: Vec<Recipient>,
    /// Whether the connection was encrypted.
    pub encrypted: bool,
    /// The message, with a `Return-Path` field of the true sender at the top. The same message gives the same bytes when it is sent again.
    pub raw: Bytes,
}

/// Somebody for whom the handler takes mail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recipient {
    /// The address as it was named.
    pub address: String,
    /// Whose it is, in the handler's own numbers.
    pub whose: i64,
}

/// What the handler says of a recipient.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Judgement {
    /// Mail for it is taken; whose it is, in the handler's own numbers.
    Known(i64),
    /// There is no such mailbox.
    Unknown,
    /// It cannot be said now; the other server tries again.
    Later,
}

/// What the handler says of a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It is kept for good, under this id.
    Accepted(String),
    /// It cannot be kept now; the other server tries again.
    TryAgain(String),
    /// There is no room for it now; the other server tries again.
    NoRoom(String),
    /// It will never be taken, and why.
    Refused(String),
}

/// A future that a handler returns.
pub type Answer<T> = Pin<Box<dyn Future<Output = T> + Send>>;

/// Decides about recipients and keeps messages.
#[derive(Clone)]
pub struct Handler {
    judge: Arc<dyn Fn(String) -> Answer<Judgement> + Send + Sync>,
    keep: Arc<dyn Fn(Envelope) -> Answer<Verdict> + Send + Sync>,
}

impl Handler {
    /// Takes two functions: `judge` says of an address whether mail for it is taken, `keep` stores a message and then says so.
    pub fn new<J, JF, K, KF>(judge: J, keep: K) -> Self
    where
        J: Fn(String) -> JF + Send + Sync + 'static,
        JF: Future<Output = Judgement> + Send + 'static,
        K: Fn(Envelope) -> KF + Send + Sync + 'static,
        KF: Future<Output = Verdict> + Send + 'static,
    {
        Self { judge: Arc::new(move |address| Box::pin(judge(address))), keep: Arc::new(move |envelope| Box::pin(keep(envelope))) }
    }
}

/// The limits of receiving. A limit that is reached answers with what it is.
#[derive(Clone, Debug)]
pub struct ServerLimits {
    /// Bytes of a message.
    pub message_bytes: usize,
    /// Bytes of a command line.
    pub command_bytes: usize,
    /// Bytes of a line of a message.
    pub line_bytes: usize,
    /// Recipients of a message.
    pub recipients: usize,
    /// Commands of a connection.
    pub commands: usize,
    /// Wrong commands of a connection.
    pub errors: usize,
    /// Connections at a time.
    pub connections: usize,
    /// How long a command is waited for.
    pub command_time: Duration,
    /// How long the next bytes of a message are waited for.
    pub data_time: Duration,
    /// Bytes a second that a message must come with, once `data_time` has passed.
    pub data_rate: u64,
}

impl Default for ServerLimits {
    fn default() -> Self {
        Self {
            message_bytes: 50 << 20,
            command_bytes: 4096,
            line_bytes: 1 << 20,
            recipients: 100,
            commands: 1_000,
            errors: 20,
            connections: 200,
            command_time: Duration::from_secs(60),
            data_time: Duration::from_secs(30),
            data_rate: 1_000,
        }
    }
}

/// How a server presents itself.
#[derive(Clone)]
pub struct ServerName {
    /// The host name in the greeting.
    pub host: String,
    /// The certificate for STARTTLS, if it is offered.
    pub tls: Option<Arc<tokio_rustls::rustls::ServerConfig>>,
}

/// Receives on `listener` until `stop` is ready. Then no message is begun any more, and those under way are finished.
pub async fn serve(
    listener: TcpListener,
    protocol: Protocol,
    name: ServerName,
    handler: Handler,
    limits: ServerLimits,
    stop: impl Future<Output = ()>,
) {
    let places = Arc::new(Semaphore::new(limits.connections));
    let (closing, closed) = watch::channel(false);
    let house = Arc::new(House { protocol, name, handler, limits });
    let mut sessions = JoinSet::new();
    tokio::pin!(stop);
    loop {
        let accepted = tokio::select! {
            () = &mut stop => break,
            accepted = listener.accept() => accepted,
            Some(_) = sessions.join_next() => continue,
        };
        // An error of accepting is one of that connection, or a lack of handles that passes when connections end.
        let Ok((stream, peer)) = accepted else {
            tokio::time::sleep(Duration::from_millis(50)).await;
            continue;
        };
        let place = places.clone().try_acquire_owned();
        let session = Session::new(stream, peer, house.clone(), closed.clone());
        sessions.spawn(async move {
            match place {
                Ok(_place) => session.run().await,
                Err(_) => session.turn_away().await,
            }
        });
    }
    let _ = closing.send(true);
    while sessions.join_next().await.is_some() {}
}
