//! Databases for stories, each empty and of one story's own, on one PostgreSQL server for a whole test process.

use std::sync::OnceLock;
use std::sync::atomic::AtomicU32;
use std::sync::atomic::Ordering;

use crate::Postgres;
use crate::or_skip;

/// The address of a new, empty database, or nothing where PostgreSQL is not installed.
///
/// # Panics
/// As [`or_skip`] does, and when the server does not give a database.
pub fn fresh_database() -> Option<String> {
    static SERVER: OnceLock<Option<Postgres>> = OnceLock::new();
    static NEXT: AtomicU32 = AtomicU32::new(1);
    let server = SERVER.get_or_init(|| or_skip(Postgres::start())).as_ref()?;
    let name = format!("story_{}", NEXT.fetch_add(1, Ordering::SeqCst));
    let (url, statement) = (server.url.clone(), format!("create database {name}"));
    // The client waits on a runtime of its own, which must not be started inside that of a story.
    let created = std::thread::spawn(move || postgres::Client::connect(&url, postgres::NoTls)?.batch_execute(&statement)).join();
    created.expect("the client does not panic").expect("a server of one's own creates databases");
    Some(format!("{}/{name}", server.url.rsplit_once('/').expect("the address ends with a database").0))
}
