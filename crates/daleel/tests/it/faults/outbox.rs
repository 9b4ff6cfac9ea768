//! The process is killed between the word of the mail server that a letter is taken and our record of it: each letter leaves at least once,
//! and one that leaves twice carries the same message id. `DALEEL_ROUNDS` sets how many kills.

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::time::Duration;
use std::time::Instant;

use testkit::Installation;
use testkit::Mailing;
use testkit::Running;
use testkit::Sink;
use testkit::Taken;
use testkit::Visitor;

use crate::world::PROGRAM;

/// So many people write in each round.
const LETTERS: usize = 8;
/// Longer than a lease.
const PATIENCE: Duration = Duration::from_secs(300);

fn person(round: usize, number: usize) -> String {
    // One at a time leaves for a place. Where a letter was under way at a kill, no other leaves until its lease has run out: each round has
    // a place of its own.
    format!("writer{round}.{number}@people{round}.example")
}

/// Somebody asks something; whether that was acknowledged.
fn asks(running: &Running, person: &str) -> bool {
    let raw = format!(
        "From: Writer <{person}>\nTo: <contact@rsa.example>\nSubject: A question\nMessage-ID: <{person}.1>\n\
         Date: Tue, 24 Nov 2026 08:00:00 +0300\nContent-Type: text/plain; charset=utf-8\n\nGood morning,\n\nwhere is the office?\n"
    );
    let said = Mailing::lmtp(running.lmtp()).and_then(|mut mailing| mailing.deliver(person, "contact@rsa.example", &raw));
    said.is_ok_and(|said| said.is_kept())
}

/// Waits until something is so.
fn until(what: &str, is_so: impl Fn() -> bool) {
    let begun = Instant::now();
    while !is_so() {
        assert!(begun.elapsed() < PATIENCE, "{what}");
        std::thread::sleep(Duration::from_millis(50));
    }
}

/// Whether letters are still to leave.
fn is_any_waiting(running: &Running) -> bool {
    let page = Visitor::new(running.http()).get("/metrics").unwrap().body;
    let waits = |line: &str| {
        let is_open = ["waiting", "leased"].iter().any(|state| line.contains(&format!("state=\"{state}\"")));
        line.starts_with("daleel_deliveries{") && is_open && !line.ends_with(" 0")
    };
    page.lines().any(waits)
}

#[test]
fn a_letter_that_was_taken_right_before_a_kill_leaves_again_as_the_same_letter_and_none_is_lost() {
    let kills: usize = std::env::var("DALEEL_ROUNDS").ok().and_then(|rounds| rounds.parse().ok()).unwrap_or(5);
    let (folder, sink) = (tempfile::tempdir().unwrap(), Sink::open().unwrap());
    let installation = Installation::new(PROGRAM, folder.path().join("data"))
        .with("mail.relay_host", "127.0.0.1")
        .with("mail.relay_port", &sink.port().to_string())
        .with("mail.relay_security", "none");
    installation.found().unwrap();
    let mut asked = Vec::new();
    for round in 0..kills {
        let mut running = installation.serve(&[]).unwrap();
        sink.kill_after(1 + round * 3 % LETTERS, running.process()).unwrap();
        let people = (0..LETTERS).map(|number| person(round, number));
        asked.extend(people.filter(|person| asks(&running, person)));
        until("the mail server takes enough letters to kill", || !sink.is_waiting());
        running.kill();
    }
    let survivor = installation.serve(&[]).unwrap();
    // So many letters never come: what it takes from now on counts to no kill.
    sink.kill_after(usize::MAX, survivor.process()).unwrap();
    until("all letters leave", || !is_any_waiting(&survivor));
    assert!(asked.len() >= kills, "each round had its letters: {}", asked.len());
    let taken = sink.taken();
    let lost: Vec<_> = asked.iter().filter(|person| !taken.iter().any(|letter| letter.to == **person)).collect();
    assert!(lost.is_empty(), "acknowledged, and no letter left: {lost:?}");
    let doubles = doubles(&taken, kills);
    eprintln!("{kills} kills after the server’s word: {} letters, {doubles} of them twice", taken.len() - doubles);
    assert!(doubles > 0, "a kill that falls between the word and the record is seen");
}

/// How many letters left again: each as the same letter, and to each place no more than kills befell it.
fn doubles(taken: &[Taken], kills: usize) -> usize {
    let (mut ids, mut of_place) = (BTreeMap::new(), BTreeMap::<&str, (usize, BTreeSet<usize>)>::new());
    for Taken { life, to, id } in taken {
        let place = of_place.entry(to.rsplit('@').next().unwrap_or_default()).or_default();
        place.1.extend((*life <= kills).then_some(*life));
        if let Some(known) = ids.insert(to, id) {
            assert_eq!(known, id, "{to} got different letters");
            place.0 += 1;
        }
    }
    for (place, (doubles, lives)) in &of_place {
        assert!(*doubles <= lives.len(), "{place}: {doubles} doubles of {} kills", lives.len());
    }
    of_place.values().map(|(doubles, _)| doubles).sum()
}
