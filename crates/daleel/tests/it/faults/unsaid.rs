//! Kills while kiosks and counters say what they gave and did without a line: they say all of it again, as their scripts do, and in the end each
//! number is one ticket and each visit one visit.

use std::collections::BTreeSet;
use std::io;
use std::net::SocketAddr;
use std::sync::Barrier;
use std::sync::mpsc;
use std::time::Duration;

use peers::Postgres;
use serde_json::Value;
use serde_json::json;
use testkit::Installation;
use testkit::Running;
use testkit::Visitor;

use super::kills::rounds;
use super::tickets::installation;
use super::tickets::rows;
use crate::hall::ADMINISTRATOR;
use crate::hall::Counter;
use crate::hall::Door;
use crate::hall::Hall;
use crate::world::signed_in;

/// Who serves.
const EMPLOYEES: [&str; 3] = ["fatima@rsa.example", "salem@rsa.example", "ali@rsa.example"];
const KIOSKS: usize = 2;
/// So many numbers a kiosk gives in each cut.
const GIVEN: usize = 4;
/// So many customers come by telephone before each cut.
const CAME: usize = 6;
/// A debug build on a busy machine answers far sooner.
const PATIENCE: Duration = Duration::from_secs(120);

/// What a browser that lost its line has to say, and where.
struct Unsaid {
    browser: Visitor,
    /// The storage of a kiosk's browser; none at a counter.
    holder: Option<String>,
    /// What it was told while it had a line.
    stock: Value,
    /// What it wrote down and was not answered yet.
    lines: Vec<Value>,
}

impl Unsaid {
    /// The browser of a kiosk at the door of a centre.
    fn kiosk(place: (&Installation, &Running), hall: &Hall, number: usize) -> Self {
        let mut huda = signed_in(place, ADMINISTRATOR);
        let browser = hall.kiosk((&mut huda, place.1.http()), &format!("Door {number}"));
        let holder = Some(format!("storage-{number}"));
        Self { browser, holder, stock: Value::Null, lines: Vec::new() }
    }

    /// The browser of somebody at a counter.
    fn counter(place: (&Installation, &Running), email: &str) -> Self {
        Self { browser: Counter::open(place, email).browser(), holder: None, stock: Value::Null, lines: Vec::new() }
    }

    /// Learns how things stand, as long as it has a line.
    fn looks(&mut self) {
        if self.holder.is_some() {
            assert!(self.says().unwrap());
            return;
        }
        let told = self.browser.get("/en/desk/counter/offline/stock").unwrap();
        assert_eq!(told.status, 200, "{}", told.body);
        self.stock = told.json();
    }

    /// Says all that it has to say; answers whether it was answered. It keeps what was said until somebody forgets it.
    fn says(&mut self) -> io::Result<bool> {
        let (path, said) = match &self.holder {
            Some(holder) => ("/en/kiosk/offline/tickets", json!({ "holder": holder, "given": self.lines })),
            None => ("/en/desk/counter/offline/visits", self.visits()),
        };
        let told = self.browser.post_json(path, &said)?;
        assert!(told.status == 200 || told.status >= 500, "{}: {}", told.status, told.body);
        if told.status != 200 {
            return Ok(false);
        }
        let told = told.json();
        if self.holder.is_some() {
            assert_eq!(told["taken"], json!(vec![true; self.lines.len()]), "each is a ticket: {}", json!(self.lines));
            self.stock = told["stock"].clone();
        } else {
            assert_eq!(told["became"], json!(vec!["taken"; self.lines.len()]), "each is a visit: {}", json!(self.lines));
        }
        Ok(true)
    }

    /// What a counter says, with what it was handed as the server sealed it.
    fn visits(&self) -> Value {
        let number = |one: &Value| json!({ "letter": one["letter"], "number": one["number"] });
        let share: Vec<Value> = self.stock["share"].as_array().expect("it was handed a share").iter().map(number).collect();
        let handed = json!({ "now": self.stock["now"], "seal": self.stock["seal"], "share": share, "hand": null });
        json!({ "counter": self.stock["id"], "me": self.stock["me"], "handed": handed, "visits": self.lines })
    }
}

/// What was given and done in all cuts, by its numbers.
#[derive(Default)]
struct Book {
    numbers: Vec<String>,
    settled: Vec<String>,
    absent: Vec<String>,
}

