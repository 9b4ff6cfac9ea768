//! Attachments that were let go of are taken away one by one, whatever is put again meanwhile and whoever else takes them away.

use std::fs;
use std::path::Path;
use std::time::Duration;

use kernel::Error;
use store::BlobPlace;
use store::Blobs;
use store::Store;
use store::Tx;

use super::files;
use super::keep_named;
use super::open;
use crate::world::grounds;
use crate::world::of;
use crate::world::wait_with_io;

/// What was handed in.
fn plan() -> Vec<u8> {
    vec![1; 100_000]
}

/// Keeps bytes under the name of a paper, and lets go of them; answers their name.
fn lets_go(store: &Store, blobs: &Blobs, bytes: Vec<u8>) -> String {
    let hash = wait_with_io(blobs.prepare(bytes.clone())).unwrap().hash;
    wait_with_io(keep_named(store, blobs, 1, bytes)).unwrap();
    let name = hash.clone();
    let act = move |tx: &mut Tx<'_>| {
        tx.execute("delete from papers where id = 1", &[])?;
        tx.let_go(&name)
    };
    wait_with_io(store.write(of(1), act)).unwrap();
    hash
}

/// The same attachments, as another program has them.
fn beside(store: &Store, folder: &Path, clock: &kernel::Clock) -> Blobs {
    Blobs::open(store, &BlobPlace::Folder(folder.to_owned()), clock.clone()).unwrap()
}

#[test]
fn whoever_is_late_to_take_away_what_was_let_go_of_leaves_what_was_put_again_meanwhile() {
    for ground in grounds() {
        let folder = tempfile::tempdir().unwrap();
        let (store, blobs, clock) = open(&ground.place, folder.path());
        let slow = beside(&store, folder.path(), &clock);
        let hash = lets_go(&store, &blobs, plan());
        let seen = wait_with_io(slow.leaving(&of(1))).unwrap();
        assert_eq!(seen, std::slice::from_ref(&hash));
        wait_with_io(blobs.see_off(&of(1))).unwrap();
        assert_eq!(files(folder.path()), 0);
        clock.advance(Duration::from_secs(1));
        wait_with_io(keep_named(&store, &blobs, 2, plan())).unwrap();
        assert!(!wait_with_io(slow.remove(&of(1), seen[0].clone())).unwrap(), "it is not leaving any more");
        assert!(wait_with_io(blobs.read(of(1), &hash)).unwrap() == plan());
    }
}

#[test]
fn what_is_put_again_before_it_was_taken_away_is_kept_at_once() {
    for ground in grounds() {
        let folder = tempfile::tempdir().unwrap();
        let (store, blobs, _) = open(&ground.place, folder.path());
        let hash = lets_go(&store, &blobs, plan());
        assert!(matches!(wait_with_io(blobs.read(of(1), &hash)), Err(Error::NotFound("blob"))), "nobody reads it any more");
        wait_with_io(keep_named(&store, &blobs, 2, plan())).unwrap();
        wait_with_io(blobs.see_off(&of(1))).unwrap();
        assert!(wait_with_io(blobs.read(of(1), &hash)).unwrap() == plan());
    }
}

#[test]
fn what_is_put_while_somebody_takes_it_away_waits_and_goes_a_quarter_of_an_hour_later_where_they_ended() {
    for ground in grounds() {
        let folder = tempfile::tempdir().unwrap();
        let (store, blobs, clock) = open(&ground.place, folder.path());
        let hash = lets_go(&store, &blobs, plan());
        // Another program has claimed it, and was killed.
        let claimed = hash.clone();
        let claim = move |tx: &mut Tx<'_>| {
            let now = tx.now();
            tx.execute("update blobs set place = 'going', since = $2 where hash = $1", &[claimed.into(), now.into()])
        };
        wait_with_io(store.write(of(1), claim)).unwrap();
        clock.advance(Duration::from_secs(60));
        wait_with_io(blobs.see_off(&of(1))).unwrap();
        assert_eq!(files(folder.path()), 1, "it may be about to take it away");
        assert!(matches!(wait_with_io(keep_named(&store, &blobs, 2, plan())), Err(Error::Busy(_))));
        clock.advance(Duration::from_secs(15 * 60));
        wait_with_io(blobs.see_off(&of(1))).unwrap();
        assert_eq!(files(folder.path()), 0, "it has ended");
        clock.advance(Duration::from_secs(1));
        wait_with_io(keep_named(&store, &blobs, 3, plan())).unwrap();
        assert!(wait_with_io(blobs.read(of(1), &hash)).unwrap() == plan());
    }
}

#[test]
fn what_cannot_be_taken_away_keeps_nothing_else_from_it() {
    for ground in grounds() {
        let folder = tempfile::tempdir().unwrap();
        let (store, blobs, clock) = open(&ground.place, folder.path());
        let mut all: Vec<String> = (1..4_u8).map(|number| lets_go(&store, &blobs, vec![number; 100_000])).collect();
        all.sort();
        let path = |hash: &str| folder.path().join(&hash[..2]).join(hash);
        // Nobody deletes a folder as if it were a file.
        fs::remove_file(path(&all[0])).unwrap();
        fs::create_dir(path(&all[0])).unwrap();
        assert!(wait_with_io(blobs.see_off(&of(1))).is_err(), "it is told");
        assert_eq!([&all[0], &all[1], &all[2]].map(|hash| path(hash).exists()), [true, false, false]);
        fs::remove_dir(path(&all[0])).unwrap();
        clock.advance(Duration::from_secs(16 * 60));
        assert_eq!(wait_with_io(blobs.leaving(&of(1))).unwrap(), all[..1], "it is tried again");
        wait_with_io(blobs.see_off(&of(1))).unwrap();
        assert!(wait_with_io(blobs.leaving(&of(1))).unwrap().is_empty());
    }
}
