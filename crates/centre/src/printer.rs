//! A ticket printer of a centre: where it is reached, whose tickets it prints, and what it last said of itself.

use std::net::IpAddr;
use std::ops::RangeInclusive;

use kernel::CentreId;
use kernel::FieldError;
use kernel::Id;
use kernel::Result;
use kernel::Timestamp;
use print::Fate;

use crate::device::DeviceId;

/// Marks ids of printers.
pub enum PrinterKind {}
/// Names a printer.
pub type PrinterId = Id<PrinterKind>;

/// The longest name, in characters.
const LONGEST_NAME: usize = 80;
/// The longest name of a host.
const LONGEST_HOST: usize = 253;
/// Where printers listen. Others are asked only where the operator allows the host: a printer is no way to look round in a network.
const PORTS: RangeInclusive<u16> = 9100..=9109;

/// How a printer is, as it said last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Health {
    /// It was not asked yet.
    Unknown,
    /// It prints.
    Ready,
    /// It prints, and the roll ends soon.
    PaperLow,
    /// There is no paper.
    PaperOut,
    /// The cover is open.
    CoverOpen,
    /// It says that it is broken.
    Broken,
    /// It does not answer.
    Silent,
    /// Something answers as no printer does.
    Nonsense,
}

impl Health {
    const ALL: [Health; 8] = [
        Health::Unknown,
        Health::Ready,
        Health::PaperLow,
        Health::PaperOut,
        Health::CoverOpen,
        Health::Broken,
        Health::Silent,
        Health::Nonsense,
    ];

    /// What became of a job tells it.
    pub(crate) const fn of(fate: Fate) -> Health {
        match fate {
            Fate::Printed { is_paper_low: false } => Health::Ready,
            Fate::Printed { is_paper_low: true } => Health::PaperLow,
            Fate::PaperOut(_) => Health::PaperOut,
            Fate::CoverOpen(_) => Health::CoverOpen,
            Fate::Broken(_) => Health::Broken,
            Fate::Silent(_) => Health::Silent,
            Fate::Nonsense(_) => Health::Nonsense,
        }
    }

    /// The stable name: `paper-out`.
    pub(crate) const fn key(self) -> &'static str {
        match self {
            Health::Unknown => "unknown",
            Health::Ready => "ready",
            Health::PaperLow => "paper-low",
            Health::PaperOut => "paper-out",
            Health::CoverOpen => "cover-open",
            Health::Broken => "broken",
            Health::Silent => "silent",
            Health::Nonsense => "nonsense",
        }
    }

    /// The key of its words.
    pub(crate) const fn label(self) -> &'static str {
        match self {
            Health::Unknown => "centre-printer-unknown",
            Health::Ready => "centre-printer-ready",
            Health::PaperLow => "centre-printer-paper-low",
            Health::PaperOut => "centre-printer-paper-out",
            Health::CoverOpen => "centre-printer-cover-open",
            Health::Broken => "centre-printer-broken",
            Health::Silent => "centre-printer-silent",
            Health::Nonsense => "centre-printer-nonsense",
        }
    }

    /// How it is marked.
    pub(crate) const fn mark(self) -> &'static str {
        match self {
            Health::Ready => "ok",
            Health::Unknown | Health::PaperLow => "warn",
            _ => "bad",
        }
    }

    /// Reads a stable name.
    pub(crate) fn parse(key: &str) -> Option<Health> {
        Health::ALL.into_iter().find(|health| health.key() == key)
    }

    /// Whether somebody must come before it prints.
    pub(crate) fn stands_still(self) -> bool {
        self.mark() == "bad"
    }
}

/// A ticket printer of a centre.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Printer {
    pub(crate) id: PrinterId,
    pub(crate) centre: CentreId,
    /// What it is called by those who look after it.
    pub(crate) name: String,
    /// Its name or address in the network.
    pub(crate) host: String,
    pub(crate) port: u16,
    /// The kiosk whose tickets it prints; none for the reception.
    pub(crate) kiosk: Option<DeviceId>,
    /// Whether it is still one of the centre.
    pub(crate) is_kept: bool,
    pub(crate) health: Health,
    /// When it was last asked.
    pub(crate) asked: Option<Timestamp>,
}

impl Printer {
    /// Whether it may stand as it is; hosts of the list may be anywhere.
    ///
    /// # Errors
    /// `Invalid` for a name that is missing or too long, and for an address at which no printer of a centre is.
    pub(crate) fn check(&self, allowed: &[String]) -> Result<()> {
        let mut wrong = Vec::new();
        let mut say = |field: &'static str, key: &'static str| wrong.push(FieldError { field: field.into(), key, args: Vec::new() });
        match self.name.chars().count() {
            0 => say("printer_name", "centre-printer-name-missing"),
            long if long > LONGEST_NAME => say("printer_name", "centre-name-long"),
            _ => {}
        }
        let is_host = |host: &str| {
            !host.is_empty()
                && host.len() <= LONGEST_HOST
                && host.bytes().all(|byte| byte.is_ascii_alphanumeric() || b".-:".contains(&byte))
        };
        if !is_host(&self.host) {
            say("host", "centre-printer-host-wrong");
        } else if self.host.parse().is_ok_and(|address| !self.is_reached_at(address, allowed)) {
            say("host", "centre-printer-host-outside");
        } else if !PORTS.contains(&self.port) && !self.is_named_in(allowed) {
            say("port", "centre-printer-port-wrong");
        }
        if wrong.is_empty() { Ok(()) } else { Err(kernel::Error::Invalid(wrong)) }
    }

    fn is_named_in(&self, allowed: &[String]) -> bool {
        allowed.iter().any(|host| host.eq_ignore_ascii_case(&self.host))
    }

    /// Whether it is asked at this address: one of an inner network, or any where the operator named its host. Never this machine itself.
    pub(crate) fn is_reached_at(&self, address: IpAddr, allowed: &[String]) -> bool {
        let is_inner = match address.to_canonical() {
            IpAddr::V4(address) => address.is_private(),
            IpAddr::V6(address) => address.is_unique_local(),
        };
        is_inner || self.is_named_in(allowed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn printer(host: &str, port: u16) -> Printer {
        Printer {
            id: Id::new(1),
            centre: Id::new(1),
            name: "Reception".into(),
            host: host.into(),
            port,
            kiosk: None,
            is_kept: true,
            health: Health::Unknown,
            asked: None,
        }
    }

    #[test]
    fn a_printer_is_asked_in_an_inner_network_and_elsewhere_only_where_the_operator_named_it() {
        for right in ["10.0.4.20", "192.168.1.9", "fd00::17", "printer-1.works.example"] {
            assert!(printer(right, 9100).check(&[]).is_ok(), "{right}");
        }
        for wrong in ["", "127.0.0.1", "169.254.169.254", "8.8.8.8", "::1", "a b", "http://10.0.0.1/"] {
            assert!(printer(wrong, 9100).check(&[]).is_err(), "{wrong}");
        }
        assert!(printer("10.0.4.20", 22).check(&[]).is_err(), "no printer listens there");
        assert!(printer("127.0.0.1", 4711).check(&["127.0.0.1".into()]).is_ok());
    }

    #[test]
    fn every_health_is_read_as_it_was_written() {
        assert!(Health::ALL.into_iter().all(|health| Health::parse(health.key()) == Some(health)));
        assert!(Health::PaperOut.stands_still() && !Health::PaperLow.stands_still());
    }
}
