//! Puts on PostgreSQL. They travel with the next question; those of acts that share their writes wait for the end of all of them, and only
//! a question that could see one sends them on.

use std::collections::HashMap;
use std::sync::Arc;

use kernel::Error;
use kernel::Result;

use crate::Value;
use crate::dialect;
use crate::foresight::Foreseen;
use crate::insertion::Insertion;
use crate::postgres_queue::Queued;
use crate::postgres_session::PostgresSession;
use crate::question::Question;
use crate::waiting_puts::Portion;
use crate::waiting_puts::WaitingPuts;

/// Opens and undoes what an act that shares its writes has had to send before its end.
const APART: [&str; 3] = ["savepoint apart", "release savepoint apart", "rollback to savepoint apart; release savepoint apart"];

/// What acts that share their writes leave waiting, and what is known of the statements that come again and again.
#[derive(Default)]
pub(crate) struct Shared {
    /// Nothing while acts write for themselves.
    waiting: Option<WaitingPuts>,
    pub(crate) foreseen: Foreseen,
    insertions: HashMap<String, Option<Arc<Insertion>>>,
    questions: HashMap<String, Option<Question>>,
    /// How many tables must be written before this one.
    ranks: Option<HashMap<String, usize>>,
}

/// So many different statements are known at a time: lists of varying length must not pile up.
const KNOWN: usize = 512;

impl PostgresSession {
    /// Runs a statement of which only its failure would be news, told by whatever is asked next.
    pub(crate) fn put(&mut self, sql: &str, params: &[Value]) -> Result<()> {
        if self.shared.takes(sql, params) {
            return Ok(());
        }
        self.stand_apart()?;
        let statement = self.prepare(sql)?;
        self.queue.push(Queued::Prepared(sql.into(), statement, params.to_vec()));
        Ok(())
    }

    /// The same for statements without parameters.
    pub(crate) fn put_plain(&mut self, sql: &'static str) {
        self.queue.push(Queued::Plain(sql));
    }

    /// Forgets the writes that were put and not sent: what wanted them has failed.
    pub(crate) fn forget_puts(&mut self) {
        self.queue.retain(|one| matches!(one, Queued::Plain(_)));
        if let Some(waiting) = &mut self.shared.waiting {
            waiting.clear();
        }
    }

    /// Waits for all that was put; the first failure is told.
    pub(crate) fn flush(&mut self) -> Result<()> {
        self.stand_apart()?;
        self.send_queue()
    }

    /// From now on, writes that can wait do.
    pub(crate) fn begin_sharing(&mut self) -> Result<()> {
        if self.shared.ranks.is_none() {
            let rows = self.query(dialect::NAMED_TABLES, &[])?;
            let pairs = rows.iter().map(|row| Ok((row.get(0)?, row.get(1)?))).collect::<Result<Vec<_>>>()?;
            self.shared.ranks = Some(ranks(&pairs));
        }
        self.shared.waiting = Some(WaitingPuts::default());
        Ok(())
    }

    /// The same for the writes of one act alone: they wait until a question could see them or it ends, and stand or fall with it.
    pub(crate) fn begin_act(&mut self) -> Result<()> {
        self.begin_sharing()?;
        self.shared.waiting.iter_mut().for_each(|waiting| waiting.is_apart = true);
        Ok(())
    }

    /// All that waits is sent on its way, and nothing waits any more.
    pub(crate) fn end_sharing(&mut self) -> Result<()> {
        let [earlier, own] = self.shared.take();
        self.shared.waiting = None;
        self.shared.foreseen.forget();
        earlier.into_iter().chain(own).try_for_each(|portion| self.queue_portion(portion))
    }

    /// What waits, and what was not sent, is forgotten; what was sent is still there.
    pub(crate) fn drop_shared(&mut self) {
        self.shared.waiting = None;
        self.shared.foreseen.forget();
        drop(self.send_queue());
    }

    /// An act that shares its writes has come to an end. What is left of one that did not happen is undone.
    ///
    /// # Errors
    /// When the acts before it must be undone as well: something failed outside of what is its own.
    pub(crate) fn end_act(&mut self, happened: bool) -> Result<()> {
        let Some(waiting) = &mut self.shared.waiting else { return Ok(()) };
        let is_apart = waiting.is_apart;
        waiting.end_act(happened);
        let [_, close, undo] = APART;
        match (happened, is_apart) {
            (true, true) => self.put_plain(close),
            (false, true) => {
                drop(self.send_queue());
                self.send_with(undo)?;
            }
            _ => {}
        }
        if self.has_failed { Err(Error::Busy(1)) } else { Ok(()) }
    }

