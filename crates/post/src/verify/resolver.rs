//! The resolver: which servers of DNS are asked, how patiently, and whether they answer at all.

use std::net::SocketAddr;
use std::time::Duration;

use mail_auth::DnsError;
use mail_auth::MessageAuthenticator;
use mail_auth::hickory_resolver::config::ConnectionConfig;
use mail_auth::hickory_resolver::config::NameServerConfig;
use mail_auth::hickory_resolver::config::ResolverConfig;
use mail_auth::hickory_resolver::config::ResolverOpts;
use mail_auth::hickory_resolver::net::NetError;
use mail_auth::hickory_resolver::proto::rr::Name;
use mail_auth::hickory_resolver::proto::rr::RecordType;
use mail_auth::hickory_resolver::system_conf::read_system_conf;

use super::Published;

/// One server is waited for so long, and asked once more.
const PATIENCE: Duration = Duration::from_millis(1500);
/// What is not there is asked for again after a minute at the earliest.
const LEAST: Duration = Duration::from_secs(60);
/// So many answers the resolver keeps for the checks of mail.
pub(super) const CACHED: u64 = 20_000;

/// Opens a resolver at these servers, or those of the machine.
pub(super) fn open(servers: &[SocketAddr], cached: u64) -> Result<MessageAuthenticator, NetError> {
    let (config, mut options) = if servers.is_empty() {
        read_system_conf()?
    } else {
        (ResolverConfig::from_name_servers(servers.iter().map(server).collect()), ResolverOpts::default())
    };
    options.timeout = PATIENCE;
    options.attempts = 1;
    options.cache_size = cached;
    options.negative_min_ttl = Some(LEAST);
    MessageAuthenticator::new(config, options)
}

fn server(address: &SocketAddr) -> NameServerConfig {
    let mut server = NameServerConfig::udp_and_tcp(address.ip());
    server.connections = [ConnectionConfig::udp(), ConnectionConfig::tcp()].into();
    for connection in &mut server.connections {
        connection.port = address.port();
    }
    server
}

/// Whether the servers answer at all: any answer about the root, a refusal too, is one.
pub(super) async fn answers(dns: &MessageAuthenticator) -> bool {
    dns.resolver().clear_lookup_cache(Name::root(), RecordType::NS);
    match dns.resolver().lookup(Name::root(), RecordType::NS).await {
        Ok(_) => true,
        Err(NetError::Dns(_)) => true,
        Err(_) => false,
    }
}

/// What stands in DNS under a name, held against a record of a key: the key is what counts, not how it is written.
pub(super) async fn published(servers: &[SocketAddr], name: &str, record: &str) -> Published {
    let Ok(dns) = open(servers, 0) else { return Published::Unknown };
    match dns.txt_raw_lookup(name).await {
        Ok(found) if found.is_empty() => Published::Missing,
        Ok(found) if key(&String::from_utf8_lossy(&found)) == key(record) => Published::Here,
        Ok(_) => Published::Other,
        Err(mail_auth::Error::Dns(DnsError::RecordNotFound(_))) => Published::Missing,
        Err(_) => Published::Unknown,
    }
}

/// The kind of the key and the key of a record.
fn key(record: &str) -> (String, String) {
    let tag = |name: &str| {
        let tags = record.split(';').filter_map(|tag| tag.split_once('='));
        let value = tags.into_iter().find(|(known, _)| known.trim() == name).map(|(_, value)| value);
        value.map(|value| value.chars().filter(|letter| !letter.is_whitespace()).collect::<String>())
    };
    (tag("k").unwrap_or_else(|| "rsa".into()), tag("p").unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_record_is_the_same_however_it_is_written() {
        assert_eq!(key("v=DKIM1; k=rsa; p=AB CD"), key("p=ABCD;v=DKIM1"));
        assert_ne!(key("v=DKIM1; k=ed25519; p=ABCD"), key("v=DKIM1; p=ABCD"));
        assert_ne!(key("v=DKIM1; p=ABCD"), key("v=DKIM1; p=ABCE"));
    }
}
