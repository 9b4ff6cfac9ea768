//! An import: a file, what stands in which column, where its cases go on, and how far it is.

use kernel::EmployeeId;
use kernel::Id;
use kernel::Timestamp;

use crate::fields::Columns;
use crate::fields::Kind;

/// Marks ids of imports.
pub enum ImportKind {}
/// Names an import.
pub type ImportId = Id<ImportKind>;

/// How far an import is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum State {
    /// It is looked at; nothing was made.
    Tried,
    /// Its lines are brought.
    Running,
    /// Every line was brought or is wrong.
    Done,
    /// It could not go on; what was brought until then stays.
    Failed,
    /// What it made is taken back.
    Undoing,
    /// What nobody had touched is gone.
    Undone,
}

impl State {
    const ALL: [State; 6] = [State::Tried, State::Running, State::Done, State::Failed, State::Undoing, State::Undone];

    /// The stable name.
    pub(crate) const fn key(self) -> &'static str {
        match self {
            State::Tried => "tried",
            State::Running => "running",
            State::Done => "done",
            State::Failed => "failed",
            State::Undoing => "undoing",
            State::Undone => "undone",
        }
    }

    /// Whether timed work is at it.
    pub(crate) const fn is_under_way(self) -> bool {
        matches!(self, State::Running | State::Undoing)
    }

    /// Whether it could not go on.
    pub(crate) fn has_failed(self) -> bool {
        self == State::Failed
    }

    /// Reads a stable name.
    pub(crate) fn parse(key: &str) -> Option<State> {
        State::ALL.into_iter().find(|state| state.key() == key)
    }
}

/// A file of another help desk and what becomes of it.
#[derive(Clone, Debug)]
pub(crate) struct Import {
    pub(crate) id: ImportId,
    pub(crate) kind: Kind,
    /// What the other help desk is called.
    pub(crate) system: String,
    pub(crate) file_name: String,
    /// Its bytes, by their hash.
    pub(crate) hash: String,
    /// The key of the channel in which its cases go on.
    pub(crate) channel: String,
    /// The place of that channel; 0 where it has none.
    pub(crate) place: i64,
    pub(crate) columns: Columns,
    pub(crate) state: State,
    /// How many rows it has.
    pub(crate) total: i64,
    /// How many rows were brought; while it is undone, the line above which nothing is left to look at.
    pub(crate) position: i64,
    pub(crate) made: i64,
    /// Lines that had been brought before.
    pub(crate) known: i64,
    pub(crate) wrong: i64,
    /// What had been touched and stays.
    pub(crate) kept: i64,
    /// What is gone again.
    pub(crate) undone: i64,
    /// Who began it; none for the command line.
    pub(crate) by: Option<EmployeeId>,
    pub(crate) at: Timestamp,
    pub(crate) ended_at: Option<Timestamp>,
}

impl Import {
    /// Whether something of it can be taken back: it is at no work, and something of it was made.
    pub(crate) fn can_be_undone(&self) -> bool {
        matches!(self.state, State::Done | State::Failed) && self.made > 0
    }
}

/// What became of a line.
#[derive(Clone, Debug)]
pub(crate) struct Line {
    pub(crate) line: i64,
    pub(crate) number: String,
    /// `made`, `known`, `wrong`, `kept`, `undone`.
    pub(crate) outcome: &'static str,
    pub(crate) case: Option<desk::CaseId>,
    /// A customer who was met first here.
    pub(crate) customer: Option<kernel::CustomerId>,
    /// What is wrong with it, as JSON.
    pub(crate) faults: String,
}
