//! Tables that are taken away, opened by a real program for spreadsheets: numbers are numbers, days are days, words are words whatever they
//! begin with, and the figures are those of the page.

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::process::Command;

use scraper::Html;
use scraper::Selector;
use testkit::Mailing;
use testkit::Visitor;

use crate::browser::is_there;
use crate::world::MAILBOX;
use crate::world::World;
use crate::world::letter;

/// What a program would calculate, were it not told that these are words.
const FORMULAS: [&str; 3] = ["=cmd|' /C calc'!A0", "+1+cmd", "@SUM(1+1)"];
/// How the program for spreadsheets writes down of which kind a value is.
const NUMBER: &str = "40";
const WORDS: &str = "60";
/// A minute as a part of a day; comma-separated values tell no seconds.
const MINUTE: f64 = 1.0 / 1440.0;

/// A value as the program for spreadsheets holds it.
#[derive(Clone, Debug, PartialEq)]
struct Value {
    kind: String,
    /// How it is shown, where that was said.
    format: String,
    text: String,
}

/// A sheet that was opened.
struct Sheet {
    name: String,
    is_from_right: bool,
    /// The columns that show days.
    days: BTreeSet<usize>,
    cells: BTreeMap<(usize, usize), Value>,
}

impl Sheet {
    fn row(&self, row: usize) -> Vec<Option<&Value>> {
        let columns = self.cells.keys().map(|(_, column)| *column).max().unwrap_or(0);
        (0..=columns).map(|column| self.cells.get(&(row, column))).collect()
    }

    fn rows(&self) -> impl Iterator<Item = usize> {
        1..=self.cells.keys().map(|(row, _)| *row).max().unwrap_or(0)
    }

    /// Whether a day stands there.
    fn is_day(&self, row: usize, column: usize) -> bool {
        let is_shown = |value: &Value| value.format.contains("yyyy") || self.days.contains(&column);
        self.cells.get(&(row, column)).is_some_and(|value| value.kind == NUMBER && is_shown(value))
    }

    fn text(&self, row: usize, column: usize) -> &str {
        self.cells.get(&(row, column)).map_or("", |value| value.text.as_str())
    }
}

/// Opens a file, and answers what the program made of it.
fn opened(world: &World, name: &str, bytes: &[u8]) -> Vec<Sheet> {
    let (file, made) = (world.folder.path().join(name), world.folder.path().join(format!("{name}.xml")));
    std::fs::write(&file, bytes).unwrap();
    let done = Command::new("ssconvert").args(["-T", "Gnumeric_XmlIO:sax:0"]).args([&file, &made]).output().unwrap();
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    let text = std::fs::read_to_string(made).unwrap();
    text.split("<gnm:Sheet ").skip(1).map(sheet).collect()
}

fn sheet(text: &str) -> Sheet {
    let name = text.split("<gnm:Name>").nth(1).and_then(|rest| rest.split('<').next()).unwrap_or_default();
    let cells = text.split("<gnm:Cell ").skip(1).map(|cell| {
        let (head, rest) = cell.split_once('>').unwrap();
        let value = Value {
            kind: about(head, "ValueType"),
            format: about(head, "ValueFormat"),
            text: plain(rest.split('<').next().unwrap_or_default()),
        };
        ((about(head, "Row").parse().unwrap(), about(head, "Col").parse().unwrap()), value)
    });
    let styles = text.split("<gnm:StyleRegion ").skip(1).filter(|style| about(style, "Format").contains("yyyy"));
    let days =
        styles.flat_map(|style| about(style, "startCol").parse::<usize>().unwrap()..=about(style, "endCol").parse().unwrap()).collect();
    Sheet { name: plain(name), is_from_right: text.split('>').next().unwrap().contains("RTL_Layout=\"1\""), days, cells: cells.collect() }
}

/// An attribute of the first element that has it.
fn about(text: &str, key: &str) -> String {
    text.split(&format!("{key}=\"")).nth(1).and_then(|rest| rest.split('"').next()).unwrap_or_default().to_owned()
}

fn plain(text: &str) -> String {
    let signs = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&apos;", "'"), ("&amp;", "&")];
    signs.iter().fold(text.to_owned(), |text, (sign, letter)| text.replace(sign, letter))
}

/// Customers write under subjects that begin like formulas.
fn strangers_write(world: &World, running: &testkit::Running) {
    let mut lmtp = Mailing::lmtp(running.lmtp()).unwrap();
    for (number, subject) in FORMULAS.iter().enumerate() {
        let letter = letter(&format!("formula-{number}"), subject, "When do you open?");
        assert!(lmtp.deliver("reem@people.example", MAILBOX, &letter).unwrap().is_kept(), "{}", world.folder.path().display());
    }
}

