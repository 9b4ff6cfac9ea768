//! The clock jumps two hours back, three days ahead and home again while people wait at a centre: no ticket is lost, no wait is negative, numbers go
//! on, nobody is held up, and each day is closed once.

use std::collections::BTreeSet;

use serde_json::Value;
use tempfile::TempDir;
use testkit::Installation;
use testkit::Running;
use testkit::Visitor;

use super::clocks::negative;
use super::tickets::installation;
use super::tickets::rows;
use crate::clock::Clock;
use crate::clock::far;
use crate::hall::Counter;
use crate::hall::Desk;
use crate::hall::Door;
use crate::hall::Hall;
use crate::hall::Taken;
use crate::world::signed_in;

/// Ten in the morning in Bahrain, three days before a leap day.
const MORNING: &str = "2028-02-26T07:00:00Z";
const BACK: i64 = -2 * 3_600;
const AHEAD: i64 = 3 * 86_400;
const FATIMA: &str = "fatima@rsa.example";
const ALI: &str = "ali@rsa.example";

/// A day at a centre whose clock a file sets.
struct Day {
    installation: Installation,
    clock: Clock,
    /// How far its morning is from the machine's time.
    base: i64,
    running: Running,
    hall: Hall,
    customer: Visitor,
    came: usize,
    _folder: TempDir,
}

impl Day {
    fn begin() -> Option<Self> {
        let folder = tempfile::tempdir().unwrap();
        let (clock, installation) = Clock::under(&installation(&folder), folder.path())?;
        let base = far(MORNING.parse().unwrap());
        clock.set_by(base);
        installation.found().unwrap();
        let running = installation.serve(&[]).unwrap();
        let hall = Hall::set_up((&installation, &running), 2);
        let customer = Visitor::new(running.http());
        Some(Self { installation, clock, base, running, hall, customer, came: 0, _folder: folder })
    }

    /// Sets the clock so far from the morning, and waits until what a centre does by the clock was done by it.
    fn jump(&self, by: i64) {
        let seconds = self.base + by;
        let jobs = ["centre.night", "centre.empty-counters"];
        self.clock.jump(self.installation.data(), (&format!("{seconds:+}"), seconds), &jobs);
    }

    fn rows(&self, sql: &str) -> Vec<Vec<String>> {
        rows(&self.installation, None, sql)
    }

    /// Somebody takes a ticket by telephone.
    fn comes(&mut self) -> Taken {
        self.came += 1;
        let key = format!("customer-{}", self.came);
        self.hall.take(Door::Phone, &mut self.customer, (0, &key)).unwrap().expect("a ticket is given")
    }

    /// What a customer reads on the page of their turn.
    fn reads(&mut self, taken: &Taken) -> String {
        let page = self.customer.get(&taken.follow).unwrap();
        assert_eq!(page.status, 200, "{taken:?}");
        page.body.replace(['\u{2068}', '\u{2069}'], "")
    }

    /// Somebody signs in and sits where they sat, or where nobody does.
    fn sits(&self, email: &str) -> Counter {
        let place = (&self.installation, &self.running);
        let own =
            format!("select cast(id as text) from centre_counters where employee_id = (select id from accounts where email = '{email}')");
        match self.rows(&own).first() {
            Some(seat) => Counter::sits(signed_in(place, email), &seat[0]),
            None => Counter::open(place, email),
        }
    }

    /// The tickets of a day with what became of them, in the order of their numbers.
    fn became(&self, day: &str) -> Vec<String> {
        let sql = format!("select letter, cast(number as text), state from tickets where day = '{day}' order by letter, number");
        self.rows(&sql).iter().map(|ticket| ticket.join(" ")).collect()
    }
}

pub(super) fn press(counter: &mut Counter, what: &str) {
    assert_eq!(counter.presses(what, &[]).unwrap(), 303, "{what}");
}

/// The number that a counter has called.
pub(super) fn called(counter: &mut Counter) -> String {
    match counter.looks().unwrap() {
        Some(Desk::Called(number)) => number,
        other => panic!("nobody is called: {other:?}"),
    }
}

/// A counter calls whoever is next; answers their number.
pub(super) fn calls(counter: &mut Counter) -> String {
    press(counter, "next");
    called(counter)
}

/// The customer whom a counter has is served, and then perhaps the next is called; answers whom it had.
pub(super) fn serves(counter: &mut Counter, then: &str) -> String {
    if let Some(Desk::Called(_)) = counter.looks().unwrap() {
        press(counter, "visit");
    }
    let Some(Desk::Serving(number, ticket, _)) = counter.looks().unwrap() else { panic!("nobody is served") };
    assert_eq!(counter.completes(&ticket, then).unwrap(), 303);
    number
}

