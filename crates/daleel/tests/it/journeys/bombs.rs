//! Messages made to break their reader, through the running program: each becomes a case that somebody sees, for little of the processor and
//! of memory, as the system itself counts them.

use std::time::Duration;

use testkit::Account;
use testkit::traps;

use crate::world::MAILBOX;
use crate::world::World;
use crate::world::letter;

/// What one of them may take; unoptimised code may take five times as long.
const TIME: Duration = Duration::from_secs(if cfg!(debug_assertions) { 5 } else { 1 });
/// More memory than before, in KiB.
const MEMORY: u64 = 64 * 1024;

/// The newest message and its case.
fn newest(world: &World) -> (i64, i64) {
    let flags = rusqlite::OpenFlags::SQLITE_OPEN_READ_ONLY;
    let database = rusqlite::Connection::open_with_flags(world.installation.data().join("daleel.sqlite"), flags).unwrap();
    let row = |row: &rusqlite::Row<'_>| Ok((row.get(0)?, row.get(1)?));
    database.query_row("select id, case_id from messages order by id desc limit 1", [], row).unwrap()
}

/// Where everything that there is of a message is looked at.
fn places((message, case): (i64, i64)) -> [String; 4] {
    let page = format!("/en/desk/messages/{message}");
    [format!("/ar/desk/cases/{case}"), format!("{page}/body"), format!("{page}/original"), page]
}

/// What one of them took, and the most that any did.
#[derive(Default)]
struct Sums {
    wrong: Vec<String>,
    time: Duration,
    memory: u64,
}

impl Sums {
    fn add(&mut self, what: &str, is_right: bool, (time, memory): (Duration, u64)) {
        (self.time, self.memory) = (self.time.max(time), self.memory.max(memory));
        if !is_right || time > TIME || memory > MEMORY {
            self.wrong.push(format!("{what}: right {is_right}, {time:?}, {memory} KiB"));
        }
    }
}

#[test]
fn each_of_forty_traps_becomes_a_case_for_little_time_and_memory_and_can_be_looked_at() {
    let mut world = World::filled();
    world.installation = world.installation.with("sign_in.second_factor", "nobody");
    let running = world.installation.serve(&[]).unwrap();
    let mut fatima = world.signed_in(&running, "fatima@rsa.example");
    let account = Account(running.process());
    let mut sums = Sums::default();
    let receive = |raw: &[u8]| world.installation.run_with(&["email", "receive", "--to", MAILBOX], raw).unwrap();
    // What is made once, such as dictionaries, belongs to no letter.
    assert_eq!(receive(letter("first", "An ordinary one", "When do you open?").as_bytes()).code, 0);
    for place in places(newest(&world)) {
        assert_eq!(fatima.get(&place).unwrap().status, 200);
    }
    let all = traps::all();
    assert_eq!(all.len(), 40);
    for (name, raw) in &all {
        let before = newest(&world);
        let (ended, time, memory) = account.of(|| receive(raw)).unwrap();
        let kept = newest(&world);
        sums.add(&format!("{name} comes in"), ended.code == 0 && kept != before, (time, memory));
        for place in places(kept) {
            let (answer, time, memory) = account.of(|| fatima.get(&place).unwrap()).unwrap();
            sums.add(&format!("{name} at {place}"), answer.status == 200, (time, memory));
        }
    }
    eprintln!("{} traps: at most {:?} of the processor and {} KiB for one", all.len(), sums.time, sums.memory);
    assert!(sums.wrong.is_empty(), "{:#?}", sums.wrong);
}
