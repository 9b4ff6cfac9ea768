//! Rounds of kills and power cuts under mail load, judged by the ledger: nothing acknowledged is lost, nothing is there twice.

use std::fmt;
use std::io;
use std::path::PathBuf;
use std::time::Duration;
use std::time::Instant;

use crate::FaultyDisk;
use crate::Installation;
use crate::Ledger;
use crate::Load;
use crate::Verdict;
use crate::Visitor;

const SENDERS: usize = 4;
const MAILBOX: &str = "contact@rsa.example";

/// What strikes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The process is killed.
    Kill,
    /// The power goes: the disk forgets what was not synced.
    PowerCut,
}

/// What is to be tried.
#[derive(Clone, Debug)]
pub struct Plan {
    /// The program with its settings; its data folder is made under `folder`.
    pub installation: Installation,
    /// An empty folder for everything.
    pub folder: PathBuf,
    /// What strikes.
    pub fault: Fault,
    /// How often.
    pub rounds: usize,
}

/// What was found.
#[derive(Clone, Debug)]
pub struct Report {
    /// How many rounds were played.
    pub rounds: usize,
    /// What the ledger says.
    pub verdict: Verdict,
    /// The longest that a start took until it served.
    pub longest_start: Duration,
    /// What `daleel verify` said at the end.
    pub verified: String,
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} rounds: {}; longest start {:.1} s; {}", self.rounds, self.verdict, self.longest_start.as_secs_f32(), self.verified)
    }
}

/// Plays the rounds.
///
/// # Errors
/// When the program does not start again, or a disk cannot be mounted.
pub fn rounds(plan: &Plan) -> io::Result<Report> {
    let load = Load::new(MAILBOX, SENDERS, Ledger::begin(&plan.folder.join("ledger"))?);
    let mut data = plan.folder.join("backing/data");
    let founded = plan.installation.on(&data);
    founded.found()?;
    let token = founded.token()?;
    let mut longest_start = Duration::ZERO;
    for round in 0..plan.rounds {
        // How many acknowledgements a round waits for differs, so that the strike comes at ever new places.
        let enough = 5 + (round * 37) % 60;
        longest_start = longest_start.max(match plan.fault {
            Fault::Kill => kill_once(&plan.installation.on(&data), &load, enough)?,
            Fault::PowerCut => {
                let folder = plan.folder.join(format!("round-{round}"));
                let took = cut_once(&plan.installation, &folder, &data, (&load, enough))?;
                // What the round began with is of no more use, and a hundred copies are more than a small disk holds.
                std::fs::remove_dir_all(&data)?;
                data = folder.join("backing/data");
                took
            }
        });
    }
    let survivor = plan.installation.on(&data);
    let (verdict, verified) = judge(&survivor, &token, &load)?;
    Ok(Report { rounds: plan.rounds, verdict, longest_start, verified })
}

fn kill_once(installation: &Installation, load: &Load, enough: usize) -> io::Result<Duration> {
    let begun = Instant::now();
    let mut running = installation.serve(&[])?;
    let took = begun.elapsed();
    let lmtp = running.lmtp();
    load.send_until_broken(lmtp, enough, move || running.kill());
    Ok(took)
}

/// One round on a disk of its own, begun with what the last one left.
fn cut_once(installation: &Installation, folder: &std::path::Path, before: &std::path::Path, work: (&Load, usize)) -> io::Result<Duration> {
    copy(before, &folder.join("backing/data"))?;
    let mut disk = FaultyDisk::mount(folder)?;
    let begun = Instant::now();
    let mut running = installation.on(disk.path("data")).serve(&[])?;
    let took = begun.elapsed();
    let lmtp = running.lmtp();
    let mut failed = None;
    work.0.send_until_broken(lmtp, work.1, || {
        failed = disk.tell("cut").err();
        running.kill();
    });
    failed.map_or(Ok(took), Err)
}

fn copy(from: &std::path::Path, to: &std::path::Path) -> io::Result<()> {
    std::fs::create_dir_all(to)?;
    let mut command = std::process::Command::new("cp");
    let done = command.arg("-a").arg(from.join(".")).arg(to).status()?;
    if done.success() { Ok(()) } else { Err(io::Error::other("copying the data failed")) }
}

/// Everything that the installation has, against the ledger.
fn judge(installation: &Installation, token: &str, load: &Load) -> io::Result<(Verdict, String)> {
    let running = installation.serve(&[])?;
    let found = entries(&mut Visitor::with_token(running.http(), token))?;
    let verdict = load.ledger(|ledger| ledger.compare(found.iter().map(String::as_str)));
    let code = running.stop()?;
    let ended = installation.run(&["verify"])?;
    let verified = if ended.code == 0 { "verified" } else { ended.complained.trim() };
    Ok((verdict, format!("ended with {code}, {verified}")))
}

/// The subject of every case, as often as its conversation has an entry that came in.
///
/// # Errors
/// When the server does not answer, or not with lists.
pub fn entries(program: &mut Visitor) -> io::Result<Vec<String>> {
    let (mut found, mut before) = (Vec::new(), String::new());
    loop {
        let page = program.get(&format!("/api/v1/cases?limit=100&before={before}"))?.json();
        for case in page["items"].as_array().ok_or_else(|| io::Error::other(page.to_string()))? {
            let text = |key: &str| case[key].as_str().unwrap_or_default().to_owned();
            let entries = program.get(&format!("/api/v1/cases/{}/entries", text("id")))?.json();
            let count = entries["items"].as_array().map_or(0, |items| items.iter().filter(|entry| entry["kind"] == "in").count());
            found.extend(std::iter::repeat_n(text("subject"), count));
        }
        match page["next"].as_str() {
            Some(next) => before = next.to_owned(),
            None => return Ok(found),
        }
    }
}
