//! What other programs commit to the same database is heard here too, all in their order; once the stream is followed, each event once.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::Mutex;
use std::sync::MutexGuard;
use std::sync::PoisonError;
use std::time::Duration;

use kernel::Actor;
use kernel::Recorded;
use kernel::Result;
use tokio::sync::Notify;
use tokio_util::sync::CancellationToken;

use crate::App;
use crate::access::FOLLOW;

/// What another program has committed is heard after so long, or sooner: as soon as something is committed here behind it.
const GLANCE: Duration = Duration::from_secs(1);
/// So many events are looked up at once.
const PORTION: u32 = 500;

/// In which order events are told, where other programs commit as well.
#[derive(Default)]
pub(super) struct Order {
    heard: Mutex<Heard>,
    /// Rings when an event of this program waits for those before it.
    gap: Notify,
}

/// How far all that happened was told.
#[derive(Default)]
struct Heard {
    /// Whether other programs are followed; else each event is told at once.
    is_whole: bool,
    last: i64,
    /// Events of this program that wait for others before them.
    ahead: BTreeMap<i64, Arc<Recorded>>,
}

impl Order {
    /// Takes events in and tells those whose turn has come.
    pub(super) fn take(&self, events: &[Recorded], tell: impl FnMut(Arc<Recorded>)) {
        // Told before others can take more in, so that none overtakes another.
        let mut heard = self.heard();
        heard.take(events).into_iter().for_each(tell);
        if !heard.ahead.is_empty() {
            self.gap.notify_one();
        }
    }

    /// From now on events have their turns, those after this one. What was told at once before its turn is told again: others may lie before it.
    fn begin(&self, last: i64) {
        let mut heard = self.heard();
        heard.is_whole = true;
        heard.last = last;
    }

    /// Up to where all that happened was told; nothing while other programs are not followed.
    fn last(&self) -> Option<i64> {
        let heard = self.heard();
        heard.is_whole.then_some(heard.last)
    }

    fn heard(&self) -> MutexGuard<'_, Heard> {
        self.heard.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Heard {
    fn take(&mut self, events: &[Recorded]) -> Vec<Arc<Recorded>> {
        let mut turns = Vec::new();
        for event in events.iter().filter(|event| event.seq > self.last) {
            self.ahead.insert(event.seq, Arc::new(event.clone()));
        }
        while let Some(next) = self.ahead.first_entry().filter(|next| !self.is_whole || *next.key() == self.last + 1) {
            self.last = *next.key();
            turns.push(next.remove());
        }
        turns
    }
}

/// Hears what other programs commit to the database until told to stop.
pub async fn follow(app: App, stop: CancellationToken) {
    while !stop.is_cancelled() {
        if let Err(error) = look(&app).await {
            tracing::warn!(%error, "what other programs changed cannot be looked up");
        }
        tokio::select! {
            () = stop.cancelled() => {}
            () = app.live().order().gap.notified() => {}
            () = tokio::time::sleep(GLANCE) => {}
        }
    }
}

/// Hears what other programs have committed by now. The first time, it only learns where the stream of events stands: before anybody looks,
/// so that nobody misses what is committed meanwhile.
///
/// # Errors
/// What the database says.
pub async fn look(app: &App) -> Result<()> {
    let grant = || Actor::system("live", None).may(FOLLOW);
    let Some(mut last) = app.live().order().last() else {
        let last = app.read(grant()?, |tx| tx.newest_event()).await?;
        app.live().order().begin(last);
        return Ok(());
    };
    loop {
        let events = app.read(grant()?, move |tx| tx.events_after(last, PORTION)).await?;
        let Some(newest) = events.last() else { return Ok(()) };
        last = newest.seq;
        app.live().tell(&events);
    }
}

#[cfg(test)]
mod tests {
    use kernel::Timestamp;
    use serde_json::Value;

    use super::*;

    fn events(seqs: &[i64]) -> Vec<Recorded> {
        let event = |seq: &i64| Recorded {
            seq: *seq,
            at: Timestamp::UNIX_EPOCH,
            entity: None,
            actor: String::new(),
            kind: String::new(),
            case: None,
            interaction: None,
            thing: None,
            data: Value::Null,
        };
        seqs.iter().map(event).collect()
    }

    #[test]
    fn each_event_is_told_once_and_in_its_order_whoever_committed_it() {
        let order = Order::default();
        let told = |seqs: &[i64]| {
            let mut told = Vec::new();
            order.take(&events(seqs), |event| told.push(event.seq));
            told
        };
        assert_eq!(told(&[7, 9]), [7, 9], "where nobody follows, nothing waits");
        order.begin(9);
        assert_eq!(told(&[10]), [10]);
        assert!(told(&[13]).is_empty(), "those of others before it were not heard yet");
        assert_eq!(told(&[11, 12, 13]), [11, 12, 13]);
        assert!(told(&[13]).is_empty(), "what was heard from the database is not told again");
        assert_eq!(told(&[14, 15]), [14, 15]);
    }

    #[test]
    fn what_another_program_committed_while_following_began_is_told_though_a_later_event_of_this_one_was() {
        let order = Order::default();
        let told = |seqs: &[i64]| {
            let mut told = Vec::new();
            order.take(&events(seqs), |event| told.push(event.seq));
            told
        };
        // The stream stood at 100 when it was looked up; another program committed 101, and this one 102.
        assert_eq!(told(&[102]), [102]);
        order.begin(100);
        assert_eq!(order.last(), Some(100));
        assert_eq!(told(&[101, 102]), [101, 102]);
    }
}
