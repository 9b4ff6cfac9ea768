//! Attachments in an object store that speaks S3: the same stories against a real server, `s3s-fs`, which checks each signature.

use std::fs;
use std::net::TcpListener;
use std::net::TcpStream;
use std::process::Child;
use std::process::Command;
use std::process::Stdio;
use std::time::Duration;

use kernel::Error;
use kernel::Secret;
use store::BlobPlace;
use store::Blobs;

use crate::in_parts::letter;
use crate::world::grounds;
use crate::world::of;
use crate::world::open;
use crate::world::options;
use crate::world::wait_with_io;

/// A running server with one bucket, stopped when dropped.
struct Server {
    process: Child,
    port: u16,
    _folder: tempfile::TempDir,
}

impl Server {
    /// Nothing where the program is not installed: no Debian package brings one.
    fn start() -> Option<Self> {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("attachments")).unwrap();
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let mut command = Command::new("s3s-fs");
        command.args(["--access-key", "story", "--secret-key", "told", "--host", "127.0.0.1", "--port", &port.to_string()]);
        let Ok(process) = command.arg(folder.path()).stdout(Stdio::null()).stderr(Stdio::null()).spawn() else {
            eprintln!("skipped: s3s-fs is not installed (cargo install s3s-fs --version 0.14.1 --features binary)");
            return None;
        };
        while TcpStream::connect(("127.0.0.1", port)).is_err() {}
        Some(Self { process, port, _folder: folder })
    }

    fn place(&self, secret: &str) -> BlobPlace {
        BlobPlace::S3 {
            endpoint: format!("http://127.0.0.1:{}", self.port),
            bucket: "attachments".into(),
            region: "me-south-1".into(),
            key: "story".into(),
            secret: Secret::new(secret.into()),
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        drop(self.process.kill());
        drop(self.process.wait());
    }
}

#[test]
fn large_attachments_are_kept_read_and_cleared_away_in_a_bucket() {
    let Some(server) = Server::start() else { return };
    for ground in grounds() {
        let (store, clock) = (open(&ground.place), options(&ground.place).clock);
        let blobs = Blobs::open(&store, &server.place("told"), clock.clone()).unwrap();
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
        let blobs = Blobs::open(&store, &server.place("told"), clock).unwrap();
        assert_eq!(wait_with_io(blobs.clear_away(of(1))).unwrap(), 2);
        assert!(matches!(wait_with_io(blobs.read(of(1), &hash)), Err(Error::NotFound("blob"))));
    }
}

#[test]
fn with_the_wrong_key_nothing_is_told_kept() {
    let Some(server) = Server::start() else { return };
    let ground = grounds().remove(0);
    let store = open(&ground.place);
    let blobs = Blobs::open(&store, &server.place("guessed"), options(&ground.place).clock).unwrap();
    assert!(matches!(wait_with_io(blobs.prepare(vec![1; 100_000])), Err(Error::Busy(_))));
}
