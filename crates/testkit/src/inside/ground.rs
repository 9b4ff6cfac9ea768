//! What a story's installation stands on: a database of its own, copied from one that this process migrated once, and texts read once.

use std::collections::HashMap;
use std::hash::DefaultHasher;
use std::hash::Hash;
use std::hash::Hasher;
use std::path::Path;
use std::sync::Arc;
use std::sync::Mutex;
use std::sync::PoisonError;

use kernel::Secret;
use store::Options;
use store::Place;
use store::Store;
use ui::Source;
use ui::Words;

/// The kinds of databases that stories are told on.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Kind {
    Sqlite,
    Postgres,
}

impl Kind {
    pub(super) const ALL: [Self; 2] = [Self::Sqlite, Self::Postgres];
}

/// A migrated database with nothing in it.
#[derive(Clone)]
enum Template {
    Sqlite(Arc<[u8]>),
    Postgres(String),
}

/// The migrated databases of this process, by their kind and the statements that made them.
static TEMPLATES: Mutex<Option<HashMap<(Kind, u64), Template>>> = Mutex::new(None);
/// The texts that were read in this process, by their sources.
static TEXTS: Mutex<Option<HashMap<u64, Arc<Words>>>> = Mutex::new(None);

/// A fresh database of this kind with the schema of these options; none where PostgreSQL is not installed.
pub(super) fn place(kind: Kind, folder: &Path, options: impl FnOnce(Place) -> Options) -> Option<Place> {
    match template(kind, options)? {
        Template::Sqlite(bytes) => {
            let file = folder.join("daleel.sqlite");
            std::fs::write(&file, bytes).expect("a folder of one's own takes a database");
            Some(Place::Sqlite(file))
        }
        Template::Postgres(url) => Some(Place::Postgres(Secret::new(peers::database_like(&url)))),
    }
}

fn template(kind: Kind, options: impl FnOnce(Place) -> Options) -> Option<Template> {
    let nowhere = options(Place::Sqlite("nowhere".into()));
    let key = (kind, hash(nowhere.migrations.iter().map(|migration| (migration.part, migration.number, migration.sql))));
    let mut all = TEMPLATES.lock().unwrap_or_else(PoisonError::into_inner);
    let all = all.get_or_insert_default();
    if let Some(known) = all.get(&key) {
        return Some(known.clone());
    }
    let made = migrated(kind, nowhere)?;
    Some(all.entry(key).or_insert(made).clone())
}

fn migrated(kind: Kind, nowhere: Options) -> Option<Template> {
    let migrate = |place| drop(Store::open(Options { place, ..nowhere }).expect("a fresh database opens"));
    match kind {
        Kind::Sqlite => {
            let folder = tempfile::tempdir().expect("the machine takes a folder");
            let file = folder.path().join("daleel.sqlite");
            migrate(Place::Sqlite(file.clone()));
            assert!(!file.with_extension("sqlite-wal").exists(), "a database that was closed lies in one file");
            Some(Template::Sqlite(std::fs::read(file).expect("it was just made").into()))
        }
        Kind::Postgres => {
            let url = peers::fresh_database()?;
            migrate(Place::Postgres(Secret::new(url.clone())));
            Some(Template::Postgres(url))
        }
    }
}

/// The texts of these sources.
pub(super) fn words(sources: &[Source]) -> Arc<Words> {
    let key = hash(sources.iter().map(|(lang, name, text)| (lang.code(), name, text)));
    let mut all = TEXTS.lock().unwrap_or_else(PoisonError::into_inner);
    let read = || Arc::new(Words::build(sources).expect("the words of both languages agree"));
    Arc::clone(all.get_or_insert_default().entry(key).or_insert_with(read))
}

fn hash(things: impl Iterator<Item = impl Hash>) -> u64 {
    let mut hasher = DefaultHasher::new();
    things.for_each(|thing| thing.hash(&mut hasher));
    hasher.finish()
}
