//! Starts, measures and stops the peers, through the scripts of `bench/peers/`.
use std::net::SocketAddr;
use std::path::Path;
use std::path::PathBuf;
use std::process::Command;
use std::process::Stdio;

use anyhow::Context;
use anyhow::Result;
use anyhow::ensure;

use super::figures::Subject;

/// The scripts, and where they keep what they install and load.
pub struct Peers {
    scripts: PathBuf,
    /// PEERS_HOME.
    pub home: PathBuf,
    /// The database of django-helpdesk: one for each size that was loaded.
    dh_database: String,
    /// Where django-helpdesk brings its letters; without one it drops them.
    dh_relay: String,
}

/// A peer's name in the scripts.
#[derive(Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Peer {
    /// Request Tracker.
    Rt,
    /// django-helpdesk.
    Dh,
}

impl Peer {
    fn script(self) -> &'static str {
        match self {
            Self::Rt => "rt.sh",
            Self::Dh => "dh.sh",
        }
    }

    fn product(self) -> &'static str {
        match self {
            Self::Rt => "request-tracker",
            Self::Dh => "django-helpdesk",
        }
    }

    /// Where it listens unless the environment says otherwise (`bench/peers/env.sh`).
    pub fn server(self) -> Result<SocketAddr> {
        let (key, usual) = if self == Self::Rt { ("RT_PORT", "8181") } else { ("DH_PORT", "8282") };
        let port = std::env::var(key).unwrap_or_else(|_| usual.to_owned());
        Ok(SocketAddr::from(([127, 0, 0, 1], port.parse().context(key)?)))
    }
}

impl Peers {
    /// The scripts of this repository, with what they keep in `home`.
    pub fn at(home: &Path) -> Self {
        let scripts = Path::new(env!("CARGO_MANIFEST_DIR")).join("../bench/peers");
        Self { scripts, home: home.to_owned(), dh_database: "dhpeer_10000".to_owned(), dh_relay: String::new() }
    }

    /// The same with another size of django-helpdesk.
    pub fn with_dh_cases(self, cases: u64) -> Self {
        Self { dh_database: format!("dhpeer_{cases}"), ..self }
    }

    /// The same with a mail server to which django-helpdesk brings its letters.
    pub fn with_relay(self, server: SocketAddr) -> Self {
        Self { dh_relay: server.to_string(), ..self }
    }

    /// The sizes that a peer was loaded with; none if it was not.
    pub fn loaded(&self, peer: Peer) -> Result<Vec<u64>> {
        let sizes = self.script(peer.script(), &["sizes"])?;
        sizes.split_whitespace().map(|size| size.parse().context("a loaded size")).collect()
    }

    /// Runs a script to its end and returns what it printed.
    pub fn script(&self, name: &str, arguments: &[&str]) -> Result<String> {
        let done = Command::new(self.scripts.join(name))
            .args(arguments)
            .env("PEERS_HOME", &self.home)
            .env("DH_DATABASE", &self.dh_database)
            .env("DH_RELAY", &self.dh_relay)
            .stdin(Stdio::null())
            .stderr(Stdio::inherit())
            .output()
            .with_context(|| format!("running {name}"))?;
        ensure!(done.status.success(), "{name} {arguments:?} failed");
        Ok(String::from_utf8_lossy(&done.stdout).trim().to_owned())
    }

    /// Starts PostgreSQL; answers the address of a database there, which is made anew unless it is kept, and the server's root process.
    pub fn database(&self, name: &str, is_kept: bool) -> Result<(String, u32)> {
        self.script("pg.sh", &["start"])?;
        if !is_kept {
            let statements = [format!("drop database if exists {name}"), format!("create database {name}")];
            self.script("pg.sh", &["psql", "-q", "-c", &statements[0], "-c", &statements[1]])?;
        }
        let port = self.script("pg.sh", &["port"])?;
        let pid = self.script("pg.sh", &["pid"])?.parse().context("PostgreSQL's process")?;
        Ok((format!("postgres://postgres@%2Ftmp:{port}/{name}"), pid))
    }

    /// Starts the database and a peer, and returns whose figures follow and the roots of its process trees.
    pub fn start(&self, peer: Peer) -> Result<(Subject, Vec<u32>)> {
        self.script("pg.sh", &["start"])?;
        self.script(peer.script(), &["start"])?;
        let pid = |script: &str| -> Result<u32> { self.script(script, &["pid"])?.parse().with_context(|| format!("{script} pid")) };
        let subject = Subject {
            product: peer.product().to_owned(),
            version: self.script(peer.script(), &["version"])?,
            database: "postgres".to_owned(),
            cases: self.script(peer.script(), &["loaded"])?.parse().context("how many cases were loaded")?,
        };
        Ok((subject, vec![pid(peer.script())?, pid("pg.sh")?]))
    }

    /// Stops a peer; the database stays.
    pub fn stop(&self, peer: Peer) -> Result<()> {
        self.script(peer.script(), &["stop"]).map(drop)
    }

    /// How many cases a peer holds now.
    pub fn cases(&self, peer: Peer) -> Result<i64> {
        self.count(peer, if peer == Peer::Rt { "tickets" } else { "helpdesk_ticket" })
    }

    /// How many replies to customers a peer holds now.
    pub fn replies(&self, peer: Peer) -> Result<i64> {
        self.count(peer, if peer == Peer::Rt { "transactions where type = 'Correspond'" } else { "helpdesk_followup where public" })
    }

    fn count(&self, peer: Peer, rows: &str) -> Result<i64> {
        let database = if peer == Peer::Rt { "rtpeer" } else { self.dh_database.as_str() };
        let count = self.script("pg.sh", &["psql", "-d", database, "-Atc", &format!("select count(*) from {rows}")])?;
        count.parse().context("a count of rows")
    }
}
