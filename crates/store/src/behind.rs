//! A database that ends before what was signed of it: its newest part is missing, such as the file in which SQLite keeps what it has not yet
//! moved into the database itself.

use std::path::Path;

use kernel::Result;

use crate::Chain;
use crate::Place;
use crate::checkpoint;
use crate::connect;
use crate::dialect;
use crate::open::on_a_thread;

/// Where a database ends that lacks its newest part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Behind {
    /// Its newest event; 0 when it has none.
    pub found: i64,
    /// The newest event that was signed.
    pub signed: i64,
}

/// Looks, before anything is written, whether a database ends before the newest mark of a file of signed marks. A file that cannot be read
/// tells nothing here: a verification says what is wrong with it.
///
/// # Errors
/// `Busy` when the database cannot be reached.
pub fn behind(place: &Place, marks: &Path) -> Result<Option<Behind>> {
    let signed = checkpoint::of_file(marks).unwrap_or_default().iter().map(|mark| mark.seq).max().unwrap_or(0);
    let found = newest_event(place)?;
    Ok((found < signed).then_some(Behind { found, signed }))
}

/// The newest event of a database that is not opened yet; 0 where nothing was ever recorded.
///
/// # Errors
/// `Busy` when the database cannot be reached.
pub fn newest_event(place: &Place) -> Result<i64> {
    let place = place.clone();
    on_a_thread(move || newest(&place))
}

fn newest(place: &Place) -> Result<i64> {
    let Some(mut connection) = connect::to_look(place)? else { return Ok(0) };
    let tables = connection.query(dialect::find_table(&connection), &["events".into()])?;
    if tables.is_empty() { Ok(0) } else { Ok(Chain::read(&mut connection)?.seq) }
}
