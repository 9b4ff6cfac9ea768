//! What an installation holds: with the keys it was made with, and with all that was kept.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::path::PathBuf;

use testkit::Installation;
use testkit::Mailing;
use testkit::Visitor;

use crate::world::MAILBOX;
use crate::world::PROGRAM;
use crate::world::World;
use crate::world::until;

/// A file of keys that nobody has seen before.
fn other_keys(file: &Path) {
    fs::write(file, "5e".repeat(32)).unwrap();
    fs::set_permissions(file, fs::Permissions::from_mode(0o600)).unwrap();
}

/// What a command says in a language, and its exit code.
fn told(installation: &Installation, arguments: &[&str], lang: &str) -> (Option<i32>, String) {
    let ended = installation.command(arguments).env("LC_ALL", lang).output().unwrap();
    (ended.status.code(), String::from_utf8_lossy(&[ended.stdout, ended.stderr].concat()).into_owned())
}

fn is_refused_everywhere(installation: &Installation) {
    for (lang, words) in
        [("ar_BH.UTF-8", "ليست المفاتيح التي تُستعمل بها قاعدة البيانات"), ("en_GB.UTF-8", "are not those with which this database is used")]
    {
        for arguments in [&["serve", "--listen", "127.0.0.1:0"][..], &["user", "list"], &["verify"], &["doctor"]] {
            let (code, said) = told(installation, arguments, lang);
            assert!(code == Some(1) && said.contains(words) && said.contains("keys"), "{arguments:?}: {code:?} {said}");
        }
    }
}

#[test]
fn a_program_with_other_keys_than_the_database_was_made_with_is_refused_in_both_languages() {
    let world = World::founded();
    let (keys, aside) = (world.installation.data().join("keys"), world.folder.path().join("keys-aside"));
    fs::copy(&keys, &aside).unwrap();
    other_keys(&keys);
    is_refused_everywhere(&world.installation);
    fs::copy(&aside, &keys).unwrap();
    assert_eq!(world.installation.run(&["verify"]).unwrap().code, 0, "with its own it goes on");
    let Some(server) = peers::or_skip(peers::Postgres::start()) else { return };
    let first = Installation::new(PROGRAM, world.folder.path().join("first")).with("database_url", &server.url);
    first.found().unwrap();
    let running = first.serve(&[]).unwrap();
    let second = first.on(world.folder.path().join("second"));
    fs::create_dir_all(second.data()).unwrap();
    other_keys(&second.data().join("keys"));
    is_refused_everywhere(&second);
    fs::copy(first.data().join("keys"), second.data().join("keys")).unwrap();
    assert_eq!(second.serve(&[]).unwrap().stop().unwrap(), 0, "with the same keys both serve");
    assert_eq!(running.stop().unwrap(), 0);
}

#[test]
fn a_second_process_is_told_who_has_the_data_and_a_lost_end_of_the_data_is_told_before_anything_is_written() {
    let world = World::empty();
    let installation = &world.installation;
    let mut running = installation.serve(&[]).unwrap();
    for (lang, words) in
        [("ar_BH.UTF-8", "مجلد البيانات مفتوح في عملية أخرى"), ("en_GB.UTF-8", "Another process has this data folder open")]
    {
        let (code, said) = told(installation, &["serve", "--listen", "127.0.0.1:0"], lang);
        assert!(code == Some(1) && said.contains(words), "{said}");
    }
    assert_eq!(Visitor::new(running.http()).get("/healthz").unwrap().status, 200, "the first serves on");
    until("what happened is signed", || installation.data().join("checkpoints").exists().then_some(()));
    running.kill();
    let (wal, aside) = (installation.data().join("daleel.sqlite-wal"), world.folder.path().join("wal-aside"));
    fs::rename(&wal, &aside).unwrap();
    let before = fs::read(installation.data().join("daleel.sqlite")).unwrap();
    for (lang, words) in [("ar_BH.UTF-8", "أحدث جزء منها مفقود"), ("en_GB.UTF-8", "its newest part is missing")] {
        let copy = world.folder.path().join("copy");
        for arguments in [&["serve", "--listen", "127.0.0.1:0"][..], &["user", "list"], &["backup", copy.to_str().unwrap()]] {
            let (code, said) = told(installation, arguments, lang);
            assert!(code == Some(1) && said.contains(words) && said.contains("daleel.sqlite-wal"), "{said}");
        }
    }
    assert!(fs::read(installation.data().join("daleel.sqlite")).unwrap() == before, "nothing was written");
    drop(fs::remove_file(installation.data().join("daleel.sqlite-shm")));
    fs::rename(&aside, &wal).unwrap();
    assert_eq!(installation.serve(&[]).unwrap().stop().unwrap(), 0, "put back, it is all there");
    assert_eq!(installation.run(&["verify"]).unwrap().code, 0);
}

/// The files that lie by themselves, the largest first.
fn files(installation: &Installation) -> Vec<PathBuf> {
    let folders = fs::read_dir(installation.data().join("blobs")).unwrap().flatten();
    let mut files: Vec<PathBuf> =
        folders.flat_map(|folder| fs::read_dir(folder.path()).unwrap().flatten()).map(|file| file.path()).collect();
    files.sort();
    files
}

#[test]
fn verify_names_a_file_that_is_gone_and_one_with_a_flipped_byte() {
    let world = World::founded();
    let running = world.installation.serve(&[]).unwrap();
    for number in ["one", "two", "three"] {
        let long = format!("Subject: {number}\r\nFrom: reem@people.example\r\n\r\n{}", format!("{number} line\r\n").repeat(10_000));
        let mut lmtp = Mailing::lmtp(running.lmtp()).unwrap();
        assert!(lmtp.deliver("reem@people.example", MAILBOX, &long).unwrap().is_kept());
    }
    assert_eq!(running.stop().unwrap(), 0);
    assert_eq!(world.installation.run(&["verify"]).unwrap().code, 0);
    let [gone, changed, sound] = &files(&world.installation)[..] else { panic!("{:?}", files(&world.installation)) };
    fs::remove_file(gone).unwrap();
    let mut bytes = fs::read(changed).unwrap();
    bytes[20_000] ^= 4;
    fs::write(changed, bytes).unwrap();
    let name = |path: &Path| path.file_name().unwrap().to_string_lossy().into_owned();
    for (lang, missing, other) in
        [("ar_BH.UTF-8", "غير موجود", "ليس كما حُفظ"), ("en_GB.UTF-8", "It is not there", "It is not what was kept")]
    {
        let (code, said) = told(&world.installation, &["verify"], lang);
        let names = |hash: &Path, words: &str| said.lines().any(|line| line.starts_with(&name(hash)) && line.contains(words));
        assert!(code == Some(1) && names(gone, missing) && names(changed, other), "{said}");
        assert!(!said.contains(&name(sound)), "{said}");
    }
}
