//! The tables of a report: what came and went, how soon, how old what is left over is; by centre, employee, service and day.

use guide::Score;
use guide::differs;
use ui::Page;

use crate::figures::measure::Measure;
use crate::figures::measure::Time;
use crate::period::date;
use crate::period::noon;
use crate::report::ages::GROUPS;
use crate::report::cells::Cell;
use crate::report::cells::Column;
use crate::report::cells::Line;
use crate::report::cells::Table;
use crate::report::figures::Figures;
use crate::report::figures::Share;
use crate::report::quality::quality;
use crate::report::quality::stops;
use crate::report::read::Report;
use crate::report::subjects::Named;
use crate::report::subjects::Subject;

/// What tables are made for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Meant<'a> {
    /// A page; names lead to reports at this address of them, with the language.
    Page(&'a str),
    /// A file, in which the counts of every share stand beside it.
    File,
}

/// All tables that have a row, those for people first.
pub(crate) fn tables(page: &Page, report: &Report, meant: Meant<'_>) -> Vec<Table> {
    let by = |key, subjects: &[Subject]| subjects_table(page, report, key, (subjects, meant));
    let all = [
        flow(page, report, meant),
        quality(page, report, meant),
        times(page, report),
        stops(page, report),
        ages(page, report),
        by("centres", &report.centres),
        by("people", &report.people),
        by("services", &report.services),
        langs(page, report, meant),
        days(page, report),
    ];
    all.into_iter().filter(|table| !table.lines.is_empty()).collect()
}

fn column(page: &Page, key: &str) -> Column {
    Column { label: page.t(&format!("oversight-report-{key}")), is_number: true }
}

pub(super) fn line(page: &Page, key: &str, cells: Vec<Cell>) -> Line {
    Line { name: page.t(&format!("oversight-report-{key}")), day: None, href: String::new(), is_own: false, cells }
}

/// A table of these columns and lines, with the words that belong to its key.
pub(super) fn table(page: &Page, key: &'static str, first: &str, (columns, lines): (&[&str], Vec<Line>)) -> Table {
    Table {
        key,
        title: page.t(&format!("oversight-report-table-{key}")),
        hint: page.t(&format!("oversight-report-hint-{key}")),
        first: page.t(&format!("oversight-report-{first}")),
        columns: columns.iter().map(|key| column(page, key)).collect(),
        lines,
    }
}

fn flow(page: &Page, report: &Report, meant: Meant<'_>) -> Table {
    let (now, then) = (&report.now, &report.then);
    let count = |key: &str, measure: Measure| {
        let (n, before) = (now.counts[measure], then.counts[measure]);
        line(page, key, vec![Cell::count(page, n), Cell::count(page, before), Cell::change(page, n, before)])
    };
    let share = |key: &str, of: fn(&Figures) -> Share| {
        let (n, before) = (of(now), of(then));
        line(page, key, vec![Cell::share(page, n), Cell::share(page, before), Cell::share_change(page, n, before)])
    };
    let mut lines = vec![
        count("opened", Measure::Opened),
        count("received", Measure::Received),
        count("answered", Measure::Answered),
        count("closed", Measure::Closed),
        share("in-time", Figures::in_time),
        share("reopened", Figures::reopened),
        share("promises", Figures::promises),
        count("handed-over", Measure::HandedOver),
    ];
    if meant == Meant::File {
        lines.extend([
            count("in-time-count", Measure::InTime),
            count("late", Measure::Late),
            count("reopened-count", Measure::Reopened),
            count("promises-kept", Measure::PromisesKept),
            count("promises-broken", Measure::PromisesBroken),
        ]);
    }
    table(page, "flow", "what", (&["now", "before", "change"], lines))
}

fn times(page: &Page, report: &Report) -> Table {
    let row = |key: &str, time: Time| {
        let (now, then) = (report.now.took(time), report.then.took(time));
        let cells = vec![
            Cell::seconds_within(page, now.median, now.sample),
            Cell::seconds_within(page, now.p90, now.sample),
            Cell::seconds(page, now.mean, now.sample),
            Cell::count(page, now.sample),
            Cell::seconds_within(page, then.median, then.sample),
        ];
        line(page, key, cells)
    };
    let lines = vec![
        row("first-clock", Time::FirstClock),
        row("first-working", Time::FirstWorking),
        row("settled-clock", Time::SettledClock),
        row("settled-working", Time::SettledWorking),
    ];
    table(page, "times", "what", (&["median", "p90", "mean", "sample", "median-before"], lines))
}

