//! What reports sort a case by, written down with what happens in it, so that figures can be counted from events alone at any time.

use ::store::Tx;
use kernel::EmployeeId;
use kernel::Id;
use kernel::Lang;
use kernel::Result;
use kernel::Timestamp;
use serde::Deserialize;
use serde::Serialize;

use crate::Case;

/// What a case is sorted by, as it is when something happens in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sorts {
    /// The key of the channel through which it came.
    pub channel: String,
    /// The customer's language.
    pub lang: Lang,
    /// The service it concerns, if known.
    pub service: Option<i64>,
    /// The centre of whoever the event counts for; none for nobody, and for those of no centre.
    pub centre: Option<i64>,
}

impl Sorts {
    /// What an event that counts for its owner is sorted by.
    ///
    /// # Errors
    /// What the database says.
    pub fn of(tx: &mut Tx<'_>, case: &Case) -> Result<Sorts> {
        Sorts::of_employee(tx, case, case.owner)
    }

    /// The same for somebody else, such as a former owner.
    ///
    /// # Errors
    /// What the database says.
    pub fn of_employee(tx: &mut Tx<'_>, case: &Case, employee: Option<EmployeeId>) -> Result<Sorts> {
        Ok(Sorts { channel: case.channel.clone(), lang: case.lang, service: case.service.map(Id::get), centre: centre_of(tx, employee)? })
    }
}

/// The centre of somebody who works here; none for nobody, and for those of no centre.
pub(crate) fn centre_of(tx: &mut Tx<'_>, employee: Option<EmployeeId>) -> Result<Option<i64>> {
    let known = employee.map_or(Ok(None), |id| org::store::employee(tx, id))?;
    Ok(known.and_then(|employee| employee.centre).map(Id::get))
}

/// How long a case took from its opening to an instant, in clock seconds and in working seconds.
pub(crate) fn taken(tx: &mut Tx<'_>, case: &Case, until: Timestamp) -> Result<(u64, u64)> {
    let calendar = crate::calendars::of_entity(tx)?;
    let working = calendar.working_between(case.opened_at, until);
    Ok((calendar::elapsed_between(case.opened_at, until).as_secs(), working.as_secs()))
}
