//! What a setting may be, how its text is judged, and how what is allowed is said.

use std::net::IpAddr;
use std::net::SocketAddr;
use std::path::PathBuf;

use kernel::Arg;

use crate::limits::Network;
use crate::scanner::is_door;

/// What a setting may be. Empty text means "not set" where nothing is the default.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Kind {
    /// Any text of one line.
    Text,
    /// Any text of one line that is never shown.
    Secret,
    /// An `http` or `https` address without query.
    Url,
    /// The same without a path, of another host than the pages'.
    OtherHost,
    /// An address and port to listen on, or `unix:` and a path.
    Listen,
    /// An address and port to listen on.
    Port,
    /// The address of a PostgreSQL database, which holds a password and is never shown.
    Database,
    /// A file that can be read; its text is looked at where it is used.
    File,
    /// A PEM file that holds a certificate or its key; either goes with the other.
    Certificate,
    /// One of these words.
    Choice(&'static [&'static str]),
    /// A whole number between these two.
    Number {
        /// The smallest allowed.
        least: u64,
        /// The largest allowed.
        most: u64,
    },
    /// A length of time in whole seconds.
    Seconds {
        /// The shortest allowed.
        least: u64,
        /// The longest allowed.
        most: u64,
    },
    /// A size in bytes.
    Bytes {
        /// The smallest allowed.
        least: u64,
        /// The largest allowed.
        most: u64,
    },
    /// Network addresses or networks (`10.0.0.0/8`), or `unix`; separated by commas.
    Networks,
    /// Host names separated by commas.
    Names,
    /// Network addresses, each with its port or without, separated by commas.
    Servers,
    /// Where a server on this machine or near it is reached: a host and a port, or `unix:` and a path.
    Door,
    /// Who a text message comes from, as phones show it: at most eleven letters and digits, or a number.
    SmsSender,
}

/// Where a server listens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Listen {
    /// A network address and port.
    Tcp(SocketAddr),
    /// A socket in the file system.
    Unix(PathBuf),
}

impl Listen {
    /// Reads `127.0.0.1:8080` or `unix:/run/daleel.sock`.
    pub fn parse(text: &str) -> Option<Self> {
        match text.strip_prefix("unix:") {
            Some(path) if path.starts_with('/') => Some(Listen::Unix(path.into())),
            Some(_) => None,
            None => text.parse().ok().map(Listen::Tcp),
        }
    }
}

/// Reads `192.0.2.1`, `[2001:db8::1]` or either with a port, which is that of DNS otherwise.
pub(super) fn server(text: &str) -> Option<SocketAddr> {
    let bare = text.trim_matches(['[', ']']).parse::<IpAddr>().ok().map(|address| SocketAddr::new(address, 53));
    text.parse().ok().or(bare)
}

/// The parts of a list, without spaces and empty ones.
pub(super) fn parts(text: &str) -> impl Iterator<Item = &str> {
    text.split(',').map(str::trim).filter(|part| !part.is_empty())
}

/// Eleven signs of the alphabet that every phone shows, one of them a letter (3GPP TS 23.040 §9.1.2.5), or a number of at most fifteen digits.
fn is_sender(text: &str) -> bool {
    let is_name = text.len() <= 11 && text.bytes().any(|c| c.is_ascii_alphabetic()) && !text.starts_with(' ') && !text.ends_with(' ');
    let is_number = text.len() <= 15 && text.bytes().all(|c| c.is_ascii_digit());
    is_number || (is_name && text.bytes().all(|c| c.is_ascii_alphanumeric() || b" -.&_".contains(&c)))
}

/// Whether an address says where a server is, and nothing more.
fn is_bare(url: &url::Url) -> bool {
    url.path() == "/" && url.fragment().is_none() && url.username().is_empty() && url.password().is_none()
}

impl Kind {
    /// Whether a text that is not empty is such a value.
    pub fn takes(&self, text: &str) -> bool {
        match self {
            Kind::Text | Kind::Secret | Kind::File | Kind::Certificate => !text.contains(['\n', '\r', '\0']),
            Kind::Port => matches!(Listen::parse(text), Some(Listen::Tcp(_))),
            Kind::Database => text.starts_with("postgres://") || text.starts_with("postgresql://"),
            Kind::Url => {
                let parsed = url::Url::parse(text);
                parsed.is_ok_and(|url| matches!(url.scheme(), "http" | "https") && url.has_host() && url.query().is_none())
            }
            Kind::OtherHost => Kind::Url.takes(text) && url::Url::parse(text).is_ok_and(|url| is_bare(&url)),
            Kind::Listen => Listen::parse(text).is_some(),
            Kind::Choice(words) => words.contains(&text),
            Kind::Number { least, most } | Kind::Seconds { least, most } | Kind::Bytes { least, most } => {
                text.parse().is_ok_and(|number: u64| (*least..=*most).contains(&number))
            }
            Kind::Networks => parts(text).all(|part| part == "unix" || Network::parse(part).is_some()),
            Kind::Names => parts(text).all(|name| name.chars().all(|c| c.is_ascii_alphanumeric() || "-.:[]".contains(c))),
            Kind::Servers => parts(text).all(|part| server(part).is_some()),
            Kind::Door => is_door(text),
            Kind::SmsSender => is_sender(text),
        }
    }

    /// Whether its value is never shown.
    pub fn is_secret(&self) -> bool {
        matches!(self, Kind::Secret | Kind::Database)
    }

    /// The key and the values of the words that say what is allowed.
    pub fn allowed(&self) -> (&'static str, Vec<(&'static str, Arg)>) {
        let between = |least: u64, most: u64| vec![("least", Arg::Text(least.to_string())), ("most", Arg::Text(most.to_string()))];
        match self {
            Kind::Text | Kind::Secret => ("settings-allowed-text", Vec::new()),
            Kind::Url => ("settings-allowed-url", Vec::new()),
            Kind::OtherHost => ("settings-allowed-other-host", Vec::new()),
            Kind::Listen => ("settings-allowed-listen", Vec::new()),
            Kind::Port => ("settings-allowed-port", Vec::new()),
            Kind::Database => ("settings-allowed-database", Vec::new()),
            Kind::File => ("settings-allowed-file", Vec::new()),
            Kind::Certificate => ("settings-allowed-certificate", Vec::new()),
            Kind::Choice(words) => ("settings-allowed-choice", vec![("words", words.join(", ").into())]),
            Kind::Number { least, most } => ("settings-allowed-number", between(*least, *most)),
            Kind::Seconds { least, most } => ("settings-allowed-seconds", between(*least, *most)),
            Kind::Bytes { least, most } => ("settings-allowed-bytes", between(*least, *most)),
            Kind::Networks => ("settings-allowed-networks", Vec::new()),
            Kind::Names => ("settings-allowed-names", Vec::new()),
            Kind::Servers => ("settings-allowed-servers", Vec::new()),
            Kind::Door => ("settings-allowed-door", Vec::new()),
            Kind::SmsSender => ("settings-allowed-sms-sender", Vec::new()),
        }
    }
}
