//! Databases for stories, each empty and of one story's own, on one PostgreSQL server for a whole test process.

use std::sync::OnceLock;
use std::sync::atomic::AtomicU32;
use std::sync::atomic::Ordering;
use std::time::Duration;
use std::time::Instant;

use postgres::error::SqlState;

use crate::Postgres;
use crate::or_skip;

/// The address of a new, empty database, or nothing where PostgreSQL is not installed.
///
/// # Panics
/// As [`or_skip`] does, and when the server does not give a database.
pub fn fresh_database() -> Option<String> {
    let server = SERVER.get_or_init(|| or_skip(Postgres::start_for_stories())).as_ref()?;
    Some(create(&server.url, "template1"))
}

/// The address of a new database with everything that is in one of [`fresh_database`], to which nobody may be connected.
///
/// # Panics
/// When the server does not give a database.
pub fn database_like(template: &str) -> String {
    let (_, name) = parts(template);
    create(template, name)
}

/// One server for the process.
static SERVER: OnceLock<Option<Postgres>> = OnceLock::new();
static NEXT: AtomicU32 = AtomicU32::new(1);
/// How long a server may take to notice that the last connection to a template has closed.
const PATIENCE: Duration = Duration::from_secs(20);

fn create(beside: &str, template: &str) -> String {
    let (server, _) = parts(beside);
    let name = format!("story_{}", NEXT.fetch_add(1, Ordering::SeqCst));
    let (any, statement) = (format!("{server}/daleel"), format!("create database {name} template {template}"));
    // The client waits on a runtime of its own, which must not be started inside that of a story.
    let created = std::thread::spawn(move || {
        let mut client = postgres::Client::connect(&any, postgres::NoTls)?;
        let begun = Instant::now();
        loop {
            match client.batch_execute(&statement) {
                Err(error) if error.code() == Some(&SqlState::OBJECT_IN_USE) && begun.elapsed() < PATIENCE => {
                    std::thread::sleep(Duration::from_millis(5));
                }
                done => return done,
            }
        }
    });
    created.join().expect("the client does not panic").expect("a server of one's own creates databases");
    format!("{server}/{name}")
}

/// An address without the database, and the database.
fn parts(url: &str) -> (&str, &str) {
    url.rsplit_once('/').expect("the address ends with a database")
}
