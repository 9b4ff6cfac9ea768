//! Sixty-four programs ask for tickets in twenty queues at once. Some hang up before they are answered, connections to the database are cut, and the
//! program is killed: the numbers of each queue have no gap and no double, and whoever asks again has the same ticket.

use std::collections::BTreeMap;
use std::io;
use std::net::SocketAddr;
use std::sync::Mutex;
use std::time::Duration;

use peers::Postgres;
use serde_json::Value;
use serde_json::json;
use testkit::Installation;
use testkit::Ledger;
use testkit::Running;
use testkit::Visitor;

use super::kills::rounds;
use super::tickets::installation;
use super::tickets::rows;
use crate::hall::ADMINISTRATOR;
use crate::hall::Hall;
use crate::hall::done;
use crate::world::signed_in;
use crate::world::until;

const PROGRAMS: usize = 64;
const QUEUES: usize = 20;
/// One request in so many is cut short by whoever asks.
const HANGS_UP: usize = 25;
/// Before what was refused is asked again.
const PAUSE: Duration = Duration::from_millis(20);
/// The name under which the program is known to PostgreSQL, and what cuts all of its connections.
const CUT: &str =
    "select count(pg_terminate_backend(pid)) from pg_stat_activity where application_name = 'daleel' and datname = current_database()";

/// How many tickets are given.
fn tickets() -> usize {
    std::env::var("DALEEL_TICKETS").ok().and_then(|tickets| tickets.parse().ok()).unwrap_or(1_600)
}

/// A program that asks for one ticket after the other, each until it is answered.
struct Program {
    number: usize,
    visitor: Visitor,
    at: usize,
}

/// What is asked for, and what was acknowledged.
struct Race {
    path: String,
    /// The service of each queue.
    services: Vec<String>,
    /// Each ticket with its number.
    given: Mutex<Ledger>,
}

fn shown(ticket: &Value) -> String {
    let text = |name: &str| ticket[name].as_str().expect("a ticket has it");
    format!("{} {}", text("id"), text("number").replace('\u{a0}', " "))
}

impl Race {
    fn acknowledged(&self) -> usize {
        self.given.lock().unwrap().len()
    }

    /// Asks for one ticket; who was not answered asks again under the same key the next time.
    fn asks(&self, program: &mut Program) -> io::Result<()> {
        let turn = program.number + program.at;
        let body = json!({ "service": self.services[turn % QUEUES], "lang": "en" });
        let mut once = program.visitor.once(&format!("{}-{}", program.number, program.at));
        if turn.is_multiple_of(HANGS_UP) {
            once.hangs_up(&self.path, &body)?;
        }
        let answer = once.post_json(&self.path, &body)?;
        assert!(answer.status == 200 || answer.status >= 500, "{}: {}", answer.status, answer.body);
        if answer.status != 200 {
            std::thread::sleep(PAUSE);
            return Ok(());
        }
        let ticket = shown(&answer.json());
        self.given.lock().unwrap().acknowledge(&ticket).unwrap();
        program.at += 1;
        if turn.is_multiple_of(3) {
            let again = once.post_json(&self.path, &body)?;
            assert!(again.status >= 500 || shown(&again.json()) == ticket, "the same key is the same ticket {ticket}: {}", again.body);
        }
        Ok(())
    }

    /// All ask until so many tickets more were acknowledged; half way something happens, and in the end the program is killed.
    fn round(&self, (running, programs): (&mut Running, &mut [Program]), more: usize, happens: impl Fn()) {
        let (address, before) = (running.http(), self.acknowledged());
        std::thread::scope(|scope| {
            for program in programs.iter_mut() {
                scope.spawn(move || {
                    program.visitor = program.visitor.at(address);
                    while self.asks(program).is_ok() {}
                });
            }
            until("tickets are given", || (self.acknowledged() >= before + more / 2).then_some(()));
            happens();
            until("tickets are given again", || (self.acknowledged() >= before + more).then_some(()));
            running.kill();
        });
    }

    /// After the last start each is answered who was not.
    fn ends(&self, address: SocketAddr, programs: &mut [Program]) {
        for program in programs {
            program.visitor = program.visitor.at(address);
            let at = program.at;
            until("whoever was not answered is", || {
                self.asks(program).unwrap();
                (program.at > at).then_some(())
            });
        }
    }

