//! A table as comma-separated values (RFC 4180) that no spreadsheet takes for formulas.

use std::borrow::Cow;

use axum::body::Body;
use axum::response::IntoResponse;
use axum::response::Response;
use http::HeaderValue;
use http::header;

use crate::lanes::Flowing;
use crate::xlsx;

/// What programs of spreadsheets call such a file.
const KIND: &str = "text/csv; charset=utf-8";

/// What a cell holds. Texts become cells by themselves.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// Words, in quotes.
    Text(String),
    /// A whole number, bare: nothing that is typed as a number can be a formula.
    Whole(i64),
    /// A number with four places, bare.
    Real(f64),
    /// Nothing.
    Nothing,
}

impl<T: AsRef<str>> From<T> for Cell {
    fn from(text: T) -> Cell {
        Cell::Text(text.as_ref().to_owned())
    }
}

/// What a cell of a workbook is among comma-separated values: whole seconds, shares from 0 to 1, days as `2026-11-24`.
impl From<xlsx::Cell> for Cell {
    fn from(cell: xlsx::Cell) -> Cell {
        match cell {
            xlsx::Cell::Nothing => Cell::Nothing,
            xlsx::Cell::Text(text) => Cell::Text(text),
            xlsx::Cell::Count(n) | xlsx::Cell::Seconds(n) => Cell::Whole(n),
            xlsx::Cell::Share(number) | xlsx::Cell::Number(number) => Cell::Real(number),
            xlsx::Cell::Day(day) => Cell::Text(day.to_string()),
            xlsx::Cell::Moment(at) => Cell::Text(at.strftime("%Y-%m-%d %H:%M").to_string()),
        }
    }
}

impl Cell {
    fn written(&self) -> String {
        match self {
            Cell::Text(text) => quoted(text),
            Cell::Whole(n) => n.to_string(),
            Cell::Real(n) => format!("{n:.4}"),
            Cell::Nothing => String::new(),
        }
    }
}

/// The byte order mark by which spreadsheets know UTF-8; it stands before the first row.
pub const MARK: &str = "\u{feff}";

/// One row with its end.
pub fn line<C: Into<Cell>>(row: Vec<C>) -> String {
    let cells: Vec<String> = row.into_iter().map(|cell| Into::<Cell>::into(cell).written()).collect();
    format!("{}\r\n", cells.join(","))
}

/// An answer to be saved under a name, written as it is made: `MARK` and then lines.
pub fn streamed(name: &str, lines: Body) -> Response {
    let mut response = named(name, ([(header::CONTENT_TYPE, KIND)], lines).into_response());
    response.extensions_mut().insert(Flowing);
    response
}

/// An answer to be saved under a name: rows, with a byte order mark by which spreadsheets know UTF-8.
pub fn answer<C: Into<Cell>>(name: &str, rows: impl IntoIterator<Item = Vec<C>>) -> Response {
    named(name, ([(header::CONTENT_TYPE, KIND)], written(rows)).into_response())
}

fn named(name: &str, mut response: Response) -> Response {
    if let Ok(value) = HeaderValue::from_str(&format!("attachment; filename=\"{name}\"")) {
        response.headers_mut().insert(header::CONTENT_DISPOSITION, value);
    }
    response
}

fn written<C: Into<Cell>>(rows: impl IntoIterator<Item = Vec<C>>) -> String {
    rows.into_iter().fold(String::from(MARK), |text, row| text + &line(row))
}

/// A text in which marks that turn a line round stand as what they are, so that nothing in a table reads as something else: `‹U+202E›`.
pub(crate) fn unturned(text: &str) -> Cow<'_, str> {
    let turns = |letter: char| matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    if !text.contains(turns) {
        return Cow::Borrowed(text);
    }
    let shown = |letter: char| if turns(letter) { format!("‹U+{:04X}›", u32::from(letter)) } else { letter.to_string() };
    Cow::Owned(text.chars().map(shown).collect())
}

/// Words in quotes. What a spreadsheet would calculate gets an apostrophe before it (OWASP, CSV injection).
fn quoted(cell: &str) -> String {
    let guard = if cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']) { "'" } else { "" };
    format!("\"{guard}{}\"", unturned(cell).replace('"', "\"\""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_a_spreadsheet_would_calculate_is_left_bare() {
        let cells = ["=1+1", "+973 1700 0000", "-2", "@SUM(A1)", "\tx", "a=b", "say \"no\", twice"];
        let text = written([cells.to_vec()]);
        assert_eq!(text, "\u{feff}\"'=1+1\",\"'+973 1700 0000\",\"'-2\",\"'@SUM(A1)\",\"'\tx\",\"a=b\",\"say \"\"no\"\", twice\"\r\n");
    }

    #[test]
    fn marks_that_turn_a_line_round_are_shown_as_what_they_are() {
        assert_eq!(line(vec!["\u{202e}gpj.exe", "نص \u{200f}عادي"]), "\"‹U+202E›gpj.exe\",\"نص \u{200f}عادي\"\r\n");
    }

    #[test]
    fn a_number_below_nothing_stays_a_number() {
        let row = vec![Cell::from("Cases"), Cell::Whole(-2), Cell::Real(-0.125), Cell::Nothing, Cell::from("-2")];
        assert_eq!(written([row]), "\u{feff}\"Cases\",-2,-0.1250,,\"'-2\"\r\n");
    }
}