impl Book {
    /// A kiosk gives the next numbers of its first queue, each on its disk before it is shown.
    fn gives(&mut self, kiosk: &mut Unsaid, (hall, cut): (&Hall, usize)) -> Vec<Value> {
        let leases = kiosk.stock["leases"].as_array().unwrap().iter().filter(|lease| lease["letter"] == "A");
        let number = |lease: &Value, end: &str| lease[end].as_u64().expect("a lease has both ends");
        let all =
            leases.flat_map(|lease| (number(lease, "first")..=number(lease, "last")).map(move |number| (lease["id"].clone(), number)));
        let next: Vec<(Value, u64)> = all.skip(cut * GIVEN).take(GIVEN).collect();
        assert_eq!(next.len(), GIVEN, "numbers of the first queue are leased");
        let mut shown = Vec::new();
        for (lease, number) in next {
            let key = format!("{}-{number}", kiosk.holder.as_deref().unwrap());
            let (at, service) = (&kiosk.stock["now"], &hall.services[0]);
            kiosk.lines.push(json!({
                "key": key, "lease": lease, "number": number, "service": service, "at": at, "lang": "en", "priority": false, "instead": ""
            }));
            self.numbers.push(format!("A {number:0>3}"));
            shown.push(json!({ "letter": "A", "number": number }));
        }
        shown
    }

    /// A counter goes on with its share, of whom the first does not come, and with a number that a customer shows.
    fn serves(&mut self, counter: &mut Unsaid, (shown, service): (Value, &str)) {
        let share = counter.stock["share"].as_array().unwrap().clone();
        for (place, one) in share.into_iter().chain([shown]).enumerate() {
            let (is_absent, at) = (place == 0, &counter.stock["now"]);
            let number = format!("{} {:0>3}", one["letter"].as_str().unwrap(), one["number"].as_u64().unwrap());
            let (came, how) = if is_absent { (&Value::Null, "absent") } else { (at, "settled") };
            counter.lines.push(json!({
                "key": format!("visit of {number}").replace(' ', "-"), "letter": one["letter"], "number": one["number"], "service": service,
                "called": at, "calls": 1, "came": came, "ended": at, "how": how, "steps": "The form was stamped.", "until": ""
            }));
            if is_absent { self.absent.push(number) } else { self.settled.push(number) }
        }
    }

    /// In a cut kiosks give numbers and counters go on.
    fn cut(&mut self, (kiosks, counters): (&mut [Unsaid], &mut [Unsaid]), (hall, cut): (&Hall, usize)) {
        let mut shown = Vec::new();
        for kiosk in kiosks {
            shown.push(self.gives(kiosk, (hall, cut)));
        }
        for (place, counter) in counters.iter_mut().enumerate() {
            let number = shown[place % KIOSKS][place / KIOSKS].clone();
            self.serves(counter, (number, &hall.services[0]));
        }
    }

    fn judge(&mut self, rows: impl Fn(&str) -> Vec<Vec<String>>) {
        let one = |sql: &str| {
            let mut found: Vec<String> = rows(sql).into_iter().map(|row| row.join(" ").replace('\u{a0}', " ")).collect();
            found.sort();
            found
        };
        let numbers = |state: &str| {
            let all = one(&format!("select letter, cast(number as text) from tickets where {state}"));
            let mut all: Vec<String> = all.iter().map(|text| text.split_once(' ').map(|(a, n)| format!("{a} {n:0>3}")).unwrap()).collect();
            all.sort();
            all
        };
        for all in [&mut self.numbers, &mut self.settled, &mut self.absent] {
            all.sort();
        }
        assert_eq!(numbers("1 = 1"), self.numbers, "each number is one ticket");
        assert_eq!((numbers("state = 'done'"), numbers("state = 'absent'")), (self.settled.clone(), self.absent.clone()));
        let happened = |kind: &str| {
            let all = one(&format!("select data from events where kind = 'centre.{kind}'"));
            all.iter().map(|data| serde_json::from_str(data).unwrap()).collect::<Vec<Value>>()
        };
        let of = |kind: &str| {
            let mut all: Vec<String> = happened(kind).iter().map(|one| one["number"].as_str().unwrap().replace('\u{a0}', " ")).collect();
            all.sort();
            all
        };
        let mut visits = [self.settled.clone(), self.absent.clone()].concat();
        visits.sort();
        assert_eq!(of("said-offline"), visits, "each visit is said once");
        let leased: Vec<&String> = self.numbers.iter().filter(|number| number.len() > "A 001".len()).collect();
        assert_eq!(of("given-offline").iter().collect::<Vec<_>>(), leased, "each number is given once");
        let completed: BTreeSet<i64> = happened("visit-completed").iter().map(|one| one["ticket"].as_i64().unwrap()).collect();
        assert_eq!((happened("visit-completed").len(), completed.len()), (self.settled.len(), self.settled.len()), "each visit once");
        assert_eq!(happened("number-refused").len(), 0);
        assert_eq!(one("select cast(count(*) as text) from cases where channel = 'centre'"), [self.settled.len().to_string()]);
    }
}

