//! Tables: released migrations are frozen, foreign keys point down, and both databases have the same net schema.

use std::collections::BTreeMap;
use std::fmt::Write;

use kernel::Clock;
use regex::Regex;
use sha2::Digest;
use sha2::Sha256;
use store::Options;
use store::Place;
use store::Store;

use crate::slices::slices;
use crate::tree::assert_document;
use crate::tree::files;

/// The order of parts in which a foreign key may point: to an earlier one or within.
const ORDER: [&str; 12] =
    ["store", "platform", "org", "desk", "canned", "centre", "email", "exchange", "sms", "push", "portal", "oversight"];

#[test]
fn migrations_are_frozen_once_they_are_released() {
    let migrations = files(".sql").into_iter().filter(|source| source.path.contains("/migrations/"));
    let mut list =
        String::from("# Each migration's digest. A released one never changes: whoever needs another schema writes a further migration.\n");
    for source in migrations {
        let digest = hex::encode(Sha256::digest(&source.text));
        writeln!(list, "{digest}  {}", source.path).expect("a string takes everything");
    }
    assert_document("crates/daleel/tests/it/guards/migrations.txt", &list);
}

/// What took something away, or made a table anew, before there was any program to run beside.
const TAKES_AWAY: [&str; 2] =
    ["crates/centre/migrations/0041_walk_photos_name_their_bytes.sql", "crates/email/migrations/0025_secret_cases.sql"];

/// Whether a statement takes something away from a program that runs with the schema as it was, or asks of it what it does not know.
fn takes_away(statement: &str) -> bool {
    let is_asked = statement.contains("add column") && statement.contains("not null") && !statement.contains("default");
    is_asked || ["drop table", "drop column", " rename "].iter().any(|words| statement.contains(words))
}

#[test]
fn a_program_that_runs_goes_on_beside_a_newer_one_that_brings_the_schema_up_to_date() {
    let bare = |text: &str| text.lines().filter(|line| !line.starts_with("--")).collect::<Vec<_>>().join("\n");
    let migrations = files(".sql").into_iter().filter(|source| source.path.contains("/migrations/"));
    let taking: Vec<String> =
        migrations.filter(|source| bare(&source.text).split(";\n").any(takes_away)).map(|source| source.path).collect();
    assert_eq!(taking, TAKES_AWAY, "what is no longer needed is left where it is");
}

