//! A centre's queues, services, counters, office, zones, hours and staff from a table that somebody filled in: tried first, line by line, and then made as a whole or
//! not at all; what is there already is not made again.

mod columns;
mod counters;
mod filled;
mod staff;
mod week;

use std::collections::BTreeMap;
use std::collections::HashSet;
use std::time::Duration;

use ::store::Tx;
use calendar::Hours;
use calendar::Weekday;
use kernel::Bilingual;
use kernel::CentreId;
use kernel::EmployeeId;
use kernel::Lang;
use kernel::Result;
use kernel::Role;
use kernel::refuse;
use org::Employee;
use org::Service;
use org::Skill;
use table::Table;

use crate::counter::Counter;
use crate::counter::office::office_of;
use crate::counter::zone::Zone;
use crate::events::CentreChanged;
use crate::hours::OwnHours;
use crate::hours::follow_hours;
use crate::issue::must_reach;
use crate::queue::Offered;
use crate::queue::Queue;
use crate::set_up::LONGEST_TARGET;
use crate::set_up::offer_service;
use crate::set_up::office::set_office;
use crate::set_up::save_queue;
use crate::set_up::set_counters;
use crate::set_up::zones::save_zone;
use crate::store;
use columns::Cells;
use columns::DAY;
use columns::HOURS;
use columns::LETTER;
use columns::MINUTES;
use columns::NAME_AR;
use columns::NAME_EN;
use columns::OF_QUEUES;
use columns::SERVICE;
use columns::missing;
use columns::must_be_short;

pub(crate) use columns::COLUMNS;
pub(crate) use filled::filled;

/// What a line makes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Made {
    /// A queue of this letter and name.
    Queue(String, Bilingual),
    /// A service in the queue of this letter, with the longest wait in minutes.
    Service(Bilingual, String, u64),
    /// So many counters in all.
    Counters(u32),
    /// The office of who leads the centre.
    Office,
    /// A zone with the numbers of its counters.
    Zone(Bilingual, Vec<u32>),
    /// The centre's own hours of a day; none where it is closed.
    Day(Weekday, String),
    /// What somebody serves, every service where none is named, in these languages.
    Serves(Bilingual, Option<Bilingual>, Vec<Lang>),
    /// A role of somebody in the centre.
    Role(Bilingual, Role),
}

