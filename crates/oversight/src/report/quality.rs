//! The tables of a report that say how good it was: what customers say, whether one contact was enough, how hand-overs and replies turned out;
//! and for what clocks stood still.

use ui::Page;

use crate::figures::measure::Measure;
use crate::report::cells::Cell;
use crate::report::cells::Line;
use crate::report::cells::Table;
use crate::report::figures::Figures;
use crate::report::figures::Share;
use crate::report::read::Report;
use crate::report::tables::Meant;
use crate::report::tables::line;
use crate::report::tables::table;

/// The counts that stand in a file besides.
const IN_FILES: [(&str, Measure); 8] = [
    ("opinions-asked", Measure::OpinionsAsked),
    ("opinions-given", Measure::OpinionsGiven),
    ("opinions-good", Measure::OpinionsGood),
    ("contacts", Measure::Contacts),
    ("first-contacts", Measure::FirstContacts),
    ("handed-answered", Measure::HandedAnswered),
    ("written", Measure::Written),
    ("words", Measure::Words),
];

/// How good it was.
pub(super) fn quality(page: &Page, report: &Report, meant: Meant<'_>) -> Table {
    let (now, then) = (&report.now, &report.then);
    let share = |key: &str, of: fn(&Figures) -> Share| {
        let (n, before) = (of(now), of(then));
        line(page, key, vec![counted(page, n), Cell::share(page, before), Cell::share_change(page, n, before)])
    };
    let count = |key: &str, measure: Measure| {
        let (n, before) = (now.counts[measure], then.counts[measure]);
        line(page, key, vec![Cell::count(page, n), Cell::count(page, before), Cell::change(page, n, before)])
    };
    let number = |key: &str, of: fn(&Figures) -> Option<f64>, sample: Measure| {
        let cell = |figures: &Figures| Cell::number(page, of(figures), figures.counts[sample]);
        line(page, key, vec![cell(now), cell(then), Cell::default()])
    };
    let mut lines = vec![
        share("satisfied", Figures::satisfied),
        share("responded", Figures::responded),
        number("points", Figures::points, Measure::OpinionsGiven),
        share("first-contact", Figures::first_contact),
        share("handed-well", Figures::handed_well),
        count("handed-returned", Measure::HandedReturned),
        share("clean", Figures::clean),
        number("faults", Figures::faults, Measure::Written),
    ];
    if meant == Meant::File {
        lines.extend(IN_FILES.map(|(key, measure)| count(key, measure)));
    }
    table(page, "quality", "what", (&["now", "before", "change"], lines))
}

/// A share with how many it is of: what customers say is never told without.
fn counted(page: &Page, share: Share) -> Cell {
    let cell = Cell::share(page, share);
    if !share.score().is_some_and(|score| score.enough()) {
        return cell;
    }
    let of = page.t1("oversight-of-sample", "n", share.all);
    Cell { small: format!("{} · {of}", cell.small), ..cell }
}

/// For what clocks stood still: only the reasons that there were.
pub(super) fn stops(page: &Page, report: &Report) -> Table {
    let row = |(reason, clock, working): (&str, Measure, Measure)| {
        let seconds = |figures: &Figures, measure: Measure| Cell::seconds(page, Some(figures.counts[measure]), 1);
        let (now, then) = (&report.now, &report.then);
        let cells = vec![seconds(now, clock), seconds(now, working), seconds(then, clock), seconds(then, working)];
        Line { name: page.t(&format!("calendar-stop-{reason}")), day: None, href: String::new(), is_own: false, cells }
    };
    let is_there = |clock: Measure| report.now.counts[clock] != 0 || report.then.counts[clock] != 0;
    let reasons = [
        ("waiting-for-customer", Measure::StoppedCustomer, Measure::StoppedCustomerWorking),
        ("agreed-date", Measure::StoppedAgreed, Measure::StoppedAgreedWorking),
        ("incident", Measure::StoppedIncident, Measure::StoppedIncidentWorking),
        ("force-majeure", Measure::StoppedForce, Measure::StoppedForceWorking),
    ];
    let lines = reasons.into_iter().filter(|(_, clock, _)| is_there(*clock)).map(row).collect();
    table(page, "stops", "reason", (&["clock", "working", "clock-before", "working-before"], lines))
}