    /// What waits is sent on its way. That of the act that runs stands in a savepoint, so that it can be undone alone.
    pub(crate) fn stand_apart(&mut self) -> Result<()> {
        if self.shared.waiting.is_none() {
            return Ok(());
        }
        self.shared.foreseen.forget();
        let [earlier, own] = self.shared.take();
        earlier.into_iter().try_for_each(|portion| self.queue_portion(portion))?;
        if self.shared.waiting.as_mut().is_some_and(|waiting| !std::mem::replace(&mut waiting.is_apart, true)) {
            self.put_plain(APART[0]);
        }
        own.into_iter().try_for_each(|portion| self.queue_portion(portion))
    }

    /// A question that could see what waits must see it.
    pub(crate) fn let_see(&mut self, sql: &str, params: &[Value]) -> Result<()> {
        if self.shared.is_seen_by(sql, params) { self.stand_apart() } else { Ok(()) }
    }

    fn queue_portion(&mut self, mut portion: Portion) -> Result<()> {
        let single = self.prepare(&portion.into.sql)?;
        let queued = match (portion.rows.len(), portion.rows.pop()) {
            (1, Some(row)) => Queued::Prepared(portion.into.sql.clone(), single, row),
            (_, last) => {
                portion.rows.extend(last);
                let types: Vec<&str> = single.params().iter().map(tokio_postgres::types::Type::name).collect();
                let sql = portion.into.of_many(&types);
                let statement = self.prepare(&sql)?;
                Queued::Many(sql, statement, portion.rows)
            }
        };
        self.queue.push(queued);
        Ok(())
    }
}

impl Shared {
    fn takes(&mut self, sql: &str, params: &[Value]) -> bool {
        let Some(waiting) = &mut self.waiting else { return false };
        if !self.insertions.contains_key(sql) {
            forget_many(&mut self.insertions);
            self.insertions.insert(sql.into(), Insertion::read(sql).map(Arc::new));
        }
        self.insertions.get(sql).and_then(Option::as_ref).is_some_and(|into| waiting.add(into, params))
    }

    pub(crate) fn is_seen_by(&mut self, sql: &str, params: &[Value]) -> bool {
        let Some(waiting) = &self.waiting else { return false };
        if !self.questions.contains_key(sql) {
            forget_many(&mut self.questions);
            self.questions.insert(sql.into(), Question::read(sql));
        }
        self.questions.get(sql).and_then(Option::as_ref).is_none_or(|question| waiting.are_seen_by(question, params))
    }

    fn take(&mut self) -> [Vec<Portion>; 2] {
        match (&mut self.waiting, &self.ranks) {
            (Some(waiting), Some(ranks)) => waiting.take(ranks),
            _ => [Vec::new(), Vec::new()],
        }
    }
}

fn forget_many<T>(known: &mut HashMap<String, T>) {
    if known.len() >= KNOWN {
        known.clear();
    }
}

/// How many tables stand between each and one that names no other: each stands behind those that it names.
fn ranks(names: &[(String, String)]) -> HashMap<String, usize> {
    let mut ranks: HashMap<String, usize> = HashMap::new();
    // Tables that name each other in a ring would grow for ever.
    for _ in 0..names.len() {
        let mut is_settled = true;
        for (table, named) in names.iter().filter(|(table, named)| table != named) {
            let least = ranks.get(named).copied().unwrap_or(0) + 1;
            if ranks.get(table).copied().unwrap_or(0) < least {
                ranks.insert(table.clone(), least);
                is_settled = false;
            }
        }
        if is_settled {
            break;
        }
    }
    ranks
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_is_written_after_all_that_it_names() {
        let names =
            [("messages", "cases"), ("cases", "customers"), ("customers", "entities"), ("messages", "entities"), ("cases", "cases")];
        let ranks = ranks(&names.map(|(table, named)| (table.into(), named.into())));
        assert_eq!(["entities", "customers", "cases", "messages"].map(|table| ranks.get(table).copied().unwrap_or(0)), [0, 1, 2, 3]);
    }
}
