//! A mail address with the name written before it.

use crate::file_name::without_controls;

/// Who a message says it is from or to. Nothing here is proven.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Address {
    /// The name, if one is written; never empty.
    pub name: Option<String>,
    /// The address proper: `local@domain`, the domain in small letters.
    pub address: String,
}

impl Address {
    /// Takes an address without a name.
    ///
    /// # Errors
    /// Gives nothing when it is not `local@domain`, or holds a space, a control, or a character that would act as syntax in a header.
    pub fn parse(address: &str) -> Option<Self> {
        Self::read(None, address)
    }

    /// The part after the `@`.
    pub fn domain(&self) -> &str {
        self.address.rsplit_once('@').map_or("", |(_, domain)| domain)
    }

    /// The part before the `@`.
    pub fn local(&self) -> &str {
        self.address.rsplit_once('@').map_or(self.address.as_str(), |(local, _)| local)
    }

    /// The same address with a name.
    pub fn named(mut self, name: impl Into<String>) -> Self {
        self.name = Some(without_controls(&name.into())).filter(|name| !name.is_empty());
        self
    }

    pub(crate) fn read(name: Option<&str>, address: &str) -> Option<Self> {
        let (local, domain) = address.trim().rsplit_once('@')?;
        let plain = |part: &str| {
            !part.is_empty()
                && part.chars().all(|letter| !letter.is_control() && !letter.is_whitespace() && !"<>()[]\\,;:\"@".contains(letter))
        };
        let literal = domain.strip_prefix('[').and_then(|rest| rest.strip_suffix(']'));
        let domain_stands = literal.map_or_else(
            || plain(domain),
            |inner| !inner.is_empty() && inner.chars().all(|l| l.is_ascii_hexdigit() || ".:IPv".contains(l)),
        );
        if !plain(local) || !domain_stands || address.len() > 320 {
            return None;
        }
        let name = name.map(|name| without_controls(name.trim())).filter(|name| !name.is_empty());
        Some(Self { name, address: format!("{local}@{}", domain.to_lowercase()) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_that_could_carry_a_header_is_none() {
        for bad in ["", "a", "@b", "a@", "a b@c", "a@b\r\nBcc: x@y", "a<b@c", "a@b>,<c@d", "\"a b\"@c", "a@[evil\r\n]"] {
            assert_eq!(Address::parse(bad), None, "{bad:?}");
        }
        assert_eq!(Address::parse("Mona+x@Example.BH").unwrap().address, "Mona+x@example.bh");
    }
}