/// A line of the table: what it makes, or why it makes nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Line {
    pub(crate) line: i64,
    pub(crate) made: Vec<Made>,
    /// What is wrong, each with the column in which it stands.
    pub(crate) faults: Vec<(usize, &'static str)>,
    /// Why something of it makes nothing although nothing is wrong, likewise.
    pub(crate) remarks: Vec<(usize, &'static str)>,
}

impl Line {
    fn wrong(&mut self, column: usize, key: &'static str) {
        self.faults.push((column, key));
    }
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
    /// Whether the centre gets the office of who leads it.
    adds_office: bool,
    /// The zones that are new or get other counters, each with the numbers of these.
    zones: Vec<(Zone, Vec<u32>)>,
    /// The days of the centre's own week; none where the table says nothing of hours.
    days: BTreeMap<usize, Hours>,
    /// The centre's own hours as they will be; none where they stay.
    hours: Option<OwnHours>,
    skills: Vec<Skill>,
    roles: Vec<(EmployeeId, Role)>,
}

impl Trial {
    /// Whether all of it can be made.
    pub(crate) fn is_whole(&self) -> bool {
        self.missing.is_empty() && !self.lines.is_empty() && self.lines.iter().all(|line| line.faults.is_empty())
    }

    /// Whether anything of it is not there already.
    pub(crate) fn is_new(&self) -> bool {
        self.lines.iter().any(|line| !line.made.is_empty())
    }
}

/// What stands in the centre, in the catalogue and of those who work in the entity.
struct Known {
    centre: CentreId,
    queues: Vec<Queue>,
    services: Vec<Service>,
    offered: Vec<Offered>,
    counters: Vec<Counter>,
    has_office: bool,
    zones: Vec<Zone>,
    hours: Option<OwnHours>,
    people: Vec<Employee>,
    skills: HashSet<Skill>,
}

impl Known {
    fn of(tx: &mut Tx<'_>, centre: CentreId) -> Result<Known> {
        must_reach(tx, centre)?;
        Ok(Known {
            centre,
            queues: store::queues(tx, centre)?,
            services: org::store::services(tx)?,
            offered: store::offered(tx, centre)?,
            counters: store::counters(tx, centre)?,
            has_office: office_of(tx, centre)?.is_some(),
            zones: store::zones(tx, centre)?,
            hours: store::own_hours(tx, centre)?,
            people: org::store::employees(tx)?,
            skills: org::store::known_skills(tx)?.into_iter().collect(),
        })
    }

    /// A service that the entity offers, by its name in either language.
    fn service(&self, name: &str) -> Option<&Service> {
        let is_called = |one: &&Service| one.is_offered && (one.name.ar == name || one.name.en.eq_ignore_ascii_case(name));
        self.services.iter().find(is_called)
    }
}

/// Says line by line what a table would make. Nothing is made.
///
/// # Errors
/// `Invalid` for a table with too many lines; `NotFound` for a centre out of reach.
pub(crate) fn try_table(tx: &mut Tx<'_>, centre: CentreId, table: &Table) -> Result<Trial> {
    let known = Known::of(tx, centre)?;
    let places = COLUMNS.map(|(ar, en)| table.head.iter().position(|name| name.trim() == ar || name.trim().eq_ignore_ascii_case(en)));
    let mut trial = Trial { missing: missing(places), ..Trial::default() };
    if !trial.missing.is_empty() {
        return Ok(trial);
    }
    let rows: Vec<Cells<'_>> = table.rows.iter().map(|(_, cells)| Cells(&places, cells)).collect();
    must_be_short(&rows)?;
    let mut next = || tx.new_id();
    for ((line, _), row) in table.rows.iter().zip(&rows) {
        let mut tried = Line { line: *line, ..Line::default() };
        week::daily(&mut trial, (row.at(DAY), row.at(HOURS)), &mut tried);
        let is_of_queue = row.has(&OF_QUEUES);
        let queue = if is_of_queue { queue(&mut trial, &known, *row, (&mut tried, &mut next)) } else { None };
        if let Some(queue) = queue.filter(|_| row.has(&[SERVICE])) {
            service(&mut trial, (&known, &queue), (row.at(SERVICE), row.at(MINUTES)), &mut tried);
        }
        counters::counted(&mut trial, &known, *row, &mut tried);
        counters::office(&mut trial, &known, *row, &mut tried);
        trial.lines.push(tried);
    }
    counters::zones(&mut trial, &known, &rows, || tx.new_id());
    week::whole(&mut trial, &known);
    staff::tried(tx, &known, &mut trial, &rows)?;
    Ok(trial)
}

/// The queue of a line: one that is there, stands further up, or is made.
fn queue(
    trial: &mut Trial,
    known: &Known,
    row: Cells<'_>,
    (line, next): (&mut Line, &mut impl FnMut() -> crate::queue::QueueId),
) -> Option<Queue> {
    let (letter, name) = (row.at(LETTER).to_uppercase(), Bilingual::new(row.at(NAME_AR), row.at(NAME_EN)));
    let before = known.queues.iter().chain(&trial.queues).find(|queue| queue.letter == letter);
    if let Some(before) = before {
        for (column, typed, own) in [(NAME_AR, &name.ar, &before.name.ar), (NAME_EN, &name.en, &before.name.en)] {
            if !typed.is_empty() && typed != own {
                line.wrong(column, "centre-table-queue-differs");
            }
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
            for field in fields {
                let column = match &*field.field {
                    "name_ar" => NAME_AR,
                    "name_en" => NAME_EN,
                    _ => LETTER,
                };
                line.wrong(column, field.key);
            }
            None
        }
        Err(_) => None,
    }
}

/// The service of a line, by its name in the catalogue in either language.
fn service(trial: &mut Trial, (known, queue): (&Known, &Queue), (name, minutes): (&str, &str), line: &mut Line) {
    let Some(service) = known.service(name) else { return line.wrong(SERVICE, "centre-table-service-unknown") };
    if trial.offers.iter().any(|one| one.service == service.id) {
        return line.wrong(SERVICE, "centre-table-service-twice");
    }
    let minutes = ui::western(minutes).parse::<u64>().ok().filter(|minutes| (1..=LONGEST_TARGET.as_secs() / 60).contains(minutes));
    let Some(minutes) = minutes else { return line.wrong(MINUTES, "centre-target-wrong") };
    let target = Duration::from_secs(minutes * 60);
    let offered = Offered { centre: known.centre, service: service.id, queue: queue.id, target, is_offered: true };
    if !known.offered.contains(&offered) {
        line.made.push(Made::Service(service.name.clone(), queue.letter.clone(), minutes));
    }
    trial.offers.push(offered);
}

/// Makes what a table says, all of it or nothing. Where all of it is there already nothing happens.
///
/// # Errors
/// Refused where a line is wrong, and where somebody has booked outside of its hours; `NotFound` for a centre out of reach.
pub(crate) fn import_table(tx: &mut Tx<'_>, centre: CentreId, table: &Table) -> Result<()> {
    let trial = try_table(tx, centre, table)?;
    if !trial.is_whole() {
        return Err(refuse("centre-table-wrong").into());
    }
    if !trial.is_new() {
        return Ok(());
    }
    for queue in &trial.queues {
        save_queue(tx, queue)?;
    }
    let there = store::offered(tx, centre)?;
    for offered in trial.offers.iter().filter(|one| !there.contains(one)) {
        offer_service(tx, offered)?;
    }
    if let Some(many) = trial.counters {
        set_counters(tx, centre, many)?;
    }
    if trial.adds_office {
        set_office(tx, centre, true)?;
    }
    for (zone, counters) in &trial.zones {
        save_zone(tx, zone, counters)?;
    }
    if let Some(own) = &trial.hours {
        follow_hours(tx, centre, Some(own))?;
    }
    for (who, role) in &trial.roles {
        org::give_role(tx, *who, *role, Some(centre))?;
    }
    for skill in &trial.skills {
        org::qualify(tx, skill)?;
    }
    tx.record(CentreChanged { centre: centre.get(), what: "imported", id: centre.get() }).map(drop)
}
