//! Kannel, a gateway for text messages, with phones that show what reaches them: its two programs, and the one with which Debian tries it.

use std::net::TcpStream;
use std::path::Path;
use std::path::PathBuf;
use std::time::Duration;
use std::time::Instant;

use kernel::Error;
use kernel::Result;
use rustix::process::Signal;

use crate::install::find;
use crate::process::Process;
use crate::scratch;
use crate::scratch::Account;
use crate::scratch::Folder;

/// Where Debian keeps the phones.
const PHONES: &str = "/usr/lib/kannel/test/fakesmsc";
/// What the phones print before each message.
const GOT: &str = "Got message ";
const PATIENCE: Duration = Duration::from_secs(30);
const GLANCE: Duration = Duration::from_millis(10);

/// A gateway that can be stopped; it begins running.
pub struct Kannel {
    /// The port of `sendsms` on 127.0.0.1.
    pub port: u16,
    ports: [u16; 4],
    programs: [PathBuf; 2],
    account: Account,
    folder: Folder,
    /// Those who take messages first, the phones last; stopped in this order.
    running: Vec<Process>,
}

/// A message as it came to a phone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OnPhone {
    /// Who it is from, as the phone shows it.
    pub from: String,
    /// The number.
    pub to: String,
    /// Its text.
    pub text: String,
    /// Whether it came in sixteen bits a sign, as Arabic needs.
    pub is_wide: bool,
}

