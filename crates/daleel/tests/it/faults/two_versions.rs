//! Two versions at once: a newer program brings the schema up to date and writes while the present one serves a centre from the same database; and a
//! centre in the middle of its day, whose program is replaced by the next one.

use std::sync::atomic::AtomicBool;
use std::sync::atomic::Ordering;

use kernel::Secret;
use peers::Postgres;
use store::Migration;
use store::Place;
use store::Store;
use testkit::Installation;
use testkit::Running;
use testkit::Visitor;

use super::centre_clocks::called;
use super::centre_clocks::calls;
use super::centre_clocks::press;
use super::centre_clocks::serves;
use super::hundred::write;
use super::tickets::Book;
use super::tickets::Caller;
use super::tickets::installation;
use super::tickets::rows;
use super::upgrades::migrations;
use super::upgrades::open;
use crate::hall::Counter;
use crate::hall::Desk;
use crate::hall::Door;
use crate::hall::Hall;
use crate::world::until;

const DOORS: [(Door, usize); 3] = [(Door::Program, 3), (Door::Phone, 2), (Door::Reception, 1)];
const EMPLOYEES: [&str; 3] = ["fatima@rsa.example", "salem@rsa.example", "ali@rsa.example"];
/// So much is acknowledged before the newer program comes, and again beside it.
const ENOUGH: usize = 25;
/// What the next version of the centre could bring: more of a ticket, a table of its own, an index.
const NEXT: &str = "
alter table tickets add column next_colour text not null default '';
create table next_rooms (id integer not null primary key, entity_id integer not null references entities (id), name text not null) strict;
create index tickets_by_next_colour on tickets (entity_id, next_colour);
";
/// Write what the next version writes.
const WRITE_NEXT: kernel::Permission = kernel::Permission { key: "story.write-next", roles: &[kernel::Role::System] };
/// What makes of a database one of the centre's version 32: whatever came since is taken away, but for what the last one makes of the photographs of
/// walks, which it makes again of what it finds.
const OLDER: &str = "
drop index counter_openings_of_day;
drop index visit_tellings_kept;
drop index visit_tellings_of_case;
alter table visit_tellings drop column promise_id;
drop index hall_recordings_by_hash;
drop index appointments_met;
alter table appointments drop column hand_ins;
drop table handed_in;
alter table centre_counters drop column zone_id;
alter table centre_devices drop column zone_id;
drop table centre_zones;
drop table tickets_outside_hours;
drop table centre_incidents;
alter table centre_experience drop column patience;
alter table centre_rules drop column firm_after_seconds;
drop table opening_photos;
drop index tickets_sent;
alter table tickets drop column sent_counter_id;
alter table tickets drop column sent_employee_id;
alter table tickets drop column sent_back;
delete from migrations where part = 'centre' and number > 32;
";

/// Lets everybody go home, whatever happens.
struct GoesHome<'a>(&'a AtomicBool);

impl Drop for GoesHome<'_> {
    fn drop(&mut self) {
        self.0.store(true, Ordering::SeqCst);
    }
}

/// The database with the schema of the next version, as its program has it open.
fn next_version(server: &Postgres) -> Store {
    let mut all = migrations();
    let number = 1 + all.iter().filter(|one| one.part == "centre").map(|one| one.number).max().unwrap();
    all.push(Migration { part: "centre", number, name: "what_comes_next", sql: NEXT });
    open(Place::Postgres(Secret::new(server.url.clone())), all).unwrap()
}

/// The newer program writes: a room, and the colour of each ticket that waits; answers of how many.
fn writes(store: &Store) -> u64 {
    let grant = kernel::Actor::system("story", None).may(WRITE_NEXT).unwrap();
    let written = store.write(grant, |tx| {
        tx.execute("insert into next_rooms (id, entity_id, name) select id, id, 'Hall' from entities on conflict do nothing", &[])?;
        tx.execute("update tickets set next_colour = 'blue' where state = 'waiting'", &[])
    });
    tokio::runtime::Builder::new_current_thread().build().unwrap().block_on(written).unwrap()
}

/// Everybody works with the present program; meanwhile the newer one comes, and writes as well. Answers how many tickets it has coloured.
fn side_by_side(book: &Book, running: &Running, (callers, counters): (&mut [Caller], &mut [Counter]), server: &Postgres) -> u64 {
    let (address, over) = (running.http(), AtomicBool::new(false));
    let is_over = || over.load(Ordering::SeqCst);
    std::thread::scope(|scope| {
        let _home = GoesHome(&over);
        for caller in callers.iter_mut() {
            scope.spawn(move || {
                while !is_over() {
                    book.takes_at(address, caller).unwrap();
                }
            });
        }
        for counter in counters.iter_mut() {
            scope.spawn(move || {
                while !is_over() {
                    book.serves(counter).unwrap();
                }
            });
        }
        let more = |what: &str| {
            let [before, _] = book.counts();
            until(what, || (book.counts()[0] >= before + ENOUGH).then_some(()));
        };
        more("work is under way");
        let next = next_version(server);
        let coloured = until("somebody waits whose ticket the newer program knows", || Some(writes(&next)).filter(|many| *many > 0));
        more("work goes on beside it");
        coloured
    })
}

