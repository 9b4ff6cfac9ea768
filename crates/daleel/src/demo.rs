//! The demonstration: an invented government with ninety days of history relative to today, made by the product's own acts.

mod canned_replies;
mod episodes;
mod given;
mod government;
mod history;
mod letters;
mod outbox;
mod people;
mod post_bag;
mod stage;

use std::path::Path;
use std::path::PathBuf;

pub use given::Given;
pub use given::take_in;
pub use government::FILL;
use kernel::Clock;
use kernel::EntityId;
use kernel::Error;
use kernel::Lang;
use kernel::Result;
use kernel::Timestamp;
use kernel::broken;
use org::Entity;
use platform::settings::Settings;
use tokio_util::sync::CancellationToken;
use ui::Words;

use crate::cli::Where;
use crate::install;
use crate::install::Failed;
use crate::install::How;

/// The employee whom `--employee demo` means.
pub const EMPLOYEE: &str = "fatima@rsa.example";
/// How far back the history goes, in days.
const DAYS: i64 = 90;

/// A demonstration that can be shown.
pub struct Ready {
    password: String,
    outbox: PathBuf,
}

impl Ready {
    /// Where to go and who can sign in, in a language.
    pub fn say(&self, words: &Words, lang: Lang, here: &str) -> String {
        let address = format!("{here}/{}/sign-in", lang.code());
        let ready = words.say_plain(lang, "daleel-demo-ready", &[("address", address.into()), ("password", self.password.as_str().into())]);
        let outbox = words.say_plain(lang, "daleel-demo-outbox", &[("folder", self.outbox.display().to_string().into())]);
        let people: Vec<String> = people::shown(lang).into_iter().map(|(address, what)| format!("  {address:24} {what}")).collect();
        format!("\n{ready}\n{}\n{outbox}", people.join("\n"))
    }
}

/// Makes a demonstration ready in the data folder: a mailbox for what goes out, and, in an empty folder, the government and its history.
pub async fn prepare(place: &Where, settings: &mut Settings, public_url: &str, stop: &CancellationToken) -> Result<Ready, Failed> {
    std::fs::create_dir_all(&settings.data_dir).map_err(broken("making the data folder"))?;
    let outbox = settings.data_dir.join("outbox");
    let port = outbox::serve(outbox.clone(), stop.clone()).await?;
    send_to(settings, port);
    let (password, is_new) = password(&settings.data_dir)?;
    if is_new {
        let words = crate::cli::words();
        for lang in Lang::ALL {
            crate::cli::print(&words.say_plain(lang, "daleel-demo-filling", &[]));
        }
        crate::cli::fill(place, settings, public_url, port, &password).await?;
        keep_password(&settings.data_dir, &password)?;
    }
    Ok(Ready { password, outbox })
}

/// What goes out goes to the demonstration's own mailbox on this port, and to nobody.
pub fn send_to(settings: &mut Settings, port: u16) {
    settings.mail.relay_host = Some("127.0.0.1".into());
    settings.mail.relay_port = port;
    settings.mail.relay_security = "none".into();
    settings.mail.sender = Some("no-reply@gov.example".into());
}

fn file(data: &Path) -> PathBuf {
    data.join("demo-password")
}

/// The password of the demonstration's people: made by chance for this folder, written down when the folder is filled.
fn password(data: &Path) -> Result<(String, bool)> {
    match std::fs::read_to_string(file(data)) {
        Ok(text) => Ok((text.trim().to_owned(), false)),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            if data.join("daleel.sqlite").exists() {
                return Err(kernel::refuse("daleel-not-empty").into());
            }
            let chance: String = platform::fresh_token("").chars().take(12).collect();
            Ok((format!("{}-{}-{}", &chance[..4], &chance[4..8], &chance[8..]), true))
        }
        Err(error) => Err(Error::Broken("reading the demonstration's password".into(), Box::new(error))),
    }
}

fn keep_password(data: &Path, password: &str) -> Result<()> {
    use std::io::Write;
    use std::os::unix::fs::OpenOptionsExt;
    let opened = std::fs::OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(file(data));
    let written = opened.and_then(|mut file| writeln!(file, "{password}"));
    written.map_err(broken("writing the demonstration's password"))
}

/// The entity that cases from a file go to: the demonstration's first, where its employee works.
pub fn entity_for_load(known: &[Entity]) -> Option<EntityId> {
    known.iter().find(|entity| entity.code == government::FIRST).or(known.first()).map(|entity| entity.id)
}

/// Founds the government without a history, for cases that come from a file; answers its first entity.
pub async fn found_for_load(app: &platform::App) -> Result<EntityId> {
    let offices = government::found(app, &platform::fresh_token("")).await?;
    Ok(offices.first().map_or(EntityId::new(0), |office| office.entity))
}

/// Founds the government in an empty folder and lives its ninety days.
///
/// # Errors
/// What opening the folder says, and any act that was refused.
pub async fn fill(settings: Settings, public_url: &str, password: &str) -> Result<(), Failed> {
    let today = Clock::system().now();
    let clock = Clock::standing_at(midnight(today, DAYS));
    let app = install::open(settings, How { clock: clock.clone(), public_url: public_url.to_owned() }).await?;
    let government = government::found(&app, password).await?;
    history::live(&app, &clock, &government, today).await?;
    Ok(())
}

/// Midnight in Bahrain so many days ago.
fn midnight(now: Timestamp, days: i64) -> Timestamp {
    let seconds = (now.as_second() + 3 * 3600).div_euclid(86_400) * 86_400 - 3 * 3600 - days * 86_400;
    Timestamp::from_second(seconds).unwrap_or(now)
}
