//! Putting an installation together from its settings: database, keys, attachments, words, slices.

use std::path::PathBuf;
use std::sync::Arc;

use kernel::Actor;
use kernel::Clock;
use kernel::Error;
use kernel::Lang;
use kernel::Permission;
use kernel::Role;
use kernel::refuse;
use platform::Accounts;
use platform::App;
use platform::Live;
use platform::Parts;
use platform::settings::Given;
use platform::settings::Kind;
use platform::settings::Settings;
use platform::settings::Wrong;
use store::Behind;
use store::BlobPlace;
use store::Blobs;
use store::Damaged;
use store::FolderInUse;
use store::KeyFit;
use store::Keys;
use store::Options;
use store::Place;
use store::Store;
use store::WrittenByNewer;
use ui::Words;

use crate::cli::Where;
use crate::slices::slices;
use crate::slices::sources;

/// The text that says that another process has the data folder open.
pub const IN_USE: &str = "daleel-folder-in-use";
/// The folder of a demonstration when none is named.
pub const DEMO_DATA: &str = "demo-data";

/// Open the data with the keys of the installation.
const HOLD_KEYS: Permission = Permission { key: "daleel.hold-keys", roles: &[Role::System] };

/// Why a command did not do what it was asked.
#[derive(Debug)]
pub enum Failed {
    /// Settings that cannot be taken.
    Settings(Vec<Wrong>),
    /// A refusal or a trouble of the product.
    Product(Error),
    /// What a running installation said.
    Said(String),
    /// Another process of this program said it, and ended with this code.
    Told(u8),
}

impl From<Error> for Failed {
    fn from(error: Error) -> Self {
        Failed::Product(error)
    }
}

impl Failed {
    /// The text for a person at a terminal.
    pub fn say(&self, words: &Words, lang: Lang) -> String {
        match self {
            Failed::Settings(wrong) => wrong.iter().map(|one| one.say(words, lang)).collect::<Vec<_>>().join("\n"),
            Failed::Said(text) => text.clone(),
            Failed::Told(_) => String::new(),
            Failed::Product(Error::Refused(refusal)) => words.say_plain(lang, refusal.key, &refusal.args),
            Failed::Product(Error::Invalid(fields)) => {
                fields.iter().map(|field| words.say_plain(lang, field.key, &field.args)).collect::<Vec<_>>().join("\n")
            }
            Failed::Product(Error::ReadOnly(_)) => words.say_plain(lang, "daleel-disk", &[]),
            Failed::Product(error) if Damaged::is_cause_of(error) => words.say_plain(lang, "daleel-damaged", &[("what", "SQLite".into())]),
            Failed::Product(error) if WrittenByNewer::is_cause_of(error) => words.say_plain(lang, "daleel-newer-data", &[]),
            Failed::Product(error) => words.say_plain(lang, "daleel-failed", &[("why", error.to_string().into())]),
        }
    }

    /// Whether another process has the data folder open.
    pub fn is_in_use(&self) -> bool {
        matches!(self, Failed::Product(Error::Refused(refusal)) if refusal.key == IN_USE)
    }

    /// 78 for settings (`EX_CONFIG`), 75 for what may work later (`EX_TEMPFAIL`), 1 otherwise.
    pub fn exit_code(&self) -> u8 {
        match self {
            Failed::Settings(_) => 78,
            Failed::Product(Error::Busy(_) | Error::ReadOnly(_)) => 75,
            Failed::Product(_) | Failed::Said(_) => 1,
            Failed::Told(code) => *code,
        }
    }
}

