//! A database is gone on with by the keys that it was made with, and by those that were added since.

use std::fs;

use store::KeyFit;
use store::Keys;
use store::Store;

use crate::world::grounds;
use crate::world::of;
use crate::world::open;
use crate::world::record_many;
use crate::world::wait;

fn mark(store: &Store, keys: &Keys) -> KeyFit {
    let keys = keys.clone();
    wait(store.write(of(1), move |tx| tx.mark_keys(&keys))).unwrap()
}

fn fit(store: &Store, keys: &Keys) -> KeyFit {
    let keys = keys.clone();
    wait(store.read(of(1), move |tx| tx.key_fit(&keys))).unwrap()
}

#[test]
fn a_database_knows_the_keys_it_was_made_with_and_takes_added_ones_but_no_others() {
    for ground in grounds() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("keys");
        let (store, old, strange) = (open(&ground.place), Keys::make(&file).unwrap(), Keys::make(&folder.path().join("strange")).unwrap());
        assert_eq!((mark(&store, &old), fit(&store, &old)), (KeyFit::Added, KeyFit::Known));
        assert_eq!((mark(&store, &strange), fit(&store, &old)), (KeyFit::Other, KeyFit::Known), "a stranger leaves no mark");
        let both = Keys::rotate(&file).unwrap();
        assert_eq!((mark(&store, &both), fit(&store, &both)), (KeyFit::Added, KeyFit::Known));
        assert_eq!(fit(&store, &old), KeyFit::Other, "it would not open what the new key seals");
        let lines = fs::read_to_string(&file).unwrap();
        fs::write(&file, lines.lines().filter(|line| !line.starts_with('#')).skip(1).collect::<String>()).unwrap();
        assert_eq!(fit(&store, &Keys::read(&file).unwrap()), KeyFit::Other, "nor this what the old one has sealed");
    }
}

#[test]
fn a_database_from_before_there_were_marks_is_known_by_who_signed_its_events() {
    for ground in grounds() {
        let folder = tempfile::tempdir().unwrap();
        let store = open(&ground.place);
        let [keys, strange] = ["keys", "strange"].map(|name| Keys::make(&folder.path().join(name)).unwrap());
        record_many(&store, 3);
        wait(store.checkpoint(of(1), &keys, &folder.path().join("checkpoints"))).unwrap().expect("the first is due");
        assert_eq!((mark(&store, &strange), mark(&store, &keys), fit(&store, &keys)), (KeyFit::Other, KeyFit::Added, KeyFit::Known));
    }
}
