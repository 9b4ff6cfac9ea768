//! Settings: one TOML file, each also an environment variable, some to be changed while the installation runs.

mod declared;
mod document;
mod given;
mod kind;
pub(crate) mod page;
mod running;
mod store;

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::time::Duration;

use kernel::Secret;

pub use declared::ALL;
pub use declared::Declared;
pub use declared::Place;
pub use declared::declared;
pub use document::document;
pub use given::Given;
pub use given::Wrong;
pub use kind::Kind;
pub use kind::Listen;
pub use page::SETTINGS;
pub use running::set;

use crate::limits::Network;
use given::Value;

pub(crate) const MIGRATION: ::store::Migration =
    ::store::Migration { part: "platform", number: 20, name: "settings", sql: include_str!("../migrations/0020_settings.sql") };

/// The settings of the installation as they were at its start.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Where HTTP is served.
    pub listen: Listen,
    /// The address under which people reach the installation, without a slash at the end.
    pub public_url: String,
    /// The address of files that people sent, of another host; none where they stand among the pages.
    pub files_url: Option<String>,
    /// The folder of the data.
    pub data_dir: PathBuf,
    /// The PostgreSQL database, if not SQLite.
    pub database_url: Option<Secret<String>>,
    /// The proxies whose word on the client's address is taken.
    pub trusted_proxies: Vec<Network>,
    /// Whether who connects through a Unix socket is such a proxy.
    pub trusts_unix: bool,
    /// What is logged and how.
    pub log: Log,
    /// How long sessions last.
    pub sessions: Sessions,
    /// Where attachments are kept.
    pub blobs: Blobs,
    /// Mail in and out.
    pub mail: Mail,
    /// Hosts that may be called although their addresses are inside: for local demonstrations.
    pub allowed_hosts: Vec<String>,
    /// What a reader of `/metrics` shows; without it only this machine may read them.
    pub metrics_token: Option<Secret<String>>,
    /// Where traces are sent (OTLP over HTTP), if anywhere.
    pub otlp_endpoint: Option<String>,
    values: BTreeMap<&'static str, Value>,
}

/// What is logged and how.
#[derive(Clone, Debug)]
pub struct Log {
    /// Whether lines are JSON.
    pub is_json: bool,
    /// The least important level that is written: `info`.
    pub level: String,
}

/// How long sessions last.
#[derive(Clone, Copy, Debug)]
pub struct Sessions {
    /// At most, whatever happens.
    pub longest: Duration,
    /// Without being used.
    pub idle: Duration,
}

/// Where attachments are kept.
#[derive(Clone, Debug)]
pub struct Blobs {
    /// Whether they are in an S3-compatible store and not in the data folder.
    pub is_s3: bool,
    /// The store's address.
    pub url: Option<String>,
    /// The bucket.
    pub bucket: String,
    /// The region.
    pub region: String,
    /// The name with which the store is opened.
    pub access_key: Option<Secret<String>>,
    /// The key with which the store is opened.
    pub secret_key: Option<Secret<String>>,
}

/// Mail in and out.
#[derive(Clone, Debug)]
pub struct Mail {
    /// Where SMTP is served, if it is.
    pub smtp_listen: Option<SocketAddr>,
    /// Where LMTP is served, if it is.
    pub lmtp_listen: Option<SocketAddr>,
    /// The server that takes outgoing mail, if there is one.
    pub relay_host: Option<String>,
    /// Its port.
    pub relay_port: u16,
    /// `starttls`, `tls` or `none`.
    pub relay_security: String,
    /// The name with which it is used.
    pub relay_user: Option<String>,
    /// The password with which it is used.
    pub relay_password: Option<Secret<String>>,
    /// The address from which the installation itself writes.
    pub sender: Option<String>,
    /// Hosts from which mail may be fetched although they stand inside this network.
    pub inside_hosts: Vec<String>,
    /// Whether the senders of mail are checked.
    pub verifies: bool,
    /// The servers of DNS that are asked for it; those of the machine when there are none.
    pub resolvers: Vec<SocketAddr>,
    /// The relays whose `Authentication-Results` are believed.
    pub trusted_relays: Vec<String>,
    /// The domains whose ARC seals excuse a failure of DMARC.
    pub trusted_sealers: Vec<String>,
    /// The file of the certificate for mail in.
    pub tls_certificate: Option<PathBuf>,
    /// The file of its key.
    pub tls_key: Option<PathBuf>,
}

