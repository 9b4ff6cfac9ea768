//! A demonstration is filled by a process of its own, which leaves nothing behind in the one that serves.

use std::io::Write;
use std::process::Stdio;

use testkit::Installation;

use crate::world::PROGRAM;
use crate::world::until;

#[test]
fn filling_a_demonstration_ends_with_whoever_asked_for_it() {
    let folder = tempfile::tempdir().unwrap();
    let installation = Installation::new(PROGRAM, folder.path());
    let mut command = installation.command(&["demo", "fill", "--public-url", "http://127.0.0.1:1", "--outbox", "1"]);
    let mut filling = command.stdin(Stdio::piped()).spawn().unwrap();
    let mut asked = filling.stdin.take().unwrap();
    asked.write_all(b"a-pass-word\n").unwrap();
    until("it has begun", || folder.path().join("daleel.sqlite").exists().then_some(()));
    drop(asked);
    assert_eq!(filling.wait().unwrap().code(), Some(3), "it does not go on alone");
}
