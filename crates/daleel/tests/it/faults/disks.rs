//! Disks that fill up or turn read-only while mail arrives: it is asked for again later, pages stay readable, and no restart is needed.

use testkit::FaultyDisk;
use testkit::Mailing;
use testkit::Running;
use testkit::Said;
use testkit::Visitor;

use crate::world::MAILBOX;
use crate::world::World;
use crate::world::copy;
use crate::world::letter;
use crate::world::until;

/// Whether a disk can be mounted here. Where there is no FUSE, as in some sandboxes, the story is skipped with the reason, or fails under CI.
pub fn can_mount() -> bool {
    let folder = tempfile::tempdir().unwrap();
    match FaultyDisk::mount(folder.path()) {
        Ok(_) => true,
        Err(reason) => {
            assert!(std::env::var_os("CI").is_none(), "{reason}");
            eprintln!("skipped: {reason}");
            false
        }
    }
}

fn deliver(running: &Running, number: &str) -> Said {
    Mailing::lmtp(running.lmtp()).unwrap().deliver("reem@people.example", MAILBOX, &letter(number, number, "Hello")).unwrap()
}

#[test]
fn while_the_disk_takes_nothing_mail_waits_and_pages_are_read() {
    if !can_mount() {
        return;
    }
    for fault in ["full", "readonly"] {
        let world = World::founded();
        let token = world.installation.token().unwrap();
        copy(world.installation.data(), &world.folder.path().join("disk/backing/data"));
        let mut disk = FaultyDisk::mount(&world.folder.path().join("disk")).unwrap();
        let running = world.installation.on(disk.path("data")).serve(&[]).unwrap();
        let mut program = Visitor::with_token(running.http(), &token);
        assert!(deliver(&running, "before").is_kept(), "{fault}");
        disk.tell(fault).unwrap();
        let said = deliver(&running, "meanwhile");
        assert!(said.is_later(), "{fault}: {said:?}");
        let list = program.get("/api/v1/cases").unwrap();
        assert_eq!(list.json()["items"].as_array().map(Vec::len), Some(1), "{fault}: reading goes on: {}", list.body);
        assert_eq!(Visitor::new(running.http()).get("/en/sign-in").unwrap().status, 200, "{fault}");
        let unready = Visitor::new(running.http()).get("/readyz").unwrap();
        assert!(unready.status == 503 && unready.body.contains("writes"), "{fault}: {}", unready.body);
        let id = list.json()["items"][0]["id"].as_str().unwrap().to_owned();
        let note = program.post_json(&format!("/api/v1/cases/{id}/notes"), &serde_json::json!({ "text": "a note" })).unwrap();
        assert!(note.status == 503 || note.status == 507, "{fault}: {} {}", note.status, note.body);
        disk.tell("well").unwrap();
        until("mail is taken again", || deliver(&running, "meanwhile").is_kept().then_some(()));
        let subjects = program.get("/api/v1/cases").unwrap().json()["items"].as_array().map(Vec::len);
        assert_eq!(subjects, Some(2), "{fault}: what was refused and sent again is there once");
    }
}
