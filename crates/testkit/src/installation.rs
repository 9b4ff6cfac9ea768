//! An installation of the real program on a folder: its commands, and the server while it runs.

use std::fs::File;
use std::io;
use std::io::BufRead;
use std::io::BufReader;
use std::io::Write;
use std::net::SocketAddr;
use std::path::Path;
use std::path::PathBuf;
use std::process::Child;
use std::process::Command;
use std::process::Stdio;
use std::sync::mpsc;
use std::sync::mpsc::Receiver;
use std::time::Duration;
use std::time::Instant;

use rustix::process::Pid;
use rustix::process::Signal;
use rustix::process::kill_process;

/// A start that fills a demonstration in a debug build on a busy machine stays far under this.
const PATIENCE: Duration = Duration::from_secs(600);

/// A program and the folder of its data. Settings are given through the environment, as an operator does.
#[derive(Clone, Debug)]
pub struct Installation {
    program: PathBuf,
    data: PathBuf,
    settings: Vec<(String, String)>,
}

/// How a command ended.
#[derive(Debug)]
pub struct Ended {
    /// The exit code; 128 where a signal ended it.
    pub code: i32,
    /// What it printed.
    pub said: String,
    /// What it complained of.
    pub complained: String,
}

impl Installation {
    /// An installation whose listeners take free ports and whose limits do not slow a test down.
    pub fn new(program: impl Into<PathBuf>, data: impl Into<PathBuf>) -> Self {
        let installation = Self { program: program.into(), data: data.into(), settings: Vec::new() };
        let limits = ["limits.sign_in_per_minute", "limits.forms_per_minute"].map(|key| (key, "10000"));
        let wide = [("limits.api_per_minute", "1000000"), ("limits.searches_per_minute", "100000"), ("log.level", "warn")];
        let mail = [("mail.smtp_listen", "127.0.0.1:0"), ("mail.lmtp_listen", "127.0.0.1:0"), ("mail.verify", "no")];
        limits.into_iter().chain(wide).chain(mail).fold(installation, |made, (key, value)| made.with(key, value))
    }

    /// With a setting by its name: `mail.relay_port`.
    #[must_use]
    pub fn with(mut self, key: &str, value: &str) -> Self {
        self.settings.push((format!("DALEEL_{}", key.to_uppercase().replace('.', "__")), value.to_owned()));
        self
    }

    /// With a variable of the environment.
    #[must_use]
    pub fn under(mut self, name: &str, value: &str) -> Self {
        self.settings.push((name.to_owned(), value.to_owned()));
        self
    }

    /// The same program and settings on another folder.
    #[must_use]
    pub fn on(&self, data: impl Into<PathBuf>) -> Self {
        Self { data: data.into(), ..self.clone() }
    }

    /// The folder of the data.
    pub fn data(&self) -> &Path {
        &self.data
    }

    /// A command of the program without its data folder.
    pub fn program(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(&self.program);
        let ours = std::env::vars().map(|(name, _)| name).filter(|name| name.starts_with("DALEEL_"));
        for name in ours {
            command.env_remove(name);
        }
        command.args(arguments).envs(self.settings.iter().cloned()).env("LC_ALL", "en_GB.UTF-8").stdin(Stdio::null());
        command
    }

