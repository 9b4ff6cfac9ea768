//! One connection: the conversation with another mail server.

use std::net::SocketAddr;
use std::sync::Arc;

use bytes::Bytes;
use tokio::net::TcpStream;
use tokio::sync::watch;
use tokio::time::timeout;
use tokio_rustls::TlsAcceptor;

use super::Envelope;
use super::Handler;
use super::Judgement;
use super::Protocol;
use super::Recipient;
use super::ServerLimits;
use super::ServerName;
use super::command;
use super::command::Command;
use super::command::Wrong;
use super::reply;
use super::wire::End;
use super::wire::Wire;

/// What all connections of a listener share.
pub(super) struct House {
    pub(super) protocol: Protocol,
    pub(super) name: ServerName,
    pub(super) handler: Handler,
    pub(super) limits: ServerLimits,
}

/// A connection and what was said on it so far.
pub(super) struct Session {
    wire: Option<Wire>,
    peer: SocketAddr,
    house: Arc<House>,
    closing: watch::Receiver<bool>,
    encrypted: bool,
    greeting: Option<String>,
    sender: Option<Option<String>>,
    recipients: Vec<Recipient>,
    errors: usize,
}

/// What comes after a command.
enum Next {
    Say(String),
    Data,
    Encrypt,
    Leave(&'static str),
}

fn say(text: &str) -> Next {
    Next::Say(format!("{text}\r\n"))
}

impl Session {
    pub(super) fn new(stream: TcpStream, peer: SocketAddr, house: Arc<House>, closing: watch::Receiver<bool>) -> Self {
        let _ = stream.set_nodelay(true);
        let wire = Some(Wire::new(Box::new(stream)));
        Self { wire, peer, house, closing, encrypted: false, greeting: None, sender: None, recipients: Vec::new(), errors: 0 }
    }

    /// Holds the conversation to its end.
    pub(super) async fn run(mut self) {
        let end = self.converse().await;
        let last = match end {
            Ok(last) => last,
            Err(End::Gone) => "",
            Err(End::Slow) => "421 4.4.2 Timeout, closing the connection",
            Err(End::LongLine) => "500 5.5.2 Line too long, closing the connection",
            Err(End::BareBreak) => "500 5.5.2 Lines must end in CR LF, closing the connection",
            Err(End::Flood) => "552 5.3.4 Far too much data, closing the connection",
        };
        self.leave(last).await;
    }

    /// Says that too many connections are open.
    pub(super) async fn turn_away(self) {
        self.leave("421 4.7.0 Too many connections, try again later").await;
    }

    async fn leave(mut self, last: &str) {
        let Some(mut wire) = self.wire.take() else { return };
        if !last.is_empty() {
            let _ = wire.answer(&format!("{last}\r\n"), &self.house.limits).await;
        }
        wire.close().await;
    }

    async fn converse(&mut self) -> Result<&'static str, End> {
        let word = if self.house.protocol == Protocol::Smtp { "ESMTP" } else { "LMTP" };
        self.answer(&format!("220 {} {word}\r\n", self.house.name.host)).await?;
        for _ in 0..self.house.limits.commands {
            let Some(line) = self.next_line().await? else { return Ok("421 4.3.2 Shutting down, try again later") };
            let next = match command::parse(&line) {
                Ok(command) => self.obey(command).await,
                Err(wrong) => self.complain(&wrong),
            };
            match next {
                Next::Say(answer) => self.answer(&answer).await?,
                Next::Data => self.receive().await?,
                Next::Encrypt => self.encrypt().await?,
                Next::Leave(last) => return Ok(last),
            }
        }
        Ok("421 4.7.0 Too many commands, closing the connection")
    }

    /// The next command, or nothing when the server stops.
    async fn next_line(&mut self) -> Result<Option<Vec<u8>>, End> {
        let wire = self.wire.as_mut().ok_or(End::Gone)?;
        tokio::select! {
            biased;
            _ = self.closing.wait_for(|closing| *closing) => Ok(None),
            line = wire.line(&self.house.limits) => line.map(Some),
        }
    }

    async fn answer(&mut self, answer: &str) -> Result<(), End> {
        self.wire.as_mut().ok_or(End::Gone)?.answer(answer, &self.house.limits).await
    }

    fn complain(&mut self, wrong: &Wrong) -> Next {
        self.errors += 1;
        if self.errors > self.house.limits.errors {
            return Next::Leave("421 4.7.0 Too many errors, closing the connection");
        }
        say(match wrong {
            Wrong::Unknown => "500 5.5.1 Unknown command",
            Wrong::Syntax => "501 5.5.2 Syntax error",
            Wrong::Parameter => "555 5.5.4 Unknown parameter",
        })
    }

