//! A process that is killed at each statement of each migration: nothing of the cut one is there, and the next start finishes.

use std::path::Path;
use std::process::Child;
use std::process::Command;
use std::process::Stdio;

use kernel::Clock;
use kernel::Secret;
use store::Migration;
use store::Options;
use store::Place;
use store::Store;
use testkit::Visitor;

use crate::slices::slices;
use crate::world::World;
use crate::world::copy;
use crate::world::until;

/// Where the killed process migrates, at which migration and after how many of its statements it is to stop, and the file that says so.
const WHERE: &str = "UPGRADE_STORY_PLACE";
const CUT: &str = "UPGRADE_STORY_CUT";
const MARK: &str = "UPGRADE_STORY_MARK";
/// The lock at which a migration on PostgreSQL waits to be killed.
const LOCK: &str = "4711";

/// Mark a database with the keys of its installation.
const MARK_KEYS: kernel::Permission = kernel::Permission { key: "story.mark-keys", roles: &[kernel::Role::System] };

/// Every migration of the slices; the store tells the same story of its own, which come before them.
pub(super) fn migrations() -> Vec<Migration> {
    slices().iter().flat_map(|slice| slice.migrations.clone()).collect()
}

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

pub(super) fn open(place: Place, migrations: Vec<Migration>) -> kernel::Result<Store> {
    Store::open(Options { place, clock: Clock::system(), migrations, hooks: Vec::new(), listeners: Vec::new(), readers: 1 })
}

/// Not a story: the process that is killed while it migrates.
#[test]
fn the_process_that_is_killed_while_it_migrates() {
    let (Ok(place), Ok(at), Ok(mark)) = (std::env::var(WHERE), std::env::var(CUT), std::env::var(MARK)) else { return };
    let place = if place.starts_with("postgres") { Place::Postgres(Secret::new(place)) } else { Place::Sqlite(place.into()) };
    let (number, after) = at.split_once(' ').unwrap();
    let mut wanted = migrations();
    wanted.truncate(number.parse::<usize>().unwrap() + 1);
    let last = wanted.pop().unwrap();
    wanted.push(cut(&last, after.parse().unwrap(), &mark));
    panic!("it was not killed: {:?}", open(place, wanted).err());
}

fn start(place: &str, number: usize, after: usize, mark: &Path) -> Child {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.args(["--exact", "faults::upgrades::the_process_that_is_killed_while_it_migrates", "--nocapture"]);
    command.env(WHERE, place).env(CUT, format!("{number} {after}")).env(MARK, mark);
    command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap()
}

