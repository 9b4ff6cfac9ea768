//! Counting the figures anew from the events, and comparing them with what is kept.

use ::store::Store;
use ::store::Tx;
use kernel::Result;
use platform::App;

use crate::figures::count::count;
use crate::figures::follow::STRETCH;
use crate::figures::follow::catch_up;
use crate::figures::follow::grant;
use crate::figures::sums::Sums;
use crate::store::kept;

/// What a comparison found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Compared {
    /// The number of the last event that the figures hold.
    pub events: i64,
    /// How many sums are kept.
    pub sums: usize,
    /// How many of them the events do not bear out, or are missing.
    pub wrong: usize,
}

/// Compares what is kept with what the events say, up to where the figures stand. Nothing is changed.
///
/// # Errors
/// What the database says.
pub async fn compare(store: &Store) -> Result<Compared> {
    let (mark, kept) = store.read(grant()?, |tx: &mut Tx<'_>| Ok((kept::mark(tx)?, kept::all(tx)?.without_nothing()))).await?;
    let (mut sums, mut after) = (Sums::default(), 0);
    while after < mark.seq {
        let events = store.read(grant()?, move |tx: &mut Tx<'_>| tx.events_after(after, STRETCH)).await?;
        let Some(last) = events.last() else { break };
        after = last.seq;
        events.iter().filter(|event| event.seq <= mark.seq).for_each(|event| count(&mut sums, event));
    }
    let sums = sums.without_nothing();
    let known = kept.counts.len() + kept.times.len() + kept.hours.len();
    Ok(Compared { events: mark.seq, sums: known, wrong: differing(&kept, &sums) })
}

fn differing(kept: &Sums, sums: &Sums) -> usize {
    let counts = kept.counts.iter().filter(|(place, counts)| sums.counts.get(place) != Some(counts)).count();
    let times = kept.times.iter().filter(|(place, n)| sums.times.get(place) != Some(n)).count();
    let hours = kept.hours.iter().filter(|(place, hour)| sums.hours.get(place) != Some(hour)).count();
    let missing = sums.counts.keys().filter(|place| !kept.counts.contains_key(place)).count()
        + sums.times.keys().filter(|place| !kept.times.contains_key(place)).count()
        + sums.hours.keys().filter(|place| !kept.hours.contains_key(place)).count();
    counts + times + hours + missing
}

/// Forgets the figures, so that they are counted anew from the first event on: by the timed work, or at once where nothing else runs.
///
/// # Errors
/// What the database says.
pub async fn forget(app: &App) -> Result<()> {
    app.write(grant()?, kept::forget).await
}

/// Forgets the figures and counts them anew.
///
/// # Errors
/// What the database says.
pub async fn recount(app: &App) -> Result<()> {
    forget(app).await?;
    catch_up(app).await
}
