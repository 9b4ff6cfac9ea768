//! Copies of an SQLite file: before its schema changes, and for a backup.

use std::fs;
use std::fs::File;
use std::path::Path;

use kernel::Result;
use kernel::Timestamp;
use kernel::broken;

use crate::Place;
use crate::connection::Connection;

/// Keeps the file as it was before a migration, as `before-<time>.sqlite` beside it. A new file has nothing to keep.
pub(crate) fn copy_before(connection: &Connection, place: &Place, now: Timestamp) -> Result<()> {
    let (Connection::Sqlite(session), Some(folder)) = (connection, place.folder()) else { return Ok(()) };
    let events = session.connection.query_row("select count(*) from sqlite_schema where name = 'events'", [], |row| row.get::<_, i64>(0));
    if events.map_err(broken("looking at the schema"))? == 0 {
        return Ok(());
    }
    copy_file(&session.connection, &folder.join(format!("before-{}.sqlite", now.strftime("%Y-%m-%dT%H%M%SZ"))))
}

/// Copies a database that is in use. The copy appears under its name whole and synced, or not at all.
pub(crate) fn copy_file(connection: &rusqlite::Connection, to: &Path) -> Result<()> {
    let unfinished = to.with_extension("unfinished");
    drop(fs::remove_file(&unfinished));
    connection.backup("main", &unfinished, None::<fn(rusqlite::backup::Progress)>).map_err(broken("copying the database"))?;
    // A copy is one file: without this, opening it would make a log beside it.
    let copy = rusqlite::Connection::open(&unfinished).map_err(broken("opening a copy"))?;
    copy.execute_batch("pragma journal_mode = delete").map_err(broken("closing a copy"))?;
    drop(copy);
    settle(&unfinished, to)
}

/// Gives a written file its name once it has reached the disk.
pub(crate) fn settle(unfinished: &Path, to: &Path) -> Result<()> {
    File::open(unfinished).and_then(|file| file.sync_all()).map_err(broken("syncing a copy"))?;
    fs::rename(unfinished, to).map_err(broken("naming a copy"))?;
    sync_folder(to.parent().unwrap_or(Path::new(".")))
}

/// Makes the names in a folder survive a power cut.
pub(crate) fn sync_folder(folder: &Path) -> Result<()> {
    File::open(folder).and_then(|folder| folder.sync_all()).map_err(broken("syncing a folder"))
}
