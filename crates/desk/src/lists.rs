//! The lists of cases that people work from, paged by key: the lean rows they show, never whole cases.

use std::fmt;
use std::str::FromStr;

use ::store::Tx;
use kernel::EmployeeId;
use kernel::Error;
use kernel::Permission;
use kernel::Result;
use kernel::Role;
use kernel::Timestamp;

use crate::Awaits;
use crate::CaseId;
use crate::State;
use crate::store::lists;

/// Read the entity's cases, customers and conversations. A role that is limited to centres reads their cases, its holder's own, and those
/// that are nobody's and no centre's yet.
pub const READ: Permission =
    Permission { key: "desk.read", roles: &[Role::Employee, Role::Supervisor, Role::CentreManager, Role::QualityReviewer] };

/// Which cases a list shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum View {
    /// Open and owned by the one who looks: the nearest due time first, then those that wait for nobody here, newest movement first.
    Mine,
    /// Open, whoever owns it, in the same order.
    Team,
    /// Open and owned by nobody, in the same order.
    Unassigned,
    /// Those in which the customer waits for a reply, the nearest due time first; also those that are put aside.
    Waiting,
    /// Those that were answered and wait for the customer, newest movement first.
    Answered,
    /// Those that are put aside, the one that comes back next first.
    Snoozed,
    /// Those whose due time has passed without a reply, the oldest first.
    Late,
    /// Closed, newest first.
    Closed,
}

impl View {
    /// All lists, in the order of their tabs.
    pub const ALL: [View; 8] =
        [View::Mine, View::Team, View::Unassigned, View::Waiting, View::Answered, View::Snoozed, View::Late, View::Closed];

    /// The stable name: `mine`.
    pub const fn key(self) -> &'static str {
        match self {
            View::Mine => "mine",
            View::Team => "team",
            View::Unassigned => "unassigned",
            View::Waiting => "waiting",
            View::Answered => "answered",
            View::Snoozed => "snoozed",
            View::Late => "late",
            View::Closed => "closed",
        }
    }

    /// Reads a stable name.
    pub fn parse(key: &str) -> Option<View> {
        View::ALL.into_iter().find(|view| view.key() == key)
    }
}

/// A case as a list shows it.
#[derive(Clone, Debug)]
pub struct Listed {
    /// Its id.
    pub id: CaseId,
    /// What people call it.
    pub reference: String,
    /// The key of the channel.
    pub channel: String,
    /// What it is about.
    pub subject: String,
    /// The beginning of the newest entry.
    pub preview: String,
    /// The customer's name; empty when unknown.
    pub customer: String,
    /// Who answers for it.
    pub owner: Option<EmployeeId>,
    /// Open or closed.
    pub state: State,
    /// Whose turn it is.
    pub awaits: Awaits,
    /// When something last happened in it.
    pub moved_at: Timestamp,
    /// When the reply is due.
    pub due_at: Option<Timestamp>,
    /// Whether it was marked late.
    pub is_late: bool,
    /// Whether it is put aside.
    pub is_snoozed: bool,
    /// When it comes back, in the list of those that are put aside.
    pub until_at: Option<Timestamp>,
}

impl Listed {
    /// Where a page that ends with this row is continued.
    pub fn mark(&self, view: View) -> Mark {
        let at = match view {
            View::Mine | View::Team | View::Unassigned => return Mark { at: self.turn(), id: self.id.get() },
            View::Snoozed => self.until_at,
            View::Waiting | View::Late => self.due_at,
            View::Answered | View::Closed => None,
        };
        let at = at.unwrap_or(self.moved_at);
        Mark { at: at.as_millisecond(), id: self.id.get() }
    }

    /// The key of the lists of work to do: the due time, and beyond all of them what moved, newest first.
    pub(crate) fn turn(&self) -> i64 {
        self.due_at.map_or(lists::NEVER_DUE - self.moved_at.as_millisecond(), Timestamp::as_millisecond)
    }
}

/// The place in a list where a page ends: the key by which it is sorted, and the id. Written `1764000000000-123`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    /// The instant by which the list is sorted, in milliseconds since 1970.
    pub at: i64,
    /// The case's id.
    pub id: i64,
}

impl fmt::Display for Mark {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}", self.at, self.id)
    }
}

impl FromStr for Mark {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self> {
        let parts = text.split_once('-').and_then(|(at, id)| Some(Mark { at: at.parse().ok()?, id: id.parse().ok()? }));
        parts.ok_or_else(|| kernel::invalid("before", "desk-page-mark"))
    }
}

/// The number at which a page of a list begins. What is no mark is told: the first page once more would pass for the next one.
///
/// # Errors
/// `Invalid` for what is no number.
pub(crate) fn numbered(field: &'static str, mark: &str) -> Result<Option<i64>> {
    let read = || mark.parse().map_err(|_| kernel::invalid(field, "desk-page-mark"));
    (!mark.is_empty()).then(read).transpose()
}

/// One page of a list, and where the next one begins.
///
/// # Errors
/// `SignedOut` for the own list of someone who is no employee; what the database says.
pub fn list(tx: &mut Tx<'_>, view: View, before: Option<Mark>, limit: u32) -> Result<(Vec<Listed>, Option<Mark>)> {
    let mut rows = lists::page(tx, view, before, limit + 1)?;
    let most = usize::try_from(limit).unwrap_or(usize::MAX);
    let more = rows.len() > most;
    rows.truncate(most);
    let next = rows.last().filter(|_| more).map(|row| row.mark(view));
    Ok((rows, next))
}

/// The cases of a list that have stood in it longest: of those that nobody owns, or of those that wait for the customer.
///
/// # Errors
/// What the database says.
pub fn longest(tx: &mut Tx<'_>, view: View, limit: u32) -> Result<Vec<Listed>> {
    lists::longest(tx, view, limit)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_is_read_as_it_was_written_and_anything_else_is_refused() {
        let mark = Mark { at: 1_764_000_000_000, id: 123 };
        assert_eq!(mark.to_string().parse::<Mark>().unwrap(), mark);
        assert!("yesterday".parse::<Mark>().is_err());
    }
}
