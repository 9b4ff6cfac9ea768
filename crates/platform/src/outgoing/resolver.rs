//! Finds a name's addresses and hands on none if one of them is inside: what was checked is what is connected to.

use std::fmt;
use std::io;
use std::net::IpAddr;
use std::net::SocketAddr;
use std::sync::Arc;

use reqwest::dns::Addrs;
use reqwest::dns::Name;
use reqwest::dns::Resolve;
use reqwest::dns::Resolving;

use super::Lookup;
use super::is_outside;

/// A host was refused because it stands inside.
#[derive(Debug)]
pub(super) struct Refused(pub(super) String);

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} has an address inside", self.0)
    }
}

impl std::error::Error for Refused {}

/// The resolver of the client.
pub(super) struct Checked {
    pub(super) lookup: Lookup,
    pub(super) allowed: Arc<[String]>,
}

impl Resolve for Checked {
    fn resolve(&self, name: Name) -> Resolving {
        let host = name.as_str().to_lowercase();
        let is_allowed = self.allowed.contains(&host);
        let looking = (self.lookup)(host.clone());
        Box::pin(async move {
            let found = looking.await?;
            if found.is_empty() {
                return Err(io::Error::new(io::ErrorKind::NotFound, "the name has no address").into());
            }
            if !is_allowed && found.iter().any(|address| !is_outside(*address)) {
                return Err(Refused(host).into());
            }
            let addresses: Addrs = Box::new(found.into_iter().map(|address| SocketAddr::new(address, 0)));
            Ok(addresses)
        })
    }
}

/// The machine's own way to find addresses.
pub(super) async fn system(name: String) -> io::Result<Vec<IpAddr>> {
    Ok(tokio::net::lookup_host((name.as_str(), 0)).await?.map(|socket| socket.ip()).collect())
}
