//! Disks that are full, read-only, failing or lying: nothing that was acknowledged is lost, and what was not is refused.

use std::fs;
use std::io::BufRead;
use std::io::BufReader;
use std::io::Write;
use std::path::Path;
use std::path::PathBuf;
use std::process::Child;
use std::process::ChildStdout;
use std::process::Command;
use std::process::Stdio;

use kernel::Error;
use kernel::Result;
use store::BlobPlace;
use store::Blobs;
use store::Place;
use store::Proof;
use store::Store;

use crate::world::of;
use crate::world::open;
use crate::world::options;
use crate::world::record;
use crate::world::told;
use crate::world::wait;
use crate::world::wait_with_io;

/// Whether this process may mount. Where it may not, the story is skipped, or fails under CI.
fn may_mount() -> bool {
    let may = rustix::process::geteuid().is_root();
    assert!(may || std::env::var_os("CI").is_none(), "the stories of failing disks need root");
    if !may {
        eprintln!("skipped: only root may mount");
    }
    may
}

fn run(program: &str, args: &[&str]) {
    assert!(Command::new(program).args(args).status().unwrap().success(), "{program} {args:?}");
}

/// A small file system in memory, gone when dropped.
struct SmallDisk(tempfile::TempDir);

impl SmallDisk {
    fn mount(size: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        run("mount", &["-t", "tmpfs", "-o", &format!("size={size}"), "tmpfs", folder.path().to_str().unwrap()]);
        Self(folder)
    }

    fn remount(&self, option: &str) {
        run("mount", &["-o", &format!("remount,{option}"), self.0.path().to_str().unwrap()]);
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        run("umount", &["-l", self.0.path().to_str().unwrap()]);
    }
}

/// The disk of `faults/disk.py`, unmounted when dropped.
struct FaultyDisk {
    folder: tempfile::TempDir,
    process: Child,
    answers: BufReader<ChildStdout>,
}

impl FaultyDisk {
    /// A mounted disk; nothing where FUSE is not installed, unless under CI.
    fn mount() -> Option<Self> {
        if !may_mount() {
            return None;
        }
        let folder = tempfile::tempdir().unwrap();
        let (backing, mounted) = (folder.path().join("backing"), folder.path().join("mounted"));
        [&backing, &mounted].into_iter().for_each(|path| fs::create_dir(path).unwrap());
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/faults/disk.py");
        let mut command = Command::new("/usr/bin/python3");
        command.arg(script).args([&backing, &mounted]).stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut process = command.spawn().unwrap();
        let answers = BufReader::new(process.stdout.take().unwrap());
        let mut disk = Self { folder, process, answers };
        if disk.answer() == "mounted" {
            return Some(disk);
        }
        assert!(std::env::var_os("CI").is_none(), "FUSE is not installed: apt-get install python3-fusepy fuse3");
        eprintln!("skipped: FUSE is not installed (apt-get install python3-fusepy fuse3)");
        None
    }

    fn answer(&mut self) -> String {
        let mut line = String::new();
        self.answers.read_line(&mut line).unwrap();
        line.trim().to_owned()
    }

    fn tell(&mut self, what: &str) {
        writeln!(self.process.stdin.as_mut().unwrap(), "{what}").unwrap();
        assert_eq!(self.answer(), what);
    }

    fn place(&self) -> Place {
        Place::Sqlite(self.folder.path().join("mounted/daleel.sqlite"))
    }

    /// What a restart finds: the bytes that really reached the disk.
    fn backing(&self) -> Place {
        let copy = self.folder.path().join("after");
        run("cp", &["-r", self.folder.path().join("backing").to_str().unwrap(), copy.to_str().unwrap()]);
        Place::Sqlite(copy.join("daleel.sqlite"))
    }
}

impl Drop for FaultyDisk {
    fn drop(&mut self) {
        let mounted: PathBuf = self.folder.path().join("mounted");
        drop(Command::new("umount").args(["-l", mounted.to_str().unwrap()]).stderr(Stdio::null()).status());
        drop(self.process.kill());
        drop(self.process.wait());
    }
}

fn try_record(store: &Store, words: &'static str) -> Result<i64> {
    wait(store.write(of(1), move |tx| tx.record(told(words))))
}

/// How many events there are, in a chain that is whole.
fn events(store: &Store) -> i64 {
    match wait(store.read(of(1), |tx| tx.verify_chain(None, None))).unwrap() {
        Proof::Whole(chain) => chain.seq,
        broken @ Proof::Broken { .. } => panic!("{broken:?}"),
    }
}

#[test]
fn a_full_disk_refuses_writes_reads_on_and_takes_writes_again_when_there_is_space() {
    if !may_mount() {
        return;
    }
    let disk = SmallDisk::mount("6m");
    let store = open(&Place::Sqlite(disk.0.path().join("daleel.sqlite")));
    let words: &'static str = "x".repeat(30_000).leak();
    let mut acknowledged = 0;
    let refusal = loop {
        match try_record(&store, words) {
            Ok(seq) => acknowledged = seq,
            Err(refusal) => break refusal,
        }
        assert!(acknowledged < 1000, "six megabytes are never full");
    };
    assert!(matches!(refusal, Error::ReadOnly("disk-full")), "{refusal}");
    assert!(acknowledged > 20);
    let (free, all) = store.space().unwrap().unwrap();
    assert!(free < 300_000 && all == 6 << 20, "{free} of {all} bytes are free");
    assert_eq!(events(&store), acknowledged, "reading goes on, and nothing was lost");
    assert!(matches!(try_record(&store, words), Err(Error::ReadOnly("disk-full"))));
    disk.remount("size=24m");
    assert_eq!(try_record(&store, words).unwrap(), acknowledged + 1, "no restart was needed");
    assert_eq!(events(&store), acknowledged + 1);
}

