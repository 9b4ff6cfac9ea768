//! Fresh databases for tests: a template is migrated once, each test gets a copy of its own.

use std::fs;
use std::path::Path;

use kernel::Result;
use kernel::Secret;
use kernel::Timestamp;
use kernel::broken;

use crate::Migration;
use crate::Options;
use crate::Place;
use crate::Store;
use crate::connect;
use crate::migrate;
use crate::open::on_a_thread;

/// The store's own migrations, which run before all others.
pub fn own_migrations() -> Vec<Migration> {
    migrate::own().to_vec()
}

/// Runs these migrations on a database, as an opening does that has no others.
///
/// # Errors
/// As `Store::open`.
pub fn migrate_alone(place: Place, migrations: Vec<Migration>, now: Timestamp) -> Result<()> {
    on_a_thread(move || migrate::run_these(&mut connect::to_write(&place)?, migrations.iter(), now))
}

/// A migrated, closed database that is only copied.
#[derive(Clone, Debug)]
pub struct Template {
    place: Place,
}

impl Template {
    /// Migrates the database of these options and closes it. What must stand in each test's database is written by `fill`.
    ///
    /// # Errors
    /// What opening or filling says.
    pub fn make(options: Options, fill: impl FnOnce(&Store) -> Result<()>) -> Result<Self> {
        let store = Store::open(options)?;
        let place = store.place().clone();
        fill(&store)?;
        drop(store);
        if let Place::Sqlite(file) = &place {
            let connection = rusqlite::Connection::open(file).map_err(broken("closing the template"))?;
            connection.execute_batch("pragma wal_checkpoint(truncate)").map_err(broken("closing the template"))?;
        }
        Ok(Self { place })
    }

    /// A copy for one test: on SQLite the file `daleel.sqlite` in its folder, on PostgreSQL a database of that name on the same server.
    ///
    /// # Errors
    /// When the copy cannot be made, such as when the name is taken.
    pub fn copy(&self, name: &str, folder: &Path) -> Result<Place> {
        match &self.place {
            Place::Sqlite(file) => {
                let copy = folder.join("daleel.sqlite");
                fs::copy(file, &copy).map_err(broken("copying the template"))?;
                Ok(Place::Sqlite(copy))
            }
            Place::Postgres(address) => {
                let (server, template) = address.reveal().rsplit_once('/').ok_or(kernel::Error::NotFound("database name"))?;
                let sql = format!("create database \"{name}\" template \"{template}\"");
                let admin = format!("{server}/postgres");
                on_a_thread(move || {
                    let mut client = postgres::Client::connect(&admin, postgres::NoTls).map_err(broken("reaching PostgreSQL"))?;
                    client.batch_execute(&sql).map_err(broken("copying the template"))
                })?;
                Ok(Place::Postgres(Secret::new(format!("{server}/{name}"))))
            }
        }
    }
}
