//! How many counters a table gives a centre, the office of its manager, and the zones in which the counters stand.

use std::collections::BTreeSet;

use kernel::Bilingual;

use super::Known;
use super::Line;
use super::Made;
use super::Trial;
use super::columns::COUNTERS;
use super::columns::Cells;
use super::columns::OFFICE;
use super::columns::ZONE_AR;
use super::columns::ZONE_COUNTERS;
use super::columns::ZONE_EN;
use crate::counter::MOST_COUNTERS;
use crate::counter::zone::Zone;
use crate::counter::zone::ZoneId;
use crate::counter::zone::numbers;

/// How it is said that a centre has the office of its manager, in Arabic and in English.
pub(super) const YES: (&str, &str) = ("نعم", "Yes");

/// How many counters the centre has, which one line says for all.
pub(super) fn counted(trial: &mut Trial, known: &Known, row: Cells<'_>, line: &mut Line) {
    if !row.has(&[COUNTERS]) {
        return;
    }
    let many = ui::western(row.at(COUNTERS)).parse::<u32>().ok().filter(|many| (1..=MOST_COUNTERS).contains(many));
    match (many, trial.counters) {
        (None, _) => line.wrong(COUNTERS, "centre-counters-wrong"),
        (Some(many), Some(said)) if said != many => line.wrong(COUNTERS, "centre-table-counters-differ"),
        (Some(_), Some(_)) => {}
        (Some(many), None) if many < there(known) => line.wrong(COUNTERS, "centre-table-counters-fewer"),
        (Some(many), None) => {
            if many > there(known) {
                line.made.push(Made::Counters(many));
            }
            trial.counters = Some(many);
        }
    }
}

/// The office of who leads the centre, which a table adds and never takes away.
pub(super) fn office(trial: &mut Trial, known: &Known, row: Cells<'_>, line: &mut Line) {
    let typed = row.at(OFFICE);
    if typed.is_empty() {
        return;
    }
    if typed != YES.0 && !typed.eq_ignore_ascii_case(YES.1) {
        return line.wrong(OFFICE, "centre-table-office-wrong");
    }
    if !known.has_office && !trial.adds_office {
        line.made.push(Made::Office);
        trial.adds_office = true;
    }
}

/// How many counters the centre has already.
fn there(known: &Known) -> u32 {
    u32::try_from(known.counters.len()).unwrap_or(u32::MAX)
}

/// Looks at the zones of all lines, once it is known how many counters there will be.
pub(super) fn zones(trial: &mut Trial, known: &Known, rows: &[Cells<'_>], next: impl Fn() -> ZoneId) {
    let (mut named, mut placed): (Vec<Zone>, BTreeSet<u32>) = (Vec::new(), BTreeSet::new());
    for (place, row) in rows.iter().enumerate() {
        if !row.has(&[ZONE_AR, ZONE_EN, ZONE_COUNTERS]) {
            continue;
        }
        let mut line = std::mem::take(&mut trial.lines[place]);
        if let Some(zone) = zone(known, *row, (&mut line, &next)) {
            if named.iter().any(|other| other.is_called(&zone.name)) {
                line.wrong(ZONE_EN, "centre-table-zone-twice");
            }
            named.push(zone.clone());
            counters(trial, known, zone, (*row, &mut placed, &mut line));
        }
        trial.lines[place] = line;
    }
}

/// The zone of a line: one that is there, or a new one.
fn zone(known: &Known, row: Cells<'_>, (line, next): (&mut Line, &impl Fn() -> ZoneId)) -> Option<Zone> {
    let name = Bilingual::new(row.at(ZONE_AR), row.at(ZONE_EN));
    if let Some(there) = known.zones.iter().find(|zone| zone.is_called(&name)) {
        for (column, typed, own) in [(ZONE_AR, &name.ar, &there.name.ar), (ZONE_EN, &name.en, &there.name.en)] {
            if !typed.is_empty() && !typed.eq_ignore_ascii_case(own) {
                line.wrong(column, "centre-table-zone-differs");
            }
        }
        return Some(there.clone());
    }
    let zone = Zone { id: next(), centre: known.centre, name };
    let Err(kernel::Error::Invalid(fields)) = zone.check() else { return Some(zone) };
    for field in fields {
        line.wrong(if field.field == "zone_ar" { ZONE_AR } else { ZONE_EN }, field.key);
    }
    None
}

/// The counters of a zone by its line; where nothing is written a zone keeps those that it has.
fn counters(trial: &mut Trial, known: &Known, zone: Zone, (row, placed, line): (Cells<'_>, &mut BTreeSet<u32>, &mut Line)) {
    let most = trial.counters.unwrap_or_else(|| there(known));
    let typed = numbers(row.at(ZONE_COUNTERS)).filter(|all| all.iter().all(|number| (1..=most).contains(number)));
    let Some(typed) = typed else { return line.wrong(ZONE_COUNTERS, "centre-zone-counters-wrong") };
    if typed.iter().any(|number| !placed.insert(*number)) {
        return line.wrong(ZONE_COUNTERS, "centre-table-zone-counter-twice");
    }
    let is_there = known.zones.contains(&zone);
    let stays = is_there && (!row.has(&[ZONE_COUNTERS]) || zone.counters(&known.counters) == typed);
    if !stays {
        line.made.push(Made::Zone(zone.name.clone(), typed.clone()));
        trial.zones.push((zone, typed));
    }
}
