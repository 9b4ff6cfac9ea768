//! The statements on customers, cases, interactions and what stands in a conversation.

pub(crate) mod abuse;
pub(crate) mod agreements;
pub mod backlogs;
pub(crate) mod batches;
pub(crate) mod brought;
pub(crate) mod calendars;
pub(crate) mod centres;
pub(crate) mod contacts;
pub(crate) mod coverage;
pub(crate) mod covers;
mod customers;
pub(crate) mod engaged;
mod entries;
pub(crate) mod exported;
pub mod figures;
pub(crate) mod filtered;
pub mod findings;
pub(crate) mod lists;
pub(crate) mod loads;
pub(crate) mod notices;
pub(crate) mod past;
pub(crate) mod promises;
pub(crate) mod proposals;
pub(crate) mod questions;
pub(crate) mod references;
pub(crate) mod referrals;
pub(crate) mod routing;
pub(crate) mod snoozes;
pub(crate) mod tags;
pub(crate) mod tally_days;
pub(crate) mod together;
pub(crate) mod views;
pub(crate) mod ways;

use ::store::Row;
use ::store::Tx;
use ::store::Value;
use kernel::EntityId;
use kernel::Result;
use kernel::Timestamp;

use crate::Awaits;
use crate::Case;
use crate::CaseId;
use crate::InteractionId;
use crate::State;
use crate::case::Counted;
use crate::clocks;
use writing::Urgency;

pub use centres::reached;
pub use centres::reaching;
pub use contacts::came_before;
pub(crate) use customers::accept_contact;
pub use customers::ask_for_customer;
pub use customers::contacts;
pub use customers::customer;
pub use customers::customer_by_contact;
pub(crate) use customers::customer_by_number;
pub(crate) use customers::insert_contact;
pub(crate) use customers::insert_customer;
pub(crate) use customers::keep_number;
pub(crate) use customers::met_at;
pub(crate) use customers::prove_contact;
pub(crate) use customers::refuse_contact;
pub(crate) use customers::refused_contacts;
pub(crate) use customers::save_customer;
pub(crate) use customers::sealed_number;
pub use entries::asked_before_answer;
pub use entries::entries;
pub(crate) use entries::insert_entry;
pub(crate) use entries::is_answered_since;
pub(crate) use entries::is_said_after;
pub use entries::make_findable;
pub use entries::newest_said;
pub use entries::said_after;
pub use lists::newest_of_owners;
pub use loads::Load;
pub use loads::all_loads;
pub use loads::loads;
pub use loads::loads_across_entities;

pub(crate) const CASE: &str =
    "select id, reference, access_code, kind, channel, subject, preview, lang, customer_id, service_id, owner_id, back_up_id, state,
    awaits, opened_at, moved_at, due_at, countdown, is_late, closed_at, version, urgency, told_until from cases";

/// One case of the entity, of the centres that the transaction's right reaches. One that became part of another is that other.
pub fn case(tx: &mut Tx<'_>, id: CaseId) -> Result<Option<Case>> {
    let (entity, (reached, centres)) = (tx.entity()?, centres::reached(tx, "", 3));
    let params = [vec![entity.into(), id.into()], centres].concat();
    let found = tx.one(&format!("{CASE} where entity_id = $1 and id = $2{reached}"), &params, case_row)?;
    followed(tx, found, case)
}

/// One case of the entity, whichever centre has it: for what follows from an act and is shown to nobody.
pub(crate) fn case_anywhere(tx: &mut Tx<'_>, id: CaseId) -> Result<Option<Case>> {
    let entity = tx.entity()?;
    let found = tx.one(&format!("{CASE} where entity_id = $1 and id = $2"), &[entity.into(), id.into()], case_row)?;
    followed(tx, found, case_anywhere)
}

/// One case of the entity by what people call it. One that became part of another is that other.
pub fn case_by_reference(tx: &mut Tx<'_>, reference: &str) -> Result<Option<Case>> {
    Ok(called(tx, reference)?.map(|(case, _)| case))
}

/// One case of the entity by what people call it, and the code that belongs to that reference; also for one that became part of another.
pub fn called(tx: &mut Tx<'_>, reference: &str) -> Result<Option<(Case, String)>> {
    let (entity, (reached, centres)) = (tx.entity()?, centres::reached(tx, "", 3));
    let params = [vec![entity.into(), reference.into()], centres].concat();
    let found = tx.one(&format!("{CASE} where entity_id = $1 and reference = $2{reached}"), &params, case_row)?;
    let code = found.as_ref().map_or_else(String::new, |(case, _)| case.access_code.clone());
    Ok(followed(tx, found, case)?.map(|case| (case, code)))
}

/// The case itself, or the one of which it became a part.
fn followed(tx: &mut Tx<'_>, found: Option<(Case, bool)>, look: fn(&mut Tx<'_>, CaseId) -> Result<Option<Case>>) -> Result<Option<Case>> {
    match found {
        Some((case, true)) => together::into(tx, case.id)?.map_or(Ok(None), |into| look(tx, into)),
        found => Ok(found.map(|(case, _)| case)),
    }
}

