//! Thousands of messages at once while employees work: how soon their pages come meanwhile, and whether every message is there, once.
mod count;
mod employee;
mod messages;
mod tables;
mod window;

use std::path::PathBuf;
use std::sync::Mutex;
use std::sync::atomic::AtomicBool;
use std::sync::atomic::AtomicUsize;
use std::sync::atomic::Ordering;
use std::thread;
use std::time::Duration;

use anyhow::Context;
use anyhow::Result;
use anyhow::ensure;
use testkit::Ledger;
use testkit::Verdict;

use super::daleel::Installation;
use super::daleel::Serving;
use super::daleel::people::Person;
use super::daleel::people::SIGN_IN;
use super::document;
use super::halves::Halves;
use super::outbox::Outbox;
use super::process;
use super::session::daleel::Ours;
use super::session::daleel::prepare_afresh;
use employee::Employee;
use employee::Took;
use messages::Brought;
use messages::Messages;

/// How many work, and what comes in.
#[derive(clap::Args, Clone)]
pub struct Plan {
    /// So many employees work, each with a pause of one to three seconds between two things.
    #[arg(long, default_value_t = 50)]
    pub employees: usize,
    /// Messages of a burst.
    #[arg(long, default_value_t = 10_000)]
    pub messages: u64,
    /// So many connections bring them, as fast as they are taken.
    #[arg(long, default_value_t = 32)]
    pub connections: u64,
    /// Seconds of calm work before each burst.
    #[arg(long, default_value_t = 60)]
    pub seconds: u64,
    /// Bursts.
    #[arg(long, default_value_t = 3)]
    pub runs: usize,
    /// Pages do not keep themselves up to date, as if nobody had scripts.
    #[arg(long)]
    pub without_scripts: bool,
    /// The document whose part about it is replaced; nothing is written without this.
    #[arg(long)]
    pub into: Option<PathBuf>,
}

/// A day's quota of letters that no run reaches.
const QUOTA: (&str, &str) = ("DALEEL_QUOTA__MAILS_PER_DAY", "100000000");
/// Cases that each employee has before the first run, at the least on average.
const EACH: u64 = 10;
/// Before it is measured, the employees are at work for so long.
const AHEAD: Duration = Duration::from_secs(5);

/// Where the work stands, which every employee knows: calm before the first burst is 1, the first burst 2, and so on; 0 is not measured.
#[derive(Default)]
pub struct Stretch {
    at: AtomicUsize,
    is_over: AtomicBool,
}

impl Stretch {
    fn begin(&self, number: usize) {
        self.at.store(number, Ordering::Relaxed);
    }

    fn now(&self) -> usize {
        self.at.load(Ordering::Relaxed)
    }

    fn goes_on(&self) -> bool {
        !self.is_over.load(Ordering::Relaxed)
    }
}

/// Founds, starts, measures, counts and stops Daleel.
pub fn run(ours: &Ours, plan: &Plan) -> Result<()> {
    let (installation, _) = prepare_afresh(ours, "burst")?;
    installation.load(ours.cases, 7)?;
    let halves = Halves::of_this_machine()?;
    let outbox = Outbox::open()?;
    let own = SIGN_IN.into_iter().chain([QUOTA]).map(|(name, value)| (name, value.to_owned()));
    let settings: Vec<_> = outbox.settings().into_iter().chain(own).collect();
    halves.enter_first()?;
    let serving = Serving::start_with(&installation, &settings)?;
    halves.enter_second()?;
    let ledger = Mutex::new(Ledger::begin(&ours.data.join("burst-ledger"))?);
    let work = work(&installation, &serving, plan, &ledger)?;
    let ledger = ledger.into_inner().ok().context("the ledger")?;
    let load = process::load_average()?;
    let verdict = count::compare(&serving, &installation.token()?, &ledger)?;
    let told = tables::Told { ours, plan, halves: &halves, load, doubled_letters: outbox.doubled() };
    let text = tables::document(&told, &work, &verdict)?;
    println!("{text}");
    plan.into.as_deref().map_or(Ok(()), |into| document::replace(into, &tables::heading(ours.database), &text))?;
    must_be_whole(&verdict, outbox.doubled())
}

/// What was measured.
struct Work {
    took: Took,
    bursts: Vec<Brought>,
}

fn work(installation: &Installation, serving: &Serving, plan: &Plan, ledger: &Mutex<Ledger>) -> Result<Work> {
    let people = Person::hire(installation, serving, plan.employees)?;
    let first = Messages::make(0, plan.employees as u64 * EACH, plan.connections);
    first.bring(serving.lmtp, ledger)?;
    let stretch = Stretch::default();
    thread::scope(|scope| {
        let (stretch, ledger) = (&stretch, ledger);
        let employees: Vec<_> = people
            .into_iter()
            .enumerate()
            .map(|(number, person)| scope.spawn(move || Employee::new(number, person, !plan.without_scripts).work(stretch, ledger)))
            .collect();
        let bursts = bursts(serving, plan, stretch, ledger);
        stretch.is_over.store(true, Ordering::Relaxed);
        let mut took = Took::default();
        for employee in employees {
            took.add(employee.join().expect("an employee returns what went wrong")?);
        }
        Ok(Work { took, bursts: bursts? })
    })
}

fn bursts(serving: &Serving, plan: &Plan, stretch: &Stretch, ledger: &Mutex<Ledger>) -> Result<Vec<Brought>> {
    let mut bursts = Vec::new();
    for run in 0..plan.runs {
        // Made before: what the driver does meanwhile would hold its own clocks up.
        let messages = Messages::make(1_000_000 * (1 + run as u64), plan.messages, plan.connections);
        thread::sleep(AHEAD);
        stretch.begin(2 * run + 1);
        thread::sleep(Duration::from_secs(plan.seconds));
        stretch.begin(2 * run + 2);
        let brought = messages.bring(serving.lmtp, ledger);
        stretch.begin(0);
        bursts.push(brought?);
    }
    Ok(bursts)
}

fn must_be_whole(verdict: &Verdict, doubled_letters: usize) -> Result<()> {
    ensure!(verdict.is_clean() && doubled_letters == 0, "{verdict}; {doubled_letters} letters left twice");
    Ok(())
}
