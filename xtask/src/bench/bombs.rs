//! Messages made to break their reader: what each takes of the processor and of memory until its case is there and has been looked at.
use std::fmt::Write;
use std::fs;
use std::path::PathBuf;
use std::time::Duration;

use anyhow::Context;
use anyhow::Result;
use anyhow::ensure;
use testkit::Account;
use testkit::Installation;
use testkit::Running;
use testkit::Visitor;
use testkit::traps;

use super::document;
use super::floor;
use super::process;

const HEADING: &str = "## Messages made to break their reader";
const MAILBOX: &str = "contact@rsa.example";
/// What each may take at most.
const TIME: Duration = Duration::from_secs(1);
const MEMORY_KIB: u64 = 64 * 1024;

/// Which program takes them.
#[derive(clap::Args, Clone)]
pub struct Plan {
    /// The program.
    #[arg(long, default_value = "target/release/daleel")]
    pub binary: PathBuf,
    /// A folder that is made anew.
    #[arg(long, default_value = "/var/tmp/daleel-bench/bombs")]
    pub data: PathBuf,
    /// The document whose part is replaced; nothing is written without this.
    #[arg(long)]
    pub into: Option<PathBuf>,
}

/// What one took: the most of its looks, and its coming in.
struct Took {
    name: String,
    bytes: usize,
    comes: (Duration, u64),
    looks: (Duration, u64),
}

impl Took {
    fn most(&self) -> (Duration, u64) {
        (self.comes.0.max(self.looks.0), self.comes.1.max(self.looks.1))
    }
}

/// Hands all of them to a running installation; fails where one takes more than it may, or shows itself nowhere.
pub fn run(plan: &Plan) -> Result<()> {
    let binary = fs::canonicalize(&plan.binary).with_context(|| format!("{} is not built", plan.binary.display()))?;
    if plan.data.exists() {
        fs::remove_dir_all(&plan.data)?;
    }
    let installation = Installation::new(binary, plan.data.join("data")).with("sign_in.second_factor", "nobody");
    let desk = Desk::open(installation)?;
    let idle = desk.warm()?;
    let took = traps::all().iter().map(|(name, raw)| desk.takes(name, raw)).collect::<Result<Vec<_>>>()?;
    let text = told(&took, idle)?;
    println!("{text}");
    plan.into.as_deref().map_or(Ok(()), |into| document::replace(into, HEADING, &text))?;
    let over: Vec<&str> = took.iter().filter(|one| one.most().0 > TIME || one.most().1 > MEMORY_KIB).map(|one| one.name.as_str()).collect();
    ensure!(over.is_empty(), "more than they may: {over:?}");
    Ok(())
}

struct Desk {
    installation: Installation,
    running: Running,
    fatima: Visitor,
}

impl Desk {
    fn open(installation: Installation) -> Result<Self> {
        let running = installation.serve(&["--demo"])?;
        let password = fs::read_to_string(installation.data().join("demo-password"))?;
        let mut fatima = Visitor::new(running.http());
        let answer = fatima.sign_in("fatima@rsa.example", password.trim())?;
        ensure!(answer.status == 303, "nobody can sign in: {}", answer.body);
        Ok(Self { installation, running, fatima })
    }

    /// What is made once, such as dictionaries, belongs to no message; answers what the program holds then, in KiB.
    fn warm(&self) -> Result<u64> {
        let letter =
            "From: Reem <reem@people.example>\r\nSubject: Hours\r\nMessage-ID: <first@people.example>\r\n\r\nWhen do you open?\r\n";
        self.takes("ordinary", letter.as_bytes())?;
        Ok(Account(self.running.process()).held()?)
    }

    /// One comes in, and everything that there is of it is looked at.
    fn takes(&self, name: &str, raw: &[u8]) -> Result<Took> {
        let account = Account(self.running.process());
        let before = self.newest().unwrap_or_default();
        let (ended, time, memory) = account.of(|| self.installation.run_with(&["email", "receive", "--to", MAILBOX], raw))?;
        ensure!(ended?.code == 0, "{name} was not taken");
        let (message, case) = self.newest()?;
        ensure!((message, case) != before, "{name} is no case");
        let (comes, mut looks) = ((time, memory), (Duration::ZERO, 0));
        let page = format!("/en/desk/messages/{message}");
        for place in [format!("/ar/desk/cases/{case}"), format!("{page}/body"), format!("{page}/original"), page] {
            let (answer, time, memory) = account.of(|| self.fatima.clone().get(&place))?;
            let status = answer?.status;
            ensure!(status == 200, "{name} at {place}: {status}");
            looks = (looks.0.max(time), looks.1.max(memory));
        }
        Ok(Took { name: name.to_owned(), bytes: raw.len(), comes, looks })
    }

    /// The message that was kept last, and its case.
    fn newest(&self) -> Result<(i64, i64)> {
        let flags = rusqlite::OpenFlags::SQLITE_OPEN_READ_ONLY;
        let database = rusqlite::Connection::open_with_flags(self.installation.data().join("daleel.sqlite"), flags)?;
        let row = |row: &rusqlite::Row<'_>| Ok((row.get(0)?, row.get(1)?));
        Ok(database.query_row("select id, case_id from messages order by id desc limit 1", [], row)?)
    }
}

fn told(took: &[Took], idle: u64) -> Result<String> {
    let introduction = "Each of the traps (`crates/testkit/src/traps.rs`) is handed to a running installation, and its case, its page, its \
        text and its original are opened. Processor time as the kernel counts it, in steps of 10 ms; memory is the most that was held \
        resident meanwhile, above what was held before. *Looked at* is the dearest of the four pages. The command fails where one takes \
        more than a second or 64 MiB, or is no case.";
    let mut text = format!("{HEADING}\n\nWritten by `cargo xtask bench bombs --into bench/RESULTS.md`. {introduction}\n\n");
    for (name, value) in floor::machine()? {
        writeln!(text, "- {name}: {value}")?;
    }
    writeln!(
        text,
        "- SQLite, an optimised build that holds {} MiB before the first; load average {:.1}",
        idle / 1024,
        process::load_average()?
    )?;
    let most = took.iter().map(Took::most).fold((Duration::ZERO, 0), |(time, memory), one| (time.max(one.0), memory.max(one.1)));
    writeln!(text, "- {} traps; **at most {} ms and {:.1} MiB for one**\n", took.len(), most.0.as_millis(), mib(most.1))?;
    text.push_str("| trap | bytes | comes in, ms | MiB | looked at, ms | MiB |\n|---|--:|--:|--:|--:|--:|\n");
    for one in took {
        let (comes, looks) = (one.comes, one.looks);
        writeln!(
            text,
            "| {} | {} | {} | {:.1} | {} | {:.1} |",
            one.name,
            one.bytes,
            comes.0.as_millis(),
            mib(comes.1),
            looks.0.as_millis(),
            mib(looks.1)
        )?;
    }
    Ok(text)
}

fn mib(kib: u64) -> f64 {
    kib as f64 / 1024.0
}
