//! One session of measuring: a product is started, asked, given mail, weighed and stopped; each figure is a line of the results.
pub mod daleel;
mod replies;
pub mod whole;

use std::io::Write;
use std::path::Path;
use std::path::PathBuf;

use anyhow::Result;

use super::closed_loop;
use super::closed_loop::Pace;
use super::django_helpdesk::DjangoHelpdesk;
use super::figures;
use super::figures::Line;
use super::figures::Measured;
use super::figures::Single;
use super::figures::Spread;
use super::figures::Subject;
use super::floor;
use super::mail_in;
use super::mail_in::Intake;
use super::peer_mail::PeerIntake;
use super::peer_mail::PeerWay;
use super::peers::Peer;
use super::peers::Peers;
use super::process;
use super::product::Face;
use super::product::Product;
use super::product::Scenario;
use super::request_tracker::RequestTracker;
use super::workload::mail;
use super::workload::mail::Mail;
use super::workload::words::Words;

/// What is measured, and how often.
#[derive(clap::Args, Clone)]
pub struct Plan {
    /// The results; lines are added.
    #[arg(long, default_value = "target/bench.jsonl")]
    pub out: PathBuf,
    /// Parts to measure.
    #[arg(long, value_delimiter = ',', default_values = ["start", "memory", "http", "replies", "mail"])]
    pub parts: Vec<Part>,
    /// Scenarios over HTTP; all without this.
    #[arg(long, value_delimiter = ',')]
    pub scenarios: Vec<Scenario>,
    /// For whom answers are made; both without this.
    #[arg(long, value_delimiter = ',')]
    pub faces: Vec<Face>,
    /// Requests under way at a time.
    #[arg(long, value_delimiter = ',', default_values_t = [1, 8])]
    pub connections: Vec<usize>,
    /// Length of a run over HTTP; one of replies ends with its last message if that comes before.
    #[arg(long, default_value_t = 4.0)]
    pub seconds: f64,
    /// Runs of each figure.
    #[arg(long, default_value_t = 3)]
    pub runs: usize,
    /// Messages in a run of mail, and the most replies in a run of those.
    #[arg(long, default_value_t = 300)]
    pub messages: u64,
    /// Connections that bring mail.
    #[arg(long, value_delimiter = ',', default_values_t = [4])]
    pub senders: Vec<usize>,
    /// Same seed, same messages.
    #[arg(long, default_value_t = 7)]
    pub seed: u64,
    /// The number of the first message; a message that a database holds already must not come again.
    #[arg(long, default_value_t = 10_000_000)]
    pub first_message: u64,
}

/// A part of the measurement.
#[derive(Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Part {
    /// Lists, cases and searches.
    Http,
    /// Replies to cases.
    Replies,
    /// Mail coming in.
    Mail,
    /// Idle memory.
    Memory,
    /// How long a start takes, and how large the program is (Daleel alone).
    Start,
}

/// Measures a peer that was set up and loaded before.
pub fn peer(peer: Peer, cases: u64, home: &Path, plan: &Plan) -> Result<()> {
    let peers = Peers::at(home).with_dh_cases(cases);
    let (subject, processes) = peers.start(peer)?;
    let measured = measure_peer(peer, &peers, subject, &processes, plan);
    peers.stop(peer)?;
    measured?;
    if peer == Peer::Dh && plan.parts.contains(&Part::Replies) { replies::letters_of_dh(peers, plan) } else { Ok(()) }
}

