//! A mail server that takes everything and keeps it to be looked at: our own listener.

use std::sync::Arc;
use std::sync::Mutex;
use std::sync::atomic::AtomicBool;
use std::sync::atomic::Ordering;

use post::Envelope;
use post::Handler;
use post::Judgement;
use post::Protocol;
use post::ServerLimits;
use post::ServerName;
use post::Verdict;

/// The server, on a port of its own.
pub struct Sink {
    listener: std::net::TcpListener,
    kept: Arc<Mutex<Vec<Envelope>>>,
    is_shut: Arc<AtomicBool>,
}

impl Sink {
    pub fn open() -> Self {
        let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        listener.set_nonblocking(true).unwrap();
        Self { listener, kept: Arc::default(), is_shut: Arc::default() }
    }

    /// The settings with which an installation sends here.
    pub fn settings(&self) -> Vec<(String, String)> {
        let port = self.listener.local_addr().unwrap().port().to_string();
        let all = [("mail.relay_host", "127.0.0.1"), ("mail.relay_port", port.as_str()), ("mail.relay_security", "none")];
        all.map(|(key, value)| (key.to_owned(), value.to_owned())).into()
    }

    /// Serves inside the story's runtime, from nothing kept.
    pub fn serve(&self) {
        let listener = tokio::net::TcpListener::from_std(self.listener.try_clone().unwrap()).unwrap();
        let kept = self.kept.clone();
        kept.lock().unwrap().clear();
        let is_shut = self.is_shut.clone();
        let keep = move |envelope: Envelope| {
            let verdict = if is_shut.load(Ordering::SeqCst) {
                Verdict::TryAgain("not now".into())
            } else {
                kept.lock().unwrap().push(envelope);
                Verdict::Accepted("kept".into())
            };
            async { verdict }
        };
        let handler = Handler::new(|_| async { Judgement::Known(0) }, keep);
        let name = ServerName { host: "sink.example".into(), tls: None };
        tokio::spawn(post::serve(listener, Protocol::Smtp, name, handler, ServerLimits::default(), std::future::pending()));
    }

    /// Whether it takes what comes from now on, or says that it cannot.
    pub fn takes(&self, everything: bool) {
        self.is_shut.store(!everything, Ordering::SeqCst);
    }

    /// What came so far.
    pub fn kept(&self) -> Vec<Envelope> {
        self.kept.lock().unwrap().clone()
    }

    /// The texts of what came so far.
    pub fn texts(&self) -> Vec<String> {
        self.kept().iter().map(|envelope| post::Mail::parse(&envelope.raw, &post::Limits::default()).mail.text).collect()
    }
}
