//! `daleel doctor`: looks at an installation as its operator would, and says what to do.

use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::ExitCode;

use clap::Args;
use kernel::Actor;
use kernel::Clock;
use kernel::Lang;
use kernel::Permission;
use kernel::Role;
use platform::Live;
use platform::settings::Settings;
use store::Store;
use tokio::runtime::Runtime;
use ui::Words;

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
        match (install::settings(&self.place, Vec::new()), crate::cli::runtime()) {
            (Ok(settings), Ok(runtime)) => Look { words, lang, settings, runtime }.report(),
            (Err(failed), _) | (_, Err(failed)) => {
                eprintln!("{}", failed.say(&words, lang));
                ExitCode::from(failed.exit_code())
            }
        }
    }
}

/// A look at an installation: its settings, and with what is read and said.
struct Look {
    words: Words,
    lang: Lang,
    settings: Settings,
    runtime: Runtime,
}

impl Look {
    fn report(&self) -> ExitCode {
        let opened = Store::open_reading(install::options(&self.settings, Clock::system(), &Live::default()));
        let store = opened.as_ref().ok();
        let database = Looked { key: "daleel-doctor-database", trouble: opened.as_ref().err().map(ToString::to_string) };
        let looked = [self.folder(), self.keys(store), database, self.attachments(store), self.relay(), self.encrypted(), self.running()];
        for one in &looked {
            let verdict = one.trouble.as_ref().map_or_else(|| self.told("daleel-doctor-well"), Clone::clone);
            let sign = if one.trouble.is_some() { "✗" } else { "✓" };
            crate::cli::print(&format!("{sign} {}: {verdict}", self.told(one.key)));
        }
        if looked.iter().any(|one| one.trouble.is_some()) { ExitCode::FAILURE } else { ExitCode::SUCCESS }
    }

    fn told(&self, key: &str) -> String {
        self.words.say_plain(self.lang, key, &[])
    }

    /// Letters, files and spooled mail lie in it: whoever else is on the machine must be able to open neither it nor what is in it.
    fn folder(&self) -> Looked {
        let data = &self.settings.data_dir;
        let is_open = |path: &Path| std::fs::metadata(path).is_ok_and(|found| found.permissions().mode() & 0o007 != 0);
        let inside = || std::fs::read_dir(data).into_iter().flatten().flatten();
        let trouble = if !data.is_dir() {
            Some(self.told("daleel-doctor-no-folder"))
        } else if is_open(data) && inside().any(|entry| is_open(&entry.path())) {
            Some(self.told("daleel-doctor-folder-open"))
        } else {
            None
        };
        Looked { key: "daleel-doctor-folder", trouble }
    }

    /// The keys open every sealed field: nobody else may read their file, and they must be those of the database.
    fn keys(&self, store: Option<&Store>) -> Looked {
        let trouble = match std::fs::metadata(install::keys_file(&self.settings)) {
            Ok(file) if file.permissions().mode() & 0o077 != 0 => Some(self.told("daleel-doctor-keys-open")),
            Ok(_) => store.and_then(|store| self.unfit(store).err()).map(|failed| failed.say(&self.words, self.lang)),
            Err(_) => Some(self.told("daleel-doctor-no-keys")),
        };
        Looked { key: "daleel-doctor-keys", trouble }
    }

    /// Fails when the keys are not those of the database.
    fn unfit(&self, store: &Store) -> Result<(), Failed> {
        let keys = install::known_keys(&self.settings)?;
        self.runtime.block_on(install::has_marked(&self.settings, store, &keys))?;
        Ok(())
    }

    /// What the daily look after attachments has found.
    fn attachments(&self, store: Option<&Store>) -> Looked {
        let said = |count: u64| {
            let n = usize::try_from(count).unwrap_or(usize::MAX);
            self.words.say_plain(self.lang, "attachments-faults", &[("n", n.into())])
        };
        let trouble = match store.map_or(Ok(0), |store| self.faults(store)) {
            Ok(0) => None,
            Ok(count) => Some(said(count)),
            Err(failed) => Some(failed.say(&self.words, self.lang)),
        };
        Looked { key: "daleel-doctor-attachments", trouble }
    }

    fn faults(&self, store: &Store) -> Result<u64, Failed> {
        let grant = Actor::system("command-line", None).may(LOOK)?;
        Ok(self.runtime.block_on(store.read(grant, platform::attachments::shown))?.count)
    }

    fn relay(&self) -> Looked {
        let trouble = if self.settings.mail.relay_host.is_none() { Some(self.told("daleel-doctor-no-relay")) } else { None };
        Looked { key: "daleel-doctor-relay", trouble }
    }

    fn encrypted(&self) -> Looked {
        let url = &self.settings.public_url;
        let local = url.contains("//localhost") || url.contains("//127.");
        let trouble = if url.starts_with("https://") || local { None } else { Some(self.told("daleel-doctor-no-https")) };
        Looked { key: "daleel-doctor-https", trouble }
    }

    fn running(&self) -> Looked {
        let answers = std::os::unix::net::UnixStream::connect(control::socket(&self.settings.data_dir)).is_ok();
        Looked { key: "daleel-doctor-running", trouble: if answers { None } else { Some(self.told("daleel-doctor-stopped")) } }
    }
}