/// A case as the table has it, and whether it became part of another.
pub(crate) fn case_row(row: &Row) -> Result<(Case, bool)> {
    let (state, awaits, urgency): (String, String, String) = (row.get(12)?, row.get(13)?, row.get(21)?);
    let is_part = state == "merged";
    let mut case = Case {
        id: row.get(0)?,
        reference: row.get(1)?,
        access_code: row.get(2)?,
        kind: row.get(3)?,
        channel: row.get(4)?,
        subject: row.get(5)?,
        preview: row.get(6)?,
        lang: row.get(7)?,
        customer: row.get(8)?,
        service: row.get(9)?,
        owner: row.get(10)?,
        back_up: row.get(11)?,
        state: if state == SNOOZED { State::Open } else { State::parse(&state).unwrap_or(State::Closed) },
        is_snoozed: state == SNOOZED,
        awaits: Awaits::parse(&awaits).unwrap_or(Awaits::Employee),
        opened_at: row.get(14)?,
        moved_at: row.get(15)?,
        due_at: row.get(16)?,
        countdown: row.json(17)?,
        is_late: row.get(18)?,
        closed_at: row.get(19)?,
        version: row.get(20)?,
        urgency: Urgency::parse(&urgency).unwrap_or_default(),
        told_until: row.get(22)?,
        counted: Counted::default(),
    };
    case.counted = case.to_count();
    Ok((case, is_part))
}

/// What the table says of a case that is put aside; it is an open one.
const SNOOZED: &str = "snoozed";

fn state(case: &Case) -> &'static str {
    if case.is_snoozed { SNOOZED } else { case.state.key() }
}

pub(crate) fn insert_case(tx: &mut Tx<'_>, case: &mut Case) -> Result<()> {
    loads::count(tx, case)?;
    let entity = tx.entity()?;
    let step_at = clocks::next_step(tx, case)?;
    let values = case_values(entity, case, step_at)?;
    tx.put(
        "insert into cases (id, entity_id, reference, access_code, kind, channel, subject, preview, lang, customer_id, service_id, owner_id, back_up_id,
             state, awaits, opened_at, moved_at, due_at, countdown, is_late, closed_at, version, urgency, told_until, step_at, centre_id)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25,
             (select e.centre_id from employees e where e.entity_id = $2 and e.id = $12))",
        &values,
    )
}

/// Writes what can change of a case, and what changes of the counts; the version grows.
pub(crate) fn save_case(tx: &mut Tx<'_>, case: &mut Case) -> Result<()> {
    loads::count(tx, case)?;
    let (entity, step_at) = (tx.entity()?, clocks::next_step(tx, case)?);
    let seen = case.version;
    case.version += 1;
    let changed = tx.execute(
        "update cases set subject = $3, preview = $4, customer_id = $5, service_id = $6, owner_id = $7, back_up_id = $8, state = $9, awaits = $10,
             moved_at = $11, due_at = $12, countdown = $13, is_late = $14, closed_at = $15, version = $16, kind = $17, lang = $18,
             urgency = $20, told_until = $21, step_at = $22,
             centre_id = case when cast($7 as bigint) is null then centre_id
                 else (select e.centre_id from employees e where e.entity_id = $1 and e.id = $7) end
         where entity_id = $1 and id = $2 and version = $19",
        &[
            entity.into(),
            case.id.into(),
            (&case.subject).into(),
            (&case.preview).into(),
            case.customer.into(),
            case.service.into(),
            case.owner.into(),
            case.back_up.into(),
            state(case).into(),
            case.awaits.key().into(),
            case.moved_at.into(),
            case.due_at.into(),
            countdown(case)?,
            case.is_late.into(),
            case.closed_at.into(),
            case.version.into(),
            (&case.kind).into(),
            case.lang.into(),
            seen.into(),
            case.urgency.key().into(),
            case.told_until.into(),
            step_at.into(),
        ],
    )?;
    if changed == 1 { Ok(()) } else { Err(kernel::Error::Conflict("desk-case-changed")) }
}

fn case_values(entity: EntityId, case: &Case, step_at: Option<Timestamp>) -> Result<Vec<Value>> {
    Ok(vec![
        case.id.into(),
        entity.into(),
        (&case.reference).into(),
        (&case.access_code).into(),
        (&case.kind).into(),
        (&case.channel).into(),
        (&case.subject).into(),
        (&case.preview).into(),
        case.lang.into(),
        case.customer.into(),
        case.service.into(),
        case.owner.into(),
        case.back_up.into(),
        state(case).into(),
        case.awaits.key().into(),
        case.opened_at.into(),
        case.moved_at.into(),
        case.due_at.into(),
        countdown(case)?,
        case.is_late.into(),
        case.closed_at.into(),
        case.version.into(),
        case.urgency.key().into(),
        case.told_until.into(),
        step_at.into(),
    ])
}

fn countdown(case: &Case) -> Result<Value> {
    serde_json::to_string(&case.countdown).map(Value::from).map_err(kernel::broken("writing a clock"))
}

pub(crate) fn insert_interaction(tx: &mut Tx<'_>, id: InteractionId, case: CaseId, channel: &str) -> Result<()> {
    let (entity, now) = (tx.entity()?, tx.now());
    tx.put(
        "insert into interactions (id, entity_id, case_id, channel, opened_at) values ($1, $2, $3, $4, $5)",
        &[id.into(), entity.into(), case.into(), channel.into(), now.into()],
    )
}

/// The newest interaction of a case.
pub fn newest_interaction(tx: &mut Tx<'_>, case: CaseId) -> Result<Option<InteractionId>> {
    let entity = tx.entity()?;
    tx.one(
        "select id from interactions where entity_id = $1 and case_id = $2 order by id desc limit 1",
        &[entity.into(), case.into()],
        |row| row.get(0),
    )
}

/// Cases whose due time passed and that nobody has marked late yet, over all entities: the clock's own list.
pub(crate) fn newly_late(tx: &mut Tx<'_>, now: Timestamp, limit: u32) -> Result<Vec<(EntityId, CaseId)>> {
    tx.query(
        "select entity_id, id from cases where state in ('open', 'snoozed') and awaits = 'employee' and is_late = 0 and due_at < $1 order by due_at limit $2",
        &[now.into(), limit.into()],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )
}
