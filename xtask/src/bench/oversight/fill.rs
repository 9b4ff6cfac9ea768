//! Makes the set by `bench/oversight.sql`: rows as the product leaves them, without its acts, because fifty million of those would take a
//! day. The hashes of the chain are of the right size and not the right ones.
use std::path::Path;

use anyhow::Context;
use anyhow::Result;
use rusqlite::Connection;

use super::Plan;

const STATEMENTS: &str = include_str!("../../../../bench/oversight.sql");

/// What a set holds.
pub struct Set {
    pub cases: i64,
    pub events: i64,
    pub sums: i64,
    pub employees: i64,
    pub open: i64,
    pub bytes: u64,
}

impl Set {
    /// Counts what is there.
    pub fn read(file: &Path) -> Result<Set> {
        let database = Connection::open(file)?;
        let one = |sql: &str| database.query_row(sql, [], |row| row.get::<_, i64>(0));
        Ok(Set {
            cases: one("select count(*) from cases")?,
            events: one("select count(*) from events")?,
            sums: one("select (select count(*) from figures) + (select count(*) from figure_times)")?,
            employees: one("select count(*) from employees")?,
            open: one("select sum(open_cases) from loads")?,
            bytes: std::fs::metadata(file)?.len(),
        })
    }
}

/// Fills the installation's database.
#[expect(clippy::disallowed_methods, reason = "the set ends now, as whoever asks for reports sees it")]
pub fn fill(file: &Path, plan: &Plan) -> Result<()> {
    let database = Connection::open(file)?;
    let entity: i64 = database.query_row("select entity_id from cases limit 1", [], |row| row.get(0))?;
    let seq: i64 = database.query_row("select max(seq) from events", [], |row| row.get(0))?;
    let now = jiff::Timestamp::now().as_millisecond();
    let each = i64::try_from(plan.events / plan.cases).context("a number of events")?;
    let cases = i64::try_from(plan.cases).context("a number of cases")?;
    let values = [("{cases}", cases), ("{each}", each), ("{seq}", seq), ("{entity}", entity), ("{now}", now)];
    let statements = values.into_iter().fold(STATEMENTS.to_owned(), |text, (name, value)| text.replace(name, &value.to_string()));
    database.execute_batch(&statements).context("making the set")
}
