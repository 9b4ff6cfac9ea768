//! A file of comma-separated values as other programs write it: with or without a byte order mark, apart by commas, semicolons or tabs.

use kernel::FieldError;
use kernel::Lang;
use kernel::Result;
use kernel::invalid;

/// A file has at most so many lines of things.
pub const MOST_ROWS: usize = 20_000;
/// A file has at most so many bytes.
pub const LARGEST: usize = 20 * 1024 * 1024;
/// A file has at most so many columns.
const MOST_COLUMNS: usize = 200;

/// The words of its refusals.
pub const fn words() -> [(Lang, &'static str, &'static str); 2] {
    [(Lang::Ar, "table", include_str!("../locales/ar.ftl")), (Lang::En, "table", include_str!("../locales/en.ftl"))]
}

/// What stands in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// What its columns are called.
    pub head: Vec<String>,
    /// Each row, with the line of the file in which it begins.
    pub rows: Vec<(i64, Vec<String>)>,
}

impl Table {
    /// Reads a file.
    ///
    /// # Errors
    /// `Invalid` for one that is no such file, is empty, or too large.
    pub fn read(bytes: &[u8]) -> Result<Table> {
        if bytes.len() > LARGEST {
            return Err(too_large());
        }
        let text = std::str::from_utf8(bytes).map_err(|_| invalid("files", "table-utf8"))?;
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let mut reader =
            csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(delimiter(text)).from_reader(text.as_bytes());
        let (mut head, mut rows, mut lines) = (None, Vec::new(), Lines { text, at: 0, above: 0 });
        for record in reader.records() {
            let record = record.map_err(|_| invalid("files", "table-unreadable"))?;
            let line = record.position().map_or(0, |place| lines.of(place));
            if record.len() > MOST_COLUMNS {
                return Err(too_much("table-columns", MOST_COLUMNS));
            }
            // PostgreSQL keeps no zero byte in a text.
            let cells: Vec<String> = record.iter().map(|cell| cell.replace('\0', "").trim().to_owned()).collect();
            match &head {
                _ if cells.iter().all(String::is_empty) => {}
                None => head = Some(cells),
                Some(_) if rows.len() == MOST_ROWS => return Err(too_much("table-rows", MOST_ROWS)),
                Some(_) => rows.push((line, cells)),
            }
        }
        let head = head.ok_or_else(|| invalid("files", "table-empty"))?;
        if rows.is_empty() { Err(invalid("files", "table-empty")) } else { Ok(Table { head, rows }) }
    }
}

/// Counts the lines of a file. A row ends with a line feed, a carriage return, or both; the reader itself counts line feeds alone.
struct Lines<'a> {
    text: &'a str,
    /// How far it has counted.
    at: usize,
    /// The lines that end before there.
    above: i64,
}

impl Lines<'_> {
    /// The line in which a row begins: its place is told before the empty lines above it are passed.
    fn of(&mut self, place: &csv::Position) -> i64 {
        let bytes = self.text.as_bytes();
        let from = usize::try_from(place.byte()).unwrap_or(usize::MAX);
        while let Some(byte) = bytes.get(self.at).filter(|byte| self.at < from || matches!(byte, b'\r' | b'\n')) {
            self.at += 1;
            let is_end = *byte == b'\n' || (*byte == b'\r' && bytes.get(self.at) != Some(&b'\n'));
            self.above += i64::from(is_end);
        }
        self.above + 1
    }
}

/// A file larger than is taken.
pub fn too_large() -> kernel::Error {
    too_much("table-large", LARGEST / 1024 / 1024)
}

fn too_much(key: &'static str, most: usize) -> kernel::Error {
    kernel::Error::Invalid(vec![FieldError { field: "files".into(), key, args: vec![("n", most.into())] }])
}

/// What stands oftenest between the names of the columns.
fn delimiter(text: &str) -> u8 {
    let mut is_quoted = false;
    let mut counts = [(b',', 0), (b';', 0), (b'\t', 0)];
    for byte in text.trim_start_matches(['\r', '\n']).bytes() {
        match byte {
            b'"' => is_quoted = !is_quoted,
            b'\n' | b'\r' if !is_quoted => break,
            _ if !is_quoted => counts.iter_mut().filter(|(mark, _)| *mark == byte).for_each(|(_, count)| *count += 1),
            _ => {}
        }
    }
    counts.into_iter().rev().max_by_key(|(_, count)| *count).map_or(b',', |(mark, _)| mark)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(text: &str) -> Vec<Vec<String>> {
        Table::read(text.as_bytes()).unwrap().rows.into_iter().map(|(_, cells)| cells).collect()
    }

    #[test]
    fn a_file_is_read_with_either_mark_between_its_cells_and_with_or_without_a_byte_order_mark() {
        for text in ["\u{feff}a,b\r\n1,\"x, y\"\r\n", "a;b\n1;\"x, y\"\n", "\"a;\tb,,\"\tb\n1\tx, y"] {
            assert_eq!(cells(text), [["1", "x, y"]], "{text}");
        }
    }

    #[test]
    fn a_row_over_several_lines_is_known_by_the_line_in_which_it_begins() {
        let table = Table::read("a,b\n1,\"two\nlines\"\n\n2,z\n".as_bytes()).unwrap();
        let lines: Vec<i64> = table.rows.iter().map(|(line, _)| *line).collect();
        assert_eq!((lines, table.rows[0].1[1].as_str()), (vec![2, 5], "two\nlines"));
    }

    #[test]
    fn no_two_rows_are_of_one_line_whatever_ends_them() {
        for (text, lines) in [("a,b\r1,x\r2,y\r", [2, 3]), ("a,b\r\n1,x\r2,y\r\n", [2, 3]), ("\r\n\r\na,b\n1,\"x\ry\"\n\n2,z\n", [4, 7])] {
            let read: Vec<i64> = Table::read(text.as_bytes()).unwrap().rows.iter().map(|(line, _)| *line).collect();
            assert_eq!(read, lines, "{text:?}");
        }
    }

    #[test]
    fn a_row_of_more_columns_than_are_taken_is_refused_wherever_it_stands() {
        for row in [1, 2] {
            let text = "id,opened\n".repeat(row) + &",".repeat(MOST_COLUMNS);
            let Err(kernel::Error::Invalid(fields)) = Table::read(text.as_bytes()) else { panic!("it is refused") };
            assert_eq!(fields[0].key, "table-columns");
        }
    }

    #[test]
    fn what_is_no_such_file_is_refused_and_a_zero_byte_does_no_harm() {
        for wrong in [&b"a,b\n\xff\xfe,1\n"[..], b"", b"a,b\n", b"\n\n"] {
            assert!(Table::read(wrong).is_err(), "{wrong:?}");
        }
        assert_eq!(cells("a\nx\0y\n"), [["xy"]]);
        let many = format!("a\n{}", "1\n".repeat(MOST_ROWS + 1));
        assert!(Table::read(many.as_bytes()).is_err(), "more rows than are taken");
    }
}
