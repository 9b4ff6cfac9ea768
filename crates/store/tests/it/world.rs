//! What the stories share: a fresh database of either kind, and an actor of an entity.

use kernel::About;
use kernel::Actor;
use kernel::Clock;
use kernel::EntityId;
use kernel::Event;
use kernel::Grant;
use kernel::Permission;
use kernel::Role;
use kernel::Secret;
use kernel::Timestamp;
use serde::Serialize;
use store::Options;
use store::Place;
use store::Store;
use tempfile::TempDir;

/// What the stories may do.
pub const ACT: Permission = Permission { key: "story.act", roles: &[Role::System] };

/// A place for one database of a story's own.
pub struct Ground {
    pub place: Place,
    _folder: Option<TempDir>,
}

/// A place on SQLite, and one on PostgreSQL where it is installed.
pub fn grounds() -> Vec<Ground> {
    let folder = tempfile::tempdir().unwrap();
    let sqlite = Ground { place: Place::Sqlite(folder.path().join("daleel.sqlite")), _folder: Some(folder) };
    [Some(sqlite), postgres()].into_iter().flatten().collect()
}

/// A place on PostgreSQL where it is installed.
pub fn postgres() -> Option<Ground> {
    peers::fresh_database().map(|url| Ground { place: Place::Postgres(Secret::new(url)), _folder: None })
}

/// The usual options: a standing clock, two readers.
pub fn options(place: &Place) -> Options {
    let clock = Clock::standing_at(Timestamp::from_second(1_790_000_000).unwrap());
    Options { place: place.clone(), clock, migrations: Vec::new(), hooks: Vec::new(), listeners: Vec::new(), readers: 2 }
}

/// Opens a place.
pub fn open(place: &Place) -> Store {
    Store::open(options(place)).unwrap()
}

/// Waits for an answer of the store.
pub fn wait<T>(answer: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_current_thread().build().unwrap().block_on(answer)
}

/// The right to act for an entity.
pub fn of(entity: i64) -> Grant {
    Actor::system("story", Some(EntityId::new(entity))).may(ACT).unwrap()
}

/// Waits for an answer that reads files or a network as well.
pub fn wait_with_io<T>(answer: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(answer)
}

/// Something that was said.
#[derive(Serialize)]
pub struct Told {
    words: &'static str,
}

impl Event for Told {
    const KIND: &'static str = "story.told";

    fn about(&self) -> About {
        About::case(7)
    }
}

/// An event with a few words.
pub fn told(words: &'static str) -> Told {
    Told { words }
}

/// Records as many events as that, in one act.
pub fn record_many(store: &Store, count: u32) {
    wait(store.write(of(1), move |tx| (0..count).try_for_each(|_| tx.record(told("served")).map(drop)))).unwrap();
}

/// Records an event with a few words.
pub fn record(store: &Store, entity: i64, words: &'static str) {
    wait(store.write(of(entity), move |tx| tx.record(told(words)))).unwrap();
}
