//! A case is handed to another entity with a note: its clock goes on there, it ends here, and the third handing is seen by the supervisors.

use ::store::Tx;
use calendar::Stop;
use kernel::EmployeeId;
use kernel::EntityId;
use kernel::Error;
use kernel::Id;
use kernel::Result;
use kernel::Timestamp;
use kernel::invalid;
use kernel::refuse;

use crate::Awaits;
use crate::Case;
use crate::CaseId;
use crate::EntryKind;
use crate::Said;
use crate::State;
use crate::agreements;
use crate::assign::must_be_in_hand;
use crate::clocks;
use crate::converse::say_first;
use crate::handing_events::CaseArrived;
use crate::handing_events::CaseReferred;
use crate::handing_events::HandedAround;
use crate::handing_events::ReferralArrived;
use crate::handing_events::ReferralFailed;
use crate::notices;
use crate::offers;
use crate::snooze::wake;
use crate::store;
use crate::store::referrals;
use crate::told::keep_told;

/// At how many handings the supervisors are told.
const TOO_OFTEN: i64 = 3;
/// The longest note, in letters.
const LONGEST: usize = 4000;

/// Marks ids of referrals.
pub enum ReferralKind {}
/// Names a referral.
pub type ReferralId = Id<ReferralKind>;

/// A case that was handed to another entity.
#[derive(Clone, Debug)]
pub struct Referral {
    /// Its id.
    pub id: ReferralId,
    /// The case here.
    pub case: CaseId,
    /// The other entity.
    pub to: EntityId,
    /// What its people need to know.
    pub note: String,
    /// Since when the customer waits.
    pub since: Timestamp,
    /// When the clock stood still meanwhile.
    pub stops: Vec<Stop>,
    /// Who handed it over.
    pub by: EmployeeId,
    /// When.
    pub at: Timestamp,
    /// Under which reference it goes on there, once it arrived.
    pub arrived: Option<String>,
}

/// A case that came from another entity.
#[derive(Clone, Debug)]
pub struct Arrived {
    /// The case here.
    pub case: CaseId,
    /// The other entity.
    pub from: EntityId,
    /// What it was called there.
    pub reference: String,
    /// How often it was handed over before.
    pub handed: i64,
}

/// To which entity a case is handed, and why.
#[derive(Clone, Debug)]
pub struct Refer {
    /// The other entity.
    pub to: EntityId,
    /// What its people need to know.
    pub note: String,
    /// The version of the case that was looked at.
    pub seen: i64,
}

/// Hands a case to another entity. Here it is closed and stays as it was; what the customer wrote last and the note cross the wall, nothing
/// else. A channel carries it over: one that cannot refuses in the same transaction. A second click changes nothing.
///
/// # Errors
/// `Invalid` without a note or for no other entity; refused in a colleague's hands, or while no customer waits; `Conflict` when it changed.
pub fn refer_case(tx: &mut Tx<'_>, id: CaseId, ask: &Refer) -> Result<Case> {
    let (me, now, own) = (tx.actor().employee()?, tx.now(), tx.entity()?);
    let mut case = store::case(tx, id)?.ok_or(Error::NotFound("case"))?;
    must_be_in_hand(tx, &case)?;
    if case.state == State::Closed && referrals::newest(tx, case.id)?.is_some_and(|known| known.to == ask.to && known.by == me) {
        return Ok(case);
    }
    case.must_be_version(ask.seen)?;
    let note = ask.note.trim();
    if note.is_empty() || note.chars().count() > LONGEST {
        return Err(invalid("note", "desk-refer-note"));
    }
    let is_known = org::store::entities(tx)?.iter().any(|entity| entity.id == ask.to && entity.id != own);
    if !is_known {
        return Err(invalid("to", "desk-refer-entity"));
    }
    if case.state == State::Closed || case.awaits != Awaits::Employee {
        return Err(refuse("desk-refer-answered").into());
    }
    let clock = case.countdown.begun(case.countdown.started(), now);
    let (since, stops) = (clock.started(), clock.stops().to_vec());
    let referral = Referral { id: tx.new_id(), case: case.id, to: ask.to, note: note.into(), since, stops, by: me, at: now, arrived: None };
    referrals::insert(tx, &referral)?;
    end_here(tx, &mut case)?;
    let interaction = store::newest_interaction(tx, case.id)?;
    tx.record(CaseReferred {
        case: case.id.get(),
        interaction: interaction.map(Id::get),
        referral: referral.id.get(),
        to_entity: ask.to.get(),
        note: note.into(),
    })?;
    handed(tx, &case, (case.owner, None))?;
    Ok(case)
}

