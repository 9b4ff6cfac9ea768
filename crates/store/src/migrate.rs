//! Migrations: they run by themselves at start, forward only, each in one transaction.

use std::fmt;

use kernel::Error;
use kernel::Result;
use kernel::Timestamp;
use sha2::Digest;
use sha2::Sha256;

use crate::Value;
use crate::connection::Connection;
use crate::dialect;

/// One step of one part's schema, written once for both databases.
#[derive(Clone, Copy, Debug)]
pub struct Migration {
    /// The part (crate) whose tables it makes.
    pub part: &'static str,
    /// Its place in the part's order, from 1, without gaps.
    pub number: u32,
    /// What it does, as in the file's name.
    pub name: &'static str,
    /// The statements, each ending with `;` at the end of a line; types in small letters (`integer`, `text`, `blob`, `real`), tables `strict`.
    pub sql: &'static str,
}

impl Migration {
    fn digest(&self) -> String {
        hex::encode(Sha256::digest(self.sql))
    }

    /// The statements for this database. A line `-- only sqlite` or `-- only postgres` before a statement leaves the other out.
    fn statements(&self, connection: &Connection) -> Vec<String> {
        let other = dialect::other_only(connection);
        let lines = self.sql.lines().filter(|line| !line.trim_start().starts_with("--") || line.starts_with("-- only "));
        let statements = lines.collect::<Vec<_>>().join("\n");
        let kept = statements.split(";\n").filter(|statement| !statement.contains(other));
        let bare = kept.map(|statement| statement.lines().filter(|line| !line.starts_with("--")).collect::<Vec<_>>().join("\n"));
        bare.map(|statement| statement.trim().trim_end_matches(';').to_owned()).filter(|statement| !statement.is_empty()).collect()
    }
}

/// Why a database could not be opened: a newer Daleel has changed its schema.
#[derive(Debug)]
pub struct WrittenByNewer {
    part: String,
    number: u32,
}

impl WrittenByNewer {
    /// Whether this is why something is broken.
    pub fn is_cause_of(error: &Error) -> bool {
        matches!(error, Error::Broken(_, cause) if cause.is::<WrittenByNewer>())
    }
}

impl fmt::Display for WrittenByNewer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "it was written by a newer Daleel: this one does not know its migration {} {}", self.part, self.number)
    }
}

impl std::error::Error for WrittenByNewer {}

/// The store's own tables, which come before all others.
const OWN: [Migration; 10] = [
    Migration { part: "store", number: 1, name: "events", sql: include_str!("../migrations/0001_events.sql") },
    Migration { part: "store", number: 2, name: "search", sql: include_str!("../migrations/0002_search.sql") },
    Migration { part: "store", number: 3, name: "blobs", sql: include_str!("../migrations/0003_blobs.sql") },
    Migration { part: "store", number: 4, name: "checkpoints", sql: include_str!("../migrations/0004_checkpoints.sql") },
    Migration { part: "store", number: 5, name: "stretches", sql: include_str!("../migrations/0005_stretches.sql") },
    Migration { part: "store", number: 6, name: "gathered_words", sql: include_str!("../migrations/0006_gathered_words.sql") },
    Migration { part: "store", number: 7, name: "gathered_again", sql: include_str!("../migrations/0007_gathered_again.sql") },
    Migration { part: "store", number: 8, name: "blob_parts", sql: include_str!("../migrations/0008_blob_parts.sql") },
    Migration { part: "store", number: 9, name: "key_marks", sql: include_str!("../migrations/0009_key_marks.sql") },
    Migration { part: "store", number: 10, name: "blobs_going", sql: include_str!("../migrations/0010_blobs_going.sql") },
];

/// The store's own migrations, for stories that look at each.
#[cfg(feature = "testing")]
pub(crate) fn own() -> &'static [Migration] {
    &OWN
}

fn all(migrations: &[Migration]) -> impl Iterator<Item = &Migration> + Clone {
    OWN.iter().chain(migrations)
}

