//! How a database is opened.

use std::path::Path;
use std::path::PathBuf;

use kernel::Clock;
use kernel::Secret;

use crate::Migration;
use crate::writer::Hook;
use crate::writer::Listener;

/// Where the data lie.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// An SQLite file. Its folder belongs to one process: the file `lock` beside it says so.
    Sqlite(PathBuf),
    /// A PostgreSQL database by its `postgres://` address, which holds a password. Over a network it ends with `?sslmode=require`.
    Postgres(Secret<String>),
}

impl Place {
    /// The folder of an SQLite file.
    pub(crate) fn folder(&self) -> Option<&Path> {
        match self {
            Place::Sqlite(file) => Some(file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))),
            Place::Postgres(_) => None,
        }
    }
}

/// How a database is opened.
pub struct Options {
    /// Where it is.
    pub place: Place,
    /// The time of transactions.
    pub clock: Clock,
    /// The schema of the parts above, lower parts first.
    pub migrations: Vec<Migration>,
    /// What looks at each transaction before its commit. A hook may run statements and record events; what it refuses did not happen.
    pub hooks: Vec<Hook>,
    /// Who is told after a commit.
    pub listeners: Vec<Listener>,
    /// How many threads read; at least one.
    pub readers: usize,
}
