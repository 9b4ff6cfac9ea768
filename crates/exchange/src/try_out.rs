//! The dry run: what a file would make, and line by line what is wrong with it and why. It changes nothing.

use std::collections::BTreeSet;

use ::store::Tx;
use kernel::Lang;
use kernel::Result;
use schemars::JsonSchema;
use serde::Deserialize;
use serde::Serialize;
use table::Table;
use ui::Words;

use crate::fields::Columns;
use crate::fields::Kind;
use crate::people::Known;
use crate::row::Meant;
use crate::row::Reading;
use crate::row::What;
use crate::store;

/// So many lines are named; the rest is counted.
const NAMED: usize = 200;

/// Something in a line that cannot be taken as it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[schemars(rename = "ImportFault")]
pub struct Fault {
    /// What it was to say: `number`, `opened`, …
    pub field: String,
    /// The key of the text that says what is wrong.
    pub key: String,
    /// What stands there.
    pub value: String,
}

impl Fault {
    /// It in words: what it was to say, what stands there and why that cannot be.
    pub fn say(&self, words: &Words, lang: Lang) -> String {
        let field = words.say(lang, &format!("exchange-field-{}", self.field), &[]);
        words.say(lang, &self.key, &[("field", field.into()), ("value", self.value.as_str().into())])
    }
}

/// What a file would make.
#[derive(Clone, Debug, Default)]
pub struct Trial {
    /// The fields that no column says and without which nothing can be made.
    pub missing: Vec<&'static str>,
    /// Cases that would be open, closed; customers; what was brought before.
    pub open: usize,
    /// Cases that would be closed.
    pub closed: usize,
    /// Customers, for a file of customers.
    pub customers: usize,
    /// Lines that were brought before.
    pub known: usize,
    /// How many lines are wrong.
    pub wrong: usize,
    /// The first of them, by line.
    pub wrong_lines: Vec<(i64, Vec<Fault>)>,
    /// How many lines have something that is left out.
    pub doubtful: usize,
    /// The first of them, by line.
    pub doubtful_lines: Vec<(i64, Vec<Fault>)>,
}

impl Trial {
    /// How many things would be made.
    pub fn made(&self) -> usize {
        self.open + self.closed + self.customers
    }

    fn count(&mut self, line: i64, meant: Meant) {
        if !meant.left_out.is_empty() && meant.what.is_some() {
            self.doubtful += 1;
            if self.doubtful_lines.len() < NAMED {
                self.doubtful_lines.push((line, meant.left_out));
            }
        }
        match meant.what {
            Some(What::Case(case)) if case.closed_at.is_some() => self.closed += 1,
            Some(What::Case(_)) => self.open += 1,
            Some(What::Customer(_)) => self.customers += 1,
            None => self.is_wrong(line, meant.wrong),
        }
    }

    fn is_wrong(&mut self, line: i64, faults: Vec<Fault>) {
        self.wrong += 1;
        if self.wrong_lines.len() < NAMED {
            self.wrong_lines.push((line, faults));
        }
    }
}

/// What a row means.
pub(crate) fn meant(kind: Kind, columns: &Columns, cells: &[String], known: &Known) -> Meant {
    let reading = Reading::new(columns, cells);
    match kind {
        Kind::Cases => reading.case(known),
        Kind::Customers => reading.customer(),
    }
}

/// The same number twice in one file: the first line is brought.
pub(crate) fn doubled(number: &str) -> Fault {
    Fault { field: "number".into(), key: "exchange-wrong-doubled".into(), value: number.into() }
}

/// Tries a file out, read with these columns, for the transaction's entity.
///
/// # Errors
/// What the database says.
pub(crate) fn tried(tx: &mut Tx<'_>, kind: Kind, system: &str, columns: &Columns, table: &Table) -> Result<Trial> {
    let missing = kind.fields().filter(|field| field.is_needed && !columns.contains_key(field.key)).map(|field| field.key).collect();
    let mut trial = Trial { missing, ..Trial::default() };
    if !trial.missing.is_empty() {
        return Ok(trial);
    }
    let known = Known::read(tx)?;
    let rows: Vec<(i64, Meant)> = table.rows.iter().map(|(line, cells)| (*line, meant(kind, columns, cells, &known))).collect();
    let numbers: Vec<String> = rows.iter().map(|(_, meant)| meant.number.clone()).collect();
    let before = store::known_numbers(tx, kind, system, &numbers)?;
    let mut seen = BTreeSet::new();
    for (line, meant) in rows {
        if before.contains(&meant.number) {
            trial.known += 1;
        } else if meant.what.is_some() && !seen.insert(meant.number.clone()) {
            trial.is_wrong(line, vec![doubled(&meant.number)]);
        } else {
            trial.count(line, meant);
        }
    }
    Ok(trial)
}

/// Tries the bytes of a file out, with its columns known by their names.
///
/// # Errors
/// `Invalid` for what is no such file.
pub fn try_out(tx: &mut Tx<'_>, kind: Kind, system: &str, bytes: &[u8]) -> Result<Trial> {
    let table = Table::read(bytes)?;
    let columns = crate::fields::matched(kind, &table.head);
    tried(tx, kind, system, &columns, &table)
}
