//! An appointment (موعد): a time that a customer has with a centre, from when it is booked until they come, stay away or give it back.

use desk::CaseId;
use kernel::CentreId;
use kernel::CustomerId;
use kernel::EmployeeId;
use kernel::Id;
use kernel::Lang;
use kernel::Phone;
use kernel::Refusal;
use kernel::Timestamp;
use kernel::refuse;
use org::ServiceId;

use crate::party;
use crate::slots::Span;
use crate::ticket::TicketId;

/// So often its customer chooses another time; each is told to a number that nobody has proved yet.
const MOST_MOVES: u32 = 5;

/// Marks ids of appointments.
pub enum AppointmentKind {}
/// Names an appointment.
pub type AppointmentId = Id<AppointmentKind>;

/// How an appointment stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Standing {
    /// Its customer is expected.
    Booked,
    /// Its customer came in time.
    Arrived,
    /// Its customer came after the centre's grace, and waits as those without an appointment.
    Late,
    /// Its customer did not come.
    Missed,
    /// Its customer gave it back.
    Cancelled,
    /// The centre cannot keep it: its customer is asked to choose another time.
    CalledOff,
}

impl Standing {
    /// All of them.
    pub const ALL: [Standing; 6] =
        [Standing::Booked, Standing::Arrived, Standing::Late, Standing::Missed, Standing::Cancelled, Standing::CalledOff];

    /// The stable name: `called-off`.
    pub const fn key(self) -> &'static str {
        match self {
            Standing::Booked => "booked",
            Standing::Arrived => "arrived",
            Standing::Late => "late",
            Standing::Missed => "missed",
            Standing::Cancelled => "cancelled",
            Standing::CalledOff => "called-off",
        }
    }

    /// Reads a stable name.
    pub fn parse(key: &str) -> Option<Standing> {
        Standing::ALL.into_iter().find(|one| one.key() == key)
    }
}

/// What somebody needs when they come; nobody is asked why.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    /// To go before others: the elderly, people with disabilities.
    First,
    /// Room for a wheelchair.
    Wheelchair,
    /// Somebody who signs.
    Signing,
    /// Somebody who reads and writes for them.
    Reading,
}

impl Need {
    /// All of them.
    pub const ALL: [Need; 4] = [Need::First, Need::Wheelchair, Need::Signing, Need::Reading];

    /// The same as the ticket says it; that its customer goes first stands there by itself.
    pub(crate) const fn on_ticket(self) -> Option<party::Need> {
        match self {
            Need::First => None,
            Need::Wheelchair => Some(party::Need::Wheelchair),
            Need::Signing => Some(party::Need::Sign),
            Need::Reading => Some(party::Need::Reading),
        }
    }

    /// The stable name, which is the field of forms as well: `wheelchair`.
    pub const fn key(self) -> &'static str {
        match self {
            Need::First => "first",
            Need::Wheelchair => "wheelchair",
            Need::Signing => "signing",
            Need::Reading => "reading",
        }
    }

    /// The key of the words in which its customer says so.
    pub const fn words(self) -> &'static str {
        match self {
            Need::First => "centre-need-first",
            Need::Wheelchair => "centre-need-wheelchair",
            Need::Signing => "centre-need-signing",
            Need::Reading => "centre-need-reading",
        }
    }

    /// The key of the word by which those who serve know it.
    pub const fn mark(self) -> &'static str {
        match self {
            Need::First => "centre-priority-short",
            Need::Wheelchair => "centre-mark-wheelchair",
            Need::Signing => "centre-mark-signing",
            Need::Reading => "centre-mark-reading",
        }
    }

    /// Reads a stable name.
    pub fn parse(key: &str) -> Option<Need> {
        Need::ALL.into_iter().find(|one| one.key() == key)
    }
}

/// A time that a customer has with a centre.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Appointment {
    /// Its id.
    pub id: AppointmentId,
    /// The centre.
    pub centre: CentreId,
    /// The service.
    pub service: ServiceId,
    /// As its customer says it: seven signs that are not mistaken for each other.
    pub reference: String,
    /// How it stands.
    pub standing: Standing,
    /// When.
    pub time: Span,
    /// The customer's name.
    pub name: String,
    /// Where text messages go, if they gave a number.
    pub phone: Option<Phone>,
    /// Where letters go, if they gave an address; empty if not.
    pub email: String,
    /// The customer's language.
    pub lang: Lang,
    /// What they need.
    pub needs: Vec<Need>,
    /// What it is about, in the customer's words; often empty.
    pub about: String,
    /// Of what is to be brought, what the customer has ready, a line each.
    pub brings: String,
    /// Whose it is, once whoever received them has made sure of it.
    pub customer: Option<CustomerId>,
    /// Its case, where it has one before its customer comes.
    pub case: Option<CaseId>,
    /// Whom the customer meets; none for what is done at a counter.
    pub employee: Option<EmployeeId>,
    /// The ticket that became of it.
    pub ticket: Option<TicketId>,
    /// When it was booked.
    pub booked: Timestamp,
    /// When its customer is to be reminded; none when that is done or not wanted.
    pub remind: Option<Timestamp>,
    /// What its customer has not been told yet; empty when they know it all.
    pub owes: String,
    /// How often its customer has chosen another time.
    pub moves: u32,
    /// Where it was booked: `web`, `reception`, `program`; empty where that was not written down.
    pub origin: String,
    /// Counts its changes.
    pub version: i64,
    /// The version since which it stands as it does and when it does: whatever was told from then on tells of that.
    pub stands_since: i64,
}

