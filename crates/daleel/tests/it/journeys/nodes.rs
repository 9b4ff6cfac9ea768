//! Two programs on one PostgreSQL database take mail at the same time: each makes ids of its own, and one that was killed comes back at once.
//! Whoever works at one sees who works at the other, and what an entity holds confidential at one leaves neither.

use std::collections::BTreeSet;

use testkit::Mailing;
use testkit::Running;
use testkit::Visitor;

use crate::world::MAILBOX;
use crate::world::World;
use crate::world::letter;
use crate::world::signed_in;
use crate::world::two;
use crate::world::until;

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
fn whoever_works_at_one_program_sees_who_is_on_a_case_at_another() {
    let Some(server) = peers::or_skip(peers::Postgres::start()) else { return };
    let empty = World::empty();
    let [first, second] = two(&server, empty.folder.path());
    let (one, other) = (first.serve(&[]).unwrap(), second.serve(&[]).unwrap());
    let asked = letter("presence-1", "Opening hours", "When do you open?");
    assert!(Mailing::lmtp(one.lmtp()).unwrap().deliver("reem@people.example", MAILBOX, &asked).unwrap().is_kept());
    let list = Visitor::with_token(other.http(), &first.token().unwrap()).get("/api/v1/cases").unwrap().json();
    let path = format!("/en/desk/cases/{}/presence", list["items"][0]["id"].as_str().unwrap());
    let mut fatima = signed_in((&first, &one), "fatima@rsa.example");
    let mut salem = signed_in((&second, &other), "salem@rsa.example");
    let mut says = |what: &str| assert_eq!(fatima.post(&path, &[("says", what), ("seen", "0")]).unwrap().status, 200);
    let mut sees = || salem.post(&path, &[("says", "ask"), ("seen", "0")]).unwrap().body;
    assert!(!sees().contains("Fatima"), "nobody is there yet");
    // A page says again and again that it is there.
    until("she is seen at the other program", || {
        says("here");
        sees().contains("Fatima").then_some(())
    });
    assert!(sees().contains("On this case now"));
    says("writing");
    until("it is seen that she writes", || sees().contains("Writing now").then_some(()));
    says("gone");
    until("she is gone there, too", || (!sees().contains("Fatima")).then_some(()));
}

/// A request comes to both programs under one key, three times to each, at once.
fn at_once(programs: [&Visitor; 2], path: &str, (key, text): (&str, &str)) -> Vec<(u16, String)> {
    let body = serde_json::json!({ "text": text });
    std::thread::scope(|scope| {
        let asked = programs.into_iter().cycle().take(6).map(|program| {
            let mut program = program.once(key);
            let body = &body;
            scope.spawn(move || program.post_json(path, body).map(|answer| (answer.status, answer.body)).unwrap())
        });
        asked.collect::<Vec<_>>().into_iter().map(|one| one.join().unwrap()).collect()
    })
}

#[test]
fn a_key_that_comes_to_two_programs_at_once_is_carried_out_once_and_each_is_told_the_same() {
    let Some(server) = peers::or_skip(peers::Postgres::start()) else { return };
    let empty = World::empty();
    let [first, second] = two(&server, empty.folder.path());
    let (one, other) = (first.serve(&[]).unwrap(), second.serve(&[]).unwrap());
    let asked = letter("keys-1", "Opening hours", "When do you open?");
    assert!(Mailing::lmtp(one.lmtp()).unwrap().deliver("reem@people.example", MAILBOX, &asked).unwrap().is_kept());
    let token = first.token().unwrap();
    let programs = [&one, &other].map(|running| Visitor::with_token(running.http(), &token));
    let list = Visitor::with_token(other.http(), &token).get("/api/v1/cases").unwrap().json();
    let case = list["items"][0]["id"].as_str().unwrap();
    let notes: Vec<String> = (0..8).map(|number| format!("the hall of number {number} is closed")).collect();
    for (number, note) in notes.iter().enumerate() {
        let told = at_once([&programs[0], &programs[1]], &format!("/api/v1/cases/{case}/notes"), (&format!("key-{number}"), note));
        assert!(told.iter().all(|one| one.0 == 200 && *one == told[0]), "{told:#?}");
    }
    let page = signed_in((&second, &other), "salem@rsa.example").get(&format!("/en/desk/cases/{case}")).unwrap();
    let times: Vec<usize> = notes.iter().map(|note| page.body.matches(note.as_str()).count()).collect();
    assert_eq!(times, [1; 8], "each is noted once");
}

#[test]
fn what_an_entity_comes_to_hold_confidential_at_one_program_leaves_no_other_from_then_on() {
    let Some(server) = peers::or_skip(peers::Postgres::start()) else { return };
    let empty = World::empty();
    let [first, second] = two(&server, empty.folder.path());
    let (one, other) = (first.serve(&[]).unwrap(), second.serve(&[]).unwrap());
    let asked = letter("plot-1", "The plot", "Which plot is it?");
    assert!(Mailing::lmtp(one.lmtp()).unwrap().deliver("reem@people.example", MAILBOX, &asked).unwrap().is_kept());
    let mut program = Visitor::with_token(other.http(), &first.token().unwrap());
    let id = program.get("/api/v1/cases").unwrap().json()["items"][0]["id"].as_str().unwrap().to_owned();
    let mut huda = signed_in((&first, &one), "huda@rsa.example");
    let mut fatima = signed_in((&second, &other), "fatima@rsa.example");
    let version = program.get(&format!("/api/v1/cases/{id}")).unwrap().json()["version"].to_string();
    fatima.post(&format!("/en/desk/cases/{id}/owner"), &[("to", ""), ("reason", ""), ("seen", &version)]).unwrap();
    let page = fatima.get(&format!("/en/desk/cases/{id}")).unwrap();
    let version = page.field("version").unwrap();
    let (body, seen) = ("It is plot XQ-4711 in the register of the centre.", version.as_str());
    let typed = [("subject", "The plot that you asked about"), ("body", body), ("lang", "en"), ("version", seen), ("open_seen", "yes")];
    // What this program knows of the entity is in its mind from here on.
    assert_eq!(fatima.post(&format!("/en/desk/cases/{id}/reply-checks"), &typed).unwrap().status, 200);
    assert_eq!(huda.post("/en/desk/writing/shapes", &[("shape", "@@-####")]).unwrap().status, 303);
    let sent = fatima.post(&format!("/en/desk/cases/{id}/replies"), &typed).unwrap();
    assert_eq!(sent.status, 409, "it is held back at once: {}", sent.body);
}

#[test]
fn two_programs_on_one_database_take_mail_at_once_under_numbers_of_their_own() {
    let Some(server) = peers::or_skip(peers::Postgres::start()) else { return };
    let empty = World::empty();
    let [first, second] = two(&server, empty.folder.path());
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
