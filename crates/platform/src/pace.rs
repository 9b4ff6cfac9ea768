//! Answers on a beat: how long the work took, as for a name that is known and one that is not, cannot be told from when the answer comes.

use std::time::Duration;

use tokio::time::Instant;

/// An answer leaves at the next whole multiple of this since it was asked for. The work takes less, except on a machine that has too much to do.
const BEAT: Duration = Duration::from_millis(50);

/// The beat of one request.
#[derive(Clone, Copy, Debug)]
pub struct Pace(Instant);

impl Pace {
    /// Begins with the request.
    pub fn begin() -> Self {
        Self(Instant::now())
    }

    /// Waits for the next beat.
    pub async fn keep(self) {
        let beats = u32::try_from(self.0.elapsed().as_millis() / BEAT.as_millis()).unwrap_or(u32::MAX - 1) + 1;
        tokio::time::sleep_until(self.0 + BEAT * beats).await;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test(start_paused = true)]
    async fn what_took_longer_or_shorter_leaves_on_the_same_beat() {
        for (work, leaves) in [(1, 50), (40, 50), (60, 100), (99, 100)] {
            let pace = Pace::begin();
            tokio::time::advance(Duration::from_millis(work)).await;
            pace.keep().await;
            assert_eq!(pace.0.elapsed().as_millis(), leaves, "{work}");
        }
    }
}
