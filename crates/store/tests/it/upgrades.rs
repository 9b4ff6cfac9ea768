//! A process that is killed at each statement of each of the store's own migrations: nothing of the cut one is there, and the next start
//! finishes.

use std::fs;
use std::path::Path;
use std::process::Child;
use std::process::Command;
use std::process::Stdio;
use std::time::Duration;
use std::time::Instant;

use kernel::Secret;
use store::Migration;
use store::Place;
use store::fresh::migrate_alone;
use store::fresh::own_migrations;

use crate::world::open;
use crate::world::options;
use crate::world::record;

/// Where the killed process migrates, at which migration and after how many of its statements it is to stop, and the file that says so.
const WHERE: &str = "UPGRADE_STORY_PLACE";
const CUT: &str = "UPGRADE_STORY_CUT";
const MARK: &str = "UPGRADE_STORY_MARK";
/// The lock at which a migration on PostgreSQL waits to be killed.
const LOCK: &str = "4712";

fn statements(migration: &Migration) -> Vec<&'static str> {
    migration.sql.split_inclusive(";\n").filter(|statement| statement.trim_end().ends_with(';')).collect()
}

/// The migration up to a statement, after which it says where it is and goes no further.
fn cut(migration: &Migration, after: usize, mark: &str) -> Migration {
    let done = statements(migration)[..after].concat();
    let stop = format!(
        "-- only sqlite\nattach database '{mark}' as mark;\n\
         -- only sqlite\nwith recursive endless(n) as (select 1 union all select n + 1 from endless) select max(n) from endless;\n\
         -- only postgres\nselect pg_advisory_lock({LOCK});\n"
    );
    Migration { sql: (done + &stop).leak(), ..*migration }
}

fn migrate(place: &Place, migrations: &[Migration]) {
    migrate_alone(place.clone(), migrations.to_vec(), options(place).clock.now()).unwrap();
}

/// Not a story: the process that is killed while it migrates.
#[test]
fn the_process_that_is_killed_while_it_migrates() {
    let (Ok(place), Ok(at), Ok(mark)) = (std::env::var(WHERE), std::env::var(CUT), std::env::var(MARK)) else { return };
    let place = if place.starts_with("postgres") { Place::Postgres(Secret::new(place)) } else { Place::Sqlite(place.into()) };
    let (number, after) = at.split_once(' ').unwrap();
    let mut wanted = own_migrations();
    wanted.truncate(number.parse::<usize>().unwrap() + 1);
    let last = wanted.pop().unwrap();
    wanted.push(cut(&last, after.parse().unwrap(), &mark));
    migrate(&place, &wanted);
    panic!("it was not killed");
}

fn start(place: &str, number: usize, after: usize, mark: &Path) -> Child {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.args(["--exact", "upgrades::the_process_that_is_killed_while_it_migrates", "--nocapture"]);
    command.env(WHERE, place).env(CUT, format!("{number} {after}")).env(MARK, mark);
    command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap()
}

fn kill(mut process: Child) {
    process.kill().unwrap();
    let ended = process.wait().unwrap();
    assert_eq!(ended.code(), None, "it ran until it was killed: {ended}");
}

fn until(what: &str, mut is_so: impl FnMut() -> bool) {
    let begun = Instant::now();
    while !is_so() {
        assert!(begun.elapsed() < Duration::from_secs(60), "{what}");
        std::thread::sleep(Duration::from_millis(2));
    }
}

/// Everything that a schema is made of, and which migrations have run.
fn schema_of_sqlite(file: &Path) -> Vec<String> {
    let database = rusqlite::Connection::open(file).unwrap();
    let asked =
        "select name || ': ' || coalesce(sql, '') from sqlite_schema union all select part || ' ' || number from migrations order by 1";
    let mut statement = database.prepare(asked).unwrap();
    statement.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
}

#[test]
fn a_killed_migration_of_the_store_is_finished_by_the_next_start_on_sqlite() {
    let folder = tempfile::tempdir().unwrap();
    let named = |name: &str| folder.path().join(name).join("daleel.sqlite");
    let (file, whole, crashed, mark) = (named("data"), named("whole"), named("crashed"), folder.path().join("mark"));
    [&file, &whole].into_iter().for_each(|file| fs::create_dir_all(file.parent().unwrap()).unwrap());
    let all = own_migrations();
    for (number, migration) in all.iter().enumerate() {
        migrate(&Place::Sqlite(whole.clone()), &all[..=number]);
        let expected = schema_of_sqlite(&whole);
        for after in 0..=statements(migration).len() {
            let process = start(file.to_str().unwrap(), number, after, &mark);
            until("the statement has run", || mark.exists());
            kill(process);
            fs::create_dir_all(crashed.parent().unwrap()).unwrap();
            for entry in fs::read_dir(file.parent().unwrap()).unwrap().flatten() {
                fs::copy(entry.path(), crashed.parent().unwrap().join(entry.file_name())).unwrap();
            }
            migrate(&Place::Sqlite(crashed.clone()), &all[..=number]);
            assert_eq!(schema_of_sqlite(&crashed), expected, "{} cut after {after}", migration.name);
            fs::remove_file(&mark).unwrap();
            fs::remove_dir_all(crashed.parent().unwrap()).unwrap();
        }
        migrate(&Place::Sqlite(file.clone()), &all[..=number]);
    }
    record(&open(&Place::Sqlite(file)), 1, "served");
}

fn schema_of_postgres(client: &mut postgres::Client) -> Vec<String> {
    let asked =
        "select concat_ws(' ', table_name, column_name, data_type, is_nullable, column_default) as line from information_schema.columns
         where table_schema = 'public' union all select indexdef from pg_indexes where schemaname = 'public'
         union all select concat_ws(' ', relname, reloptions::text) from pg_class where reloptions is not null and relkind = 'i'
         union all select part || ' ' || number from migrations order by 1";
    client.query(asked, &[]).unwrap().iter().map(|row| row.get(0)).collect()
}

#[test]
fn a_killed_migration_of_the_store_leaves_nothing_and_is_finished_by_the_next_start_on_postgres() {
    let Some(url) = peers::fresh_database() else { return };
    let mut client = postgres::Client::connect(&url, postgres::NoTls).unwrap();
    let place = Place::Postgres(Secret::new(url.clone()));
    let folder = tempfile::tempdir().unwrap();
    // The list of migrations is made before the first of them, in a transaction of its own.
    migrate(&place, &[]);
    let all = own_migrations();
    client.batch_execute(&format!("select pg_advisory_lock({LOCK})")).unwrap();
    let waiting = format!(
        "select 1 from pg_locks where locktype = 'advisory' and objid = {LOCK} and not granted
         and database = (select oid from pg_database where datname = current_database())"
    );
    for (number, migration) in all.iter().enumerate() {
        let before = schema_of_postgres(&mut client);
        for after in 0..=statements(migration).len() {
            let process = start(&url, number, after, &folder.path().join("mark"));
            until("the statement has run", || !client.query(&waiting, &[]).unwrap().is_empty());
            kill(process);
            // The server lets the dead process's session go on, which finds nobody there and comes to nothing.
            client.batch_execute(&format!("select pg_advisory_unlock({LOCK}); select pg_advisory_lock({LOCK})")).unwrap();
            client.batch_execute("begin; select pg_advisory_xact_lock(7206413); commit").unwrap();
            assert_eq!(schema_of_postgres(&mut client), before, "{} cut after {after}", migration.name);
        }
        migrate(&place, &all[..=number]);
        assert_ne!(schema_of_postgres(&mut client), before, "{} is finished", migration.name);
    }
    record(&open(&place), 1, "served");
}
