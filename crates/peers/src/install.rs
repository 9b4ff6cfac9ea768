//! Where the servers' programs are found, and which Debian packages bring them.

use std::path::Path;
use std::path::PathBuf;

use kernel::Error;
use kernel::Result;

/// The Debian packages that bring every server this crate can start.
pub const fn packages() -> &'static [&'static str] {
    &[
        "postgresql",
        "clamav-daemon",
        "dovecot-imapd",
        "dovecot-lmtpd",
        "dovecot-sieve",
        "exim4-daemon-light",
        "kannel",
        "kannel-extras",
        "nsd",
        "openssl",
        "python3-authres",
        "python3-dkim",
        "python3-dnspython",
        "python3-nacl",
    ]
}

/// Unwraps a started server. Where its program is not installed the test is skipped with a word on standard error, or fails if `CI` is set.
///
/// # Panics
/// When the server is installed and does not start, or is missing under `CI`.
pub fn or_skip<T>(started: Result<T>) -> Option<T> {
    match started {
        Ok(server) => Some(server),
        Err(Error::NotFound(program)) if std::env::var_os("CI").is_none() => {
            eprintln!("skipped: {program} is not installed (apt-get install {})", packages().join(" "));
            None
        }
        Err(Error::NotFound(program)) => panic!("{program} is not installed: apt-get install {}", packages().join(" ")),
        Err(trouble) => panic!("the server does not start: {trouble}"),
    }
}

/// Finds a program by name, in `PATH`, in the folders for system programs, and in PostgreSQL's own folders, newest first.
pub(crate) fn find(program: &'static str) -> Result<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let system = ["/usr/sbin", "/usr/local/sbin", "/sbin"].map(PathBuf::from);
    let mut folders = postgres_folders();
    folders.extend(std::env::split_paths(&path).chain(system));
    let found = folders.into_iter().map(|folder| folder.join(program)).find(|file| file.is_file());
    found.ok_or(Error::NotFound(program))
}

fn postgres_folders() -> Vec<PathBuf> {
    let Ok(versions) = Path::new("/usr/lib/postgresql").read_dir() else { return Vec::new() };
    let mut folders: Vec<_> = versions.flatten().map(|version| version.path().join("bin")).collect();
    folders.sort_by_key(|folder| std::cmp::Reverse(version_of(folder)));
    folders
}

fn version_of(folder: &Path) -> u32 {
    folder.parent().and_then(Path::file_name).and_then(|name| name.to_str()?.parse().ok()).unwrap_or(0)
}