/// The case is closed here without an answer: its clock goes on in the other entity.
fn end_here(tx: &mut Tx<'_>, case: &mut Case) -> Result<()> {
    let now = tx.now();
    case.answered(now);
    clocks::run_on(tx, case, "referred")?;
    let was_snoozed = case.is_snoozed;
    case.close(now)?;
    if was_snoozed {
        store::snoozes::end(tx, case.id)?;
    }
    store::save_case(tx, case)?;
    offers::withdraw(tx, case.id)
}

/// Counts a handing. At the third, those who lead the work are told: nobody seems to be the right one.
pub(crate) fn handed(tx: &mut Tx<'_>, case: &Case, (from, to): (Option<EmployeeId>, Option<EmployeeId>)) -> Result<()> {
    referrals::count_handing(tx, case.id, (from, to))?;
    let before = referrals::came_from(tx, case.id)?.map_or(0, |arrived| arrived.handed);
    let times = before + referrals::handings(tx, case.id)?;
    if times >= TOO_OFTEN {
        let interaction = store::newest_interaction(tx, case.id)?;
        tx.record(HandedAround { case: case.id.get(), interaction: interaction.map(Id::get), times })?;
        notices::tell_supervisors(tx, case, "handed-around")?;
    }
    Ok(())
}

/// The referral by which a case goes on in another entity now; nothing for one that is open here, or was closed here since.
///
/// # Errors
/// What the database says.
pub fn handed_on(tx: &mut Tx<'_>, case: &Case) -> Result<Option<Referral>> {
    if case.state != State::Closed {
        return Ok(None);
    }
    let newest = referrals::newest(tx, case.id)?;
    Ok(newest.filter(|referral| case.closed_at.is_none_or(|closed| closed <= referral.at)))
}

/// A referral of the transaction's entity, with how often its case was handed over until then, and what the case is called there.
///
/// # Errors
/// `NotFound` for one of another entity.
pub fn referral(tx: &mut Tx<'_>, id: ReferralId) -> Result<(Referral, Arrived)> {
    let found = referrals::one(tx, id)?.ok_or(Error::NotFound("referral"))?;
    let case = store::case_anywhere(tx, found.case)?.ok_or(Error::NotFound("case"))?;
    let before = referrals::came_from(tx, found.case)?.map_or(0, |arrived| arrived.handed);
    let handed = before + referrals::handings(tx, found.case)?;
    let from = tx.entity()?;
    Ok((found, Arrived { case: case.id, from, reference: case.reference, handed }))
}

/// A case that a channel opened in the other entity just now takes over what comes with the referral: the note, and the clock, which began
/// when the customer wrote. Answers whether it is the first time.
///
/// # Errors
/// What the database says.
pub fn take_referral(tx: &mut Tx<'_>, case: &mut Case, referral: &Referral, from: &Arrived) -> Result<bool> {
    if referrals::arrival_of(tx, referral.id)?.is_some() {
        return Ok(false);
    }
    referrals::insert_arrival(tx, referral.id, &Arrived { case: case.id, ..from.clone() })?;
    go_on(tx, case, referral)?;
    let interaction = store::newest_interaction(tx, case.id)?;
    let author = referrals::name_of(tx, from.from, case.lang)?;
    let note = Said { interaction, ..Said::new(EntryKind::Note, "note", author, referral.note.clone()) };
    say_first(tx, case, note)?;
    tx.record(CaseArrived {
        case: case.id.get(),
        interaction: interaction.map(Id::get),
        from_entity: from.from.get(),
        reference: from.reference.clone(),
    })?;
    if from.handed >= TOO_OFTEN {
        tx.record(HandedAround { case: case.id.get(), interaction: interaction.map(Id::get), times: from.handed })?;
        notices::tell_supervisors(tx, case, "handed-around")?;
    }
    Ok(true)
}

