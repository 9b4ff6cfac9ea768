//! Opening a case: reference, access code, clock, owner and back-up, all in the transaction that brings the first word.

use ::store::Tx;
use calendar::Countdown;
use calendar::ServiceLevel;
use kernel::CustomerId;
use kernel::EmployeeId;
use kernel::Error;
use kernel::Lang;
use kernel::Result;
use kernel::Timestamp;
use org::ServiceId;
use routing::Work;
use writing::Urgency;

use crate::Awaits;
use crate::Case;
use crate::CaseId;
use crate::InteractionId;
use crate::Sorts;
use crate::State;
use crate::agreements;
use crate::case::Counted;
use crate::converse::preview;
use crate::events::CaseAssigned;
use crate::events::CaseOpened;
use crate::offers;
use crate::proposals;
use crate::route;
use crate::store;

/// What a channel knows of a new matter.
#[derive(Clone, Debug)]
pub struct NewCase {
    /// `matter`, `complaint`, `suggestion`, `thanks`.
    pub kind: &'static str,
    /// The key of the channel.
    pub channel: &'static str,
    /// What it is about, in the customer's words.
    pub subject: String,
    /// What it begins with: lists show it until more is said.
    pub first_words: String,
    /// The customer's language.
    pub lang: Lang,
    /// Whose it is.
    pub customer: Option<CustomerId>,
    /// The service it concerns, if known.
    pub service: Option<ServiceId>,
    /// How soon a reply is owed.
    pub level: ServiceLevel,
}

/// Opens a case with its first interaction: its clock runs, and it has an owner where somebody qualified is present.
///
/// # Errors
/// What the database says.
pub fn open_case(tx: &mut Tx<'_>, new: NewCase) -> Result<(Case, InteractionId)> {
    let (now, rules) = (tx.now(), route::routing_rules(tx)?);
    let proposal = proposals::propose(tx, &new)?;
    let new = NewCase { lang: proposal.lang, ..new };
    let asked = (new.channel, new.lang, new.service.or(proposal.service));
    let known_to = route::known_to(tx, new.customer, kernel::Id::new(0))?;
    let choice = route::choose(tx, &Work { known_to, ..route::work(0, asked, proposal.urgency, now) }, rules)?;
    let calendar = crate::calendars::of_entity(tx)?;
    let countdown = agreements::clock(tx, now, new.service, new.level)?;
    let due = countdown.due(&calendar);
    let (owner, back_up) = if rules.is_offered { (None, None) } else { (choice.owner, choice.back_up) };
    let turn = Turn { awaits: Awaits::Employee, urgency: proposal.urgency, countdown, due, owner, back_up, from_case: None };
    let (case, interaction) = open(tx, new, turn)?;
    proposals::keep(tx, &case, &proposal)?;
    match choice.owner.filter(|_| rules.is_offered) {
        Some(to) => offers::offer(tx, &case, to, rules)?,
        None => assigned(tx, &case, interaction, route::reason(choice.why))?,
    }
    Ok((case, interaction))
}

pub(crate) fn assigned(tx: &mut Tx<'_>, case: &Case, interaction: InteractionId, reason: &'static str) -> Result<()> {
    let sorts = Sorts::of(tx, case)?;
    tx.record(CaseAssigned {
        case: case.id.get(),
        interaction: Some(interaction.get()),
        owner: case.owner.map(kernel::Id::get),
        from: case.owner.map(kernel::Id::get),
        sorts,
        back_up: case.back_up.map(kernel::Id::get),
        reason,
        note: String::new(),
        handed_at: None,
        is_returned: false,
        returned_at: None,
        handed_centre: None,
    })?;
    Ok(())
}

/// Opens a case for what a machine sent: nobody waits for a reply, so no clock runs and nobody owns it until somebody takes it.
///
/// # Errors
/// What the database says.
pub fn open_quiet_case(tx: &mut Tx<'_>, new: NewCase) -> Result<(Case, InteractionId)> {
    let countdown = Countdown::new(tx.now(), new.level);
    let (awaits, urgency) = (Awaits::Customer, Urgency::Ordinary);
    open(tx, new, Turn { awaits, urgency, countdown, due: None, owner: None, back_up: None, from_case: None })
}

/// Whose turn a new case is.
pub(crate) struct Turn {
    pub(crate) awaits: Awaits,
    pub(crate) urgency: Urgency,
    pub(crate) countdown: Countdown,
    pub(crate) due: Option<Timestamp>,
    pub(crate) owner: Option<EmployeeId>,
    pub(crate) back_up: Option<EmployeeId>,
    /// The case in which its first word was written, where it is opened from one.
    pub(crate) from_case: Option<CaseId>,
}

/// Opens a case with its first interaction.
pub(crate) fn open(tx: &mut Tx<'_>, new: NewCase, turn: Turn) -> Result<(Case, InteractionId)> {
    let now = tx.now();
    let mut case = Case {
        id: tx.new_id(),
        reference: next_reference(tx)?,
        access_code: access_code(),
        kind: new.kind.into(),
        channel: new.channel.into(),
        subject: new.subject,
        preview: preview(&new.first_words),
        lang: new.lang,
        customer: new.customer,
        service: new.service,
        urgency: turn.urgency,
        owner: turn.owner,
        back_up: turn.back_up,
        state: State::Open,
        is_snoozed: false,
        awaits: turn.awaits,
        opened_at: now,
        moved_at: now,
        due_at: turn.due,
        countdown: turn.countdown,
        is_late: false,
        told_until: Timestamp::UNIX_EPOCH,
        closed_at: None,
        version: 1,
        counted: Counted::default(),
    };
    store::insert_case(tx, &mut case)?;
    let interaction: InteractionId = tx.new_id();
    store::insert_interaction(tx, interaction, case.id, new.channel)?;
    record(tx, &case, interaction, turn.from_case)?;
    Ok((case, interaction))
}

fn record(tx: &mut Tx<'_>, case: &Case, interaction: InteractionId, from_case: Option<CaseId>) -> Result<()> {
    let sorts = Sorts::of(tx, case)?;
    tx.record(CaseOpened {
        case: case.id.get(),
        interaction: interaction.get(),
        reference: case.reference.clone(),
        channel: case.channel.clone(),
        owner: case.owner.map(kernel::Id::get),
        sorts,
        due_at: case.due_at.map_or(0, |due| due.as_millisecond()),
        from_case: from_case.map(kernel::Id::get),
    })?;
    Ok(())
}

/// `IGA-2026-000731`: the entity's code, the year in Bahrain, a number without gaps.
pub(crate) fn next_reference(tx: &mut Tx<'_>) -> Result<String> {
    let entity = org::store::own_entity(tx)?.ok_or(Error::NotFound("entity"))?;
    let year = tx.now().to_zoned(ui::bahrain()).year();
    let number = tx.next_number(&format!("cases-{year}"))?;
    Ok(format!("{}-{year}-{number:06}", entity.code))
}

/// Ten letters and digits that cannot be mistaken for each other: 50 bits, behind a rate limit.
pub(crate) fn access_code() -> String {
    platform::fresh_token("").bytes().take(10).map(|byte| char::from(unmistakable(byte))).collect()
}

/// Base 32 writes a–z and 2–7; I, L and O look like 1, 1 and 0, so they are written 8, 9 and W's neighbour 0 is never used.
fn unmistakable(byte: u8) -> u8 {
    match byte {
        b'i' => b'8',
        b'l' => b'9',
        b'o' => b'1',
        other => other.to_ascii_uppercase(),
    }
}
