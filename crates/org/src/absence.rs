//! Who is away, and who stands in: an employee's mail never waits for an absent person (6.email.teammate).

use ::store::Tx;
use kernel::EmployeeId;
use kernel::Error;
use kernel::Result;
use kernel::Timestamp;
use kernel::refuse;

use crate::Absence;
use crate::events::AbsenceBegun;
use crate::events::AbsenceEnded;
use crate::serving::may_back_up;
use crate::store;

/// Enters an absence, planned or sudden.
///
/// # Errors
/// Refused when it ends before it begins, another one overlaps it, nobody stands in or who should serves no customers; `NotFound` for a
/// stranger.
pub fn enter_absence(tx: &mut Tx<'_>, absence: &Absence) -> Result<()> {
    let employee = store::employee(tx, absence.employee)?.ok_or(Error::NotFound("employee"))?;
    if absence.ends_at <= absence.begins_at {
        return Err(refuse("org-absence-order").into());
    }
    let known = store::absences_between(tx, absence.begins_at, absence.ends_at)?;
    if known.iter().any(|other| other.employee == absence.employee) {
        return Err(refuse("org-absence-twice").into());
    }
    let back_up = absence.back_up.or(employee.back_up);
    let Some(back_up) = back_up.filter(|back_up| *back_up != absence.employee) else {
        return Err(refuse("org-absence-nobody").by("6.email.teammate").into());
    };
    store::employee(tx, back_up)?.ok_or(Error::NotFound("employee"))?;
    if !may_back_up(tx, absence.employee, back_up)? {
        return Err(refuse("org-back-up-serves-nobody").by("6.email.teammate").into());
    }
    store::insert_absence(tx, absence)?;
    tx.record(AbsenceBegun {
        employee: absence.employee.get(),
        back_up: Some(back_up.get()),
        begins_at: absence.begins_at.as_millisecond(),
        ends_at: absence.ends_at.as_millisecond(),
    })?;
    Ok(())
}

/// Ends an absence now.
///
/// # Errors
/// `NotFound` when it is over or does not exist.
pub fn come_back(tx: &mut Tx<'_>, absence: &Absence) -> Result<()> {
    let now = tx.now();
    if store::end_absence(tx, absence.id, now)? == 0 {
        return Err(Error::NotFound("absence"));
    }
    tx.record(AbsenceEnded { employee: absence.employee.get() })?;
    Ok(())
}

/// Who serves in the place of an employee at an instant: themselves when present, else the back-up of the absence or of the record, and so
/// on. Nobody when the whole chain is away or may not serve.
///
/// # Errors
/// What the database says.
pub fn stand_in(tx: &mut Tx<'_>, employee: EmployeeId, at: Timestamp) -> Result<Option<EmployeeId>> {
    present(tx, employee, at, store::serves)
}

/// Who is told what an employee should know at an instant: themselves when present, else their back-up, and so on, whether they serve
/// customers or not.
///
/// # Errors
/// What the database says.
pub fn told_instead(tx: &mut Tx<'_>, employee: EmployeeId, at: Timestamp) -> Result<Option<EmployeeId>> {
    present(tx, employee, at, |tx, one| Ok(store::employee(tx, one)?.is_some_and(|one| one.is_active)))
}

/// The first of the chain who is present; it ends at one who may not.
fn present(
    tx: &mut Tx<'_>,
    employee: EmployeeId,
    at: Timestamp,
    may: fn(&mut Tx<'_>, EmployeeId) -> Result<bool>,
) -> Result<Option<EmployeeId>> {
    let away = store::absences_at(tx, at)?;
    let mut seen = Vec::new();
    let mut next = Some(employee);
    while let Some(candidate) = next {
        if seen.contains(&candidate) {
            return Ok(None);
        }
        seen.push(candidate);
        let Some(record) = store::employee(tx, candidate)? else { return Ok(None) };
        if !may(tx, candidate)? {
            return Ok(None);
        }
        match away.iter().find(|absence| absence.employee == candidate) {
            None => return Ok(Some(candidate)),
            Some(absence) => next = absence.back_up.or(record.back_up),
        }
    }
    Ok(None)
}