/// Reads the settings of a folder; `more` is what the command line says beyond.
pub fn settings(place: &Where, more: Vec<(String, String)>) -> Result<Settings, Failed> {
    let file = place.config.clone().unwrap_or_else(|| place.folder().join("daleel.toml"));
    let text = match std::fs::read_to_string(&file) {
        Ok(text) => Some((file.display().to_string(), text)),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound && place.config.is_none() => None,
        Err(_) => {
            let (name, value) = ("--config".to_owned(), file.display().to_string());
            return Err(Failed::Settings(vec![Wrong { name, value, source: "command line".into(), kind: Some(Kind::File) }]));
        }
    };
    let mut command_line = vec![("data_dir".to_owned(), place.folder().display().to_string())];
    command_line.extend(more);
    let environment = std::env::vars().filter(|(name, _)| name != "DALEEL_DATA_DIR").collect();
    Settings::read(&Given { file: text, environment, command_line }).map_err(Failed::Settings)
}

/// How an installation is opened.
pub struct How {
    /// The time of everything in it.
    pub clock: Clock,
    /// The address under which people reach it.
    pub public_url: String,
}

/// The options of the database: what every opening of it shares.
pub fn options(settings: &Settings, clock: Clock, live: &Live) -> Options {
    let slices = slices();
    let rules = slices.iter().flat_map(|slice| slice.rules.clone()).collect();
    let told = live.clone();
    let mut hooks: Vec<_> = slices.iter().flat_map(|slice| slice.hooks.clone()).collect();
    // Last, so that what the other hooks record is judged too.
    hooks.push(desk::judging(rules));
    Options {
        place: place(settings),
        clock,
        migrations: slices.iter().flat_map(|slice| slice.migrations.clone()).collect(),
        hooks,
        listeners: vec![Arc::new(move |events| told.tell(events))],
        readers: std::thread::available_parallelism().map_or(2, |cores| cores.get().clamp(2, 8)),
    }
}

/// Where the data lie.
pub fn place(settings: &Settings) -> Place {
    match &settings.database_url {
        Some(url) => Place::Postgres(url.clone()),
        None => Place::Sqlite(settings.data_dir.join("daleel.sqlite")),
    }
}

/// An installation that a command acts on must be there: a folder that was mistyped is not filled.
///
/// # Errors
/// A refusal that names the folder.
pub fn must_be_there(settings: &Settings) -> Result<(), Failed> {
    let is_there = match place(settings) {
        Place::Sqlite(file) => file.exists(),
        Place::Postgres(_) => keys_file(settings).exists(),
    };
    let folder = || settings.data_dir.display().to_string();
    if is_there {
        Ok(())
    } else {
        Err(Failed::Product(refuse("daleel-nothing-there").with("folder", folder()).with("demo", DEMO_DATA).into()))
    }
}

/// The keys of an installation that has some.
///
/// # Errors
/// A refusal when there are none; what `Keys::read` says.
pub fn known_keys(settings: &Settings) -> Result<Keys, Error> {
    let file = keys_file(settings);
    if file.exists() { Keys::read(&file) } else { Err(refuse("daleel-no-keys").with("file", file.display().to_string()).into()) }
}

/// The keys, made when they are not there.
///
/// # Errors
/// What `Keys::read` and `Keys::make` say.
pub fn made_keys(settings: &Settings) -> Result<Keys, Error> {
    let file = keys_file(settings);
    if file.exists() { Keys::read(&file) } else { Keys::make(&file) }
}

/// The keys of an opened installation, made with its first start. Data that were written with others are not gone on with: what is sealed
/// would stay closed, and what came afterwards would be sealed with a key that no copy, and no other program on the database, has.
async fn keys(settings: &Settings, store: &Store) -> Result<Keys, Error> {
    let keys = if store.was_new() { made_keys(settings)? } else { known_keys(settings)? };
    if !has_marked(settings, store, &keys).await? {
        let (grant, marking) = (Actor::system("command-line", None).may(HOLD_KEYS)?, keys.clone());
        let before = store.write(grant, move |tx| tx.mark_keys(&marking)).await?;
        refuse_others(settings, before)?;
    }
    Ok(keys)
}

