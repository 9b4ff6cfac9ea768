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
use crate::audit::Walk;
use crate::blob_place::path;
use crate::blob_place::trouble;
use crate::checkpoint::Checkpoint;
use crate::connect;
use crate::events;
use crate::open::on_a_thread;
use crate::pour;
use crate::rows;
use crate::safekeeping::settle;

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
    pour::into_fresh(options, &manifest.migrations, &mut |table, see| rows::read(&from.join(format!("{}.rows", table.name)), see).map(drop))
}