impl Kannel {
    /// The name and the password with which it is used.
    pub const USER: [&'static str; 2] = ["daleel", "a word of the story"];
    /// Numbers that begin so it refuses: it has no way to them.
    pub const REFUSED: &'static str = "+97339";
    /// Numbers that begin so it takes, and hands on to another gateway that does not know it.
    pub const UNREACHED: &'static str = "+97337";

    /// Starts a gateway and its phones.
    ///
    /// # Errors
    /// `NotFound` when Kannel is not installed; `Broken` with its words when it does not start.
    pub fn start() -> Result<Self> {
        let programs = [find("bearerbox")?, find("smsbox")?];
        if !Path::new(PHONES).is_file() {
            return Err(Error::NotFound("fakesmsc"));
        }
        let account = Account::own()?;
        let folder = scratch::folder("kannel", &account)?;
        let ports = [scratch::free_port()?, scratch::free_port()?, scratch::free_port()?, scratch::free_port()?];
        let mut kannel = Self { port: scratch::free_port()?, ports, programs, account, folder, running: Vec::new() };
        scratch::write(&kannel.place("kannel.conf"), &kannel.configuration(), &kannel.account)?;
        kannel.start_again()?;
        Ok(kannel)
    }

    /// Starts it at the same place after it was stopped.
    ///
    /// # Errors
    /// `Broken` with its words when it does not start.
    pub fn start_again(&mut self) -> Result<()> {
        let conf = self.place("kannel.conf").display().to_string();
        let [bearerbox, smsbox] = self.programs.clone();
        let mut first = Vec::new();
        for (program, log, port) in [(bearerbox, "bearerbox", self.ports[1]), (smsbox, "smsbox", self.port)] {
            first.push(self.run(&program, std::slice::from_ref(&conf), log)?);
            let ready = || TcpStream::connect(("127.0.0.1", port)).is_ok();
            first[first.len() - 1].wait_until(&self.place(log), ready)?;
        }
        // The phones send a word of their own once, and no other for longer than any test runs.
        let arguments = ["-H", "127.0.0.1", "-r", &self.ports[2].to_string(), "-i", "1000000", "1 2 text nop"].map(str::to_owned);
        let phones = self.run(Path::new(PHONES), &arguments, "phones")?;
        let log = self.place("phones");
        phones.wait_until(&log, || words(&log).contains("sent message 1"))?;
        first.reverse();
        first.push(phones);
        self.running = first;
        Ok(())
    }

    fn run(&self, program: &Path, arguments: &[String], log: &str) -> Result<Process> {
        // Asked to end, the gateway waits for half a minute for whoever is still connected.
        Process::start(&self.account, program, arguments, &self.place(log), Signal::KILL)
    }

    /// Stops it, as when the power goes: nobody is at its place.
    pub fn stop(&mut self) {
        self.running.clear();
    }

    /// Lets the part that is asked stand still: it takes a call and does not answer.
    pub fn pause(&self) {
        self.running.first().iter().for_each(|smsbox| smsbox.signal(Signal::STOP));
    }

    /// Lets it go on.
    pub fn resume(&self) {
        self.running.first().iter().for_each(|smsbox| smsbox.signal(Signal::CONT));
    }

    /// Waits until so many messages have come to phones since it was started, parts counted each, and gives what they show: parts of a long
    /// one put together.
    ///
    /// # Panics
    /// When they do not come within half a minute.
    pub fn shown(&self, messages: usize) -> Vec<OnPhone> {
        let (begun, log) = (Instant::now(), self.place("phones"));
        loop {
            let said = words(&log);
            let lines: Vec<&str> = said.lines().filter(|line| line.contains(GOT) && line.ends_with('>')).collect();
            if lines.len() >= messages {
                return together(lines.into_iter().filter_map(part).collect());
            }
            assert!(begun.elapsed() < PATIENCE, "of {messages} messages came {}: {said}", lines.len());
            std::thread::sleep(GLANCE);
        }
    }

    fn place(&self, file: &str) -> PathBuf {
        self.folder.path().join(file)
    }

    fn configuration(&self) -> String {
        let [admin, boxes, phones, nowhere] = self.ports;
        let [user, password] = Self::USER;
        let (folder, port) = (self.folder.path().display(), self.port);
        let (refused, unreached) = (Self::REFUSED, Self::UNREACHED);
        format!(
            "group = core\nadmin-port = {admin}\nadmin-password = \"{password}\"\nadmin-interface = 127.0.0.1\nsmsbox-port = {boxes}\n\
             smsbox-interface = 127.0.0.1\nbox-allow-ip = 127.0.0.1\ndlr-storage = internal\nstore-type = file\nstore-location = {folder}/store\n\n\
             group = smsc\nsmsc = fake\nsmsc-id = phones\nhost = 127.0.0.1\nport = {phones}\nconnect-allow-ip = 127.0.0.1\n\
             denied-prefix = \"{unreached};{refused}\"\n\n\
             group = smsc\nsmsc = http\nsmsc-id = nowhere\nsystem-type = kannel\nport = {nowhere}\nsmsc-username = nobody\n\
             smsc-password = nothing\nsend-url = \"http://127.0.0.1:{port}/cgi-bin/sendsms\"\nallowed-prefix = \"{unreached}\"\n\n\
             group = smsbox\nsmsbox-id = texts\nbearerbox-host = 127.0.0.1\nsendsms-port = {port}\nsendsms-interface = 127.0.0.1\n\n\
             group = sendsms-user\nusername = {user}\npassword = \"{password}\"\nmax-messages = 10\nconcatenation = true\n"
        )
    }
}

impl Drop for Kannel {
    fn drop(&mut self) {
        // What stands still cannot end.
        self.resume();
    }
}

fn words(log: &Path) -> String {
    std::fs::read(log).map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).unwrap_or_default()
}

/// A part of a message: whose it is, which one, and what it shows.
type Part = (Option<(u8, u8)>, OnPhone);

/// The number of a message, if it has one, and its parts with the place of each.
type Pieces = (Option<u8>, Vec<(u8, OnPhone)>);

