//! Mail load: several senders at once, each of which hands the same message over again until it is acknowledged, as mail servers do.

use std::collections::BTreeMap;
use std::io;
use std::net::SocketAddr;
use std::sync::Mutex;
use std::sync::PoisonError;
use std::sync::atomic::AtomicUsize;
use std::sync::atomic::Ordering;

use crate::Ledger;
use crate::Mailing;

/// Senders and what they have yet to hand over.
pub struct Load {
    to: String,
    senders: usize,
    /// The number of the message that each sender is at.
    at: Mutex<BTreeMap<usize, usize>>,
    ledger: Mutex<Ledger>,
}

impl Load {
    /// So many senders of mail for one mailbox.
    pub fn new(to: &str, senders: usize, ledger: Ledger) -> Self {
        Self { to: to.to_owned(), senders, at: Mutex::new(BTreeMap::new()), ledger: Mutex::new(ledger) }
    }

    /// How many messages were acknowledged so far.
    pub fn acknowledged(&self) -> usize {
        self.ledger.lock().unwrap_or_else(PoisonError::into_inner).len()
    }

    /// Looks at the ledger.
    pub fn ledger<T>(&self, look: impl FnOnce(&Ledger) -> T) -> T {
        look(&self.ledger.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Sends by LMTP until the connections break. Once `enough` are acknowledged in this round, `strike` is called, once.
    /// Answers how many were acknowledged.
    pub fn send_until_broken(&self, lmtp: SocketAddr, enough: usize, strike: impl FnOnce() + Send) -> usize {
        let kept = AtomicUsize::new(0);
        let strike = Mutex::new(Some(strike));
        std::thread::scope(|scope| {
            for sender in 0..self.senders {
                let (kept, strike) = (&kept, &strike);
                scope.spawn(move || {
                    // The break is what the round is about: what it leaves open is handed over again in the next one.
                    drop(self.send(sender, lmtp, || {
                        if kept.fetch_add(1, Ordering::SeqCst) + 1 >= enough {
                            let strike = strike.lock().unwrap_or_else(PoisonError::into_inner).take();
                            strike.into_iter().for_each(|strike| strike());
                        }
                    }));
                });
            }
        });
        kept.into_inner()
    }

    fn send(&self, sender: usize, lmtp: SocketAddr, after: impl Fn()) -> io::Result<()> {
        let mut mailing = Mailing::lmtp(lmtp)?;
        loop {
            let number = *self.at.lock().unwrap_or_else(PoisonError::into_inner).entry(sender).or_default();
            let name = format!("matter {sender} number {number}");
            let said = mailing.deliver(&format!("sender{sender}.{number}@people.example"), &self.to, &message(&name, sender, number))?;
            if said.is_later() {
                return Ok(());
            }
            if !said.is_kept() {
                return Err(io::Error::other(format!("{name}: {} {}", said.code, said.words)));
            }
            self.ledger.lock().unwrap_or_else(PoisonError::into_inner).acknowledge(&name)?;
            self.at.lock().unwrap_or_else(PoisonError::into_inner).insert(sender, number + 1);
            after();
        }
    }
}

fn message(name: &str, sender: usize, number: usize) -> String {
    format!(
        "From: Sender <sender{sender}.{number}@people.example>\nTo: <contact@rsa.example>\nSubject: {name}\nMessage-ID: <{sender}.{number}@people.example>\n\
         Date: Tue, 24 Nov 2026 08:00:00 +0300\nContent-Type: text/plain; charset=utf-8\n\nGood morning,\n\nplease tell me about {name}.\n"
    )
}
