//! Kills while a centre works: programs, telephones and the reception take tickets, and counters call, serve, send on and complete. Of what was
//! acknowledged nothing is lost or doubled, numbers have no gaps, and no ticket is at two counters.

use std::collections::BTreeMap;
use std::io;
use std::net::SocketAddr;
use std::sync::Mutex;
use std::sync::atomic::AtomicUsize;
use std::sync::atomic::Ordering;
use std::time::Duration;

use peers::Postgres;
use serde_json::Value;
use testkit::Installation;
use testkit::Ledger;
use testkit::Running;
use testkit::Visitor;

use super::kills::rounds;
use crate::hall::Counter;
use crate::hall::Desk;
use crate::hall::Door;
use crate::hall::Hall;
use crate::hall::Taken;
use crate::world::PROGRAM;
use crate::world::signed_in;

/// Programs, telephones and receptions that take tickets at the same time.
const DOORS: [(Door, usize); 3] = [(Door::Program, 8), (Door::Phone, 5), (Door::Reception, 3)];
/// Who serves.
const EMPLOYEES: [&str; 5] = ["fatima@rsa.example", "salem@rsa.example", "ali@rsa.example", "maryam@rsa.example", "noora@rsa.example"];
/// Before what was refused is asked again.
const PAUSE: Duration = Duration::from_millis(20);

/// Somebody who takes one ticket after the other, each asked for until it is acknowledged.
pub(super) struct Caller {
    name: String,
    door: Door,
    visitor: Visitor,
    at: usize,
}

impl Caller {
    /// So many at each of these doors.
    pub(super) fn all(place: (&Installation, &Running), doors: &[(Door, usize)]) -> Vec<Self> {
        let address = place.1.http();
        let program = Visitor::with_token(address, &place.0.token().unwrap());
        let reception = signed_in(place, "aisha@rsa.example");
        let visitor = |door: Door| match door {
            Door::Program => program.clone(),
            Door::Phone => Visitor::new(address),
            Door::Reception => reception.clone(),
        };
        let caller = |door: Door, one: usize| Self { name: format!("{door:?}-{one}"), door, visitor: visitor(door), at: 0 };
        let all = doors.iter().flat_map(|(door, many)| (0..*many).map(move |one| (*door, one)));
        all.map(|(door, one)| caller(door, one)).collect()
    }
}

/// What was acknowledged.
pub(super) struct Book {
    pub(super) hall: Hall,
    /// Each ticket by the key under which it was asked for.
    taken: Mutex<BTreeMap<String, Taken>>,
    numbers: Mutex<Ledger>,
    /// The tickets whose visits were completed.
    completed: Mutex<Ledger>,
    /// How much was acknowledged since the last start.
    since: AtomicUsize,
    /// How often somebody was put off.
    put_off: AtomicUsize,
}

impl Book {
    pub(super) fn begin(hall: Hall, folder: &std::path::Path) -> Self {
        let ledger = |name: &str| Mutex::new(Ledger::begin(&folder.join(name)).unwrap());
        let [since, put_off] = [0, 0].map(AtomicUsize::new);
        Self { hall, taken: Mutex::default(), numbers: ledger("numbers"), completed: ledger("completed"), since, put_off }
    }

    /// How much was acknowledged since the last start, and how often somebody was put off.
    pub(super) fn counts(&self) -> [usize; 2] {
        [&self.since, &self.put_off].map(|count| count.load(Ordering::SeqCst))
    }

    /// Takes one ticket, and asks for it again as somebody does who has not seen the answer.
    fn takes(&self, caller: &mut Caller) -> io::Result<()> {
        let (key, service) = (format!("{}-{}", caller.name, caller.at), caller.at % 2);
        let Some(taken) = self.hall.take(caller.door, &mut caller.visitor, (service, &key))? else {
            self.put_off.fetch_add(1, Ordering::SeqCst);
            std::thread::sleep(PAUSE);
            return Ok(());
        };
        self.numbers.lock().unwrap().acknowledge(&taken.number).unwrap();
        let before = self.taken.lock().unwrap().insert(key.clone(), taken.clone());
        assert!(before.is_none(), "{before:?}");
        caller.at += 1;
        self.since.fetch_add(1, Ordering::SeqCst);
        if caller.at.is_multiple_of(3) {
            let again = self.hall.take(caller.door, &mut caller.visitor, (service, &key))?;
            assert!(again.as_ref().is_none_or(|again| *again == taken), "the same key is the same ticket: {again:?} after {taken:?}");
        }
        Ok(())
    }