fn measure_peer(peer: Peer, peers: &Peers, subject: Subject, processes: &[u32], plan: &Plan) -> Result<()> {
    if plan.parts.contains(&Part::Memory) {
        // The database stands apart: its buffers are as large as it was told to make them.
        idle_memory(&subject, &processes[..1], plan)?;
    }
    let with_replies = plan.parts.contains(&Part::Replies);
    let product: Box<dyn Product> = match peer {
        Peer::Rt => Box::new(RequestTracker::sign_in(subject.clone(), peer.server()?, processes.to_vec())?),
        Peer::Dh => Box::new(DjangoHelpdesk::sign_in(subject.clone(), peer.server()?, processes.to_vec(), with_replies)?),
    };
    if plan.parts.contains(&Part::Http) {
        requests(product.as_ref(), plan)?;
    }
    if with_replies {
        replies::of_peer((peer, peers), product.as_ref(), Scenario::Reply, plan)?;
    }
    if plan.parts.contains(&Part::Mail) {
        let ways: &[PeerWay] = if peer == Peer::Rt { &[PeerWay::Gateway, PeerWay::Gate] } else { &[PeerWay::Batch] };
        for (number, way) in ways.iter().enumerate() {
            let intake = PeerIntake { peers, way: *way, processes: processes.to_vec() };
            let senders: &[usize] = if *way == PeerWay::Batch { &[1] } else { &plan.senders };
            incoming(&intake, &subject, senders, 1_000_000 * number as u64, None, plan)?;
        }
    }
    Ok(())
}

/// Every scenario, for people and for programs, at each number of connections; answers how many right answers came in all.
pub fn requests(product: &dyn Product, plan: &Plan) -> Result<usize> {
    let scenarios = if plan.scenarios.is_empty() { Scenario::ALL.to_vec() } else { plan.scenarios.clone() };
    let faces = if plan.faces.is_empty() { vec![Face::Page, Face::Api] } else { plan.faces.clone() };
    let mut right = 0;
    for scenario in scenarios {
        let most = if matches!(scenario, Scenario::Reply | Scenario::Letter) { plan.messages as usize } else { usize::MAX };
        let pace = Pace { seconds: plan.seconds, most, runs: plan.runs };
        for face in &faces {
            for connections in &plan.connections {
                if let Some(measured) = closed_loop::measure(product, scenario, *face, *connections, pace)? {
                    right += measured.right;
                    measured.http.into_iter().try_for_each(|http| keep(product.subject(), Measured::Http(http), plan))?;
                }
            }
        }
    }
    Ok(right)
}

/// Mail over each number of connections; `offset` keeps the messages of several intakes apart.
pub fn incoming(intake: &dyn Intake, subject: &Subject, senders: &[usize], offset: u64, to: Option<&str>, plan: &Plan) -> Result<()> {
    let words = Words::read();
    let mut next = plan.first_message + offset;
    for connections in senders {
        let mut runs: Vec<Vec<Mail>> = Vec::new();
        for _ in 0..plan.runs {
            runs.push((next..next + plan.messages).map(|index| mail::mail(&words, plan.seed, index, to)).collect());
            next += plan.messages;
        }
        keep(subject, Measured::Mail(mail_in::measure(intake, &runs, *connections)?), plan)?;
    }
    Ok(())
}

/// Memory of the process trees before anything was asked.
pub fn idle_memory(subject: &Subject, processes: &[u32], plan: &Plan) -> Result<()> {
    let usage = process::usage(processes)?;
    for (what, value) in [("idle memory, proportional", usage.pss_mib), ("idle memory, resident", usage.rss_mib)] {
        keep(subject, Measured::Single(Single { what: what.to_owned(), unit: "MiB".to_owned(), value: Spread::of([value]) }), plan)?;
    }
    Ok(())
}

/// What the disk under the data allows.
pub fn floor(folder: &Path, plan: &Plan) -> Result<()> {
    let machine = Subject { product: "this machine".to_owned(), version: String::new(), database: "disk".to_owned(), cases: 0 };
    for single in floor::appends(folder, plan.runs)? {
        keep(&machine, Measured::Single(single), plan)?;
    }
    Ok(())
}

/// Adds a line to the results and shows it.
pub fn keep(subject: &Subject, measured: Measured, plan: &Plan) -> Result<()> {
    let line = Line { subject: subject.clone(), measured, load_average: process::load_average()? };
    figures::append(&plan.out, &line)?;
    Ok(writeln!(std::io::stdout(), "{}", serde_json::to_string(&line)?)?)
}
