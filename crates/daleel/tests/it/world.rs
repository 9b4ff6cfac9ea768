//! What journeys share: installations of the real program, empty, founded or filled, each on a folder of its own.

use std::fs::File;
use std::path::Path;
use std::path::PathBuf;
use std::process::Command;
use std::time::Duration;
use std::time::Instant;
use std::time::UNIX_EPOCH;

use tempfile::TempDir;
use testkit::Installation;
use testkit::Running;
use testkit::Visitor;

/// The program under test.
pub const PROGRAM: &str = env!("CARGO_BIN_EXE_daleel");
/// The mailbox of the demonstration's first entity.
pub const MAILBOX: &str = "contact@rsa.example";
/// The password that they choose who sign in by a link of the command line.
pub const PASSWORD: &str = "three quiet palms by the sea";
/// What is waited for comes within this time, or never.
const PATIENCE: Duration = Duration::from_secs(120);

/// An installation on a folder that goes with it.
pub struct World {
    /// The program on its data.
    pub installation: Installation,
    /// The folder round the data.
    pub folder: TempDir,
}

impl World {
    /// An installation in which there is nothing yet.
    pub fn empty() -> Self {
        let folder = tempfile::tempdir().unwrap();
        Self { installation: Installation::new(PROGRAM, folder.path().join("data")), folder }
    }

    /// An installation with its government and no cases.
    pub fn founded() -> Self {
        let world = Self::empty();
        world.installation.found().unwrap();
        world
    }

    /// A copy of the filled demonstration. It is filled once for each build of the program.
    pub fn filled() -> Self {
        let world = Self::empty();
        copy(&filled_once(), world.installation.data());
        world
    }

    /// The password of the demonstration's people.
    pub fn password(&self) -> String {
        std::fs::read_to_string(self.installation.data().join("demo-password")).unwrap().trim().to_owned()
    }

    /// Starts it as a demonstration, whose outgoing mail is kept in a folder.
    pub fn serve(&self) -> Running {
        self.installation.serve(&["--demo"]).unwrap()
    }

    /// Someone of the demonstration, signed in.
    pub fn signed_in(&self, running: &Running, email: &str) -> Visitor {
        let mut visitor = Visitor::new(running.http());
        let answer = visitor.sign_in(email, &self.password()).unwrap();
        assert_eq!(answer.status, 303, "{email} signs in: {}", answer.body);
        visitor
    }

    /// The messages that left, as they were handed to the server that takes them.
    pub fn sent(&self) -> Vec<String> {
        let files = std::fs::read_dir(self.installation.data().join("outbox")).into_iter().flatten().flatten();
        files.filter_map(|file| std::fs::read(file.path()).ok()).map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).collect()
    }
}

/// The folder of the filled demonstration of this build.
fn filled_once() -> PathBuf {
    let built = std::fs::metadata(PROGRAM).unwrap().modified().unwrap().duration_since(UNIX_EPOCH).unwrap().as_millis();
    let shelf = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let ready = shelf.join(format!("demonstration-{built}"));
    let lock = File::create(shelf.join("demonstration.lock")).unwrap();
    lock.lock().unwrap();
    if ready.exists() {
        return ready;
    }
    let old = std::fs::read_dir(shelf).unwrap().flatten().filter(|entry| entry.file_name().to_string_lossy().starts_with("demonstration-"));
    old.for_each(|entry| drop(std::fs::remove_dir_all(entry.path())));
    let half = shelf.join("demonstration-half");
    let begun = Instant::now();
    let running = Installation::new(PROGRAM, &half).serve(&["--demo"]).unwrap();
    eprintln!("the demonstration was filled in {:.1} s", begun.elapsed().as_secs_f32());
    assert!(running.said().contains(std::fs::read_to_string(half.join("demo-password")).unwrap().trim()), "the password is printed");
    assert_eq!(running.stop().unwrap(), 0);
    std::fs::rename(half, &ready).unwrap();
    ready
}

/// Copies a folder with everything in it.
pub fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    assert!(Command::new("cp").arg("-a").arg(from.join(".")).arg(to).status().unwrap().success());
}

/// Looks again and again until there is something, which comes from another process; fails after two minutes.
pub fn until<T>(what: &str, mut look: impl FnMut() -> Option<T>) -> T {
    let begun = Instant::now();
    loop {
        if let Some(found) = look() {
            return found;
        }
        assert!(begun.elapsed() < PATIENCE, "waited in vain until {what}");
        std::thread::sleep(Duration::from_millis(20));
    }
}

/// Somebody of the government, signed in at a program with the password that a link of the command line lets them choose.
pub fn signed_in((program, running): (&Installation, &Running), email: &str) -> Visitor {
    let said = program.run(&["user", "reset", email]).unwrap().said;
    let link = said.split_whitespace().find_map(|word| word.find("/sign-in/reset/").map(|at| &word[at..])).expect("a link is printed");
    let mut visitor = Visitor::new(running.http());
    assert_eq!(visitor.post(&format!("/en{link}"), &[("password", PASSWORD)]).unwrap().status, 303);
    let answer = visitor.sign_in(email, PASSWORD).unwrap();
    assert_eq!(answer.status, 303, "{email}: {}", answer.body);
    visitor
}

/// Two installations that share a database, of which the first is founded.
pub fn two(server: &peers::Postgres, folder: &Path) -> [Installation; 2] {
    let first = Installation::new(PROGRAM, folder.join("first")).with("database_url", &server.url);
    let first = first.with("sign_in.second_factor", "nobody");
    first.found().unwrap();
    let second = first.on(folder.join("second"));
    std::fs::create_dir_all(second.data()).unwrap();
    std::fs::copy(first.data().join("keys"), second.data().join("keys")).unwrap();
    [first, second]
}

/// A letter of a citizen.
pub fn letter(number: &str, subject: &str, text: &str) -> String {
    format!(
        "From: Reem Alnoor <reem@people.example>\nTo: <{MAILBOX}>\nSubject: {subject}\nMessage-ID: <{number}@people.example>\n\
         Date: Tue, 24 Nov 2026 08:00:00 +0300\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n{text}\n"
    )
}
