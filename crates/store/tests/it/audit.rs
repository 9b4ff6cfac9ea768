//! The chain of events: whatever is changed in it is found, and erasing a person's words is no change.

use std::path::Path;
use std::path::PathBuf;

use store::Keys;
use store::Proof;
use store::Store;

use crate::world::grounds;
use crate::world::of;
use crate::world::open;
use crate::world::record_many;
use crate::world::wait;

struct Told {
    store: Store,
    keys: Keys,
    file: PathBuf,
    _folder: tempfile::TempDir,
}

/// Thirty events, a checkpoint at the twentieth.
fn told(place: &store::Place) -> Told {
    let folder = tempfile::tempdir().unwrap();
    let (store, keys, file) = (open(place), Keys::make(&folder.path().join("keys")).unwrap(), folder.path().join("checkpoints"));
    record_many(&store, 20);
    wait(store.checkpoint(of(1), &keys, &file)).unwrap().expect("the first is due");
    record_many(&store, 10);
    Told { store, keys, file, _folder: folder }
}

impl Told {
    fn tamper(&self, sql: &'static str) {
        wait(self.store.write(of(1), move |tx| tx.execute(sql, &[]))).unwrap();
    }

    fn first_bad(&self, file: Option<&Path>) -> Option<i64> {
        let (keys, file) = (self.keys.clone(), file.map(Path::to_owned));
        match wait(self.store.read(of(1), move |tx| tx.verify_chain(Some(&keys), file.as_deref()))).unwrap() {
            Proof::Whole(_) => None,
            Proof::Broken { first_bad_seq, .. } => Some(first_bad_seq),
        }
    }
}

fn found_after(sql: &'static str, first_bad_seq: i64) {
    for ground in grounds() {
        let told = told(&ground.place);
        assert_eq!(told.first_bad(Some(&told.file)), None);
        told.tamper(sql);
        assert_eq!(told.first_bad(None), Some(first_bad_seq), "{sql}");
    }
}

#[test]
fn a_changed_word_is_found() {
    found_after("update events set data = replace(data, 'served', 'severed') where seq = 7", 7);
}

#[test]
fn a_changed_actor_or_hash_is_found() {
    found_after("update events set actor = 'employee:1' where seq = 9", 9);
    found_after("update events set hash = data_digest where seq = 12", 12);
}

#[test]
fn a_removed_event_is_found() {
    found_after("delete from events where seq = 15", 15);
}

#[test]
fn an_event_put_between_or_two_exchanged_are_found() {
    found_after(
        "insert into events select 31, at, entity_id, actor, kind, case_id, interaction_id, thing_kind, thing_id, data, data_digest, hash, newest_id
         from events where seq = 3",
        31,
    );
    found_after("update events set seq = case seq when 4 then -5 when 5 then -4 end where seq in (4, 5)", 1);
}

#[test]
fn a_tail_cut_off_after_its_checkpoint_is_found_by_the_file_outside() {
    for ground in grounds() {
        let told = told(&ground.place);
        told.tamper("delete from events where seq > 17");
        assert_eq!(told.first_bad(None), Some(18), "the checkpoint in the database knows");
        told.tamper("delete from checkpoints");
        assert_eq!(told.first_bad(None), None, "inside, nothing is left that knows");
        assert_eq!(told.first_bad(Some(&told.file)), Some(18));
    }
}

#[test]
fn a_checkpoint_that_somebody_else_signed_is_found() {
    for ground in grounds() {
        let told = told(&ground.place);
        told.tamper("update checkpoints set hash = replace(hash, substr(hash, 1, 1), 'f'), signature = replace(signature, 'a', 'b')");
        assert_eq!(told.first_bad(None), Some(20));
    }
}

#[test]
fn erasing_the_words_of_an_event_breaks_nothing() {
    for ground in grounds() {
        let told = told(&ground.place);
        wait(told.store.write(of(1), |tx| tx.erase_event(8))).unwrap();
        assert_eq!(told.first_bad(Some(&told.file)), None);
        let words = wait(told.store.read(of(1), |tx| Ok(tx.events_after(7, 1)?.remove(0).data))).unwrap();
        assert!(words.is_null());
    }
}

#[test]
fn the_next_checkpoint_is_due_after_a_thousand_events_or_ten_minutes() {
    for ground in grounds() {
        let told = told(&ground.place);
        assert_eq!(wait(told.store.checkpoint(of(1), &told.keys, &told.file)).unwrap(), None, "ten events, no time passed");
        record_many(&told.store, 990);
        let mark = wait(told.store.checkpoint(of(1), &told.keys, &told.file)).unwrap().unwrap();
        assert_eq!(mark.seq, 1020);
        assert_eq!(told.first_bad(Some(&told.file)), None);
    }
}
