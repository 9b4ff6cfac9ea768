//! Mail that comes in: how fast it is acknowledged and becomes cases, and what that costs.
use std::sync::atomic::AtomicUsize;
use std::sync::atomic::Ordering;
use std::thread;
use std::time::Instant;

use anyhow::Result;

use super::figures;
use super::figures::Spread;
use super::figures::percentile;
use super::process;
use super::workload::mail::Mail;

/// One connection that hands over a message and returns when the server has taken responsibility for it.
pub trait Courier: Send {
    /// Hands over; an error if it was not acknowledged.
    fn deliver(&mut self, mail: &Mail) -> Result<()>;
}

/// How a product takes mail in.
pub trait Intake: Sync {
    /// Its name in the results.
    fn way(&self) -> &str;
    /// The roots of the process trees that work for it.
    fn processes(&self) -> &[u32];
    /// How many cases there are now.
    fn cases(&self) -> Result<i64>;
    /// A new connection.
    fn courier(&self) -> Result<Box<dyn Courier>>;
    /// Puts messages where a batch will find them, before the clock runs; true if only `settle` takes responsibility for them.
    fn lay_out(&self, _mails: &[Mail]) -> Result<bool> {
        Ok(false)
    }
    /// Waits until everything acknowledged has become a case, or never will; returns when that was.
    fn settle(&self) -> Result<Instant>;
}

/// Gives each run its own messages, over so many connections.
pub fn measure(intake: &dyn Intake, runs: &[Vec<Mail>], connections: usize) -> Result<figures::Mail> {
    let done: Vec<Run> = runs.iter().map(|mails| run(intake, mails, connections)).collect::<Result<_>>()?;
    let messages: usize = runs.iter().map(Vec::len).sum();
    let bytes: usize = runs.iter().flatten().map(|mail| mail.raw.len()).sum();
    let of = |figure: fn(&Run) -> f64| Spread::of(done.iter().map(figure));
    Ok(figures::Mail {
        way: intake.way().to_owned(),
        connections,
        cpu_ms: of(|run| run.cpu_ms / run.made.max(1) as f64),
        per_second: of(|run| run.latencies.len() as f64 / run.acknowledged_after),
        cases_per_second: of(|run| run.made as f64 / run.settled_after),
        p95_ms: (!done.iter().any(|run| run.batch)).then(|| of(|run| percentile(&run.latencies, 0.95))),
        messages,
        bytes: bytes as f64 / messages as f64,
        refused: done.iter().map(|run| run.refused).sum(),
        lost: done.iter().map(|run| run.latencies.len() as i64 - run.made).sum(),
    })
}

struct Run {
    batch: bool,
    /// Of acknowledged messages, sorted, in milliseconds.
    latencies: Vec<f64>,
    refused: usize,
    made: i64,
    cpu_ms: f64,
    acknowledged_after: f64,
    settled_after: f64,
}

fn run(intake: &dyn Intake, mails: &[Mail], connections: usize) -> Result<Run> {
    let batch = intake.lay_out(mails)?;
    let cases = intake.cases()?;
    let cpu = || -> Result<f64> { Ok(process::cpu_only(intake.processes())?.cpu_ms + process::ended_children_ms()?) };
    let (before, began, next) = (cpu()?, Instant::now(), AtomicUsize::new(0));
    let parts: Vec<Result<Vec<f64>>> = thread::scope(|scope| {
        let workers: Vec<_> = (0..connections).map(|_| scope.spawn(|| deliver_from(intake, mails, &next))).collect();
        workers.into_iter().map(|worker| worker.join().expect("a courier returns its failures")).collect()
    });
    let acknowledged_after = began.elapsed().as_secs_f64();
    let mut latencies = parts.into_iter().collect::<Result<Vec<_>>>()?.concat();
    let settled_after = intake.settle()?.saturating_duration_since(began).as_secs_f64().max(acknowledged_after);
    let cpu_ms = cpu()? - before;
    latencies.sort_by(f64::total_cmp);
    let (refused, made) = (mails.len() - latencies.len(), intake.cases()? - cases);
    let acknowledged_after = if batch { settled_after } else { acknowledged_after };
    Ok(Run { batch, latencies, refused, made, cpu_ms, acknowledged_after, settled_after })
}

fn deliver_from(intake: &dyn Intake, mails: &[Mail], next: &AtomicUsize) -> Result<Vec<f64>> {
    let (mut courier, mut latencies) = (intake.courier()?, Vec::new());
    while let Some(mail) = mails.get(next.fetch_add(1, Ordering::Relaxed)) {
        let began = Instant::now();
        match courier.deliver(mail) {
            Ok(()) => latencies.push(began.elapsed().as_secs_f64() * 1000.0),
            // A refused message is counted, and the next goes over a fresh connection.
            Err(_) => courier = intake.courier()?,
        }
    }
    Ok(latencies)
}
