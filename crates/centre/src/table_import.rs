//! A centre's queues, services, counters and hours from a table that somebody filled in: tried first, line by line, and then made as a whole or not at
//! all.

use std::collections::BTreeMap;
use std::time::Duration;

use ::store::Tx;
use calendar::Hours;
use calendar::Week;
use calendar::Weekday;
use kernel::Bilingual;
use kernel::CentreId;
use kernel::Result;
use kernel::refuse;
use org::Service;
use table::Table;

use crate::events::CentreChanged;
use crate::hours::OwnHours;
use crate::hours::follow_hours;
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
pub(crate) const COLUMNS: [(&str, &str); 8] = [
    ("حرف الصف", "Queue letter"),
    ("اسم الصف بالعربية", "Queue in Arabic"),
    ("اسم الصف بالإنجليزية", "Queue in English"),
    ("الخدمة", "Service"),
    ("أقصى انتظار بالدقائق", "Longest wait in minutes"),
    ("عدد الشبابيك", "Counters"),
    ("اليوم", "Day"),
    ("ساعات العمل", "Hours"),
];
const LETTER: usize = 0;
const NAME_AR: usize = 1;
const NAME_EN: usize = 2;
const SERVICE: usize = 3;
const MINUTES: usize = 4;
const COUNTERS: usize = 5;
const DAY: usize = 6;
const HOURS: usize = 7;
/// The days of the week as they are called, Sunday first.
const DAYS: [(&str, &str); 7] = [
    ("الأحد", "Sunday"),
    ("الاثنين", "Monday"),
    ("الثلاثاء", "Tuesday"),
    ("الأربعاء", "Wednesday"),
    ("الخميس", "Thursday"),
    ("الجمعة", "Friday"),
    ("السبت", "Saturday"),
];

/// What a line makes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Made {
    /// A queue of this letter and name.
    Queue(String, Bilingual),
    /// A service in the queue of this letter, with the longest wait in minutes.
    Service(Bilingual, String, u64),
    /// So many counters in all.
    Counters(u32),
    /// The centre's own hours of a day; none where it is closed.
    Day(Weekday, String),
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
    /// The days of the centre's own week; none where the table says nothing of hours.
    days: BTreeMap<usize, Hours>,
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
        daily(&mut trial, (cell(DAY), cell(HOURS)), &mut tried);
        let says_more = [LETTER, NAME_AR, NAME_EN, SERVICE].into_iter().any(|column| !cell(column).is_empty());
        if !says_more && (!cell(DAY).is_empty() || !cell(HOURS).is_empty()) {
            counted(&mut trial, &known, cell(COUNTERS), &mut tried);
            trial.lines.push(tried);
            continue;
        }
        let queue =
            queue(&mut trial, (&known, &there), (cell(LETTER), Bilingual::new(cell(NAME_AR), cell(NAME_EN))), (&mut tried, &mut next));
        if let Some(queue) = queue.filter(|_| !cell(SERVICE).is_empty()) {
            service(&mut trial, (&known, &queue), (cell(SERVICE), cell(MINUTES)), &mut tried);
        }
        counted(&mut trial, &known, cell(COUNTERS), &mut tried);
        trial.lines.push(tried);
    }
    // A week in which every day is closed is none.
    let is_never_open = !trial.days.is_empty() && trial.days.values().all(Hours::is_closed);
    if let Some(last) = trial.lines.last_mut().filter(|_| is_never_open) {
        last.faults.push("calendar-never-open");
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

/// The hours of a day, which make a week of the centre's own; days of which no line says anything are closed in it.
fn daily(trial: &mut Trial, (day, hours): (&str, &str), line: &mut Line) {
    if day.is_empty() && hours.is_empty() {
        return;
    }
    let plain = |name: &str| name.replace(['أ', 'إ', 'آ'], "ا").to_lowercase();
    let Some(place) = DAYS.iter().position(|(ar, en)| [*ar, *en].into_iter().any(|name| plain(name) == plain(day))) else {
        return line.faults.push("centre-table-day-unknown");
    };
    let Ok(hours) = Hours::read(&ui::western(hours)) else { return line.faults.push("centre-hours-wrong") };
    if let Some(weekday) = store::week().nth(place) {
        line.made.push(Made::Day(weekday, store::written(&hours)));
    }
    if trial.days.insert(place, hours).is_some() {
        line.faults.push("centre-table-day-twice");
    }
}

/// The hours that a table gives a centre; none where it says nothing of them. What is its own in seasons stays.
fn own_hours(tx: &mut Tx<'_>, centre: CentreId, trial: &Trial) -> Result<Option<OwnHours>> {
    if trial.days.is_empty() {
        return Ok(None);
    }
    let in_seasons = store::own_hours(tx, centre)?.and_then(|own| own.in_seasons);
    let mut week = Week::default();
    for (place, day) in store::week().enumerate() {
        *week.on_mut(day) = trial.days.get(&place).cloned().unwrap_or_default();
    }
    Ok(Some(OwnHours { week, in_seasons }))
}

/// Makes what a table says, all of it or nothing.
///
/// # Errors
/// Refused where a line is wrong, and where somebody has booked outside of its hours; `NotFound` for a centre out of reach.
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
    if let Some(own) = own_hours(tx, centre, &trial)? {
        follow_hours(tx, centre, Some(&own))?;
    }
    tx.record(CentreChanged { centre: centre.get(), what: "imported", id: centre.get() }).map(drop)
}
