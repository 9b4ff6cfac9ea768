//! A table as comma-separated values (RFC 4180) that no spreadsheet takes for formulas.

use axum::response::IntoResponse;
use axum::response::Response;
use http::HeaderValue;
use http::header;

/// An answer to be saved under a name: rows, with a byte order mark by which spreadsheets know UTF-8.
pub fn answer<C: AsRef<str>>(name: &str, rows: impl IntoIterator<Item = Vec<C>>) -> Response {
    let mut response = ([(header::CONTENT_TYPE, "text/csv; charset=utf-8")], written(rows)).into_response();
    if let Ok(value) = HeaderValue::from_str(&format!("attachment; filename=\"{name}\"")) {
        response.headers_mut().insert(header::CONTENT_DISPOSITION, value);
    }
    response
}

fn written<C: AsRef<str>>(rows: impl IntoIterator<Item = Vec<C>>) -> String {
    let mut text = String::from("\u{feff}");
    for row in rows {
        let cells: Vec<String> = row.iter().map(|cell| quoted(cell.as_ref())).collect();
        text.push_str(&cells.join(","));
        text.push_str("\r\n");
    }
    text
}

/// A cell in quotes. What a spreadsheet would calculate gets an apostrophe before it (OWASP, CSV injection).
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
}
