//! Who and what a file can name: the entity's services and employees, and how addresses and telephone numbers are written.

use ::store::Tx;
use kernel::EmployeeId;
use kernel::Result;
use kernel::Timestamp;
use org::ServiceId;

use crate::fields::plain;

/// The country of a number without one.
const HERE: &str = "+973";
/// The digits of a number of this country.
const OWN_DIGITS: usize = 8;
/// The longest mail address.
const LONGEST_ADDRESS: usize = 254;

/// What the rows of a file are held against.
#[derive(Clone, Debug)]
pub(crate) struct Known {
    services: Vec<(ServiceId, Vec<String>)>,
    employees: Vec<(EmployeeId, Vec<String>)>,
    /// The present instant: nothing came later.
    pub(crate) now: Timestamp,
}

impl Known {
    pub(crate) fn read(tx: &mut Tx<'_>) -> Result<Known> {
        let services = org::store::services(tx)?.into_iter().map(|one| (one.id, vec![plain(&one.name.ar), plain(&one.name.en)]));
        let employees = org::store::employees(tx)?.into_iter();
        let employees = employees.map(|one| (one.id, vec![plain(&one.name.ar), plain(&one.name.en), plain(&one.email)]));
        Ok(Known { services: services.collect(), employees: employees.collect(), now: tx.now() })
    }

    /// The service of a name in either language.
    pub(crate) fn service(&self, name: &str) -> Option<ServiceId> {
        find(&self.services, name)
    }

    /// The employee of a name in either language, or of an address.
    pub(crate) fn employee(&self, name: &str) -> Option<EmployeeId> {
        find(&self.employees, name)
    }
}

/// The one that is called so; two of one name are neither.
fn find<T: Copy>(all: &[(T, Vec<String>)], name: &str) -> Option<T> {
    let name = plain(name);
    let mut found = all.iter().filter(|(_, names)| names.contains(&name));
    match (found.next(), found.next()) {
        (Some((one, _)), None) => Some(*one),
        _ => None,
    }
}

/// A mail address in small letters; nothing for what is none.
pub(crate) fn address(text: &str) -> Option<String> {
    let address = text.trim().trim_start_matches("mailto:").to_lowercase();
    let (local, domain) = address.rsplit_once('@')?;
    let is_plain = |part: &str| !part.is_empty() && part.chars().all(|c| c.is_alphanumeric() || "._%+-'/=!#$&*?^`{|}~".contains(c));
    let is_one = is_plain(local) && is_plain(domain) && domain.contains('.') && !domain.starts_with('.') && !domain.ends_with('.');
    (is_one && address.len() <= LONGEST_ADDRESS).then_some(address)
}

/// A telephone number with its country; nothing for what is none.
pub(crate) fn phone(text: &str) -> Option<String> {
    let text = ui::western(text.trim());
    // What guards a cell against being calculated is no part of the number.
    let bare: String = text.trim_start_matches('\'').chars().filter(|c| !c.is_whitespace() && !"-().".contains(*c)).collect();
    let number = match bare.strip_prefix("00") {
        Some(rest) => format!("+{rest}"),
        None if !bare.starts_with('+') && bare.len() == OWN_DIGITS => format!("{HERE}{bare}"),
        None if bare.starts_with('+') => bare,
        None => format!("+{bare}"),
    };
    let digits = number.strip_prefix('+')?;
    ((8..=15).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit())).then_some(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_and_a_number_are_written_as_they_are_kept() {
        assert_eq!(address(" Huda.Ahmed@Example.COM ").as_deref(), Some("huda.ahmed@example.com"));
        for none in ["huda", "huda@", "@example.com", "huda@localhost", "a b@example.com", "<x>@example.com", "x@example.com\r\nBcc: y"] {
            assert_eq!(address(none), None, "{none}");
        }
        for own in ["1700 0000", "+973 1700-0000", "00973 17000000", "٠٠٩٧٣١٧٠٠٠٠٠٠", "'+97317000000", "97317000000"] {
            assert_eq!(phone(own).as_deref(), Some("+97317000000"), "{own}");
        }
        assert_eq!(phone("call me"), None);
    }
}