    async fn obey(&mut self, command: Command) -> Next {
        match command {
            Command::Helo(name) if self.house.protocol == Protocol::Smtp => {
                self.begin(name);
                say(&format!("250 {}", self.house.name.host))
            }
            Command::Ehlo(name) if self.house.protocol == Protocol::Smtp => self.introduce(name),
            Command::Lhlo(name) if self.house.protocol == Protocol::Lmtp => self.introduce(name),
            Command::Helo(_) | Command::Ehlo(_) | Command::Lhlo(_) => self.complain(&Wrong::Unknown),
            Command::Mail { sender, size } => self.mail(sender, size),
            Command::Rcpt(address) => self.rcpt(address).await,
            Command::Data if self.sender.is_none() => say("503 5.5.1 MAIL first"),
            Command::Data if self.recipients.is_empty() => say("554 5.5.1 No valid recipients"),
            Command::Data => Next::Data,
            Command::Rset => {
                self.forget();
                say("250 2.0.0 OK")
            }
            Command::Noop => say("250 2.0.0 OK"),
            Command::Vrfy => say("252 2.1.5 Send mail and see"),
            Command::StartTls if self.encrypted || self.house.name.tls.is_none() => say("503 5.5.1 STARTTLS is not offered"),
            Command::StartTls => Next::Encrypt,
            Command::Quit => Next::Leave("221 2.0.0 Bye"),
        }
    }

    fn begin(&mut self, name: String) {
        self.greeting = Some(name);
        self.forget();
    }

    fn forget(&mut self) {
        self.sender = None;
        self.recipients.clear();
    }

    fn introduce(&mut self, name: String) -> Next {
        self.begin(name);
        let size = format!("SIZE {}", self.house.limits.message_bytes);
        let mut can = vec![self.house.name.host.as_str(), "PIPELINING", &size, "8BITMIME", "SMTPUTF8", "ENHANCEDSTATUSCODES"];
        if self.house.name.tls.is_some() && !self.encrypted {
            can.push("STARTTLS");
        }
        let last = can.len() - 1;
        let lines = can.iter().enumerate().map(|(number, word)| format!("250{}{word}\r\n", if number == last { ' ' } else { '-' }));
        Next::Say(lines.collect())
    }

    fn mail(&mut self, sender: Option<String>, size: Option<u64>) -> Next {
        if self.greeting.is_none() {
            return say("503 5.5.1 Say hello first");
        }
        if self.sender.is_some() {
            return say("503 5.5.1 One message at a time");
        }
        if size.is_some_and(|size| size > self.house.limits.message_bytes as u64) {
            return say("552 5.3.4 Message too large");
        }
        self.sender = Some(sender);
        say("250 2.1.0 OK")
    }

    async fn rcpt(&mut self, address: String) -> Next {
        if self.sender.is_none() {
            return say("503 5.5.1 MAIL first");
        }
        if self.recipients.len() >= self.house.limits.recipients {
            return say("452 4.5.3 Too many recipients");
        }
        match (self.house.handler.judge)(address.clone()).await {
            Judgement::Known(whose) => {
                self.recipients.push(Recipient { address, whose });
                say("250 2.1.5 OK")
            }
            Judgement::Unknown => {
                self.errors += 1;
                if self.errors > self.house.limits.errors {
                    Next::Leave("421 4.7.0 Too many errors, closing the connection")
                } else {
                    say("550 5.1.1 No such mailbox")
                }
            }
            Judgement::Later => say("451 4.3.0 Try again later"),
        }
    }

    async fn receive(&mut self) -> Result<(), End> {
        self.answer("354 End with a lone dot\r\n").await?;
        let sender = self.sender.take().flatten();
        let path = format!("Return-Path: <{}>\r\n", sender.as_deref().unwrap_or_default());
        let received = self.wire.as_mut().ok_or(End::Gone)?.data(path.into(), &self.house.limits).await?;
        let recipients = std::mem::take(&mut self.recipients);
        let answers = match received {
            Ok(raw) => self.keep(sender, recipients, raw.into()).await,
            Err(flaw) => vec![reply::refusal(flaw); if self.house.protocol == Protocol::Lmtp { recipients.len() } else { 1 }],
        };
        self.answer(&answers.concat()).await
    }

    /// Asks the handler to keep the message: once with SMTP, once for each recipient with LMTP.
    async fn keep(&mut self, sender: Option<String>, recipients: Vec<Recipient>, raw: Bytes) -> Vec<String> {
        let groups = match self.house.protocol {
            Protocol::Smtp => vec![recipients],
            Protocol::Lmtp => recipients.into_iter().map(|one| vec![one]).collect(),
        };
        let mut answers = Vec::with_capacity(groups.len());
        for recipients in groups {
            let greeting = self.greeting.clone().unwrap_or_default();
            let envelope =
                Envelope { peer: self.peer, greeting, sender: sender.clone(), recipients, encrypted: self.encrypted, raw: raw.clone() };
            answers.push(reply::verdict(&(self.house.handler.keep)(envelope).await));
        }
        answers
    }

    /// Encrypts the connection. What came in before that, unencrypted, counts as said by nobody.
    async fn encrypt(&mut self) -> Result<(), End> {
        self.answer("220 2.0.0 Go ahead\r\n").await?;
        let wire = self.wire.take().filter(|wire| !wire.has_waiting()).ok_or(End::Gone)?;
        let acceptor = TlsAcceptor::from(self.house.name.tls.clone().ok_or(End::Gone)?);
        let stream = timeout(self.house.limits.command_time, acceptor.accept(wire.into_stream()))
            .await
            .map_err(|_| End::Slow)?
            .map_err(|_| End::Gone)?;
        self.wire = Some(Wire::new(Box::new(stream)));
        self.encrypted = true;
        self.greeting = None;
        self.forget();
        Ok(())
    }
}