/// Six come. One is served, one is called and does not come at once, one asks for five minutes more, three wait.
fn fills(day: &mut Day) -> Vec<Taken> {
    let came: Vec<Taken> = (0..6).map(|_| day.comes()).collect();
    let (mut fatima, mut ali) = (day.sits(FATIMA), day.sits(ALI));
    assert_eq!((calls(&mut fatima), calls(&mut ali)), ("A 001".to_owned(), "A 002".to_owned()));
    press(&mut fatima, "visit");
    let rest = day.customer.post(&format!("{}/rest", came[2].follow), &[("minutes", "5"), ("taken", "0")]).unwrap();
    assert_eq!(rest.status, 303, "{}", rest.body);
    came
}

/// Two hours earlier: those who came before go first, whoever was called is called again, and whoever wanted minutes is not put off for hours.
fn goes_back(day: &mut Day, came: &[Taken]) {
    day.jump(BACK);
    assert_eq!(day.comes().number, "A 007", "numbers go on");
    for taken in came {
        assert!(day.reads(taken).contains(&taken.number.replace(' ', "\u{a0}")), "{taken:?}");
    }
    let (mut fatima, mut ali) = (day.sits(FATIMA), day.sits(ALI));
    assert_eq!(serves(&mut fatima, "next"), "A 001");
    assert_eq!(called(&mut fatima), "A 003", "the minutes were some minutes");
    press(&mut ali, "recall");
    assert_eq!(serves(&mut ali, "next"), "A 002");
    assert_eq!(called(&mut ali), "A 004", "nobody who comes now goes before who came before");
    press(&mut fatima, "visit");
}

/// Three days later: the day is closed, whoever waited is told, and another begins at one.
fn goes_ahead(day: &mut Day, came: &[Taken]) {
    day.jump(AHEAD);
    let ended = ["A 1 done", "A 2 done", "A 3 done", "A 4 unserved", "A 5 unserved", "A 6 unserved", "A 7 unserved"];
    assert_eq!(day.became("2028-02-26"), ended);
    assert!(day.reads(&came[4]).contains("closed on 26 February 2028 before your turn"), "{}", day.reads(&came[4]));
    let sits = day.rows("select cast(count(*) as text) from centre_counters where employee_id is not null");
    assert_eq!(sits, [["0"]], "nobody sits there since another day");
    assert_eq!([day.comes().number, day.comes().number], ["A 001", "A 002"], "the leap day begins at one");
    let mut fatima = day.sits(FATIMA);
    assert_eq!(calls(&mut fatima), "A 001");
    serves(&mut fatima, "");
}

/// Home again: numbers of the day go on where they were, and whoever came in three days is neither called today nor lost.
fn comes_home(day: &mut Day) {
    day.jump(0);
    assert_eq!(day.comes().number, "A 008", "no number is given twice");
    let mut fatima = day.sits(FATIMA);
    assert_eq!(calls(&mut fatima), "A 008");
    serves(&mut fatima, "");
    day.jump(AHEAD);
    let mut fatima = day.sits(FATIMA);
    assert_eq!(calls(&mut fatima), "A 002");
    serves(&mut fatima, "");
}

/// Each ticket ended once, and nothing that was written down is less than nothing.
fn judge(day: &Day) {
    assert_eq!(day.became("2028-02-26").last().map(String::as_str), Some("A 8 done"));
    assert_eq!(day.became("2028-02-29"), ["A 1 done", "A 2 done"]);
    let told = |kinds: &str| {
        let data = day.rows(&format!("select data from events where kind {kinds}")).concat();
        data.iter().map(|data| serde_json::from_str(data).unwrap()).collect::<Vec<Value>>()
    };
    for event in told("like 'centre.%'") {
        assert_eq!(negative(&event), [] as [String; 0], "{event}");
    }
    for (kind, many) in [("centre.ticket-ended", 4), ("centre.visit-completed", 5)] {
        let tickets: Vec<i64> = told(&format!("= '{kind}'")).iter().map(|event| event["ticket"].as_i64().unwrap()).collect();
        assert_eq!((tickets.len(), tickets.iter().collect::<BTreeSet<_>>().len()), (many, many), "{kind}: each once");
    }
}

#[test]
fn a_clock_that_jumps_in_a_centre_s_day_loses_no_ticket_holds_nobody_up_and_closes_each_day_once() {
    let Some(mut day) = Day::begin() else { return };
    let came = fills(&mut day);
    goes_back(&mut day, &came);
    goes_ahead(&mut day, &came);
    comes_home(&mut day);
    judge(&day);
    let Day { running, installation, .. } = day;
    assert_eq!(running.stop().unwrap(), 0);
    let verified = installation.run(&["verify"]).unwrap();
    assert_eq!(verified.code, 0, "{}", verified.complained);
}
