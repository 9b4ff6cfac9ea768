//! A case (طلب): a matter to be settled, and the rules of its life.

use calendar::Countdown;
use kernel::CustomerId;
use kernel::EmployeeId;
use kernel::Error;
use kernel::Id;
use kernel::Lang;
use kernel::Result;
use kernel::Timestamp;
use kernel::refuse;
use org::ServiceId;
use writing::Urgency;

use crate::findings::day_of;

/// Marks ids of cases.
pub enum CaseKind {}
/// Names a case.
pub type CaseId = Id<CaseKind>;
/// Marks ids of interactions.
pub enum InteractionKind {}
/// Names an interaction (تواصل).
pub type InteractionId = Id<InteractionKind>;

/// Where a case stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Being worked on.
    Open,
    /// Settled.
    Closed,
}

impl State {
    /// The stable name.
    pub const fn key(self) -> &'static str {
        match self {
            State::Open => "open",
            State::Closed => "closed",
        }
    }

    /// Reads a stable name.
    pub fn parse(key: &str) -> Option<State> {
        [State::Open, State::Closed].into_iter().find(|state| state.key() == key)
    }
}

/// Whose turn it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Awaits {
    /// The customer wrote last: the clock runs.
    Employee,
    /// The entity answered last.
    Customer,
}

impl Awaits {
    /// The stable name.
    pub const fn key(self) -> &'static str {
        match self {
            Awaits::Employee => "employee",
            Awaits::Customer => "customer",
        }
    }

    /// Reads a stable name.
    pub fn parse(key: &str) -> Option<Awaits> {
        [Awaits::Employee, Awaits::Customer].into_iter().find(|awaits| awaits.key() == key)
    }
}

/// A matter to be settled, over any number of interactions and channels.
#[derive(Clone, Debug)]
pub struct Case {
    /// Its id.
    pub id: CaseId,
    /// What people call it: `IGA-2026-000731`.
    pub reference: String,
    /// The code that, with the reference, opens it to its customer.
    pub access_code: String,
    /// `matter`, `complaint`, `suggestion`, `thanks`.
    pub kind: String,
    /// The key of the channel through which it came.
    pub channel: String,
    /// What it is about, in the customer's words.
    pub subject: String,
    /// The beginning of the newest entry, for lists.
    pub preview: String,
    /// The customer's language.
    pub lang: Lang,
    /// Whose it is.
    pub customer: Option<CustomerId>,
    /// The service it concerns, if known.
    pub service: Option<ServiceId>,
    /// How much it presses.
    pub urgency: Urgency,
    /// Who answers for it.
    pub owner: Option<EmployeeId>,
    /// Who takes over when the owner is away.
    pub back_up: Option<EmployeeId>,
    /// Open or closed.
    pub state: State,
    /// Whether it is put aside until a time; its clock runs on.
    pub is_snoozed: bool,
    /// Whose turn it is.
    pub awaits: Awaits,
    /// When it came.
    pub opened_at: Timestamp,
    /// When something last happened in it that people see.
    pub moved_at: Timestamp,
    /// When the reply is due; none while the customer's turn lasts.
    pub due_at: Option<Timestamp>,
    /// The clock of the reply.
    pub countdown: Countdown,
    /// Whether the due time passed without a reply.
    pub is_late: bool,
    /// Until when it was told how its time goes by.
    pub told_until: Timestamp,
    /// When it was closed.
    pub closed_at: Option<Timestamp>,
    /// Grows with each change, so that two people never overwrite each other.
    pub version: i64,
    /// What the counts of owners hold of it, as it was read.
    pub counted: Counted,
}

/// What the counts of owners hold of a case. One that is closed is not counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counted {
    pub(crate) owner: Option<EmployeeId>,
    pub(crate) is_open: bool,
    pub(crate) is_late: bool,
    pub(crate) is_snoozed: bool,
    pub(crate) is_answered: bool,
    /// Whether it stands in the list of those whose customer waits for a reply.
    pub(crate) is_waiting: bool,
    pub(crate) service: Option<ServiceId>,
    /// The day on which it came.
    pub(crate) opened_day: i64,
}

impl Case {
    /// The address of its page, without the language.
    pub fn path(&self) -> String {
        format!("/desk/cases/{}", self.id)
    }

