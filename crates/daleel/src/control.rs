//! The door for the command line into a running installation: a Unix socket in the data folder, for whoever may read that folder.

use std::io::Read;
use std::io::Write;
use std::os::unix::fs::PermissionsExt;
use std::os::unix::net::UnixStream;
use std::path::Path;
use std::path::PathBuf;
use std::time::Duration;
use std::time::Instant;

use kernel::Error;
use kernel::Result;
use kernel::broken;
use kernel::refuse;
use platform::App;
use serde::Deserialize;
use serde::Serialize;
use tokio::io::AsyncReadExt;
use tokio::io::AsyncWriteExt;
use tokio::net::UnixListener;
use tokio_util::sync::CancellationToken;

use crate::install::Failed;

/// A message handed over is at most so large.
const LARGEST: u64 = 51 << 20;
/// An answer is waited for so long.
const PATIENCE: Duration = Duration::from_secs(60);
/// Between two looks at a folder that another process holds.
const PAUSE: Duration = Duration::from_millis(50);

/// What the command line asks of the running installation.
#[derive(Debug, Serialize, Deserialize)]
#[serde(tag = "do", rename_all = "kebab-case")]
pub enum Asked {
    /// A token for a program of an employee.
    Token {
        /// The employee's address, or `demo`.
        employee: String,
    },
    /// A message follows, of so many bytes.
    Receive {
        /// The address it is for.
        to: String,
        /// How many bytes follow.
        size: u64,
    },
    /// Something about accounts.
    User {
        /// What.
        act: crate::cli::Act,
    },
    /// A copy of the data into this folder.
    Backup {
        /// The folder, as an absolute path.
        to: PathBuf,
    },
    /// The figures of reports are to be counted anew.
    Figures,
    /// A file of another help desk follows, of so many bytes.
    Import {
        /// What is wanted of it.
        wanted: crate::cli::Wanted,
        /// How many bytes follow.
        size: u64,
    },
}

/// What it answers.
#[derive(Debug, Serialize, Deserialize)]
#[serde(tag = "answer", rename_all = "kebab-case")]
pub enum Answer {
    /// Done; the text is what was asked for.
    Done {
        /// What was asked for.
        text: String,
    },
    /// It cannot ever be done: the key of the text that says why.
    Never {
        /// The key.
        key: String,
    },
    /// It cannot be done as it was asked: why, in words.
    Wrong {
        /// What is wrong.
        text: String,
    },
    /// It cannot be done now.
    Later,
}

/// Where the socket is.
pub fn socket(data: &Path) -> PathBuf {
    data.join("control.sock")
}

/// Asks the running installation; nothing when none runs.
pub fn ask(data: &Path, asked: &Asked, body: &[u8]) -> Result<Option<Answer>> {
    let Ok(mut stream) = UnixStream::connect(socket(data)) else { return Ok(None) };
    let doing = broken::<std::io::Error>;
    stream.set_read_timeout(Some(PATIENCE)).map_err(doing("asking the running installation"))?;
    let head = serde_json::to_string(asked).map_err(broken("asking the running installation"))?;
    let sent = stream.write_all(format!("{head}\n").as_bytes()).and_then(|()| stream.write_all(body)).and_then(|()| stream.flush());
    sent.map_err(|_| Error::Busy(5))?;
    let mut text = String::new();
    stream.read_to_string(&mut text).map_err(|_| Error::Busy(5))?;
    // An installation that stops in the middle has answered nothing: the caller tries again.
    serde_json::from_str(&text).map(Some).map_err(|_| Error::Busy(5))
}

/// Asks the running installation, or does it alone where none runs. One that is starting or stopping holds the folder
/// without answering: it is waited for. `never` gives the text for a key with which it says that it cannot ever be done.
pub fn ask_or(
    data: &Path,
    asked: &Asked,
    never: impl Fn(&str) -> &'static str,
    alone: impl Fn() -> Result<String, Failed>,
) -> Result<String, Failed> {
    ask_with(data, (asked, &[]), never, alone)
}

/// The same with bytes that go beside what is asked.
pub fn ask_with(
    data: &Path,
    (asked, body): (&Asked, &[u8]),
    never: impl Fn(&str) -> &'static str,
    alone: impl Fn() -> Result<String, Failed>,
) -> Result<String, Failed> {
    let begun = Instant::now();
    loop {
        match ask(data, asked, body)? {
            Some(Answer::Done { text }) => return Ok(text),
            Some(Answer::Wrong { text }) => return Err(Failed::Said(text)),
            Some(Answer::Never { key }) => return Err(Failed::Product(refuse(never(&key)).into())),
            Some(Answer::Later) => return Err(Failed::Product(Error::Busy(5))),
            None => {}
        }
        match alone() {
            Err(failed) if failed.is_in_use() && begun.elapsed() < PATIENCE => std::thread::sleep(PAUSE),
            done => return done,
        }
    }
}

