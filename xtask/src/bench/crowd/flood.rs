//! The flood: mail and calls of programs for one entity, as fast as they are answered.
use std::net::SocketAddr;
use std::sync::atomic::AtomicBool;
use std::sync::atomic::AtomicUsize;
use std::sync::atomic::Ordering;
use std::thread;
use std::time::Duration;

use anyhow::Result;
use anyhow::ensure;

use crate::bench::http::Client;
use crate::bench::http::Request;
use crate::bench::mail_in::Courier;
use crate::bench::smtp::Protocol;
use crate::bench::smtp::Sender;
use crate::bench::workload::mail::mail;
use crate::bench::workload::words::Words;

/// So long it flows before anything is measured.
const AHEAD: Duration = Duration::from_secs(3);

/// So many messages a connection brings before it is opened anew, as servers ask of each other.
const A_CONNECTION: usize = 100;

/// Where it goes.
pub struct Flood<'a> {
    /// The program's LMTP listener.
    pub lmtp: SocketAddr,
    /// Where it answers HTTP.
    pub http: SocketAddr,
    /// A token of the flooded entity.
    pub token: &'a str,
    /// Its mailbox.
    pub to: &'a str,
    /// So many connections bring mail, and as many programs ask.
    pub connections: u64,
    /// The number of the first message.
    pub first: u64,
}

impl Flood<'_> {
    /// Floods while something is measured; answers what was measured, and how many messages and calls were served meanwhile.
    pub fn during<T>(&self, measure: impl FnOnce() -> Result<T>) -> Result<(T, usize)> {
        let (stop, served) = (AtomicBool::new(false), AtomicUsize::new(0));
        thread::scope(|scope| {
            let goes_on = || !stop.load(Ordering::Relaxed);
            let mut streams = Vec::new();
            for number in 0..self.connections {
                let served = &served;
                streams.push(scope.spawn(move || self.bring(number, &goes_on, served)));
                streams.push(scope.spawn(move || self.ask(&goes_on, served)));
            }
            thread::sleep(AHEAD);
            let before = served.load(Ordering::Relaxed);
            let measured = measure();
            let meanwhile = served.load(Ordering::Relaxed) - before;
            stop.store(true, Ordering::Relaxed);
            for stream in streams {
                stream.join().expect("a stream returns its failures")?;
            }
            Ok((measured?, meanwhile))
        })
    }

    fn bring(&self, number: u64, goes_on: &impl Fn() -> bool, served: &AtomicUsize) -> Result<()> {
        let (words, mut sender) = (Words::read(), Sender::connect(self.lmtp, Protocol::Lmtp)?);
        for (brought, index) in (self.first + number..).step_by(self.connections as usize).enumerate() {
            if !goes_on() {
                break;
            }
            if brought > 0 && brought.is_multiple_of(A_CONNECTION) {
                sender = Sender::connect(self.lmtp, Protocol::Lmtp)?;
            }
            sender.deliver(&mail(&words, 12, index, Some(self.to)))?;
            served.fetch_add(1, Ordering::Relaxed);
        }
        Ok(())
    }

    fn ask(&self, goes_on: &impl Fn() -> bool, served: &AtomicUsize) -> Result<()> {
        let mut client = Client::new(self.http, true);
        let calls = ["/api/v1/cases?limit=100", "/api/v1/cases?limit=50&q=passport", "/api/v1/cases?limit=100", "/api/v1/cases?view=late"];
        for path in calls.into_iter().cycle() {
            if !goes_on() {
                break;
            }
            let request = Request::get(path, &["\"items\":"]).with("Authorization", format!("Bearer {}", self.token));
            let answer = client.ask(&request)?;
            ensure!(answer.is_right_for(&request), "{path} answered {}", answer.status);
            served.fetch_add(1, Ordering::Relaxed);
        }
        Ok(())
    }
}
