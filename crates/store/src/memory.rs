//! What the writer remembers of tables that seldom change, so that each act need not ask again who works here and when the doors are open.

use std::any::Any;
use std::collections::HashMap;
use std::collections::HashSet;

use crate::Chain;
use crate::Row;
use crate::Value;

/// So many answers; then all are forgotten, so that questions about ever new things take no room.
const ANSWERS: usize = 2_048;

/// Answers that hold until something is written to a table that they were read from, here or by another node.
#[derive(Debug)]
pub(crate) struct Memory {
    answers: HashMap<String, Vec<Row>>,
    /// The tables that answers were read from.
    tables: HashSet<String>,
    /// What is known of a table in another form than answers.
    known: HashMap<&'static str, Box<dyn Any + Send>>,
    /// Where the stream of events stood when the last transaction of this writer ended. Whoever writes moves it.
    left_at: Chain,
}

impl Memory {
    pub(crate) fn new() -> Self {
        Self { answers: HashMap::new(), tables: HashSet::new(), known: HashMap::new(), left_at: Chain::start() }
    }

    pub(crate) fn forget(&mut self) {
        self.answers.clear();
        self.tables.clear();
        self.known.clear();
    }

    /// A transaction begins: what another node may have changed since the last one is forgotten.
    pub(crate) fn begin(&mut self, chain: &Chain) {
        if self.left_at != *chain {
            self.forget();
        }
    }

    /// A transaction was committed here, and left the stream of events there.
    pub(crate) fn committed(&mut self, chain: Chain) {
        self.left_at = chain;
    }

    /// A statement is run that may write.
    pub(crate) fn before(&mut self, sql: &str) {
        match written(sql) {
            _ if self.tables.is_empty() && self.known.is_empty() => {}
            None => {}
            Some(Some(table)) if !self.tables.contains(table) => drop(self.known.remove(table)),
            Some(_) => self.forget(),
        }
    }

    /// What is known of a table. It is known no more: whoever takes it gives it back as it is then.
    pub(crate) fn take(&mut self, table: &str) -> Option<Box<dyn Any + Send>> {
        self.known.remove(table)
    }

    pub(crate) fn know(&mut self, table: &'static str, what: Box<dyn Any + Send>) {
        self.known.insert(table, what);
    }

    pub(crate) fn answer(&self, question: &str) -> Option<&Vec<Row>> {
        self.answers.get(question)
    }

    pub(crate) fn keep(&mut self, question: String, sql: &str, rows: Vec<Row>) {
        if self.answers.len() >= ANSWERS {
            self.forget();
        }
        self.tables.extend(read(sql).map(str::to_owned));
        self.answers.insert(question, rows);
    }
}

/// What one statement was asked with, what it answered, and how many writings came before.
type Answered = Vec<(Vec<Value>, Vec<Row>, usize)>;

/// Short answers of one transaction, which stay as they are as long as it stands and writes to no table that they are about.
#[derive(Debug, Default)]
pub(crate) struct Told {
    /// By the statement, and with what it was asked: nothing is written for what is asked once.
    answers: HashMap<String, Answered>,
    kept: usize,
    /// The tables that were written to since the first answer, each with the number of its last writing.
    written: Vec<(String, usize)>,
    writings: usize,
}

/// The rows and bytes of an answer that is worth being kept, and how many of one snapshot: lists and files are asked for once, and an
/// export asks ever new things.
const SHORT: usize = 8;
const SMALL: usize = 4_096;
const OF_A_SNAPSHOT: usize = 128;

impl Told {
    pub(crate) fn answer(&self, sql: &str, params: &[Value]) -> Option<Vec<Row>> {
        let (_, rows, since) = self.answers.get(sql)?.iter().rev().find(|(asked, ..)| asked == params)?;
        // A table's name that is part of another word costs a question more, and no wrong answer.
        let is_changed = self.written.iter().any(|(table, last)| last > since && sql.contains(table));
        (!is_changed).then(|| rows.clone())
    }

    /// A statement is run that may write.
    pub(crate) fn before(&mut self, sql: &str) {
        if self.answers.is_empty() {
            return;
        }
        match written(sql) {
            None => {}
            Some(None) => self.forget(),
            Some(Some(table)) => {
                self.writings += 1;
                match self.written.iter_mut().find(|(known, _)| known == table) {
                    Some((_, last)) => *last = self.writings,
                    None => self.written.push((table.to_owned(), self.writings)),
                }
            }
        }
    }

    /// What was answered may be so no more.
    pub(crate) fn forget(&mut self) {
        *self = Self::default();
    }

    pub(crate) fn keep(&mut self, sql: &str, params: &[Value], rows: &[Row]) {
        let is_small = || rows.iter().flat_map(|row| &row.0).map(Value::size).sum::<usize>() <= SMALL;
        if written(sql).is_none() && rows.len() <= SHORT && self.kept < OF_A_SNAPSHOT && is_small() {
            self.answers.entry(sql.to_owned()).or_default().push((params.to_vec(), rows.to_vec(), self.writings));
            self.kept += 1;
        }
    }
}

/// A statement with what it is asked about.
pub(crate) fn question(sql: &str, params: &[Value]) -> String {
    format!("{sql}{params:?}")
}

/// The tables that a plain `select` reads.
fn read(sql: &str) -> impl Iterator<Item = &str> {
    let words = || sql.split(|c: char| c.is_whitespace() || matches!(c, '(' | ')' | ',' | ';')).filter(|word| !word.is_empty());
    words().zip(words().skip(1)).filter(|(before, _)| matches!(*before, "from" | "join")).map(|(_, table)| table)
}

