//! The sums of each entity side by side, for government oversight: what came and went, how soon, what is left over. Never a person.

use std::collections::BTreeMap;

use ::store::Tx;
use desk::store::Load;
use guide::Index;
use kernel::EntityId;
use kernel::Result;
use org::Entity;
use ui::Page;

use crate::figure::percent;
use crate::figures::measure::Measure;
use crate::figures::measure::Time;
use crate::period::Period;
use crate::report::cells::Cell;
use crate::report::cells::Line;
use crate::report::cells::Raw;
use crate::report::cells::Table;
use crate::report::figures::Figures;
use crate::report::tables::Meant;
use crate::report::tables::table;
use crate::store::read;

/// The figures of an entity over some days, and what is open there now.
#[derive(Clone, Debug)]
pub(crate) struct Side {
    pub(crate) entity: Entity,
    pub(crate) figures: Figures,
    pub(crate) load: Load,
    /// One index over what was found of its clauses.
    pub(crate) index: Option<Index>,
}

/// Reads the sums of the entities, in their order: as many statements however many there are.
pub(crate) fn sides(tx: &mut Tx<'_>, entities: &[Entity], index: impl Fn(EntityId) -> Option<Index>, period: Period) -> Result<Vec<Side>> {
    let ids: Vec<EntityId> = entities.iter().map(|entity| entity.id).collect();
    let mut counts = read::across_entities(tx, &ids, period)?;
    let mut spreads = read::spreads_across_entities(tx, &ids, period)?;
    let mut loads: BTreeMap<EntityId, Load> = desk::store::loads_across_entities(tx)?.into_iter().collect();
    let side = |entity: &Entity| Side {
        figures: Figures::new(counts.remove(&entity.id).unwrap_or_default(), spreads.remove(&entity.id).unwrap_or_default()),
        load: loads.remove(&entity.id).unwrap_or_default(),
        index: index(entity.id),
        entity: entity.clone(),
    };
    Ok(entities.iter().map(side).collect())
}

/// The columns; those of a file besides.
const COLUMNS: [&str; 11] = [
    "guide",
    "opened",
    "answered",
    "in-time",
    "first-clock-median",
    "first-working-median",
    "closed",
    "reopened",
    "promises",
    "open",
    "late-now",
];
const IN_FILES: [(&str, Measure); 5] = [
    ("in-time-count", Measure::InTime),
    ("late", Measure::Late),
    ("reopened-count", Measure::Reopened),
    ("promises-kept", Measure::PromisesKept),
    ("promises-broken", Measure::PromisesBroken),
];

/// The sums as a table.
pub(crate) fn sides_table(page: &Page, sides: &[Side], meant: Meant<'_>) -> Table {
    let besides = if meant == Meant::File { &IN_FILES[..] } else { &[] };
    let row = |side: &Side| {
        let counts = besides.iter().map(|(_, measure)| Cell::count(page, side.figures.counts[*measure]));
        let name = side.entity.name.get(page.lang).to_owned();
        Line { name, day: None, href: String::new(), is_own: false, cells: cells(page, side).into_iter().chain(counts).collect() }
    };
    let columns: Vec<&str> = COLUMNS.into_iter().chain(besides.iter().map(|(key, _)| *key)).collect();
    table(page, "entities", "entities", (&columns, sides.iter().map(row).collect()))
}

fn cells(page: &Page, side: &Side) -> Vec<Cell> {
    let figures = &side.figures;
    let count = |measure| Cell::count(page, figures.counts[measure]);
    let median = |time| {
        let took = figures.took(time);
        Cell::seconds_within(page, took.median, took.sample)
    };
    vec![
        index_cell(page, side.index),
        count(Measure::Opened),
        count(Measure::Answered),
        Cell::share(page, figures.in_time()),
        median(Time::FirstClock),
        median(Time::FirstWorking),
        count(Measure::Closed),
        Cell::share(page, figures.reopened()),
        Cell::share(page, figures.promises()),
        Cell::count(page, side.load.open),
        Cell::count(page, side.load.late),
    ]
}

fn index_cell(page: &Page, index: Option<Index>) -> Cell {
    let Some(index) = index else { return Cell { said: "–".into(), ..Cell::default() } };
    let small = page.tn("oversight-report-clauses", index.clauses);
    Cell { said: page.t1("oversight-percent", "n", percent(index.share)), small, raw: Raw::Share(index.share) }
}
