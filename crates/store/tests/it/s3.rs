//! Attachments in an object store that speaks S3: the same stories against a server that others wrote, which checks each signature.

use std::fs;
use std::time::Duration;

use kernel::Error;
use kernel::Secret;
use object_store::Attribute;
use object_store::Attributes;
use object_store::ObjectStore;
use object_store::PutOptions;
use object_store::aws::AmazonS3Builder;
use peers::S3;
use peers::or_skip;
use store::BlobFault;
use store::BlobPlace;
use store::Blobs;

use crate::blob_check::ALL;
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

/// Puts an attachment where it is only given after a day's notice, as a bucket's own rules do with what is old.
fn set_aside(server: &S3, hash: &str) {
    let bucket = AmazonS3Builder::new().with_endpoint(&server.endpoint).with_bucket_name(S3::BUCKET).with_region(S3::REGION);
    let bucket = bucket.with_access_key_id(&server.key).with_secret_access_key(&server.secret).with_allow_http(true).build().unwrap();
    let cold = Attributes::from_iter([(Attribute::StorageClass, "GLACIER")]);
    let path = object_store::path::Path::from(format!("{}/{hash}", &hash[..2]));
    let options = PutOptions { attributes: cold, ..PutOptions::default() };
    wait_with_io(bucket.put_opts(&path, vec![1; 100_000].into(), options)).unwrap();
}

#[test]
fn one_that_the_bucket_does_not_give_is_named_and_the_rest_is_read_and_with_a_key_it_does_not_know_nothing_is_named() {
    let Some(server) = or_skip(S3::start()) else { return };
    for ground in grounds() {
        let (store, clock) = (open(&ground.place), options(&ground.place).clock);
        let blobs = Blobs::open(&store, &place(&server, &server.secret), clock.clone()).unwrap();
        let mut kept = [1, 2, 3].map(|byte| {
            let prepared = wait_with_io(blobs.prepare(vec![byte; 100_000])).unwrap();
            let hash = prepared.hash.clone();
            wait_with_io(store.write(of(1), move |tx| tx.keep(&prepared))).unwrap();
            hash
        });
        kept.sort();
        set_aside(&server, &kept[0]);
        let step = wait_with_io(blobs.look_after(of(1), "", ALL)).unwrap();
        assert_eq!((step.count, step.faults), (3, vec![(kept[0].clone(), BlobFault::Unreadable)]));
        assert!(matches!(wait_with_io(blobs.read(of(1), &kept[0])), Err(Error::Busy(_))), "whoever asks for it may ask again");
        let blobs = Blobs::open(&store, &place(&server, "guessed"), clock).unwrap();
        assert!(matches!(wait_with_io(blobs.look_after(of(1), "", ALL)), Err(Error::Busy(_))));
    }
}