/// The same list as a workbook and as comma-separated values.
fn cases_are_whole(world: &World, salem: &mut Visitor, lang: &str) {
    let book = salem.get(&format!("/{lang}/desk/cases.xlsx?view=filter&q=")).unwrap();
    assert_eq!(book.status, 200, "{}", book.body);
    let lone = salem.get(&format!("/{lang}/desk/cases.csv?view=filter&q=")).unwrap();
    let (book, lone) = (opened(world, "cases.xlsx", &book.bytes), opened(world, "cases.csv", &lone.bytes));
    assert_eq!((book.len(), book[0].is_from_right), (1, lang == "ar"));
    let (book, lone) = (&book[0], &lone[0]);
    assert!(book.rows().count() > 50, "{} cases", book.rows().count());
    for formula in FORMULAS {
        let row = book.rows().find(|row| book.text(*row, 1) == formula).unwrap_or_else(|| panic!("no {formula}"));
        assert_eq!(book.cells[&(row, 1)].kind, WORDS, "{formula} is calculated");
        assert_eq!((lone.text(row, 1).trim_start_matches('\''), &*lone.cells[&(row, 1)].kind), (formula, WORDS), "{formula} is calculated");
    }
    for row in book.rows() {
        for column in 0..11 {
            let (one, other) = (book.text(row, column), lone.text(row, column));
            assert_eq!(one.trim_start_matches('\''), other.trim_start_matches('\''), "row {row}, column {column}");
        }
        for column in 11..15 {
            let (one, other) = (book.cells.get(&(row, column)), lone.cells.get(&(row, column)));
            assert!(one.is_none() || book.is_day(row, column) && lone.is_day(row, column), "{one:?} and {other:?} are no days");
            let number = |value: Option<&Value>| value.map(|value| value.text.parse::<f64>().unwrap());
            let apart = number(one).zip(number(other)).map_or(0.0, |(one, other)| (one - other).abs());
            assert!(one.is_some() == other.is_some() && apart < MINUTE, "{one:?} and {other:?}");
        }
    }
    assert!(book.rows().any(|row| book.text(row, 2).contains("النخيل")), "Arabic names are whole");
}

/// What a table of a page says: its title, and for each row its name and the cells in which a bare number stands.
fn figures(page: &str) -> Vec<(String, String, Vec<Option<f64>>)> {
    let page = Html::parse_document(page);
    let [tables, rows, cells] = [".table", "tbody tr", "td"].map(|selector| Selector::parse(selector).unwrap());
    let name = Selector::parse("th > [dir]").unwrap();
    let words = |element: scraper::ElementRef<'_>| element.text().collect::<String>().trim().to_owned();
    let number = |cell: scraper::ElementRef<'_>| cell.text().next().and_then(|text| text.trim().replace(',', "").parse::<f64>().ok());
    let row = |table: scraper::ElementRef<'_>, row: scraper::ElementRef<'_>| {
        let title = table.value().attr("aria-label").unwrap_or_default().to_owned();
        (title, row.select(&name).next().map(words).unwrap_or_default(), row.select(&cells).map(number).collect())
    };
    page.select(&tables).flat_map(|table| table.select(&rows).map(move |one| row(table, one)).collect::<Vec<_>>()).collect()
}

/// The report as a workbook says what its page says.
fn reports_agree(world: &World, salem: &mut Visitor, lang: &str) {
    let said = figures(&salem.get(&format!("/{lang}/desk/reports")).unwrap().body);
    let book = opened(world, "reports.xlsx", &salem.get(&format!("/{lang}/desk/reports.xlsx")).unwrap().bytes);
    assert!(book.len() >= 8 && book.iter().all(|sheet| sheet.is_from_right == (lang == "ar")), "{} sheets", book.len());
    let mut compared = 0;
    for (title, name, cells) in &said {
        // A sheet is called as its table, as far as its name is long enough, and by its place.
        let is_it = |sheet: &&Sheet| title.starts_with(sheet.name.rsplit_once(' ').map_or("", |(begin, _)| begin));
        let Some(sheet) = book.iter().find(is_it) else { panic!("{title} is no sheet") };
        let row = sheet.rows().find(|row| sheet.text(*row, 0) == name).unwrap_or_else(|| panic!("{title} has no {name}"));
        for (column, number) in cells.iter().enumerate() {
            let Some(number) = number else { continue };
            let value = sheet.row(row)[column + 1].unwrap_or_else(|| panic!("{title}, {name}: nothing where the page has {number}"));
            assert_eq!(value.kind, NUMBER, "{title}, {name}: {value:?}");
            assert!((value.text.parse::<f64>().unwrap() - number).abs() < 0.006, "{title}, {name}: {value:?} and {number}");
            compared += 1;
        }
    }
    assert!(compared > 60, "{compared} figures");
    let days = book.iter().find(|sheet| sheet.is_day(1, 0)).expect("the days of the table by day are days");
    let lone = opened(world, "days.csv", &salem.get(&format!("/{lang}/desk/reports.csv?table=days")).unwrap().bytes);
    for row in days.rows() {
        let same = |column: usize| days.text(row, column) == lone[0].text(row, column);
        assert!((0..9).all(same) && days.is_day(row, 0) && lone[0].is_day(row, 0), "{:?} and {:?}", days.row(row), lone[0].row(row));
    }
    assert_eq!(days.rows().count(), lone[0].rows().count());
}

#[test]
fn tables_that_are_taken_away_say_in_a_spreadsheet_what_the_page_says_in_both_languages() {
    if !is_there("ssconvert", "gnumeric") {
        return;
    }
    let world = World::filled();
    let running = world.serve();
    strangers_write(&world, &running);
    let mut salem = world.signed_in(&running, "salem@rsa.example");
    for lang in ["ar", "en"] {
        cases_are_whole(&world, &mut salem, lang);
        reports_agree(&world, &mut salem, lang);
    }
}
