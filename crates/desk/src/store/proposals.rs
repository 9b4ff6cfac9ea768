//! The statements on what messages seem to ask for, and on how well that was proposed.

use ::store::Tx;
use kernel::Result;

use crate::CaseId;
use crate::proposals::Proposal;
use crate::proposals::Quality;

pub(crate) fn insert(tx: &mut Tx<'_>, case: CaseId, proposal: &Proposal) -> Result<()> {
    let (entity, now) = (tx.entity()?, tx.now());
    let says = serde_json::to_string(&proposal.says).map_err(kernel::broken("writing a proposal"))?;
    tx.put(
        "insert into proposals (case_id, entity_id, service_id, urgency, lang, says, made_at) values ($1, $2, $3, $4, $5, $6, $7)",
        &[
            case.into(),
            entity.into(),
            proposal.service.into(),
            proposal.urgency.key().into(),
            proposal.lang.into(),
            says.into(),
            now.into(),
        ],
    )
}

/// What was proposed for a case, if anything was.
pub(crate) fn of_case(tx: &mut Tx<'_>, case: CaseId) -> Result<Option<Proposal>> {
    let entity = tx.entity()?;
    tx.one(
        "select service_id, urgency, lang, says, settled_at from proposals where entity_id = $1 and case_id = $2",
        &[entity.into(), case.into()],
        |row| {
            let (urgency, settled): (String, Option<i64>) = (row.get(1)?, row.get(4)?);
            Ok(Proposal {
                service: row.get(0)?,
                urgency: writing::Urgency::parse(&urgency).unwrap_or_default(),
                lang: row.get(2)?,
                says: row.json(3)?,
                is_settled: settled.is_some(),
            })
        },
    )
}

/// Says that an employee settled it; answers whether it was unsettled.
pub(crate) fn settle(tx: &mut Tx<'_>, case: CaseId) -> Result<bool> {
    let (entity, now, me) = (tx.entity()?, tx.now(), tx.actor().employee().ok());
    let changed = tx.execute(
        "update proposals set settled_at = $3, settled_by = $4 where entity_id = $1 and case_id = $2 and settled_at is null",
        &[entity.into(), case.into(), now.into(), me.into()],
    )?;
    Ok(changed == 1)
}

/// Counts what became of one thing that was proposed, or was not.
pub(crate) fn count(tx: &mut Tx<'_>, field: &str, (kept, corrected, added): (bool, bool, bool)) -> Result<()> {
    let entity = tx.entity()?;
    tx.put(
        "insert into proposal_counts (entity_id, field, kept, corrected, added) values ($1, $2, $3, $4, $5)
         on conflict (entity_id, field) do update set kept = proposal_counts.kept + excluded.kept,
             corrected = proposal_counts.corrected + excluded.corrected, added = proposal_counts.added + excluded.added",
        &[entity.into(), field.into(), i64::from(kept).into(), i64::from(corrected).into(), i64::from(added).into()],
    )
}

/// How well service, urgency and language were proposed in the entity.
pub(crate) fn quality(tx: &mut Tx<'_>) -> Result<Vec<Quality>> {
    let entity = tx.entity()?;
    tx.query(
        "select field, kept, corrected, added from proposal_counts where entity_id = $1 order by field desc",
        &[entity.into()],
        |row| Ok(Quality { field: row.get(0)?, kept: row.get(1)?, corrected: row.get(2)?, added: row.get(3)? }),
    )
}
