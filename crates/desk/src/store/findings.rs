//! The statements on findings and the counts that follow them.

use ::store::Row;
use ::store::Tx;
use ::store::Value;
use guide::Outcome;
use kernel::EmployeeId;
use kernel::EntityId;
use kernel::Id;
use kernel::Result;
use org::ServiceId;

use crate::CaseId;
use crate::InteractionId;
use crate::findings::Kept;
use crate::store::centres;
use crate::store::figures::tally;
use crate::store::tally_days;

const FINDING: &str =
    "select id, case_id, interaction_id, clause, rule_version, register_version, outcome, employee_id, evidence, at, day, dispute,
    dispute_note, ruling, service_id, centre_id from findings";

/// What is kept of an interaction.
pub(crate) fn of_interaction(tx: &mut Tx<'_>, interaction: InteractionId) -> Result<Vec<Kept>> {
    let entity = tx.entity()?;
    tx.query(&format!("{FINDING} where entity_id = $1 and interaction_id = $2"), &[entity.into(), interaction.into()], kept)
}

/// One finding of the entity: of a case or a centre that the transaction's right reaches, or of an own act.
pub(crate) fn one(tx: &mut Tx<'_>, id: i64) -> Result<Option<Kept>> {
    let (entity, (reached, more)) = (tx.entity()?, reached(tx, 4));
    let me = tx.actor().employee().map_or(0, Id::get);
    let params = [vec![entity.into(), id.into(), me.into()], more].concat();
    tx.one(&format!("{FINDING} where entity_id = $1 and id = $2 and (employee_id = $3 or {reached})"), &params, kept)
}

/// Which findings the transaction's right reaches: those of its cases, and those of its centres that are of no case. Parameters are numbered
/// from `first` on.
fn reached(tx: &Tx<'_>, first: usize) -> centres::Condition {
    let (of_cases, more) = centres::reached(tx, "", first);
    let cases = format!("case_id in (select id from cases where entity_id = $1{of_cases})");
    let own = tx.grant().centres();
    if own.is_empty() {
        return (format!("(case_id = 0 or {cases})"), more);
    }
    let (places, own) = ::store::listed(first + more.len(), own.iter().copied());
    (format!("((case_id = 0 and centre_id in ({places})) or {cases})"), [more, own].concat())
}

/// All findings of a case, by clause.
pub fn of_case(tx: &mut Tx<'_>, case: CaseId) -> Result<Vec<Kept>> {
    let entity = tx.entity()?;
    tx.query(&format!("{FINDING} where entity_id = $1 and case_id = $2 order by clause, id"), &[entity.into(), case.into()], kept)
}

/// The newest findings of a clause with one outcome: the evidence behind a figure.
pub fn of_clause(tx: &mut Tx<'_>, clause: &str, outcome: Outcome, before: Option<i64>, limit: u32) -> Result<Vec<Kept>> {
    let entity = tx.entity()?;
    tx.query(
        &format!("{FINDING} where entity_id = $1 and clause = $2 and outcome = $3 and id < $4 order by id desc limit $5"),
        &[entity.into(), clause.into(), outcome.key().into(), before.unwrap_or(i64::MAX).into(), limit.into()],
        kept,
    )
}

/// The newest clauses that an employee is found to have missed.
pub(crate) fn missed_by(tx: &mut Tx<'_>, employee: EmployeeId, before: Option<i64>, limit: u32) -> Result<Vec<Kept>> {
    let entity = tx.entity()?;
    tx.query(
        &format!("{FINDING} where entity_id = $1 and employee_id = $2 and outcome = 'missed' and id < $3 order by id desc limit $4"),
        &[entity.into(), employee.into(), before.unwrap_or(i64::MAX).into(), limit.into()],
        kept,
    )
}

/// Findings that wait for a supervisor's decision.
pub fn disputed(tx: &mut Tx<'_>, limit: u32) -> Result<Vec<Kept>> {
    let (entity, (reached, more)) = (tx.entity()?, reached(tx, 3));
    let sql = format!("{FINDING} where entity_id = $1 and dispute is not null and ruling is null and {reached} order by id limit $2");
    tx.query(&sql, &[vec![entity.into(), limit.into()], more].concat(), kept)
}

fn kept(row: &Row) -> Result<Kept> {
    let outcome: String = row.get(6)?;
    Ok(Kept {
        id: row.get(0)?,
        case: some(row.get(1)?),
        centre: some(row.get(15)?),
        interaction: row.get(2)?,
        clause: row.get(3)?,
        rule_version: row.get(4)?,
        register_version: row.get(5)?,
        outcome: Outcome::parse(&outcome).unwrap_or(Outcome::NotObserved),
        employee: row.get(7)?,
        evidence: row.json(8)?,
        at: row.get(9)?,
        day: row.get(10)?,
        dispute: row.get(11)?,
        dispute_note: row.get(12)?,
        ruling: row.get(13)?,
        service: some(row.get(14)?),
    })
}

fn some<K>(id: i64) -> Option<Id<K>> {
    (id != 0).then(|| Id::new(id))
}

