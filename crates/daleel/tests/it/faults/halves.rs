//! The process is killed while a letter with three large files is on its way in, one as it is and two in base64, which are put by themselves
//! before the letter is: it is there afterwards with all of them, or not at all.

use std::net::SocketAddr;
use std::time::Duration;
use std::time::Instant;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use testkit::Mailing;
use testkit::Visitor;

use crate::world::MAILBOX;
use crate::world::World;

/// Each letter has so many files of so many bytes: twenty megabytes with what is round them.
const FILES: usize = 3;
const SIZE: usize = 5_400_000;

fn name(number: usize) -> String {
    format!("Three papers, letter {number}")
}

/// A file that differs from letter to letter and from place to place.
fn file(number: usize, place: usize) -> String {
    let line = format!("letter {number}, paper {place}: everything that there is to say about the matter\r\n");
    line.repeat(SIZE / line.len())
}

fn letter(number: usize) -> String {
    let part = |place| {
        let head = format!("--b\r\nContent-Type: text/plain\r\nContent-Disposition: attachment; filename=\"paper{place}.txt\"\r\n");
        if place == 0 {
            return format!("{head}\r\n{}", file(number, place));
        }
        let letters = BASE64_STANDARD.encode(file(number, place));
        let lines: Vec<&str> = letters.as_bytes().chunks(76).map(|line| std::str::from_utf8(line).unwrap()).collect();
        format!("{head}Content-Transfer-Encoding: base64\r\n\r\n{}\r\n", lines.join("\r\n"))
    };
    let files: String = (0..FILES).map(part).collect();
    format!(
        "From: Reem Alnoor <reem@people.example>\r\nTo: <{MAILBOX}>\r\nSubject: {}\r\nMessage-ID: <papers.{number}@people.example>\r\n\
         MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nHere are my papers.\r\n{files}--b--\r\n",
        name(number)
    )
}

/// Hands a letter over; whether it was acknowledged.
fn hand_over(lmtp: SocketAddr, number: usize) -> bool {
    let mailing = Mailing::lmtp(lmtp);
    mailing.and_then(|mut mailing| mailing.deliver("reem@people.example", MAILBOX, &letter(number))).is_ok_and(|said| said.is_kept())
}

/// The messages of a letter, as the database names them.
fn messages(world: &World, number: usize) -> Vec<i64> {
    let flags = rusqlite::OpenFlags::SQLITE_OPEN_READ_ONLY;
    let database = rusqlite::Connection::open_with_flags(world.installation.data().join("daleel.sqlite"), flags).unwrap();
    let mut asked = database.prepare("select id from messages where subject = ?1").unwrap();
    asked.query_map([name(number)], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
}

/// Asserts that a message holds each of its files to the last byte.
fn is_whole(fatima: &mut Visitor, message: i64, number: usize) {
    for place in 0..FILES {
        let answer = fatima.get(&format!("/en/desk/messages/{message}/attachments/{place}")).unwrap();
        let is_same = answer.body.trim_end() == file(number, place).trim_end();
        assert!(answer.status == 200 && is_same, "letter {number}, paper {place}: {}, {} bytes", answer.status, answer.body.len());
    }
    assert_eq!(fatima.get(&format!("/en/desk/messages/{message}/attachments/{FILES}")).unwrap().status, 404);
}

#[test]
fn a_letter_with_three_files_that_a_kill_cuts_short_is_there_whole_or_not_at_all() {
    let kills: u32 = std::env::var("DALEEL_ROUNDS").ok().and_then(|rounds| rounds.parse().ok()).unwrap_or(6);
    let mut world = World::filled();
    world.installation = world.installation.with("sign_in.second_factor", "nobody");
    let mut running = world.installation.serve(&[]).unwrap();
    let begun = Instant::now();
    assert!(hand_over(running.lmtp(), 0), "a letter that nothing cuts short is taken");
    let whole = begun.elapsed();
    let mut kept = vec![0];
    for round in 1..=kills {
        // Strikes that go through all of it: from its first bytes to right behind its acknowledgement.
        let pause = whole * round / kills + Duration::from_millis(u64::from(round % 3));
        let (number, lmtp) = (round as usize, running.lmtp());
        let was_kept = std::thread::scope(|scope| {
            let handing = scope.spawn(move || hand_over(lmtp, number));
            std::thread::sleep(pause);
            running.kill();
            handing.join().unwrap()
        });
        kept.extend(was_kept.then_some(number));
        running = world.installation.serve(&[]).unwrap();
    }
    let mut fatima = world.signed_in(&running, "fatima@rsa.example");
    let mut there = 0;
    for number in 0..=kills as usize {
        let messages = messages(&world, number);
        let fewest = usize::from(kept.contains(&number));
        assert!((fewest..=1).contains(&messages.len()), "letter {number}: acknowledged {fewest} times, there {}", messages.len());
        messages.iter().for_each(|message| is_whole(&mut fatima, *message, number));
        there += messages.len();
    }
    eprintln!("{kills} kills in letters of 20 MB: {} acknowledged, {there} there, each whole", kept.len());
    assert!(there <= kills as usize, "no kill came in the middle");
    assert_eq!(running.stop().unwrap(), 0);
    let verified = world.installation.run(&["verify"]).unwrap();
    assert_eq!(verified.code, 0, "{}", verified.complained);
}
