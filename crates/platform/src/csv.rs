//! A table as comma-separated values (RFC 4180) that no spreadsheet takes for formulas.

use axum::response::IntoResponse;
use axum::response::Response;
use http::HeaderValue;
use http::header;

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

/// An answer to be saved under a name: rows, with a byte order mark by which spreadsheets know UTF-8.
pub fn answer<C: Into<Cell>>(name: &str, rows: impl IntoIterator<Item = Vec<C>>) -> Response {
    let mut response = ([(header::CONTENT_TYPE, "text/csv; charset=utf-8")], written(rows)).into_response();
    if let Ok(value) = HeaderValue::from_str(&format!("attachment; filename=\"{name}\"")) {
        response.headers_mut().insert(header::CONTENT_DISPOSITION, value);
    }
    response
}

fn written<C: Into<Cell>>(rows: impl IntoIterator<Item = Vec<C>>) -> String {
    let mut text = String::from("\u{feff}");
    for row in rows {
        let cells: Vec<String> = row.into_iter().map(|cell| Into::<Cell>::into(cell).written()).collect();
        text.push_str(&cells.join(","));
        text.push_str("\r\n");
    }
    text
}

/// Words in quotes. What a spreadsheet would calculate gets an apostrophe before it (OWASP, CSV injection).
fn quoted(cell: &str) -> String {
    let guard = if cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']) { "'" } else { "" };
    format!("\"{guard}{}\"", cell.replace('"', "\"\""))
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
    fn a_number_below_nothing_stays_a_number() {
        let row = vec![Cell::from("Cases"), Cell::Whole(-2), Cell::Real(-0.125), Cell::Nothing, Cell::from("-2")];
        assert_eq!(written([row]), "\u{feff}\"Cases\",-2,-0.1250,,\"'-2\"\r\n");
    }
}
