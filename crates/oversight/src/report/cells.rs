//! Tables of a report: each cell in words for people, and as a plain value for programs and spreadsheets.

use guide::differs;
use jiff::civil::Date;
use platform::csv;
use platform::xlsx;
use ui::Page;

use crate::figure::percent;
use crate::report::figures::Share;

/// What a cell holds for machines.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) enum Raw {
    /// Nothing: not known, or too little.
    #[default]
    Nothing,
    /// A number of things.
    Count(i64),
    /// A share, 0 to 1.
    Share(f64),
    /// A duration in seconds.
    Seconds(i64),
    /// Any other number, to two places.
    Number(f64),
}

/// A cell.
#[derive(Clone, Debug, Default)]
pub(crate) struct Cell {
    /// In words.
    pub(crate) said: String,
    /// Beside them in small letters; often empty.
    pub(crate) small: String,
    pub(crate) raw: Raw,
}

impl Cell {
    /// A number of things.
    pub(crate) fn count(page: &Page, n: i64) -> Cell {
        Cell { said: page.number(n), small: String::new(), raw: Raw::Count(n) }
    }

    /// How many of a hundred of all that are known; nothing of nothing.
    pub(crate) fn part(page: &Page, part: i64, all: i64) -> Cell {
        let Some(score) = (Share { part, all }).score() else { return Cell { said: "–".into(), ..Cell::default() } };
        Cell { said: page.t1("oversight-percent", "n", part * 100 / all), small: String::new(), raw: Raw::Share(score.share) }
    }

    /// A duration, or that too few are known.
    pub(crate) fn seconds(page: &Page, seconds: Option<i64>, sample: i64) -> Cell {
        let said = seconds.map(|seconds| page.duration(seconds));
        Cell::took(page, (seconds, said), sample)
    }

    /// The same where it reads on from “within”.
    pub(crate) fn seconds_within(page: &Page, seconds: Option<i64>, sample: i64) -> Cell {
        let said = seconds.map(|seconds| page.duration_after(seconds));
        Cell::took(page, (seconds, said), sample)
    }

    fn took(page: &Page, (seconds, said): (Option<i64>, Option<String>), sample: i64) -> Cell {
        let too_few = || if sample > 0 { page.t("oversight-few") } else { "–".into() };
        Cell { said: said.unwrap_or_else(too_few), small: String::new(), raw: seconds.map_or(Raw::Nothing, Raw::Seconds) }
    }

    /// A share with its interval; where too little is known to compare, the bare counts, and no number that machines would compare.
    pub(crate) fn share(page: &Page, share: Share) -> Cell {
        let counts = page.t2("oversight-part-of", "part", share.part, "all", share.all);
        match share.score() {
            None => Cell { said: "–".into(), ..Cell::default() },
            Some(score) if !score.enough() => Cell { said: counts, small: page.t("oversight-too-few"), raw: Raw::Nothing },
            Some(score) => Cell {
                said: page.t1("oversight-percent", "n", percent(score.share)),
                small: page.t2("oversight-interval", "low", percent(score.low), "high", percent(score.high)),
                raw: Raw::Share(score.share),
            },
        }
    }

    /// A number to two places, or that too few are known.
    pub(crate) fn number(page: &Page, number: Option<f64>, sample: i64) -> Cell {
        let Some(number) = number else { return Cell::took(page, (None, None), sample) };
        Cell { said: page.number(format!("{number:.2}").as_str()), small: String::new(), raw: Raw::Number(number) }
    }

    /// How a number of things differs from the one before.
    pub(crate) fn change(page: &Page, now: i64, then: i64) -> Cell {
        let signed = match now - then {
            0 => page.t("oversight-same"),
            more @ 1.. => page.t1("oversight-more", "n", more),
            less => page.t1("oversight-less", "n", -less),
        };
        Cell { said: signed, small: String::new(), raw: Raw::Count(now - then) }
    }

    /// How a share differs from the one before, and whether that is more than chance.
    pub(crate) fn share_change(page: &Page, now: Share, then: Share) -> Cell {
        let (Some(one), Some(other)) = (now.score(), then.score()) else { return Cell::default() };
        if !one.enough() || !other.enough() {
            return Cell { said: page.t("oversight-too-few"), ..Cell::default() };
        }
        let points = percent(one.share) - percent(other.share);
        let said = match points {
            0 => page.t("oversight-same"),
            more @ 1.. => page.tn("oversight-points-more", more),
            less => page.tn("oversight-points-less", -less),
        };
        let small = page.t(if differs(&one, &other) { "oversight-beyond-chance" } else { "oversight-may-be-chance" });
        Cell { said, small, raw: Raw::Share(one.share - other.share) }
    }
}

/// A column.
#[derive(Clone, Debug)]
pub(crate) struct Column {
    pub(crate) label: String,
    /// Whether it holds numbers.
    pub(crate) is_number: bool,
}

/// A row: what it is about, the address of its own report, and its cells.
#[derive(Clone, Debug)]
pub(crate) struct Line {
    pub(crate) name: String,
    /// The day, where it is about one.
    pub(crate) day: Option<Date>,
    /// The address; empty for what has no report of its own.
    pub(crate) href: String,
    /// Whether it is the reader's own.
    pub(crate) is_own: bool,
    pub(crate) cells: Vec<Cell>,
}

/// A table.
#[derive(Clone, Debug)]
pub(crate) struct Table {
    /// The stable name: `people`.
    pub(crate) key: &'static str,
    pub(crate) title: String,
    pub(crate) hint: String,
    /// What the first column, of names, is called.
    pub(crate) first: String,
    pub(crate) columns: Vec<Column>,
    pub(crate) lines: Vec<Line>,
}

/// A table as comma-separated values.
pub(crate) fn rows(table: &Table) -> Vec<Vec<csv::Cell>> {
    let head = [&table.first].into_iter().chain(table.columns.iter().map(|column| &column.label)).map(csv::Cell::from).collect();
    let first = |line: &Line| line.day.map_or_else(|| csv::Cell::from(&line.name), |day| csv::Cell::from(xlsx::Cell::Day(day)));
    let row = |line: &Line| [first(line)].into_iter().chain(line.cells.iter().map(plain)).collect();
    [head].into_iter().chain(table.lines.iter().map(row)).collect()
}

/// A value as comma-separated values carry it: whole seconds, shares from 0 to 1.
fn plain(cell: &Cell) -> csv::Cell {
    match cell.raw {
        Raw::Nothing => csv::Cell::Nothing,
        Raw::Count(n) | Raw::Seconds(n) => csv::Cell::Whole(n),
        Raw::Share(number) | Raw::Number(number) => csv::Cell::Real(number),
    }
}
