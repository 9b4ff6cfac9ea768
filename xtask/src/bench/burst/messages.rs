//! The burst itself: messages over LMTP, each handed over again until it is acknowledged, as mail servers do.
use std::net::SocketAddr;
use std::sync::Mutex;
use std::sync::PoisonError;
use std::thread;
use std::time::Duration;
use std::time::Instant;

use anyhow::Result;
use testkit::Ledger;

use crate::bench::mail_in::Courier;
use crate::bench::smtp::Protocol;
use crate::bench::smtp::Sender;
use crate::bench::workload::mail::Mail;
use crate::bench::workload::mail::marked;
use crate::bench::workload::words::Words;

/// The mailbox of the entity whose employees work.
const MAILBOX: &str = "contact@rsa.example";
/// So many messages a connection brings before it is opened anew, as servers ask of each other.
const A_CONNECTION: usize = 100;
/// So often a message is handed over before it counts as refused.
const TRIES: usize = 20;

/// Messages, as each connection brings them.
pub struct Messages(Vec<Vec<(String, Mail)>>);

/// What became of them.
pub struct Brought {
    /// Those that were acknowledged.
    pub acknowledged: usize,
    /// Those that never were.
    pub refused: usize,
    /// How often one was handed over again.
    pub again: usize,
    /// From the first byte to the last acknowledgement, in seconds.
    pub seconds: f64,
    /// How long each acknowledgement took, in milliseconds, sorted.
    pub times: Vec<f64>,
}

impl Messages {
    /// Makes messages with numbers from `first` on, for so many connections.
    pub fn make(first: u64, messages: u64, connections: u64) -> Self {
        let words = Words::read();
        let one = |number: u64| {
            let mark = format!("mark-m-{number}");
            let mail = marked(&words, 13, number, (MAILBOX, &mark));
            (mark, mail)
        };
        let of_connection = |connection: u64| (first + connection..first + messages).step_by(connections as usize).map(one).collect();
        Self((0..connections).map(of_connection).collect())
    }

    /// Hands them over, and writes each into the ledger once it is acknowledged.
    pub fn bring(&self, lmtp: SocketAddr, ledger: &Mutex<Ledger>) -> Result<Brought> {
        let begun = Instant::now();
        let parts: Vec<Result<Brought>> = thread::scope(|scope| {
            let connections: Vec<_> = self.0.iter().map(|mails| scope.spawn(move || bring(lmtp, mails, ledger))).collect();
            connections.into_iter().map(|connection| connection.join().expect("a connection returns its failures")).collect()
        });
        let mut all = Brought { acknowledged: 0, refused: 0, again: 0, seconds: begun.elapsed().as_secs_f64(), times: Vec::new() };
        for part in parts {
            let part = part?;
            (all.acknowledged, all.refused, all.again) =
                (all.acknowledged + part.acknowledged, all.refused + part.refused, all.again + part.again);
            all.times.extend(part.times);
        }
        all.times.sort_by(f64::total_cmp);
        Ok(all)
    }
}

fn bring(lmtp: SocketAddr, mails: &[(String, Mail)], ledger: &Mutex<Ledger>) -> Result<Brought> {
    let mut brought = Brought { acknowledged: 0, refused: 0, again: 0, seconds: 0.0, times: Vec::new() };
    let mut open = None;
    for (number, (mark, mail)) in mails.iter().enumerate() {
        if number > 0 && number.is_multiple_of(A_CONNECTION) {
            open = None;
        }
        let begun = Instant::now();
        let Some(tries) = (0..TRIES).find(|tries| hand_over(lmtp, &mut open, mail, *tries)) else {
            brought.refused += 1;
            continue;
        };
        brought.times.push(begun.elapsed().as_secs_f64() * 1000.0);
        brought.again += tries;
        brought.acknowledged += 1;
        ledger.lock().unwrap_or_else(PoisonError::into_inner).acknowledge(mark)?;
    }
    Ok(brought)
}

/// Whether it was acknowledged. What a broken conversation leaves open is handed over again on a new connection.
fn hand_over(lmtp: SocketAddr, open: &mut Option<Sender>, mail: &Mail, tries: usize) -> bool {
    if tries > 0 {
        thread::sleep(Duration::from_millis(500));
    }
    let kept = match open.take() {
        Some(sender) => Ok(sender),
        None => Sender::connect(lmtp, Protocol::Lmtp),
    };
    match kept.and_then(|mut sender| sender.deliver(mail).map(|()| sender)) {
        Ok(sender) => {
            *open = Some(sender);
            true
        }
        Err(_) => false,
    }
}
