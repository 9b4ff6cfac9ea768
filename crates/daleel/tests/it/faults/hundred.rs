//! Kills while a hundred counters serve: what was acknowledged at any of them is there once, each customer is in one place, and each counter goes
//! on with whomever it had.

use std::collections::BTreeSet;
use std::net::SocketAddr;
use std::sync::atomic::AtomicUsize;
use std::sync::atomic::Ordering;

use peers::Postgres;
use testkit::Installation;
use testkit::Running;
use testkit::Visitor;

use super::kills::rounds;
use super::tickets::Book;
use super::tickets::Caller;
use super::tickets::installation;
use super::tickets::rows;
use crate::hall::Counter;
use crate::hall::Door;
use crate::hall::Hall;
use crate::world::PASSWORD;
use crate::world::signed_in;
use crate::world::until;

const COUNTERS: usize = 100;
/// So many sign in at the same time, each of whom takes a core for a while.
const AT_ONCE: usize = 4;
/// Who takes tickets meanwhile.
const DOORS: [(Door, usize); 3] = [(Door::Program, 5), (Door::Phone, 2), (Door::Reception, 1)];
/// So many wait before each round, so that no counter is idle in it.
const CROWD: usize = COUNTERS + 20;
/// So many counters have somebody before them whenever the program is killed; the others have just sent theirs on.
const IN_HAND: usize = 75;
/// Whom all who sit at counters are like.
const LIKE: &str = "fatima@rsa.example";

fn email(number: usize) -> String {
    format!("counter-{number}@rsa.example")
}

/// An employee like another, with the same password, rights and skills. Hiring a hundred by letters and links would take minutes.
fn another(number: usize) -> String {
    let (id, email) = (900_000 + number, email(number));
    let employee =
        "name_ar, name_en, title_ar, title_en, department_ar, department_en, phone, email, gender, back_up_id, letters_off, state";
    let like = |column: &str| format!("{column} = (select id from accounts where email = '{LIKE}')");
    format!(
        "insert into accounts (id, email, password, lang, state, created_at)
             select {id}, '{email}', password, lang, state, created_at from accounts where email = '{LIKE}';
         insert into role_grants (account_id, entity_id, centre_id, role, provider_id)
             select {id}, entity_id, centre_id, role, provider_id from role_grants where {};
         insert into employees (id, entity_id, centre_id, {employee}, created_at)
             select {id}, entity_id, centre_id, {employee}, created_at from employees where {};
         insert into skills (entity_id, employee_id, service_id, channel, lang)
             select entity_id, {id}, service_id, channel, lang from skills where {};",
        like("account_id"),
        like("id"),
        like("employee_id")
    )
}

/// Writes into the database of an installation whose program does not run.
pub(super) fn write(installation: &Installation, server: Option<&Postgres>, sql: &str) {
    if let Some(server) = server {
        let mut client = postgres::Client::connect(&server.url, postgres::NoTls).unwrap();
        return client.batch_execute(sql).unwrap();
    }
    let database = rusqlite::Connection::open(installation.data().join("daleel.sqlite")).unwrap();
    database.execute_batch(sql).unwrap();
}

/// Somebody signs in and sits down at a counter.
fn sits(address: SocketAddr, (number, seat): (usize, &str)) -> Counter {
    let mut employee = Visitor::new(address);
    let entered = employee.sign_in(&email(number), PASSWORD).unwrap();
    assert_eq!(entered.status, 303, "{}: {}", email(number), entered.body);
    Counter::sits(employee, seat)
}

/// Somebody sits at each of these counters.
fn seated(address: SocketAddr, seats: &[Vec<String>]) -> Vec<Counter> {
    let numbered: Vec<(usize, &str)> = seats.iter().map(|seat| seat[0].as_str()).enumerate().collect();
    std::thread::scope(|scope| {
        let sit = move |some: &[(usize, &str)]| some.iter().map(|one| sits(address, *one)).collect::<Vec<Counter>>();
        let parts: Vec<_> = numbered.chunks(COUNTERS.div_ceil(AT_ONCE)).map(|some| scope.spawn(move || sit(some))).collect();
        parts.into_iter().flat_map(|part| part.join().unwrap()).collect()
    })
}

