//! A clock that a story moves under the real program: the program is shown another time than the machine has.

use std::path::Path;
use std::path::PathBuf;

use kernel::Timestamp;
use testkit::Installation;

use crate::world::until;

/// The clock of one installation: a file that says how far it is from the machine's.
pub struct Clock {
    file: PathBuf,
}

/// The library that shows a program another time. Where it is not installed, the story is skipped with a word, or fails under CI.
fn library() -> Option<PathBuf> {
    let folders = std::fs::read_dir("/usr/lib").into_iter().flatten().flatten().map(|entry| entry.path());
    let found = folders.map(|folder| folder.join("faketime/libfaketimeMT.so.1")).find(|file| file.exists());
    assert!(found.is_some() || std::env::var_os("CI").is_none(), "libfaketime is not installed: apt-get install libfaketime");
    if found.is_none() {
        eprintln!("skipped: libfaketime is not installed (apt-get install libfaketime)");
    }
    found
}

impl Clock {
    /// Puts an installation under a clock that stands in this folder; none where the library is missing.
    pub fn under(installation: &Installation, folder: &Path) -> Option<(Self, Installation)> {
        let library = library()?;
        let clock = Self { file: folder.join("clock") };
        clock.set("+0d");
        let under = [
            ("LD_PRELOAD", library.to_str().unwrap()),
            ("FAKETIME_TIMESTAMP_FILE", clock.file.to_str().unwrap()),
            ("FAKETIME_NO_CACHE", "1"),
            ("FAKETIME_DONT_FAKE_MONOTONIC", "1"),
            ("NO_FAKE_STAT", "1"),
        ];
        let faked = under.into_iter().fold(installation.clone(), |installation, (name, value)| installation.under(name, value));
        Some((clock, faked))
    }

    /// Sets it, at once for every thread: `-2h`, `+3d`.
    pub fn set(&self, to: &str) {
        let new = self.file.with_extension("new");
        std::fs::write(&new, to).unwrap();
        std::fs::rename(new, &self.file).unwrap();
    }

    /// Sets it so many seconds from the machine's.
    pub fn set_by(&self, seconds: i64) {
        self.set(&format!("{seconds:+}"));
    }

    /// Sets it, and waits until each of these timed jobs of an installation has been done by it; `seconds` is how far it is from the machine's.
    pub fn jump(&self, data: &Path, (to, seconds): (&str, i64), jobs: &[&str]) {
        self.set(to);
        for job in jobs {
            let is_done = || {
                let shown = kernel::Clock::system().now().as_second() + seconds;
                let done = number(data, &format!("select coalesce(max(done_at), 0) from jobs where key = '{job}'")) / 1000;
                (done - shown).abs() < 100 && done >= shown - 60
            };
            until(&format!("{job} is done after the jump to {to}"), || is_done().then_some(()));
        }
    }
}

/// How far an instant is from the machine's time, in seconds.
pub fn far(instant: Timestamp) -> i64 {
    instant.as_second() - kernel::Clock::system().now().as_second()
}

/// What stands in the database of an installation.
pub fn number(data: &Path, sql: &str) -> i64 {
    let flags = rusqlite::OpenFlags::SQLITE_OPEN_READ_ONLY;
    let database = rusqlite::Connection::open_with_flags(data.join("daleel.sqlite"), flags).unwrap();
    database.query_row(sql, [], |row| row.get(0)).unwrap()
}
