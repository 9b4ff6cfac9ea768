//! `daleel backup`, `restore`, `verify`: copies made in use, put back, and checked to the last byte.

use std::path::Path;
use std::path::PathBuf;

use clap::Args;
use kernel::Actor;
use kernel::Clock;
use kernel::Permission;
use kernel::Result;
use kernel::Role;
use kernel::refuse;
use platform::App;
use platform::Live;
use store::Blobs;
use store::Form;
use store::Manifest;
use store::Proof;
use store::Store;

use crate::cli::Where;
use crate::control;
use crate::control::Asked;
use crate::install;
use crate::install::Failed;

const VERIFY: Permission = Permission { key: "daleel.verify", roles: &[Role::System] };

#[derive(Args, Debug)]
pub struct Backup {
    /// The folder to make; it must not be there yet · المجلد الذي سيُنشأ
    to: PathBuf,
    #[command(flatten)]
    place: Where,
}

impl Backup {
    pub fn run(self) -> Result<(), Failed> {
        let to = std::path::absolute(&self.to).map_err(kernel::broken("reading the folder's name"))?;
        let asked = Asked::Backup { to: to.clone() };
        let text = control::ask_or(&self.place.folder(), &asked, |_| "daleel-backup-there", || alone(&self.place, &to))?;
        crate::cli::print(&text);
        Ok(())
    }
}

fn alone(place: &Where, to: &Path) -> Result<String, Failed> {
    let settings = install::settings(place, Vec::new())?;
    install::must_be_there(&settings)?;
    let store = install::open_store(install::options(&settings, Clock::system(), &Live::default()))?;
    let blobs = Blobs::open(&store, &install::blob_place(&settings), Clock::system())?;
    Ok(told(&store::backup(&store, &blobs, to, Form::File)?))
}

/// Makes a backup of the running installation.
pub async fn backup(app: &App, to: PathBuf) -> Result<String> {
    if to.exists() {
        return Err(refuse("daleel-backup-there").into());
    }
    let app = app.clone();
    let work = move || store::backup(app.store(), app.blobs(), &to, Form::File).map(|manifest| told(&manifest));
    tokio::task::spawn_blocking(work).await.map_err(kernel::broken("making a backup"))?
}

fn told(manifest: &Manifest) -> String {
    format!("{} {}", manifest.seq, manifest.hash)
}

#[derive(Args, Debug)]
pub struct Restore {
    /// The backup · النسخة
    from: PathBuf,
    #[command(flatten)]
    place: Where,
}

impl Restore {
    pub fn run(self) -> Result<(), Failed> {
        let settings = install::settings(&self.place, Vec::new())?;
        std::fs::create_dir_all(&settings.data_dir).map_err(kernel::broken("making the data folder"))?;
        let options = install::options(&settings, Clock::system(), &Live::default());
        let manifest = store::restore(&self.from, options, &install::blob_place(&settings))?;
        crate::cli::print(&told(&manifest));
        Ok(())
    }
}

#[derive(Args, Debug)]
pub struct Verify {
    /// A backup; without it the data themselves are checked · نسخة للتحقق منها
    backup: Option<PathBuf>,
    #[command(flatten)]
    place: Where,
}

impl Verify {
    pub fn run(self) -> Result<(), Failed> {
        let settings = install::settings(&self.place, Vec::new())?;
        let text = match &self.backup {
            Some(backup) => told(&store::verify(backup, None)?),
            None => verify_data(&settings)?,
        };
        crate::cli::print(&text);
        Ok(())
    }
}

/// Reads everything: the database's own check, and the chain of events with its checkpoints inside and outside.
fn verify_data(settings: &platform::settings::Settings) -> Result<String, Failed> {
    let keys = install::known_keys(settings)?;
    let file = platform::audit::checkpoints(settings);
    let store = Store::open_reading(install::options(settings, Clock::system(), &Live::default()))?;
    let grant = Actor::system("command-line", None).may(VERIFY)?;
    let look = move |tx: &mut store::Tx<'_>| {
        let damage = tx.damage()?;
        if !damage.is_empty() {
            return Err(refuse("daleel-damaged").with("what", damage.join("; ")).into());
        }
        tx.verify_chain(Some(&keys), file.exists().then_some(file.as_path()))
    };
    match crate::cli::runtime()?.block_on(store.read(grant, look))? {
        Proof::Whole(chain) => Ok(format!("{}", chain.seq)),
        Proof::Broken { first_bad_seq, why } => {
            Err(Failed::Product(refuse("daleel-chain-broken").with("seq", first_bad_seq.to_string()).with("why", why).into()))
        }
    }
}
