//! Who asks for the words, the original or a file of a message that is not there for them is answered that there is none, and it is written
//! down in their own entity: people follow links, and only who tries numbers asks for what was never shown to them.

use desk::READ;
use kernel::About;
use kernel::Error;
use kernel::Event;
use kernel::Result;
use platform::App;
use platform::Visit;
use serde::Serialize;

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
    if matches!(found, Err(Error::NotFound(_))) {
        let written = app.write(visit.actor.may(READ)?, move |tx| tx.record(AskedInVain { message: id.get() }).map(drop)).await;
        if let Err(error) = written {
            tracing::warn!(%error, message = %id, "who asked for a message that is not theirs could not be written down");
        }
    }
    found
}
