//! Counting the figures anew from the events, and comparing them with what is kept.

use ::store::Store;
use ::store::Tx;
use kernel::Result;
use platform::App;

use crate::figures::count::count;
use crate::figures::follow::STRETCH;
use crate::figures::follow::catch_up;
use crate::figures::follow::grant;
use crate::figures::series::Numbers;
use crate::figures::sums::Span;
use crate::figures::sums::Sums;
use crate::store::kept;
use crate::store::kept::Mark;
use crate::store::walk::walk;

/// What a comparison found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Compared {
    /// The number of the last event that the figures hold.
    pub events: i64,
    /// How many series of sums are kept: those of one kind for one subject, over all days.
    pub series: usize,
    /// How many series the events do not bear out, or are missing.
    pub wrong: usize,
}

/// Compares what is kept with what the events say, up to where the figures stand. Nothing is changed, and neither is held in memory but for a
/// number for each series.
///
/// # Errors
/// What the database says.
pub async fn compare(store: &Store) -> Result<Compared> {
    let (mark, kept) = store.read(grant()?, kept_now).await?;
    let (mut told, mut after) = (Numbers::default(), 0);
    while after < mark.seq {
        let events = store.read(grant()?, move |tx: &mut Tx<'_>| tx.events_after(after, STRETCH)).await?;
        let Some(last) = events.last() else { break };
        after = last.seq;
        let mut sums = Sums::default();
        events.iter().filter(|event| event.seq <= mark.seq).for_each(|event| count(&mut sums, event));
        told.add(Span::Day, &sums);
        told.add(Span::Fortnight, &sums.by_fortnight());
    }
    Ok(Compared { events: mark.seq, series: kept.len(), wrong: kept.differing(&told) })
}

fn kept_now(tx: &mut Tx<'_>) -> Result<(Mark, Numbers)> {
    let mark = kept::mark(tx)?;
    let mut numbers = Numbers::default();
    walk(tx, &mut |span, sums| numbers.add(span, sums))?;
    Ok((mark, numbers))
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
