//! Which addresses lie outside: anything that could be this machine, its network or its cloud is inside (RFC 6890, RFC 8190).

use std::net::IpAddr;
use std::net::Ipv4Addr;
use std::net::Ipv6Addr;

/// Networks of IPv4 that are not the public internet.
const INSIDE_V4: [([u8; 4], u8); 16] = [
    ([0, 0, 0, 0], 8),
    ([10, 0, 0, 0], 8),
    ([100, 64, 0, 0], 10),
    ([127, 0, 0, 0], 8),
    // Link-local, and with it the metadata services of clouds.
    ([169, 254, 0, 0], 16),
    ([172, 16, 0, 0], 12),
    ([192, 0, 0, 0], 24),
    ([192, 0, 2, 0], 24),
    ([192, 31, 196, 0], 24),
    ([192, 88, 99, 0], 24),
    ([192, 168, 0, 0], 16),
    ([198, 18, 0, 0], 15),
    ([198, 51, 100, 0], 24),
    ([203, 0, 113, 0], 24),
    ([224, 0, 0, 0], 4),
    ([240, 0, 0, 0], 4),
];

/// Whether an address is one of the public internet.
pub fn is_outside(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(address) => is_outside_v4(address),
        IpAddr::V6(address) => is_outside_v6(address),
    }
}

fn is_outside_v4(address: Ipv4Addr) -> bool {
    let bits = address.to_bits();
    // Alibaba's and Oracle's metadata services stand on public-looking addresses.
    let is_metadata = matches!(address.octets(), [100, 100, 100, 200] | [192, 0, 0, 192] | [168, 63, 129, 16]);
    let is_inside = INSIDE_V4.iter().any(|(network, length)| (bits ^ u32::from_be_bytes(*network)) >> (32 - length) == 0);
    !is_metadata && !is_inside
}

/// Only global unicast, and of it nothing that carries an IPv4 address inside or is set apart.
fn is_outside_v6(address: Ipv6Addr) -> bool {
    let [first, second, third, ..] = address.segments();
    let is_global = first & 0xe000 == 0x2000;
    let is_documentation = (first == 0x2001 && second == 0x0db8) || first & 0xfff0 == 0x3ff0;
    // Teredo, ORCHID, benchmarking and the rest of 2001::/23; 6to4 carries an IPv4 address in its second and third part.
    let is_set_apart = (first == 0x2001 && second < 0x0200) || first == 0x2002;
    let is_instance_metadata = first == 0x2600 && second == 0x2d00 && third == 0x00ff;
    is_global && !is_documentation && !is_set_apart && !is_instance_metadata
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_that_could_be_inside_is_refused() {
        let inside = [
            "127.0.0.1",
            "127.255.255.254",
            "0.0.0.0",
            "0.1.2.3",
            "10.0.0.1",
            "172.16.0.1",
            "172.31.255.255",
            "192.168.1.1",
            "169.254.169.254",
            "100.64.0.1",
            "100.127.255.255",
            "100.100.100.200",
            "168.63.129.16",
            "192.0.0.192",
            "198.18.0.1",
            "198.19.255.255",
            "224.0.0.1",
            "239.1.1.1",
            "240.0.0.1",
            "255.255.255.255",
            "192.0.2.1",
            "198.51.100.1",
            "203.0.113.1",
            "::",
            "::1",
            "::ffff:127.0.0.1",
            "::ffff:10.0.0.1",
            "::127.0.0.1",
            "64:ff9b::7f00:1",
            "64:ff9b:1::a00:1",
            "fe80::1",
            "fec0::1",
            "fc00::1",
            "fd12:3456::1",
            "fd00:ec2::254",
            "ff02::1",
            "2001:db8::1",
            "2002:7f00:1::",
            "2001::1",
            "2001:20::1",
            "3fff::1",
            "100::1",
            "5f00::1",
        ];
        let passed: Vec<_> = inside.into_iter().filter(|text| is_outside(text.parse().unwrap())).collect();
        assert_eq!(passed, Vec::<&str>::new());
    }

    #[test]
    fn addresses_of_the_public_internet_are_outside() {
        for text in ["1.1.1.1", "8.8.8.8", "172.32.0.1", "100.128.0.1", "193.188.1.1", "2606:4700:4700::1111", "2a00:1450:4001::1"] {
            assert!(is_outside(text.parse().unwrap()), "{text}");
        }
    }
}
