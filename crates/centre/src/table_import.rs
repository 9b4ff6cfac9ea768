//! A centre's queues, services and counters from a table that somebody filled in: tried first, line by line, and then made as a whole or not at
//! all.

use std::time::Duration;

use ::store::Tx;
use kernel::Bilingual;
use kernel::CentreId;
use kernel::Result;
use kernel::refuse;
use org::Service;
use table::Table;

use crate::events::CentreChanged;
use crate::issue::must_reach;
use crate::queue::Offered;
use crate::queue::Queue;
use crate::set_up::LONGEST_TARGET;
use crate::set_up::MOST_COUNTERS;
use crate::set_up::offer_service;
use crate::set_up::save_queue;
use crate::set_up::set_counters;
use crate::store;

/// A table has at most so many lines.
pub(crate) const MOST_LINES: usize = 500;
/// The columns of the table: what each is called in Arabic and in English. A line may leave the names of a queue
/// empty that is there already or stands further up.
pub(crate) const COLUMNS: [(&str, &str); 6] = [
    ("حرف الصف", "Queue letter"),
    ("اسم الصف بالعربية", "Queue in Arabic"),
    ("اسم الصف بالإنجليزية", "Queue in English"),
    ("الخدمة", "Service"),
    ("أقصى انتظار بالدقائق", "Longest wait in minutes"),
    ("عدد الشبابيك", "Counters"),
];
const LETTER: usize = 0;
const NAME_AR: usize = 1;
const NAME_EN: usize = 2;
const SERVICE: usize = 3;
const MINUTES: usize = 4;
const COUNTERS: usize = 5;

/// What a line makes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Made {
    /// A queue of this letter and name.
    Queue(String, Bilingual),
    /// A service in the queue of this letter, with the longest wait in minutes.
    Service(Bilingual, String, u64),
    /// So many counters in all.
    Counters(u32),
}

/// A line of the table: what it makes, or why it makes nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Line {
    pub(crate) line: i64,
    pub(crate) made: Vec<Made>,
    pub(crate) faults: Vec<&'static str>,
}

/// What a table would make of a centre.
#[derive(Debug, Default)]
pub(crate) struct Trial {
    pub(crate) lines: Vec<Line>,
    /// The columns that are missing, by their places.
    pub(crate) missing: Vec<usize>,
    queues: Vec<Queue>,
    offers: Vec<Offered>,
    counters: Option<u32>,
}

impl Trial {
    /// Whether all of it can be made.
    pub(crate) fn is_whole(&self) -> bool {
        self.missing.is_empty() && !self.lines.is_empty() && self.lines.iter().all(|line| line.faults.is_empty())
    }
}

/// What stands in the centre and in the catalogue.
struct Known {
    centre: CentreId,
    services: Vec<Service>,
    counters: u32,
}

/// Says line by line what a table would make. Nothing is made.
///
/// # Errors
/// `NotFound` for a centre out of reach.
pub(crate) fn try_table(tx: &mut Tx<'_>, centre: CentreId, table: &Table) -> Result<Trial> {
    must_reach(tx, centre)?;
    let counters = u32::try_from(store::counters(tx, centre)?.len()).unwrap_or(u32::MAX);
    let known = Known { centre, services: org::store::services(tx)?, counters };
    let places = COLUMNS.map(|(ar, en)| table.head.iter().position(|name| name.trim() == ar || name.trim().eq_ignore_ascii_case(en)));
    let mut trial = Trial { missing: (0..COUNTERS).filter(|column| places[*column].is_none()).collect(), ..Trial::default() };
    if !trial.missing.is_empty() {
        return Ok(trial);
    }
    let (there, mut next) = (store::queues(tx, centre)?, || tx.new_id());
    for (line, cells) in &table.rows {
        let cell = |column: usize| places[column].and_then(|place| cells.get(place)).map_or("", |cell| cell.trim());
        let mut tried = Line { line: *line, ..Line::default() };
        let queue =
            queue(&mut trial, (&known, &there), (cell(LETTER), Bilingual::new(cell(NAME_AR), cell(NAME_EN))), (&mut tried, &mut next));
        if let Some(queue) = queue.filter(|_| !cell(SERVICE).is_empty()) {
            service(&mut trial, (&known, &queue), (cell(SERVICE), cell(MINUTES)), &mut tried);
        }
        counted(&mut trial, &known, cell(COUNTERS), &mut tried);
        trial.lines.push(tried);
    }
    Ok(trial)
}

