//! `daleel doctor`: looks at an installation as its operator would, and says what to do.

use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::ExitCode;

use clap::Args;
use kernel::Clock;
use platform::Live;
use platform::settings::Settings;
use store::Store;

use crate::cli::Where;
use crate::control;
use crate::install;

#[derive(Args, Debug)]
pub struct Doctor {
    #[command(flatten)]
    place: Where,
}

/// One thing looked at: the key of its name, and what is wrong with it, if anything.
struct Looked {
    key: &'static str,
    trouble: Option<String>,
}

impl Doctor {
    pub fn run(self) -> ExitCode {
        let (words, lang) = (crate::cli::words(), crate::cli::lang());
        let settings = match install::settings(&self.place, Vec::new()) {
            Ok(settings) => settings,
            Err(failed) => {
                eprintln!("{}", failed.say(&words, lang));
                return ExitCode::from(failed.exit_code());
            }
        };
        let looked =
            [folder(&settings.data_dir), keys(&settings), database(&settings), relay(&settings), encrypted(&settings), running(&settings)];
        for one in &looked {
            let verdict = one.trouble.as_ref().map_or_else(|| words.say_plain(lang, "daleel-doctor-well", &[]), Clone::clone);
            crate::cli::print(&format!(
                "{} {}: {verdict}",
                if one.trouble.is_some() { "✗" } else { "✓" },
                words.say_plain(lang, one.key, &[])
            ));
        }
        if looked.iter().any(|one| one.trouble.is_some()) { ExitCode::FAILURE } else { ExitCode::SUCCESS }
    }
}

fn told(key: &str) -> String {
    crate::cli::words().say_plain(crate::cli::lang(), key, &[])
}

/// Letters, files and spooled mail lie in it: whoever else is on the machine must be able to open neither it nor what is in it.
fn folder(data: &Path) -> Looked {
    let is_open = |path: &Path| std::fs::metadata(path).is_ok_and(|found| found.permissions().mode() & 0o007 != 0);
    let inside = || std::fs::read_dir(data).into_iter().flatten().flatten();
    let trouble = if !data.is_dir() {
        Some(told("daleel-doctor-no-folder"))
    } else if is_open(data) && inside().any(|entry| is_open(&entry.path())) {
        Some(told("daleel-doctor-folder-open"))
    } else {
        None
    };
    Looked { key: "daleel-doctor-folder", trouble }
}

/// The keys open every sealed field: nobody else may read their file.
fn keys(settings: &Settings) -> Looked {
    let trouble = match std::fs::metadata(install::keys_file(settings)) {
        Ok(file) if file.permissions().mode() & 0o077 != 0 => Some(told("daleel-doctor-keys-open")),
        Ok(_) => None,
        Err(_) => Some(told("daleel-doctor-no-keys")),
    };
    Looked { key: "daleel-doctor-keys", trouble }
}

fn database(settings: &Settings) -> Looked {
    let opened = Store::open_reading(install::options(settings, Clock::system(), &Live::default()));
    Looked { key: "daleel-doctor-database", trouble: opened.err().map(|error| error.to_string()) }
}

fn relay(settings: &Settings) -> Looked {
    let trouble = if settings.mail.relay_host.is_none() { Some(told("daleel-doctor-no-relay")) } else { None };
    Looked { key: "daleel-doctor-relay", trouble }
}

fn encrypted(settings: &Settings) -> Looked {
    let local = settings.public_url.contains("//localhost") || settings.public_url.contains("//127.");
    let trouble = if settings.public_url.starts_with("https://") || local { None } else { Some(told("daleel-doctor-no-https")) };
    Looked { key: "daleel-doctor-https", trouble }
}

fn running(settings: &Settings) -> Looked {
    let answers = std::os::unix::net::UnixStream::connect(control::socket(&settings.data_dir)).is_ok();
    Looked { key: "daleel-doctor-running", trouble: if answers { None } else { Some(told("daleel-doctor-stopped")) } }
}
