//! A server's process: started under an account, watched, and stopped with the test, even when the test is killed.

use std::ffi::OsStr;
use std::fs::File;
use std::path::Path;
use std::process::Command;
use std::process::Stdio;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::sync::atomic::Ordering;
use std::sync::mpsc;
use std::thread::JoinHandle;
use std::time::Duration;
use std::time::Instant;

use kernel::Error;
use kernel::Result;
use kernel::broken;
use rustix::process::Pid;
use rustix::process::Signal;
use rustix::process::kill_process;

use crate::install::find;
use crate::scratch::Account;

const PATIENCE: Duration = Duration::from_secs(30);
const GLANCE: Duration = Duration::from_millis(10);

/// A running server, stopped with `stop` when dropped.
pub(crate) struct Process {
    pid: Pid,
    stop: Signal,
    ended: Arc<AtomicBool>,
    watcher: Option<JoinHandle<()>>,
}

impl Process {
    /// Starts `program`, with what it prints going to `log`.
    ///
    /// The kernel stops the server when the thread that started it ends. That thread therefore waits for the server here, and lives
    /// exactly as long as the server or the test's process.
    pub(crate) fn start<A: AsRef<OsStr>>(account: &Account, program: &Path, args: &[A], log: &Path, stop: Signal) -> Result<Self> {
        let mut command = under(account)?;
        let output = File::create(log).map_err(broken("making a server's log"))?;
        let errors = output.try_clone().map_err(broken("making a server's log"))?;
        command.arg("--pdeathsig").arg(death_signal(stop)).arg("--").arg(program).args(args);
        command.current_dir("/").stdin(Stdio::null()).stdout(output).stderr(errors);
        let ended = Arc::new(AtomicBool::new(false));
        let (send_pid, receive_pid) = mpsc::channel();
        let over = ended.clone();
        let watcher = std::thread::spawn(move || {
            let started = command.spawn();
            let _ = send_pid.send(started.as_ref().map(std::process::Child::id).map_err(ToString::to_string));
            if let Ok(mut child) = started {
                let _ = child.wait();
            }
            over.store(true, Ordering::SeqCst);
        });
        let number = receive_pid.recv().map_err(broken("starting a server"))?.map_err(broken("starting a server"))?;
        let pid = i32::try_from(number).ok().and_then(Pid::from_raw).ok_or(Error::NotFound("process"))?;
        Ok(Self { pid, stop, ended, watcher: Some(watcher) })
    }

    /// Waits until `ready` says so. Fails with the server's own words if it ends first or is not ready in 30 seconds.
    pub(crate) fn wait_until(&self, log: &Path, ready: impl Fn() -> bool) -> Result<()> {
        let begun = Instant::now();
        while !ready() {
            if self.ended.load(Ordering::SeqCst) || begun.elapsed() > PATIENCE {
                let words = std::fs::read_to_string(log).unwrap_or_default();
                return Err(Error::Broken("starting a server".into(), words.into()));
            }
            std::thread::sleep(GLANCE);
        }
        Ok(())
    }
}

impl Process {
    /// Sends the server a signal.
    pub(crate) fn signal(&self, signal: Signal) {
        if !self.ended.load(Ordering::SeqCst) {
            let _ = kill_process(self.pid, signal);
        }
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        if !self.ended.load(Ordering::SeqCst) {
            let _ = kill_process(self.pid, self.stop);
        }
        if let Some(watcher) = self.watcher.take() {
            let _ = watcher.join();
        }
    }
}

/// Runs a program to its end under an account.
///
/// # Errors
/// With what the program printed, when it fails.
pub(crate) fn run<A: AsRef<OsStr>>(account: &Account, program: &Path, args: &[A]) -> Result<()> {
    let mut command = under(account)?;
    let output = command.arg("--").arg(program).args(args).current_dir("/").output().map_err(broken("running a program"))?;
    if output.status.success() {
        return Ok(());
    }
    let words = [output.stdout, output.stderr].map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).concat();
    Err(Error::Broken(format!("running {}", program.display()), words.into()))
}

/// A command that becomes `account`, through `setpriv` of util-linux, which Debian always has.
fn under(account: &Account) -> Result<Command> {
    let mut command = Command::new(find("setpriv")?);
    if *account != Account::own()? {
        command.args([format!("--reuid={}", account.uid), format!("--regid={}", account.gid), "--clear-groups".into()]);
    }
    Ok(command)
}

fn death_signal(stop: Signal) -> &'static str {
    match stop {
        Signal::QUIT => "QUIT",
        _ => "TERM",
    }
}
