//! `daleel doctor`: looks at an installation as its operator would, and says what to do.

use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::ExitCode;

use clap::Args;
use kernel::Actor;
use kernel::Clock;
use kernel::Permission;
use kernel::Role;
use platform::Live;
use platform::settings::Settings;
use store::Store;

use crate::cli::Where;
use crate::control;
use crate::install;
use crate::install::Failed;

const LOOK: Permission = Permission { key: "daleel.doctor", roles: &[Role::System] };

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
        let opened = Store::open_reading(install::options(&settings, Clock::system(), &Live::default()));
        let store = opened.as_ref().ok();
        let database = Looked { key: "daleel-doctor-database", trouble: opened.as_ref().err().map(ToString::to_string) };
        let looked = [
            folder(&settings.data_dir),
            keys(&settings, store),
            database,
            attachments(store),
            relay(&settings),
            encrypted(&settings),
            running(&settings),
        ];
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

/// The keys open every sealed field: nobody else may read their file, and they must be those of the database.
fn keys(settings: &Settings, store: Option<&Store>) -> Looked {
    let trouble = match std::fs::metadata(install::keys_file(settings)) {
        Ok(file) if file.permissions().mode() & 0o077 != 0 => Some(told("daleel-doctor-keys-open")),
        Ok(_) => store.and_then(|store| unfit(settings, store).err()).map(|failed| failed.say(&crate::cli::words(), crate::cli::lang())),
        Err(_) => Some(told("daleel-doctor-no-keys")),
    };
    Looked { key: "daleel-doctor-keys", trouble }
}

/// Fails when the keys are not those of the database.
fn unfit(settings: &Settings, store: &Store) -> Result<(), Failed> {
    let keys = install::known_keys(settings)?;
    crate::cli::runtime()?.block_on(install::has_marked(settings, store, &keys))?;
    Ok(())
}

/// What the daily look after attachments has found.
fn attachments(store: Option<&Store>) -> Looked {
    let found = store.map_or(Ok(0), faults);
    let n = |count: u64| {
        crate::cli::words().say_plain(
            crate::cli::lang(),
            "attachments-faults",
            &[("n", usize::try_from(count).unwrap_or(usize::MAX).into())],
        )
    };
    let trouble = match found {
        Ok(0) => None,
        Ok(count) => Some(n(count)),
        Err(failed) => Some(failed.say(&crate::cli::words(), crate::cli::lang())),
    };
    Looked { key: "daleel-doctor-attachments", trouble }
}

fn faults(store: &Store) -> Result<u64, Failed> {
    let grant = Actor::system("command-line", None).may(LOOK)?;
    Ok(crate::cli::runtime()?.block_on(store.read(grant, platform::attachments::shown))?.count)
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
