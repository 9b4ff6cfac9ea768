//! What is so for a moment is told to the other programs on the database as well, such as who is on a case. Nothing of it is written down.

use std::time::Duration;

use kernel::EntityId;
use kernel::Result;
use serde::Deserialize;
use serde::Serialize;
use store::Whispers;
use tokio::sync::broadcast;
use tokio::sync::broadcast::error::RecvError;
use tokio_util::sync::CancellationToken;

use crate::App;

/// After so long a lost connection is made anew.
const AGAIN: Duration = Duration::from_secs(2);

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

/// A connection to the other programs, before anything is said on it.
pub struct Between {
    whispers: Whispers,
    said: broadcast::Receiver<Said>,
}

/// Begins to listen to other programs; nothing where there can be none.
///
/// # Errors
/// When the database cannot be reached.
pub async fn begin(app: &App) -> Result<Option<Between>> {
    let said = app.live().said.subscribe();
    Ok(Whispers::begin(app.store().place()).await?.map(|whispers| Between { whispers, said }))
}

/// Tells other programs what is said here and takes note of what they say, until told to stop. A lost connection is made anew.
pub async fn run(app: App, stop: CancellationToken) {
    while !stop.is_cancelled() {
        match begin(&app).await {
            Ok(Some(between)) => go_between(&app, between, &stop).await,
            Ok(None) => return,
            Err(error) => tracing::warn!(%error, "what is so for a moment cannot be told to other programs"),
        }
        tokio::select! {
            () = stop.cancelled() => {}
            () = tokio::time::sleep(AGAIN) => {}
        }
    }
}

/// The same on one connection, as long as it lasts.
pub async fn go_between(app: &App, mut between: Between, stop: &CancellationToken) {
    loop {
        tokio::select! {
            () = stop.cancelled() => return,
            said = between.said.recv() => match said {
                Ok(said) => {
                    let text = serde_json::to_string(&said).unwrap_or_default();
                    if let Err(error) = between.whispers.say(&text).await {
                        tracing::warn!(%error, "what is so for a moment was not told to other programs");
                        return;
                    }
                }
                // What was not told in time is over.
                Err(RecvError::Lagged(_)) => {}
                Err(RecvError::Closed) => return,
            },
            heard = between.whispers.hear() => match heard {
                Some(text) => hear(app, &text),
                None => return,
            },
        }
    }
}

fn hear(app: &App, text: &str) {
    let Ok(said) = serde_json::from_str::<Said>(text) else { return };
    let known = app.slices().iter().flat_map(|slice| &slice.whispers).find(|whisper| whisper.key == said.key);
    if let Some(whisper) = known {
        (whisper.hear)(app, EntityId::new(said.entity), &said.text);
    }
}
