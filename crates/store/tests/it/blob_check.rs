//! Attachments are read and compared with their names, some at a time: what was lost or changed is named.

use std::fs;
use std::path::Path;

use store::BlobFault;
use store::BlobPlace;
use store::Blobs;
use store::Place;
use store::Stride;

use crate::in_parts::letter;
use crate::world::grounds;
use crate::world::of;
use crate::world::open;
use crate::world::options;
use crate::world::wait_with_io;

/// The size of a page of SQLite.
const PAGE: usize = 4096;
pub const ALL: Stride = Stride { count: 1000, bytes: u64::MAX };

#[test]
fn a_file_that_is_gone_and_one_with_a_flipped_byte_are_named_and_so_is_the_letter_that_carries_one() {
    for ground in grounds() {
        let folder = tempfile::tempdir().unwrap();
        let (store, clock) = (open(&ground.place), options(&ground.place).clock);
        let blobs = Blobs::open(&store, &BlobPlace::Folder(folder.path().into()), clock).unwrap();
        let keep = |bytes: Vec<u8>| {
            let prepared = wait_with_io(blobs.prepare(bytes)).unwrap();
            let hash = prepared.hash.clone();
            wait_with_io(store.write(of(1), move |tx| tx.keep(&prepared))).unwrap();
            hash
        };
        let carried: Vec<u8> = (0..200_000_u32).map(|at| (at % 251) as u8).collect();
        let carrying = keep(letter("carries", "", &carried).into());
        let [small, whole, gone, changed] = [vec![1; 10], vec![2; 90_000], vec![3; 90_000], vec![4; 90_000]].map(keep);
        let carried = keep(carried);
        let look = || wait_with_io(blobs.look_after(of(1), "", ALL)).unwrap();
        assert_eq!((look().faults, look().reached), (vec![], None));
        let file = |hash: &str| folder.path().join(&hash[..2]).join(hash);
        [&gone, &carried].into_iter().for_each(|hash| fs::remove_file(file(hash)).unwrap());
        let mut bytes = fs::read(file(&changed)).unwrap();
        bytes[45_000] ^= 1;
        fs::write(file(&changed), bytes).unwrap();
        let mut named = vec![(gone, BlobFault::Missing), (changed, BlobFault::Changed), (carried, BlobFault::Missing)];
        named.push((carrying, BlobFault::Missing));
        named.sort_by(|one, other| one.0.cmp(&other.0));
        let found = look();
        assert_eq!(found.faults, named);
        assert!(![small, whole].iter().any(|sound| found.faults.iter().any(|(hash, _)| hash == sound)));
    }
}

/// Breaks the way from one page of a large row to the next, as a bad sector does: what is before it still stands.
fn tear(file: &Path, bytes: &[u8]) {
    let mut database = fs::read(file).unwrap();
    let at = database.windows(16).position(|window| window == &bytes[20_000..20_016]).unwrap();
    let page = at / PAGE * PAGE;
    database[page..page + 4].copy_from_slice(&[0x7f; 4]);
    fs::write(file, database).unwrap();
}

#[test]
fn one_whose_row_the_database_does_not_give_is_named_and_those_after_it_are_read_all_the_same() {
    let ground = grounds().remove(0);
    let Place::Sqlite(file) = &ground.place else { panic!("the first place is SQLite") };
    let folder = tempfile::tempdir().unwrap();
    let place = BlobPlace::Folder(folder.path().into());
    let of_row = |seed: u32| -> Vec<u8> { (0..60_000_u32).map(|at| (at.wrapping_mul(seed) >> 5) as u8).collect() };
    let (store, clock) = (open(&ground.place), options(&ground.place).clock);
    let blobs = Blobs::open(&store, &place, clock.clone()).unwrap();
    let kept = [2_654_435_761, 40_503, 69_069, 1_103_515_245].map(|seed| {
        let prepared = wait_with_io(blobs.prepare(of_row(seed))).unwrap();
        let hash = prepared.hash.clone();
        wait_with_io(store.write(of(1), move |tx| tx.keep(&prepared))).unwrap();
        (hash, seed)
    });
    drop(blobs);
    drop(store);
    let (torn, seed) = kept.iter().min().unwrap();
    tear(file, &of_row(*seed));
    let store = open(&ground.place);
    let blobs = Blobs::open(&store, &place, clock).unwrap();
    let step = wait_with_io(blobs.look_after(of(1), "", ALL)).unwrap();
    assert_eq!((step.count, step.faults), (4, vec![(torn.clone(), BlobFault::Unreadable)]));
}

#[test]
fn step_by_step_each_is_looked_at_once_and_no_step_reads_more_than_it_may() {
    for ground in grounds() {
        let folder = tempfile::tempdir().unwrap();
        let (store, clock) = (open(&ground.place), options(&ground.place).clock);
        let blobs = Blobs::open(&store, &BlobPlace::Folder(folder.path().into()), clock).unwrap();
        for number in 0..12_u8 {
            let prepared = wait_with_io(blobs.prepare(vec![number; 10_000])).unwrap();
            wait_with_io(store.write(of(1), move |tx| tx.keep(&prepared))).unwrap();
        }
        let steps = |stride: Stride| {
            let (mut counts, mut after) = (Vec::new(), String::new());
            loop {
                let step = wait_with_io(blobs.look_after(of(1), &after, stride)).unwrap();
                counts.push(step.count);
                match step.reached {
                    Some(reached) => after = reached,
                    None => break counts,
                }
            }
        };
        assert_eq!(steps(Stride { count: 5, bytes: u64::MAX }), [5, 5, 2]);
        assert_eq!(steps(Stride { count: 5, bytes: 25_000 }), [3, 3, 3, 3, 0], "the one that goes over is the last");
    }
}
