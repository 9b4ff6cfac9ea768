//! Writes that nobody has asked after yet: those of all acts of a commit wait together, and rows of one table are written by one statement.

use std::collections::HashMap;
use std::sync::Arc;

use crate::Value;
use crate::insertion::Change;
use crate::insertion::Clash;
use crate::insertion::Insertion;
use crate::question::Question;

/// The bytes of rows that are written by one statement, or a little more.
const PORTION: usize = 1 << 20;

/// So many rows wait; what comes then sends them first, since each new one is compared with all of them.
const WAITING: usize = 1_000;

/// What waits, in the order in which it was put.
#[derive(Default)]
pub(crate) struct WaitingPuts {
    all: Vec<Put>,
    /// The statements that they are rows of, perhaps some more.
    kinds: Vec<Arc<Insertion>>,
    /// Where the puts of the act that runs begin.
    of_act: usize,
    /// The act that runs has had to send some: it stands in a savepoint of its own.
    pub(crate) is_apart: bool,
}

struct Put {
    /// Its place among the kinds.
    kind: usize,
    params: Vec<Value>,
}

/// Rows that one statement writes.
pub(crate) struct Portion {
    pub(crate) into: Arc<Insertion>,
    pub(crate) rows: Vec<Vec<Value>>,
    bytes: usize,
}

impl WaitingPuts {
    /// Lets a put wait with the others, or gives it back: its table must get rows by no other statement, it must read none that gets any, and
    /// not too many must wait.
    pub(crate) fn add(&mut self, into: &Arc<Insertion>, params: &[Value]) -> bool {
        let known = self.kinds.iter().position(|kind| Arc::ptr_eq(kind, into));
        let agrees = |kind: &Arc<Insertion>| kind.table != into.table && !into.reads(&kind.table) && !kind.reads(&into.table);
        if self.all.len() >= WAITING || (known.is_none() && !self.kinds.iter().all(agrees)) {
            return false;
        }
        let kind = known.unwrap_or(self.kinds.len());
        if known.is_none() {
            self.kinds.push(into.clone());
        }
        self.all.push(Put { kind, params: params.to_vec() });
        true
    }

    /// Whether a question could see one of them, or what it changes.
    pub(crate) fn are_seen_by(&self, question: &Question, params: &[Value]) -> bool {
        let read = self.kinds.iter().enumerate().filter(|(_, kind)| question.may_read(&kind.table));
        read.into_iter().any(|(place, kind)| {
            let keys: Vec<(usize, &Value)> =
                question.keys_in(&kind.table).iter().filter_map(|(column, asked)| kind.param_of(column).zip(params.get(*asked))).collect();
            self.all.iter().any(|put| put.kind == place && !keys.iter().any(|(put_at, asked)| differ(put.params.get(*put_at), asked)))
        })
    }

    /// The act has come to an end. What waits of one that did not happen is forgotten.
    pub(crate) fn end_act(&mut self, happened: bool) {
        if !happened {
            self.all.truncate(self.of_act);
        }
        self.of_act = self.all.len();
        self.is_apart = false;
    }

    /// Forgets all of them.
    pub(crate) fn clear(&mut self) {
        self.all.clear();
        self.kinds.clear();
        self.of_act = 0;
    }

    /// Those of earlier acts, and those of the act that runs; none wait any more. Tables come before those that name their rows.
    pub(crate) fn take(&mut self, ranks: &HashMap<String, usize>) -> [Vec<Portion>; 2] {
        let own = self.all.split_off(self.of_act);
        let (earlier, kinds) = (std::mem::take(&mut self.all), std::mem::take(&mut self.kinds));
        self.of_act = 0;
        [earlier, own].map(|puts| portions(puts, &kinds, ranks))
    }
}

/// Whether a value is certainly not the one that is asked about; nothing equals nothing.
fn differ(put: Option<&Value>, asked: &Value) -> bool {
    match (put, asked) {
        (Some(Value::Int(put)), Value::Int(asked)) => put != asked,
        (Some(Value::Text(put)), Value::Text(asked)) => put != asked,
        (Some(Value::Null), _) => true,
        _ => false,
    }
}

fn portions(puts: Vec<Put>, kinds: &[Arc<Insertion>], ranks: &HashMap<String, usize>) -> Vec<Portion> {
    let mut open: Vec<Portion> = kinds.iter().map(|into| Portion { into: into.clone(), rows: Vec::new(), bytes: 0 }).collect();
    let mut all: Vec<Portion> = Vec::new();
    for put in puts {
        all.extend(open[put.kind].add(put.params));
    }
    all.extend(open.into_iter().filter(|portion| !portion.rows.is_empty()));
    all.sort_by_key(|portion| ranks.get(&portion.into.table).copied().unwrap_or(0));
    all
}

