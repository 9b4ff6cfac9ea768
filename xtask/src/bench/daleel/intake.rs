//! Mail brought to Daleel: over SMTP or LMTP on kept connections, or by one `daleel email receive` a message.
use std::io::Write;
use std::process::Stdio;
use std::thread;
use std::time::Duration;
use std::time::Instant;

use anyhow::Context;
use anyhow::Result;
use anyhow::ensure;

use super::Installation;
use super::Serving;
use super::desk::Desk;
use crate::bench::mail_in::Courier;
use crate::bench::mail_in::Intake;
use crate::bench::process;
use crate::bench::product::Product;
use crate::bench::smtp::Protocol;
use crate::bench::smtp::Sender;
use crate::bench::workload::mail::Mail;

/// A second with less processor time than this is a quiet one, in milliseconds.
const QUIET_MS: f64 = 30.0;

/// How a message is brought.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// Our SMTP listener.
    Smtp,
    /// Our LMTP listener.
    Lmtp,
    /// A process for each message, as another mail server's pipe starts it.
    Pipe,
}

/// A running Daleel that mail is brought to.
pub struct Brought<'a> {
    /// How.
    pub way: Way,
    /// The program.
    pub installation: &'a Installation,
    /// The program while it serves.
    pub serving: &'a Serving,
    /// What shows the cases that came of it.
    pub desk: &'a Desk,
    /// The newest case before any mail of this measurement.
    pub before: String,
}

impl Intake for Brought<'_> {
    fn way(&self) -> &str {
        match self.way {
            Way::Smtp => "smtp",
            Way::Lmtp => "lmtp",
            Way::Pipe => "email receive",
        }
    }

    fn processes(&self) -> &[u32] {
        self.desk.processes()
    }

    fn cases(&self) -> Result<i64> {
        self.desk.newer_than(&self.before)
    }

    fn courier(&self) -> Result<Box<dyn Courier>> {
        Ok(match self.way {
            Way::Smtp => Box::new(Sender::connect(self.serving.smtp, Protocol::Smtp)?),
            Way::Lmtp => Box::new(Sender::connect(self.serving.lmtp, Protocol::Lmtp)?),
            Way::Pipe => Box::new(Pipe(self.installation.clone())),
        })
    }

    /// The server is done when a whole second was quiet; it was done when that second began.
    fn settle(&self) -> Result<Instant> {
        let cpu = || -> Result<f64> { Ok(process::cpu_only(self.processes())?.cpu_ms) };
        let (mut since, mut spent) = (Instant::now(), cpu()?);
        while since.elapsed() < Duration::from_secs(1) {
            thread::sleep(Duration::from_millis(50));
            let now = cpu()?;
            if now - spent > QUIET_MS {
                (since, spent) = (Instant::now(), now);
            }
        }
        Ok(since)
    }
}

struct Pipe(Installation);

impl Courier for Pipe {
    fn deliver(&mut self, mail: &Mail) -> Result<()> {
        let mut command = self.0.command(&["email", "receive", "--to", &mail.to]);
        let mut receiver = command.stdin(Stdio::piped()).stdout(Stdio::null()).spawn().context("starting the receiver")?;
        receiver.stdin.take().context("its standard input")?.write_all(&mail.raw)?;
        ensure!(receiver.wait()?.success(), "the receiver did not accept a message");
        Ok(())
    }
}