/// Whether each of these keys has marked the database; those of another installation are refused.
///
/// # Errors
/// A refusal that names the file of the keys; what the database says.
pub async fn has_marked(settings: &Settings, store: &Store, keys: &Keys) -> Result<bool, Error> {
    let (grant, asked) = (Actor::system("command-line", None).may(HOLD_KEYS)?, keys.clone());
    let fit = store.read(grant, move |tx| tx.key_fit(&asked)).await?;
    refuse_others(settings, fit)?;
    Ok(fit == KeyFit::Known)
}

fn refuse_others(settings: &Settings, fit: KeyFit) -> Result<(), Error> {
    let file = || keys_file(settings).display().to_string();
    if fit == KeyFit::Other { Err(refuse("daleel-other-keys").with("file", file()).into()) } else { Ok(()) }
}

/// Where the keys are kept.
pub fn keys_file(settings: &Settings) -> PathBuf {
    settings.data_dir.join("keys")
}

/// Where attachments are kept.
pub fn blob_place(settings: &Settings) -> BlobPlace {
    let blobs = &settings.blobs;
    if !blobs.is_s3 {
        return BlobPlace::Folder(settings.data_dir.join("blobs"));
    }
    let secret = |value: &Option<kernel::Secret<String>>| value.as_ref().map_or_else(String::new, |value| value.reveal().clone());
    BlobPlace::S3 {
        endpoint: blobs.url.clone().unwrap_or_default(),
        bucket: blobs.bucket.clone(),
        region: blobs.region.clone(),
        key: secret(&blobs.access_key),
        secret: kernel::Secret::new(secret(&blobs.secret_key)),
    }
}

/// Opens the database for writing. Whether it has its end, and is opened with its own keys, is looked at before anything is written to it:
/// also before its schema is brought up to date.
///
/// # Errors
/// As `Store::open`; a refusal with `IN_USE` when another process has the folder open, for data without their newest part, and without keys or
/// with those of another installation.
pub fn open_store(settings: &Settings, clock: Clock, live: &Live) -> Result<Store, Error> {
    has_its_end(settings)?;
    has_its_keys(settings)?;
    Store::open(options(settings, clock, live))
        .map_err(|error| if FolderInUse::is_cause_of(&error) { refuse(IN_USE).into() } else { error })
}

/// Data in which something was recorded are gone on with by their own keys alone.
fn has_its_keys(settings: &Settings) -> Result<(), Error> {
    match keys_file(settings).exists() {
        true => refuse_others(settings, store::key_fit(&place(settings), &known_keys(settings)?)?),
        false if store::newest_event(&place(settings))? > 0 => known_keys(settings).map(drop),
        false => Ok(()),
    }
}

/// Data that end before what was signed of them lack their newest part. Nothing is written to them, so that it can be put back.
///
/// # Errors
/// A refusal that says where they end, and up to where they were signed.
fn has_its_end(settings: &Settings) -> Result<(), Error> {
    let marks = platform::audit::checkpoints(settings);
    let Some(Behind { found, signed }) = store::behind(&place(settings), &marks)? else { return Ok(()) };
    Err(refuse("daleel-behind").with("found", found).with("signed", signed).with("file", marks.display().to_string()).into())
}

/// Opens everything.
pub async fn open(settings: Settings, how: How) -> Result<App, Failed> {
    std::fs::create_dir_all(&settings.data_dir).map_err(kernel::broken("making the data folder"))?;
    let live = Live::default();
    let store = open_store(&settings, how.clock.clone(), &live)?;
    let keys = keys(&settings, &store).await?;
    let blobs = Blobs::open(&store, &blob_place(&settings), how.clock.clone())?;
    let slices = slices();
    let words = Words::build(&sources(&slices)).expect("a test builds the words of every part");
    Ok(App::new(Parts {
        store,
        keys: keys.clone(),
        blobs,
        clock: how.clock,
        words: Arc::new(words),
        slices,
        live,
        accounts: Accounts::new(keys, &how.public_url)?.naming_entities(org::name_of_entity),
        public_url: how.public_url,
        introduce: desk::introduce,
        settings,
    }))
}
