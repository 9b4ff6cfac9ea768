//! Our own mail listeners: SMTP for other servers, LMTP for a server of the house. A message is acknowledged when it is durable.

use std::net::SocketAddr;
use std::path::Path;
use std::sync::Arc;

use email::Taken;
use kernel::EntityId;
use kernel::Error;
use kernel::Result;
use kernel::broken;
use platform::App;
use platform::settings::Kind;
use platform::settings::Settings;
use platform::settings::Wrong;
use post::Envelope;
use post::Handler;
use post::Judgement;
use post::Origin;
use post::Protocol;
use post::ServerLimits;
use post::ServerName;
use post::Verdict;
use rustls::ServerConfig;
use tokio::net::TcpListener;
use tokio_util::sync::CancellationToken;

use crate::install::Failed;

/// Opens a listener and serves it until told to stop; answers its address.
///
/// # Errors
/// When the address is taken.
pub async fn listen(app: App, at: SocketAddr, protocol: Protocol, name: ServerName, stop: CancellationToken) -> Result<SocketAddr> {
    let listener = TcpListener::bind(at).await.map_err(broken("listening for mail"))?;
    let address = listener.local_addr().map_err(broken("listening for mail"))?;
    let message_bytes = usize::try_from(app.settings().number("mail.size_limit")).unwrap_or(usize::MAX);
    let limits = ServerLimits { message_bytes, ..ServerLimits::default() };
    let stopped = async move { stop.cancelled().await };
    tokio::spawn(post::serve(listener, protocol, name, handler(app, protocol), limits, stopped));
    Ok(address)
}

fn handler(app: App, protocol: Protocol) -> Handler {
    let judging = app.clone();
    let judge = move |address: String| {
        let app = judging.clone();
        async move {
            match email::entity_of_lately(&app, &address).await {
                Ok(Some(entity)) => Judgement::Known(entity.get()),
                Ok(None) => Judgement::Unknown,
                Err(_) => Judgement::Later,
            }
        }
    };
    let keep = move |envelope: Envelope| {
        let app = app.clone();
        async move { keep(&app, &envelope, protocol).await }
    };
    Handler::new(judge, keep)
}

/// Keeps a message for each of its recipients. One that could not be kept makes the other server send it again; those that were are known then.
async fn keep(app: &App, envelope: &Envelope, protocol: Protocol) -> Verdict {
    let origin = match protocol {
        Protocol::Smtp => email::origin(envelope.peer.ip(), &envelope.greeting, envelope.sender.as_deref()),
        Protocol::Lmtp => Origin::Relay,
    };
    let proof = email::prove(app, &envelope.raw, origin).await;
    let mut ids = Vec::new();
    for recipient in &envelope.recipients {
        let entity = EntityId::new(recipient.whose);
        match email::receive_for(app, entity, &recipient.address, envelope.raw.clone(), proof.clone()).await {
            Ok(Taken::Kept(id, _) | Taken::Again(id)) => ids.push(id.to_string()),
            Ok(Taken::Nobody) => return Verdict::TryAgain("the mailbox was closed meanwhile".into()),
            Err(Error::ReadOnly(why)) => {
                tracing::warn!(why, "a message could not be kept");
                return Verdict::NoRoom("storage is full or takes no writes at the moment".into());
            }
            Err(error) => {
                tracing::warn!(%error, "a message could not be kept");
                return Verdict::TryAgain("storage takes no mail at the moment".into());
            }
        }
    }
    Verdict::Accepted(ids.join(" "))
}

/// The certificate for STARTTLS, where the settings name one.
///
/// # Errors
/// The setting whose file cannot be read, or that goes with no other, or not with the one that is named.
pub fn tls(settings: &Settings) -> std::result::Result<Option<Arc<ServerConfig>>, Failed> {
    let (certificate, key) = (&settings.mail.tls_certificate, &settings.mail.tls_key);
    let wrong = |name: &str| {
        let source = settings.source(if settings.text(name).is_empty() { "mail.tls_certificate" } else { name }).to_owned();
        Failed::Settings(vec![Wrong { name: name.into(), value: settings.text(name).into(), source, kind: Some(Kind::Certificate) }])
    };
    match (certificate, key) {
        (None, None) => Ok(None),
        (None, Some(_)) => Err(wrong("mail.tls_certificate")),
        (Some(_), None) => Err(wrong("mail.tls_key")),
        (Some(certificate), Some(key)) => read(certificate, key).map(|config| Some(Arc::new(config))).map_err(wrong),
    }
}

/// The certificate and its key, or the setting that is wrong.
fn read(certificate: &Path, key: &Path) -> std::result::Result<ServerConfig, &'static str> {
    use rustls::pki_types::CertificateDer;
    use rustls::pki_types::PrivateKeyDer;
    use rustls::pki_types::pem::PemObject;
    let chain = CertificateDer::pem_file_iter(certificate).and_then(Iterator::collect::<std::result::Result<Vec<_>, _>>);
    let chain = chain.map_err(|_| "mail.tls_certificate")?;
    let key = PrivateKeyDer::from_pem_file(key).map_err(|_| "mail.tls_key")?;
    ServerConfig::builder().with_no_client_auth().with_single_cert(chain, key).map_err(|_| "mail.tls_certificate")
}