const OWN_TABLE: &str = "create table if not exists migrations (
    part text not null, number integer not null, name text not null, digest text not null, at integer not null, primary key (part, number)
) strict";

/// Whether any of the store's own migrations or of these has not run on this database.
pub(crate) fn pending(connection: &mut Connection, migrations: &[Migration]) -> Result<bool> {
    if !has_table(connection)? {
        return Ok(true);
    }
    let known = known(connection)?;
    refuse_newer(&known, migrations)?;
    let mut unknown = false;
    for migration in all(migrations) {
        unknown |= !has_run(&known, migration)?;
    }
    Ok(unknown)
}

/// Runs what has not run yet, in the order given, the store's own first.
pub(crate) fn run(connection: &mut Connection, migrations: &[Migration], now: Timestamp) -> Result<()> {
    run_these(connection, all(migrations), now)
}

/// Runs those of these that have not run yet, and no others.
pub(crate) fn run_these<'m>(connection: &mut Connection, all: impl Iterator<Item = &'m Migration>, now: Timestamp) -> Result<()> {
    if !has_table(connection)? {
        connection.batch(&dialect::schema(connection, OWN_TABLE))?;
    }
    for migration in all {
        connection.batch(dialect::begin_migration(connection))?;
        let done = step(connection, migration, now).and_then(|()| connection.batch("commit"));
        if let Err(error) = done {
            drop(connection.batch("rollback"));
            return Err(error);
        }
    }
    Ok(())
}

fn has_table(connection: &mut Connection) -> Result<bool> {
    Ok(!connection.query(dialect::find_table(connection), &["migrations".into()])?.is_empty())
}

/// A migration that has run under the same number with other text was changed after its release.
fn has_run(known: &[(String, u32, String)], migration: &Migration) -> Result<bool> {
    match known.iter().find(|(part, number, _)| part == migration.part && *number == migration.number) {
        Some((_, _, digest)) if *digest != migration.digest() => Err(changed(migration)),
        found => Ok(found.is_some()),
    }
}

/// Looks again inside the transaction: another node may have run it meanwhile.
fn step(connection: &mut Connection, migration: &Migration, now: Timestamp) -> Result<()> {
    if has_run(&known(connection)?, migration)? {
        return Ok(());
    }
    for statement in migration.statements(connection) {
        let statement = dialect::schema(connection, &statement);
        connection.batch(&statement).map_err(|error| {
            Error::Broken(format!("migration {} {} {}", migration.part, migration.number, migration.name), Box::new(error))
        })?;
    }
    let row = [migration.part.into(), migration.number.into(), migration.name.into(), migration.digest().into(), Value::from(now)];
    connection.execute("insert into migrations (part, number, name, digest, at) values ($1, $2, $3, $4, $5)", &row)?;
    Ok(())
}

/// What has run: part, number and digest of each.
pub(crate) fn known(connection: &mut Connection) -> Result<Vec<(String, u32, String)>> {
    let rows = connection.query("select part, number, digest from migrations order by part, number", &[])?;
    rows.iter().map(|row| Ok((row.get(0)?, row.get(1)?, row.get(2)?))).collect()
}

/// A database that a newer Daleel has changed is left alone.
fn refuse_newer(known: &[(String, u32, String)], migrations: &[Migration]) -> Result<()> {
    let stranger = known.iter().find(|(part, number, _)| !all(migrations).any(|m| m.part == part && m.number == *number));
    match stranger {
        Some((part, number, _)) => {
            Err(Error::Broken("opening the database".into(), Box::new(WrittenByNewer { part: part.clone(), number: *number })))
        }
        None => Ok(()),
    }
}

fn changed(migration: &Migration) -> Error {
    let what =
        format!("migration {} {} has other text than when it ran: released migrations never change", migration.part, migration.number);
    Error::Broken("opening the database".into(), what.into())
}