fn kill(mut process: Child) {
    process.kill().unwrap();
    let ended = process.wait().unwrap();
    assert_eq!(ended.code(), None, "it ran until it was killed: {ended}");
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
fn a_killed_migration_is_finished_by_the_next_start_on_sqlite() {
    let folder = tempfile::tempdir().unwrap();
    let (file, whole) = (folder.path().join("data/daleel.sqlite"), folder.path().join("whole/daleel.sqlite"));
    [&file, &whole].into_iter().for_each(|file| std::fs::create_dir_all(file.parent().unwrap()).unwrap());
    let all = migrations();
    let mut cuts = 0;
    for (number, migration) in all.iter().enumerate() {
        drop(open(Place::Sqlite(whole.clone()), all[..=number].to_vec()).unwrap());
        let expected = schema_of_sqlite(&whole);
        for after in 0..=statements(migration).len() {
            let (mark, crashed) = (folder.path().join("mark"), folder.path().join("crashed"));
            let process = start(file.to_str().unwrap(), number, after, &mark);
            until("the statement has run", || mark.exists().then_some(()));
            kill(process);
            copy(file.parent().unwrap(), &crashed);
            drop(open(Place::Sqlite(crashed.join("daleel.sqlite")), all[..=number].to_vec()).unwrap());
            assert_eq!(
                schema_of_sqlite(&crashed.join("daleel.sqlite")),
                expected,
                "{} {} cut after {after}",
                migration.part,
                migration.name
            );
            std::fs::remove_file(mark).unwrap();
            std::fs::remove_dir_all(crashed).unwrap();
            cuts += 1;
        }
        drop(open(Place::Sqlite(file.clone()), all[..=number].to_vec()).unwrap());
    }
    eprintln!("{cuts} cuts of {} migrations", all.len());
    assert!(cuts > 80, "{cuts} cuts");
    assert_serves(folder.path());
}

/// The real program takes the folder over and serves from it.
fn assert_serves(folder: &Path) {
    let world = World::empty();
    let installation = world.installation.on(folder.join("data"));
    let running = installation.serve(&[]).unwrap();
    assert_eq!(Visitor::new(running.http()).get("/en/sign-in").unwrap().status, 200);
    assert_eq!(running.stop().unwrap(), 0);
    assert_eq!(installation.run(&["verify"]).unwrap().code, 0);
}

fn schema_of_postgres(client: &mut postgres::Client) -> Vec<String> {
    let has_any: Option<String> = client.query_one("select to_regclass('migrations')::text", &[]).unwrap().get(0);
    let ran = if has_any.is_some() { " union all select part || ' ' || number from migrations" } else { "" };
    let asked = format!(
        "select concat_ws(' ', table_name, column_name, data_type, is_nullable, column_default) as line from information_schema.columns
         where table_schema = 'public' union all select indexdef from pg_indexes where schemaname = 'public'{ran} order by 1"
    );
    client.query(&asked, &[]).unwrap().iter().map(|row| row.get(0)).collect()
}

#[test]
fn a_killed_migration_leaves_nothing_and_is_finished_by_the_next_start_on_postgres() {
    let Some(server) = peers::or_skip(peers::Postgres::start()) else { return };
    let mut client = postgres::Client::connect(&server.url, postgres::NoTls).unwrap();
    let place = || Place::Postgres(Secret::new(server.url.clone()));
    let folder = tempfile::tempdir().unwrap();
    drop(open(place(), Vec::new()).unwrap());
    let all = migrations();
    client.batch_execute(&format!("select pg_advisory_lock({LOCK})")).unwrap();
    for (number, migration) in all.iter().enumerate() {
        let before = schema_of_postgres(&mut client);
        for after in 0..=statements(migration).len() {
            let process = start(&server.url, number, after, &folder.path().join("mark"));
            let waiting = format!("select 1 from pg_locks where locktype = 'advisory' and objid = {LOCK} and not granted");
            let mut waits = || client.query(&waiting, &[]).unwrap().is_empty();
            let begun = std::time::Instant::now();
            while waits() {
                assert!(begun.elapsed().as_secs() < 60, "{} {} never came to statement {after}", migration.part, migration.name);
            }
            kill(process);
            // The server lets the dead process's session go on, which finds nobody there and comes to nothing.
            client.batch_execute(&format!("select pg_advisory_unlock({LOCK}); select pg_advisory_lock({LOCK})")).unwrap();
            client.batch_execute("begin; select pg_advisory_xact_lock(7206413); commit").unwrap();
            assert_eq!(schema_of_postgres(&mut client), before, "{} {} cut after {after}", migration.part, migration.name);
        }
        drop(open(place(), all[..=number].to_vec()).unwrap());
        assert_ne!(schema_of_postgres(&mut client), before, "{} {} is finished", migration.part, migration.name);
    }
    let world = World::empty();
    let installation = world.installation.clone().with("database_url", &server.url);
    let running = installation.serve(&[]).unwrap();
    assert_eq!(Visitor::new(running.http()).get("/en/sign-in").unwrap().status, 200);
}

#[test]
fn the_real_program_killed_anywhere_in_its_first_start_serves_at_the_next() {
    for ran in [1, 4, 8, 12, 16] {
        let world = World::empty();
        let file = world.installation.data().join("daleel.sqlite");
        std::fs::create_dir_all(world.installation.data()).unwrap();
        let mut process = world.installation.command(&["serve", "--listen", "127.0.0.1:0"]).stdout(Stdio::null()).spawn().unwrap();
        until("so many migrations have run", || {
            let database = rusqlite::Connection::open_with_flags(&file, rusqlite::OpenFlags::SQLITE_OPEN_READ_ONLY).ok()?;
            let count: i64 = database.query_row("select count(*) from migrations", [], |row| row.get(0)).ok()?;
            (count >= ran).then_some(())
        });
        process.kill().unwrap();
        process.wait().unwrap();
        let running = world.installation.serve(&[]).unwrap();
        assert_eq!(Visitor::new(running.http()).get("/readyz").unwrap().json()["reasons"].to_string(), "[]");
        assert_eq!(running.stop().unwrap(), 0);
        assert_eq!(world.installation.run(&["verify"]).unwrap().code, 0);
    }
}

/// What an installation of version 21 of mail could hold of what the versions up to 26 change. Whom its rows name elsewhere plays no part.
const OLDER_ROWS: &str = "
    insert into blobs (hash, size, place, bytes, since) values ('sealed', 9, 'row', null, 1);
    insert into secure_messages (id, entity_id, case_id, message_id, address, sealed, made_at, expires_at, code, code_until, code_tries,
        codes_asked, opened) values (1, 7, 2, 3, 'huda@example.com', 'text', 1, 2, '', 0, 0, 0, 0);
    insert into secure_files (id, entity_id, secure_id, sealed, name, size) values
        (4, 7, 1, 'sealed', 'تقرير طبي.pdf', 9), (5, 7, 1, 'sealed', 'x-ray.png', 9);
    insert into message_circles (message_id, entity_id, is_aside, people) values (3, 7, 0, 'omar@example.net'), (6, 8, 1, '');";

/// How many of them are as they should be afterwards: nothing is called anything in plain, nobody has looked, where a secure
/// message was sent is known, and the rest is as it was.
const KEPT_ROWS: [(&str, i64); 3] = [
    ("select count(*) from secure_files where name = '' and sealed = 'sealed' and size = 9 and secure_id = 1 and entity_id = 7", 2),
    (
        "select count(*) from message_circles where looked_to is null and looked_at is null
         and (message_id = 3 and entity_id = 7 and people = 'omar@example.net' or message_id = 6 and entity_id = 8 and is_aside = 1)",
        2,
    ),
    ("select count(*) from secret_cases where case_id = 2 and entity_id = 7", 1),
];

/// The migrations of an installation whose mail is of version 21.
fn with_mail_of_21() -> Vec<Migration> {
    migrations().into_iter().filter(|migration| migration.part != "email" || migration.number <= 21).collect()
}

#[test]
fn what_an_older_installation_held_of_secure_files_and_copied_people_is_there_after_the_upgrade() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("daleel.sqlite");
    drop(open(Place::Sqlite(file.clone()), with_mail_of_21()).unwrap());
    let database = || rusqlite::Connection::open(&file).unwrap();
    database().execute_batch(&format!("pragma foreign_keys = off; {OLDER_ROWS}")).unwrap();
    drop(open(Place::Sqlite(file.clone()), migrations()).unwrap());
    for (asked, wanted) in KEPT_ROWS {
        assert_eq!(database().query_row(asked, [], |row| row.get::<_, i64>(0)).unwrap(), wanted, "{asked}");
    }
    let Some(server) = peers::or_skip(peers::Postgres::start()) else { return };
    let place = || Place::Postgres(Secret::new(server.url.clone()));
    let mut client = postgres::Client::connect(&server.url, postgres::NoTls).unwrap();
    drop(open(place(), with_mail_of_21()).unwrap());
    client.batch_execute(&format!("set session_replication_role = replica; {OLDER_ROWS}")).unwrap();
    drop(open(place(), migrations()).unwrap());
    for (asked, wanted) in KEPT_ROWS {
        assert_eq!(client.query_one(asked, &[]).unwrap().get::<_, i64>(0), wanted, "{asked}");
    }
}

