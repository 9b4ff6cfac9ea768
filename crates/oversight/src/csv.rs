//! A table as comma-separated values (RFC 4180) that no spreadsheet takes for formulas.

use axum::response::IntoResponse;
use axum::response::Response;
use http::HeaderValue;
use http::header;

/// An answer to be saved under a name: rows, with a byte order mark by which spreadsheets know UTF-8.
pub(crate) fn answer(name: &str, rows: &[Vec<String>]) -> Response {
    let mut response = ([(header::CONTENT_TYPE, "text/csv; charset=utf-8")], written(rows)).into_response();
    if let Ok(value) = HeaderValue::from_str(&format!("attachment; filename=\"{name}\"")) {
        response.headers_mut().insert(header::CONTENT_DISPOSITION, value);
    }
    response
}

fn written(rows: &[Vec<String>]) -> String {
    let line = |row: &Vec<String>| row.iter().map(|cell| quoted(cell)).collect::<Vec<_>>().join(",") + "\r\n";
    std::iter::once("\u{feff}".to_owned()).chain(rows.iter().map(line)).collect()
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
        let row = ["=1+1", "@SUM(A1)", "-2", "say \"no\"", "91"].map(str::to_owned).to_vec();
        assert_eq!(written(&[row]), "\u{feff}\"'=1+1\",\"'@SUM(A1)\",\"'-2\",\"say \"\"no\"\"\",\"91\"\r\n");
    }
}
