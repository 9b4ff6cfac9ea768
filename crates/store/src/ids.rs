//! New ids: they grow with time, so that the newest rows lie together and lists are paged by key.

use std::sync::atomic::AtomicI64;
use std::sync::atomic::Ordering;

use kernel::Error;
use kernel::Result;
use kernel::Timestamp;

use crate::connection::Connection;
use crate::dialect;

/// Milliseconds since 2024-01-01 in the upper 41 bits, ten bits of node, twelve of sequence.
const EPOCH_MILLIS: i64 = 1_704_067_200_000;

/// Makes ids that are unique in the installation while each node has a number of its own (0–1023).
#[derive(Debug, Default)]
pub(crate) struct Ids {
    last: AtomicI64,
    node: AtomicI64,
}

impl Ids {
    /// Takes this node's number, with the session that writes. On PostgreSQL it is one that no other session holds, and it is held as long as
    /// that session lasts: whoever loses it writes nothing under it any more. An SQLite file has one node. Whatever was made under the number
    /// before, by whomever, stays below.
    ///
    /// # Errors
    /// `Broken` when 1024 others write; what the database says.
    pub(crate) fn take_number(&self, connection: &mut Connection) -> Result<()> {
        let node = match dialect::take_number(connection) {
            Some(sql) => {
                let taken = connection.query(sql, &[self.node().into()])?;
                let none = || Error::Broken("taking a number".into(), "as many programs as there can be write to this database".into());
                taken.first().ok_or_else(none)?.get(0)?
            }
            None => 0,
        };
        let marks = connection.query("select value from counters where entity_id = 0 and series = $1", &[series(node).into()])?;
        let events = connection.query("select newest_id from events order by seq desc limit 1", &[])?;
        marks.iter().chain(&events).try_for_each(|row| row.get(0).map(|id| self.stay_above(id)))?;
        self.node.store(node, Ordering::SeqCst);
        Ok(())
    }

    pub(crate) fn node(&self) -> i64 {
        self.node.load(Ordering::SeqCst)
    }

    /// Never hands out an id at or below this one again: set from the newest row at start, should the clock have gone back.
    fn stay_above(&self, id: i64) {
        let ticks = ((id >> 22) << 12) | (id & 0xfff);
        self.last.fetch_max(ticks, Ordering::SeqCst);
    }

    pub(crate) fn next(&self, now: Timestamp) -> i64 {
        let wanted = (now.as_millisecond() - EPOCH_MILLIS).max(1) << 12;
        let mut ticks = 0;
        let _ = self.last.fetch_update(Ordering::SeqCst, Ordering::SeqCst, |last| {
            ticks = wanted.max(last + 1);
            Some(ticks)
        });
        self.id(ticks)
    }

    /// The newest id that was handed out, or an id below all.
    pub(crate) fn newest(&self) -> i64 {
        self.id(self.last.load(Ordering::SeqCst))
    }

    fn id(&self, ticks: i64) -> i64 {
        let (millis, sequence) = (ticks >> 12, ticks & 0xfff);
        (millis << 22) | (self.node() << 12) | sequence
    }
}

/// The mark below which all ids of this node stay, kept in the database and moved a minute at a time: a start with a clock that went back,
/// after a power cut or under a number that was another's, hands out none twice, even those that stand in no event.
#[derive(Debug, Default)]
pub(crate) struct Reserve {
    ceiling: i64,
}

impl Reserve {
    const MINUTE: i64 = 60_000 << 22;

    /// Moves the mark, in the transaction whose ids have reached it.
    pub(crate) fn keep_ahead(&mut self, connection: &mut Connection, ids: &Ids) -> Result<()> {
        let newest = ids.newest();
        if newest > self.ceiling {
            let ceiling = newest + Self::MINUTE;
            let sql = "insert into counters (entity_id, series, value) values (0, $1, $2)
                       on conflict (entity_id, series) do update set value = excluded.value where counters.value < excluded.value";
            connection.execute(sql, &[series(ids.node()).into(), ceiling.into()])?;
            self.ceiling = ceiling;
        }
        Ok(())
    }

    /// The transaction that moved the mark has failed, or the mark was that of another number.
    pub(crate) fn forget(&mut self) {
        self.ceiling = 0;
    }
}

fn series(node: i64) -> String {
    format!("store.ids.{node}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_grow_even_when_the_clock_goes_back() {
        let ids = Ids::default();
        let now = Timestamp::from_millisecond(EPOCH_MILLIS + 5_000).unwrap();
        let earlier = Timestamp::from_millisecond(EPOCH_MILLIS + 1_000).unwrap();
        let made: Vec<i64> = (0..5_000).map(|n| ids.next(if n % 2 == 0 { now } else { earlier })).collect();
        assert!(made.windows(2).all(|pair| pair[0] < pair[1]));
    }

    #[test]
    fn a_start_with_a_clock_behind_the_newest_row_makes_newer_ids() {
        let before = Ids::default().next(Timestamp::from_millisecond(EPOCH_MILLIS + 9_000).unwrap());
        let restarted = Ids::default();
        restarted.stay_above(before);
        assert!(restarted.next(Timestamp::from_millisecond(EPOCH_MILLIS + 10).unwrap()) > before);
    }
}
