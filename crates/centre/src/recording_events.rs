//! What can happen to the recorded speech of an entity.

use kernel::About;
use kernel::Event;
use serde::Serialize;

/// A recording was kept, new or in the place of another.
#[derive(Serialize)]
pub struct RecordingKept {
    /// The recording.
    pub recording: i64,
    /// `ar`, `en`.
    pub lang: &'static str,
    /// What is said in it: `number`, `counter`, a letter, a digit.
    pub part: String,
}
impl Event for RecordingKept {
    const KIND: &'static str = "centre.recording-kept";
    fn about(&self) -> About {
        About::thing("recording", self.recording)
    }
}

/// A recording was taken away.
#[derive(Serialize)]
pub struct RecordingRemoved {
    /// The recording.
    pub recording: i64,
    /// `ar`, `en`.
    pub lang: &'static str,
    /// What was said in it.
    pub part: String,
}
impl Event for RecordingRemoved {
    const KIND: &'static str = "centre.recording-removed";
    fn about(&self) -> About {
        About::thing("recording", self.recording)
    }
}
