//! Opening: one process writes, migrations finish however often they are cut, and a newer database is left alone.

use std::fs;

use kernel::Error;
use store::Migration;
use store::Options;
use store::Place;
use store::Store;

use crate::world::grounds;
use crate::world::of;
use crate::world::options;
use crate::world::wait;

const STATEMENTS: [&str; 4] = [
    "create table desks (\n    id integer not null primary key,\n    name text not null\n) strict",
    "insert into desks (id, name) values (1, 'first')",
    "alter table desks add column floor integer",
    "create index desks_by_name on desks (name)",
];

fn migration(sql: String) -> Migration {
    Migration { part: "story", number: 1, name: "desks", sql: sql.leak() }
}

fn whole() -> Migration {
    migration(STATEMENTS.map(|statement| format!("{statement};\n")).concat())
}

fn with(place: &Place, migrations: &[Migration]) -> Options {
    Options { migrations: migrations.to_vec(), ..options(place) }
}

fn trouble(opened: kernel::Result<Store>) -> String {
    opened.err().expect("it does not open").to_string()
}

#[test]
fn a_migration_cut_at_any_statement_is_finished_by_the_next_start() {
    for ground in grounds() {
        for cut in 0..=STATEMENTS.len() {
            let until = STATEMENTS[..cut].iter().map(|statement| format!("{statement};\n")).collect::<String>();
            let opened = Store::open(with(&ground.place, &[migration(until + "cut the power;\n")]));
            assert!(trouble(opened).contains("story 1 desks"));
        }
        let store = Store::open(with(&ground.place, &[whole()])).unwrap();
        let names = wait(store.read(of(1), |tx| tx.query("select name from desks where floor is null", &[], |row| row.get::<String>(0))));
        assert_eq!(names.unwrap(), ["first"]);
    }
}

#[test]
fn a_database_of_a_newer_program_and_a_changed_migration_are_refused() {
    for ground in grounds() {
        drop(Store::open(with(&ground.place, &[whole()])).unwrap());
        assert!(trouble(Store::open(with(&ground.place, &[]))).contains("newer Daleel"));
        assert!(trouble(Store::open(with(&ground.place, &[migration("select 1;\n".into())]))).contains("never change"));
        assert!(Store::open(with(&ground.place, &[whole()])).is_ok());
    }
}

#[test]
fn before_a_schema_changes_the_file_is_copied() {
    let folder = tempfile::tempdir().unwrap();
    let place = Place::Sqlite(folder.path().join("daleel.sqlite"));
    let store = Store::open(with(&place, &[])).unwrap();
    wait(store.write(of(1), |tx| tx.index("case", 1, "kept"))).unwrap();
    drop(store);
    drop(Store::open(with(&place, &[whole()])).unwrap());
    let copies = fs::read_dir(folder.path()).unwrap().filter_map(|file| file.unwrap().file_name().into_string().ok());
    let copies: Vec<String> = copies.filter(|name| name.starts_with("before-")).collect();
    assert_eq!(copies, ["before-2026-09-21T141320Z.sqlite"], "one copy, and none of the empty file");
    let copy = Place::Sqlite(folder.path().join(&copies[0]));
    let store = Store::open_reading(with(&copy, &[])).unwrap();
    assert_eq!(wait(store.read(of(1), |tx| tx.search("case", "kept", None, 1))).unwrap(), [1]);
}

#[test]
fn a_second_process_may_look_but_not_write() {
    let folder = tempfile::tempdir().unwrap();
    let place = Place::Sqlite(folder.path().join("daleel.sqlite"));
    let store = Store::open(with(&place, &[])).unwrap();
    assert!(trouble(Store::open(with(&place, &[]))).contains("another process"));
    let looking = Store::open_reading(with(&place, &[])).unwrap();
    wait(store.write(of(1), |tx| tx.index("case", 1, "seen"))).unwrap();
    assert_eq!(wait(looking.read(of(1), |tx| tx.search("case", "seen", None, 1))).unwrap(), [1]);
    let refused = wait(looking.write(of(1), |tx| tx.index("case", 2, "unseen")));
    assert!(matches!(refused, Err(Error::ReadOnly("opened-for-reading"))));
    drop(store);
    assert!(Store::open(with(&place, &[])).is_ok(), "the folder is free again at once");
}
