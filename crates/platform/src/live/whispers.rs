//! What is so for a moment is told to the other programs on the database as well, such as who is on a case. Nothing of it is written down.

use std::time::Duration;

use kernel::EntityId;
use kernel::Result;
use kernel::broken;
use serde::Deserialize;
use serde::Serialize;
use store::Whispers;
use tokio::sync::broadcast;
use tokio::sync::broadcast::error::RecvError;
use tokio_util::sync::CancellationToken;

use crate::App;

/// After so long a lost connection is made anew.
const AGAIN: Duration = Duration::from_secs(2);
/// A connection on which nothing could be said for so long is lost.
const SAYING: Duration = Duration::from_secs(5);

/// What a slice tells its own kind in other programs.
#[derive(Clone, Copy)]
pub struct Whisper {
    /// The stable name.
    pub key: &'static str,
    /// Takes note of what another program said of an entity.
    pub hear: fn(&App, EntityId, &str),
}

/// Something said, as it travels.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Said {
    key: String,
    entity: i64,
    text: String,
}

impl Said {
    pub(super) fn new(key: &str, entity: EntityId, text: String) -> Said {
        Said { key: key.into(), entity: entity.get(), text }
    }
}

/// Tells other programs what is said here and takes note of what they say, until told to stop. A lost connection is made anew; that is
/// written down once, and once more when it is back.
pub async fn run(app: App, stop: CancellationToken) {
    let mut is_lost = false;
    loop {
        // A network that answers nothing must not hold up an orderly stop, whatever is being waited for.
        let ended = tokio::select! {
            () = stop.cancelled() => return,
            ended = connected(&app, &mut is_lost) => ended,
        };
        let why = match ended {
            Ok(true) => "the connection ended".to_owned(),
            Ok(false) => return,
            Err(error) => error.to_string(),
        };
        if !std::mem::replace(&mut is_lost, true) {
            tracing::warn!(%why, "what is so for a moment is not told to other programs");
        }
        tokio::select! {
            () = stop.cancelled() => return,
            () = tokio::time::sleep(AGAIN) => {}
        }
    }
}

/// The same on one connection, as long as it lasts; answers whether there can be other programs at all.
async fn connected(app: &App, is_lost: &mut bool) -> Result<bool> {
    let said = app.live().said.subscribe();
    let Some(whispers) = Whispers::begin(app.store().place(), app.keys(), app.clock()).await? else { return Ok(false) };
    if std::mem::take(is_lost) {
        tracing::info!("what is so for a moment is told to other programs again");
    }
    go_between(app, whispers, said).await?;
    Ok(true)
}

async fn go_between(app: &App, mut whispers: Whispers, mut said: broadcast::Receiver<Said>) -> Result<()> {
    loop {
        tokio::select! {
            said = said.recv() => match said {
                Ok(said) => tell(&whispers, &said).await?,
                // What was not told in time is over.
                Err(RecvError::Lagged(_)) => {}
                Err(RecvError::Closed) => return Ok(()),
            },
            heard = whispers.hear() => match heard {
                Some(text) => hear(app, &text),
                None => return Ok(()),
            },
        }
    }
}

/// Tells other programs one thing. What is too long for that stays here: it is no fault of the connection.
async fn tell(whispers: &Whispers, said: &Said) -> Result<()> {
    let text = serde_json::to_string(said).map_err(broken("writing what is so for a moment"))?;
    if text.len() > Whispers::LONGEST {
        tracing::warn!(key = said.key.as_str(), bytes = text.len(), "what is so for a moment is too long to be told to other programs");
        return Ok(());
    }
    tokio::time::timeout(SAYING, whispers.say(&text)).await.map_err(broken("telling other programs"))?
}

fn hear(app: &App, text: &str) {
    let Ok(said) = serde_json::from_str::<Said>(text) else { return };
    let known = app.slices().iter().flat_map(|slice| &slice.whispers).find(|whisper| whisper.key == said.key);
    if let Some(whisper) = known {
        (whisper.hear)(app, EntityId::new(said.entity), &said.text);
    }
}