/// Reads `<Works +97336123456 ucs-2 %061%06E>`, or with `udh %05%00%03%02%04%01 data` for a part of a long one.
fn part(line: &str) -> Option<Part> {
    let said = line.split_once(GOT)?.1.split_once(": <")?.1.strip_suffix('>')?;
    let (from, rest) = said.split_once(' ')?;
    let (to, rest) = rest.split_once(' ')?;
    let (kind, rest) = rest.split_once(' ')?;
    let phone = |text: String, is_wide| OnPhone { from: from.into(), to: to.into(), text, is_wide };
    match kind {
        "text" => Some((None, phone(rest.into(), false))),
        "ucs-2" => Some((None, phone(wide(&bytes(rest)), true))),
        _ => {
            let (head, rest) = rest.split_once(' ')?;
            let (kind, body) = rest.split_once(' ')?;
            // 05 00 03, then the number of the message, of how many parts, and which (3GPP TS 23.040 §9.2.3.24.1).
            let head = bytes(head);
            let which = (*head.get(3)?, *head.get(5)?);
            let (body, is_wide) = (bytes(body), kind != "text" && is_wide(&bytes(body)));
            let text = if is_wide { wide(&body) } else { String::from_utf8_lossy(&body).into_owned() };
            Some((Some(which), phone(text, is_wide)))
        }
    }
}

/// Whether a sign is of Arabic, or of Latin in sixteen bits: a part may hold nothing but an address.
fn is_wide(body: &[u8]) -> bool {
    body.len().is_multiple_of(2) && body.chunks(2).any(|pair| matches!(pair[0], 0 | 6))
}

fn wide(bytes: &[u8]) -> String {
    let units: Vec<u16> = bytes.chunks_exact(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]])).collect();
    String::from_utf16_lossy(&units)
}

/// The bytes of a text in which some are written as `%1A`, and a space as `+`.
fn bytes(text: &str) -> Vec<u8> {
    let (mut left, mut found) = (text.as_bytes(), Vec::new());
    while let [first, rest @ ..] = left {
        let hex = (*first == b'%').then(|| rest.get(..2)).flatten().and_then(|hex| std::str::from_utf8(hex).ok());
        match hex.and_then(|hex| u8::from_str_radix(hex, 16).ok()) {
            Some(byte) => {
                found.push(byte);
                left = &rest[2..];
            }
            None => {
                found.push(if *first == b'+' { b' ' } else { *first });
                left = rest;
            }
        }
    }
    found
}

/// Puts parts of the same message together, in their order.
fn together(parts: Vec<Part>) -> Vec<OnPhone> {
    let mut shown: Vec<Pieces> = Vec::new();
    for (which, phone) in parts {
        let (whose, place) = which.map_or((None, 0), |(whose, place)| (Some(whose), place));
        match shown.iter_mut().find(|(known, _)| whose.is_some() && *known == whose) {
            Some((_, parts)) => parts.push((place, phone)),
            None => shown.push((whose, vec![(place, phone)])),
        }
    }
    let whole = |(_, mut parts): Pieces| {
        parts.sort_by_key(|(place, _)| *place);
        let text = parts.iter().map(|(_, phone)| phone.text.as_str()).collect();
        parts.into_iter().next().map(|(_, first)| OnPhone { text, ..first })
    };
    shown.into_iter().filter_map(whole).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::or_skip;

    #[test]
    fn kannel_starts_stops_and_starts_again_at_the_same_place() {
        let Some(mut kannel) = or_skip(Kannel::start()) else { return };
        kannel.stop();
        assert!(TcpStream::connect(("127.0.0.1", kannel.port)).is_err());
        kannel.start_again().unwrap();
        assert!(TcpStream::connect(("127.0.0.1", kannel.port)).is_ok());
    }

    #[test]
    fn what_the_phones_print_is_read_as_they_show_it() {
        let line = "DEBUG: Got message 5: <MOW +97336123456 ucs-2 %061%06E%062%00+%004>";
        let Some((None, shown)) = part(line) else { panic!("a short one") };
        assert_eq!((shown.text.as_str(), shown.is_wide), ("رمز 4", true));
        let second = part("Got message 2: <MOW +97336123456 udh %05%00%03%02%02%02 data %06E%062>").unwrap();
        let first = part("Got message 1: <MOW +97336123456 udh %05%00%03%02%02%01 data %061>").unwrap();
        let third = part("Got message 3: <MOW +97336123456 udh %05%00%03%02%02%03 data %00+%00:>").unwrap();
        assert_eq!(together(vec![third, second, first])[0].text, "رمز :");
    }
}
