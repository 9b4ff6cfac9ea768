//! `daleel demo load`: cases from a file of JSON lines, to measure with. They are made by the product's own acts, many in a transaction;
//! for a fresh PostgreSQL database in a scratch file, which is then poured into it, because a journey for each statement takes too long.

use std::io::BufRead;
use std::io::BufReader;
use std::path::Path;
use std::path::PathBuf;
use std::sync::Arc;

use clap::Args;
use futures::future::try_join_all;
use kernel::Actor;
use kernel::Clock;
use kernel::Grant;
use kernel::Result;
use kernel::broken;
use platform::App;
use platform::Live;
use platform::settings::Settings;
use ui::Words;

use crate::cli::Where;
use crate::demo;
use crate::demo::Given;
use crate::install;
use crate::install::Failed;
use crate::install::How;

/// So many cases are an act. SQLite keeps the pages that an act changes until it is done, and each statement looks through them.
const ACT: usize = 50;
/// So many acts share a commit.
const TOGETHER: usize = 30;

#[derive(Args, Debug)]
pub struct Load {
    /// The file: a case a line · ملف الطلبات
    #[arg(long, value_name = "FILE")]
    from: PathBuf,
    #[command(flatten)]
    place: Where,
}

impl Load {
    pub fn run(self) -> Result<(), Failed> {
        let settings = install::settings(&self.place, Vec::new())?;
        let is_far = settings.database_url.is_some() && is_fresh(&settings)?;
        let (count, words) = if is_far { through_scratch(settings, &self.from)? } else { load_into(settings, &self.from)? };
        crate::cli::print(&words.say_plain(crate::cli::lang(), "daleel-demo-loaded", &[("n", count.into())]));
        Ok(())
    }
}

/// Whether there is no entity yet.
fn is_fresh(settings: &Settings) -> Result<bool, Failed> {
    let store = install::open_store(settings, Clock::system(), &Live::default())?;
    let grant = Actor::system("demonstration", None).may(demo::FILL)?;
    Ok(crate::cli::runtime()?.block_on(store.read(grant, org::store::entities))?.is_empty())
}

/// Loads into a scratch database with the installation's keys, pours it out and throws it away.
fn through_scratch(settings: Settings, from: &Path) -> Result<(usize, Arc<Words>), Failed> {
    let folder = settings.data_dir.join("loading");
    drop(std::fs::remove_dir_all(&folder));
    std::fs::create_dir_all(&folder).map_err(broken("making a scratch folder"))?;
    install::made_keys(&settings)?;
    std::fs::copy(install::keys_file(&settings), folder.join("keys")).map_err(broken("copying the keys"))?;
    let mut scratch = settings.clone();
    (scratch.database_url, scratch.data_dir) = (None, folder.clone());
    let options = |settings: &Settings| install::options(settings, Clock::system(), &Live::default());
    store::make_scratch(options(&scratch))?;
    let loaded = load_into(scratch.clone(), from)?;
    store::pour(&install::place(&scratch), options(&settings))?;
    std::fs::remove_dir_all(&folder).map_err(broken("removing the scratch folder"))?;
    Ok(loaded)
}

fn load_into(settings: Settings, from: &Path) -> Result<(usize, Arc<Words>), Failed> {
    let public_url = settings.public_url.clone();
    crate::cli::runtime()?.block_on(async {
        let app = install::open(settings, How { clock: Clock::system(), public_url }).await?;
        Ok((load(&app, from).await?, app.words().clone()))
    })
}

async fn load(app: &App, from: &Path) -> Result<usize> {
    let grant = Actor::system("demonstration", None).may(demo::FILL)?;
    let known = app.read(grant.clone(), org::store::entities).await?;
    let entity = match demo::entity_for_load(&known) {
        Some(entity) => entity,
        None => demo::found_for_load(app).await?,
    };
    let grant = grant.within(entity);
    let file = std::fs::File::open(from).map_err(broken("opening the file of cases"))?;
    let (mut acts, mut act, mut count) = (Vec::new(), Vec::new(), 0);
    for line in BufReader::new(file).lines() {
        let line = line.map_err(broken("reading the file of cases"))?;
        let given: Given = serde_json::from_str(&line).map_err(broken("reading a case"))?;
        act.push(given);
        count += 1;
        if act.len() == ACT {
            acts.push(std::mem::take(&mut act));
        }
        if acts.len() == TOGETHER {
            take_in(app, &grant, std::mem::take(&mut acts)).await?;
        }
    }
    acts.push(act);
    take_in(app, &grant, acts).await?;
    Ok(count)
}

/// Acts that wait together share a commit.
async fn take_in(app: &App, grant: &Grant, acts: Vec<Vec<Given>>) -> Result<()> {
    let writes = acts.into_iter().map(|act| app.write(grant.clone(), move |tx| demo::take_in(tx, &act)));
    try_join_all(writes).await.map(drop)
}