impl Settings {
    /// Reads what was given.
    ///
    /// # Errors
    /// Every setting that cannot be taken, and every name that is no setting.
    pub fn read(given: &Given) -> Result<Self, Vec<Wrong>> {
        given::judge(given).map(Self::of)
    }

    fn of(values: BTreeMap<&'static str, Value>) -> Self {
        let text = |key: &str| values.get(key).map_or("", |value| value.text.as_str());
        let some = |key: &str| Some(text(key).to_owned()).filter(|text| !text.is_empty());
        let listen = Listen::parse(text("listen")).unwrap_or_else(|| Listen::Unix("/run/daleel.sock".into()));
        let here = if let Listen::Tcp(address) = &listen { format!("http://{address}") } else { "http://localhost".into() };
        let trusts_unix = kind::parts(text("trusted_proxies")).any(|part| part == "unix");
        let seconds = |key: &str| Duration::from_secs(text(key).parse().unwrap_or_default());
        Self {
            public_url: some("public_url").unwrap_or(here).trim_end_matches('/').to_owned(),
            // As a browser names it: without its usual port, and in letters of the net.
            files_url: url::Url::parse(text("files_url")).ok().map(|url| url.origin().ascii_serialization()),
            listen,
            data_dir: text("data_dir").into(),
            database_url: some("database_url").map(Secret::new),
            trusted_proxies: kind::parts(text("trusted_proxies")).filter_map(Network::parse).collect(),
            trusts_unix,
            log: Log { is_json: text("log.format") == "json", level: text("log.level").into() },
            sessions: Sessions { longest: seconds("sessions.longest"), idle: seconds("sessions.idle") },
            blobs: blobs(&text),
            mail: mail(&text),
            allowed_hosts: kind::parts(text("outgoing.allowed_hosts")).map(str::to_lowercase).collect(),
            metrics_token: some("metrics.token").map(Secret::new),
            otlp_endpoint: some("tracing.otlp_endpoint"),
            values,
        }
    }

    /// The value that a setting has from the start, as text; empty when it is not set or there is none of this name.
    pub fn text(&self, key: &str) -> &str {
        self.values.get(key).map_or("", |value| value.text.as_str())
    }

    /// The value of a numeric setting from the start.
    pub fn number(&self, key: &str) -> u64 {
        self.text(key).parse().unwrap_or_default()
    }

    /// Where a setting's value came from: `default`, the file, the variable, the command line.
    pub fn source(&self, key: &str) -> &str {
        self.values.get(key).map_or("", |value| value.source.as_str())
    }
}

impl Default for Settings {
    fn default() -> Self {
        Self::read(&Given::default()).expect("a test proves that the defaults are allowed")
    }
}

fn blobs<'v>(text: &impl Fn(&str) -> &'v str) -> Blobs {
    let some = |key: &str| Some(text(key).to_owned()).filter(|text| !text.is_empty());
    Blobs {
        is_s3: text("blobs.kind") == "s3",
        url: some("blobs.url"),
        bucket: text("blobs.bucket").into(),
        region: text("blobs.region").into(),
        access_key: some("blobs.access_key").map(Secret::new),
        secret_key: some("blobs.secret_key").map(Secret::new),
    }
}

fn mail<'v>(text: &impl Fn(&str) -> &'v str) -> Mail {
    let some = |key: &str| Some(text(key).to_owned()).filter(|text| !text.is_empty());
    let names = |key: &str| kind::parts(text(key)).map(str::to_lowercase).collect();
    Mail {
        smtp_listen: text("mail.smtp_listen").parse().ok(),
        lmtp_listen: text("mail.lmtp_listen").parse().ok(),
        relay_host: some("mail.relay_host"),
        relay_port: text("mail.relay_port").parse().unwrap_or(587),
        relay_security: text("mail.relay_security").into(),
        relay_user: some("mail.relay_user"),
        relay_password: some("mail.relay_password").map(Secret::new),
        sender: some("mail.sender"),
        inside_hosts: names("mail.inside_hosts"),
        verifies: text("mail.verify") != "no",
        resolvers: kind::parts(text("mail.resolver")).filter_map(kind::server).collect(),
        trusted_relays: names("mail.trusted_relays"),
        trusted_sealers: names("mail.trusted_sealers"),
        tls_certificate: some("mail.tls_certificate").map(PathBuf::from),
        tls_key: some("mail.tls_key").map(PathBuf::from),
    }
}
