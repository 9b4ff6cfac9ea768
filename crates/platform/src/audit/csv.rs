//! A table as comma-separated values (RFC 4180) that no spreadsheet takes for formulas.

/// Writes rows; with a byte order mark, by which spreadsheets know UTF-8.
pub(super) fn write<'r>(rows: impl IntoIterator<Item = Vec<std::borrow::Cow<'r, str>>>) -> String {
    let mut text = String::from("\u{feff}");
    for row in rows {
        let cells: Vec<String> = row.iter().map(|cell| quoted(cell)).collect();
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
        let text = write([cells.into_iter().map(Into::into).collect()]);
        assert_eq!(text, "\u{feff}\"'=1+1\",\"'+973 1700 0000\",\"'-2\",\"'@SUM(A1)\",\"'\tx\",\"a=b\",\"say \"\"no\"\", twice\"\r\n");
    }
}