#[test]
fn a_program_with_other_keys_is_refused_before_it_changes_an_older_database() {
    let world = World::empty();
    let file = world.installation.data().join("daleel.sqlite");
    std::fs::create_dir_all(world.installation.data()).unwrap();
    let store = open(Place::Sqlite(file.clone()), with_mail_of_21()).unwrap();
    let own = store::Keys::make(&world.folder.path().join("own")).unwrap();
    let grant = kernel::Actor::system("command-line", None).may(MARK_KEYS).unwrap();
    let marked = store.write(grant, move |tx| tx.mark_keys(&own));
    tokio::runtime::Builder::new_current_thread().build().unwrap().block_on(marked).unwrap();
    drop(store);
    store::Keys::make(&world.installation.data().join("keys")).unwrap();
    let before = schema_of_sqlite(&file);
    for arguments in [&["serve", "--listen", "127.0.0.1:0"][..], &["user", "list"], &["backup", "copy"]] {
        let ended = world.installation.run(arguments).unwrap();
        assert!(ended.code == 1 && ended.complained.contains("not those with which this database is used"), "{arguments:?}: {ended:?}");
        assert_eq!(schema_of_sqlite(&file), before, "{arguments:?}");
    }
    std::fs::copy(world.folder.path().join("own"), world.installation.data().join("keys")).unwrap();
    assert_eq!(world.installation.serve(&[]).unwrap().stop().unwrap(), 0, "with its own it goes on");
    assert_ne!(schema_of_sqlite(&file), before);
}
