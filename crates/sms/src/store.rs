//! The statements on text messages.

use ::store::Row;
use ::store::Tx;
use kernel::Result;
use platform::deliveries::DeliveryId;

use crate::text::Handed;
use crate::text::State;

/// One of the entity.
pub(crate) fn one(tx: &mut Tx<'_>, id: DeliveryId) -> Result<Option<Handed>> {
    let entity = tx.entity()?;
    let sql = "select id, case_id, shown, parts, state, answer from texts where entity_id = $1 and id = $2";
    tx.one(sql, &[entity.into(), id.into()], handed)
}

/// Writes one down as it is now.
pub(crate) fn save(tx: &mut Tx<'_>, one: &Handed) -> Result<()> {
    let (entity, now) = (tx.entity()?, tx.now());
    tx.put(
        "insert into texts (id, entity_id, case_id, shown, parts, state, answer, begun_at) values ($1, $2, $3, $4, $5, $6, $7, $8)
         on conflict (id) do update set state = excluded.state, answer = excluded.answer",
        &[
            one.id.into(),
            entity.into(),
            one.case.into(),
            (&one.shown).into(),
            one.parts.into(),
            one.state.key().into(),
            (&one.answer).into(),
            now.into(),
        ],
    )
}

/// Notes when the gateway last reported on one.
pub(crate) fn reported(tx: &mut Tx<'_>, id: DeliveryId) -> Result<()> {
    let (entity, now) = (tx.entity()?, tx.now());
    tx.put("update texts set reported_at = $3 where entity_id = $1 and id = $2", &[entity.into(), id.into(), now.into()])
}

fn handed(row: &Row) -> Result<Handed> {
    let state: String = row.get(4)?;
    Ok(Handed {
        id: row.get(0)?,
        case: row.get(1)?,
        shown: row.get(2)?,
        parts: row.get(3)?,
        state: State::parse(&state).unwrap_or(State::Handing),
        answer: row.get(5)?,
    })
}
