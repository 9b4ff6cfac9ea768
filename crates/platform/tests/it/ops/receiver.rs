//! A server outside, on a free port of this machine: keeps what it is sent and answers as it is told.

use std::sync::Arc;
use std::sync::Mutex;
use std::sync::atomic::AtomicU16;
use std::sync::atomic::Ordering;

use axum::Router;
use axum::body::Bytes;
use axum::response::IntoResponse;
use http::HeaderMap;
use http::StatusCode;
use http::Uri;

/// What it was sent.
#[derive(Clone, Debug)]
pub struct Received {
    pub headers: HeaderMap,
    pub body: Bytes,
}

/// The server.
#[derive(Clone)]
pub struct Receiver {
    pub port: u16,
    pub received: Arc<Mutex<Vec<Received>>>,
    answer: Arc<AtomicU16>,
}

impl Receiver {
    pub async fn start() -> Self {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let receiver =
            Self { port: listener.local_addr().unwrap().port(), received: Arc::default(), answer: Arc::new(AtomicU16::new(204)) };
        let kept = receiver.clone();
        let take = move |uri: Uri, headers: HeaderMap, body: Bytes| async move {
            kept.received.lock().unwrap().push(Received { headers, body });
            match uri.path() {
                "/elsewhere" => (StatusCode::FOUND, [("location", "/arrived")]).into_response(),
                "/large" => vec![b'a'; 2 * 1024 * 1024].into_response(),
                _ => StatusCode::from_u16(kept.answer.load(Ordering::SeqCst)).unwrap().into_response(),
            }
        };
        tokio::spawn(async move { axum::serve(listener, Router::new().fallback(take)).await });
        receiver
    }

    /// Answers with this status from now on.
    pub fn answers(&self, status: u16) {
        self.answer.store(status, Ordering::SeqCst);
    }

    pub fn all(&self) -> Vec<Received> {
        self.received.lock().unwrap().clone()
    }
}
