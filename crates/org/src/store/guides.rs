//! The statements on what the catalogue says of services.

use ::store::Row;
use ::store::Tx;
use kernel::Result;

use crate::ServiceGuide;
use crate::ServiceId;

/// What the catalogue says of a service; nothing where nothing was written.
///
/// # Errors
/// What the database says.
pub fn service_guide(tx: &mut Tx<'_>, service: ServiceId) -> Result<Option<ServiceGuide>> {
    let entity = tx.entity()?;
    let sql = "select documents_ar, documents_en, steps_ar, steps_en, conditions_ar, conditions_en, fee_ar, fee_en from service_guides
               where entity_id = $1 and service_id = $2";
    tx.one(sql, &[entity.into(), service.into()], read)
}

fn read(row: &Row) -> Result<ServiceGuide> {
    Ok(ServiceGuide {
        documents: super::bilingual(row, 0)?,
        steps: super::bilingual(row, 2)?,
        conditions: super::bilingual(row, 4)?,
        fee: super::bilingual(row, 6)?,
    })
}

/// Writes what the catalogue says of a service.
pub(crate) fn save_service_guide(tx: &mut Tx<'_>, service: ServiceId, guide: &ServiceGuide) -> Result<()> {
    let entity = tx.entity()?;
    let names = [&guide.documents, &guide.steps, &guide.conditions, &guide.fee].into_iter().flat_map(|text| [&text.ar, &text.en]);
    let params = [service.into(), entity.into()].into_iter().chain(names.map(Into::into)).collect::<Vec<_>>();
    let sql =
        "insert into service_guides (service_id, entity_id, documents_ar, documents_en, steps_ar, steps_en, conditions_ar, conditions_en,
                   fee_ar, fee_en)
               values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
               on conflict (service_id) do update set documents_ar = excluded.documents_ar, documents_en = excluded.documents_en,
                   steps_ar = excluded.steps_ar, steps_en = excluded.steps_en, conditions_ar = excluded.conditions_ar,
                   conditions_en = excluded.conditions_en, fee_ar = excluded.fee_ar, fee_en = excluded.fee_en";
    tx.execute(sql, &params).map(drop)
}
