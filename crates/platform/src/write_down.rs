//! What became of a thing that left the house is written down even where the database is busy for a while: otherwise whoever got it would get
//! it again.

use std::time::Duration;

use ::store::Tx;
use kernel::Error;
use kernel::Grant;
use kernel::Result;
use tokio::time::Instant;
use tokio::time::timeout_at;
use tokio_util::sync::CancellationToken;

use crate::App;

/// It is tried for so long in all, however long each try waits behind others.
pub(crate) const SETTLING: Duration = Duration::from_secs(40);
/// The pause between two tries.
const PAUSE: Duration = Duration::from_secs(1);

impl App {
    /// Writes down what became of a thing that has left, such as a letter that was handed over. Where that fails for good, it goes again as
    /// the same: who got it twice can see that it is one. The act may be done again though it was done, where the answer of the database was
    /// lost: it looks first whether all is written down.
    ///
    /// # Errors
    /// What the act says; `Busy` and `ReadOnly` only after many tries, or when the program is to end.
    pub async fn write_down<A>(&self, grant: &Grant, act: A) -> Result<()>
    where
        A: Fn(&mut Tx<'_>) -> Result<()> + Clone + Send + 'static,
    {
        again_while_busy(&self.workings().stop(), || {
            let act = act.clone();
            self.write(grant.clone(), move |tx| act(tx))
        })
        .await
    }
}

async fn again_while_busy<W: Future<Output = Result<()>>>(stop: &CancellationToken, mut write: impl FnMut() -> W) -> Result<()> {
    let end = Instant::now() + SETTLING;
    loop {
        let said = timeout_at(end, write()).await.unwrap_or(Err(Error::Busy(1)));
        let is_worth_another = matches!(said, Err(Error::Busy(_) | Error::ReadOnly(_)));
        if !is_worth_another || stop.is_cancelled() || Instant::now() + PAUSE >= end {
            return said;
        }
        // Once more at once when the program is to end: it is the last try.
        tokio::select! {
            () = stop.cancelled() => {}
            () = tokio::time::sleep(PAUSE) => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What the writing says each time, how often it was tried until it was over, and how long that took. It is to end at the try with this
    /// number.
    async fn tried(says: impl Fn(u32) -> Result<()>, each: Duration, last: u32) -> (Result<()>, u32, Duration) {
        let (mut tries, begun, stop) = (0, Instant::now(), CancellationToken::new());
        let done = again_while_busy(&stop, || {
            tries += 1;
            if tries == last {
                stop.cancel();
            }
            let said = says(tries);
            async move {
                tokio::time::sleep(each).await;
                said
            }
        });
        (done.await, tries, begun.elapsed())
    }

    async fn quickly(says: impl Fn(u32) -> Result<()>) -> (Result<()>, u32) {
        let (done, tries, _) = tried(says, Duration::ZERO, u32::MAX).await;
        (done, tries)
    }

    #[tokio::test(start_paused = true)]
    async fn a_database_that_is_busy_for_a_moment_is_asked_again_and_one_that_refuses_is_not() {
        assert!(matches!(quickly(|_| Ok(())).await, (Ok(()), 1)));
        assert!(matches!(quickly(|number| if number == 1 { Err(Error::Busy(1)) } else { Ok(()) }).await, (Ok(()), 2)), "once is enough");
        let full = |number| if number < 5 { Err(Error::ReadOnly("disk-full")) } else { Ok(()) };
        assert!(matches!(quickly(full).await, (Ok(()), 5)));
        assert!(matches!(quickly(|_| Err(Error::Conflict("already-exists"))).await, (Err(Error::Conflict(_)), 1)));
    }

    #[tokio::test(start_paused = true)]
    async fn a_database_that_stays_away_is_asked_for_so_long_in_all_however_long_each_try_waits() {
        for (each, expected) in [(Duration::ZERO, 30..=41), (Duration::from_secs(15), 3..=3), (Duration::from_secs(600), 1..=1)] {
            let (done, tries, took) = tried(|_| Err(Error::Busy(1)), each, u32::MAX).await;
            assert!(matches!(done, Err(Error::Busy(_))) && expected.contains(&tries), "{each:?}: {tries} tries");
            assert!(took <= SETTLING + PAUSE, "{each:?}: {took:?}");
        }
    }

    #[tokio::test(start_paused = true)]
    async fn a_program_that_is_to_end_does_not_wait_for_a_database_that_stays_away() {
        let (done, tries, took) = tried(|_| Err(Error::Busy(1)), Duration::from_secs(5), 2).await;
        assert!(matches!(done, Err(Error::Busy(_))) && tries == 2, "{tries} tries");
        assert!(took < Duration::from_secs(12), "{took:?}");
    }
}
