//! Attachments: kept once, read back as they were, and cleared away when nothing names them.

mod seen_off;

use std::fs;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::sync::atomic::Ordering;
use std::time::Duration;

use kernel::Clock;
use kernel::Error;
use store::BlobPlace;
use store::Blobs;
use store::Migration;
use store::Options;
use store::Place;
use store::Prepared;
use store::Store;

use crate::world::grounds;
use crate::world::of;
use crate::world::options;
use crate::world::wait_with_io;

const PAPERS: Migration = Migration {
    part: "story",
    number: 1,
    name: "papers",
    sql: "create table papers (\n    id integer not null primary key,\n    hash text not null references blobs (hash)\n) strict;\n",
};

fn open(place: &Place, folder: &Path) -> (Store, Blobs, Clock) {
    let options = Options { migrations: vec![PAPERS], ..options(place) };
    let clock = options.clock.clone();
    let store = Store::open(options).unwrap();
    let blobs = Blobs::open(&store, &BlobPlace::Folder(folder.to_owned()), clock.clone()).unwrap();
    (store, blobs, clock)
}

fn files(folder: &Path) -> usize {
    let folders = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.is_dir());
    folders.map(|folder| fs::read_dir(folder).unwrap().count()).sum()
}

#[test]
fn small_and_large_attachments_come_back_as_they_were() {
    for ground in grounds() {
        let folder = tempfile::tempdir().unwrap();
        let (store, blobs, _) = open(&ground.place, folder.path());
        for size in [0, 1, 64 * 1024, 64 * 1024 + 1, 3_000_000] {
            let bytes: Vec<u8> = (0..size).map(|at| (at % 251) as u8).collect();
            let prepared = wait_with_io(blobs.prepare(bytes.clone())).unwrap();
            let hash = prepared.hash.clone();
            for _ in 0..2 {
                let prepared = prepared.clone();
                wait_with_io(store.write(of(1), move |tx| tx.keep(&prepared))).unwrap();
            }
            assert!(wait_with_io(blobs.read(of(1), &hash)).unwrap() == bytes, "{size} bytes");
        }
        assert_eq!(files(folder.path()), 2, "only large ones lie in the folder");
        assert!(matches!(wait_with_io(blobs.read(of(1), "../../etc/passwd")), Err(Error::NotFound("blob"))));
    }
}

#[test]
fn bytes_that_changed_on_disk_are_not_handed_out() {
    for ground in grounds() {
        let folder = tempfile::tempdir().unwrap();
        let (store, blobs, _) = open(&ground.place, folder.path());
        let prepared = wait_with_io(blobs.prepare(vec![7; 100_000])).unwrap();
        let hash = prepared.hash.clone();
        let file = folder.path().join(&hash[..2]).join(&hash);
        wait_with_io(store.write(of(1), move |tx| tx.keep(&prepared))).unwrap();
        fs::write(&file, vec![8; 100_000]).unwrap();
        assert!(matches!(wait_with_io(blobs.read(of(1), &hash)), Err(Error::Broken(..))));
        fs::remove_file(&file).unwrap();
        assert!(wait_with_io(blobs.read(of(1), &hash)).unwrap_err().to_string().contains("lost"));
    }
}

#[test]
fn what_nothing_names_goes_after_a_day_and_what_a_row_names_stays() {
    for ground in grounds() {
        let folder = tempfile::tempdir().unwrap();
        let (store, blobs, clock) = open(&ground.place, folder.path());
        let named = wait_with_io(blobs.prepare(vec![1; 100_000])).unwrap();
        let unnamed = [wait_with_io(blobs.prepare(vec![2; 100_000])).unwrap(), wait_with_io(blobs.prepare(vec![3; 10])).unwrap()];
        let kept = (named.clone(), unnamed.clone());
        wait_with_io(store.write(of(1), move |tx| {
            [&kept.0, &kept.1[0], &kept.1[1]].into_iter().try_for_each(|prepared| tx.keep(prepared).map(drop))?;
            tx.execute("insert into papers (id, hash) values (1, $1)", &[(&kept.0.hash).into()])
        }))
        .unwrap();
        assert_eq!(wait_with_io(blobs.clear_away(of(1))).unwrap(), 0, "nothing is a day old");
        clock.advance(Duration::from_secs(25 * 3600));
        assert_eq!(wait_with_io(blobs.clear_away(of(1))).unwrap(), 2);
        assert!(wait_with_io(blobs.read(of(1), &named.hash)).is_ok());
        assert!(unnamed.iter().all(|gone| wait_with_io(blobs.read(of(1), &gone.hash)).is_err()));
        assert_eq!(files(folder.path()), 1);
        let late = unnamed[0].clone();
        assert!(matches!(wait_with_io(store.write(of(1), move |tx| tx.keep(&late))), Err(Error::Busy(_))), "its bytes have left");
        clock.advance(Duration::from_secs(1));
        let again = wait_with_io(blobs.prepare(vec![2; 100_000])).unwrap();
        wait_with_io(store.write(of(1), move |tx| tx.keep(&again))).unwrap();
        assert!(wait_with_io(blobs.read(of(1), &unnamed[0].hash)).is_ok());
    }
}

