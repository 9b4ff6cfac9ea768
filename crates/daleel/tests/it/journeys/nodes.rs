//! Two programs on one PostgreSQL database take mail at the same time: each makes ids of its own, and one that was killed comes back at once.

use std::collections::BTreeSet;
use std::fs;

use testkit::Installation;
use testkit::Mailing;
use testkit::Running;
use testkit::Visitor;

use crate::world::MAILBOX;
use crate::world::PROGRAM;
use crate::world::World;
use crate::world::letter;

/// So many people write to each.
const LETTERS: usize = 30;

/// Letters come to a node, each a matter of its own.
fn takes(running: &Running, name: &str) {
    let mut lmtp = Mailing::lmtp(running.lmtp()).unwrap();
    for number in 0..LETTERS {
        let subject = format!("{name} {number}");
        let said = lmtp.deliver("reem@people.example", MAILBOX, &letter(&subject.replace(' ', "-"), &subject, "Hello")).unwrap();
        assert!(said.is_kept(), "{said:?}");
    }
}

fn together(first: &Running, second: &Running, names: [&str; 2]) {
    std::thread::scope(|scope| {
        scope.spawn(|| takes(first, names[0]));
        scope.spawn(|| takes(second, names[1]));
    });
}

/// Each case with who took its letter and the number under which its id was made.
fn cases(running: &Running, token: &str) -> Vec<(String, i64)> {
    let list = Visitor::with_token(running.http(), token).get("/api/v1/cases?limit=100").unwrap().json();
    let text = |value: &serde_json::Value| value.as_str().unwrap().to_owned();
    let case = |one: &serde_json::Value| {
        let (by, id) = (text(&one["subject"]).split_once(' ').unwrap().0.to_owned(), text(&one["id"]).parse::<i64>().unwrap());
        (by, (id >> 12) & 1023)
    };
    list["items"].as_array().unwrap().iter().map(case).collect()
}

#[test]
fn two_programs_on_one_database_take_mail_at_once_under_numbers_of_their_own() {
    let Some(server) = peers::or_skip(peers::Postgres::start()) else { return };
    let empty = World::empty();
    let first = Installation::new(PROGRAM, empty.folder.path().join("first")).with("database_url", &server.url);
    first.found().unwrap();
    let second = first.on(empty.folder.path().join("second"));
    fs::create_dir_all(second.data()).unwrap();
    fs::copy(first.data().join("keys"), second.data().join("keys")).unwrap();
    let token = first.token().unwrap();
    let (mut one, other) = (first.serve(&[]).unwrap(), second.serve(&[]).unwrap());
    together(&one, &other, ["one", "other"]);
    let taken = cases(&other, &token);
    assert_eq!(taken.len(), 2 * LETTERS);
    let numbers = |name: &str| taken.iter().filter(|(by, _)| by == name).map(|(_, number)| *number).collect::<BTreeSet<_>>();
    assert!(numbers("one").len() == 1 && numbers("other").len() == 1 && numbers("one") != numbers("other"), "{taken:?}");
    one.kill();
    let again = first.serve(&[]).unwrap();
    takes(&again, "again");
    assert_eq!(cases(&other, &token).len(), 3 * LETTERS, "nothing waits for the one that was killed");
    drop(again);
    assert_eq!(other.stop().unwrap(), 0);
}