fn ages(page: &Page, report: &Report) -> Table {
    let all = report.ages.sum();
    let row = |(group, open): (&str, i64)| line(page, &format!("age-{group}"), vec![Cell::count(page, open), Cell::part(page, open, all)]);
    let lines = GROUPS.into_iter().zip(report.ages.0).map(row).collect();
    table(page, "ages", "age", (&["open", "of-all"], lines))
}

/// The columns of a table by centre, employee or service.
const BY: [&str; 8] = ["opened", "answered", "in-time", "first-mean", "first-mean-working", "closed", "reopened-count", "open"];
/// The place of the share of answers in time among them.
const IN_TIME: usize = 2;
/// Those that stand in a file besides.
const BY_IN_FILES: [(&str, Measure); 2] = [("in-time-count", Measure::InTime), ("late", Measure::Late)];

fn subjects_table(page: &Page, report: &Report, key: &'static str, (subjects, meant): (&[Subject], Meant<'_>)) -> Table {
    let besides = if meant == Meant::File { &BY_IN_FILES[..] } else { &[] };
    let row = |subject: &Subject| {
        let (name, href) = match (&subject.named, meant) {
            (Named::Known(name, of), Meant::Page(base)) => (name.clone(), format!("{base}?{}&of={}", report.period.query(), of.key())),
            (Named::Known(name, _), Meant::File) => (name.clone(), String::new()),
            (Named::Rest(key), _) => (page.t(key), String::new()),
        };
        let counts = besides.iter().map(|(_, measure)| Cell::count(page, subject.figures.counts[*measure]));
        Line { name, day: None, href, is_own: subject.is_own, cells: cells(page, subject).into_iter().chain(counts).collect() }
    };
    let columns: Vec<&str> = BY.into_iter().chain(besides.iter().map(|(key, _)| *key)).collect();
    table(page, key, key, (&columns, subjects.iter().map(row).collect()))
}

/// By the languages of customers, without what is open; a difference in how many were answered in time that is more than chance is told.
fn langs(page: &Page, report: &Report, meant: Meant<'_>) -> Table {
    let subjects: Vec<Subject> = report.langs.iter().map(|(_, subject)| subject.clone()).collect();
    let mut table = subjects_table(page, report, "langs", (&subjects, meant));
    let open = BY.len() - 1;
    table.columns.remove(open);
    let scores: Vec<Score> = subjects.iter().filter_map(|lang| lang.figures.in_time().score()).filter(Score::enough).collect();
    let is_beyond_chance = matches!(scores.as_slice(), [one, other] if differs(one, other));
    for line in &mut table.lines {
        line.cells.remove(open);
        if is_beyond_chance {
            line.cells[IN_TIME].small = format!("{} · {}", line.cells[IN_TIME].small, page.t("oversight-beyond-chance"));
        }
    }
    table
}

fn cells(page: &Page, subject: &Subject) -> Vec<Cell> {
    let (figures, count) = (&subject.figures, |measure| Cell::count(page, subject.figures.counts[measure]));
    let mean = |time| {
        let took = figures.took(time);
        Cell::seconds(page, took.mean, took.sample)
    };
    vec![
        count(Measure::Opened),
        count(Measure::Answered),
        Cell::share(page, figures.in_time()),
        mean(Time::FirstClock),
        mean(Time::FirstWorking),
        count(Measure::Closed),
        count(Measure::Reopened),
        Cell::count(page, subject.open),
    ]
}

/// The table by day, for those who take it away: a page shows its course instead.
pub(crate) const DAYS: &str = "days";

fn days(page: &Page, report: &Report) -> Table {
    let row = |day: i64| {
        let counts = report.days.get(&day).copied().unwrap_or_default();
        let shown = [
            Measure::Opened,
            Measure::Received,
            Measure::Answered,
            Measure::InTime,
            Measure::Late,
            Measure::Closed,
            Measure::Reopened,
            Measure::HandedOver,
        ];
        let cells = shown.into_iter().map(|measure| Cell::count(page, counts[measure])).collect();
        Line { name: page.date(noon(day)), day: Some(date(day)), href: String::new(), is_own: false, cells }
    };
    let lines = (report.period.from..=report.period.to).map(row).collect();
    let columns = ["opened", "received", "answered", "in-time-count", "late", "closed", "reopened-count", "handed-over"];
    table(page, DAYS, "day", (&columns, lines))
}
