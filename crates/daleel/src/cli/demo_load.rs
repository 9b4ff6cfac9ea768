//! `daleel demo load`: cases from a file of JSON lines, to measure with. They are made by the product's own acts, many in a transaction.

use std::io::BufRead;
use std::io::BufReader;
use std::path::PathBuf;

use clap::Args;
use kernel::Actor;
use kernel::Clock;
use kernel::Result;
use kernel::broken;
use platform::App;

use crate::cli::Where;
use crate::demo;
use crate::demo::Given;
use crate::install;
use crate::install::Failed;
use crate::install::How;

/// So many cases share a transaction.
const TOGETHER: usize = 500;

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
        let public_url = settings.public_url.clone();
        let loaded = crate::cli::runtime()?.block_on(async {
            let app = install::open(settings, How { clock: Clock::system(), public_url })?;
            Ok::<_, Failed>((load(&app, &self.from).await?, app.words().clone()))
        });
        let (count, words) = loaded?;
        crate::cli::print(&words.say_plain(crate::cli::lang(), "daleel-demo-loaded", &[("n", count.into())]));
        Ok(())
    }
}

async fn load(app: &App, from: &std::path::Path) -> Result<usize> {
    let grant = Actor::system("demonstration", None).may(demo::FILL)?;
    let known = app.read(grant.clone(), org::store::entities).await?;
    let entity = match known.first() {
        Some(entity) => entity.id,
        None => demo::found_for_load(app).await?,
    };
    let grant = grant.within(entity);
    let file = std::fs::File::open(from).map_err(broken("opening the file of cases"))?;
    let (mut batch, mut count) = (Vec::new(), 0);
    for line in BufReader::new(file).lines() {
        let line = line.map_err(broken("reading the file of cases"))?;
        let given: Given = serde_json::from_str(&line).map_err(broken("reading a case"))?;
        batch.push(given);
        count += 1;
        if batch.len() == TOGETHER {
            let full = std::mem::take(&mut batch);
            app.write(grant.clone(), move |tx| demo::take_in(tx, &full)).await?;
        }
    }
    app.write(grant, move |tx| demo::take_in(tx, &batch)).await?;
    Ok(count)
}
