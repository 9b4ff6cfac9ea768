//! A mail server that takes every letter, writes down whose it was, and can kill who brought it between its word that a letter is
//! taken and whatever comes next.

use std::io;
use std::io::BufRead;
use std::io::BufReader;
use std::io::Write;
use std::net::SocketAddr;
use std::net::TcpListener;
use std::net::TcpStream;
use std::sync::Arc;
use std::sync::Mutex;
use std::sync::MutexGuard;
use std::sync::PoisonError;

use rustix::process::Pid;
use rustix::process::Signal;
use rustix::process::kill_process;

/// A letter that it took.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Taken {
    /// How often it had been asked for a kill by then.
    pub life: usize,
    /// Whose it was.
    pub to: String,
    /// Its message id, without angle brackets.
    pub id: String,
}

/// What it knows.
#[derive(Default)]
struct Known {
    taken: Vec<Taken>,
    life: usize,
    /// After so many letters it kills this process.
    left: usize,
    victim: Option<Pid>,
}

/// The server, which ends with the process.
pub struct Sink {
    address: SocketAddr,
    known: Arc<Mutex<Known>>,
}

impl Sink {
    /// Opens it on a port of its own.
    ///
    /// # Errors
    /// When there is no port.
    pub fn open() -> io::Result<Self> {
        let listener = TcpListener::bind("127.0.0.1:0")?;
        let (address, known) = (listener.local_addr()?, Arc::new(Mutex::new(Known::default())));
        let shared = known.clone();
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let known = shared.clone();
                // A connection that breaks has said all that counts.
                std::thread::spawn(move || drop(talk(stream, &known)));
            }
        });
        Ok(Self { address, known })
    }

    /// Its port.
    pub fn port(&self) -> u16 {
        self.address.port()
    }

    /// Kills a process once, right after it has said of the letter with this number from now on that it is taken.
    ///
    /// # Errors
    /// When there can be no such process.
    pub fn kill_after(&self, letters: usize, process: u32) -> io::Result<()> {
        let victim = i32::try_from(process).ok().and_then(Pid::from_raw).ok_or_else(|| io::Error::other("no process"))?;
        let mut known = lock(&self.known);
        known.life += 1;
        known.left = letters;
        known.victim = Some(victim);
        Ok(())
    }

    /// Whether the kill is still to come.
    pub fn is_waiting(&self) -> bool {
        lock(&self.known).victim.is_some()
    }

    /// The letters that it took, in their order.
    pub fn taken(&self) -> Vec<Taken> {
        lock(&self.known).taken.clone()
    }
}

fn lock(known: &Mutex<Known>) -> MutexGuard<'_, Known> {
    known.lock().unwrap_or_else(PoisonError::into_inner)
}

fn talk(stream: TcpStream, known: &Mutex<Known>) -> io::Result<()> {
    let mut write = stream.try_clone()?;
    let mut lines = BufReader::new(stream).lines();
    write.write_all(b"220 sink.example\r\n")?;
    let mut to = String::new();
    while let Some(line) = lines.next().transpose()? {
        match line.get(..4).unwrap_or(&line).to_ascii_uppercase().as_str() {
            "RCPT" => to = line.split(['<', '>']).nth(1).unwrap_or_default().to_owned(),
            "QUIT" => return write.write_all(b"221 bye\r\n"),
            "DATA" => {
                write.write_all(b"354 go on\r\n")?;
                let id = letter(&mut lines)?;
                take(known, &to, id, &mut write)?;
                continue;
            }
            _ => {}
        }
        write.write_all(b"250 ok\r\n")?;
    }
    Ok(())
}

/// Reads a letter to its end; its message id.
fn letter(lines: &mut io::Lines<BufReader<TcpStream>>) -> io::Result<String> {
    let mut id = String::new();
    for line in lines.by_ref() {
        let line = line?;
        if line == "." {
            return Ok(id);
        }
        if id.is_empty() && line.to_ascii_lowercase().starts_with("message-id:") {
            id = line.split(['<', '>']).nth(1).unwrap_or_default().to_owned();
        }
    }
    Err(io::ErrorKind::UnexpectedEof.into())
}

/// Says that a letter is taken, and kills if it is the one. Nobody else is answered meanwhile.
fn take(known: &Mutex<Known>, to: &str, id: String, write: &mut TcpStream) -> io::Result<()> {
    let mut known = lock(known);
    let life = known.life;
    known.taken.push(Taken { life, to: to.to_owned(), id });
    let said = write.write_all(b"250 taken\r\n");
    known.left = known.left.saturating_sub(1);
    if known.left == 0
        && let Some(victim) = known.victim.take()
    {
        kill_process(victim, Signal::KILL)?;
    }
    said
}