/// The service of a case, whichever centre has it.
pub(crate) fn service_of(tx: &mut Tx<'_>, case: CaseId) -> Result<Option<ServiceId>> {
    let entity = tx.entity()?;
    let sql = "select service_id from cases where entity_id = $1 and id = $2";
    Ok(tx.one(sql, &[entity.into(), case.into()], |row| row.get(0))?.flatten())
}

/// Writes a finding, new or changed.
pub(crate) fn save(tx: &mut Tx<'_>, finding: &Kept) -> Result<()> {
    let entity = tx.entity()?;
    let evidence = serde_json::to_string(&finding.evidence).map_err(kernel::broken("writing evidence"))?;
    tx.put(
        "insert into findings (id, entity_id, case_id, interaction_id, clause, rule_version, register_version, outcome, employee_id, evidence, at, day,
             dispute, dispute_note, ruling, service_id, centre_id)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)
         on conflict (interaction_id, clause) do update set rule_version = excluded.rule_version, register_version = excluded.register_version,
             outcome = excluded.outcome, employee_id = excluded.employee_id, evidence = excluded.evidence, at = excluded.at, day = excluded.day,
             dispute = excluded.dispute, dispute_note = excluded.dispute_note, ruling = excluded.ruling",
        &[
            finding.id.into(),
            entity.into(),
            finding.case.map_or(0, Id::get).into(),
            finding.interaction.into(),
            (&finding.clause).into(),
            finding.rule_version.into(),
            (&finding.register_version).into(),
            finding.outcome.key().into(),
            finding.employee.into(),
            evidence.into(),
            finding.at.into(),
            finding.day.into(),
            finding.dispute.clone().into(),
            finding.dispute_note.clone().into(),
            finding.ruling.clone().into(),
            finding.service.map_or(0, Id::get).into(),
            finding.centre.map_or(0, Id::get).into(),
        ],
    )
}

/// Adds a finding to the counts, or takes it out again; `by` is 1 or −1.
pub(crate) fn count(tx: &mut Tx<'_>, finding: &Kept, by: i64) -> Result<()> {
    let (entity, outcome) = (tx.entity()?, finding.counts_as());
    let one = |wanted: Outcome| if outcome == wanted { by } else { 0 };
    let counts = [Outcome::Met, Outcome::Missed, Outcome::NotApplicable, Outcome::NotObserved].map(|wanted| Value::from(one(wanted)));
    let (employee, service) = (finding.employee.map_or(0, Id::get), finding.service.map_or(0, Id::get));
    let place = |subject: i64| [entity.into(), Value::from(&finding.clause), subject.into(), finding.day.into()];
    tx.put(
        "insert into tallies (entity_id, clause, employee_id, day, met, missed, not_applicable, not_observed) values ($1, $2, $3, $4, $5, $6, $7, $8)
         on conflict (entity_id, clause, employee_id, day) do update set met = tallies.met + excluded.met, missed = tallies.missed + excluded.missed,
             not_applicable = tallies.not_applicable + excluded.not_applicable, not_observed = tallies.not_observed + excluded.not_observed",
        &[place(employee).as_slice(), counts.as_slice()].concat(),
    )?;
    tx.put(
        "insert into service_tallies (entity_id, clause, service_id, day, met, missed, not_applicable, not_observed) values ($1, $2, $3, $4, $5, $6, $7, $8)
         on conflict (entity_id, clause, service_id, day) do update set met = service_tallies.met + excluded.met,
             missed = service_tallies.missed + excluded.missed, not_applicable = service_tallies.not_applicable + excluded.not_applicable,
             not_observed = service_tallies.not_observed + excluded.not_observed",
        &[place(service).as_slice(), counts.as_slice()].concat(),
    )?;
    tally_days::count(tx, finding, &counts)
}

/// A sum of counts: of which entity, which clause.
#[derive(Clone, Debug)]
pub struct Counted {
    /// The entity.
    pub entity: EntityId,
    /// The clause.
    pub clause: String,
    /// The counts.
    pub tally: guide::Tally,
}

fn counted(row: &Row) -> Result<Counted> {
    Ok(Counted { entity: row.get(0)?, clause: row.get(1)?, tally: tally(row, 2)? })
}

const SUMS: &str =
    "cast(sum(met) as bigint), cast(sum(missed) as bigint), cast(sum(not_applicable) as bigint), cast(sum(not_observed) as bigint)";

/// The entity's counts by clause, from one day to another.
pub fn by_clause(tx: &mut Tx<'_>, from: i64, to: i64) -> Result<Vec<Counted>> {
    let (rows, params) = tally_days::counted(tx, "clause", (from, to))?;
    let sql = format!("select entity_id, clause, {SUMS} from {rows} group by entity_id, clause order by clause");
    tx.query(&sql, &params, counted)
}

/// Every entity's counts by clause: figures without persons, for oversight and the public.
pub fn across_entities(tx: &mut Tx<'_>, from: i64, to: i64) -> Result<Vec<Counted>> {
    let (rows, params) = tally_days::counted_everywhere(tx, "clause", (from, to))?;
    let sql = format!("select entity_id, clause, {SUMS} from {rows} group by entity_id, clause order by clause, entity_id");
    tx.query(&sql, &params, counted)
}