/// Everybody works until each counter has done something since the start, and some have done more; then the program is killed, whatever they
/// are at.
fn round(book: &Book, running: &mut Running, (callers, counters): (&mut [Caller], &mut [Counter]), more: usize) {
    let address = running.http();
    let done: Vec<AtomicUsize> = counters.iter().map(|_| AtomicUsize::new(0)).collect();
    std::thread::scope(|scope| {
        for caller in callers.iter_mut() {
            scope.spawn(move || book.keeps_taking(address, caller));
        }
        for (counter, done) in counters.iter_mut().zip(&done) {
            scope.spawn(move || {
                counter.goes_on_at(address);
                while book.serves(counter).is_ok() {
                    done.fetch_add(1, Ordering::SeqCst);
                }
            });
        }
        until("each counter has done something", || {
            let done: Vec<usize> = done.iter().map(|done| done.load(Ordering::SeqCst)).collect();
            (done.iter().all(|done| *done > 0) && done.iter().sum::<usize>() >= COUNTERS + more).then_some(())
        });
        running.kill();
    });
}

/// After a kill, before anybody does anything: whoever is at a counter is alone there, and hardly any counter was idle.
fn judge_places(rows: impl Fn(&str) -> Vec<Vec<String>>) {
    let at = rows("select cast(counter_id as text) from tickets where state in ('called', 'serving')");
    let counters: BTreeSet<&String> = at.iter().map(|row| &row[0]).collect();
    assert_eq!(counters.len(), at.len(), "nobody stands where another does");
    assert!(at.len() >= IN_HAND, "{} counters had somebody before them", at.len());
}

/// When all is over each who came was served, in one visit that is one case.
fn judge_visits(rows: impl Fn(&str) -> Vec<Vec<String>>) {
    let one = |sql: &str| rows(sql).remove(0).remove(0);
    let tickets = one("select cast(count(*) as text) from tickets where state = 'done'");
    assert_eq!(one("select cast(count(*) as text) from tickets"), tickets, "all were served");
    assert_eq!(one("select cast(count(distinct case_id) as text) from tickets"), tickets, "each has a case of their own");
    assert_eq!(one("select cast(count(*) as text) from cases where channel = 'centre'"), tickets, "and there is none beside");
}

fn play(installation: &Installation, server: Option<&Postgres>, rounds: usize) {
    installation.found().unwrap();
    let running = installation.serve(&[]).unwrap();
    let hall = Hall::set_up((installation, &running), COUNTERS);
    drop(signed_in((installation, &running), LIKE));
    assert_eq!(running.stop().unwrap(), 0);
    let staff: String = (0..COUNTERS).map(another).collect();
    write(installation, server, &format!("begin; {staff} commit;"));
    let mut running = installation.serve(&[]).unwrap();
    let ask = |sql: &str| rows(installation, server, sql);
    let seats = ask(&format!("select cast(id as text) from centre_counters where centre_id = {} order by number", hall.centre));
    let mut counters = seated(running.http(), &seats);
    assert_eq!(counters.len(), COUNTERS);
    let mut callers = Caller::all((installation, &running), &DOORS);
    let book = Book::begin(hall, installation.data().parent().unwrap());
    for round_number in 0..rounds {
        let waiting: usize = ask("select cast(count(*) as text) from tickets where state = 'waiting'")[0][0].parse().unwrap();
        for _ in waiting..CROWD {
            book.takes_at(running.http(), &mut callers[0]).unwrap();
        }
        // How much a round waits for differs, so that the strike comes at ever new places.
        round(&book, &mut running, (&mut callers, &mut counters), (round_number * 37) % 60);
        running = installation.serve(&[]).unwrap();
        judge_places(ask);
    }
    book.ends(running.http(), (&mut callers, &mut counters));
    assert_eq!(running.stop().unwrap(), 0);
    book.judge(ask);
    judge_visits(ask);
    assert_eq!(installation.run(&["verify"]).unwrap().code, 0);
}

#[test]
fn a_hundred_counters_that_serve_while_the_program_is_killed_lose_and_double_nothing() {
    let folder = tempfile::tempdir().unwrap();
    play(&installation(&folder), None, rounds(3));
}

#[test]
fn a_hundred_counters_that_serve_while_the_program_is_killed_lose_and_double_nothing_on_postgres() {
    let Some(server) = peers::or_skip(Postgres::start()) else { return };
    let folder = tempfile::tempdir().unwrap();
    play(&installation(&folder).with("database_url", &server.url), Some(&server), rounds(2));
}