    /// A command of the program on its data folder.
    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = self.program(arguments);
        command.arg("--data").arg(&self.data);
        command
    }

    /// Runs a command to its end.
    ///
    /// # Errors
    /// When the program cannot be started.
    pub fn run(&self, arguments: &[&str]) -> io::Result<Ended> {
        self.run_with(arguments, b"")
    }

    /// Runs a command to its end, with this on its standard input.
    ///
    /// # Errors
    /// When the program cannot be started.
    pub fn run_with(&self, arguments: &[&str], input: &[u8]) -> io::Result<Ended> {
        let mut child = self.command(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn()?;
        if let Some(mut stdin) = child.stdin.take() {
            // A command that ends without reading its input is no fault of the test.
            drop(stdin.write_all(input));
        }
        let output = child.wait_with_output()?;
        let text = |bytes: Vec<u8>| String::from_utf8_lossy(&bytes).into_owned();
        Ok(Ended { code: output.status.code().unwrap_or(128), said: text(output.stdout), complained: text(output.stderr) })
    }

    /// Founds the invented government without a history, which is quick.
    ///
    /// # Errors
    /// With what the program complained of.
    pub fn found(&self) -> io::Result<()> {
        std::fs::create_dir_all(&self.data)?;
        let nothing = self.data.with_extension("no-cases");
        File::create(&nothing)?;
        let ended = self.run(&["demo", "load", "--from", &nothing.display().to_string()])?;
        if ended.code == 0 { Ok(()) } else { Err(io::Error::other(ended.complained)) }
    }

    /// A token of the demonstration's employee.
    ///
    /// # Errors
    /// With what the program complained of.
    pub fn token(&self) -> io::Result<String> {
        let ended = self.run(&["token", "create", "--employee", "demo"])?;
        if ended.code == 0 { Ok(ended.said.trim().to_owned()) } else { Err(io::Error::other(ended.complained)) }
    }

    /// Starts the server and waits until all its listeners are open; `more` are further arguments, such as `--demo`.
    ///
    /// # Errors
    /// With what the program complained of, when it ends or says nothing for five minutes.
    pub fn serve(&self, more: &[&str]) -> io::Result<Running> {
        std::fs::create_dir_all(self.data.parent().unwrap_or(Path::new(".")))?;
        let log = self.data.with_extension("log");
        let mut command = self.command(&["serve", "--listen", "127.0.0.1:0"]);
        let mut child = command.args(more).stdout(Stdio::piped()).stderr(File::create(&log)?).spawn()?;
        let lines = listen(&mut child)?;
        let mut running = Running { child, said: Vec::new(), http: None, smtp: None, lmtp: None };
        let begun = Instant::now();
        while running.http.is_none() || running.smtp.is_none() || running.lmtp.is_none() {
            match lines.recv_timeout(PATIENCE.saturating_sub(begun.elapsed())) {
                Ok(line) => running.hear(line),
                Err(_) => {
                    running.kill();
                    return Err(io::Error::other(format!("{}\n{}", running.said.join("\n"), std::fs::read_to_string(log)?)));
                }
            }
        }
        Ok(running)
    }
}

/// What a child prints, line by line, read to its end so that it is never held up.
fn listen(child: &mut Child) -> io::Result<Receiver<String>> {
    let out = child.stdout.take().ok_or_else(|| io::Error::other("the program has no output"))?;
    let (send, lines) = mpsc::channel();
    std::thread::spawn(move || {
        for line in BufReader::new(out).lines().map_while(Result::ok) {
            // Nobody may be listening any more; the pipe is emptied all the same.
            drop(send.send(line));
        }
    });
    Ok(lines)
}

/// A server that runs; killed when dropped.
pub struct Running {
    child: Child,
    said: Vec<String>,
    http: Option<SocketAddr>,
    smtp: Option<SocketAddr>,
    lmtp: Option<SocketAddr>,
}

impl Running {
    fn hear(&mut self, line: String) {
        let address = |text: &str| text.trim().parse().ok();
        if let Some((_, rest)) = line.split_once("http://").filter(|_| line.starts_with("Daleel")) {
            self.http = address(rest);
        } else if let Some(rest) = line.strip_prefix("smtp ") {
            self.smtp = address(rest);
        } else if let Some(rest) = line.strip_prefix("lmtp ") {
            self.lmtp = address(rest);
        }
        self.said.push(line);
    }

    /// What it printed until it was ready.
    pub fn said(&self) -> String {
        self.said.join("\n")
    }

    /// Where it serves HTTP.
    pub fn http(&self) -> SocketAddr {
        self.http.expect("it was waited for")
    }

    /// Where it serves SMTP.
    pub fn smtp(&self) -> SocketAddr {
        self.smtp.expect("it was waited for")
    }

    /// Where it serves LMTP.
    pub fn lmtp(&self) -> SocketAddr {
        self.lmtp.expect("it was waited for")
    }

    /// The number of its process.
    pub fn process(&self) -> u32 {
        self.child.id()
    }

    /// Kills it at once, as a crash or the power does.
    pub fn kill(&mut self) {
        // One that has ended by itself needs no killing.
        drop(self.child.kill());
        drop(self.child.wait());
    }

    /// Tells it to stop in order, and waits; answers its exit code, 128 where a signal ended it.
    ///
    /// # Errors
    /// When there is no such process any more.
    pub fn stop(mut self) -> io::Result<i32> {
        let pid = i32::try_from(self.child.id()).ok().and_then(Pid::from_raw).ok_or_else(|| io::Error::other("no process"))?;
        kill_process(pid, Signal::TERM)?;
        Ok(self.child.wait()?.code().unwrap_or(128))
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.kill();
    }
}
