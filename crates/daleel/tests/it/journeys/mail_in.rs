//! Mail comes in by a pipe, by SMTP and by LMTP; a message is acknowledged only when it is durable.

use testkit::Mailing;
use testkit::Visitor;

use crate::world::MAILBOX;
use crate::world::World;
use crate::world::letter;
use crate::world::until;

/// So many letters of one entity wait.
const SPOOLED: usize = 24;

fn subjects(program: &mut Visitor) -> Vec<String> {
    let page = program.get("/api/v1/cases?limit=100").unwrap().json();
    let items = page["items"].as_array().unwrap_or_else(|| panic!("{page}"));
    items.iter().map(|case| case["subject"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn a_message_comes_in_by_every_door_once() {
    let world = World::founded();
    let token = world.installation.token().unwrap();
    let receive =
        |to: &str, message: &str| world.installation.run_with(&["email", "receive", "--to", to], message.as_bytes()).unwrap().code;
    assert_eq!(receive(MAILBOX, &letter("pipe-1", "By the pipe, stopped", "Hello")), 0, "a stopped installation keeps it in its spool");
    assert_eq!(receive("nobody@rsa.example", &letter("pipe-2", "To nobody", "Hello")), 65);
    let running = world.installation.serve(&[]).unwrap();
    assert_eq!(receive(MAILBOX, &letter("pipe-3", "By the pipe, running", "Hello")), 0);
    assert_eq!(receive(MAILBOX, &letter("pipe-3", "By the pipe, running", "Hello")), 0, "the same again is acknowledged again");
    assert_eq!(receive("nobody@rsa.example", &letter("pipe-4", "To nobody", "Hello")), 65);
    let mut smtp = Mailing::smtp(running.smtp()).unwrap();
    assert!(smtp.deliver("reem@people.example", MAILBOX, &letter("smtp-1", "By SMTP", "Hello")).unwrap().is_kept());
    let stranger = smtp.deliver("reem@people.example", "someone@elsewhere.example", &letter("smtp-2", "Relay", "Hello")).unwrap();
    assert_eq!(stranger.code / 100, 5, "nothing is passed on for strangers: {stranger:?}");
    let mut lmtp = Mailing::lmtp(running.lmtp()).unwrap();
    assert!(lmtp.deliver("reem@people.example", MAILBOX, &letter("lmtp-1", "By LMTP", "Hello")).unwrap().is_kept());
    // What waited in the spool is taken up beside everything else.
    let program = Visitor::with_token(running.http(), &token);
    let found = until("all four stand in the list", || {
        let mut found = subjects(&mut program.clone());
        found.sort();
        (found.len() >= 4).then_some(found)
    });
    assert_eq!(found, ["By LMTP", "By SMTP", "By the pipe, running", "By the pipe, stopped"]);
}

#[test]
fn what_waits_in_the_spool_for_one_entity_waits_for_nothing_of_another() {
    let world = World::founded();
    let receive = |to: &str, number: &str| {
        let message = letter(number, number, "Hello").replace(MAILBOX, to);
        assert_eq!(world.installation.run_with(&["email", "receive", "--to", to], message.as_bytes()).unwrap().code, 0);
    };
    (0..SPOOLED).for_each(|number| receive(MAILBOX, &format!("first-{number}")));
    receive("contact@hpa.example", "the other");
    let _running = world.installation.serve(&[]).unwrap();
    let database = rusqlite::Connection::open(world.installation.data().join("daleel.sqlite")).unwrap();
    let in_order = until("all are cases", || {
        let mut asked = database.prepare("select subject from cases order by id").unwrap();
        let subjects: Vec<String> = asked.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
        (subjects.len() > SPOOLED).then_some(subjects)
    });
    let place = in_order.iter().position(|subject| subject == "the other").unwrap();
    assert!(place < SPOOLED / 2, "the only letter of an entity came after {place} of another, which were there before it");
}

#[test]
fn a_pipe_that_cannot_reach_its_data_asks_to_be_tried_again() {
    let world = World::empty();
    let ended = world.installation.run_with(&["email", "receive", "--to", MAILBOX], b"From: a@b.example\n\nHello\n").unwrap();
    assert_eq!(ended.code, 75, "{}", ended.complained);
}

#[test]
fn a_message_that_cannot_be_read_becomes_a_case_all_the_same() {
    let world = World::founded();
    let running = world.installation.serve(&[]).unwrap();
    let mut lmtp = Mailing::lmtp(running.lmtp()).unwrap();
    let said = lmtp
        .deliver("", MAILBOX, "Subject: =?utf-8?Q?broken\u{fffd}\nContent-Type: multipart/mixed; boundary=\n\n--\n\u{0}\u{1}\n")
        .unwrap();
    assert!(said.is_kept(), "{said:?}");
    let mut program = Visitor::with_token(running.http(), &world.installation.token().unwrap());
    assert_eq!(subjects(&mut program).len(), 1);
}
