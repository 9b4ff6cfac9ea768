//! How mail reaches the peers: each through its own intake.
use std::fs;
use std::process::Command;
use std::process::Stdio;
use std::time::Instant;

use anyhow::Context;
use anyhow::Result;
use anyhow::ensure;

use super::http::Client;
use super::http::Request;
use super::mail_in::Courier;
use super::mail_in::Intake;
use super::peers::Peer;
use super::peers::Peers;
use super::workload::mail::Mail;

/// The ways in which mail reaches a peer.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum PeerWay {
    /// Request Tracker: one `rt-mailgate` process a message, as a mail server starts it.
    Gate,
    /// Request Tracker: the HTTP request that `rt-mailgate` makes, without its process.
    Gateway,
    /// django-helpdesk: files in a folder, then one run of `get_email`, as cron starts it; one after the other by its design.
    Batch,
}

/// A peer that takes mail in.
pub struct PeerIntake<'a> {
    /// The scripts.
    pub peers: &'a Peers,
    /// How.
    pub way: PeerWay,
    /// The roots of its process trees.
    pub processes: Vec<u32>,
}

impl PeerIntake<'_> {
    fn peer(&self) -> Peer {
        if self.way == PeerWay::Batch { Peer::Dh } else { Peer::Rt }
    }
}

impl Intake for PeerIntake<'_> {
    fn way(&self) -> &str {
        match self.way {
            PeerWay::Gate => "rt-mailgate",
            PeerWay::Gateway => "mail-gateway",
            PeerWay::Batch => "get_email",
        }
    }

    fn processes(&self) -> &[u32] {
        &self.processes
    }

    fn cases(&self) -> Result<i64> {
        self.peers.cases(self.peer())
    }

    fn courier(&self) -> Result<Box<dyn Courier>> {
        Ok(match self.way {
            PeerWay::Gate => Box::new(Gate),
            PeerWay::Gateway => Box::new(Gateway(Client::new(Peer::Rt.server()?, false))),
            PeerWay::Batch => Box::new(Laid),
        })
    }

    fn lay_out(&self, mails: &[Mail]) -> Result<bool> {
        if self.way == PeerWay::Batch {
            for (number, mail) in mails.iter().enumerate() {
                fs::write(self.peers.home.join(format!("dh-site/inbox/{number:06}.eml")), &mail.raw)?;
            }
        }
        Ok(self.way == PeerWay::Batch)
    }

    fn settle(&self) -> Result<Instant> {
        if self.way == PeerWay::Batch {
            self.peers.script("dh.sh", &["intake"])?;
        }
        Ok(Instant::now())
    }
}

struct Gate;

impl Courier for Gate {
    fn deliver(&mut self, mail: &Mail) -> Result<()> {
        let url = format!("http://{}/", Peer::Rt.server()?);
        let mut gate = Command::new("rt-mailgate")
            .args(["--queue", queue(mail), "--action", "correspond", "--url", &url])
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .spawn()
            .context("starting rt-mailgate")?;
        std::io::Write::write_all(&mut gate.stdin.take().context("its standard input")?, &mail.raw)?;
        ensure!(gate.wait()?.success(), "rt-mailgate refused a message");
        Ok(())
    }
}

struct Gateway(Client);

impl Courier for Gateway {
    fn deliver(&mut self, mail: &Mail) -> Result<()> {
        let field = |name: &str, value: &str| format!("--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
        let mut body = (field("action", "correspond") + &field("queue", queue(mail))).into_bytes();
        body.extend_from_slice(format!("--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"message\"\r\n\r\n").as_bytes());
        body.extend_from_slice(&mail.raw);
        body.extend_from_slice(format!("\r\n--{BOUNDARY}--\r\n").as_bytes());
        let request = Request {
            method: "POST",
            path: "/REST/1.0/NoAuth/mail-gateway".to_owned(),
            body,
            expect: vec!["ok".to_owned()],
            ..Request::default()
        };
        let answer = self.0.ask(&request.clone().with("Content-Type", format!("multipart/form-data; boundary={BOUNDARY}")))?;
        ensure!(answer.is_right_for(&request), "the gateway said {}", String::from_utf8_lossy(&answer.body));
        Ok(())
    }
}

const BOUNDARY: &str = "workload-7d1f0c9b-boundary";

/// The message lies in the folder already.
struct Laid;

impl Courier for Laid {
    fn deliver(&mut self, _mail: &Mail) -> Result<()> {
        Ok(())
    }
}

fn queue(mail: &Mail) -> &str {
    mail.to.split('@').next().unwrap_or_default()
}
