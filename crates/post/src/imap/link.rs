//! The way to an IMAP server: the connection, its encryption, the sign-in.

use std::fmt::Debug;
use std::net::SocketAddr;

use async_imap::Authenticator;
use async_imap::Client;
use async_imap::Session;
use kernel::Error;
use kernel::Result;
use kernel::broken;
use rustls_pki_types::ServerName;
use tokio::io::AsyncRead;
use tokio::io::AsyncReadExt;
use tokio::io::AsyncWrite;
use tokio::io::AsyncWriteExt;
use tokio::net::TcpStream;
use tokio_rustls::TlsConnector;

use super::ImapAccount;
use super::Login;
use super::watched::Watched;
use crate::Security;
use crate::trust;

/// An answer to what a server can do is at most so long.
const LONGEST_ANSWER: usize = 16 * 1024;

/// What a session runs over: plain or encrypted.
pub(super) trait Link: AsyncRead + AsyncWrite + Debug + Send + Unpin {}
impl<S: AsyncRead + AsyncWrite + Debug + Send + Unpin> Link for S {}

/// Connects and signs in.
pub(super) async fn sign_in(account: &ImapAccount) -> Result<Session<Watched>> {
    let client = greeted(account).await?;
    match &account.login {
        Login::Password(user, password) => {
            client.login(user, password.reveal()).await.map_err(|(error, _)| error).map_err(broken("signing in to the mailbox"))
        }
        Login::Token(user, token) => {
            let mut stream = client.into_inner();
            let ways = abilities(&mut stream).await.map_err(broken("asking how to sign in"))?;
            let (way, answer) = spoken(&ways, user, token.reveal());
            let signed_in = Client::new(stream).authenticate(way, Token { answer: Some(answer) }).await;
            signed_in.map_err(|(error, _)| match error {
                async_imap::error::Error::No(_) => Error::Forbidden("imap.sign-in"),
                other => broken("signing in to the mailbox")(other),
            })
        }
    }
}

/// A token as the server wants to hear it: as most do (XOAUTH2), or by the standard (RFC 7628) where it knows only that.
fn spoken(ways: &str, user: &str, token: &str) -> (&'static str, String) {
    let is_known = |way: &str| ways.split_whitespace().any(|known| known.eq_ignore_ascii_case(&format!("AUTH={way}")));
    if is_known("OAUTHBEARER") && !is_known("XOAUTH2") {
        let user = user.replace('=', "=3D").replace(',', "=2C");
        return ("OAUTHBEARER", format!("n,a={user},\x01auth=Bearer {token}\x01\x01"));
    }
    ("XOAUTH2", format!("user={user}\x01auth=Bearer {token}\x01\x01"))
}

/// What the server says that it can do.
async fn abilities(stream: &mut (impl AsyncRead + AsyncWrite + Unpin)) -> std::io::Result<String> {
    stream.write_all(b"can CAPABILITY\r\n").await?;
    stream.flush().await?;
    let (mut said, mut piece) = (Vec::new(), [0; 1024]);
    loop {
        let read = stream.read(&mut piece).await?;
        said.extend_from_slice(&piece[..read]);
        let text = String::from_utf8_lossy(&said);
        let is_answered = text.lines().any(|line| line.starts_with("can ")) && text.ends_with('\n');
        if is_answered {
            return Ok(text.into_owned());
        }
        if read == 0 || said.len() > LONGEST_ANSWER {
            return Err(std::io::ErrorKind::UnexpectedEof.into());
        }
    }
}

async fn greeted(account: &ImapAccount) -> Result<Client<Watched>> {
    let stream = connected(account).await.map_err(broken("connecting to the mailbox"))?;
    let stream: Box<dyn Link> =
        if account.security == Security::Tls { encrypted(Box::new(stream), account).await? } else { Box::new(stream) };
    let mut client = Client::new(Watched::new(stream, account.patience));
    client.read_response().await.map_err(broken("reading the greeting"))?.ok_or(Error::Busy(60))?;
    if !matches!(account.security, Security::StartTls | Security::Opportunistic) {
        return Ok(client);
    }
    // Opportunistic is taken as required here: a password travels on this connection.
    client.run_command_and_check_ok("STARTTLS", None).await.map_err(broken("asking for encryption"))?;
    let stream = encrypted(client.into_inner().into_inner(), account).await?;
    Ok(Client::new(Watched::new(stream, account.patience)))
}

async fn connected(account: &ImapAccount) -> std::io::Result<TcpStream> {
    if account.addresses.is_empty() {
        return TcpStream::connect((account.host.as_str(), account.port)).await;
    }
    let places: Vec<SocketAddr> = account.addresses.iter().map(|address| SocketAddr::new(*address, account.port)).collect();
    TcpStream::connect(places.as_slice()).await
}

async fn encrypted(stream: Box<dyn Link>, account: &ImapAccount) -> Result<Box<dyn Link>> {
    let connector = TlsConnector::from(trust::client(account.trust.as_deref())?);
    let name = ServerName::try_from(account.host.clone()).map_err(broken("reading the server's name"))?;
    Ok(Box::new(connector.connect(name, stream).await.map_err(broken("encrypting the connection"))?))
}

/// Answers the first challenge with the token, and the server's complaint about it with nothing.
struct Token {
    answer: Option<String>,
}

impl Authenticator for Token {
    type Response = String;

    fn process(&mut self, _: &[u8]) -> String {
        self.answer.take().unwrap_or_default()
    }
}
