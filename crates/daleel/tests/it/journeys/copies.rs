//! A copy made while mail arrives is restored elsewhere, verified, and serves.

use testkit::Mailing;
use testkit::Visitor;

use crate::world::MAILBOX;
use crate::world::World;
use crate::world::letter;

#[test]
fn a_copy_made_in_use_is_restored_elsewhere_and_serves() {
    let world = World::founded();
    let token = world.installation.token().unwrap();
    let running = world.installation.serve(&[]).unwrap();
    let mut lmtp = Mailing::lmtp(running.lmtp()).unwrap();
    for number in 0..10 {
        let large = "Everything about my matter. ".repeat(20_000);
        assert!(
            lmtp.deliver("reem@people.example", MAILBOX, &letter(&format!("copy-{number}"), &format!("Matter {number}"), &large))
                .unwrap()
                .is_kept()
        );
    }
    let copy = world.folder.path().join("copy");
    let copied = world.installation.run(&["backup", copy.to_str().unwrap()]).unwrap();
    assert_eq!(copied.code, 0, "{}", copied.complained);
    assert!(lmtp.deliver("reem@people.example", MAILBOX, &letter("later", "After the copy", "Hello")).unwrap().is_kept());
    let again = world.installation.run(&["backup", copy.to_str().unwrap()]).unwrap();
    assert_ne!(again.code, 0, "a copy is never written over");
    drop(running);
    let elsewhere = world.installation.on(world.folder.path().join("elsewhere"));
    let verified = elsewhere.run(&["verify", copy.to_str().unwrap()]).unwrap();
    assert_eq!((verified.code, &verified.said), (0, &copied.said), "{}", verified.complained);
    assert_eq!(elsewhere.run(&["restore", copy.to_str().unwrap()]).unwrap().code, 0);
    std::fs::copy(world.installation.data().join("keys"), elsewhere.data().join("keys")).unwrap();
    let whole = elsewhere.run(&["verify"]).unwrap();
    assert_eq!(whole.code, 0, "{}", whole.complained);
    let restored = elsewhere.serve(&[]).unwrap();
    let found = Visitor::with_token(restored.http(), &token).get("/api/v1/cases?limit=100").unwrap().json();
    let mut subjects: Vec<_> = found["items"].as_array().unwrap().iter().map(|case| case["subject"].as_str().unwrap().to_owned()).collect();
    subjects.sort();
    assert_eq!(subjects, (0..10).map(|number| format!("Matter {number}")).collect::<Vec<_>>());
}

#[test]
fn a_byte_that_changed_is_found_by_verify() {
    let world = World::founded();
    let copy = world.folder.path().join("copy");
    assert_eq!(world.installation.run(&["backup", copy.to_str().unwrap()]).unwrap().code, 0);
    assert_eq!(world.installation.run(&["verify", copy.to_str().unwrap()]).unwrap().code, 0);
    let largest = std::fs::read_dir(&copy).unwrap().flatten().max_by_key(|entry| entry.metadata().unwrap().len()).unwrap().path();
    let mut bytes = std::fs::read(&largest).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 0xff;
    std::fs::write(&largest, bytes).unwrap();
    let ended = world.installation.run(&["verify", copy.to_str().unwrap()]).unwrap();
    assert!(ended.code != 0 && !ended.complained.is_empty(), "{ended:?}");
}

#[test]
fn a_page_of_the_database_that_changed_is_named_by_verify() {
    let world = World::founded();
    let file = world.installation.data().join("daleel.sqlite");
    assert_eq!(world.installation.run(&["verify"]).unwrap().code, 0);
    let mut bytes = std::fs::read(&file).unwrap();
    let page = bytes.len() / 4096 / 2 * 4096;
    bytes[page..page + 64].fill(0xff);
    std::fs::write(&file, bytes).unwrap();
    let ended = world.installation.run(&["verify"]).unwrap();
    assert!(ended.code != 0 && !ended.complained.trim().is_empty(), "{ended:?}");
}
