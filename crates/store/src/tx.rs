//! The transaction: who acts, for which entity, at what instant; statements, events, numbers.

use std::cell::RefCell;
use std::collections::HashMap;

use kernel::Actor;
use kernel::EntityId;
use kernel::Error;
use kernel::Grant;
use kernel::Id;
use kernel::Reach;
use kernel::Recorded;
use kernel::Result;
use kernel::Timestamp;

use crate::Chain;
use crate::Row;
use crate::Value;
use crate::connection::Connection;
use crate::ids::Ids;
use crate::memory::Memory;
use crate::memory::Told;
use crate::memory::question;

/// An open transaction. There is no other door to the tables; dropped or failed means that nothing happened.
pub struct Tx<'t> {
    pub(crate) connection: &'t mut Connection,
    pub(crate) chain: &'t mut Chain,
    /// What the writer remembers; a reader remembers nothing of earlier transactions.
    memory: Option<&'t mut Memory>,
    /// What it was answered: the same is answered again as long as it writes nothing there, for nobody else writes meanwhile.
    told: Told,
    pub(crate) recorded: Vec<Recorded>,
    /// A statement has failed: PostgreSQL would refuse all that follow, so the same holds on SQLite.
    pub(crate) failed: bool,
    ids: &'t Ids,
    /// The ids that it gave out, ascending.
    made: RefCell<Vec<i64>>,
    grant: Grant,
    now: Timestamp,
}

impl<'t> Tx<'t> {
    pub(crate) fn new(connection: &'t mut Connection, chain: &'t mut Chain, ids: &'t Ids, grant: Grant, now: Timestamp) -> Self {
        Self {
            connection,
            chain,
            memory: None,
            told: Told::default(),
            recorded: Vec::new(),
            failed: false,
            made: RefCell::default(),
            ids,
            grant,
            now,
        }
    }

    pub(crate) fn remembering(self, memory: &'t mut Memory) -> Self {
        Self { memory: Some(memory), ..self }
    }

    /// Who acts.
    pub fn actor(&self) -> &Actor {
        self.grant.actor()
    }

    /// The right under which the transaction was opened.
    pub fn grant(&self) -> &Grant {
        &self.grant
    }

    /// The instant of the whole transaction.
    pub fn now(&self) -> Timestamp {
        self.now
    }

    /// The entity whose rows may be touched. Every statement on an entity's rows filters by it.
    ///
    /// # Errors
    /// `Forbidden` in a transaction that reaches over all entities: it must narrow itself first.
    pub fn entity(&self) -> Result<EntityId> {
        match self.grant.reach() {
            Reach::Entity(id) => Ok(id),
            Reach::Everywhere => Err(Error::Forbidden("entity")),
        }
    }

    /// What has been recorded in this transaction so far.
    pub fn recorded(&self) -> &[Recorded] {
        &self.recorded
    }

    /// A new id.
    pub fn new_id<K>(&self) -> Id<K> {
        let id = self.ids.next(self.now);
        self.made.borrow_mut().push(id);
        Id::new(id)
    }

    /// The number of the program that writes: no other has it as long as this one lives, and an SQLite file has one.
    pub fn node(&self) -> i64 {
        self.ids.node()
    }

    /// Whether an id was made by this transaction: nothing that was written before can name it.
    pub fn is_new_id<K>(&self, id: Id<K>) -> bool {
        self.made.borrow().binary_search(&id.get()).is_ok()
    }

    pub(crate) fn newest_id(&self) -> i64 {
        self.ids.newest()
    }

    /// Runs one statement; answers how many rows it changed. After a statement that failed, the whole act fails: what may fail goes into
    /// an `attempt`.
    ///
    /// # Errors
    /// `Conflict("already-exists")` when a unique key is taken, `ReadOnly` when the disk takes no writes, `Broken` otherwise.
    pub fn execute(&mut self, sql: &str, params: &[Value]) -> Result<u64> {
        self.may_go_on()?;
        self.forget_what_changes(sql);
        let changed = self.connection.execute(sql, params);
        self.failed |= changed.is_err();
        changed
    }

    /// Runs one statement of which only its failure would be news. It fails the act, now, at a later statement, or at its end, so that no
    /// time is spent waiting for each.
    ///
    /// # Errors
    /// As `execute`, for this statement or one that was put before.
    pub fn put(&mut self, sql: &str, params: &[Value]) -> Result<()> {
        self.may_go_on()?;
        self.forget_what_changes(sql);
        let put = self.connection.put(sql, params);
        self.failed |= put.is_err();
        put
    }

    /// Waits for what was put.
    pub(crate) fn settle(&mut self) -> Result<()> {
        self.may_go_on()?;
        let settled = self.connection.flush();
        self.failed |= settled.is_err();
        settled
    }

    /// All rows of an answer, each read by a function.
    ///
    /// # Errors
    /// What the database or the function says.
    pub fn query<T>(&mut self, sql: &str, params: &[Value], mut read: impl FnMut(&Row) -> Result<T>) -> Result<Vec<T>> {
        self.rows(sql, params)?.iter().map(&mut read).collect()
    }

    /// The first row of an answer, or nothing.
    ///
    /// # Errors
    /// What the database or the function says.
    pub fn one<T>(&mut self, sql: &str, params: &[Value], read: impl FnOnce(&Row) -> Result<T>) -> Result<Option<T>> {
        self.rows(sql, params)?.first().map(read).transpose()
    }