impl Appointment {
    /// The day on which it is, in Bahrain.
    pub fn day(&self) -> jiff::civil::Date {
        self.time.from.to_zoned(ui::bahrain()).date()
    }

    /// Whether its customer goes before others.
    pub fn goes_first(&self) -> bool {
        self.needs.contains(&Need::First)
    }

    /// Whether its customer may give it back or choose another time.
    pub fn may_change(&self, now: Timestamp) -> bool {
        match self.standing {
            Standing::Booked => now < self.time.from,
            Standing::CalledOff => true,
            _ => false,
        }
    }

    /// Its customer chooses another time.
    ///
    /// # Errors
    /// Refused once its time has come or it is over, and where it was moved as often as one moves. Choosing anew what the centre could not keep
    /// is no move.
    pub fn change_time(&mut self, time: Span, now: Timestamp) -> Result<(), Refusal> {
        self.must_change(now)?;
        if self.standing == Standing::Booked {
            self.moves += 1;
        }
        if self.moves > MOST_MOVES {
            return Err(refuse("centre-moved-often").with("most", i64::from(MOST_MOVES)));
        }
        self.stand_at(time);
        Ok(())
    }

    /// The reception chooses another time with its customer: nobody counts how often.
    ///
    /// # Errors
    /// Refused once its time has come or it is over.
    pub fn change_time_for_customer(&mut self, time: Span, now: Timestamp) -> Result<(), Refusal> {
        self.must_change(now)?;
        self.stand_at(time);
        Ok(())
    }

    fn stand_at(&mut self, time: Span) {
        (self.standing, self.time) = (Standing::Booked, time);
        self.begin_anew();
    }

    /// Its customer gives it back.
    ///
    /// # Errors
    /// Refused once its time has come or it is over.
    pub fn cancel(&mut self, now: Timestamp) -> Result<(), Refusal> {
        self.must_change(now)?;
        self.end(Standing::Cancelled);
        Ok(())
    }

    /// The centre cannot keep it.
    ///
    /// # Errors
    /// Refused once its customer has come or it is over.
    pub fn call_off(&mut self) -> Result<(), Refusal> {
        self.must_be_booked()?;
        self.end(Standing::CalledOff);
        self.owes = Standing::CalledOff.key().into();
        Ok(())
    }

    /// Its customer has come: in time, or after the grace, even when nobody expected them any more.
    ///
    /// # Errors
    /// Refused where it was given back or called off, and for who has come before.
    pub fn arrive(&mut self, grace: std::time::Duration, now: Timestamp) -> Result<(), Refusal> {
        if self.standing != Standing::Missed {
            self.must_be_booked()?;
        }
        let last = self.time.from.checked_add(grace).unwrap_or(Timestamp::MAX);
        let is_in_time = self.standing == Standing::Booked && now <= last;
        self.end(if is_in_time { Standing::Arrived } else { Standing::Late });
        Ok(())
    }

    /// Nobody came.
    ///
    /// # Errors
    /// Refused where nobody is expected any more.
    pub fn miss(&mut self) -> Result<(), Refusal> {
        self.must_be_booked()?;
        self.end(Standing::Missed);
        Ok(())
    }

    fn end(&mut self, standing: Standing) {
        (self.standing, self.remind) = (standing, None);
        self.begin_anew();
    }

    /// It stands so from the next version on, as which it is written down.
    fn begin_anew(&mut self) {
        self.stands_since = self.version + 1;
        self.owes.clear();
    }

    fn must_be_booked(&self) -> Result<(), Refusal> {
        if self.standing == Standing::Booked { Ok(()) } else { Err(refuse("centre-appointment-over")) }
    }

    fn must_change(&self, now: Timestamp) -> Result<(), Refusal> {
        if self.may_change(now) { Ok(()) } else { Err(refuse("centre-appointment-over")) }
    }
}