/// Whether a statement writes: nothing for one that only reads, else the table, if its place in the statement tells which.
fn written(sql: &str) -> Option<Option<&str>> {
    let mut words = sql.split(|c: char| c.is_whitespace() || c == '(').filter(|word| !word.is_empty());
    match words.next() {
        Some("select") => None,
        Some("insert") => Some(words.skip_while(|word| *word != "into").nth(1)),
        Some("update") => Some(words.next()),
        Some("delete") => Some(words.nth(1)),
        _ => Some(None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_snapshot_keeps_short_answers_and_neither_lists_nor_files() {
        let mut told = Told::default();
        let row = |text: &str| Row(vec![text.into()]);
        told.keep("select name", &[7.into()], &[row("هدى")]);
        told.keep("select name", &[8.into()], &[]);
        told.keep("select list", &[], &vec![row("هدى"); SHORT + 1]);
        told.keep("select file", &[], &[row(&"x".repeat(SMALL + 1))]);
        let asked = [("name", 7), ("name", 8), ("name", 9), ("list", 7), ("file", 7), ("other", 7)];
        let known = asked.map(|(what, param)| told.answer(&format!("select {what}"), &[param.into()]).map(|rows| rows.len()));
        assert_eq!(known, [Some(1), Some(0), None, None, None, None]);
        assert!(told.answer("select list", &[]).is_none() && told.answer("select file", &[]).is_none());
        let export = "select export";
        (0..OF_A_SNAPSHOT).for_each(|number| told.keep(export, &[number.into()], &[]));
        assert!(told.answer(export, &[0.into()]).is_some());
        assert!(told.answer(export, &[(OF_A_SNAPSHOT - 1).into()]).is_none(), "an export that asks ever new things takes no room");
    }

    #[test]
    fn what_an_act_was_answered_holds_until_it_writes_to_that_table() {
        let (names, desks) = ("select name from people where id = $1", "select d.id from desks d join people p on p.id = d.id");
        let mut told = Told::default();
        told.before("insert into people (id) values ($1)");
        let ask = |told: &mut Told| [names, desks].map(|sql| told.keep(sql, &[], &[Row(vec![7.into()])]));
        let knows = |told: &Told| [names, desks].map(|sql| told.answer(sql, &[]).is_some());
        ask(&mut told);
        assert_eq!(knows(&told), [true, true], "what was written before is in the answer");
        told.before("update cases set id = 1");
        assert_eq!(knows(&told), [true, true]);
        told.before("insert into desks (id) values ($1)");
        assert_eq!(knows(&told), [true, false]);
        ask(&mut told);
        assert_eq!(knows(&told), [true, true], "asked again, it is known again");
        told.before("delete from people where id = 1");
        assert_eq!(knows(&told), [false, false]);
        ask(&mut told);
        told.before("with gone as (delete from rooms returning id) select 1");
        assert_eq!(knows(&told), [false, false], "what writes somewhere may have written anywhere");
        told.keep("insert into rooms (id) values (1) returning id", &[], &[Row(vec![1.into()])]);
        assert!(told.answer("insert into rooms (id) values (1) returning id", &[]).is_none(), "what writes is done each time");
    }

    #[test]
    fn the_tables_of_a_statement_stand_behind_from_and_join() {
        let sql = "select distinct s.id from skills s join employees e on e.id = s.id where exists (select 1 from\n absences)";
        assert_eq!(read(sql).collect::<Vec<_>>(), ["skills", "employees", "absences"]);
    }

    #[test]
    fn what_a_statement_writes_is_seen_and_what_is_unclear_could_be_anything() {
        assert_eq!(written("select 1 from skills"), None);
        assert_eq!(written("insert or replace into\n skills (id) values ($1)"), Some(Some("skills")));
        assert_eq!(written("insert into skills(id) values ($1)"), Some(Some("skills")));
        assert_eq!(written("update skills set id = 1"), Some(Some("skills")));
        assert_eq!(written("delete from skills where id = 1"), Some(Some("skills")));
        assert_eq!(written("with gone as (delete from skills returning id) select 1"), Some(None));
    }

    #[test]
    fn what_is_known_of_a_table_is_forgotten_with_a_write_to_it_and_answers_of_others_are_not() {
        let (sql, mut memory) = ("select id from skills", Memory::new());
        memory.keep(question(sql, &[]), sql, Vec::new());
        memory.know("loads", Box::new(7_i64));
        memory.before("update cases set id = 1");
        assert_eq!(memory.take("loads").and_then(|known| known.downcast().ok()), Some(Box::new(7_i64)));
        memory.know("loads", Box::new(8_i64));
        memory.before("insert into loads (id) values ($1)");
        assert!(memory.take("loads").is_none());
        assert!(memory.answer(&question(sql, &[])).is_some());
    }

    #[test]
    fn an_answer_is_forgotten_with_a_write_to_its_table_and_with_events_of_another_node() {
        let (sql, mut memory) = ("select id from skills", Memory::new());
        let fill = |memory: &mut Memory| memory.keep(question(sql, &[]), sql, Vec::new());
        let knows = |memory: &Memory| memory.answer(&question(sql, &[])).is_some();
        fill(&mut memory);
        memory.before("insert into events (seq) values (1)");
        assert!(knows(&memory), "a write to another table");
        memory.before("insert into skills (id) values (1)");
        assert!(!knows(&memory), "a write to its table");
        fill(&mut memory);
        memory.begin(&Chain::start());
        assert!(knows(&memory), "nobody wrote meanwhile");
        memory.begin(&Chain { seq: 7, hash: vec![7; 32] });
        assert!(!knows(&memory), "another node wrote meanwhile");
    }
}
