//! Asks ClamAV whether there is a virus in bytes: over INSTREAM, on a network address or a socket of the file system.

use std::path::PathBuf;
use std::time::Duration;

use kernel::Error;
use kernel::Result;
use kernel::broken;
use tokio::io::AsyncRead;
use tokio::io::AsyncReadExt;
use tokio::io::AsyncWrite;
use tokio::io::AsyncWriteExt;
use tokio::net::TcpStream;
use tokio::net::UnixStream;
use tokio::time::timeout;

use crate::settings::Settings;

/// So much goes in one piece.
const PIECE: usize = 64 * 1024;
/// An answer is a line; what is longer is none.
const LONGEST_ANSWER: u64 = 4096;
/// Whoever is there says so within so long.
const GREETING: Duration = Duration::from_secs(3);
/// What ClamAV calls a file of which it looked at a part only, where it is set to say so.
const LIMITS: &str = "Heuristics.Limits.Exceeded";

/// Where ClamAV's daemon is reached.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Door {
    /// A host, by name or address, and a port.
    Tcp(String),
    /// A socket in the file system.
    Unix(PathBuf),
}

/// The scanner of the settings.
#[derive(Clone, Debug)]
pub struct Scanner {
    door: Door,
    patience: Duration,
}

/// What it says of bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It found nothing.
    Clean,
    /// It found what it calls so.
    Found(String),
    /// They are more than it looks at.
    TooLarge,
}

/// Whether a text names such a place: `clamav:3310`, `127.0.0.1:3310`, `unix:/run/clamav/clamd.ctl`.
pub(crate) fn is_door(text: &str) -> bool {
    door(text).is_some()
}

fn door(text: &str) -> Option<Door> {
    if let Some(path) = text.strip_prefix("unix:") {
        return path.starts_with('/').then(|| Door::Unix(path.into()));
    }
    let (host, port) = text.rsplit_once(':')?;
    let is_host = !host.is_empty() && host.chars().all(|c| c.is_ascii_alphanumeric() || "-._:[]".contains(c));
    (is_host && port.parse::<u16>().is_ok_and(|port| port > 0)).then(|| Door::Tcp(text.into()))
}

impl Scanner {
    /// The one that the settings name, if they name one.
    pub fn of(settings: &Settings) -> Option<Self> {
        let patience = Duration::from_secs(settings.number("scan.patience"));
        door(settings.text("scan.clamd")).map(|door| Self { door, patience })
    }

    /// The same with less patience.
    pub fn within(self, patience: Duration) -> Self {
        Self { patience: self.patience.min(patience), ..self }
    }

    /// Has bytes looked at.
    ///
    /// # Errors
    /// `Broken` when it is not there, takes too long, or says what nobody understands: then nothing is known of the bytes.
    pub async fn scan(&self, bytes: &[u8]) -> Result<Verdict> {
        let answer = timeout(self.patience, self.ask(b"zINSTREAM\0", Some(bytes))).await;
        read(&answer.map_err(|_| too_slow(self.patience))??)
    }

    /// Whether it is there and speaks.
    pub async fn answers(&self) -> bool {
        let asked = timeout(GREETING.min(self.patience), self.ask(b"zPING\0", None)).await;
        matches!(asked, Ok(Ok(answer)) if answer == "PONG")
    }

    async fn ask(&self, command: &[u8], bytes: Option<&[u8]>) -> Result<String> {
        match &self.door {
            Door::Tcp(place) => converse(TcpStream::connect(place).await.map_err(unreachable)?, command, bytes).await,
            Door::Unix(path) => converse(UnixStream::connect(path).await.map_err(unreachable)?, command, bytes).await,
        }
    }
}

fn unreachable(error: std::io::Error) -> Error {
    broken("reaching ClamAV")(error)
}

fn too_slow(patience: Duration) -> Error {
    broken("waiting for ClamAV")(format!("no answer within {} s", patience.as_secs()))
}

/// Says a command and hears the answer. Who is sent more than they take closes the door while we still speak: what they said stands all
/// the same.
async fn converse<S: AsyncRead + AsyncWrite + Unpin>(mut stream: S, command: &[u8], bytes: Option<&[u8]>) -> Result<String> {
    let said = say(&mut stream, command, bytes).await;
    let mut answer = Vec::new();
    let heard = stream.take(LONGEST_ANSWER).read_to_end(&mut answer).await;
    let answer = String::from_utf8_lossy(&answer).trim_matches(['\0', '\n', ' ']).to_owned();
    if answer.is_empty() {
        said.and(heard.map(drop)).map_err(broken("talking with ClamAV"))?;
    }
    Ok(answer)
}

async fn say<S: AsyncWrite + Unpin>(stream: &mut S, command: &[u8], bytes: Option<&[u8]>) -> std::io::Result<()> {
    stream.write_all(command).await?;
    let Some(bytes) = bytes else { return stream.flush().await };
    for piece in bytes.chunks(PIECE) {
        stream.write_u32(u32::try_from(piece.len()).unwrap_or_default()).await?;
        stream.write_all(piece).await?;
    }
    stream.write_u32(0).await?;
    stream.flush().await
}

fn read(answer: &str) -> Result<Verdict> {
    let said = answer.strip_prefix("stream: ").unwrap_or(answer);
    if said == "OK" {
        return Ok(Verdict::Clean);
    }
    if said.contains("size limit exceeded") {
        return Ok(Verdict::TooLarge);
    }
    match said.strip_suffix(" FOUND") {
        Some(name) if name.starts_with(LIMITS) => Ok(Verdict::TooLarge),
        Some(name) => Ok(Verdict::Found(name.chars().filter(|c| !c.is_control()).take(200).collect())),
        None => Err(broken("asking ClamAV")(said.to_owned())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_clamav_says_is_understood_and_nothing_else_counts_as_clean() {
        assert_eq!(read("stream: OK").unwrap(), Verdict::Clean);
        assert_eq!(read("stream: Win.Test.EICAR_HDB-1 FOUND").unwrap(), Verdict::Found("Win.Test.EICAR_HDB-1".into()));
        assert_eq!(read("INSTREAM size limit exceeded. ERROR").unwrap(), Verdict::TooLarge);
        assert_eq!(read("stream: Heuristics.Limits.Exceeded.MaxFileSize FOUND").unwrap(), Verdict::TooLarge);
        for strange in ["", "OKAY", "stream: Can't allocate memory ERROR", "UNKNOWN COMMAND"] {
            assert!(read(strange).is_err(), "{strange}");
        }
    }

    #[test]
    fn a_place_is_a_host_with_a_port_or_a_socket() {
        for right in ["clamav:3310", "127.0.0.1:3310", "[::1]:3310", "unix:/run/clamav/clamd.ctl"] {
            assert!(is_door(right), "{right}");
        }
        for wrong in ["clamav", "clamav:", ":3310", "clamav:0", "clamav:99999", "unix:clamd.ctl", "http://clamav:3310"] {
            assert!(!is_door(wrong), "{wrong}");
        }
    }
}
