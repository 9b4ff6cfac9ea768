//! Sending: a job goes to a printer over TCP, and what became of it comes back within a time that is known before.

use std::time::Duration;

use tokio::io::AsyncReadExt;
use tokio::io::AsyncWriteExt;
use tokio::net::TcpStream;
use tokio::time::Instant;
use tokio::time::timeout;
use tokio::time::timeout_at;

use crate::Ask;
use crate::Status;

/// A printer in the network, and how long it may take.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Printer {
    /// Its host and port, such as `10.0.4.20:9100`.
    pub address: String,
    /// How long until it takes the connection.
    pub connecting: Duration,
    /// How long until it has taken the whole job.
    pub writing: Duration,
    /// How long until it answers a question that is answered at once.
    pub answering: Duration,
    /// How long until it says, after it has taken the whole job, that it is printed.
    pub printing: Duration,
}

impl Printer {
    /// A printer at an address, with times for a printer in the same building.
    pub fn at(address: impl Into<String>) -> Printer {
        let seconds = Duration::from_secs;
        Printer { address: address.into(), connecting: seconds(3), writing: seconds(15), answering: seconds(3), printing: seconds(15) }
    }
}

/// How far a job had come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Before there was a connection.
    Connecting,
    /// Before a byte of the job was sent.
    Asking,
    /// While the job was sent.
    Writing,
    /// After the whole job was sent.
    Finishing,
}

/// What became of a job.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// It is printed, and the printer said so.
    Printed {
        /// The roll ends soon.
        is_paper_low: bool,
    },
    /// There is no paper.
    PaperOut(Stage),
    /// The cover is open.
    CoverOpen(Stage),
    /// The printer says that it is broken.
    Broken(Stage),
    /// The printer does not answer.
    Silent(Stage),
    /// Something answers as no printer does.
    Nonsense(Stage),
}

impl Fate {
    /// Whether a part of the job, or all of it, may be on paper. Where not, it can be sent elsewhere without a second ticket.
    pub fn may_be_on_paper(self) -> bool {
        match self {
            Fate::Printed { .. } => true,
            Fate::PaperOut(stage) | Fate::CoverOpen(stage) | Fate::Broken(stage) | Fate::Silent(stage) | Fate::Nonsense(stage) => {
                matches!(stage, Stage::Writing | Stage::Finishing)
            }
        }
    }

    fn of(status: Status, stage: Stage) -> Option<Fate> {
        let fates = [
            (status.is_paper_out, Fate::PaperOut(stage)),
            (status.is_cover_open, Fate::CoverOpen(stage)),
            (status.is_broken, Fate::Broken(stage)),
        ];
        fates.into_iter().find(|(is_so, _)| *is_so).map(|(_, fate)| fate)
    }
}

/// Sends a job and says what became of it. The printer is asked first, so that nothing goes to one that stands still; and asked again
/// behind the job, which it answers when the job is printed.
pub async fn send(printer: &Printer, job: &[u8]) -> Fate {
    match delivered(printer, job).await {
        Ok(fate) | Err(fate) => fate,
    }
}

async fn delivered(printer: &Printer, job: &[u8]) -> Result<Fate, Fate> {
    let connected = timeout(printer.connecting, TcpStream::connect(&printer.address)).await;
    let Ok(Ok(mut stream)) = connected else { return Err(Fate::Silent(Stage::Connecting)) };
    let mut status = Status::default();
    for ask in [Ask::Paper, Ask::Offline] {
        status = status.and(answer(&mut stream, ask, printer.answering, Stage::Asking).await?);
    }
    if let Some(fate) = Fate::of(status, Stage::Asking) {
        return Err(fate);
    }
    let written = timeout(printer.writing, stream.write_all(job)).await;
    if !matches!(written, Ok(Ok(()))) {
        return Err(reason(&mut stream, printer, Stage::Writing).await);
    }
    let status = match answer(&mut stream, Ask::Done, printer.printing, Stage::Finishing).await {
        Err(Fate::Silent(stage)) => return Err(reason(&mut stream, printer, stage).await),
        answered => answered?,
    };
    // The ticket is out; that the connection ends well no longer matters.
    drop(stream);
    Ok(Fate::of(status, Stage::Finishing).unwrap_or(Fate::Printed { is_paper_low: status.is_paper_low }))
}

/// Why a printer does not go on: one that stands still keeps the job, and answers only the questions that are answered at once.
async fn reason(stream: &mut TcpStream, printer: &Printer, stage: Stage) -> Fate {
    for ask in [Ask::Paper, Ask::Offline] {
        match answer(stream, ask, printer.answering, stage).await {
            Err(fate) => return fate,
            Ok(status) => {
                if let Some(fate) = Fate::of(status, stage) {
                    return fate;
                }
            }
        }
    }
    Fate::Silent(stage)
}

/// Asks and awaits the answer; blocks that the printer sends by itself may come before it, and count too.
async fn answer(stream: &mut TcpStream, ask: Ask, limit: Duration, stage: Stage) -> Result<Status, Fate> {
    let until = Instant::now() + limit;
    let silent = Fate::Silent(stage);
    let asked = timeout_at(until, stream.write_all(&ask.bytes())).await;
    asked.map_err(|_| silent)?.map_err(|_| silent)?;
    let mut told = Status::default();
    loop {
        let byte = timeout_at(until, stream.read_u8()).await.map_err(|_| silent)?.map_err(|_| silent)?;
        if !Status::opens_a_block(byte) {
            return Status::read(ask, byte).map(|status| status.and(told)).ok_or(Fate::Nonsense(stage));
        }
        let mut rest = [0; 3];
        timeout_at(until, stream.read_exact(&mut rest)).await.map_err(|_| silent)?.map_err(|_| silent)?;
        let [second, third, fourth] = rest;
        told = told.and(Status::read_block([byte, second, third, fourth]).ok_or(Fate::Nonsense(stage))?);
        if told.stands_still() {
            return Ok(told);
        }
    }
}