#[test]
fn foreign_keys_point_down() {
    let creates = Regex::new(r"create table (?:if not exists )?(\w+)").expect("the pattern is right");
    let points = Regex::new(r"references (\w+)").expect("the pattern is right");
    let migrations: Vec<_> = files(".sql").into_iter().filter(|source| source.path.contains("/migrations/")).collect();
    let place = |part: &str| ORDER.iter().position(|known| *known == part);
    let made: BTreeMap<String, String> = migrations
        .iter()
        .flat_map(|source| creates.captures_iter(&source.text).map(|found| (found[1].to_owned(), source.part().to_owned())))
        .collect();
    let mut wrong = Vec::new();
    for source in &migrations {
        for found in points.captures_iter(&source.text) {
            let is_down = made.get(&found[1]).is_some_and(|theirs| place(theirs).is_some() && place(theirs) <= place(source.part()));
            if !is_down {
                wrong.push(format!("{} points to {}", source.path, &found[1]));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

fn migrated(place: &Place) -> Store {
    let slices = slices();
    let migrations = slices.iter().flat_map(|slice| slice.migrations.clone()).collect();
    let clock = Clock::system();
    let options = Options { place: place.clone(), clock, migrations, hooks: Vec::new(), listeners: Vec::new(), readers: 1 };
    Store::open(options).unwrap_or_else(|error| panic!("{error}"))
}

/// `table.column type null?`, sorted. Types are told apart as far as both databases do.
fn columns_of_sqlite(file: &std::path::Path) -> Vec<String> {
    let database = rusqlite::Connection::open(file).unwrap();
    let sql = "select m.name, c.name, lower(c.type), c.\"notnull\" or c.pk > 0 from sqlite_master m join pragma_table_info(m.name) c \
               where m.type = 'table' and m.name not like 'sqlite_%' order by 1, 2";
    let mut statement = database.prepare(sql).unwrap();
    let rows = statement.query_map([], |row| {
        let (table, column, kind, filled): (String, String, String, bool) = (row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?);
        Ok(described(&table, &column, &kind, filled))
    });
    rows.unwrap().map(Result::unwrap).collect()
}

fn described(table: &str, column: &str, kind: &str, filled: bool) -> String {
    let kind = match kind {
        "bigint" | "integer" => "integer",
        "bytea" | "blob" => "blob",
        "double precision" | "real" => "real",
        other => other,
    };
    format!("{table}.{column} {kind}{}", if filled { "" } else { " or nothing" })
}

fn columns_of_postgres(url: &str) -> Vec<String> {
    let mut client = postgres::Client::connect(url, postgres::NoTls).unwrap();
    let sql = "select table_name::text, column_name::text, data_type::text, is_nullable = 'NO' from information_schema.columns \
               where table_schema = 'public' order by 1, 2";
    let rows = client.query(sql, &[]).unwrap();
    rows.iter().map(|row| described(row.get(0), row.get(1), row.get(2), row.get(3))).collect()
}

/// What each database has of its own for search.
fn is_shared(column: &str) -> bool {
    !column.starts_with("search")
}

#[test]
fn the_net_schema_is_what_the_list_says_on_both_databases() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("daleel.sqlite");
    drop(migrated(&Place::Sqlite(file.clone())));
    let mut sqlite: Vec<String> = columns_of_sqlite(&file).into_iter().filter(|column| is_shared(column)).collect();
    sqlite.sort();
    let list = format!("# Every column of every table, as the migrations leave it on both databases.\n{}\n", sqlite.join("\n"));
    assert_document("crates/daleel/tests/it/guards/schema.txt", &list);
    let Some(server) = peers::or_skip(peers::Postgres::start()) else { return };
    drop(migrated(&Place::Postgres(kernel::Secret::new(server.url.clone()))));
    let mut postgres: Vec<String> = columns_of_postgres(&server.url).into_iter().filter(|column| is_shared(column)).collect();
    postgres.sort();
    let only = |one: &[String], other: &[String]| one.iter().filter(|column| !other.contains(column)).cloned().collect::<Vec<_>>();
    assert!(sqlite == postgres, "only SQLite: {:#?}\nonly PostgreSQL: {:#?}", only(&sqlite, &postgres), only(&postgres, &sqlite));
}

/// What a question about the net schema of SQLite answers.
fn asked_of_sqlite(sql: &str) -> Vec<String> {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("daleel.sqlite");
    drop(migrated(&Place::Sqlite(file.clone())));
    let database = rusqlite::Connection::open(file).unwrap();
    let mut statement = database.prepare(sql).unwrap();
    let rows = statement.query_map([], |row| row.get::<_, String>(0));
    rows.unwrap().map(Result::unwrap).collect()
}

#[test]
fn each_column_that_names_an_attachment_has_an_index() {
    let unfound = asked_of_sqlite(
        "select m.name || '.' || f.\"from\" from sqlite_master m join pragma_foreign_key_list(m.name) f \
         where m.type = 'table' and f.\"table\" = 'blobs' and not exists (select 1 from pragma_index_list(m.name) i \
         join pragma_index_info(i.name) c where i.partial = 0 and c.seqno = 0 and c.name = f.\"from\") order by 1",
    );
    assert!(unfound.is_empty(), "whoever lets go of an attachment would read all of {unfound:?}, while everybody else waits to write");
}

/// What has a name as if it named an attachment and does not say `references blobs (hash)`: the attachments themselves and their faults, marks of the
/// stream of events, and what is sealed or was estimated. `messages` and `scans` are older than that; the store knows them.
const UNDECLARED: [&str; 9] = [
    "attachment_faults.hash",
    "blobs.hash",
    "checkpoints.hash",
    "messages.raw",
    "push_keys.sealed",
    "scans.hash",
    "secure_messages.sealed",
    "ticket_estimates.raw",
    "ticket_pushes.sealed",
];

#[test]
fn a_column_that_names_an_attachment_says_so() {
    let undeclared = asked_of_sqlite(
        "select m.name || '.' || c.name from sqlite_master m join pragma_table_info(m.name) c \
         where m.type = 'table' and lower(c.type) = 'text' and c.name in ('hash', 'raw', 'sealed') and not exists \
         (select 1 from pragma_foreign_key_list(m.name) f where f.\"from\" = c.name and f.\"table\" = 'blobs') order by 1",
    );
    assert_eq!(undeclared, UNDECLARED, "the bytes of what is named without that leave while it is there");
}
