//! `daleel import`: cases and customers of another help desk, tried or brought in.

use std::path::PathBuf;

use clap::Args;
use clap::Subcommand;
use exchange::Begun;
use exchange::IMPORT;
use exchange::Kind;
use exchange::Trial;
use kernel::Actor;
use kernel::EntityId;
use kernel::Grant;
use kernel::Lang;
use kernel::Permission;
use kernel::Result;
use kernel::Role;
use kernel::refuse;
use platform::App;
use serde::Deserialize;
use serde::Serialize;

use crate::cli::Where;
use crate::cli::alone;
use crate::control;
use crate::control::Asked;
use crate::install::Failed;

const LOOK: Permission = Permission { key: "daleel.look-up-entity", roles: &[Role::System] };

#[derive(Subcommand, Debug)]
pub enum Task {
    /// Brings in cases from a CSV file; without --dry-run they go on by themselves · يستورد الطلبات
    Cases(File),
    /// Brings in customers from a CSV file · يستورد العملاء
    Customers(File),
}

#[derive(Args, Debug)]
pub struct File {
    /// The file: UTF-8, commas or semicolons, names of columns first · الملف
    file: PathBuf,
    /// The mailbox in which cases go on; it also says whose they are · صندوق البريد
    #[arg(long, value_name = "ADDRESS", required_unless_present = "entity")]
    mailbox: Option<String>,
    /// The entity's code, where no mailbox says it · رمز الجهة
    #[arg(long, value_name = "CODE")]
    entity: Option<String>,
    /// What the other help desk is called: its numbers are known by it · اسم النظام الآخر
    #[arg(long, value_name = "NAME", default_value = "CSV")]
    system: String,
    /// Says what would be made and what is wrong, and changes nothing · يفحص ولا يغيّر شيئاً
    #[arg(long)]
    dry_run: bool,
    #[command(flatten)]
    place: Where,
}

/// What is asked of an installation; the bytes of the file go beside it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Wanted {
    kind: String,
    mailbox: String,
    entity: String,
    system: String,
    file_name: String,
    is_dry_run: bool,
    lang: Lang,
}

impl Wanted {
    /// The language of the terminal.
    pub fn lang(&self) -> Lang {
        self.lang
    }
}

impl Task {
    pub fn run(self) -> std::result::Result<(), Failed> {
        let (kind, file) = match self {
            Task::Cases(file) => (Kind::Cases, file),
            Task::Customers(file) => (Kind::Customers, file),
        };
        let bytes = std::fs::read(&file.file).map_err(kernel::broken("reading the file"))?;
        let wanted = Wanted {
            kind: kind.key().into(),
            mailbox: file.mailbox.unwrap_or_default(),
            entity: file.entity.unwrap_or_default(),
            system: file.system,
            file_name: file.file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default(),
            is_dry_run: file.dry_run,
            lang: crate::cli::lang(),
        };
        let asked = Asked::Import { wanted: wanted.clone(), size: bytes.len() as u64 };
        let here = || {
            alone(&file.place, async |app| {
                let text = import(app, wanted.clone(), bytes.clone()).await?;
                // No timed work runs here.
                exchange::run_all(app).await?;
                Ok(text)
            })
        };
        let text = control::ask_with(&file.place.folder(), (&asked, &bytes), |_| "daleel-failed", here)?;
        crate::cli::print(&text);
        Ok(())
    }
}

/// Tries a file or brings it in; answers what is to be said of it.
pub async fn import(app: &App, wanted: Wanted, bytes: Vec<u8>) -> Result<String> {
    let kind = Kind::parse(&wanted.kind).ok_or_else(|| refuse("daleel-failed"))?;
    let entity = entity(app, &wanted).await?;
    let grant = Actor::system("command-line", None).may(IMPORT)?.within(entity);
    if wanted.is_dry_run {
        let (system, words, lang) = (wanted.system.clone(), app.words().clone(), wanted.lang);
        let trial = app.read(grant, move |tx| exchange::try_out(tx, kind, &system, &bytes)).await?;
        return Ok(said(&words, lang, &trial));
    }
    let goes_on = goes_on(app, &grant, kind, &wanted).await?;
    let begun = Begun { kind, system: wanted.system, file_name: wanted.file_name, goes_on, bytes };
    let id = exchange::begin(app, grant.clone(), begun).await?;
    exchange::start(app, grant, id).await?;
    let address = format!("{}/{}/admin/imports/{id}", app.public_url(), wanted.lang.code());
    Ok(app.words().say_plain(wanted.lang, "daleel-import-begun", &[("address", address.into())]))
}

/// The mailbox says whose its cases are; without one the code of the entity does.
async fn entity(app: &App, wanted: &Wanted) -> Result<EntityId> {
    if !wanted.mailbox.is_empty() {
        return email::entity_of(app, &wanted.mailbox).await?.ok_or_else(|| refuse("daleel-no-mailbox").into());
    }
    let (grant, code) = (Actor::system("command-line", None).may(LOOK)?, wanted.entity.trim().to_uppercase());
    let known = app.read(grant, move |tx| org::store::entity_by_code(tx, &code)).await?;
    known.map(|entity| entity.id).ok_or_else(|| refuse("daleel-no-entity").into())
}

/// The mailbox that was named, or the first place where cases can go on.
async fn goes_on(app: &App, grant: &Grant, kind: Kind, wanted: &Wanted) -> Result<String> {
    if kind == Kind::Customers {
        return Ok(String::new());
    }
    let (inside, mailbox) = (app.clone(), wanted.mailbox.clone());
    let found = app.read(grant.clone(), move |tx| {
        let channels: Vec<_> = inside.slices().iter().filter_map(|slice| slice.channel).collect();
        let named = exchange::place_called(tx, &inside, &mailbox)?;
        let first = exchange::offered(tx, &channels)?.first().map(exchange::Offered::key);
        Ok(named.or(first.filter(|_| mailbox.is_empty())))
    });
    found.await?.ok_or_else(|| refuse("daleel-no-mailbox").into())
}

/// What a dry run found, a line each.
fn said(words: &ui::Words, lang: Lang, trial: &Trial) -> String {
    let count = |key: &str, n: usize| words.say_plain(lang, key, &[("n", n.into())]);
    let counts = [
        ("exchange-would-open", trial.open),
        ("exchange-would-closed", trial.closed),
        ("exchange-would-customers", trial.customers),
        ("exchange-would-known", trial.known),
        ("exchange-would-wrong", trial.wrong),
        ("exchange-would-doubtful", trial.doubtful),
    ];
    let mut lines: Vec<String> = counts.into_iter().filter(|(_, n)| *n > 0).map(|(key, n)| count(key, n)).collect();
    if !trial.missing.is_empty() {
        let names = trial.missing.iter().map(|field| words.say_plain(lang, &format!("exchange-field-{field}"), &[]));
        lines.push(format!("{} {}", words.say_plain(lang, "exchange-missing", &[]), names.collect::<Vec<_>>().join(" · ")));
    }
    for (line, faults) in trial.wrong_lines.iter().chain(&trial.doubtful_lines) {
        for fault in faults {
            lines.push(format!("{line}: {}", plain(&fault.say(words, lang))));
        }
    }
    lines.join("\n")
}

/// Without the marks that isolate values on a page: a terminal shows them as boxes.
fn plain(text: &str) -> String {
    text.replace(['\u{2068}', '\u{2069}'], "")
}
