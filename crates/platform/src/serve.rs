//! Serving: connections over TCP or a Unix socket, each with limits on how slow it may be, and an end that lets what was begun be finished.

mod paced;

use std::convert::Infallible;
use std::fs::Permissions;
use std::net::SocketAddr;
use std::os::unix::fs::PermissionsExt;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use hyper_util::rt::TokioExecutor;
use hyper_util::rt::TokioIo;
use hyper_util::rt::TokioTimer;
use hyper_util::server::conn::auto::Builder;
use hyper_util::server::graceful::GracefulShutdown;
use kernel::Result;
use kernel::broken;
use tokio::io::AsyncRead;
use tokio::io::AsyncWrite;
use tokio::net::TcpListener;
use tokio::net::UnixListener;
use tokio_util::sync::CancellationToken;
use tower::ServiceExt;

use crate::limits::Peer;
use crate::settings::Listen;
use paced::Paced;

/// A request's head must have come after so long.
const HEAD: Duration = Duration::from_secs(10);
/// When told to stop, what was begun has so long to end.
const DRAIN: Duration = Duration::from_secs(10);
/// A head is at most so many bytes.
const LARGEST_HEAD: usize = 16 * 1024;

/// A socket that listens.
pub enum Listener {
    /// On a network address.
    Tcp(TcpListener),
    /// In the file system.
    Unix(UnixListener),
}

impl Listener {
    /// Listens where the settings say. A socket file that nobody answers on is replaced.
    ///
    /// # Errors
    /// `Broken` when the place is taken or not allowed.
    pub async fn open(place: &Listen) -> Result<Self> {
        match place {
            Listen::Tcp(address) => TcpListener::bind(address).await.map(Self::Tcp).map_err(broken("listening")),
            Listen::Unix(path) => {
                if tokio::net::UnixStream::connect(path).await.is_err() {
                    drop(std::fs::remove_file(path));
                }
                let listener = UnixListener::bind(path).map_err(broken("listening"))?;
                // The proxy before it runs under a name of its own, in the socket's group; what else is written is its owner's alone.
                std::fs::set_permissions(path, Permissions::from_mode(0o660)).map_err(broken("listening"))?;
                Ok(Self::Unix(listener))
            }
        }
    }

    /// The network address, if it is one: tells the port when 0 was asked for.
    pub fn address(&self) -> Option<SocketAddr> {
        match self {
            Self::Tcp(listener) => listener.local_addr().ok(),
            Self::Unix(_) => None,
        }
    }
}

/// Serves until told to stop; then takes nothing new and gives what was begun ten seconds to end.
pub async fn serve(router: Router, listener: Listener, stop: CancellationToken) {
    let graceful = GracefulShutdown::new();
    loop {
        tokio::select! {
            () = stop.cancelled() => break,
            accepted = accept(&listener) => match accepted {
                Ok((Stream::Tcp(stream), peer)) => {
                    drop(stream.set_nodelay(true));
                    connection(stream, peer, router.clone(), &graceful);
                }
                Ok((Stream::Unix(stream), peer)) => connection(stream, peer, router.clone(), &graceful),
                // Out of file handles: closing connections give some back.
                Err(error) => {
                    tracing::warn!(%error, "a connection could not be taken");
                    tokio::time::sleep(Duration::from_millis(50)).await;
                }
            },
        }
    }
    drop(listener);
    if tokio::time::timeout(DRAIN, graceful.shutdown()).await.is_err() {
        tracing::info!("some connections were still open after ten seconds and are closed");
    }
}

enum Stream {
    Tcp(tokio::net::TcpStream),
    Unix(tokio::net::UnixStream),
}

async fn accept(listener: &Listener) -> std::io::Result<(Stream, Peer)> {
    match listener {
        Listener::Tcp(listener) => listener.accept().await.map(|(stream, from)| (Stream::Tcp(stream), Peer(Some(from.ip())))),
        Listener::Unix(listener) => listener.accept().await.map(|(stream, _)| (Stream::Unix(stream), Peer(None))),
    }
}

/// Serves one connection in a task of its own.
fn connection<S: AsyncRead + AsyncWrite + Unpin + Send + 'static>(stream: S, peer: Peer, router: Router, graceful: &GracefulShutdown) {
    let mut builder = Builder::new(TokioExecutor::new());
    builder.http1().timer(TokioTimer::new()).header_read_timeout(HEAD).max_buf_size(LARGEST_HEAD.max(8192));
    builder.http2().timer(TokioTimer::new()).max_header_list_size(16 * 1024).keep_alive_interval(Some(Duration::from_secs(20)));
    let service = hyper::service::service_fn(move |request: http::Request<hyper::body::Incoming>| {
        let router = router.clone();
        async move {
            let mut request = request.map(|body| Body::new(Paced::new(body)));
            request.extensions_mut().insert(peer);
            Ok::<_, Infallible>(router.oneshot(request).await.unwrap_or_else(|never| match never {}))
        }
    });
    let serving = builder.serve_connection(TokioIo::new(stream), service).into_owned();
    let watched = graceful.watch(serving);
    tokio::spawn(async move {
        if let Err(error) = watched.await {
            tracing::debug!(%error, "a connection ended early");
        }
    });
}
