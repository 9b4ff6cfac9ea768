//! Backups: made while others write, restored into either database, and no byte of one can change unnoticed.

use std::fs;
use std::path::Path;

use store::BlobPlace;
use store::Blobs;
use store::Form;
use store::Place;
use store::Proof;
use store::Store;

use crate::world::grounds;
use crate::world::of;
use crate::world::open;
use crate::world::options;
use crate::world::postgres;
use crate::world::record;
use crate::world::wait;
use crate::world::wait_with_io;

const FORMS: [Form; 2] = [Form::File, Form::Rows];

/// A little installation: fifty events, an attachment, a word to find, a number taken.
fn lived_in(place: &Place, folder: &Path) -> (Store, Blobs, String) {
    let store = open(place);
    let blobs = Blobs::open(&store, &BlobPlace::Folder(folder.join("attachments")), options(place).clock).unwrap();
    (0..50).for_each(|_| record(&store, 1, "served"));
    let prepared = wait_with_io(blobs.prepare(vec![9; 70_000])).unwrap();
    let hash = prepared.hash.clone();
    wait(store.write(of(1), move |tx| {
        tx.keep(&prepared)?;
        tx.index("case", 5, "رخصة البناء building permit")?;
        tx.next_number("2026")
    }))
    .unwrap();
    (store, blobs, hash)
}

fn is_all_there(place: &Place, attachments: BlobPlace, hash: &str) {
    let store = open(place);
    let blobs = Blobs::open(&store, &attachments, options(place).clock).unwrap();
    let found = wait(store.read(of(1), |tx| {
        assert!(matches!(tx.verify_chain(None, None)?, Proof::Whole(chain) if chain.seq == 50));
        tx.search("case", "رخصه بناء", None, 5)
    }));
    assert_eq!(found.unwrap(), [5]);
    assert_eq!(wait_with_io(blobs.read(of(1), hash)).unwrap().len(), 70_000);
    assert_eq!(wait(store.write(of(1), |tx| tx.next_number("2026"))).unwrap(), 2, "the series goes on");
    record(&store, 1, "served");
}

#[test]
fn what_was_backed_up_is_restored_whole() {
    for ground in grounds() {
        for form in FORMS {
            let folder = tempfile::tempdir().unwrap();
            let source = if matches!(ground.place, Place::Sqlite(_)) {
                Place::Sqlite(folder.path().join("a.sqlite"))
            } else {
                postgres().unwrap().place.clone()
            };
            let (store, blobs, hash) = lived_in(&source, folder.path());
            let to = folder.path().join("monday");
            let made = store::backup(&store, &blobs, &to, form).unwrap();
            assert_eq!((made.seq, made.tables["events"]), (50, 50));
            assert!(store::backup(&store, &blobs, &to, form).is_err(), "a backup is never overwritten");
            let fresh = tempfile::tempdir().unwrap();
            let place = if made.form == Form::File {
                Place::Sqlite(fresh.path().join("b.sqlite"))
            } else {
                postgres().map_or(source.clone(), |ground| ground.place.clone())
            };
            if place == source {
                continue;
            }
            let attachments = BlobPlace::Folder(fresh.path().join("attachments"));
            assert_eq!(store::restore(&to, options(&place), &attachments).unwrap(), made);
            is_all_there(&place, attachments, &hash);
        }
    }
}

#[test]
fn rows_of_one_database_are_restored_into_the_other() {
    let Some(ground) = postgres() else { return };
    let folder = tempfile::tempdir().unwrap();
    let (store, blobs, hash) = lived_in(&ground.place, folder.path());
    let to = folder.path().join("monday");
    store::backup(&store, &blobs, &to, Form::Rows).unwrap();
    let place = Place::Sqlite(folder.path().join("b.sqlite"));
    let attachments = BlobPlace::Folder(folder.path().join("restored"));
    store::restore(&to, options(&place), &attachments).unwrap();
    is_all_there(&place, attachments.clone(), &hash);
    assert!(store::restore(&to, options(&place), &attachments).is_err(), "nothing is restored over a database in use");
}

#[test]
fn a_byte_that_changed_anywhere_in_a_backup_is_found() {
    for form in FORMS {
        let folder = tempfile::tempdir().unwrap();
        let (store, blobs, _) = lived_in(&Place::Sqlite(folder.path().join("a.sqlite")), folder.path());
        let to = folder.path().join("monday");
        store::backup(&store, &blobs, &to, form).unwrap();
        assert!(store::verify(&to, None).is_ok());
        let blob = fs::read_dir(to.join("blobs")).unwrap().map(|entry| entry.unwrap().path());
        let files = fs::read_dir(&to).unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.is_file()).chain(blob);
        for file in files {
            let whole = fs::read(&file).unwrap();
            for at in [0, whole.len() / 2, whole.len() - 1] {
                let mut changed = whole.clone();
                changed[at] ^= 0x01;
                replace(&file, &changed);
                assert!(store::verify(&to, None).is_err(), "byte {at} of {}", file.display());
            }
            replace(&file, &whole[..whole.len() / 2]);
            assert!(store::verify(&to, None).is_err(), "half of {}", file.display());
            replace(&file, &whole);
        }
        assert!(store::verify(&to, None).is_ok());
    }
}

/// An attachment of a backup may be the very file of the installation: it is replaced, not written into.
fn replace(file: &Path, bytes: &[u8]) {
    fs::remove_file(file).unwrap();
    fs::write(file, bytes).unwrap();
}

#[test]
fn a_backup_made_while_others_write_is_of_one_instant() {
    for ground in grounds() {
        let folder = tempfile::tempdir().unwrap();
        let (store, blobs, _) = lived_in(&ground.place, folder.path());
        let busy = store.clone();
        let writer = std::thread::spawn(move || (0..200).for_each(|_| record(&busy, 1, "served meanwhile")));
        for (number, form) in FORMS.into_iter().enumerate() {
            let to = folder.path().join(format!("backup-{number}"));
            let made = store::backup(&store, &blobs, &to, form).unwrap();
            assert_eq!(made.tables["events"], u64::try_from(made.seq).unwrap());
            assert_eq!(store::verify(&to, None).unwrap(), made);
        }
        writer.join().unwrap();
    }
}