#[test]
fn what_was_put_for_an_act_that_failed_goes_too() {
    for ground in grounds() {
        let folder = tempfile::tempdir().unwrap();
        let (store, blobs, clock) = open(&ground.place, folder.path());
        wait_with_io(keep_named(&store, &blobs, 1, vec![1; 100_000])).unwrap();
        let open = |prepared: &Prepared| fs::File::open(folder.path().join(&prepared.hash[..2]).join(&prepared.hash)).unwrap();
        let known = open(&wait_with_io(blobs.prepare(vec![1; 100_000])).unwrap());
        let prepared = wait_with_io(blobs.prepare(vec![4; 100_000])).unwrap();
        let file = open(&prepared);
        let begun = fs::File::create(folder.path().join(&prepared.hash[..2]).join(format!("{}#1", prepared.hash))).unwrap();
        [&file, &begun, &known]
            .into_iter()
            .for_each(|file| file.set_modified(std::time::UNIX_EPOCH + Duration::from_secs(1_790_000_000)).unwrap());
        clock.advance(Duration::from_secs(23 * 3600));
        assert_eq!(wait_with_io(blobs.clear_away(of(1))).unwrap(), 0);
        clock.advance(Duration::from_secs(2 * 3600));
        assert_eq!(wait_with_io(blobs.clear_away(of(1))).unwrap(), 1);
        assert_eq!(files(folder.path()), 1, "what a row names stays");
    }
}

#[test]
fn what_is_let_go_of_leaves_with_its_act_unless_a_row_names_it() {
    for ground in grounds() {
        let folder = tempfile::tempdir().unwrap();
        let (store, blobs, clock) = open(&ground.place, folder.path());
        for (id, bytes) in [(1, vec![1; 100_000]), (2, vec![1; 100_000]), (3, vec![2; 10])] {
            wait_with_io(keep_named(&store, &blobs, id, bytes)).unwrap();
        }
        let [large, small] = [vec![1_u8; 100_000], vec![2; 10]].map(|bytes| wait_with_io(blobs.prepare(bytes)).unwrap());
        let let_go = |id: i64, hash: &str| {
            let hash = hash.to_owned();
            let act = move |tx: &mut store::Tx<'_>| {
                tx.execute("delete from papers where id = $1", &[id.into()])?;
                tx.let_go(&hash)
            };
            wait_with_io(store.write(of(1), act)).unwrap();
            wait_with_io(blobs.see_off(&of(1))).unwrap();
        };
        let_go(1, &large.hash);
        assert!(wait_with_io(blobs.read(of(1), &large.hash)).is_ok(), "another row names it");
        let_go(2, &large.hash);
        let_go(3, &small.hash);
        for gone in [&large, &small] {
            assert!(matches!(wait_with_io(blobs.read(of(1), &gone.hash)), Err(Error::NotFound("blob"))));
        }
        assert_eq!(files(folder.path()), 0);
        clock.advance(Duration::from_secs(1));
        wait_with_io(keep_named(&store, &blobs, 4, vec![1; 100_000])).unwrap();
        assert!(wait_with_io(blobs.read(of(1), &large.hash)).is_ok(), "it may come again");
    }
}