    /// The same at the program's address.
    pub(super) fn takes_at(&self, address: SocketAddr, caller: &mut Caller) -> io::Result<()> {
        caller.visitor = caller.visitor.at(address);
        self.takes(caller)
    }

    /// Takes one ticket after the other until the program is gone.
    pub(super) fn keeps_taking(&self, address: SocketAddr, caller: &mut Caller) {
        while self.takes_at(address, caller).is_ok() {}
    }

    /// Does what is to be done at a counter; answers whether anybody is or was there.
    pub(super) fn serves(&self, counter: &mut Counter) -> io::Result<bool> {
        let seen = counter.looks()?;
        let was_free = seen == Some(Desk::Free);
        let (status, ended) = match seen {
            None => (503, None),
            Some(Desk::Free) => (counter.presses("next", &[])?, None),
            Some(Desk::Called(_)) => (counter.presses("visit", &[])?, None),
            Some(Desk::Serving(number, ticket, false)) if number.starts_with('A') && number.ends_with(['0', '4', '8']) => {
                (counter.sends_on(&ticket, &self.hall.services[1])?, None)
            }
            Some(Desk::Serving(_, ticket, _)) => (counter.completes(&ticket, "next")?, Some(ticket)),
        };
        assert!(status == 303 || status >= 500, "{status}");
        if status != 303 {
            self.put_off.fetch_add(1, Ordering::SeqCst);
            std::thread::sleep(PAUSE);
        } else if let Some(ticket) = ended {
            self.completed.lock().unwrap().acknowledge(&ticket).unwrap();
            self.since.fetch_add(1, Ordering::SeqCst);
        }
        Ok(!was_free || counter.looks()? != Some(Desk::Free))
    }

    /// Everybody works until so much is acknowledged; then the program is killed, at whatever it is.
    fn round(&self, running: &mut Running, (callers, counters): (&mut [Caller], &mut [Counter]), enough: usize) {
        self.since.store(0, Ordering::SeqCst);
        let address = running.http();
        std::thread::scope(|scope| {
            for caller in callers.iter_mut() {
                scope.spawn(move || self.keeps_taking(address, caller));
            }
            for counter in counters.iter_mut() {
                scope.spawn(move || {
                    counter.goes_on_at(address);
                    while self.serves(counter).is_ok() {}
                });
            }
            crate::world::until("enough is acknowledged", || (self.since.load(Ordering::SeqCst) >= enough).then_some(()));
            running.kill();
        });
    }

    /// After the last start: whatever was not acknowledged is asked for once more, and all who wait are served.
    pub(super) fn ends(&self, address: SocketAddr, (callers, counters): (&mut [Caller], &mut [Counter])) {
        for caller in callers {
            self.takes_at(address, caller).unwrap();
        }
        std::thread::scope(|scope| {
            for counter in counters {
                scope.spawn(move || {
                    counter.goes_on_at(address);
                    while self.serves(counter).unwrap() {}
                });
            }
        });
    }

    /// Each customer finds their number on the page with which they follow it.
    fn is_followed(&self, address: SocketAddr) {
        let mut customer = Visitor::new(address);
        for taken in self.taken.lock().unwrap().values() {
            let page = customer.get(&taken.follow).unwrap();
            assert!(page.status == 200 && page.body.contains(&taken.number.replace(' ', "\u{a0}")), "{taken:?}: {}", page.status);
        }
    }

    /// What is there when all is over: the tickets that were acknowledged and no others, each at one counter at a time, and the visits.
    pub(super) fn judge(&self, rows: impl Fn(&str) -> Vec<Vec<String>>) {
        self.judge_numbers(&rows("select day, letter, cast(number as text) from tickets"));
        let kinds = "'centre.ticket-called', 'centre.visit-completed', 'centre.visit-moved', 'centre.ticket-ended'";
        self.judge_counters(&rows(&format!("select kind, data from events where kind in ({kinds}) order by seq")));
    }

