//! What became of a thing that left the house is written down even where the database is busy for a while: otherwise whoever got it would get
//! it again.

use std::time::Duration;

use ::store::Tx;
use kernel::Error;
use kernel::Grant;
use kernel::Result;

use crate::App;

/// It is tried so often again: with the pauses between for most of the time of an attempt, whose end cuts it off as well.
const TRIES: u32 = 40;
/// The pause between.
const PAUSE: Duration = Duration::from_secs(1);

impl App {
    /// Writes down what became of a thing that has left, such as a letter that was handed over. Where that fails for good, it goes again as
    /// the same: who got it twice can see that it is one.
    ///
    /// # Errors
    /// What the act says; `Busy` and `ReadOnly` only after many tries.
    pub async fn write_down<A>(&self, grant: &Grant, act: A) -> Result<()>
    where
        A: Fn(&mut Tx<'_>) -> Result<()> + Clone + Send + 'static,
    {
        again_while_busy(PAUSE, || {
            let act = act.clone();
            self.write(grant.clone(), move |tx| act(tx))
        })
        .await
    }
}

async fn again_while_busy<W: Future<Output = Result<()>>>(pause: Duration, mut write: impl FnMut() -> W) -> Result<()> {
    for _ in 0..TRIES {
        match write().await {
            Err(Error::Busy(_) | Error::ReadOnly(_)) => tokio::time::sleep(pause).await,
            done => return done,
        }
    }
    write().await
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What the writing says each time, and how often it was tried until it was over.
    async fn tried(says: impl Fn(u32) -> Result<()>) -> (Result<()>, u32) {
        let mut tries = 0;
        let done = again_while_busy(Duration::ZERO, || {
            tries += 1;
            std::future::ready(says(tries))
        });
        (done.await, tries)
    }

    #[tokio::test]
    async fn a_database_that_is_busy_for_a_moment_is_asked_again_and_one_that_refuses_is_not() {
        assert!(matches!(tried(|_| Ok(())).await, (Ok(()), 1)));
        assert!(matches!(tried(|number| if number == 1 { Err(Error::Busy(1)) } else { Ok(()) }).await, (Ok(()), 2)), "once is enough");
        let full = |number| if number < 5 { Err(Error::ReadOnly("disk-full")) } else { Ok(()) };
        assert!(matches!(tried(full).await, (Ok(()), 5)));
        assert!(matches!(tried(|_| Err(Error::Conflict("already-exists"))).await, (Err(Error::Conflict(_)), 1)));
        let (done, tries) = tried(|_| Err(Error::Busy(1))).await;
        assert!(matches!(done, Err(Error::Busy(_))) && tries == TRIES + 1, "and it comes to an end: {tries}");
    }
}