    /// Each number of a queue and day is one ticket, from the first to the last, and each is one that was acknowledged.
    fn judge(&self, tickets: &[Vec<String>]) {
        let mut given: BTreeMap<(&str, &str), Vec<usize>> = BTreeMap::new();
        for ticket in tickets {
            given.entry((&ticket[1], &ticket[2])).or_default().push(ticket[3].parse().unwrap());
        }
        assert!(given.len() >= QUEUES, "tickets were given in each queue: {:?}", given.keys());
        for (queue, numbers) in &mut given {
            numbers.sort_unstable();
            assert_eq!(*numbers, (1..=numbers.len()).collect::<Vec<_>>(), "{queue:?}");
        }
        let there: Vec<String> = tickets.iter().map(|ticket| format!("{} {} {:0>3}", ticket[0], ticket[2], ticket[3])).collect();
        let verdict = self.given.lock().unwrap().compare(there.iter().map(String::as_str));
        assert!(verdict.is_clean() && verdict.acknowledged == tickets.len(), "of {} tickets: {verdict}", tickets.len());
    }
}

/// The centre gets as many queues, each with a service of its own; answers the services.
fn widen(place: (&Installation, &Running), hall: &Hall, ask: impl Fn(&str) -> Vec<Vec<String>>) -> Vec<String> {
    let (mut huda, path) = (signed_in(place, ADMINISTRATOR), format!("/desk/centres/{}", hall.centre));
    for letter in ('A'..='Z').take(QUEUES).skip(hall.services.len()).map(String::from) {
        done(&mut huda, &format!("{path}/queues"), &[("letter", letter.as_str()), ("name_ar", "الدور"), ("name_en", "Queue")]);
        done(&mut huda, "/admin/services", &[("name_ar", "خدمة"), ("name_en", letter.as_str())]);
    }
    let of_rsa = "entity_id = (select id from entities where code = 'RSA')";
    let services = ask(&format!("select cast(id as text) from services where {of_rsa} order by id"));
    let queues = ask(&format!("select cast(id as text) from queues where centre_id = {} order by letter", hall.centre));
    let both = services.into_iter().flatten().zip(queues.into_iter().flatten());
    both.map(|(service, queue)| {
        done(&mut huda, &format!("{path}/services"), &[("service", service.as_str()), ("queue", queue.as_str()), ("target", "15")]);
        service
    })
    .collect()
}

fn play(installation: &Installation, server: Option<&Postgres>, rounds: usize) {
    installation.found().unwrap();
    let mut running = installation.serve(&[]).unwrap();
    let ask = |sql: &str| rows(installation, server, sql);
    let place = (installation, &running);
    let hall = Hall::set_up(place, 1);
    let services = widen(place, &hall, ask);
    assert_eq!(services.len(), QUEUES);
    let visitor = Visitor::with_token(running.http(), &installation.token().unwrap());
    let mut programs: Vec<Program> = (0..PROGRAMS).map(|number| Program { number, visitor: visitor.clone(), at: 0 }).collect();
    let given = Mutex::new(Ledger::begin(&installation.data().with_file_name("given")).unwrap());
    let race = Race { path: format!("/api/v1/centres/{}/tickets", hall.centre), services, given };
    for _ in 0..rounds {
        race.round((&mut running, &mut programs), tickets() / rounds, || {
            let Some(server) = server else { return };
            let mut client = postgres::Client::connect(&server.url, postgres::NoTls).unwrap();
            let cut: i64 = client.query_one(CUT, &[]).unwrap().get(0);
            assert!(cut > 0, "connections were cut");
        });
        running = installation.serve(&[]).unwrap();
    }
    race.ends(running.http(), &mut programs);
    assert_eq!(running.stop().unwrap(), 0);
    race.judge(&ask("select cast(id as text), day, letter, cast(number as text) from tickets"));
    assert_eq!(installation.run(&["verify"]).unwrap().code, 0);
}

#[test]
fn sixty_four_programs_that_race_for_numbers_while_the_program_is_killed_leave_no_gap_and_no_double() {
    let folder = tempfile::tempdir().unwrap();
    play(&installation(&folder), None, rounds(4));
}

#[test]
fn sixty_four_programs_that_race_for_numbers_while_connections_are_cut_and_the_program_is_killed_leave_no_gap_and_no_double_on_postgres() {
    let Some(server) = peers::or_skip(Postgres::start()) else { return };
    let folder = tempfile::tempdir().unwrap();
    play(&installation(&folder).with("database_url", &server.url), Some(&server), rounds(4));
}