    /// The numbers of each queue and day have no gaps and no doubles, and they are those that were acknowledged.
    fn judge_numbers(&self, tickets: &[Vec<String>]) {
        let mut given: BTreeMap<(&str, &str), Vec<usize>> = BTreeMap::new();
        for ticket in tickets {
            given.entry((&ticket[0], &ticket[1])).or_default().push(ticket[2].parse().unwrap());
        }
        for (queue, numbers) in &mut given {
            numbers.sort_unstable();
            assert_eq!(*numbers, (1..=numbers.len()).collect::<Vec<_>>(), "{queue:?}");
        }
        let shown: Vec<String> = tickets.iter().map(|ticket| format!("{} {:0>3}", ticket[1], ticket[2])).collect();
        let verdict = self.numbers.lock().unwrap().compare(shown.iter().map(String::as_str));
        assert!(verdict.is_clean() && verdict.acknowledged == tickets.len(), "of {} tickets: {verdict}", tickets.len());
    }

    /// As it happened: no ticket is called while it is at another counter, and no counter has two. Visits were completed as they were acknowledged.
    fn judge_counters(&self, events: &[Vec<String>]) {
        let (mut at, mut completed): (BTreeMap<i64, i64>, Vec<String>) = (BTreeMap::new(), Vec::new());
        for event in events {
            let said: Value = serde_json::from_str(&event[1]).unwrap();
            let ticket = said["ticket"].as_i64().unwrap();
            match event[0].as_str() {
                "centre.ticket-called" => {
                    let counter = said["counter"].as_i64().unwrap();
                    assert!(!at.values().any(|other| *other == counter), "counter {counter} had somebody: {said}");
                    let before = at.insert(ticket, counter);
                    assert_eq!(before, None, "{said}");
                }
                kind => {
                    assert!(at.remove(&ticket).is_some(), "it was at a counter: {said}");
                    completed.extend((kind == "centre.visit-completed").then(|| ticket.to_string()));
                }
            }
        }
        assert!(at.is_empty(), "all who waited were served: {at:?}");
        let verdict = self.completed.lock().unwrap().compare(completed.iter().map(String::as_str));
        assert!(verdict.is_clean(), "{verdict}");
    }
}

/// What the database says, each value as text.
pub(super) fn rows(installation: &Installation, server: Option<&Postgres>, sql: &str) -> Vec<Vec<String>> {
    if let Some(server) = server {
        let mut client = postgres::Client::connect(&server.url, postgres::NoTls).unwrap();
        let found = client.query(sql, &[]).unwrap();
        return found.iter().map(|row| (0..row.len()).map(|place| row.get(place)).collect()).collect();
    }
    let flags = rusqlite::OpenFlags::SQLITE_OPEN_READ_ONLY;
    let database = rusqlite::Connection::open_with_flags(installation.data().join("daleel.sqlite"), flags).unwrap();
    let mut asked = database.prepare(sql).unwrap();
    let many = asked.column_count();
    let found = asked.query_map([], |row| (0..many).map(|place| row.get(place)).collect()).unwrap();
    found.map(Result::unwrap).collect()
}

fn play(installation: &Installation, server: Option<&Postgres>, rounds: usize) {
    installation.found().unwrap();
    let mut running = installation.serve(&[]).unwrap();
    let place = (installation, &running);
    let hall = Hall::set_up(place, EMPLOYEES.len());
    let mut counters = EMPLOYEES.map(|email| Counter::open(place, email));
    let mut callers = Caller::all(place, &DOORS);
    let book = Book::begin(hall, installation.data().parent().unwrap());
    for round in 0..rounds {
        // How much a round waits for differs, so that the strike comes at ever new places.
        book.round(&mut running, (&mut callers, &mut counters), 10 + (round * 37) % 60);
        running = installation.serve(&[]).unwrap();
    }
    book.ends(running.http(), (&mut callers, &mut counters));
    book.is_followed(running.http());
    assert_eq!(running.stop().unwrap(), 0);
    book.judge(|sql| rows(installation, server, sql));
    assert_eq!(installation.run(&["verify"]).unwrap().code, 0);
}

pub(super) fn installation(folder: &tempfile::TempDir) -> Installation {
    Installation::new(PROGRAM, folder.path().join("data")).with("sign_in.second_factor", "nobody")
}

#[test]
fn of_tickets_and_visits_that_were_acknowledged_before_a_kill_nothing_is_lost_or_doubled() {
    let folder = tempfile::tempdir().unwrap();
    play(&installation(&folder), None, rounds(5));
}

#[test]
fn of_tickets_and_visits_that_were_acknowledged_before_a_kill_nothing_is_lost_or_doubled_on_postgres() {
    let Some(server) = peers::or_skip(Postgres::start()) else { return };
    let folder = tempfile::tempdir().unwrap();
    play(&installation(&folder).with("database_url", &server.url), Some(&server), rounds(4));
}