    /// What the counts should hold of it now.
    pub(crate) fn to_count(&self) -> Counted {
        let is_open = self.state == State::Open;
        let is_snoozed = is_open && self.is_snoozed;
        Counted {
            owner: self.owner.filter(|_| is_open),
            is_open,
            is_late: is_open && self.is_late,
            is_snoozed,
            is_answered: is_open && !is_snoozed && self.awaits == Awaits::Customer,
            is_waiting: is_open && self.awaits == Awaits::Employee && self.due_at.is_some(),
            service: self.service.filter(|_| is_open),
            opened_day: day_of(self.opened_at),
        }
    }

    /// Only the owner answers; a colleague takes the case over first, with a reason.
    ///
    /// # Errors
    /// Refused for anybody else.
    pub fn must_be_owned_by(&self, employee: EmployeeId) -> Result<()> {
        if self.owner == Some(employee) { Ok(()) } else { Err(refuse("desk-not-your-case").into()) }
    }

    /// The entity has answered: the clock stands still until the customer writes again.
    pub fn answered(&mut self, now: Timestamp) {
        self.awaits = Awaits::Customer;
        self.due_at = None;
        self.is_late = false;
        self.moved_at = now;
    }

    /// The customer has written: a closed case opens again, and a clock starts if none runs.
    pub fn written_by_customer(&mut self, now: Timestamp, countdown: Countdown, due: Timestamp) {
        if self.awaits == Awaits::Customer || self.state == State::Closed {
            self.countdown = countdown;
            self.due_at = Some(due);
            self.is_late = false;
            self.told_until = Timestamp::UNIX_EPOCH;
        }
        self.awaits = Awaits::Employee;
        self.state = State::Open;
        self.closed_at = None;
        self.moved_at = now;
    }

    /// What was answered did not arrive: a clock starts as if the customer had just written.
    pub(crate) fn waits_again(&mut self, now: Timestamp, countdown: Countdown, due: Timestamp) {
        self.awaits = Awaits::Customer;
        self.written_by_customer(now, countdown, due);
    }

    /// Closes it.
    ///
    /// # Errors
    /// Refused while the customer waits for a reply, or when it is closed already.
    pub fn close(&mut self, now: Timestamp) -> Result<()> {
        match (self.state, self.awaits) {
            (State::Closed, _) => Err(refuse("desk-already-closed").into()),
            (State::Open, Awaits::Employee) => Err(refuse("desk-customer-waits").into()),
            (State::Open, Awaits::Customer) => {
                self.state = State::Closed;
                self.is_snoozed = false;
                self.closed_at = Some(now);
                self.moved_at = now;
                Ok(())
            }
        }
    }

    /// Guards against a change made on an older view of the case.
    ///
    /// # Errors
    /// `Conflict` when somebody changed it since.
    pub fn must_be_version(&self, seen: i64) -> Result<()> {
        if self.version == seen { Ok(()) } else { Err(Error::Conflict("desk-case-changed")) }
    }
}

/// What stands in a conversation.
#[derive(Clone, Debug)]
pub struct Entry {
    /// Its id; entries are in the order of their ids.
    pub id: i64,
    /// The interaction it belongs to.
    pub interaction: Option<InteractionId>,
    /// What it is.
    pub kind: EntryKind,
    /// The key of the channel.
    pub channel: String,
    /// Who wrote it, as shown.
    pub author: String,
    /// The employee who wrote it, if one did.
    pub author_id: Option<EmployeeId>,
    /// What was written.
    pub text: String,
    /// What it quotes of earlier messages, folded away.
    pub quoted: String,
    /// Where the channel keeps the original: its kind and number.
    pub source: Option<(String, i64)>,
    /// When.
    pub at: Timestamp,
}

/// Who an entry is from and to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EntryKind {
    /// From the customer.
    In,
    /// To the customer.
    Out,
    /// From somebody who is neither the customer nor known: shown apart, never as the customer.
    Stranger,
    /// Between colleagues only.
    Note,
}

impl EntryKind {
    /// The stable name.
    pub const fn key(self) -> &'static str {
        match self {
            EntryKind::In => "in",
            EntryKind::Out => "out",
            EntryKind::Stranger => "stranger",
            EntryKind::Note => "note",
        }
    }

    /// Reads a stable name.
    pub fn parse(key: &str) -> Option<EntryKind> {
        [EntryKind::In, EntryKind::Out, EntryKind::Stranger, EntryKind::Note].into_iter().find(|kind| kind.key() == key)
    }
}
