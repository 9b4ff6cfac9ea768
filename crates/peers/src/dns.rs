//! A DNS server of a test's own (NSD) that knows the whole world: what it is told, and that there is nothing else.

use std::fmt::Write;
use std::net::SocketAddr;
use std::net::TcpStream;

use kernel::Result;
use rustix::process::Signal;

use crate::install::find;
use crate::process::Process;
use crate::scratch;
use crate::scratch::Account;
use crate::scratch::Folder;

/// The beginning of every world: short times, so that what is not there is not remembered for long.
const ROOT: &str = "$ORIGIN .\n$TTL 300\n. IN SOA ns.test. hostmaster.test. 1 60 60 60 60\n. IN NS ns.test.\nns.test. IN A 127.0.0.1\n";
/// A string of a TXT record holds so much.
const STRING: usize = 200;

/// A running DNS server.
pub struct Dns {
    /// Where it answers, by UDP and TCP.
    pub address: SocketAddr,
    process: Option<Process>,
    folder: Folder,
}

impl Dns {
    /// Starts a server that knows these TXT records, and these IPv4 addresses.
    ///
    /// # Errors
    /// `NotFound` when NSD is not installed; `Broken` with its words when it does not start.
    pub fn start(texts: &[(&str, &str)], addresses: &[(&str, &str)]) -> Result<Self> {
        find("nsd")?;
        let own = Account::own()?;
        let mut dns =
            Self { address: ([127, 0, 0, 1], scratch::free_port()?).into(), process: None, folder: scratch::folder("dns", &own)? };
        dns.tell(texts, addresses)?;
        Ok(dns)
    }

    /// Makes it another world, at the same place.
    ///
    /// # Errors
    /// As `start`.
    pub fn tell(&mut self, texts: &[(&str, &str)], addresses: &[(&str, &str)]) -> Result<()> {
        self.process = None;
        let (server, own, folder) = (find("nsd")?, Account::own()?, self.folder.path());
        scratch::write(&folder.join("root.zone"), &zone(texts, addresses), &own)?;
        let settings = include_str!("nsd.conf").replace("@folder@", &folder.display().to_string());
        let file = folder.join("nsd.conf");
        scratch::write(&file, &settings.replace("@port@", &self.address.port().to_string()), &own)?;
        let log = folder.join("log");
        let process = Process::start(&own, &server, &["-d".into(), "-c".into(), file.display().to_string()], &log, Signal::TERM)?;
        process.wait_until(&log, || TcpStream::connect(self.address).is_ok())?;
        self.process = Some(process);
        Ok(())
    }

    /// Ends it: whoever asks is refused.
    pub fn end(&mut self) {
        self.process = None;
    }
}

fn zone(texts: &[(&str, &str)], addresses: &[(&str, &str)]) -> String {
    let mut zone = ROOT.to_owned();
    for (name, text) in texts {
        let bytes = text.as_bytes().chunks(STRING).map(|part| format!("\"{}\"", String::from_utf8_lossy(part).replace('"', "\\\"")));
        let _ = writeln!(zone, "{name}. IN TXT {}", bytes.collect::<Vec<_>>().join(" "));
    }
    for (name, address) in addresses {
        let _ = writeln!(zone, "{name}. IN A {address}");
    }
    zone
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::or_skip;

    #[test]
    fn the_dns_server_starts_learns_and_is_gone_when_ended() {
        let Some(mut dns) = or_skip(Dns::start(&[("a.example", "x")], &[])) else { return };
        dns.tell(&[("b.example", "y")], &[("b.example", "192.0.2.1")]).unwrap();
        assert!(TcpStream::connect(dns.address).is_ok());
        dns.end();
        assert!(TcpStream::connect(dns.address).is_err());
    }

    #[test]
    fn a_long_text_stands_in_several_strings() {
        let long = "k".repeat(450);
        assert_eq!(zone(&[("a.example", &long)], &[]).lines().last().unwrap().matches('"').count(), 6);
    }
}
