//! Requests in a closed loop: each of N connections asks, waits for the answer, checks it, and asks again.
use std::sync::atomic::AtomicUsize;
use std::sync::atomic::Ordering;
use std::thread;
use std::time::Duration;
use std::time::Instant;

use anyhow::Context;
use anyhow::Result;
use anyhow::ensure;

use super::chance::Chance;
use super::figures::Http;
use super::figures::Spread;
use super::figures::percentile;
use super::http::Client;
use super::process;
use super::product::Face;
use super::product::Product;
use super::product::Scenario;

/// How long and how often is measured.
#[derive(Clone, Copy)]
pub struct Pace {
    /// Length of a run.
    pub seconds: f64,
    /// Requests of a run at most: what changes something cannot be asked for ever.
    pub most: usize,
    /// Runs, at least one; the results keep the least, the median and the greatest.
    pub runs: usize,
}

/// What was measured.
pub struct Measured {
    /// The figures, and those of what the answers set going.
    pub http: Vec<Http>,
    /// Right answers in all, also of what is not in the figures: the proof and the warming up.
    pub right: usize,
}

/// What is asked of whom.
#[derive(Clone, Copy)]
struct Asking<'a> {
    product: &'a dyn Product,
    scenario: Scenario,
    face: Face,
}

/// One scenario with so many connections; nothing if the product has no such answer.
pub fn measure(product: &dyn Product, scenario: Scenario, face: Face, connections: usize, pace: Pace) -> Result<Option<Measured>> {
    let asking = Asking { product, scenario, face };
    if product.operation(scenario, face, &mut Chance::of(0, "operation", 0)).is_empty() {
        return Ok(None);
    }
    prove(asking)?;
    let warm = run(asking, connections.min(4), (Duration::from_secs(1), pace.most.div_ceil(4)), 0)?;
    let length = Duration::from_secs_f64(pace.seconds);
    let runs = (0..pace.runs).map(|number| run(asking, connections, (length, pace.most), 1 + number as u64));
    let runs: Vec<Run> = runs.collect::<Result<_>>()?;
    let right = 1 + warm.right() + runs.iter().map(Run::right).sum::<usize>();
    let settled = product.settled(scenario).map(|settled| Asking { scenario: settled, ..asking });
    let answered = figures(asking, connections, &runs, |run| run.answered_ms);
    let http = std::iter::once(answered).chain(settled.map(|settled| figures(settled, connections, &runs, |run| run.settled_ms)));
    Ok(Some(Measured { http: http.collect(), right }))
}

fn figures(asking: Asking<'_>, connections: usize, runs: &[Run], cpu_ms: fn(&Run) -> f64) -> Http {
    let of = |figure: fn(&Run) -> f64| Spread::of(runs.iter().map(figure));
    let requests: usize = runs.iter().map(|run| run.latencies.len()).sum();
    Http {
        scenario: asking.scenario.name().to_owned(),
        face: asking.face.name().to_owned(),
        connections,
        cpu_ms: Spread::of(runs.iter().map(|run| cpu_ms(run) / run.latencies.len() as f64)),
        p50_ms: of(|run| percentile(&run.latencies, 0.5)),
        p95_ms: of(|run| percentile(&run.latencies, 0.95)),
        per_second: of(|run| run.latencies.len() as f64 / run.seconds),
        bytes: runs.iter().map(|run| run.bytes).sum::<usize>() as f64 / requests as f64,
        requests,
        wrong: runs.iter().map(|run| run.wrong).sum(),
    }
}

struct Run {
    /// Sorted, in milliseconds.
    latencies: Vec<f64>,
    wrong: usize,
    bytes: usize,
    /// Processor time until the last answer.
    answered_ms: f64,
    /// The same until all that the answers set going was done.
    settled_ms: f64,
    seconds: f64,
}

impl Run {
    fn right(&self) -> usize {
        self.latencies.len() - self.wrong
    }
}

/// Asks once and shows the answer if it is wrong, before time is spent on measuring errors.
fn prove(asking: Asking<'_>) -> Result<()> {
    let Asking { product, scenario, face } = asking;
    let mut client = Client::new(product.server(), false);
    for request in product.operation(scenario, face, &mut Chance::of(1, "operation", 0)) {
        let answer = client.ask(&request).with_context(|| request.path.clone())?;
        let start = String::from_utf8_lossy(&answer.body[..answer.body.len().min(400)]).into_owned();
        ensure!(answer.is_right_for(&request), "{} answered {} without {:?}: {start}", request.path, answer.status, request.expect);
    }
    product.settle(1)
}

fn run(asking: Asking<'_>, connections: usize, (length, most): (Duration, usize), number: u64) -> Result<Run> {
    let product = asking.product;
    let before = process::cpu_only(product.processes())?.cpu_ms;
    let (began, asked) = (Instant::now(), AtomicUsize::new(0));
    let goes_on = || began.elapsed() < length && asked.fetch_add(1, Ordering::Relaxed) < most;
    let parts: Vec<Part> = thread::scope(|scope| {
        let worker = |connection| {
            let (seed, goes_on) = (number * 1000 + connection as u64, &goes_on);
            scope.spawn(move || ask_while(goes_on, asking, seed))
        };
        let workers: Vec<_> = (0..connections).map(worker).collect();
        workers.into_iter().map(|worker| worker.join().expect("a worker returns its failures")).collect()
    });
    let seconds = began.elapsed().as_secs_f64();
    let spent = || process::cpu_only(product.processes()).map(|usage| usage.cpu_ms - before);
    let mut run = Run { latencies: Vec::new(), wrong: 0, bytes: 0, answered_ms: spent()?, settled_ms: 0.0, seconds };
    for part in parts {
        run.latencies.extend(part.latencies);
        run.wrong += part.wrong;
        run.bytes += part.bytes;
    }
    run.latencies.sort_by(f64::total_cmp);
    product.settle(run.right())?;
    Ok(Run { settled_ms: spent()?, ..run })
}

#[derive(Default)]
struct Part {
    latencies: Vec<f64>,
    wrong: usize,
    bytes: usize,
}

fn ask_while(goes_on: &impl Fn() -> bool, asking: Asking<'_>, seed: u64) -> Part {
    let mut client = Client::new(asking.product.server(), asking.product.keeps_connections());
    let (mut part, mut chance) = (Part::default(), Chance::of(seed, "operation", 1));
    while goes_on() {
        let requests = asking.product.operation(asking.scenario, asking.face, &mut chance);
        if requests.is_empty() {
            break;
        }
        let began = Instant::now();
        // A refused or broken connection counts as a wrong answer: it is what the client saw.
        let right = requests.iter().all(|request| match client.ask(request) {
            Ok(answer) => {
                part.bytes += answer.body.len();
                answer.is_right_for(request)
            }
            Err(_) => false,
        });
        part.latencies.push(began.elapsed().as_secs_f64() * 1000.0);
        part.wrong += usize::from(!right);
    }
    part
}
