//! The client's network address: what the connection says, or what a proxy says that is trusted.

use std::net::IpAddr;
use std::net::Ipv4Addr;

use axum::extract::FromRequestParts;
use http::HeaderMap;
use http::request::Parts;

use crate::Settings;

/// A network: an address and how many of its leading bits count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Network {
    address: IpAddr,
    bits: u8,
}

impl Network {
    /// Reads `10.0.0.0/8`, `2001:db8::/32`, or one address.
    pub fn parse(text: &str) -> Option<Self> {
        let (address, bits) = text.split_once('/').map_or((text, None), |(address, bits)| (address, Some(bits)));
        let address: IpAddr = address.trim().parse().ok()?;
        let most = if address.is_ipv4() { 32 } else { 128 };
        let bits = bits.map_or(Some(most), |bits| bits.trim().parse().ok().filter(|bits| *bits <= most))?;
        Some(Self { address, bits })
    }

    /// Whether an address lies in it.
    pub fn holds(&self, address: IpAddr) -> bool {
        match (self.address, address.to_canonical()) {
            (IpAddr::V4(own), IpAddr::V4(other)) => {
                same_start(u128::from(own.to_bits()) << 96, u128::from(other.to_bits()) << 96, self.bits)
            }
            (IpAddr::V6(own), IpAddr::V6(other)) => same_start(own.to_bits(), other.to_bits(), self.bits),
            _ => false,
        }
    }
}

fn same_start(one: u128, other: u128, bits: u8) -> bool {
    bits == 0 || (one ^ other) >> (128 - u32::from(bits)) == 0
}

/// Who is at the other end of the connection; the server puts it into each request. None for a Unix socket.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Peer(pub(crate) Option<IpAddr>);

/// The client's address, as far as it can be believed; `0.0.0.0` when nothing is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ClientAddress(pub IpAddr);

impl ClientAddress {
    /// The network by which guesses are counted: an IPv4 address, or the /64 of an IPv6 address, which one household has.
    pub fn network(&self) -> String {
        match self.0.to_canonical() {
            IpAddr::V4(address) => address.to_string(),
            IpAddr::V6(address) => format!("{}/64", std::net::Ipv6Addr::from_bits(address.to_bits() & !u128::from(u64::MAX))),
        }
    }
}

impl Default for ClientAddress {
    fn default() -> Self {
        Self(Ipv4Addr::UNSPECIFIED.into())
    }
}

impl<S: Send + Sync> FromRequestParts<S> for ClientAddress {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Self::Rejection> {
        Ok(parts.extensions.get::<Self>().copied().unwrap_or_default())
    }
}

/// Walks from the connection outwards: each trusted proxy names the one before it; the first that is not trusted is the client.
pub(crate) fn find(settings: &Settings, peer: Option<Peer>, headers: &HeaderMap) -> ClientAddress {
    let (mut address, mut is_trusted) = match peer {
        Some(Peer(Some(address))) => (address, is_proxy(settings, address)),
        Some(Peer(None)) => (ClientAddress::default().0, settings.trusts_unix),
        None => return ClientAddress::default(),
    };
    for named in named(headers).into_iter().rev() {
        if !is_trusted {
            break;
        }
        let Some(next) = named else { break };
        address = next;
        is_trusted = is_proxy(settings, next);
    }
    ClientAddress(address.to_canonical())
}

fn is_proxy(settings: &Settings, address: IpAddr) -> bool {
    settings.trusted_proxies.iter().any(|network| network.holds(address))
}

/// What `Forwarded`, or else `X-Forwarded-For`, names, client first; nothing where an entry is no address.
fn named(headers: &HeaderMap) -> Vec<Option<IpAddr>> {
    let all = |name: &str| {
        let values = headers.get_all(name).into_iter().filter_map(|value| value.to_str().ok());
        values.flat_map(|line| line.split(',')).map(|part| part.trim().to_owned()).collect::<Vec<_>>()
    };
    let forwarded = all("forwarded");
    if forwarded.is_empty() {
        return all("x-forwarded-for").iter().map(|text| bare(text)).collect();
    }
    let who = |element: &String| {
        let pair = element.split(';').find_map(|pair| pair.trim().split_once('=').filter(|(name, _)| name.eq_ignore_ascii_case("for")));
        pair.and_then(|(_, value)| bare(value.trim_matches('"')))
    };
    forwarded.iter().map(who).collect()
}

/// An address with or without a port and brackets.
fn bare(text: &str) -> Option<IpAddr> {
    let socket = text.parse::<std::net::SocketAddr>().map(|socket| socket.ip());
    socket.or_else(|_| text.trim_matches(['[', ']']).parse()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::Given;

    fn found(proxies: &str, peer: &str, header: (&'static str, &str)) -> String {
        let given = Given { command_line: vec![("trusted_proxies".into(), proxies.into())], ..Given::default() };
        let settings = Settings::read(&given).unwrap();
        let mut headers = HeaderMap::new();
        headers.insert(header.0, header.1.parse().unwrap());
        find(&settings, Some(Peer(peer.parse().ok())), &headers).0.to_string()
    }

    #[test]
    fn a_header_of_a_stranger_is_not_believed() {
        assert_eq!(found("", "203.0.113.9", ("x-forwarded-for", "198.51.100.1")), "203.0.113.9");
    }

    #[test]
    fn the_last_address_that_no_trusted_proxy_has_is_the_client() {
        let chain = "6.6.6.6, 198.51.100.7, 10.1.2.3";
        assert_eq!(found("10.0.0.0/8", "10.0.0.1", ("x-forwarded-for", chain)), "198.51.100.7");
        let chain = "for=6.6.6.6, for=\"[2001:db8::17]:4711\";proto=https";
        assert_eq!(found("10.0.0.0/8", "10.0.0.1", ("forwarded", chain)), "2001:db8::17");
        assert_eq!(found("unix", "", ("x-forwarded-for", "198.51.100.7")), "198.51.100.7");
    }

    #[test]
    fn what_is_no_address_ends_the_walk() {
        assert_eq!(found("10.0.0.0/8", "10.0.0.1", ("x-forwarded-for", "198.51.100.7, unknown")), "10.0.0.1");
    }

    #[test]
    fn a_network_holds_its_own_addresses_alone() {
        let network = Network::parse("192.168.4.0/22").unwrap();
        assert!(network.holds("192.168.7.255".parse().unwrap()) && network.holds("::ffff:192.168.5.1".parse().unwrap()));
        assert!(!network.holds("192.168.8.0".parse().unwrap()));
        assert!(Network::parse("0.0.0.0/0").unwrap().holds("8.8.8.8".parse().unwrap()));
        assert_eq!(Network::parse("10.0.0.0/33"), None);
    }
}
