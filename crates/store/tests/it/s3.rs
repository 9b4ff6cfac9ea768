//! Attachments in an object store that speaks S3: the same stories against a server that others wrote, which checks each signature.

use std::fs;
use std::time::Duration;

use kernel::Error;
use kernel::Secret;
use peers::S3;
use peers::or_skip;
use store::BlobPlace;
use store::Blobs;

use crate::in_parts::letter;
use crate::world::grounds;
use crate::world::of;
use crate::world::open;
use crate::world::options;
use crate::world::wait_with_io;

/// The server's bucket, reached with this key.
fn place(server: &S3, secret: &str) -> BlobPlace {
    BlobPlace::S3 {
        endpoint: server.endpoint.clone(),
        bucket: S3::BUCKET.into(),
        region: S3::REGION.into(),
        key: server.key.clone(),
        secret: Secret::new(secret.into()),
    }
}

#[test]
fn large_attachments_are_kept_read_and_cleared_away_in_a_bucket() {
    let Some(server) = or_skip(S3::start()) else { return };
    for ground in grounds() {
        let (store, clock) = (open(&ground.place), options(&ground.place).clock);
        let blobs = Blobs::open(&store, &place(&server, &server.secret), clock.clone()).unwrap();
        let bytes: Vec<u8> = (0..3_000_000_u32).map(|at| (at % 253) as u8).collect();
        let prepared = wait_with_io(blobs.prepare(bytes.clone())).unwrap();
        let hash = prepared.hash.clone();
        wait_with_io(store.write(of(1), move |tx| tx.keep(&prepared))).unwrap();
        assert!(wait_with_io(blobs.read(of(1), &hash)).unwrap() == bytes);
        let folder = tempfile::tempdir().unwrap();
        let to = folder.path().join("monday");
        store::backup(&store, &blobs, &to, store::Form::Rows).unwrap();
        assert!(fs::read(to.join("blobs").join(&hash)).unwrap() == bytes, "a backup holds it too");
        // A letter that carries the same file adds nothing to the bucket.
        let letter = letter("carries", "", &bytes);
        let prepared = wait_with_io(blobs.prepare(letter.clone())).unwrap();
        let (name, again) = (prepared.hash.clone(), folder.path().join("tuesday"));
        wait_with_io(store.write(of(1), move |tx| tx.keep(&prepared))).unwrap();
        assert!(wait_with_io(blobs.read(of(1), &name)).unwrap() == letter.as_bytes());
        store::backup(&store, &blobs, &again, store::Form::Rows).unwrap();
        assert_eq!(fs::read_dir(again.join("blobs")).unwrap().count(), 1);
        clock.advance(Duration::from_secs(25 * 3600));
        let blobs = Blobs::open(&store, &place(&server, &server.secret), clock).unwrap();
        assert_eq!(wait_with_io(blobs.clear_away(of(1))).unwrap(), 2);
        assert!(matches!(wait_with_io(blobs.read(of(1), &hash)), Err(Error::NotFound("blob"))));
    }
}

#[test]
fn with_the_wrong_key_nothing_is_told_kept() {
    let Some(server) = or_skip(S3::start()) else { return };
    let ground = grounds().remove(0);
    let store = open(&ground.place);
    let blobs = Blobs::open(&store, &place(&server, "guessed"), options(&ground.place).clock).unwrap();
    assert!(matches!(wait_with_io(blobs.prepare(vec![1; 100_000])), Err(Error::Busy(_))));
}
