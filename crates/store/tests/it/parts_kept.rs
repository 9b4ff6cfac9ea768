//! Files that lie by themselves: cleared away when the last letter that carries them is, and part of every backup.

use std::fs;
use std::time::Duration;

use kernel::Error;
use store::BlobPlace;
use store::Form;
use store::Place;

use crate::in_parts::Post;
use crate::in_parts::file;
use crate::in_parts::letter;
use crate::in_parts::on_each;
use crate::in_parts::options_of;
use crate::world::grounds;
use crate::world::of;
use crate::world::wait_with_io;

#[test]
fn a_file_stays_as_long_as_one_letter_that_carries_it_is_named() {
    on_each(|post| {
        let plan = file(1, 100_000);
        let texts = [letter("one", "", &plan), letter("two", "", &plan)];
        let names = [post.takes("one", &texts[0]), post.takes("two", &texts[1])];
        let clear = || wait_with_io(post.blobs.clear_away(of(1))).unwrap();
        post.clock.advance(Duration::from_secs(25 * 3600));
        assert_eq!(clear(), 0, "both are named");
        post.forget("one");
        assert_eq!(clear(), 1);
        assert!(matches!(post.read(&names[0]), Err(Error::NotFound("blob"))));
        assert!(post.read(&names[1]).unwrap() == texts[1]);
        // A letter on its way while the file goes is put again.
        let late = post.prepare(&texts[0]);
        post.forget("two");
        assert_eq!((clear(), post.sizes()), (2, vec![]), "the letter and its file");
        assert!(matches!(wait_with_io(post.record("one", late)), Err(Error::Busy(_))));
        post.clock.advance(Duration::from_secs(1));
        assert_eq!(post.takes("one", &texts[0]), names[0]);
        assert!(post.read(&names[0]).unwrap() == texts[0]);
    });
}

#[test]
fn a_file_leaves_with_the_last_letter_that_carries_it_and_is_let_go_of() {
    on_each(|post| {
        let plan = file(1, 100_000);
        let texts = [letter("one", "", &plan), letter("two", "", &plan)];
        let names = [post.takes("one", &texts[0]), post.takes("two", &texts[1])];
        let let_go = |hash: &str| {
            let hash = hash.to_owned();
            wait_with_io(post.store.write(of(1), move |tx| tx.let_go(&hash))).unwrap();
            wait_with_io(post.blobs.see_off(&of(1))).unwrap();
        };
        post.forget("one");
        names.iter().for_each(|name| let_go(name));
        assert!(matches!(post.read(&names[0]), Err(Error::NotFound("blob"))));
        assert!(post.read(&names[1]).unwrap() == texts[1], "the other letter is named, and carries the file");
        post.forget("two");
        let_go(&names[1]);
        assert!(post.sizes().is_empty(), "the letter and its file: {:?}", post.sizes());
    });
}

#[test]
fn what_was_put_for_a_letter_that_came_to_nothing_goes_after_a_day() {
    on_each(|post| {
        let (plan, deed) = (file(1, 100_000), file(2, 100_000));
        post.takes("kept", &letter("kept", "", &plan));
        // A process that is killed between the files and the row: nothing names them yet.
        drop(post.prepare(&letter("lost", "", &deed)));
        let paths = [post.path(&plan), post.path(&deed)];
        for path in &paths {
            fs::File::open(path).unwrap().set_modified(std::time::UNIX_EPOCH + Duration::from_secs(1_790_000_000)).unwrap();
        }
        post.clock.advance(Duration::from_secs(25 * 3600));
        assert_eq!(wait_with_io(post.blobs.clear_unrecorded(of(1), 0..=u8::MAX)).unwrap(), 1);
        wait_with_io(post.blobs.see_off(&of(1))).unwrap();
        assert_eq!(paths.map(|path| path.exists()), [true, false]);
    });
}

#[test]
fn letters_with_files_are_backed_up_verified_and_restored() {
    for ground in grounds() {
        for form in [Form::File, Form::Rows] {
            let folder = tempfile::tempdir().unwrap();
            let at = |name: &str| folder.path().join(name);
            let place = if let Place::Sqlite(_) = ground.place { Place::Sqlite(at("a.sqlite")) } else { ground.place.clone() };
            let plan = file(1, 100_000);
            let post = Post::open(&place, &at("files"));
            let texts = [letter("one", "", &plan), letter("two", &"words ".repeat(20_000), &plan)];
            let names = texts.clone().map(|text| post.takes(&text[..12], &text));
            let made = store::backup(&post.store, &post.blobs, &at("monday"), form).unwrap();
            assert_eq!(made.tables["blob_parts"], 3);
            drop(post);
            assert!(store::verify(&at("monday"), None).is_ok());
            let restored = Place::Sqlite(at("b.sqlite"));
            store::restore(&at("monday"), options_of(&restored), &BlobPlace::Folder(at("again"))).unwrap();
            let post = Post::open(&restored, &at("again"));
            for (text, name) in texts.iter().zip(&names) {
                assert!(post.read(name).unwrap() == *text);
            }
            for entry in fs::read_dir(at("monday/blobs")).unwrap().map(|entry| entry.unwrap().path()) {
                let bytes = fs::read(&entry).unwrap();
                fs::remove_file(&entry).unwrap();
                assert!(store::verify(&at("monday"), None).is_err(), "a part is missing");
                fs::write(&entry, &bytes).unwrap();
            }
            assert!(store::verify(&at("monday"), None).is_ok());
            if let Place::Postgres(_) = ground.place {
                break;
            }
        }
    }
}
