//! Tables as a workbook (Office Open XML): a sheet each, from right to left for readers of Arabic, and nothing in it that is calculated.

use axum::response::IntoResponse;
use axum::response::Response;
use http::HeaderValue;
use http::header;
use jiff::civil::Date;
use jiff::civil::DateTime;
use kernel::Lang;
use kernel::Result;
use kernel::broken;
use rust_xlsxwriter::ExcelDateTime;
use rust_xlsxwriter::Format;
use rust_xlsxwriter::Workbook;
use rust_xlsxwriter::Worksheet;
use rust_xlsxwriter::XlsxError;

use crate::csv::unturned;

/// What programs of spreadsheets call such a file.
const KIND: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
/// A sheet's name is at most so long.
const LONGEST_NAME: usize = 31;
const SECONDS_OF_A_DAY: f64 = 86_400.0;

/// What a cell holds.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// Nothing.
    Nothing,
    /// Words, whatever they begin with.
    Text(String),
    /// A number of things.
    Count(i64),
    /// A share, 0 to 1, shown in per cent.
    Share(f64),
    /// A duration in seconds, shown as hours and minutes.
    Seconds(i64),
    /// Any other number, shown to two places.
    Number(f64),
    /// A day.
    Day(Date),
    /// A day with its time, as clocks there showed it.
    Moment(DateTime),
}

/// A table.
#[derive(Clone, Debug)]
pub struct Sheet {
    /// What it is called.
    pub name: String,
    /// The names of its columns.
    pub head: Vec<String>,
    /// Its rows.
    pub rows: Vec<Vec<Cell>>,
}

/// An answer to be saved under a name.
///
/// # Errors
/// `Broken` for more rows or columns than a sheet takes.
pub fn answer(name: &str, lang: Lang, sheets: &[Sheet]) -> Result<Response> {
    let bytes = written(lang, sheets).map_err(broken("writing a workbook"))?;
    let mut response = ([(header::CONTENT_TYPE, KIND)], bytes).into_response();
    if let Ok(value) = HeaderValue::from_str(&format!("attachment; filename=\"{name}\"")) {
        response.headers_mut().insert(header::CONTENT_DISPOSITION, value);
    }
    Ok(response)
}

fn written(lang: Lang, sheets: &[Sheet]) -> std::result::Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    for (place, sheet) in sheets.iter().enumerate() {
        let page = book.add_worksheet();
        page.set_name(sheet_name(&sheet.name, place + 1))?;
        page.set_right_to_left(lang.dir() == "rtl");
        write(page, sheet)?;
    }
    book.save_to_buffer()
}

/// A name that a workbook takes: short, without what stands in references, and not the same twice.
fn sheet_name(name: &str, number: usize) -> String {
    let ending = format!(" {number}");
    let plain = name.chars().filter(|c| !matches!(c, '[' | ']' | ':' | '*' | '?' | '/' | '\\' | '\''));
    let begin: String = plain.take(LONGEST_NAME - ending.len()).collect();
    format!("{}{ending}", begin.trim())
}

fn write(page: &mut Worksheet, sheet: &Sheet) -> std::result::Result<(), XlsxError> {
    let head = Format::new().set_bold();
    for (column, name) in (0_u16..).zip(&sheet.head) {
        page.write_string_with_format(0, column, name, &head)?;
    }
    page.set_freeze_panes(1, 1)?;
    let formats = Formats::new();
    for (row, cells) in (1_u32..).zip(&sheet.rows) {
        for (column, cell) in (0_u16..).zip(cells) {
            write_cell(page, &formats, (row, column), cell)?;
        }
    }
    page.autofit();
    Ok(())
}

/// How numbers are shown.
struct Formats {
    share: Format,
    hours: Format,
    places: Format,
    day: Format,
    moment: Format,
}

impl Formats {
    fn new() -> Self {
        let [share, hours, places, day, moment] =
            ["0%", "[h]:mm", "0.00", "yyyy-mm-dd", "yyyy-mm-dd hh:mm"].map(|format| Format::new().set_num_format(format));
        Self { share, hours, places, day, moment }
    }
}

fn write_cell(page: &mut Worksheet, formats: &Formats, (row, column): (u32, u16), cell: &Cell) -> std::result::Result<(), XlsxError> {
    match cell {
        Cell::Nothing => return Ok(()),
        Cell::Text(text) => page.write_string(row, column, unturned(text))?,
        Cell::Count(n) => page.write_number(row, column, number(*n))?,
        Cell::Share(part) => page.write_number_with_format(row, column, *part, &formats.share)?,
        Cell::Number(any) => page.write_number_with_format(row, column, *any, &formats.places)?,
        Cell::Seconds(n) => page.write_number_with_format(row, column, number(*n) / SECONDS_OF_A_DAY, &formats.hours)?,
        // The days of spreadsheets begin with the year 1900: one before it is a word.
        Cell::Day(date) if date.year() < 1900 => page.write_string(row, column, date.to_string())?,
        Cell::Day(date) => page.write_datetime_with_format(row, column, day(*date)?, &formats.day)?,
        Cell::Moment(at) if at.year() < 1900 => page.write_string(row, column, at.strftime("%Y-%m-%d %H:%M").to_string())?,
        Cell::Moment(at) => {
            let moment = day(at.date())?.and_hms(at.hour().unsigned_abs().into(), at.minute().unsigned_abs(), f64::from(at.second()))?;
            page.write_datetime_with_format(row, column, moment, &formats.moment)?
        }
    };
    Ok(())
}

fn day(date: Date) -> std::result::Result<ExcelDateTime, XlsxError> {
    ExcelDateTime::from_ymd(date.year().unsigned_abs(), date.month().unsigned_abs(), date.day().unsigned_abs())
}

#[expect(clippy::cast_precision_loss, reason = "a spreadsheet knows no whole numbers beyond 2⁵³ either")]
fn number(n: i64) -> f64 {
    n as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sheet_has_a_name_that_a_workbook_takes() {
        assert_eq!(sheet_name("Figures [a/b]: c?", 2), "Figures ab c 2");
        let long = sheet_name(&"كيف سارت الخدمة ".repeat(5), 11);
        assert!(long.chars().count() <= LONGEST_NAME && long.ends_with(" 11"), "{long}");
    }

    #[test]
    fn a_workbook_is_a_packed_folder_of_sheets() {
        let sheet =
            Sheet { name: "Figures".into(), head: vec!["What".into()], rows: vec![vec![Cell::Text("=1+1".into()), Cell::Count(3)]] };
        let bytes = written(Lang::Ar, &[sheet.clone(), sheet]).unwrap();
        assert_eq!(bytes.get(..4), Some(&b"PK\x03\x04"[..]));
    }

    #[test]
    fn a_day_before_spreadsheets_count_days_breaks_no_workbook() {
        let old = jiff::civil::date(1899, 12, 30);
        let rows = vec![vec![Cell::Day(old), Cell::Moment(old.at(7, 30, 0, 0))]];
        assert!(written(Lang::En, &[Sheet { name: "Cases".into(), head: vec!["Day".into(), "Moment".into()], rows }]).is_ok());
    }
}