/// Keeps bytes that a row names.
async fn keep_named(store: &Store, blobs: &Blobs, id: i64, bytes: Vec<u8>) -> kernel::Result<()> {
    let prepared = blobs.prepare(bytes).await?;
    let keep = move |tx: &mut store::Tx<'_>| {
        tx.keep(&prepared)?;
        tx.execute("insert into papers (id, hash) values ($1, $2)", &[id.into(), (&prepared.hash).into()])
    };
    store.write(of(1), keep).await.map(drop)
}

#[test]
fn a_database_that_does_not_know_the_files_beside_it_clears_none_of_them_away() {
    for ground in grounds() {
        let folder = tempfile::tempdir().unwrap();
        let (store, blobs, clock) = open(&ground.place, folder.path());
        let old = std::time::UNIX_EPOCH + Duration::from_secs(1_790_000_000);
        let put = |number: u8| {
            let prepared = wait_with_io(blobs.prepare(vec![number; 100_000])).unwrap();
            let path = folder.path().join(&prepared.hash[..2]).join(&prepared.hash);
            fs::File::open(&path).unwrap().set_modified(old).unwrap();
            path
        };
        let clear = || {
            // As the day goes: a few folders each hour.
            let folders = |hour: u8| hour * 11..=(hour * 11).saturating_add(10);
            let gone = (0..24).map(|hour| wait_with_io(blobs.clear_unrecorded(of(1), folders(hour))).unwrap()).sum::<u64>();
            wait_with_io(blobs.see_off(&of(1))).unwrap();
            gone
        };
        clock.advance(Duration::from_secs(25 * 3600));
        (0..3).for_each(|number| drop(put(number)));
        wait_with_io(keep_named(&store, &blobs, 1, vec![255; 10])).unwrap();
        assert_eq!(clear(), 0, "it knows none of three: they are another's");
        assert_eq!(files(folder.path()), 3);
        for number in 100..104 {
            wait_with_io(keep_named(&store, &blobs, i64::from(number), vec![number; 100_000])).unwrap();
            drop(put(number));
        }
        assert_eq!((clear(), files(folder.path())), (3, 4), "a few beside those that it knows may have come to nothing");
        let strange: Vec<_> = (10..31).map(put).collect();
        assert_eq!((clear(), files(folder.path())), (0, 25), "twenty-one are more than come to nothing");
        (104..150).for_each(|number| {
            wait_with_io(keep_named(&store, &blobs, i64::from(number), vec![number; 100_000])).unwrap();
            drop(put(number));
        });
        assert_eq!((clear(), files(folder.path())), (0, 71), "nor are they a small share of seventy-one");
        strange.iter().skip(2).for_each(|path| fs::remove_file(path).unwrap());
        assert_eq!((clear(), files(folder.path())), (2, 50), "two of fifty-two are");
    }
}

#[test]
fn who_gives_way_syncs_one_file_after_the_other() {
    let folder = tempfile::tempdir().unwrap();
    let (store, blobs, _) = open(&Place::Sqlite(folder.path().join("one.db")), &folder.path().join("files"));
    let (put, is_done) = (blobs.clone(), Arc::new(AtomicBool::new(false)));
    let done = is_done.clone();
    let flood = std::thread::spawn(move || {
        store::give_way();
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        let all = (0..24_u8).map(|number| put.prepare(vec![number; 2 << 20]));
        let made = runtime.block_on(futures::future::join_all(all));
        done.store(true, Ordering::SeqCst);
        made.into_iter().all(|one| one.is_ok())
    });
    let mut at_once = 0;
    while !is_done.load(Ordering::SeqCst) {
        at_once = at_once.max(unfinished(&folder.path().join("files")));
    }
    assert!(flood.join().unwrap());
    assert!(at_once <= 1, "{at_once} files were written at the same time");
    assert_eq!(files(&folder.path().join("files")), 24);
    drop(store);
}

/// How many files are written and have no name yet.
fn unfinished(folder: &Path) -> usize {
    let folders = fs::read_dir(folder).into_iter().flatten().flatten().filter_map(|entry| fs::read_dir(entry.path()).ok());
    folders.flatten().flatten().filter(|entry| entry.file_name().to_string_lossy().contains('#')).count()
}
