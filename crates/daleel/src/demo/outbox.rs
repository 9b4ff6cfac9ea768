//! Where a demonstration's mail goes: a real SMTP server that keeps each message in a folder and sends it to nobody.

use std::path::PathBuf;

use kernel::Result;
use kernel::broken;
use post::Envelope;
use post::Handler;
use post::Judgement;
use post::Protocol;
use post::ServerLimits;
use post::ServerName;
use post::Verdict;
use tokio::net::TcpListener;
use tokio_util::sync::CancellationToken;

/// Serves until told to stop; answers the port.
pub async fn serve(folder: PathBuf, stop: CancellationToken) -> Result<u16> {
    std::fs::create_dir_all(&folder).map_err(broken("making the outbox"))?;
    let listener = TcpListener::bind("127.0.0.1:0").await.map_err(broken("opening the outbox"))?;
    let port = listener.local_addr().map_err(broken("opening the outbox"))?.port();
    let keep = move |envelope: Envelope| {
        let folder = folder.clone();
        async move { keep(&folder, &envelope).await }
    };
    let handler = Handler::new(|_| async { Judgement::Known(0) }, keep);
    let name = ServerName { host: "outbox.example".into(), tls: None };
    tokio::spawn(post::serve(listener, Protocol::Smtp, name, handler, ServerLimits::default(), async move { stop.cancelled().await }));
    Ok(port)
}

async fn keep(folder: &std::path::Path, envelope: &Envelope) -> Verdict {
    let name = platform::fresh_token("");
    match tokio::fs::write(folder.join(format!("{name}.eml")), &envelope.raw).await {
        Ok(()) => Verdict::Accepted(name),
        Err(error) => Verdict::TryAgain(error.to_string()),
    }
}
