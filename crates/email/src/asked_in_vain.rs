//! Who asks for the words, the original or a file of a message that is not there for them is answered that there is none, and it is written
//! down in their own entity, once an hour for each of them: people follow links, and only who tries numbers asks for what was never shown to them.

use std::collections::HashMap;
use std::sync::Mutex;
use std::sync::PoisonError;

use desk::READ;
use kernel::About;
use kernel::Error;
use kernel::Event;
use kernel::Result;
use kernel::Timestamp;
use platform::App;
use platform::Visit;
use serde::Serialize;

use crate::budget::HOUR;
use crate::message::MessageId;

/// Somebody asked for what no message of their entity has.
#[derive(Serialize)]
struct AskedInVain {
    message: i64,
}

impl Event for AskedInVain {
    const KIND: &'static str = "email.asked-in-vain";
    fn about(&self) -> About {
        About::thing("message", self.message)
    }
}

/// What was found, after it was written down when nothing was.
pub(crate) async fn noted<T>(app: &App, visit: &Visit, id: MessageId, found: Result<T>) -> Result<T> {
    if matches!(found, Err(Error::NotFound(_))) && is_first_of_the_hour(app, visit) {
        let written = app.write(visit.actor.may(READ)?, move |tx| tx.record(AskedInVain { message: id.get() }).map(drop)).await;
        if let Err(error) = written {
            tracing::warn!(%error, message = %id, "who asked for a message that is not theirs could not be written down");
        }
    }
    found
}

/// When each last asked for what is not theirs and it was written down.
#[derive(Default)]
struct Noted(Mutex<HashMap<String, Timestamp>>);

/// Whether nothing was written down of them for an hour: who follows a list of numbers fills nobody's disk.
fn is_first_of_the_hour(app: &App, visit: &Visit) -> bool {
    let noted = app.remembered(Noted::default);
    let mut noted = noted.0.lock().unwrap_or_else(PoisonError::into_inner);
    let now = app.now();
    noted.retain(|_, at| *at + HOUR > now);
    let who = visit.actor.who.key();
    !noted.contains_key(&who) && noted.insert(who, now).is_none()
}