/// The queue of a line: one that is there, stands further up, or is made.
fn queue(
    trial: &mut Trial,
    (known, there): (&Known, &[Queue]),
    (letter, name): (&str, Bilingual),
    (line, next): (&mut Line, &mut impl FnMut() -> crate::queue::QueueId),
) -> Option<Queue> {
    let letter = letter.to_uppercase();
    let before = there.iter().chain(&trial.queues).find(|queue| queue.letter == letter);
    if let Some(before) = before {
        let is_same = |typed: &str, own: &str| typed.is_empty() || typed == own;
        if !is_same(&name.ar, &before.name.ar) || !is_same(&name.en, &before.name.en) {
            line.faults.push("centre-table-queue-differs");
        }
        return Some(before.clone());
    }
    let queue = Queue { id: next(), centre: known.centre, letter, name, is_open: true };
    match queue.check() {
        Ok(()) => {
            line.made.push(Made::Queue(queue.letter.clone(), queue.name.clone()));
            trial.queues.push(queue.clone());
            Some(queue)
        }
        Err(kernel::Error::Invalid(fields)) => {
            line.faults.extend(fields.into_iter().map(|field| field.key));
            None
        }
        Err(_) => None,
    }
}

/// The service of a line, by its name in the catalogue in either language.
fn service(trial: &mut Trial, (known, queue): (&Known, &Queue), (name, minutes): (&str, &str), line: &mut Line) {
    let is_called = |service: &&Service| service.is_offered && (service.name.ar == name || service.name.en.eq_ignore_ascii_case(name));
    let Some(service) = known.services.iter().find(is_called) else { return line.faults.push("centre-table-service-unknown") };
    if trial.offers.iter().any(|one| one.service == service.id) {
        return line.faults.push("centre-table-service-twice");
    }
    let minutes = ui::western(minutes).parse::<u64>().ok().filter(|minutes| (1..=LONGEST_TARGET.as_secs() / 60).contains(minutes));
    let Some(minutes) = minutes else { return line.faults.push("centre-target-wrong") };
    line.made.push(Made::Service(service.name.clone(), queue.letter.clone(), minutes));
    let target = Duration::from_secs(minutes * 60);
    trial.offers.push(Offered { centre: known.centre, service: service.id, queue: queue.id, target, is_offered: true });
}

/// How many counters the centre has, which one line says for all.
fn counted(trial: &mut Trial, known: &Known, many: &str, line: &mut Line) {
    if many.is_empty() {
        return;
    }
    let many = ui::western(many).parse::<u32>().ok().filter(|many| (1..=MOST_COUNTERS).contains(many));
    match (many, trial.counters) {
        (None, _) => line.faults.push("centre-counters-wrong"),
        (Some(many), Some(said)) if said != many => line.faults.push("centre-table-counters-differ"),
        (Some(_), Some(_)) => {}
        (Some(many), None) if many < known.counters => line.faults.push("centre-table-counters-fewer"),
        (Some(many), None) => {
            line.made.push(Made::Counters(many));
            trial.counters = Some(many);
        }
    }
}

/// Makes what a table says, all of it or nothing.
///
/// # Errors
/// Refused where a line is wrong; `NotFound` for a centre out of reach.
pub(crate) fn import_table(tx: &mut Tx<'_>, centre: CentreId, table: &Table) -> Result<()> {
    let trial = try_table(tx, centre, table)?;
    if !trial.is_whole() {
        return Err(refuse("centre-table-wrong").into());
    }
    for queue in &trial.queues {
        save_queue(tx, queue)?;
    }
    for offered in &trial.offers {
        offer_service(tx, offered)?;
    }
    if let Some(many) = trial.counters {
        set_counters(tx, centre, many)?;
    }
    tx.record(CentreChanged { centre: centre.get(), what: "imported", id: centre.get() }).map(drop)
}