#[test]
fn a_newer_program_brings_the_schema_up_to_date_and_writes_while_the_present_one_serves_a_centre_and_nobody_is_put_off() {
    let Some(server) = peers::or_skip(Postgres::start()) else { return };
    let folder = tempfile::tempdir().unwrap();
    let installation = installation(&folder).with("database_url", &server.url);
    installation.found().unwrap();
    let running = installation.serve(&[]).unwrap();
    let place = (&installation, &running);
    let hall = Hall::set_up(place, EMPLOYEES.len());
    let mut counters = EMPLOYEES.map(|email| Counter::open(place, email));
    let mut callers = Caller::all(place, &DOORS);
    let book = Book::begin(hall, folder.path());
    let coloured = side_by_side(&book, &running, (&mut callers, &mut counters), &server);
    book.ends(running.http(), (&mut callers, &mut counters));
    assert_eq!(book.counts()[1], 0, "nobody was put off");
    assert_eq!(running.stop().unwrap(), 0);
    let ask = |sql: &str| rows(&installation, Some(&server), sql);
    book.judge(ask);
    let blue = ask("select cast(count(*) as text) from tickets where next_colour = 'blue'");
    assert_eq!(blue, [[coloured.to_string()]], "what the newer program wrote stands, whatever became of these tickets since");
    let refused = installation.serve(&[]).err().expect("the present program does not begin with what it does not know").to_string();
    assert!(refused.contains("written by a newer version of Daleel"), "{refused}");
}

/// A counter serves until nobody waits; answers whom.
fn serves_all(counter: &mut Counter) -> Vec<String> {
    let mut served = Vec::new();
    while counter.looks().unwrap() != Some(Desk::Free) {
        served.push(serves(counter, "next"));
    }
    served
}

/// Six wait, of whom one is served and one called; the program is stopped, and the next one finds data of the version before.
fn replaced(installation: &Installation, server: Option<&Postgres>) {
    installation.found().unwrap();
    let running = installation.serve(&[]).unwrap();
    let place = (installation, &running);
    let hall = Hall::set_up(place, 2);
    let [mut fatima, mut ali] = ["fatima@rsa.example", "ali@rsa.example"].map(|email| Counter::open(place, email));
    let mut customer = Visitor::new(running.http());
    let comes = |customer: &mut Visitor, key: &str| hall.take(Door::Phone, customer, (0, key)).unwrap().expect("a ticket").number;
    for (key, number) in [("one", "A 001"), ("two", "A 002"), ("three", "A 003"), ("four", "A 004"), ("five", "A 005"), ("six", "A 006")] {
        assert_eq!(comes(&mut customer, key), number);
    }
    assert_eq!([calls(&mut fatima), calls(&mut ali)], ["A 001", "A 002"]);
    press(&mut fatima, "visit");
    assert_eq!(running.stop().unwrap(), 0);
    let ask = |sql: &str| rows(installation, server, sql);
    let ran = || ask("select cast(count(*) as text) from migrations");
    let up_to_date = ran();
    write(installation, server, &format!("begin; {OLDER} commit;"));
    assert_ne!(ran(), up_to_date, "the data are older");
    let running = installation.serve(&[]).unwrap();
    assert_eq!(ran(), up_to_date, "and are brought up to date");
    customer = customer.at(running.http());
    assert_eq!(comes(&mut customer, "seven"), "A 007", "numbers go on");
    for counter in [&mut fatima, &mut ali] {
        counter.goes_on_at(running.http());
    }
    assert_eq!(called(&mut ali), "A 002", "whoever was called still is");
    assert_eq!(serves_all(&mut fatima), ["A 001", "A 003", "A 004", "A 005", "A 006", "A 007"], "in the order in which they came");
    assert_eq!(serves_all(&mut ali), ["A 002"]);
    assert_eq!(running.stop().unwrap(), 0);
    assert_eq!(ask("select distinct state from tickets"), [["done"]]);
    assert_eq!(installation.run(&["verify"]).unwrap().code, 0);
}

#[test]
fn a_centre_whose_program_is_replaced_in_the_middle_of_its_day_goes_on_with_whoever_waited_was_called_or_was_served() {
    let folder = tempfile::tempdir().unwrap();
    replaced(&installation(&folder), None);
    let Some(server) = peers::or_skip(Postgres::start()) else { return };
    let folder = tempfile::tempdir().unwrap();
    replaced(&installation(&folder).with("database_url", &server.url), Some(&server));
}