#[test]
fn what_was_acknowledged_before_the_power_went_is_there_afterwards() {
    for round in 0..4 {
        let Some(mut disk) = FaultyDisk::mount() else { return };
        let store = open(&disk.place());
        (0..20 + round * 7).for_each(|_| record(&store, 1, "served"));
        disk.tell("cut");
        assert!(matches!(try_record(&store, "after"), Err(Error::ReadOnly(_) | Error::Busy(_))), "no word without power");
        drop(store);
        assert_eq!(events(&open(&disk.backing())), 20 + round * 7, "all of it, and nothing else");
    }
}

#[test]
fn the_disk_of_these_stories_really_forgets_what_was_not_synced() {
    let Some(mut disk) = FaultyDisk::mount() else { return };
    let file = |folder: &str, name: &str| disk.folder.path().join(folder).join(name);
    fs::write(file("mounted", "unsynced"), "words").unwrap();
    fs::write(file("mounted", "synced"), "words").unwrap();
    fs::File::open(file("mounted", "synced")).unwrap().sync_all().unwrap();
    let (unsynced, synced) = (file("backing", "unsynced"), file("backing", "synced"));
    disk.tell("cut");
    assert_eq!((fs::read(unsynced).unwrap().len(), fs::read(synced).unwrap().len()), (0, 5));
}

#[test]
fn a_large_attachment_that_was_kept_survives_the_power_cut_too() {
    let Some(mut disk) = FaultyDisk::mount() else { return };
    let store = open(&disk.place());
    let clock = options(&disk.place()).clock;
    let attachments = BlobPlace::Folder(disk.folder.path().join("mounted/attachments"));
    let blobs = Blobs::open(&store, &attachments, clock.clone()).unwrap();
    let prepared = wait_with_io(blobs.prepare(vec![5; 1_000_000])).unwrap();
    let hash = prepared.hash.clone();
    wait(store.write(of(1), move |tx| tx.keep(&prepared))).unwrap();
    disk.tell("cut");
    drop((store, blobs));
    let place = disk.backing();
    let store = open(&place);
    let blobs = Blobs::open(&store, &BlobPlace::Folder(disk.folder.path().join("after/attachments")), clock).unwrap();
    assert_eq!(wait_with_io(blobs.read(of(1), &hash)).unwrap().len(), 1_000_000);
}

#[test]
fn after_a_sync_that_failed_nothing_is_acknowledged_until_a_restart() {
    let Some(mut disk) = FaultyDisk::mount() else { return };
    let store = open(&disk.place());
    (0..5).for_each(|_| record(&store, 1, "served"));
    disk.tell("sync-fails");
    assert!(matches!(try_record(&store, "lost"), Err(Error::ReadOnly("disk-failed"))));
    disk.tell("well");
    assert!(matches!(try_record(&store, "too early"), Err(Error::ReadOnly("disk-failed"))), "a second sync would prove nothing");
    assert_eq!(events(&store), 5);
    drop(store);
    let store = open(&disk.backing());
    assert_eq!(events(&store), 5);
    record(&store, 1, "served again");
}

#[test]
fn a_disk_that_turned_read_only_or_full_is_read_and_written_again_when_it_is_well() {
    for (fault, word) in [("readonly", "disk-unwritable"), ("full", "disk-full")] {
        let Some(mut disk) = FaultyDisk::mount() else { return };
        let store = open(&disk.place());
        (0..5).for_each(|_| record(&store, 1, "served"));
        disk.tell(fault);
        let refusal = try_record(&store, "refused").unwrap_err();
        assert!(matches!(refusal, Error::ReadOnly(why) if why == word), "{fault}: {refusal}");
        assert_eq!(events(&store), 5, "{fault}");
        disk.tell("well");
        assert_eq!(try_record(&store, "served again").unwrap(), 6, "{fault}");
    }
}

#[test]
fn a_byte_that_changed_in_the_file_is_found_by_a_check() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("daleel.sqlite");
    let store = open(&Place::Sqlite(file.clone()));
    (0..200).for_each(|_| record(&store, 1, "a word to look for"));
    assert!(wait(store.read(of(1), |tx| tx.damage())).unwrap().is_empty());
    drop(store);
    // Connections that close at the same moment may each leave it to the other to move the log into the file.
    rusqlite::Connection::open(&file).unwrap().execute_batch("pragma wal_checkpoint(truncate)").unwrap();
    let whole = fs::read(&file).unwrap();
    let words: Vec<usize> = (0..whole.len() - 18).filter(|at| &whole[*at..at + 18] == b"a word to look for").collect();
    // A leaf of a table begins with 13; its cells are counted in the fourth byte and pointed to from the ninth.
    let leaf = words.iter().rev().map(|at| at / 4096 * 4096).find(|page| whole[*page] == 13).unwrap();
    for places in [words, vec![leaf + 3], vec![leaf + 8]] {
        let mut changed = whole.clone();
        places.iter().for_each(|at| changed[*at] ^= 0x20);
        fs::write(&file, changed).unwrap();
        let store = Store::open_reading(options(&Place::Sqlite(file.clone())));
        let found = store.and_then(|store| {
            let damage = wait(store.read(of(1), |tx| tx.damage()))?;
            let proof = wait(store.read(of(1), |tx| tx.verify_chain(None, None)))?;
            Ok(!damage.is_empty() || matches!(proof, Proof::Broken { .. }))
        });
        assert!(!matches!(found, Ok(false)), "byte {places:?}");
    }
}