/// Opens the door: whoever has the data folder's lock may, and nobody else can.
pub fn open(data: &Path) -> Result<UnixListener> {
    let path = socket(data);
    drop(std::fs::remove_file(&path));
    let listener = UnixListener::bind(&path).map_err(broken("opening the control socket"))?;
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o600)).map_err(broken("closing the control socket to others"))?;
    Ok(listener)
}

/// Answers the command line until told to stop.
pub async fn serve(app: App, listener: UnixListener, stop: CancellationToken) {
    loop {
        tokio::select! {
            () = stop.cancelled() => break,
            accepted = listener.accept() => if let Ok((stream, _)) = accepted {
                tokio::spawn(one(app.clone(), stream));
            },
        }
    }
    drop(std::fs::remove_file(socket(&app.settings().data_dir)));
}

async fn one(app: App, mut stream: tokio::net::UnixStream) {
    let answer = match tokio::time::timeout(PATIENCE, heard(&mut stream)).await {
        Ok(Some((asked, body))) => answer(&app, asked, body).await,
        _ => return,
    };
    let text = serde_json::to_string(&answer).unwrap_or_default();
    // The asker may have gone; what was done stays done.
    drop(stream.write_all(text.as_bytes()).await);
    drop(stream.shutdown().await);
}

async fn heard(stream: &mut tokio::net::UnixStream) -> Option<(Asked, Vec<u8>)> {
    let mut head = Vec::new();
    loop {
        let byte = stream.read_u8().await.ok()?;
        if byte == b'\n' {
            break;
        }
        head.push(byte);
        if head.len() > 16 * 1024 {
            return None;
        }
    }
    let asked: Asked = serde_json::from_slice(&head).ok()?;
    let mut body = Vec::new();
    if let Asked::Receive { size, .. } | Asked::Import { size, .. } = &asked {
        let size = *size;
        if size > LARGEST {
            return None;
        }
        stream.take(size).read_to_end(&mut body).await.ok()?;
        // Half a message is no message.
        if body.len() as u64 != size {
            return None;
        }
    }
    Some((asked, body))
}

async fn answer(app: &App, asked: Asked, body: Vec<u8>) -> Answer {
    let done = match asked {
        Asked::Token { employee } => crate::cli::token(app, &employee).await,
        Asked::Receive { to, .. } => match email::receive(app, &to, body).await {
            Ok(email::Taken::Nobody) => return Answer::Never { key: "daleel-no-mailbox".into() },
            Ok(_) => Ok(String::new()),
            Err(error) => Err(error),
        },
        Asked::User { act } => crate::cli::user(app, act).await,
        Asked::Backup { to } => crate::cli::backup(app, to).await,
        Asked::Figures => crate::cli::recount(app).await,
        Asked::Import { wanted, .. } => {
            let lang = wanted.lang();
            // What is wrong with a file has values, and is said here.
            match crate::cli::import(app, wanted, body).await {
                Err(error @ (Error::Invalid(_) | Error::Refused(_))) => {
                    return Answer::Wrong { text: Failed::Product(error).say(app.words(), lang) };
                }
                done => done,
            }
        }
    };
    match done {
        Ok(text) => Answer::Done { text },
        Err(Error::Refused(refusal)) => Answer::Never { key: refusal.key.into() },
        Err(error) => {
            tracing::warn!(%error, "the command line could not be served");
            Answer::Later
        }
    }
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use super::*;
    use crate::install::IN_USE;

    #[test]
    fn a_folder_that_an_installation_is_just_opening_is_waited_for() {
        let (data, asked) = (tempfile::tempdir().unwrap(), Asked::Token { employee: "demo".into() });
        let tries = Cell::new(0);
        let answer = ask_or(
            data.path(),
            &asked,
            |_| IN_USE,
            || {
                tries.set(tries.get() + 1);
                if tries.get() < 3 { Err(Failed::Product(refuse(IN_USE).into())) } else { Ok("a token".into()) }
            },
        );
        assert!(matches!(answer, Ok(text) if text == "a token"));
        assert_eq!(tries.get(), 3);
    }
}