    fn rows(&mut self, sql: &str, params: &[Value]) -> Result<Vec<Row>> {
        self.may_go_on()?;
        self.forget_what_changes(sql);
        if let Some(rows) = self.told.answer(sql, params) {
            return Ok(rows);
        }
        let rows = self.connection.query(sql, params);
        self.failed |= rows.is_err();
        if let Ok(rows) = &rows {
            self.told.keep(sql, params, rows);
        }
        rows
    }

    /// As `query`, for tables that seldom change: who works here, what is set, when the doors are open. An act that writes is given the
    /// answer of an earlier one, as long as nothing was written to the tables that the statement names; so each must name all it reads
    /// behind `from` or `join`, and ask about few different things.
    ///
    /// # Errors
    /// What the database or the function says.
    pub fn recall<T>(&mut self, sql: &str, params: &[Value], mut read: impl FnMut(&Row) -> Result<T>) -> Result<Vec<T>> {
        self.may_go_on()?;
        let question = question(sql, params);
        if let Some(rows) = self.memory.as_ref().and_then(|memory| memory.answer(&question)) {
            return rows.iter().map(read).collect();
        }
        let rows = self.rows(sql, params)?;
        let answer = rows.iter().map(&mut read).collect();
        if let Some(memory) = &mut self.memory {
            memory.keep(question, sql, rows);
        }
        answer
    }

    /// What an earlier act of the writer has kept in mind of a table that it brings up to date itself. It is taken out: give it back with
    /// `keep_in_mind` once what changed in the table has changed in it. Whatever else is written to the table, undone or written by another
    /// node makes it forgotten.
    pub fn take_from_mind<T: Send + 'static>(&mut self, table: &'static str) -> Option<T> {
        let known = self.memory.as_mut()?.take(table)?;
        known.downcast().ok().map(|known| *known)
    }

    /// Keeps in mind what a table holds, for the acts that follow. A reader keeps nothing.
    pub fn keep_in_mind<T: Send + 'static>(&mut self, table: &'static str, what: T) {
        if let Some(memory) = &mut self.memory {
            memory.know(table, Box::new(what));
        }
    }

    fn forget_what_changes(&mut self, sql: &str) {
        self.told.before(sql);
        if let Some(memory) = &mut self.memory {
            memory.before(sql);
        }
    }

    /// What the index of words answered is so no more.
    pub(crate) fn forget_index(&mut self) {
        self.told.forget();
    }

    fn forget_all(&mut self) {
        self.told.forget();
        if let Some(memory) = &mut self.memory {
            memory.forget();
        }
    }

    /// Tries a part of an act. When it fails, nothing of it happened, and the act may go on another way.
    ///
    /// # Errors
    /// What the part says.
    pub fn attempt<T>(&mut self, part: impl FnOnce(&mut Self) -> Result<T>) -> Result<T> {
        self.may_go_on()?;
        // What was put before travels with it, and may fail here.
        self.connection.batch("savepoint attempt").inspect_err(|_| self.failed = true)?;
        let (chain, recorded, words) = (self.chain.clone(), self.recorded.len(), self.connection.words_waiting());
        let outcome = part(self).and_then(|value| self.settle().map(|()| value));
        if outcome.is_ok() {
            self.connection.batch("release savepoint attempt").inspect_err(|_| self.failed = true)?;
            return outcome;
        }
        self.forget_all();
        self.connection.forget_puts();
        *self.chain = chain;
        self.recorded.truncate(recorded);
        self.connection.forget_words_after(words);
        self.failed = self.connection.batch("rollback to savepoint attempt; release savepoint attempt").is_err();
        outcome
    }

    /// Without an open transaction, which SQLite ends by itself on a full disk, each further statement would be committed alone.
    pub(crate) fn may_go_on(&self) -> Result<()> {
        if !self.connection.in_transaction() {
            return Err(self.connection.trouble().map_or(Error::Busy(2), Error::ReadOnly));
        }
        if self.failed {
            return Err(Error::Broken("going on with an act".into(), "one of its statements has failed before".into()));
        }
        Ok(())
    }

    /// The next of a series of numbers without gaps or doubles, such as the references of a year: 1, 2, 3 …
    /// It is taken in this transaction, so a number of a transaction that fails is given to the next.
    ///
    /// # Errors
    /// What the database says.
    pub fn next_number(&mut self, series: &str) -> Result<i64> {
        let entity = self.entity().map_or(0, Id::get);
        let mut last: HashMap<(i64, String), i64> = self.take_from_mind(COUNTERS).unwrap_or_default();
        let key = (entity, series.to_owned());
        let number = match last.get(&key) {
            Some(last) => {
                let sql = "insert into counters (entity_id, series, value) values ($1, $2, $3)
                           on conflict (entity_id, series) do update set value = excluded.value";
                self.put(sql, &[entity.into(), series.into(), (last + 1).into()])?;
                last + 1
            }
            None => self.count_up(entity, series)?,
        };
        last.insert(key, number);
        self.keep_in_mind(COUNTERS, last);
        Ok(number)
    }

    fn count_up(&mut self, entity: i64, series: &str) -> Result<i64> {
        let sql = "insert into counters (entity_id, series, value) values ($1, $2, 1)
                   on conflict (entity_id, series) do update set value = counters.value + 1 returning value";
        let number = self.one(sql, &[entity.into(), series.into()], |row| row.get(0))?;
        number.ok_or_else(|| Error::Broken("taking a number".into(), "no row came back".into()))
    }
}

const COUNTERS: &str = "counters";