/// The clock goes on from when the customer wrote, without the time in which it stood still. A case that is handed back opens again; who answers for it is told, and where nobody does,
/// the router looks for somebody.
fn go_on(tx: &mut Tx<'_>, case: &mut Case, referral: &Referral) -> Result<()> {
    let is_waiting = case.state == State::Open && case.awaits == Awaits::Employee;
    if is_waiting && referral.since >= case.countdown.started() {
        return Ok(());
    }
    let (now, calendar) = (tx.now(), crate::calendars::of_entity(tx)?);
    let of_channel = case.countdown.usual().unwrap_or(case.countdown.level());
    let mut countdown = agreements::clock(tx, referral.since, case.service, of_channel)?;
    referral.stops.iter().for_each(|stop| countdown.take_out(*stop));
    if is_waiting {
        let former = std::mem::replace(&mut case.countdown, countdown);
        case.due_at = case.countdown.due(&calendar);
        keep_told(case, (&former, &calendar), &calendar);
        return store::save_case(tx, case);
    }
    let due = countdown.due(&calendar).unwrap_or(Timestamp::MAX);
    case.written_by_customer(now, countdown, due);
    if case.is_snoozed {
        wake(tx, case, "handed")?;
    }
    store::save_case(tx, case)?;
    case.owner.map_or(Ok(()), |owner| notices::tell(tx, owner, "assigned", Some(case.id)))
}

/// Writes down in the entity that handed it over under which reference it goes on. A second time changes nothing.
///
/// # Errors
/// `NotFound` for a referral of another entity.
pub fn referral_arrived(tx: &mut Tx<'_>, id: ReferralId, reference: &str) -> Result<()> {
    let found = referrals::one(tx, id)?.ok_or(Error::NotFound("referral"))?;
    if referrals::arrived(tx, id, reference)? {
        tx.record(ReferralArrived { case: found.case.get(), to_entity: found.to.get(), reference: reference.into() })?;
    }
    Ok(())
}

/// What was handed over could not be brought to the other entity: the case opens again here, by the clock that it had, and who answers for it
/// is told, with those who lead the work. Once it has arrived, or the case is open again, nothing changes.
///
/// # Errors
/// `NotFound` for a referral of another entity.
pub fn referral_failed(tx: &mut Tx<'_>, id: ReferralId) -> Result<()> {
    let found = referrals::one(tx, id)?.ok_or(Error::NotFound("referral"))?;
    let mut case = store::case_anywhere(tx, found.case)?.ok_or(Error::NotFound("case"))?;
    let is_newest = referrals::newest(tx, case.id)?.is_some_and(|newest| newest.id == id);
    if found.arrived.is_some() || !is_newest || case.state != State::Closed {
        return Ok(());
    }
    let (now, calendar, told) = (tx.now(), crate::calendars::of_entity(tx)?, case.told_until);
    let countdown = case.countdown.clone();
    let due = countdown.due(&calendar).unwrap_or(Timestamp::MAX);
    case.written_by_customer(now, countdown, due);
    // Its clock is the one that it had: what was told of it stays told.
    case.told_until = told;
    store::save_case(tx, &mut case)?;
    let interaction = store::newest_interaction(tx, case.id)?;
    tx.record(ReferralFailed { case: case.id.get(), interaction: interaction.map(Id::get), to_entity: found.to.get() })?;
    if let Some(owner) = case.owner {
        notices::tell(tx, owner, "referral-failed", Some(case.id))?;
    }
    notices::tell_supervisors(tx, &case, "referral-failed")
}
