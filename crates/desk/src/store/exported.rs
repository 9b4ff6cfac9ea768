//! The statements behind lists that are taken away: what a list does not show of its cases.

use ::store::Tx;
use kernel::Lang;
use kernel::Result;
use kernel::Timestamp;
use org::ServiceId;
use writing::Urgency;

use crate::CaseId;

/// What a list does not show of a case.
pub(crate) struct Further {
    pub(crate) id: CaseId,
    pub(crate) service: Option<ServiceId>,
    pub(crate) lang: Lang,
    pub(crate) urgency: Urgency,
    pub(crate) opened_at: Timestamp,
    pub(crate) closed_at: Option<Timestamp>,
}

/// The same of some cases that a list showed.
pub(crate) fn further(tx: &mut Tx<'_>, cases: &[CaseId]) -> Result<Vec<Further>> {
    let (places, ids) = ::store::listed(2, cases.iter().copied());
    let params = [vec![tx.entity()?.into()], ids].concat();
    let sql = format!("select id, service_id, lang, urgency, opened_at, closed_at from cases where entity_id = $1 and id in ({places})");
    tx.query(&sql, &params, |row| {
        let urgency: String = row.get(3)?;
        Ok(Further {
            id: row.get(0)?,
            service: row.get(1)?,
            lang: row.get(2)?,
            urgency: Urgency::parse(&urgency).unwrap_or_default(),
            opened_at: row.get(4)?,
            closed_at: row.get(5)?,
        })
    })
}