/// The line is back and all say what they have to say; the program is killed once so many of them were answered. One of these has not seen its
/// answer and keeps what it said.
fn all_say(running: &mut Running, devices: &mut [Unsaid], (unlucky, answered): (usize, usize)) {
    let (address, (told, answers)) = (running.http(), mpsc::channel());
    devices.iter_mut().for_each(|device| device.browser = device.browser.at(address));
    if answered > 0 {
        assert!(devices[unlucky].says().unwrap());
    }
    let together = Barrier::new(devices.len());
    std::thread::scope(|scope| {
        for (_, device) in devices.iter_mut().enumerate().filter(|(place, _)| *place != unlucky) {
            let (told, together) = (told.clone(), &together);
            scope.spawn(move || {
                together.wait();
                if device.says().is_ok_and(|answered| answered) {
                    device.lines.clear();
                    told.send(()).expect("somebody counts them");
                }
            });
        }
        together.wait();
        for _ in 1..answered {
            answers.recv_timeout(PATIENCE).expect("whoever says something is answered");
        }
        running.kill();
    });
}

/// All say again what nobody answered, until nothing is left.
fn all_is_said(address: SocketAddr, devices: &mut [Unsaid]) {
    for device in devices {
        device.browser = device.browser.at(address);
        assert!(device.says().unwrap());
        device.lines.clear();
    }
}

fn play(installation: &Installation, server: Option<&Postgres>, rounds: usize) {
    installation.found().unwrap();
    let mut running = installation.serve(&[]).unwrap();
    let place = (installation, &running);
    let hall = Hall::set_up(place, EMPLOYEES.len());
    let counters = EMPLOYEES.map(|email| Unsaid::counter(place, email));
    let kiosks = (0..KIOSKS).map(|number| Unsaid::kiosk(place, &hall, number));
    let mut devices: Vec<Unsaid> = kiosks.chain(counters).collect();
    let (mut book, mut customer) = (Book::default(), Visitor::new(running.http()));
    for round in 0..rounds {
        customer = customer.at(running.http());
        for one in 0..CAME {
            let taken = hall.take(Door::Phone, &mut customer, (one % 2, &format!("{round}-{one}"))).unwrap();
            book.numbers.push(taken.expect("a ticket is given").number);
        }
        devices.iter_mut().for_each(Unsaid::looks);
        let (kiosks, at_counters) = devices.split_at_mut(KIOSKS);
        book.cut((kiosks, at_counters), (&hall, round));
        let many = devices.len();
        all_say(&mut running, &mut devices, (round % many, round % (many + 1)));
        running = installation.serve(&[]).unwrap();
        all_is_said(running.http(), &mut devices);
    }
    assert_eq!(running.stop().unwrap(), 0);
    book.judge(|sql| rows(installation, server, sql));
    assert_eq!(installation.run(&["verify"]).unwrap().code, 0);
}

#[test]
fn what_kiosks_and_counters_say_while_the_program_is_killed_is_there_once() {
    let folder = tempfile::tempdir().unwrap();
    play(&installation(&folder), None, rounds(6));
}

#[test]
fn what_kiosks_and_counters_say_while_the_program_is_killed_is_there_once_on_postgres() {
    let Some(server) = peers::or_skip(Postgres::start()) else { return };
    let folder = tempfile::tempdir().unwrap();
    play(&installation(&folder).with("database_url", &server.url), Some(&server), rounds(6));
}
