//! A real disk that fills up while mail arrives, and one that is read-only when the program starts.

use std::cell::Cell;
use std::time::Duration;
use std::time::Instant;

use testkit::Answer;
use testkit::Mailing;
use testkit::Running;
use testkit::Said;
use testkit::SmallDisk;
use testkit::Visitor;

use crate::world::MAILBOX;
use crate::world::World;
use crate::world::copy;
use crate::world::letter;
use crate::world::until;

/// What a person reads when nothing can be saved, in each language.
const NOTHING_SAVED: [(&str, &str); 2] = [("en", "Nothing can be saved at the moment"), ("ar", "لا يمكن الحفظ الآن")];

/// The filled demonstration on a disk of so many megabytes. Where this account may not mount, the story is skipped with the reason.
fn on_a_disk(megabytes: u32) -> Option<(World, SmallDisk)> {
    let mut world = World::filled();
    match SmallDisk::mount(&world.folder.path().join("disk"), megabytes) {
        Ok(disk) => {
            copy(world.installation.data(), &disk.path("data"));
            world.installation = world.installation.on(disk.path("data"));
            Some((world, disk))
        }
        Err(reason) => {
            assert!(std::env::var_os("CI").is_none(), "a disk cannot be mounted: {reason}");
            eprintln!("skipped: a disk cannot be mounted: {reason}");
            None
        }
    }
}

fn deliver(mailing: &mut Mailing, name: &str, size: usize) -> Said {
    let text = "Everything about my matter.\n".repeat(size / 28);
    mailing.deliver("reem@people.example", MAILBOX, &letter(name, name, &text)).unwrap()
}

/// Mail is sent until none is taken any more; answers the names of what was acknowledged.
fn fill(running: &Running) -> Vec<String> {
    let mut doors = [Mailing::lmtp(running.lmtp()).unwrap(), Mailing::smtp(running.smtp()).unwrap()];
    let mut kept = Vec::new();
    // Large ones, then small ones, so that nothing at all fits in the end, by either door.
    for (door, size) in [(0, 200_000), (0, 20_000), (0, 500), (1, 20_000)] {
        loop {
            let name = format!("matter {}", kept.len());
            let said = deliver(&mut doors[door], &name, size);
            if !said.is_kept() {
                assert_eq!(said.code, 452, "{said:?}");
                break;
            }
            kept.push(name);
            assert!(kept.len() < 2_000, "the disk is never full");
        }
    }
    kept
}

/// A note of some forty thousand characters, unlike every other one and nothing that could be kept in less room.
fn long_note(seed: &mut u64) -> String {
    let word = |_| {
        *seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        format!("{seed:016x} ")
    };
    (0..2_300).map(word).collect()
}

/// A thing that is written is sent until it is refused for want of room. A disk on which no letter fits any more may still hold a
/// note or more: the database writes again over what it has copied from its log.
fn once_refused(mut write: impl FnMut() -> Answer) -> Answer {
    for _ in 0..2_000 {
        let answer = write();
        if answer.status == 507 {
            return answer;
        }
        assert!(answer.status < 400, "{} {}", answer.status, answer.body);
    }
    panic!("the disk is never full");
}

fn subjects(program: &mut Visitor) -> Vec<String> {
    let (mut found, mut before) = (Vec::new(), String::new());
    loop {
        let page = program.get(&format!("/api/v1/cases?limit=100&before={before}")).unwrap().json();
        found.extend(page["items"].as_array().unwrap().iter().map(|case| case["subject"].as_str().unwrap().to_owned()));
        match page["next"].as_str() {
            Some(next) => before = next.to_owned(),
            None => return found,
        }
    }
}

#[test]
fn a_full_disk_refuses_in_clear_words_loses_nothing_and_takes_mail_again_within_five_seconds_of_room() {
    let Some((world, disk)) = on_a_disk(64) else { return };
    let token = world.installation.token().unwrap();
    let running = world.installation.serve(&["--demo"]).unwrap();
    let mut fatima = world.signed_in(&running, "fatima@rsa.example");
    let kept = fill(&running);
    assert!(kept.len() > 10, "{} were kept before the disk was full", kept.len());
    let mut program = Visitor::with_token(running.http(), &token);
    let list = program.get("/api/v1/cases?limit=1").unwrap().json();
    let id = list["items"][0]["id"].as_str().unwrap();
    let (notes, mut seed) = (format!("/api/v1/cases/{id}/notes"), 0);
    let note = once_refused(|| program.post_json(&notes, &serde_json::json!({ "text": long_note(&mut seed) })).unwrap());
    assert!(note.json()["type"].as_str().is_some_and(|kind| kind.ends_with("#disk-full")), "{}", note.body);
    for (lang, words) in NOTHING_SAVED {
        let refused = once_refused(|| fatima.post(&format!("/{lang}/desk/cases/{id}/notes"), &[("text", &long_note(&mut seed))]).unwrap());
        assert!(refused.body.contains(words), "{lang}: {}", refused.body);
        assert_eq!(fatima.get(&format!("/{lang}/desk/cases/{id}")).unwrap().status, 200, "{lang}: reading goes on");
    }
    assert_eq!(Visitor::new(running.http()).get("/readyz").unwrap().status, 503);
    disk.resize(160).unwrap();
    let (room, tries) = (Instant::now(), Cell::new(0));
    until("mail is taken again", || {
        tries.set(tries.get() + 1);
        deliver(&mut Mailing::smtp(running.smtp()).unwrap(), "with room", 20_000).is_kept().then_some(())
    });
    // On a machine that is busy with other things, one try may take longer by itself.
    assert!(room.elapsed() < Duration::from_secs(5) || tries.get() == 1, "after {:?}", room.elapsed());
    let mut found = subjects(&mut program);
    found.retain(|subject| subject.starts_with("matter ") || subject == "with room");
    let mut expected: Vec<String> = kept.into_iter().chain(["with room".to_owned()]).collect();
    found.sort();
    expected.sort();
    assert_eq!(found, expected, "all that was acknowledged, once, and nothing that was refused");
    assert_eq!(running.stop().unwrap(), 0);
    let verified = world.installation.run(&["verify"]).unwrap();
    assert_eq!(verified.code, 0, "{}", verified.complained);
}

#[test]
fn a_start_on_a_read_only_disk_ends_with_a_word_and_the_next_one_serves() {
    let Some((world, disk)) = on_a_disk(64) else { return };
    let token = world.installation.token().unwrap();
    disk.read_only(true).unwrap();
    for (lang, words) in [("en_GB.UTF-8", "Nothing can be saved"), ("ar_BH.UTF-8", "تعذّر الحفظ")] {
        let refused = world.installation.command(&["serve", "--listen", "127.0.0.1:0"]).env("LC_ALL", lang).output().unwrap();
        let said = String::from_utf8_lossy(&refused.stderr).into_owned();
        assert!(refused.status.code() == Some(75) && said.contains(words), "{said}");
    }
    let mail =
        world.installation.run_with(&["email", "receive", "--to", MAILBOX], letter("pipe", "By the pipe", "Hello").as_bytes()).unwrap();
    assert_eq!(mail.code, 75, "mail is tried again later: {}", mail.complained);
    disk.read_only(false).unwrap();
    let running = world.installation.serve(&[]).unwrap();
    assert_eq!(Visitor::with_token(running.http(), &token).get("/api/v1/cases").unwrap().status, 200);
}
