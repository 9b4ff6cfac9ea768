//! Verifying a backup, and putting it back.

use std::fs;
use std::path::Path;

use kernel::Error;
use kernel::Result;
use kernel::broken;
use object_store::ObjectStoreExt;

use crate::BlobPlace;
use crate::Form;
use crate::Keys;
use crate::Manifest;
use crate::Options;
use crate::Place;
use crate::Proof;
use crate::Row;
use crate::Store;
use crate::audit::Walk;
use crate::blob_place::path;
use crate::blob_place::trouble;
use crate::checkpoint::Checkpoint;
use crate::connect;
use crate::connection::Connection;
use crate::dialect;
use crate::events;
use crate::migrate;
use crate::open::on_a_thread;
use crate::rows;
use crate::safekeeping::settle;
use crate::search;

/// Verifies a backup from its first to its last byte: each file's hash, the database's own check, row counts, the chain of events and the
/// checkpoints in it, and that each attachment is there.
///
/// # Errors
/// `Broken` with the name of what is wrong.
pub fn verify(folder: &Path, keys: Option<&Keys>) -> Result<Manifest> {
    let (folder, keys) = (folder.to_owned(), keys.cloned());
    on_a_thread(move || {
        let manifest = Manifest::read(&folder)?;
        let walk = match manifest.form {
            Form::File => verify_file(&folder, &manifest, keys.as_ref())?,
            Form::Rows => verify_rows(&folder, &manifest, keys.as_ref())?,
        };
        match walk.end() {
            Proof::Whole(chain) if chain.seq == manifest.seq && hex::encode(&chain.hash) == manifest.hash => Ok(manifest),
            Proof::Whole(chain) => Err(wrong(format!("its events end at {}, not at {}", chain.seq, manifest.seq))),
            Proof::Broken { first_bad_seq, why } => Err(wrong(format!("event {first_bad_seq}: {why}"))),
        }
    })
}

fn wrong(what: String) -> Error {
    Error::Broken("verifying the backup".into(), what.into())
}

fn verify_file(folder: &Path, manifest: &Manifest, keys: Option<&Keys>) -> Result<Walk> {
    let mut copy = connect::to_read_alone(&folder.join("database.sqlite"))?;
    let verdict = copy.query("pragma integrity_check", &[])?;
    let sound = verdict.len() == 1 && verdict[0].get::<String>(0)? == "ok";
    if !sound || !copy.query("pragma foreign_key_check", &[])?.is_empty() {
        return Err(wrong("the database is damaged".into()));
    }
    for (table, count) in &manifest.tables {
        if copy.query(&format!("select count(*) from {table}"), &[])?.first().map_or(Ok(0), |row| row.get::<u64>(0))? != *count {
            return Err(wrong(format!("table {table} has not {count} rows")));
        }
    }
    let marks = copy.query("select seq, at, hash, signature from checkpoints", &[])?.iter().map(mark).collect::<Result<_>>()?;
    let mut walk = Walk::new(marks, keys);
    copy.each(&format!("{}, data_digest, hash from events order by seq", events::COLUMNS), &[], &mut |row| walk.step(&row))?;
    Ok(walk)
}

fn verify_rows(folder: &Path, manifest: &Manifest, keys: Option<&Keys>) -> Result<Walk> {
    let mut marks = Vec::new();
    rows::read(&folder.join("checkpoints.rows"), |row| mark(&row).map(|mark| marks.push(mark)))?;
    let mut walk = Walk::new(marks, keys);
    for (table, count) in &manifest.tables {
        let read = rows::read(&folder.join(format!("{table}.rows")), |row| if table == "events" { walk.step(&row) } else { Ok(()) })?;
        if read != *count {
            return Err(wrong(format!("table {table} has {read} rows, not {count}")));
        }
    }
    Ok(walk)
}

fn mark(row: &Row) -> Result<Checkpoint> {
    Ok(Checkpoint { seq: row.get(0)?, at: row.get(1)?, hash: row.get(2)?, signature: row.get(3)? })
}

/// Verifies a backup and puts it where nothing is yet. Rows go into either database, if the program's schema is the backup's; a file goes
/// into SQLite, and its schema is brought up to date at the next opening.
///
/// # Errors
/// `Broken` when the backup is damaged, the place is not empty, or the schema is another.
pub fn restore(from: &Path, options: Options, blobs: &BlobPlace) -> Result<Manifest> {
    let manifest = verify(from, None)?;
    let (from, blobs, kept) = (from.to_owned(), blobs.clone(), manifest.clone());
    on_a_thread(move || {
        put_blobs(&from, &blobs)?;
        match (kept.form, &options.place) {
            (Form::File, Place::Sqlite(file)) => put_file(&from, file),
            (Form::File, Place::Postgres(_)) => Err(not_here("a file goes into SQLite alone: make a backup of rows")),
            (Form::Rows, _) => put_rows(&from, &kept, options),
        }
    })?;
    Ok(manifest)
}

fn not_here(why: &'static str) -> Error {
    Error::Broken("restoring a backup".into(), why.into())
}

fn put_file(from: &Path, file: &Path) -> Result<()> {
    if file.exists() {
        return Err(not_here("there is a database already"));
    }
    let unfinished = file.with_extension("unfinished");
    fs::copy(from.join("database.sqlite"), &unfinished).map_err(broken("copying the database"))?;
    settle(&unfinished, file)
}

fn put_blobs(from: &Path, place: &BlobPlace) -> Result<()> {
    let objects = place.open()?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().map_err(broken("restoring attachments"))?;
    for entry in fs::read_dir(from.join("blobs")).map_err(broken("restoring attachments"))? {
        let entry = entry.map_err(broken("restoring attachments"))?;
        let bytes = fs::read(entry.path()).map_err(broken("restoring an attachment"))?;
        runtime.block_on(objects.put(&path(&entry.file_name().to_string_lossy()), bytes.into())).map_err(trouble)?;
    }
    Ok(())
}

fn put_rows(from: &Path, manifest: &Manifest, options: Options) -> Result<()> {
    let place = options.place.clone();
    drop(Store::open(options)?);
    let mut connection = connect::to_write(&place)?;
    let schema: Vec<(String, u32)> = migrate::known(&mut connection)?.into_iter().map(|(part, number, _)| (part, number)).collect();
    if schema != manifest.migrations {
        return Err(not_here("its schema is of another version: restore it with the program that made it"));
    }
    if !connection.query("select seq from events limit 1", &[])?.is_empty() {
        return Err(not_here("there is a database already"));
    }
    connection.batch(dialect::takes_its_time(&connection))?;
    connection.batch(dialect::begin_write(&connection))?;
    fill(&mut connection, from)?;
    connection.batch("commit")
}

/// Fills the tables in the order in which they were made, so that what a row refers to is there.
fn fill(connection: &mut Connection, from: &Path) -> Result<()> {
    let tables = rows::tables(connection)?;
    for table in tables.iter().rev() {
        connection.execute(&format!("delete from {}", table.name), &[])?;
    }
    for table in &tables {
        let insert = table.insert();
        rows::read(&from.join(format!("{}.rows", table.name)), |row| connection.execute(&insert, &row.0).map(drop))?;
    }
    rows::read(&from.join("search.rows"), |row| {
        let words: Vec<String> = row.get::<String>(1)?.split(' ').filter(|word| word.len() > 4).map(str::to_owned).collect();
        let scope = words.first().and_then(|word| search::scope_of(word));
        scope.map_or(Ok(()), |scope| search::put(connection, scope, row.get(0)?, &words))
    })
    .map(drop)
}