impl Portion {
    /// Takes one more row. If it must not be written by the same statement as those before, they are given back.
    fn add(&mut self, row: Vec<Value>) -> Option<Self> {
        let same = match &self.into.clash {
            Clash::Stays => None,
            Clash::Changes { key, changes } => self
                .rows
                .iter()
                .position(|known| key.iter().all(|place| known.get(*place) == row.get(*place)))
                .map(|at| (at, changes.as_deref())),
        };
        if let Some((at, Some(changes))) = same {
            changes.iter().for_each(|change| change.make(&mut self.rows[at], &row));
            return None;
        }
        let is_full = same.is_some() || self.bytes > PORTION;
        let full =
            is_full.then(|| Self { into: self.into.clone(), rows: std::mem::take(&mut self.rows), bytes: std::mem::take(&mut self.bytes) });
        self.bytes += row.iter().map(Value::size).sum::<usize>();
        self.rows.push(row);
        full
    }
}

impl Change {
    fn make(self, row: &mut [Value], by: &[Value]) {
        match self {
            Change::Replace(place) => row[place].clone_from(&by[place]),
            Change::Add(place) => {
                if let (Value::Int(sum), Value::Int(more)) = (&mut row[place], &by[place]) {
                    *sum += more;
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const COUNT: &str = "insert into counts (kind, n) values ($1, $2) on conflict (kind) do update set n = counts.n + excluded.n";
    const DESK: &str = "insert into desks (id, room) values ($1, $2)";

    fn into(sql: &str) -> Arc<Insertion> {
        Arc::new(Insertion::read(sql).unwrap())
    }

    fn row(id: i64, second: impl Into<Value>) -> Vec<Value> {
        vec![id.into(), second.into()]
    }

    fn written(portions: &[Portion]) -> Vec<(&str, Vec<Vec<Value>>)> {
        portions.iter().map(|portion| (portion.into.table.as_str(), portion.rows.clone())).collect()
    }

    #[test]
    fn rows_of_a_table_are_written_together_after_those_they_name() {
        let (desks, counts, mut waiting) = (into(DESK), into(COUNT), WaitingPuts::default());
        waiting.add(&counts, &["a".into(), 1.into()]);
        waiting.add(&desks, &row(1, "x"));
        waiting.end_act(true);
        waiting.add(&counts, &["a".into(), 2.into()]);
        waiting.end_act(true);
        waiting.add(&counts, &["b".into(), 3.into()]);
        waiting.add(&desks, &row(2, "y"));
        let ranks = [("counts".to_owned(), 1)].into();
        let [earlier, own] = waiting.take(&ranks);
        assert_eq!(written(&earlier), [("desks", vec![row(1, "x")]), ("counts", vec![vec!["a".into(), 3.into()]])]);
        assert_eq!(written(&own), [("desks", vec![row(2, "y")]), ("counts", vec![vec!["b".into(), 3.into()]])]);
    }

    #[test]
    fn a_row_that_changes_another_of_its_statement_in_an_unknown_way_is_written_by_the_next() {
        let told = into("insert into told (id, at) values ($1, $2) on conflict (id) do update set at = excluded.at where told.at < 9");
        let mut waiting = WaitingPuts::default();
        for (id, at) in [(1, 1), (2, 1), (1, 2)] {
            waiting.add(&told, &row(id, at));
        }
        waiting.end_act(true);
        let [all, _] = waiting.take(&HashMap::new());
        assert_eq!(written(&all), [("told", vec![row(1, 1), row(2, 1)]), ("told", vec![row(1, 2)])]);
    }

    #[test]
    fn only_a_question_about_another_key_overtakes() {
        let mut waiting = WaitingPuts::default();
        waiting.add(&into(DESK), &row(1, "x"));
        let sees = |sql: &str, param: Value| waiting.are_seen_by(&Question::read(sql).unwrap(), &[param]);
        assert!(sees("select room from desks where id = $1", 1.into()));
        assert!(!sees("select room from desks where id = $1", 2.into()));
        assert!(!sees("select id from desks where room = $1 and id > 0", "y".into()));
        assert!(sees("select id from desks where id > $1", 1.into()));
        assert!(sees("select id from desks where id = $1", Value::Null), "what cannot be compared may be seen");
        assert!(!sees("select id from rooms where id = $1", 1.into()));
    }

    #[test]
    fn what_an_act_put_that_did_not_happen_is_forgotten_and_nothing_else() {
        let (desks, mut waiting) = (into(DESK), WaitingPuts::default());
        waiting.add(&desks, &row(1, "x"));
        waiting.end_act(true);
        waiting.add(&desks, &row(2, "y"));
        waiting.end_act(false);
        let [all, own] = waiting.take(&HashMap::new());
        assert_eq!(written(&all), [("desks", vec![row(1, "x")])]);
        assert!(own.is_empty());
    }

    #[test]
    fn a_table_that_gets_rows_by_another_statement_or_is_read_by_one_does_not_wait_with_it() {
        let mut waiting = WaitingPuts::default();
        waiting.add(&into(DESK), &row(1, "x"));
        let mut takes = |sql: &str| waiting.add(&into(sql), &row(2, 1));
        assert!(!takes("insert into desks (id, room) values ($1, 'x')"));
        assert!(!takes("insert into rooms (id, n) values ($1, (select count(*) from desks))"));
        assert!(takes(COUNT));
    }
}
