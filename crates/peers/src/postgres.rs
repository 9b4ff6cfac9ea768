//! A PostgreSQL server of a test's own: durable as in service (`fsync` on) unless it serves stories only, started in about a second.

use std::fs;
use std::fs::File;
use std::path::Path;
use std::path::PathBuf;

use kernel::Result;
use kernel::broken;
use rustix::process::Signal;

use crate::install::find;
use crate::process::Process;
use crate::process::run;
use crate::scratch;
use crate::scratch::Account;
use crate::scratch::Folder;

const SETTINGS: &str = "
listen_addresses = '127.0.0.1'
unix_socket_directories = ''
max_connections = 200
shared_buffers = 32MB
fsync = on
synchronous_commit = on
autovacuum = on
logging_collector = off
timezone = 'UTC'
";

/// A running PostgreSQL server with one empty database, stopped at once when dropped.
pub struct Postgres {
    /// Where it listens: `postgres://daleel@127.0.0.1:PORT/daleel`. The user may create databases; no password is asked.
    pub url: String,
    /// The port of the loopback.
    pub port: u16,
    server: PathBuf,
    account: Account,
    // Dropped in this order: the server first, then its folder.
    process: Option<Process>,
    folder: Folder,
    more: &'static [&'static str],
}

impl Postgres {
    /// Starts a server on a fresh cluster.
    ///
    /// # Errors
    /// `NotFound` when PostgreSQL is not installed; `Broken` with the server's words when it does not start.
    pub fn start() -> Result<Self> {
        Self::start_with(&[])
    }

    /// The same for stories on databases that end with the process: none of them loses power, so that it waits for no disk.
    pub(crate) fn start_for_stories() -> Result<Self> {
        Self::start_with(&["-c", "fsync=off", "-c", "full_page_writes=off"])
    }

    fn start_with(more: &'static [&'static str]) -> Result<Self> {
        let server = find("postgres")?;
        let account = Account::without_root(&["postgres", "nobody"])?;
        let template = template(&account)?;
        (0..4)
            .find_map(|_| Self::start_on(&server, &account, &template, more).ok())
            .map_or_else(|| Self::start_on(&server, &account, &template, more), Ok)
    }

    fn start_on(server: &Path, account: &Account, template: &Path, more: &'static [&'static str]) -> Result<Self> {
        let folder = scratch::folder("postgres", account)?;
        let data = folder.path().join("data");
        copy(template, &data, account)?;
        let port = scratch::free_port()?;
        let process = Some(serve(server, account, &folder, (port, more))?);
        let url = format!("postgres://daleel@127.0.0.1:{port}/daleel");
        Ok(Self { url, port, server: server.to_owned(), account: account.clone(), process, folder, more })
    }

    /// Stops it at once, as when it crashes. What it acknowledged stays.
    pub fn stop(&mut self) {
        self.process = None;
    }

    /// Starts it again on the same data and port.
    ///
    /// # Errors
    /// `Broken` with the server's words when it does not start.
    pub fn start_again(&mut self) -> Result<()> {
        self.process = Some(serve(&self.server, &self.account, &self.folder, (self.port, self.more))?);
        Ok(())
    }
}

/// Serves the cluster in the folder, and waits until it is ready.
fn serve(server: &Path, account: &Account, folder: &Folder, (port, more): (u16, &[&str])) -> Result<Process> {
    let data = folder.path().join("data");
    let (ready, log) = (data.join("postmaster.pid"), folder.path().join("log"));
    // A server that was stopped at once may have left its file, which says that it is ready.
    drop(fs::remove_file(&ready));
    let mut args = vec!["-D".into(), data.display().to_string(), "-p".into(), port.to_string()];
    args.extend(more.iter().map(|word| (*word).to_owned()));
    let process = Process::start(account, server, &args, &log, Signal::QUIT)?;
    process.wait_until(&log, || fs::read_to_string(&ready).is_ok_and(|lines| lines.contains("ready")))?;
    Ok(process)
}

/// The folder of an initialised cluster, made once on a machine for each version and account, because `initdb` takes seconds.
fn template(account: &Account) -> Result<PathBuf> {
    let initdb = fs::canonicalize(find("initdb")?).map_err(broken("finding initdb"))?;
    let version: String = initdb.display().to_string().chars().filter(char::is_ascii_digit).collect();
    let kept = std::env::temp_dir().join(format!("daleel-postgres-template-{version}-{}", account.uid));
    let lock = File::create(kept.with_extension("lock")).map_err(broken("locking the template"))?;
    lock.lock().map_err(broken("locking the template"))?;
    if kept.is_dir() {
        return Ok(kept);
    }
    let folder = scratch::folder("initdb", account)?;
    let data = folder.path().join("data");
    let place = data.display().to_string();
    run(account, &initdb, &["-D", &place, "-U", "daleel", "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync"])?;
    let settings = fs::read_to_string(data.join("postgresql.conf")).map_err(broken("reading the settings"))?;
    fs::write(data.join("postgresql.conf"), settings + SETTINGS).map_err(broken("writing the settings"))?;
    create_database(account, &data)?;
    copy(&data, &kept.with_extension("new"), account)?;
    fs::rename(kept.with_extension("new"), &kept).map_err(broken("keeping the template"))?;
    Ok(kept)
}

/// Creates the database in single-user mode, without starting a server.
fn create_database(account: &Account, data: &Path) -> Result<()> {
    let statement = data.with_extension("sql");
    scratch::write(&statement, "CREATE DATABASE daleel;\n", account)?;
    let script = format!("'{}' --single -D '{}' postgres < '{}'", find("postgres")?.display(), data.display(), statement.display());
    run(account, Path::new("/bin/sh"), &["-c", &script])
}

fn copy(from: &Path, to: &Path, owner: &Account) -> Result<()> {
    let _ = fs::remove_dir_all(to);
    run(owner, Path::new("/bin/cp"), &[Path::new("-a").as_os_str(), from.as_os_str(), to.as_os_str()])
}

#[cfg(test)]
mod tests {
    use std::net::TcpStream;

    use super::*;
    use crate::or_skip;

    #[test]
    fn a_server_that_stopped_starts_again_where_it_was() {
        let Some(mut server) = or_skip(Postgres::start()) else { return };
        server.stop();
        assert!(TcpStream::connect(("127.0.0.1", server.port)).is_err());
        server.start_again().unwrap();
        assert!(TcpStream::connect(("127.0.0.1", server.port)).is_ok());
    }

    #[test]
    fn two_servers_run_side_by_side_and_are_gone_when_dropped() {
        let Some(one) = or_skip(Postgres::start()) else { return };
        let Some(two) = or_skip(Postgres::start()) else { return };
        assert_ne!(one.port, two.port);
        let port = one.port;
        drop(one);
        assert!(TcpStream::connect(("127.0.0.1", port)).is_err(), "the first server has stopped");
        assert!(TcpStream::connect(("127.0.0.1", two.port)).is_ok(), "the second server runs on");
    }
}
