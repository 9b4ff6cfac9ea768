//! `daleel backup`, `restore`, `verify`: copies made in use, put back, and checked to the last byte.

use std::path::Path;
use std::path::PathBuf;

use clap::Args;
use kernel::Actor;
use kernel::Clock;
use kernel::Grant;
use kernel::Permission;
use kernel::Result;
use kernel::Role;
use kernel::refuse;
use platform::App;
use platform::Live;
use store::BlobFault;
use store::Blobs;
use store::Form;
use store::Manifest;
use store::Proof;
use store::Store;
use store::Stride;

use crate::cli::Where;
use crate::control;
use crate::control::Asked;
use crate::install;
use crate::install::Failed;

const VERIFY: Permission = Permission { key: "daleel.verify", roles: &[Role::System] };

/// So many attachments are read before the next are looked up.
const STRIDE: Stride = Stride { count: 1000, bytes: u64::MAX };
/// Of so many attachments that are not what was kept it is said which they are.
const NAMED: usize = 1000;

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
    let store = install::open_store(&settings, Clock::system(), &Live::default())?;
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

/// Reads everything: the database's own check, the chain of events with its checkpoints inside and outside, and each attachment.
fn verify_data(settings: &platform::settings::Settings) -> Result<String, Failed> {
    let keys = install::known_keys(settings)?;
    let file = platform::audit::checkpoints(settings);
    let store = Store::open_reading(install::options(settings, Clock::system(), &Live::default()))?;
    let grant = Actor::system("command-line", None).may(VERIFY)?;
    let runtime = crate::cli::runtime()?;
    runtime.block_on(install::has_marked(settings, &store, &keys))?;
    let look = move |tx: &mut store::Tx<'_>| {
        let damage = tx.damage()?;
        if !damage.is_empty() {
            return Err(refuse("daleel-damaged").with("what", damage.join("; ")).into());
        }
        tx.verify_chain(Some(&keys), file.exists().then_some(file.as_path()))
    };
    let chain = match runtime.block_on(store.read(grant.clone(), look))? {
        Proof::Whole(chain) => chain,
        Proof::Broken { first_bad_seq, why } => {
            return Err(Failed::Product(refuse("daleel-chain-broken").with("seq", first_bad_seq.to_string()).with("why", why).into()));
        }
    };
    let blobs = Blobs::open(&store, &install::blob_place(settings), Clock::system())?;
    let faults = runtime.block_on(all_faults(&blobs, &grant))?;
    if faults.is_empty() { Ok(format!("{}", chain.seq)) } else { Err(Failed::Said(said_of(&faults))) }
}

/// The attachments that are not what was kept.
async fn all_faults(blobs: &Blobs, grant: &Grant) -> Result<Vec<(String, BlobFault)>> {
    let (mut faults, mut after) = (Vec::new(), Some(String::new()));
    while let Some(reached) = after {
        let step = blobs.look_after(grant.clone(), &reached, STRIDE).await?;
        faults.extend(step.faults);
        after = step.reached;
    }
    Ok(faults)
}

/// How many they are, and of each which it is and what is wrong with it.
fn said_of(faults: &[(String, BlobFault)]) -> String {
    let (words, lang) = (crate::cli::words(), crate::cli::lang());
    let head = words.say_plain(lang, "attachments-faults", &[("n", faults.len().into())]);
    let line =
        |(hash, fault): &(String, BlobFault)| format!("{hash}  {}", words.say_plain(lang, &format!("attachments-{}", fault.key()), &[]));
    [head].into_iter().chain(faults.iter().take(NAMED).map(line)).collect::<Vec<_>>().join("\n")
}
