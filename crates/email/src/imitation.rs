//! Addresses in a message that may be taken for others: letters of other alphabets, the look of our own address, a name that is an address.

use post::Address;
use unicode_normalization::UnicodeNormalization;

use crate::reading::ReadMail;

/// The address of its sender has letters that are easily mistaken.
const ODD_SENDER: &str = "odd-sender";
/// The address of its sender looks like ours.
const LIKE_US: &str = "like-us";
/// The name of its sender is an address that is not theirs.
const OTHER_ADDRESS: &str = "other-address";
/// A link leads to an address with letters that are easily mistaken.
const ODD_LINK: &str = "odd-link";
/// A link leads to an address that looks like ours.
const LINK_LIKE_US: &str = "link-like-us";

/// What is to be said of a sender in one breath.
pub(crate) const OF_SENDER: [&str; 3] = [ODD_SENDER, LIKE_US, OTHER_ADDRESS];
/// What is to be said of links.
pub(crate) const OF_LINKS: [&str; 2] = [ODD_LINK, LINK_LIKE_US];

/// The keys of what stands in a message that came to an address of ours, each with what it is about behind a colon.
pub(crate) fn of(ours: &str, read: &ReadMail) -> Vec<String> {
    let our_host = ours.rsplit_once('@').map_or("", |(_, host)| host);
    let from = read.parsed.mail.from.as_ref();
    let like_us = |host: &str| post::looks_like(host, our_host);
    let of_sender = from.into_iter().flat_map(|from| {
        let host = from.domain();
        let look_alike = like_us(host).then(|| host.to_owned());
        [(ODD_SENDER, odd(host)), (LIKE_US, look_alike), (OTHER_ADDRESS, other_address(from))]
    });
    let links = &read.link_hosts;
    let of_links = [(ODD_LINK, links.iter().find_map(|host| odd(host))), (LINK_LIKE_US, links.iter().find(|host| like_us(host)).cloned())];
    of_sender.chain(of_links).filter_map(|(key, about)| Some(format!("{key}:{}", about?))).collect()
}

/// An odd host as it is shown, and as machines know it.
fn odd(host: &str) -> Option<String> {
    post::odd_host(host).map(|odd| format!("{} ({})", odd.shown, odd.ascii))
}

/// The address that stands where the name belongs, if it is not the sender's own.
fn other_address(from: &Address) -> Option<String> {
    let name = from.name.as_deref()?;
    // Signs of full width are read like those of plain letters.
    let name: String = name.nfkc().collect();
    let words = name.split(|letter: char| letter.is_whitespace() || "<>()[]\",;".contains(letter)).map(|word| word.trim_matches('\''));
    let named = words.filter_map(Address::parse).find(|named| named.domain().contains('.'))?;
    (same_for_machines(&named) != same_for_machines(from)).then_some(named.address)
}

/// An address in small letters, its host as machines know it.
fn same_for_machines(address: &Address) -> String {
    let (before, host) = address.address.rsplit_once('@').unwrap_or_default();
    format!("{}@{}", before.to_lowercase(), post::ascii_host(host))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn from(name: &str, address: &str) -> Address {
        Address { name: Some(name.to_owned()), ..Address::parse(address).unwrap() }
    }

    #[test]
    fn a_name_that_is_another_address_is_told_and_ones_own_is_not() {
        for own in ["o'brien@bank.example", "'o'brien@bank.example'", "O'Brien <O'BRIEN@bank.example>", "ｏ'brien＠bank.example"] {
            assert_eq!(other_address(&from(own, "o'brien@bank.example")), None, "{own}");
        }
        for other in ["pay＠works.gov.bh", "'pay@works.gov.bh'", "Pay (pay@works.gov.bh)"] {
            assert_eq!(other_address(&from(other, "x@evil.example")).as_deref(), Some("pay@works.gov.bh"), "{other}");
        }
    }
}
